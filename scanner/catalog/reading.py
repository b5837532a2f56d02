"""Scans read back from the catalog. The places of single values are not recorded, so findings come without them."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from scanner.catalog.opening import make_tables, opened
from scanner.catalog.tables import columns, coverage, findings, joins, scans, unread, veils
from scanner.errors import CatalogError
from scanner.evidence import Place
from scanner.findings import (
    Coverage,
    Days,
    Endings,
    FieldCoverage,
    Finding,
    Join,
    Reason,
    Scan,
    Unread,
    Veiled,
    located,
)

if TYPE_CHECKING:
    from collections.abc import Mapping


def latest(url: str, number: int | None = None) -> tuple[int, Scan]:
    """
    Return a scan from the catalog.

    Args:
        url: an SQLAlchemy URL.
        number: which; `None`: the last one.

    Returns:
        Its number in the catalog, and the scan without the places of single values.

    Raises:
        CatalogError: the catalog cannot be read, or has no such scan.
    """
    with opened(url) as engine:
        make_tables(engine)
        return _found(engine, number)


def _found(engine: sa.Engine, number: int | None) -> tuple[int, Scan]:
    with engine.connect() as connection:
        query = sa.select(scans)
        query = query.order_by(scans.c.id.desc()).limit(1) if number is None else query.where(scans.c.id == number)
        row = connection.execute(query).mappings().first()
        if row is None:
            what = "holds no scan yet; run `innsyn scan` first" if number is None else f"has no scan {number}"
            raise CatalogError(f"the catalog {what}")  # noqa: EM102, TRY003
        return int(row["id"]), _scan(connection, dict(row))


def first_seen(url: str) -> dict[str, datetime]:
    """
    Return when each finding was first recorded, by its id.

    Raises:
        CatalogError: the catalog cannot be read.
    """
    query = sa.select(findings.c.id, sa.func.min(scans.c.started)).join(scans).group_by(findings.c.id)
    with opened(url) as engine, engine.connect() as connection:
        return {name: datetime.fromisoformat(started) for name, started in connection.execute(query)}


def _rows(connection: sa.Connection, table: sa.Table, number: int) -> list[Mapping[str, Any]]:
    return [dict(row) for row in connection.execute(sa.select(table).where(table.c.scan == number)).mappings()]


def _scan(connection: sa.Connection, row: Mapping[str, Any]) -> Scan:
    number = row["id"]
    missing = _rows(connection, unread, number)
    known = _rows(connection, columns, number)
    return Scan(
        version=row["version"],
        started=datetime.fromisoformat(row["started"]),
        finished=datetime.fromisoformat(row["finished"]),
        targets=tuple(json.loads(row["targets"])),
        findings=tuple(_finding(item) for item in _rows(connection, findings, number)),
        below=0,
        coverage=tuple(_coverage(item) for item in _rows(connection, coverage, number)),
        failures=tuple(_unread(item) for item in missing if item["failure"]),
        set_aside=tuple(_unread(item) for item in missing if not item["failure"]),
        joins=tuple(_join(item) for item in _rows(connection, joins, number)),
        days=tuple(
            Days(_place(item), tuple((date.fromisoformat(day), count) for day, count in json.loads(item["days"])))
            for item in known
            if item["days"]
        ),
        endings=tuple(
            Endings(
                _place(item), item["examined"], tuple((name, count) for name, count in json.loads(item["endings"]))
            )
            for item in known
            if item["endings"]
        ),
        veiled=tuple(
            Veiled(_place(item), item["filled"], tuple((name, count) for name, count in json.loads(item["kinds"])))
            for item in _rows(connection, veils, number)
        ),
    )


def _place(item: Mapping[str, Any], prefix: str = "") -> Any:
    return located(Place(item[f"{prefix}source"], item[f"{prefix}container"], item[f"{prefix}field"]))


def _finding(item: Mapping[str, Any]) -> Finding:
    return Finding(
        id=item["id"],
        detector=item["detector"],
        category=item["category"],
        subtype=item["subtype"],
        test_data=item["test_data"],
        severity=item["severity"],
        confidence=item["confidence"],
        location=_place(item),
        count=item["count"],
        examined=item["examined"],
        tried=item["tried"],
        distinct=item["distinct_values"],
        distinct_at_least=item["distinct_at_least"],
        occurrences=(),
        masked=item["masked"],
        shape=item["shape"],
        why=tuple(Reason(reason, weight) for reason, weight in json.loads(item["why"])),
        total=item["total"],
        sampling=item["sampling"],
        unit=item["unit"],
        subtypes=tuple((name, count) for name, count in json.loads(item["subtypes"])),
    )


def _coverage(item: Mapping[str, Any]) -> Coverage:
    return Coverage(
        item["source"],
        item["container"],
        item["unit"],
        item["examined"],
        item["total"],
        item["complete"],
        item["sampling"],
        item["seed"],
        item["exact"],
        tuple(FieldCoverage(*one) for one in json.loads(item["fields"])),
    )


def _unread(item: Mapping[str, Any]) -> Unread:
    return Unread(item["source"], item["container"], item["reason"], item["line"])


def _join(item: Mapping[str, Any]) -> Join:
    return Join(
        _place(item), _place(item, "parent_"), item["named"], item["shared"], item["compared"], item["declared"]
    )
