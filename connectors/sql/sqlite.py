"""
SQLite, through the standard library.

The file is opened so that nothing can be written, not even beside it: where nobody has it open, and opening it would
create files for its write-ahead log, it is read as one that does not change.
"""

from __future__ import annotations

from itertools import groupby, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from connectors.connector import Sampling, SourceError
from connectors.dialect import Bounds, Chosen, Dialect, Table, TableColumn
from connectors.rows import fetched

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import pyarrow as pa

    from connectors.address import Address

RANGE_ROWS = 1_000_000
_PRIME = 2_147_483_647
_MARK = b"SQLite format 3\0"
_TABLES = """
SELECT t.schema, t.name, t.type, t.wr, c.name, c.type, c.pk
FROM pragma_table_list AS t JOIN pragma_table_xinfo(t.name) AS c
WHERE t.schema = 'main' AND t.type IN ('table', 'view', 'virtual') AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND c.hidden <> 1
ORDER BY t.name, c.cid
""".strip()


def quoted(name: str) -> str:
    """Return a name as it is written in a statement."""
    return '"' + name.replace('"', '""') + '"'


def _connect(address: Address, bounds: Bounds) -> Any:
    import sqlite3

    path = Path(address.database or "")
    if not path.is_file():
        message = f"no such file: {address.database or '(no file named)'}"
        raise SourceError(message)
    with path.open("rb") as file:
        head = file.read(20)
    log = path.with_name(path.name + "-wal")
    unused = head[18:20] == b"\x02\x02" and not (log.exists() and log.stat().st_size)
    mode = "mode=ro&immutable=1" if unused else "mode=ro"
    connection = sqlite3.connect(
        f"file:{quote(str(path.absolute()))}?{mode}", uri=True, timeout=bounds.lock_seconds, isolation_level=None
    )
    connection.text_factory = _decoded
    return connection


def _decoded(raw: bytes) -> str | bytes:
    """Return a text, or its bytes where they are not UTF-8."""
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw


def _tables(ask: Callable[[str], Sequence[tuple[Any, ...]]]) -> Iterator[Table]:
    for (_, name, kind, without), rows in groupby(ask(_TABLES), key=lambda row: row[:4]):
        listed = list(rows)
        columns = tuple(
            TableColumn(column, declared.lower() or "any", quoted(column)) for *_, column, declared, _ in listed
        )
        if kind != "table":
            yield Table("", name, "view", columns, quoted(name))
            continue
        rowid = _rowid({column.lower() for *_, column, _, _ in listed}) if not without else ""
        low, high = ask(f"SELECT min({rowid}), max({rowid}) FROM {quoted(name)}")[0] if rowid else (None, None)
        known = None if not rowid else 0 if low is None else high - low + 1
        parts = _parts(rowid, low, high) if known else ()
        key = rowid or quoted(min((pk, column) for *_, column, _, pk in listed if pk)[1])
        yield Table("", name, "table", columns, quoted(name), rows=known, parts=parts, key=key if rowid else "")


def _rowid(taken: set[str]) -> str:
    """Return a name of the row's number that no column has."""
    return next((name for name in ("rowid", "_rowid_", "oid") if name not in taken), "")


def _parts(rowid: str, low: int, high: int) -> tuple[str, ...]:
    """Cut a table by its rows' numbers; the first and the last piece are open."""
    if high - low < 2 * RANGE_ROWS or (high - low) // RANGE_ROWS > 10_000:
        return ()
    edges = list(range(low + RANGE_ROWS, high - RANGE_ROWS + 1, RANGE_ROWS))
    between = [f"{rowid} >= {a} AND {rowid} < {b}" for a, b in pairwise(edges)]
    return (f"{rowid} < {edges[0]}", *between, f"{rowid} >= {edges[-1]}")


def _chosen(table: Table, wanted: int, seed: int) -> Chosen | None:
    """Choose rows by a seeded function of their number: its square, modulo a prime, is spread evenly."""
    if not table.key or not table.rows:
        return None
    threshold = max(1, round(_PRIME * min(1.0, wanted / table.rows)))
    mixed = f"((({table.key} % {_PRIME}) * 48271 + {seed % _PRIME}) % {_PRIME})"
    spread = f"(({mixed} * {mixed} % {_PRIME}) * 69621 + {mixed}) % {_PRIME}"
    sampling = Sampling("random rows", seed, wanted, table.rows, table.exact)
    return Chosen(sampling, table.origin, f"{spread} < {threshold}")


def _batches(connection: Any, statement: str, _: int) -> Iterator[pa.RecordBatch]:
    cursor = connection.execute(statement)
    try:
        yield from fetched(cursor)
    finally:
        cursor.close()


def _code(error: Exception) -> str:
    return str(getattr(error, "sqlite_errorname", ""))


DIALECT = Dialect(
    name="sqlite",
    module="sqlite3",
    extra="",
    connect=_connect,
    preamble=lambda _: ("PRAGMA query_only = 1", "PRAGMA trusted_schema = 0"),
    read_only="PRAGMA query_only",
    is_read_only=lambda value: value == 1,
    tables=_tables,
    chosen=_chosen,
    batches=_batches,
    code=_code,
)
