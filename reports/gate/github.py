"""
Annotations for a GitHub workflow: one line a result that fails, beside the line it is about.

GitHub shows ten of a kind for each step, so ten of a kind are written, the worst first, and a last one says how many
there are in all.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reports.gate.grades import GRADES
from reports.gate.words import message, summary, unread
from reports.reasons import reason
from reports.report import GateReport, View, printable
from scanner.findings import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.gate.verdict import Verdict

SHOWN = 10


def render(verdict: Verdict, view: View) -> Iterator[str]:
    """Yield the annotations."""
    written: Counter[str] = Counter()
    for item in verdict.failures[: SHOWN - 1]:
        yield command("error", f"{unread(item)}: {printable(reason(item.reason, view.language))}", title="innsyn")
        written["error"] += 1
    failing = sorted(verdict.failing, key=lambda result: (SEVERITIES.index(result.severity), result.order))
    for result in failing:
        kind = GRADES[result.severity].annotation
        written[kind] += 1
        if written[kind] > SHOWN:
            continue
        spot = result.spots[0] if result.spots else None
        place = {"file": printable(result.path), "line": str(spot.line if spot else 1)}
        if spot and spot.start and spot.end:
            place |= {"col": str(spot.start), "endColumn": str(spot.end)}
        yield command(
            kind,
            message(result, view.language),
            **place,
            title=f"{result.rule} {verdict.rules[result.rule].title.of(view.language)}",
        )
    yield command("notice", summary(verdict, view.language), title="innsyn gate")


def command(kind: str, text: str, **properties: str) -> str:
    r"""
    Return a workflow command; nothing in it can end it or begin another.

    >>> command("error", "100 % sure", file="a,b:c.log", line="3")
    '::error file=a%2Cb%3Ac.log,line=3::100 %25 sure\n'
    """
    given = ",".join(
        f"{name}={_escaped(value).replace(':', '%3A').replace(',', '%2C')}" for name, value in properties.items()
    )
    return f"::{kind} {given}::{_escaped(text)}\n"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


REPORT = GateReport("github", render)
