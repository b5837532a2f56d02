"""
What scans have learned, in a database: SQLite by default, any SQLAlchemy URL for a team.

Only the coordinator writes, and a scan is written whole or not at all. No value is in here: findings hold counts,
shapes and positions.
"""

from __future__ import annotations

import json
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

import sqlalchemy as sa

from scanner.errors import CatalogError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.findings import Finding, Scan

SCHEMA = 1
PATIENCE = 60
"""Seconds to wait for other scans that write to the same SQLite file."""
metadata = sa.MetaData()

scans = sa.Table(
    "innsyn_scan",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("schema", sa.Integer, nullable=False),
    sa.Column("version", sa.String(40), nullable=False),
    sa.Column("started", sa.String(40), nullable=False),
    sa.Column("finished", sa.String(40), nullable=False),
    sa.Column("complete", sa.Boolean, nullable=False),
    sa.Column("targets", sa.Text, nullable=False),
)
findings = sa.Table(
    "innsyn_finding",
    metadata,
    sa.Column("scan", sa.ForeignKey(scans.c.id), primary_key=True),
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("detector", sa.String(80), nullable=False),
    sa.Column("category", sa.String(120), nullable=False),
    sa.Column("subtype", sa.String(40), nullable=False),
    sa.Column("test_data", sa.Boolean, nullable=False),
    sa.Column("severity", sa.String(10), nullable=False),
    sa.Column("confidence", sa.Float, nullable=False),
    sa.Column("source", sa.Text, nullable=False),
    sa.Column("container", sa.Text),
    sa.Column("field", sa.Text, nullable=False),
    sa.Column("count", sa.BigInteger, nullable=False),
    sa.Column("examined", sa.BigInteger, nullable=False),
    sa.Column("distinct_values", sa.BigInteger, nullable=False),
    sa.Column("shape", sa.Text, nullable=False),
    sa.Column("why", sa.Text, nullable=False),
)
coverage = sa.Table(
    "innsyn_coverage",
    metadata,
    sa.Column("scan", sa.ForeignKey(scans.c.id), nullable=False, index=True),
    sa.Column("source", sa.Text, nullable=False),
    sa.Column("container", sa.Text),
    sa.Column("unit", sa.String(10), nullable=False),
    sa.Column("examined", sa.BigInteger, nullable=False),
    sa.Column("total", sa.BigInteger),
    sa.Column("complete", sa.Boolean, nullable=False),
)
unread = sa.Table(
    "innsyn_unread",
    metadata,
    sa.Column("scan", sa.ForeignKey(scans.c.id), nullable=False, index=True),
    sa.Column("failure", sa.Boolean, nullable=False),
    sa.Column("source", sa.Text, nullable=False),
    sa.Column("container", sa.Text),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("line", sa.BigInteger),
)


def prepare(url: str) -> None:
    """
    Open a catalog and make what it lacks, so that a scan of hours does not end at a closed door.

    Args:
        url: an SQLAlchemy URL.

    Raises:
        CatalogError: the database cannot be opened or written.
    """
    with _opened(url) as engine:
        _make_tables(engine)


def record(url: str, scan: Scan) -> int:
    """
    Write a scan to the catalog, whole or not at all.

    Args:
        url: an SQLAlchemy URL.
        scan: what was found.

    Returns:
        The scan's number in the catalog.

    Raises:
        CatalogError: the database cannot be opened or written.
    """
    with _opened(url) as engine:
        _make_tables(engine)
        with engine.begin() as connection:
            return _insert(connection, scan)


@contextmanager
def _opened(url: str) -> Iterator[sa.Engine]:
    """Open a database; what goes wrong with it becomes a CatalogError."""
    try:
        parsed = sa.make_url(url)
        sqlite = parsed.get_backend_name() == "sqlite"
        engine = sa.create_engine(parsed, connect_args={"timeout": PATIENCE} if sqlite else {})
    except (sa.exc.SQLAlchemyError, ImportError, ValueError):
        message = "the catalog's URL cannot be used: check its form (sqlite:///path, postgresql://host/db) and driver"
        raise CatalogError(message) from None
    try:
        if sqlite:
            _owners_alone(parsed.database)
        yield engine
    except (sa.exc.SQLAlchemyError, OSError) as error:
        # The driver's own message may hold what was being written: name its kind only.
        reason = error.strerror if isinstance(error, OSError) else type(error).__name__
        shown = parsed.render_as_string(hide_password=True)
        message = f"the catalog {shown} cannot be written ({reason}); give another with --catalog, or none"
        raise CatalogError(message) from None
    finally:
        engine.dispose()


def _owners_alone(path: str | None) -> None:
    """Create an SQLite file that only its owner can read; one that is there keeps its permissions."""
    if path and path != ":memory:" and not path.startswith("file:"):
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))


def _make_tables(engine: sa.Engine) -> None:
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


def _insert(connection: sa.Connection, scan: Scan) -> int:
    row = {
        "schema": SCHEMA,
        "version": scan.version,
        "started": scan.started.isoformat(),
        "finished": scan.finished.isoformat(),
        "complete": scan.complete,
        "targets": json.dumps(scan.targets),
    }
    key = connection.execute(scans.insert().values(row)).inserted_primary_key
    assert key is not None
    number = int(key[0])
    if scan.findings:
        connection.execute(findings.insert(), [{"scan": number, **_finding_row(finding)} for finding in scan.findings])
    if scan.coverage:
        rows = [
            {
                "scan": number,
                "source": part.source,
                "container": part.container,
                "unit": part.unit,
                "examined": part.examined,
                "total": part.total,
                "complete": part.complete,
            }
            for part in scan.coverage
        ]
        connection.execute(coverage.insert(), rows)
    missing = [(True, item) for item in scan.failures] + [(False, item) for item in scan.set_aside]
    if missing:
        rows = [
            {
                "scan": number,
                "failure": failure,
                "source": item.source,
                "container": item.container,
                "reason": item.reason,
                "line": item.line,
            }
            for failure, item in missing
        ]
        connection.execute(unread.insert(), rows)
    return number


def _finding_row(finding: Finding) -> dict[str, object]:
    return {
        "id": finding.id,
        "detector": finding.detector,
        "category": finding.category,
        "subtype": finding.subtype,
        "test_data": finding.test_data,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "source": finding.location.source,
        "container": finding.location.container,
        "field": finding.location.field,
        "count": finding.count,
        "examined": finding.examined,
        "distinct_values": finding.distinct,
        "shape": finding.shape,
        "why": json.dumps([[reason.reason, round(reason.weight, 2)] for reason in finding.why], ensure_ascii=False),
    }
