"""
What earlier scans have examined, and which pieces of a plan need not be read again for it.

One idea carries a scan that goes on after it was killed and one that skips what is unchanged: every examined piece of a
source is kept as an *entry*, with the state its source was in. A piece whose source is still in that state is *carried
over*. A log that has grown goes on where the last entry ended, and it is known by what stands in it, whatever it is
called now.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from hashlib import blake2b
from itertools import groupby
from typing import TYPE_CHECKING, Protocol

from connectors.sources import SQL, close, lasting, one_state, state_of
from connectors.state import goes_on, marks

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Sequence

    from connectors.connector import Segment
    from connectors.state import State
    from scanner.examine import Examined
    from scanner.findings import Scan


AGAIN = "again"
"""The mark of what was read in a later round, and takes the place of what a sample gave."""


@dataclass(frozen=True, slots=True)
class Entry:
    """
    One examined piece of a source, as a journal keeps it. All names and beginnings are keyed fingerprints.

    Args:
        place: which source.
        part: which piece of it, but for its range.
        start, end: the range, as in `Segment`.
        size, changed, head: the state its source was in; `head` is the longest beginning that was looked at.
        mark: what stands before `end` in a text that goes on; `AGAIN` for a table's columns read once more, in full;
            empty elsewhere.
        read: when it was read, or the oldest part of it; ISO 8601 in UTC.
        found: detectors that had candidates in it.
        evidence: number of its evidence in the journal; 0 while it has none.
        resumed: it is of the very scan that goes on.
    """

    place: str
    part: str
    start: int
    end: int | None
    size: int
    changed: str
    head: str
    mark: str
    read: str
    found: frozenset[str] = frozenset()
    evidence: int = 0
    resumed: bool = False

    @property
    def piece(self) -> tuple[str, int, int | None]:
        """Which piece of its source it is."""
        return self.part, self.start, self.end

    @property
    def state(self) -> tuple[int, str, str]:
        """What must be equal for the source to be unchanged."""
        return self.size, self.changed, self.head


class Journal(Protocol):
    """Where entries are kept; only the coordinator writes."""

    again: frozenset[str]
    """Detectors that are new, or not what they were when the entries were made."""
    gone: frozenset[str]
    """Detectors that are no more, or not what they were."""

    def known(self, place: str) -> list[Entry]:
        """Return the entries of a source; those of the scan that goes on first."""
        ...

    def alike(self, place: str, heads: Sequence[str]) -> list[Entry]:
        """Return entries of other sources that began as this one does."""
        ...

    def evidence(self, entry: Entry, home: str) -> Examined:
        """Return what was found in a piece, as found in the source it is in now."""
        ...

    def keep(self, entry: Entry, examined: Examined | None, home: str) -> None:
        """Keep an entry; `None`: its evidence is in the journal already."""
        ...

    def record(self, scan: Scan) -> int:
        """Write a scan to the catalog, and in the same moment let its entries be what the next scan begins with."""
        ...


@dataclass(frozen=True, slots=True)
class Work:
    """
    What is to be done about a segment of the plan.

    Args:
        segment: as planned.
        entry: to be kept once it is examined; `None`: it could not be known again.
        state: of its source.
        carried: entries that cover its beginning, or all of it.
        rest: what is still to be read; `None`: nothing.
        only: detectors that must look at what is carried over; empty: none.
        stale: of a table in an older state, to stand while it cannot be read.
    """

    segment: Segment
    entry: Entry | None = None
    state: State | None = None
    carried: tuple[Entry, ...] = ()
    rest: Segment | None = None
    only: frozenset[str] = frozenset()
    stale: Entry | None = None

    @property
    def since(self) -> str:
        """When the oldest of what is carried over, or stands in its place, was read; empty when nothing is."""
        return min((entry.read for entry in self.carried), default=self.stale.read if self.stale else "")


def keyed(key: bytes) -> Callable[[bytes], str]:
    """Return what makes fingerprints of names and beginnings; never equal to those of values."""
    return lambda data: blake2b(data, digest_size=16, key=key, person=b"innsyn.journal").hexdigest()


def identity(key: bytes, *asked: object) -> str:
    """Return the fingerprint of what a scan was asked to look at: the same again is the same scan."""
    return keyed(key)(repr(asked).encode("utf-8", "surrogatepass"))


def works(
    segments: Iterable[Segment],
    journal: Journal,
    key: bytes,
    now: str,
    near: Container[str] = frozenset(),
    mark: str = "",
) -> Iterator[Work]:
    """
    Yield what is to be done about each segment, in order.

    Args:
        segments: the plan.
        journal: what is known.
        key: for fingerprints.
        now: ISO 8601 in UTC.
        near: detectors that find nothing on their own.
        mark: of the tables' entries.
    """
    print_of = keyed(key)
    alone = not any(name in near for name in journal.again)
    for shared, pieces in groupby(segments, key=one_state):
        several = list(pieces)
        state = state_of(several[0], print_of)
        place = print_of(repr(shared).encode("utf-8", "surrogatepass"))
        if state is None:
            stale = {entry.piece: entry for entry in journal.known(place)} if several[0].format == SQL else {}
            yield from (
                Work(each, rest=each, stale=stale.get((_part(each, print_of), each.start, each.end)))
                for each in several
            )
            continue
        source = _Source(state, place, print_of, now, mark)
        source.learn(journal.known(place))
        if goes_on(several[0]) and not source.knows(several):
            source.learn(journal.alike(place, state.heads))
        source.look(several)
        for segment in several:
            yield _checked(source.work(segment), journal, alone=alone)
    close()


def _part(segment: Segment, print_of: Callable[[bytes], str]) -> str:
    """Return the fingerprint of what a segment is, apart from its place and range."""
    return print_of(repr(lasting(segment)).encode("utf-8", "surrogatepass"))


def _checked(work: Work, journal: Journal, *, alone: bool) -> Work:
    """Let detectors that are new or changed look at what would be carried over, if they can do so alone."""
    if all(entry.resumed for entry in work.carried) or not (journal.again or journal.gone):
        return work
    found = frozenset().union(*(entry.found for entry in work.carried))
    if work.rest is not None or not alone or found & (journal.gone | journal.again):
        return replace(work, carried=(), rest=work.segment)
    return replace(work, rest=work.segment, only=journal.again) if journal.again else work


class _Source:
    """One source: the state it is in, what is known of it, and what stands at the ends of its pieces."""

    def __init__(self, state: State, place: str, print_of: Callable[[bytes], str], now: str, mark: str) -> None:
        self.state = state
        self.place = place
        self.now = now
        self.mark = mark
        self._print = print_of
        self._same = (state.size, state.changed, state.heads[-1])
        self._whole: dict[tuple[str, int, int | None], Entry] = {}
        self._begun: defaultdict[tuple[str, int], list[Entry]] = defaultdict(list)
        self._stale: dict[tuple[str, int, int | None], Entry] = {}
        self._marks: dict[int, str] = {}

    def learn(self, entries: Iterable[Entry]) -> None:
        """Take in what is known: pieces of a source in this very state, and pieces of a text that may have grown."""
        for entry in entries:
            # A table that was read by the scan that goes on is read, whatever has come into it since.
            if self.state.size < 0:
                self._stale.setdefault(entry.piece, entry)
            table = entry.resumed and self.state.size < 0 and entry.head == self.state.heads[-1]
            # What has another name must hold the same at its end too; of a compressed file its size says as much.
            told = entry.place == self.place or not entry.mark
            if table or (told and self.state.changed and entry.state == self._same):
                self._whole.setdefault(entry.piece, entry)
            # A file of the same size and another time has been written over; only one that is longer has grown.
            again = entry.place == self.place and entry.size == self.state.size
            over = again and entry.changed not in {"", self.state.changed}
            if entry.end is not None and entry.mark and entry.head in self.state.heads and not over:
                self._begun[entry.part, entry.start].append(entry)

    def knows(self, segments: Sequence[Segment]) -> bool:
        """Tell whether so many pieces are known in this very state as there are."""
        return len(self._whole) >= len(segments)

    def look(self, segments: Sequence[Segment]) -> None:
        """Take the marks that the segments need: of their own ends, and of where entries end."""
        if goes_on(segments[0]):
            ends = {segment.end for segment in segments if segment.end is not None}
            if not self.knows(segments):
                ends |= {entry.end for begun in self._begun.values() for entry in begun if entry.end is not None}
            self._marks = marks(segments[0], ends, self._print)

    def work(self, segment: Segment) -> Work:
        """Return what is to be done about one segment."""
        entry = self._entry(segment)
        done = self._whole.get(entry.piece)
        if done is not None:
            return Work(segment, entry, self.state, (done,))
        chain, position = [], segment.start
        while position != segment.end and (longest := self._next(entry.part, position, segment.end)) is not None:
            chain.append(longest)
            position = longest.end or position
        rest = None if position == segment.end else replace(segment, start=position)
        return Work(segment, entry, self.state, tuple(chain), rest, stale=self._stale.get(entry.piece))

    def _next(self, part: str, start: int, limit: int | None) -> Entry | None:
        """Return the longest entry that begins here, does not reach too far, and holds what stands here."""
        fitting = (
            entry
            for entry in self._begun.get((part, start), ())
            if entry.end is not None
            and start < entry.end
            and (limit is None or entry.end <= limit)
            and self._marks.get(entry.end) == entry.mark
        )
        return max(fitting, key=lambda entry: entry.end or 0, default=None)

    def _entry(self, segment: Segment) -> Entry:
        part = _part(segment, self._print)
        mark = self.mark if segment.end is None else self._marks.get(segment.end, "")
        state = (self.state.size, self.state.changed, self.state.heads[-1])
        return Entry(self.place, part, segment.start, segment.end, *state, mark, self.now)
