"""Text in lines: logs, prose, JSON Lines, anything that is text and nothing more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from connectors.connector import LineBatch
from connectors.format import Format, Head, Input, Options

if TYPE_CHECKING:
    from collections.abc import Iterator

    from connectors.connector import Read


_JSON_LINES = re.compile(r"\.(?:jsonl|ndjson)\b")
_CUT = re.compile(rb"^[ \t]*\{[^\n]*[^\s},][ \t\r]*$", re.MULTILINE)


def sniff(head: Head) -> Options | None:
    """Accept any text."""
    return None if head.text is None else ()


def read(source: Input) -> Iterator[Read]:
    """Yield blocks of whole lines; in a file of JSON Lines the first object that does not end on its line is a failure."""
    segment = source.segment
    if _JSON_LINES.search(f"{segment.source} {segment.container or ''}".lower()) is None:
        return iter(source.blocks())
    return _checked(source)


def _checked(source: Input) -> Iterator[Read]:
    told = False
    for block in source.blocks():
        yield block
        if told or not isinstance(block, LineBatch) or block.continued or block.ahead:
            continue
        cut = _CUT.search(block.data)
        if cut is not None:
            told = True
            line = block.first_line + block.data.count(b"\n", 0, cut.start())
            yield source.failure("a line of JSON is cut short, this one first; what it holds was read as text", line)


FORMAT = Format(
    name="lines",
    extensions=(".log", ".txt", ".jsonl", ".ndjson", ".md", ".xml", ".yaml", ".yml"),
    sniff=sniff,
    read=read,
    rank=9,
    is_text=True,
)
