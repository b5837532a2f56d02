"""
The values of a statement, each put behind the name of its column: of an `INSERT`, and of one bound to what it stands for.

A statement in a log names its columns once and lists the values apart from them: `INSERT INTO kunde (navn, tlf) VALUES
('Kari Nordmann', '68051234')`. Read as `navn='Kari Nordmann', tlf='68051234'` the names lead their values.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

TRIGGER = (
    r"(?i:(?:insert(?: ignore| or [a-z]{4,8})?|replace) into [^(\n]*\([^)\n]*(?:n[av][vm]n|name|tlf|tele|phone|mobil|konto|account|adr|addr|pass|pwd|user|bruker"
    r"|fnr|fødsel|fodsel|foedsel|birth|født|fodt|dob|pers|ident|ssn|pnr|regnr|plate|kort|card|cvv|cvc|duf|hpr|kid|fa(?:x|ks)|lat|lon))"
)
"""Only tables with a column that a word could lead a value by: most statements insert nothing of anyone."""
BOUND = r"\[\[\\?\"[A-Za-z_]{2,40}\\?\", "
"""What opens the values that ActiveRecord binds: `[["first_name", "Kari"], ["LIMIT", 1]]`."""

_HEAD = re.compile(
    rb"(?i)\b(?:insert(?:\s{1,4}ignore|\s{1,4}or\s{1,4}[a-z]{4,8})?|replace)\s{1,4}into\s{1,4}[^\s()]{1,128}\s{0,4}\(([^()]{1,8192})\)\s{0,4}values?\s{0,4}(?=\()"
)
_VALUE = rb"(?:'(?:[^'\\]|''|\\.)*+'|\"(?:[^\"\\]|\\.)*+\"|\((?:[^()'\"])*+\)|[^,()'\"])++"
_CELL = re.compile(rb"\s*+(?:[EeNn](?='))?(" + _VALUE + rb")\s*+([,)])", re.DOTALL)
_NEXT = re.compile(rb"\s*+,\s*+\(")
_BOUND = re.compile(rb'\[\[(?=\\?"\w)', re.ASCII)
_PAIR = re.compile(rb'\[?\\?"(\w{2,40})\\?", ((?:\\?"(?:[^"\\])*+\\?"|[^\]\[",]{1,60}+))\](?:, )?+', re.ASCII)
_NAME = re.compile(rb"[\s\"'`\[\]]+")

Piece = tuple[bytes, int]
"""Text, and where in the line it comes from."""


def statements(line: bytes) -> Iterator[tuple[int, int, list[Piece]]]:
    """
    Yield the start and end of what each statement inserts, and its values with their columns' names between them.

    >>> [b"".join(text for text, _ in pieces) for *_, pieces in statements(b"insert into k (a, b) values ('x', 2), (3, 4)")]
    [b", a='x', b=2, a=3, b=4"]
    """
    for head in _HEAD.finditer(line):
        names = [_NAME.sub(b"", name) for name in head[1].split(b",")]
        pieces, end = _rows(line, head.end(), names)
        if pieces:
            yield head.end(), end, pieces


def _rows(line: bytes, at: int, names: list[bytes]) -> tuple[list[Piece], int]:
    pieces: list[Piece] = []
    while line[at : at + 1] == b"(":
        at += 1
        for name in names:
            cell = _CELL.match(line, at)
            if cell is None:
                return pieces, at
            pieces += ((b", " + name + b"=", cell.start(1)), (cell[1], cell.start(1)))
            at = cell.end()
            if cell[2] == b")":
                break
        following = _NEXT.match(line, at)
        if following is None:
            break
        at = following.end() - 1
    return pieces, at


def bound(line: bytes) -> Iterator[tuple[int, int, list[Piece]]]:
    """
    Yield the start and end of what is bound to each statement, and its values with the names before them.

    >>> [b"".join(text for text, _ in pieces) for *_, pieces in bound(b'= $1  [["email", "x"], ["LIMIT", 1]]')]
    [b', email="x", LIMIT=1']
    """
    for opening in _BOUND.finditer(line):
        pieces: list[Piece] = []
        start = at = opening.end()
        while pair := _PAIR.match(line, at):
            pieces += ((b", " + pair[1] + b"=", pair.start(2)), (pair[2], pair.start(2)))
            at = pair.end()
        if pieces:
            yield start, at, pieces
