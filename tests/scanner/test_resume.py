"""`--resume`: a scan killed at any moment goes on where it was, and says what an unbroken one says."""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from connectors.sources import one_state, plan
from connectors.state import MARK
from scanner.catalog.journal import KEPT
from scanner.fingerprints import workspace_key
from scanner.journal import keyed
from tests.scanner.journeys import Journey, lay, line, told

ROOT = Path(__file__).parents[2]
ENVIRONMENT = {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
FILES = 8
COMMAND = (sys.executable, "-m", "scanner", "scan", "data", "--jobs", "2", "--format", "json")


@pytest.fixture
def folder(tmp_path):
    for number in range(FILES):
        lay(tmp_path / "data" / f"{number:02d}.log", "".join(line(n * FILES + number) for n in range(4000)), at=number)
    lay(tmp_path / "data" / "kunder.csv", "navn;epost\n" + "".join(f"Kari;k{n}@example.com\n" for n in range(40)))
    return tmp_path


def started(folder, *options):
    return subprocess.Popen(
        [*COMMAND, *options], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENVIRONMENT
    )


def finished(folder, *options):
    done = subprocess.run([*COMMAND, *options], cwd=folder, capture_output=True, env=ENVIRONMENT, check=False)
    assert done.returncode == 1, done.stderr
    return json.loads(done.stdout), done.stderr.decode()


def result(report):
    """The report apart from its times and from what was carried over."""
    for part in report["coverage"]:
        part.pop("carried"), part.pop("since")
    return {name: value for name, value in report.items() if name not in {"started", "finished"}}


def known(folder):
    """Return the places of what is in the journal."""
    path = folder / ".innsyn" / "catalog.db"
    if not path.exists():
        return []
    with closing(sqlite3.connect(path, timeout=30)) as connection:
        try:
            return [place for (place,) in connection.execute("select place from innsyn_entry")]
        except sqlite3.OperationalError:
            return []  # it was killed before there was a table


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal")
@pytest.mark.parametrize("seed", range(4))
def test_killed_at_random_moments_it_says_what_an_unbroken_scan_says(folder, seed):
    begun = time.monotonic()
    unbroken, _ = finished(folder, "--catalog", "none")
    lasted = time.monotonic() - begun
    rng = random.Random(seed)
    for _ in range(rng.randint(1, 3)):
        process = started(folder, "--resume")
        time.sleep(rng.uniform(0, lasted))
        process.send_signal(signal.SIGKILL)
        process.communicate()
    resumed, _ = finished(folder, "--resume")
    assert result(resumed) == result(unbroken)
    with closing(sqlite3.connect(folder / ".innsyn" / "catalog.db")) as connection:
        assert connection.execute("select count(*) from innsyn_scan").fetchone() in {(1,), (2,)}
        assert connection.execute("select count(*) from innsyn_run where scan is not null").fetchone() == (1,)


def test_what_was_read_before_the_kill_is_not_read_again(folder):
    unbroken, _ = finished(folder, "--catalog", "none")
    process = started(folder)
    while len(known(folder)) < 3:
        assert process.poll() is None
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    places = set(known(folder))
    print_of = keyed(workspace_key(folder / ".innsyn"))
    # Whoever reads these again finds other things in them: only size, time and beginning are as they were.
    emptied = []
    os.chdir(folder)
    for segment in plan(["data"]):
        if print_of(repr(one_state(segment)).encode()) in places:
            path = Path(segment.path)
            data, entry = path.read_bytes(), path.stat()
            if len(data) > MARK:
                path.write_bytes(data[:MARK] + b"." * (len(data) - MARK - 1) + b"\n")
                os.utime(path, ns=(entry.st_atime_ns, entry.st_mtime_ns))
            emptied.append(segment.source)
    assert len(emptied) >= 3
    resumed, _ = finished(folder, "--resume")
    assert {part["source"] for part in resumed["coverage"] if part["carried"]} == set(emptied)
    assert result(resumed) == result(unbroken)


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal")
def test_a_stopped_scan_says_how_to_go_on_and_does(folder):
    unbroken, _ = finished(folder, "--catalog", "none")
    process = started(folder)
    while len(known(folder)) < 2:
        assert process.poll() is None
        time.sleep(0.01)
    process.send_signal(signal.SIGTERM)
    printed, said = process.communicate(timeout=60)
    assert (process.returncode, printed) == (3, b"")
    assert b"the same command with --resume goes on from here" in said
    resumed, said = finished(folder, "--resume")
    assert said == ""
    assert any(part["carried"] for part in resumed["coverage"])
    assert result(resumed) == result(unbroken)
    _, said = finished(folder, "--resume")
    assert said == "innsyn: no stopped scan of this to go on from; starting anew\n"


def test_what_has_changed_since_the_stop_is_read_again(tmp_path):
    journey = Journey(tmp_path)
    for number in range(5):
        lay(journey.data / f"{number}.log", line(number) * 40, at=number)
    with pytest.raises(KeyboardInterrupt):
        journey.scan(changed=False, fault=3)
    lay(journey.data / "1.log", line(9) * 50, at=99)
    found = journey.scan(changed=False, resume=True)
    assert [name for name, *_ in journey.read] == ["1.log", "3.log", "4.log"]
    assert told(found) == told(journey.fresh())


def test_a_stopped_scan_of_what_has_changed_goes_on_with_both(tmp_path):
    journey = Journey(tmp_path)
    for number in range(5):
        lay(journey.data / f"{number}.log", line(number) * 40, at=number)
    journey.scan()
    for number in (1, 2, 3):
        lay(journey.data / f"{number}.log", line(number + 10) * 40, at=number + 50)
    with pytest.raises(KeyboardInterrupt):
        journey.scan(fault=1)
    found = journey.scan(resume=True)
    assert [name for name, *_ in journey.read] == ["2.log", "3.log"]
    assert told(found) == told(journey.fresh())
    journey.scan()
    assert journey.read == []


def test_other_targets_or_other_detectors_begin_anew(tmp_path):
    journey = Journey(tmp_path)
    for number in range(3):
        lay(journey.data / f"{number}.log", line(number) * 40, at=number)
    with pytest.raises(KeyboardInterrupt):
        journey.scan(changed=False, fault=2)
    from dataclasses import replace

    journey.options = replace(journey.options, detectors=("email",))
    journey.scan(changed=False, resume=True)
    assert len(journey.read) == 3


def test_a_stopped_scan_that_no_one_goes_on_with_is_forgotten_in_time(tmp_path):
    journey = Journey(tmp_path)
    lay(journey.data / "1.log", line(1) * 40)
    lay(journey.data / "2.log", line(1) * 40)
    with pytest.raises(KeyboardInterrupt):
        journey.scan(changed=False, fault=1)
    with closing(sqlite3.connect(tmp_path / "catalog.db")) as connection:
        assert connection.execute("select count(*) from innsyn_run").fetchone() == (1,)
        connection.execute("update innsyn_run set touched = '2020-01-01', identity = 'other'")
        connection.commit()
        assert KEPT.days < 365
        journey.scan()
        assert connection.execute("select count(*) from innsyn_run").fetchone() == (1,)
        assert connection.execute("select count(*) from innsyn_entry").fetchone() == (2,)
        assert connection.execute("select count(*) from innsyn_evidence").fetchone() == (2,)
