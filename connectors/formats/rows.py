"""
Rows of cells as batches: where the names stand, what stands above them, and every column as text.

The same rules as for delimited text say whether a row names the fields. Without names a short table is read as lines,
where what stands before a value counts ("Fødselsnummer", then the number in the next cell), a long one as columns.
"""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, Any

from connectors.connector import Column, ColumnBatch, LineBatch
from connectors.formats import cells, header, nested
from connectors.formats.names import headed, hidden

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import pyarrow as pa

    from connectors.connector import Read

Cells = list[Any]
"""A row: text, numbers, true and false, and `None` or "" where there is nothing."""

_HEAD = 200
_ROWS = 8_192
_SHORT = 50
_LOOKED_AT = 10


def batches(rows: Iterable[Cells], container: str | None) -> Iterator[Read]:
    """
    Yield the rows of one table.

    Args:
        rows: cells, row by row.
        container: sheet or table.
    """
    coming = iter(rows)
    first = list(islice(coming, _HEAD))
    texts = [[_text(cell) for cell in row] for row in first]
    top = _names_at(texts)
    if top is None and len(first) <= _SHORT:
        yield from _as_lines(_chained(first, coming), container, 1)
        return
    names = [] if top is None else texts[top]
    start = 0 if top is None else top + 1
    if start:
        shown = first[: start if hidden(names) else start - 1]
        yield from _as_lines(shown, container, 1)
    row = 1
    waiting = _chained(first[start:], coming)
    while part := list(islice(waiting, _ROWS)):
        yield _batch(part, names, row, container)
        row += len(part)


def has_names(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether one of the first rows names the fields."""
    return _names_at(rows[:_HEAD]) is not None


def _chained(first: list[Cells], rest: Iterable[Cells]) -> Iterator[Cells]:
    yield from first
    yield from rest


def _names_at(texts: Sequence[Sequence[str]]) -> int | None:
    """Return which of the first rows names the fields."""
    width = max(map(len, texts), default=0)
    for index, row in enumerate(texts[:_LOOKED_AT]):
        names = _trimmed(row)
        filled = sum(map(bool, names))
        below = texts[index + 1 :]
        if below and filled * 2 >= width and (filled > 1 or width == 1) and header.is_header(names, below):
            return index
    return None


def _trimmed(row: Sequence[str]) -> list[str]:
    """Return a row without the empty cells at its end."""
    length = len(row)
    while length and not row[length - 1]:
        length -= 1
    return list(row[:length])


def _as_lines(rows: Iterable[Cells], container: str | None, line: int) -> Iterator[LineBatch]:
    """Yield rows as lines, cells parted by tabs."""
    coming = iter(rows)
    while part := list(islice(coming, _ROWS)):
        text = "".join("\t".join(_one_line(_text(cell)) for cell in row).rstrip("\t") + "\n" for row in part)
        yield LineBatch(text.encode("utf-8", "replace"), line, container=container)
        line += len(part)


def _one_line(text: str) -> str:
    return " ".join(text.split("\n")) if "\n" in text else text


def _text(cell: Any) -> str:
    """Return one cell as text; a whole number has no decimals, however it was stored."""
    if isinstance(cell, str):
        return cell
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() and abs(cell) < 2**53 else str(cell)


def _batch(part: list[Cells], names: Sequence[str], row: int, container: str | None) -> ColumnBatch:
    width = max(len(names), *map(len, part))
    if min(map(len, part)) < width:
        part = [cells_ + [None] * (width - len(cells_)) for cells_ in part]
    seen: Counter[str] = Counter()
    columns: list[Column] = []
    shown = headed([*names, *[""] * (width - len(names))])
    for name, values in zip(shown, zip(*part, strict=True), strict=True):
        seen[name] += 1
        told = name if seen[name] == 1 else f"{name} ({seen[name]})"
        column = _column(told, values)
        if column is not None:
            columns += nested.json_cells(column)
    return ColumnBatch(tuple(columns), row, len(part), container)


def _column(name: str, values: Sequence[Any]) -> Column | None:
    """Return the cells of one column, with the type they all have; `None` where there are none."""
    import pyarrow as pa

    kinds = set(map(type, values)) - {type(None)}
    if not kinds:
        return None
    if kinds <= {int, float} and all(-(2**63) <= value < 2**63 for value in values if value is not None):
        array: pa.Array = pa.array(values, pa.float64()) if float in kinds else pa.array(values, pa.int64())
        written = cells.text(array)
        whole = float not in kinds or all(value is None or float(value).is_integer() for value in values)
        return Column(name, written, None, "int64" if whole else "float64")
    if kinds <= {bool}:
        return Column(name, pa.array(values, pa.bool_()).cast(pa.string()), None, "bool")
    if kinds == {str}:
        return Column(name, _strings([value or None for value in values]))
    return Column(name, _strings([_text(value) or None for value in values]))


def _strings(values: list[str | None]) -> pa.StringArray:
    """Return texts as an array; half a character, which some files hold, becomes a question mark."""
    import pyarrow as pa

    try:
        return pa.array(values, pa.string())
    except UnicodeEncodeError:
        return pa.array([v and v.encode("utf-8", "replace").decode() for v in values], pa.string())
