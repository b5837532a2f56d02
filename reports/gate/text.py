"""For people and editors: `path:line:column rule what`, one line a result, then a summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.gate.words import category, grade, message, remarked, said, summary, unasked, unread
from reports.reasons import reason
from reports.report import GateReport, View, printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.gate.verdict import Result, Verdict

COLOURS = {"critical": "1;31", "high": "31", "medium": "33", "low": "36"}
DIM = "2"


def render(verdict: Verdict, view: View) -> Iterator[str]:
    """Yield the lines; what does not fail is shown when everything is asked for, and else counted in the summary."""
    for result in verdict.results:
        if result.state == "failing" or view.everything:
            yield line(result, view)
    yield from after(verdict, view)


def after(verdict: Verdict, view: View) -> Iterator[str]:
    """Yield what stands after the results: what was not read, remarks, the summary."""
    for item in verdict.failures:
        yield f"{unread(item)} {said('not read', view.language)}: {printable(reason(item.reason, view.language))}\n"
    for item in unasked(verdict) if view.everything else ():
        yield f"{unread(item)} {said('is set aside', view.language)}: {printable(reason(item.reason, view.language))}\n"
    for remark in verdict.remarks:
        yield f"{remarked(remark, view.language)}\n"
    hidden = (len(verdict.results) > len(verdict.failing) or unasked(verdict)) and not view.everything
    yield summary(verdict, view.language) + (f" · {said('show', view.language)}\n" if hidden else "\n")


def line(result: Result, view: View) -> str:
    """Return a result as one line that an editor can jump to."""
    where = printable(result.path)
    if result.spots:
        where += f":{result.spots[0].line}:{result.spots[0].start or 1}"
    elif result.row is not None:
        where += f":{said('row', view.language, result.row)}"
    rule = _coloured(result.rule, result, view)
    name = category(result, view.language)
    text = message(result, view.language).removeprefix(name)
    return f"{where} {rule} {name} ({printable(result.masked)}){text} [{grade(result, view.language)}]\n"


def _coloured(text: str, result: Result, view: View) -> str:
    if not view.colour:
        return text
    code = COLOURS[result.severity] if result.state == "failing" else DIM
    return f"\x1b[{code}m{text}\x1b[0m"


REPORT = GateReport("text", render)
