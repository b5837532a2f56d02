"""Rows of a driver as batches: in bounded memory, and not in crumbs."""

import pytest

from connectors import rows


class Cursor:
    """Gives made-up rows, and remembers how many were asked for."""

    def __init__(self, widths):
        self._rows = iter([(n, "x" * width) for n, width in enumerate(widths)])
        self.asked = []

    def fetchmany(self, count):
        self.asked.append(count)
        return [row for _, row in zip(range(count), self._rows, strict=False)]


@pytest.mark.parametrize("count", [0, 1, 5, 100, rows.FETCH, rows.FETCH + 1])
def test_a_small_table_is_one_batch(count):
    batches = list(rows.fetched(Cursor([10] * count)))
    assert [batch.num_rows for batch in batches] == [rows.FETCH] * (count // rows.FETCH) + [count % rows.FETCH] * (
        count % rows.FETCH > 0
    )


def test_wide_rows_come_few_at_a_time():
    cursor = Cursor([5 << 20] * 20)
    batches = list(rows.fetched(cursor))
    assert sum(batch.num_rows for batch in batches) == 20
    assert max(batch.nbytes for batch in batches) <= 2 * rows.BATCH_BYTES
    assert max(cursor.asked) <= 8


def test_every_row_comes_once_whatever_its_width():
    widths = [1, 1 << 22, 3, 1 << 24, *[100] * 5000, 1 << 23, 1]
    batches = list(rows.fetched(Cursor(widths)))
    assert [n for batch in batches for n in batch.column(0).to_pylist()] == list(range(len(widths)))


def test_what_one_piece_of_a_batch_holds_makes_text_of_another(monkeypatch):
    monkeypatch.setattr(rows, "PIECE", 2)
    made = [(None, 1), (None, 2), (b"a", 3), (None, 4.5), (b"b", "fem"), (b"c", 6), (None, None), (None, None)]
    (batch,) = rows.fetched(Given(made))
    assert batch.equals(rows.batched(made))
    assert batch.column(1).to_pylist() == ["1", "2", "3", "4.5", "fem", "6", None, None]


def test_rows_that_came_before_a_driver_broke_are_kept():
    reading = rows.fetched(Given([(number,) for number in range(10_000)], breaks=OSError("cut")))
    assert next(reading).num_rows == 10_000
    with pytest.raises(OSError, match="cut"):
        next(reading)


class Given:
    """Gives rows, and perhaps breaks at their end."""

    def __init__(self, made, *, breaks=None):
        self._rows, self._breaks = iter(made), breaks

    def fetchmany(self, count):
        found = [row for _, row in zip(range(count), self._rows, strict=False)]
        if not found and self._breaks:
            raise self._breaks
        return found
