"""
No value that was read is in any output, error, log or file of ours.

Every detector's examples are planted in every kind of file; then all that was written is searched for each value: as it
is, reversed, escaped, encoded and hashed.
"""

from __future__ import annotations

import base64
import csv
import gzip
import hashlib
import json
import os
import re
import sqlite3
import subprocess
import sys
import urllib.parse
import zlib
from contextlib import closing
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from detectors.discover import own

ROOT = Path(__file__).parents[1]
VALUES = sorted(
    {value for detector in own() for example in detector.finds for value in re.findall("«(.*?)»", example)}
)
LONG_ENOUGH = 6
"""A shorter value ("F32", "NO") stands in any text by chance."""
AGE = 1_595_372_839_478_261_593
"""When what is planted was written, in nanoseconds: digits that are no value's."""
ADDRESS = "kari.nordmann@finnes-ikke-firma.no"
"""Found wherever it stands, so that the name of its field is in the report."""
PLAIN = frozenset(
    [
        "DESKTOP-4F2K9",
        "a17.pdf",
        "hunter2x",
        "knord42",
        "Senior utvikler",
        "dømt for",
        "gluten free",
        "medlem av Tekna",
        "nøtter og skalldyr",
        "s1.heic",
    ]
)
"""Words a person chose, or plain words: as the name of a field they are like any other name. SECURITY.md says so."""
NAMES = [value for value in VALUES if not re.fullmatch(r"[^\W\d]+", value) and value not in PLAIN]
"""What is planted as a field's name: all but the plain, and single words ("Sykepleier")."""
HEADED = ["1", "ny", "100", "2026-11-22", ADDRESS]
"""A row under a planted header."""
SPOKEN = frozenset(["Kunden", "Passordet", "invoice", "ektefelle"])
"""Everyday words that name statements and fields as often as they are values; what they name may be shown."""
WIDE = 12
"""Columns in a planted table."""
FORMATS = ("text", "json", "jsonl", "csv")


def texts() -> list[str]:
    return [example.replace("«", "").replace("»", "") for detector in own() for example in detector.finds]


def forms(value: str) -> set[str]:
    raw = value.encode()
    return {
        value,
        value[::-1],
        re.sub(r"[ .\-/]", "", value),
        json.dumps(value)[1:-1],
        urllib.parse.quote(value),
        base64.b64encode(raw).decode().rstrip("="),
        hashlib.sha1(raw).hexdigest(),
        hashlib.sha256(raw).hexdigest(),
        hashlib.md5(raw).hexdigest(),
    }


