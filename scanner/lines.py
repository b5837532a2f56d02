"""
A block of lines examined: searched, each match named after the field it stands in, counted.

Raw values do not leave it but as counts, shapes, positions and keyed fingerprints.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from connectors.blocks import newlines
from scanner.counting import note
from scanner.evidence import WHOLE_FIELD, Class, Kind, Occurrence, Tally
from scanner.field_names import HIDDEN
from scanner.statements import Statements

if TYPE_CHECKING:
    from collections.abc import Sequence

    from connectors.connector import LineBatch
    from detectors.candidates import Candidate
    from scanner.evidence import Evidence, Group, Place
    from scanner.examine import Examiner

Gathered = dict[tuple[object, ...], tuple["Group", Tally | None]]
"""Where a candidate is counted, by field, detector, context and verdict: its class, and its kind where it passed."""


def examine_lines(batch: LineBatch, place: Place, examiner: Examiner, evidence: Evidence) -> int:
    """Search a block of lines; return how many lines end in it."""
    data = batch.data
    cursor = _Cursor(data, batch.first_line)
    found = [(start, stop, candidates) for start, stop, candidates in examiner.engine.search(data) if candidates]
    # A long line comes in parts; it is cut out once.
    cut = {start: data[start:stop].rstrip(b"\r") for start, stop, _ in found}
    lines = [cut[start] for start, _, _ in found]
    statements = Statements(lines)
    field_of, hidden = statements.field_of, examiner.engine.holds_value
    gathered: Gathered = {}
    written = _Written(found, statements) if examiner.statements and not (batch.continued or batch.ahead) else None
    for number, (start, _, candidates) in enumerate(found):
        if start != cursor.start:
            cursor.move(start, lines[number], 0 if start else batch.start_character)
        for candidate in candidates:
            if not batch.overlap <= start + candidate.start < len(data) - batch.ahead:
                continue  # another piece of a long line has it whole
            name = field_of(number, candidate.start, candidate.end)
            verdict = candidate.verdict
            kind = None if verdict is None else (verdict.subtype, verdict.test_data, verdict.support)
            key = (name, candidate.detector, candidate.context, kind)
            if key not in gathered:
                where = place._replace(field=HIDDEN if hidden(name) else name)
                gathered[key] = _gathering(evidence, where, candidate, examiner)
            group, tally = gathered[key]
            group.tried += 1
            if tally is not None:
                note(tally, candidate, examiner)
                wrote = (
                    tally.wrote(*written.of(number, (name, candidate.detector)))
                    if written is not None
                    else WHOLE_FIELD
                )
                if len(tally.occurrences) < examiner.occurrences:
                    tally.occurrences.append(cursor.occurrence(candidate, *wrote))
    ends = cursor.lines_before(len(data)) - batch.first_line if batch.newlines is None else batch.newlines
    return ends if batch.ahead or data.endswith(b"\n") else ends + 1


def _gathering(
    evidence: Evidence, place: Place, candidate: Candidate, examiner: Examiner
) -> tuple[Group, Tally | None]:
    group = evidence.group(place, Class(examiner.detectors[candidate.detector].name, candidate.context))
    verdict = candidate.verdict
    if verdict is None:
        return group, None
    return group, group.kinds.setdefault(Kind(verdict.subtype, verdict.test_data, verdict.support), Tally())


class _Written:
    """
    Which statement wrote the line at hand, and which of its values comes next.

    Args:
        found: what was found, line by line; a long line comes in parts.
        statements: of those lines.
    """

    __slots__ = ("_found", "_line", "_next", "_spans", "_statements", "_template")

    def __init__(self, found: Sequence[tuple[int, int, Sequence[Candidate]]], statements: Statements) -> None:
        self._found, self._statements = found, statements
        self._spans: dict[int, list[tuple[int, int]]] = {}
        for start, _, candidates in found:
            self._spans.setdefault(start, []).extend((each.start, each.end) for each in candidates)
        self._line, self._template = -1, ""
        self._next: dict[tuple[str, int], int] = {}

    def of(self, number: int, kind: tuple[str, int]) -> tuple[str, int]:
        """Return the template of a line, and the number of its next value of a field and detector, from 1."""
        start = self._found[number][0]
        if start != self._line:
            self._line, self._next = start, {}
            self._template = self._statements.template_of(number, self._spans[start])
        self._next[kind] = ordinal = self._next.get(kind, 0) + 1
        return self._template, ordinal


@dataclass(slots=True)
class _Cursor:
    """
    The line at hand; numbers and characters are counted only when a place is kept.

    Args:
        data: the block.
        number: of the line in which `counted` lies.
    """

    data: bytes
    number: int
    counted: int = 0
    start: int = -1
    line: bytes = b""
    byte: int = 0
    character: int = 0

    def move(self, start: int, line: bytes, character: int) -> None:
        """Go on to a line, given the number of its first character."""
        self.start, self.line, self.byte, self.character = start, line, 0, character

    def lines_before(self, position: int) -> int:
        """Return the number of the line at a position, not before the last one asked for."""
        self.number += newlines(self.data, self.counted, position)
        self.counted = position
        return self.number

    def occurrence(self, candidate: Candidate, template: str, ordinal: int) -> Occurrence:
        """Return the place of a candidate in the line, not before the last one asked for."""
        line, start = self.line, candidate.start
        self.character += len(line[self.byte : start].decode("utf-8", "replace"))
        self.byte = start
        end = self.character + len(line[start : candidate.end].decode("utf-8", "replace"))
        return Occurrence(self.lines_before(self.start), None, self.character, end, template, ordinal)
