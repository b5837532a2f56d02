"""
What kind of credential a candidate is, by what leads it and by itself.

Imported when the first candidate is there: its expressions take longer to compile than those of any other check.
"""

from __future__ import annotations

import binascii
import re
from base64 import b64decode
from dataclasses import replace
from typing import TYPE_CHECKING

from detectors.detector import Verdict
from detectors.secret_places import parted
from detectors.secret_values import (
    is_filled_in,
    is_masked,
    is_phrase,
    is_program,
    is_published,
    is_secret,
    password,
    shaped,
    strong,
    token,
)
from detectors.secret_words import NOT_KEYS, NOT_SECRETS, OPENS, SAYS

if TYPE_CHECKING:
    from detectors.secret_places import Kind

_IN_URL = re.compile(r"([A-Za-z][0-9A-Za-z+.-]*:\\?/\\?/([^:]*):(.*)@)([^@]*)", re.DOTALL)
_SCHEME = re.compile(r"(?i)(bearer|basic) +(.*)", re.DOTALL)
_DATE = re.compile(r"[0-9]{1,4}[./-][0-9]{1,2}[./-]")
_HEADER = re.compile(r"-{4,5}BEGIN [0-9A-Z ]*PRIVATE KEY(?: BLOCK)?-----")
_RESERVED = re.compile(r"(?i)(?:[0-9a-z.-]*\.)?(?:example(?:\.(?:com|net|org))?|test|invalid)\.?")
_NOBODYS = "pass password passord passwd pwd null none bar xyz xyzzy abc repo anonymous anoncvs"
_NOBODY = frozenset(_NOBODYS.split())
_MACHINE = re.compile(r"machine ([^ /]+)")
_SAID = re.compile(rf"(?i)(?:pass|pin|engangs|lösen)[a-zæøå-]*(?:{OPENS}|(?: [a-z]+)?) (?:{SAYS}) (.*)", re.DOTALL)
_IN_QUOTES = re.compile(r"(?i)(?:pass|pin|engangs)[a-z-]* \\?[\"'«“](.*?)\\?[\"'»”]")
_SPOKEN = Verdict("password", support=("said in a sentence",))


def checked(text: str) -> Verdict | None:
    """Say what kind of credential a candidate is; `None` where it is a placeholder."""
    if text.endswith("("):
        return None  # a function is called
    if ":" in text and (match := _IN_URL.fullmatch(text)):
        return _in_url(match[2], match[3], match[4], match.span(1))
    if match := _SCHEME.fullmatch(text):
        return _authorization(match[1].lower(), match[2])
    if match := _HEADER.match(text):
        return Verdict("private_key", support=("known shape",), inside=match.span())
    if found := parted(text):
        kind, name, (start, end) = found
        if verdict := _judged(kind, name, text[start:end]):
            return replace(verdict, inside=(start, end))
    if match := _SAID.fullmatch(text) or _IN_QUOTES.fullmatch(text):
        return _said(match)
    if " " in text:
        return Verdict("password") if not found and is_phrase(text) else None  # a cell of its own
    return None if found else (shaped(text) or password(text))


def _said(match: re.Match[str]) -> Verdict | None:
    """Return the verdict for a value that is said in a sentence."""
    value = match[1]
    meant = is_secret(value) and not _DATE.match(value) and any(c.isdigit() for c in value)
    return replace(_SPOKEN, inside=match.span(1)) if meant else None


def _judged(kind: Kind, name: str, value: str) -> Verdict | None:
    """Return the verdict for a value that stands after what leads it."""
    if kind == "pair":
        return _authorization("basic", value)
    if kind == "digest":
        return Verdict("token" if value.isalnum() and not value.isdecimal() else "password", support=("named",))
    if kind == "key":
        return None if NOT_KEYS.search(name) else token(value)
    if kind == "phrase":
        return Verdict("password", support=("named",)) if is_phrase(value) else None
    if kind == "strong" and (not strong(value) or NOT_KEYS.search(name)):
        return None
    verdict = shaped(value) or password(value)
    if verdict and (host := _MACHINE.match(name)) and _RESERVED.fullmatch(host[1].replace("\\&", "")):
        verdict = replace(verdict, test_data=True)
    return verdict and replace(verdict, support=(*verdict.support, "named"))


def _in_url(user: str, word: str, host: str, span: tuple[int, int]) -> Verdict | None:
    """Return the verdict for user and password in a URL."""
    bare = word.strip("[](){}<>")
    if len(bare) < 3 or bare != word or is_masked(word) or is_program(word) or "{" in user + word:
        return None
    if word.lower() in _NOBODY:
        return None
    nobody = word.lower() in NOT_SECRETS or is_filled_in(word) or is_published(word)
    test_data = nobody or _RESERVED.fullmatch(host) is not None
    return Verdict("url_credentials", test_data=test_data, support=("known shape",), inside=span)


def _authorization(scheme: str, value: str) -> Verdict | None:
    """Return the verdict for what follows `Bearer` or `Basic`."""
    if scheme == "bearer":
        named = is_secret(value) and any(c.isdigit() for c in value)
        return Verdict("token", test_data=is_published(value), support=("named",)) if named else None
    try:
        plain = b64decode(value + "=" * (-len(value) % 4), validate=True)
    except (binascii.Error, ValueError):
        return None
    if b":" not in plain or not plain.isascii() or not plain.decode().isprintable():
        return None
    nobody = plain.decode().partition(":")[2].lower() in _NOBODY
    return Verdict("password", test_data=nobody or is_published(value), support=("known shape",))
