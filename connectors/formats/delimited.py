"""
Delimited text: CSV, TSV and their kin, with any of tab, semicolon, bar and comma.

Blocks are cut between records by counting quotes, and each block is read by Arrow at its own speed, so one bad place
spoils one block at most. A row with more or fewer cells than the rest is a failure and is examined all the same.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from connectors.connector import Column, ColumnBatch, Failure, LineBatch
from connectors.format import Format, Head, Input, Options
from connectors.formats import header, nested, quotes
from connectors.formats.joining import blocks_joined, joined
from connectors.formats.names import headed, hidden

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

    import pyarrow as pa

    from connectors.connector import Read

EXTENSIONS = (".csv", ".tsv", ".tab", ".psv")
_OPEN = ("", ".txt", ".dat", ".data", ".out", ".asc", ".xls")
_LONGEST_RECORD = 8 << 20
_BATCH_BYTES = 8 << 20
_PARSED_BYTES = 1 << 20
"""Bytes parsed at once: Arrow asks for as much, and what cannot be parsed spoils no more."""
_WIDEST = 1_000
_TOLD = 20


def sniff(head: Head) -> Options | None:
    """Accept a text of rows: by its ending, or because it has names above and equal rows below."""
    if head.text is None or not head.text.strip() or ".log" in head.name.rpartition("/")[2].lower():
        return None
    named = head.extension in EXTENSIONS
    if not named and head.extension not in _OPEN:
        return None
    found = header.layout(head.text.decode(), whole=head.whole)
    if found is None or (found.share < 0.5 if named else not _speaks_for_itself(found)):
        return None
    return (
        ("delimiter", found.delimiter),
        ("columns", str(found.columns)),
        ("header", "yes" if found.header else "no"),
        ("preamble", str(found.preamble)),
    )


def _speaks_for_itself(found: header.Layout) -> bool:
    enough = 3 if found.columns == 2 or found.preamble else 2
    return found.header and found.columns > 1 and found.share == 1.0 and found.rows >= enough


@dataclass(slots=True)
class _Table:
    """What is known of the table while it is read."""

    source: Input
    delimiter: str
    names: tuple[str, ...]
    row: int = 1
    ragged: int = 0

    def name(self, position: int) -> str:
        """Return the name of a column, from 0; those beyond the header are numbered."""
        return self.names[position] if position < len(self.names) else f"column {position + 1}"


def read(source: Input) -> Iterator[Read]:
    """
    Yield the rows; long lines, preambles and broken quotes as text or as they can be read.

    Each block is parsed by itself, so that a broken quote spoils no more; what full blocks give is joined, so that
    columns come in long pieces. What trickles in is passed on as it comes.
    """
    yield from joined(_read(source), _BATCH_BYTES)


def _read(source: Input) -> Iterator[Read]:
    table = _Table(source, source.options["delimiter"], ())
    above = int(source.options.get("preamble", "0"))
    carry, line = b"", 1
    for found in blocks_joined(source.blocks(), _PARSED_BYTES):
        if isinstance(found, Failure):
            yield found
            continue
        line = found.first_line - carry.count(b"\n")
        if found.continued or found.ahead:
            yield from _closed(table, carry, line)
            yield from _long(table, found)
            carry = b""
            continue
        data = carry + found.data
        if not table.names:
            if data.count(b"\n") <= above:
                carry = data
                continue
            data, line = yield from _begin(table, data, above)
        end = quotes.last_boundary(data)
        if end:
            yield from _parsed(table, data[:end] if end < len(data) else data, line)
        elif len(data) > _LONGEST_RECORD:
            yield from _closed(table, data, line)
            end = len(data)
        carry = data[end:]
        line += data.count(b"\n", 0, end) if carry else 0
    if not table.names:
        carry, line = yield from _begin(table, carry, above)
    yield from _closed(table, carry, line)
    yield from _told(table)


def _begin(table: _Table, data: bytes, above: int) -> Generator[Read, None, tuple[bytes, int]]:
    """Take what stands above the table and the names from the first block; return the rest, and its line."""
    at = 0
    for _ in range(above):
        at = data.find(b"\n", at) + 1 or len(data)
    if at:
        yield LineBatch(data[:at], 1)
    rest = data[at:]
    columns = int(table.source.options["columns"])
    names: list[str] = []
    end = 0
    if table.source.options["header"] == "yes":
        found = header.records(rest[: 1 << 20].decode("utf-8", "ignore"), table.delimiter, 2)
        names = found[0][1] if found else []
        for _ in range(found[1][0] if len(found) > 1 else rest.count(b"\n")):
            end = rest.find(b"\n", end) + 1
        end = end or len(rest)
    # A name too few over all rows (a trailing delimiter) is no fault of the rows.
    width = max(columns, 1) if abs(columns - len(names)) == 1 or not names else len(names)
    seen: dict[str, int] = defaultdict(int)
    chosen = []
    for name in headed((names + [""] * width)[:width]):
        seen[name] += 1
        chosen.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    table.names = tuple(chosen)
    if hidden(names):
        yield LineBatch(rest[:end], 1 + data.count(b"\n", 0, at))
    return rest[end:], 1 + data.count(b"\n", 0, at + end)


def _closed(table: _Table, data: bytes, line: int) -> Iterator[Read]:
    """Parse records; a line whose quotes have no end is read as it stands, and the rest anew."""
    for _ in range(_TOLD):
        span = quotes.unclosed(data, table.delimiter)
        if span is None:
            break
        start, end = span
        yield from _parsed(table, data[:start], line)
        line += data.count(b"\n", 0, start)
        yield table.source.failure("the quotes in this line do not pair; it was read as if they were letters", line)
        yield from _parsed(table, data[start:end], line, quoted=False)
        line += data.count(b"\n", start, end)
        data = data[end:]
    yield from _parsed(table, data, line)


def _parsed(table: _Table, data: bytes, line: int, *, quoted: bool = True) -> Iterator[Read]:
    """Let Arrow parse whole records; gather the ragged ones by their number of cells."""
    import pyarrow as pa

    if not data.strip():
        return
    ragged: dict[int, list[tuple[int, str]]] = defaultdict(list)

    def keep(row: Any) -> str:
        ragged[row.actual_columns].append((row.number, row.text))
        return "skip"

    try:
        whole = _arrow(table, data, len(table.names), quoted=quoted, keep=keep)
    except pa.ArrowInvalid:
        yield table.source.failure("rows from this line on could not be parsed; they were read as text", line)
        yield LineBatch(data, line)
        table.row += data.count(b"\n")
        return
    if not ragged:
        yield ColumnBatch(tuple(_columns(table, whole, None)), table.row, whole.num_rows)
        table.row += whole.num_rows
        return
    yield from _with_ragged(table, data, line, whole, ragged, quoted=quoted)


def _arrow(table: _Table, data: bytes, width: int, *, quoted: bool, keep: Any = None) -> pa.RecordBatch:
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


def _columns(table: _Table, whole: pa.Table, rows: Any) -> Iterator[Column]:
    import pyarrow as pa

    for position, chunks in enumerate(whole.columns):
        values = chunks.chunk(0) if chunks.num_chunks else pa.array([], pa.string())
        yield from nested.json_cells(Column(table.name(position), values, rows))


def _with_ragged(
    table: _Table, data: bytes, line: int, whole: pa.Table, ragged: dict[int, list[tuple[int, str]]], *, quoted: bool
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


def _tell(table: _Table, data: bytes, line: int, numbers: Sequence[int]) -> Iterator[Failure]:
    """Yield a failure for each of the first ragged rows; the rest are counted."""
    left = max(_TOLD - table.ragged, 0)
    table.ragged += len(numbers)
    for where in _line_of(table, data, line, numbers[:left]):
        yield table.source.failure(
            "a row with more or fewer cells than the others; it was examined as it stands", where
        )


def _line_of(table: _Table, data: bytes, line: int, numbers: Sequence[int]) -> list[int]:
    """Return the lines in which records begin, given their numbers from 1 in the block."""
    if not numbers:
        return []
    found = header.records(data.decode("latin-1"), table.delimiter, max(numbers))
    return [line + (found[number - 1][0] if number <= len(found) else 0) for number in numbers]


def _long(table: _Table, piece: LineBatch) -> Iterator[Read]:
    """Pass on a piece of a line that is too long to be a row."""
    if not piece.continued:
        yield table.source.failure("a line too long to be a row; it was read as text", piece.first_line)
        table.row += 1
    yield piece


def _told(table: _Table) -> Iterator[Failure]:
    if table.ragged > _TOLD:
        yield table.source.failure(f"{table.ragged - _TOLD:,} more rows with more or fewer cells than the others")


FORMAT = Format(name="delimited", extensions=EXTENSIONS, sniff=sniff, read=read, rank=5, is_text=True)
