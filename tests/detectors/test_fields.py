import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.categories import CATEGORIES
from detectors.field_vocabulary import spelled, tokens
from detectors.fields import hints

COLUMNS = Path(__file__).parents[3] / "shared" / "facts" / "columns.csv"
EMAIL, PHONE, NAME = "user.contact.email", "user.contact.phone_number", "user.name"
FNR = "user.government_id.national_identification_number"

SPEAKS_FOR = [
    *(
        (field, FNR)
        for field in ("fnr", "fodselsnr", "foedselsnr", "fødselsnr", "FØDSELSNUMMER", "kundensFodselsnummer")
    ),
    *(
        (field, FNR)
        for field in ("k_fnr", "tbl_kunde.fnr", "payload.customer.ssn", "fnrMottaker", "personnummer", "cpr_nr")
    ),
    *(
        (field, PHONE)
        for field in ("kundetelefon", "hovedmobilnr", "mobilnummer2", "mobTlf", "Kundens telefonnr.", "kundetlf")
    ),
    *(
        (field, EMAIL)
        for field in ("arbeidsgiverepost", "e-post", "ePost", "cust_email", "kunde.kontakt.epost", "email_hash")
    ),
    *(
        (field, NAME)
        for field in ("navn", "kunde_navn", "kunder[].navn", "contactPersonName", "navn_mottaker", "fornavn")
    ),
    ("fornavn_kunde", "user.name.first"),
    ("address.street", "user.contact.address"),
    ("leveringsadresse", "user.contact.address.delivery"),
    ("kort.utlopsdato", "user.financial.credit_card.expiry"),
    ("card.number", "user.financial.credit_card.number"),
    ("kontonr", "user.financial.bank_account"),
    ("klientIp", "user.device.ip_address"),
    ("samtykke_dato", "user.privacy_preferences"),
    ("bilens_regnr", "user.vehicle.license_plate"),
    ("diagnosekode", "user.health_and_medical"),
    ("fagforening", "user.workplace.trade_union"),
    ("latitude", "user.location.precise"),
    ("födelsedatum", "user.demographic.date_of_birth"),
    ("fødselsdag", "user.demographic.date_of_birth"),
    ("efternavn", "user.name.last"),
]
FALSE_FRIENDS = [
    *(
        (field, NAME)
        for field in ("filnavn", "filename", "produktnavn", "hostname", "table_name", "fil.navn", "produkt.navn")
    ),
    *((field, NAME) for field in ("brukernavn", "userName", "skipsnavn", "varenavn", "kommunenavn", "event.name")),
    *(
        (field, "user.contact.address")
        for field in ("ip_adresse", "mac_adresse", "nettadresse", "webAddress", "epostadresse")
    ),
    *(
        (field, EMAIL)
        for field in ("epost_sendt", "mail_template", "emailVerified", "is_email", "epostId", "antall_eposter")
    ),
    *(
        (field, PHONE)
        for field in ("telefon_type", "ordrenr", "trace_id", "timestamp", "antall_telefoner", "telefonliste")
    ),
    *((field, "user.authorization.password") for field in ("passordpolicy", "password_changed_at", "passord_utløper")),
    *((field, "user.job_title") for field in ("boktittel", "page_title", "sidetittel")),
    *((field, "user.financial.bank_account") for field in ("kontoplan", "kundekonto", "kontotype")),
    *((field, "user.financial.credit_card.number") for field in ("korttype", "kundekort", "medlemskort")),
    ("portnummer", "user.contact.address.postal_code"),
    ("gnr_bnr_fnr", FNR),
    ("token_expiry", "user.financial.credit_card.expiry"),
    ("loginCount", "user.account.username"),
    ("programmeringsspråk", "user.demographic.language"),
]


@pytest.mark.parametrize(("field", "category"), SPEAKS_FOR)
def test_a_name_speaks_for_its_category(field, category):
    assert hints(field)[category] >= 2.5


@pytest.mark.parametrize(("field", "category"), FALSE_FRIENDS)
def test_a_false_friend_speaks_against(field, category):
    assert hints(field)[category] <= -3.0


@pytest.mark.parametrize(
    "field", ["", "x1", "kolonne7", "stacktrace", "aggregate", "zzz.qqq", "[]", "_", "investigate"]
)
def test_an_unknown_name_says_nothing(field):
    assert dict(hints(field)) == {}


@pytest.mark.parametrize(
    ("field", "weight"), [("hjh_navn", 0.0), ("ShipName", 0.0), ("vei_navn", -3.0), ("by_navn", -3.0)]
)
def test_the_name_of_what_is_unknown_is_left_to_the_values(field, weight):
    assert hints(field)["user.name"] == weight


