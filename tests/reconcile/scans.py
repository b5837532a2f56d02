"""Scans made by hand, from a line for each finding."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zlib import crc32

from scanner import __version__
from scanner.evidence import Place
from scanner.findings import Coverage, Days, Endings, Finding, Scan, Unread, located

STARTED = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
CRM, LOG = "postgresql://db/crm", "file:logs/app.log"


def finding(category, *, source=CRM, table="public.kunder", field="felt", count=10, **given):
    unit = "lines" if table is None else "rows"
    severity = given.pop("severity", "high")
    subtype = given.pop("subtype", "")
    return Finding(
        id=f"{crc32(repr((category, source, table, field)).encode()):016x}",
        detector=given.pop("detector", "email"),
        category=category,
        subtype=subtype,
        test_data=given.pop("test_data", False),
        severity=severity,
        confidence=0.99,
        location=located(Place(source, table, field)),
        count=count,
        examined=100,
        tried=count,
        distinct=count,
        distinct_at_least=False,
        occurrences=(),
        masked="[X]",
        shape="a",
        why=(),
        total=100,
        unit=unit,
        **given,
    )


def scan(*findings, more=(), failures=(), days=(), endings=(), version=__version__):
    """Return a scan in which every place that is named was read whole."""
    places = {(one.location.source, one.location.container): one.unit for one in findings}
    places |= {(one.location.source, one.location.container): "rows" for one in (*days, *endings)}
    places |= dict.fromkeys(more, "rows")
    return Scan(
        version=version,
        started=STARTED,
        finished=STARTED,
        targets=(CRM,),
        findings=findings,
        below=0,
        coverage=tuple(Coverage(*place, unit, 100, 100, complete=True) for place, unit in places.items()),
        failures=tuple(Unread(source, container, "permission denied") for source, container in failures),
        days=days,
        endings=endings,
    )


def days(field, *counted, source=CRM, table="public.kunder"):
    made = tuple((date.fromisoformat(day), count) for day, count in counted)
    return Days(located(Place(source, table, field)), made)


def endings(field, *meanings, source=CRM, table="public.kunder"):
    return Endings(located(Place(source, table, field)), 100, tuple(meanings))
