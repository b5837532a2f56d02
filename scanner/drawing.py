"""
Which values of a column are drawn for its sketch: the same ones from every column, chosen by a keyed number.

The number decides only what is drawn; what is kept of a drawn value is its fingerprint. It is reckoned for a whole
column at once: the bytes of a cell as digits in a secret base, modulo 2^64, then mixed.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from scanner.fingerprints import fingerprints
from scanner.sketches import SIZE

if TYPE_CHECKING:
    Numbers = np.ndarray[tuple[int], np.dtype[np.uint64]]

BYTES = 1 << 20
"""Text that is reckoned at once."""
_MIX = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F))


@lru_cache(maxsize=2)
def _powers(key: bytes, size: int) -> tuple[Numbers, Numbers]:
    """Return the powers of a secret odd base, and of its inverse, modulo 2^64."""
    base = int.from_bytes(blake2b(b"base of sketches", digest_size=8, key=key).digest()) | 1
    steps = np.full((2, size + 1), 1, dtype=np.uint64)
    steps[0, 1:], steps[1, 1:] = base, pow(base, -1, 1 << 64)
    with np.errstate(over="ignore"):
        return np.multiply.accumulate(steps[0]), np.multiply.accumulate(steps[1])


def _numbers(key: bytes, values: pa.StringArray) -> Numbers:
    """Return a keyed number for each cell; equal cells have equal ones."""
    offsets = np.frombuffer(values.buffers()[1], dtype=np.int32)[values.offset : values.offset + len(values) + 1]
    low, high = int(offsets[0]), int(offsets[-1])
    if high == low:
        return np.zeros(len(values), dtype=np.uint64)
    data = np.frombuffer(values.buffers()[2], dtype=np.uint8)[low:high].astype(np.uint64) + np.uint64(1)
    powers, inverses = _powers(key, 1 << max(20, (high - low).bit_length()))
    width = (high - low) // len(values)
    with np.errstate(over="ignore"):
        if width * len(values) == high - low and (np.diff(offsets) == width).all():
            found = data.reshape(-1, width) @ powers[:width]  # all cells are of one length: half the work
        else:
            sums = np.concatenate((np.zeros(1, np.uint64), np.cumsum(data * powers[: len(data)], dtype=np.uint64)))
            places = offsets - low
            found = (sums[places[1:]] - sums[places[:-1]]) * inverses[places[:-1]]
        for factor in _MIX:
            found = (found ^ (found >> np.uint64(32))) * factor
    return found ^ (found >> np.uint64(29))


def _last(level: int) -> np.uint64:
    """Return the largest number that is drawn at a level."""
    return np.uint64((1 << (64 - level)) - 1)


def drawn(key: bytes, values: pa.StringArray, level: int) -> tuple[dict[int, int], int]:
    """
    Return the fingerprints of the values that are drawn from a batch of a column.

    Args:
        key: the workspace key.
        values: its cells, none of them null.
        level: how often the draw is already halved.

    Returns:
        Each fingerprint with the last level at which it is still drawn; and the level that keeps them few.
    """
    numbers: list[Numbers] = []
    done = 0
    while done < len(values):
        count = len(values) - done
        while count > 1 and values.slice(done, count).nbytes > BYTES:
            count //= 2
        numbers.append(_numbers(key, values.slice(done, count)))
        done += count
    every = np.concatenate(numbers or [np.zeros(0, np.uint64)])
    # Sorted, the deepest come first: a number is drawn at as many levels as it has leading zeros.
    ordered = np.sort(every[every <= _last(level)])
    different = ordered[np.flatnonzero(np.diff(ordered, prepend=~ordered[:1]))]
    while np.searchsorted(different, _last(level), side="right") > SIZE:
        level += 1
    # To find where each stands is dearer than to sort them, and few are left.
    still = np.flatnonzero(every <= _last(level))
    unique, first = np.unique(every[still], return_index=True)
    texts = values.take(pa.array(still[first])).to_pylist()
    ranks = (64 - number.bit_length() for number in unique.tolist())
    return dict(zip(fingerprints(key, texts), ranks, strict=True)), level
