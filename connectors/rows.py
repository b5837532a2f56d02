"""
Rows that a driver gives, as record batches in bounded memory.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pyarrow as pa

FETCH = 8_192
"""Rows of one batch, at most."""
BATCH_BYTES = 16 << 20
"""Bytes of one batch, about; a single row may hold more."""
_FIRST = 64


def fetched(cursor: Any) -> Iterator[pa.RecordBatch]:
    """
    Yield what a cursor of the DB-API gives.

    Few rows are asked for at first, then as many as make a batch: a row may hold megabytes.
    """
    wanted = _FIRST
    while rows := cursor.fetchmany(wanted):
        batch = batched(rows)
        yield batch
        width = max(1, batch.nbytes // len(rows))
        wanted = max(1, min(FETCH, BATCH_BYTES // width, wanted * 8))


def batched(rows: Sequence[tuple[Any, ...]]) -> pa.RecordBatch:
    """Return rows as a batch; its columns are named by position."""
    import pyarrow as pa

    columns = [_array(cells) for cells in zip(*rows, strict=True)]
    return pa.record_batch(columns, [str(position) for position in range(len(columns))])


def _array(cells: Sequence[Any]) -> pa.Array:
    """Return cells of one column; where they are of several types, as text."""
    import pyarrow as pa

    kinds = set(map(type, cells))
    kinds.discard(type(None))
    if kinds == {bytes}:
        return pa.array(cells, pa.binary())
    if len(kinds) < 2 and kinds <= {str, int, float}:
        try:
            return pa.array(cells)
        except (pa.ArrowException, OverflowError, UnicodeEncodeError):
            pass
    if bytes in kinds:
        return pa.array([cell if cell is None or isinstance(cell, bytes) else _text(cell).encode() for cell in cells])
    return pa.array([None if cell is None else _text(cell) for cell in cells], pa.string())


def _text(cell: Any) -> str:
    """Return a value as text that UTF-8 can hold."""
    import json

    if isinstance(cell, dict | list | tuple):
        cell = json.dumps(cell, default=str, ensure_ascii=False)
    return str(cell).encode("utf-8", "replace").decode()
