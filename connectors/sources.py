"""
Everything that can be scanned: addresses of databases go to `connectors.database`, all else to `connectors.files`.

A file that is a database is planned as one.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from connectors import address, files, state, walk
from connectors.connector import Failure, Planned, Read, Sampling, Segment, Selection
from connectors.formats import sqlite
from connectors.streams import is_url

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from connectors.state import Keyed, State

SQL = "sql"
"""Format of a segment that is a statement (`connectors.query.FORMAT`)."""
__all__ = ["Selection", "close", "deepen", "lasting", "one_state", "plan", "public", "read", "state_of", "still"]


def plan(
    targets: Sequence[str],
    selection: Selection = Selection(),  # noqa: B008 - frozen
    asking: Callable[[str, str], None] | None = None,
) -> Iterator[Planned]:
    """
    Cut targets into segments, in a stable order: databases first, then files.

    Args:
        targets: addresses of databases, files, folders, globs, fsspec URLs, or "-" for standard input.
        selection: what of them is wanted.
        asking: told of the source and each statement that is run to find out what a database holds.

    Raises:
        SourceError: a target names nothing, or there is no way into it.
    """
    # Named twice is meant once: the rows of a table would count double.
    databases = list(dict.fromkeys(target for target in targets if address.is_database(target)))
    others = [target for target in targets if target not in databases]
    planned = files.plan(others, selection)
    return chain(_databases(databases, selection, asking, alone=not others), _met(planned, selection))


def _met(items: Iterator[Planned], selection: Selection) -> Iterator[Planned]:
    """Yield what was met among files; a file that is a database gives the segments of one."""
    for item in items:
        if isinstance(item, Segment) and sqlite.is_plain(item):
            yield from sqlite.planned(item, selection)
        else:
            yield item


def _databases(
    targets: Sequence[str], selection: Selection, asking: Callable[[str, str], None] | None, *, alone: bool
) -> Iterator[Planned]:
    """Yield the segments of databases; one that gives no way in is a failure, unless none does and nothing else is."""
    if not targets:
        return
    from connectors import database
    from connectors.sessions import UnreachableError

    reached = False
    for number, target in enumerate(targets, 1):
        try:
            for item in database.plan(target, selection, asking=asking):
                reached = True
                yield item
        except UnreachableError as error:
            if alone and not reached and number == len(targets):
                raise
            yield Failure(address.parsed(address.concealed(target)).source, str(error))


def read(segment: Segment) -> Iterator[Read]:
    """Read one segment, wherever it comes from."""
    if segment.format == SQL:
        from connectors import database

        return database.read(segment)
    return files.read(segment)


def one_state(segment: Segment) -> tuple[str, ...]:
    """Return what segments have in common that are pieces of one thing with one state: a file, or a table."""
    return (segment.source, segment.container or "") if segment.format == SQL else (segment.source,)


def state_of(segment: Segment, keyed: Keyed) -> State | None:
    """
    Return the state of what a segment is a piece of; `None` where it cannot be known.

    Args:
        segment: any piece of it.
        keyed: makes a fingerprint of bytes.
    """
    if segment.format == SQL:
        from connectors import table_state

        return table_state.state_of(segment, keyed)
    return state.state_of(segment, keyed)


def lasting(segment: Segment) -> Segment:
    """Return what a segment is, apart from its place and range, and from what may change while it reads the same."""
    segment = replace(segment, source="", path="", start=0, end=None)
    if segment.format == SQL:
        from connectors.query import query_of

        query = query_of(segment)
        options = (("statement", dict(segment.options)["statement"]), ("query", repr((query.columns, query.keep))))
        return replace(
            segment,
            options=options,
            sampling=replace(segment.sampling or Sampling("all rows"), total=None, exact=False),
        )
    if state.goes_on(segment):
        return replace(segment, options=tuple(pair for pair in segment.options if pair[0] not in state.LOOSE))
    return segment


def close() -> None:
    """Let go of what finding out the state of tables has opened, as must be done before a process forks."""
    if "connectors.sessions" in sys.modules:
        sys.modules["connectors.sessions"].close()


def still(segment: Segment, before: State, keyed: Keyed) -> bool:
    """Tell whether what has been read is what was planned: not replaced meanwhile, at most written on."""
    return segment.format == SQL or state.still(segment, before, keyed)


def deepen(segment: Segment, columns: Sequence[str] = ()) -> tuple[Segment, ...]:
    """
    Return segments that read all rows of these columns of a table of which `segment` is a sample.

    Args:
        segment: one with `sampling`.
        columns: names, or paths within them; empty, or none that is known: all.

    Returns:
        None where that would read more than `Selection.max_rows` or `max_bytes` allow.
    """
    from connectors import sessions
    from connectors.query import deepened

    sessions.close()  # processes may be forked next
    return deepened(segment, columns)


def public(targets: Sequence[str]) -> tuple[str, ...]:
    """Return targets as they may be recorded and shown: without secrets."""
    return tuple(map(_public, targets))


def _public(target: str) -> str:
    if address.is_database(target):
        return address.concealed(target)
    return walk.source_of(target) if is_url(target) else target
