"""Batches of one table joined, so that each column comes in long pieces."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from connectors.connector import ColumnBatch
from connectors.streams import BLOCK_BYTES

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Sequence

    from connectors.connector import Read


def joined(items: Iterable[Read], limit: int) -> Generator[Read]:
    """
    Yield the items, batches of full blocks joined as long as they have the same fields; all else as it comes.

    Args:
        items: what a format read.
        limit: bytes of text after which a joined batch is passed on.
    """
    held: list[ColumnBatch] = []
    size = 0
    for found in items:
        fits = isinstance(found, ColumnBatch) and all(column.rows is None for column in found.columns)
        if held and not (fits and _fields(found) == _fields(held[0])):
            yield _one(held)
            held, size = [], 0
        if not (isinstance(found, ColumnBatch) and fits):
            yield found
            continue
        held.append(found)
        grown = sum(column.values.nbytes for column in found.columns)
        size += grown
        # A short batch means that there was no more to read just now.
        if grown <= BLOCK_BYTES // 2 or size >= limit:
            yield _one(held)
            held, size = [], 0
    if held:
        yield _one(held)


def _fields(batch: Read) -> tuple[tuple[str, str], ...]:
    return (
        tuple((column.path, column.declared_type) for column in batch.columns)
        if isinstance(batch, ColumnBatch)
        else ()
    )


def _one(batches: Sequence[ColumnBatch]) -> ColumnBatch:
    import pyarrow as pa

    first = batches[0]
    if len(batches) == 1:
        return first
    columns = tuple(
        replace(column, values=pa.concat_arrays([batch.columns[position].values for batch in batches]))
        for position, column in enumerate(first.columns)
    )
    return replace(first, columns=columns, row_count=sum(batch.row_count for batch in batches))
