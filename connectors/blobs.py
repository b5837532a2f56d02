"""
Cells of bytes: text is text, a file in a cell is looked into like one on disk, and all else is counted by its kind.
"""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from connectors.connector import Failure, SetAside
from connectors.dialect import BLOB_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyarrow as pa

    from connectors.connector import Read, Segment

LOOKED_INTO = 200
"""Files in the cells of one column that one statement's reader opens."""
PER_BATCH = 50
_LINES = "lines"
_WESTERN = "windows-1252"


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

    def texts(self, values: pa.Array) -> tuple[pa.Array, list[tuple[bytes, str]]]:
        """Return the cells that are text, null where there is something else, and the files among them to look into."""
        import pyarrow as pa

        if not (pa.types.is_binary(values.type) or pa.types.is_large_binary(values.type)):
            return values, []
        found: list[tuple[bytes, str]] = []
        cells: list[str | None] = []
        for cell in values.to_pylist():
            text, kind = (None, "") if cell is None else self._judged(cell)
            cells.append(text)
            if kind:
                found.append((cell, kind))
        chosen = found[:: max(1, len(found) // PER_BATCH)][: max(0, min(PER_BATCH, LOOKED_INTO - self._opened))]
        self._opened += len(chosen)
        self._unopened += len(found) - len(chosen)
        return pa.array(cells, pa.string()), chosen

    def _judged(self, cell: bytes) -> tuple[str | None, str]:
        """Return a cell's text, or of what kind the file in it is; neither where it is set aside."""
        from connectors.identify import identify
        from connectors.streams import Peekable

        try:
            text = cell.decode()
        except UnicodeDecodeError:
            text = None
        if text is not None and text.count("\n") < 2:
            self._cut += len(cell) >= BLOB_BYTES
            return text, ""
        identity = identify(Peekable(io.BytesIO(cell)), "")
        if identity.format is None and identity.archive is None:
            self._kinds[identity.set_aside or "binary data"] += 1
            return None, ""
        self._cut += len(cell) >= BLOB_BYTES
        if identity.format == _LINES:
            return text or cell.decode(_WESTERN, "replace"), ""
        return None, identity.format or identity.archive or ""

    def inside(self, files: list[tuple[bytes, str]]) -> Iterator[Read]:
        """Yield what the files in cells hold, under the name of the column."""
        from connectors.files import inside

        container = f"{self.segment.container}!/{self.column}"
        for content, _ in files:
            yield from inside(content, replace(self.segment, container=container, options=(), sampling=None))

    def ended(self) -> Iterator[Read]:
        """Yield what was set aside, and what was only read in part."""
        source, container = self.segment.source, self.segment.container
        for kind, count in sorted(self._kinds.items()):
            cells = "cell" if count == 1 else "cells"
            yield SetAside(source, f"{count:,} {cells} of column {self.column} that hold: {kind}", container)
        if self._unopened:
            reason = f"{self._unopened:,} files in column {self.column}, beyond the {self._opened:,} that were opened"
            yield SetAside(source, reason, container)
        if self._cut:
            reason = (
                f"{self._cut:,} cells of column {self.column} hold more than {BLOB_BYTES:,} bytes; "
                "only that much of each was read"
            )
            yield Failure(source, reason, container)
