"""
JUnit XML, which every build server shows: a suite for each file, a case for each result, and one for each clean file.

What is known or allowed is skipped, with the reason; what could not be read is an error.
"""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from reports.gate.words import message, said, unread
from reports.reasons import reason
from reports.report import GateReport, View, printable
from reports.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.report import Language
    from scanner.findings import Unread
    from scanner.gate.verdict import Result, Verdict


def render(verdict: Verdict, view: View) -> Iterator[str]:
    """Yield the document."""
    by_path = {path: list(group) for path, group in groupby(verdict.results, key=lambda result: result.path)}
    paths = sorted({*verdict.examined, *by_path})
    cases = {path: _cases(path, by_path.get(path, []), verdict, view.language) for path in paths}
    tests = sum(map(len, cases.values())) + len(verdict.failures)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<testsuites name="innsyn gate" tests="{tests}" failures="{len(verdict.failing)}" errors="{len(verdict.failures)}">\n'
    for path in paths:
        results = by_path.get(path, [])
        yield _suite(path, cases[path], failures=_count(results, "failing"), skipped=_skipped(results))
    if verdict.failures:
        unreadable = [_error(item, view.language) for item in verdict.failures]
        yield _suite(said("not read", view.language), unreadable, errors=len(unreadable))
    yield "</testsuites>\n"


def _suite(name: str, cases: list[str], *, failures: int = 0, errors: int = 0, skipped: int = 0) -> str:
    counts = f'tests="{len(cases)}" failures="{failures}" errors="{errors}" skipped="{skipped}"'
    return f'  <testsuite name="{_text(name)}" {counts}>\n{"".join(cases)}  </testsuite>\n'


def _cases(path: str, results: list[Result], verdict: Verdict, language: Language) -> list[str]:
    """Return a case for each result of a file, and one that passes where none fails."""
    cases = [_case(result, verdict, language) for result in results]
    if not _count(results, "failing") and path not in {item.source for item in verdict.failures}:
        name = said("nothing from", language, word(verdict.threshold, language))
        cases.append(f'    <testcase classname="{_text(path)}" name="{_text(name)}"/>\n')
    return cases


def _case(result: Result, verdict: Verdict, language: Language) -> str:
    name = " › ".join((result.rule, *result.place))
    line = f' file="{_text(result.path)}" line="{result.spots[0].line}"' if result.spots else ""
    opening = f'    <testcase classname="{_text(result.path)}" name="{_text(name)}"{line}'
    text = _text(message(result, language))
    if result.state == "failing":
        remedy = _text(verdict.rules[result.rule].remedy.of(language))
        return f'{opening}>\n      <failure message="{text}" type="{_text(result.rule)}">{text}. {remedy}</failure>\n    </testcase>\n'
    if result.state in {"known", "allowed"}:
        return f'{opening}>\n      <skipped message="{text}"/>\n    </testcase>\n'
    return f"{opening}>\n      <system-out>{text}</system-out>\n    </testcase>\n"


def _error(item: Unread, language: Language) -> str:
    place, text = _text(unread(item)), _text(reason(item.reason, language))
    name = _text(said("not read", language))
    return f'    <testcase classname="{place}" name="{name}">\n      <error message="{text}" type="unread">{place}: {text}</error>\n    </testcase>\n'


def _count(results: list[Result], state: str) -> int:
    return sum(result.state == state for result in results)


def _skipped(results: list[Result]) -> int:
    return _count(results, "known") + _count(results, "allowed")


def _text(text: str) -> str:
    """Return text that may stand in XML: no control character is in it."""
    return escape(printable(text), quote=True)


REPORT = GateReport("junit", render)
