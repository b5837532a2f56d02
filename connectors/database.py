"""
Databases: tables and views cut into segments, each of which is one statement, and read as columns.

Nothing is read before the session is known to be unable to write. What cannot be read becomes a `Failure` where it
happens, and everything else goes on.
"""

from __future__ import annotations

from contextlib import closing, nullcontext
from fnmatch import fnmatchcase
from functools import partial
from typing import TYPE_CHECKING, Any

from connectors import address, sessions
from connectors.connector import (
    ColumnBatch,
    Failure,
    Read,
    Reference,
    Segment,
    SetAside,
    SourceError,
    Unreadable,
)
from connectors.dialect import Bounds, on_offer
from connectors.faults import told
from connectors.query import FORMAT, Query, query_of, segments, statement_of

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence
    from contextlib import AbstractContextManager

    import pyarrow as pa

    from connectors.connector import Planned, Selection
    from connectors.dialect import Dialect, Table
    from connectors.reservoir import Reservoir
    from connectors.rows import Reader


def plan(
    target: str, selection: Selection, source: str | None = None, asking: Callable[[str, str], None] | None = None
) -> Iterator[Planned]:
    """
    Cut a database into segments: one statement each.

    Args:
        target: its address.
        selection: how much of it is wanted.
        source: what the user sees, where the address is not what was named.
        asking: told of the source and each statement that is run to find out what there is.

    Raises:
        SourceError: no such database, or no way into it.
    """
    password = _password(selection.password_file)
    target = address.concealed(target, password)
    source = source or address.parsed(target).source
    if selection.replica is not None:
        target = address.concealed(selection.replica, password)
    parsed = address.parsed(target)
    if parsed.database or "service" in parsed.query or not on_offer()[parsed.dialect].databases:
        yield from _of_one(target, source, selection, asking or _unheard)
        return
    for name, is_open, is_template in _databases(target, source, selection, asking or _unheard):
        one = f"{source}{name}"
        if not is_open:
            yield SetAside(one, "takes no connections")
            continue
        if is_template:
            # A session in it would keep others from making a database of it.
            yield SetAside(one, "a template for new databases; name it to read it")
            continue
        try:
            yield from _of_one(address.within(target, name), one, selection, asking or _unheard)
        except SourceError as known:
            yield Failure(one, str(known))


def _databases(
    target: str, source: str, selection: Selection, asking: Callable[[str, str], None]
) -> Sequence[tuple[str, bool, bool]]:
    """Return the databases of a server, where the address names none of them, as the dialect says."""
    dialect = on_offer()[address.parsed(target).dialect]
    try:
        with sessions.session(target, _times(selection)) as connection:
            return _asked(connection, source, asking, nullcontext, dialect.databases)
    finally:
        sessions.close()


def _of_one(target: str, source: str, selection: Selection, asking: Callable[[str, str], None]) -> Iterator[Planned]:
    """Cut one database into segments."""
    dialect = on_offer()[address.parsed(target).dialect]
    bounds = _times(selection)
    found = 0
    try:
        with sessions.session(target, bounds) as connection:
            ask = partial(_asked, connection, source, asking, _limit(dialect, connection, selection))
            for statement in (*dialect.preamble(bounds), dialect.read_only):
                asking(source, statement)
            for table in dialect.tables(ask):
                found += 1
                yield from _planned(table, Segment(source, target, FORMAT), dialect, selection)
            yield from _references(ask(dialect.references), source)
    except SourceError:
        raise
    except Exception as fault:  # noqa: BLE001 - each driver brings its own errors
        yield Failure(source, f"its tables cannot be listed: {told(fault, dialect)}")
        return
    finally:
        sessions.close()
    if not found:
        yield SetAside(source, "holds no tables that this user may see")


def _times(selection: Selection) -> Bounds:
    return Bounds(selection.statement_seconds, selection.lock_seconds)


def _references(rows: Sequence[tuple[Any, ...]], source: str) -> Iterator[Reference]:
    """Yield the declared foreign keys, a column at a time."""
    for schema, table, column, parent_schema, parent, parent_column in rows:
        if parent_column:
            child = f"{schema}.{table}" if schema else table
            yield Reference(
                source, child, column, f"{parent_schema}.{parent}" if parent_schema else parent, parent_column
            )


