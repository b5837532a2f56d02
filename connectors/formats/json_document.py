"""
JSON documents: an array of records, read record by record, or one object.

JSON Lines are lines, not this. A document that breaks off or is damaged is a failure; what follows the damage is read
as text, so that nothing is lost.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from connectors import blocks
from connectors.connector import ColumnBatch, Failure, LineBatch
from connectors.format import Format, Head, Input, Options
from connectors.formats import nested
from connectors.formats.names import is_key
from connectors.streams import BLOCK_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from connectors.connector import Read

_WHOLE = 8 << 20
_LARGEST_VALUE = 16 << 20
_RECORDS = 2_000
_SPACE = " \t\r\n"
_OPENING = frozenset("[{")
_DEEPEST = 60
_SPACES = frozenset(_SPACE)
_LINES = (".jsonl", ".ndjson", ".log")
_DECODER = json.JSONDecoder(**nested.DECODING)


def sniff(head: Head) -> Options | None:
    """Accept what begins as an object or array and is not one document a line."""
    if head.text is None or head.extension in _LINES or ".log" in head.name.rpartition("/")[2].lower():
        return None
    text = head.text.decode().lstrip(_SPACE)
    if not text.startswith(("{", "[")):
        return None
    inner = text[1:65].lstrip(_SPACE)
    if head.extension != ".json" and not inner.startswith(('"', "}") if text[0] == "{" else ("{", "]")):
        return None
    first, _, rest = text.partition("\n")
    another = rest.lstrip(_SPACE)[:1] in {"{", "["}
    return None if another and isinstance(nested.parsed(first), tuple | list) else ()


def read(source: Input) -> Iterator[Read]:
    """
    Yield records as rows: the elements of an array, or one object.

    In an object too large to hold, the elements of the arrays in it are the rows.
    """
    text = _Text(source)
    try:
        if text.next() == "{" and text.holds_all(_WHOLE):
            yield from _object(text)
        else:
            yield from _value(text, "", 0)
        if text.next():
            raise ValueError  # noqa: TRY301 - the same end as the decoder's own
    except (ValueError, RecursionError):
        reason = "not valid JSON from this line on, or one value too large to hold; the rest was read as text"
        yield source.failure(reason, text.line())
        yield from text.rest()
    yield from text.failures


def _object(text: _Text) -> Iterator[Read]:
    record, end = _DECODER.raw_decode(text.held, text.at)
    text.at = end
    yield text.batch([record], "")


def _value(text: _Text, path: str, depth: int) -> Iterator[Read]:
    """Yield what lies in the value that comes next, without holding the whole of it."""
    opening = text.next()
    if opening == "[":
        yield from _array(text, f"{path}[]" if path else "")
    elif opening == "{" and depth < _DEEPEST:
        yield from _members(text, path, depth + 1)
    else:
        yield text.batch([text.element()], path)


def _members(text: _Text, path: str, depth: int) -> Iterator[Read]:
    """Yield what lies in an object: its plain members in one row, what lies deeper in rows of its own."""
    text.at += 1
    plain: list[tuple[str, Any]] = []
    fault: Exception | None = None
    try:
        while text.next() != "}":
            name = text.name()
            if text.next() in _OPENING:
                if not is_key(name):
                    plain.append((name, None))
                    name = "*"
                yield from _value(text, f"{path}.{name}" if path else name, depth)
            else:
                plain.append((name, text.element()))
            text.separator("}")
            if len(plain) >= _RECORDS:
                yield text.batch([tuple(plain)], path)
                plain = []
    except (ValueError, RecursionError) as stopped:
        fault = stopped
    if plain:
        yield text.batch([tuple(plain)], path)
    if fault is not None:
        raise fault
    text.at += 1


def _array(text: _Text, path: str) -> Iterator[Read]:
    text.at += 1
    begun = text.passed()
    records: list[Any] = []
    fault: Exception | None = None
    try:
        while text.next() != "]":
            records.append(text.element())
            text.separator("]")
            if len(records) >= _RECORDS or text.passed() - begun > BLOCK_BYTES:
                yield text.batch(records, path)
                records, begun = [], text.passed()
    except (ValueError, RecursionError) as stopped:
        fault = stopped
    if records:
        yield text.batch(records, path)
    if fault is not None:
        raise fault
    text.at += 1


class _Text:
    """
    The part of a document that is held.

    Attributes:
        held: text.
        at: position in it of what is read next.
        failures: met by the way.
    """

    def __init__(self, source: Input) -> None:
        self._source = source
        self._blocks = source.blocks()
        self._lines_before = 1
        self._before = 0
        self._row = 1
        self.held = ""
        self.at = 0
        self.failures: list[Failure] = []

    def line(self) -> int:
        """Return the line of what is read next."""
        return self._lines_before + self.held.count("\n", 0, self.at)

    def passed(self) -> int:
        """Return how many characters have been read."""
        return self._before + self.at

    def more(self, wanted: int = 1) -> bool:
        """Hold more, at least `wanted` characters unless the text ends; say whether there was more."""
        parts: list[str] = []
        for found in self._blocks:
            if isinstance(found, Failure):
                self.failures.append(found)
                continue
            # The pieces of a long line overlap; here they are put together again.
            part = found.data[found.overlap : len(found.data) - found.ahead].decode()
            parts.append(part)
            wanted -= len(part)
            if wanted <= 0:
                break
        if parts and self.at:
            self._lines_before, self._before = self.line(), self.passed()
            self.held, self.at = self.held[self.at :], 0
        self.held += "".join(parts)
        return bool(parts)

    def holds_all(self, most: int) -> bool:
        """Hold the whole text, unless it is longer than `most`; say whether it is held."""
        while len(self.held) <= most:
            if not self.more():
                return True
        return False

    def batch(self, records: list[Any], path: str) -> ColumnBatch:
        """Return records that lie under a path as the next rows."""
        row, self._row = self._row, self._row + len(records)
        return nested.columns_of(records, row, path)

    def name(self) -> str:
        """Pass the name of a member and its colon; return the name."""
        found = self.element() if self.next() == '"' else None
        if not isinstance(found, str) or self.next() != ":":
            raise ValueError
        self.at += 1
        return found

    def separator(self, closing: str) -> None:
        """Pass the comma between two values; a closing bracket stays."""
        found = self.next()
        if found == ",":
            self.at += 1
        elif found != closing:
            raise ValueError

    def next(self) -> str:
        """Return the next character that is no space, without passing it; empty at the end."""
        while True:
            held, at = self.held, self.at
            while held[at : at + 1] in _SPACES:
                at += 1
            self.at = at
            if at < len(held) or not self.more():
                return self.held[self.at : self.at + 1]

    def element(self) -> Any:
        """Return the next value, reading on until it is whole."""
        while True:
            try:
                value, end = _DECODER.raw_decode(self.held, self.at)
            except ValueError:
                left = len(self.held) - self.at
                if left > _LARGEST_VALUE or not self.more(left):
                    raise
                continue
            # A number at the end of what is held may go on.
            if end < len(self.held) or not self.more():
                self.at = end
                return value

    def rest(self) -> Iterator[Read]:
        """Yield what was not understood, as lines."""
        line, self.held, self.at = self.line(), self.held[self.at :], 0
        for found in blocks.read(self, self._source.segment, "utf-8", line):
            if isinstance(found, LineBatch):
                yield found

    def read(self, size: int, /) -> bytes:  # noqa: ARG002 - what is held is given at once
        """Return the rest of the text as a stream would."""
        if self.at >= len(self.held):
            self.held, self.at = "", 0
            self.more()
        held, self.held, self.at = self.held, "", 0
        return held.encode()


FORMAT = Format(name="json", extensions=(".json", ".geojson"), sniff=sniff, read=read, rank=3, is_text=True)
