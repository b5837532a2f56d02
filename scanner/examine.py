"""
Inside a worker: segments read, batches searched, matches counted.

Raw values live in this file and in `scanner.columns`, and nowhere else. What leaves is counts, shapes, positions and
keyed fingerprints.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from connectors.connector import ColumnBatch, Failure, LineBatch
from connectors.files import read
from scanner.evidence import DISTINCT_LIMIT, SHAPES_LIMIT, Class, Evidence, Kind, Occurrence, Place, Tally
from scanner.fingerprints import fingerprint
from scanner.log_fields import field_of
from scanner.masking import shape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from connectors.connector import Segment
    from detectors.detector import Detector
    from detectors.engine import Candidate, Engine

LONG_LINE = 16_384
"""Beyond this many bytes before a match, its field is read from the nearest ones only: work stays linear."""


@dataclass(frozen=True, slots=True)
class Examiner:
    """
    What a worker needs for every segment.

    Args:
        engine: the detectors, compiled.
        key: for fingerprints.
        occurrences: how many places to keep per kind of match.
    """

    engine: Engine
    key: bytes
    occurrences: int

    @property
    def detectors(self) -> Sequence[Detector]:
        """The detectors in the order of `Candidate.detector`."""
        return self.engine.detectors


@dataclass(slots=True)
class Examined:
    """
    What leaves a worker for one segment.

    Args:
        unit: what `read` counts.
        read: lines or rows read.
        evidence: what was found, counted from the beginning of the segment.
        failures: what could not be read.
    """

    unit: Literal["lines", "rows"] = "lines"
    read: int = 0
    evidence: Evidence = field(default_factory=Evidence)
    failures: list[Failure] = field(default_factory=list)


def examine(segment: Segment, examiner: Examiner) -> Examined:
    """Read one segment and return what was found in it."""
    from scanner.columns import examine_columns

    examined = Examined()
    for batch in read(segment):
        if isinstance(batch, Failure):
            examined.failures.append(batch)
        elif isinstance(batch, LineBatch):
            examined.read += _examine_lines(segment, batch, examiner, examined.evidence)
        elif isinstance(batch, ColumnBatch):
            examined.unit = "rows"
            examined.read += batch.row_count
            examine_columns(segment, batch, examiner, examined.evidence)
    return examined


def _examine_lines(segment: Segment, batch: LineBatch, examiner: Examiner, evidence: Evidence) -> int:
    """Search a block of lines; return how many lines it holds."""
    data, engine = batch.data, examiner.engine
    number, counted = batch.first_line, 0
    for start, stop in engine.lines(data):
        number += data.count(b"\n", counted, start)
        counted = start
        line = data[start:stop].rstrip(b"\r")
        before = batch.start_character if batch.continued and not start else 0
        at_byte, at_character = 0, before
        for candidate in engine.candidates(line):
            if batch.overlap and start == 0 and candidate.end <= batch.overlap:
                continue  # counted at the end of the piece before
            at_character += len(line[at_byte : candidate.start].decode("utf-8", "replace"))
            at_byte = candidate.start
            first = max(0, candidate.start - LONG_LINE)
            name = field_of(line[first : candidate.end], candidate.start - first, candidate.end - first)
            place = Place(segment.source, segment.container, name)
            tally = count(evidence, place, candidate, examiner)
            if tally is not None and len(tally.occurrences) < examiner.occurrences:
                end = at_character + len(line[candidate.start : candidate.end].decode("utf-8", "replace"))
                tally.occurrences.append(Occurrence(number, None, at_character, end))
    return data.count(b"\n") + (not data.endswith(b"\n"))


def count(evidence: Evidence, place: Place, candidate: Candidate, examiner: Examiner) -> Tally | None:
    """Count one candidate; return its tally, or `None` where the check refused it."""
    detector = examiner.detectors[candidate.detector]
    group = evidence.group(place, Class(detector.name, candidate.context))
    group.tried += 1
    verdict = candidate.verdict
    if verdict is None:
        return None
    kind = Kind(verdict.subtype, verdict.test_data, verdict.support)
    tally = group.kinds.get(kind)
    if tally is None:
        tally = group.kinds[kind] = Tally()
    tally.count += 1
    if len(tally.distinct) < DISTINCT_LIMIT:
        tally.distinct.add(fingerprint(examiner.key, candidate.text))
    if tally.count <= SHAPES_LIMIT:
        seen = shape(candidate.text)
        tally.shapes[seen] = tally.shapes.get(seen, 0) + 1
    return tally
