"""
What a dialect of SQL is: how to connect, to be sure that nothing can be written, to ask what there is, and to read it.

A file under `connectors/sql/` that ends in `DIALECT = Dialect(...)` is on offer; there is no list to add it to.
"""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from connectors.connector import Sampling

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager

    import pyarrow as pa

    from connectors.address import Address

    Ask = Callable[[str], Sequence[tuple[Any, ...]]]

Kind = Literal["table", "view", "materialized view", "partitioned table"]
PARTS = 10_000
"""Pieces into which a table is cut, at most."""
BLOB_BYTES = 1 << 20
"""Of a cell of bytes, at most so many are read."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """
    What reading may cost.

    Args:
        statement_seconds: a statement that takes longer is ended.
        lock_seconds: how long a statement waits for a lock.
        rows, bytes: read by one statement, at most; `None`: no bound.
        throttle: rows per second, at most; `None`: no bound.
    """

    statement_seconds: int = 600
    lock_seconds: int = 5
    rows: int | None = None
    bytes: int | None = None
    throttle: int | None = None


@dataclass(frozen=True, slots=True)
class TableColumn:
    """
    A column as the database declares it.

    Args:
        name: as it is, unquoted.
        type: as declared.
        expression: what to select, so that its value arrives as text, a number or bytes.
        comment: what the schema says of it.
        binary: its cells are bytes that may be no text.
        shown: its name as it may be shown, which a value must not be.
    """

    name: str
    type: str
    expression: str
    comment: str = ""
    binary: bool = False
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """
    Some rows of a table, as a statement says it.

    Args:
        origin: the text after FROM.
        condition: the text after WHERE; empty for none.
    """

    origin: str
    condition: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """
    A table or view as the database declares it.

    Args:
        schema: empty where there are none.
        name: as it is, unquoted.
        kind: what it is.
        columns: those that may be read.
        parts: that make up all of it.
        rows: how many there are, if that is known before reading.
        exact: `rows` was counted, and not estimated.
        bytes: it takes on disk, if known.
        key: expression that differs from row to row, for choosing rows; empty if there is none.
        low, high: the first and the last key, where it is one column of integers and they were asked for.
        troubles: why it, or some of it, cannot be read: all that is known.
        set_aside: why it is not to be read.
    """

    schema: str
    name: str
    kind: Kind
    columns: tuple[TableColumn, ...]
    parts: tuple[Part, ...]
    rows: int | None = None
    exact: bool = False
    bytes: int | None = None
    key: str = ""
    low: int | None = None
    high: int | None = None
    troubles: tuple[str, ...] = ()
    set_aside: str = ""

    @property
    def container(self) -> str:
        """What the user sees."""
        return f"{self.schema}.{self.name}" if self.schema else self.name


@dataclass(frozen=True, slots=True)
class Chosen:
    """How some of the rows are chosen: what is told of it, and the statement's part."""

    sampling: Sampling
    part: Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """
    One kind of database.

    Args:
        name: as an address begins.
        module: the driver, as it is imported.
        extra: what to install for it: `innsyn[extra]`; empty when it is always there.
        connect: opens a connection.
        preamble: statements that begin each session.
        read_only: a statement whose first row shows that nothing can be written.
        is_read_only: judges that row.
        tables: asks what there is.
        references: a statement that gives the declared foreign keys, a row for each of their columns: schema, table and
            column, and schema, table and column of the parent.
        chosen: how to choose so many rows of a table by a seed; `None` where only reading all of it will do.
        batches: runs a statement that selects the columns, and yields its rows as record batches.
        code: a database's code for an error, if it has one; never a message.
        limited: ends what a connection does after so many seconds, for a database that knows no time for statements;
            `None`: its session has been told.
        drawn: what stands after FROM for so many random rows of a view, by a seed: the server reads all of it, and sends
            those; `None`: a view cannot be sampled there.
        databases: a statement that names all databases of a server, for an address that names none, each with
            whether it takes connections and whether it is a template; empty: such an address reaches them all, or there is
            but one.
    """

    name: str
    module: str
    extra: str
    connect: Callable[[Address, Bounds], Any]
    preamble: Callable[[Bounds], tuple[str, ...]]
    read_only: str
    is_read_only: Callable[[tuple[Any, ...]], bool]
    tables: Callable[[Ask], Iterator[Table]]
    references: str
    chosen: Callable[[Table, int, int], Chosen | None]
    batches: Callable[[Any, str, Sequence[TableColumn]], Iterator[pa.RecordBatch]]
    code: Callable[[Exception], str]
    limited: Callable[[Any, float], AbstractContextManager[None]] | None = None
    drawn: Callable[[str, int, int], str] | None = None
    databases: str = ""


@cache
def on_offer() -> dict[str, Dialect]:
    """Return the dialects by name."""
    import connectors.sql as package

    found = {}
    for module in pkgutil.iter_modules(package.__path__):
        offered = getattr(importlib.import_module(f"{package.__name__}.{module.name}"), "DIALECT", None)
        if offered is not None:
            found[offered.name] = offered
    return found


def quoted(name: str, mark: str = '"') -> str:
    """
    Return a name as it is written in a statement.

    >>> print(quoted('a"b'), quoted("a`b", "`"), quoted("a]b", "]"))
    "a""b" `a``b` [a]]b]
    """
    return f"{'[' if mark == ']' else mark}{name.replace(mark, mark * 2)}{mark}"


def hashed(table: Table, expression: str, size: int, wanted: int, seed: int) -> Chosen | None:
    """
    Choose rows whose hash is small, so that each has the same chance.

    Args:
        table: with a key and one part.
        expression: a seeded hash of the key; its values are spread evenly from 0 to `size`.
        size: one more than the largest.
        wanted: rows.
        seed: that the expression holds.
    """
    if not table.key or not table.rows or len(table.parts) == 0:
        return None
    threshold = min(size, max(1, round(size * wanted / table.rows)))
    origin = table.parts[0].origin
    sampling = Sampling("random rows", seed, wanted, table.rows, table.exact)
    return Chosen(sampling, Part(origin, f"{expression} < {threshold}"))


def ranges(origin: str, key: str, low: int, high: int, rows: int) -> tuple[Part, ...]:
    """
    Cut a table by an integer key into pieces that span so many numbers; the first and the last are open.

    >>> [part.condition for part in ranges("t", "id", 1, 3_000_000, 1_000_000)]
    ['id < 1000001', 'id >= 1000001 AND id < 2000001', 'id >= 2000001']
    """
    rows = max(rows, (high - low) // PARTS)
    edges = range(low + rows, high - rows // 2, rows)
    if not edges:
        return (Part(origin),)
    between = (f"{key} >= {a} AND {key} < {a + rows}" for a in edges[:-1])
    conditions = (f"{key} < {edges[0]}", *between, f"{key} >= {edges[-1]}")
    return tuple(Part(origin, condition) for condition in conditions)
