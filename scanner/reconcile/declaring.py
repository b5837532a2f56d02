"""The lines that would declare a finding: for a person to weigh and paste, never to be taken as an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.reconcile.locations import located

if TYPE_CHECKING:
    from scanner.reconcile.discrepancy import Breach
    from scanner.reconcile.view import View

CATEGORY = frozenset({"REC101", "REC103", "LOG005"})
PLACE = "REC104"


def declares(view: View, rule: str, breach: Breach) -> str | None:
    """
    Return the line of YAML that would declare what breaks a rule, and where it goes; `None` where none would do.

    Args:
        view: the scan and the inventory.
        rule: its id.
        breach: what and where.
    """
    at = breach.location
    if rule == PLACE and at is not None:
        return f'systems: - {{id: …, locations: ["{located(at.source, at.container)}"]}}'
    if rule not in CATEGORY or breach.system is None:
        return None
    system = next(n for n, one in enumerate(view.declared.inventory.systems) if one.id == breach.system)
    entry = f"- {{data_category: {breach.category}}}"
    if not view.activities[system]:
        return f"processing_activities: - {{id: …, systems: [{breach.system}], personal_data: [{entry[2:]}]}}"
    number = view.activities[system][0]
    line = view.declared.place("processing_activities", number, "personal_data").line
    return f"{view.activity(number).id}.personal_data ({line}): {entry}"
