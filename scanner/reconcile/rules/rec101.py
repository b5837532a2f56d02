"""REC101: a category that is declared nowhere."""

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
    """Yield what stands in a declared system and is declared for no activity at all."""
    for found in view.found:
        if found.binding.systems and not found.declared and not covered(found.finding.category, view.everywhere):
            yield Breach(
                **place(found),
                system=view.system(found.binding.systems[0]).id,
                node=("systems", found.binding.systems[0]),
            )


CHECK = Check(
    Rule(
        id="REC101",
        name="UndeclaredCategory",
        title=Words("Udeklarert kategori", "Udeklarert kategori", "Undeclared category"),
        text=Words(
            "Personopplysningen er funnet i et deklarert system, men står ikke i protokollen i det hele tatt.",
            "Personopplysninga er funnen i eit deklarert system, men står ikkje i protokollen i det heile.",
            "This personal data was found in a declared system, but the record does not mention it at all.",
        ),
        remedy=Words(
            "Slett opplysningen, eller før den opp på den aktiviteten som trenger den, med formål, grunnlag og slettefrist.",
            "Slett opplysninga, eller før henne opp på den aktiviteten som treng henne, med formål, grunnlag og slettefrist.",
            "Delete the data, or declare it for the activity that needs it, with purpose, legal basis and retention.",
        ),
        severity="high",
        law=(
            "gdpr/art-5-1-a",
            "gdpr/art-5-1-b",
            "gdpr/art-5-1-c",
            "gdpr/art-30",
        ),
    ),
    broken,
    rank=80,
)
