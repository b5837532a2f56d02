"""
Spreadsheets: .xlsx, .xlsm, .xlsb, .xls and .ods; every sheet, hidden ones too, with the values formulas had last.

What lies beside the cells is read as well: comments, text boxes, the rows a pivot table keeps of data long deleted.
"""

from __future__ import annotations

from itertools import groupby
from typing import IO, TYPE_CHECKING, Any

from connectors import apart as processes
from connectors.connector import Failure, Unreadable
from connectors.format import Format, Head, Input, Options
from connectors.formats import office, package, rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from connectors.connector import Read

EXTENSIONS = (".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb", ".xls", ".xlt", ".ods", ".ots")
_ZIPPED = (".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb", ".ods", ".ots")
_ROWS = 2_000
_BYTES = 4 << 20
_OVERLAP = 512
_ENCRYPTED = "encrypted: give a decrypted copy"


def sniff(head: Head) -> Options | None:
    """Know the file by what is in the zip, or in the compound file, that it is."""
    if package.is_zip(head):
        named = head.extension in _ZIPPED
        return () if named or package.holds(head, ("xl/",), "opendocument.spreadsheet") else None
    if package.is_compound(head):
        named = head.extension in EXTENSIONS
        return () if named or package.mentions(head, ("Workbook", "Book")) else None
    return None


def read(source: Input) -> Iterator[Read]:
    """Yield every sheet as a table, then what else the workbook holds as text."""
    with source.file() as file:
        if package.is_encrypted(file):
            yield source.failure(_ENCRYPTED)
            return
        yield from _sheets(source, file)
        yield from office.beside(source, file, office.SHEET_PARTS)


def _sheets(source: Input, file: IO[bytes]) -> Iterator[Read]:
    """Yield the sheets; with one that no process survives, the next process begins after it."""
    begin = 1
    while begin:
        number, name = 0, None
        told = processes.asked(__name__, file, source.segment.limits, begin)
        begin = 0
        try:
            for (number, name), messages in groupby(told, key=lambda message: (message[0], message[1])):
                yield from _sheet(source, number, name, messages)
        except Unreadable as broken:
            yield Failure(source.segment.source, broken.reason, _container(source, name))
            begin = number + 1 if number else 0


def _sheet(source: Input, number: int, name: str | None, messages: Iterator[list[Any]]) -> Iterator[Read]:
    """Yield one sheet, or why there is none; the number is 0 where it is the whole workbook that could not be read."""
    container = _container(source, name)
    broken: list[Unreadable] = []
    kinds: set[str] = set()
    yield from rows.batches(_rows_of(messages, kinds, broken), container)
    if "encrypted" in kinds:
        yield source.failure(_ENCRYPTED)
    elif "damaged" in kinds and number:
        yield Failure(source.segment.source, "the sheet is damaged; the others were read", container)
    elif "damaged" in kinds:
        yield source.failure("not a whole spreadsheet: damaged, cut short, or of another kind than its name says")
    for fault in broken:
        raise fault


def _rows_of(messages: Iterator[list[Any]], kinds: set[str], broken: list[Unreadable]) -> Iterator[list[Any]]:
    """Yield the rows in the messages; note what else they say, and keep their end for when the rows are used up."""
    try:
        for message in messages:
            kinds.add(message[2])
            if message[2] == "rows":
                yield from message[3]
    except Unreadable as fault:
        broken.append(fault)


def _container(source: Input, name: str | None) -> str | None:
    return "!/".join(part for part in (source.segment.container, name) if part is not None) or None


def apart(file: IO[bytes], begin: int) -> Iterator[list[Any]]:
    """Yield the rows of every sheet, beginning with one of them; run in a process of its own."""
    import python_calamine as calamine

    try:
        book = calamine.CalamineWorkbook.from_filelike(file)
    except calamine.PasswordError:
        yield [0, None, "encrypted"]
        return
    except (calamine.CalamineError, OSError):
        yield [0, None, "damaged"]
        return
    for number, name in enumerate(book.sheet_names[begin - 1 :], begin):
        yield [number, name, "begun"]
        try:
            sheet = book.get_sheet_by_name(name)
        except calamine.CalamineError:
            yield [number, name, "damaged"]
            continue
        for part in _rows(sheet.iter_rows()):
            yield [number, name, "rows", part]


def _rows(found: Iterator[list[Any]]) -> Iterator[list[list[Any]]]:
    """Yield rows, as many at once as are not too large."""
    held: list[list[Any]] = []
    size = 0
    for row in found:
        plain = [cell if isinstance(cell, str | float | int) else str(cell) for cell in row]
        longest = max((len(cell) for cell in plain if isinstance(cell, str)), default=0)
        for piece in [plain] if longest <= _BYTES else _pieces(plain, longest):
            held.append([None if cell == "" else cell for cell in piece])
            size += longest + 8 * len(piece)
            if len(held) >= _ROWS or size > _BYTES:
                yield held
                held, size = [], 0
    if held:
        yield held


def _pieces(row: list[Any], longest: int) -> Iterator[list[Any]]:
    """Yield a row with a cell too long to hold as several, that overlap a little."""
    yield [cell[:_BYTES] if isinstance(cell, str) else cell for cell in row]
    for start in range(_BYTES - _OVERLAP, longest, _BYTES - _OVERLAP):
        yield [cell[start : start + _BYTES] if isinstance(cell, str) else None for cell in row]


FORMAT = Format(name="spreadsheet", extensions=_ZIPPED, sniff=sniff, read=read, rank=0, is_text=False)
