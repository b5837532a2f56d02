"""
Oracle Database 19c and newer, through python-oracledb, which needs no client of Oracle's.

A read-only transaction is asked for, and as nothing shows whether it holds, the account is looked at too: it must not be
able to write, or the database must be a standby. The statements here are checked by a parser of the dialect; they have
not met a live server.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

from connectors.connector import Sampling
from connectors.dialect import Bounds, Chosen, Dialect, Part, Table, TableColumn, quoted
from connectors.rows import fetched

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pyarrow as pa

    from connectors.address import Address
    from connectors.dialect import Ask

PAGE_BYTES = 8_192
SPREAD = 8
"""Blocks to draw per row that is wanted."""
RAW_BYTES = 2_000
"""Of a BLOB, so many bytes are read: the longest RAW of SQL."""
_HASHES = 1 << 32
_TABLES = """
SELECT c.owner, c.table_name, t.table_name, t.num_rows, t.blocks, c.column_name, c.data_type, c.data_type_owner, m.comments
FROM all_tab_columns c
JOIN all_users u ON u.username = c.owner AND u.oracle_maintained = 'N'
LEFT JOIN all_tables t ON t.owner = c.owner AND t.table_name = c.table_name
LEFT JOIN all_col_comments m ON m.owner = c.owner AND m.table_name = c.table_name AND m.column_name = c.column_name
WHERE c.table_name NOT LIKE 'BIN$%' AND (t.table_name IS NULL OR (t.nested = 'NO' AND t.secondary = 'N'))
ORDER BY c.owner, c.table_name, c.column_id
""".strip()
_WRITES = "('INSERT', 'UPDATE', 'DELETE', 'ALTER', 'EXECUTE')"
_READ_ONLY = f"""
SELECT SYS_CONTEXT('USERENV', 'DATABASE_ROLE'),
       (SELECT COUNT(*) FROM session_privs WHERE privilege NOT IN ('CREATE SESSION', 'SELECT ANY TABLE', 'READ ANY TABLE',
        'SELECT ANY DICTIONARY', 'FLASHBACK ANY TABLE'))
       + (SELECT COUNT(*) FROM user_tab_privs_recd WHERE privilege IN {_WRITES})
       + (SELECT COUNT(*) FROM role_tab_privs WHERE privilege IN {_WRITES})
       + (SELECT COUNT(*) FROM user_tables)
