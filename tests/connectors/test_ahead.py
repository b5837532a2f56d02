"""What is read ahead comes as if it were not."""

import os
import threading

import pytest

from connectors.ahead import LARGE, ahead
from connectors.connector import Segment


@pytest.fixture
def large(tmp_path):
    """A segment of a file large enough to be read ahead."""
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.truncate(LARGE)
    return Segment(f"file:{path}", str(path), "delimited")


def made(said, number=5, fault=None):
    """Yield numbers; tell by which thread each was made, and when it is over."""
    try:
        for item in range(number):
            said.append(threading.current_thread())
            yield item
        if fault is not None:
            raise fault
    finally:
        said.append("closed")


def test_items_come_in_their_order_from_one_other_thread_that_ends_with_them(large):
    said, before = [], threading.active_count()
    assert list(ahead(made(said), large)) == [0, 1, 2, 3, 4]
    assert said[-1] == "closed"
    assert len(set(said[:-1])) == 1
    assert said[0] is not threading.current_thread()
    assert threading.active_count() == before


def test_one_item_is_read_while_the_one_before_is_looked_at(large):
    reading = threading.Event()

    def items():
        yield "first"
        reading.set()
        yield "second"

    found = ahead(items(), large)
    assert next(found) == "first"
    assert reading.wait(timeout=60)
    assert list(found) == ["second"]


def test_who_stops_early_leaves_neither_thread_nor_open_source(large):
    said, before = [], threading.active_count()
    found = ahead(made(said), large)
    next(found)
    found.close()
    assert said[-1] == "closed"
    assert len(said) < 5
    assert threading.active_count() == before


def test_what_goes_wrong_ahead_comes_after_what_went_well(large):
    found, got = ahead(made([], 2, OSError("gone")), large), []
    with pytest.raises(OSError, match="gone"):
        got.extend(found)
    assert got == [0, 1]


@pytest.mark.parametrize("kind", ["small", "pipe", "-", "s3://bucket/key.csv"])
def test_nothing_is_read_ahead_of_what_is_small_or_may_never_come(kind, tmp_path):
    path = str(tmp_path / "data") if kind in {"small", "pipe"} else kind
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "small":
        (tmp_path / "data").write_text("a,b\n1,2\n")
    said = []
    assert list(ahead(made(said), Segment(f"file:{path}", path, "delimited"))) == [0, 1, 2, 3, 4]
    assert set(said) == {threading.current_thread(), "closed"}
