"""Records of delimited text, parsed by Arrow at its own speed: many blocks at once, every row in its place."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from connectors.connector import Column, ColumnBatch, LineBatch
from connectors.formats import header, nested

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import pyarrow as pa

    from connectors.connector import Failure, Read
    from connectors.format import Input

PARSED_BYTES = 6 << 20
"""Bytes parsed at once, so that columns come in long pieces."""
TOLD = 20
"""Ragged rows that are failures of their own; the rest are counted."""
_WIDEST = 1_000


@dataclass(slots=True)
class Table:
    """
    What is known of the table while it is read.

    Args:
        source: what is read.
        delimiter: between cells.
        names: of the columns.
        row: number of the next row, from 1.
        ragged: rows with more or fewer cells than the others, so far.
        apart: records run over several lines, so that every block is parsed by itself.
    """

    source: Input
    delimiter: str
    names: tuple[str, ...]
    row: int = 1
    ragged: int = 0
    apart: bool = False

    def name(self, position: int) -> str:
        """Return the name of a column, from 0; those beyond the header are numbered."""
        return self.names[position] if position < len(self.names) else f"column {position + 1}"


class Records(NamedTuple):
    """
    Whole records.

    Args:
        data: UTF-8.
        line: in which they begin.
        quoted: quotes in them mean something.
        more: they come from a full block, so that more will follow at once.
    """

    data: bytes
    line: int
    quoted: bool = True
    more: bool = False


def parsed(table: Table, items: Iterable[Read | Records]) -> Iterator[Read]:
    """Parse the records among the items, blocks of them at once; all else is passed on in its place."""
    held: list[Records] = []
    size = 0
    for item in items:
        if isinstance(item, Records):
            held.append(item)
            size += len(item.data)
            if item.more and size < PARSED_BYTES and not table.apart:
                continue
        if held:
            yield from _parsed(table, held)
            held, size = [], 0
        if not isinstance(item, Records):
            yield item


def _parsed(table: Table, parts: Sequence[Records]) -> Iterator[Read]:
    """Let Arrow parse whole records; gather the ragged ones by their number of cells."""
    import pyarrow as pa

    data, line, quoted = b"".join(part.data for part in parts), parts[0].line, parts[0].quoted
    if not data or data.isspace():
        return
    ragged: dict[int, list[tuple[int, str]]] = defaultdict(list)

    def keep(row: Any) -> str:
        ragged[row.actual_columns].append((row.number, row.text))
        return "skip"

    try:
        whole = _arrow(table, data, len(table.names), quoted=quoted, keep=keep)
    except pa.ArrowInvalid:
        whole = None
    if len(parts) > 1 and (
        whole is None or _has_lines_in_cells(data, whole.num_rows + sum(map(len, ragged.values())))
    ):
        table.apart = True
        for part in parts:
            yield from _parsed(table, (part,))
    elif whole is None:
        yield table.source.failure("rows from this line on could not be parsed; they were read as text", line)
        yield LineBatch(data, line)
        table.row += data.count(b"\n")
    elif ragged:
        yield from _with_ragged(table, data, line, whole, ragged, quoted=quoted)
    else:
        yield ColumnBatch(tuple(_columns(table, whole, None)), table.row, whole.num_rows)
        table.row += whole.num_rows


def _has_lines_in_cells(data: bytes, rows: int) -> bool:
    """Tell whether a record may run over several lines, as a quote without its pair makes it: then cuts matter."""
    return b'"' in data and data.count(b"\n") + (not data.endswith(b"\n")) != rows


def _arrow(table: Table, data: bytes, width: int, *, quoted: bool, keep: Any = None) -> pa.RecordBatch:
    import pyarrow as pa
    from pyarrow import csv as arrow_csv

    names = [str(position) for position in range(width)]
    return arrow_csv.read_csv(
        pa.BufferReader(data),
        read_options=arrow_csv.ReadOptions(use_threads=False, block_size=len(data) + 1, column_names=names),
        parse_options=arrow_csv.ParseOptions(
            delimiter=table.delimiter,
            quote_char='"' if quoted else False,
            newlines_in_values=quoted,
            invalid_row_handler=keep,
            # In a table of one column an empty line is an empty cell, but no one misses it.
            ignore_empty_lines=True,
        ),
        convert_options=arrow_csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.string()),
            check_utf8=False,
            strings_can_be_null=True,
            null_values=[""],
            quoted_strings_can_be_null=False,
        ),
    ).combine_chunks()


def _columns(table: Table, whole: pa.Table, rows: Any) -> Iterator[Column]:
    import pyarrow as pa

    for position, chunks in enumerate(whole.columns):
        values = chunks.chunk(0) if chunks.num_chunks else pa.array([], pa.string())
        yield from nested.json_cells(Column(table.name(position), values, rows))


def _with_ragged(
    table: Table, data: bytes, line: int, whole: pa.Table, ragged: dict[int, list[tuple[int, str]]], *, quoted: bool
) -> Iterator[Read]:
    """Yield one batch in which every row, ragged or not, keeps its place."""
    import numpy as np

    numbers = sorted(number for rows in ragged.values() for number, _ in rows)
    count = whole.num_rows + len(numbers)
    straight = np.setdiff1d(np.arange(count), np.array(numbers) - 1, assume_unique=True)
    yield from _tell(table, data, line, numbers)
    columns = list(_columns(table, whole, straight))
    for width, rows in sorted(ragged.items()):
        places = np.array([number - 1 for number, _ in rows])
        text = "\n".join(text for _, text in rows).encode() + b"\n"
        if width <= _WIDEST:
            again = _arrow(table, text, width, quoted=quoted, keep=lambda _: "skip")
            if again.num_rows == len(rows):
                columns += _columns(table, again, places)
                continue
        for number, row in rows:
            yield LineBatch(row.encode() + b"\n", _line_of(table, data, line, [number])[0])
    yield ColumnBatch(tuple(columns), table.row, count)
    table.row += count


def _tell(table: Table, data: bytes, line: int, numbers: Sequence[int]) -> Iterator[Failure]:
    """Yield a failure for each of the first ragged rows; the rest are counted."""
    left = max(TOLD - table.ragged, 0)
    table.ragged += len(numbers)
    for where in _line_of(table, data, line, numbers[:left]):
        yield table.source.failure(
            "a row with more or fewer cells than the others; it was examined as it stands", where
        )


def _line_of(table: Table, data: bytes, line: int, numbers: Sequence[int]) -> list[int]:
    """Return the lines in which records begin, given their numbers from 1 in the block."""
    if not numbers:
        return []
    found = header.records(data.decode("latin-1"), table.delimiter, max(numbers))
    return [line + (found[number - 1][0] if number <= len(found) else 0) for number in numbers]


def told(table: Table) -> Iterator[Failure]:
    """Yield a failure for the ragged rows that had none of their own."""
    if table.ragged > TOLD:
        more = table.ragged - TOLD
        rows = "row" if more == 1 else "rows"
        yield table.source.failure(f"{more:,} more {rows} with more or fewer cells than the others")