FROM dual
""".strip()
_REFERENCES = """
SELECT c.owner, c.table_name, a.column_name, r.owner, r.table_name, b.column_name
FROM all_constraints c
JOIN all_users u ON u.username = c.owner AND u.oracle_maintained = 'N'
JOIN all_cons_columns a ON a.owner = c.owner AND a.constraint_name = c.constraint_name
JOIN all_constraints r ON r.owner = c.r_owner AND r.constraint_name = c.r_constraint_name
JOIN all_cons_columns b ON b.owner = r.owner AND b.constraint_name = r.constraint_name AND b.position = a.position
WHERE c.constraint_type = 'R'
ORDER BY c.owner, c.table_name, c.constraint_name, a.position
""".strip()


def _connect(address: Address, bounds: Bounds) -> Any:
    import oracledb

    given = {name: value for name, value in address.query.items() if name in _SETTINGS}
    if address.database:
        given.setdefault("service_name", address.database)
    connection = oracledb.connect(
        user=address.user,
        password=address.password,
        host=address.host,
        port=address.port or 1521,
        program="innsyn",
        tcp_connect_timeout=10,
        **given,
    )
    connection.module = "innsyn"
    connection.call_timeout = bounds.statement_seconds * 1000
    connection.outputtypehandler = _as_text
    return connection


_SETTINGS = ("service_name", "sid", "wallet_location", "wallet_password", "protocol", "ssl_server_dn_match")


def _as_text(cursor: Any, metadata: Any) -> Any:
    """Fetch numbers as they are written, and large objects at once instead of by a place to fetch them from."""
    import oracledb

    if metadata.type_code is oracledb.DB_TYPE_NUMBER:
        return cursor.var(str, arraysize=cursor.arraysize)
    if metadata.type_code in (oracledb.DB_TYPE_CLOB, oracledb.DB_TYPE_NCLOB):
        return cursor.var(oracledb.DB_TYPE_LONG, arraysize=cursor.arraysize)
    return None


def _preamble(_: Bounds) -> tuple[str, ...]:
    return (
        "ALTER SESSION SET NLS_DATE_FORMAT = 'YYYY-MM-DD HH24:MI:SS'",
        "ALTER SESSION SET NLS_NUMERIC_CHARACTERS = '.,'",
        "SET TRANSACTION READ ONLY",
    )


def _tables(ask: Ask) -> Iterator[Table]:
    for (owner, name, stored, rows, blocks), listed in groupby(ask(_TABLES), key=lambda row: row[:5]):
        declared = [row[5:] for row in listed]
        plain = [row for row in declared if row[1] != "BFILE" and (row[2] is None or row[1] == "XMLTYPE")]
        columns = tuple(_column(column, kind, comment) for column, kind, _, comment in plain)
        origin = f"{quoted(owner)}.{quoted(name)}"
        table = Table(owner, name, "table" if stored else "view", columns, (Part(origin),))
        if len(plain) < len(declared):
            left = f"{len(declared) - len(plain)} of its {len(declared)} columns"
            troubles = (*table.troubles, f"{left} are of object types or point to files; they were not read")
            table = replace(table, troubles=troubles)
        if stored and rows is not None:
            table = replace(table, rows=int(rows), bytes=int(blocks or 0) * PAGE_BYTES, key="ROWID")
        yield table


def _column(name: str, kind: str, comment: str | None) -> TableColumn:
    expression = quoted(name)
    if kind == "BLOB":
        expression = f"DBMS_LOB.SUBSTR({expression}, {RAW_BYTES}, 1)"
    elif kind == "XMLTYPE":
        expression = f"XMLSERIALIZE(CONTENT {expression} AS CLOB)"
    elif kind == "JSON":
        expression = f"JSON_SERIALIZE({expression} RETURNING CLOB)"
    elif kind.startswith(("INTERVAL", "TIMESTAMP")):
        expression = f"TO_CHAR({expression})" if kind.startswith("INTERVAL") else expression
    return TableColumn(name, kind.lower(), expression, comment or "", binary=kind in {"BLOB", "RAW", "LONG RAW"})


def _chosen(table: Table, wanted: int, seed: int) -> Chosen | None:
    """Choose rows one by one, or in a large table from random blocks; views cannot be sampled."""
    if not table.key or not table.rows:
        return None
    origin, blocks = table.parts[0].origin, (table.bytes or 0) // PAGE_BYTES
    sampling = Sampling("random rows", seed, wanted, table.rows, table.exact)
    if blocks <= 2 * SPREAD * wanted:
        share = min(99.9999, max(0.000001, 100 * wanted / table.rows))
        return Chosen(sampling, Part(f"{origin} SAMPLE ({share:.6f}) SEED ({seed})"))
    drawn = SPREAD * wanted / blocks
    limit = max(1, round(_HASHES * min(1.0, wanted / (table.rows * drawn))))
    kept = f"ORA_HASH(ROWID, {_HASHES - 1}, {seed}) < {limit}"
    return Chosen(sampling, Part(f"{origin} SAMPLE BLOCK ({100 * drawn:.6f}) SEED ({seed})", kept))


def _batches(connection: Any, statement: str, _: Sequence[TableColumn]) -> Iterator[pa.RecordBatch]:
    with connection.cursor() as cursor:
        cursor.arraysize = 1000
        cursor.execute(statement)
        yield from fetched(cursor)


def _code(error: Exception) -> str:
    return str(getattr(error.args[0], "full_code", "")) if error.args else ""


DIALECT = Dialect(
    name="oracle",
    module="oracledb",
    extra="oracle",
    connect=_connect,
    preamble=_preamble,
    read_only=_READ_ONLY,
    is_read_only=lambda row: "STANDBY" in str(row[0]) or int(row[1]) == 0,
    tables=_tables,
    references=_REFERENCES,
    chosen=_chosen,
    batches=_batches,
    code=_code,
)
