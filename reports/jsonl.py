"""JSON Lines: one finding a line, then one line for the scan itself."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reports.json import finding_object, frame
from reports.report import Report, View

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.findings import Scan


def render(scan: Scan, view: View) -> Iterator[str]:
    """Yield one line per finding, and a last line with coverage and failures."""
    del view
    for finding in scan.findings:
        yield json.dumps({"type": "finding", **finding_object(finding)}, ensure_ascii=False) + "\n"
    yield json.dumps({"type": "scan", **frame(scan)}, ensure_ascii=False) + "\n"


REPORT = Report("jsonl", render)
