"""What everyday sentences declare: words for personal data, whose practice it is, and what is only looked at or denied."""

from pathlib import Path

import pytest

from scanner.inventory.drafting.claims import claims
from scanner.inventory.drafting.facts import declared
from scanner.inventory.drafting.language import READ
from scanner.inventory.drafting.outline import outline
from scanner.inventory.drafting.reading import document
from tests.inventory.drafted import FNR, asserted


def held(text, tongue="nb"):
    said = claims(outline(document(Path("p.txt"), text), READ[tongue]))
    return {claim.mention.label.removeprefix("user.") for claim in declared(said)}


@pytest.mark.parametrize(
    ("text", "tongue"),
    [
        ("Kortnummer lagres ikke hos oss.", "nb"),
        ("Fødselsnummer behandles ikke i våre systemer.", "nb"),
        ("Appen bruker posisjonen din, men posisjonen forlater aldri telefonen.", "nb"),
        ("Ansiktsgjenkjenninga skjer på telefonen din, og vi får aldri biletet.", "nn"),
        ("Banken din kan be om fødselsnummer når du betaler.", "nb"),
        ("Utstedaren av kortet har namn og fødselsnummer på kundane sine; det har ikkje vi.", "nn"),
        ("Facebook kan samle inn opplysninger om interessene dine. Det er de som er ansvarlige for det.", "nb"),
        ("Produsentene av klokkene kan samle inn både posisjon og helsedata.", "nb"),
        ("Our customers decide what to ask for, and some of them ask for health data.", "en"),
        ("Du trenger ikke oppgi fødselsnummer; det holder at du kommer.", "nb"),
        ("Ikke skriv personnummer i kommentarfeltet.", "nb"),
        ("Samtalen varte lenge, og vi lagrer ingenting.", "nb"),
        ("Vi lagrer stamtavla til hunden, og rase.", "nb"),
    ],
)
def test_what_is_denied_or_somebody_elses_or_stays_on_the_phone_is_not_declared(text, tongue):
    assert held(text, tongue) == set()


@pytest.mark.parametrize(
    ("text", "tongue", "categories"),
    [
        ("Vi ser hvilke varer kunden har bestilt.", "nb", {"behavior.purchase_history"}),
        ("Me lagrar kva for turar du har meldt deg på.", "nn", {"behavior.event_participation"}),
        (
            "Vi registrerer hvilke serier barnet har sett og hva slags bøker gjesten har lånt.",
            "nb",
            {"behavior.media_consumption"},
        ),
        ("Vi får vite om betalingen gikk gjennom.", "nb", {"payment"}),
        (
            "Vi lagrar kva du har samtykt til, og leilegheitsnummeret.",
            "nn",
            {"privacy_preferences", "contact.address"},
        ),
        ("We keep a history of services you have ordered.", "en", {"behavior.purchase_history"}),
        ("Når du betaler, lagrer vi navnet ditt.", "nb", {"name"}),
        ("Vi lagrer hva du har lånt og hvilke bøker du liker.", "nb", {"behavior.media_consumption"}),
        ("Me ser kva filmar du ser på og kva artiklar du opnar.", "nn", {"behavior.media_consumption"}),
        ("Vi fører statistikk over bruken av nettsidene.", "nb", {"telemetry"}),
        ("Vi lagrar kva sider du har vore innom.", "nn", {"telemetry"}),
        ("We log the pages you open and your IP address.", "en", {"telemetry", "device.ip_address"}),
        ("Vi skriv opp kven som møter på trening.", "nn", {"behavior.event_participation"}),
        ("Vi lagrer hvilke samtykker du har gitt.", "nb", {"privacy_preferences"}),
        ("Vi viser kommentarene du skriver.", "nb", {"content.public"}),
        ("Skriver du til oss i chatten, tar vi vare på samtalen.", "nb", {"content.private.chat"}),
        ("Vi tar vare på spørsmål du sender oss på e-post.", "nb", {"content.private.email"}),
        ("Får styret e-poster om det, blir e-postene lagret.", "nb", {"content.private.email"}),
        ("Vi registrerer om du skylder penger og det du skylder.", "nb", {"financial.debt"}),
        (
            "Vi spør om sivilstand, antall barn og hvor du jobber.",
            "nb",
            {"demographic.marital_status", "family", "workplace"},
        ),
        (
            "Vi lagrer inntekt, gjeld, formue og arbeidsgiver.",
            "nb",
            {"financial.salary", "financial.debt", "financial", "workplace"},
        ),
        ("Vi treng namn og telefonnummer til ein av dei føresette.", "nn", {"name", "contact.phone_number", "family"}),
        ("Registreringsnummeret på bilen står i parkeringslista.", "nb", {"vehicle.license_plate"}),
        ("Hver brikke har et eget nummer, og vi lagrer hvilken nøkkelbrikke som blir brukt.", "nb", {"unique_id"}),
        ("Vi lagrer navn, adresse og hvilken skole du går på.", "nb", {"name", "contact.address"}),
        ("Har du matallergi, skriver vi det ned.", "nb", {"health_and_medical.dietary_requirement"}),
        (
            "Vi lagrer kortnummeret sammen med utløpsdatoen.",
            "nb",
            {"financial.credit_card.number", "financial.credit_card.expiry"},
        ),
        ("Når du melder deg av nyhetsbrevet, sletter vi adressen din.", "nb", {"contact.email"}),
        ("Vi tar opp samtalen for å lære opp nye kolleger.", "nb", {"content.private.call_recording"}),
        ("Vi har tilgang til saldo.", "nb", {"financial.balance"}),
        ("Kjøpshistorikken din ligger hos oss.", "nb", {"behavior.purchase_history"}),
        ("Du får et kundenummer.", "nb", {"unique_id.customer_number"}),
    ],
)
def test_everyday_words_declare_what_they_stand_for(text, tongue, categories):
    assert held(text, tongue) == categories


