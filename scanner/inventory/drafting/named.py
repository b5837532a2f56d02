"""Promises about data that is named: what `claims` found denied, the only thing held, or held with consent."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.inventory.drafting.agents import ours, spoken, theirs
from scanner.inventory.drafting.denials import DEVICES, LOG, TO_US, logs
from scanner.inventory.drafting.promised import promise
from scanner.inventory.drafting.sharing import UNABLE, channelled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scanner.inventory.drafting.acts import Reading
    from scanner.inventory.drafting.claims import Claim
    from scanner.inventory.drafting.clauses import Clause
    from scanner.inventory.drafting.promised import Promised

KINDS = {"denied": "never_stored", "only": "only_categories", "consent": "consent_required"}
COOKIES = "user.device.cookie_id"
CHOICES = "user.privacy_preferences"


def of_claims(read: Reading, clause: Clause, claims: Sequence[Claim]) -> Iterator[Promised]:
    """Yield the promises of the claims in a clause: one for each sense."""
    for sense, kind in KINDS.items():
        own = [
            claim.mention
            for claim in claims
            if claim.sense == sense
            and (sense != "denied" or _said(claim))
            and claim.mention.first in clause.words
            and not (sense == "denied" and _antecedent(read, clause, claim))
            and not (sense == "consent" and claim.mention.weak and claim.mention.label == CHOICES)
        ]
        if (
            not own
            or (sense == "denied" and (theirs(read, clause) or (not spoken(read, clause) and clause.opener == "")))
            or (sense == "consent" and _of_sharing(read, clause))
            or (sense == "denied" and _of_a_basis(read, clause))
            or (sense == "only" and {mention.label for mention in own} == {COOKIES})  # which cookies, not which data
        ):
            continue
        if sense == "denied" and channelled(read, clause):
            continue
        if sense == "denied" and UNABLE.search(read.said(clause)) and clause.has("disclose"):
            continue
        meant = _denied(read, clause) if sense == "denied" else kind
        yield promise(meant, (mention.label for mention in own), read.statement, clause)


def _antecedent(read: Reading, clause: Clause, claim: Claim) -> bool:
    """Tell whether a relative clause only says which is meant: "e-post som ikke hører til en sak"."""
    return clause.opener == "relative" and any(
        "relative" in read.statement.parsed.at(index) and read.lower(index) in {"som", "which", "that", "who"}
        for index in clause.words
        if index > claim.mention.last
    )


def _of_a_basis(read: Reading, clause: Clause) -> bool:
    """Tell whether an exception is one from a legal basis or the like, where nothing is held or handed over."""
    acts = ("hold", "give", "include", "disclose", "delete", "generic")
    rest = [other for other in read.statement.parsed.clauses if other is not clause]
    return clause.opener == "except" and bool(rest) and not any(other.has(*acts) for other in rest)


def _of_sharing(read: Reading, clause: Clause) -> bool:
    """Tell whether a piece goes on with what is not disclosed: "..., heller ikke til pårørende, uten samtykke"."""
    return not clause.has("hold", "disclose", "finite") and any(
        other.has("disclose") and other.has("not", "never", "none") for other in read.statement.parsed.clauses
    )


def _said(claim: Claim) -> bool:
    """Tell whether a denial stands where its data does, not in the next sentence, and is of data, not of a device."""
    statement = claim.statement
    word = statement.parsed.sentence.words[claim.mention.first].lower
    return (
        not DEVICES.fullmatch(word)
        and not re.fullmatch(LOG, word)
        and (
            statement.parsed.has("not", "none", "never", "neither", "without", "except")
            or "denied" in statement.lead | statement.roles
        )
    )


def _denied(read: Reading, clause: Clause) -> str:
    """Return what a denial of named data promises."""
    parsed = read.statement.parsed
    if logs(read, clause):
        return "not_in_logs"
    told = clause if clause.has("hold", "disclose", "finite", "include") or clause.inner else None
    if TO_US.search(read.said(clause)):
        return "never_stored"
    if read.has(clause, "store", "learn", "receive", "ask") and ours(read, clause) and not clause.has("disclose"):
        return "never_stored"
    sharing = (
        (told.has("disclose") and not told.has("hold")) if told else parsed.has("disclose") and not parsed.has("hold")
    )
    sent = clause.has("include") and any(other.has("disclose") for other in parsed.clauses)
    return "never_disclosed" if sharing or sent else "never_stored"
