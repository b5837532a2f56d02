"""GitLab's Code Quality: one array, shown in merge requests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.gate.grades import GRADES, numbered, reported
from reports.gate.words import message
from reports.json import dumped
from reports.report import GateReport, View, printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.gate.verdict import Verdict


def render(verdict: Verdict, view: View) -> Iterator[str]:
    """Yield the array, a result a line. Equal fingerprints would be taken for one result, so none are."""
    yield "["
    for index, (result, number) in enumerate(numbered(reported(verdict))):
        line = result.spots[0].line if result.spots else 1
        built = {
            "description": message(result, view.language),
            "check_name": result.rule,
            "fingerprint": f"{result.fingerprint}-{number}",
            "severity": GRADES[result.severity].gitlab,
            "location": {"path": printable(result.path), "lines": {"begin": line}},
        }
        yield ("," if index else "") + "\n  " + dumped(built)
    yield "]\n"


REPORT = GateReport("gitlab", render)
