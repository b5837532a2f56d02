"""
Cells of bytes: text is text, a file in a cell is looked into like one on disk, and all else is counted by its kind.
"""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from connectors.connector import Failure, SetAside, Unreadable
from connectors.dialect import BLOB_BYTES
from connectors.kinds import NOTED

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyarrow as pa

    from connectors.connector import Read, Segment

LOOKED_INTO = 200
"""Files in the cells of one column that one statement's reader opens."""
_LINES = "lines"
_WESTERN = "windows-1252"
_HIGH, _PLAIN = bytes(range(0x80, 0x100)), 0.7
_CONTROL = bytes(byte for byte in range(0x20) if byte not in b"\t\n\r")


def texts(values: pa.Array) -> pa.Array:
    """Return cells as text, those that are not UTF-8 as Windows' western letters; other arrays as they are."""
    import pyarrow as pa

    if not (pa.types.is_binary(values.type) or pa.types.is_large_binary(values.type)):
        return values
    try:
        return values.cast(pa.string())
    except pa.ArrowInvalid:
        return pa.array([None if cell is None else _decoded(cell) for cell in values.to_pylist()], pa.string())


def _decoded(cell: bytes) -> str:
    try:
        return cell.decode()
    except UnicodeDecodeError:
        return cell.decode(_WESTERN, "replace")


def _readable(cell: bytes) -> bool:
    """Tell whether bytes that were taken for text may well be: in western text most letters are plain, and none controls."""
    try:
        cell.decode()
    except UnicodeDecodeError:
        return len(cell.translate(None, _HIGH)) >= _PLAIN * len(cell) and len(cell.translate(None, _CONTROL)) == len(
            cell
        )
    return True


@dataclass(slots=True)
class Blobs:
    """
    What the cells of one column of bytes have held so far.

    Args:
        segment: the statement's.
        column: its name.
    """

    segment: Segment
    column: str
    _kinds: Counter[str] = field(default_factory=Counter)
    _opened: int = 0
    _unopened: int = 0
    _cut: int = 0

    def texts(self, values: pa.Array) -> tuple[pa.Array, list[bytes], pa.StringArray | None]:
        """
        Return the cells that are text, null where there is something else; the files among them; what is neither.

        What is neither is `Column.sealed`.
        """
        import pyarrow as pa

        from connectors.formats.cells import sealed

        if not (pa.types.is_binary(values.type) or pa.types.is_large_binary(values.type)):
            return values, [], None
        found: list[bytes] = []
        cells: list[str | None] = []
        neither: list[bytes | None] = []
        for cell in values.to_pylist():
            text, is_file = (None, False) if cell is None else self._judged(cell)
            cells.append(text)
            neither.append(None if cell is None or is_file or (text is not None and _readable(cell)) else cell)
            if is_file:
                found.append(cell)
        left = min(LOOKED_INTO - self._opened, len(found))
        chosen = [found[place * len(found) // left] for place in range(left)]
        self._opened += len(chosen)
        self._unopened += len(found) - len(chosen)
        return pa.array(cells, pa.string()), chosen, sealed(neither)

    def _judged(self, cell: bytes) -> tuple[str | None, bool]:
        """Return a cell's text, and whether there is a file in it to look into; neither where it is set aside."""
        from connectors.compression import Budget, expanded
        from connectors.identify import identify
        from connectors.streams import Peekable

        try:
            text = cell.decode()
        except UnicodeDecodeError:
            text = None
        if text is not None and text.count("\n") < 2:
            self._cut += len(cell) >= BLOB_BYTES
            return text, False
        try:
            identity = identify(*expanded(Peekable(io.BytesIO(cell)), "", Budget(self.segment.limits, len(cell))))
        except Unreadable:
            return None, True  # opening it says what is wrong with it
        if identity.format is None and identity.archive is None:
            self._kinds[identity.set_aside or "binary data"] += 1
            return None, False
        self._cut += len(cell) >= BLOB_BYTES
        if identity.format == _LINES:
            return text or cell.decode(_WESTERN, "replace"), False
        return None, True

    def inside(self, files: list[bytes]) -> Iterator[Read]:
        """Yield what the files in cells hold, under the name of the column."""
        from connectors.compression import Budget, Counted
        from connectors.members import member

        container = f"{self.segment.container}!/{self.column}"
        segment = replace(self.segment, container=container, options=(), sampling=None)
        for content in files:
            budget = Budget(segment.limits, len(content))
            try:
                yield from member(Counted(io.BytesIO(content), budget), segment, "", budget, 1, None)
            except Exception as fault:  # noqa: BLE001 - whatever a library raises, the rest of the rows are read
                yield Failure(segment.source, f"cannot be read ({type(fault).__name__})", container)

    def ended(self) -> Iterator[Read]:
        """Yield what was set aside, and what was only read in part."""
        source, container = self.segment.source, self.segment.container
        for kind, count in sorted(self._kinds.items()):
            cells = "cell" if count == 1 else "cells"
            reason = f"{count:,} {cells} of column {self.column} that hold: {kind}"
            yield SetAside(source, reason, container, NOTED.get(kind))
        if self._unopened:
            files = "file in it was" if self._unopened == 1 else "files in it were"
            reason = f"{self._unopened:,} {files} not opened, beyond the {self._opened:,} that were"
            yield Failure(source, reason, f"{container}!/{self.column}")
        if self._cut:
            cells = "cell" if self._cut == 1 else "cells"
            reason = (
                f"{self._cut:,} {cells} of column {self.column} with more than {BLOB_BYTES:,} bytes; "
                "only that much of each was read"
            )
            yield Failure(source, reason, container)
