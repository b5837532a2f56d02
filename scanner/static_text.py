"""
The static text beside a value in a line of running text: the part of a log message that its programmer wrote.

`kunde=`, `"kunde": `, `<kunde>` and `kunde: ` before the value all give `kunde=`; otherwise up to four words before it,
as far as `scanner.log_words` lets them be shown, back to the nearest number, quotation or bracket.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import unquote_to_bytes

from scanner.log_words import HIDDEN, LEVELS, decoded, key_name, spoken_key, word_name, written_key

WINDOW = 128
MOST_WORDS = 4
MOST_WORDS_AFTER = 3

# Read backwards from the value, so that the search is anchored: opening marks, separator and key, words, what ends them.
_BACKWARDS = re.compile(
    rb"""(?P<opening>[\s"'(\[{<\\`]{0,8}+)
    (?:(?P<separator>[=:>]{1,2}+)(?P<gap>\s{0,3}+)(?P<closing>["')\]}\\]{0,4}+)(?P<key>[$\-.@A-Z_a-z0-9\x80-\xff]{1,48}+))?+
    (?P<words>[^0-9"'()\[\]{}<>@/\\|&?;]{0,80}+)(?P<end>.?)""",
    re.VERBOSE | re.DOTALL,
)
_FORWARDS = re.compile(rb"""["'>)\]},.]{0,3}+(?P<words>\s[^0-9"'()\[\]{}<>@/\\|&?;=:]{0,48}+)(?P<end>.?)""", re.DOTALL)
_OPENS = frozenset((b"", b" ", b"\t", b",", b";", b"(", b"[", b"{", b"<", b'"', b"'", b"|"))
_GLUES = frozenset((b"=", b":", b"@", b"/", b"_"))
_EDGE = ",.;:!…–-"


def static_text(head: bytes, after: bytes) -> str:
    """
    Return the static text of a value between `head` and `after`; "" where there is none.

    >>> static_text(b"2026-11-22 INFO Bestilling for kunde=", b"")
    'kunde='
    >>> static_text(b"ordre 12345 sendt til ", b"")
    'sendt til'
    """
    tail = head[-WINDOW:]
    if b"%" in tail:
        tail = unquote_to_bytes(tail)
    match = _BACKWARDS.match(tail[::-1])
    found = _before(match.group()) if match is not None else ""
    if not found and tail.rstrip().endswith((b",", b";")):
        found = _of_list(tail)
    if found or not after:
        return found
    match = _FORWARDS.match(after[:WINDOW])
    return _after(match["words"], match["end"]) if match is not None else ""


def _of_list(tail: bytes) -> str:
    """Return the key of the open list that a value further back in it belongs to."""
    opening = max(tail.rfind(b"["), tail.rfind(b"("))
    if opening < 0 or b"]" in tail[opening:] or b")" in tail[opening:]:
        return ""
    match = _BACKWARDS.match(tail[opening::-1])
    found = _before(match.group()) if match is not None else ""
    return found if found.endswith("=") else ""


@lru_cache(maxsize=8192)
def _before(backwards: bytes) -> str:
    match = _BACKWARDS.match(backwards)
    assert match is not None  # every part is optional
    words, end = match["words"][::-1], match["end"]
    if match["key"] is None:
        return _words(words, end, [])
    separator, key = match["separator"][::-1], match["key"][::-1]
    if separator == b">":
        in_tag = end == b"<" if not words else words.endswith(b":") and not words[:-1].strip()
        # White space before the value makes it a chat's `<name> text`.
        is_tag = in_tag and not match["closing"] and b" " not in match["opening"]
        return _shown(key_name(key)) if is_tag else ""
    quoted = match["closing"][:1] in {b'"', b"'", b"\\", b")", b"]"}
    if not quoted and b"=" not in separator and decoded(key).lower() in LEVELS:
        return ""
    shown = key_name if quoted else written_key if _is_written(separator, match) else spoken_key
    name = shown(key)
    if name != HIDDEN:
        return _shown(name)
    if b"=" in separator:
        return _shown(HIDDEN)
    return "" if b"." in key or key[:1].isdigit() else _words(words, end, [HIDDEN])


def _shown(name: str) -> str:
    return f"{name}="


def _is_written(separator: bytes, match: re.Match[bytes]) -> bool:
    """
    Tell whether a key was surely written by a programmer.

    Not so before a colon, in a map (`hansen => `), or before an equals sign that may be base64 padding.
    """
    return separator == b"=" and (bool(match["gap"]) or not match["opening"][-1:].isspace())


def _words(raw: bytes, end: bytes, shown: list[str]) -> str:
    """Return up to four words, read from the right; `shown` holds what stands right of them."""
    tokens = decoded(raw).split()
    if tokens and not raw[:1].isspace() and end not in _OPENS:
        del tokens[0]  # glued to a number, or cut by the window
    for token in reversed(tokens):
        core = token.strip(_EDGE)
        if not core or (core.lower() in LEVELS and (core.isupper() or token.endswith(":"))):
            break
        if "=" in core or token.endswith(":"):
            key = core.partition("=")[0].encode()
            name = written_key(key) if "=" in core else spoken_key(key)
            if name != HIDDEN:
                shown.append(_shown(name))
            break
        if "." in core:
            break
        name = word_name(core)
        if name != HIDDEN or shown[-1:] != [HIDDEN]:
            shown.append(name)
        if len(shown) == MOST_WORDS:
            break
    while shown[-1:] == [HIDDEN]:
        shown.pop()
    return " ".join(reversed(shown)).replace("= ", "=")


@lru_cache(maxsize=2048)
def _after(raw: bytes, end: bytes) -> str:
    tokens = decoded(raw).split()
    if tokens and (end.isalnum() or end in _GLUES or end >= b"\x80"):
        del tokens[-1]  # glued to a number, a key of what follows, or cut
    shown: list[str] = []
    for token in tokens[:MOST_WORDS_AFTER]:
        name = word_name(token.strip(_EDGE))
        if name != HIDDEN or shown[-1:] != [HIDDEN]:
            shown.append(name)
        if token[-1] in ".:":
            break
    while shown[-1:] == [HIDDEN]:
        shown.pop()
    return " ".join([HIDDEN, *shown]) if shown and shown[0] != HIDDEN else ""
