"""Which statements are parts of lists of data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.inventory.drafting.clauses import VERBS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.inventory.drafting.outline import Statement


def listed(statements: Sequence[Statement]) -> frozenset[int]:
    """Return the statements that are parts of lists of data: led by a sentence that says so, or mostly data."""
    found: set[int] = set()
    run: list[int] = []
    for number, statement in enumerate((*statements, None)):
        if statement is not None and statement.lead & {"aside"}:
            continue
        if statement is not None and statement.kind in {"item", "row"} and not statement.quiet:
            if statement.lead & {"data", "denied"} and not statement.lead & {
                "rights",
                "retention",
                "purposes",
                "basis",
            }:
                found.add(number)
            elif not statement.lead or statement.lead & {"security"}:
                if run and statements[run[-1]].section != statement.section:
                    found.update(_mostly(statements, run))
                    run = []
                run.append(number)
            continue
        found.update(_mostly(statements, run))
        run = []
    bare = (number for number, statement in enumerate(statements) if _bare(statement))
    return frozenset(found.union(bare))


def _bare(statement: Statement) -> bool:
    """Tell whether a sentence is nothing but a list of data: "Navn, kontonummer og betalingshistorikk."."""
    if statement.kind != "paragraph" or statement.quiet or statement.roles & {"recipients", "purposes"}:
        return False
    firm_ones = sum(not mention.weak for mention in statement.mentions)
    return firm_ones > 1 and not statement.parsed.has(*VERBS, "you")


def _mostly(statements: Sequence[Statement], run: Sequence[int]) -> Sequence[int]:
    """Return a run of items if most of them are data."""
    full = [number for number in run if any(not mention.weak for mention in statements[number].mentions)]
    named = [number for number in run if statements[number].mentions]
    roles = frozenset(role for number in run for role in statements[number].roles)
    data = "data" in roles and not roles & {"recipients", "retention", "purposes"}
    if any(sum(not mention.weak for mention in statements[number].mentions) > 2 for number in run):
        return run
    return run if run and (data or (len(full) * 2 >= len(run) and len(named) > 1)) else ()
