"""The catalog's database, opened: what goes wrong with it has one name, and no secret in it."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

import sqlalchemy as sa

from scanner.catalog.tables import metadata
from scanner.errors import CatalogError

if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENCE = 60
"""Seconds to wait for other scans that write to the same SQLite file."""


def prepare(url: str) -> None:
    """
    Open a catalog and make what it lacks, so that a scan of hours does not end at a closed door.

    Args:
        url: an SQLAlchemy URL.

    Raises:
        CatalogError: the database cannot be opened or written.
    """
    with opened(url) as engine:
        make_tables(engine)


@contextmanager
def opened(url: str) -> Iterator[sa.Engine]:
    """Open a database; what goes wrong with it becomes a CatalogError."""
    engine = connected(url)
    try:
        with guarded(engine):
            yield engine
    finally:
        engine.dispose()


def connected(url: str) -> sa.Engine:
    """
    Return what leads to a database; nothing is asked of it yet.

    Raises:
        CatalogError: the URL cannot be used.
    """
    try:
        parsed = sa.make_url(url)
        sqlite = parsed.get_backend_name() == "sqlite"
        engine = sa.create_engine(parsed, connect_args={"timeout": PATIENCE} if sqlite else {})
    except (sa.exc.SQLAlchemyError, ImportError, ValueError):
        message = "the catalog's URL cannot be used: check its form (sqlite:///path, postgresql://host/db) and driver"
        raise CatalogError(message) from None
    with guarded(engine):
        if sqlite:
            _owners_alone(parsed.database)
    return engine


@contextmanager
def guarded(engine: sa.Engine) -> Iterator[None]:
    """Turn what goes wrong with a database into a CatalogError."""
    try:
        yield
    except (sa.exc.SQLAlchemyError, OSError) as error:
        # The driver's own message may hold what was being written: name its kind only.
        reason = error.strerror if isinstance(error, OSError) else type(error).__name__
        shown = _shown(engine.url)
        message = f"the catalog {shown} cannot be written ({reason}); give another with --catalog, or none"
        raise CatalogError(message) from None


def _shown(url: sa.URL) -> str:
    """Return an address without what may be secret in it; behind a second @ all of it may be."""
    if url.get_backend_name() != "sqlite" and "@" in f"{url.host}{url.database}":
        return f"{url.drivername}://... (its address has more than one @; in a password write %40)"
    return url.set(query={}).render_as_string(hide_password=True)


def _owners_alone(path: str | None) -> None:
    """Create an SQLite file that only its owner can read; one that is there keeps its permissions."""
    if path and path != ":memory:" and not path.startswith("file:"):
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))


def make_tables(engine: sa.Engine) -> None:
    """Make the tables that are lacking, also when other scans do so at the same time."""
    if engine.dialect.name == "sqlite":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")  # one at a time; SQLite waits for the others itself
            metadata.create_all(connection)
            connection.exec_driver_sql("COMMIT")
        return
    try:
        metadata.create_all(engine)
    except sa.exc.DBAPIError:
        # Another scan made them between the look and the making: look again. Any other error comes again.
        metadata.create_all(engine)
