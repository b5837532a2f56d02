"""
Where in a line of JSON a value stands, read from what comes before it; the line may be cut short or broken.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

from scanner.log_words import HIDDEN, key_name

DEEPEST = 12
"""A longer path is shown by its last segments."""

LONG, CHECKPOINT = 1024, 512
"""In JSON longer than this, reading begins at a checkpoint; so many bytes lie between two."""
LONGEST = 32_768

_CLOSING, _BRACKETS = frozenset((b"}", b"]")), frozenset((b"{", b"[", b"}", b"]"))
_STRING = rb'"(?:[^"\\]++|\\.)*+"'
# Whole members of scalars are skipped in one go; what is left is keys (group 1), brackets and other strings (group 2).
_TOKEN = re.compile(
    rb"(?:" + _STRING + rb"\s*+:\s*+(?:" + _STRING + rb'|[^"{}\[\],]++)\s*+,\s*+)*+'
    rb"(?:(" + _STRING + rb")\s*+:|([{}\[\]]|" + _STRING + rb'|"(?:[^"\\]++|\\.)*+))',
    re.DOTALL,
)


class JsonPlace(NamedTuple):
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
    if head.startswith(b"[") and (head[1:2] in {b'"', b"["} or head[1:brace].isspace() or brace == 1):
        return 0
    if brace < 0:
        return -1
    if head[brace + 1 : brace + 2] == b'"' or head[brace + 1 : brace + 8].lstrip()[:1] == b'"':
        return brace
    return head.find(b'{"', brace)


def place_in(text: bytes, at: int, end: int) -> JsonPlace | None:
    """
    Return the place of `text[end]` in the JSON that begins at `text[at]`; `None` where the JSON is closed before.

    >>> text = b'{"kunde":{"ordre":[{"id":1},{"epost":"'
    >>> place_in(text, 0, len(text))
    JsonPlace(path='kunde.ordre[].epost', string=b'')
    >>> place_in(b'{"kunde":1} epost=', 0, 18) is None
    True
    """
    frames: list[bytes | None] = []
    if end - at > LONG:
        positions, states = _checkpoints(text[at : at + LONGEST])
        nearest = bisect_right(positions, end - at) - 1
        if nearest >= 0:
            at, frames = at + positions[nearest], list(states[nearest])
    tokens = _TOKEN.findall(text, at, end)
    _follow(frames, tokens)
    if not frames:
        return None
    last = tokens[-1][1] if tokens else b""
    if last[:1] != b'"' or not _is_open(last):
        return JsonPlace(_path(frames), None)
    if frames[-1] is not None and (len(tokens) < 2 or not tokens[-2][0]):
        frames[-1] = b""  # the string is a key itself
    return JsonPlace(_path(frames), last[1:])


def _follow(frames: list[bytes | None], tokens: list[tuple[bytes, bytes]]) -> None:
    """Follow tokens; a frame is an open container: `None` for a list, for an object its key so far or b""."""
    for key, token in tokens:
        if key:
            if frames and frames[-1] is not None:
                frames[-1] = key
        elif token == b"{":
            frames.append(b"")
        elif token == b"[":
            frames.append(None)
        elif frames and token in _CLOSING:
            frames.pop()


@lru_cache(maxsize=4)
def _checkpoints(text: bytes) -> tuple[tuple[int, ...], tuple[tuple[bytes | None, ...], ...]]:
    """Return positions behind brackets and the frames there, so that many values in a long line cost one reading."""
    frames: list[bytes | None] = []
    positions, states, tokens = [], [], []
    due = CHECKPOINT
    for match in _TOKEN.finditer(text):
        tokens.append((match[1] or b"", match[2] or b""))
        if match.end() >= due and match[2] in _BRACKETS:
            _follow(frames, tokens)
            tokens.clear()
            positions.append(match.end())
            states.append(tuple(frames))
            due = match.end() + CHECKPOINT
    return tuple(positions), tuple(states)


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
        elif not segments:
            segments.append("[]")
        elif not segments[-1].endswith("[][][]"):
            segments[-1] += "[]"
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
