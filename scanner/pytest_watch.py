"""What `pytest --innsyn` does: each test's captured log and output is looked through when the test has run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from detectors.categories import label
from scanner.findings import SEVERITIES
from scanner.redaction import Redactor
from scanner.rules.rule import rule_of

if TYPE_CHECKING:
    import warnings
    from collections.abc import Generator

    from scanner.redaction import Match

SHOWN = 20


class Watch:
    """
    Fails tests whose log or output holds personal data.

    Args:
        config: pytest's, with the options of `scanner.pytest_plugin`.
    """

    def __init__(self, config: pytest.Config) -> None:
        self._redactor = Redactor()
        self._threshold = SEVERITIES.index(config.getoption("--innsyn-fail-on"))
        self._test_data = config.getoption("--innsyn-test-data") == "fail"

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Look through what one phase of a test gave; what is shown of it afterwards is masked."""
        del item, call
        report = yield
        leaks = [
            said
            for name, content in report.sections
            if name.endswith(f" {report.when}")
            for said in self._leaks(name, content)
        ]
        report.sections = [(name, self._redactor.text(content)) for name, content in report.sections]
        if isinstance(report.longrepr, tuple):  # where a test was skipped, and why
            path, line, reason = report.longrepr
            report.longrepr = (path, line, self._redactor.text(reason))
        if hasattr(report, "wasxfail"):
            report.wasxfail = self._redactor.text(report.wasxfail)
        told = report.longreprtext if report.failed else ""
        masked = self._redactor.text(told)
        if masked != told:
            report.longrepr = masked  # without its colours, and without the value
        if leaks and report.outcome != "skipped":
            more = [f"  … and {len(leaks) - SHOWN} more"] if len(leaks) > SHOWN else []
            head = f"innsyn: {self._redactor.text(report.nodeid)} logged or printed personal data"
            text = "\n".join([head, *leaks[:SHOWN], *more])
            if report.outcome == "passed":
                report.outcome, report.longrepr = "failed", text
            else:
                report.sections.append(("innsyn", text))
        return report

    def pytest_make_parametrize_id(self, val: object) -> str | None:
        """Name a parameter that is personal data by what it is: the names of tests are printed."""
        text = val if isinstance(val, str) else str(val) if type(val) is int else ""
        masked = self._redactor.text(text)
        return None if masked == text else masked

    @pytest.hookimpl(tryfirst=True)
    def pytest_warning_recorded(self, warning_message: warnings.WarningMessage) -> None:
        """Mask a warning before it is shown; a test does not fail by it."""
        text = str(warning_message.message)
        masked = self._redactor.text(text)
        if masked != text:
            warning_message.message = UserWarning(masked)

    def _leaks(self, name: str, content: str) -> list[str]:
        return [
            f"  {name}, line {match.line}: {rule} {label(match.detector.category)} ([{match.label}]) in {match.field}"
            for match in self._redactor.matches(content)
            if self._counts(match)
            for rule in (rule_of(match.detector.category, match.detector.name, in_log=True),)
        ]

    def _counts(self, match: Match) -> bool:
        severity = match.detector.severities.get(match.verdict.subtype, match.detector.severity)
        return SEVERITIES.index(severity) <= self._threshold and (self._test_data or not match.verdict.test_data)
