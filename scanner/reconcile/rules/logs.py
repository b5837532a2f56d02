"""LOG001-LOG005: personal data in a log, by the rules that the gate holds too."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from scanner.inventory.hierarchy import within
from scanner.reconcile.check import Check
from scanner.reconcile.discrepancy import Breach
from scanner.reconcile.places import node, owner, place
from scanner.rules.rule import log_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.reconcile.view import View
    from scanner.rules.rule import Rule

CONTACT = "LOG005"
"""Only this one is settled by declaring the data for the log."""


def broken(view: View, rule: Rule) -> Iterator[Breach]:
    """Yield what of a rule's categories stands in a log."""
    promises = list(view.promised("not_in_logs"))
    for found in view.found:
        category = found.finding.category
        if not found.in_log or not rule.covers(category) or (rule.id == CONTACT and found.declared):
            continue
        position, promise = next(
            (
                (position, promise)
                for position, promise in promises
                if view.in_scope(promise, found.binding)
                and (not promise.data_categories or any(within(category, one) for one in promise.data_categories))
            ),
            (None, None),
        )
        yield Breach(
            **place(found),
            **owner(view, found),
            promise=promise.id if promise else None,
            node=node(found) if position is None else ("promises", position),
            severity=promise.severity if promise else None,
        )


CHECKS = tuple(Check(rule, partial(broken, rule=rule), rank=55 if rule.id == CONTACT else 25) for rule in log_rules())
