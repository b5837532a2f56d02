"""
All detectors compiled into one search.

Stage 1 runs a single linear-time expression, the union of every detector's trigger, over a buffer of megabytes.
Stage 2 (`detectors.candidates`) takes the few lines that fire: exact patterns give the candidates in them, and each
candidate's `check` accepts or refuses it. Refused candidates are kept too: what share of look-alikes passes is the
evidence that `scanner.judge` weighs.
"""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from detectors import bound_values, encoded, pairs
from detectors.candidates import Candidate, Finder
from detectors.detector import PERSON, Detector
from detectors.expressions import any_of, bare_triggers, led_triggers
from detectors.linear import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LONG_LINE = 32_768
WINDOW = 4096
"""Bytes looked at before and after a trigger in a long line; longer than any value but keys and tokens."""
TOGETHER = 1024
"""Lines that are looked at closely in one go."""
FEW = 32_768
"""Bytes up to which looking closely at every line costs less than compiling what finds those that need it."""


def _union(expressions: Sequence[str]) -> Pattern | None:
    return Pattern(any_of(expressions)) if expressions else None


def _every_line(buffer: bytes) -> Iterator[tuple[int, int]]:
    start = 0
    for line in buffer.split(b"\n"):
        if line:
            yield start, start + len(line)
        start += len(line) + 1


def _lines_at(buffer: bytes, spans: Sequence[tuple[int, int]]) -> list[bytes]:
    """Return lines of a buffer as they are searched: with what other lines say of them."""
    lines = [pairs.line_at(buffer, start, stop) for start, stop in spans]
    # Few texts list values: all lines are asked at once.
    if not bound_values.tells(b"\n".join(lines)):
        return lines
    return [
        bound_values.lengthened(buffer, start, stop) if bound_values.tells(line) else line
        for line, (start, stop) in zip(lines, spans, strict=True)
    ]


class Engine:
    """
    A set of detectors, compiled.

    Building its expressions takes a fraction of a second; keep it for the life of a worker.
    """

    def __init__(self, detectors: Sequence[Detector]) -> None:
        self.detectors = tuple(detectors)
        self._finder = Finder(self.detectors)
        self._holds_value = lru_cache(maxsize=4096)(self._accepts_any)
        self._searched = 0

    @cached_property
    def _trigger(self) -> Pattern | None:
        # What counts only near another match fires in a search of its own: in text the other one brings the line up.
        alone = bare_triggers(detector for detector in self.detectors if not detector.near)
        return _union([*alone, *led_triggers(self.detectors), encoded.TRIGGER, pairs.TRIGGER])

    @cached_property
    def _near(self) -> Pattern | None:
        return _union(bare_triggers(detector for detector in self.detectors if PERSON in detector.near))

    def warm(self) -> None:
        """Compile what all lines need now: before processes are forked, so that all of them have it."""
        self._finder.warm()
        self._searched = FEW
        _ = self._trigger, self._near

    def lines(self, buffer: bytes, *, near: bool = False) -> Iterator[tuple[int, int]]:
        """
        Return the byte spans of the lines in which some trigger fires, without their newlines.

        Args:
            buffer: UTF-8.
            near: look for what counts only near a person, instead of everything else.
        """
        pattern = self._near if near else self._trigger
        return pattern.lines(buffer) if pattern else iter(())

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
        waiting: list[tuple[int, int]] = []
        self._searched += len(buffer)
        alone = not (near or present)
        spans = _every_line(buffer) if alone and self._searched <= FEW else self.lines(buffer, near=near)
        for start, stop in spans:
            long = stop - start > LONG_LINE
            if not long:
                waiting.append((start, stop))
            if long or len(waiting) == TOGETHER:
                yield from self._together(buffer, waiting, present)
                waiting.clear()
            if long:
                yield from self._long_line(buffer, start, stop, near=near, present=present)
        yield from self._together(buffer, waiting, present)

    def _together(
        self, buffer: bytes, spans: Sequence[tuple[int, int]], present: frozenset[str]
    ) -> Iterator[tuple[int, int, list[Candidate]]]:
        lines = _lines_at(buffer, spans)
        found = self._finder.candidates(lines, present)
        for (start, stop), line, candidates in zip(spans, lines, found, strict=True):
            # What a line was lengthened by stands behind its end, and is no part of it.
            longer = len(line) > stop - start
            yield start, stop, [c for c in candidates if c.end <= stop - start] if longer else candidates

    def _long_line(
        self, buffer: bytes, start: int, stop: int, *, near: bool, present: frozenset[str]
    ) -> Iterator[tuple[int, int, list[Candidate]]]:
        """Yield the candidates of a long line window by window, so that the work grows with what fires, not with it."""
        pattern = self._near if near else self._trigger
        counted = start
        while counted < stop and pattern is not None:
            # To the newline behind the line, the right edge of what ends it.
            first, last = pattern.search(buffer, max(start, counted - 1), min(stop + 1, len(buffer)))
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
        return self._finder.candidates([line], present)[0]

    def holds_value(self, name: str) -> bool:
        """
        Tell whether the name of a field holds something that a detector accepts, and must not be shown.

        The answer is kept for the next time.
        """
        return self._holds_value(name)

    def _accepts_any(self, name: str) -> bool:
        return self._finder.accepts_any(name.encode("utf-8", "replace"))

    def find(self, text: str) -> list[Candidate]:
        """Return the accepted candidates of a text; offsets are bytes of its UTF-8 form."""
        buffer = text.encode()
        return [
            c._replace(start=c.start + start, end=c.end + start)
            for start, _, found in self.search(buffer)
            for c in found
            if c.verdict is not None
        ]
