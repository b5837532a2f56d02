"""No value of a database is in anything written: not from its rows, its errors, its names or its comments."""

import json
import sqlite3
import subprocess
import sys

import pytest

from tests.test_privacy import ADDRESS, LONG_ENOUGH, NAMES, ROOT, VALUES, forms

SECRET = "hemmelig-passord-73"


def quoted(text):
    return "'" + text.replace("'", "''") + "'"


def planted(folder, run):
    """Plant every value in cells of each kind, in names of columns and of JSON, in comments, and in errors."""
    run("CREATE TABLE rader (verdi text, bytes bytea, json json, tall numeric)")
    for value in VALUES:
        key = value if value in NAMES else "x"
        blob = f"'\\x{value.encode('latin-1', 'replace').hex()}'"
        run(f"INSERT INTO rader VALUES ({quoted(value)}, {blob}, {quoted(json.dumps({key: value}))}, 1)")
    names = [name for name in dict.fromkeys(NAMES) if len(name.encode()) < 64]
    for start in range(0, len(names), 12):
        part = [name.replace('"', '""') for name in names[start : start + 12]]
        run(f"CREATE TABLE navn{start} ({', '.join(f'{chr(34)}{name}{chr(34)} text' for name in part)})")
        run(f"INSERT INTO navn{start} VALUES ({', '.join([quoted(ADDRESS)] * len(part))})")
        run(*(f'COMMENT ON COLUMN navn{start}."{name}" IS {quoted(name)}' for name in part))
    for number, value in enumerate(VALUES[:40]):
        run(f"CREATE VIEW feil{number} AS SELECT ({quoted(value)} || verdi)::int AS brutt FROM rader")
    with sqlite3.connect(folder / "a.db") as connection:
        connection.execute("CREATE TABLE t (verdi TEXT, data BLOB)")
        connection.executemany("INSERT INTO t VALUES (?, ?)", ((v, v.encode("utf-16")) for v in VALUES))
    connection.close()


@pytest.mark.parametrize("format_", ["text", "json"])
def test_no_value_is_in_anything_written(format_, postgresql, tmp_path):
    planted(tmp_path, postgresql)
    address = postgresql.address.replace("postgres@", f"postgres:{SECRET}@")
    arguments = ["scan", address, "sqlite:///a.db", "--format", format_, "--min-confidence", "0"]
    environment = {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
    done = subprocess.run(
        [sys.executable, "-X", "dev", "-m", "scanner", *arguments],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )
    (tmp_path / "a.db").unlink()
    assert done.returncode == 3, done.stderr
    assert "Traceback" not in done.stderr
    files = [path.read_bytes().decode("latin-1") for path in tmp_path.rglob("*") if path.is_file()]
    written = "\n".join([done.stdout, done.stderr, *files]).lower()
    assert "22p02" in written, "the views that fail were met"
    assert SECRET not in written
    leaked = {
        value
        for value in VALUES
        if len(value) >= LONG_ENOUGH
        for form in forms(value)
        if len(form) >= LONG_ENOUGH and form.lower() in written
    }
    assert sorted(leaked) == []
