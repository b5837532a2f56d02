"""
Every format of the gate: letter for letter, against the format's own schema or reader, and with hostile names.

`python -m tests.reports.test_gate_formats` writes the golden files anew; read the difference before you commit it.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema
import pytest
from junitparser import JUnitXml

from reports.gate.grades import GRADES
from reports.report import View, gate_reports
from scanner.findings import Unread
from tests.reports.gate_verdicts import HOSTILE, LEAK, MAIL, VERDICTS, WHOLE, rendered

if TYPE_CHECKING:
    from scanner.gate.verdict import Verdict

GOLDEN = Path(__file__).parent / "golden" / "gate"
FORMATS = sorted(gate_reports())
SHOWN = {
    **{name: (name, View()) for name in FORMATS},
    **{f"text-{language}": ("text", View(language=language, everything=True)) for language in ("nb", "nn", "en")},
}
CASES = [(verdict, shown) for verdict in VERDICTS for shown in SHOWN]


def golden(verdict: str, shown: str) -> Path:
    return GOLDEN / f"{verdict}.{shown}.txt"


def test_the_formats_are_the_ones_promised():
    assert FORMATS == ["github", "gitlab", "json", "junit", "markdown", "sarif", "text"]


@pytest.mark.parametrize(("verdict", "shown"), CASES)
def test_reports_are_what_they_were(verdict, shown):
    assert rendered(VERDICTS[verdict], *SHOWN[shown]) == golden(verdict, shown).read_bytes().decode()


@pytest.mark.parametrize(("verdict", "shown"), CASES)
def test_no_report_holds_a_control_or_formatting_character(verdict, shown):
    assert not {c for c in rendered(VERDICTS[verdict], *SHOWN[shown]) if not c.isprintable()} - {
        "\n",
        "\N{NARROW NO-BREAK SPACE}",
    }


@pytest.mark.parametrize("verdict", VERDICTS)
def test_json_holds_its_schema(verdict):
    schema = json.loads((Path(__file__).parents[2] / "docs" / "gate.schema.json").read_text())
    jsonschema.validate(json.loads(rendered(VERDICTS[verdict], "json")), schema)


# GitLab

QUALITY = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "not": {"pattern": "^\\./"}},
                    "lines": {"type": "object", "required": ["begin"], "properties": {"begin": {"minimum": 1}}},
                },
            },
        },
    },
}


@pytest.mark.parametrize("verdict", VERDICTS)
def test_code_quality_is_what_gitlab_reads(verdict):
    text = rendered(VERDICTS[verdict], "gitlab")
    assert not text.startswith("\ufeff")
    found = json.loads(text)
    jsonschema.validate(found, QUALITY)
    assert len({item["fingerprint"] for item in found}) == len(found), "equal ones would be taken for one"


# GitHub

COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")


def commands(verdict: Verdict) -> list[tuple[str, dict[str, str], str]]:
    """Read workflow commands as the runner does."""
    found = []
    for line in rendered(verdict, "github").splitlines():
        match = COMMAND.fullmatch(line)
        assert match, line
        properties = dict(pair.split("=", 1) for pair in match[2].split(","))
        read = {name: _unescaped(value.replace("%3A", ":").replace("%2C", ",")) for name, value in properties.items()}
        found.append((match[1], read, _unescaped(match[3])))
    return found


def _unescaped(text: str) -> str:
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


@pytest.mark.parametrize("verdict", VERDICTS)
def test_a_workflow_command_is_a_line_and_no_name_begins_another(verdict):
    for _, properties, text in commands(VERDICTS[verdict]):
        assert text
        assert set(properties) <= {"file", "line", "col", "endColumn", "title"}


def test_annotations_stand_at_what_fails_the_worst_first_and_ten_at_most():
    leaks = tuple(replace(LEAK, place=(f"msg:{n}=",), fingerprint=f"{n:016x}") for n in range(30))
    critical = replace(LEAK, severity="critical", path="z.log")
    found = commands(replace(WHOLE, results=(*leaks, critical, MAIL)))
    errors = [properties["file"] for kind, properties, _ in found if kind == "error"]
    assert len(errors) == 10
    assert errors[0] == "z.log"
    assert [kind for kind, *_ in found].count("notice") == 1
    assert "31 failing, " in found[-1][2]


# JUnit


@pytest.mark.parametrize("verdict", VERDICTS)
def test_junit_is_read_and_its_sums_are_right(verdict):
    text = rendered(VERDICTS[verdict], "junit")
    read = JUnitXml.fromroot(JUnitXml.fromstring(text.encode())._elem)
    told = (read.tests, read.failures, read.errors)
    read.update_statistics()
    assert told == (read.tests, read.failures, read.errors)
    for suite in read:
        told = (suite.tests, suite.failures, suite.errors, suite.skipped)
        suite.update_statistics()
        assert told == (suite.tests, suite.failures, suite.errors, suite.skipped)
    assert read.failures == len(VERDICTS[verdict].failing)


def test_junit_shows_the_passes_too():
    read = JUnitXml.fromstring(rendered(WHOLE, "junit").encode())
    suites = {suite.name: list(suite) for suite in read}
    assert [case.is_passed for case in suites["clean.log"]] == [True]
    assert [case.is_skipped for case in suites["tests/a.py"]] == [True, False]


def test_what_could_not_be_read_whole_does_not_pass():
    cut = replace(VERDICTS["incomplete"], results=(), examined={"b.gz": 3}, failures=(Unread("b.gz", None, "cut", 4),))
    read = JUnitXml.fromstring(rendered(cut, "junit").encode())
    assert [case.is_passed for suite in read for case in suite] == [False]


# Markdown


def test_no_name_means_anything_to_markdown():
    row = next(line for line in rendered(WHOLE, "markdown").splitlines() if "payment" in line)
    assert len(re.findall(r"(?<!\\)\|", row)) == 5
    assert not re.search(r"(?<!\\)[<>`&]", row)


def test_a_summary_stays_below_a_megabyte():
    long = replace(HOSTILE, path="a" * 4000 + ".csv", place=("b" * 4000, "|" * 4000))
    verdict = replace(WHOLE, results=tuple(replace(long, fingerprint=f"{n:016x}") for n in range(3_000)))
    assert len(rendered(verdict, "markdown").encode()) < 1 << 20


def test_every_severity_has_a_grade_and_worse_is_worse():
    scores = [GRADES[severity].score for severity in ("critical", "high", "medium", "low")]
    assert scores == sorted(scores, reverse=True)


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True, parents=True)
    for case in CASES:
        golden(*case).write_bytes(rendered(VERDICTS[case[0]], *SHOWN[case[1]]).encode())
