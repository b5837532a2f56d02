"""
What has come in so far of a scan, merged in plan order, so that the result does not depend on who was done first.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from connectors.connector import Failure, Segment
from scanner.evidence import Evidence, Source
from scanner.examine import Examined, Extent
from scanner.findings import Coverage, Unread

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from connectors.connector import SetAside


@dataclass(slots=True)
class Gathered:
    """
    What has come in so far.

    Args:
        evidence: what was found.
        extents: how much was read of each source and container.
        failures, set_aside: what could not be read, and what was not meant to be.
    """

    evidence: Evidence = field(default_factory=Evidence)
    extents: dict[Source, Extent] = field(default_factory=dict)
    failures: list[Unread] = field(default_factory=list)
    set_aside: list[Unread] = field(default_factory=list)

    def planned(self, plan: Iterable[Segment | Failure | SetAside]) -> Iterator[Segment]:
        """Yield the segments of a plan; note what it could not open and what it set aside."""
        for item in plan:
            if isinstance(item, Segment):
                yield item
            elif isinstance(item, Failure):
                self.failures.append(Unread(item.source, item.container, item.reason, item.line))
            else:
                self.set_aside.append(Unread(item.source, item.container, item.reason))

    def merge(self, segment: Segment, examined: Examined, limit: int) -> None:
        """
        Add what one segment gave, behind all that came before it from the same source.

        Args:
            segment: which.
            examined: what it gave; lines and rows are counted from the beginning of the segment.
            limit: how many occurrences to keep per kind of match.
        """
        sources = [Source(segment.source, container) for container in examined.extents]
        before = {source: self.extents[source].read for source in sources if source in self.extents}
        self.evidence.absorb(examined.evidence, before, limit)
        for container, extent in examined.extents.items():
            together = self.extents.setdefault(Source(segment.source, container), Extent(extent.unit))
            together.unit = extent.unit
            together.read += extent.read
            together.broken |= extent.broken
        for failure in examined.failures:
            base = before.get(Source(failure.source, failure.container or segment.container), 0)
            line = None if failure.line is None else failure.line + base
            self.failures.append(Unread(failure.source, failure.container, failure.reason, line))
        self.set_aside += (Unread(item.source, item.container, item.reason) for item in examined.set_aside)

    def coverage(self) -> tuple[Coverage, ...]:
        """
        Return how much of each source was read; what broke has no known total.

        An archive of which only the members were read has no row of its own: nothing in it went unread.
        """
        holders = {holder for source in self.extents for holder in _holders(source)}
        return tuple(
            Coverage(
                source.source,
                source.container,
                extent.unit,
                extent.read,
                None if extent.broken else extent.read,
                not extent.broken,
            )
            for source, extent in self.extents.items()
            if extent.read or extent.broken or source not in holders
        )


def _holders(source: Source) -> Iterator[Source]:
    """Yield the file, and the archives in it, that hold a member."""
    container = source.container
    while container is not None:
        container = container.rpartition("!/")[0] or None
        yield Source(source.source, container)
