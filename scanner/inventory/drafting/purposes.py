"""What data is for: what follows "for å", rows headed with purposes, and lists of purposes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.inventory.drafting.outline import Outline, Statement

MOST = 6
"""Purposes of one activity, at most."""


def purposes(outline: Outline, around: Sequence[Statement], *, general: bool) -> tuple[tuple[int, int], ...]:
    """
    Return the places of the purposes that an activity's statements name.

    Args:
        outline: the document.
        around: the activity's statements.
        general: whether purposes that are said of all data are its own too.
    """
    found: list[tuple[int, int]] = []
    pool = list(around)
    if general:
        pool += [s for s in outline.statements if s.roles & {"purposes"} and s not in pool and "rights" not in s.roles]
    for statement in pool:
        if statement.lead & {"purposes"} and statement.kind in {"row", "item"} and not statement.parsed.has("right"):
            found.append((statement.start, statement.end))
        elif statement.parsed.has("hold", "give", "disclose", "generic") and not statement.parsed.has("right"):
            found += _clauses(statement)
    text = outline.document.text
    distinct = {text[start:end].lower(): (start, end) for start, end in reversed(found)}
    return tuple(sorted(distinct.values()))[:MOST]


def _clauses(statement: Statement) -> list[tuple[int, int]]:
    """Return what follows "for å" and its kin in a sentence, without the opening words."""
    words = statement.parsed.sentence.words
    found = []
    for clause in statement.parsed.clauses:
        if clause.opener != "purpose":
            continue
        inside = [index for index in clause.words if "purpose" not in statement.parsed.at(index)]
        while inside and words[inside[-1]].mark:
            inside.pop()
        opening = " ".join(words[index].lower for index in clause.words[:2])
        if len(inside) > 1 and opening in {"for å", "in order"}:
            found.append((words[inside[0]].start, words[inside[-1]].end))
    return found
