"""REC106: a declared system that was not examined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.reconcile.check import Check
from scanner.reconcile.discrepancy import Breach
from scanner.rules.rule import Rule, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.reconcile.view import View


def broken(view: View) -> Iterator[Breach]:
    """Yield the systems of which nothing, or too little, was read."""
    for position, system in enumerate(view.declared.inventory.systems):
        reach = view.reaches[position]
        if reach.reason is not None:
            yield Breach(
                system=system.id,
                node=("systems", position),
                examined=reach.examined,
                said=reach.reason,
            )


CHECK = Check(
    Rule(
        id="REC106",
        name="NotExamined",
        title=Words("Ikke undersøkt", "Ikkje undersøkt", "Not examined"),
        text=Words(
            "Et deklarert system er ikke lest, eller ikke grundig nok til å si at noe mangler.",
            "Eit deklarert system er ikkje lese, eller ikkje grundig nok til å seie at noko manglar.",
            "A declared system was not read, or not well enough to say that anything is absent.",
        ),
        remedy=Words(
            "Skann systemet, rett feilen som hindret det, eller rett globene i locations.",
            "Skann systemet, rett feilen som hindra det, eller rett globane i locations.",
            "Scan the system, mend what prevented it, or correct the globs in locations.",
        ),
        severity="medium",
        law=(
            "gdpr/art-30",
            "gdpr/art-32",
        ),
    ),
    broken,
    rank=190,
)
