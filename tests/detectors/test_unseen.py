"""What logs of other houses hold: keys in camelCase, statements, sentences, and programs that look like data."""

import numpy as np
import pyarrow as pa
import pytest

from detectors.discover import own
from detectors.encoded import views
from detectors.engine import Engine
from detectors.expressions import word_expression, word_trigger
from detectors.generic import coordinates, email, ip_address
from detectors.insert_view import statements
from detectors.linear import Pattern

ENGINE = Engine(own())


def reported(text):
    """Names and values of what is surer than even odds, each alone in its field."""
    return {(ENGINE.detectors[c.detector].name, c.text) for c in ENGINE.find(text) if c.score >= 0}


def names(text):
    return {name for name, _ in reported(text)}


# --- keys in camelCase -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('{"customerPhoneNumber":"68051234"}', ("no_phone", "68051234")),
        ('{"contactTelephone":"68051234"}', ("no_phone", "68051234")),
        ('<Data Name="TargetUserName">olan</Data>', ("field_username", "olan")),
        ("utbetalingBankAccountNumber=86011117947", ("no_kontonummer", "86011117947")),
        ('{"ownerLicensePlate":"QA12345"}', ("no_vehicle_plate", "QA12345")),
    ],
)
def test_a_word_after_a_hump_may_have_humps_of_its_own(text, found):
    assert found in reported(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('"navnPaaSoeker":"Kari Nordmann"', "person_name"),
        ('"foedtDato":"1891-05-12"', "date_of_birth"),
        ('"employerName":"Eksempel Bygg AS"', "field_organization"),
        ('"tlfPrivat":"68051234"', "no_phone"),
        ("Kontakttelefon endret fra 68051234", "no_phone"),
        ("creditAccount=86011117947", "no_kontonummer"),
        ("Gsm: 68051234", "no_phone"),
        ('"bornDate":"1891-05-12"', "date_of_birth"),
        ('"guardianName":"Kari Nordmann","accountHolder":"Ola Nordmann"', "person_name"),
        ("slektsnavn=Zzyzx", "field_last"),
        ("<apiKey>8f2a6c0e9b7d41538f2a6c0e9b7d4153</apiKey>", "credential"),
        ("443 - Mozilla/5.0+(X11;+Linux+x86_64)+Gecko/20100101+Firefox/131.0 200", "user_agent"),
    ],
)
def test_more_ways_to_name_a_thing(text, found):
    assert found in names(text)


def test_a_word_that_must_not_follow_a_hump_still_does_not():
    assert "field_username" not in names("LdapLogin : bind")


@pytest.mark.parametrize("text", ["hump=1", "customerPhonyNumber=1", "customerphoneNumber=1"])
def test_a_hump_needs_its_capital_and_the_whole_word(text):
    pattern = Pattern(word_expression((r"(?:tele)?phones?(?:[ _-]?numbers?)?",)) + "=")
    assert pattern.search(text.encode(), 0, len(text))[1] < 0


@pytest.mark.parametrize("key", ["aPhone", "aTelephoneNumber", "a_phone", "PHONE", "customerPhoneNumbers"])
def test_what_a_word_matches_brings_its_line_up(key):
    words = (r"(?:tele)?phones?(?:[ _-]?numbers?)?", "pan")
    text = f"{key}=".encode()
    for expression in (word_expression(words), word_trigger(words)):
        assert Pattern(expression + "=").search(text, 0, len(text))[1] == len(text)


def test_the_type_of_an_entry_names_the_number_beside_it():
    assert ("no_phone", "68051234") in reported('"telefon": [{"type": "MOBIL", "nummer": "68051234"}]')
    assert names('{"type": "FAKTURA", "nummer": "68051234"}') == set()


# --- INSERT ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        b"insert into kunde values ('Kari', 1)",
        b"INSERT INTO kunde (navn, tlf) SELECT navn, tlf FROM gammel",
        b"INSERT INTO kunde (navn, tlf) VALUES ('uten slutt",
        b"INSERT INTO kunde () VALUES ()",
    ],
)
def test_what_names_no_columns_or_breaks_off_gives_no_values(line):
    assert list(statements(line)) == []


def test_a_value_that_was_inserted_has_the_name_of_its_column_and_its_own_place():
    line = b"INSERT INTO kunde (navn, tlf) VALUES ('O''Neill, Kari (x)', '68051234'), ('Ola', NULL)"
    (view,) = views(line)
    assert view.data == b", navn='O''Neill, Kari (x)', tlf='68051234', navn='Ola', tlf=NULL"
    first = view.data.index(b"68051234")
    start, end = view.span(first, first + 8)
    assert line[start:end] == b"68051234"


