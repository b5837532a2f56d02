"""
Every report of one hand-made scan, letter for letter.

`python tests/reports/test_golden.py` writes the golden files anew; read the difference before you commit it.
"""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import jsonschema
import pytest

from reports.report import View, named, on_offer
from scanner.evidence import Occurrence
from scanner.findings import Coverage, FieldCoverage, Finding, Join, Location, Reason, Scan, Unread

GOLDEN = Path(__file__).parent / "golden"
SCHEMA = Path(__file__).parents[2] / "docs" / "scan.schema.json"
STARTED = datetime(2026, 11, 22, 8, 0, 0, tzinfo=UTC)
FINISHED = datetime(2026, 11, 22, 8, 0, 3, 250_000, tzinfo=UTC)

NUMBER = Finding(
    id="0123456789abcdef",
    detector="no_fodselsnummer",
    category="user.government_id.national_identification_number",
    subtype="fnr",
    test_data=False,
    severity="high",
    confidence=0.999,
    location=Location("file:logs/app.log", None, "msg:kunde=", "logs/app.log"),
    count=12_345,
    examined=4_000_000,
    tried=12_345,
    distinct=10_000,
    distinct_at_least=True,
    occurrences=tuple(Occurrence(line, None, 42, 53) for line in (17, 17, 230, 231, 240, 250, 260)),
    masked="[FNR]",
    shape="999999 99999",
    why=(Reason("check digits: 12,345 of 12,345 pass", 12.0), Reason("prior", -2.2)),
)
HOSTILE = replace(
    NUMBER,
    id="fedcba9876543210",
    detector="email",
    category="user.contact.email",
    subtype="",
    severity="medium",
    confidence=0.731,
    location=Location(
        "file:=cmd|' /C calc'!A0\x1b]0;x\x07.zip",
        "=a\x9b31m/b\u202egol.csv",
        '@SUM(1;1)\r\n"quoted", and so on',
        "=cmd|' /C calc'!A0\x1b]0;x\x07.zip",
    ),
    count=1,
    examined=10,
    tried=2,
    distinct=1,
    distinct_at_least=False,
    occurrences=(Occurrence(None, 3, 0, 20),),
    masked="[EMAIL]",
    shape="-aaaa@aaa.aa",
    why=(Reason("field name", 3.1), Reason("most of them could be a time", -0.8)),
)
TEST_DATA = replace(
    NUMBER, id="00000000000000aa", test_data=True, severity="low", count=2, distinct=1, distinct_at_least=False, why=()
)
COVERAGE = (
    Coverage("file:logs/app.log", None, "lines", 4_000_000, 4_000_000, complete=True),
    Coverage("file:folk.parquet", None, "rows", 10, 10, complete=True),
)
WHOLE = Scan(
    version="0.1.0",
    started=STARTED,
    finished=FINISHED,
    targets=("logs", "folk.parquet"),
    findings=(NUMBER, HOSTILE, TEST_DATA),
    below=3,
    coverage=COVERAGE,
    set_aside=(
        Unread("file:kart.png", None, "image"),
        Unread("file:lenke", None, "symbolic link; what it leads to is examined where it lies"),
        Unread("file:folk.parquet", None, "1,200 cells of column not included with bytes that are no text"),
        *(Unread(f"file:kjerne{number}", None, "binary data") for number in range(4)),
    ),
)
TABLE = Location("postgresql://db/shop", "public.kunde", "epost", "postgresql://db/shop")
SAMPLED = replace(
    WHOLE,
    targets=("postgresql://db/shop",),
    findings=(
        replace(
            NUMBER,
            location=TABLE,
            examined=10_000,
            total=4_100_000,
            sampling="random rows",
            count=3,
            tried=3,
            distinct=3,
            distinct_at_least=False,
            occurrences=(Occurrence(None, 17, 0, 11),),
        ),
    ),
    coverage=(
        Coverage(
            "postgresql://db/shop",
            "public.kunde",
            "rows",
            10_000,
            4_100_000,
            complete=True,
            sampling="random rows",
            seed=7,
            exact=False,
            fields=(FieldCoverage("epost", 4_100_000, 0.0), FieldCoverage("navn", 10_000, 0.000299)),
        ),
        Coverage("postgresql://db/shop", "public.logg", "rows", 8_000, 90_000, complete=True, sampling="random pages"),
    ),
    set_aside=(),
    joins=(Join(replace(TABLE, container="public.ordre", field="kunde_epost"), TABLE, True, 98, 100),),
)
SCANS = {
    "whole": WHOLE,
    "sampled": SAMPLED,
    "incomplete": replace(
        WHOLE,
        findings=(NUMBER,),
        below=0,
        coverage=(*COVERAGE, Coverage("file:b\x1b[2J.gz", "x\u2028y.log", "lines", 7, None, complete=False)),
        failures=(
            Unread(
                "file:b\x1b[2J.gz",
                "x\u2028y.log",
                "the gzip data ends too early; what came before the cut was read",
                8,
            ),
            Unread(
                "postgresql://db/shop",
                "public.kunde",
                "cannot be read after 12,000 rows: the connection was cut (OperationalError, code 57P01)",
            ),
            Unread("postgresql://db/shop", "public.logg", "what only a driver says\x1b[2J"),
        ),
        set_aside=(),
    ),
    "carried": replace(
        WHOLE,
        findings=(NUMBER,),
        coverage=tuple(
            replace(part, carried=part.examined - 1, since="2026-11-20T01:02:03+00:00") for part in COVERAGE
        ),
        set_aside=(),
    ),
    "empty": replace(WHOLE, findings=(), below=0, coverage=(), set_aside=()),
}
SHOWN = {
    **{f"text-{language}": ("text", View(language=language)) for language in ("nb", "nn", "en")},
    "json": ("json", View()),
    "jsonl": ("jsonl", View()),
    "csv": ("csv", View()),
}
CASES = [(scan, shown) for scan in SCANS for shown in SHOWN]


