"""
All detectors compiled into one search.

Stage 1 runs a single linear-time expression, the union of every detector's trigger, over a buffer of megabytes.
Stage 2 takes the few lines that fire: a pattern set says which detectors may be there, their exact patterns give
the candidates, and each candidate's `check` accepts or refuses it. Refused candidates are kept too: what share of
look-alikes passes is the evidence that `scanner.judge` weighs.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

from detectors.detector import PERSON, Detector, Verdict
from detectors.linear import Pattern, PatternSet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CONTEXT_BYTES = 48
AFTER_BYTES = 16
DEFAULT_WEIGHTS = {"context": 3.0, "led": 4.0, "against": -4.0}
LETTER = "A-Za-zÆØÅæøåÄÖäö"


@dataclass(frozen=True, slots=True)
class Candidate:
    """
    One candidate in a line, checked.

    Args:
        detector: position in `Engine.detectors`.
        start, end: byte offsets in the buffer.
        verdict: what the check said; `None` where it refused.
        support: names of all support, the verdict's own and the engine's ("context", "led", "against").
        score: natural log-odds of this candidate alone; settles collisions.
    """

    detector: int
    start: int
    end: int
    verdict: Verdict | None
    support: tuple[str, ...]
    score: float


def word_expression(words: Sequence[str]) -> str:
    """
    Return an expression for any of the words, from a word's start or a camelCase hump to the word's end.

    The end is looked at by the caller's gap or edge: no letter may follow.
    """
    joined = "|".join(words)
    humps = "|".join(word[0].upper() + word[1:] for word in words if word[0].isascii() and word[0].isalpha())
    at_start = rf"(?:^|[^{LETTER}])(?i:{joined})"
    return rf"(?:{at_start}|[a-zæøå0-9_](?:{humps}))" if humps else at_start


def led_expression(detector: Detector) -> str:
    """Return the expression for a value led by one of the detector's words; group 1 is the value."""
    return rf"{word_expression(detector.words)}{detector.gap}({detector.led}){detector.right}"


def bare_expression(detector: Detector) -> str:
    """Return the expression for a value that stands alone; group 1 is the value."""
    return rf"{detector.left}({detector.pattern}){detector.right}"


class Engine:
    """
    A set of detectors, compiled.

    Building one costs tens of milliseconds; keep it for the life of a worker.
    """

    def __init__(self, detectors: Sequence[Detector]) -> None:
        self.detectors = tuple(detectors)
        triggers: list[str] = []
        expressions: list[str] = []
        self._patterns: list[tuple[int, bool, Pattern]] = []
        for index, detector in enumerate(self.detectors):
            if detector.pattern is not None:
                # What counts only near another match needs no trigger: the other one brings the line up.
                if not detector.near:
                    triggers.append(detector.trigger or bare_expression(detector))
                expressions.append(bare_expression(detector))
                self._patterns.append((index, False, Pattern(expressions[-1], group=1)))
            if detector.led is not None:
                expressions.append(led_expression(detector))
                triggers.append(expressions[-1])
                self._patterns.append((index, True, Pattern(expressions[-1], group=1)))
        self._trigger = Pattern("|".join(f"(?:{trigger})" for trigger in triggers))
        self._set = PatternSet(expressions)
        spoken = [(index, d.words) for index, d in enumerate(self.detectors) if d.words]
        self._words_of = [index for index, _ in spoken]
        self._words = PatternSet(rf"{word_expression(words)}(?:[^{LETTER}]|$)" for _, words in spoken)
        against = [(index, d.against) for index, d in enumerate(self.detectors) if d.against]
        self._against_of = [index for index, _ in against]
        self._against = PatternSet(rf"{word_expression(words)}(?:[^{LETTER}]|$)" for _, words in against)

    def lines(self, buffer: bytes) -> Iterator[tuple[int, int]]:
        """Yield the byte spans of the lines in which some trigger fires."""
        position, size = 0, len(buffer)
        search, find, rfind = self._trigger.search, buffer.find, buffer.rfind
        while position < size:
            end = search(buffer, position, size)[1]
            if end < 0:
                return
            # A trigger's edge may have taken the newline after the value: look from the byte before it.
            start = rfind(b"\n", position, end - 1) + 1 or position
            stop = find(b"\n", end - 1)
            stop = size if stop < 0 else stop
            yield start, stop
            position = stop + 1

    def candidates(self, buffer: bytes, start: int, end: int) -> list[Candidate]:
        """Return the candidates in one line, collisions settled, ordered by start."""
        line = buffer[start:end]
        found: list[Candidate] = []
        for position in self._set.occurring(line):
            index, led, pattern = self._patterns[position]
            check = self.detectors[index].check
            for first, last in pattern.spans(line, 0, len(line)):
                verdict = check(line[first:last].decode("utf-8", "replace"))
                found.append(self._candidate(line, start, (index, led, first, last), verdict))
        return settle(found) if len(found) > 1 else found

    def find(self, text: str) -> list[Candidate]:
        """Return the accepted candidates of a text; offsets are bytes of its UTF-8 form."""
        buffer = text.encode()
        accepted = []
        for start, end in self.lines(buffer):
            line = [c for c in self.candidates(buffer, start, end) if c.verdict is not None]
            accepted += self.with_neighbours(line)
        return accepted

    def with_neighbours(self, candidates: list[Candidate]) -> list[Candidate]:
        """Drop candidates that count only near others where none of those is in the list (one line or row)."""
        present = {self.detectors[c.detector].name for c in candidates if c.verdict is not None}
        if any(self.detectors[c.detector].person for c in candidates if c.verdict is not None):
            present.add(PERSON)
        kept = []
        for candidate in candidates:
            near = self.detectors[candidate.detector].near
            if not near or "led" in candidate.support or not present.isdisjoint(near):
                kept.append(candidate)
        return kept

    def _candidate(
        self, line: bytes, base: int, place: tuple[int, bool, int, int], verdict: Verdict | None
    ) -> Candidate:
        index, led, first, last = place
        detector = self.detectors[index]
        before = line[max(0, first - CONTEXT_BYTES) : first]
        support = verdict.support if verdict is not None else ()
        if led:
            support = (*support, "led")
        elif detector.words and index in {self._words_of[i] for i in self._words.occurring(before)}:
            support = (*support, "context")
        if detector.against:
            around = before + b" " + line[last : last + AFTER_BYTES]
            if index in {self._against_of[i] for i in self._against.occurring(around)}:
                support = (*support, "against")
        return Candidate(index, base + first, base + last, verdict, support, match_score(detector, support))


def match_score(detector: Detector, support: tuple[str, ...]) -> float:
    """Return the natural log-odds of a single match: prior, check digits and support."""
    weights = detector.weights
    return detector.prior - log(detector.chance) + sum(weights.get(s, DEFAULT_WEIGHTS.get(s, 0.0)) for s in support)


def settle(candidates: list[Candidate]) -> list[Candidate]:
    """
    Settle collisions: of overlapping accepted candidates the one with the highest score stays, then the longest.

    Refused candidates stay too unless an accepted one of the same detector covers them; they take no place.
    """
    kept: list[Candidate] = []
    order = sorted(candidates, key=lambda c: (c.verdict is None, -c.score, c.start - c.end, c.detector))
    for candidate in order:
        for other in kept:
            if candidate.start < other.end and other.start < candidate.end:
                same = candidate.detector == other.detector
                if same or (candidate.verdict is not None and other.verdict is not None):
                    break
        else:
            kept.append(candidate)
    return sorted(kept, key=lambda c: (c.start, c.end, c.detector))
