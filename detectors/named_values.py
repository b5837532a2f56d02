r"""
Values that stand beside their names in an object: `{"name":"mobil","value":"68051234"}`, `{"key":"fullName","value":...}`.

Forms, attributes and labels are logged so. Read as `mobil="68051234"` the name leads its value, as a key would.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detectors.insert_view import Piece

_COLUMNS = (
    r"(?:full|first|last|given|family|user|display|customer|person|contact)[ ._-]?name|navn|namn|e-?mail|e-?post|tlf|telefon|phone|mobil|msisdn"
    r"|address|adresse|passw|passord|pwd|secret|token|_pin|user|bruker|fnr|f(?:ø|o|oe)dsels|birth|dob|person(?:al)?_?(?:id|n)|ssn|pnr|konto|account_?n"
    r"|iban|card_?n|kortn|cvv|cvc|passport|diagnos"
)
"""Only names that a word of some detector may be in: most pairs say nothing of anyone."""
_NAMES = r"(?:name|key|field|felt|navn|namn|param(?:eter)?|attribut(?:e|t)?|property|label|question)"
_VALUES = r"(?:value|verdi|val|svar|answer)"
TRIGGER = rf"[\"'](?i:{_NAMES})\\*[\"']: ?\\*[\"'](?i:[a-zæøå0-9 ._-]*(?:{_COLUMNS}))[^\"'\n]*[\"'], ?[^{{}}\n]*[\"'](?i:{_VALUES})\\*[\"']: ?"

_TEXT = rb"(?:\\*\"(?:[^\"\\]|\\[^\"])*+\\*\"|'(?:[^'\\]|\\.)*+'|[0-9][0-9. ]{0,30}+)"
_PAIR = re.compile(
    rb"[\"'](?i:"
    + _NAMES.encode()
    + rb")\\*[\"']: ?\\*[\"']([^\"'\\{}:=]{2,60}+)\\*[\"'],\s?"
    # What else is said of it, between.
    + rb"(?:\\*[\"']\w{1,30}\\*[\"']: ?(?:\\*[\"'][^\"'\\{}]{0,60}+\\*[\"']|[^\"',{}]{1,30}+),\s?){0,3}"
    + rb"\\*[\"'](?i:"
    + _VALUES.encode()
    + rb")\\*[\"']: ?(?P<value>"
    + _TEXT
    + rb")"
)


def beside(line: bytes) -> Iterator[tuple[int, int, list[Piece]]]:
    """
    Yield the start and end of what stands beside its name, and the value with the name before it.

    >>> [b"".join(text for text, _ in pieces) for *_, pieces in beside(b'{"name":"mobil","value":"68051234"}')]
    [b', mobil="68051234"']
    """
    for pair in _PAIR.finditer(line):
        start, end = pair.span("value")
        yield start, end, [(b", " + pair[1] + b"=", start), (pair["value"], start)]
