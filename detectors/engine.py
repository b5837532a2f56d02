"""
All detectors compiled into one search.

Stage 1 runs a single linear-time expression, the union of every detector's trigger, over a buffer of megabytes.
Stage 2 takes the few lines that fire: a pattern set says which detectors may be there, their exact patterns give
the candidates, and each candidate's `check` accepts or refuses it. Refused candidates are kept too: what share of
look-alikes passes is the evidence that `scanner.judge` weighs.
"""

from __future__ import annotations

from functools import cached_property, lru_cache
from math import log
from typing import TYPE_CHECKING, NamedTuple

from detectors import encoded
from detectors.collisions import settle
from detectors.detector import PERSON, Detector, Verdict
from detectors.encoded import views
from detectors.expressions import any_of, around_expressions, bare_triggers, expression, led_triggers
from detectors.linear import Pattern, PatternSet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
LONG_LINE = 32_768
WINDOW = 4096
"""Bytes looked at before and after a trigger in a long line; longer than any value but keys and tokens."""
GROUPS = 2
LAYERS = 2
"""Encodings looked through, one inside the other."""


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


def _union(expressions: Sequence[str]) -> Pattern | None:
    return Pattern(any_of(expressions)) if expressions else None


class Engine:
    """
    A set of detectors, compiled.

    Building one takes a fraction of a second; keep it for the life of a worker.
    """

    def __init__(self, detectors: Sequence[Detector]) -> None:
        self.detectors = tuple(detectors)
        # What counts only near another match fires in a search of its own: in text the other one brings the line up.
        alone = bare_triggers(detector for detector in self.detectors if not detector.near)
        self._trigger = _union([*alone, *led_triggers(self.detectors), encoded.TRIGGER])
        self._score = lru_cache(maxsize=4096)(lambda index, support: match_score(self.detectors[index], support))
        self._holds_value = lru_cache(maxsize=4096)(self._accepts_any)
        self._pattern = lru_cache(maxsize=None)(
            lambda index: Pattern(expression(self.detectors[index]), group=2).either
        )

    # What stage 2 needs is compiled when a line first fires: a clean file never pays for it.

    @cached_property
    def _near(self) -> Pattern | None:
        return _union(bare_triggers(detector for detector in self.detectors if PERSON in detector.near))

    @cached_property
    def _choosers(self) -> tuple[tuple[range, PatternSet], ...]:
        """Sets that say which detectors may find something in a line; the last position stands for encodings."""
        texts = [any_of(bare_triggers([d]) + led_triggers([d])) for d in self.detectors]
        texts.append(encoded.TRIGGER)
        # One large set is the fastest once warm, but takes long to warm up on few lines.
        return tuple((range(g, len(texts), GROUPS), PatternSet(texts[g::GROUPS])) for g in range(GROUPS))

    def _occurring(self, line: bytes) -> list[int]:
        return [positions[found] for positions, chooser in self._choosers for found in chooser.occurring(line)]

    @cached_property
    def _words_around(self) -> tuple[tuple[tuple[int, str], ...], PatternSet]:
        return around_expressions(self.detectors)

    def warm(self) -> None:
        """Compile everything now: before processes are forked, so that all of them have it."""
        self.candidates(b"")
        _ = self._words_around, self._near
        for index in range(len(self.detectors)):
            self._pattern(index)

    def lines(self, buffer: bytes, *, near: bool = False) -> Iterator[tuple[int, int]]:
        """
        Yield the byte spans of the lines in which some trigger fires, without their newlines.

        Args:
            buffer: UTF-8.
            near: look for what counts only near a person, instead of everything else.
        """
        pattern = self._near if near else self._trigger
        if pattern is None:
            return
        position, size = 0, len(buffer)
        search, find, rfind = pattern.search, buffer.find, buffer.rfind
        while position < size:
            # From the newline before: it is the left edge of what begins the line.
            first, last = search(buffer, max(position - 1, 0), size)
            if last < 0:
                return
            # The left edge of a trigger may be the newline before the line, the right edge the one after it.
            inside = min(first + 1, last - 1)
            start = rfind(b"\n", position, inside) + 1 or position
            stop = find(b"\n", max(inside, start))
            stop = size if stop < 0 else stop
            yield start, stop
            position = stop + 1

    def search(
        self, buffer: bytes, *, near: bool = False, present: frozenset[str] = frozenset()
    ) -> Iterator[tuple[int, int, list[Candidate]]]:
        """
        Yield the lines in which something may stand, with their candidates: start and stop in the buffer, and those.

        A long line comes in several parts, in order, each with its own candidates; their offsets are the line's.

        Args:
            buffer: UTF-8.
            near: look for what counts only near a person, instead of everything else.
            present: names of detectors that match elsewhere in the same row (`PERSON` for any person).
        """
        for start, stop in self.lines(buffer, near=near):
            if stop - start <= LONG_LINE:
                yield start, stop, self.candidates(buffer[start:stop], present)
            else:
                yield from self._long_line(buffer, start, stop, near=near, present=present)

    def _long_line(
        self, buffer: bytes, start: int, stop: int, *, near: bool, present: frozenset[str]
    ) -> Iterator[tuple[int, int, list[Candidate]]]:
        """Yield the candidates of a long line window by window, so that the work grows with what fires, not with it."""
        pattern = self._near if near else self._trigger
        counted = start
        while counted < stop and pattern is not None:
            first, last = pattern.search(buffer, max(start, counted - 1), stop)
            if last < 0:
                return
            low, high = max(start, first - WINDOW), min(stop, last + WINDOW)
            # What begins near the end of the window may be cut: it is the next window's.
            mine = high if high == stop else high - WINDOW // 4
            yield (
                start,
                stop,
                [
                    candidate._replace(start=candidate.start + low - start, end=candidate.end + low - start)
                    for candidate in self.candidates(buffer[low:high], present)
                    if counted <= candidate.start + low < mine
                ],
            )
            counted = mine

    def candidates(self, line: bytes, present: frozenset[str] = frozenset()) -> list[Candidate]:
        """
        Return the candidates in one line, accepted and refused, collisions settled, ordered by start.

        Args:
            line: UTF-8, or one cell.
            present: names of detectors that match elsewhere in the same row (`PERSON` for any person).
        """
        return self._candidates(line, LAYERS, present)

    def _candidates(self, line: bytes, layers: int, present: frozenset[str]) -> list[Candidate]:
        """Return the candidates in a line and behind up to `layers` of encoding, with the spans of what hides them."""
        found, hidden = self._plain(line)
        apart: list[Candidate] = []
        for view in views(line) if hidden and layers else ():
            inner = [
                candidate._replace(start=start, end=end)
                for candidate in self._candidates(view.data, layers - 1, present)
                for start, end in (view.span(candidate.start, candidate.end),)
            ]
            # All that base64 hides has the span of its token: it was settled inside, and must not collide outside.
            (apart if view.origin is None else found).extend(inner)
        if any(self.detectors[candidate.detector].near for candidate in found):
            found = self._with_neighbours(found, present)
        if len(found) > 1:
            found = settle(found)
        return sorted(found + apart, key=lambda candidate: candidate.start) if apart else found

    def _plain(self, line: bytes) -> tuple[list[Candidate], bool]:
        """Return every candidate that stands in a line as it is, and whether an encoding may hide more."""
        found: list[Candidate] = []
        around: dict[int, set[tuple[int, str]]] = {}
        hidden = False
        for index in self._occurring(line):
            if index == len(self.detectors):
                hidden = True
                continue
            for led, first, last, text, verdict in self._values(index, line):
                said = around.get(first)
                if said is None:
                    said = around[first] = self._said_around(line, first, last)
                context = _CONTEXTS[led, (index, "context") in said, (index, "against") in said]
                support = context if verdict is None else context + verdict.support
                found.append(Candidate(index, first, last, text, verdict, context, self._score(index, support)))
        return found, hidden

    def _values(self, index: int, line: bytes) -> Iterator[tuple[bool, int, int, str, Verdict | None]]:
        """Yield one detector's candidates in a line: whether a word leads it, its span, its text, what the check says."""
        either, check = self._pattern(index), self.detectors[index].check
        start, size = 0, len(line)
        while start <= size and (match := either(line, start)) is not None:
            led, first, last = match
            text = line[first:last].decode("utf-8", "replace")
            verdict = check(text)
            yield led, first, last, text, verdict
            # A refused led value may hide one that stands alone, in another form: look again from its edge.
            start = first - 1 if led and verdict is None else max(last, start + 1)

    def holds_value(self, name: str) -> bool:
        """
        Tell whether the name of a field holds something that a detector accepts, and must not be shown.

        Every detector is asked, whatever would bring its lines up; the answer is kept for the next time.
        """
        return self._holds_value(name)

    def _accepts_any(self, name: str) -> bool:
        line = name.encode("utf-8", "replace")
        return any(
            verdict is not None
            for index, detector in enumerate(self.detectors)
            if not detector.near
            for *_, verdict in self._values(index, line)
        )

    def _said_around(self, line: bytes, first: int, last: int) -> set[tuple[int, str]]:
        """Return whose words, and whose false friends, stand close to a place in a line."""
        window = line[max(0, first - CONTEXT_BYTES) : first] + APART + line[last : last + AFTER_BYTES]
        said, words = self._words_around
        return {said[position] for position in words.occurring(window)}

    def find(self, text: str) -> list[Candidate]:
        """Return the accepted candidates of a text; offsets are bytes of its UTF-8 form."""
        buffer = text.encode()
        return [
            c._replace(start=c.start + start, end=c.end + start)
            for start, _, found in self.search(buffer)
            for c in found
            if c.verdict is not None
        ]

    def _with_neighbours(self, candidates: list[Candidate], elsewhere: frozenset[str]) -> list[Candidate]:
        """Drop candidates that count only near others where none of those is in the line or row."""
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