def rendered(scan: str, shown: str) -> str:
    name, view = SHOWN[shown]
    return "".join(on_offer()[name].render(SCANS[scan], view))


def golden(scan: str, shown: str) -> Path:
    return GOLDEN / f"{scan}.{shown}.txt"


@pytest.mark.parametrize(("scan", "shown"), CASES)
def test_reports_are_what_they_were(scan, shown):
    assert rendered(scan, shown) == golden(scan, shown).read_bytes().decode()


@pytest.mark.parametrize(("scan", "shown"), CASES)
def test_no_report_holds_a_control_or_formatting_character(scan, shown):
    kept = {"\n", "\N{NARROW NO-BREAK SPACE}"}
    assert not {character for character in rendered(scan, shown) if not character.isprintable()} - kept


@pytest.mark.parametrize("scan", SCANS)
def test_json_reports_hold_their_schema_and_the_names_as_they_are(scan):
    report = json.loads(rendered(scan, "json"))
    jsonschema.validate(report, json.loads(SCHEMA.read_text()))
    assert [f["location"]["field"] for f in report["findings"]] == [f.location.field for f in SCANS[scan].findings]
    assert report["complete"] is (scan != "incomplete")


@pytest.mark.parametrize("scan", SCANS)
def test_json_lines_end_with_the_scan(scan):
    lines = [json.loads(line) for line in rendered(scan, "jsonl").splitlines()]
    assert [line["type"] for line in lines] == ["finding"] * len(SCANS[scan].findings) + ["scan"]


def test_no_cell_of_csv_is_a_formula():
    rows = list(csv.reader(io.StringIO(rendered("whole", "csv"))))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_an_incomplete_scan_says_so_last():
    assert rendered("incomplete", "text-en").splitlines()[-1].startswith("INCOMPLETE")


def test_colour_changes_nothing_but_colour():
    import re

    coloured = "".join(on_offer()["text"].render(WHOLE, View(colour=True)))
    assert re.sub("\x1b\\[[0-9;]*m", "", coloured) == rendered("whole", "text-en")


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for case in CASES:
        golden(*case).write_bytes(rendered(*case).encode())


def test_a_report_is_found_by_its_name():
    assert {name: named(name) for name in on_offer()} == on_offer()
    assert [named(name) for name in ("report", "words", "gate", "gate.text", "nothing", "", "..")] == [None] * 7


def test_a_proposed_join_names_its_sources_where_several_were_scanned():
    one = "".join(on_offer()["text"].render(SAMPLED, View()))
    several = "".join(on_offer()["text"].render(replace(SAMPLED, coverage=(*SAMPLED.coverage, *COVERAGE)), View()))
    assert "  public.ordre › kunde_epost → public.kunde › epost" in one
    assert (
        "  postgresql://db/shop › public.ordre › kunde_epost → postgresql://db/shop › public.kunde › epost" in several
    )
