"""Durations in words and figures as ISO 8601: "fem år", "to år og ein månad", "72 timar", "et halvår", "45 days"."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_ONES = (
    (1, "en ett eitt et ei eit ein én éin one a an"),
    (2, "to two två"),
    (3, "tre three"),
    (4, "fire four fyra"),
    (5, "fem five"),
    (6, "seks six sex"),
    (7, "sju syv seven"),
    (8, "åtte eight åtta"),
    (9, "ni nine nio"),
)
_MORE = (
    (10, "ti ten tio"),
    (11, "elleve eleven elva"),
    (12, "tolv twelve"),
    (13, "tretten thirteen tretton"),
    (14, "fjorten fourteen fjorton"),
    (15, "femten fifteen femton"),
    (16, "seksten sixteen sexton"),
    (17, "sytten seventeen sjutton"),
    (18, "atten eighteen arton"),
    (19, "nitten nineteen nitton"),
)
_TENS = (
    (20, "tjue tyve twenty tjugo"),
    (30, "tretti tredve thirty trettio"),
    (40, "førti forty fyrtio"),
    (50, "femti fifty femtio"),
    (60, "seksti sixty sextio"),
    (70, "sytti sjutti seventy sjuttio"),
    (80, "åtti eighty åttio"),
    (90, "nitti ninety nittio"),
)
_LINKS = ("", "-", "og")
"""What stands between tens and ones: tjuefire, twenty-four, fireogtjue has them the other way."""


def _numbers() -> Iterator[tuple[str, int]]:
    """Yield number words up to two hundred, in Norwegian, Swedish and English."""
    for number, words in (*_ONES, *_MORE, *_TENS):
        yield from ((word, number) for word in words.split())
    for (ten, tens), (one, ones) in itertools.product(_TENS, _ONES):
        for left, right in itertools.product(tens.split(), ones.split()):
            yield from ((f"{left}{link}{right}", ten + one) for link in _LINKS[:2])
            yield f"{right}og{left}", ten + one
    for hundred in ("hundre", "ett hundre", "hundred", "a hundred", "one hundred"):
        yield hundred, 100
        for ten, tens in _TENS:
            yield from (
                (f"{hundred}{link}{left}", 100 + ten) for left in tens.split() for link in (" og ", "og", " and ")
            )


NUMBERS = dict(_numbers())
_UNITS = {
    "Y": r"års?(?:frist|periode|regel|grense)\w*|år|års|årig\w*|years?|yrs?",
    "M": r"måned(?:er|en|s|ers)?|månad(?:er|ar|en|s|ars)?|mndr?|mån|months?",
    "W": r"uke[rns]?|ukers|veke[nrs]?|vekers|veck(?:a|or)|weeks?",
    "D": r"dag(?:er|ar|en|s|ers|ars)?|døgn(?:et|s)?|(?:kalender|virke|arbeids|yrke|hver|kvar)dag(?:er|ar|ers|ars|s)?|days?",
    "H": r"timers?|timar|timars|time|hours?",
}
_WHOLE = r"(?:(?:hele|heile|fulle|hel|heil|fullt|kalender|calendar|full|working|business|nye|nytt)[ -]?){0,2}"
_HALF = r"(?:et|eit|ett) halvt?|halvt|half an?"
_NUMBER = (
    r"(?P<n>\d{1,3}(?:[.,]5| ?½| 1/2)?|½|halvannet|halvanna|halvtannet|halvtanna|"
    + _HALF
    + "|"
    + "|".join(sorted(NUMBERS, key=len, reverse=True))
    + r")(?P<more> og (?:et|eit|ett|en|ein) halvt?| and a half)?"
)
DURATION = re.compile(
    rf"(?i)(?<![\w-])(?:(?:\d{{1,3}}|[a-zæøåé]{{2,8}}) ?(?:-|–|til|to|eller|or) ?)??{_NUMBER}(?: ?\(\w+\))?[ \u00a0-]{{0,2}}{_WHOLE}(?:"
    + "|".join(f"(?P<{unit}>{words})" for unit, words in _UNITS.items())
    + r")(?P<half> og (?:et|eit|ett) halvt| and a half)?(?![\w-])"
)
SPANS = re.compile(
    r"(?i)(?<![\w-])(?:(?P<P6M>(?:et|eit|ett|a) halv(?:t )?år(?:s tid)?)|(?P<P3M>(?:et|eit|ett|one|a) (?:kvartal|quarter))|(?P<P10Y>(?:et|eit|ett) tiår|a decade)|(?P<P14D>a fortnight))(?![\w-])"
)
_UNIT = re.compile(r"(?i)år|måned|månad|mnd|mån|month|year|yr|uke|veke|veck|week|dag|døgn|day|timer|timar|time|hour")
_BLANK = re.compile(r"\s|$")
BEFORE_UNIT, AFTER_UNIT = 60, 24
"""Characters around a unit in which the rest of a duration stands."""
_ALONG = re.compile(r"\s*(?:og|and|,|\+)\s*")
_HALVES = frozenset({"½", "et halvt", "eit halvt", "ett halvt", "halvt", "half a", "half an", "et halv", "eit halv"})


def durations(text: str) -> tuple[tuple[int, int, str], ...]:
    """
    Return the durations in a text: where they begin and end, and what they are in ISO 8601, in the text's own unit.

    >>> durations("i fem år, deretter 3,5 år, 24 timer eller halvannet år")
    ((2, 8, 'P5Y'), (19, 25, 'P3Y6M'), (27, 35, 'P1D'), (42, 54, 'P18M'))
    >>> durations("to år og ein månad"), durations("et halvår"), durations("førtifem dager")
    (((0, 18, 'P2Y1M'),), ((0, 9, 'P6M'),), ((0, 14, 'P45D'),))
    """
    found = [
        (span.start(), span.end(), iso)
        for first, last in _near_units(text)
        for span in DURATION.finditer(text, first, last)
        if (iso := _iso(span))
    ]
    found += [(span.start(), span.end(), str(span.lastgroup)) for span in SPANS.finditer(text)]
    joined: list[tuple[int, int, str]] = []
    for span in sorted(set(found)):
        if joined and span[0] < joined[-1][1]:
            continue
        if joined and _ALONG.fullmatch(text, joined[-1][1], span[0]) and (both := _sum(joined[-1][2], span[2])):
            joined[-1] = (joined[-1][0], span[1], both)
        else:
            joined.append(span)
    return tuple(joined)


def _near_units(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a text that hold the name of a unit: elsewhere no number needs to be looked for."""
    first = last = -1
    for unit in _UNIT.finditer(text):
        if unit.start() - BEFORE_UNIT > last:
            if last > 0:
                yield first, last
            first = max(0, unit.start() - BEFORE_UNIT)
        ends = _BLANK.search(text, min(len(text), unit.end() + AFTER_UNIT))
        last = ends.start() if ends else len(text)
    if last > 0:
        yield first, last


def _sum(first: str, second: str) -> str:
    """Return two durations as one if the second goes on with the first in a smaller unit: P2Y and P1M."""
    whole = re.fullmatch(r"P\d+Y", first) and re.fullmatch(r"P(?:\d|1[01])M", second)
    return first + second[1:] if whole else ""


def _iso(found: re.Match[str]) -> str:
    unit = next(unit for unit in _UNITS if found[unit])
    said = " ".join(found["n"].lower().split())
    if said.startswith("halv") and said != "halvt":
        return "P18M" if unit == "Y" else ""
    if said in _HALVES:
        return "P6M" if unit == "Y" else ""
    half = bool(found["more"] or found["half"]) or bool(re.search(r"[.,]5|½|1/2", said))
    whole = re.sub(r"[.,]5$| ?½$| 1/2$", "", said)
    number = int(whole) if whole.isdigit() else NUMBERS.get(whole, 0)
    if half:
        return f"P{number}Y6M" if unit == "Y" else ""
    if unit == "H":
        return f"P{number // 24}D" if number % 24 == 0 and number else ""
    return f"P{number}{unit}" if number else ""
