r"""
Values that a standard's place, not a word, says what they are, each put behind a word for it.

* HL7 v2 lists what is known of a patient between bars: `PID|1||24826725032^^^FNR||Nordmann^Kari||18610312|F|||Storgata 1^^Oslo^^0155||68051234`.
* vCard writes the parts of a name with semicolons between them: `N:Nordmann;Kari;;;`.
* FHIR calls the two parts of a name `family` and `given`, which lead much else elsewhere: `"family":"Nordmann","given":["Kari"]`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detectors.insert_view import Piece

TRIGGER = r"(?:^|\n)N:[^;\n]+;[^;\n]*;|PID\|[0-9]{0,4}\||\\*\"family\\*\": ?\\*\"[^\"\n]+\", ?\\*\"given\\*\":"

_PID = re.compile(rb"(?:^|[^0-9A-Za-z])(PID\|[0-9]{0,4}\|[^\n\r]{0,1000})")
_HELD = ((5, b"navn"), (7, b"fodselsdato"), (9, b"navn"), (11, b"adresse"), (13, b"tlf"), (14, b"tlf"), (19, b"fnr"))
"""Fields of the segment by number (HL7 v2.5, 3.4.2)."""
_WHOLE = {b"navn": re.compile(rb"([^|^~&\s][^|^~&]{0,60}+)(?:\^([^|^~&]{1,60}+))?")}
_FIRST = re.compile(rb"[^|^~&\s][^|^~&]{0,80}+")
_CARD = re.compile(rb"N:([^;\n]{1,60}+);([^;\n]{1,60}+)?;")
_FAMILY = re.compile(
    rb"\\*\"family\\*\": ?\\*\"([^\"\\\n]{1,60}+)\\*\", ?\\*\"given\\*\": ?\[? ?\\*\"([^\"\\\n]{1,60}+)"
)


def placed(line: bytes) -> Iterator[tuple[int, int, list[Piece]]]:
    """
    Yield the start and end of what a standard's form holds, and its values with words for them before them.

    >>> [b"".join(text for text, _ in pieces) for *_, pieces in placed(b"PID|1||7||Nordmann^Kari||18610312|F")]
    [b', etternavn=Nordmann, fornavn=Kari, fodselsdato=18610312']
    """
    card = _CARD.match(line)
    for match in (*_FAMILY.finditer(line), *((card,) if card else ())):
        pieces = _named(match)
        yield match.start(1), pieces[-1][1] + len(pieces[-1][0]), pieces
    for segment in _PID.finditer(line):
        pieces = list(_segment(segment[1], segment.start(1)))
        if pieces:
            yield pieces[0][1], pieces[-1][1] + len(pieces[-1][0]), pieces


def _named(match: re.Match[bytes], begin: int = 0) -> list[Piece]:
    parts = ((b", etternavn=", 1), (b", fornavn=", 2))
    return [
        piece
        for word, group in parts
        if match[group] is not None
        for piece in ((word, begin + match.start(group)), (match[group], begin + match.start(group)))
    ]


def _segment(text: bytes, at: int) -> Iterator[Piece]:
    """Yield the pieces of one segment, given where it begins in the line."""
    places = []
    for field in text.split(b"|"):
        places.append((at, field))
        at += len(field) + 1
    for number, word in _HELD:
        if number >= len(places):
            return
        place, field = places[number]
        found = (_WHOLE.get(word) or _FIRST).match(field)
        if found is None:
            continue
        if word == b"navn":
            yield from _named(found, place)
        else:
            yield from ((b", " + word + b"=", place), (found[0], place))
