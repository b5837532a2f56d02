"""
Columns examined: whole cells at once where a column has a kind, running text in all the others.

A sample of each batch says which detectors the column could be for; those check every cell, vectorised where they
can. A cell that several of them accept goes to the one that is surest of it: by the column's name, by what share of the
column passes, by the value itself. Cells that one of them explains are done. All other cells are joined, with a newline
between them so that values never touch, and searched as running text.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from detectors.detector import PERSON
from scanner.arrays import filled, joined, offsets, taken
from scanner.cells import SAMPLE, Claim, settled, spread
from scanner.counting import count
from scanner.evidence import DISTINCT_LIMIT, SHAPES_LIMIT, Class, Kind, Occurrence, Tally
from scanner.field_names import shown_path, shown_type
from scanner.fingerprints import fingerprints
from scanner.leading_zeros import put_back
from scanner.masking import shown
from scanner.naming import spoken_of
from scanner.sampling import looked_at
from scanner.traits import PLAIN, Traits, note, note_sealed, traits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from connectors.connector import Column, ColumnBatch
    from detectors.candidates import Candidate
    from detectors.detector import Verdict
    from scanner.cells import Settled
    from scanner.evidence import Evidence, Place
    from scanner.examine import Examiner
    from scanner.veils import Veil

REPEATS = 0.9
"""Where the different values of a sample are at most this share of it, its column has few, and they are looked at first."""
ENOUGH = 1000
"""Cells for which that is worth the while."""
SOME = 0.99
"""Where the sample has no larger a share of different values, each value may come often enough to be checked only once."""
OFTEN = 4
"""Times that a value must come, on average, before checking the different ones alone is cheaper than checking all cells."""
BIRTH = "user.demographic.date_of_birth"


def examine_columns(
    batch: ColumnBatch,
    where: Place,
    examiner: Examiner,
    evidence: Evidence,
    known: dict[Place, Known],
    *,
    keys: bool = False,
) -> None:
    """
    Search one batch of rows, field by field, then what counts only in the row of a person.

    Args:
        batch: the rows.
        where: the source and container.
        examiner: the detectors.
        evidence: where to count.
        known: what earlier batches of the segment have shown of each column; kept up to date.
        keys: keep sketches of the columns that may be keys.
    """
    person = np.zeros(batch.row_count, dtype=bool)
    rest: list[tuple[_ColumnWork, np.ndarray[tuple[int], np.dtype[np.int64]]]] = []
    for column in batch.columns:
        place = where._replace(field=shown_path(column.path, examiner.engine))
        evidence.examined[place] = evidence.examined.get(place, 0) + len(column.values)
        shown_so_far = known.setdefault(where._replace(field=column.path), Known())
        work = _ColumnWork(column, place, batch, examiner, evidence, person, shown_so_far)
        held = filled(column.values)
        cells = work.whole_cells(held)
        if len(held):
            note(column, place, shown_so_far.traits, evidence, examiner.key if keys else None)
        work.running_text(cells, near=False)
        shown_so_far.sealed = note_sealed(column, place, shown_so_far.sealed, evidence)
        rest.append((work, cells))
    if not person.any():
        return
    for work, cells in rest:
        rows = cells if work.column.rows is None else work.column.rows[cells]
        work.running_text(cells[person[rows]], near=True)


@dataclass(slots=True)
class Known:
    """
    What the batches of a column have shown so far.

    Args:
        claims: the detectors it could be for, by the last sample.
        batches: how many with cells to check have been read.
        width: to which its numbers are filled with the zeros they lost; 0: as they are.
        traits: what the last sample said of it besides.
        sealed: in which ways its cells that are no text are made unreadable.
        repeats: values came more than once in the last sample.
        few: each different value comes often, as far as is known.
        seen: by detector and kind the values of which there are fingerprints; they stay in the worker.
    """

    claims: list[Claim] = field(default_factory=list)
    batches: int = 0
    width: int = 0
    traits: Traits = PLAIN
    sealed: Veil = ()
    repeats: bool = False
    few: bool = False
    seen: dict[tuple[str, Kind], set[str]] = field(default_factory=dict)


@dataclass(slots=True)
class _ColumnWork:
    """One column of one batch, being examined."""

    column: Column
    place: Place
    batch: ColumnBatch
    examiner: Examiner
    evidence: Evidence
    person: np.ndarray[tuple[int], np.dtype[np.bool_]]
    known: Known
    lines: tuple[pa.StringArray, bytes] | None = None
    different: bytes | None = None

    def _named(self) -> str:
        """Return the name of the column, with its table's or what its schema says of it where it says little."""
        # Only a database declares types: the name of a file says nothing of its columns.
        table = (self.place.container or "").rpartition(".")[2] if self.column.declared_type else ""
        everyone, siblings = tuple(self.examiner.detectors), [column.path for column in self.batch.columns]
        named = spoken_of(everyone, self.column.path, self.column.comment, table, siblings)
        if named != self.column.path:
            self.evidence.comments[self.place] = shown_path(named, self.examiner.engine)
        return named

    def whole_cells(
        self, cells: np.ndarray[tuple[int], np.dtype[np.int64]]
    ) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
        """Check whole cells with the detectors the column could be for; return the cells left unexplained."""
        known = self.known
        known.batches += bool(len(cells))
        if len(cells) and looked_at(known.batches):
            chosen = cells[np.linspace(0, len(cells) - 1, min(SAMPLE, len(cells))).astype(np.int64)]
            sample = self.column.values.take(pa.array(chosen)).to_pylist()
            named = self._named()
            if kind := shown_type(self.column.declared_type, self.examiner.engine):
                self.evidence.types[self.place] = kind
            everyone = tuple(self.examiner.detectors)
            known.width, known.claims = put_back(named, self.column.declared_type, sample, everyone)
            person = any(c.likely and self.examiner.detectors[c.detector].person for c in known.claims)
            sure = [self.examiner.detectors[claim.detector] for claim in known.claims if claim.weight > 0]
            births = any(detector.category == BIRTH for detector in sure)
            known.traits = traits(named, sample, claimed=bool(sure), births=births, person=person)
            different = len(set(sample))
            known.repeats, known.few = different <= REPEATS * len(sample), different <= SOME * len(sample)
        claims = known.claims
        if not claims or not len(cells):
            return cells
        if known.width:
            self.column = replace(self.column, values=pc.utf8_lpad(self.column.values, known.width, "0"))
        detectors = self.examiner.detectors
        values = taken(self.column.values, cells)
        owner, checked = self._settled(claims, values)
        for position, (claim, (verdicts, codes)) in enumerate(zip(claims, checked, strict=True)):
            detector = detectors[claim.detector]
            # What another detector explains was never a look-alike of this one.
            own = np.flatnonzero((owner < 0) | (owner == position))
            if detector.person and claim.likely:
                rows = cells[(codes >= 0) & ((owner == position) | (owner < 0))]
                self.person[rows if self.column.rows is None else self.column.rows[rows]] = True
            if len(own) == len(cells):
                self._tally(claim, verdicts, codes, values, cells)
            elif len(own):
                chosen = values.take(pa.array(own))
                self._tally(claim, verdicts, codes[own], chosen, cells[own])
        return cells[owner < 0]

    def _settled(self, claims: Sequence[Claim], values: pa.StringArray) -> Settled:
        """Check the cells with each claim; only the different ones, where those are few."""
        detectors, known = self.examiner.detectors, self.known
        if known.few and len(values) >= ENOUGH:
            encoded = values.dictionary_encode()
            known.few = OFTEN * len(encoded.dictionary) <= len(values)
            if known.few:
                return spread(settled(claims, detectors, encoded.dictionary), encoded.indices.to_numpy())
        return settled(claims, detectors, values)

    def _tally(
        self,
        claim: Claim,
        verdicts: Sequence[Verdict],
        codes: np.ndarray[tuple[int], np.dtype[np.int8]],
        values: pa.StringArray,
        cells: np.ndarray[tuple[int], np.dtype[np.int64]],
    ) -> None:
        """Count the cells of each verdict."""
        detector = self.examiner.detectors[claim.detector]
        group = self.evidence.group(self.place, Class(detector.name, claim.context))
        group.tried += len(codes)
        for code, verdict in enumerate(verdicts):
            chosen = np.flatnonzero(codes == code)
            if not len(chosen):
                continue
            kind = Kind(verdict.subtype, verdict.test_data, verdict.support)
            tally = group.kinds.setdefault(kind, Tally())
            self._places(tally, detector.category, values, chosen, cells)
            if len(tally.distinct) < DISTINCT_LIMIT:
                seen = self.known.seen.setdefault((detector.name, kind), set())
                self._fingerprints(tally, seen, pc.unique(taken(values, chosen)))
            tally.count += len(chosen)

    def _places(
        self,
        tally: Tally,
        category: str,
        values: pa.StringArray,
        chosen: np.ndarray[tuple[int], np.dtype[np.int64]],
        cells: np.ndarray[tuple[int], np.dtype[np.int64]],
    ) -> None:
        """Keep the first places and shapes, as far as each is still wanted."""
        wanted = chosen[: max(0, self.examiner.occurrences - len(tally.occurrences))]
        rows = cells[wanted] if self.column.rows is None else self.column.rows[cells[wanted]]
        for position, row in zip(wanted, rows, strict=True):
            length = len(values[int(position)].as_py())
            tally.occurrences.append(Occurrence(None, self.batch.first_row + int(row), 0, length))
        for position in chosen[: max(0, SHAPES_LIMIT - tally.count)]:
            seen = shown(category, values[int(position)].as_py())
            tally.shapes[seen] = tally.shapes.get(seen, 0) + 1

    def _fingerprints(self, tally: Tally, seen: set[str], different: pa.StringArray) -> None:
        """Keep the fingerprints of different values up to the limit, but for those seen before."""
        start = 0
        while start < len(different) and (room := DISTINCT_LIMIT - len(tally.distinct)) > 0:
            new = [text for text in different.slice(start, room).to_pylist() if text not in seen]
            seen.update(new)
            tally.distinct.update(fingerprints(self.examiner.key, new))
            start += room

    def _is_quiet(self, cells: np.ndarray[tuple[int], np.dtype[np.int64]], *, near: bool) -> bool:
        """Tell whether nothing fires in a column of few different values; each of them is looked at once."""
        if not self.known.repeats or len(cells) < ENOUGH:
            return False
        if self.different is None:
            self.different = joined(pc.unique(taken(self.column.values, cells)))
        return next(self.examiner.engine.lines(self.different, near=near), None) is None

    def running_text(self, cells: np.ndarray[tuple[int], np.dtype[np.int64]], *, near: bool) -> None:
        """Search the cells as text; with `near`, only for what counts in the row of a person."""
        if not len(cells) or self._is_quiet(cells, near=near):
            return
        engine = self.examiner.engine
        # Both looks are mostly at the same cells.
        if self.lines is None or len(self.lines[0]) != len(cells):
            values = taken(self.column.values, cells)
            self.lines = values, joined(values)
        values, data = self.lines
        present = frozenset({PERSON}) if near else frozenset()
        begins: list[int] = []
        position = 0
        for start, stop, candidates in engine.search(data, near=near, present=present):
            begins = begins or offsets(values)
            position = bisect_right(begins, start, position) - 1
            for candidate in candidates:
                if bool(engine.detectors[candidate.detector].near) == near:
                    before = len(data[begins[position] : start].decode("utf-8", "replace"))
                    cell = int(cells[position])
                    row = cell if self.column.rows is None else int(self.column.rows[cell])
                    self._found(candidate, data[start:stop], before, row)

    def _found(self, candidate: Candidate, line: bytes, before: int, row: int) -> None:
        tally = count(self.evidence, self.place, candidate, self.examiner)
        if tally is None:
            return
        if self.examiner.detectors[candidate.detector].person and candidate.score > 0:
            self.person[row] = True
        if len(tally.occurrences) < self.examiner.occurrences:
            start = before + len(line[: candidate.start].decode("utf-8", "replace"))
            end = start + len(line[candidate.start : candidate.end].decode("utf-8", "replace"))
            tally.occurrences.append(Occurrence(None, self.batch.first_row + row, start, end))
