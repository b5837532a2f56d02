"""JSON Lines: one finding a line, then one line for the scan itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.json import dumped, finding_object, frame
from reports.report import Report, View

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.findings import Scan


def render(scan: Scan, view: View) -> Iterator[str]:
    """Yield one line per finding, and a last line with coverage and failures."""
    del view
    for finding in scan.findings:
        yield dumped({"type": "finding", **finding_object(finding)}) + "\n"
    yield dumped({"type": "scan", **frame(scan)}) + "\n"


REPORT = Report("jsonl", render)
