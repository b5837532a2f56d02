"""
MariaDB and MySQL, through PyMySQL.

Both are asked in the same words; where they differ, comments that only one of them executes make the difference.
"""

from __future__ import annotations

from contextlib import suppress
from copy import copy
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from connectors.connector import Sampling
from connectors.dialect import BLOB_BYTES, Bounds, Chosen, Dialect, Part, Table, TableColumn, hashed, quoted, ranges
from connectors.rows import fetched

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pyarrow as pa

    from connectors.address import Address
    from connectors.dialect import Ask

RANGE_ROWS = 250_000
LARGE_BYTES = 1 << 30
"""Tables above this are sampled by random keys, where they are numbers, rather than by a look at every row's key."""
DENSE = 0.05
"""Of the numbers between the first key and the last, at least this share must be taken for that."""
_CONNECT_SECONDS = 10
_WRITE_SECONDS = 600
_END_SECONDS = 2
_INTEGERS = ("tinyint", "smallint", "mediumint", "int", "bigint")
_BYTES = ("binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob")
_SHAPES = ("geometry", "point", "linestring", "polygon", "multipoint", "multilinestring", "multipolygon")
_ELSEWHERE = ("FEDERATED", "CONNECT", "SPIDER", "S3")
_TABLES = """
SELECT t.table_schema, t.table_name, t.table_type, t.engine, t.table_rows, t.data_length,
       c.column_name, c.column_type, c.data_type, c.column_comment, c.column_key, c.privileges
FROM information_schema.tables AS t
LEFT JOIN information_schema.columns AS c ON c.table_schema = t.table_schema AND c.table_name = t.table_name
WHERE t.table_schema NOT IN ('information_schema', 'mysql', 'performance_schema', 'sys')
  AND (DATABASE() IS NULL OR t.table_schema = DATABASE()) AND t.table_type NOT IN ('SEQUENCE', 'SYSTEM VIEW')
ORDER BY t.table_schema, t.table_name, c.ordinal_position
""".strip()
_RANGE = "SELECT MIN({key}), MAX({key}) FROM {table}"
_REFERENCES = """
SELECT k.table_schema, k.table_name, k.column_name,
       k.referenced_table_schema, k.referenced_table_name, k.referenced_column_name
FROM information_schema.key_column_usage AS k
WHERE k.referenced_table_name IS NOT NULL AND (DATABASE() IS NULL OR k.table_schema = DATABASE())
ORDER BY k.table_schema, k.table_name, k.constraint_name, k.ordinal_position
""".strip()


def _connect(address: Address, bounds: Bounds) -> Any:
    import pymysql
    from pymysql.converters import encoders
    from pymysql.cursors import SSCursor

    own = Path("~/.my.cnf").expanduser()
    given: dict[str, Any] = {name: value for name, value in address.query.items() if name in _SETTINGS}
    if address.password is None and own.is_file():
        given["read_default_file"] = str(own)
    return pymysql.connect(
        host=address.host,
        port=address.port or 0,
        user=address.user,
        password=address.password or "",
        database=address.database or None,
        charset="utf8mb4",
        conv=encoders,  # and no decoders: every value stays the text that the server sends
        cursorclass=SSCursor,
        connect_timeout=_CONNECT_SECONDS,
        read_timeout=bounds.statement_seconds + _WRITE_SECONDS,
        program_name="innsyn",
        autocommit=True,
        local_infile=False,
        **given,
    )


_SETTINGS = ("unix_socket", "ssl_ca", "ssl_cert", "ssl_key", "ssl_verify_cert", "ssl_verify_identity")


def _preamble(bounds: Bounds) -> tuple[str, ...]:
    seconds, wait = bounds.statement_seconds, bounds.lock_seconds
    return (
        "SET SESSION TRANSACTION READ ONLY",
        (
            f"SET SESSION lock_wait_timeout = {wait}, SESSION innodb_lock_wait_timeout = {wait},"
            f" SESSION net_write_timeout = {_WRITE_SECONDS}"
            f" /*M!100500 , SESSION max_statement_time = {seconds}, SESSION max_recursive_iterations = 1000000 */"
            f" /*!80000 , SESSION max_execution_time = {seconds * 1000}, SESSION cte_max_recursion_depth = 1000000,"
            " SESSION information_schema_stats_expiry = 0 */"
        ),
    )


def _tables(ask: Ask) -> Iterator[Table]:
    for (schema, name, kind, engine, rows, size), listed in groupby(ask(_TABLES), key=lambda row: row[:6]):
        declared = [row[6:] for row in listed if row[6] is not None]
        columns = tuple(_column(*row[:4]) for row in declared if "select" in (row[5] or ""))
        view = kind == "VIEW"
        table = Table(schema, name, "view" if view else "table", columns, ())
        if not declared:
            yield replace(table, troubles=("its columns cannot be listed: it refers to something that is gone",))
            continue
        if len(columns) < len(declared):
            what = "it" if not columns else f"{len(declared) - len(columns)} of its {len(declared)} columns"
            troubles = (*table.troubles, f"this user may not read {what}: permission denied; grant SELECT")
            table = replace(table, troubles=troubles)
        if engine in _ELSEWHERE:
            table = replace(table, set_aside=f"its rows lie elsewhere ({engine}); name that place to read them")
        elif columns:
            key = [row for row in declared if row[4] == "PRI"]
            table = _sized(table, key, rows, size, ask, versioned=kind == "SYSTEM VERSIONED")
        yield table


