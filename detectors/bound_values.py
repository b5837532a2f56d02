r"""
Values that a log lists apart from the statement that they are bound in, each put behind the name of its column.

* PostgreSQL: `execute S_1: UPDATE kunde SET tlf = $1`, and on a line of its own `DETAIL:  parameters: $1 = '68051234'`.
* SQLAlchemy: the statement, then `[generated in 0.00012s] ('Kari Nordmann', '68051234')`.
* Hibernate: the statement, then `binding parameter (1:VARCHAR) <- [68051234]`, a line for each.
* MyBatis: `Preparing: update kunde set tlf=?`, then `==> Parameters: 68051234(String)`.
* Django and Doctrine, at the end of the statement: `; args=('68051234',)`, `(parameters: array{"1":"68051234"}`.
* Ecto and TypeORM likewise: `tlf = $1) ["68051234"]`, `-- PARAMETERS: ["68051234"]`.
* Entity Framework, before it: `[Parameters=[@p0='68051234' (Size = 20)]`.

Lines are searched one by one. So a line that lists values is lengthened by the names of their columns, behind a mark.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from detectors import insert_view

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MARK = b"\x1f\x1e"
"""Stands between a line and the names of the columns that its values are bound to."""
TRIGGER = (
    r"(?:arameters: (?:\$1 = |array\{)|\[Parameters=\[@|==> Parameters: [^\n]*\(|-- PARAMETERS: \[|\$[0-9]+\)* (?:RETURNING [^\[\n]*)?\[[\"0-9]|; args=[(\[]['\"(]"
    r"|inding parameter [(\[][0-9]|\[(?:generated in|cached since) [0-9.]+s(?: ago)?\] [(\[])"
)
"""What stands before values that are listed."""
_REACH = 4096
"""Bytes above a line, or below it, in which its statement is looked for."""

_TOLD = (b"arameter", b"PARAMETERS", b' ["', b"args=", b"s] (", b"o] (", b"s] [(", b"o] [(")
_TEXT = rb"'(?:[^'\\]|''|\\.)*+'|\"(?:[^\"\\]|\\.)*+\""
_ITEM = rb"(" + _TEXT + rb"|[^\s,'\"()\[\]{}][^,'\"()\[\]{}]{0,200}+)"
_LISTS = tuple(
    (re.compile(opening), re.compile(item), places)
    for opening, item, places in (
        # What opens the list, one value with its number or name before it (none: counted), where the statement stands.
        (rb"arameters: (?=\$1 = )", rb"\$([0-9]{1,4}) = (" + _TEXT + rb")", "above"),
        (
            rb"inding parameter (?=[(\[])",
            rb"[(\[]([0-9]{1,4})(?::\w+\)|\] as \[\w+\]) (?:<-|-) \[([^\]\n]{0,400}+)\]",
            "above",
        ),
        (
            rb"==> Parameters: ",
            rb"null(?:, |\s{0,3}$)|()((?:[^()\n]{1,200}+|\((?!\w{1,30}\))){1,4}+)\(\w{1,30}\)(?:, |\s{0,3}$)",
            "above",
        ),
        (rb"\[(?:generated in|cached since) [0-9.]+s(?: ago)?\] (?=[(\[])", rb"()" + _ITEM, "above"),
        (rb"-- PARAMETERS: (?=\[)", rb"()" + _ITEM, "before"),
        (rb"\$[0-9]+\)* (?:RETURNING [^\[\n]*)?(?=\[[^\[])", rb"()" + _ITEM, "before"),
        (rb"; args=(?=[(\[])", rb"()" + _ITEM, "before"),
        (rb"arameters: array(?=\{)", rb"\"([0-9]{1,4})\":(" + _TEXT + rb"|[^,\"{}]{1,200}+)", "before"),
        (rb"\[Parameters=\[(?=@)", rb"@(\w+)=(" + _TEXT + rb")", "below"),
    )
)
_BEGINS = re.compile(
    rb"(?i)\b(?:insert(?: or [a-z]{4,8}| ignore)?\s+into|replace\s+into|update|delete\s+from|select|merge)\s"
)
_SLOT = re.compile(rb"\$([0-9]{1,4})\b|(\?|%s)|(?<![\w@:])[@:](\w+)")
_COMPARED = re.compile(
    rb"(\w{2,60})[\"`\]]?\)?\s{0,3}(?:=|<>|!=|[<>]=?|~~?\*?|\b(?i:i?like|in)\b)\s{0,3}(?:\(\s{0,2})?(?:[a-zA-Z_]+\()?(?=[$?%@:'0-9])"
)
"""A column and what it is compared with or set to."""
_NAMELESS = b"_"
_LITERAL = re.compile(rb"'(?:[^']|'')*+'|[0-9]+\b")


def tells(line: bytes) -> bool:
    """Tell, at little cost, whether a line may list values."""
    return any(word in line for word in _TOLD)


def lengthened(buffer: bytes, start: int, stop: int) -> bytes:
    r"""
    Return a line of a buffer, behind it the names of the columns that its values are bound to, where they can be told.

    >>> lengthened(b"UPDATE k SET tlf = $1\nDETAIL:  parameters: $1 = '68051234'\n", 22, 58)
    b"DETAIL:  parameters: $1 = '68051234'\x1f\x1e1 tlf"
    """
    line = buffer[start:stop]
    for opening, _, where in _LISTS:
        found = opening.search(line)
        if found is not None:
            named = columns(_statement(buffer, start, stop, found.end(), where))
            told = b"\x1f".join(key + b" " + name for key, name in named.items())
            return line + MARK + told if told else line
    return line


def _statement(buffer: bytes, start: int, stop: int, at: int, where: str) -> bytes:
    """Return the statement nearest to the values, of which nothing but its columns is used."""
    if where == "below":
        text = buffer[stop : stop + _REACH]
        begins = _BEGINS.search(text)
        return text[begins.start() :].partition(b"\n\n")[0] if begins else b""
    text = buffer[max(0, start - _REACH) : start] if where == "above" else buffer[start : start + at]
    places = [match.start() for match in _BEGINS.finditer(text)]
    return text[_outermost(text, places) :] if places else b""


def _outermost(text: bytes, places: list[int]) -> int:
    """Return where the last statement begins: what stands in brackets, or behind a `FROM` of its own line, is part of one."""
    last = places[-1]
    line = text.rfind(b"\n", 0, last) + 1
    return places[bisect_right(places, line - 1)]


def columns(statement: bytes) -> dict[bytes, bytes]:
    """
    Return the column of each slot of a statement, by the slot's number or name; of a value in it, by the value.

    >>> columns(b"INSERT INTO k (navn, tlf) VALUES (?, lower(?))"), columns(b"where fnr = $2 and a.navn like $1")
    ({b'1': b'navn', b'2': b'tlf'}, {b'2': b'fnr', b'1': b'navn'})
    """
    inserted = [
        (place, place + len(cell), name[2:-1])
        for _, _, pieces in insert_view.statements(statement)
        for (name, _), (cell, place) in zip(pieces[::2], pieces[1::2], strict=True)
    ]
    starts = [start for start, *_ in inserted]
    compared = {match.end(): match[1] for match in _COMPARED.finditer(statement)}
    found: dict[bytes, bytes] = {}
    slots = list(_SLOT.finditer(statement))
    for number, slot in enumerate(slots or _LITERAL.finditer(statement), 1):
        name = compared.get(slot.start())
        cell = bisect_right(starts, slot.start()) - 1
        if name is None and cell >= 0 and slot.start() < inserted[cell][1]:
            name = inserted[cell][2]
        if slots:
            found.setdefault(slot[1] or slot[3] or b"%d" % number, name or _NAMELESS)
        elif name is not None:
            found.setdefault(slot[0], name)
    return found


def bound(line: bytes) -> Iterator[tuple[int, int, list[insert_view.Piece]]]:
    r"""
    Yield the start and end of what a lengthened line lists, and its values with the names of their columns before them.

    >>> [b"".join(text for text, _ in pieces) for *_, pieces in bound(b"parameters: $1 = 'x'\x1f\x1e1 tlf")]
    [b", tlf='x'"]
    """
    line, _, told = line.partition(MARK)
    named = dict(pair.rsplit(b" ", 1) for pair in told.split(b"\x1f") if b" " in pair)
    for opening, item, _ in _LISTS:
        found = opening.search(line)
        if found is not None:
            values = [match for match in item.finditer(line, found.end()) if match[0]]
            pieces = _pieces(values, named)
            if pieces:
                yield pieces[0][1], pieces[-1][1] + len(pieces[-1][0]), pieces
            return


def _pieces(values: list[re.Match[bytes]], named: Mapping[bytes, bytes]) -> list[insert_view.Piece]:
    pieces: list[insert_view.Piece] = []
    most = max((int(key) for key in named if key.isdigit() and len(key) < 5), default=1)
    for place, match in enumerate(values):
        if match[2] is None:
            continue
        # Rows one after the other are counted anew.
        name = named.get(match[1] or b"%d" % (place % most + 1)) or named.get(match[2])
        if name is not None:
            pieces += ((b", " + name + b"=", match.start(2)), (match[2], match.start(2)))
    return pieces
