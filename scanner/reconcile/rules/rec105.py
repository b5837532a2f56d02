"""REC105: a declared category that was not found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.reconcile.check import Check
from scanner.reconcile.discrepancy import Breach
from scanner.reconcile.sight import sight
from scanner.reconcile.states import categories
from scanner.rules.rule import Rule, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.reconcile.view import View


UNNAMED = Words(
    "ingen felt har et navn som sier det; heter feltet noe annet, ser ikke et skann det",
    "ingen felt har eit namn som seier det; heiter feltet noko anna, ser ikkje eit skann det",
    "no field has a name that says so; a scan does not see it in a field named otherwise",
)


def broken(view: View) -> Iterator[Breach]:
    """Yield what an activity is declared to hold and, all its systems read well enough to say so, none of them does."""
    states: dict[str, dict[str | None, str]] = {}
    for standing in categories(view):
        states.setdefault(standing.id, {})[standing.system] = standing.state
    for number, activity in enumerate(view.declared.inventory.processing_activities):
        for item, data in enumerate(activity.personal_data):
            known = [states.get(data.data_category, {}).get(system) for system in activity.systems]
            if known and all(state == "not_found" for state in known):
                yield Breach(
                    category=data.data_category,
                    system=activity.systems[0] if len(activity.systems) == 1 else None,
                    activity=activity.id,
                    node=("processing_activities", number, "personal_data", item),
                    said=UNNAMED if sight(data.data_category) == "name" else None,
                )


CHECK = Check(
    Rule(
        id="REC105",
        name="DeclaredNotFound",
        title=Words("Deklarert, ikke funnet", "Deklarert, ikkje funne", "Declared, not found"),
        text=Words(
            "Protokollen sier at systemet har opplysningen. Det er lest grundig nok til å si at den ikke er der.",
            "Protokollen seier at systemet har opplysninga. Det er lese grundig nok til å seie at ho ikkje er der.",
            "The record says that the system holds this data. It was read well enough to say that it does not.",
        ),
        remedy=Words(
            "Oppdater protokollen hvis opplysningen ikke lenger behandles.",
            "Oppdater protokollen om opplysninga ikkje lenger blir behandla.",
            "Update the record if the data is no longer processed.",
        ),
        severity="info",
        law=(
            "gdpr/art-5-1-c",
            "gdpr/art-5-1-d",
            "gdpr/art-30",
        ),
    ),
    broken,
    rank=200,
)
