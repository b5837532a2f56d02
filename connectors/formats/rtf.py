"""Rich text (.rtf): body, heads and feet of pages, notes, comments, properties, addresses behind links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from connectors.connector import SetAside, Unreadable
from connectors.format import Format, Head, Input, Options
from connectors.formats import flow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from connectors.connector import Read

EXTENSIONS = (".rtf",)
_MARK = b"{\\rtf"
_LARGEST = 64 << 20
_BLOCK = 1 << 20
# The library passes over what it takes for layout; without their control words these are plain groups of text.
_PASSED_OVER = re.compile(
    r"(?:\\\*\s*)?\\(?:headerl|headerr|headerf|header|footerl|footerr|footerf|footer|footnote|annotation|atnauthor|atnid"
    r"|author|operator|manager|company|title|subject|keywords|doccomm|comment|info|userprops|propname|staticval"
    r"|fldinst|datafield|hlinkbase)(?![a-z])"
)
_PICTURE = re.compile(r"\\(?:pict|objdata)(?![a-z])")


def sniff(head: Head) -> Options | None:
    """Know the file by its mark."""
    return () if head.data.lstrip(b"\xef\xbb\xbf\r\n ").startswith(_MARK) else None


def read(source: Input) -> Iterator[Read]:
    """Yield the text as lines."""
    parts: list[bytes] = []
    size = 0
    broken = None
    try:
        while size <= _LARGEST and (block := source.stream.read(_BLOCK)):
            parts.append(block)
            size += len(block)
    except Unreadable as fault:
        broken = fault.reason
    data = b"".join(parts).decode("latin-1")
    yield from flow.read(source, iter((_plain(data),)))
    if broken is not None:
        yield source.failure(broken)
    elif size > _LARGEST:
        yield source.failure(
            f"rich text of more than {_LARGEST >> 20:,} MB; its beginning was read, and nothing after it"
        )
    elif not data.rstrip("\0\r\n\t ").endswith("}"):
        yield source.failure("cut short: the end of the rich text is missing; what is there was read")
    if _PICTURE.search(data):
        yield from _objects(source, data)


def _plain(data: str) -> str:
    """Return the text without its control words."""
    from striprtf.striprtf import rtf_to_text

    return str(rtf_to_text(_PASSED_OVER.sub(r"\\par ", data), encoding="cp1252", errors="replace")) + "\n"


def _objects(source: Input, data: str) -> Iterator[Read]:
    """Say how many pictures and embedded objects were not read."""
    count = len(_PICTURE.findall(data))
    reason = f"{count:,} {'picture or object' if count == 1 else 'pictures or objects'} in the document"
    yield SetAside(source.segment.source, reason, source.segment.container, "picture")


FORMAT = Format(name="rtf", extensions=EXTENSIONS, sniff=sniff, read=read, rank=2, is_text=True)
