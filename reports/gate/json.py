"""One JSON object, schema `innsyn/gate/1`; described in docs/ci.md. The same files give the same bytes."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from reports.gate.words import remarked, unread
from reports.json import dumped
from reports.report import GateReport, View

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.gate.verdict import Result, Verdict

SCHEMA = "innsyn/gate/1"
SPOTS = 100


def render(verdict: Verdict, view: View) -> Iterator[str]:
    """Yield the object, a result a line."""
    del view
    head = {
        "schema": SCHEMA,
        "tool": {"name": "innsyn", "version": verdict.version},
        "complete": verdict.complete,
        "threshold": verdict.threshold,
        "failing": len(verdict.failing),
    }
    yield dumped(head)[:-1] + ', "results": ['
    for number, result in enumerate(verdict.results):
        yield ("," if number else "") + "\n  " + dumped(result_object(result))
    tail = {
        "unsure": verdict.unsure,
        "examined": dict(verdict.examined),
        "failures": [{"where": unread(item), "reason": item.reason} for item in verdict.failures],
        "set_aside": [{"where": unread(item), "reason": item.reason} for item in verdict.set_aside],
        "remarks": [remarked(remark, "en") for remark in verdict.remarks],
    }
    yield "],\n " + dumped(tail)[1:] + "\n"


def result_object(result: Result) -> dict[str, Any]:
    """Return a result as the JSON contract has it."""
    return {
        "rule": result.rule,
        "severity": result.severity,
        "state": result.state,
        "category": result.category,
        "subtype": result.subtype,
        "detector": result.detector,
        "test_data": result.test_data,
        "confidence": result.confidence,
        "masked": result.masked,
        "path": result.path,
        "place": list(result.place),
        "spots": [{"line": spot.line, "start": spot.start, "end": spot.end} for spot in result.spots[:SPOTS]],
        "statements": [asdict(each) for each in result.statements],
        "row": result.row,
        "count": result.count,
        "known": result.known,
        "allowed": result.allowed,
        "fingerprint": result.fingerprint,
        "why": [{"reason": why.reason, "weight": round(why.weight, 2)} for why in result.why],
        "expired": result.expired.isoformat() if result.expired else None,
    }


REPORT = GateReport("json", render)
