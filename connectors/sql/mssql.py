"""
Microsoft SQL Server 2017 and newer, through pyodbc and an ODBC driver of the system.

SQL Server knows no read-only session, so it is the account that is looked at: it must not be able to write, or the
database must be a copy that nobody can write to. The statements here are checked by a parser of the dialect; they have
not met a live server.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

from connectors.connector import Sampling, SourceError
from connectors.dialect import BLOB_BYTES, Bounds, Chosen, Dialect, Part, Table, TableColumn, hashed, quoted
from connectors.rows import fetched

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pyarrow as pa

    from connectors.address import Address
    from connectors.dialect import Ask

PAGE_BYTES = 8_192
SPREAD = 8
"""Pages to draw per row that is wanted."""
_CONNECT_SECONDS = 10
_BYTES = ("binary", "varbinary", "image", "timestamp")
_METHODS = ("geography", "geometry", "hierarchyid")
_AS_TEXT = ("xml", "sql_variant", "datetimeoffset", "time", "json")
_TABLES = """
SELECT s.name, o.name, o.type,
       (SELECT SUM(p.rows) FROM sys.partitions AS p WHERE p.object_id = o.object_id AND p.index_id IN (0, 1)),
       (SELECT SUM(u.total_pages) FROM sys.partitions AS p JOIN sys.allocation_units AS u ON u.container_id = p.partition_id
        WHERE p.object_id = o.object_id AND p.index_id IN (0, 1)),
       HAS_PERMS_BY_NAME(QUOTENAME(s.name) + '.' + QUOTENAME(o.name), 'OBJECT', 'SELECT'),
       c.name, t.name, CAST(e.value AS NVARCHAR(4000)),
       (SELECT COUNT(*) FROM sys.indexes AS i JOIN sys.index_columns AS k
        ON k.object_id = i.object_id AND k.index_id = i.index_id
        WHERE i.object_id = o.object_id AND i.is_primary_key = 1 AND k.column_id = c.column_id)
FROM sys.objects AS o
JOIN sys.schemas AS s ON s.schema_id = o.schema_id
JOIN sys.columns AS c ON c.object_id = o.object_id
JOIN sys.types AS t ON t.user_type_id = c.system_type_id OR (t.user_type_id = c.user_type_id AND t.is_assembly_type = 1)
LEFT JOIN sys.extended_properties AS e
  ON e.major_id = o.object_id AND e.minor_id = c.column_id AND e.name = 'MS_Description' AND e.class = 1
WHERE o.type IN ('U', 'V') AND o.is_ms_shipped = 0
ORDER BY s.name, o.name, c.column_id
""".strip()
_READ_ONLY = """
SELECT CAST(DATABASEPROPERTYEX(DB_NAME(), 'Updateability') AS NVARCHAR(20)),
       (SELECT COUNT(*) FROM fn_my_permissions(NULL, 'DATABASE')
        WHERE permission_name IN ('INSERT', 'UPDATE', 'DELETE', 'ALTER', 'CONTROL', 'CREATE TABLE', 'EXECUTE'))