def test_what_a_recipient_in_a_list_gets_is_declared_but_not_what_it_does_not_get():
    text = "Hvem får opplysninger\n\n- Fotografen, som får journalnummer, men ikke fødselsnummer\n- Posten\n"
    assert held(text) == {"health_and_medical.record_id"}


def test_a_cv_is_of_working_life():
    assert held("Søknad og CV\n\nVi lagrer CV og vitnemål.") == {"workplace"}
    assert held("Søknad og CV\n\nVi lagrer navn, e-postadresse, CV og vitnemål.") == {
        "name",
        "contact.email",
        "workplace",
    }


@pytest.mark.parametrize(
    ("text", "tongue", "categories"),
    [
        ("Vi lagrer vergens navn og adresse.", "nb", {"family", "contact.address"}),
        (
            "Me noterer at du ikkje vil ha reklame, og om kontingenten er betalt.",
            "nn",
            {"privacy_preferences", "payment"},
        ),
        ("Vi lagrer navn, språk du snakker og lønnskrav.", "nb", {"name", "demographic.language", "financial.salary"}),
        ("We keep your departure date and the amount you paid.", "en", {"behavior.purchase_history", "payment"}),
        ("Vi lagrer hvilke dugnader du har deltatt på.", "nb", {"behavior.event_participation"}),
        ("We record which pages were viewed.", "en", {"telemetry"}),
        ("Meldinger mellom kjøper og selger lagres.", "nb", {"content.private.chat"}),
        ("Vi har chat. Det du skriver der, lagres i en uke.", "nb", {"content.private.chat"}),
        ("We keep a note of nut allergies.", "en", {"health_and_medical.dietary_requirement"}),
    ],
)
def test_everyday_ways_to_name_families_payments_and_visits_declare(text, tongue, categories):
    assert held(text, tongue) == categories


@pytest.mark.parametrize(
    ("text", "tongue"),
    [
        ("Legitimasjon sjekkes i døra, og kopien slettes umiddelbart.", "nb"),
        ("Passport numbers are read at the desk and the slip is destroyed immediately.", "en"),
        ("Noen butikker ber om fødselsnummer når de selger på avbetaling.", "nb"),
        ("Some employers ask for a criminal record.", "en"),
        ("Kapselen slettes når nettlesaren stengjast.", "nn"),
        ("Vi fortel mykje. Dette skjer berre når kunden samtykkjer.", "nn"),
    ],
)
def test_what_is_only_seen_or_others_ask_for_is_not_declared(text, tongue):
    assert held(text, tongue) <= {"device.cookie_id"}


