"""The text of Word files; headings and lists are marked as in Markdown."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from scanner.inventory.drafting.reading import refusal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lxml.etree import _Element

MOST_BYTES = 60_000_000
"""Of a Word document's text when it is unpacked."""
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVEL = re.compile(r"(?i)^(?:heading|overskrift|tittel|title)\s*(\d?)")


def word(path: Path, data: bytes) -> str:
    """
    Return the text of a Word document: its body, not its headers, comments or deleted text.

    Raises:
        PolicyError: it is no Word document, is damaged, or unpacks to more than a document can.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            part = package.getinfo("word/document.xml")
            if part.file_size > MOST_BYTES:
                raise refusal(path, f"unpacks to more than {MOST_BYTES // 1_000_000} MB; is it a privacy policy?")
            with package.open(part) as stream:
                body = stream.read(MOST_BYTES + 1)
        root = etree.fromstring(body, parser)
    except KeyError:
        raise refusal(path, "a zip file, but no Word document") from None
    except (zipfile.BadZipFile, etree.LxmlError, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        raise refusal(path, f"cannot be read as a Word document ({type(error).__name__})") from None
    return "".join(_paragraphs(root)) + "\n"


def _paragraphs(root: _Element) -> Iterator[str]:
    """Yield the paragraphs, and the rows of tables with their cells side by side."""
    for element in root.iter(f"{_WORD}p", f"{_WORD}tr"):
        if element.tag == f"{_WORD}tr":
            cells = ("".join(_run(cell)).strip() for cell in element.iter(f"{_WORD}tc"))
            yield f"\n| {' | '.join(cells)} |"
        elif next(element.iterancestors(f"{_WORD}tc"), None) is None:
            yield _mark(element) + "".join(_run(element))


def _mark(paragraph: _Element) -> str:
    """Return what goes before a paragraph: the mark of a heading or a list item."""
    style = paragraph.find(f"{_WORD}pPr/{_WORD}pStyle")
    name = style.get(f"{_WORD}val", "") if style is not None else ""
    level = _LEVEL.match(name)
    if level:
        return f"\n\n{'#' * int(level[1] or 1)} "
    listed = paragraph.find(f"{_WORD}pPr/{_WORD}numPr") is not None or name.lower().startswith(
        ("list", "liste", "punkt")
    )
    return "\n- " if listed else "\n\n"


def _run(element: _Element) -> Iterator[str]:
    for piece in element.iter(f"{_WORD}t", f"{_WORD}tab", f"{_WORD}br"):
        yield (piece.text or "") if piece.tag == f"{_WORD}t" else "\t" if piece.tag == f"{_WORD}tab" else "\n"
