"""REC114: a card's verification code is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.inventory.hierarchy import within
from scanner.reconcile.check import Check
from scanner.reconcile.discrepancy import Breach
from scanner.reconcile.places import node, owner, place
from scanner.rules.rule import Rule, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.reconcile.view import View


def broken(view: View) -> Iterator[Breach]:
    """Yield verification codes wherever they stand, whatever is declared."""
    for found in view.found:
        if within(found.finding.category, "user.financial.credit_card.verification_code"):
            yield Breach(**place(found), **owner(view, found), node=node(found))


CHECK = Check(
    Rule(
        id="REC114",
        name="CardVerificationCodeStored",
        title=Words(
            "Kortets kontrollkode er lagret", "Kontrollkoden til kortet er lagra", "Card verification code stored"
        ),
        text=Words(
            "Kontrollkoden (CVV) skal aldri lagres etter at betalingen er godkjent, heller ikke kryptert.",
            "Kontrollkoden (CVV) skal aldri lagrast etter at betalinga er godkjend, heller ikkje kryptert.",
            "The verification code (CVV) must never be stored once the payment is authorised, not even encrypted.",
        ),
        remedy=Words(
            "Slett kodene nå, også i sikkerhetskopier, og fjern feltet.",
            "Slett kodane no, også i tryggingskopiar, og fjern feltet.",
            "Delete the codes now, in backups too, and remove the field.",
        ),
        severity="critical",
        law=(
            "pci-dss/3-3-1-2",
            "gdpr/art-32",
        ),
    ),
    broken,
    rank=11,
)
