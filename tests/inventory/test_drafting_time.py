"""How long data is kept, as everyday sentences tell it; and tables whose header says what their columns hold."""

from pathlib import Path

import pytest

from scanner.inventory.drafting.durations import durations
from scanner.inventory.drafting.facts import facts
from scanner.inventory.drafting.language import READ
from scanner.inventory.drafting.markup import html
from scanner.inventory.drafting.outline import outline
from scanner.inventory.drafting.reading import document
from scanner.inventory.drafting.retention import retention
from scanner.inventory.drafting.sources import Source
from tests.inventory.drafted import said


def told(text, tongue="nb"):
    return facts(Source("p.txt", outline(document(Path("p.txt"), text), READ[tongue])))


def periods(text, tongue="nb"):
    return [kept.period for kept in told(text, tongue).retention if kept.period]


def held(text, tongue="nb"):
    return {claim.mention.label.removeprefix("user.") for claim in told(text, tongue).held}


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("ei veke", "P1W"),
        ("to år og ein månad", "P2Y1M"),
        ("eit halvår", "P6M"),
        ("halvtannet år", "P18M"),
        ("to og et halvt år", "P2Y6M"),
        ("3 ½ år", "P3Y6M"),
        ("førtifem dager", "P45D"),
        ("hundre og åtti dagar", "P180D"),
        ("ninety-five days", "P95D"),
        ("femårsfristen", "P5Y"),
        ("fem hele kalenderår", "P5Y"),
        ("seks til tolv måneder", "P12M"),
        ("30–90 dagar", "P90D"),
        ("tjuefire timer", "P1D"),
        ("ett kvartal", "P3M"),
        ("två veckor", "P2W"),
    ],
)
def test_durations_in_words_keep_the_unit_of_the_text(text, iso):
    assert [found[2] for found in durations(f"i {text}.")] == [iso]


@pytest.mark.parametrize(
    "text",
    [
        "Garantien gjelder i fem år.",
        "Abonnementet varer i 12 måneder.",
        "Vi går gjennom registeret hvert år og sletter det vi ikke trenger.",
        "Du må være 13 år for å lage en profil.",
        "Opplysningene slettes den 1. januar året etter.",
    ],
)
def test_a_time_that_is_not_of_keeping_is_no_retention(text):
    assert periods(text) == []


@pytest.mark.parametrize(
    ("text", "tongue", "iso"),
    [
        ("Innlegga blir liggjande ute i to år.", "nn", "P2Y"),
        ("Søknadspapirene kastes etter tre måneder.", "nb", "P3M"),
        ("Papirskjema går i makulatoren etter ei veke.", "nn", "P1W"),
        ("Bildene tas ned etter ett år.", "nb", "P1Y"),
        ("Loggen tømmes én gang i døgnet.", "nb", "P1D"),
        ("Gjestelista makuleres månedlig.", "nb", "P1M"),
        ("Startlista slettes dagen etter løpet.", "nb", "P1D"),
        ("Informasjonskapselen utløper etter 13 måneder.", "nb", "P13M"),
        ("Backups expire after 35 days.", "en", "P35D"),
        ("Old recordings are shredded after a fortnight.", "en", "P14D"),
    ],
)
def test_other_words_for_keeping_and_deleting_are_known(text, tongue, iso):
    assert periods(text, tongue) == [iso]


def test_complaints_to_the_company_are_data_and_complaints_about_privacy_are_rights():
    text = "Personvern\n\n{}\n\nKlager du, lagrer vi navn og kontonummer i tre år.{}\n"
    shop = text.format("Klage og refusjon", "")
    rights = text.format("Klage", " Du kan også klage til Datatilsynet, og rett til å klage har alle.")
    assert "financial.bank_account" in held(shop)
    assert periods(shop) == ["P3Y"]
    assert periods(rights) == []


TABLE = """# Personvern

Vi skriver her hva vi lagrer, hvorfor, og hvor lenge det blir liggende hos oss.

| Formål | Hvilke opplysninger | Rettslig grunnlag | Slettes |
|---|---|---|---|
| Utleie av båt | Navn, mobilnummer og båtførerbevis | Avtale | Ett år etter leien |
| E-post til medlemmer | Fornavn | Samtykke | Til du melder deg av |
"""


def test_the_columns_of_a_table_are_read_as_their_header_says():
    assert held(TABLE) == {"name", "contact.phone_number", "name.first"}
    assert periods(TABLE) == ["P1Y"]


def test_a_row_that_begins_with_a_purpose_is_an_activity():
    names = {own.name for own in told(TABLE).activity.values()}
    assert {"Utleie av båt", "E-post til medlemmer"} <= names


