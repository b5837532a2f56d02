"""Closed lists that no claim tells of: no more than is needed, and no more than was just named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.inventory.drafting.acts import data, does
from scanner.inventory.drafting.agents import yours
from scanner.inventory.drafting.lexicon import word_set
from scanner.inventory.drafting.negation import only
from scanner.inventory.drafting.promised import promise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.inventory.drafting.acts import Reading
    from scanner.inventory.drafting.clauses import Clause
    from scanner.inventory.drafting.outline import Statement
    from scanner.inventory.drafting.promised import Promised

SOLE = re.compile(
    r"(?:det eneste|det einaste|the only (?:thing|things|data|information)) (?:(?:som|that|blir|vert|is|vi|me|we) ){1,2}"
)
BESIDE = re.compile(
    r"(?:utover|ut over|utenom|utanom|bortsett fra|bortsett frå|foruten|med unntak av|unntatt|except for|apart from|other than|besides|beyond) "
)
NO_MORE = re.compile(
    r"\b(?:mer|meir|annet|anna|more) (?:lagrer|lagrar|registrerer|registrerar|får|har|veit|vet|treng|trenger|spør) (?:vi|me) (?:ikke|ikkje)\b|\bnothing (?:more|else)(?: than)?\b"
)
GIVEN = re.compile(
    r"\b(?:gir|gjev|oppgir|oppgjev|sender|leverer|gives?|sends?) (?:oss|us) (?:kun|bare|berre|utelukkende|only|just)\b"
)
NEEDED = word_set(
    "behøver trenger treng nødvendig nødvendige naudsynte nødvendig trengs trengst need needed necessary behövs"
)


def closed(read: Reading, clause: Clause, before: Statement | None) -> Promised | None:
    """Return the promise of a clause that closes a list, if it does."""
    parsed = read.statement.parsed
    if clause.opener in {"condition", "unless", "purpose"} or clause.has("claims"):
        return None
    rest = _nothing_more(read, clause) or _nothing_beside(read, clause) or _scope_of_only(read, clause)
    if rest:
        return promise("only_categories", rest, read.statement, clause)
    later = [other for other in parsed.clauses if other.words[0] > clause.words[0]]
    if clause.has("not", "none", "never", "neither"):
        shared = clause.has("disclose") and clause.has("more") and not clause.has("comparison")
        named = before is not None and before.paragraph == read.statement.paragraph and before.mentions
        if shared and before is not None and named:
            return promise("only_categories", (m.label for m in before.mentions), read.statement, clause)
        return None
    if clause.has("only") and clause.has("hold") and _minimal(read, clause, later):
        return promise("only_categories", (), read.statement, clause)
    return None


def _nothing_more(read: Reading, clause: Clause) -> tuple[str, ...]:
    """Return what alone somebody has: "Posten får adressen og ingenting mer", "mer lagrer vi ikke"."""
    parsed = read.statement.parsed
    end = any("nothing_else" in parsed.at(index) for index in range(len(parsed.sentence.words)))
    got = read.has(clause, "store", "receive", "learn", "have") and not yours(read, clause)
    if (
        not (clause is parsed.clauses[0] or NO_MORE.search(read.said(clause)))
        or not got
        or not (end or NO_MORE.search(read.whole))
    ):
        return ()
    return tuple(m.label for m in read.statement.mentions if m.weak < 2)


def _nothing_beside(read: Reading, clause: Clause) -> tuple[str, ...]:
    """Return what alone is held: "utover e-postadressen lagrer vi ingenting", "det eneste vi lagrer, er navnet"."""
    whole, mentions = read.whole, read.statement.mentions
    holds = read.has(clause, "store", "receive", "have")
    sole = SOLE.match(whole)
    beside = BESIDE.match(whole) and clause.has("none") and not clause.has("generic", "disclose")
    first = read.statement.parsed.clauses[0]
    return tuple(m.label for m in mentions if m.weak < 2) if holds and ((sole and clause is first) or beside) else ()


def _trailing(read: Reading, clause: Clause) -> tuple[str, ...]:
    """Return what an "only" behind it holds to: "It receives your name and e-mail address only"."""
    words = [index for index in clause.words if not read.statement.parsed.sentence.words[index].mark]
    named = data(read, clause)
    if read.lower(words[-1]) not in {"only", "alone", "alene", "aleine"} or not named or clause.has("purpose"):
        return ()
    return tuple(m.label for m in named) if named[-1].last == words[-2] else ()


def _scope_of_only(read: Reading, clause: Clause) -> tuple[str, ...]:
    """Return what "only" holds to in a clause that stores or gets, where no claim says so."""
    if (
        not (
            any(does(read, clause, act) for act in ("store", "receive", "learn", "ask", "have"))
            or GIVEN.search(read.said(clause))
        )
        or yours(read, clause)
        or clause.has("not", "purpose", "time")
        or clause.opener
    ):
        return ()
    if "only" in read.statement.parsed.at(clause.words[0]) and not clause.has("we"):
        return ()  # "bare lederen ser lønnen": who, not what
    trailing = _trailing(read, clause)
    if trailing:
        return trailing
    return tuple(m.label for m in data(read, clause) if only(read.statement.parsed, clause, m))


def _minimal(read: Reading, clause: Clause, later: Sequence[Clause]) -> bool:
    """Tell whether a clause says that no more is collected than is needed."""
    parsed = read.statement.parsed
    places = [index for index in clause.words if "only" in parsed.at(index)]
    near = any("generic" in parsed.at(index + step) for index in places for step in range(1, 5))
    following = [other for other in later if other.opener == "relative"][:1]
    rest = {
        read.lower(index)
        for other in (clause, *following)
        for index in other.words
        if index > (places[0] if places else 0)
    }
    return near and bool(rest & NEEDED) and clause.opener == ""
