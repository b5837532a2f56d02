"""REC105: a declared category that was not found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.reconcile.check import Check
from scanner.reconcile.discrepancy import Breach
from scanner.reconcile.states import categories, declared_at
from scanner.rules.rule import Rule, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.reconcile.view import View


def broken(view: View) -> Iterator[Breach]:
    """Yield what a system is declared to hold and, read well enough to say so, does not."""
    for standing in categories(view):
        if standing.state == "not_found":
            number, item = declared_at(view, standing)
            yield Breach(
                category=standing.id,
                system=standing.system,
                activity=view.activity(number).id,
                node=("processing_activities", number, "personal_data", item),
                examined=standing.examined,
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
