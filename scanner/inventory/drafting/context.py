"""
What words mean where they stand.

"Opptakene" after talk of calls or of cameras, "kortnummer" of an access card, "allergier" in a patient's record.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scanner.inventory.drafting.lexicon import stems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.inventory.drafting.lexicon import Mention
    from scanner.inventory.drafting.outline import Statement

OTHER_CARDS = (
    "adgangskort",
    "nøkkelkort",
    "lånekort",
    "medlemskort",
    "gavekort",
    "kundekort",
    "access card",
    "library card",
    "tilgangskort",
    "nykelkort",
)
HEALTH = "user.health_and_medical"
CARDS = "user.financial.credit_card"


def in_context(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return the statements with their mentions read in the light of what stands before them."""
    found: list[Statement] = []
    known: dict[str, str] = {}
    section = -1
    ill = frozenset(statement.section for statement in statements if _ill(statement))
    for statement in statements:
        if statement.section != section:
            section, known = statement.section, {}
        mentions = []
        for mention in statement.mentions:
            label = _meant(statement, mention, known, ill=statement.section in ill)
            _remember(statement, mention, label, known)
            mentions.append(replace(mention, label=label))
        found.append(replace(statement, mentions=tuple(dict.fromkeys(mentions))))
    return tuple(found)


def _ill(statement: Statement) -> bool:
    """Tell whether a statement speaks of illness or treatment, apart from allergies."""
    return any(mention.label == HEALTH and not mention.health for mention in statement.mentions)


def _meant(statement: Statement, mention: Mention, known: dict[str, str], *, ill: bool) -> str:
    words = statement.parsed.sentence.words
    if mention.label.startswith(CARDS):
        said = " ".join(word.lower for word in words)
        return "user.unique_id" if any(card in said for card in OTHER_CARDS) else mention.label
    if mention.health and ill and not statement.roles & {"recipients"}:
        clinical = any(
            other.label == HEALTH and not other.health and not _general(words[other.first].folded)
            for other in statement.mentions
        )
        return HEALTH if clinical else mention.label
    if mention.weak and mention.label == "user.contact.email" and not _address(statement, mention):
        return "user.content.private.email"
    if mention.weak and mention.first == mention.last:
        for form in stems(words[mention.first].folded):
            if form in known:
                return known[form]
    return mention.label


def _address(statement: Statement, mention: Mention) -> bool:
    """Tell whether "e-post" is an address: not beside chats, letters and recorded calls."""
    talk = ("user.content.private.chat", "user.content.private.call_recording")
    near = [other for other in statement.mentions if other is not mention and abs(other.first - mention.first) <= 3]
    return not any(other.label in talk for other in near) or any(
        other.label.startswith("user.contact.") for other in near
    )


def _general(folded: str) -> bool:
    return folded.startswith(("helseoppl", "health"))


def _remember(statement: Statement, mention: Mention, label: str, known: dict[str, str]) -> None:
    """Keep what a later, shorter word may stand for: the head of a compound, the first word of a phrase."""
    words = statement.parsed.sentence.words
    if mention.first < mention.last and words[mention.first].folded not in known:
        known.update(dict.fromkeys(stems(words[mention.first].folded), label))
    folded = words[mention.last].folded
    if label == "user.content.private.call_recording":
        known.update(dict.fromkeys(("opptak", *stems("opptak")), label))
    for head in ("opptak", "attest", "soknad", "journal", "bilde", "bilete", "notat", "logg"):
        if head in folded and len(folded) > len(head) + 3:
            known.update(dict.fromkeys((head, *stems(head)), label))
    if "kamera" in folded:
        known["opptak"] = label
