"""REC108: a closed list holds something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.reconcile.categories import covered
from scanner.reconcile.check import Check
from scanner.reconcile.discrepancy import Breach
from scanner.reconcile.places import owner, place
from scanner.rules.rule import Rule, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.reconcile.view import View


def broken(view: View) -> Iterator[Breach]:
    """
    Yield what stands in a system of which only some categories are promised to be there.

    A closed list that names no system is about some part of the estate that only people know: it closes nothing here.
    """
    promises = [
        (position, promise)
        for position, promise in view.promised("only_categories")
        if promise.data_categories
        and promise.systems
        and not any(name.startswith("recipient:") for name in promise.systems)
    ]
    for found in view.found:
        for position, promise in promises:
            listed = covered(found.finding.category, promise.data_categories)
            if not listed and view.in_scope(promise, found.binding):
                yield Breach(
                    **place(found),
                    **owner(view, found),
                    promise=promise.id,
                    node=("promises", position),
                    severity=promise.severity,
                )


CHECK = Check(
    Rule(
        id="REC108",
        name="ClosedListBroken",
        title=Words("Lukket liste brutt", "Lukka liste broten", "Closed list broken"),
        text=Words(
            "Dokumentet sier at bare bestemte opplysninger lagres her. Det er funnet flere.",
            "Dokumentet seier at berre bestemte opplysningar blir lagra her. Det er funne fleire.",
            "The document says that only certain data is stored here. More was found.",
        ),
        remedy=Words(
            "Slett det som ikke står i løftet, eller rett teksten til dem det gjelder.",
            "Slett det som ikkje står i lovnaden, eller rett teksten til dei det gjeld.",
            "Delete what the promise does not name, or correct the text that people were given.",
        ),
        severity="high",
        law=(
            "gdpr/art-5-1-a",
            "gdpr/art-5-1-c",
        ),
    ),
    broken,
    rank=50,
)
