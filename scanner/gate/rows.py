"""
On which line of its file a row of a table stands, so that a person can go there.

A scan counts the rows of CSV and the records of JSON. Here the file is gone through once more, as far as the last row
that is asked for; nothing of what it holds is kept.
"""

from __future__ import annotations

import csv
import json
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from connectors.connector import Segment, SourceError
from connectors.cuts import SIZE
from connectors.files import plan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.findings import Finding

LARGEST = 64 << 20
"""Bytes of a JSON document that are looked through; in a larger one its first line is all that is said."""
_LONGEST_CELL = 1 << 30


def lines_of(path: str, findings: Iterable[Finding]) -> dict[tuple[str, int], int]:
    """
    Return lines, from 1, by the field and row of the findings in one file; empty where rows have no lines.

    The field matters in JSON alone, where each key may have its own line.
    """
    wanted = sorted({(f.location.field, o.row) for f in findings for o in f.occurrences if o.row is not None})
    try:
        segment = next(iter(plan((path,))), None)
        # What is compressed has no size of its own, and lines that nobody can go to.
        if not wanted or not isinstance(segment, Segment) or SIZE not in dict(segment.options):
            return {}
        if segment.format == "delimited":
            lines = _of_table(segment, max(row for _, row in wanted))
            return {(field, row): lines[row - 1] for field, row in wanted if row <= len(lines)}
        return _of_document(segment, wanted) if segment.format == "json" else {}
    except (OSError, ValueError, csv.Error, RecursionError, SourceError):
        return {}  # changed meanwhile, or not quite a table: the row is said without its line


def _of_table(segment: Segment, last: int) -> list[int]:
    """Return the lines of the rows up to the last."""
    options = dict(segment.options)
    above = int(options.get("preamble", "0"))
    csv.field_size_limit(_LONGEST_CELL)
    with Path(segment.path).open(encoding=_encoding(options), errors="replace", newline="") as file:
        for _ in islice(file, above):
            pass
        rows = _numbered(csv.reader(file, delimiter=options["delimiter"]), above)
        return list(islice(rows, int(options["header"] == "yes"), last + 1))


def _numbered(reader: Iterator[list[str]], above: int) -> Iterator[int]:
    """Yield the line on which each row begins; an empty line is no row."""
    before = above
    for cells in reader:
        if cells:
            yield before + 1
        before = above + reader.line_num  # type: ignore[attr-defined] # csv's readers count lines


def _of_document(segment: Segment, wanted: list[tuple[str, int]]) -> dict[tuple[str, int], int]:
    """Return the line of each key in its record: of the first, where a record has it twice."""
    path = Path(segment.path)
    if path.stat().st_size > LARGEST:
        return {}
    text = path.read_text(encoding=_encoding(dict(segment.options)), errors="replace")
    starts = list(_records(text, max(row for _, row in wanted)))
    found = {}
    for field, row in wanted:
        start = starts[min(row, len(starts)) - 1]
        key = field.replace("[]", "").rpartition(".")[2]
        at = text.find(json.dumps(key, ensure_ascii=False), start)
        found[field, row] = text.count("\n", 0, at if at >= 0 else start) + 1
    return found


def _records(text: str, last: int) -> Iterator[int]:
    """Yield where each record of an array begins; the beginning of anything else."""
    position = len(text) - len(text.lstrip("\ufeff \t\r\n"))
    if not text.startswith("[", position):
        yield position
        return
    decoder = json.JSONDecoder()
    position += 1
    for _ in range(last):
        while position < len(text) and text[position] in " \t\r\n,":
            position += 1
        yield position
        if position >= len(text) or text[position] == "]":
            return
        _, position = decoder.raw_decode(text, position)


def _encoding(options: dict[str, str]) -> str:
    name = options.get("encoding", "utf-8")
    return "utf-8-sig" if name in {"ascii", "utf-8"} else name
