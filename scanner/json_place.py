"""
Where in a line of JSON a value stands, read from what comes before it; the line may be cut short or broken.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache

from scanner.log_words import HIDDEN, key_name

DEEPEST = 12
"""A longer path is shown by its last segments."""

_TOKEN = re.compile(rb'"(?:[^"\\]++|\\.)*+"?|[{}\[\],:]', re.DOTALL)
_QUOTE, _COLON, _BRACE = b'":{'
_IN_OBJECT, _OPENING = b":,", b"{["


@dataclass(frozen=True, slots=True)
class JsonPlace:
    """
    A place in JSON.

    Args:
        path: the keys down to it, `kunde.kontakt.epost` or `ordre[].epost`, fit to be shown.
        string: the raw bytes of the string from its opening quote up to the place; `None` outside strings.
    """

    path: str
    string: bytes | None


def json_start(head: bytes) -> int:
    """Return where JSON begins in the text, or -1: at a brace before a quote, or at brackets that open the line."""
    brace = head.find(b"{")
    if head[:1] == b"[" and (head[1:2] in {b'"', b"["} or head[1:brace].isspace() or brace == 1):
        return 0
    if brace < 0 or head[brace + 1 : brace + 2] == b'"' or head[brace + 1 : brace + 8].lstrip()[:1] == b'"':
        return brace
    return head.find(b'{"', brace)


def place_in(text: bytes) -> JsonPlace | None:
    """
    Return the place at which a text that begins with JSON ends; `None` where the JSON is closed before.

    >>> place_in(b'{"kunde":{"ordre":[{"id":1},{"epost":"')
    JsonPlace(path='kunde.ordre[].epost', string=b'')
    >>> place_in(b'{"kunde":1} epost=') is None
    True
    """
    if b"\\" not in text and b"[" not in text and b"}" not in text and text.count(b"{") == 1:
        return _place_in_flat(text)
    frames: list[bytes | None] = []
    string, tokens = b"", _TOKEN.findall(text)
    # One frame per open container: `None` for a list, for an object the key whose value is being read, or b"".
    for token in tokens:
        mark = token[0]
        if mark == _QUOTE:
            string = token
        elif mark in _IN_OBJECT:
            if frames and frames[-1] is not None:
                frames[-1] = string if mark == _COLON else b""
        elif mark in _OPENING:
            frames.append(b"" if mark == _BRACE else None)
        elif frames:
            frames.pop()
    if not frames:
        return None
    unclosed = tokens[-1] is string and _is_open(string)
    return JsonPlace(_path(frames), string[1:] if unclosed else None)


def _place_in_flat(text: bytes) -> JsonPlace:
    """Return the place in an object without containers or escapes: a look back is enough."""
    quote = text.rfind(b'"')
    string = None
    if text.count(b'"') % 2:
        string = text[quote + 1 :]
        before = text[:quote].rstrip()
        key = before[:-1].rstrip() if before.endswith(b":") else b""
    else:
        after = text[quote + 1 :].lstrip()
        key = text[: quote + 1] if after.startswith(b":") and b"," not in after else b""
    key = key[key.rfind(b'"', 0, -1) :] if key.endswith(b'"') else b""
    return JsonPlace(_segment(key), string)


def _is_open(token: bytes) -> bool:
    body = token[1:]
    if not body.endswith(b'"'):
        return True
    return (len(body) - 1 - len(body[:-1].rstrip(b"\\"))) % 2 == 1


def _path(frames: list[bytes | None]) -> str:
    segments: list[str] = []
    for key in frames:
        if key is not None:
            segments.append(_segment(key))
        elif segments:
            segments[-1] += "[]"
        else:
            segments.append("[]")
    return ".".join(segments[-DEEPEST:])


@lru_cache(maxsize=4096)
def _segment(token: bytes) -> str:
    """Return a key, given with its quotes, as it may be shown; b"" is no key."""
    if b"\\" in token:
        try:
            return key_name(json.loads(token).encode())
        except (ValueError, UnicodeError):
            return HIDDEN
    return key_name(token[1:-1])