def _sized(
    table: Table, key: Sequence[tuple[Any, ...]], rows: str | None, size: str | None, ask: Ask, *, versioned: bool
) -> Table:
    """Add how large a table is, and how its rows can be told apart; of one with history, deleted rows are still there."""
    origin = f"{quoted(table.schema, '`')}.{quoted(table.name, '`')}{' FOR SYSTEM_TIME ALL' if versioned else ''}"
    if table.kind == "view" or rows is None:
        return replace(table, parts=(Part(origin),))
    counted = int(rows)
    names = ", ".join(quoted(name, "`") for name, *_ in key)
    table = replace(table, parts=(Part(origin),), rows=counted, bytes=int(size or 0), key=names)
    if len(key) == 1 and key[0][2] in _INTEGERS and counted > RANGE_ROWS:
        low, high = ask(_RANGE.format(key=names, table=origin))[0]
        if low is not None:
            table = replace(
                table, parts=ranges(origin, names, int(low), int(high), RANGE_ROWS), low=int(low), high=int(high)
            )
    return table


def _column(name: str, declared: str, kind: str, comment: str) -> TableColumn:
    expression = quoted(name, "`")
    if kind in _BYTES:
        return TableColumn(name, declared, f"LEFT({expression}, {BLOB_BYTES})", comment, binary=True)
    if kind in _SHAPES:
        expression = f"ST_AsText({expression})"
    elif kind == "bit":
        expression = f"{expression} + 0"
    return TableColumn(name, declared, expression, comment)


def _chosen(table: Table, wanted: int, seed: int) -> Chosen | None:
    """Choose rows by a hash of their key, which looks at all keys; in a very large table, by keys drawn at random."""
    if table.low is not None and table.high is not None and (table.bytes or 0) > LARGE_BYTES:
        span = table.high - table.low + 1
        draws = round(wanted * span / max(1, table.rows or 1))
        if draws * DENSE <= wanted:
            return _by_keys(table, wanted, seed, draws)
    return hashed(table, f"CRC32(SHA1(CONCAT_WS('|', {seed}, {table.key})))", 1 << 32, wanted, seed)


def _by_keys(table: Table, wanted: int, seed: int, draws: int) -> Chosen:
    number = f"CONV(LEFT(SHA1(CONCAT_WS('|', {seed}, n)), 15), 16, 10)"
    key = f"{table.low} + MOD(CAST({number} AS UNSIGNED), {(table.high or 0) - (table.low or 0) + 1})"
    counted = f"WITH RECURSIVE counted (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < {draws})"
    condition = f"{table.key} IN (SELECT drawn FROM ({counted} SELECT {key} AS drawn FROM counted) AS draws)"
    sampling = Sampling("random keys", seed, wanted, table.rows, table.exact)
    return Chosen(sampling, Part(table.parts[0].origin, condition))


def _drawn(origin: str, wanted: int, seed: int) -> str:
    return f"(SELECT * FROM {origin} ORDER BY RAND({seed}) LIMIT {wanted}) AS drawn"


def _batches(connection: Any, statement: str, _: Sequence[TableColumn]) -> Iterator[pa.RecordBatch]:
    cursor = connection.cursor()
    try:
        cursor.execute(statement)
        yield from fetched(cursor)
    except BaseException as fault:
        # The connection is closed now; PyMySQL would want the rest of the rows from it as it forgets them, and complain.
        if connection._result is not None:  # noqa: SLF001
            connection._result.unbuffered_active = False  # noqa: SLF001
        if isinstance(fault, KeyboardInterrupt):
            _end(connection)
        raise
    cursor.close()


def _end(connection: Any) -> None:
    """End what the server does for a connection: it would work on for a client that is gone."""
    import pymysql

    number, other = connection.thread_id(), copy(connection)
    other._result, other._read_timeout, other.connect_timeout = None, _END_SECONDS, _END_SECONDS  # noqa: SLF001
    with suppress(pymysql.MySQLError, OSError):
        other.connect()
        other.query(f"KILL {number}")
        other.close()


def _code(error: Exception) -> str:
    return str(error.args[0]) if error.args and isinstance(error.args[0], int) else ""


DIALECT = Dialect(
    name="mysql",
    module="pymysql",
    extra="mysql",
    connect=_connect,
    preamble=_preamble,
    read_only="SELECT /*M! @@session.tx_read_only */ /*!50720 @@session.transaction_read_only */",
    is_read_only=lambda row: str(row[0]) == "1",
    tables=_tables,
    references=_REFERENCES,
    chosen=_chosen,
    drawn=_drawn,
    batches=_batches,
    code=_code,
)
