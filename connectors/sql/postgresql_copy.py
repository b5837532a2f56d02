"""
Rows of PostgreSQL by COPY, as CSV that Arrow reads: no value is ever made an object of Python.

psycopg's own loop costs more for each row than the server takes to send it, so libpq is asked directly.
"""

from __future__ import annotations

import io
from bisect import bisect_left
from functools import partial
from itertools import accumulate, repeat, starmap, takewhile
from operator import itemgetter
from selectors import EVENT_READ, EVENT_WRITE, DefaultSelector
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import pyarrow as pa

    from connectors.dialect import TableColumn

BLOCK_BYTES = 8 << 20


def copied(server: Any, statement: str, columns: Sequence[TableColumn]) -> Iterator[pa.RecordBatch]:
    """
    Yield what a statement selects, each block parsed while the one before is examined: Arrow holds up no other thread.

    Args:
        server: libpq's connection, as psycopg gives it.
        statement: to be run.
        columns: that it selects.
    """
    from concurrent.futures import ThreadPoolExecutor

    blocks = _blocks(server, statement)
    waiting: list[Callable[[], pa.RecordBatch]] = []
    with ThreadPoolExecutor(1) as parser:
        while True:
            try:
                block = next(blocks, None)
            except Exception:
                yield from (parsed() for parsed in waiting)  # what came before it broke
                raise
            if block is None:
                break
            parse = partial(_parsed, block, columns)
            # One that is not full is the last, and often the only one.
            waiting.append(parser.submit(parse).result if len(block) >= BLOCK_BYTES else parse)
            if len(waiting) > 1:
                yield waiting.pop(0)()
        yield from (parsed() for parsed in waiting)


def _blocks(server: Any, statement: str) -> Iterator[bytes]:
    """
    Yield what a statement selects as CSV, in blocks that end with the row that fills them.

    No row is kept as an object of its own longer than it takes to write it behind the others, and libpq is asked for
    what has arrived only: while it waits, it holds up everything else in the process.
    """
    from psycopg import errors, pq

    block, new = io.BytesIO(), True
    with DefaultSelector() as arriving:
        arriving.register(server.socket, EVENT_READ)
        result = _begun(server, f"COPY ({statement}) TO STDOUT (FORMAT csv)", arriving)
        while result.status == pq.ExecStatus.COPY_OUT:
            rows = list(_at_hand(server))
            new = new or bool(rows)
            while rows:
                sizes = list(accumulate(map(len, rows), initial=block.tell()))
                fitting = bisect_left(sizes, BLOCK_BYTES)
                block.writelines(rows[:fitting])
                rows = rows[fitting:]
                if fitting < len(sizes):
                    yield block.getvalue()
                    block = io.BytesIO()
            result = server.get_result()
            if result.status == pq.ExecStatus.COPY_OUT:
                if not new:
                    arriving.select()
                server.consume_input()
                new = False
    if block.tell():
        yield block.getvalue()
    if result.status != pq.ExecStatus.COMMAND_OK:
        raise errors.error_from_result(result)
    while server.get_result() is not None:
        pass


def _begun(server: Any, command: str, arriving: DefaultSelector) -> Any:
    """Return the first answer to a command; waited for here, as libpq would not hear a request to stop meanwhile."""
    server.send_query(command.encode())
    arriving.modify(server.socket, EVENT_READ | EVENT_WRITE)
    while server.flush():
        arriving.select()
        server.consume_input()
    arriving.modify(server.socket, EVENT_READ)
    while server.is_busy():
        arriving.select()
        server.consume_input()
    return server.get_result()


def _at_hand(server: Any) -> Iterator[memoryview]:
    """Return the rows of a COPY that have arrived; none is empty."""
    text = itemgetter(1)
    return map(text, takewhile(text, starmap(server.get_copy_data, repeat((1,)))))


def _parsed(block: bytes, columns: Sequence[TableColumn]) -> pa.RecordBatch:
    """Return CSV as the server writes it, as columns of bytes: an empty cell without quotes is null."""
    import pyarrow as pa
    from pyarrow import csv

    names = [str(position) for position in range(len(columns))]
    table = csv.read_csv(
        pa.BufferReader(block),
        csv.ReadOptions(use_threads=False, block_size=len(block) + 1, column_names=names),
        csv.ParseOptions(newlines_in_values=True, ignore_empty_lines=False),
        csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.binary()),
            null_values=[""],
            strings_can_be_null=True,
            quoted_strings_can_be_null=False,
        ),
    )
    batch = table.combine_chunks().to_batches()[0]
    for position, column in enumerate(columns):
        if column.binary:
            cells = batch.column(position).to_pylist()
            found = pa.array(
                [None if cell is None else bytes.fromhex(cell[2:].decode()) for cell in cells], pa.binary()
            )
            batch = batch.set_column(position, names[position], found)
    return batch
