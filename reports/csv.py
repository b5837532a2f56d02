"""CSV for spreadsheets: one finding a row; cells cannot become formulas."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from reports.report import Report, View, printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.findings import Scan

COLUMNS = (
    "severity",
    "detector",
    "category",
    "subtype",
    "test_data",
    "confidence",
    "source",
    "container",
    "field",
    "count",
    "distinct",
    "examined",
    "first_line_or_row",
    "shape",
    "why",
    "total",
    "sampling",
)


FORMULA = tuple(
    "=+-@\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH COMMERCIAL AT}"
)
"""What begins a formula; the wide forms do where the spreadsheet speaks an East Asian language."""


def cell(value: object) -> str:
    """Return a cell that no spreadsheet runs: a quote stands before what would begin a formula."""
    text = printable(str(value))
    return "'" + text if text.startswith(FORMULA) else text


def render(scan: Scan, view: View) -> Iterator[str]:
    """Yield a heading, then a row per finding."""
    del view
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(COLUMNS)
    for finding in scan.findings:
        first = finding.occurrences[0] if finding.occurrences else None
        place = finding.location
        row = (
            finding.severity,
            finding.detector,
            finding.category,
            finding.subtype,
            "yes" if finding.test_data else "no",
            finding.confidence,
            place.source,
            place.container or "",
            place.field,
            finding.count,
            finding.distinct,
            finding.examined,
            (first.line or first.row or "") if first else "",
            finding.shape,
            "; ".join(reason.reason for reason in finding.why),
            "" if finding.total is None else finding.total,
            finding.sampling,
        )
        writer.writerow([cell(value) for value in row])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue()


REPORT = Report("csv", render)
