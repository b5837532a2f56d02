"""What a scan found, as far as the inventory's commands need it: places and categories, never a value."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from scanner.reconcile.locations import located

if TYPE_CHECKING:
    from pathlib import Path

    from scanner.findings import Scan

SCHEMA = "innsyn/scan/"
MAX_BYTES = 500_000_000


class ScanFileError(Exception):
    """A file is no scan of ours; the message says why."""


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """One finding: where, what, and how many."""

    source: str
    container: str | None
    field: str
    category: str
    severity: str
    count: int
    confidence: float
    test_data: bool

    @property
    def location(self) -> str:
        """Return where it stands, as the globs of systems see it."""
        return located(self.source, self.container)


def from_scan(scan: Scan) -> tuple[Found, ...]:
    """Return the findings of a scan."""
    return tuple(
        Found(
            item.location.source,
            item.location.container,
            item.location.field,
            item.category,
            item.severity,
            item.count,
            item.confidence,
            item.test_data,
        )
        for item in scan.findings
    )


def from_json(path: Path) -> tuple[Found, ...]:
    """
    Return the findings of a scan's JSON report.

    Raises:
        ScanFileError: it cannot be read, or is none.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            message = f"{path}: larger than a report can be"
            raise ScanFileError(message)
        document = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        message = f"{path}: cannot be read ({error.strerror or type(error).__name__})"
        raise ScanFileError(message) from None
    except (ValueError, RecursionError):
        message = f"{path}: not JSON; make it with `innsyn scan --format json -o`"
        raise ScanFileError(message) from None
    if not isinstance(document, dict) or not str(document.get("schema", "")).startswith(SCHEMA):
        message = f"{path}: no report of a scan; make it with `innsyn scan --format json -o`"
        raise ScanFileError(message)
    try:
        return tuple(map(_found, document["findings"]))
    except (KeyError, TypeError, AttributeError):
        message = f"{path}: the report lacks something; make it anew with `innsyn scan --format json -o`"
        raise ScanFileError(message) from None


def _found(item: dict[str, Any]) -> Found:
    place = item["location"]
    return Found(
        source=str(place["source"]),
        container=None if place["container"] is None else str(place["container"]),
        field=str(place["field"]),
        category=str(item["category"]),
        severity=str(item["severity"]),
        count=int(item["count"]),
        confidence=float(item["confidence"]),
        test_data=bool(item["test_data"]),
    )
