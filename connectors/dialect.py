"""
What a dialect of SQL is: how to connect, to be sure that nothing can be written, to ask what there is, and to read it.

A file under `connectors/sql/` that ends in `DIALECT = Dialect(...)` is on offer; there is no list to add it to.
"""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import pyarrow as pa

    from connectors.address import Address
    from connectors.connector import Sampling

Kind = Literal["table", "view", "materialized view", "partitioned table"]


@dataclass(frozen=True, slots=True)
class Bounds:
    """
    What one session may cost.

    Args:
        statement_seconds: a statement that takes longer is ended by the server.
        lock_seconds: how long a statement waits for a lock.
    """

    statement_seconds: int = 600
    lock_seconds: int = 5


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
    """

    name: str
    type: str
    expression: str
    comment: str = ""
    binary: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """
    A table or view as the database declares it.

    Args:
        schema: empty where there are none.
        name: as it is, unquoted.
        kind: what it is.
        columns: those that may be read.
        origin: the text after FROM.
        rows: how many there are, if that is known before reading.
        exact: `rows` was counted, and not estimated.
        bytes: it takes on disk, if known.
        parts: conditions that cut it into pieces; empty when it is read in one.
        key: expression that differs from row to row, for choosing rows; empty if there is none.
        trouble: why it cannot be read.
        set_aside: why it is not to be read.
    """

    schema: str
    name: str
    kind: Kind
    columns: tuple[TableColumn, ...]
    origin: str
    rows: int | None = None
    exact: bool = False
    bytes: int | None = None
    parts: tuple[str, ...] = ()
    key: str = ""
    trouble: str = ""
    set_aside: str = ""

    @property
    def container(self) -> str:
        """What the user sees."""
        return f"{self.schema}.{self.name}" if self.schema else self.name


@dataclass(frozen=True, slots=True)
class Chosen:
    """
    How a part of the rows is chosen.

    Args:
        sampling: what is told of it.
        origin: the text after FROM.
        condition: the text after WHERE; empty for none.
    """

    sampling: Sampling
    origin: str
    condition: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """
    One kind of database.

    Args:
        name: as SQLAlchemy calls it.
        module: the driver, as it is imported.
        extra: what to install for it: `innsyn[extra]`; empty when it is always there.
        connect: opens a connection in which nothing can be written.
        preamble: statements that begin each session.
        read_only: a statement whose first value shows that nothing can be written; empty when `connect` ensures it.
        is_read_only: judges that value.
        tables: asks what there is.
        chosen: how to choose some rows of a table, by a seed; `None` when only reading all of it will do.
        batches: runs a statement that selects so many columns, and yields its rows as record batches.
        code: a database's code for an error, if it has one; never a message.
    """

    name: str
    module: str
    extra: str
    connect: Callable[[Address, Bounds], Any]
    preamble: Callable[[Bounds], tuple[str, ...]]
    read_only: str
    is_read_only: Callable[[Any], bool]
    tables: Callable[[Callable[[str], Sequence[tuple[Any, ...]]]], Iterator[Table]]
    chosen: Callable[[Table, int, int], Chosen | None]
    batches: Callable[[Any, str, int], Iterator[pa.RecordBatch]]
    code: Callable[[Exception], str] = field(default=lambda _: "")


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