def _password(path: str | None) -> str | None:
    if path is None:
        return None
    try:
        with open(path, encoding="utf-8") as file:  # noqa: PTH123 - a path as the user writes it
            return file.readline().rstrip("\r\n")
    except (OSError, UnicodeDecodeError):
        message = f"the password file {path} cannot be read"
        raise SourceError(message) from None


def _planned(table: Table, segment: Segment, dialect: Dialect, selection: Selection) -> Iterator[Planned]:
    """Yield what is to be done about one table."""
    left_out = _left_out(table, selection)
    if left_out:
        yield SetAside(segment.source, left_out, table.container)
        return
    for trouble in table.troubles:
        yield Failure(segment.source, trouble, table.container)
    if table.set_aside:
        yield SetAside(segment.source, table.set_aside, table.container)
    elif table.columns:
        yield from segments(table, segment, dialect, selection)


def _left_out(table: Table, selection: Selection) -> str:
    """Return why a table is not wanted: patterns are held against its name, and against schema.name."""

    def matches(patterns: Sequence[str]) -> bool:
        return any(fnmatchcase(name, pattern) for name in (table.name, table.container) for pattern in patterns)

    if matches(selection.exclude):
        return "left out: matches --exclude"
    return "left out: does not match --include" if selection.include and not matches(selection.include) else ""


def _unheard(_source: str, _statement: str) -> None:
    """Tell nobody."""


def _limit(dialect: Dialect, connection: Any, selection: Selection) -> Callable[[], AbstractContextManager[None]]:
    """Return what ends a statement that takes too long where the database itself knows no time."""
    if dialect.limited is None:
        return nullcontext
    return partial(dialect.limited, connection, selection.statement_seconds)


def _asked(
    connection: Any,
    source: str,
    asking: Callable[[str, str], None],
    limited: Callable[[], AbstractContextManager[None]],
    statement: str,
) -> Sequence[tuple[Any, ...]]:
    asking(source, statement)
    with limited():
        return sessions.asked(connection, statement)


def read(segment: Segment) -> Iterator[Read]:
    """Run a segment's statement and yield its rows."""
    dialect = on_offer()[address.parsed(segment.path).dialect]
    query = query_of(segment)
    done = 0
    try:
        for item in _read(segment, query, dialect):
            done += item.row_count if isinstance(item, ColumnBatch) else 0
            yield item
    except (SourceError, Unreadable) as known:
        yield Failure(segment.source, str(known), segment.container)
    except Exception as fault:  # noqa: BLE001 - each driver brings its own errors
        before = f" after {done:,} {'row' if done == 1 else 'rows'}" if done else ""
        yield Failure(segment.source, f"cannot be read{before}: {told(fault, dialect)}", segment.container)


def _read(segment: Segment, query: Query, dialect: Dialect) -> Iterator[Read]:
    from connectors.reservoir import Reservoir
    from connectors.rows import Reader

    reader = Reader(segment, query)
    limits = Bounds(query.bounds.statement_seconds, query.bounds.lock_seconds)
    with (
        sessions.session(segment.path, limits) as connection,
        closing(_batches(segment, query, dialect, connection)) as batches,  # ended while its connection is still there
    ):
        if not query.keep:
            for batch in batches:
                yield from reader.read(batch)
            yield from reader.ended()
            return
        reservoir = Reservoir(query.keep, query.seed)
        try:
            for batch in batches:
                reservoir.add(batch)
        except Exception:
            yield from _kept(reservoir, reader, None)
            raise
    yield from _kept(reservoir, reader, reservoir.total)


def _batches(segment: Segment, query: Query, dialect: Dialect, connection: Any) -> Generator[pa.RecordBatch]:
    """Return what a segment's statement gives, within its bounds."""
    from connectors.rows import bounded

    batches = dialect.batches(connection, statement_of(segment), query.columns)
    if dialect.limited is not None:
        batches = sessions.timed(batches, partial(dialect.limited, connection), query.bounds.statement_seconds)
    return bounded(batches, query.bounds)


def _kept(reservoir: Reservoir, reader: Reader, total: int | None) -> Iterator[Read]:
    for batch in reservoir.rows():
        yield from reader.read(batch, total)
    if total == 0:
        yield ColumnBatch((), 1, 0, total=total)
    yield from reader.ended()
