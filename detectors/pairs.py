"""
Secrets whose name stands on the line above: `- name: DB_PASSWORD` and `value: ...`, as Kubernetes and CI write them.

Lines are searched one by one. So the word `value` is read as a word that leads a secret, of the same length, and what is
found stands where it stood.
"""

from __future__ import annotations

import re

from detectors.secret_words import NOT_KEYS

_LED = r"[ \t]+[\"']?value[\"']?[ \t]*[:=][^\n]*[0-9!#%&*+?^~|@]"
"""The value of such a pair. A word alone may be anything; in a secret are digits or signs."""
_VALUE = re.compile(_LED.encode())
TRIGGER = rf"\n{_LED}"
"""Brings such a line up, with the newline before it as its edge."""
_NAME = re.compile(
    rb"[ \t-]*[\"']?(?i:name|key)[\"']?[ \t]*[:=][ \t]*[\"']?"
    rb"(?P<name>[0-9A-Za-z_.-]{0,60}?(?i:(?P<word>passw(?:or)?d|passord|pwd|_pass)|token|secret|[_-]key))[\"']?,?[ \t\r]*"
)
_LONGEST = 120
_PASSWORD, _KEY = b"pword", b"token"


def line_at(buffer: bytes, start: int, stop: int) -> bytes:
    r"""
    Return a line of a buffer; where the line above names the secret that is its value, with a word for it for `value`.

    >>> line_at(b"- name: DB_PASSWORD\n  value: fjordTorsk88\n", 20, 41)
    b'  pword: fjordTorsk88'
    """
    line = buffer[start:stop]
    if line[:1] not in (b" ", b"\t") or not _VALUE.match(line):
        return line
    first = buffer.rfind(b"\n", max(0, start - _LONGEST), max(0, start - 1)) + 1
    above = _NAME.fullmatch(buffer, first, max(first, start - 1))
    if above is None or NOT_KEYS.search(above["name"].decode("ascii")):
        return line
    return line.replace(b"value", _PASSWORD if above["word"] else _KEY, 1)