@pytest.mark.skipif(not COLUMNS.exists(), reason="the shared column names are not beside this checkout")
def test_every_published_column_name_speaks_for_its_category():
    with COLUMNS.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    named = [
        (row["key"], name) for row in rows for language in ("nb", "sv", "en") for name in row[language].split(";")
    ]
    assert [(key, name) for key, name in named if hints(name).get(key, 0.0) < 1.0] == []


def test_an_exact_name_says_more_than_a_compound():
    assert hints("telefon")[PHONE] > hints("kundetelefon")[PHONE] > hints("lagertelefon")[PHONE] > 0


def test_a_first_name_is_a_name():
    assert hints("fornavn")[NAME] == hints("navn")[NAME]


@pytest.mark.parametrize("name", ["Fødselsnummer", "foedselsnummer", "fodselsnummer", "FØDSELSNUMMER"])
def test_spellings_are_one(name):
    assert spelled(name) == "fodselsnummer"


def test_names_are_cut_at_humps_signs_and_digits():
    assert tokens("kundeEpostAdresse-2_nyIPAdresse") == ["kunde", "epost", "adresse", "2", "ny", "ip", "adresse"]


@given(st.text(max_size=300))
def test_any_name_gives_known_categories_within_bounds(field):
    said = hints(field)
    assert said.keys() <= CATEGORIES.keys()
    assert all(-4.0 <= weight <= 4.0 for weight in said.values())


@pytest.mark.parametrize(
    ("field", "category"),
    [
        ("CVV_kode", "user.financial.credit_card.verification_code"),
        ("kortcvv", "user.financial.credit_card.verification_code"),
        ("ccv2", "user.financial.credit_card.verification_code"),
        ("user_pw", "user.authorization.password"),
        ("pw", "user.authorization.password"),
        ("mathensyn", "user.health_and_medical.dietary_requirement"),
        ("dietary_restrictions", "user.health_and_medical.dietary_requirement"),
        ("Ønsker info", "user.privacy_preferences"),
        ("opted_in", "user.privacy_preferences"),
        ("kan_kontaktes", "user.privacy_preferences"),
        ("påmeldingsstatus", "user.behavior.event_participation"),
        ("butikkjede", "user.workplace.chain_membership"),
        ("nettlesertype", "user.device.user_agent"),
        ("favorittprodukter", "user.behavior.purchase_history"),
        ("KUNDE_TLF_PRIV", "user.contact.phone_number"),
        ("Tlf. privat", "user.contact.phone_number"),
        ("CUST_PHN", "user.contact.phone_number"),
        ("EMAIL_ADDR", "user.contact.email"),
        ("Navn på foresatt", "user.name"),
        ("Preferred name", "user.name"),
        ("Kontonr. utbetaling", "user.financial.bank_account"),
        ("KID/melding", "user.payment"),
        ("Fakturaadresse linje 1", "user.contact.address.billing"),
        ("DT_OF_BRTH", "user.demographic.date_of_birth"),
        ("cpr_number", "user.government_id.national_identification_number"),
    ],
)
def test_abbreviations_and_whose_it_is(field, category):
    assert hints(field)[category] >= 2.5


@pytest.mark.parametrize(
    ("field", "category"),
    [
        ("lønnskrav", "user.financial.salary"),
        ("styrehonorar", "user.financial.salary"),
        ("egenerklaring_straff", "user.criminal_history"),
        ("landbakgrunn", "user.demographic.race_ethnicity"),
        ("Q5_Hva stemte du", "user.demographic.political_opinion"),
        ("vil_ha_nyhendebrev", "user.privacy_preferences"),
        ("modersmål", "user.demographic.language"),
        ("ansiktsprofil", "user.biometric"),
        ("session_key", "user.device.cookie_id"),
        ("otp_seed", "user.authorization.password"),
        ("a_kasse", "user.workplace.trade_union"),
        ("sykedager", "user.health_and_medical"),
        ("SickLeaveHours", "user.health_and_medical"),
        ("is_smoker", "user.health_and_medical"),
        ("er_gravid", "user.health_and_medical"),
    ],
)
def test_a_name_of_another_trade_speaks_for_its_category(field, category):
    assert hints(field)[category] >= 2.5


@pytest.mark.parametrize("field", ["snittlonn", "mean_salary", "andel_roykere", "antall_gravide"])
def test_what_is_counted_over_many_is_of_nobody(field):
    assert max(hints(field).values()) < 0


@pytest.mark.parametrize(
    "field",
    [
        "background",
        "expected",
        "invalid",
        "minor",
        "visual",
        "problem",
        "hospital",
        "klubb",
        "bakgrunn",
        "maks",
        "overtid",
    ],
)
def test_an_everyday_word_is_no_word_cut_short(field):
    assert max(hints(field).values(), default=0.0) <= 0


def test_what_says_little_alone_says_nothing_after_an_unknown_word():
    assert hints("hent_sted").get("user.contact.address.city", 0.0) <= 0 < hints("sted")["user.contact.address.city"]
    assert hints("rekvisisjon_lege")["user.name"] > 0
