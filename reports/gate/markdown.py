"""A table for people: a job's summary ($GITHUB_STEP_SUMMARY), or a comment on a merge request."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reports.gate.words import category, grade, how_many, remarked, said, summary, unread
from reports.reasons import reason
from reports.report import GateReport, View, percent, printable
from reports.words import grouped
from scanner.findings import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.gate.verdict import Result, Verdict

ROWS = 500
"""A summary may be 1 MiB; a row is at most about 1 KB."""
LONGEST = 200
_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~&@:])")


def render(verdict: Verdict, view: View) -> Iterator[str]:
    """Yield the table: what fails, the worst first, then what was not read."""
    language = view.language
    yield f"### innsyn\n\n{_plain(summary(verdict, language))}\n"
    results = verdict.results if view.everything else verdict.failing
    shown = sorted(results, key=lambda result: (SEVERITIES.index(result.severity), result.order))
    if shown:
        yield f"\n| {said('rule', language)} | {said('what', language)} | {said('where', language)} | {said('count', language)} |\n"
        yield "|---|---|---|---|\n"
    for result in shown[:ROWS]:
        what = f"{category(result, language)} ({percent(result.confidence)})"
        yield f"| {_plain(result.rule)} ({grade(result, language)}) | {_plain(what)} | {_where(result)} | {how_many(result, language)} |\n"
    if len(shown) > ROWS:
        yield f"\n{said('and more', language, grouped(len(shown) - ROWS))}\n"
    for item in verdict.failures[:ROWS]:
        yield f"\n* {_plain(unread(item))}: {_plain(reason(item.reason, language))}"
    for remark in verdict.remarks[:ROWS]:
        yield f"\n* {_plain(remarked(remark, language))}"
    if verdict.failures or verdict.remarks:
        yield "\n"


def _where(result: Result) -> str:
    line = f":{result.spots[0].line}" if result.spots else ""
    return " › ".join(_plain(part) for part in (f"{result.path}{line}", *result.place))


def _plain(text: str) -> str:
    """Return text in which no character means anything to Markdown or HTML, cut where it is very long."""
    text = printable(text)
    text = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
    return _SPECIAL.sub(r"\\\1", text)


REPORT = GateReport("markdown", render)
