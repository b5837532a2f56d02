"""One JSON object, schema `innsyn/scan/1`; described in docs/report-format.md."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from reports.report import Report, View

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.findings import Coverage, Finding, Scan

SCHEMA = "innsyn/scan/1"
LINES = 100


def finding_object(finding: Finding) -> dict[str, Any]:
    """Return a finding as the JSON contract has it."""
    lines: list[int] = []
    for place in finding.occurrences:
        if place.line is not None and (not lines or lines[-1] != place.line) and len(lines) < LINES:
            lines.append(place.line)
    return {
        "id": finding.id,
        "detector": finding.detector,
        "category": finding.category,
        "subtype": finding.subtype,
        "subtypes": dict(finding.subtypes),
        "test_data": finding.test_data,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "location": asdict(finding.location),
        "count": finding.count,
        "examined": finding.examined,
        "total": finding.total,
        "sampling": finding.sampling or None,
        "tried": finding.tried,
        "distinct": finding.distinct,
        "distinct_at_least": finding.distinct_at_least,
        "lines": lines,
        "occurrences": [
            {"line": place.line, "row": place.row, "start": place.start, "end": place.end}
            for place in finding.occurrences
        ],
        "masked": finding.masked,
        "shape": finding.shape,
        "why": [{"reason": reason.reason, "weight": round(reason.weight, 2)} for reason in finding.why],
    }


def dumped(value: object) -> str:
    r"""
    Return JSON in one line in which Norwegian letters stand as they are and no control or formatting character does.

    >>> print(dumped("ø\x9b\u202e"))
    "ø\u009b\u202e"
    """
    text = json.dumps(value, ensure_ascii=False)
    if text.isprintable():
        return text
    return "".join(character if character.isprintable() else json.dumps(character)[1:-1] for character in text)


def frame(scan: Scan) -> dict[str, Any]:
    """Return everything about a scan but its findings."""
    return {
        "schema": SCHEMA,
        "tool": {"name": "innsyn", "version": scan.version},
        "started": scan.started.isoformat(timespec="seconds"),
        "finished": scan.finished.isoformat(timespec="seconds"),
        "complete": scan.complete,
        "targets": list(scan.targets),
        "below_confidence": scan.below,
        "coverage": [_coverage(part) for part in scan.coverage],
        "failures": [asdict(item) for item in scan.failures],
        "set_aside": [asdict(item) for item in scan.set_aside],
        "joins": [asdict(join) for join in scan.joins],
    }


def _coverage(part: Coverage) -> dict[str, Any]:
    return {
        "source": part.source,
        "container": part.container,
        "unit": part.unit,
        "examined": part.examined,
        "total": part.total,
        "complete": part.complete,
        "sampling": part.sampling or None,
        "seed": part.seed,
        "total_exact": part.exact,
        "bound": None if part.bound is None else round(part.bound, 9),
        "fields": [
            {
                "field": column.field,
                "type": column.type or None,
                "examined": column.examined,
                "bound": round(column.bound, 9),
            }
            for column in part.fields
        ],
        "carried": part.carried,
        "since": part.since or None,
    }


def render(scan: Scan, view: View) -> Iterator[str]:
    """Yield the object, finding by finding, so that a large report is never whole in memory."""
    del view
    head = frame(scan)
    opening = {key: head[key] for key in ("schema", "tool", "started", "finished", "complete", "targets")}
    yield dumped(opening)[:-1]
    yield ', "findings": ['
    for number, finding in enumerate(scan.findings):
        yield ("," if number else "") + "\n  " + dumped(finding_object(finding))
    yield "]"
    for key in ("below_confidence", "coverage", "failures", "set_aside", "joins"):
        yield f',\n "{key}": ' + dumped(head[key])
    yield "}\n"


REPORT = Report("json", render)
