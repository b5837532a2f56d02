"""REC104: personal data where no system is declared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.reconcile.check import Check
from scanner.reconcile.discrepancy import Breach
from scanner.reconcile.places import place
from scanner.rules.rule import Rule, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.reconcile.view import View


def broken(view: View) -> Iterator[Breach]:
    """Yield what stands in a place that neither a system nor a recipient's export claims."""
    for found in view.found:
        if not found.binding.systems and not found.binding.recipients:
            yield Breach(**place(found))


CHECK = Check(
    Rule(
        id="REC104",
        name="UnknownLocation",
        title=Words("Ukjent lokasjon", "Ukjend lokasjon", "Unknown location"),
        text=Words(
            "Personopplysninger er funnet på et sted som ikke hører til noe deklarert system.",
            "Personopplysningar er funne på ein stad som ikkje høyrer til noko deklarert system.",
            "Personal data was found in a place that belongs to no declared system.",
        ),
        remedy=Words(
            "Knytt stedet til et system i protokollen (locations), eller slett dataene.",
            "Knyt staden til eit system i protokollen (locations), eller slett dataa.",
            "Bind the place to a system of the record (locations), or delete the data.",
        ),
        severity="high",
        law=(
            "gdpr/art-30",
            "gdpr/art-32",
        ),
    ),
    broken,
    rank=90,
)
