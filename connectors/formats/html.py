"""
HTML: what people see, and what they do not: attributes, scripts with their data, comments.

Lines are those of the file: tags vanish, newlines stay. A table with names over its columns becomes columns.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from connectors import blocks
from connectors.connector import Failure, LineBatch
from connectors.format import Format, Head, Input, Options
from connectors.formats import flow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from connectors.connector import Read
    from connectors.formats.flow import Piece

EXTENSIONS = (".html", ".htm", ".xhtml")
_BEGINNINGS = ("<!doctype html", "<html")
_LARGEST = 32 << 20
_SILENT = frozenset(
    ["class", "style", "id", "lang", "dir", "type", "rel", "width", "height", "align", "valign", "border", "colspan"]
)
_WITHIN_WORDS = """
a abbr b bdi bdo big cite code em font i ins mark s small span strong sub sup tt u wbr del kbd samp strike var dfn nobr
"""
_INLINE = frozenset(_WITHIN_WORDS.split())
_NAMED = ("name", "property", "itemprop", "label", "http-equiv")
_VALUES = ("value", "content", "placeholder")
_ATTRIBUTE = re.compile(r"[@*#(\[]*[A-Za-z_:][\w:.-]*[)\]]*")
_END = "innsyn:end"
_MARK = f"<!--{_END}-->".encode()


def sniff(head: Head) -> Options | None:
    """Know it by its ending, or by how it begins."""
    if head.text is None:
        return None
    begun = head.text[:1000].decode("utf-8", "ignore").lstrip("\ufeff \t\r\n").lower()
    if begun.startswith("<?xml"):
        begun = begun.partition("?>")[2].lstrip()
    if begun.startswith(_BEGINNINGS):
        return ()
    return () if head.extension in EXTENSIONS and "<" in begun else None


def read(source: Input) -> Iterator[Read]:
    """Yield the text as lines, and the tables; a page too large to hold as the text it is written in."""
    held, size = [], 0
    waiting = iter(source.blocks())
    for found in waiting:
        if isinstance(found, Failure):
            yield found
            continue
        # The pieces of a long line overlap; here they are put together again.
        held.append(found.data[found.overlap : len(found.data) - found.ahead])
        size += len(held[-1])
        if size > _LARGEST:
            yield from _plain(source, held, waiting)
            return
    yield from flow.read(source, _pieces(b"".join(held)))


def _plain(source: Input, held: list[bytes], rest: Iterator[LineBatch | Failure]) -> Iterator[Read]:
    """Yield a page as the lines it is written in."""
    text = _Joined(held, rest)
    yield from blocks.read(text, source.segment, "utf-8")
    yield from text.failures


class _Joined:
    """What was held and what comes after it, as one stream."""

    def __init__(self, held: list[bytes], rest: Iterator[LineBatch | Failure]) -> None:
        self._held = list(reversed(held))
        self._rest = rest
        self.failures: list[Failure] = []

    def read(self, size: int, /) -> bytes:  # noqa: ARG002 - what is held is given at once
        """Return the next bytes."""
        while not self._held:
            found = next(self._rest, None)
            if found is None:
                return b""
            if isinstance(found, Failure):
                self.failures.append(found)
            else:
                self._held.append(found.data[found.overlap : len(found.data) - found.ahead])
        return self._held.pop()


def _pieces(data: bytes) -> Iterator[Piece]:
    """Yield the text and the rows of a page."""
    if not data.strip():
        return
    root = _parsed(data)
    if root is None:
        # The parser gave up (tags too deep within each other): nothing must be lost with it.
        yield data.decode("utf-8", "replace")
        return
    try:
        yield from _Page().walked(root)
    except ValueError:
        # A damaged page may hold names that the library makes elements of, and then takes offence at.
        yield "\n" + data.decode("utf-8", "replace")


def _parsed(data: bytes) -> Any:
    """
    Return the tree of a page; None where the parser gives up, or loses what comes last.

    A quote that is never closed makes one tag of the rest of the page, and a tag that never ends is thrown away. So a
    comment is put after the page: where it is not in the tree, the tag is ended, and the rest is in an attribute of it.
    """
    from lxml import etree

    for ending in (b"", b'">', b"'>", b">"):
        parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_pis=False, recover=True)
        root = etree.fromstring(data + ending + _MARK, parser)
        if root is None or any(fault.level >= etree.ErrorLevels.FATAL for fault in parser.error_log):
            return None
        if root.xpath("boolean(//comment()[contains(., $end)] | //text()[contains(., $end)])", end=_END):
            return root
    return None


class _Page:
    """Puts the text of a tree together, line for line as in the file."""

    def __init__(self) -> None:
        self._out: list[Piece] = []
        self._row: list[str] | None = None
        self._cell: list[str] | None = None
        self._tables = 0

    def walked(self, root: Any) -> Iterator[Piece]:
        """Yield what is in the tree, in its order; depth costs no recursion."""
        from lxml import etree

        for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
            if event == "start":
                self._start(element)
            elif event == "end":
                self._end(element)
                self._text(element.tail)
                element.clear()
            else:
                self._catch_up(element)
                self._text(f" {element.text or ''} ")
                self._text(element.tail)
            if len(self._out) > 1_000:
                yield from self._taken()
        self._text("\n")
        yield from self._taken()

    def _taken(self) -> list[Piece]:
        out, self._out = self._out, []
        return out

    def _start(self, element: Any) -> None:
        tag = str(element.tag).lower()
        if tag == "table":
            self._out.append("")
            self._catch_up(element)
            self._tables += 1
        elif tag == "tr" and self._tables == 1:
            self._row = []
        elif tag in {"td", "th"} and self._row is not None and self._tables == 1:
            self._cell = []
        elif tag not in _INLINE:
            self._text("\n" if tag == "br" and self._cell is not None else "\t")
        self._catch_up(element)
        self._attributes(element)
        self._text(element.text)

    def _end(self, element: Any) -> None:
        tag = str(element.tag).lower()
        if tag == "table":
            self._tables -= 1
            self._out.append("\t")
        elif tag in {"td", "th"} and self._cell is not None and self._tables == 1:
            assert self._row is not None
            self._row.append(" ".join("".join(self._cell).split()))
            self._cell = None
        elif tag == "tr" and self._row is not None and self._tables == 1:
            if any(self._row):
                self._out.append(tuple(self._row))
            self._row = None
        elif tag not in _INLINE:
            self._text("\t")

    def _catch_up(self, element: Any) -> None:
        """Go on to the line at which an element stands."""
        if element.sourceline and not self._tables:
            self._out.append(element.sourceline)

    def _attributes(self, element: Any) -> None:
        """Tell of attributes: a form's field or a property as name and value, an address, or any other text."""
        given = dict(element.attrib)
        name = next((given.pop(key) for key in _NAMED if given.get(key)), "")
        value = next((given.pop(key) for key in _VALUES if given.get(key)), "")
        if value:
            self._text(f"{name}: {value}\t" if name else f"{value}\t")
        elif "<" in name:
            self._text(f"{name}\t")
        for key, told in given.items():
            if not _ATTRIBUTE.fullmatch(key):
                self._text(f"\t{key}\t")  # a quote too many or too few makes names of what was text
            if (key.lower() in _SILENT and "<" not in told) or not told or told.startswith("#"):
                continue
            plain = unquote(told) if "%" in told else told
            self._text(f"\t{plain}\t" if key in {"href", "src", "alt", "title"} else f"\t{key}={plain}\t")

    def _text(self, text: str | None) -> None:
        if not text:
            return
        if _END in text:
            text = text.replace(_MARK.decode(), "").replace(f"<!--{_END}", "").replace(_END, "")
        if self._cell is not None:
            self._cell.append(text)
        elif not self._tables or text.strip():
            self._out.append(text)


FORMAT = Format(name="html", extensions=EXTENSIONS, sniff=sniff, read=read, rank=4, is_text=True)
