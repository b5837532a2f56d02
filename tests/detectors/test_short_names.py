"""Names of columns in eight letters: words run together, without their vowels, ending in a code; and what is no such name."""

import pytest

from detectors.field_vocabulary import without_vowels
from detectors.fields import hints
from detectors.generic import fields_of_contact, fields_of_tables, sim_card
from detectors.generic.fields_of_pictures import DETECTORS as PICTURES
from scanner.log_words import VOCABULARY

PHONE, HEALTH = "user.contact.phone_number", "user.health_and_medical"


@pytest.mark.parametrize(
    ("field", "category"),
    [
        ("TLFPRIV", PHONE),
        ("TELHEM", PHONE),
        ("EPOSTJOBB", "user.contact.email"),
        ("ADRPRIV", "user.contact.address"),
        ("notatStyret", "user.content.private.note"),
    ],
)
def test_what_may_stand_after_a_word_may_be_run_together_with_it(field, category):
    assert hints(field)[category] >= 2.5


@pytest.mark.parametrize(
    ("field", "category"),
    [
        ("DIAG_KD", HEALTH),
        ("DIAGKD", HEALTH),
        ("diagnose_cd", HEALTH),
        ("KJONN_KD", "user.demographic.gender"),
        ("STILLTXT", "user.job_title"),
        ("nasjonalitet_kd", "user.demographic.nationality"),
    ],
)
def test_a_word_whose_value_is_written_as_a_code_is_one_still(field, category):
    assert hints(field)[category] >= 2.5


@pytest.mark.parametrize(
    "field", ["PASS_KD", "EPOST_KD", "ADR_KD", "KORTKD", "POSTNRKD", "valkod", "still_image", "STILL"]
)
def test_a_code_of_something_else_is_not(field):
    assert max(dict(hints(field)).values(), default=0.0) < 2.5


@pytest.mark.parametrize(
    ("field", "category"),
    [
        ("FORNVN", "user.name.first"),
        ("ETTNVN", "user.name.last"),
        ("KNDNVN", "user.name"),
        ("STATSBRG", "user.demographic.nationality"),
    ],
)
def test_a_word_without_its_vowels_is_known(field, category):
    assert hints(field)[category] >= 2.5


def test_no_word_of_logs_is_taken_for_one_without_its_vowels():
    known = {word: without_vowels(word) for word in VOCABULARY if without_vowels(word)}
    assert [word for word in known if not hints(word)] == []


@pytest.mark.parametrize("field", ["varenavn", "skipsnavn", "kommunenavn", "rollenavn"])
def test_an_initial_before_the_word_for_a_name_ends_no_compound(field):
    assert hints(field).get("user.name.last", -4.0) < 0


@pytest.mark.parametrize(
    "field",
    [
        "capacity",
        "velocity",
        "publicity",
        "tethnicity1",
        "destination",
        "combination",
        "microphone",
        "headphones",
        "radial",
        "automobil",
        "studiet",
        "mediet",
        "solcelle",
        "pannekaka",
        "kartlegning",
        "confirm",
        "fotballnamn",
    ],
)
def test_a_word_that_ends_in_a_fields_word_by_chance_is_no_compound(field):
    assert max(hints(field).values(), default=0.0) <= 0


@pytest.mark.parametrize(
    ("field", "category"),
    [
        ("shipcity", "user.contact.address.city"),
        ("homecity", "user.contact.address.city"),
        ("kontaktphone", PHONE),
        ("privatmobil", PHONE),
        ("natio", "user.demographic.nationality"),
        ("kundeepost", "user.contact.email"),
    ],
)
def test_after_the_word_for_a_person_or_a_field_it_is_one(field, category):
    assert hints(field)[category] >= 2.5


@pytest.mark.parametrize(
    "field",
    [
        "death",
        "reason",
        "annual",
        "special",
        "local",
        "måned",
        "månad",
        "month",
        "design",
        "mother",
        "math",
        "present",
        "chief",
        "basis",
        "gross",
        "shipping",
        "billing",
        "frakt",
        "posts",
        "innlegg",
        "elektronisk",
        "moms",
        "kontingent",
        "konsulent",
        "stats",
    ],
)
def test_a_whole_word_is_not_another_one_cut_short(field):
    assert max(hints(field).values(), default=0.0) < 2.5


@pytest.mark.parametrize(
    ("field", "category"),
    [
        ("NACHN", "user.name.last"),
        ("GBDAT", "user.demographic.date_of_birth"),
        ("STRAS", "user.contact.address"),
        ("KONFE", "user.demographic.religious_belief"),
        ("FAMST", "user.demographic.marital_status"),
        ("antall_barn", "user.family"),
        ("acceptsMarketing", "user.privacy_preferences"),
        ("avatar_url", "user.content.self_image"),
        ("vaccination_status", HEALTH),
    ],
)
def test_columns_of_widespread_systems_are_known(field, category):
    assert hints(field)[category] >= 2.5


def test_a_merchants_name_is_nobodys():
    assert hints("merchant_name")["user.name"] < 0


def _detector(group, name):
    return next(detector for detector in group if detector.name == name)


@pytest.mark.parametrize(("name", "code"), [("field_gender", "2"), ("field_marital_status", "3")])
def test_the_code_of_a_register_says_less_than_a_word(name, code):
    detector = _detector(fields_of_contact.DETECTORS, name)
    (support,) = detector.check(code).support
    assert detector.weights[support] < 0


def test_how_many_children_there_are_says_less_than_who():
    detector = _detector(fields_of_tables.DETECTORS, "column_family")
    assert detector.check("2").support
    assert not detector.check("ektefelle").support


def test_a_role_in_a_program_is_no_job():
    from detectors.decided_values import check_job_title

    assert check_job_title("admin") is None
    assert check_job_title("member") is None
    assert check_job_title("Medlemskonsulent") is not None


def test_a_picture_of_a_person_may_have_an_address_without_an_ending():
    detector = _detector(PICTURES, "field_self_image")
    assert detector.cell is not None
    assert "https?" in detector.cell


def test_a_sim_card_is_told_by_its_check_digit():
    assert sim_card.check("8991101200003204514F").test_data
    assert sim_card.check("8991101200003204515") is None
    assert sim_card.check("89911012000032045") is None


@pytest.mark.parametrize("label", ["Fornavn", "Etternavn", "First name", "Surname"])
def test_the_label_of_a_form_is_nobodys_name(label):
    assert fields_of_contact.check_name(label) is None


def test_a_name_that_no_list_has_is_one_still():
    assert fields_of_contact.check_name("Xiomara") is not None
    assert fields_of_contact.check_name("Hilliere") is not None
