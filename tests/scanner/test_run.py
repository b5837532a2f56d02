"""Segments merged in order, workers that die, what coverage says."""

from __future__ import annotations

import io
import multiprocessing
import os
import signal
import sqlite3
import subprocess
import sys
import tarfile
import time
from contextlib import closing
from pathlib import Path

import pytest

from connectors import cuts
from connectors.connector import Failure, Segment
from scanner import run, workers
from scanner.evidence import Source
from scanner.examine import Examined, Extent
from scanner.fingerprints import new_key
from scanner.gathering import Gathered
from scanner.tasks import Task
from tests.estates.shop import build
from tests.scanner.journeys import lay, line, told

ROOT = Path(__file__).parents[2]
TASKS = [Task(Segment(f"file:{number}", str(number), "lines")) for number in range(12)]


def die_at_three(task):
    segment = task.segment
    if segment.path == "3":
        os.kill(os.getpid(), signal.SIGKILL)
    return Examined(extents={None: Extent(read=1)})


def sleep(task):
    time.sleep(600)
    return Examined()


def answer(task):
    return Examined()


def test_failures_stand_at_lines_of_the_source_not_of_the_segment():
    gathered = Gathered()
    segment = Segment("file:a.log", "a.log", "lines")
    for _ in range(2):
        examined = Examined(extents={None: Extent(read=10)}, failures=[Failure("file:a.log", "bad", None, 4)])
        gathered.merge(segment, examined, 5)
    assert [failure.line for failure in gathered.failures] == [4, 14]


def test_a_killed_worker_leaves_failures_and_no_error():
    answers = list(workers.in_order(TASKS, die_at_three, 2))
    assert len(answers) == len(TASKS)
    assert answers[3].failures[0].reason == workers.KILLED
    assert all(examined.failures or examined.extents[None].read for examined in answers)


def test_closing_ends_the_workers_at_once():
    answers = workers.in_order([TASKS[0], *TASKS[3:]], first_answers, 2)
    next(answers)
    begun = time.monotonic()
    answers.close()
    assert time.monotonic() - begun < 20
    assert not multiprocessing.active_children()


def first_answers(task):
    return answer(task) if task.segment.path == "0" else sleep(task)


KILLED_PARENT = """
import os, signal, sys
sys.path.insert(0, {root!r})
sys.path.insert(0, {tests!r})
import test_run
from scanner import workers
answers = workers.in_order(test_run.TASKS, test_run.first_answers, 2)
next(answers)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the system says so on Linux only")
def test_workers_end_with_their_parent():
    code = KILLED_PARENT.format(root=str(ROOT), tests=str(Path(__file__).parent))
    # The workers hold the pipe: it only ends when they do.
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60, check=False)
    assert done.returncode == -signal.SIGKILL


def test_an_archive_read_through_its_members_is_not_counted_beside_them(tmp_path):
    with tarfile.open(tmp_path / "a.tgz", "w:gz") as archive:
        for name, text in (("a.log", b"alt vel\n"), ("b.log", b"ja\nda\n")):
            member = tarfile.TarInfo(name)
            member.size = len(text)
            archive.addfile(member, io.BytesIO(text))
    (tmp_path / "empty.log").write_bytes(b"")
    scan = run.scan([str(tmp_path)], run.Options(jobs=1), new_key())
    rows = [(Path(part.source).name, part.container, part.examined) for part in scan.coverage]
    assert ("a.tgz", None, 0) not in rows
    assert ("a.tgz", "b.log", 2) in rows
    assert ("empty.log", None, 0) in rows or any("empty" in item.source for item in scan.set_aside)


def test_a_broken_archive_keeps_its_row():
    gathered = Gathered()
    gathered.extents[Source("file:a.tgz", None)] = Extent(broken=True)
    gathered.extents[Source("file:a.tgz", "x.zip")] = Extent()
    gathered.extents[Source("file:a.tgz", "x.zip!/a.log")] = Extent(read=3)
    assert [part.container for part in gathered.coverage()] == [None, "x.zip!/a.log"]


def test_the_result_is_the_same_whatever_the_number_of_jobs(tmp_path, monkeypatch):
    monkeypatch.setattr(cuts, "SEGMENT_BYTES", 40_000)
    build(tmp_path / "estate")
    lay(tmp_path / "estate" / "data" / "big.log", "".join(map(line, range(4000))))
    with closing(sqlite3.connect(tmp_path / "shop.db")) as base:
        base.execute("create table kunde (id integer primary key, epost text)")
        base.executemany("insert into kunde (epost) values (?)", [(f"kari{n}@example.com",) for n in range(900)])
        base.execute("create table ordre (id integer primary key, kunde_id integer, merknad text)")
        base.executemany("insert into ordre (kunde_id, merknad) values (?, ?)", [(n, f"ring {n}") for n in range(500)])
        base.commit()
    targets = [str(tmp_path / "estate" / "data"), f"sqlite:///{tmp_path}/shop.db"]
    key = new_key()
    one, *others = (run.scan(targets, run.Options(jobs=jobs), key) for jobs in (1, 2, 5))
    assert {part.container for part in one.coverage} > {"kunde", "ordre", None}
    assert [told(other) for other in others] == [told(one)] * 2
