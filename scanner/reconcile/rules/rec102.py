"""REC102: a promise that something is never stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.inventory.hierarchy import within
from scanner.reconcile.check import Check
from scanner.reconcile.discrepancy import Breach
from scanner.reconcile.places import owner, place
from scanner.rules.rule import Rule, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.reconcile.view import View


def broken(view: View) -> Iterator[Breach]:
    """Yield what was found of a category that is promised never to be stored, for each promise that says so."""
    promises = list(view.promised("never_stored"))
    for found in view.found:
        for position, promise in promises:
            named = any(within(found.finding.category, category) for category in promise.data_categories)
            if named and view.in_scope(promise, found.binding):
                yield Breach(
                    **place(found),
                    **owner(view, found),
                    promise=promise.id,
                    node=("promises", position),
                    severity=promise.severity,
                )


CHECK = Check(
    Rule(
        id="REC102",
        name="PromiseNeverStored",
        title=Words(
            "Løfte om aldri å lagre er brutt", "Lovnad om aldri å lagre er broten", "Promise never to store is broken"
        ),
        text=Words(
            "Dokumentet sier at dette ikke samles inn eller lagres. Det er funnet.",
            "Dokumentet seier at dette ikkje blir samla inn eller lagra. Det er funne.",
            "The document says that this is not collected or stored. It was found.",
        ),
        remedy=Words(
            "Slett opplysningene og finn ut hvordan de kom dit; rett ellers teksten til dem det gjelder.",
            "Slett opplysningane og finn ut korleis dei kom dit; rett elles teksten til dei det gjeld.",
            "Delete the data and find out how it came there; else correct the text that people were given.",
        ),
        severity="critical",
        law=(
            "gdpr/art-5-1-a",
            "gdpr/art-13",
        ),
    ),
    broken,
    rank=10,
)
