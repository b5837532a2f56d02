"""REC103: a declared category in the wrong system."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.reconcile.categories import covered
from scanner.reconcile.check import Check
from scanner.reconcile.discrepancy import Breach
from scanner.reconcile.places import place
from scanner.rules.rule import Rule, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.reconcile.view import View


def broken(view: View) -> Iterator[Breach]:
    """Yield what is declared, but for no activity that uses the system it stands in."""
    for found in view.found:
        if found.binding.systems and not found.declared and covered(found.finding.category, view.everywhere):
            yield Breach(
                **place(found),
                system=view.system(found.binding.systems[0]).id,
                node=("systems", found.binding.systems[0]),
                said=_elsewhere(view, found.finding.category),
            )


def _elsewhere(view: View, category: str) -> Words:
    """Return for which activities it is declared."""
    names = ", ".join(
        activity.id
        for activity in view.declared.inventory.processing_activities
        if covered(category, {data.data_category for data in activity.personal_data})
    )
    return Words(f"deklarert bare for: {names}", f"deklarert berre for: {names}", f"declared only for: {names}")


CHECK = Check(
    Rule(
        id="REC103",
        name="WrongSystem",
        title=Words("Feil system", "Feil system", "Wrong system"),
        text=Words(
            "Opplysningen er deklarert, men ikke for noen aktivitet som bruker dette systemet.",
            "Opplysninga er deklarert, men ikkje for nokon aktivitet som bruker dette systemet.",
            "The data is declared, but for no activity that uses this system.",
        ),
        remedy=Words(
            "Flytt eller slett opplysningen, eller deklarer den for en aktivitet som bruker systemet.",
            "Flytt eller slett opplysninga, eller deklarer henne for ein aktivitet som bruker systemet.",
            "Move or delete the data, or declare it for an activity that uses the system.",
        ),
        severity="high",
        law=(
            "gdpr/art-5-1-b",
            "gdpr/art-30",
        ),
    ),
    broken,
    rank=70,
)
