"""Columns whose names decide: what their cells may be, and what names them."""

import pytest

from detectors.fields import carries, hints
from detectors.generic import fields_of_papers, fields_of_tables
from detectors.linear import Pattern

DETECTORS = (*fields_of_tables.DETECTORS, *fields_of_papers.DETECTORS)
BY_NAME = {detector.name.removeprefix("column_"): detector for detector in DETECTORS}

CELLS = [
    ("age_range", "alder", "37", "1987"),
    ("age_range", "age", "22.0", "-1"),
    ("date_of_birth", "birth_year", "1866", "4711"),
    ("date_of_birth", "birthMonth", "11", "13.11.1866"),
    ("salary", "årslønn", "412 500", "0"),
    ("salary", "GROSS_PAY", "60117.00", "ukjent"),
    ("family", "ektefelle", "gift siden 1891", "null"),
    ("coordinate", "lat", "59.9139", "59.9"),
    ("coordinate", "longitude", "10.7522", "0.0000"),
    ("health_and_medical", "diagnosis", "Hypertension", "ingen"),
    ("health_and_medical", "icd_code", "E11.9", "100"),
    ("health_and_medical", "hiv_status", "positive", "nei"),
    ("record_id", "mrn", "48201177", "00000000"),
    ("race_ethnicity", "ethnicity", "nonhispanic", "unknown"),
    ("religious_belief", "religion", "agnosticism", "n/a"),
    ("political_opinion", "party_affiliation", "Democrat", "3"),
    ("sexual_orientation", "sexual_orientation", "straight", "null"),
    ("trade_union", "fagforening", "Unison", "false"),
    ("trade_union", "union_dues", "212.50", "-"),
    ("criminal_history", "criminal_record", "Burglary", "none"),
    ("passport_number", "passport_no", "X12345678X", "AAAAAA"),
    ("drivers_license_number", "drivers_license", "S99912345", "S1"),
    ("license_plate", "licence_plate", "AB12 CDE", "12345"),
    ("bank_account", "bank_account_number", "2041788931", "2026-11-22"),
    ("card_number", "CardNumber", "33332664695310", "1920"[:3]),
    ("card_number", "last4", "4417", "44"),
    ("card_expiry", "exp_month", "11", "0"),
    ("card_expiry", "cc_exp_year", "2029", "1999"),
    ("postal_code", "PostalCode", "T2P 2T3", "0150"),
    ("email", "EMAIL", "KNORD", "null"),
    ("salt", "salt", "6b1f00c2a9", "havsalt"),
    ("health_answer", "bmi", "24.3", "E11.9"),
    ("health_answer", "er_gravid", "nei", "0"),
]


@pytest.mark.parametrize(("name", "field", "good", "bad"), CELLS)
def test_a_cell_counts_in_its_column_and_nonsense_does_not(name, field, good, bad):
    detector = BY_NAME[name]
    assert hints(field).get(detector.category, 0) > 0
    whole = Pattern(detector.cell)
    assert whole.matches_whole(good.encode())
    assert detector.check(good) is not None
    assert not whole.matches_whole(bad.encode()) or detector.check(bad) is None


@pytest.mark.parametrize("detector", DETECTORS, ids=BY_NAME)
def test_what_only_a_column_tells_is_not_sought_in_text(detector):
    assert detector.led is None
    assert detector.pattern is None


@pytest.mark.parametrize(
    ("field", "category"),
    [
        ("requester_name", "user.name"),
        ("melder_navn", "user.name"),
        ("spouse_complete_name", "user.name"),
        ("cc_owner", "user.name"),
        ("ship_to_name", "user.name"),
        ("emerg_contact_nm", "user.name"),
        ("emerg_contact_ph", "user.contact.phone_number"),
        ("created_by", "user.account.username"),
        ("registrert_av", "user.account.username"),
        ("basic_sal", "user.financial.salary"),
        ("blood_grp", "user.health_and_medical"),
        ("comment_author", "user.name"),
        ("nameLast", "user.name.last"),
        ("customers.name", "user.name"),
        ("diagnoses.description", "user.health_and_medical"),
        ("conditions.description", "user.health_and_medical"),
        ("salaries.value", "user.financial.salary"),
        ("reset_password_token", "user.authorization.token"),
        ("token_digest", "user.authorization.token"),
    ],
)
def test_names_and_the_names_around_them_speak(field, category):
    assert hints(field).get(category, 0) >= 1.5


@pytest.mark.parametrize(
    ("field", "category"),
    [
        ("organizations.name", "user.name"),
        ("currencies.name", "user.name"),
        ("product_categories.name", "user.name"),
        ("comment_agent", "user.content.private.note"),
        ("created_at", "user.account.username"),
        ("soil_graph", "user.contact.phone_number"),
        ("comment_author", "user.content.private.note"),
        ("products.description", "user.health_and_medical"),
        ("next_page_token", "user.authorization.token"),
    ],
)
def test_what_is_named_after_a_thing_is_no_fact_about_a_person(field, category):
    assert hints(field).get(category, 0) <= 0


def test_only_names_that_say_little_are_read_with_their_tables():
    assert carries("NAME")
    assert carries("beskrivelse")
    assert not carries("fornavn")
    assert not carries("product_name")
