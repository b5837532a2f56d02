"""
Values within values as columns with paths: structs, lists and maps of Arrow, JSON records, JSON and XML text in cells.

A path joins names with dots; `[]` stands for every element of a list, `*` for names that may be values.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from connectors.connector import Column, ColumnBatch
from connectors.formats import xml_cells
from connectors.formats.cells import sealed_of, text
from connectors.formats.names import headed, hidden, is_key, is_plain_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import numpy as np
    import pyarrow as pa

    Rows = np.ndarray[tuple[int], np.dtype[np.int64]]

_MOST_NAMES = 200
_MOST_PATHS = 2_000
_DEEPEST = 60
_NAMES = frozenset(
    ["name", "key", "field", "felt", "navn", "namn", "param", "parameter", "attribute", "property", "label"]
)
_VALUES = frozenset(["value", "verdi", "val"])
"""Members of an object that hold a name, and the value of that name: `{"key": "email", "value": ...}`."""


def batch(table: pa.RecordBatch, first_row: int) -> ColumnBatch:
    """Return a record batch of any types as columns of text, flattened."""
    columns: list[Column] = []
    names = table.schema.names
    for name, values in zip(headed(names), table.columns, strict=True):
        columns += flat(name, values, None)
    if first_row == 1 and table.num_rows:
        columns += _as_cells("*", hidden(names))
    return ColumnBatch(tuple(columns), first_row, table.num_rows)


def flat(path: str, values: pa.Array, rows: Rows | None) -> Iterator[Column]:
    """
    Yield the plain columns that an array holds.

    Args:
        path: of the array.
        values: of any type.
        rows: row in the batch of each value; `None`: value i is in row i.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    kind = values.type
    if pa.types.is_struct(kind):
        names = [field.name for field in kind]
        for name, part in zip(names, values.flatten(), strict=True):
            yield from flat(f"{path}.{name if is_key(name) else '*'}", part, rows)
        if len(values):
            first = 0 if rows is None else int(rows[0])
            yield from _as_cells(f"{path}.*", [name for name in names if not is_key(name)], first)
    elif pa.types.is_map(kind):
        yield from flat(
            path, values.cast(pa.list_(pa.struct([("key", kind.key_type), ("value", kind.item_type)]))), rows
        )
    elif pa.types.is_list(kind) or pa.types.is_large_list(kind) or pa.types.is_fixed_size_list(kind):
        parents = pc.list_parent_indices(values).to_numpy()
        yield from flat(f"{path}[]", pc.list_flatten(values), parents if rows is None else rows[parents])
    else:
        written = text(values)
        yield from json_cells(Column(path, written, rows, str(kind), sealed=sealed_of(values, written)))


def _as_cells(path: str, names: Sequence[str], row: int = 0) -> Iterator[Column]:
    """Yield names that must not be shown as cells of one row."""
    import numpy as np
    import pyarrow as pa

    if names:
        yield Column(path, pa.array(names, pa.string()), np.full(len(names), row, dtype=np.int64))


def json_cells(column: Column) -> Iterator[Column]:
    """Yield a column of text and, where its cells hold JSON or XML, the columns in them; such cells are then null in it."""
    import pyarrow as pa

    chosen = _looks_nested(column.values)
    if not len(chosen):
        yield column
        return
    found, cells = [], column.values.to_pylist()
    for index in chosen.tolist():
        record = xml_cells.record(cells[index]) if cells[index].startswith("<") else parsed(cells[index])
        if isinstance(record, tuple | list):
            found.append((index if column.rows is None else int(column.rows[index]), record))
            cells[index] = None
    rest = pa.array(cells, pa.string()) if found else column.values
    if not found or rest.null_count < len(rest):
        yield replace(column, values=rest)
    yield from gathered(column.path, found)


def _looks_nested(values: pa.StringArray) -> Rows:
    """Return which cells begin with a bracket of JSON or XML, from the array's bytes, without a look at each."""
    import numpy as np

    _, offsets, data = values.buffers()
    if data is None or not data.size or not len(values):
        return np.empty(0, dtype=np.int64)
    ends = np.frombuffer(offsets, dtype=np.int32)[values.offset : values.offset + len(values) + 1]
    first = np.frombuffer(data, dtype=np.uint8).take(ends[:-1], mode="clip")
    # "[" and "{" differ in one bit, and no other byte shares the rest.
    brackets = ((first | 0x20) == ord("{")) | (first == ord("<"))
    if not brackets.any():
        return np.empty(0, dtype=np.int64)
    return np.flatnonzero(brackets & (ends[1:] > ends[:-1]))


def number(written: str) -> str:
    """Return a number as text, without the decimals that a whole number got on its way."""
    whole, _, decimals = written.partition(".")
    return whole if decimals and not decimals.strip("0") else written


