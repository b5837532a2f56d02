"""
Inside a worker: segments read, batches searched, matches counted.

Raw values live in this file, in `scanner.lines`, `scanner.veiled_lines` and `scanner.columns` and what names and counts
for them, and nowhere else. What leaves is counts, shapes, positions and keyed fingerprints.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal, NamedTuple

from connectors.connector import Failure, LineBatch, SetAside
from connectors.sources import read
from scanner.evidence import Evidence, Place
from scanner.line_time import FIELD, Clock, days
from scanner.lines import examine_lines
from scanner.veiled_lines import Fields, note_veils

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from connectors.connector import Segment
    from detectors.detector import Detector
    from detectors.engine import Engine
    from scanner.columns import Known


class Examiner(NamedTuple):
    """
    What a worker needs for every segment.

    Args:
        engine: the detectors, compiled.
        key: for fingerprints.
        occurrences: how many places to keep per kind of match.
        since: pass over lines that say they are older.
        statements: tell apart which statements wrote a line.
    """

    engine: Engine
    key: bytes
    occurrences: int
    since: datetime | None = None
    statements: bool = False

    @property
    def detectors(self) -> Sequence[Detector]:
        """The detectors in the order of `Candidate.detector`."""
        return self.engine.detectors


@dataclass(slots=True)
class Extent:
    """
    How much of one container was read.

    Args:
        unit: lines or rows.
        read: of them.
        broken: something in it could not be read.
        total: rows in the whole table, where only reading has shown that.
    """

    unit: Literal["lines", "rows"] = "lines"
    read: int = 0
    broken: bool = False
    total: int | None = None


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
    fields: dict[str | None, Fields] = {}
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
            place = Place(segment.source, container, "")
            lines = examine_lines(batch, place, examiner, examined.evidence)
            note_veils(batch, place, fields.setdefault(container, Fields()), examiner, examined.evidence)
            if not batch.overlap:
                when = days(batch.data, None if batch.ahead else lines)
                if when:
                    examined.evidence.add_days(Place(segment.source, container, FIELD), when)
            # What stands above a table, or could not be read as its rows, is not counted among them.
            extent.read += lines if extent.unit == "lines" else 0
        else:
            from scanner.columns import examine_columns

            container = item.container or segment.container
            extent = examined.extent(container)
            extent.read = item.row_count + (extent.read if extent.unit == "rows" else 0)
            extent.unit = "rows"
            extent.total = item.total if item.total is not None else extent.total
            place, keys = Place(segment.source, container, ""), segment.sampling is not None
            examine_columns(item, place, examiner, examined.evidence, known, keys=keys)
        yield
    if clock is not None and clock.passed:
        examined.set_aside.append(SetAside(segment.source, clock.said(), segment.container))
