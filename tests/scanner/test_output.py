"""Where reports go, what is refused before a scan, and how a scan is stopped: the command, run as a user runs it."""

from __future__ import annotations

import json
import os
import shlex
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from tests.command import ENVIRONMENT, ROOT, here

BORN_1866 = "08099066076"
linux = pytest.mark.skipif(sys.platform != "linux", reason="devices as Linux has them")


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "app.log").write_text(f"2026-11-22 10:00:00 INFO kunde={BORN_1866} logget inn\n", encoding="utf-8")
    return tmp_path


def innsyn(folder: Path, *arguments: str, shell: str = "") -> subprocess.CompletedProcess[str]:
    """Scan in this process; in one of its own where a shell says what its streams are."""
    if not shell:
        return here(folder, "scan", *arguments)
    command = shlex.join([sys.executable, "-m", "scanner", "scan", *arguments])
    return subprocess.run(
        ["/bin/sh", "-c", f"{command} {shell}"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env=ENVIRONMENT,
        timeout=120,
    )


def one_line(run: subprocess.CompletedProcess[str], code: int, said: str) -> None:
    assert run.returncode == code, run.stderr
    assert said in run.stderr
    assert run.stderr.count("\n") == 1, run.stderr


@linux
@pytest.mark.parametrize(
    ("shell", "said"), [(">/dev/full", "standard output (No space left"), (">&-", "standard output is closed")]
)
def test_a_standard_output_that_takes_nothing_is_said_in_a_line(folder, shell, said):
    one_line(innsyn(folder, "app.log", "--catalog", "none", shell=shell), 3, said)


@linux
@pytest.mark.parametrize("arguments", ["detectors list", "scan --help", "--version"])
def test_other_commands_too_end_with_a_line(folder, arguments):
    run = subprocess.run(
        ["/bin/sh", "-c", f"{sys.executable} -m scanner {arguments} >/dev/full"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env=ENVIRONMENT,
    )
    one_line(run, 3, "No space left")


@linux
def test_a_killed_worker_exits_3_and_says_what_to_try(folder):
    line = f"2026-11-22 10:00:00 INFO kunde={BORN_1866} epost=a@fjordgull-post.example logget inn\n"
    (folder / "0.log").write_text(line * 60_000)
    for number in range(1, 40):
        (folder / f"{number}.log").hardlink_to(folder / "0.log")  # a long scan of little
    process = subprocess.Popen(
        [sys.executable, "-m", "scanner", "scan", ".", "--jobs", "2"],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=ENVIRONMENT,
        text=True,
    )
    os.kill(int(workers_of(process)[0]), signal.SIGKILL)
    printed, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (3, "")
    assert "the worker process was killed; perhaps out of memory; try --jobs 1" in printed


def workers_of(process: subprocess.Popen) -> list[str]:
    """Wait until both workers are there; return their numbers."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    deadline = time.monotonic() + 60
    while len(children.read_text().split()) < 2 and time.monotonic() < deadline:
        time.sleep(0.02)
    return children.read_text().split()


@linux
def test_devices_and_pipes_are_written_to(folder):
    run = innsyn(folder, "app.log", "--format", "json", "-o", "/dev/stdout", shell="| cat")
    assert json.loads(run.stdout)["complete"]
    (folder / "null").symlink_to("/dev/null")
    assert innsyn(folder, "app.log", "-o", "null").returncode == 1
    assert (folder / "null").is_symlink()
    assert Path("/dev/null").is_char_device()
    os.mkfifo(folder / "pipe")
    read = []
    reader = threading.Thread(target=lambda: read.append((folder / "pipe").read_text()), daemon=True)
    reader.start()
    assert innsyn(folder, "app.log", "-o", "pipe", "--format", "json").returncode == 1
    reader.join(20)
    assert json.loads(read[0])["complete"]


@linux
def test_a_full_device_named_as_output_exits_3(folder):
    one_line(innsyn(folder, "app.log", "-o", "/dev/full", "--catalog", "none"), 3, "/dev/full (No space left")


def test_a_link_stays_and_what_it_points_to_is_written(folder):
    (folder / "link").symlink_to("real.json")
    for _ in range(2):
        assert innsyn(folder, "app.log", "--format", "json", "-o", "link").returncode == 1
        assert (folder / "link").is_symlink()
        assert json.loads((folder / "real.json").read_text())["complete"]


def test_a_new_report_is_its_owners_alone_and_an_old_one_keeps_its_permissions(folder):
    (folder / "old").write_text("")
    (folder / "old").chmod(0o640)
    for name, mode in (("new", 0o600), ("old", 0o640)):
        innsyn(folder, "app.log", "-o", name)
        assert (folder / name).stat().st_mode & 0o777 == mode


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--format", "pdf"), "no format named pdf"),
        (("-o", "no/such/out.json"), "no/such/out.json"),
        (("-o", "."), "is a folder"),
        (("--catalog", "sqlite:////no/such/folder/c.db"), "catalog"),
        (("--catalog", "sqlite:///app.log"), "catalog"),
        (("sqlite:///d.db",), "no such file: d.db"),
        (("mongodb://someone:hemmelig@db/x",), "databases of the kind mongodb are not read"),
    ],
)
def test_what_cannot_work_is_refused_before_anything_is_read(folder, arguments, said):
    # Nobody ever writes to this pipe: whoever began to read would not come back.
    os.mkfifo(folder / "never")
    run = innsyn(folder, "-", *arguments, shell="<>never")
    one_line(run, 2, said)
    assert "hemmelig" not in run.stderr


def test_nan_is_no_confidence_and_1_means_the_surest(folder):
    run = innsyn(folder, "app.log", "--min-confidence", "nan")
    assert (run.returncode, "Traceback" in run.stderr) == (2, False)
    (folder / "many.log").write_text("".join(f"fnr={BORN_1866}\n" for _ in range(50)))
    report = json.loads(innsyn(folder, "many.log", "--format", "json", "--min-confidence", "1").stdout)
    assert all(finding["confidence"] == 0.999 for finding in report["findings"])
    stricter = json.loads(innsyn(folder, "many.log", "--format", "json", "--min-confidence", "0.999").stdout)
    assert len(report["findings"]) == len(stricter["findings"])


@linux
@pytest.mark.parametrize("asked", [signal.SIGTERM, signal.SIGINT])
def test_a_stopped_scan_leaves_nothing_behind(folder, asked):
    line = f"2026-11-22 10:00:00 INFO kunde={BORN_1866} epost=a@fjordgull-post.example logget inn\n"
    (folder / "0.log").write_text(line * 60_000)
    for number in range(1, 40):
        (folder / f"{number}.log").hardlink_to(folder / "0.log")  # a long scan of little
    process = subprocess.Popen(
        [sys.executable, "-m", "scanner", "scan", ".", "--jobs", "2", "-o", "out.txt"],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=ENVIRONMENT,
    )
    workers_of(process)
    process.send_signal(asked)
    # The streams end only when the workers, which inherited them, have ended.
    printed, said = process.communicate(timeout=30)
    assert (process.returncode, printed) == (3, b"")
    assert said == b"innsyn: stopped; nothing was recorded; the same command with --resume goes on from here\n"
    assert [path.name for path in folder.iterdir() if "out" in path.name] == []


LOST = """
import os, signal, sys
sys.path.insert(0, {root!r})
from scanner.cli import scan, stopping
stopping.listen()
progress = scan._Progress()
progress.tell("file:a.log", 1)
try:
    os.kill(os.getpid(), signal.SIGTERM)
    signal.pause()
except KeyboardInterrupt:
    pass  # as Python does with what is raised in a hook of its own, such as after a fork
progress.tell("file:a.log", 1)
"""


@linux
def test_a_request_to_stop_that_was_lost_is_heard_when_the_next_piece_is_told():
    code = LOST.format(root=str(ROOT))
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert run.stderr.strip().endswith("KeyboardInterrupt")


@pytest.mark.parametrize("target", ["app.log", "./app.log", "link.log"])
def test_what_is_scanned_is_never_written_over(folder, target):
    (folder / "link.log").symlink_to("app.log")
    before = (folder / "app.log").read_bytes()
    for more in ((), ("--plan",)):
        done = innsyn(folder, target, "-o", "app.log", *more)
        assert done.returncode == 2
        assert "app.log is a file that is read" in done.stderr
    assert (folder / "app.log").read_bytes() == before


def test_a_report_may_stand_in_the_folder_that_is_scanned(folder):
    for _ in range(2):
        assert innsyn(folder, ".", "-o", "report.txt").returncode == 1
