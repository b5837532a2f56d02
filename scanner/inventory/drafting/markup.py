"""The text of a page of HTML as a reader sees it: headings, lists and tables marked, scripts and menus left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.inventory.drafting.lexicon import word_set
from scanner.inventory.drafting.reading import refusal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lxml.html import HtmlElement

SILENT = word_set(
    "script style noscript template svg nav form select button iframe head object canvas video audio dialog"
)
BLOCKS = word_set(
    "p div section article main header footer aside ul ol dl dt dd table thead tbody tfoot figure blockquote pre address hr details summary body center"
)
CELLS = frozenset({"td", "th"})
"""What stands in a cell of a table stays on one line, its list with commas."""
HEADINGS = word_set("h1 h2 h3 h4 h5 h6")
_BLANK = re.compile(r"[ \t\r\n\f\v\u00a0]+")
_COMMAS = re.compile(r"([.:;,|\n]|^) *(?:, *)+| +(?=, )|(?: ,)+(?= *(?:\||$))", re.MULTILINE)
_MANY = re.compile(r"\n[ ]*\n[\n ]*")


def html(path: Path, text: str) -> str:
    """
    Return the text of a page, in time linear in its length.

    Raises:
        PolicyError: it is no page that a parser can make anything of.
    """
    import lxml.html
    from lxml import etree

    parser = lxml.html.HTMLParser(huge_tree=True, encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise refusal(path, f"cannot be read as HTML ({type(error).__name__})") from None
    return _MANY.sub("\n\n", _COMMAS.sub(r"\1", "".join(_pieces(root)))).strip() + "\n"


def _pieces(root: HtmlElement) -> Iterator[str]:
    """Yield the text piece by piece, with a line for each block; deep nesting costs no recursion."""
    from lxml import etree

    silent = inside = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in SILENT:
            silent += 1 if event == "start" else -1
            if event == "end" and not silent and element.tail:
                yield _BLANK.sub(" ", element.tail)
            continue
        if silent:
            continue
        if tag in CELLS:
            inside = max(0, inside + (1 if event == "start" else -1))
        if inside and tag not in CELLS:
            yield " , " if tag in {"li", "br"} and event == "start" else " " if tag in BLOCKS | HEADINGS else ""
        else:
            yield _opened(tag) if event == "start" else _closed(tag)
        words = element.text if event == "start" else element.tail
        if words:
            yield _BLANK.sub(" ", words)


def _opened(tag: str) -> str:
    if tag in HEADINGS:
        return f"\n\n{'#' * int(tag[1])} "
    if tag == "dt":
        return "\n\n##### "
    if tag == "li":
        return "\n- "
    if tag in BLOCKS:
        return "\n\n" if tag in {"p", "table"} else "\n"
    return "\n" if tag in {"br", "tr"} else ""


def _closed(tag: str) -> str:
    if tag in HEADINGS or tag == "p":
        return "\n\n"
    if tag in {"td", "th"}:
        return " | "
    return "\n" if tag in BLOCKS | {"li", "tr"} else ""
