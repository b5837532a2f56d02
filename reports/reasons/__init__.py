"""
Reasons in bokmål and nynorsk, looked up by their English.

Why something was not read, was set aside or is a finding is kept in English, everywhere: in the catalog, in JSON and in
SARIF. Reports for people look it up here: in templates, in which `{}` stands for what varies and is passed through,
`{n}` for a number, and `{why}` for what may be a reason itself. What no template fits is shown as it is, since a
driver's own words and a user's own detectors have no other.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import chain
from typing import NamedTuple

from reports.words import decimal, grouped

_VARIES = re.compile(r"\{(n|why|)\}")
_NUMBER = re.compile(r"[0-9]{1,3}(?:,[0-9]{3}){1,6}|[0-9]{1,18}(?:\.[0-9]+)?")


class Template(NamedTuple):
    """
    A reason cut at what varies.

    Args:
        fixed: the pieces between, one more than there are of the others.
        kinds: for each place what stands there: "" for anything, "n" for a number, "why" for a reason.
        said: the same reason's pieces between in bokmål and in nynorsk.
    """

    fixed: tuple[str, ...]
    kinds: tuple[str, ...]
    said: tuple[tuple[str, ...], tuple[str, ...]]


def templates() -> dict[str, tuple[str, str]]:
    """Return all templates in English, with their bokmål and nynorsk."""
    from reports.reasons import contents, databases, files, findings

    parts = (
        *(files.WAYS, files.KINDS, files.PACKED, contents.TEXT, contents.TABLES, contents.DOCUMENTS),
        *(databases.SESSIONS, databases.TABLES, databases.WORKERS, findings.EVIDENCE, findings.SUPPORTS),
    )
    return dict(chain.from_iterable(part.items() for part in parts))


@cache
def _cut() -> tuple[Template, ...]:
    """Return the templates in which something varies; of two that fit, the one that says more itself comes first."""
    found = [
        Template(
            tuple(_VARIES.split(english)[::2]),
            tuple(_VARIES.findall(english)),
            (tuple(_VARIES.split(bokmal)[::2]), tuple(_VARIES.split(nynorsk)[::2])),
        )
        for english, (bokmal, nynorsk) in templates().items()
        if _VARIES.search(english)
    ]
    return tuple(sorted(found, key=lambda template: -sum(map(len, template.fixed))))


_plain = cache(templates)


def reason(text: str, language: str) -> str:
    """
    Return a reason in a language.

    >>> reason("check digits: 1,200 of 1,200 pass", "nb") == "kontrollsiffer: 1\N{NARROW NO-BREAK SPACE}200 av 1\N{NARROW NO-BREAK SPACE}200 stemmer"
    True
    >>> reason("what a driver says", "nn")
    'what a driver says'
    """
    if language == "en" or "\n" in text:
        return text
    column = 0 if language == "nb" else 1
    if text in _plain():
        return _plain()[text][column]
    for template in _cut():
        varying = _varying(template, text)
        if varying is not None:
            filled = (_shown(part, kind, language) for part, kind in zip(varying, template.kinds, strict=True))
            return "".join(chain.from_iterable(zip(template.said[column], (*filled, ""), strict=True)))
    return text


def _varying(template: Template, text: str) -> list[str] | None:
    """Return what stands where the template varies, found from left to right in one pass; `None` where it does not fit."""
    first, *middle, last = template.fixed
    end = len(text) - len(last)
    if not (text.startswith(first) and text.endswith(last)):
        return None
    found, at = [], len(first)
    for piece in middle:
        after = text.find(piece, at, end)
        if after < 0:
            return None
        found.append(text[at:after])
        at = after + len(piece)
    if at > end:
        return None
    found.append(text[at:end])
    fits = all(kind != "n" or _NUMBER.fullmatch(part) for part, kind in zip(found, template.kinds, strict=True))
    return found if fits else None


def _shown(part: str, kind: str, language: str) -> str:
    if kind == "n":
        whole, point, decimals = part.replace(",", "").partition(".")
        return grouped(int(whole)) + decimal(point + decimals, language)
    return reason(part, language) if kind == "why" else part
