"""Users, senders and the sick that the grammar of a line points to, without a key; and what only looks like it."""

import pytest

from detectors.discover import own
from detectors.engine import Engine
from detectors.field_words import STRONG
from detectors.fields import SHORTENED, carries, hints
from detectors.no import address_protection
from scanner.naming import spoken_of

ENGINE = Engine(own())


def reported(text):
    """Names and values of what is surer than even odds, each alone in its field."""
    return {(ENGINE.detectors[c.detector].name, c.text) for c in ENGINE.find(text) if c.score >= 0}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('203.0.113.9 - knord42 [22/Nov/2026:06:30:13 +0100] "GET / HTTP/1.1" 200 1', ("remote_user", "knord42")),
        ("sshd[8]: Failed password for invalid user knord42 from 203.0.113.9 port 4", ("login_name", "knord42")),
        ("AH01617: user knord42: authentication failure", ("account_name", "knord42")),
        ("Oppslag på pasient av HELSE\\knord42", ("domain_account", "knord42")),
        ("Fra: Kari Nordmann <kari@example.no>", ("mail_name", "Kari Nordmann")),
        ("Jeg er sykmeldt for tida", ("told_of_a_person", "sykmeldt")),
        ("ho er sjukmeld", ("told_of_a_person", "sjukmeld")),
        ("Blåfjell ENK, 988 077 917", ("no_enk", "988 077 917")),
        ("Tlf. 68 05 00 00/68 05 00 01", ("no_phone", "68 05 00 01")),
        ("plate=QA12345", ("no_vehicle_plate", "QA12345")),
        ('{"latitude":59.913,"longitude":10.752}', ("coordinates", '59.913,"longitude":10.752')),
        ('{"bredde":59.91387,"lengde":10.75225}', ("coordinates", '59.91387,"lengde":10.75225')),
        ("kari@example.no: kode 6", ("no_address_protection", "kode 6")),
    ],
)
def test_what_the_grammar_of_a_line_tells(text, found):
    assert found in reported(text)


@pytest.mark.parametrize(
    "text",
    [
        '203.0.113.9 - - [22/Nov/2026:06:30:13 +0100] "GET / HTTP/1.1" 200 1',
        "session opened for user root(uid=0) by (uid=0)",
        "the user was logged in",
        "lagret i HKLM\\Software",
        "den som er sykmeldt",
        "it is disabled",
        "feilkode 7 hos kari@example.no",
    ],
)
def test_what_only_looks_like_it(text):
    ours = {"remote_user", "login_name", "account_name", "domain_account", "told_of_a_person", "no_address_protection"}
    assert not {name for name, _ in reported(text)} & ours


def test_a_code_alone_weighs_less_than_the_words():
    weights = address_protection.DETECTOR.weights
    assert weights[address_protection.CODE_ALONE] < weights[address_protection.SAID]


@pytest.mark.parametrize(
    ("field", "category"),
    [
        ("strFagf", "user.workplace.trade_union"),
        ("memDiag", "user.health_and_medical"),
        ("str_statsb", "user.demographic.nationality"),
    ],
)
def test_a_word_cut_short_is_known_where_one_category_alone_begins_so(field, category):
    assert hints(field)[category] == SHORTENED


@pytest.mark.parametrize("field", ["test", "spec", "land_x", "produkt_diag", "stat"])
def test_what_is_a_word_itself_is_no_other_cut_short(field):
    assert SHORTENED not in hints(field).values()


def test_the_head_of_a_name_stands_before_a_preposition():
    said = hints("Nyhetsbrev på e-post")
    assert said == {"user.privacy_preferences": STRONG}


def test_what_expires_and_where_a_thing_stands_is_told_by_the_table():
    assert carries("utlopsdato")
    assert hints("produkt.utlopsdato")["user.financial.credit_card.expiry"] < 0
    assert hints("airports.latitude")["user.location.precise"] < 0 < hints("trips.latitude")["user.location.precise"]


@pytest.mark.parametrize(
    ("field", "table", "siblings", "spoken"),
    [
        ("PAS_NAVN", "PASIENT", (), "PASIENT.NAVN"),
        ("BRK_ID", "BRUKER", (), "BRUKER.ID"),
        ("XQ_NAVN", "ARKIV", ("XQ_ID", "XQ_NAVN", "XQ_DATO"), "ARKIV.NAVN"),
        ("card_number", "cards", (), "card_number"),
        ("kunde_navn", "ordre", ("kunde_navn", "kunde_epost", "kunde_tlf"), "kunde_navn"),
    ],
)
def test_what_stands_for_the_table_is_no_part_of_a_column_s_name(field, table, siblings, spoken):
    assert spoken_of(tuple(own()), field, "", table, siblings) == spoken
