"""`innsyn redact`: a filter in a pipe."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys

import pytest

from tests.command import ENVIRONMENT

BORN_1866 = "08099066076"
LEAK = f"2026-11-22 10:00:00 INFO kunde={BORN_1866} logget inn\n"


def start(tmp_path, *arguments):
    return subprocess.Popen(
        [sys.executable, "-m", "scanner", "redact", *arguments],
        cwd=tmp_path,
        env=ENVIRONMENT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        bufsize=0,
    )


def redact(tmp_path, data: bytes, *arguments):
    with start(tmp_path, *arguments) as run:
        out, err = run.communicate(data)
    return run.returncode, out, err.decode()


def test_what_the_gate_finds_is_gone_afterwards(tmp_path, gate):
    (tmp_path / "app.log").write_text((LEAK + "alt vel\n") * 50 + json.dumps({"epost": "kari@fjordgull-post.no"}))
    assert gate("app.log", "--fail-on", "low").returncode == 1
    code, out, err = redact(tmp_path, (tmp_path / "app.log").read_bytes())
    assert (code, err) == (0, "")
    (tmp_path / "app.log").write_bytes(out)
    assert gate("app.log", "--fail-on", "low", "--test-data", "fail").returncode == 0


def test_a_line_is_passed_on_when_it_has_come(tmp_path):
    with start(tmp_path) as run:
        run.stdin.write(LEAK.encode())
        assert run.stdout.readline() == LEAK.replace(BORN_1866, "[FNR]").encode()  # the stream is still open
        run.stdin.write(b"hal")
        run.stdin.write(b"v\nrest")
        assert run.stdout.readline() == b"halv\n"
        run.stdin.close()
        assert run.stdout.read() == b"rest"
    assert run.returncode == 0


def test_pseudonyms_are_the_workspaces_own_and_stay(tmp_path):
    first = redact(tmp_path, LEAK.encode(), "--pseudonyms")
    assert re.search(rb"kunde=\[FNR:[a-p]{12}\]", first[1])
    assert first == redact(tmp_path, LEAK.encode(), "--pseudonyms")
    (tmp_path / "other").write_bytes(bytes(32))
    assert redact(tmp_path, LEAK.encode(), "--pseudonyms", "--key-file", "other")[1] != first[1]


def test_windows_1252_comes_out_as_it_went_in(tmp_path):
    code, out, _ = redact(tmp_path, f"blåbær kunde={BORN_1866} €\n".encode("cp1252"))
    assert (code, out) == (0, "blåbær kunde=[FNR] €\n".encode("cp1252"))


def test_what_cannot_be_decoded_is_told(tmp_path):
    code, out, err = redact(tmp_path, f"å\nkunde={BORN_1866} \xff\n".encode() + b"\xff\xfe\x9d\n")
    assert (code, BORN_1866.encode() in out, "could not be decoded" in err) == (3, False, True)


@pytest.mark.parametrize(
    ("data", "arguments", "said"),
    [
        (b"\x1f\x8b\x08\x00" + bytes(50), [], "unpack it first"),
        (LEAK.encode("utf-16"), [], "convert it first"),
        (LEAK.encode(), ["--min-confidence", "2"], "from 0 to 1"),
        (LEAK.encode(), ["--key-file", "x"], "--pseudonyms"),
        (LEAK.encode(), ["--pseudonyms", "--key-file", "none"], "cannot be read"),
        (LEAK.encode(), ["--pseudonyms", "--key-file", "short"], "no key of 32 bytes"),
    ],
)
def test_wrong_usage_passes_nothing_on(tmp_path, data, arguments, said):
    (tmp_path / "short").write_bytes(b"abc")
    code, out, err = redact(tmp_path, data, *arguments)
    assert (code, out, said in err) == (2, b"", True), err


def test_a_reader_that_goes_away_and_a_request_to_stop_leave_no_traceback(tmp_path):
    with start(tmp_path) as run:
        run.stdin.write(LEAK.encode())
        run.stdout.readline()
        run.send_signal(signal.SIGTERM)
        assert run.wait(20) == 3
        assert run.stderr.read() == b"innsyn: stopped; the rest of the text was not passed on\n"
    with start(tmp_path) as run:
        run.stdout.close()
        run.stdin.write(LEAK.encode())
        run.stdin.close()
        assert b"Traceback" not in run.stderr.read()
    assert run.returncode == 0


def test_a_line_without_end_is_left_out_and_told(tmp_path):
    with start(tmp_path) as run:
        out, err = run.communicate(b"kort\n" + (b"x" * 1_000_000 + BORN_1866.encode()) * 70 + b"\nkort igjen\n")
    assert (run.returncode, b"left out" in err) == (3, True)
    assert out == b"kort\n[a line of more than 64 MiB was left out]\nkort igjen\n"
