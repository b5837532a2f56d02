"""Scans written to the catalog, whole or not at all, by the coordinator alone."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from scanner.catalog.opening import make_tables, opened
from scanner.catalog.tables import columns, coverage, findings, joins, scans, unread, veils

if TYPE_CHECKING:
    import sqlalchemy as sa

    from scanner.findings import Finding, Location, Scan

SCHEMA = 2


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
                "sampling": part.sampling,
                "seed": part.seed,
                "exact": part.exact,
                "fields": json.dumps([[one.field, one.examined, one.bound, one.type] for one in part.fields]),
            }
            for part in scan.coverage
        ]
        connection.execute(coverage.insert(), rows)
    _insert_columns(connection, number, scan)
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


def _insert_columns(connection: sa.Connection, number: int, scan: Scan) -> None:
    """Write what was learned of columns besides what they hold: dates, states, veils, and which point to which."""
    rows: list[dict[str, object]] = [
        {
            "scan": number,
            **_place(dated.location),
            "days": json.dumps([[day.isoformat(), count] for day, count in dated.days]),
            "examined": None,
            "endings": None,
        }
        for dated in scan.days
    ]
    rows += [
        {
            "scan": number,
            **_place(one.location),
            "days": None,
            "examined": one.examined,
            "endings": json.dumps(one.meanings),
        }
        for one in scan.endings
    ]
    if rows:
        connection.execute(columns.insert(), rows)
    if scan.veiled:
        covered = [
            {"scan": number, **_place(one.location), "filled": one.filled, "kinds": json.dumps(one.kinds)}
            for one in scan.veiled
        ]
        connection.execute(veils.insert(), covered)
    if scan.joins:
        pairs = [
            {
                "scan": number,
                **_place(join.child),
                **{f"parent_{name}": value for name, value in _place(join.parent).items()},
                "named": join.named,
                "shared": join.shared,
                "compared": join.compared,
                "declared": join.declared,
            }
            for join in scan.joins
        ]
        connection.execute(joins.insert(), pairs)


def _place(location: Location) -> dict[str, object]:
    return {"source": location.source, "container": location.container, "field": location.field}


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
        "subtypes": json.dumps(finding.subtypes),
        "tried": finding.tried,
        "distinct_at_least": finding.distinct_at_least,
        "masked": finding.masked,
        "total": finding.total,
        "sampling": finding.sampling,
        "unit": finding.unit,
        "why": json.dumps([[reason.reason, round(reason.weight, 2)] for reason in finding.why], ensure_ascii=False),
    }
