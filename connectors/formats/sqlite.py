"""
SQLite databases met as files.

Those that lie plainly on disk are planned as databases (`connectors.sources`). What lies in an archive, a mail or a
compressed file is laid in a temporary file here, and every row of it is read.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from connectors.connector import Failure, Reference, Segment, Selection, SourceError, Unreadable
from connectors.cuts import SIZE
from connectors.format import Format, Head, Input, Options
from connectors.streams import is_url, spooled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from connectors.connector import Planned, Read

NAME = "sqlite"
EXTENSIONS = (".sqlite", ".sqlite3", ".db3", ".s3db")
_MARK = b"SQLite format 3\0"
_MEANT = frozenset("?#%${}")
"""Signs that mean something else in the address of a database."""
_DAMAGED = "not a whole SQLite database: damaged, cut short or encrypted"


def sniff(head: Head) -> Options | None:
    """Know the file by its mark."""
    return () if head.data.startswith(_MARK) else None


def is_plain(segment: Segment) -> bool:
    """Tell whether a segment is such a database that lies on disk as it is, under a name that an address can hold."""
    plain = segment.format == NAME and SIZE in dict(segment.options) and not is_url(segment.path)
    return plain and _MEANT.isdisjoint(segment.path)


def planned(segment: Segment, selection: Selection) -> Iterator[Planned]:
    """Cut a database on disk into segments: a statement each, as of any database."""
    from connectors import database

    own = replace(selection, include=(), exclude=(), password_file=None, replica=None)
    try:
        yield from database.plan(f"sqlite:///{segment.path}", own, segment.source)
    except SourceError:
        yield Failure(segment.source, _DAMAGED)


def read(source: Input) -> Iterator[Read]:
    """Yield the rows of every table."""
    from connectors import database, sessions

    segment = source.segment
    try:
        with _on_disk(source) as path:
            at = Segment(segment.source, path, NAME)
            for item in planned(at, Selection(full=True, limits=segment.limits)):
                if isinstance(item, Segment):
                    for found in database.read(item):
                        yield replace(found, container=_inside(segment, found.container or item.container))
                elif not isinstance(item, Reference):
                    yield replace(item, container=_inside(segment, item.container))
            sessions.close()
    except Unreadable as broken:
        yield source.failure(broken.reason)


def _inside(segment: Segment, table: str | None) -> str | None:
    return "!/".join(part for part in (segment.container, table) if part is not None) or None


@contextmanager
def _on_disk(source: Input) -> Iterator[str]:
    """Lay the database in a file that no one else can read and that is gone afterwards."""
    import shutil
    import tempfile

    limit = source.segment.limits.spool_bytes
    with spooled(source.stream, limit) as data, tempfile.NamedTemporaryFile(suffix=".db") as file:
        shutil.copyfileobj(data, file)
        file.flush()
        yield file.name


FORMAT = Format(name=NAME, extensions=EXTENSIONS, sniff=sniff, read=read, rank=0, is_text=False)
