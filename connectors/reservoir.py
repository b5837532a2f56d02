"""
A sample of rows that can only be read in their order: each has the same chance, whatever their number.

Every row draws a number; those with the smallest stay. Memory holds twice the sample and one batch.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import pyarrow as pa


class Reservoir:
    """
    Keeps some of the rows that come by.

    Args:
        size: rows to keep.
        seed: which.

    Attributes:
        total: rows that came by.
    """

    def __init__(self, size: int, seed: int) -> None:
        self.total = 0
        self._size = size
        self._chance = np.random.default_rng(seed)
        self._drawn = np.empty(0)
        self._held: list[pa.RecordBatch] = []
        self._limit = 1.0

    def add(self, batch: pa.RecordBatch) -> None:
        """Take in some rows."""
        numbers = self._chance.random(batch.num_rows)
        chosen = np.flatnonzero(numbers < self._limit)
        self.total += batch.num_rows
        self._held.append(_taken(batch, chosen))
        self._drawn = np.concatenate([self._drawn, numbers[chosen]])
        if len(self._drawn) >= 2 * self._size:
            self._prune()

    def rows(self) -> list[pa.RecordBatch]:
        """Return what is kept, in the order in which it came."""
        if len(self._drawn) > self._size:
            self._prune()
        return [batch for batch in self._held if batch.num_rows]

    def _prune(self) -> None:
        """Keep the rows with the smallest numbers."""
        self._limit = float(np.partition(self._drawn, self._size - 1)[self._size - 1])
        stays = self._drawn <= self._limit
        begin = 0
        for position, batch in enumerate(self._held):
            end = begin + batch.num_rows
            self._held[position] = _taken(batch, np.flatnonzero(stays[begin:end]))
            begin = end
        self._held = [batch for batch in self._held if batch.num_rows]
        self._drawn = self._drawn[stays]


def _taken(batch: pa.RecordBatch, rows: np.ndarray[tuple[int], np.dtype[np.int64]]) -> pa.RecordBatch:
    import pyarrow as pa

    return batch.take(pa.array(rows))
