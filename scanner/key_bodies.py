"""
Private keys that go over several lines: after the first line has named one, nothing of its body is passed on.

RFC 7468 and RFC 4880 set how such a text looks; a body may be indented, quoted, commented or end in an escaped
line end, as it stands in YAML, in source code and in logs.
"""

from __future__ import annotations

import re

MASKED = b"[CREDENTIAL]"
MOST_LINES = 400
"""A body has no more lines; a key of 16,384 bits has 200."""
_NAMED = b"PRIVATE KEY"
_BEGIN = re.compile(rb"-----BEGIN (?:[0-9A-Z]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----")
_END = re.compile(rb"-----END (?:[0-9A-Z]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----")
_EDGE, _AFTER = rb"(?P<edge>[ \t>|#*/+\"'`,;()]*)", rb"(?:\\[nr])*[ \t\"'`,;+\\)]*\r?\n?"
_BODY = re.compile(_EDGE + rb"(?:[A-Za-z0-9+/=_-]{16,}|(?:Proc-Type|DEK-Info|Version|Comment|Hash):[^\n]*)" + _AFTER)
_BLANK = re.compile(_EDGE + _AFTER)
_TAIL = re.compile(_EDGE + rb"[A-Za-z0-9+/=_-]{1,15}" + _AFTER)
"""A body's last line may be short; a word after the mention of a key is none."""


class Bodies:
    """
    Masks the bodies of private keys in a text that comes in pieces of whole lines. Keeps count between them.

    Attributes:
        left: lines that may still be a body's; 0 outside of one.
        seen: a line of that body has been.
    """

    def __init__(self) -> None:
        self.left = 0
        self.seen = False

    def masked(self, data: bytes) -> bytes:
        """Return the lines, those of a private key's body masked; the line that begins it is left for the detectors."""
        if not self.left and _NAMED not in data:
            return data
        return b"".join(map(self._line, data.splitlines(keepends=True)))

    def _line(self, line: bytes) -> bytes:
        begin = _BEGIN.search(line)
        if begin and not _END.search(line, begin.end()):
            self.left, self.seen = MOST_LINES, False
        elif self.left and not _END.search(line):
            body = _BODY.fullmatch(line) or (_TAIL.fullmatch(line) if self.seen else None)
            self.left = self.left - 1 if body or _BLANK.fullmatch(line) else 0
            if body:
                self.seen = True
                return body["edge"] + MASKED + line[len(line.rstrip(b"\r\n")) :]
        else:
            self.left = 0
        return line
