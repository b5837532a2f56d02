"""Every report of one hand-made reconciliation, letter for letter; `python tests/reports/test_reconciliation.py` writes anew."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime
from pathlib import Path

import jsonschema
import pytest

from reports.report import View, reconciliation_reports
from scanner.reconcile.reconcile import Terms, reconcile
from tests.reconcile.scans import LOG, days, finding, scan
from tests.reconcile.test_rules import CARD, EMAIL, FNR, NEVER, TODAY, declared
from tests.reports.test_gate_sarif import sarif_schema

GOLDEN = Path(__file__).parent / "golden"
SCHEMA = Path(__file__).parents[2] / "docs" / "reconciliation.schema.json"
VIEWS = [("text", language) for language in ("nb", "nn", "en")] + [("json", "en"), ("csv", "en"), ("sarif", "nb")]
HOSTILE = finding(EMAIL, source="postgresql://db/ukjent", table="=cmd|' /C calc'!A0\x1b]0;x\x07", field="@SUM(1)\r\n")


def reconciliation():
    made = scan(
        finding(CARD, count=12_345, field="kort"),
        finding(FNR, source=LOG, table=None, field="msg:fnr="),
        HOSTILE,
        days=[days("sist_oppdatert", ("2019-03-14", 3))],
        failures=[("postgresql://db/hr", "public.lonn")],
        version="0.0.1",
    )
    seen = {made.findings[0].id: datetime(2025, 5, 1, tzinfo=UTC)}
    return reconcile(declared(promises=NEVER), made, TODAY, Terms(first_seen=seen), "17")


def rendered(name, language):
    return "".join(reconciliation_reports()[name].render(reconciliation(), View(language=language)))


def path(name, language):
    return GOLDEN / f"reconciliation.{name}-{language}.txt"


@pytest.mark.parametrize(("name", "language"), VIEWS)
def test_a_report_is_what_it_was(name, language):
    assert rendered(name, language) == path(name, language).read_text(encoding="utf-8")


def test_the_json_is_as_its_schema_says():
    told = json.loads(rendered("json", "en"))
    jsonschema.validate(told, json.loads(SCHEMA.read_text(encoding="utf-8")), jsonschema.Draft202012Validator)
    assert told["complete"] is False


def test_sarif_holds_its_schema_and_stands_at_the_lines_of_the_inventory():
    log = json.loads(rendered("sarif", "nb"))
    jsonschema.validate(log, sarif_schema(), jsonschema.Draft4Validator)
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    made = reconciliation()
    assert len(run["results"]) == len(made.discrepancies)
    for result, one in zip(run["results"], made.discrepancies, strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == one.rule
        place = result["locations"][0]["physicalLocation"]
        assert place["region"]["startLine"] == (one.inventory_line or 1)
        assert ("logicalLocations" in result["locations"][0]) == (one.breach.location is not None)
    assert run["invocations"][0]["executionSuccessful"] is False
    marks = [result["partialFingerprints"]["innsyn/v1"] for result in run["results"]]
    assert len(set(marks)) == len(marks)


@pytest.mark.parametrize(("name", "language"), VIEWS)
def test_no_report_holds_a_control_character(name, language):
    assert not [c for c in rendered(name, language) if not (c.isprintable() or c in "\n\N{NARROW NO-BREAK SPACE}")]


def test_no_cell_of_the_spreadsheet_begins_a_formula():
    rows = list(csv.reader(io.StringIO(rendered("csv", "en"))))
    assert len(rows) == 1 + len(reconciliation().discrepancies)
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "@", "+", "-"))]


if __name__ == "__main__":
    for one in VIEWS:
        path(*one).write_text(rendered(*one), encoding="utf-8")
