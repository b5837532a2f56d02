"""
The journal of examined pieces, in the catalog: written while a scan runs, by the coordinator alone.

A scan that is recorded lets its entries take the place of those of the last scan of the same; until then nothing that
was known before is touched. One that was stopped leaves its entries for the next to go on from.
"""

from __future__ import annotations

import json
import secrets
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta
from time import monotonic
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from scanner.catalog.forgetting import IN, forget, remove
from scanner.catalog.opening import connected, guarded
from scanner.catalog.scans import insert
from scanner.catalog.tables import entries, evidences, runs
from scanner.errors import CatalogError
from scanner.examine import Examined
from scanner.journal import Entry
from scanner.versions import changed
from scanner.written import read_back, written

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scanner.findings import Scan
    from scanner.versions import Versions

SECONDS = 0.2
"""How long entries wait to be written: what a scan that is killed may have to read again."""
ALIKE = 256
"""Entries of other sources with the same beginning that are looked at."""
ALIVE = timedelta(hours=1)
"""A scan that has written nothing for so long is over."""
KEPT = timedelta(days=90)
"""What was examined is kept so long when the scan does not come again."""


@contextmanager
def open_journal(
    url: str, identity: str, versions: Versions, *, resume: bool = False, since_last: bool = False
) -> Iterator[CatalogJournal]:
    """
    Open the journal of a scan.

    Args:
        url: the catalog, which `prepare` has seen.
        identity: of the scan: what it was asked to look at, as a fingerprint.
        versions: what its examinations rest on.
        resume: go on with one of the same identity that was stopped, if there is one.
        since_last: begin with what the last recorded one of the same identity examined.

    Raises:
        CatalogError: the catalog cannot be opened or written.
    """
    engine = connected(url)
    try:
        with guarded(engine), engine.begin() as connection:
            stopped = _stopped(connection, identity, versions) if resume else None
            last = _last(connection, identity, versions) if since_last else None
            run = stopped or _begun(connection, identity, versions)
        before = json.loads(last.detectors) if last else versions.detectors
        opened = CatalogJournal(engine, run, last.id if last else None, *changed(before, versions.detectors), stopped)
        try:
            yield opened
        finally:
            opened.close()
    finally:
        engine.dispose()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def _new_number() -> int:
    """Return a number for a row that no other scan will choose."""
    return secrets.randbits(62) + 1


def _begun(connection: sa.Connection, identity: str, versions: Versions) -> int:
    number, now = _new_number(), _now()
    row = {
        "id": number,
        "identity": identity,
        "started": now,
        "touched": now,
        "reader": versions.reader,
        "occurrences": versions.occurrences,
        "detectors": json.dumps(dict(versions.detectors)),
    }
    connection.execute(runs.insert().values(row))
    return number


def _alike(connection: sa.Connection, identity: str, versions: Versions, *, recorded: bool) -> Sequence[sa.Row[Any]]:
    """Return the scans of the same, read in the same way, the newest first."""
    query = sa.select(runs).where(
        runs.c.identity == identity,
        runs.c.reader == versions.reader,
        runs.c.occurrences == versions.occurrences,
        runs.c.scan.is_not(None) if recorded else runs.c.scan.is_(None),
    )
    return connection.execute(query.order_by(runs.c.touched.desc())).all()


def _stopped(connection: sa.Connection, identity: str, versions: Versions) -> int | None:
    """Return the run that was stopped last, with the same detectors, if there is one."""
    found = _alike(connection, identity, versions, recorded=False)
    return next((row.id for row in found if json.loads(row.detectors) == dict(versions.detectors)), None)


def _last(connection: sa.Connection, identity: str, versions: Versions) -> sa.Row[Any] | None:
    return next(iter(_alike(connection, identity, versions, recorded=True)), None)


