"""A scan in, a verdict out: which findings fail the gate, and what becomes of the others."""

from __future__ import annotations

import os
from collections import defaultdict
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from typing import TYPE_CHECKING

from scanner.evidence import WHOLE_FIELD
from scanner.findings import at_or_above
from scanner.gate import logs
from scanner.gate.verdict import Result, Spot, State, Statement, TestData, Verdict
from scanner.rules.rule import described, rule_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from detectors.detector import Detector, Severity
    from scanner.findings import Finding, Scan, Unread

STDIN = "stdin:"
MOST_STATEMENTS = 100
"""A field with more is running text, and its lines are no statements: it is one."""
Rows = dict[tuple[str, str, int], int]


@dataclass(frozen=True, slots=True)
class Ways:
    """
    How a scan is held against the gate.

    Args:
        fail_on: severity from which a result fails.
        test_data: what is done about it: left out in the end, shown, or failing like the real thing.
        stdin_name: what standard input is called.
        detectors: those of the scan.
        names: sources that are shown as others: copies of what is staged.
        severities: of rules, where the organisation's own differ.
    """

    fail_on: Severity = "high"
    test_data: TestData = "report"
    stdin_name: str = "stdin"
    detectors: Sequence[Detector] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    severities: Mapping[str, Severity] = field(default_factory=dict)

    def shown(self, source: str) -> str:
        """Return the path under which a source is shown."""
        return shown_path(self.names.get(source, source), self.stdin_name)


def weigh(scan: Scan, ways: Ways) -> Verdict:
    """Hold a scan's findings against the gate."""
    logged: dict[tuple[str, str | None], bool] = {}
    rows = _rows(scan.findings)
    results = [_result(finding, ways, logged, rows) for finding in scan.findings]
    return Verdict(
        version=scan.version,
        threshold=ways.fail_on,
        results=tuple(sorted(results, key=lambda result: result.order)),
        rules={rule.id: rule for rule in described((result.rule for result in results), ways.detectors)},
        unsure=scan.below,
        examined=_examined(scan, ways),
        failures=_placed(scan.failures, ways),
        set_aside=_placed(scan.set_aside, ways),
        complete=scan.complete,
    )


def shown_path(source: str, stdin_name: str) -> str:
    """
    Return the path of a source as a person at this place would write it.

    >>> shown_path("file:./logs//app.log", "stdin"), shown_path("stdin:", "logs/app.log"), shown_path("s3://b/k", "")
    ('logs/app.log', 'logs/app.log', 's3://b/k')
    """
    if source == STDIN:
        return stdin_name
    if not source.startswith("file:"):
        return source
    path = os.path.normpath(source.removeprefix("file:"))
    if os.path.isabs(path):  # noqa: PTH117 - text in, text out
        here = os.path.relpath(os.path.realpath(path))
        path = path if here.startswith("..") else here
    return path.replace(os.sep, "/")


def is_log(path: str, container: str | None, finding: Finding) -> bool:
    """Tell whether a finding stands in a log: by the name of what holds it, else by how its lines begin."""
    name = container.rpartition("!/")[2] if container else path
    if logs.by_name(name) or (container is not None and logs.by_name(path)):
        return True
    lined = any(occurrence.line is not None for occurrence in finding.occurrences)
    return lined and container is None and logs.by_content(_head(finding.location.path))


