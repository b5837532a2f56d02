"""
PostgreSQL 12 and newer, through psycopg.

Rows come by COPY, as CSV that Arrow reads: no value is ever made an object of Python.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from connectors.connector import Sampling
from connectors.dialect import Bounds, Chosen, Dialect, Table, TableColumn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import pyarrow as pa

    from connectors.address import Address

BLOCK_BYTES = 4 << 20
PAGE_BYTES = 8_192
RANGE_PAGES = 16_384
"""Pages of one piece of a large table: 128 MB."""
_TABLES = """
SELECT n.nspname, c.relname, c.relkind::text, c.oid::bigint, c.reltuples::bigint, c.relpages::bigint,
       CASE WHEN c.relkind IN ('r', 'm') THEN pg_relation_size(c.oid) END,
       a.attname, format_type(a.atttypid, a.atttypmod), t.typcategory::text, t.typname, col_description(c.oid, a.attnum)
FROM pg_class AS c
JOIN pg_namespace AS n ON n.oid = c.relnamespace
JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
JOIN pg_type AS t ON t.oid = a.atttypid
WHERE c.relkind IN ('r', 'v', 'm', 'p', 'f') AND NOT c.relispartition
  AND n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\\_%'
ORDER BY n.nspname, c.relname, a.attnum
""".strip()
_KINDS = {"r": "table", "v": "view", "m": "materialized view", "p": "partitioned table", "f": "foreign table"}


def quoted(name: str) -> str:
    """Return a name as it is written in a statement."""
    return '"' + name.replace('"', '""') + '"'


def _connect(address: Address, _: Bounds) -> Any:
    import psycopg

    named = {"host": address.host, "port": address.port, "user": address.user, "password": address.password}
    given = address.query | {key: str(value) for key, value in named.items() if value}
    settings = {"application_name": "innsyn", "connect_timeout": "10", "dbname": address.database or "", **given}
    return psycopg.connect(**settings, autocommit=True)


def _preamble(bounds: Bounds) -> tuple[str, ...]:
    return (
        "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY",
        f"SET statement_timeout = '{bounds.statement_seconds}s'",
        f"SET lock_timeout = '{bounds.lock_seconds}s'",
        "SET datestyle = 'ISO, YMD'",
        "SET bytea_output = 'hex'",
    )


def _expression(name: str, category: str, typename: str) -> str:
    if category in {"A", "C"}:
        return f"to_json({quoted(name)})"
    return f"{quoted(name)}::json" if typename == "hstore" else quoted(name)


def _tables(ask: Callable[[str], Sequence[tuple[Any, ...]]]) -> Iterator[Table]:
    for (schema, name, kind, _, tuples, pages, size), rows in groupby(ask(_TABLES), key=lambda row: row[:7]):
        columns = tuple(
            TableColumn(column, declared, _expression(column, category, typename), comment or "", typename == "bytea")
            for *_, column, declared, category, typename, comment in rows
        )
        origin = f"{quoted(schema)}.{quoted(name)}"
        now = (size or 0) // PAGE_BYTES
        known = 0 if size == 0 else round(tuples / pages * now) if size and tuples >= 0 and pages else None
        yield Table(schema, name, _KINDS[kind], columns, origin, rows=known, bytes=size)  # type: ignore[arg-type]


def _chosen(table: Table, wanted: int, seed: int) -> Chosen | None:
    if table.kind == "view" or not table.rows:
        return None
    share = min(100.0, 100 * wanted / table.rows)
    sampling = Sampling("random rows", seed, wanted, table.rows, table.exact)
    return Chosen(sampling, f"{table.origin} TABLESAMPLE BERNOULLI ({share:.8g}) REPEATABLE ({seed})")


def _batches(connection: Any, statement: str, width: int) -> Iterator[pa.RecordBatch]:
    with connection.cursor() as cursor, cursor.copy(f"COPY ({statement}) TO STDOUT (FORMAT csv)") as copy:
        waiting: list[memoryview] = []
        size = 0
        for row in copy:
            waiting.append(row)
            size += len(row)
            if size >= BLOCK_BYTES:
                yield _parsed(waiting, width)
                waiting, size = [], 0
        if waiting:
            yield _parsed(waiting, width)


def _parsed(rows: list[memoryview], width: int) -> pa.RecordBatch:
    """Return CSV as the server writes it, as columns of bytes: an empty cell without quotes is null."""
    import pyarrow as pa
    from pyarrow import csv

    block = b"".join(rows)
    names = [str(position) for position in range(width)]
    table = csv.read_csv(
        pa.BufferReader(block),
        csv.ReadOptions(use_threads=False, block_size=len(block) + 1, column_names=names),
        csv.ParseOptions(newlines_in_values=True, ignore_empty_lines=False),
        csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.binary()),
            null_values=[""],
            strings_can_be_null=True,
            quoted_strings_can_be_null=False,
        ),
    )
    return table.combine_chunks().to_batches()[0]


def _code(error: Exception) -> str:
    return str(getattr(error, "sqlstate", None) or "")


DIALECT = Dialect(
    name="postgresql",
    module="psycopg",
    extra="postgresql",
    connect=_connect,
    preamble=_preamble,
    read_only="SHOW transaction_read_only",
    is_read_only=lambda value: value == "on",
    tables=_tables,
    chosen=_chosen,
    batches=_batches,
    code=_code,
)
