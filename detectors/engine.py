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
from detectors.detector import LOOSE_GAP, NO_EDGE, PERSON, STRICT_GAP, WORD_LEFT, WORD_RIGHT, Detector, Verdict
from detectors.encoded import views
from detectors.linear import Pattern, PatternSet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

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
LAYERS = 2
"""Encodings looked through, one inside the other."""
LETTER = "A-Za-zÆØÅæøåÄÖäö"


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


def word_expression(words: Sequence[str]) -> str:
    """
    Return an expression for any of the words, from a word's start or a camelCase hump.

    No letter may follow the word; the gap or edge that the caller appends sees to that.
    """
    joined = "|".join(words)
    at_start = rf"(?:^|[^0-9{LETTER}])(?i:{joined})"
    humps = "|".join(word[0].upper() + word[1:] for word in words if word[0].isascii() and word[0].isalpha())
    return rf"(?:{at_start}|[a-zæøå](?:{humps}))" if humps else at_start


NOT_SPACE = r"[^\s]"
GAP_TRIGGERS = {
    LOOSE_GAP: r"""(?:[\\"'\])> \t:=#.;<-]{0,8}|[ \t](?:er|is|nr|no)[.: \t]{1,3})[0-9A-ZÆØÅ+(<*]""",
    STRICT_GAP: r"""[\\"'\] \t]{0,6}[:=>][^\n]""",
}
"""Coarser forms of the common gaps, with the first character of a value: what fires, not what matches."""
NOTHING = r"()[^\x{0}-\x{10FFFF}]"
"""Matches nowhere; keeps the groups counted."""


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
    left = NO_EDGE if detector.left == NO_EDGE else WORD_LEFT
    right = NO_EDGE if detector.right == NO_EDGE else WORD_RIGHT
    return rf"{left}(?:{detector.pattern}){right}"


def led_triggers(detectors: Iterable[Detector]) -> list[str]:
    """
    Return what fires wherever a word of the detectors could lead a value: one expression for each gap.

    Only the words, the gap and the value's first character are looked for. Detectors with the same gap share one
    expression, so that the search follows their words as one.
    """
    words: dict[str, list[str]] = {}
    for detector in detectors:
        if detector.led is not None:
            words.setdefault(detector.gap, []).extend(detector.words)
    return [rf"{word_expression(spoken)}{GAP_TRIGGERS.get(gap, gap + NOT_SPACE)}" for gap, spoken in words.items()]


def match_score(detector: Detector, support: tuple[str, ...]) -> float:
    """Return the natural log-odds of a single match: prior, check digits and support."""
    return detector.prior - log(detector.chance) + sum(weight_of(detector, name) for name in support)


def weight_of(detector: Detector, support: str) -> float:
    """Return the log-odds that a named support is worth to a detector."""
    return detector.weights.get(support, DEFAULT_WEIGHTS.get(support, 0.0))


def _around_expressions(detectors: Sequence[Detector]) -> tuple[tuple[tuple[int, str], ...], PatternSet]:
    """Return a set that says whose words, and whose false friends, occur in a text: its expressions' meanings first."""
    said = [
        (index, name, words)
        for index, detector in enumerate(detectors)
        for name, words in (("context", detector.words), ("against", detector.against))
        if words
    ]
    expressions = PatternSet(rf"{word_expression(words)}(?:[^{LETTER}]|$)" for _, _, words in said)
    return tuple((index, name) for index, name, _ in said), expressions


def _union(expressions: Sequence[str]) -> Pattern | None:
    return Pattern("|".join(f"(?:{expression})" for expression in expressions)) if expressions else None


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
        self._pattern = lru_cache(maxsize=None)(lambda index: Pattern(self._expressions[index], group=2).either)

    # What stage 2 needs is compiled when a line first fires: a clean file never pays for it.

    @cached_property
    def _expressions(self) -> tuple[str, ...]:
        return tuple(expression(detector) for detector in self.detectors)

    @cached_property
    def _near(self) -> Pattern | None:
        return _union(bare_triggers(detector for detector in self.detectors if detector.near))

    @cached_property
    def _occurring(self) -> Callable[[bytes], list[int]]:
        return PatternSet([*self._expressions, encoded.TRIGGER]).occurring

    @cached_property
    def _words_around(self) -> tuple[tuple[tuple[int, str], ...], PatternSet]:
        return _around_expressions(self.detectors)

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
            near: look for what counts only near another match, instead of everything else.
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

    def candidates(self, line: bytes, present: frozenset[str] = frozenset()) -> list[Candidate]:
        """
        Return the candidates in one line, accepted and refused, collisions settled, ordered by start.

        Args:
            line: UTF-8, or one cell.
            present: names of detectors that match elsewhere in the same row (`PERSON` for any person).
        """
        found = self._found(line, LAYERS)
        if len(found) > 1:
            found = settle(found)
        if any(self.detectors[candidate.detector].near for candidate in found):
            return self._with_neighbours(found, present)
        return found

    def _found(self, line: bytes, layers: int) -> list[Candidate]:
        """Return every candidate in a line, those behind up to `layers` of encoding with the spans of what hides them."""
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
        if hidden and layers:
            for view in views(line):
                for inner in self._found(view.data, layers - 1):
                    start, end = view.span(inner.start, inner.end)
                    found.append(inner._replace(start=start, end=end))
        return found

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
            for start, end in self.lines(buffer)
            for c in self.candidates(buffer[start:end])
            if c.verdict is not None
        ]

    def _with_neighbours(self, candidates: list[Candidate], elsewhere: frozenset[str]) -> list[Candidate]:
        """Drop candidates that count only near others where none of those is in the line or row."""
        accepted = [self.detectors[c.detector] for c in candidates if c.verdict is not None]
        present = elsewhere | {detector.name for detector in accepted}
        if any(detector.person for detector in accepted):
            present |= {PERSON}
        return [
            c
            for c in candidates
            if not (near := self.detectors[c.detector].near) or "led" in c.context or not present.isdisjoint(near)
        ]
