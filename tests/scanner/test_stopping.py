"""Ctrl-C while a database works on a statement: the end is at once, nothing works on, and `--resume` goes on."""

import contextlib
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time

import pytest

from tests.command import ENVIRONMENT

LONG = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4000000000) SELECT sum(i) AS i FROM n"
SLOW = {
    "postgresql": "SELECT pg_sleep(300)::text AS i",
    "mysql": "SELECT SLEEP(300) AS i",
    "sqlite": LONG,
    "duckdb": "SELECT sum(a.range * b.range) AS i FROM range(4000000) a, range(4000000) b",
}
WORKING = {
    "postgresql": "SELECT 1 FROM pg_stat_activity WHERE application_name = 'innsyn' AND query LIKE '%treg%'"
    " AND state = 'active' AND datname = current_database()",
    "mysql": "SELECT 1 FROM information_schema.processlist WHERE info LIKE 'SELECT%treg%' AND info NOT LIKE '%LIKE%'"
    " AND db = DATABASE()",
}
SMALL = 4
SECONDS = 30

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no such signal")


def started(command, folder):
    return subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENVIRONMENT)


def until(holds):
    end = time.monotonic() + SECONDS
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.05)


def kept(folder):
    """Return how many pieces are in the journal."""
    path = folder / ".innsyn" / "catalog.db"
    if not path.exists():
        return 0
    with contextlib.closing(sqlite3.connect(path, timeout=SECONDS)) as connection:
        try:
            return connection.execute("SELECT count(*) FROM innsyn_entry").fetchone()[0]
        except sqlite3.OperationalError:
            return 0  # there is no table yet


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_stop_while_a_database_works_ends_at_once_and_is_resumed(database, jobs, tmp_path):
    for number in range(SMALL):
        database(
            f"CREATE TABLE a{number} (epost VARCHAR(40))", f"INSERT INTO a{number} VALUES ('k{number}@example.com')"
        )
    database(f"CREATE VIEW treg AS {SLOW[database.kind]}")
    if database.kind == "postgresql":
        database("SELECT pg_stat_force_next_flush()", "SELECT 1")  # else its counts change while it is read
    for path in tmp_path.glob("t.*"):
        os.utime(path, (1_700_000_000, 1_700_000_000))
    command = [sys.executable, "-m", "scanner", "scan", database.address, "--jobs", str(jobs), "--format", "json"]
    run = started(command, tmp_path)
    if database.kind in WORKING:
        until(lambda: database(WORKING[database.kind]))
    until(lambda: kept(tmp_path) > 1)  # the list of tables, and one of them at least
    time.sleep(1)
    run.send_signal(signal.SIGINT)
    try:
        printed, said = run.communicate(timeout=SECONDS)
    finally:
        run.kill()
    assert (run.returncode, printed) == (3, b"")
    assert said == b"innsyn: stopped; nothing was recorded; the same command with --resume goes on from here\n"
    if database.kind in WORKING:
        until(lambda: not database(WORKING[database.kind]))
    database("DROP VIEW treg", "CREATE VIEW treg AS SELECT 1 AS i")
    done = subprocess.run([*command, "--resume"], cwd=tmp_path, capture_output=True, env=ENVIRONMENT, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    report = json.loads(done.stdout)
    carried = [part["container"].rpartition(".")[2] for part in report["coverage"] if part["carried"]]
    assert carried
    assert carried == [f"a{number}" for number in range(len(carried))]
    assert len(report["coverage"]) == SMALL + 1


def test_a_statement_of_a_killed_scan_is_not_worked_on(postgresql, tmp_path):
    postgresql(f"CREATE VIEW treg AS {SLOW['postgresql']}")
    command = [sys.executable, "-m", "scanner", "scan", postgresql.address]
    run = started(command, tmp_path)
    until(lambda: postgresql(WORKING["postgresql"]))
    run.kill()
    run.communicate()
    until(lambda: not postgresql(WORKING["postgresql"]))
