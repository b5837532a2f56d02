"""What stands in a log and may not, for the rules that the gate holds too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.inventory.hierarchy import within
from scanner.reconcile.discrepancy import Breach
from scanner.reconcile.places import node, owner, place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.reconcile.view import Found, View
    from scanner.rules.rule import Rule


def logged(view: View, rule: Rule) -> Iterator[Found]:
    """Yield what of a rule's categories stands in a log."""
    for found in view.found:
        if found.in_log and rule.covers(found.finding.category):
            yield found


def breach(view: View, found: Found) -> Breach:
    """Return the breach, with the promise that nothing of the kind is in the logs, where one is given."""
    category = found.finding.category
    for position, promise in view.promised("not_in_logs"):
        named = not promise.data_categories or any(within(category, one) for one in promise.data_categories)
        if named and view.in_scope(promise, found.binding):
            return Breach(
                **place(found),
                **owner(view, found),
                promise=promise.id,
                node=("promises", position),
                severity=promise.severity,
            )
    return Breach(**place(found), **owner(view, found), node=node(found))
