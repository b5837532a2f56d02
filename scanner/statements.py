"""
Log lines that differ in nothing but numbers and ids: they come from one statement, and are named once.

What is masked can neither be shown in a field's name nor change what is: digits, and the letters a-f, of tokens that
begin with a digit or hold more digits than a key may. Lines keep their length.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.line_template import taken_out, without_values, words_of
from scanner.log_fields import field_around, without_value
from scanner.log_words import MOST_DIGITS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MANY = 48
"""Fewer lines are read one by one."""
LONG = 2048
"""A longer line is one of its own."""
_OTHER, _LETTER, _DIGIT = 1, 2, 3
_DIGITS, _LETTERS = b"0123456789", b"abcdefABCDEF"
_WORDS = bytes(code for code in range(256) if code >= 0x80 or chr(code).isalnum())
_CLASSES = bytes(
    _DIGIT if code in _DIGITS else _LETTER if code in _LETTERS else _OTHER if code in _WORDS + b"_.-$" else 0
    for code in range(256)
)
_PLAIN = _WORDS + b"_.-+@"
"""What a value may hold that tells nothing of the line around it."""


def masked(lines: Sequence[bytes]) -> list[bytes]:
    r"""
    Return the lines with `0` in place of what differs between two runs of one statement.

    >>> masked([b'06:30:13.123 [exec-7] trace=dc3261af side2="K-17" 9f'])
    [b'00:00:00.000 [exec-7] trace=00000000 side2="K-17" 00']
    """
    import numpy as np

    text = b"\n".join([b"", *lines, b""])
    classes = np.frombuffer(text.translate(_CLASSES), np.int8)
    edges = np.flatnonzero((classes[1:] > 0) != (classes[:-1] > 0)) + 1
    starts, ends = edges[::2], edges[1::2]
    digits = np.cumsum(classes == _DIGIT, dtype=np.int32)
    varies = (classes[starts] == _DIGIT) | (digits[ends - 1] - digits[starts - 1] > MOST_DIGITS)
    change = np.zeros(len(text), np.int8)
    change[starts[varies]] = 1
    change[ends[varies]] = -1
    hidden = (np.cumsum(change, dtype=np.int8) > 0) & (classes >= _LETTER)
    result = np.frombuffer(text, np.uint8).copy()
    np.putmask(result, hidden, ord("0"))
    return result.tobytes().split(b"\n")[1:-1]


class Statements:
    """
    Names of fields in some lines, and the templates of the lines.

    Args:
        lines: what will be asked about, without line ends.
    """

    __slots__ = ("_known", "_lines", "_masked", "_templates")

    def __init__(self, lines: Sequence[bytes]) -> None:
        self._lines = lines
        many = len(lines) >= MANY
        self._masked = masked([line if len(line) <= LONG else b"" for line in lines]) if many else None
        self._known: dict[tuple[bytes, bytes, bytes], str] = {}
        self._templates: dict[bytes, str] = {}

    def field_of(self, number: int, start: int, end: int) -> str:
        """
        Name the field of a value, as `scanner.log_fields.field_of` does.

        Args:
            number: which of the lines.
            start: where the value begins, in bytes.
            end: where it ends.
        """
        line = self._lines[number]
        value = line[start:end]
        if self._masked is None or len(line) > LONG or b"%" in line:
            return without_value(field_around(line, start, end), value)
        mask = self._masked[number]
        key = (mask[:start], value.translate(None, _PLAIN), mask[end:])
        name = self._known.get(key)
        if name is None:
            name = field_around(line, start, end)
            # White space and marks in a value may be read as the line's own.
            if not key[1].strip(b" ") and key[2][:1] != b"=":
                self._known[key] = name
        return without_value(name, value)

    def template_of(self, number: int, spans: Iterable[tuple[int, int]]) -> str:
        """
        Return the template of a line, as `scanner.line_template.template_of` does.

        Args:
            number: which of the lines.
            spans: where values were found in it, in bytes.
        """
        line, where = self._lines[number], sorted(spans)
        masked = line if self._masked is None or len(line) > LONG else self._masked[number]
        rest = taken_out(masked, where)
        template = self._templates.get(rest)
        if template is None:
            template = self._templates[rest] = words_of(rest)
        return without_values(template, (line[start:end] for start, end in where))
