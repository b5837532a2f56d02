"""A promise as it is read: its kind, what it is about, and the words that make it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scanner.inventory.drafting.clauses import Clause
    from scanner.inventory.drafting.outline import Statement

VOID = re.compile(
    r"(?i)(?:med mindre|unless|utover|enn)[^.]{0,20}\b(?:annet|anna|otherwise|det som)\b[^.]{0,20}\b(?:angitt|oppgitt|følger|går fram|fremgår|stated|nevnt|beskrevet)"
)
LONG = 320
"""Characters; a longer sentence is quoted from the clause that promises."""


@dataclass(frozen=True, slots=True)
class Promised:
    """A promise: its kind, categories, place and protection; `later`: cut before a use or after a time, stored whole; `local`: said of one place."""

    kind: str
    categories: tuple[str, ...]
    statement: Statement
    start: int
    end: int
    protection: str = ""
    clause: tuple[int, int] = (0, 0)
    later: bool = False
    local: bool = False


def promise(
    kind: str,
    labels: Iterable[str],
    statement: Statement,
    clause: Clause,
    protection: str = "",
    *,
    later: bool = False,
) -> Promised:
    """Return a promise quoted by its sentence, or by its clause where the sentence is long."""
    start, end = statement.start, statement.end
    words = statement.parsed.sentence.words
    if end - start > LONG:
        first, last = clause.words[0], clause.words[-1]
        if clause.inner:
            first, last = max(0, first - 2), min(len(words) - 1, last + 1)
        start, end = words[first].start, words[last].end
    place = (words[clause.words[0]].start, words[clause.words[-1]].end)
    return Promised(kind, keys(labels), statement, start, end, protection, place, later)


def keys(labels: Iterable[str]) -> tuple[str, ...]:
    """Return the categories of labels, each once."""
    wide = {"contact": ("user.contact.email", "user.contact.phone_number")}
    return tuple(dict.fromkeys(key for label in labels for key in wide.get(label, (label,))))
