"""`innsyn inventory propose`: what is found and not declared becomes lines to review, and nothing is declared."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from scanner.cli import main
from scanner.inventory.found import Found
from scanner.inventory.load import load
from scanner.inventory.proposal import fragment, proposals

ROOT = Path(__file__).parents[3]
EXAMPLE = ROOT / "docs" / "examples" / "fjellvik.yaml"
DECLARED = load(EXAMPLE)
SHOP = ("postgresql://db:5432/butikk", "public.kunde")


def found(source, container, field, category, count=3, *, test_data=False):
    return Found(source, container, field, category, "high", count, 0.99, test_data)


def run(*arguments: object):
    return CliRunner().invoke(main, ["inventory", "propose", *map(str, arguments)], prog_name="innsyn")


@pytest.mark.parametrize("text", ["", "{}", "[1]", "not json"])
def test_what_is_no_scan_is_refused(text, tmp_path):
    path = tmp_path / "scan.json"
    path.write_text(text, encoding="utf-8")
    done = run(EXAMPLE, "--scan", path)
    assert done.exit_code == 2
    assert done.stdout == ""


def test_without_a_scan_it_says_what_to_do(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = run(EXAMPLE)
    assert done.exit_code == 2
    assert "run `innsyn scan` first" in done.stderr


def test_what_is_declared_where_it_lies_is_not_proposed():
    items = [found(*SHOP, "epost", "user.contact.email"), found(*SHOP, "fornavn", "user.name.first")]
    assert proposals(DECLARED, items) == ()


def test_test_data_and_what_says_little_alone_are_not_proposed():
    items = [
        found(*SHOP, "kort", "user.government_id.passport_number", test_data=True),
        found(SHOP[0], "public.ordre", "tittel", "user.job_title"),
    ]
    assert proposals(DECLARED, items) == ()


def test_what_says_little_is_proposed_beside_what_says_more():
    items = [found(*SHOP, "fodt", "user.demographic.date_of_birth"), found(*SHOP, "tittel", "user.job_title")]
    assert [item.category for item in proposals(DECLARED, items)] == [
        "user.demographic.date_of_birth",
        "user.job_title",
    ]


def test_lines_are_yaml_under_the_activity_that_uses_the_system():
    items = [
        found(*SHOP, "fodt", "user.demographic.date_of_birth", 12),
        found(SHOP[0], "public.gammel", "fodt", "user.demographic.date_of_birth", 5),
    ]
    (proposal,) = proposals(DECLARED, items)
    lines = list(fragment(DECLARED, [proposal]))
    assert yaml.safe_load("\n".join(lines)) == {
        "processing_activities": [
            {"id": "nettbutikk", "personal_data": [{"data_category": "user.demographic.date_of_birth"}]}
        ]
    }
    assert any("17 values in public.kunde fodt, public.gammel fodt" in line for line in lines)
    line = EXAMPLE.read_text(encoding="utf-8").splitlines().index("  - id: nettbutikk") + 1
    assert any(f"# line {line};" in text for text in lines)


def test_what_lies_where_no_system_is_gets_a_system_and_an_activity_to_complete():
    items = [
        found("postgresql://db:5432/crm", "public.lead", "epost", "user.contact.email"),
        found("file:eksport/2026/a.csv", None, "epost", "user.contact.email"),
        found("file:eksport/2026/b.csv", None, "epost", "user.contact.email"),
        found("sqlite:///data/gammel.db", "kunde", "epost", "user.contact.email"),
    ]
    document = yaml.safe_load("\n".join(fragment(DECLARED, proposals(DECLARED, items))))
    assert document["systems"] == [
        {"id": "2026", "locations": ["file:eksport/2026/*"]},
        {"id": "crm", "locations": ["postgresql://*/crm/*"]},
        {"id": "gammel", "locations": ["sqlite:///data/gammel.db"]},
    ]
    assert [item["systems"] for item in document["processing_activities"]] == [["2026"], ["crm"], ["gammel"]]
    assert all(item["name"] == "?" for item in document["processing_activities"])


def test_what_is_promised_never_to_be_or_may_never_be_is_named_and_not_proposed():
    items = [
        found(*SHOP, "kort", "user.financial.credit_card.number"),
        found(*SHOP, "cvv", "user.financial.credit_card.verification_code"),
        found("file:utsending/a.csv", None, "navn", "user.contact.phone_number"),
    ]
    lines = list(fragment(DECLARED, proposals(DECLARED, items)))
    assert yaml.safe_load("\n".join(lines)) is None
    text = "\n".join(lines)
    assert "promised never to be stored (aldri-kort, line" in text
    assert "must never be stored (PCI DSS 3.3.1.2)" in text
    assert "promised to be nothing but user.contact.email (bare-epost, line" in text


def test_what_needs_a_ground_says_so():
    items = [
        found(*SHOP, "diett", "user.health_and_medical.dietary_requirement"),
        found(*SHOP, "fnr", "user.government_id.national_identification_number"),
    ]
    text = "\n".join(fragment(DECLARED, proposals(DECLARED, items)))
    assert "needs special_category_legal_basis" in text
    assert "needs justification (personopplysningsloven § 12)" in text


def test_a_scan_of_real_files_becomes_lines_from_report_and_catalog_alike(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "leads.csv").write_text(
        "epost,fodt\n" + "".join(f"kunde{n}@example.com,1870-01-{n:02}\n" for n in range(1, 21)), encoding="utf-8"
    )
    scanned = CliRunner().invoke(main, ["scan", "data", "--format", "json", "-o", "scan.json"], prog_name="innsyn")
    assert scanned.exit_code in (0, 1), scanned.output
    assert json.loads((tmp_path / "scan.json").read_text(encoding="utf-8"))["findings"]
    by_report, by_catalog = run(EXAMPLE, "--scan", "scan.json"), run(EXAMPLE)
    assert by_report.exit_code == by_catalog.exit_code == 0, by_report.output
    assert by_report.stdout == by_catalog.stdout
    assert "kunde1@" not in by_report.output
    assert run(EXAMPLE, "-o", "lines.yaml").exit_code == 0
    assert (tmp_path / "lines.yaml").read_text(encoding="utf-8") == by_report.stdout