def plant_names(folder: Path) -> None:
    """Plant each value as the name of what holds an address that is found: header, column, logfmt key."""
    (folder / "keys.log").write_text("".join(f"{v.replace(' ', '_')}={ADDRESS}\n" for v in NAMES), encoding="utf-8")
    for number, name in enumerate(NAMES):
        # Among names that are plainly names, or the row would be taken for data and nothing be named after it.
        with (folder / f"header{number}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([["nr", "status", "belop", "dato", name], *[HEADED] * 3])
    for number in range(0, len(NAMES), WIDE):
        names = list(dict.fromkeys(NAMES[number : number + WIDE]))
        columns = {name: [ADDRESS] * 3 for name in names}
        pq.write_table(pa.table(columns), folder / f"columns{number}.parquet")


@pytest.fixture(scope="module")
def planted(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("planted")
    lines = [text.replace("\n", " ") for text in texts()]
    (folder / "app.log").write_text("\n".join(f"2026-11-22 10:00:00 INFO {line}" for line in lines), encoding="utf-8")
    (folder / "values.log").write_text("\n".join(VALUES).replace("\n\n", "\n"), encoding="utf-8")
    (folder / "app.jsonl").write_text("".join(json.dumps({"msg": line}) + "\n" for line in lines), encoding="utf-8")
    (folder / "keys.jsonl").write_text("".join(json.dumps({v: {"x": v}}) + "\n" for v in VALUES), encoding="utf-8")
    over = ({v: {"epost": ADDRESS}} for v in NAMES)
    (folder / "over.jsonl").write_text("".join(json.dumps(line) + "\n" for line in over), encoding="utf-8")
    (folder / "over.json").write_text(json.dumps({v: {"epost": ADDRESS} for v in NAMES}), encoding="utf-8")
    plant_names(folder)
    (folder / "doc.json").write_text(json.dumps([{"a": v, v: "b"} for v in VALUES]), encoding="utf-8")
    (folder / "cut.json").write_text(json.dumps([{"a": v} for v in VALUES])[:-5], encoding="utf-8")
    quoted = [f'"{v.replace(chr(34), chr(34) * 2)}"' for v in VALUES]
    (folder / "headless.csv").write_text("\n".join(f"{v};{v}" for v in quoted), encoding="utf-8")
    (folder / "ragged.csv").write_text("a;b\n" + "\n".join(f"{v};{v};{v}" for v in quoted), encoding="utf-8")
    (folder / "cut.log.gz").write_bytes(gzip.compress("\n".join(VALUES).encode())[:-20])
    (folder / "not.parquet").write_bytes(b"PAR1" + "\n".join(VALUES).encode() + b"PAR1")
    (folder / "latin.log").write_bytes("\n".join(VALUES).encode("latin-1", "replace") + b"\xff\xfe\n")
    for path in folder.iterdir():
        # The journal keeps when a file was written, and the digits of the clock may be those of a value.
        os.utime(path, ns=(AGE, AGE))
    return folder


@pytest.fixture(scope="module", params=FORMATS)
def written(request, planted, tmp_path_factory) -> str:
    """Everything one run wrote: both streams and every file of the workspace."""
    workspace = tmp_path_factory.mktemp(request.param)
    run = innsyn(workspace, "scan", str(planted), "--format", request.param, "--min-confidence", "0")
    assert run.returncode == 3, run.stderr
    assert "Traceback" not in run.stderr
    files = [path.read_bytes().decode("latin-1") for path in workspace.rglob("*") if path.is_file()]
    return "\n".join([run.stdout, run.stderr, *files, *journal(workspace)])


def journal(workspace: Path) -> list[str]:
    """What the journal holds of each examined piece, as it is before it is compressed."""
    with closing(sqlite3.connect(workspace / ".innsyn" / "catalog.db")) as connection:
        found = [zlib.decompress(data).decode() for (data,) in connection.execute("select data from innsyn_evidence")]
    assert found
    return found


def innsyn(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a folder, with Python's own warnings on."""
    return subprocess.run(
        [sys.executable, "-X", "dev", "-m", "scanner", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", **environment},
    )


def leaked_in(text: str) -> list[str]:
    lowered = text.lower()
    return sorted(
        {
            value
            for value in VALUES
            if len(value) >= LONG_ENOUGH and value not in SPOKEN
            for form in forms(value)
            if len(form) >= LONG_ENOUGH and form.lower() in lowered
        }
    )


def test_no_value_is_in_anything_written(written):
    assert leaked_in(written) == []


GATE_FORMATS = ("text", "json", "sarif", "gitlab", "github", "junit", "markdown")


@pytest.fixture(scope="module")
def gated(planted, tmp_path_factory) -> dict[str, str]:
    """What one run of the gate wrote, by format; all streams and files are under "everything"."""
    workspace = tmp_path_factory.mktemp("gated")
    formats = [part for name in GATE_FORMATS for part in ("--format", f"{name}=out.{name}")]
    run = innsyn(
        workspace,
        "gate",
        str(planted),
        "--min-confidence",
        "0",
        "--fail-on",
        "low",
        "--test-data",
        "fail",
        "-v",
        *formats,
        GITHUB_STEP_SUMMARY="summary.md",
    )
    assert run.returncode == 3, run.stderr
    assert "Traceback" not in run.stderr
    files = {path.name: path.read_bytes().decode("latin-1") for path in workspace.rglob("*") if path.is_file()}
    assert set(files) == {"summary.md", *(f"out.{name}" for name in GATE_FORMATS)}
    return {**files, "streams": run.stdout + run.stderr}


@pytest.mark.parametrize("name", [*(f"out.{name}" for name in GATE_FORMATS), "summary.md", "streams"])
def test_no_value_is_in_anything_the_gate_writes(gated, name):
    assert leaked_in(gated[name]) == []


def test_no_value_is_in_a_baseline(planted, tmp_path):
    unreadable = [part for name in ("cut.*", "not.parquet", "latin.log", "ragged.csv") for part in ("--exclude", name)]
    accepted = ["--reason", "known", "--owner", "team", "--expires", "9w"]
    run = innsyn(
        tmp_path,
        "baseline",
        "write",
        str(planted),
        "--min-confidence",
        "0",
        "--fail-on",
        "low",
        "--test-data",
        "fail",
        *accepted,
        *unreadable,
    )
    assert run.returncode == 0, run.stderr
    (baseline,) = tmp_path.iterdir()
    text = baseline.read_text(encoding="utf-8")
    assert text.count("\n") > len(VALUES)
    assert leaked_in(text + run.stdout + run.stderr) == []
    below = text.replace(str(planted), "")
    assert not re.search(r"\d{6}", below)


def test_no_value_that_is_found_alone_is_left_by_redaction(planted):
    # The others take whole cells of a table, whose values mean nothing in a stream.
    in_text = [example for d in own() if d.pattern or d.led for example in d.finds]
    text = "\n".join(example.replace("«", "").replace("»", "") for example in in_text)
    found = {value for example in in_text for value in re.findall("«(.*?)»", example)}
    run = subprocess.run(
        [sys.executable, "-m", "scanner", "redact", "--min-confidence", "0"],
        input=text,
        cwd=planted,
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"},
    )
    assert (run.returncode, run.stderr) == (0, "")
    assert not sorted(value for value in found if len(value) >= LONG_ENOUGH and value in run.stdout)


def test_detectors_test_prints_no_value():
    run = subprocess.run(
        [sys.executable, "-m", "scanner", "detectors", "test"],
        input="\n".join(texts()),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert not [value for value in VALUES if len(value) >= LONG_ENOUGH and value in run.stdout + run.stderr]


EVERYTHING = """
inventory_version: 1
processing_activities: [{id: alt, name: Alt, personal_data: [{data_category: user.contact.email}], systems: [alt]}]
systems: [{id: alt, locations: ["*"]}]
promises: [{id: aldri, kind: never_stored, data_categories: [user], quote: Vi lagrer ingenting.}]
"""


def test_no_value_is_in_a_reconciliation(planted, tmp_path):
    (tmp_path / "inventory.yaml").write_text(EVERYTHING, encoding="utf-8")
    (tmp_path / "innsyn.yaml").write_text("test_data: breach\nmin_confidence: 0\n", encoding="utf-8")
    for name in ("text", "json", "csv"):
        targets = [str(planted)] if name == "text" else []
        run = innsyn(tmp_path, "reconcile", "inventory.yaml", *targets, "--format", name)
        assert run.returncode == 3, run.stderr
        assert run.stdout.count("REC102") > 50
        assert leaked_in(run.stdout + run.stderr) == []
