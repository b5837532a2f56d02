"""
Promises: statements that can be proved false, each with its sentence as its quote.

Each clause is read by its grammar (`acts`): what is not held or logged (`denials`), not disclosed (`sharing`), held to one
thing (`closed`), done with consent only (`consent`), deleted on an event (`deletion`), protected or cut (`protection`).
A statement that is hedged ("som hovedregel") or voided ("med mindre annet er angitt") promises nothing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scanner.inventory.drafting.acts import reading
from scanner.inventory.drafting.agents import ours
from scanner.inventory.drafting.closed import closed
from scanner.inventory.drafting.consent import gated
from scanner.inventory.drafting.deletion import deleted
from scanner.inventory.drafting.denials import withheld
from scanner.inventory.drafting.named import of_claims
from scanner.inventory.drafting.promised import VOID, Promised
from scanner.inventory.drafting.protection import shielded
from scanner.inventory.drafting.sharing import withheld_from
from scanner.inventory.drafting.small import PLACE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scanner.inventory.drafting.acts import Reading
    from scanner.inventory.drafting.claims import Claim
    from scanner.inventory.drafting.clauses import Clause
    from scanner.inventory.drafting.outline import Outline, Statement

LINKS = frozenset({"og", "and", "eller", "or", "men", "but", "samt"})
"""Words that join two promises and belong to neither."""


def promises(outline: Outline, claims: Sequence[Claim]) -> tuple[Promised, ...]:
    """Return a policy's promises in its order, each kind once a sentence."""
    found: list[Promised] = []
    before: Statement | None = None
    said: dict[int, list[Claim]] = {}
    for claim in claims:
        said.setdefault(claim.statement.start, []).append(claim)
    for statement in outline.statements:
        own = said.get(statement.start, [])
        read = reading(statement, outline.languages)
        # Of a section on rights, what we say that we do: "vi sletter alt med en gang du ber om det".
        told = not statement.quiet or ("rights" in statement.roles and ours(read, statement.parsed.clauses[0]))
        if told and "purposes" not in statement.lead and not _asks(statement):
            found += _apart(list(_promised(read, own, before)), read)
        before = statement
    return tuple(found)


def _asks(statement: Statement) -> bool:
    """Tell whether a sentence is a question: it is its answer that promises."""
    return statement.parsed.sentence.words[-1].text == "?"


def _apart(promised: Sequence[Promised], read: Reading) -> Iterator[Promised]:
    """Yield a sentence's promises, each once; those of one kind share the sentence out between them as their quotes."""
    once = {(promise.kind, promise.protection, promise.categories): promise for promise in reversed(promised)}
    # "X (bare hvis du har godtatt det)": what brackets promise without naming anything is said of X.
    inner = {read.statement.parsed.sentence.words[c.words[0]].start for c in read.statement.parsed.clauses if c.inner}
    named = {promise.kind for promise in promised if promise.categories}
    told = [p for p in reversed(once.values()) if p.categories or p.clause[0] not in inner or p.kind not in named]
    for promise in told:
        starts = sorted({other.clause[0] for other in told if other.kind == promise.kind})
        after = next((start for start in starts if start > promise.clause[0]), 0)
        words = [
            word
            for word in read.statement.parsed.sentence.words
            if promise.clause[0] <= word.start and (not after or word.start < after)
        ]
        while len(words) > 1 and (words[-1].mark or words[-1].lower in LINKS):
            words.pop()
        while len(words) > 1 and words[0].lower in LINKS:
            words.pop(0)
        yield replace(promise, start=words[0].start, end=words[-1].end) if len(starts) > 1 else promise


def _promised(read: Reading, claims: Sequence[Claim], before: Statement | None) -> Iterator[Promised]:
    statement = read.statement
    clauses = statement.parsed.clauses
    if statement.parsed.has("right") and "rights" in statement.roles and not ours(read, clauses[0]):
        return
    if not (statement.parsed.has("hedge") or VOID.search(read.whole)):
        for clause in clauses:
            yield from _of_clause(read, clause, claims, before)
    done = deleted(read, clauses, before)
    if done is not None:
        yield done


def _of_clause(read: Reading, clause: Clause, claims: Sequence[Claim], before: Statement | None) -> Iterator[Promised]:
    """Yield the promises of one clause: how it protects, and the first other that it makes."""
    shields = list(shielded(read, clause, claims, before))
    yield from shields
    if any(shield.kind == "truncated" for shield in shields):
        return
    ways = (
        gated(read, clause, before),
        closed(read, clause, before),
        withheld_from(read, clause, before),
        *of_claims(read, clause, claims),
        withheld(read, clause, before),
    )
    first = next((way for way in ways if way is not None), None)
    if first is not None:
        placed = first.kind == "never_stored" and PLACE.search(read.said(clause)) is not None
        yield replace(first, local=placed)
