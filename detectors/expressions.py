"""
Detectors turned into expressions: what a value looks like in running text, what fires, whose words stand around.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from detectors.detector import ASSIGNED_GAP, LOOSE_GAP, NO_EDGE, NOWHERE, PROSE_GAP, STRICT_GAP, WORD_LEFT, WORD_RIGHT
from detectors.linear import PatternSet

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from detectors.detector import Detector

LETTER = "A-Za-zÆØÅæøåÄÖäö"
_SIGN = re.compile(r"\\.|[()\[\]|]", re.DOTALL)


def alternatives(expression: str) -> list[str]:
    """
    Return the alternatives of an expression.

    >>> alternatives(r"pin(?:kode|code)?|otp")
    ['pin(?:kode|code)?', 'otp']
    """
    if "|" not in expression:
        return [expression]
    found, depth, start = [], 0, 0
    for sign in _SIGN.finditer(expression):
        if sign[0] in "([":
            depth += 1
        elif sign[0] in ")]":
            depth -= 1
        elif sign[0] == "|" and not depth:
            found.append(expression[start : sign.start()])
            start = sign.end()
    return [part for part in (*found, expression[start:]) if part]


AT_START = rf"(?:^|[^0-9{LETTER}])"
_STEM = re.compile(rf"[{LETTER}]{{5,}}(?![?*{{])[{LETTER}](?![?*{{])|[{LETTER}]{{6,}}(?=[{LETTER}][?*{{])")
"""Letters at a word's beginning that no word may leave out, at least six."""


@lru_cache(maxsize=1024)
def word_expression(words: tuple[str, ...]) -> str:
    """
    Return an expression for any of the words, from a word's start or a camelCase hump.

    No letter may follow the word; the gap or edge that the caller appends sees to that.
    """
    return _started(words, "|".join(map(_hump, _humps(words))))


@lru_cache(maxsize=1024)
def word_trigger(words: tuple[str, ...]) -> str:
    """Return a coarser form of the same: of a word after a hump only the first letters, if they are many."""
    ways = set()
    for part in _humps(words):
        stem = _STEM.match(part)
        ways.add(f"{stem[0][0].upper()}{stem[0][1:]}[A-Za-z_]*" if stem else _hump(part))
    return _started(words, "|".join(sorted(ways)))


def _hump(part: str) -> str:
    # After the hump's capital the word may have humps of its own: customer`PhoneNumber`.
    return f"{part[0].upper()}(?i:{part[1:]})"


def _started(words: tuple[str, ...], humps: str) -> str:
    at_start = rf"{AT_START}(?i:{'|'.join(words)})"
    return rf"(?:{at_start}|[a-zæøå](?:{humps}))" if humps else at_start


def _humps(words: tuple[str, ...]) -> list[str]:
    """Return the ways in which the words can follow a hump: each begins with a letter."""
    said = [opened for word in words for part in alternatives(word) for opened in opened_up(part)]
    return [part for part in said if part[0].isascii() and part[0].isalpha()]


def opened_up(part: str) -> list[str]:
    """
    Return the ways a word can begin, without the group or the sign that may be missing.

    >>> opened_up("(?:tele)?phones?"), opened_up("(?:bil|skilt)nr"), opened_up("e?post")
    (['telephones?', 'phones?'], ['bilnr', 'skiltnr'], ['epost', 'post'])
    """
    if part[1:2] == "?" and part[0].isalpha():
        return [part[0] + part[2:], *opened_up(part[2:])]
    if not part.startswith("(?:"):
        return [part] if part[:1].isalpha() else []
    depth, end = 0, 0
    for end, sign in enumerate(part):  # noqa: B007
        depth += (sign == "(") - (sign == ")")
        if not depth:
            break
    inside, rest = part[3:end], part[end + 1 :]
    missing = [rest[1:]] if rest.startswith("?") else []
    ways = [way + rest[len(missing) :] for way in alternatives(inside)]
    return [opened for way in (*ways, *missing) for opened in opened_up(way)]


_STRICT = (r"""[\\"'\]? \t]{0,14}[:=>]""", r"[^\n]")
GAP_TRIGGERS = {
    LOOSE_GAP: (
        r"""(?:[\\"'\[\])> \t:=#.;<“-]{0,8}|[ \t](?:er|is|nr|no)[.: \t]{1,3}|': rejected value \[)""",
        "(?:[0-9A-ZÆØÅ+(<*]|[a-zæøå]{2} ?[0-9])",
    ),
    STRICT_GAP: _STRICT,
    ASSIGNED_GAP: _STRICT,
    PROSE_GAP: (PROSE_GAP, r"[A-Z\x{C0}-\x{DE}]"),
}
"""Coarser forms of the common gaps, and how a value begins after them: what fires, not what matches."""
NOTHING = f"(){NOWHERE}"
"""Matches nowhere; keeps the groups counted."""


def any_of(expressions: Sequence[str]) -> str:
    """Return an expression for any of those given; for none of them, one that matches nowhere."""
    return "|".join(f"(?:{expression})" for expression in expressions) or NOTHING


def led_expression(detector: Detector) -> str | None:
    """Return the expression for a value led by one of the detector's words, up to its end."""
    return detector.led and rf"{word_expression(detector.words)}{detector.gap}({detector.led})"


def expression(detector: Detector) -> str:
    """
    Return the expression for a detector's values in running text.

    Group 1 is a value led by one of the detector's words, group 2 one that stands alone.
    """
    bare = rf"{detector.left}({detector.pattern})" if detector.pattern is not None else NOTHING
    return rf"(?:{led_expression(detector) or NOTHING}|{bare}){detector.right}"


def bare_triggers(detectors: Iterable[Detector]) -> list[str]:
    """
    Return what fires wherever a value of the detectors could stand alone.

    Every edge is the plainest one: the search is fast as long as what came before a digit makes few differences.
    """
    return [detector.trigger or _plain(detector) for detector in detectors if detector.pattern is not None]


def _plain(detector: Detector) -> str:
    left, right = detector.left, detector.right
    # What counts near another match may demand something of its own before it.
    if left != NO_EDGE and not detector.near:
        left = WORD_LEFT
    if right != NO_EDGE:
        right = WORD_RIGHT
    return rf"{left}(?:{detector.pattern}){right}"


def led_triggers(detectors: Iterable[Detector]) -> list[str]:
    """
    Return what fires wherever a word of the detectors could lead a value.

    Detectors with the same common gap share one expression, so that the search follows their words as one; only the
    words, the gap and the value's first character are looked for.
    """
    shared: dict[tuple[str, str], list[str]] = {}
    found = []
    for detector in detectors:
        led = led_expression(detector)
        if led is not None and detector.gap in GAP_TRIGGERS:
            gap, start = GAP_TRIGGERS[detector.gap]
            shared.setdefault((gap, detector.start or start), []).extend(detector.words)
        elif led is not None:
            found.append(led + detector.right)
    return found + [word_trigger(tuple(words)) + gap + start for (gap, start), words in shared.items()]


def words_around(detector: Detector) -> PatternSet:
    """Return a set that says whether a text holds a word of the detector (0), and a false friend of it (1)."""
    said = (detector.words, detector.against)
    return PatternSet(rf"{word_expression(words)}(?:[^{LETTER}]|$)" if words else NOTHING for words in said)
