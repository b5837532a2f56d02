"""What the lines of a log say of their age."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.line_time import Clock

SINCE = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
OLD = [
    b"2026-11-20T10:00:00Z INFO x",
    b"2026-11-20 10:00:00,123 INFO x",
    b"[2026-11-20 10:00:00 +0000] x",
    b"2026/11/20 10:00:00 [error] x",
    b"2026-11-21T13:59:59+02:00 x",
    b'10.0.0.1 - kari [20/Nov/2026:10:00:00 +0000] "GET /" 200 1',
    b"<34>Nov 20 10:00:00 web01 app: x",
    b"Nov 20 10:00:00 web01 app: x",
    b"I1120 10:00:00.123 1 a.go:1] x",
    b'{"level":"info","msg":"x","time":"2026-11-20T10:00:00Z"}',
    b'{"ts":1700000000.25,"msg":"x"}',
    b'{"@timestamp": "2026-11-20T10:00:00.123+01:00"}',
    b"1700000000123 x",
]
NEW = [
    b"2026-11-21T12:00:00Z INFO x",
    b"2026-11-21T11:00:00-02:00 x",
    b'10.0.0.1 - kari [21/Nov/2026:13:00:00 +0000] "GET /" 200 1',
    b"Nov 22 10:00:00 web01 app: x",
    b"I1122 10:00:00.123 1 a.go:1] x",
    b'{"level":"info","msg":"x 2019-01-01 00:00","time":"2026-11-22T10:00:00Z"}',
    b'{"ts":1795347000,"msg":"x"}',
]
SILENT = [
    b"  at no.Shop.kjop(Shop.java:12)", b"", b"hei", b"ordre 1700000000", b"2026-02-31 10:00:00 x", b"uten tid",
    b'{"msg":"x"}', b"{", b"a" * 60 + b"2026-11-20 10:00:00", b"20261120", b"frist 2019-01-01 for ordre",
]  # fmt: skip


@pytest.mark.parametrize("line", OLD)
def test_old_lines_are_blanked(line):
    clock = Clock(SINCE)
    assert (clock.without_older(line + b"\n"), clock.passed) == (b"\n", 1)


@pytest.mark.parametrize("line", NEW)
def test_new_lines_stay(line):
    assert Clock(SINCE).without_older(line + b"\n") == line + b"\n"


@pytest.mark.parametrize("silent", SILENT)
def test_a_line_that_says_nothing_goes_with_the_line_before(silent):
    clock = Clock(SINCE)
    block = b"\n".join([OLD[0], silent, NEW[0], silent])
    assert clock.without_older(block) == b"\n".join([b"", b"", NEW[0], silent])


def test_a_block_goes_on_where_the_one_before_ended():
    clock = Clock(SINCE)
    assert clock.without_older(OLD[0] + b"\n") == b"\n"
    assert clock.without_older(b"  at x\n" + NEW[0] + b"\n") == b"\n" + NEW[0] + b"\n"
    assert clock.without_older(b"  at x\n") == b"  at x\n"


def test_a_piece_of_a_long_line_says_nothing_of_its_own():
    clock = Clock(SINCE)
    assert clock.without_older(OLD[0] + b" x", continued=True) == OLD[0] + b" x"


def test_before_the_first_date_lines_are_kept():
    assert Clock(SINCE).without_older(b"uten tid\n" + OLD[0]) == b"uten tid\n "


@given(st.lists(st.sampled_from(OLD + NEW + SILENT), max_size=20), st.booleans())
def test_every_line_keeps_its_number_and_is_whole_or_blank(lines, ended):
    block = b"\n".join(lines) + b"\n" * ended
    seen = Clock(SINCE).without_older(block)
    after = seen.split(b"\n")
    assert len(after) == len(block.split(b"\n"))
    assert all(new.strip() in {b"", old.strip()} for old, new in zip(block.split(b"\n"), after, strict=True))
    assert seen.endswith(b"\n") == block.endswith(b"\n")
