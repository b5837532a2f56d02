"""Who gets data, by the frame of the sentence: names that no list has, kinds of recipients, and who is none."""

from pathlib import Path

import pytest

from scanner.inventory.drafting.facts import facts
from scanner.inventory.drafting.language import READ
from scanner.inventory.drafting.outline import outline
from scanner.inventory.drafting.reading import document
from scanner.inventory.drafting.sources import Source

OPENING = (
    "Personvern i Fjellvik Sport AS\n\nFjellvik Sport AS er behandlingsansvarlig for opplysningene.\n\nOm oss\n\n"
)


def recipients(sentence, tongue="nb"):
    read = outline(document(Path("p.txt"), f"{OPENING}{sentence}\n"), READ[tongue])
    return [party.name for party in facts(Source("p.txt", read)).recipients]


@pytest.mark.parametrize(
    "sentence",
    [
        "Vi selger ikke opplysninger til Facebook eller Google.",
        "Vi har en side på Facebook. Facebook har sin egen personvernerklæring.",
        "Betaler du med Vipps, får vi bare vite at det er betalt.",
        "Bruker du Safari eller Chrome, kan du slette kapslene der.",
        "Klager kan sendes til Datatilsynet.",
        "Du logger inn med BankID eller via ID-porten.",
        "Blir selskapet kjøpt opp, overføres opplysningene til den nye eieren, Storkjøp AS.",
        "Kommunen får årlige tall fra oss om antall deltakere.",
        "Ved ulykke varsler vi pårørende.",
        "Opplysninger om deg hentes fra Folkeregisteret og Brønnøysundregistrene.",
        "Vi gir aldri opplysninger til forsikringsselskap eller arbeidsgiver.",
        "Spørsmål kan rettes til Kari på post@fjellvik.example.",
        "All trafikk er sikret med Transport Layer Security.",
        "Det er bare din egen trener som har tilgang.",
        "Abonnementet kjøpes gjennom App Store eller Google Play.",
        "Lag: Vi fører ingen liste over hvem som møtte.",
    ],
)
def test_who_is_denied_asked_reached_or_spoken_of_is_no_recipient(sentence):
    assert recipients(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "tongue", "names"),
    [
        ("Regnskapet føres av Tallknusern, og lønna kjøres i Visma.", "nb", {"Tallknusern", "Visma"}),
        ("Nettsida er drifta av Skyfjell, og e-posten ligg hjå Microsoft.", "nn", {"Skyfjell", "Microsoft"}),
        ("Pakkane dine vert sende med Posten eller Bring.", "nn", {"Posten", "Bring"}),
        ("Ubetalte regninger sendes til inkasso hos Kravia.", "nb", {"Kravia"}),
        (
            "Vi deler ikke opplysninger med andre enn regnskapsføreren og Skatteetaten.",
            "nb",
            {"regnskapsføreren", "Skatteetaten"},
        ),
        ("Opptak utleveres bare hvis politiet krever det.", "nb", {"politiet"}),
        (
            "Det kan utleveres til følgende: Skatteetaten, Kystverket ved ulykker, og Pakkereisenemnda.",
            "nb",
            {"Skatteetaten", "Kystverket", "Pakkereisenemnda"},
        ),
        ("Vår leverandør av kassasystem er Kassakraft.", "nb", {"Kassakraft"}),
        ("Bestilling av time leveres av Timeklokka, som er databehandler for oss.", "nb", {"Timeklokka"}),
        ("Trener du gjennom jobben, får arbeidsgiveren din vite om du har møtt.", "nb", {"arbeidsgiveren"}),
        ("Trygg Forsikring får vite om skaden.", "nb", {"Trygg Forsikring"}),
        ("Kartverket og Skatteetaten skal ha opplysninger om salget.", "nb", {"Kartverket", "Skatteetaten"}),
        (
            "Rekneskapsføraren vår, Sparsam Rekneskap SA, ser fakturaene.",
            "nn",
            {"Sparsam Rekneskap SA"},
        ),
        ("Feilmeldingene behandles av Orbit Services Pvt. Ltd. i India.", "nb", {"Orbit Services Pvt. Ltd"}),
        ("Payments are processed by Stripe and e-mail is sent through SendGrid.", "en", {"Stripe", "SendGrid"}),
        ("We share your name and address with our carrier, Northpost.", "en", {"Northpost"}),
        ("Our auditor may see invoices.", "en", {"Our auditor"}),
        ("Saka går til kommunens inkassoselskap.", "nb", {"kommunens inkassoselskap"}),
        ("Betaler du ikke, oversendes kravet til inkasso.", "nb", {"inkasso"}),
        ("Arkivet blir avlevert til Interkommunalt arkiv Fjorddalen.", "nb", {"Interkommunalt arkiv Fjorddalen"}),
        ("Regnskapsføreren og revisoren vår får se bilagene.", "nb", {"Regnskapsføreren", "revisoren"}),
        (
            "Vi bruker Brevdua til utsendelser, Talltroll til regnskap og Svarfugl til henvendelser.",
            "nb",
            {"Brevdua", "Talltroll", "Svarfugl"},
        ),
        ("Drifta er sett ut til Fjellnett.", "nn", {"Fjellnett"}),
        (
            "Opplysningane går til:\n\n1. Skiforbundet sentralt, gjennom systemet\n2. forsikringsselskapet Tryggleik Vest",
            "nn",
            {"Skiforbundet sentralt", "forsikringsselskapet Tryggleik Vest"},
        ),
    ],
)
def test_who_runs_gets_or_is_sent_data_is_a_recipient(sentence, tongue, names):
    assert set(recipients(sentence, tongue)) == names
