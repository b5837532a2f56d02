"""Who acts in a clause: we, you or somebody else; and whether the clause asserts at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.inventory.drafting.negation import asks_not_to, orders
from scanner.inventory.drafting.small import (
    BARRED,
    DUTY,
    MODALS,
    PURPOSE_OR_PLACE,
    QUESTIONS,
    RESPONSIBLE,
    SECOND_PERSON,
)

if TYPE_CHECKING:
    from scanner.inventory.drafting.acts import Reading
    from scanner.inventory.drafting.clauses import Clause


def spoken(read: Reading, clause: Clause) -> bool:
    """Tell whether a clause asserts: no condition, no purpose, no order, and not about what you do."""
    if (
        clause.opener in {"condition", "unless", "purpose", "time"}
        or clause.has("claims", "hedge")
        or _relative(read, clause)
    ):
        return False
    if (DUTY.search(read.said(clause)) and not ours(read, clause)) or any(
        way.search(read.said(clause)) for way in (RESPONSIBLE, BARRED)
    ):
        return False
    return (
        not asks_not_to(read.statement.parsed, clause)
        and not orders(read.statement.parsed, clause)
        and not yours(read, clause)
    )


def _relative(read: Reading, clause: Clause) -> bool:
    """Tell whether a clause only says which one is meant: "de som ikke får plass"; not "Der står det ikke navn"."""
    at = next((index for index in clause.words if "relative" in read.statement.parsed.at(index)), None)
    vowed = (
        at
        and read.lower(at) == "that"
        and read.lower(at - 1) in {"promise", "guarantee", "commit", "pledge", "sure", "ensure"}
    )
    return clause.opener == "relative" and at is not None and at > 0 and not vowed


def yours(read: Reading, clause: Clause) -> bool:
    """Tell whether you are who acts: "du må ikke", "må du ikke", "you need not"; not "hva du gjør" or "som du skriver"."""
    if re.search(
        r"\b(?:du|dere|dykk) (?:ikke|ikkje|aldri)\b|\byou (?:do not|don't|don’t|never)\b", read.said(clause)
    ) and not ours(read, clause):
        return True
    for place, index in enumerate(clause.words):
        if read.lower(index) in QUESTIONS | {"som", "that"} and place:
            return False
        if read.lower(index) in SECOND_PERSON:
            near = [clause.words[step] for step in (place - 1, place + 1) if 0 <= step < len(clause.words)]
            return any(read.lower(other) in MODALS for other in near) and not ours(read, clause)
    return False


def ours(read: Reading, clause: Clause) -> bool:
    """Tell whether we are who acts."""
    parsed = read.statement.parsed
    return any(
        "we" in parsed.at(index)
        and read.lower(index) not in {"oss", "us"}
        and (not index or read.lower(index - 1) not in PURPOSE_OR_PLACE)
        for index in clause.words
    )


def theirs(read: Reading, clause: Clause) -> bool:
    """Tell whether somebody else acts: "de lagrer ikke", "leverandøren ser ikke"."""
    if ours(read, clause):
        return False
    parsed = read.statement.parsed
    return any(
        "they" in parsed.at(index) and (index == clause.words[0] or place < 3) and _beside_verb(read, clause, place)
        for place, index in enumerate(clause.words)
    )


def _beside_verb(read: Reading, clause: Clause, place: int) -> bool:
    near = [clause.words[step] for step in (place - 1, place + 1) if 0 <= step < len(clause.words)]
    acts = {"store", "learn", "receive", "ask", "have", "log", "share", "tell", "use"}
    return any(read.at(index) & acts or "finite" in read.statement.parsed.at(index) for index in near)
