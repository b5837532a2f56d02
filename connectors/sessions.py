"""
Connections to databases in which nothing can be written, and that are known to be so before anything is read.
"""

from __future__ import annotations

import atexit
import contextlib
import importlib
import os
import time
from collections.abc import Generator
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from connectors import address
from connectors.connector import SourceError
from connectors.dialect import Bounds, Dialect, on_offer
from connectors.faults import told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import pyarrow as pa


def timed(
    batches: Iterator[pa.RecordBatch], limited: Callable[[float], Any], seconds: float
) -> Iterator[pa.RecordBatch]:
    """
    Yield batches as long as the database has worked no longer than that; what is done with them does not count.

    Args:
        batches: of one statement.
        limited: gives a context that ends what the connection does after so many seconds.
        seconds: in all.
    """
    try:
        while True:
            began = time.monotonic()
            with limited(seconds):
                batch = next(batches, None)
            seconds -= time.monotonic() - began
            if batch is None:
                return
            yield batch
    finally:
        if isinstance(batches, Generator):
            batches.close()


class UnreachableError(SourceError):
    """A database that is perhaps there, but gives no way in."""


def asked(connection: Any, statement: str) -> Sequence[tuple[Any, ...]]:
    """Return the rows that a statement gives."""
    cursor = connection.cursor()
    try:
        cursor.execute(statement)
        return list(cursor.fetchall()) if cursor.description else []
    finally:
        cursor.close()


def opened(target: str, bounds: Bounds) -> Any:
    """
    Return a connection in which nothing can be written.

    Args:
        target: as `address.concealed` returns it.
        bounds: how long statements may take.

    Raises:
        SourceError: the driver is missing, the database cannot be reached, or something could be written.
    """
    parsed = address.parsed(target)
    dialect = on_offer()[parsed.dialect]
    try:
        importlib.import_module(dialect.module)
    except ImportError:
        message = f"to read {parsed.source}, install its driver: pip install 'innsyn[{dialect.extra}]'"
        raise SourceError(message) from None
    try:
        connection = dialect.connect(parsed, bounds)
    except SourceError:
        raise
    except Exception as fault:  # noqa: BLE001 - each driver brings its own errors, whose messages may hold secrets
        message = f"no connection to {parsed.source}: {told(fault, dialect)}"
        raise UnreachableError(message) from None
    try:
        _begin(connection, dialect, bounds, parsed.source)
    except BaseException:
        connection.close()
        raise
    return connection


def _begin(connection: Any, dialect: Dialect, bounds: Bounds, source: str) -> None:
    try:
        for statement in dialect.preamble(bounds):
            asked(connection, statement)
        safe = _is_read_only(connection, dialect)
    except Exception as fault:  # noqa: BLE001
        message = f"the session with {source} cannot be made read-only: {told(fault, dialect)}; nothing was read"
        raise UnreachableError(message) from None
    if not safe:
        message = f"the session with {source} is not read-only, though it was asked to be; nothing was read"
        raise UnreachableError(message)


def _is_read_only(connection: Any, dialect: Dialect) -> bool:
    return dialect.is_read_only(asked(connection, dialect.read_only)[0])


@contextmanager
def session(target: str, bounds: Bounds) -> Iterator[Any]:
    """
    Lend a connection, the one that was used before if there is one; it is kept when nothing went wrong.

    Raises:
        SourceError: as `opened`.
    """
    open_ones = _kept(os.getpid())
    connection = open_ones.pop((target, bounds), None)
    if connection is not None and not _alive(connection, on_offer()[address.parsed(target).dialect]):
        connection = None
    if connection is None:
        close()
        connection = opened(target, bounds)
    try:
        yield connection
    except BaseException:
        with contextlib.suppress(Exception):
            connection.close()
        raise
    if (target, bounds) in open_ones:  # another was lent in the meantime, and is kept
        connection.close()
    else:
        open_ones[target, bounds] = connection


def _alive(connection: Any, dialect: Dialect) -> bool:
    """Tell whether a connection that was kept still answers, and still cannot write; otherwise it is closed."""
    try:
        if _is_read_only(connection, dialect):
            return True
    except Exception:  # noqa: BLE001, S110 - whatever is wrong with it, a new one is opened
        pass
    with contextlib.suppress(Exception):
        connection.close()
    return False


@lru_cache(maxsize=1)
def _kept(_: int) -> dict[tuple[str, Bounds], Any]:
    """Return the connection this process keeps; a forked process begins with none, and leaves its parent's alone."""
    atexit.register(close)
    return {}


def close() -> None:
    """Close the connection that is kept, as must be done before a process forks."""
    open_ones = _kept(os.getpid())
    while open_ones:
        with contextlib.suppress(Exception):
            open_ones.popitem()[1].close()
