"""For spreadsheets: one row per discrepancy; no cell can become a formula."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from reports.csv import cell
from reports.reconciliation.json import discrepancy_object
from reports.report import ReconciliationReport, View

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.reconcile.discrepancy import Reconciliation

COLUMNS = (
    "rule",
    "severity",
    "category",
    "source",
    "container",
    "field",
    "system",
    "activity",
    "promise",
    "recipient",
    "count",
    "examined",
    "overdue",
    "oldest",
    "quote",
    "note",
    "inventory_line",
    "remedy",
    "also",
    "since",
)


def render(reconciliation: Reconciliation, view: View) -> Iterator[str]:
    """Yield a heading, then a row per discrepancy."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in reconciliation.discrepancies:
        told = discrepancy_object(one, view)
        told |= told["location"] or {}
        told["also"] = " ".join(one.also)
        writer.writerow([cell("" if told.get(name) is None else told[name]) for name in COLUMNS])
    yield buffer.getvalue()


REPORT = ReconciliationReport("csv", render)
