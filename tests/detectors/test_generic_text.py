"""E-mail, credentials, tokens, cookies and user agents: tables of forms, and that no text makes a check raise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.engine import Engine
from detectors.generic import cookie_id, credential, email, jwt, user_agent

MODULES = (cookie_id, credential, email, jwt, user_agent)
ENGINE = Engine([module.DETECTOR for module in MODULES])
TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJrYXJpIn0.c2lnbmF0dXJl"


def found(text):
    """Return name and value of what is found."""
    return [(ENGINE.detectors[match.detector].name, match.text) for match in ENGINE.find(text)]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("user=kari@example.com", "kari@example.com"),
        ("KARI@EXAMPLE.COM", "KARI@EXAMPLE.COM"),
        ("kari+handel@example.com", "kari+handel@example.com"),
        ("Skriv til kari@example.com.", "kari@example.com"),
        ("...kari@example.com...", "kari@example.com"),
        ("?epost=kari@example.com&x=1", "kari@example.com"),
        ("(kari@example.com)", "kari@example.com"),
        ("'kari@example.com'", "kari@example.com"),
        ("bjørn.ås@blåbær.no", "bjørn.ås@blåbær.no"),
        ("kari@xn--blbr-roah.no", "kari@xn--blbr-roah.no"),
        ("/kunder/kari@example.com/ordre", "kari@example.com"),
        (r"\nkari@example.com\n", "kari@example.com"),
        ("kari@mail.a-b.example.org", "kari@mail.a-b.example.org"),
        ("kari@example.com-siden", "kari@example.com"),
    ],
)
def test_an_address_is_found_whole(text, address):
    assert found(text) == [("email", address)]


@pytest.mark.parametrize(
    "text",
    [
        "Object@1f2e3d",
        "a@b",
        "logo@2x.png",
        "git://git@example.com/x",
        "lodash@4.17.21",
        "kari@example..com",
        "@param",
    ],
)
def test_what_looks_like_an_address_is_not(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("address", "subtype", "test_data"),
    [
        ("kari@example.com", "", True),
        ("kari@mail.example.org", "", True),
        ("kari@firma.test", "", True),
        ("kari@notexample.com", "", False),
        ("post@firma.no", "role", False),
        ("No-Reply+17@firma.no", "role", False),
    ],
)
def test_roles_and_reserved_domains_are_told_apart(address, subtype, test_data):
    verdict = email.check(address)

    assert (verdict.subtype, verdict.test_data) == (subtype, test_data)


@pytest.mark.parametrize(
    ("value", "subtype"),
    [
        ("Sommer2024!", "password"),
        ("hunter", "password"),
        ("4821", "password"),
        ("0123456789abcdef0123456789abcdef", "hash"),
        ("$2b$12$R9h/cIPz0gi.URNNX3kh2OPST9/PgBkqquzi.Ss7KIUgO2t0jWMUW", "hash"),
        ("$argon2id$v=19$m=65536,t=3,p=4$c2FsdHNhbHQ$aGFzaGhhc2hoYXNo", "hash"),
        ("$6$rounds=5000$saltsalt$abcdefghijklmnopqrstuv", "hash"),
        ("pbkdf2_sha256$260000$salt$aGFzaGhhc2hoYXNoaGFzaA==", "hash"),
        ("ghp_" + "a1B2" * 9, "token"),
        ("AKIAIOSFODNN7EXAMPLE", "token"),
        ("xoxb-1234567890-abcdef", "token"),
        ("Bearer 8f2a6c0e9b7d4153", "token"),
        ("Basic a2FyaTpodW50ZXI=", "password"),
        ("postgres://app:hunter2@", "url_credentials"),
        ("redis://:hunter2@", "url_credentials"),
        ("-----BEGIN PRIVATE KEY-----", "private_key"),
        ("-----BEGIN OPENSSH PRIVATE KEY-----", "private_key"),
        ("api_key=0123456789abcdef0123456789abcdef", "token"),
        ("passordet er Vinter25", "password"),
    ],
)
def test_a_credential_is_of_its_kind(value, subtype):
    assert credential.check(value).subtype == subtype


@pytest.mark.parametrize(
    "value",
    [
        "********",
        "S*****4",
        "xxxxx",
        "XXXXXXXX",
        "${DB_PASSWORD}",
        "$DB_PASSWORD",
        "{{password}}",
        "<redacted>",
        "[REDACTED]",
        "null",
        "None",
        "true",
        "false",
        "undefined",
        ":password",
        "@Password",
        "config.db.password",
        "get_password",
        "your_password",
        "required",
        "feil",
        "/home/app",
        "abc",
        "",
        "Bearer token",
        "Basic authentication",
        "postgres://app:***@",
        "postgres://app:${PASS}@",
        "postgres://user:password@",
        "passordet er ****1",
    ],
)
def test_a_placeholder_is_no_credential(value):
    assert credential.check(value) is None


@pytest.mark.parametrize(
    "text",
    [
        "password policy: minst 12 tegn",
        "password_changed_at=2026-11-22",
        "passord må endres innen fredag",
        "passord: må endres",
        "password: %s",
        "passordet er feil",
        "pwd=/var/lib/app",
        "https://example.com:8443/a?b=c",
        "nextPageToken=abcdef0123456789abcdef",
        "PASS: TestLogin",
    ],
)
def test_talk_of_passwords_is_no_password(text):
    assert [value for name, value in found(text) if name == "credential"] == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('{"passord":"Sommer2024!"}', "Sommer2024!"),
        ("brukerPassord: Sommer2024", "Sommer2024"),
        (r"{\"password\":\"Sommer2024\"}", "Sommer2024"),
        ("<password>Sommer2024</password>", "Sommer2024"),
        ("DB_PASSWORD=Sommer2024", "Sommer2024"),
        ("login?user=kari&pwd=Sommer2024&x=1", "Sommer2024"),
        ("Engangskode: 482913", "482913"),
        ("pinkoden: 4821", "4821"),
        ("Server=db;Password=tR7!kk;", "tR7!kk"),
    ],
)
def test_a_password_after_its_word_is_found_whole(text, value):
    assert ("credential", value) in found(text)


def test_a_password_in_a_url_is_not_an_address():
    assert found("postgres://app:hunter2@db.example.com/x") == [("credential", "postgres://app:hunter2@")]


def test_a_token_that_can_be_read_is_one_even_after_bearer():
    assert found(f"Authorization: Bearer {TOKEN}") == [("jwt", TOKEN)]


@pytest.mark.parametrize(
    ("token", "subtype"),
    [
        (TOKEN, "personal claims"),
        ("eyJhbGciOiJub25lIn0.e30.", ""),
        ("eyJub3QiOiJhIGhlYWRlciJ9.eyJzdWIiOiJrYXJpIn0.c2ln", None),
        ("eyJhbGciOiJI.eyJzdWIiOiJrYXJpIn0.c2ln", None),
    ],
)
def test_a_token_has_a_header_and_its_claims_are_read(token, subtype):
    verdict = jwt.check(token)

    assert (verdict.subtype if verdict else None) == subtype


@pytest.mark.parametrize(
    ("value", "subtype"),
    [
        ("7A1F9C0D2E3B4A5F60718293A4B5C6D7", "session"),
        ("GA1.2.1033501218.1368477899", "analytics"),
        ("fb.1.1596403881668.1116446470", "analytics"),
        ("a=1; sid=9f8e7d6c5b4a3210", "header"),
        ("lang=nb; theme=dark", None),
        ("12345", None),
        ("null", None),
        ("S-1-5-21-1004336348-1177238915", None),
    ],
)
def test_a_cookie_is_of_its_kind(value, subtype):
    verdict = cookie_id.check(value)

    assert (verdict.subtype if verdict else None) == subtype


def test_a_user_agent_ends_where_its_grammar_ends():
    agent = "Mozilla/5.0 (X11; Linux x86_64; rv:109.0) Gecko/20100101 Firefox/115.0"

    assert found(f"ua={agent} took 35 ms") == [("user_agent", agent)]


def test_a_robot_weighs_little():
    robot = ENGINE.find("Mozilla/5.0 (compatible; Examplebot/2.1; +http://example.com/bot.html)")

    assert robot[0].score < 0


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.DETECTOR.name)
@given(text=st.text(max_size=60))
def test_a_check_never_raises(module, text):
    module.DETECTOR.check(text)


@given(st.text("eyJhbGciOi._-=0", max_size=40), st.text("abc.=+/%@:-{}$[]\"'", max_size=40))
def test_a_check_never_raises_on_what_resembles_its_shape(token, value):
    jwt.check("eyJ" + token)
    credential.check(f"https://{token}:{value}@")
    credential.check(f"Basic {value}")
    cookie_id.check(value)
