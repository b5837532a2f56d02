"""
The text in an XML part of a document: paragraphs, rows of tables, and the few attributes in which people are named.

Read as a stream; nothing grows with the part. Entities of its own, with which a few bytes become many, are refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from connectors.connector import Unreadable
from connectors.streams import HEAD_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from connectors.formats.flow import Piece
    from connectors.streams import Stream

# In Office, numbers that place pictures stand as text too, so text is only what these hold; `v` are values in charts.
_IN_TEXT = "t delText instrText delInstrText v creator lastModifiedBy title subject description keywords category Manager Company lpwstr text"
_TEXT = frozenset(_IN_TEXT.split())
_OWN_LINE = """
p h comment v pt creator lastModifiedBy title subject description keywords category Manager Company lpwstr text
initial-creator printed-by user-defined keyword
"""
_PARAGRAPHS = frozenset(_OWN_LINE.split())
_PEOPLE = frozenset(["creator", "lastModifiedBy", "initial-creator", "printed-by", "Manager", "Company"])
_OPEN = frozenset(["urn:oasis:names:tc:opendocument:xmlns:text:1.0", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"])
_DUBLIN = "http://purl.org/dc/elements/1.1/"
_CELLS = frozenset(["tc", "table-cell", "covered-table-cell"])
_ROWS = frozenset(["tr", "table-row"])
_TABLES = frozenset(["tbl", "table"])
_BREAKS = frozenset(["br", "cr", "line-break"])
_ATTRIBUTES = (
    "author displayName userId descr alt href Target connection command sourceFile url password user v tooltip"
)
_TOLD = frozenset(_ATTRIBUTES.split())
_INNER = ("http://schemas.", "urn:", "../")
_MOST_TOLD = 10_000
_DAMAGED = "damaged or cut short; what came before the damage was read"


def pieces(stream: Stream, *, beside: bool = False) -> Iterator[Piece]:
    """
    Yield the text and the rows in an XML part.

    Args:
        stream: its bytes.
        beside: only what stands beside the values of cells: their comments, boxes, and cells that have no value.

    Raises:
        Unreadable: it is no whole XML, or declares entities.
    """
    from xml.parsers import expat

    collector = _Collector(beside=beside)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = collector.start
    parser.EndElementHandler = collector.end
    parser.CharacterDataHandler = collector.text
    parser.EntityDeclHandler = _refused
    try:
        while block := stream.read(HEAD_BYTES):
            parser.Parse(block)
            yield from collector.taken()
        parser.Parse(b"", True)
    except expat.ExpatError as fault:
        yield from collector.taken()
        raise Unreadable(_DAMAGED) from fault
    yield from collector.taken()


def _refused(*declared: object) -> None:
    del declared
    reason = "declares entities of its own, as bombs do; what came after was not read"
    raise Unreadable(reason)


class _Collector:
    """Gathers text, cells and rows while a part is parsed."""

    def __init__(self, *, beside: bool) -> None:
        self._beside = beside
        self._muted = [False]
        self._out: list[Piece] = []
        self._elements: list[bool] = []
        self._tables = 0
        self._row: list[str] = []
        self._cell: list[str] = []
        self._in_cell = False
        self._told: set[str] = set()
        self._led = ""

    def taken(self) -> list[Piece]:
        """Return what has been gathered since the last time."""
        out, self._out = self._out, []
        return out

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Meet the beginning of an element."""
        space, _, local = name.rpartition(" ")
        within = bool(self._elements) and self._elements[-1]
        if space in _OPEN or space == _DUBLIN:
            counts = within or local in _PARAGRAPHS or space == _DUBLIN
        else:
            counts = local in _TEXT
        self._elements.append(counts)
        self._muted.append((self._muted[-1] or self._is_value(local, attributes)) and local != "annotation")
        if local in _TABLES or self._tables == 1:
            self._begun(local)
        if local in _BREAKS:
            self._say("\n")
        elif local == "tab":
            self._say("\t")
        elif local == "s" and space in _OPEN:
            self._say(" ")
        elif local in _PEOPLE:
            self._led = f"{local}: "
        if attributes:
            self._attributes(attributes)

    def _is_value(self, local: str, attributes: dict[str, str]) -> bool:
        return self._beside and local in _CELLS and any(name.endswith(" value-type") for name in attributes)

    def _begun(self, local: str) -> None:
        """Meet the beginning of a table, or of a part of one; what lies in a table within is text of its cell."""
        if local in _TABLES:
            self._tables += 1
            if self._tables == 1:
                self._out.append("")
        elif local in _ROWS:
            self._row = []
        elif local in _CELLS:
            self._cell, self._in_cell = [], True

    def _attributes(self, attributes: dict[str, str]) -> None:
        """Tell of attributes that hold text, each value once."""
        for name, value in attributes.items():
            local = name.rpartition(" ")[2]
            if local not in _TOLD or not value or value.startswith(_INNER) or value in self._told:
                continue
            if local == "Target" and attributes.get("TargetMode") != "External":
                continue
            if len(self._told) < _MOST_TOLD:
                self._told.add(value)
            # What stands in the text at this place must not run into it.
            self._say(f"\n{local}: {value}\n" if not self._in_cell else f" {value} ")

    def end(self, name: str) -> None:
        """Meet the end of an element."""
        self._elements.pop()
        self._muted.pop()
        local = name.rpartition(" ")[2]
        if local in _TABLES:
            self._tables -= 1
            if not self._tables:
                self._out.append("\n")
        elif self._tables == 1 and local in _CELLS:
            self._row.append("".join(self._cell).strip())
            self._in_cell = False
        elif self._tables == 1 and local in _ROWS:
            if any(self._row):
                self._out.append(tuple(self._row))
            self._row = []
        elif local in _PARAGRAPHS or local in _CELLS:
            self._say("\n")
            self._led = ""

    def text(self, data: str) -> None:
        """Meet text."""
        if self._elements and self._elements[-1] and not self._muted[-1]:
            self._say(self._led + data)
            self._led = ""

    def _say(self, text: str) -> None:
        if self._in_cell:
            self._cell.append(text)
        elif not self._tables or text.strip():
            self._out.append(text)
