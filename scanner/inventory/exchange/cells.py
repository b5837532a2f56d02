"""
Grids of text as CSV or as a workbook, and back, without loss and without formulas.

In CSV a quote stands before what would begin a formula, and is taken away again when it is read. In a workbook every
cell is marked as text.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from dataclasses import dataclass

from scanner.inventory.exchange.format import ExchangeError

FORMULA = re.compile(
    "^'*[=+\\-@\t\r\n\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH COMMERCIAL AT}]"
)
MAX_CELL = 32_767
"""Characters that a workbook's cell can hold."""
MAX_UNPACKED = 200_000_000
MAX_CELLS = 2_000_000


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet: its name, and its rows of text, the heading among them."""

    name: str
    rows: tuple[tuple[str, ...], ...]


def to_csv(grid: Grid, *, mark: bool = True) -> bytes:
    """Return a sheet as CSV in UTF-8, with the mark that spreadsheets know it by or, for programs, without."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerows([f"'{cell}" if FORMULA.match(cell) else cell for cell in row] for row in grid.rows)
    return buffer.getvalue().encode("utf-8-sig" if mark else "utf-8")


def from_csv(data: bytes) -> Grid:
    """
    Return the sheet of a CSV file, delimited by comma, semicolon or tab.

    Raises:
        ExchangeError: not UTF-8 or Windows-1252, or not CSV.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")  # what a spreadsheet in Norwegian writes
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    csv.field_size_limit(10_000_000)
    try:
        rows = tuple(
            tuple(cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell for cell in row)
            for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        )
    except csv.Error as error:
        message = f"not CSV that can be read ({error})"
        raise ExchangeError(message) from None
    return Grid("", rows)


def to_xlsx(grids: list[Grid]) -> bytes:
    """
    Return sheets as a workbook; the first row of each is its heading.

    Raises:
        ExchangeError: a text is longer than a cell can be.
    """
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    assert book.active is not None
    book.remove(book.active)
    for grid in grids:
        sheet = book.create_sheet(grid.name)
        for number, row in enumerate(grid.rows, 1):
            for place, text in enumerate(row, 1):
                if len(text) > MAX_CELL:
                    message = f"a text of {len(text)} characters is longer than a workbook's cell; use ropa-csv"
                    raise ExchangeError(message)
                if not text:
                    continue
                cell = sheet.cell(number, place)
                cell.value = text
                cell.data_type = "s"  # openpyxl takes what begins with = for a formula
                cell.style = "Normal"
                cell.quotePrefix = bool(FORMULA.match(text))
                cell.number_format = "@"
                cell.alignment = Alignment(wrap_text=True, vertical="top")
                if number == 1:
                    cell.font = Font(bold=True)
        for place in range(1, max(map(len, grid.rows), default=0) + 1):
            sheet.column_dimensions[get_column_letter(place)].width = 28
        sheet.freeze_panes = "B2"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def from_xlsx(data: bytes) -> list[Grid]:
    """
    Return the sheets of a workbook as text.

    Raises:
        ExchangeError: no workbook that can be read, or larger than reason.
    """
    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(item.file_size for item in archive.infolist())
        book = load_workbook(io.BytesIO(data), data_only=True) if unpacked <= MAX_UNPACKED else None
    except Exception as error:  # noqa: BLE001 - a broken workbook fails in many ways, and the message may hold a cell
        message = f"not a workbook that can be read ({type(error).__name__})"
        raise ExchangeError(message) from None
    if book is None or sum((sheet.max_row or 0) * (sheet.max_column or 0) for sheet in book.worksheets) > MAX_CELLS:
        message = "larger than an inventory can be"
        raise ExchangeError(message)
    return [
        Grid(sheet.title, tuple(tuple(map(_text, row)) for row in sheet.iter_rows(values_only=True)))
        for sheet in book.worksheets
    ]


def _text(value: object) -> str:
    """Return a cell's text; a date as people write it in files, a whole number without decimals."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if hasattr(value, "isoformat"):
        return str(value.isoformat()).removesuffix("T00:00:00")
    return str(value)
