"""
A column's cells as the bytes they are, for checks that count and compare bytes instead of asking an expression.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa

NO_BREAK = ("\u00a0", "\u202f")
PADDING = 32
"""Bytes after the last cell, so that one can look at a place past a cell's end."""


class CellBytes(NamedTuple):
    """
    Cells, one after the other in their own order.

    Args:
        data: all their bytes, and `PADDING` more.
        starts: where each begins in `data`.
        lengths: bytes in each.
    """

    data: np.ndarray[tuple[int], np.dtype[np.uint8]]
    starts: np.ndarray[tuple[int], np.dtype[np.int64]]
    lengths: np.ndarray[tuple[int], np.dtype[np.int64]]


def cell_bytes(values: pa.StringArray, *, raw: bool = False) -> CellBytes:
    """Return a column's cells; nulls are empty, and spaces that do not break are plain ones unless cells are to be `raw`."""
    import numpy as np
    import pyarrow.compute as pc

    if values.null_count:
        values = pc.fill_null(values, "")
    offsets, data = _buffers(values)
    if not raw and data.size and data.max() >= 0x80:
        text = data.tobytes()
        found = [space for space in NO_BREAK if space.encode() in text]
        for space in found:
            values = pc.replace_substring(values, space, " ")
        offsets, data = _buffers(values) if found else (offsets, data)
    padded = np.zeros(len(data) + PADDING, dtype=np.uint8)
    padded[: len(data)] = data
    return CellBytes(padded, offsets[:-1], np.diff(offsets))


def between(
    data: np.ndarray[tuple[int], np.dtype[np.uint8]],
    starts: np.ndarray[tuple[int], np.dtype[np.int64]],
    ends: np.ndarray[tuple[int], np.dtype[np.int64]],
) -> pa.StringArray:
    """Return the texts that lie in `data` from each start to its end; they come one after the other, and none overlap."""
    import numpy as np
    import pyarrow as pa

    places = np.zeros(2 * len(starts) + 1, dtype=np.int32)
    places[:-1:2], places[1::2] = starts, ends
    places[-1] = ends[-1] if len(ends) else 0
    # Every other one is what lies between two of them.
    every = pa.StringArray.from_buffers(2 * len(starts), pa.py_buffer(places), pa.py_buffer(data))
    return every.take(pa.array(np.arange(0, 2 * len(starts), 2)))


def _buffers(
    values: pa.StringArray,
) -> tuple[np.ndarray[tuple[int], np.dtype[np.int64]], np.ndarray[tuple[int], np.dtype[np.uint8]]]:
    """Return the offsets of the cells, and of the end, in the bytes given beside them."""
    import numpy as np

    _, offsets, data = values.buffers()
    if not len(values) or data is None:
        return np.zeros(len(values) + 1, dtype=np.int64), np.empty(0, dtype=np.uint8)
    ends = np.frombuffer(offsets, dtype=np.int32)[values.offset : values.offset + len(values) + 1].astype(np.int64)
    return ends - ends[0], np.frombuffer(data, dtype=np.uint8)[ends[0] : ends[-1]]


def without(cells: CellBytes, signs: bytes) -> CellBytes:
    """Return the cells with every one of some ASCII signs left out."""
    import numpy as np

    gone = cells.data == signs[0]
    for sign in signs[1:]:
        gone |= cells.data == sign
    if not gone.any():
        return cells
    # How many bytes are gone up to and with each place; the last one is padding, and stands for the place before the first.
    upto = np.cumsum(gone, dtype=np.int32)
    upto[-1] = 0
    before = upto.take(cells.starts - 1)
    inside = upto.take(cells.starts + cells.lengths - 1) - before
    data = np.frombuffer(cells.data.tobytes().translate(None, signs), dtype=np.uint8)
    return CellBytes(data, cells.starts - before, cells.lengths - inside)


def begins(cells: CellBytes, text: bytes) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Tell which cells begin with an ASCII text of at most `PADDING` bytes."""
    found: np.ndarray[tuple[int], np.dtype[np.bool_]] = cells.lengths >= len(text)
    for place, sign in enumerate(text):
        found &= cells.data[place:].take(cells.starts) == sign
    return found


def skipped(cells: CellBytes, count: np.ndarray[tuple[int], np.dtype[np.int64]]) -> CellBytes:
    """Return the cells without some of their first bytes; `count` is how many of each, never more than it has."""
    return CellBytes(cells.data, cells.starts + count, cells.lengths - count)


def signs_at(cells: CellBytes, places: tuple[int, ...], signs: bytes) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Tell which cells have one of some ASCII signs at each of the places, counted from 0 and below `PADDING`."""
    import numpy as np

    known = np.zeros(256, dtype=np.bool_)
    known[list(signs)] = True
    found = np.ones(len(cells.starts), dtype=np.bool_)
    for place in places:
        found &= known.take(cells.data[place:].take(cells.starts))
    return found
