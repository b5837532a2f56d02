"""
What has come in so far of a scan, merged in plan order, so that the result does not depend on who was done first.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from connectors.connector import Failure, Reference, Segment
from scanner.days import of_events, written
from scanner.evidence import Evidence, Place, Source
from scanner.examine import Examined, Extent
from scanner.findings import Coverage, Days, Endings, FieldCoverage, Join, Unread, Veiled, located
from scanner.joins import Drawn, proposed

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from connectors.connector import Planned, Sampling, SetAside
    from scanner.findings import Finding

ALL_ROWS: Final = "all rows"


@dataclass(slots=True)
class Gathered:
    """
    What has come in so far.

    Args:
        evidence: what was found.
        extents: how much was read of each source and container.
        failures, set_aside: what could not be read, and what was not meant to be.
        noted: of what was set aside, that of which it matters that it is there.
        references: the foreign keys that databases declare.
        samples: how the rows of each table in a database were chosen.
        whole: columns of sampled tables that were then read in full.
        carried: how many lines or rows of a source come from earlier scans, and since when the oldest are known.
    """

    evidence: Evidence = field(default_factory=Evidence)
    extents: dict[Source, Extent] = field(default_factory=dict)
    failures: list[Unread] = field(default_factory=list)
    set_aside: list[Unread] = field(default_factory=list)
    noted: list[SetAside] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    samples: dict[Source, Sampling] = field(default_factory=dict)
    whole: set[Place] = field(default_factory=set)
    carried: dict[Source, tuple[int, str]] = field(default_factory=dict)

    def planned(self, plan: Iterable[Planned]) -> Iterator[Segment]:
        """Yield the segments of a plan; note what it could not open and what it set aside."""
        for item in plan:
            if isinstance(item, Segment):
                yield item
            elif isinstance(item, Reference):
                self.references.append(item)
            elif isinstance(item, Failure):
                self.failures.append(Unread(item.source, item.container, item.reason, item.line))
            else:
                self._put_aside(item)

    def merge(self, segment: Segment, examined: Examined, limit: int) -> None:
        """
        Add what one segment gave, behind all that came before it from the same source.

        Args:
            segment: which.
            examined: what it gave; lines and rows are counted from the beginning of the segment.
            limit: how many occurrences to keep per kind of match.
        """
        sources = [Source(segment.source, container) for container in examined.extents]
        if segment.sampling is not None:
            self.samples[Source(segment.source, segment.container)] = segment.sampling
        before = {source: self.extents[source].read for source in sources if source in self.extents}
        self.evidence.absorb(examined.evidence, before, limit)
        for container, extent in examined.extents.items():
            together = self.extents.setdefault(Source(segment.source, container), Extent(extent.unit))
            together.unit = extent.unit
            together.read += extent.read
            together.broken |= extent.broken
            if extent.total is not None:
                together.total = (together.total or 0) + extent.total
                self._counted(Source(segment.source, container), together)
        for failure in examined.failures:
            base = before.get(Source(failure.source, failure.container or segment.container), 0)
            line = None if failure.line is None else failure.line + base
            self.failures.append(Unread(failure.source, failure.container, failure.reason, line))
        for item in examined.set_aside:
            self._put_aside(item)

    def _counted(self, source: Source, extent: Extent) -> None:
        """Note the rows of a table that nobody had counted before; perhaps all of them were read."""
        sampling = self.samples.get(source)
        if sampling is not None:
            method = ALL_ROWS if extent.read == extent.total else sampling.method
            self.samples[source] = replace(sampling, method=method, total=extent.total, exact=True)

    def _put_aside(self, item: SetAside) -> None:
        self.set_aside.append(Unread(item.source, item.container, item.reason))
        if item.kind is not None:
            self.noted.append(item)

    def carry(self, segment: Segment, examined: Examined | None, since: str) -> None:
        """Note what part of a segment was read by earlier scans, the first of them at `since`."""
        for container, extent in (examined.extents if examined is not None else {}).items():
            count, oldest = self.carried.get(Source(segment.source, container), (0, since))
            self.carried[Source(segment.source, container)] = count + extent.read, min(oldest, since)

    def sampled(self) -> dict[Source, int]:
        """Return the tables of which only some rows were read, with how many."""
        return {
            source: self.extents[source].read
            for source, sampling in self.samples.items()
            if sampling.method != ALL_ROWS and source in self.extents
        }

    def replace(self, later: Gathered) -> None:
        """Put what was learned of some columns read in full in the place of what their samples gave."""
        read = self.evidence.examined
        fuller = {place for place, count in later.evidence.examined.items() if count >= read.get(place, 0)}
        later.evidence.forget(later.evidence.examined.keys() - fuller)
        self.evidence.forget(fuller)
        self.evidence.absorb(later.evidence, {}, sys.maxsize)
        for source, extent in later.extents.items():
            known = self.extents.get(source)
            if known is None or not known.read or source not in self.samples:
                # What lay in cells, or a table of which the sample drew no row: now it was read as if for the first time.
                self.extents[source] = replace(extent, broken=extent.broken or (known is not None and known.broken))
                if source in later.samples:
                    self.samples[source] = later.samples[source]
                continue
            known.broken |= extent.broken
            if not extent.broken:
                self.whole |= {place for place in fuller if (place.source, place.container) == source}
        self.failures += [failure for failure in later.failures if failure not in self.failures]
        again = {_told(item) for item in later.set_aside}
        self.set_aside = [*(item for item in self.set_aside if _told(item) not in again), *later.set_aside]
        again = {_told(item) for item in later.noted}
        self.noted = [*(item for item in self.noted if _told(item) not in again), *later.noted]

    def undrawn(self) -> list[Unread]:
        """Return the tables of whose rows a sample drew not one: of them nothing is known."""
        reason = (
            "no row of it was drawn, so nothing is known of it; let more be read (--sample, --max-rows, --max-bytes)"
        )
        return [
            Unread(source.source, source.container, reason)
            for source, read in self.sampled().items()
            if not read and not self.extents[source].broken
        ]

    def coverage(self) -> tuple[Coverage, ...]:
        """
        Return how much of each source was read; what broke has no known total.

        An archive of which only the members were read has no row of its own: nothing in it went unread.
        """
        holders = {holder for source in self.extents for holder in _holders(source)}
        columns: dict[Source, list[Place]] = defaultdict(list)
        for place in self.evidence.examined:
            source = Source(place.source, place.container)
            # The columns of a database are named by its schema; the head of a file may be a row of values.
            if source in self.samples:
                columns[source].append(place)
        return tuple(
            self._covered(source, extent, columns[source])
            for source, extent in self.extents.items()
            if extent.read or extent.broken or source not in holders
        )

    def _covered(self, source: Source, extent: Extent, columns: Iterable[Place]) -> Coverage:
        sampling = self._as_read(source, extent)
        part = Coverage(*source, extent.unit, extent.read, None if extent.broken else extent.read, not extent.broken)
        if sampling is not None and sampling.method != ALL_ROWS:
            part = replace(
                part, total=sampling.total, sampling=sampling.method, seed=sampling.seed, exact=sampling.exact
            )
        if source in self.carried:
            carried, since = self.carried[source]
            part = replace(part, carried=carried, since=since)
        left = 1.0 if part.bound is None else part.bound
        fields = (
            FieldCoverage(
                place.field,
                self.evidence.examined[place],
                0.0 if place in self.whole else left,
                self.evidence.types.get(place, ""),
            )
            for place in columns
        )
        # What failed before anything was read, such as a column that may not be, leaves the rows of the others whole.
        failed = any((one.source, one.container) == source for one in self.failures)
        return replace(part, fields=tuple(fields), complete=part.complete and not failed)

    def _as_read(self, source: Source, extent: Extent) -> Sampling | None:
        """Return how the rows of a table were chosen: where not all came by to be chosen from, they are the first ones."""
        sampling = self.samples.get(source)
        stopped = extent.broken and extent.total is None
        if sampling is None or sampling.method != "reservoir" or not stopped:
            return sampling
        return replace(sampling, method="first rows")

    def joins(self) -> list[Join]:
        """Return the keys between tables: those declared, then those that names and values give away."""
        sampled = self.sampled()
        drawn = (
            Drawn(place, sketch, self._all_read(place, sampled)) for place, sketch in self.evidence.sketches.items()
        )
        told = [join for one in self.references if (join := self._declared(one)) is not None]
        known = {(join.child, join.parent) for join in told}
        return [
            *told,
            *(one for one in proposed(drawn) if not known & {(one.child, one.parent), (one.parent, one.child)}),
        ]

    def _declared(self, one: Reference) -> Join | None:
        """Return a declared key; `None` where one of its ends was not read, or has a name that is not shown."""
        ends = Place(one.source, one.container, one.field), Place(one.source, one.parent_container, one.parent_field)
        if not all(end in self.evidence.examined for end in ends):
            return None
        return Join(located(ends[0]), located(ends[1]), named=False, shared=0, compared=0, declared=True)

    def _all_read(self, place: Place, sampled: Container[Source]) -> bool:
        source = Source(place.source, place.container)
        return place in self.whole or (source not in sampled and not self.extents[source].broken)

    def days(self) -> tuple[Days, ...]:
        """Return the columns of dates of events, each day with its count; the times of log lines; the age of files."""
        told = [
            Days(located(place), tuple((date.fromordinal(day), count) for day, count in sorted(days.items())))
            for place, days in self.evidence.days.items()
            if days and of_events(days)
        ]
        files = dict.fromkeys([*(source.source for source in self.extents), *(one.source for one in self.set_aside)])
        return (*told, *written(files))

    def endings(self) -> tuple[Endings, ...]:
        """Return the columns of states, with what in them came to an end."""
        return tuple(
            Endings(located(place), self.evidence.examined.get(place, 0), tuple(sorted(meanings.items())))
            for place, meanings in self.evidence.endings.items()
            if meanings
        )

    def veiled(self) -> tuple[Veiled, ...]:
        """Return the columns with cells that cannot be read."""
        return tuple(
            Veiled(
                located(place), kinds["filled"], tuple(sorted(item for item in kinds.items() if item[0] != "filled"))
            )
            for place, kinds in self.evidence.veils.items()
            if len(kinds) > 1
        )

    def told(self, findings: Iterable[Finding], coverage: Iterable[Coverage]) -> tuple[Finding, ...]:
        """Return findings that say of how many rows theirs are, and how those were chosen."""
        parts = {(part.source, part.container): part for part in coverage}
        told = []
        for finding in findings:
            at = finding.location
            part = parts.get((at.source, at.container))
            if part is not None:
                whole = Place(at.source, at.container, at.field) in self.whole
                finding = replace(finding, total=part.total, sampling="" if whole else part.sampling)  # noqa: PLW2901
            told.append(finding)
        return tuple(told)


def _told(item: Unread | SetAside) -> tuple[str, str | None, str]:
    """Return what is said of it, but for how many cells it is said of."""
    return item.source, item.container, item.reason.partition(" of column ")[2] or item.reason


def _holders(source: Source) -> Iterator[Source]:
    """Yield the file, and the archives in it, that hold a member."""
    container = source.container
    while container is not None:
        container = container.rpartition("!/")[0] or None
        yield Source(source.source, container)
