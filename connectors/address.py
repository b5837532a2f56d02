"""
Addresses of databases: how they are written, what of them may be seen, and where their secrets come from.

A target such as "postgresql://innsyn@db.example.org/shop" is a SQLAlchemy URL. What is secret in it never travels: it
stands as `${NAME}` for a variable of the environment, and is looked up where a connection is made. A password that a
user wrote out is put in the environment of this process, which its workers inherit, and its name in its place.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from connectors.connector import SourceError

if TYPE_CHECKING:
    from collections.abc import Mapping, MutableMapping

    from sqlalchemy.engine import URL

REFERENCE = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")
_SCHEME = re.compile(r"(?i)([a-z][a-z0-9]*)(\+[a-z0-9_]+)?://")
_ALIASES = {"postgres": "postgresql", "mariadb": "mysql", "sqlserver": "mssql"}
_OFFERED = ("postgresql", "mysql", "sqlite", "duckdb", "mssql", "oracle")
_ELSEWHERE = ("mongodb", "snowflake", "redis", "cassandra", "bigquery", "clickhouse", "db2", "redshift")
_SECRET_QUERY = re.compile(r"(?i)pass|pwd|secret|token|key|credential|odbc_connect")
_OWN = "INNSYN_SECRET_"


@dataclass(frozen=True, slots=True)
class Address:
    """
    An address taken apart, with its secrets: it must not leave the place where a connection is made.

    Args:
        dialect: "postgresql", "mysql", "sqlite", "duckdb", "mssql" or "oracle".
        host, port, user, password, database: as written; `None` where they are not.
        query: what stands after the question mark.
    """

    dialect: str
    host: str | None
    port: int | None
    user: str | None
    password: str | None = field(repr=False)
    database: str | None
    query: dict[str, str] = field(repr=False)

    @property
    def source(self) -> str:
        """What the user sees: dialect, host, port and database."""
        if self.dialect in {"sqlite", "duckdb"}:
            return f"{self.dialect}:///{self.database or ''}"
        port = f":{self.port}" if self.port else ""
        return f"{self.dialect}://{self.host or 'localhost'}{port}/{self.database or ''}"


def is_database(target: str, environment: Mapping[str, str] = os.environ) -> bool:
    """Tell whether a target is the address of a database, or a reference to one."""
    match = REFERENCE.fullmatch(target.strip())
    written = environment.get(match[1], "") if match else target.strip()
    if written.lower().startswith("jdbc:"):
        return True
    match = _SCHEME.match(written)
    return bool(match) and dialect_of(written) in (*_OFFERED, *_ELSEWHERE)


def dialect_of(address: str) -> str:
    """Return the name of the dialect that an address begins with."""
    match = _SCHEME.match(address)
    scheme = match[1].lower() if match else ""
    return _ALIASES.get(scheme, scheme)


def parsed(target: str, environment: Mapping[str, str] = os.environ) -> Address:
    """
    Return an address taken apart, its references filled from the environment.

    Raises:
        SourceError: no address of a database that can be read, or the environment lacks a name.
    """
    from sqlalchemy.engine import make_url
    from sqlalchemy.exc import ArgumentError

    written = _filled(target.strip(), environment) if REFERENCE.fullmatch(target.strip()) else target.strip()
    dialect = dialect_of(written)
    if dialect not in _OFFERED:
        name = "jdbc" if written.lower().startswith("jdbc:") else dialect
        message = f"databases of the kind {name} are not read; there are {', '.join(_OFFERED)}, as SQLAlchemy URLs"
        raise SourceError(message)
    try:
        url = make_url(f"{dialect}{written[written.index('://') :]}")
    except (ArgumentError, ValueError):
        message = f"the address of the {dialect} database cannot be read; write {dialect}://user@host:port/database"
        raise SourceError(message) from None

    # What stands behind the first @ would be shown as host and database.
    if dialect not in {"sqlite", "duckdb"} and any(
        "@" in part for part in (url.host or "", url.database or "", *url.query)
    ):
        message = (
            f"the address of the {dialect} database has more than one @; in a password write %40 for it, or ${{NAME}}"
        )
        raise SourceError(message)

    def filled(text: str | None) -> str | None:
        return None if text is None else _filled(text, environment)

    query = {name: filled(value if isinstance(value, str) else value[-1]) or "" for name, value in url.query.items()}
    password = None if url.password is None else filled(str(url.password))
    database = filled(url.database)
    if dialect == "postgresql" and not database:
        # As every tool of PostgreSQL understands it.
        database = query.get("dbname") or environment.get("PGDATABASE")
    return Address(dialect, filled(url.host), url.port, filled(url.username), password, database, query)


def _filled(text: str, environment: Mapping[str, str]) -> str:
    for name in REFERENCE.findall(text):
        if name not in environment:
            message = f"the environment has no {name}, which the address of a database needs"
            raise SourceError(message)
    return REFERENCE.sub(lambda match: environment[match[1]], text)


def concealed(target: str, password: str | None = None, environment: MutableMapping[str, str] = os.environ) -> str:
    """
    Return a target without its secrets, safe to show and to send; they are kept in the environment.

    Args:
        target: as the user wrote it.
        password: from elsewhere, where the address has none.
        environment: of this process.

    Raises:
        SourceError: as `parsed`.
    """
    from sqlalchemy.engine import make_url

    target = target.strip()
    if REFERENCE.fullmatch(target):
        if password is None:
            parsed(target, environment)
            return target
        target = _filled(target, environment)
    parsed(target, environment)
    url = make_url(f"{dialect_of(target)}{target[target.index('://') :]}")
    if password is not None and url.password is None:
        url = url.set(password=_kept(password, environment))
    elif url.password is not None and not REFERENCE.fullmatch(str(url.password)):
        url = url.set(password=_kept(str(url.password), environment))
    query = {
        name: _kept(value, environment)
        if isinstance(value, str) and _SECRET_QUERY.search(name) and not REFERENCE.fullmatch(value)
        else value
        for name, value in url.query.items()
    }
    return _unescaped(url.set(query=query))


def within(target: str, database: str, environment: MutableMapping[str, str] = os.environ) -> str:
    """
    Return the address of one database of a server.

    Args:
        target: of the server, as `concealed` returns it.
        database: its name.
        environment: of this process.

    >>> within("postgresql://leser:${HEMMELIG}@db.example.org/", "salg & lager", {"HEMMELIG": "x"})
    'postgresql://leser:${HEMMELIG}@db.example.org/salg %26 lager'
    """
    from sqlalchemy.engine import make_url

    if REFERENCE.fullmatch(target):
        target = concealed(_filled(target, environment), None, environment)
    return _unescaped(make_url(target).set(database=database))


def _unescaped(url: URL) -> str:
    """Return an address as text, with its references as they are written."""
    text = url.render_as_string(hide_password=False)
    return re.sub(r"%24%7B([A-Za-z_][A-Za-z0-9_]*)%7D", r"${\1}", text)


def _kept(secret: str, environment: MutableMapping[str, str]) -> str:
    """Put a secret in the environment; return the reference to it."""
    number = 1
    while environment.setdefault(f"{_OWN}{number}", secret) != secret:
        number += 1
    return f"${{{_OWN}{number}}}"
