"""
Inside a worker: segments read, batches searched, matches counted.

Raw values live in this file and in `scanner.columns`, and nowhere else. What leaves is counts, shapes, positions and
keyed fingerprints.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from connectors.blocks import newlines
from connectors.connector import Failure, LineBatch, SetAside
from connectors.sources import read
from scanner.evidence import DISTINCT_LIMIT, SHAPES_LIMIT, Class, Evidence, Kind, Occurrence, Place, Tally
from scanner.field_names import HIDDEN
from scanner.fingerprints import fingerprint
from scanner.line_time import Clock
from scanner.log_fields import field_of
from scanner.masking import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from connectors.connector import Segment
    from detectors.candidates import Candidate
    from detectors.detector import Detector
    from detectors.engine import Engine
    from scanner.columns import Known


@dataclass(frozen=True, slots=True)
class Examiner:
    """
    What a worker needs for every segment.

    Args:
        engine: the detectors, compiled.
        key: for fingerprints.
        occurrences: how many places to keep per kind of match.
        since: pass over lines that say they are older.
    """

    engine: Engine
    key: bytes
    occurrences: int
    since: datetime | None = None

    @property
    def detectors(self) -> Sequence[Detector]:
        """The detectors in the order of `Candidate.detector`."""
        return self.engine.detectors


@dataclass(slots=True)
class Extent:
    """How much of one container was read; `broken` when something in it could not be."""

    unit: Literal["lines", "rows"] = "lines"
    read: int = 0
    broken: bool = False


@dataclass(slots=True)
class Examined:
    """
    What leaves a worker for one segment.

    Args:
        extents: what was read, by container (`None`: the file itself).
        evidence: what was found; lines and rows are counted from the beginning of the segment or member.
        failures: what could not be read.
        set_aside: what was deliberately not read.
    """

    extents: dict[str | None, Extent] = field(default_factory=dict)
    evidence: Evidence = field(default_factory=Evidence)
    failures: list[Failure] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)

    def extent(self, container: str | None) -> Extent:
        """Return the extent of a container, new if need be."""
        return self.extents.setdefault(container, Extent())


def examine(segment: Segment, examiner: Examiner) -> Examined:
    """Read one segment and return what was found in it."""
    examined = Examined()
    for _ in examine_into(examined, segment, examiner):
        pass
    return examined


def examine_into(examined: Examined, segment: Segment, examiner: Examiner) -> Iterator[None]:
    """Read one segment and add what is found in it, batch by batch; the caller has its turn after each."""
    examined.extent(segment.container)
    known: dict[Place, Known] = {}
    clock = Clock(examiner.since) if examiner.since else None
    for item in read(segment):
        if isinstance(item, Failure):
            examined.failures.append(item)
            examined.extent(item.container or segment.container).broken = True
        elif isinstance(item, SetAside):
            examined.set_aside.append(item)
        elif isinstance(item, LineBatch):
            batch = (
                item if clock is None else replace(item, data=clock.without_older(item.data, continued=item.continued))
            )
            container = item.container or segment.container
            extent = examined.extent(container)
            lines = _examine_lines(batch, Place(segment.source, container, ""), examiner, examined.evidence)
            # What stands above a table, or could not be read as its rows, is not counted among them.
            extent.read += lines if extent.unit == "lines" else 0
        else:
            from scanner.columns import examine_columns

            container = item.container or segment.container
            extent = examined.extent(container)
            extent.read = item.row_count + (extent.read if extent.unit == "rows" else 0)
            extent.unit = "rows"
            place, keys = Place(segment.source, container, ""), segment.sampling is not None
            examine_columns(item, place, examiner, examined.evidence, known, keys=keys)
        yield
    if clock is not None and clock.passed:
        examined.set_aside.append(SetAside(segment.source, clock.said(), segment.container))


def _examine_lines(batch: LineBatch, place: Place, examiner: Examiner, evidence: Evidence) -> int:
    """Search a block of lines; return how many lines end in it."""
    data = batch.data
    number, counted, mine = batch.first_line, 0, len(data) - batch.ahead
    line_start, line, at_byte, at_character = -1, b"", 0, 0
    for start, stop, candidates in examiner.engine.search(data):
        if start != line_start:
            number += newlines(data, counted, start)
            counted = line_start = start
            line = data[start:stop].rstrip(b"\r")
            at_byte, at_character = 0, 0 if start else batch.start_character
        for candidate in candidates:
            if not batch.overlap <= start + candidate.start < mine:
                continue  # another piece of a long line has it whole
            at_character += len(line[at_byte : candidate.start].decode("utf-8", "replace"))
            at_byte = candidate.start
            name = field_of(line, candidate.start, candidate.end)
            if examiner.engine.holds_value(name):
                name = HIDDEN
            tally = count(evidence, place._replace(field=name), candidate, examiner)
            if tally is not None and len(tally.occurrences) < examiner.occurrences:
                end = at_character + len(line[candidate.start : candidate.end].decode("utf-8", "replace"))
                tally.occurrences.append(Occurrence(number, None, at_character, end))
    ends = number - batch.first_line + newlines(data, counted)
    return ends if batch.ahead or data.endswith(b"\n") else ends + 1


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
        seen = shown(detector.category, candidate.text)
        tally.shapes[seen] = tally.shapes.get(seen, 0) + 1
    return tally