def test_a_table_of_suppliers_names_recipients_and_nothing_else():
    text = "# Personvern\n\nHavna Båtutleie AS er behandlingsansvarlig.\n\n## Hvem får opplysninger?\n\n| Leverandør | Oppgave |\n|---|---|\n| Mailchimp | Nyhetsbrev på e-post |\n| Fjellsky Drift AS | Drift av serverne |\n"
    assert {party.name for party in told(text).recipients} == {"Mailchimp", "Fjellsky Drift AS"}
    assert held(text) == set()


def test_a_cell_of_a_page_stays_one_cell_whatever_stands_in_it():
    page = "<table><tr><th><p>Formål</p></th><th>Opplysninger</th><th>Lagringstid</th></tr><tr><td><p>Ordre</p></td><td><ul><li>Navn</li><li>Adresse</li></ul></td><td>To år<br>etter kjøpet</td></tr></table>"
    text = html(Path("p.html"), page)
    assert held(text) == {"name", "contact.address"}
    assert periods(text) == ["P2Y"]


PERIODS = [
    ("Regnskapsbilag lagres i 5 år.", "P5Y", "", ""),
    ("Opplysningene oppbevares i fem år etter regnskapsårets slutt.", "P5Y", "", "regnskapsårets slutt"),
    ("Opplysninger slettes tre måneder etter avsluttet kundeforhold.", "P3M", "", "avsluttet kundeforhold"),
    (
        "Regnskapsbilag oppbevares i fem år etter regnskapsårets slutt, slik bokføringsloven § 13 krever.",
        "P5Y",
        "",
        "regnskapsårets slutt",
    ),
    (
        "Rekneskapsmateriale skal oppbevarast i minst fem år etter slutten av rekneskapsåret etter bokføringslova.",
        "",
        "P5Y",
        "slutten av rekneskapsåret",
    ),
    ("Vi lagrar opplysningane i halvanna år.", "P18M", "", ""),
    ("Pakksedler lagres i 3,5 år.", "P3Y6M", "", ""),
    ("Logger slettes etter 72 timer.", "P3D", "", ""),
    ("Opptaka blir sletta etter ei veke.", "P1W", "", ""),
    ("Opplysningene lagres i inntil et halvt år.", "P6M", "", ""),
    ("Journalen oppbevares i minst ti år etter siste innføring.", "", "P10Y", "siste innføring"),
    ("Loggdata lagres i 3–6 måneder.", "P6M", "", ""),
    ("Etter avsluttet kundeforhold lagres opplysningene i 36 måneder.", "P36M", "", "avsluttet kundeforhold"),
    ("Vi lagrer opplysningene til slutten av året pluss 6 år.", "P6Y", "", "slutten av året"),
]


@pytest.mark.parametrize(("text", "period", "minimum", "starts"), PERIODS, ids=[row[0][:40] for row in PERIODS])
def test_periods_are_read_with_their_start(text, period, minimum, starts):
    kept = retention(said(text))
    assert [(found.period, found.minimum, found.starts) for found in kept] == [(period, minimum, starts)]


@pytest.mark.parametrize(
    "text",
    [
        "Vi lagrer ikke opplysninger om barn under 13 år.",
        "Vi svarer på henvendelser innen 30 dager.",
        "Hvert 5. år ber vi deg oppdatere.",
        "Du må være 18 år, og vi lagrer da navn og adresse.",
    ],
)
def test_ages_and_deadlines_are_no_retention(text):
    assert not [kept for kept in retention(said(text)) if kept.period or kept.minimum]


def test_the_end_of_a_year_is_rounded_to():
    assert retention(said("Bilag oppbevares i 5 år etter utgangen av regnskapsåret."))[0].year_end


@pytest.mark.parametrize(
    ("text", "until", "vague"),
    [
        ("Vi lagrer opplysningene så lenge du er kunde hos oss.", "du er kunde hos oss", False),
        ("Opplysningene slettes når du melder deg ut.", "du melder deg ut", False),
        ("Vi lagrer opplysningene så lenge det er nødvendig.", "", True),
        ("Opplysninger slettes når de ikke lenger er nødvendige for formålet.", "", True),
        ("Opplysningane blir lagra så lenge lova krev det.", "", True),
    ],
)
def test_events_end_the_keeping_and_vagueness_is_said(text, until, vague):
    assert [(kept.until, kept.vague) for kept in retention(said(text))] == [(until, vague)]


def test_who_gets_a_letter_is_no_time_of_keeping():
    assert not retention(said("Nyheitsbrevet går berre til dei som har sagt ja.", "nn"))