DECODING: dict[str, Any] = {
    "object_pairs_hook": tuple,
    "parse_float": number,
    "parse_int": str,
    "parse_constant": lambda _: None,
}


def parsed(cell: str) -> Any:
    """
    Return what a text says in JSON; `None` when it is no JSON.

    An object is a tuple of names and values, since a name may stand twice; numbers are as they are written.
    """
    try:
        return json.loads(cell, **DECODING)
    except (ValueError, RecursionError):
        return None


def _written(value: Any) -> str:
    """Return a value that lies too deep for a path as text: as JSON, or its texts alone where it is deeper than that goes."""
    try:
        return json.dumps(value, ensure_ascii=False)
    except RecursionError:
        texts, left = [], [value]
        while left:
            one = left.pop()
            if isinstance(one, tuple | list):
                left += reversed(one)
            elif one is not None:
                texts.append(str(one))
        return "\n".join(texts)


def gathered(path: str, records: Iterable[tuple[int, Any]]) -> Iterator[Column]:
    """
    Yield the columns in JSON values.

    Args:
        path: under which they lie; empty for none.
        records: row in the batch, and the value.
    """
    import numpy as np

    gatherer = _Gatherer()
    for row, record in records:
        gatherer.add(path, record, row, 0)
    for found, (cells, rows) in gatherer.columns.items():
        yield from json_cells(Column(found, _array(cells), np.array(rows, dtype=np.int64)))


class _Gatherer:
    """
    Collects cells per path.

    Attributes:
        columns: path to its cells and their rows.
    """

    def __init__(self) -> None:
        self.columns: dict[str, tuple[list[str], list[int]]] = {}
        self._children: dict[str, dict[str, str]] = {}

    def add(self, path: str, value: Any, row: int, depth: int) -> None:
        """Collect what lies in a value."""
        if isinstance(value, str):
            column = self.columns.get(path) or self._column(path)
            column[0].append(value)
            column[1].append(row)
        elif isinstance(value, tuple) and depth < _DEEPEST:
            children = self._children.setdefault(path, {})
            if len(value) > 1 and (value[1][0] in _VALUES or value[-1][0] in _VALUES):
                value = _by_its_name(value)
            for name, inner in value:
                child = children.get(name) or self._child(children, path, name, row)
                if inner is not None:
                    self.add(child, inner, row, depth + 1)
        elif isinstance(value, list) and depth < _DEEPEST:
            inside = f"{path}[]"
            for inner in value:
                self.add(inside, inner, row, depth + 1)
        elif value is not None:
            self.add(path, _written(value), row, depth)

    def _child(self, children: dict[str, str], path: str, name: str, row: int) -> str:
        """Return the path of a member met for the first time."""
        before = f"{path}." if path else ""
        if not is_key(name) or len(children) >= _MOST_NAMES:
            # The name is data: it is examined as such, and must not be shown as a path.
            self.add(f"{before}*", name, row, 0)
            return f"{before}*"
        children[name] = f"{before}{name}"
        return children[name]

    def _column(self, path: str) -> tuple[list[str], list[int]]:
        return self.columns.setdefault(path if len(self.columns) < _MOST_PATHS else "*", ([], []))


def _by_its_name(members: tuple[tuple[str, Any], ...]) -> tuple[tuple[str, Any], ...]:
    """
    Return an object that says the name of its value with the value under that name, if the name says what no value does.

    >>> _by_its_name((("key", "fullName"), ("value", "x"))), _by_its_name((("key", "kari"), ("value", "x")))
    ((('key', 'fullName'), ('fullName', 'x')), (('key', 'kari'), ('value', 'x')))
    """
    named = [said for name, said in members if name in _NAMES and isinstance(said, str) and is_plain_key(said)]
    if len(named) != 1:
        return members
    return tuple((named[0] if name in _VALUES and isinstance(said, str) else name, said) for name, said in members)


def _array(cells: list[str]) -> pa.StringArray:
    """Return texts as an array; the lone surrogates that JSON can write, and UTF-8 cannot, become question marks."""
    import pyarrow as pa

    try:
        return pa.array(cells, pa.string())
    except UnicodeEncodeError:
        return pa.array([cell.encode("utf-8", "replace").decode() for cell in cells], pa.string())


def columns_of(records: Sequence[Any], first_row: int, path: str = "") -> ColumnBatch:
    """Return JSON records that lie under a path as a batch, one row each; without a path, a bare value is `[]`."""
    pairs = ((row, record) for row, record in enumerate(records))
    columns = tuple(gathered(path, ((row, r if path or isinstance(r, tuple) else [r]) for row, r in pairs)))
    return ColumnBatch(columns, first_row, len(records))
