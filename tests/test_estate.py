"""The estates are what they claim to be, and a scan of them is good enough."""

from __future__ import annotations

import base64
import csv
import gzip
import hashlib
import io
import json
import subprocess
import sys
import zipfile
from importlib import import_module
from pathlib import Path
from urllib.parse import unquote

import pytest
import zstandard

from tests.estates import numbers
from tests.estates.ledger import unmark
from tests.estates.score import score, short_of, table

ESTATES = ("shop", "municipality", "saas")
ROOT = Path(__file__).parent.parent
WAITING = not (ROOT / "scanner" / "__main__.py").exists()


def built(name: str, folder: Path, seed: int = 7) -> Path:
    import_module(f"tests.estates.{name}").build(folder, seed)
    return folder


@pytest.fixture(scope="module", params=ESTATES)
def estate(request, tmp_path_factory):
    return built(request.param, tmp_path_factory.mktemp(request.param))


def fingerprint(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def content(data: Path, entry) -> bytes:
    raw = (data / entry["path"]).read_bytes()
    if entry["path"].endswith(".gz"):
        return gzip.decompress(raw)
    if entry["path"].endswith(".zst"):
        return zstandard.ZstdDecompressor().decompress(raw)
    if entry["path"].endswith(".zip"):
        return zipfile.ZipFile(io.BytesIO(raw)).read(entry["container"])
    return raw


def text_of(raw: bytes) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252")


def shown(entry, text: str) -> str:
    if entry.get("encoding") == "percent":
        return unquote(text)
    if entry.get("encoding") == "base64":
        return base64.b64decode(text).decode()
    if entry.get("encoding") == "json":
        return json.loads(f'"{text}"')
    return text


def table_rows(text: str) -> list[dict[str, str]]:
    delimiter = max(";,\t", key=text.splitlines()[0].count)
    return list(csv.DictReader(io.StringIO(text), delimiter=delimiter))


@pytest.mark.parametrize("name", ESTATES)
def test_the_same_seed_gives_the_same_bytes(name, tmp_path):
    assert fingerprint(built(name, tmp_path / "a")) == fingerprint(built(name, tmp_path / "b"))


def test_another_seed_gives_other_values(tmp_path):
    one, two = (fingerprint(built("shop", tmp_path / str(seed), seed)) for seed in (7, 8))
    assert one["truth.json"] != two["truth.json"]


def test_the_truth_points_at_the_values(estate):
    entries = json.loads((estate / "truth.json").read_text(encoding="utf-8"))
    texts = {}
    checked = 0
    for entry in entries:
        if entry["path"].endswith((".parquet", ".db")):
            continue
        key = (entry["path"], entry["container"])
        if key not in texts:
            texts[key] = text_of(content(estate / "data", entry))
        if "line" in entry:
            piece = texts[key].split("\n")[entry["line"] - 1][entry["start"] : entry["end"]]
            assert entry["value"] in shown(entry, piece), entry
        elif "rows" not in entry:
            cell = table_rows(texts[key])[entry["row"] - 1][entry["field"]]
            assert entry["value"] in shown(entry, cell[entry["start"] : entry["end"]]), entry
        checked += 1
    assert checked > 100


def test_columns_in_the_truth_are_as_long_as_it_says(estate):
    for entry in json.loads((estate / "truth.json").read_text(encoding="utf-8")):
        if "rows" in entry and entry["path"].endswith(".csv"):
            cells = [row[entry["field"]] for row in table_rows(text_of(content(estate / "data", entry)))]
            rows = range(1, len(cells) + 1) if entry["rows"] == "all" else entry["rows"]
            assert entry["count"] == len(rows)
            assert all(cells[row - 1] for row in rows), entry


def test_json_fields_in_the_truth_hold_the_values(estate):
    for entry in json.loads((estate / "truth.json").read_text(encoding="utf-8")):
        if "line" not in entry or "field" not in entry or entry.get("encoding") in ("percent", "base64"):
            continue
        text = text_of(content(estate / "data", entry))
        if text.startswith("["):
            record = json.loads(text)[entry["row"] - 1]
        else:
            record = json.loads(text.split("\n")[entry["row"] - 1])
        found = [record]
        for key in entry["field"].replace("[]", ".[]").split("."):
            found = [inner for value in found for inner in (value if key == "[]" else [value.get(key)])]
        assert entry["value"] in {cell[entry["cell_start"] : entry["cell_end"]] for cell in found if cell}, entry


def test_no_mark_is_left_in_the_data(estate):
    marks = [mark.encode() for mark in "\ue000\ue001\ue002"]
    truth = json.loads((estate / "truth.json").read_text(encoding="utf-8"))
    for path, container in {(entry["path"], entry["container"]) for entry in truth}:
        data = content(estate / "data", {"path": path, "container": container})
        assert not any(mark in data for mark in marks)


def test_marks_nest():
    clean, spans = unmark("a\ue0000\ue002b\ue0001\ue002c\ue001\ue001d")
    assert clean == "abcd"
    assert [(span.plant, span.start, span.end) for span in spans] == [(0, 1, 3), (1, 2, 3)]


def test_order_numbers_cannot_be_read_as_national_ids():
    assert numbers.like_national_id("08099066076")
    assert not numbers.like_national_id("08099066086")


def place(**where):
    return {"line": None, "row": None, "start": 0, "end": 5} | where


def finding(detector, path, occurrences, **other):
    location = {"source": f"file:{path}", "container": None, "field": other.pop("field", ""), "path": path}
    return {
        "detector": detector,
        "location": location,
        "occurrences": occurrences,
        "count": len(occurrences),
        "test_data": False,
    } | other


def test_the_score_counts_found_missed_and_wrong():
    truth = [
        {"path": "a.log", "container": None, "detector": "email", "test_data": False, "line": n, "start": 3, "end": 9}
        for n in (1, 2, 3, 4)
    ]
    truth[3]["optional"] = True
    scan = {"findings": [finding("email", "./x/a.log", [place(line=1), place(line=2, start=9), place(line=4)])]}
    (row,) = score(truth, scan)
    assert (row.planted, row.found, row.reported, row.right) == (3, 1, 2, 1)
    assert short_of([row]) == [row]


def test_the_score_reads_columns_and_rows():
    truth = [
        {
            "path": "t.csv",
            "container": None,
            "detector": "iban",
            "test_data": False,
            "field": "iban",
            "rows": "all",
            "count": 3,
        }
    ]
    scan = {"findings": [finding("iban", "t.csv", [place(row=n) for n in (1, 2, 3)], field="iban")]}
    (row,) = score(truth, scan)
    assert (row.recall, row.precision, row.agreed) == (1.0, 1.0, 3)
    assert "iban" in table([row])


def test_the_score_tells_values_in_one_json_row_apart():
    entry = {
        "path": "d.json",
        "container": None,
        "detector": "email",
        "test_data": False,
        "field": "ordre[].epost",
        "row": 1,
    }
    truth = [entry | {"line": n, "start": 10, "end": 15, "cell_start": 0, "cell_end": 5} for n in (4, 7)]
    by_row = {"findings": [finding("email", "d.json", [place(row=1), place(row=1)], field="[].ordre[].epost")]}
    by_line = {"findings": [finding("email", "d.json", [place(line=4, start=10, end=15)])]}
    assert score(truth, by_row)[0].found == 2
    assert score(truth, by_line)[0].found == 1


@pytest.mark.skipif(WAITING, reason="needs the command line")
def test_a_scan_finds_what_is_planted_and_little_else(estate, tmp_path):
    command = [
        sys.executable,
        "-m",
        "scanner",
        "scan",
        str(estate / "data"),
        "--format",
        "json",
        "--occurrences",
        "1000000",
    ]
    out = tmp_path / "scan.json"
    done = subprocess.run(  # noqa: PLW1510 - findings give 1
        [*command, "-o", str(out)], cwd=tmp_path, env=environment(), capture_output=True, text=True, timeout=600
    )
    assert done.returncode in (0, 1), done.stderr
    rows = score(
        json.loads((estate / "truth.json").read_text(encoding="utf-8")), json.loads(out.read_text(encoding="utf-8"))
    )
    print(table(rows))  # noqa: T201 - pytest -s shows it
    assert not short_of(rows), "\n" + table(rows)


def environment() -> dict[str, str]:
    import os

    return os.environ | {"PYTHONPATH": str(ROOT)}