def test_names_and_bare_numbers_of_an_insert_are_found():
    line = "INSERT INTO kunde (navn, telefon, kontonr) VALUES ('Kari Nordmann', '68051234', '86011117947')"
    assert {("person_name", "Kari Nordmann"), ("no_phone", "68051234"), ("no_kontonummer", "86011117947")} <= reported(
        line
    )


def test_what_an_order_inserts_is_nobodys():
    assert names("INSERT INTO ordre (id, sum, opprettet) VALUES (68051234, 12.5, '2026-11-22')") == set()


# --- said in sentences, and programs ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Nytt passord satt: Sommer2024",
        "passordet er endret til Vinter2025!",
        "Passordet mitt er Sommer2024 men det virker ikke",
        "password was set to hunter22",
        'Brukeren oppga passord "Sommer2024!" som ikke stemmer',
        r'{"m":"oppga passord \"Sommer2024!\" igjen"}',
    ],
)
def test_a_password_that_is_said_is_reported(text):
    assert "credential" in names(text)


@pytest.mark.parametrize(
    "text",
    [
        "password reset for user 12345",
        'Password "must contain 8 letters" is the rule',
        "The password was changed 2026-11-22 by admin",
        "passord endret 22.11.2026",
        "retrieve_pin: remove array declarator",
        "challenge_password: normalize the password first",
        "password = certs[0][2],",
        "password: bool = False,",
        "index_url_password = index_info",
        '    CHALLENGE_PASSWORD: "challengePassword",',
        "http://foo:bar@myhost/",
    ],
)
def test_what_is_said_of_passwords_and_done_with_them_is_none(text):
    assert "credential" not in names(text)


@pytest.mark.parametrize(
    "text",
    [
        "user: bool = False,",
        "my $t_uid = shift;",
        "username = config.get('x')",
        "xfrm_user: fix info leak",
        "organization = ObjectIdentifier(x)",
        "surname = NameOID.SURNAME",
        'GIVEN_NAME: "givenName",',
    ],
)
def test_a_piece_of_a_program_is_no_value_of_a_field(text):
    assert not {name for name in names(text) if name.startswith("field_")}


def test_the_address_of_a_repository_is_no_email_address():
    assert email.check("git@git.example.com") is None
    assert email.check_many(pa.array(["git@git.example.com", "gitte@example.com"])).tolist() == [-1, 1]


# --- numbers with full stops -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "c1.52-.87 2.83-2.12 3.51.98.32 2.03.5 3.11.5",
        "Major changes in 3.31.0.2",
        "see section 3.41.1.2 of it",
        "firmware version is 84.23.1.2",
        "at-spi2-core 2.39.90.1",
    ],
)
def test_versions_sections_and_paths_of_pictures_are_no_ip_addresses(text):
    assert "ip_address" not in names(text)


@pytest.mark.parametrize(
    "text",
    [
        'swVersion="8.2112.0"] Rate limit exceeded for 2001:4600:fb4b:677a:1ac:8832:890c:f4f6',
        "PaymentGateway:124 - Rate limit exceeded for 84.209.12.3",
        "took 0.35 s, 84.209.12.3 left",
    ],
)
def test_a_version_elsewhere_in_the_line_does_not_speak_against_an_address(text):
    assert "ip_address" in names(text)


def test_seconds_with_nanoseconds_are_no_fodselsnummer_that_was_tried():
    line = b"2026-11-11T10:01:25.282000000+01:00 stdout F INFO kunde 17912099997"
    tried = [c.text for c in ENGINE.candidates(line) if ENGINE.detectors[c.detector].name == "no_fodselsnummer"]
    assert tried == ["17912099997"]


def test_small_later_numbers_make_a_version_in_columns_too():
    cells = ["2.39.90.1", "2.150.90.1", "84.23.1.2"]
    verdicts = [ip_address.DETECTOR.verdicts[code] for code in ip_address.check_many(pa.array(cells))]
    assert verdicts == [ip_address.check(cell) for cell in cells]
    assert np.flatnonzero([len(verdict.support) > 1 for verdict in verdicts]).tolist() == [0]


def test_one_of_the_two_degrees_counts_after_its_word():
    assert ("coordinates", "59.913871") in reported('{"breddegrad":"59.913871","sted":"x"}')
    assert names("faktor 59.913871") == set()
    assert coordinates.check("0.913871") is None
