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
DEEPEST = 4
"""Reasons within reasons: what could not be done, why, what the error means, its code."""


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
def _cut() -> dict[str, tuple[Template, ...]]:
    """
    Return the templates in which something varies, by the word that a text begins with; under "" for any other word.

    Of two that fit, the one that says more itself comes first.
    """
    by_word: dict[str, list[Template]] = {"": []}
    for english, (bokmal, nynorsk) in templates().items():
        first, *rest = _VARIES.split(english)[::2]
        if rest:
            said = (tuple(_VARIES.split(bokmal)[::2]), tuple(_VARIES.split(nynorsk)[::2]))
            template = Template((first, *rest), tuple(_VARIES.findall(english)), said)
            word, space, _ = first.partition(" ")
            by_word.setdefault(word if space else "", []).append(template)
    return {
        word: tuple(sorted(found if not word else found + by_word[""], key=lambda one: -sum(map(len, one.fixed))))
        for word, found in by_word.items()
    }


_plain = cache(templates)


def reason(text: str, language: str, depth: int = DEEPEST) -> str:
    """
    Return a reason in a language.

    Args:
        text: in English.
        language: "nb", "nn" or "en".
        depth: how many reasons within it are still looked up.

    >>> reason("check digits: 1,200 of 1,200 pass", "nb").split()
    ['kontrollsiffer:', '1', '200', 'av', '1', '200', 'stemmer']
    >>> reason("what a driver says", "nn")
    'what a driver says'
    """
    if language == "en" or "\n" in text or not depth:
        return text
    column = 0 if language == "nb" else 1
    if text in _plain():
        return _plain()[text][column]
    word, found = text.partition(" ")[0], _cut()
    for template in found.get(word) or found[""]:
        varying = _varying(template, text)
        if varying is not None:
            filled = (
                _shown(part, kind, language, depth - 1) for part, kind in zip(varying, template.kinds, strict=True)
            )
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


def _shown(part: str, kind: str, language: str, depth: int) -> str:
    if kind == "n":
        whole, point, decimals = part.replace(",", "").partition(".")
        return grouped(int(whole)) + decimal(point + decimals, language)
    return reason(part, language, depth) if kind == "why" else part