""".strip()
_REFERENCES = """
SELECT s.name, t.name, c.name, r.name, p.name, b.name
FROM sys.foreign_key_columns AS k
JOIN sys.tables AS t ON t.object_id = k.parent_object_id
JOIN sys.schemas AS s ON s.schema_id = t.schema_id
JOIN sys.columns AS c ON c.object_id = k.parent_object_id AND c.column_id = k.parent_column_id
JOIN sys.tables AS p ON p.object_id = k.referenced_object_id
JOIN sys.schemas AS r ON r.schema_id = p.schema_id
JOIN sys.columns AS b ON b.object_id = k.referenced_object_id AND b.column_id = k.referenced_column_id
ORDER BY s.name, t.name, k.constraint_object_id, k.constraint_column_id
""".strip()


def _connect(address: Address, bounds: Bounds) -> Any:
    import pyodbc

    settings = {
        "DRIVER": address.query.get("driver") or _driver(pyodbc.drivers()),
        "SERVER": f"{address.host or 'localhost'}" + (f",{address.port}" if address.port else ""),
        "DATABASE": address.database or "master",
        "APP": "innsyn",
        "ApplicationIntent": "ReadOnly",
    }
    if address.user is None:
        settings["Trusted_Connection"] = "yes"
    else:
        settings |= {"UID": address.user, "PWD": address.password or ""}
    settings |= {name: value for name, value in address.query.items() if name != "driver"}
    connection = pyodbc.connect(
        ";".join(f"{name}={_braced(value)}" for name, value in settings.items()),
        autocommit=True,
        timeout=_CONNECT_SECONDS,
    )
    connection.timeout = bounds.statement_seconds
    return connection


def _driver(there: Sequence[str]) -> str:
    for name in sorted(there, reverse=True):
        if "SQL Server" in name or "FreeTDS" in name:
            return name
    message = "no ODBC driver for SQL Server is installed on this machine (Microsoft's, or FreeTDS)"
    raise SourceError(message)


def _braced(value: str) -> str:
    """Return a value as a connection string holds it, whatever signs are in it."""
    return "{" + value.replace("}", "}}") + "}"


def _preamble(bounds: Bounds) -> tuple[str, ...]:
    return (
        "SET NOCOUNT ON",
        "SET DEADLOCK_PRIORITY LOW",
        f"SET LOCK_TIMEOUT {bounds.lock_seconds * 1000}",
        "SET TRANSACTION ISOLATION LEVEL READ COMMITTED",
    )


def _tables(ask: Ask) -> Iterator[Table]:
    for (schema, name, kind, rows, pages, allowed), listed in groupby(ask(_TABLES), key=lambda row: row[:6]):
        declared = [row[6:] for row in listed]
        columns = tuple(_column(*row[:3]) for row in declared)
        origin = f"{quoted(schema, ']')}.{quoted(name, ']')}"
        table = Table(schema, name, "view" if kind.strip() == "V" else "table", columns, (Part(origin),))
        if not allowed:
            yield replace(table, columns=(), troubles=("this user may not read it: permission denied; grant SELECT",))
        elif table.kind == "view" or rows is None:
            yield table
        else:
            key = ", ".join(quoted(row[0], "]") for row in declared if row[3])
            yield replace(table, rows=int(rows), bytes=int(pages or 0) * PAGE_BYTES, key=key)


def _column(name: str, kind: str, comment: str | None) -> TableColumn:
    expression = quoted(name, "]")
    binary = kind in _BYTES
    if binary:
        expression = f"SUBSTRING({expression}, 1, {BLOB_BYTES})"
    elif kind in _METHODS:
        expression = f"{expression}.ToString()"
    elif kind in _AS_TEXT:
        expression = f"CAST({expression} AS NVARCHAR({'4000' if kind == 'sql_variant' else 'MAX'}))"
    return TableColumn(name, kind, expression, comment or "", binary=binary)


def _chosen(table: Table, wanted: int, seed: int) -> Chosen | None:
    """Choose rows by a hash of their key, in a large table from random pages; without a key, random pages whole."""
    if table.kind == "view" or not table.rows:
        return None
    origin, pages = table.parts[0].origin, (table.bytes or 0) // PAGE_BYTES
    if not table.key:
        share = min(100.0, 100 * wanted / table.rows)
        sampling = Sampling("random pages", seed, wanted, table.rows, table.exact)
        return Chosen(sampling, Part(f"{origin} TABLESAMPLE SYSTEM ({share:.6f} PERCENT) REPEATABLE ({max(1, seed)})"))
    hashing = f"CAST(SUBSTRING(HASHBYTES('SHA2_256', CONCAT('{seed}|', {table.key}, '|')), 1, 4) AS BIGINT)"
    if pages <= 2 * SPREAD * wanted:
        return hashed(table, hashing, 1 << 32, wanted, seed)
    drawn = SPREAD * wanted / pages
    some = replace(
        table,
        rows=max(1, round(table.rows * drawn)),
        parts=(Part(f"{origin} TABLESAMPLE SYSTEM ({100 * drawn:.6f} PERCENT) REPEATABLE ({max(1, seed)})"),),
    )
    chosen = hashed(some, hashing, 1 << 32, wanted, seed)
    return chosen and replace(chosen, sampling=replace(chosen.sampling, total=table.rows))


def _batches(connection: Any, statement: str, _: Sequence[TableColumn]) -> Iterator[pa.RecordBatch]:
    cursor = connection.cursor()
    cursor.execute(statement)
    yield from fetched(cursor)
    cursor.close()


def _code(error: Exception) -> str:
    return str(error.args[0]) if error.args else ""


DIALECT = Dialect(
    name="mssql",
    module="pyodbc",
    extra="mssql",
    connect=_connect,
    preamble=_preamble,
    read_only=_READ_ONLY,
    is_read_only=lambda row: row[0] == "READ_ONLY" or row[1] == 0,
    tables=_tables,
    references=_REFERENCES,
    chosen=_chosen,
    batches=_batches,
    code=_code,
)
