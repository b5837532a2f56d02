"""Everything that is read in one document, gathered, and which of its claims declare data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scanner.inventory.drafting.activities import Activity, activities
from scanner.inventory.drafting.bases import Basis, bases
from scanner.inventory.drafting.claims import Claim, claims
from scanner.inventory.drafting.holding import shown
from scanner.inventory.drafting.identity import Identity, identity
from scanner.inventory.drafting.promises import promises
from scanner.inventory.drafting.recipients import Recipient, recipients
from scanner.inventory.drafting.retention import Kept, retention
from scanner.inventory.drafting.rights import Told, rights

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from scanner.inventory.drafting.outline import Outline
    from scanner.inventory.drafting.promised import Promised
    from scanner.inventory.drafting.sources import Source

WIDE = {"contact": ("user.contact.email", "user.contact.phone_number")}
"""What "kontaktopplysninger" stands for when the document does not spell it out; a question is asked."""
CONTACT = "contact"
LIKELY_CONTACT = ("user.name", "user.contact.email", "user.contact.phone_number", "user.contact.address")


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that was read in one document."""

    source: Source
    identity: Identity
    claims: tuple[Claim, ...]
    held: tuple[Claim, ...]
    activity: Mapping[int, Activity]
    promises: tuple[Promised, ...]
    retention: tuple[Kept, ...]
    recipients: tuple[Recipient, ...]
    bases: tuple[Basis, ...]
    told: Told

    @property
    def outline(self) -> Outline:
        """The document's outline."""
        return self.source.outline


def facts(source: Source) -> Facts:
    """Return everything that a document says."""
    outline = source.outline
    who = identity(outline)
    said = claims(outline)
    return Facts(
        source,
        who,
        said,
        declared(said),
        activities(outline, declared(said)),
        promises(outline, said),
        retention(outline),
        recipients(outline, said, who.name.text if who.name else ""),
        bases(outline),
        rights(outline, who),
    )


def declared(said: Sequence[Claim]) -> tuple[Claim, ...]:
    """
    Return the claims that declare data.

    A definition ("personopplysninger er navn, adresse ...") declares only where nothing else in the document says
    which contact details are held. "Kontaktopplysninger" gives way to details that are spelled out beside it.
    """
    found = [claim for claim in said if _declares(claim)]
    if not any(claim.mention.label in LIKELY_CONTACT for claim in found):
        found = [claim for claim in said if claim.sense == "defined" or _declares(claim)]
    named = any(claim.mention.label == "user.name" for claim in found)
    return tuple(
        claim
        for claim in found
        if (claim.mention.label != CONTACT or not _spelled_out(claim, found))
        and not (named and claim.sense == "only" and claim.mention.label == "user.name.first")
    )


def _declares(claim: Claim) -> bool:
    """Tell whether a claim says that data is held, be it with consent."""
    clause = claim.statement.parsed.clause(claim.mention.first)
    if shown(claim.statement.parsed, clause) and not clause.has("hold", "we"):
        return False
    if claim.sense != "consent":
        return claim.sense in {"held", "only"}
    return clause.has("hold", "give") and claim.mention.label != "user.privacy_preferences"


def _spelled_out(claim: Claim, found: Iterable[Claim]) -> bool:
    """Tell whether details follow the word: "kontaktopplysninger (navn, telefon)", "kontaktopplysninger som navn"."""
    words = claim.statement.parsed.sentence.words
    last = claim.mention.last
    opened = any(
        word.text in "(:–-" or word.lower in {"som", "slik", "such", "including", "herunder", "dvs", "f.eks"}
        for word in words[last + 1 : last + 4]
    )
    after = any(
        other.statement is claim.statement
        and last < other.mention.first <= last + 8
        and other.mention.label.startswith(("user.contact", "user.name"))
        for other in found
    )
    return opened and after
