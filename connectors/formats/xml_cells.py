"""
XML in a cell, as the same nested values that JSON in a cell gives.

An element's attributes and children are its members, under their local names. HTML is no record but text, and stays so.
"""

from __future__ import annotations

from typing import Any

_TAGS = (
    "html head body p div span a b i u s em strong br hr img ul ol li dl dt dd table tr td th thead tbody h1 h2 h3 h4 h5 h6 "
    "pre code blockquote font center small sub sup form input label button section article header footer nav main figure "
    "script style iframe video audio svg del ins q cite mark abbr"
)
_HTML = frozenset(_TAGS.split())
_TEXT, _COMMENT = "text", "comment"


class _RefusedError(Exception):
    """It is XML, and of a kind that is better left as text."""


def record(cell: str) -> tuple[tuple[str, Any], ...] | None:
    """
    Return the members of an XML text, the root among them; `None` when it is no XML, or HTML, or declares entities.

    >>> record('<k:kunde xmlns:k="urn:k" id="7"><k:navn>Kari</k:navn><k:tlf/></k:kunde>')
    (('kunde', (('id', '7'), ('navn', 'Kari'))),)
    >>> record("<p>Hei</p>"), record("<kari@example.com>")
    (None, None)
    """
    from xml.parsers import expat

    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.said
    parser.CommentHandler = reader.commented
    parser.ProcessingInstructionHandler = reader.instructed
    parser.EntityDeclHandler = _refuse
    try:
        parser.Parse(cell.encode("utf-8", "replace"), True)
    except (expat.ExpatError, _RefusedError):
        return None
    return tuple(reader.open[0])


def _refuse(*_: object) -> None:
    raise _RefusedError


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


class _Reader:
    """The elements that are open, each with the members it has so far."""

    def __init__(self) -> None:
        self.open: list[list[tuple[str, Any]]] = [[]]
        self._text: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self.open) == 1 and _local(name).lower() in _HTML:
            _refuse()
        self._flush()
        self.open.append([(_local(key), value) for key, value in attributes.items()])

    def end(self, name: str) -> None:
        self._flush()
        members = self.open.pop()
        alone = len(members) == 1 and members[0][0] == _TEXT
        if members:
            self.open[-1].append((_local(name), members[0][1] if alone else tuple(members)))

    def said(self, text: str) -> None:
        self._text.append(text)

    def commented(self, text: str) -> None:
        self.open[-1].append((_COMMENT, text))

    def instructed(self, _: str, text: str) -> None:
        self.open[-1].append((_TEXT, text))

    def _flush(self) -> None:
        text = "".join(self._text).strip()
        self._text.clear()
        if text:
            self.open[-1].append((_TEXT, text))
