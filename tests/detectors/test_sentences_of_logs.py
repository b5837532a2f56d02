"""Names and user names in the sentences of logs, values in lists and bound to statements; and what only looks like it."""

import pytest

from detectors.discover import own
from detectors.encoded import views
from detectors.engine import Engine
from detectors.generic import person_in_prose
from detectors.insert_view import bound

ENGINE = Engine(own())


def reported(text):
    """Names and values of what is surer than even odds, each alone in its field."""
    return {(ENGINE.detectors[c.detector].name, c.text) for c in ENGINE.find(text) if c.score >= 0}


def names(text):
    return {value for name, value in reported(text) if name in {"told_name", "keyed_name", "person_name"}}


@pytest.mark.parametrize(
    "text",
    [
        "INFO Kunden Kari Nordmann, født 12.03.1861",
        "INFO Bokning 62 skapad för Kari Nordmann, mobil 1",
        "Booking 7 oprettet for Kari Nordmann, CPR 1",
        "ERROR : Kunne ikke oppdatere Kari Nordmann: version mismatch",
        "Utbetaling avvist for ansatt Kari Nordmann, konto 1",
        "Besked fra Kari Nordmann: jeg kommer",
        "invoice sent to Kari Nordmann",
        '{"event":"FALL","bruker":"Kari Nordmann"}',
        "<Profile: Kari Nordmann (x)>",
        '{"driver":["Kari Nordmann"]}',
    ],
)
def test_a_whole_name_in_a_sentence_about_a_person_is_one(text):
    assert names(text) == {"Kari Nordmann"}


@pytest.mark.parametrize(
    "text",
    [
        "MF Kari avgikk Larvik kl. 10:00, 40 passasjerer",
        "Faktura 7 til Hansen & Sønner Transport AS sendt",
        "sendt til Kari Nordmann AS",
        "Kunden Jordan Sport AS",
        "levert til Storgata Bergen",
        "kunden har betalt",
        "From: Node 18, To: Node 20",
        "Owner: Platform Team. Author: The Documentation Team",
        "created by Kari Nordmann",
        "Bruker Endret Passord",
        "driver: Microsoft Print To PDF",
        "Mail sent to Support Team",
    ],
)
def test_what_stands_there_and_is_no_person(text):
    assert not names(text)


def test_one_word_alone_is_no_whole_name():
    assert person_in_prose.check("Kari") is None
    assert person_in_prose.check("Nordmann Kari Oslo") is None


@pytest.mark.parametrize(
    "text",
    [
        "Inloggning misslyckades för användare knord42 från 198.51.100.7",
        "Adgangskode ændret for bruger knord42",
        "Passord nullstilt for bruker knord42, ny lenke sendt",
        "Password reset for user knord42",
        "auth-worker(81): sql(knord42,198.51.100.7,<Kq2t>): Password mismatch",
        "imap(knord42)<81><Kq2t>: Disconnected",
        "User:          CORP\\knord42",
    ],
)
def test_a_user_of_whom_a_log_tells_is_named(text):
    assert "knord42" in {value for _, value in reported(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Password reset for user accounts",
        "Passord endret for bruker",
        "sql(kunde, ordre)",
        "select pam(root): x",
        "User: 10 \\n",
    ],
)
def test_accounts_and_calls_are_no_users(text):
    assert not reported(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('{"phone":["68051234"]}', ("no_phone", "68051234")),
        ("{'phone': ['“68051234” is not valid']}", ("no_phone", "68051234")),
        ("on field 'mobile': rejected value [68051234]; codes", ("no_phone", "68051234")),
        ("{'username': ['knord42']}", ("field_username", "knord42")),
        ("{'password': ['hunter2x']}", ("credential", "hunter2x")),
        ('{"navn":["Kari Nordmann"]}', ("person_name", "Kari Nordmann")),
    ],
)
def test_a_value_may_stand_in_a_list_or_be_one_that_was_rejected(text, found):
    assert found in reported(text)


@pytest.mark.parametrize(
    "text", ["{'username': []}", "password: [string, null]", "phone: [mobile, home]", "user=[object Object]"]
)
def test_a_list_of_something_else_holds_no_value(text):
    assert not reported(text)


def test_what_is_bound_to_a_statement_has_the_name_of_its_column_and_its_own_place():
    line = b'VALUES ($1, $2)  [["mobile", "68051234"], ["id", 17]]'
    (view,) = views(line)
    assert view.data == b', mobile="68051234", id=17'
    start, end = view.span(view.data.index(b"6805"), view.data.index(b"6805") + 8)
    assert line[start:end] == b"68051234"


@pytest.mark.parametrize("line", [b'[["a"', b"[[1, 2], [3, 4]]", b'[["a", ["b"]]]', b"[[", b'[["x y", "z"]]'])
def test_other_lists_of_lists_bind_nothing(line):
    assert list(bound(line)) == []


def test_a_telephone_in_pairs_that_is_none_in_norway_may_be_danish():
    assert ("phone", "20 39 01 40") in reported("tlf. 20 39 01 40")
    assert not [name for name, _ in reported("tlf. 68 05 12 34") if name == "phone"]
    assert not reported("20 39 01 40")


def test_a_word_may_be_a_password_in_a_setting_of_the_environment():
    assert "korrekthest" in {value for _, value in reported("env DB_PASSWORD=korrekthest DB_HOST=pg")}
    assert not reported("env DB_PASSWORD=required DB_HOST=pg")
    assert not reported("password: korrekthest is changed")


def test_the_id_that_a_mail_server_gave_a_message_is_nobodys_address():
    assert not reported("H=(laptop) P=esmtpsa S=1204 id=a2f15c7c830a7b51@mail.nordvik.no")
    assert reported("id=kari.nordmann@mail.nordvik.no") == {("email", "kari.nordmann@mail.nordvik.no")}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('administrator_login          = "knord42"', ("field_username", "knord42")),
        ("CEF:0|V|F|1|100|Login failed|5|suser=knord42 src=x", ("field_username", "knord42")),
        ('{"attr":{"principalName":"knord42"}}', ("field_username", "knord42")),
        ("vipps meg på 68051234", ("no_phone", "68051234")),
        ("nummeret mitt er 68051234", ("no_phone", "68051234")),
        ("**Mobil:** 680 51 234", ("no_phone", "680 51 234")),
        ("Den 21. nov. 2026 kl. 14:02 skrev Kari Nordmann <kari@example.no>:", ("mail_name", "Kari Nordmann")),
        ("Fra: Kari Nordmann", ("keyed_name", "Kari Nordmann")),
    ],
)
def test_a_word_that_leads_a_value_is_known(text, found):
    assert found in reported(text)
