"""The template of a log line: the same for all lines of a statement, and never a value."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from detectors.discover import own
from detectors.engine import Engine
from scanner.line_template import template_of
from scanner.log_words import LEVELS, VOCABULARY, is_name, spoken
from scanner.statements import MANY, Statements

FIXED = sorted(word for word in VOCABULARY if len(word) > 2 and not is_name(word))


@pytest.mark.parametrize(
    ("line", "template"),
    [
        ("2026-11-22T10:00:00Z INFO shop - order 17 received, kunde=17912099997 via=web", "* info * order * received kunde=* via=*"),
        ("2026-11-22 10:00:00,123 [main] WARN no.shop.Mail - Sender e-post til ola@example.com", "* warn * sender e-post til *"),
        ("WARNING:shop:kunde=17912099997 late", "warning * kunde=*"),
        ("Nov 22 10:00:00 web01 sshd[1]: Accepted password for ola from 10.0.0.1", "accepted password for * from *"),
        ("<165>1 2026-11-22T10:00:00Z web app 1 ID47 - order 3 received", "* order * received"),
        ('{"level": "info", "msg": "customer 4711 blocked", "kunde": "17912099997"}', "customer * blocked"),
        ('{"time": 1, "kunde": "17912099997", "message": "order \\"x\\" received"}', "order * received"),
        ('{"time": 1, "kunde": "17912099997"}', ""),
        ('time=2026-11-22T10:00:00Z level=info msg="order received for Kari Nordmann" kunde=1', "order received for *"),
        ("time=2026-11-22T10:00:00Z level=info kunde=1", ""),
        ('10.0.0.1 - - [22/Nov/2026:10:00:00 +0000] "GET /order?kunde=1 HTTP/1.1" 200 1 "-" "like Gecko"', ""),
        ('KUNDE = "17912099997"', "kunde *"),
        ("Bestilling for Kari Nordmann, fødselsnummer: 17912099997", "bestilling for * fødselsnummer:*"),
        ('[shop] {"hendelse": "ordre", "kunde": {"navn": "Kari"}} sendt til ham', "* hendelse:* kunde:* navn:* sendt til *"),
        ("", ""),
    ],
)  # fmt: skip
def test_a_template_is_the_fixed_words_of_a_line(line, template):
    assert template_of(line.encode()) == template


def test_two_statements_that_lead_to_a_value_by_the_same_words_have_two_templates():
    assert template_of(b"order 1 received kunde=x") != template_of(b"order 1 is late kunde=x")


words = st.sampled_from(FIXED)
values = (
    st.from_regex(r"[0-9]{1,30}", fullmatch=True)
    | st.from_regex(r"[A-Z][a-zæøå]{1,12}", fullmatch=True).filter(
        lambda word: word.lower() not in VOCABULARY | LEVELS
    )
    | st.uuids().map(str)
    # `cc=x@example.com` is an address, and a key with its value: nothing in it tells which.
    | st.emails().filter(lambda address: "=" not in address or not spoken(address.partition("=")[0].lower()))
)
parts = st.lists(words | st.just(0), min_size=1, max_size=12)


@given(parts, st.lists(values, min_size=24, max_size=24))
def test_what_is_written_into_a_line_does_not_change_its_template(fixed, given_):
    def line(some):
        it = iter(some)
        return " ".join(part or next(it) for part in fixed).encode()

    assert template_of(line(given_[:12])) == template_of(line(given_[12:]))


@given(parts, st.text(max_size=40), st.text(max_size=40))
def test_a_value_that_was_found_is_masked_whatever_it_is_made_of(fixed, one, other):
    """Words of the vocabulary as well: the template of a line does not tell two values apart."""

    def template(value):
        before, after = (" ".join(map(str, half)).encode() for half in (fixed[::2], fixed[1::2]))
        line = before + b" \x01 " + after
        start = len(before) + 1
        return template_of(line.replace(b"\x01", value), [(start, start + len(value))]).split()

    # Keys that the value repeats are masked too: the templates may only differ in more stars.
    first, second = (template(value.replace("\n", " ").encode()) for value in (one, other))
    assert {*first} ^ {*second} <= {"*", *map(str, fixed)}


anything = st.text(max_size=120) | st.lists(
    words | values | st.sampled_from("=:;,\"'[](){}<>/\\|&?"), max_size=20
).map("".join)


@given(anything, anything)
def test_a_template_holds_nothing_but_known_words_and_keys_that_name_nobody(text, more):
    template = template_of(f"{text} {more}".replace("\n", " ").encode("utf-8", "replace"))
    assert not re.search(r"\d{4}", template)
    for token in template.split():
        key = re.fullmatch(r"(.+)[=:]\*", token)
        if key is None:
            assert token == "*" or token in VOCABULARY or token in LEVELS
        else:
            parts = re.split(r"[_.-]|(?<=[a-zæøå])(?=[A-ZÆØÅ])", key[1])
            assert key[1] == "*" or all(spoken(part.lower()) for part in parts)


@pytest.mark.parametrize(
    "value", ["hunter=2Sommer", "Zm9vYmFy", "Zm9vYmFyCg==", "olan=olan@example.com", "Nordmann:", "knordmann"]
)
def test_what_only_looks_like_a_key_is_masked(value):
    """A template is written without knowing what a value is: a password with an equals sign, the end of base64."""
    assert template_of(f"order {value} received".encode()) in {"order * received", "order *"}


def test_a_key_that_the_value_repeats_is_masked():
    assert template_of(b"order kunde=kunde@example.com", [(12, 29)]) == "order kunde=*"
    assert template_of(b"order eposten=eposten@example.com", [(14, 33)]) == "order eposten=*"


@given(st.lists(anything, min_size=7, max_size=8))
@example([*[""] * 6, "A0000="])
def test_many_lines_read_together_have_the_templates_they_have_alone(texts):
    """Each text alone, and all in pairs: lines of one block begin and end alike."""
    pairs = [f"{one} {other}" for one in texts for other in texts]
    lines = [text.replace("\n", " ").encode("utf-8", "replace") for text in (*texts, *pairs)]
    assert len(lines) >= MANY
    statements = Statements(lines)
    assert [statements.template_of(n, []) for n in range(len(lines))] == [template_of(line) for line in lines]


def test_a_line_of_a_megabyte_is_told_by_its_beginning():
    assert template_of(b"order received " + b"kunde=1 " * 130_000).startswith("order received kunde=*")


WHOLE = Engine(own())
SPOKEN = sorted(VOCABULARY | LEVELS)
slots = (
    st.sampled_from(SPOKEN)
    | st.just("*")
    | st.tuples(st.sampled_from(SPOKEN), st.sampled_from("=:")).map(lambda pair: f"{pair[0]}{pair[1]}*")
)


@given(st.lists(slots, min_size=1, max_size=14).map(" ".join))
def test_no_detector_finds_anything_in_a_template(template):
    """Words of the vocabulary and stars, in any order: nothing that we would report of a log is in a baseline."""
    assert not WHOLE.holds_value(template)
