"""No reason that the code can give is left in English where a report is asked for in Norwegian."""

from __future__ import annotations

import errno
import os
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.candidates import DEFAULT_WEIGHTS
from detectors.discover import on_offer
from reports.reasons import _cut, reason, templates
from scanner.judge import REASONS
from tests.reports.sources import VARIES, reasons

NO_WORDS = frozenset({"file:{}", "mssql", "mysql", "postgresql", "stdin:", "zip"})
"""Names of things, that are the same in every language."""
SYSTEM = (
    *("EACCES", "EBUSY", "EIO", "EISDIR", "ELOOP", "EMFILE", "ENAMETOOLONG", "ENOENT"),
    *("ENOMEM", "ENOSPC", "ENOTDIR", "ENXIO", "EPERM", "ESTALE"),
)
FORMATS = ("delimited", "document", "dump", "lines", "mail", "on arrival", "spreadsheet")
BEFORE = ("{why}: {n} of {n} pass",)
"""As scans say it that were recorded before it was told what chance would give."""
PLACE = re.compile(r"\{(?:n|why|)\}")
SAMPLE = "7"
ONE = re.compile(r"\S*")
PATTERNS = [
    (re.compile("(.*)".join(map(re.escape, PLACE.split(english)))), PLACE.findall(english)) for english in templates()
]


def supports():
    """Return what detectors call their evidence, as findings show it."""
    found = on_offer()
    named = {name for detector in found for name in detector.weights} | set(DEFAULT_WEIGHTS)
    return {REASONS.get(name, name) for name in named} | {detector.proof for detector in found}


def given_by_the_code():
    return sorted({*set(reasons()) - NO_WORDS, *supports(), *(os.strerror(getattr(errno, name)) for name in SYSTEM)})


def known(text):
    """Tell whether there is a Norwegian form of a text that leaves no English word in what varies."""
    return any(
        all(
            ONE.fullmatch(part) or (kind == "{why}" and known(part))
            for part, kind in zip(found.groups(), kinds, strict=True)
        )
        for pattern, kinds in PATTERNS
        if (found := pattern.fullmatch(text.replace(VARIES, SAMPLE)))
    )


@pytest.fixture(scope="module")
def code():
    return given_by_the_code()


def test_every_reason_of_the_code_has_a_bokmal_and_a_nynorsk_form(code):
    missing = [text for text in code if not known(text)]
    assert not missing, "without a form in reports/reasons/: " + "; ".join(map(repr, missing))


def test_no_form_is_kept_of_a_reason_that_the_code_no_longer_gives(code):
    filled = [text.replace(VARIES, SAMPLE) for text in code]
    used = {
        english
        for english, (pattern, _) in zip(templates(), PATTERNS, strict=True)
        if any(map(pattern.fullmatch, filled))
    }
    assert set(templates()) - used == {*FORMATS, *BEFORE}


def test_forms_have_the_same_places_in_the_same_order_and_say_something_else():
    for english, forms in templates().items():
        for form in forms:
            assert PLACE.findall(form) == PLACE.findall(english), english


def test_no_form_is_left_empty_or_in_english():
    words = re.compile(r"(?<![\w-])(?:the|it|its|was|were|not|of|which|and|read|cannot|no|with|that|be)(?![\w-])")
    for english, forms in templates().items():
        for form in forms:
            assert form
            assert not words.search(form), english


def test_places_that_stand_side_by_side_could_not_be_told_apart():
    assert not [each for found in _cut().values() for each in found if not all(each.fixed[1:-1])]


def test_reasons_within_reasons_come_to_an_end():
    assert reason("cannot be read: " * 20_000, "nb").startswith("kan ikke leses: kan ikke leses: ")


@pytest.mark.parametrize(
    ("text", "bokmal", "nynorsk"),
    [
        (
            "the gzip data ends too early; what came before the cut was read",
            "de gzip-komprimerte dataene slutter for tidlig; det som kom før bruddet, ble lest",
            "dei gzip-komprimerte dataa sluttar for tidleg; det som kom før brotet, vart lese",
        ),
        (
            "1,234 cells of column {n} of column b that hold: image",
            "1\N{NARROW NO-BREAK SPACE}234 celler i kolonnen {n} of column b inneholder: bilde",
            "1\N{NARROW NO-BREAK SPACE}234 celler i kolonna {n} of column b inneheld: bilete",
        ),
        (
            "cannot be read after 1 row: the connection was cut (OperationalError, code 57P01)",
            "kan ikke leses etter 1 rad: forbindelsen ble brutt (OperationalError, kode 57P01)",
            "kan ikkje lesast etter 1 rad: tilkoplinga vart broten (OperationalError, kode 57P01)",
        ),
        (
            "cannot be looked into: image; look at it yourself, since text in pictures is not read",
            "kan ikke undersøkes: bilde; se på det selv, for tekst i bilder blir ikke lest",
            "kan ikkje undersøkjast: bilete; sjå på det sjølv, for tekst i bilete blir ikkje lesen",
        ),
        (
            "check digits: 2000 of 3000 pass, 0.1 by chance",
            "kontrollsiffer: 2\N{NARROW NO-BREAK SPACE}000 av 3\N{NARROW NO-BREAK SPACE}000 stemmer, 0,1 tilfeldig",
            "kontrollsiffer: 2\N{NARROW NO-BREAK SPACE}000 av 3\N{NARROW NO-BREAK SPACE}000 stemmer, 0,1 på slump",
        ),
        (
            "check digits: 12,345 of 12,345 pass",
            "kontrollsiffer: 12\N{NARROW NO-BREAK SPACE}345 av 12\N{NARROW NO-BREAK SPACE}345 stemmer",
            "kontrollsiffer: 12\N{NARROW NO-BREAK SPACE}345 av 12\N{NARROW NO-BREAK SPACE}345 stemmer",
        ),
    ],
)
def test_what_varies_is_passed_through_and_what_is_a_reason_itself_is_looked_up(text, bokmal, nynorsk):
    assert [reason(text, language) for language in ("en", "nb", "nn")] == [text, bokmal, nynorsk]


@pytest.mark.parametrize(
    "text",
    [
        "what a driver says",
        "the gzip data ends too early",
        "binary data and more",
        "excluded by a\nb",
        "holds more than many members; the rest was not read",
        "holds more than 1,00 members; the rest was not read",
        "",
    ],
)
def test_what_no_template_fits_to_the_letter_stays_as_it_is(text):
    assert {reason(text, language) for language in ("nb", "nn")} == {text}


@given(st.sampled_from(sorted(templates())), st.lists(st.text("ab :;()n{}'", max_size=8), min_size=9, max_size=9))
def test_nothing_that_varies_is_lost(english, names):
    places = iter(names)
    text = PLACE.sub(lambda place: "1,234" if place[0] == "{n}" else next(places), english)
    said = reason(text, "nb")
    used = [name for name, _ in zip(names, [p for p in PLACE.findall(english) if p != "{n}"], strict=False)]
    assert all(name in said for name in used)
