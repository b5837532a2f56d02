"""
What may be told of a driver's error: the database's code for it, its kind, and what that means.

Never its message, which may hold values or secrets.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from connectors.dialect import Dialect

_CODE = re.compile(r"[A-Za-z0-9_-]{1,40}")
_DENIED = "permission denied; grant SELECT"
_GONE = "it is not there any more"
_REFUSED = "the user or the password is refused"
_LATE = "it took longer than --statement-timeout allows"
_ENDED = "it took longer than --statement-timeout allows, or somebody ended it"
_LOCKED = "it waited for a lock longer than --lock-timeout allows"
_CUT = "the connection was cut"
_BY_CODE = {
    "42501": f"{_DENIED}, or BYPASSRLS where policies hide rows",
    "1142": _DENIED,
    "1143": _DENIED,
    "229": _DENIED,
    "ORA-01031": _DENIED,
    "42P01": _GONE,
    "42703": _GONE,
    "1146": _GONE,
    "42S02": _GONE,
    "ORA-00942": _GONE,
    "22P02": "a value in it cannot be converted",
    "22012": "it divides by zero",
    "28P01": _REFUSED,
    "28000": _REFUSED,
    "1045": _REFUSED,
    "ORA-01017": _REFUSED,
    "57014": _ENDED,
    "1969": _LATE,
    "3024": _LATE,
    "HYT00": _LATE,
    "DPY-4024": _LATE,
    "55P03": _LOCKED,
    "1205": _LOCKED,
    "SQLITE_INTERRUPT": _LATE,
    "SQLITE_BUSY": _LOCKED,
    "1044": "no such database, or no way into it for this user",
    "1049": "no such database",
    "3D000": "no such database",
    "ORA-12514": "no such database",
    "2003": "nothing answers there",
    "2013": _CUT,
    "2006": _CUT,
    "57P01": _CUT,
    "08006": _CUT,
    "DPY-4011": _CUT,
    "40001": "it was in the way of the replica catching up; try again, or at another time",
    "SQLITE_CORRUPT": "the file is damaged",
    "SQLITE_NOTADB": "no SQLite database, or an encrypted one",
}
_BY_MESSAGE = (
    ("authentication failed|access denied for user|login failed", _REFUSED),
    ('role "[^"]*" does not exist', _REFUSED),
    ("no such (table|column)", "it refers to something that is gone"),
    ("no password supplied", "a password is needed"),
    ("name or service not known|could not translate host|getaddrinfo|no address associated", "no such host"),
    ("failed to resolve host|temporary failure in name resolution|nodename nor servname", "no such host"),
    ("connection refused|no such file or directory", "nothing answers there"),
    ("timed? ?out|timeout expired", "no answer in time"),
    ('database "[^"]*" does not exist|unknown database', "no such database"),
    ("could not set lock on file|conflicting lock", "another process has it open for writing"),
    ("not a valid duckdb database", "no DuckDB database, or one of another version"),
    ("server closed the connection|connection is lost|lost connection|terminating connection", _CUT),
    ("disabled by configuration|disabled through configuration", "it reaches outside the file"),
    ("^interrupt error", _LATE),
    ("has not been populated", "it was never filled"),
)


def told(fault: Exception, dialect: Dialect) -> str:
    """Return what may be told of a driver's error."""
    code = dialect.code(fault)
    name = type(fault).__name__
    kind = f"{name}, code {code}" if _CODE.fullmatch(code) else name
    meaning = _BY_CODE.get(code) or _by_message(str(fault).lower())
    return f"{meaning} ({kind})" if meaning else kind


def _by_message(message: str) -> str | None:
    return next((meaning for pattern, meaning in _BY_MESSAGE if re.search(pattern, message)), None)
