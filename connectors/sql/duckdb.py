"""
DuckDB, in process: the file is opened read-only, and nothing outside it can be reached from a view.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING, Any

from connectors.connector import SourceError
from connectors.dialect import BLOB_BYTES, Bounds, Chosen, Dialect, Part, Table, TableColumn, hashed, quoted, ranges

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pyarrow as pa

    from connectors.address import Address
    from connectors.dialect import Ask

RANGE_ROWS = 250_000
BATCH_ROWS = 32_768
_HASHES = 1 << 40
_AS_TEXT = (
    "HUGEINT",
    "UHUGEINT",
    "UUID",
    "BIT",
    "TIME",
    "INTERVAL",
    "UNION",
    "VARINT",
    "BIGNUM",
    "GEOMETRY",
    "VARIANT",
)
_CONFINED = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}
_TABLES = """
SELECT c.schema_name, c.table_name, t.table_oid IS NOT NULL, t.estimated_size, c.column_name, c.data_type, c.comment
FROM duckdb_columns() AS c
LEFT JOIN duckdb_tables() AS t ON t.database_oid = c.database_oid AND t.table_oid = c.table_oid
WHERE NOT c.internal AND c.database_name = current_database()
ORDER BY c.schema_name, c.table_name, c.column_index
""".strip()
_REFERENCES = """
SELECT k.schema_name, k.table_name, unnest(k.constraint_column_names),
       k.schema_name, k.referenced_table, unnest(k.referenced_column_names)
FROM duckdb_constraints() AS k
WHERE k.constraint_type = 'FOREIGN KEY' AND k.database_name = current_database()
ORDER BY k.schema_name, k.table_name, k.constraint_index
""".strip()


def _connect(address: Address, _: Bounds) -> Any:
    import duckdb

    if not Path(address.database or "").is_file():
        message = f"no such file: {address.database or '(no file named)'}"
        raise SourceError(message)
    return duckdb.connect(address.database or "", read_only=True, config=_CONFINED)


def _tables(ask: Ask) -> Iterator[Table]:
    for (schema, name, stored, rows), listed in groupby(ask(_TABLES), key=lambda row: row[:4]):
        columns = tuple(_column(column, declared, comment) for *_, column, declared, comment in listed)
        origin = f"{quoted(schema)}.{quoted(name)}"
        if not stored:
            yield Table(schema, name, "view", columns, (Part(origin),))
            continue
        parts = ranges(origin, "rowid", 0, max(0, rows - 1), RANGE_ROWS)
        yield Table(schema, name, "table", columns, parts, rows=rows, exact=False, key="rowid")


def _column(name: str, declared: str, comment: str | None) -> TableColumn:
    expression = quoted(name)
    binary = declared == "BLOB"
    if binary:
        expression = f"{expression}[1:{BLOB_BYTES}]"
    elif declared.startswith(_AS_TEXT) and not declared.startswith("TIMESTAMP"):
        expression = f"CAST({expression} AS VARCHAR)"
    return TableColumn(name, declared.lower(), expression, comment or "", binary=binary)


def _chosen(table: Table, wanted: int, seed: int) -> Chosen | None:
    """Choose rows by a hash of their number: the same ones whatever the number of threads, unlike USING SAMPLE."""
    return hashed(table, f"hash({table.key}, {seed}) % {_HASHES}", _HASHES, wanted, seed)


def _drawn(origin: str, wanted: int, seed: int) -> str:
    return f"(SELECT * FROM {origin} ORDER BY hash(row_number() OVER (), {seed}) LIMIT {wanted}) AS drawn"


def _batches(connection: Any, statement: str, _: Sequence[TableColumn]) -> Iterator[pa.RecordBatch]:
    """Yield what a statement gives, got by another thread: DuckDB hears no request to stop before it has a batch."""
    with ThreadPoolExecutor(1) as thread:
        try:
            batches = thread.submit(lambda: connection.sql(statement).to_arrow_reader(BATCH_ROWS)).result()
            while (batch := thread.submit(next, batches, None).result()) is not None:
                yield batch
        except KeyboardInterrupt:
            connection.interrupt()
            raise


@contextmanager
def _limited(connection: Any, seconds: float) -> Iterator[None]:
    """Interrupt what takes longer, from a thread of its own."""
    timer = Timer(max(0.0, seconds), connection.interrupt)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


DIALECT = Dialect(
    name="duckdb",
    module="duckdb",
    extra="duckdb",
    connect=_connect,
    preamble=lambda _: (),
    read_only="SELECT readonly FROM duckdb_databases() WHERE database_name = current_database()",
    is_read_only=lambda row: row[0] is True,
    tables=_tables,
    references=_REFERENCES,
    chosen=_chosen,
    drawn=_drawn,
    batches=_batches,
    code=lambda _: "",
    limited=_limited,
)
