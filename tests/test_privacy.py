"""
No value that was read is in any output, error, log or file of ours.

Every detector's examples are planted in every kind of file; then all that was written is searched for each value: as it
is, reversed, escaped, encoded and hashed.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
import subprocess
import sys
import urllib.parse
from pathlib import Path

import pytest

from detectors.discover import own

ROOT = Path(__file__).parents[1]
VALUES = sorted(
    {value for detector in own() for example in detector.finds for value in re.findall("«(.*?)»", example)}
)
LONG_ENOUGH = 6
"""A shorter value ("F32", "NO") stands in any text by chance."""
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


@pytest.fixture(scope="module")
def planted(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("planted")
    lines = [text.replace("\n", " ") for text in texts()]
    (folder / "app.log").write_text("\n".join(f"2026-11-22 10:00:00 INFO {line}" for line in lines), encoding="utf-8")
    (folder / "values.log").write_text("\n".join(VALUES).replace("\n\n", "\n"), encoding="utf-8")
    (folder / "app.jsonl").write_text("".join(json.dumps({"msg": line}) + "\n" for line in lines), encoding="utf-8")
    (folder / "keys.jsonl").write_text("".join(json.dumps({v: {"x": v}}) + "\n" for v in VALUES), encoding="utf-8")
    (folder / "doc.json").write_text(json.dumps([{"a": v, v: "b"} for v in VALUES]), encoding="utf-8")
    (folder / "cut.json").write_text(json.dumps([{"a": v} for v in VALUES])[:-5], encoding="utf-8")
    quoted = [f'"{v.replace(chr(34), chr(34) * 2)}"' for v in VALUES]
    (folder / "headless.csv").write_text("\n".join(f"{v};{v}" for v in quoted), encoding="utf-8")
    (folder / "ragged.csv").write_text("a;b\n" + "\n".join(f"{v};{v};{v}" for v in quoted), encoding="utf-8")
    (folder / "cut.log.gz").write_bytes(gzip.compress("\n".join(VALUES).encode())[:-20])
    (folder / "not.parquet").write_bytes(b"PAR1" + "\n".join(VALUES).encode() + b"PAR1")
    (folder / "latin.log").write_bytes("\n".join(VALUES).encode("latin-1", "replace") + b"\xff\xfe\n")
    return folder


@pytest.fixture(scope="module", params=FORMATS)
def written(request, planted, tmp_path_factory) -> str:
    """Everything one run wrote: both streams and every file of the workspace."""
    workspace = tmp_path_factory.mktemp(request.param)
    run = subprocess.run(
        [
            sys.executable,
            "-X",
            "dev",
            "-m",
            "scanner",
            "scan",
            str(planted),
            "--format",
            request.param,
            "--min-confidence",
            "0",
        ],
        cwd=workspace,
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"},
    )
    assert run.returncode == 3, run.stderr
    assert "Traceback" not in run.stderr
    files = [path.read_bytes().decode("latin-1") for path in workspace.rglob("*") if path.is_file()]
    return "\n".join([run.stdout, run.stderr, *files])


def test_no_value_is_in_anything_written(written):
    lowered = written.lower()
    leaked = {
        value
        for value in VALUES
        if len(value) >= LONG_ENOUGH
        for form in forms(value)
        if len(form) >= LONG_ENOUGH and form.lower() in lowered
    }
    assert not leaked


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
