"""REC113: a national identity number without a justification."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.reconcile.check import Check
from scanner.reconcile.grounds import lacking
from scanner.rules.rule import Rule, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.reconcile.discrepancy import Breach
    from scanner.reconcile.view import View


def broken(view: View) -> Iterator[Breach]:
    """Yield national identity numbers, found or declared, that nothing says are needed for sure identification."""
    yield from lacking(view, "pol. § 12", lambda data: data.justification is not None)


CHECK = Check(
    Rule(
        id="REC113",
        name="NationalIdWithoutJustification",
        title=Words(
            "Fødselsnummer uten begrunnelse",
            "Fødselsnummer utan grunngjeving",
            "National identity number without justification",
        ),
        text=Words(
            "Fødselsnummer kan bare brukes når det er saklig behov for sikker identifisering og nummeret er nødvendig for det.",
            "Fødselsnummer kan berre brukast når det er sakleg behov for sikker identifisering og nummeret er nødvendig for det.",
            "A national identity number may be used only where sure identification is objectively needed and the number is necessary for it.",
        ),
        remedy=Words(
            "Skriv begrunnelsen i justification, eller slutt å samle inn nummeret.",
            "Skriv grunngjevinga i justification, eller slutt å samle inn nummeret.",
            "Write the reason in justification, or stop collecting the number.",
        ),
        severity="high",
        law=(
            "popplyl-12",
            "gdpr/art-87",
        ),
    ),
    broken,
    rank=35,
)
