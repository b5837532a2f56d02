"""
Documents and presentations of Office and OpenDocument: .docx, .pptx, .odt, .odp and their kin.

The text of every part is read: body, headers, footers, notes, comments, deleted text that is still there, names of
authors, addresses behind links, and files embedded in the document.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import IO, TYPE_CHECKING

from connectors.connector import SetAside, Unreadable
from connectors.format import Format, Head, Input, Options
from connectors.formats import flow, markup, package

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from connectors.archives import Member
    from connectors.connector import Read
    from connectors.formats.flow import Piece

EXTENSIONS = (".docx", ".docm", ".dotx", ".dotm", ".pptx", ".pptm", ".ppsx", ".odt", ".ott", ".odp", ".otp", ".odg")
_FOLDERS = ("word/", "ppt/")
_OPEN_DOCUMENT = "opendocument"
_TEXT = re.compile(r"\.(?:xml|rels)$")
_SILENT = re.compile(
    r"(?:styles|stylesWithEffects|settings|webSettings|fontTable|numbering|presProps|viewProps|tableStyles)\.xml$"
    r"|(?:^|/)theme/|^\[Content_Types\]|^customXml/itemProps|Layout\d*\.xml|(?:Layouts|Masters|theme)/_rels/"
    r"|Configurations2/|^META-INF/"
)
_EMBEDDED = re.compile(r"/embeddings/|^(?:Object|Embed)")
_PICTURES = re.compile(r"(?:/media/|^Pictures/|^Thumbnails/|^docProps/thumbnail)")
SHEET_PARTS = re.compile(
    r"^xl/(?:comments|threadedComments|persons/|drawings/|charts/|pivotCache/|externalLinks/|connections\.xml|queryTables/"
    r"|worksheets/_rels/)|^docProps/|^(?:meta|content|styles)\.xml$"
)
"""The parts of a spreadsheet that hold text and are no sheets."""


def sniff(head: Head) -> Options | None:
    """Know the file by what is in the zip, or in the compound file, that it is."""
    if package.is_zip(head):
        named = head.extension in EXTENSIONS
        return () if named or package.holds(head, _FOLDERS, _OPEN_DOCUMENT) else None
    return () if package.is_compound(head) and head.extension in EXTENSIONS else None


def read(source: Input) -> Iterator[Read]:
    """Yield the text and the tables, then what is embedded."""
    with source.file() as file:
        if package.is_encrypted(file):
            yield source.failure("encrypted: give a decrypted copy")
            return
        yield from beside(source, file, None)


def beside(source: Input, file: IO[bytes], wanted: re.Pattern[str] | None) -> Iterator[Read]:
    """
    Yield the text of the parts of a package, and the files that lie in it.

    Args:
        source: the file.
        file: the same, open.
        wanted: names of the parts to read as text; `None`: all that hold any.
    """
    file.seek(0)
    if file.read(2) != b"PK":
        return
    try:
        found = package.parts(source, file)
    except Unreadable as broken:
        yield source.failure(broken.reason if wanted is None else "what lies beside the cells could not be read")
        return
    if any(part.name == "META-INF/manifest.xml" and _is_sealed(source, file, part) for part in found):
        yield source.failure("encrypted: give a decrypted copy")
        return
    chosen = [part for part in found if _TEXT.search(part.name) and _is_wanted(part.name, wanted)]
    if wanted is None and not any(part.name.startswith(("word/", "ppt/", "content.xml")) for part in chosen):
        yield source.failure("holds no document, though its name says so; what is in it was read")
    text = _pieces(source, file, sorted(chosen, key=_order), beside=wanted is not None)
    yield from flow.read(source, text)
    yield from _others(source, file, found)


def _is_wanted(name: str, wanted: re.Pattern[str] | None) -> bool:
    return not _SILENT.search(name) if wanted is None else bool(wanted.search(name))


def _order(part: Member) -> tuple[bool, str, int, str]:
    """Put the body first, then the other parts by name, slide 2 before slide 10."""
    stem = part.name.rstrip("0123456789.xmlres")
    return (not part.name.endswith(("document.xml", "content.xml")), stem, len(part.name), part.name)


def _pieces(source: Input, file: IO[bytes], parts: Sequence[Member], *, beside: bool) -> Iterator[Piece]:
    """Yield what the parts hold, without the empty lines between it."""
    fresh = True
    for part in parts:
        if part.trouble is not None:
            raise Unreadable(part.trouble)
        for piece in chain(markup.pieces(package.opened(source, file, part), beside=beside), ("\n",)):
            if not isinstance(piece, str) or not fresh or piece.strip("\n"):
                yield piece.lstrip("\n") if fresh and isinstance(piece, str) else piece
                fresh = isinstance(piece, str) and piece.endswith("\n")
            elif not piece:
                yield piece


def _is_sealed(source: Input, file: IO[bytes], manifest: Member) -> bool:
    """Tell whether the manifest of an OpenDocument file says that its parts are encrypted."""
    try:
        return b"encryption-data" in package.opened(source, file, manifest).read(1 << 20)
    except Unreadable:
        return False


def _others(source: Input, file: IO[bytes], parts: Sequence[Member]) -> Iterator[Read]:
    """Read the files embedded in a document; count its pictures."""
    pictures = 0
    for part in parts:
        pictures += bool(_PICTURES.search(part.name))
        if _EMBEDDED.search(part.name) and not _TEXT.search(part.name):
            yield from source.inside(part.name, package.opened(source, file, part))
    if pictures:
        reason = f"{pictures:,} {'picture' if pictures == 1 else 'pictures'} in the document"
        yield SetAside(source.segment.source, reason, source.segment.container, "picture")


FORMAT = Format(name="document", extensions=EXTENSIONS, sniff=sniff, read=read, rank=1, is_text=False)