WORDS = [
    ("fakturaadressen", "contact.address.billing"),
    ("leveringsadressa", "contact.address.delivery"),
    ("bustadadressene", "contact.address.home"),
    ("fødselsdatoen", "demographic.date_of_birth"),
    ("foedselsnummeret", FNR),
    ("fodselsnr.", FNR),
    ("personnumre", FNR),
    ("kontonummeret", "financial.bank_account"),
    ("mobilnr.", "contact.phone_number"),
    ("telefonnumra", "contact.phone_number"),
    ("epostadressene", "contact.email"),
    ("e-postadressa", "contact.email"),
    ("E-post-adresse", "contact.email"),
    ("kjøpshistorikken", "behavior.purchase_history"),
    ("helseopplysningane", "health_and_medical"),
    ("sykdommene", "health_and_medical"),
    ("nøtteallergi", "health_and_medical.dietary_requirement"),
    ("ansattbilde", "content.self_image"),
    ("fagforeiningsmedlemskapen", "workplace.trade_union"),
    ("IP-adresser", "device.ip_address"),
    ("jobb-e-postadressen", "contact.email"),
]


@pytest.mark.parametrize(("word", "key"), WORDS)
def test_words_are_known_in_all_their_forms(word, key):
    assert asserted(f"Vi registrerer:\n\n- {word}\n- passnummer\n")["held"] == {key, "government_id.passport_number"}


def test_shared_ends_of_compounds_go_to_each_part():
    held = asserted("Vi lagrer fakturerings- og leveringsadresse samt e-post- og chatkorrespondanse.")["held"]
    assert held == {
        "contact.address.billing",
        "contact.address.delivery",
        "content.private.email",
        "content.private.chat",
    }


@pytest.mark.parametrize(
    ("sentence", "keys"),
    [
        ("Når du melder deg inn, registrerer vi navn, adresse og e-postadresse.", {"name", "contact.address", "contact.email"}),
        ("Når du melder deg på et kurs, lagrer vi navn, adresse og telefonnummer.", {"name", "contact.address", "contact.phone_number"}),
        ("Når du melder deg inn, lagrer vi adressen din.", {"contact.address"}),
        ("Til nyhetsbrevet lagrer vi adressen din.", {"contact.email"}),
        ("Når du melder deg på, lagrer vi adressen din.", {"contact.email"}),
        ("Nyhetsbrev og kataloger sendes til deg, og vi lagrer adresse og e-post.", {"contact.address", "contact.email"}),
    ],
    ids=["joining", "a course", "joining alone", "newsletter", "signing up", "newsletter with both"],
)  # fmt: skip
def test_an_address_is_of_e_mail_only_where_it_stands_for_nothing_else(sentence, keys):
    assert held(sentence) == keys


@pytest.mark.parametrize(
    ("text", "categories"),
    [
        ("### Telefonnummer\n\nBrukes til å varsle om utsatte turer.", {"contact.phone_number"}),
        ("### Passnummer\n\nDet lagrer vi ikke.", set()),
        ("## Tar dere bilder?\n\nJa, på turene våre.", {"content.self_image"}),
        ("## Tar dere bilder?\n\nNei, aldri.", set()),
        (
            "| Hva | Hvor lenge |\n|---|---|\n| Deltakerlister | to år |\n| Personskader | ti år |",
            {"behavior.event_participation", "health_and_medical"},
        ),
        (
            "Vi lagrer navn.\n\n## Hva sier loven?\n\nOpplysninger om straffedommer er regulert i artikkel 10.",
            {"name"},
        ),
        ("Elever med rett til tolk: vi registrerer morsmålet.", {"demographic.language"}),
        ("Lederne må vise fram politiattest.", set()),
    ],
)
def test_headings_and_tables_declare_what_they_name_and_the_law_nothing(text, categories):
    assert held(text) == categories
