"""Rows and records have lines."""

import gzip
import json

import pytest

BORN_1866 = "08099066076"


def spots(run):
    return [spot["line"] for result in json.loads(run.stdout)["results"] for spot in result["spots"]]


@pytest.mark.parametrize(
    ("name", "text", "lines"),
    [
        ("a.csv", f"navn,fnr\nx,{BORN_1866}\n\ny,1\nz,{BORN_1866}\n", [2, 5]),
        ("a.csv", f'navn,fnr\n"x\nx",1\n"y\n\ny",{BORN_1866}\nz,2\n', [4]),
        ("a.json", json.dumps([{"a": 1, "fnr": "1"}, {"a": 2, "fnr": BORN_1866}], indent=1), [8]),
        ("a.json", json.dumps([{"fnr": "x"}, {"fnr": BORN_1866}]), [1]),
        ("a.json", "\n" + json.dumps({"navn": "x", "kunde": {"fnr": BORN_1866}}, indent=1), [5]),
    ],
)
def test_a_row_is_shown_with_its_line(tmp_path, gate, name, text, lines):
    (tmp_path / name).write_text(text)
    assert spots(gate(name, "--format", "json")) == lines


def test_what_has_no_lines_is_shown_with_its_row(tmp_path, gate):
    import pyarrow as pa
    import pyarrow.parquet as pq

    pq.write_table(pa.table({"fnr": ["x", BORN_1866]}), tmp_path / "a.parquet")
    assert gate("a.parquet").stdout.startswith("a.parquet:row 2 no_fodselsnummer")


def test_a_compressed_table_has_rows_and_no_lines(tmp_path, gate):
    (tmp_path / "a.csv.gz").write_bytes(gzip.compress(f"navn,fnr\nx,1\nz,{BORN_1866}\n".encode()))
    assert gate("a.csv.gz").stdout.startswith("a.csv.gz:row 2 no_fodselsnummer")
