"""Versions of detectors: the same for the same, and another for what has changed and all that is built on it."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from detectors.detector import Verdict
from detectors.discover import own
from scanner import versions
from scanner.tasks import Options

ROOT = Path(__file__).parents[2]


@pytest.fixture
def fresh():
    def forget():
        for kept in (versions._reader, versions._code, versions._file):
            kept.cache_clear()

    yield forget
    forget()


def of_all():
    found = versions.versions(Options(), own())
    return found.reader, dict(found.detectors)


def edited(monkeypatch, fresh, name):
    """Return the versions before and after a file of ours is edited."""
    before = of_all()
    original = versions._text
    monkeypatch.setattr(versions, "_text", lambda path: original(path) + b"#" * (path.name == name))
    fresh()
    return before, of_all()


def differing(before, after):
    return {name for name in before[1] if before[1][name] != after[1][name]}


def test_another_process_finds_the_same_versions():
    code = (
        "from detectors.discover import own; from scanner.tasks import Options; from scanner.versions import versions;"
        "v = versions(Options(), own()); print(v.reader, sorted(v.detectors.items()))"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    reader, detectors = of_all()
    assert said == {f"{reader} {sorted(detectors.items())}\n"}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("iban.py", {"iban"}),
        ("fodselsnummer.py", {"no_fodselsnummer"}),
        ("orgnr.py", {"no_enk", "no_mva", "no_orgnr"}),
        ("top_level_domains.txt", {"email"}),
    ],
)
def test_a_file_of_a_detector_concerns_those_built_on_it(name, expected, monkeypatch, fresh):
    before, after = edited(monkeypatch, fresh, name)
    # Columns of papers and of contact leave to others what those take: they are built on them.
    assert {one for one in differing(before, after) if not one.startswith("column_")} == expected
    assert before[0] == after[0]


def test_a_column_that_leaves_values_to_another_detector_is_built_on_it(monkeypatch, fresh):
    before, after = edited(monkeypatch, fresh, "iban.py")
    assert "column_bank_account" in differing(before, after)
    assert "column_salary" not in differing(before, after)


def test_a_table_of_data_concerns_those_that_read_tables(monkeypatch, fresh):
    before, after = edited(monkeypatch, fresh, "no_bank_codes.csv")
    assert {"no_kontonummer"} <= differing(before, after) < set(before[1])
    assert "payment_card" not in differing(before, after)


@pytest.mark.parametrize(
    "name", ["engine.py", "lines.py", "parquet.py", "postgresql.py", "log_fields.py", "evidence.py", "written.py"]
)
def test_what_reads_for_all_concerns_everything(name, monkeypatch, fresh):
    before, after = edited(monkeypatch, fresh, name)
    assert before[0] != after[0]


@pytest.mark.parametrize("change", [{"words": ("nytt",)}, {"prior": 0.123}, {"weights": {"context": 9.0}}])
def test_a_definition_is_part_of_the_version(change):
    detector = own()[0]
    assert versions.of_detector(replace(detector, **change)) != versions.of_detector(detector)


def test_a_check_is_told_from_another_by_what_it_holds():
    def made(limit):
        return lambda text: None if len(text) > limit else Verdict()

    one, other = (replace(own()[0], check=made(limit)) for limit in (3, 4))
    assert versions.of_detector(one) != versions.of_detector(other)
