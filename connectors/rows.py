"""
Rows that a driver gives, as record batches in bounded memory, and as columns of text.
"""

from __future__ import annotations

import time
from collections.abc import Generator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from connectors.blobs import Blobs, texts
from connectors.connector import Column, ColumnBatch, Read, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import pyarrow as pa

    from connectors.connector import Segment
    from connectors.dialect import Bounds
    from connectors.query import Query

FETCH = 32_768
"""Rows of one batch, at most."""
PIECE = 2_048
"""Rows asked of a driver at once, at most: so few lie in the processor's cache until they are a batch's."""
BATCH_BYTES = 16 << 20
"""Bytes of one batch, about; a single row may hold more."""
_LOOKED_AT, _NUMBER = 64, 16
_EXACT = 2**53


def fetched(cursor: Any) -> Iterator[pa.RecordBatch]:
    """
    Yield what a cursor of the DB-API gives.

    A row may hold megabytes, so few are asked for before it is known how wide they are.
    """
    waiting: list[pa.RecordBatch] = []
    size, wanted, rows = 0, 1, 0
    try:
        while True:
            width = got = 0
            while got < wanted and (piece := cursor.fetchmany(min(PIECE, wanted - got))):
                looked_at = piece[:_LOOKED_AT]
                width = width or max(1, sum(map(_width, looked_at)) // len(looked_at))
                waiting.append(batched(piece))
                got += len(piece)
            if not got:
                break
            rows += got
            size += width * got
            if size >= BATCH_BYTES or rows >= FETCH:
                yield _together(waiting)
                waiting, size, rows = [], 0, 0
            wanted = max(1, min(FETCH - rows, (BATCH_BYTES - size) // width, wanted * 8))
    except Exception:
        if waiting:
            yield _together(waiting)  # what came before it broke
        raise
    if waiting:
        yield _together(waiting)


def _width(row: Sequence[Any]) -> int:
    return sum(len(cell) if isinstance(cell, str | bytes) else _NUMBER for cell in row)


def batched(rows: Sequence[tuple[Any, ...]]) -> pa.RecordBatch:
    """Return rows as a batch; its columns are named by position."""
    import pyarrow as pa

    columns = [_array(cells) for cells in zip(*rows, strict=True)]
    return pa.record_batch(columns, [str(position) for position in range(len(columns))])


def _together(pieces: Sequence[pa.RecordBatch]) -> pa.RecordBatch:
    """Return the rows of all pieces, as if they had been made a batch at once."""
    import pyarrow as pa

    if len(pieces) == 1:
        return pieces[0]
    columns = [_joined(arrays) for arrays in zip(*(piece.columns for piece in pieces), strict=True)]
    return pa.record_batch(columns, pieces[0].schema.names)


def _joined(arrays: Sequence[pa.Array]) -> pa.Array:
    """Return the cells of one column; what one piece holds may make text of another's."""
    import pyarrow as pa

    kinds = {array.type for array in arrays if array.null_count < len(array)} or {arrays[0].type}
    if len(kinds) > 1:
        return _array([cell for array in arrays for cell in array.to_pylist()])
    (kind,) = kinds
    return pa.concat_arrays([array if array.type == kind else pa.nulls(len(array), kind) for array in arrays])


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
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < _EXACT:
        cell = int(cell)
    return str(cell).encode("utf-8", "replace").decode()


def bounded(batches: Iterable[pa.RecordBatch], bounds: Bounds) -> Generator[pa.RecordBatch]:
    """
    Yield batches no faster than allowed.

    Raises:
        Unreadable: there is more than may be read.
    """
    began, rows, size = time.monotonic(), 0, 0
    try:
        for batch in batches:
            left = None if bounds.rows is None else bounds.rows - rows
            if left is not None and left < batch.num_rows:
                if left > 0:
                    yield batch.slice(0, left)
                reason = f"stopped after {bounds.rows:,} rows, as --max-rows says; the rest was not read"
                raise Unreadable(reason)
            rows += batch.num_rows
            size += batch.nbytes
            if bounds.bytes is not None and size > bounds.bytes:
                reason = f"stopped at {bounds.bytes:,} bytes, as --max-bytes says; the rest was not read"
                raise Unreadable(reason)
            yield batch
            if bounds.throttle is not None:
                time.sleep(max(0.0, rows / bounds.throttle - (time.monotonic() - began)))
    finally:
        if isinstance(batches, Generator):
            batches.close()  # while its connection is still there


class Reader:
    """
    Turns the batches of one statement into columns of text.

    Args:
        segment: the statement's.
        query: what it selects.
    """

    def __init__(self, segment: Segment, query: Query) -> None:
        self._columns = query.columns
        self._row = 1
        self._blobs = {
            position: Blobs(segment, column.shown) for position, column in enumerate(query.columns) if column.binary
        }

    def read(self, batch: pa.RecordBatch, total: int | None = None) -> Iterator[Read]:
        """Yield a batch's columns, then what the files in its cells hold."""
        from connectors.formats import nested

        columns: list[Column] = []
        files = {}
        sealed: pa.StringArray | None
        for position, (declared, cells) in enumerate(zip(self._columns, batch.columns, strict=True)):
            name = declared.shown
            if position in self._blobs:
                values, files[position], sealed = self._blobs[position].texts(cells)
            else:
                values, sealed = texts(cells), None
            for column in nested.flat(name, values, None):
                own = column.path == name
                columns.append(
                    replace(column, declared_type=declared.type, comment=declared.comment, sealed=sealed)
                    if own
                    else column
                )
        yield ColumnBatch(tuple(columns), self._row, batch.num_rows, total=total)
        self._row += batch.num_rows
        for position, found in files.items():
            yield from self._blobs[position].inside(found)

    def ended(self) -> Iterator[Read]:
        """Yield what there is to say at the end."""
        for blobs in self._blobs.values():
            yield from blobs.ended()
