"""
Databases: tables and views cut into segments, each of which is one statement, and read as columns.

Nothing is read before the session is known to be unable to write. What cannot be read becomes a `Failure` where it
happens, and everything else goes on. A driver's message may hold values or secrets, so only its code is told.
"""

from __future__ import annotations

import importlib
import json
from contextlib import contextmanager
from dataclasses import asdict, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from connectors import address
from connectors.connector import Failure, Read, Sampling, Segment, SetAside, SourceError, Unreadable
from connectors.dialect import Bounds, Chosen, Dialect, Table, on_offer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from connectors.connector import Selection

FORMAT = "sql"
"""`Segment.format` of what is read here."""
SAMPLE = 10_000
"""Rows read of a large table, unless told otherwise."""
SMALL = 20_000
"""Tables of at most so many rows are read whole, unless told otherwise."""


def plan(target: str, selection: Selection) -> Iterator[Segment | Failure | SetAside]:
    """
    Cut a database into segments: one statement each.

    Raises:
        SourceError: no such database, or no way into it.
    """
    target = address.concealed(target, _password(selection))
    parsed = address.parsed(target)
    source, dialect = parsed.source, on_offer()[parsed.dialect]
    bounds = Bounds(selection.statement_seconds, selection.lock_seconds)
    with session(target, bounds) as connection:
        try:
            for table in dialect.tables(partial(_asked, connection)):
                yield from _segments(table, Segment(source, target, FORMAT), dialect, selection)
        except Exception as fault:  # noqa: BLE001 - each driver brings its own errors
            yield Failure(source, f"its tables cannot be listed: {_fault(fault, dialect)}")


def _password(selection: Selection) -> str | None:
    if selection.password_file is None:
        return None
    try:
        with open(selection.password_file, encoding="utf-8") as file:  # noqa: PTH123
            return file.readline().rstrip("\r\n")
    except (OSError, UnicodeDecodeError):
        message = f"the password file {selection.password_file} cannot be read"
        raise SourceError(message) from None


@contextmanager
def session(target: str, bounds: Bounds) -> Iterator[Any]:
    """
    Open a connection in which nothing can be written, and be sure of it.

    Raises:
        SourceError: the driver is missing, the database cannot be reached, or something could be written.
    """
    parsed = address.parsed(target)
    source, dialect = parsed.source, on_offer()[parsed.dialect]
    try:
        importlib.import_module(dialect.module)
    except ImportError:
        message = f"to read {source}, install the driver: pip install 'innsyn[{dialect.extra}]'"
        raise SourceError(message) from None
    try:
        connection = dialect.connect(parsed, bounds)
    except SourceError:
        raise
    except Exception as fault:  # noqa: BLE001 - each driver brings its own errors, whose messages may hold secrets
        message = f"no connection to {source}: {_fault(fault, dialect)}"
        raise SourceError(message) from None
    try:
        _begin(connection, dialect, bounds, source)
        yield connection
    finally:
        connection.close()


def _begin(connection: Any, dialect: Dialect, bounds: Bounds, source: str) -> None:
    try:
        for statement in dialect.preamble(bounds):
            _asked(connection, statement)
        value = _asked(connection, dialect.read_only)[0][0]
    except Exception as fault:  # noqa: BLE001
        message = f"the session with {source} cannot be made read-only: {_fault(fault, dialect)}; nothing was read"
        raise SourceError(message) from None
    if not dialect.is_read_only(value):
        message = f"the session with {source} is not read-only, though it was asked to be; nothing was read"
        raise SourceError(message)


def _asked(connection: Any, statement: str) -> Sequence[tuple[Any, ...]]:
    cursor = connection.cursor()
    try:
        cursor.execute(statement)
        return list(cursor.fetchall()) if cursor.description else []
    finally:
        cursor.close()


def _segments(
    table: Table, segment: Segment, dialect: Dialect, selection: Selection
) -> Iterator[Segment | Failure | SetAside]:
    """Yield the statements that read a table."""
    segment = replace(segment, container=table.container)
    if table.trouble:
        yield Failure(segment.source, table.trouble, segment.container)
    if table.set_aside:
        yield SetAside(segment.source, table.set_aside, segment.container)
    if table.set_aside or not table.columns:
        return
    options = (
        ("columns", json.dumps([asdict(column) for column in table.columns], ensure_ascii=False)),
        ("origin", table.origin),
        ("parts", json.dumps(table.parts)),
        ("rows", json.dumps([table.rows, table.exact])),
        ("bounds", json.dumps([selection.statement_seconds, selection.lock_seconds])),
    )
    wanted = selection.sample or SAMPLE
    small = table.rows is not None and table.rows <= (selection.sample or SMALL)
    chosen = None if selection.full or small else dialect.chosen(table, wanted, selection.seed)
    yield from _statements(replace(segment, options=options), chosen)


def _statements(segment: Segment, chosen: Chosen | None) -> Iterator[Segment]:
    options = dict(segment.options)
    select = ", ".join(column["expression"] for column in json.loads(options["columns"]))
    if chosen is not None:
        yield _statement(segment, chosen.sampling, select, chosen.origin, chosen.condition)
        return
    rows, exact = json.loads(options["rows"])
    for part in json.loads(options["parts"]) or [""]:
        yield _statement(segment, Sampling("all rows", total=rows, exact=exact), select, options["origin"], part)


def _statement(segment: Segment, sampling: Sampling, select: str, origin: str, condition: str) -> Segment:
    statement = f"SELECT {select} FROM {origin}" + (f" WHERE {condition}" if condition else "")
    options = tuple(pair for pair in segment.options if pair[0] != "statement")
    return replace(segment, options=(*options, ("statement", statement)), sampling=sampling)


def deepen(segment: Segment, columns: Sequence[str] = ()) -> tuple[Segment, ...]:
    """
    Return segments that read all rows of a table that was sampled.

    Args:
        segment: any of the table's.
        columns: names of columns, or paths in them; empty: all of them.
    """
    options = dict(segment.options)
    listed = json.loads(options["columns"])
    wanted = [column for column in listed if any(_within(path, column["name"]) for path in columns)] or listed
    changed = tuple((n, json.dumps(wanted, ensure_ascii=False) if n == "columns" else v) for n, v in segment.options)
    return tuple(_statements(replace(segment, options=changed), None))


def _within(path: str, column: str) -> bool:
    return path == column or path.startswith((f"{column}.", f"{column}["))


def read(segment: Segment) -> Iterator[Read]:
    """Run a segment's statement and yield its rows."""
    from connectors.formats import nested

    dialect = on_offer()[address.parsed(segment.path).dialect]
    options = dict(segment.options)
    columns = json.loads(options["columns"])
    row = 1
    try:
        with session(segment.path, Bounds(*json.loads(options["bounds"]))) as connection:
            for batch in dialect.batches(connection, options["statement"], len(columns)):
                yield nested.batch(batch.rename_columns([column["name"] for column in columns]), row)
                row += batch.num_rows
    except (SourceError, Unreadable) as known:
        yield Failure(segment.source, str(known), segment.container)
    except Exception as fault:  # noqa: BLE001 - each driver brings its own errors
        place = f"; {row - 1:,} rows of this part were read" if row > 1 else ""
        yield Failure(segment.source, f"cannot be read: {_fault(fault, dialect)}{place}", segment.container)


def _fault(fault: Exception, dialect: Dialect) -> str:
    """Return what to say of a driver's error: its code and its name, never its message."""
    code = dialect.code(fault)
    name = type(fault).__name__
    return f"{name}, code {code}" if code else name
