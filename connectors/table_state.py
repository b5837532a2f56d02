"""
What tells one state of a table from another: the database's own count of changes, or what its rows say of theirs.

A number of rows and a highest key do not show that a row was changed in its place. So a table counts as unchanged only
where something would tell: PostgreSQL's counters of changes, the file of a database in a file, or a column that holds
when each row was last changed. Elsewhere it is read again.
"""

from __future__ import annotations

import json
import os
import re
import time
from typing import TYPE_CHECKING

from connectors import address
from connectors.dialect import Bounds, on_offer
from connectors.query import query_of
from connectors.state import SETTLED, State

if TYPE_CHECKING:
    from collections.abc import Iterable

    from connectors.connector import Segment
    from connectors.dialect import Ask
    from connectors.query import Query
    from connectors.state import Keyed

IN_FILES = ("sqlite", "duckdb")
BESIDE = ("-wal", "-journal", ".wal")
"""Endings of files in which such a database keeps what is not yet in its own."""
_CHANGED = re.compile(r"(?i)updat|modif|chang|endre|endra|oppdat|mutert|rowversion|row_version")
_MOMENT = re.compile(r"(?i)time|date|rowversion")
_COUNTERS = """
SELECT c.relfilenode::text, s.n_tup_ins, s.n_tup_upd, s.n_tup_del, pg_postmaster_start_time()::text
FROM pg_class AS c JOIN pg_stat_all_tables AS s ON s.relid = c.oid
WHERE c.oid = {name}::regclass AND c.relkind IN ('r', 'm')
  AND current_setting('track_counts') = 'on' AND NOT pg_is_in_recovery()
""".strip()


def state_of(segment: Segment, keyed: Keyed) -> State | None:
    """
    Return the state of the table that a segment is a part of; `None` where it cannot be asked.

    Args:
        segment: any part of it.
        keyed: makes a fingerprint of bytes; a highest key may be somebody's number.
    """
    from connectors import sessions

    dialect = address.parsed(segment.path).dialect
    query = query_of(segment)
    schema = keyed(json.dumps([[c.name, c.type, c.expression] for c in query.columns]).encode("utf-8", "replace"))
    try:
        if dialect in IN_FILES:
            stamp = _of_file(address.parsed(segment.path).database)
        else:
            limits = Bounds(query.bounds.statement_seconds, query.bounds.lock_seconds)
            with sessions.session(segment.path, limits) as connection:
                stamp = _of_rows(lambda statement: sessions.asked(connection, statement), dialect, query)
    except Exception:  # noqa: BLE001 - each driver brings its own errors; who reads it says what is wrong
        return None
    return State(-1, keyed(stamp.encode("utf-8", "replace")) if stamp else "", (schema,))


def _of_file(path: str | None) -> str:
    """Return when the file of a database, and what it keeps beside it, was changed; empty when just now."""
    if not path:
        return ""
    found = []
    for ending in ("", *BESIDE):
        try:
            entry = os.stat(path + ending)  # noqa: PTH116 - an address, not a path of ours
        except FileNotFoundError:
            continue
        if entry.st_size and time.time_ns() - entry.st_mtime_ns < SETTLED:
            return ""
        found.append((ending, entry.st_size, entry.st_mtime_ns if entry.st_size else 0))
    return repr([part for part in found if part[1] or not part[0]])


def _of_rows(ask: Ask, dialect: str, query: Query) -> str:
    """Return what the database says of the changes to a table; empty where nothing would tell of them all."""
    origins = sorted({part.origin for part in query.parts})
    if dialect == "postgresql":
        counted = [ask(_COUNTERS.format(name=_literal(origin.removeprefix("ONLY ")))) for origin in origins]
        if counted and all(counted):
            return repr(counted)
    told = [
        column.expression for column in query.columns if _CHANGED.search(column.name) and _MOMENT.search(column.type)
    ]
    if not told or not origins or dialect not in on_offer():
        return ""
    return repr([ask(statement) for statement in _highest(told, origins)])


def _highest(columns: Iterable[str], origins: Iterable[str]) -> list[str]:
    """
    Return the statements that ask how many rows there are and when the last was changed.

    >>> _highest(['"endret"'], ['"kunde"'])
    ['SELECT count(*), max("endret") FROM "kunde"']
    """
    wanted = ", ".join(["count(*)", *(f"max({column})" for column in columns)])
    return [f"SELECT {wanted} FROM {origin}" for origin in origins]  # noqa: S608 - as the plan writes them


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
