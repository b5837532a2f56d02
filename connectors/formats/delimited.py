"""
Delimited text: CSV, TSV and their kin, with any of tab, semicolon, bar and comma.

Blocks are cut between records by counting quotes, so that one bad place spoils one block at most. A row with more or
fewer cells than the rest is a failure and is examined all the same.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from connectors.ahead import ahead
from connectors.connector import Failure, LineBatch
from connectors.format import Format, Head, Input, Options
from connectors.formats import header, quotes
from connectors.formats.joining import joined
from connectors.formats.names import headed, hidden
from connectors.formats.records import TOLD, Records, Table, parsed, told
from connectors.streams import BLOCK_BYTES

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from connectors.connector import Read

EXTENSIONS = (".csv", ".tsv", ".tab", ".psv")
_OPEN = ("", ".txt", ".dat", ".data", ".out", ".asc", ".xls")
_LONGEST_RECORD = 8 << 20
_BATCH_BYTES = 4 << 20


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


def read(source: Input) -> Iterator[Read]:
    """
    Yield the rows; long lines, preambles and broken quotes as text or as they can be read.

    What full blocks hold is parsed together, so that columns come in long pieces, unless their records run over several
    lines: then each is parsed by itself, so that a broken quote spoils no more. What trickles in is passed on as it comes.
    """
    table = Table(source, source.options["delimiter"], ())
    yield from ahead(joined(parsed(table, _cut(table)), _BATCH_BYTES), source.segment)


def _cut(table: Table) -> Iterator[Read | Records]:
    """Cut the text between records, block by block: each pairs its own quotes."""
    source = table.source
    above = int(source.options.get("preamble", "0"))
    carry, line = b"", 1
    for found in source.blocks():
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
            more = len(found.data) > BLOCK_BYTES // 2  # after less there was no more to read just now
            yield Records(data[:end] if end < len(data) else data, line, more=more)
        elif len(data) > _LONGEST_RECORD:
            yield from _closed(table, data, line)
            end = len(data)
        carry = data[end:]
        line += data.count(b"\n", 0, end) if carry else 0
    if not table.names:
        carry, line = yield from _begin(table, carry, above)
    yield from _closed(table, carry, line)
    yield from told(table)


def _begin(table: Table, data: bytes, above: int) -> Generator[Read, None, tuple[bytes, int]]:
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


def _closed(table: Table, data: bytes, line: int) -> Iterator[Read | Records]:
    """Give out records; a line whose quotes have no end is read as it stands, and the rest anew."""
    for _ in range(TOLD):
        span = quotes.unclosed(data, table.delimiter)
        if span is None:
            break
        start, end = span
        yield Records(data[:start], line)
        line += data.count(b"\n", 0, start)
        yield table.source.failure("the quotes in this line do not pair; it was read as if they were letters", line)
        yield Records(data[start:end], line, quoted=False)
        line += data.count(b"\n", start, end)
        data = data[end:]
    yield Records(data, line)


def _long(table: Table, piece: LineBatch) -> Iterator[Read]:
    """Pass on a piece of a line that is too long to be a row."""
    if not piece.continued:
        yield table.source.failure("a line too long to be a row; it was read as text", piece.first_line)
        table.row += 1
    yield piece


FORMAT = Format(name="delimited", extensions=EXTENSIONS, sniff=sniff, read=read, rank=5, is_text=True)
