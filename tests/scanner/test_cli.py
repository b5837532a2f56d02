"""The command, run as a user runs it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import jsonschema
import pytest

from tests.command import ROOT, apart, here

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

TENOR = "17912099997"
BORN_1866 = "08099066076"


def innsyn(*arguments: str, cwd: Path, text: str | None = None) -> subprocess.CompletedProcess[str]:
    # A process reads a file of recognisers once: each of these commands has a process of its own.
    if text is None and "--recognizers" not in arguments:
        return here(cwd, *arguments)
    return apart(cwd, *arguments, text=text)


@pytest.fixture
def log(tmp_path):
    path = tmp_path / "app.log"
    path.write_text(f"2026-11-22 10:00:00 INFO kunde={BORN_1866} logget inn\nalt vel\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("run", [here, apart])
def test_findings_exit_1_and_say_where(log, tmp_path, run):
    run = run(tmp_path, "scan", "app.log")
    assert run.returncode == 1
    assert "app.log › msg:kunde=" in run.stdout
    assert BORN_1866 not in run.stdout + run.stderr


def test_a_clean_file_exits_0(tmp_path):
    (tmp_path / "a.log").write_text("alt vel\n")
    run = innsyn("scan", "a.log", cwd=tmp_path)
    assert (run.returncode, "Nothing found" in run.stdout) == (0, True)


def test_test_data_is_reported_but_exits_0(tmp_path):
    (tmp_path / "a.log").write_text(f"kunde={TENOR}\n")
    run = innsyn("scan", "a.log", cwd=tmp_path)
    assert (run.returncode, "test data" in run.stdout) == (0, True)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["scan"], "nothing to scan"),
        (["scan", "missing.log"], "missing.log"),
        (["scan", "app.log", "--format", "pdf"], "no format named pdf"),
        (["scan", "app.log", "--detector", "fnr"], "no detector named fnr"),
        (["scan", "app.log", "-c", "no.yaml"], "no.yaml"),
        (["scan", "app.log", "--catalog", "nodb://x"], "catalog"),
        (["scan", "app.log", "--min-confidence", "7"], "min-confidence"),
        (["detectors", "explain", "fodselsnumer"], "did you mean"),
        (["nothing"], "nothing"),
    ],
)
def test_wrong_usage_exits_2_and_says_what_to_do(log, tmp_path, arguments, said):
    run = innsyn(*arguments, cwd=tmp_path)
    assert run.returncode == 2
    assert said in run.stderr


def test_what_cannot_be_read_exits_3_and_the_rest_is_scanned(log, tmp_path):
    (tmp_path / "b.gz").write_bytes(b"\x1f\x8b\x08\x00rubbish")
    run = innsyn("scan", ".", cwd=tmp_path)
    assert run.returncode == 3
    assert "NOT READ" in run.stdout
    assert "msg:kunde=" in run.stdout


def test_standard_input_is_a_target(tmp_path):
    run = innsyn("scan", "-", "--format", "json", cwd=tmp_path, text=f"kunde={BORN_1866}\n")
    finding = json.loads(run.stdout)["findings"][0]
    assert (finding["detector"], finding["occurrences"]) == (
        "no_fodselsnummer",
        [{"line": 1, "row": None, "start": 6, "end": 17}],
    )


def test_json_output_is_valid_against_its_schema(log, tmp_path):
    (tmp_path / "b.gz").write_bytes(b"\x1f\x8b\x08\x00rubbish")
    (tmp_path / "t.csv").write_text(f"navn;fnr\nKari Example;{TENOR}\n")
    report = json.loads(innsyn("scan", ".", "--format", "json", cwd=tmp_path).stdout)
    jsonschema.validate(report, json.loads((ROOT / "docs" / "scan.schema.json").read_text()))
    assert not report["complete"]


def test_the_result_is_the_same_whatever_the_number_of_jobs(tmp_path):
    for number in range(6):
        lines = [f"2026 kunde={BORN_1866} epost=a{i}@fjordgull-post.example i={i}\n" for i in range(200)]
        (tmp_path / f"{number}.log").write_text("".join(lines))
    runs = [
        innsyn("scan", ".", "--format", "json", "--jobs", str(jobs), "--catalog", "none", cwd=tmp_path)
        for jobs in (1, 2, 3)
    ]
    reports = [json.loads(run.stdout) for run in runs]
    for report in reports:
        del report["started"], report["finished"]
    assert reports[0] == reports[1] == reports[2]


def test_an_output_file_is_written_whole_or_not_at_all(log, tmp_path):
    run = innsyn("scan", "app.log", "-o", "no/such/folder/out.json", "--format", "json", cwd=tmp_path)
    assert run.returncode == 2
    innsyn("scan", "app.log", "-o", "out.json", "--format", "json", cwd=tmp_path)
    assert json.loads((tmp_path / "out.json").read_text())["schema"] == "innsyn/scan/1"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".out")] == []


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_every_language_says_the_verdict(log, tmp_path, language):
    said = {"nb": "Undersøkt", "nn": "Undersøkt", "en": "Examined"}[language]
    assert said in innsyn("scan", "app.log", "--lang", language, cwd=tmp_path).stdout


def test_detectors_test_says_masked_what_fires(tmp_path):
    run = innsyn("detectors", "test", cwd=tmp_path, text=f"fnr {BORN_1866}\n")
    assert run.returncode == 1
    assert "no_fodselsnummer (fnr)  99999999999" in run.stdout
    assert BORN_1866 not in run.stdout


def test_detectors_explain_shows_weights_and_sources(tmp_path):
    run = innsyn("detectors", "explain", "no_fodselsnummer", cwd=tmp_path)
    assert "before any evidence" in run.stdout
    assert "Sources:" in run.stdout


def test_predefined_recognisers_are_named_once(log, tmp_path):
    (tmp_path / "own.yaml").write_text("recognizers: [SpacyRecognizer, {name: IbanRecognizer, type: predefined}]\n")
    run = innsyn("scan", "app.log", "--recognizers", "own.yaml", cwd=tmp_path)
    assert (run.returncode, run.stderr.count("IbanRecognizer")) == (1, 1)


@pytest.mark.parametrize("kind", ["folder", "format", "recogniser"])
def test_files_of_the_users_that_cannot_be_used_exit_2_with_a_line(log, tmp_path, kind):
    arguments = []
    if kind == "folder":
        (tmp_path / "innsyn.yaml").mkdir()
    elif kind == "format":
        (tmp_path / "innsyn.yaml").write_text("format: pdf\n")
    else:
        (tmp_path / "own.yaml").write_text("recognizers: [{name: A, pattern: [], supported_entity: B}]\n")
        arguments = ["--recognizers", "own.yaml"]
    run = innsyn("scan", "app.log", *arguments, cwd=tmp_path)
    assert (run.returncode, run.stderr.count("\n"), "Traceback" in run.stderr) == (2, 1, False)


def test_detectors_refuse_a_file_that_cannot_be_used(tmp_path):
    (tmp_path / "own.yaml").write_text("a: [")
    run = innsyn("detectors", "list", "--recognizers", "own.yaml", cwd=tmp_path)
    assert (run.returncode, run.stderr.count("\n"), run.stdout) == (2, 1, "")