def _head(path: str) -> bytes:
    """Return the first bytes of a file, to see what kind it is; none where they cannot be had."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - a path as the scan gave it
            return file.read(logs.HEAD)
    except OSError:
        return b""


def fingerprint(rule: str, detector: str, path: str, place: Sequence[str], *, test_data: bool) -> str:
    """
    Return the fingerprint of a result: a hash of names, which hold no value.

    The path is the log's own, whatever rotation made of it; the field is the statement's fixed text. Lines may move and
    files may rotate: it stays.
    """
    text = "\0".join((rule, detector, logs.bare(path), *place, str(test_data)))
    return blake2b(text.encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()


def _result(finding: Finding, ways: Ways, logged: dict[tuple[str, str | None], bool], rows: Rows) -> Result:
    location = finding.location
    path = ways.shown(location.source)
    key = (path, location.container)
    if key not in logged:
        logged[key] = is_log(path, location.container, finding)
    rule = rule_of(finding.category, finding.detector, in_log=logged[key])
    severity = _severity(finding, rule, ways)
    place = tuple(part for part in (location.container, location.field) if part)
    first = finding.occurrences[0] if finding.occurrences else None
    return Result(
        rule=rule,
        severity=severity,
        category=finding.category,
        subtype=finding.subtype,
        detector=finding.detector,
        test_data=finding.test_data,
        confidence=finding.confidence,
        masked=finding.masked,
        path=path,
        place=place,
        spots=_spots(finding, rows),
        row=first.row if first else None,
        count=finding.count,
        known=0,
        allowed=0,
        state=_state(finding, severity, ways),
        fingerprint=fingerprint(rule, finding.detector, path, place, test_data=finding.test_data),
        why=finding.why,
        statements=_statements(finding),
    )


def _statements(finding: Finding) -> tuple[Statement, ...]:
    """Return what wrote a finding: its statements, or the field where those are not told apart."""
    told = [Statement(*each) for each in finding.statements]
    if not told or len(told) > MOST_STATEMENTS or sum(each.count for each in told) != finding.count:
        return (Statement(*WHOLE_FIELD, finding.count),)
    return tuple(told)


def _rows(findings: Iterable[Finding]) -> Rows:
    """Return the lines of rows in CSV and JSON files, by source, field and row."""
    tables: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        here = finding.location
        if here.source.startswith("file:") and here.container is None and any(o.row for o in finding.occurrences):
            tables[here.source].append(finding)
    if not tables:
        return {}
    from scanner.gate.rows import lines_of

    return {
        (source, name, row): line
        for source, found in tables.items()
        for (name, row), line in lines_of(source.removeprefix("file:"), found).items()
    }


def _spots(finding: Finding, rows: Rows) -> tuple[Spot, ...]:
    here = finding.location
    if here.container is not None:
        return ()
    spots = []
    for occurrence in finding.occurrences:
        if occurrence.line is not None:
            wrote = (occurrence.template, occurrence.ordinal)
            spots.append(Spot(occurrence.line, occurrence.start + 1, occurrence.end + 1, *wrote))
        elif (here.source, here.field, occurrence.row) in rows:
            spots.append(Spot(rows[here.source, here.field, occurrence.row or 0]))
    return tuple(spots)


def _severity(finding: Finding, rule: str, ways: Ways) -> Severity:
    """Return how bad a finding is; test data that is to fail is as bad as what it stands for."""
    real = not finding.test_data or ways.test_data == "fail"
    if real and rule in ways.severities:
        return ways.severities[rule]
    if not finding.test_data or not real:
        return finding.severity
    own = next((detector for detector in ways.detectors if detector.name == finding.detector), None)
    return finding.severity if own is None else own.severities.get(finding.subtype, own.severity)


def _state(finding: Finding, severity: Severity, ways: Ways) -> State:
    if finding.test_data and ways.test_data != "fail":
        return "test data"
    return "failing" if at_or_above(severity, ways.fail_on) else "below"


def _placed(items: Iterable[Unread], ways: Ways) -> tuple[Unread, ...]:
    """Return what was not read, under the paths that results have."""
    return tuple(replace(item, source=ways.shown(item.source)) for item in items)


def _examined(scan: Scan, ways: Ways) -> dict[str, int]:
    """Return the lines and rows read per file, by its path."""
    found: dict[str, int] = {}
    for part in scan.coverage:
        path = ways.shown(part.source)
        found[path] = found.get(path, 0) + part.examined
    return dict(sorted(found.items()))
