"""REC109: an export to a recipient holds more than it may."""

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
    """Yield what stands in a recipient's files and is not among the categories it may get."""
    promises = {
        name.removeprefix("recipient:"): (position, promise)
        for position, promise in view.promised("only_categories")
        for name in promise.systems
        if name.startswith("recipient:")
    }
    for found in view.found:
        for number in found.binding.recipients:
            recipient = view.recipient(number)
            position, promise = promises.get(recipient.id, (None, None))
            allowed = recipient.data_categories or (promise.data_categories if promise else ())
            if allowed and not covered(found.finding.category, allowed):
                yield Breach(
                    **place(found),
                    recipient=recipient.id,
                    promise=promise.id if promise else None,
                    node=("recipients", number) if position is None else ("promises", position),
                    quote=(promise.quote if promise else None) or recipient.quote,
                    severity=promise.severity if promise else None,
                )
                break


CHECK = Check(
    Rule(
        id="REC109",
        name="RecipientExport",
        title=Words("Mottaker får mer enn avtalt", "Mottakar får meir enn avtalt", "Recipient gets more than agreed"),
        text=Words(
            "En fil til en mottaker holder opplysninger som mottakeren ikke skal få.",
            "Ei fil til ein mottakar held opplysningar som mottakaren ikkje skal få.",
            "A file for a recipient holds data that the recipient may not get.",
        ),
        remedy=Words(
            "Stans utleveringen, ta feltet ut av uttrekket, og vurder om det er et avvik som skal meldes.",
            "Stans utleveringa, ta feltet ut av uttrekket, og vurder om det er eit avvik som skal meldast.",
            "Stop the disclosure, take the field out of the export, and consider whether it is a breach to report.",
        ),
        severity="high",
        law=(
            "gdpr/art-5-1-b",
            "gdpr/art-5-1-c",
            "gdpr/art-33",
        ),
    ),
    broken,
    rank=40,
)