class CatalogJournal:
    """
    `scanner.journal.Journal` in a catalog.

    Args:
        engine: leads to the catalog.
        run: number of this run.
        last: number of the run it begins with, if any.
        again, gone: detectors that have changed since that one.
        stopped: number of the run it goes on with, if any.
    """

    def __init__(
        self,
        engine: sa.Engine,
        run: int,
        last: int | None,
        again: frozenset[str],
        gone: frozenset[str],
        stopped: int | None,
    ) -> None:
        self.again, self.gone = again, gone
        self.resumed = stopped is not None
        self.begun_with = last is not None
        self._engine = engine
        self._run = run
        self._from = [number for number in (stopped, last) if number is not None]
        self._entries: list[Entry] = []
        self._evidence: list[dict[str, object]] = []
        self._flushed = monotonic()
        self._lost = False
        self._asking: sa.Connection | None = None

    def known(self, place: str) -> list[Entry]:
        """Return the entries of a source; those of the scan that goes on first."""
        return self._found(entries.c.place == place)

    def alike(self, place: str, heads: Sequence[str]) -> list[Entry]:
        """Return entries of other sources that began as this one does."""
        begun = entries.c.head.in_(heads) & (entries.c.mark != "")
        moved = (entries.c.head == heads[-1]) & (entries.c.mark == "")
        return self._found((entries.c.place != place) & (begun | moved), ALIKE)

    def _found(self, wanted: sa.ColumnElement[bool], limit: int | None = None) -> list[Entry]:
        if not self._from:
            return []
        query = sa.select(entries).where(entries.c.run.in_(self._from), wanted).limit(limit)
        with guarded(self._engine):
            found = self._read(query)
        found.sort(key=lambda row: self._from.index(row.run))
        return [replace(_entry(row), resumed=self.resumed and row.run == self._run) for row in found]

    def _read(self, query: sa.Select[Any]) -> list[sa.Row[Any]]:
        """Ask in one connection that is kept, and is in no transaction between questions."""
        if self._asking is None:
            self._asking = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        return list(self._asking.execute(query))

    def evidence(self, entry: Entry, home: str) -> Examined:
        """Return what was found in a piece, as found in a source."""
        query = sa.select(evidences.c.data).where(evidences.c.id == entry.evidence)
        with guarded(self._engine):
            ((data,),) = self._read(query)
        return read_back(Examined, data, home)

    def keep(self, entry: Entry, examined: Examined | None, home: str) -> None:
        """Keep an entry; `None`: its evidence is in the journal already."""
        if self._lost:
            return
        if examined is not None:
            entry = replace(entry, evidence=_new_number())
            self._evidence.append({"id": entry.evidence, "data": written(examined, home)})
        self._entries.append(entry)
        if monotonic() - self._flushed > SECONDS:
            self.flush()

    def close(self) -> None:
        """Write what waits, and let go of the connection."""
        self.flush()
        if self._asking is not None:
            self._asking.close()

    def flush(self) -> None:
        """Write what waits. A journal that cannot be written is given up: the scan goes on without it."""
        if self._lost or not self._entries:
            return
        try:
            with guarded(self._engine), self._engine.begin() as connection:
                self._write(connection)
                connection.execute(runs.update().where(runs.c.id == self._run).values(touched=_now()))
        except CatalogError:
            self._lost = True
        self._flushed = monotonic()

    def _write(self, connection: sa.Connection) -> None:
        old = self._written_before(connection) if self.resumed else []
        if self._evidence:
            connection.execute(evidences.insert(), self._evidence)
        if self._entries:
            rows = [{"id": _new_number(), "run": self._run, **_row(entry)} for entry in self._entries]
            connection.execute(entries.insert(), rows)
        remove(connection, old)
        self._entries, self._evidence = [], []

    def _written_before(self, connection: sa.Connection) -> list[int]:
        """Return the entries of the scan that goes on for the pieces that are about to be written."""
        places = sorted({entry.place for entry in self._entries})
        new = {(entry.place, *entry.piece) for entry in self._entries}
        old: list[int] = []
        for first in range(0, len(places), IN):
            there = sa.select(entries.c.id, entries.c.place, entries.c.part, entries.c.start, entries.c.end).where(
                entries.c.run == self._run, entries.c.place.in_(places[first : first + IN])
            )
            old += (row.id for row in connection.execute(there) if tuple(row)[1:] in new)
        return old

    def record(self, scan: Scan) -> int:
        """
        Write a scan to the catalog, and in the same moment let its entries be what the next scan begins with.

        Raises:
            CatalogError: the catalog cannot be written; then neither has happened.
        """
        with guarded(self._engine), self._engine.begin() as connection:
            number = insert(connection, scan)
            if not self._lost:
                self._write(connection)
                done = runs.update().where(runs.c.id == self._run).values(scan=number, touched=_now())
                identity = sa.select(runs.c.identity).where(runs.c.id == self._run).scalar_subquery()
                connection.execute(done)
                forget(connection, self._over(connection, identity))
        return number

    def _over(self, connection: sa.Connection, identity: sa.ScalarSelect[Any]) -> list[int]:
        """Return the runs that this one takes the place of, and those that no one has come back to."""
        now = datetime.now(UTC)
        alive, kept = ((now - span).isoformat(timespec="milliseconds") for span in (ALIVE, KEPT))
        others = sa.select(runs.c.id).where(runs.c.id != self._run)
        same = runs.c.identity == identity
        running = connection.execute(others.where(same, runs.c.scan.is_(None), runs.c.touched >= alive)).first()
        # What another scan of the same has begun with stays until that is over too.
        replaced = same & (runs.c.touched < alive if running else runs.c.scan.is_not(None) | (runs.c.touched < alive))
        return list(connection.execute(others.where(replaced | (runs.c.touched < kept))).scalars())


def _row(entry: Entry) -> dict[str, object]:
    row = asdict(entry) | {"found": " ".join(sorted(entry.found))}
    del row["resumed"]
    return row


def _entry(row: sa.Row[Any]) -> Entry:
    given = dict(row._mapping)  # noqa: SLF001 - its public name
    del given["id"], given["run"]
    return Entry(**given | {"found": frozenset(given["found"].split())})
