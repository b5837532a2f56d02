"""
How a detector is made for a field whose name decides: led by its words, a value that may be anything plausible.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, TypedDict, Unpack

from detectors import decided_values as values
from detectors.detector import STRICT_GAP, Detector, Severity, Verdict
from detectors.linear import Pattern

if TYPE_CHECKING:
    from detectors.detector import Check

LETTER = r"[A-Za-z\x{C0}-\x{24F}]"
PHRASE = rf"{LETTER}[A-Za-z0-9\x{{C0}}-\x{{24F}}&+./'’()-]{{0,39}}(?:,? [A-Za-z0-9\x{{C0}}-\x{{24F}}&+./'’()-]{{1,40}}){{0,7}}"
OPENING = rf"""{LETTER}[^\s"'<>{{}}|=:,;\\]{{0,40}}"""
"""The first word of a text: it marks the place, and leaves what else the text holds to the other detectors."""
TOLD, HINTED = "its path says so", "its path hints at it"
"""What the path of a file may say of it (`detectors.noted_files`)."""
STREET = r"[0-9A-Za-z\x{C0}-\x{24F}][^\n\r\x{0}|;{}<>=]{4,119}"
"""A whole cell that may be an address in any country."""
ANYTHING = r"[^\n\r\x{0}]+"
END = r"""(?:[\s"'<>,;|)\]}.&\\]|$)"""
"""What may stand after a led value: no letter, and no equals sign or colon, for then the last word was the next key."""


def kind(text: str) -> Verdict | None:
    """Accept what is not a placeholder, a number, a date, a key or a piece of a program."""
    fits = values.has_letters(text) and not values.is_placeholder(text) and not values.is_key(text)
    fits = fits and not values.is_program(text)
    return Verdict() if fits else None


def filled(text: str) -> Verdict | None:
    """Accept everything but placeholders."""
    return None if values.is_placeholder(text) or not any(map(str.isalnum, text)) else Verdict()


def address(text: str) -> Verdict | None:
    """Accept text with letters and a number: street and house, postcode and town."""
    fits = values.has_letters(text) and any(map(str.isdigit, text)) and " " in text.strip()
    return Verdict() if fits and not values.is_placeholder(text) else None


@cache
def _whole(detector: Detector) -> Pattern:
    return Pattern(detector.cell or "|".join(filter(None, (detector.led, detector.pattern))))


def taken(text: str, *detectors: Detector) -> bool:
    """Tell whether a detector with a rule of its own takes a whole value."""
    return any(_whole(one).matches_whole(text.encode()) and one.check(text) is not None for one in detectors)


class _Value(TypedDict, total=False):
    """What differs between the fields: how bad, what the value looks like, what it may be."""

    severity: Severity
    led: str
    cell: str
    check: Check
    person: bool
    spare: bool
    prior: float
    weights: dict[str, float]


def field_detector(
    category: str,
    title: str,
    words: tuple[str, ...],
    finds: tuple[str, ...],
    ignores: tuple[str, ...],
    **value: Unpack[_Value],
) -> Detector:
    """
    Return the detector of a field whose name decides.

    Args:
        category: key; its last word names the detector.
        title: what a person calls it.
        words: RE2 fragments that lead a value in running text.
        finds: examples for the contract tests, the value between « and ».
        ignores: texts in which nothing must be found.
        value: severity (default low), led and cell patterns, check (letters, no placeholder), person.
    """
    name = category.rpartition(".")[2]
    led = value.get("led", PHRASE)
    return Detector(
        name=f"field_{name}",
        title=title,
        category=category,
        severity=value.get("severity", "low"),
        led=led,
        cell=value.get("cell", led),
        words=words,
        gap=STRICT_GAP,
        right=END,
        # What goes on as a program does: `user = config[...]`, `uid = shift;`.
        against=(r"[a-z_.]*[\"']? ?[:=]>? ?[\"']?[ ]\n [\[(]", r"= {1,2}\n ;"),
        check=value.get("check", kind),
        # A word before it or an exact field name gives 0.85, a compound of the field's name 0.55.
        prior=-2.3,
        ceiling=0.0,
        weights={values.CAPITALISED: -2.0, values.CODE: -2.0, TOLD: 4.0, HINTED: 2.8, **value.get("weights", {})},
        person=value.get("person", False),
        spare=value.get("spare", False),
        mask=name.upper(),
        finds=finds,
        ignores=(*ignores, "INFO 2026-11-22T06:30:13.123Z GET /api/v1/ordre status=200"),
        sources=("https://ethyca.github.io/fideslang/taxonomy/data_categories/",),
    )


def column_detector(
    name: str, category: str, title: str, examples: tuple[str, ...], **value: Unpack[_Value]
) -> Detector:
    """
    Return the detector of a column whose name decides, and whose values mean nothing in running text.

    Args:
        name: after `column_`.
        category: key.
        title: what a person calls it.
        examples: cells that it takes.
        value: cell pattern, check (letters, no placeholder), severity (default low), spare, and what is weighed.
    """
    return Detector(
        name=f"column_{name}",
        title=title,
        category=category,
        severity=value.get("severity", "low"),
        cell=value["cell"],
        check=value.get("check", kind),
        # As `field_detector`.
        prior=value.get("prior", -2.3),
        ceiling=0.0,
        weights=value.get("weights", {}),
        spare=value.get("spare", False),
        mask=name.upper(),
        finds=tuple(f"«{example}»" for example in examples),
        ignores=("null", "ukjent 42", "INFO 2026-11-22T06:30:13.123Z GET /api/v1/ordre status=200"),
        sources=("https://ethyca.github.io/fideslang/taxonomy/data_categories/",),
    )
