"""
Writes files and keeps the books on what is planted in them.

`Ledger.mark` wraps a value in private-use code points wherever text is being built; the writers take the marks out
again and note where the value came to stand. Marks survive JSON and may nest.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

MARK = re.compile("\ue000([0-9]+)\ue002|\ue001")
NOT_ASCII = re.compile("[^\x00-\x7f\ue000-\ue002]")


@dataclass(frozen=True, slots=True)
class Plant:
    """
    What is planted.

    Args:
        value: in the clear.
        encoding: how it is hidden where it stands: "percent", "base64", "json"; `None` where it is not.
        test_data: whether a scan should call it test data; `None` where either will do.
        optional: a scan may report it or not; counts neither way.
        also: other detectors that may report it without being wrong. "*" as detector stands for any.
    """

    detector: str
    value: str
    encoding: str | None
    test_data: bool | None
    optional: bool
    also: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """Where a plant stands in a text whose marks are taken out."""

    plant: int
    start: int
    end: int


def unmark(text: str) -> tuple[str, list[Span]]:
    """Take the marks out; return the clean text and where each plant stands in it."""
    parts, spans, position, length = [], [], 0, 0
    open_marks: list[tuple[int, int]] = []
    for mark in MARK.finditer(text):
        parts.append(text[position : mark.start()])
        length += mark.start() - position
        position = mark.end()
        if mark[1]:
            open_marks.append((int(mark[1]), length))
        else:
            plant, start = open_marks.pop()
            spans.append(Span(plant, start, length))
    parts.append(text[position:])
    return "".join(parts), sorted(spans, key=lambda span: span.start)


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield path and text of every string in a JSON value."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner, f"{path}[]")
    elif isinstance(value, str):
        yield path, value


class Ledger:
    """The books of one estate. Mutable while it is built."""

    def __init__(self, folder: Path) -> None:
        self.data = folder / "data"
        self.truth_file = folder / "truth.json"
        self.plants: list[Plant] = []
        self.entries: list[dict[str, Any]] = []
        self._archives: dict[str, list[tuple[str, bytes]]] = {}

    def mark(  # noqa: PLR0913 - one argument per fact of a plant
        self,
        detector: str,
        text: str,
        *,
        value: str | None = None,
        encoding: str | None = None,
        test_data: bool | None = False,
        optional: bool = False,
        also: tuple[str, ...] = (),
    ) -> str:
        """Note a plant and return its text between marks."""
        clear = unmark(text)[0] if value is None else value
        self.plants.append(Plant(detector, clear, encoding, test_data, optional, also))
        return f"\ue000{len(self.plants) - 1}\ue002{text}\ue001"

    def text(self, path: str, lines: Iterable[str], *, container: str | None = None, encoding: str = "utf-8") -> None:
        """Write lines; a name that ends in .gz or .zst is compressed."""
        clean = []
        for number, line in enumerate(lines, 1):
            bare, spans = unmark(line)
            clean.append(bare)
            for span in spans:
                self._note(path, container, span, line=number, start=span.start, end=span.end, raw=bare)
        self._write(path, container, ("\n".join(clean) + "\n").encode(encoding))

    def json_lines(self, path: str, records: Iterable[Mapping[str, Any]], *, ascii_only: bool = False) -> None:
        """Write one JSON object a line; the truth tells both line and field of every plant."""
        clean = []
        for number, record in enumerate(records, 1):
            line = json.dumps(record, ensure_ascii=False)
            if ascii_only:
                line = NOT_ASCII.sub(lambda letter: f"\\u{ord(letter[0]):04x}", line)
            bare, spans = unmark(line)
            clean.append(bare)
            self._note_json(path, record, number, [(number, span, bare) for span in spans])
        self._write(path, None, ("\n".join(clean) + "\n").encode())

    def json_document(self, path: str, records: Sequence[Mapping[str, Any]]) -> None:
        """Write an indented list of objects."""
        lines, clean = ["["], ["["]
        for row, record in enumerate(records, 1):
            block = json.dumps(record, ensure_ascii=False, indent=2).splitlines()
            found = []
            for line in block:
                lines.append(line)
                bare, spans = unmark(line)
                clean.append(bare)
                found += [(len(lines), span, bare) for span in spans]
            if row < len(records):
                clean[-1] += ","
            self._note_json(path, record, row, found)
        self._write(path, None, ("\n".join([*clean, "]"]) + "\n").encode())

    def table(
        self,
        path: str,
        rows: Sequence[Mapping[str, str]],
        *,
        delimiter: str = ";",
        encoding: str = "cp1252",
        container: str | None = None,
    ) -> None:
        """Write a delimited file with a header."""
        clean = self.cells(path, container, rows)
        buffer = io.StringIO()
        writer = csv.writer(buffer, delimiter=delimiter, lineterminator="\r\n" if delimiter == ";" else "\n")
        writer.writerow(rows[0])
        writer.writerows(clean)
        self._write(path, container, buffer.getvalue().encode(encoding))

    def cells(self, path: str, container: str | None, rows: Sequence[Mapping[str, str]]) -> list[list[str]]:
        """Take the marks out of a table's cells; columns that are planted from end to end are noted as columns."""
        clean: list[list[str]] = []
        whole: dict[tuple[Any, ...], list[int]] = {}
        for number, row in enumerate(rows, 1):
            bare_row = []
            for field, cell in row.items():
                bare, spans = unmark(cell)
                bare_row.append(bare)
                for span in spans:
                    plant = self.plants[span.plant]
                    if span.start == 0 and span.end == len(bare) and plant.encoding is None:
                        key = (field, plant.detector, plant.test_data, plant.optional, plant.also)
                        whole.setdefault(key, []).append(number)
                    else:
                        self._note(
                            path, container, span, field=field, row=number, start=span.start, end=span.end, raw=bare
                        )
            clean.append(bare_row)
        for (field, detector, test_data, optional, also), numbers in whole.items():
            entry = {
                "path": path,
                "container": container,
                "detector": detector,
                "test_data": test_data,
                "field": field,
            }
            entry |= {"rows": "all" if len(numbers) == len(rows) else numbers, "count": len(numbers)}
            self.entries.append(
                entry | ({"optional": True} if optional else {}) | ({"also": list(also)} if also else {})
            )
        return clean

    def binary(self, path: str, data: bytes) -> None:
        """Write a file in which nothing is planted, or whose plants are noted by `cells`."""
        self._write(path, None, data)

    def close(self) -> None:
        """Write the archives and the truth."""
        for path, members in self._archives.items():
            buffer = io.BytesIO()
            with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
                for name, data in members:
                    archive.writestr(zipfile.ZipInfo(name, (2026, 11, 2, 3, 0, 0)), data, zipfile.ZIP_DEFLATED)
            self._write(path, None, buffer.getvalue())
        lines = ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in self.entries)
        self.truth_file.write_text(f"[\n{lines}\n]\n", encoding="utf-8")

    def _note_json(self, path: str, record: Mapping[str, Any], row: int, found: list[tuple[int, Span, str]]) -> None:
        places = {span.plant: (field, span) for field, text in leaves(record) for span in unmark(text)[1]}
        for line, span, bare in found:
            field, cell = places[span.plant]
            where = {"line": line, "start": span.start, "end": span.end}
            self._note(
                path, None, span, **where, field=field, row=row, cell_start=cell.start, cell_end=cell.end, raw=bare
            )

    def _note(self, path: str, container: str | None, span: Span, *, raw: str, **where: Any) -> None:
        plant = self.plants[span.plant]
        entry = {"path": path, "container": container, "detector": plant.detector, "test_data": plant.test_data}
        entry |= where | {"value": plant.value}
        encoding = plant.encoding or (None if raw[where["start"] : where["end"]] == plant.value else "json")
        entry |= {"encoding": encoding} if encoding else {}
        entry |= {"optional": True} if plant.optional else {}
        self.entries.append(entry | ({"also": list(plant.also)} if plant.also else {}))

    def _write(self, path: str, container: str | None, data: bytes) -> None:
        if container is not None:
            self._archives.setdefault(path, []).append((container, data))
            return
        if path.endswith(".gz"):
            data = gzip.compress(data, mtime=0)
        elif path.endswith(".zst"):
            import zstandard

            data = zstandard.ZstdCompressor().compress(data)
        target = self.data / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
