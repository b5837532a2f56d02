"""Scans written to the catalog, whole or not at all, by the coordinator alone."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from scanner.catalog.opening import make_tables, opened
from scanner.catalog.tables import coverage, findings, scans, unread

if TYPE_CHECKING:
    import sqlalchemy as sa

    from scanner.findings import Finding, Scan

SCHEMA = 1


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
    with opened(url) as engine:
        make_tables(engine)
        with engine.begin() as connection:
            return insert(connection, scan)


def insert(connection: sa.Connection, scan: Scan) -> int:
    """Write a scan within a transaction; return its number."""
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
