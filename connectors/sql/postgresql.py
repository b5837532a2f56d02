"""
PostgreSQL 12 and newer, through psycopg.

Rows come by COPY, as CSV that Arrow reads: no value is ever made an object of Python. A sample of a large table is
drawn from random pages, of each of which about one row in eight is kept by a hash of its place: pages enough that
neighbours hardly ever come together, and yet only a part of the table is read.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING, Any

from connectors.connector import Sampling
from connectors.dialect import BLOB_BYTES, PARTS, Bounds, Chosen, Dialect, Part, Table, TableColumn, quoted
from connectors.query import SMALL_BYTES
from connectors.sql.postgresql_copy import copied
from connectors.sql.postgresql_dictionary import DATABASES, PARTITIONS, REFERENCES, TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pyarrow as pa

    from connectors.address import Address
    from connectors.dialect import Ask, Kind

PAGE_BYTES = 8_192
RANGE_PAGES = 4_096
"""Pages of one piece of a large table: 32 MB, the work of a second or two."""
SPREAD = 8
"""Pages to draw per row that is wanted."""
_HASHES = 1 << 31
_MAINTENANCE = "postgres"
"""The database that every server has, to ask which others there are."""
_VERSION = "SHOW server_version_num"
_HIDDEN = "policies may hide rows of it from this user: row security; ALTER ROLE ... BYPASSRLS lets it see all"
_ESTIMATE = "EXPLAIN (FORMAT JSON) SELECT * FROM {origin}"
# A server says nothing to a client before it has a row, so it would work on for one that was stopped or killed.
_NOTICED = (
    "SELECT set_config(name, '2s', false) FROM pg_settings"
    " WHERE name = 'client_connection_check_interval' AND version() LIKE '%linux%'"
)
_KINDS: dict[str, Kind] = {"r": "table", "v": "view", "m": "materialized view", "p": "partitioned table", "f": "table"}


def _connect(address: Address, _: Bounds) -> Any:
    import psycopg

    named = {"host": address.host, "port": address.port, "user": address.user, "password": address.password}
    given = address.query | {key: str(value) for key, value in named.items() if value}
    settings = {"application_name": "innsyn", "connect_timeout": "10", **given}
    if address.database or "service" not in given:
        settings["dbname"] = address.database or _MAINTENANCE
    # Nothing is prepared: a pooler may give each statement another server.
    return psycopg.connect(**settings, autocommit=True, prepare_threshold=None)


def _preamble(bounds: Bounds) -> tuple[str, ...]:
    return (
        "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY",
        f"SET statement_timeout = '{bounds.statement_seconds}s'",
        f"SET lock_timeout = '{bounds.lock_seconds}s'",
        "SET client_encoding = 'UTF8'",
        "SET datestyle = 'ISO, YMD'",
        "SET intervalstyle = 'iso_8601'",
        "SET bytea_output = 'hex'",
        # Where a policy would hide rows, an error: else a table would look emptier than it is.
        "SET row_security = off",
        _NOTICED,
    )


def _tables(ask: Ask) -> Iterator[Table]:
    in_ranges = int(ask(_VERSION)[0][0]) >= 140_000
    leaves = defaultdict(list)
    for root, *leaf in ask(PARTITIONS):
        leaves[root].append(leaf)
    for head, rows in groupby(ask(TABLES), key=lambda row: row[:10]):
        schema, name, kind, oid, tuples, pages, size, populated, usable, hidden = head
        listed = [row[10:] for row in rows]
        columns = tuple(_column(*row[:5]) for row in listed if row[5] and usable)
        made = Table(schema, name, _KINDS[kind], columns, (), troubles=_denied(listed, len(columns)))
        if not columns:
            yield made
        elif hidden:
            yield _changed(made, columns=(), troubles=(*made.troubles, _HIDDEN))
        elif kind == "f":
            yield _changed(made, set_aside="a foreign table: its rows lie on another server; name that one to read it")
        elif not populated:
            yield _changed(made, set_aside="a materialized view that was never filled")
        elif kind == "p":
            yield _partitioned(made, leaves[oid], in_ranges=in_ranges)
        elif kind == "v":
            yield _changed(made, parts=(Part(f"{quoted(schema)}.{quoted(name)}"),))
        else:
            origin = f"{'ONLY ' if kind == 'r' else ''}{quoted(schema)}.{quoted(name)}"
            counted = _rows(tuples, pages, size)
            if counted is None and size > SMALL_BYTES:
                counted = int(ask(_ESTIMATE.format(origin=origin))[0][0][0]["Plan"]["Plan Rows"])
            yield _changed(made, parts=_parts(origin, size, in_ranges=in_ranges), rows=counted, bytes=size, key="ctid")


def _changed(table: Table, **fields: Any) -> Table:
    from dataclasses import replace

    return replace(table, **fields)


def _column(name: str, declared: str, category: str, kind: str, comment: str | None) -> TableColumn:
    expression = quoted(name)
    if kind == "bytea":
        expression = f"substring({expression} FROM 1 FOR {BLOB_BYTES})"
    elif kind == "hstore":
        expression = f"{expression}::json"
    elif category in {"A", "C"}:
        expression = f"to_json({expression})"
    return TableColumn(name, declared, expression, comment or "", binary=kind == "bytea")


def _denied(listed: Sequence[tuple[Any, ...]], readable: int) -> tuple[str, ...]:
    if readable == len(listed):
        return ()
    what = "it" if not readable else f"{len(listed) - readable} of its {len(listed)} columns"
    return (f"this user may not read {what}: permission denied; grant SELECT, and USAGE on the schema",)


def _rows(tuples: float, pages: int, size: int | None) -> int | None:
    """Return how many rows there are, by how densely they lay when the server last looked; `None` if it never did."""
    if not size:
        return 0
    return round(tuples / pages * (size / PAGE_BYTES)) if tuples >= 0 and pages else None


def _parts(origin: str, size: int, *, in_ranges: bool) -> tuple[Part, ...]:
    """Cut a table by the places of its rows, where the server finds those without reading the rest."""
    pages = size // PAGE_BYTES
    step = max(RANGE_PAGES, pages // PARTS)
    edges = range(step, pages - step // 2, step) if in_ranges else ()
    if not edges:
        return (Part(origin),)
    begin = (f"ctid < '({edges[0]},0)'",)
    between = (f"ctid >= '({edge},0)' AND ctid < '({edge + step},0)'" for edge in edges[:-1])
    conditions = (*begin, *between, f"ctid >= '({edges[-1]},0)'")
    return tuple(Part(origin, condition) for condition in conditions)


def _partitioned(table: Table, leaves: Sequence[Sequence[Any]], *, in_ranges: bool) -> Table:
    """Return a partitioned table with its partitions as its parts; it stays one table."""
    origin = f"{quoted(table.schema)}.{quoted(table.name)}"
    counted = [_rows(tuples, pages, size) for _, _, _, tuples, pages, size, _ in leaves]
    rows = None if None in counted else sum(number for number in counted if number is not None)
    size = sum(leaf[5] or 0 for leaf in leaves)
    elsewhere = [leaf for leaf in leaves if leaf[2] == "f"]
    troubles = table.troubles
    if elsewhere:
        gone = f"{len(elsewhere)} of its {len(leaves)} partitions lie on another server and were not read"
        troubles = (*troubles, gone)
    parts: list[Part] = [Part(origin)]
    if elsewhere or all(leaf[6] for leaf in leaves):
        parts = []
        for schema, name, kind, _, _, part_size, _ in leaves:
            if kind == "r":
                parts += _parts(f"ONLY {quoted(schema)}.{quoted(name)}", part_size or 0, in_ranges=in_ranges)
    key = "" if elsewhere else "ctid"
    return _changed(table, parts=tuple(parts), rows=rows, bytes=size, key=key, troubles=troubles)


def _chosen(table: Table, wanted: int, seed: int) -> Chosen | None:
    """Choose rows one by one, or in a large table from random pages; views cannot be sampled."""
    if not table.key or not table.rows:
        return None
    origin = f"{quoted(table.schema)}.{quoted(table.name)}"
    origin = f"ONLY {origin}" if table.kind == "table" else origin
    sampling = Sampling("random rows", seed, wanted, table.rows, table.exact)
    pages = (table.bytes or 0) // PAGE_BYTES
    if pages <= 2 * SPREAD * wanted:
        share = min(100.0, 100 * wanted / table.rows)
        return Chosen(sampling, Part(f"{origin} TABLESAMPLE BERNOULLI ({share:.6g}) REPEATABLE ({seed})"))
    drawn = SPREAD * wanted / pages
    limit = max(1, round(_HASHES * min(1.0, wanted / (table.rows * drawn))))
    kept = f"(hashtextextended(tableoid::text || ctid::text, {seed}) & {_HASHES - 1}) < {limit}"
    return Chosen(sampling, Part(f"{origin} TABLESAMPLE SYSTEM ({100 * drawn:.6g}) REPEATABLE ({seed})", kept))


def _drawn(origin: str, wanted: int, seed: int) -> str:
    return f"(SELECT * FROM {origin} ORDER BY hashint8extended(row_number() OVER (), {seed}) LIMIT {wanted}) AS drawn"


def _batches(connection: Any, statement: str, columns: Sequence[TableColumn]) -> Iterator[pa.RecordBatch]:
    server = connection.pgconn
    if server.parameter_status(b"server_encoding") == b"SQL_ASCII":
        # Such a server does not know what its bytes mean, and would refuse those that are no UTF-8.
        server.exec_(b"SET client_encoding = 'SQL_ASCII'")
    server.exec_(b"BEGIN TRANSACTION READ ONLY")  # once more, should a pooler have lost what the session was told
    yield from copied(server, statement, columns)
    server.exec_(b"COMMIT")


def _code(error: Exception) -> str:
    return str(getattr(error, "sqlstate", None) or "")


DIALECT = Dialect(
    name="postgresql",
    module="psycopg",
    extra="postgresql",
    connect=_connect,
    preamble=_preamble,
    read_only="SHOW transaction_read_only",
    is_read_only=lambda row: row[0] in ("on", b"on"),
    tables=_tables,
    references=REFERENCES,
    chosen=_chosen,
    drawn=_drawn,
    batches=_batches,
    code=_code,
    databases=DATABASES,
)
