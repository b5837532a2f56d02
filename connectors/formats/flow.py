"""
Text and tables as a document has them, one after the other, as batches.

A table with names over its columns becomes columns; any other is text, cells parted by tabs.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from connectors import blocks
from connectors.connector import LineBatch, Unreadable
from connectors.formats import rows
from connectors.streams import BLOCK_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from connectors.connector import Read
    from connectors.format import Input

Row = tuple[str, ...]
Piece = str | Row | int
"""
What a document is made of: text with its newlines, a row of a table, or the line of the file that comes next.

Rows that follow each other are one table; any text, also "", ends it.
"""

_MOST_ROWS = 20_000
_MOST_CHARACTERS = 16 << 20


def read(source: Input, pieces: Iterable[Piece]) -> Iterator[Read]:
    """Yield a document's text as lines, and its tables as columns where they have names."""
    flow = _Flow(iter(pieces), source.segment.container)
    for found in blocks.read(flow, source.segment, "utf-8"):
        yield replace(found, container=source.segment.container) if isinstance(found, LineBatch) else found
        yield from flow.taken()
    yield from flow.taken()


@dataclass(slots=True)
class _Flow:
    """
    The text of a document as a stream; tables are put by as they are met.

    Args:
        pieces: of the document.
        container: what holds it.
        tables: read, and not yet taken.
    """

    pieces: Iterator[Piece]
    container: str | None
    tables: list[Read] = field(default_factory=list)
    _count: int = 0
    _rest: bytes = b""
    _broken: Unreadable | None = None
    _after: Piece | None = None
    _line: int = 1

    def read(self, size: int, /) -> bytes:
        """Return the next bytes of the text."""
        if not self._rest and self._broken is None:
            self._rest = self._more()
        if not self._rest and self._broken is not None:
            raise self._broken
        given, self._rest = self._rest[:size], self._rest[size:]
        return given

    def _more(self) -> bytes:
        """Return about a block of text; none at the end, or where the document breaks off."""
        parts: list[str] = []
        length = 0
        while length < BLOCK_BYTES:
            piece = self._next()
            if piece is None:
                break
            if isinstance(piece, int):
                text = "\n" * (piece - self._line)
            else:
                text = piece if isinstance(piece, str) else self._table(piece)
            parts.append(text)
            length += len(text)
            self._line += text.count("\n")
        return "".join(parts).encode("utf-8", "replace")

    def _next(self) -> Piece | None:
        """Return the next piece; none at the end, or where the document breaks off: what came before is given first."""
        if self._after is not None:
            piece, self._after = self._after, None
            return piece
        try:
            return next(self.pieces, None)
        except Unreadable as broken:
            self._broken, self.pieces = broken, iter(())
            return None

    def _table(self, first: Row) -> str:
        """Take a table from its first row to its end; return it as text where it is no columns."""
        taken = [first]
        size = 0
        while len(taken) < _MOST_ROWS and size < _MOST_CHARACTERS:
            piece = self._next()
            if not isinstance(piece, tuple):
                self._after = piece
                break
            taken.append(piece)
            size += sum(map(len, piece))
        if not rows.has_names(taken):
            return "\n".join("\t".join(" ".join(cell.split("\n")) for cell in row) for row in taken)
        self._count += 1
        name = f"table {self._count}"
        container = name if self.container is None else f"{self.container}!/{name}"
        self.tables += rows.batches(map(list, taken), container)
        return ""

    def taken(self) -> Iterator[Read]:
        """Yield the tables met so far."""
        found, self.tables = self.tables, []
        yield from found
