"""
Stage 2 of the search: what stands in the lines that fired.

Lines are taken many at a time. A pattern set says for each which detectors may be there; the lines of one detector are
joined and searched with its exact pattern in one go, and each candidate is checked. What an encoding hides is looked at
in the same way, and collisions are settled line by line.
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from math import log
from typing import TYPE_CHECKING, NamedTuple

from detectors import encoded
from detectors.collisions import settle
from detectors.detector import PERSON, Detector, Verdict
from detectors.encoded import views
from detectors.expressions import any_of, bare_triggers, expression, led_triggers, words_around
from detectors.linear import LinePattern, PatternSet

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

CONTEXT_BYTES = 48
AFTER_BYTES = 16
APART = b" \n "
"""Stands for the value itself when the words around it are looked for."""
DEFAULT_WEIGHTS = {"context": 3.0, "led": 4.0, "against": -4.0, "sequence": -6.0}
_CONTEXTS = {
    (led, near, against): (("led",) if led else ("context",) if near else ()) + (("against",) if against else ())
    for led in (True, False)
    for near in (True, False)
    for against in (True, False)
}
PARTS = 4
"""Sets that look at the first lines."""
MANY_LINES = 20_000
"""From so many lines on it pays to warm a single set for all detectors."""
LAYERS = 2
"""Encodings looked through, one inside the other."""
PLAIN = re.compile(rb"[A-Za-z_*]{1,20}(?:[.:][A-Za-z_*]{1,20})?[:=]?")
"""The name of a field that is made of a word or two: no digit, no sign that a value has."""


class Candidate(NamedTuple):
    """
    One candidate in a line, checked. It holds the value and must not leave the worker.

    Args:
        detector: position in `Engine.detectors`.
        start, end: byte offsets in the line.
        text: the value.
        verdict: what the check said; `None` where it refused.
        context: what stands around it, by name: "led", "context", "against".
        score: natural log-odds of this candidate alone; settles collisions.
    """

    detector: int
    start: int
    end: int
    text: str
    verdict: Verdict | None
    context: tuple[str, ...]
    score: float


def match_score(detector: Detector, support: tuple[str, ...]) -> float:
    """Return the natural log-odds of a single match: prior, check digits and support."""
    return detector.prior - log(detector.chance) + sum(weight_of(detector, name) for name in support)


def weight_of(detector: Detector, support: str) -> float:
    """Return the log-odds that a named support is worth to a detector."""
    return detector.weights.get(support, DEFAULT_WEIGHTS.get(support, 0.0))


def _inside(first: int, text: str, start: int, end: int) -> tuple[int, int, str]:
    """Return where the part of a text that is the value stands in the line, in bytes, and the value."""
    first += len(text[:start].encode())
    value = text[start:end]
    return first, first + len(value.encode()), value


class Finder:
    """
    The exact patterns and checks of a set of detectors; each is compiled when a line first needs it.

    A clean file never pays for them.
    """

    def __init__(self, detectors: Sequence[Detector]) -> None:
        self.detectors = tuple(detectors)
        self._seen = 0
        self._near = frozenset(index for index, detector in enumerate(self.detectors) if detector.near)
        self._score = lru_cache(maxsize=4096)(lambda index, support: match_score(self.detectors[index], support))
        self._pattern = lru_cache(maxsize=None)(lambda index: LinePattern(expression(self.detectors[index])).checked)
        self._around = lru_cache(maxsize=None)(lambda index: words_around(self.detectors[index]).occurring)

    @cached_property
    def _choices(self) -> list[str]:
        """By detector what tells that it may find something in a line; the last stands for encodings."""
        return [*(any_of(bare_triggers([d]) + led_triggers([d])) for d in self.detectors), encoded.TRIGGER]

    @cached_property
    def _chooser(self) -> Callable[[bytes], list[int]]:
        return PatternSet(self._choices).occurring

    @cached_property
    def _first_chooser(self) -> Callable[[bytes], list[int]]:
        """Does what `_chooser` does, at a third of its speed, but from the first lines on: small sets are soon warm."""
        parts = [(start, self._choices[start::PARTS]) for start in range(PARTS)]
        sets = [(start, PatternSet(expressions).occurring) for start, expressions in parts]
        return lambda line: [start + PARTS * place for start, occurring in sets for place in occurring(line)]

    def warm(self) -> None:
        """Compile what every line needs; most detectors' exact patterns are never needed, and compiled by who needs them."""
        _ = self._first_chooser

    def candidates(
        self, lines: Sequence[bytes], present: frozenset[str] = frozenset(), layers: int = LAYERS
    ) -> list[list[Candidate]]:
        """
        Return for each line its candidates, accepted and refused, collisions settled, ordered by start.

        Args:
            lines: UTF-8, without line ends.
            present: names of detectors that match elsewhere in the same row (`PERSON` for any person).
            layers: encodings to look through; what is found there has the span of what hides it.
        """
        found: list[list[Candidate]] = [[] for _ in lines]
        chosen = self._chosen(lines)
        hidden = chosen.pop(len(self.detectors), [])
        for index in sorted(chosen):
            self._find(index, lines, chosen[index], found)
        apart = self._behind(lines, hidden, present, layers, found) if hidden and layers else {}
        wary = bool(hidden) or not self._near.isdisjoint(chosen)
        for number, candidates in enumerate(found):
            kept = self._with_neighbours(candidates, present) if wary and candidates else candidates
            found[number] = settle(kept) if len(kept) > 1 else kept
        for number, more in apart.items():
            found[number] = sorted(found[number] + more, key=lambda candidate: candidate.start)
        return found

    def _chosen(self, lines: Sequence[bytes]) -> dict[int, list[int]]:
        """Return by detector the numbers of the lines in which it may find something."""
        self._seen += len(lines)
        occurring = self._chooser if self._seen > MANY_LINES else self._first_chooser
        chosen: dict[int, list[int]] = {}
        for number, indexes in enumerate(map(occurring, lines)):
            for index in indexes:
                if index in chosen:
                    chosen[index].append(number)
                else:
                    chosen[index] = [number]
        return chosen

    def _find(
        self, index: int, lines: Sequence[bytes], numbers: Sequence[int], found: Sequence[list[Candidate]]
    ) -> None:
        """Add one detector's candidates in some of the lines."""
        waiting = iter(numbers)
        line, begin, end, number = b"", 0, -1, -1
        around, score = self._around(index), self._score
        joined = b"\n".join([lines[n] for n in numbers])
        for led, first, last, text, verdict in self._pattern(index)(joined, self.detectors[index].check):
            while first > end:
                number = next(waiting)
                line, begin = lines[number], end + 1
                end = begin + len(line)
            first -= begin  # noqa: PLW2901 - from here on, in the line
            last -= begin  # noqa: PLW2901
            if verdict is not None and verdict.inside is not None:
                first, last, text = _inside(first, text, *verdict.inside)  # noqa: PLW2901
            window = line[max(0, first - CONTEXT_BYTES) : first] + APART + line[last : last + AFTER_BYTES]
            said = around(window)
            context = _CONTEXTS[led, 0 in said, 1 in said]
            support = context if verdict is None else context + verdict.support
            found[number].append(Candidate(index, first, last, text, verdict, context, score(index, support)))

    def _behind(
        self,
        lines: Sequence[bytes],
        hidden: Sequence[int],
        present: frozenset[str],
        layers: int,
        found: Sequence[list[Candidate]],
    ) -> dict[int, list[Candidate]]:
        """
        Add what encodings hide in some of the lines, with the span of what hides it; return what base64 hides.

        All of one base64 token has the same span: it was settled inside, and must not collide outside.
        """
        apart: dict[int, list[Candidate]] = {}
        decoded = [(number, view) for number in hidden for view in views(lines[number])]
        texts = [view.data.replace(b"\n", b"\r") for _, view in decoded]
        for (number, view), inner in zip(decoded, self.candidates(texts, present, layers - 1), strict=True):
            into = apart.setdefault(number, []) if view.origin is None and inner else found[number]
            for candidate in inner:
                start, end = view.span(candidate.start, candidate.end)
                into.append(candidate._replace(start=start, end=end))
        return apart

    def _with_neighbours(self, candidates: list[Candidate], elsewhere: frozenset[str]) -> list[Candidate]:
        """Drop candidates that count only near others where none of those is in the line or row."""
        if not any(candidate.detector in self._near for candidate in candidates):
            return candidates
        accepted = [self.detectors[c.detector] for c in candidates if c.verdict is not None]
        present = elsewhere | {detector.name for detector in accepted}
        # An order number that happens to pass a weak check is nobody.
        if any(self.detectors[c.detector].person for c in candidates if c.verdict is not None and c.score >= 0):
            present |= {PERSON}
        return [
            c
            for c in candidates
            if not (near := self.detectors[c.detector].near) or "led" in c.context or not present.isdisjoint(near)
        ]

    def accepts_any(self, text: bytes) -> bool:
        """
        Tell whether any detector that counts by itself accepts something in a text.

        One with a trigger of its own is asked even where that does not fire: it may be narrower than what it accepts.
        Of plain words it is not: no such pattern matches them, and compiling them all for a name costs as much as a scan.
        """
        brought_up = self._first_chooser(text)
        plain = PLAIN.fullmatch(text) is not None
        return any(
            verdict is not None
            for index, detector in enumerate(self.detectors)
            if index not in self._near and (index in brought_up or (detector.trigger is not None and not plain))
            for *_, verdict in self._pattern(index)(text, detector.check)
        )
