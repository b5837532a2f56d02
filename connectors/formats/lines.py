"""Text in lines: logs, prose, JSON Lines, anything that is text and nothing more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connectors.format import Format, Head, Input, Options

if TYPE_CHECKING:
    from collections.abc import Iterator

    from connectors.connector import Read


def sniff(head: Head) -> Options | None:
    """Accept any text."""
    return None if head.text is None else ()


def read(source: Input) -> Iterator[Read]:
    """Yield blocks of whole lines."""
    return iter(source.blocks())


FORMAT = Format(
    name="lines",
    extensions=(".log", ".txt", ".jsonl", ".ndjson", ".md", ".xml", ".yaml", ".yml"),
    sniff=sniff,
    read=read,
    rank=9,
    is_text=True,
)
