"""
What is carried over from earlier scans, put together with what was read now, and kept for later ones.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from connectors.sources import still
from scanner.examine import Examined, Extent
from scanner.gathering import Gathered
from scanner.journal import AGAIN, Entry, Work, keyed, works

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from connectors.connector import Segment
    from scanner.journal import Journal


TABLES = "tables"
"""The part of an entry that says which tables a database has."""


class Memory(NamedTuple):
    """
    What a scan knows of earlier ones.

    Args:
        journal: where it is kept.
        key: for fingerprints.
        now: ISO 8601 in UTC.
        occurrences: places kept per kind of match.
        near: detectors that find nothing on their own.
    """

    journal: Journal
    key: bytes
    now: str
    occurrences: int
    near: Container[str]

    def works(self, segments: Sequence[Segment], *, again: bool) -> Iterator[Work]:
        """Yield what is to be done about each segment; `again`: of what a sample left open."""
        return works(segments, self.journal, self.key, self.now, self.near, AGAIN if again else "")

    def unreadable(
        self, source: str, container: str | None, planned: Container[str | None]
    ) -> Iterator[tuple[Examined, Entry]]:
        """
        Yield what earlier scans know of a source that cannot be opened now; it stays known.

        Args:
            source: which.
            container: table of it, if it is a database; all of its tables, if there was no way into the database.
            planned: tables of it that can be opened.
        """
        for entry in sorted(self._known(source, container), key=lambda entry: (entry.part, entry.start)):
            examined = self.journal.evidence(entry, source)
            if entry.part != TABLES:
                self.journal.keep(entry, None, source)
                yield examined, entry
                continue
            for table in examined.extents:
                if table is not None and table not in planned:
                    yield from self.unreadable(source, table, planned)

    def _known(self, source: str, container: str | None) -> list[Entry]:
        return self.journal.known(self._place(source, container))

    def _place(self, source: str, container: str | None) -> str:
        shared = (source,) if container is None else (source, container)
        return keyed(self.key)(repr(shared).encode("utf-8", "surrogatepass"))

    def keep_tables(self, tables: Mapping[str, Iterable[str]]) -> None:
        """Keep which tables each database has: there is no asking one that cannot be reached."""
        for source, names in tables.items():
            entry = Entry(self._place(source, None), TABLES, 0, None, -1, "", "", "", self.now)
            self.journal.keep(entry, Examined({name: Extent("rows") for name in names}), source)

    def together(self, work: Work, fresh: Examined | None) -> tuple[Examined, Examined | None]:
        """
        Return what is known of a segment now, and what of that is carried over; keep it for later scans.

        Args:
            work: what was to be done.
            fresh: what was found in its rest; `None` when there was nothing to read, or nothing to be seen in it by
                the detectors that looked.
        """
        home = work.segment.source
        if work.stale is not None and fresh is not None and _unread(fresh):
            return self._standing(work.stale, fresh, home)
        carried = [self.journal.evidence(entry, home) for entry in work.carried]
        if work.only and fresh is not None:
            carried = []
        parts = carried if fresh is None else [*carried, fresh]
        whole = parts[0] if len(parts) == 1 else _joined(work.segment, parts, self.occurrences)
        self._keep(work, whole, fresh)
        return whole, _joined(work.segment, carried, self.occurrences) if carried else None

    def _standing(self, stale: Entry, fresh: Examined, home: str) -> tuple[Examined, Examined]:
        """Return what was known of a table that nothing can be read of now, beside what went wrong; it stays known."""
        self.journal.keep(stale, None, home)
        known = self.journal.evidence(stale, home)
        for extent in known.extents.values():
            extent.broken = True
        return replace(known, failures=fresh.failures), known

    def _keep(self, work: Work, whole: Examined, fresh: Examined | None) -> None:
        """Keep what was read without a fault from a source that is still the one that was planned."""
        if work.entry is None or work.state is None:
            return
        home = work.segment.source
        read = min([work.entry.read, *(entry.read for entry in work.carried if fresh is None or not work.only)])
        found = frozenset(around.detector for _, around in whole.evidence.groups)
        entry = replace(work.entry, read=read, found=found)
        if fresh is None:
            if len(work.carried) == 1:
                self.journal.keep(replace(entry, evidence=work.carried[0].evidence), None, home)
            else:
                self.journal.keep(entry, whole, home)
        elif _sound(fresh) and still(work.segment, work.state, keyed(self.key)):
            self.journal.keep(entry, whole, home)
        else:
            # What failed is read again next time; what came before it is known.
            for old in work.carried:
                self.journal.keep(replace(old, place=entry.place), None, home)


def _unread(examined: Examined) -> bool:
    return bool(examined.failures) and not any(extent.read for extent in examined.extents.values())


def _sound(examined: Examined) -> bool:
    return not examined.failures and not any(extent.broken for extent in examined.extents.values())


def _joined(segment: Segment, parts: Sequence[Examined], limit: int) -> Examined:
    """Return what several pieces of a segment gave, in their order."""
    together = Gathered()
    for part in parts:
        together.merge(segment, part, limit)
    extents = {source.container: extent for source, extent in together.extents.items()}
    return Examined(
        extents,
        together.evidence,
        [f for part in parts for f in part.failures],
        [s for p in parts for s in p.set_aside],
    )
