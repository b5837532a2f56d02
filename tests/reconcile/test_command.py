"""`innsyn reconcile` as a person runs it: scans first or reads the catalog, says what is wrong, exits by what it found."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from scanner.cli import main
from tests.estates.organisations import build


@pytest.fixture
def estate(tmp_path, monkeypatch):
    build("photo", tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments):
    return CliRunner().invoke(main, ["reconcile", *arguments], catch_exceptions=False)


DATABASES = [f"data/{name}.db" for name in ("ordre", "service", "kampanje", "hr", "crm")]


def test_targets_are_scanned_and_recorded_and_the_last_scan_is_read_again(estate):
    first = run("inventory.yaml", *DATABASES, "--format", "json", "--today", "2026-11-22")
    assert first.exit_code == 1, first.output
    told = json.loads(first.output)
    assert told["scan"] == "1"
    again = json.loads(run("inventory.yaml", "--format", "json", "--today", "2026-11-22").output)
    assert again["states"] == told["states"]
    left_out = {"since"}
    assert [{k: v for k, v in one.items() if k not in left_out} for one in again["discrepancies"]] == [
        {k: v for k, v in one.items() if k not in left_out} for one in told["discrepancies"]
    ]
    assert all(one["since"] for one in again["discrepancies"] if one["rule"] == "REC103")


def test_only_what_is_new_since_a_scan(estate):
    run("inventory.yaml", *DATABASES)
    new = run("inventory.yaml", *DATABASES, "--since-scan", "1", "--format", "json")
    assert new.exit_code == 0
    assert json.loads(new.output)["discrepancies"] == []


def test_the_verdict_stands_last_and_in_the_language_asked_for(estate):
    text = run("inventory.yaml", *DATABASES, "--lang", "nb").output
    assert "udeklarerte funn" in text.splitlines()[-1]


def test_the_threshold_decides_and_never_means_never(estate):
    assert run("inventory.yaml", *DATABASES, "--fail-on", "critical").exit_code == 0
    assert run("inventory.yaml", "--fail-on", "high").exit_code == 1
    assert run("inventory.yaml", "--fail-on", "never").exit_code == 0


def test_what_could_not_be_read_makes_it_incomplete(estate):
    (estate / "data" / "hr.db").write_bytes(b"SQLite format 3\0" + b"\0" * 50)
    result = run("inventory.yaml", *DATABASES)
    assert result.exit_code in {2, 3}
    (estate / "borte.csv.gz").write_bytes(b"\x1f\x8b\x08\x00broken")
    assert run("inventory.yaml", "borte.csv.gz", DATABASES[0]).exit_code == 3


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["borte.yaml"], "cannot be read"),
        (["inventory.yaml"], "no scan here yet"),
        (["inventory.yaml", "--catalog", "sqlite:///tom.db"], "holds no scan"),
        (["inventory.yaml", "--catalog", "sqlite:///tom.db", "--scan", "9"], "no scan 9"),
        (["inventory.yaml", "--format", "pdf"], "csv, json, sarif, text"),
        (["inventory.yaml", "--today", "i går"], "2026-01-31"),
    ],
)
def test_wrong_usage_is_one_line_that_says_what_to_do(estate, arguments, said):
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.output
    assert "Traceback" not in result.output


def test_an_inventory_with_errors_is_refused_with_their_lines(estate):
    (estate / "inventory.yaml").write_text("inventory_version: 1\nprocessing: []\n")
    result = run("inventory.yaml", *DATABASES)
    assert result.exit_code == 2
    assert "inventory.yaml:2:1" in result.output


def test_without_a_catalog_there_is_no_scan_to_take_and_none_to_compare_with(estate):
    nothing = run("inventory.yaml", "--catalog", "none")
    assert nothing.exit_code == 2
    assert "without a catalog there is no scan to take" in nothing.output
    compared = run("inventory.yaml", *DATABASES, "--catalog", "none", "--since-scan", "1")
    assert compared.exit_code == 2
    assert "--since-scan needs the catalog" in compared.output


def test_a_glob_that_names_what_could_not_be_read_is_not_said_to_match_nothing(estate):
    path = estate / "inventory.yaml"
    path.write_text(
        path.read_text().replace(
            "systems:\n  -", "systems:\n  - {id: borte, locations: ['postgresql://127.0.0.1:1/x/**']}\n  -", 1
        )
    )
    text = run("inventory.yaml", *DATABASES, "postgresql://leser@127.0.0.1:1/x").output
    assert "Not examined: borte" in text
    assert "(borte) matches nothing" not in text
