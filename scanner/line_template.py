"""
The template of a log line: the words its statement wrote, with every other token masked.

Two statements may lead to a value by the same words (`kunde=`); the rest of their lines tells them apart. What stays
of a line are words of `scanner.log_words` and keys made of them; everything else is `*`, and stars beside each other
are one. So a template holds no value, and what is written into a line does not change it: lines of one statement have
one template.

* JSON and logfmt: of their message alone; the other fields come and go. Nothing where there is no message.
* access logs: nothing; the field says it all.
* other text: of the line, without what syslog and its kin put before it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from scanner.log_fields import is_access_log, is_logfmt, prefix_of, without_value
from scanner.log_words import HIDDEN, LEVELS, spoken, word_name

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST = 1024
"""Bytes of a message that are looked at: a statement says what it is in its beginning."""
MOST_TOKENS = 40
_MESSAGE = rb"(?:@?(?:msg|message|melding|event|text|log|body|m)|short_message|MESSAGE|Message)"
_JSON_MESSAGE = re.compile(rb'"' + _MESSAGE + rb'"\s{0,4}:\s{0,4}"((?:[^"\\]++|\\.)*+)"', re.DOTALL)
_PAIR_MESSAGE = re.compile(rb"(?:^|\s)" + _MESSAGE + rb'=(?:"((?:[^"\\]++|\\.)*+)"|(\S++))', re.DOTALL)
_JSON = re.compile(rb"[\s\x1e]*+(?:\{\s*+(?:[\"'}\x00]|\Z)|\[\s*+[{\[\"])")
_TOKEN = re.compile(r"\S+")
_KEY = re.compile(r"([$_.\-0-9A-Za-zÀ-ÖØ-öø-ſ]+)[\"']?([=:])")
_SEAM = re.compile(r"[_.\-]|(?<=[a-zß-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ])")
_BASIC = re.compile(r"\A([A-Z]{3,8}):[\w.]*:")
"""How Python's own logging begins a line: `WARNING:shop:`."""
_EDGE = ",.;:!?…–—-\"'«»“”"
_SHORTEST = 2
"""Letters of a word: a single one may be an initial."""
_TAKEN = b"\0"


def template_of(line: bytes, spans: Iterable[tuple[int, int]] = ()) -> str:
    """
    Return the template of a line; "" where its field alone tells which statement wrote it.

    Args:
        line: one line, with or without its end.
        spans: where values were found in it, in bytes: they are masked whatever they are made of.

    >>> template_of(b"2026-11-22T10:00:00Z INFO shop - order 17 received, kunde=08099066076 via=web")
    '* info * order * received kunde=* via=*'
    >>> template_of(b'{"level": "info", "msg": "customer 4711 blocked", "kunde": "08099066076"}')
    'customer * blocked'
    """
    where = sorted(spans)
    return without_values(words_of(taken_out(line, where)), (line[start:end] for start, end in where))


def taken_out(line: bytes, spans: Iterable[tuple[int, int]]) -> bytes:
    """Return a line with one sign in place of each value; spans are in order and may overlap."""
    pieces: list[bytes] = []
    done = 0
    for start, end in spans:
        if start >= done:
            pieces += (line[done:start], _TAKEN)
        done = max(done, end)
    return b"".join([*pieces, line[done:]])


def without_values(template: str, values: Iterable[bytes]) -> str:
    """Return a template with `*` for a word that a value of its line repeats."""
    for value in values:
        template = without_value(template, value)
    return template


def words_of(line: bytes) -> str:
    """Return the template of a line whose values are taken out."""
    text = _message(line)
    return "" if text is None else _words(text[:LONGEST])


def _message(line: bytes) -> bytes | None:
    """Return the part of a line that its statement wrote as running text; `None` where there is none."""
    if _JSON.match(line) is not None:
        found = _JSON_MESSAGE.search(line)
        return None if found is None else _text(found[1].replace(b'\\"', b'"'))
    text = line[len(prefix_of(line)) :]
    if is_logfmt(text):
        pair = _PAIR_MESSAGE.search(text)
        return None if pair is None else _text((pair[1] or pair[2] or b"").replace(b'\\"', b'"'))
    return _text(text)


def _text(text: bytes) -> bytes | None:
    return None if is_access_log(text) else text


@lru_cache(maxsize=4096)
def _words(text: bytes) -> str:
    shown: list[str] = []
    begun = _BASIC.sub(r"\1 * ", text.decode("utf-8", "replace"))
    led = False
    for number, match in enumerate(_TOKEN.finditer(begun)):
        if number == MOST_TOKENS:
            break
        token = _shown(match.group())
        if led and not token.endswith(HIDDEN):
            token = HIDDEN
        led = match.group()[-1] in "=:"  # what a key leads to is its value, even where that is a word
        if token != HIDDEN or not shown or not shown[-1].endswith(HIDDEN):
            shown.append(token)
    return " ".join(shown)


@lru_cache(maxsize=8192)
def _shown(token: str) -> str:
    """Return what may be shown of a token: a key with its value masked, a word, or nothing of it."""
    key = _KEY.match(token.lstrip("\"'([{,;"))
    if key is not None:
        return f"{key[1]}{key[2]}{HIDDEN}" if _is_spoken(key[1]) else HIDDEN
    word = token.strip(_EDGE)
    low = word.lower()
    if len(word) < _SHORTEST:
        return HIDDEN
    return low if low in LEVELS and word.isupper() else word_name(word)


def _is_spoken(key: str) -> bool:
    """
    Tell whether a key is made of words of the vocabulary alone.

    What only looks like one may be a value: a password with an equals sign in it, the end of base64.
    """
    return len(key) >= _SHORTEST and all(spoken(part.lower()) for part in _SEAM.split(key))
