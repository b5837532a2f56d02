"""What a document leaves open or contradicts, as questions for the people who know, each with its sentence if it has one."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from scanner.inventory.drafting.facts import CONTACT
from scanner.inventory.drafting.listing import listed
from scanner.inventory.drafting.phrases import PHRASES
from scanner.inventory.drafting.rights import ALL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.inventory.drafting.claims import Claim
    from scanner.inventory.drafting.facts import Facts

NATIONAL = "user.government_id.national_identification_number"
REPEALED = re.compile(
    r"(?i)\b(?:data(?:beskyttelses|vern|skydds)direktiv\w*|personverndirektiv\w*|data protection directive|95/46|safe harbou?r|personregisterloven|personopplysningsloven av (?:14\. april )?2000)"
)
EEA = re.compile(r"(?i)\b(?:eøs|eea|tredjeland|third countr|utenfor eu|utanfor eu|outside the eu)")
MOST = 20
"""Terms without a category that are asked about, at most."""


def questions(facts: Facts, language: str) -> list[dict[str, Any]]:
    """Return the open questions, in the language of the document."""
    asked: dict[str, dict[str, Any]] = {}
    for key, about, place in _all(facts):
        question = PHRASES[key][language].format(about)
        quoted = facts.source.quoted(*place) if place[1] > place[0] else {}
        asked.setdefault(question, {"question": question} | quoted)
    return list(asked.values())


def _all(facts: Facts) -> Iterator[tuple[str, str, tuple[int, int]]]:
    yield from _of_parties(facts)
    yield from _of_data(facts)
    yield from _of_retention(facts)
    yield from _of_transfers(facts)
    missing = [right for right in ALL if right not in {name for name, _ in facts.told.rights}]
    if missing:
        yield "rights", ", ".join(missing), (0, 0)
    if not facts.told.deadline:
        yield "deadline", "", (0, 0)


def _of_parties(facts: Facts) -> Iterator[tuple[str, str, tuple[int, int]]]:
    if facts.identity.name is None:
        yield "controller", "", (0, 0)
    if facts.told.contact is None:
        yield "contact", "", (0, 0)
    names = list(dict.fromkeys(mail.text.lower() for mail in facts.identity.emails))
    for index, one in enumerate(names):
        for other in names[index + 1 :]:
            near = SequenceMatcher(None, one, other).ratio() > 0.85 or (sorted(one) == sorted(other))
            if near and one.partition("@")[2] == other.partition("@")[2]:
                mail = next(mail for mail in facts.identity.emails if mail.text.lower() == other)
                yield "spelling", f"{one}, {other}", (mail.start, mail.end)
    old = REPEALED.search(facts.outline.document.text)
    if old:
        yield "repealed", old[0], old.span()


def _of_data(facts: Facts) -> Iterator[tuple[str, str, tuple[int, int]]]:
    denied = {
        key: promise for promise in facts.promises if promise.kind == "never_stored" for key in promise.categories
    }
    for claim in facts.held:
        place = (claim.statement.start, claim.statement.end)
        said = claim.statement.parsed.sentence.words[claim.mention.first : claim.mention.last + 1]
        yield from _of_claim(claim, facts.source.words(said[0].start, said[-1].end), place)
        promise = denied.get(claim.mention.label)
        if promise is not None and promise.statement is not claim.statement:
            yield "contradiction", claim.mention.label, place
    for start, end in list(_unknown(facts))[:MOST]:
        yield "unknown", facts.source.words(start, end), (start, end)
    for promise in facts.promises:
        everything = promise.kind == "consent_required" and promise.categories == ("user",)
        if everything and any(basis.article != "6(1)(a)" for basis in facts.bases):
            yield "consent", "", (promise.start, promise.end)


def _of_claim(claim: Claim, said: str, place: tuple[int, int]) -> Iterator[tuple[str, str, tuple[int, int]]]:
    if claim.mention.label == CONTACT:
        yield "details", said, place
    if claim.sense == "defined":
        yield "defined", "", place
    if claim.mention.label == NATIONAL:
        yield "justification", said, place
        if said.lower().startswith("personnum"):
            yield "personnummer", "", place


def _unknown(facts: Facts) -> Iterator[tuple[int, int]]:
    """Yield the items of lists of data that no category is known for."""
    statements = facts.outline.statements
    for number in sorted(listed(statements)):
        statement = statements[number]
        if statement.kind == "item" and not statement.mentions and statement.end - statement.start <= 120:
            yield statement.start, statement.end


def _of_retention(facts: Facts) -> Iterator[tuple[str, str, tuple[int, int]]]:
    if not facts.retention:
        yield "no_retention", "", (0, 0)
    for kept in facts.retention:
        if kept.vague:
            yield "vague", "", (kept.start, kept.end)
        elif (kept.period or kept.minimum) and not kept.starts:
            yield "start", kept.period or kept.minimum, (kept.start, kept.end)


def _of_transfers(facts: Facts) -> Iterator[tuple[str, str, tuple[int, int]]]:
    text = facts.outline.document.text
    if facts.recipients and not EEA.search(text) and not any(party.abroad for party in facts.recipients):
        yield "transfer", "", (0, 0)
    for party in facts.recipients:
        place = (party.statement.start, party.statement.end)
        if party.abroad and not party.safeguard:
            yield "safeguard", party.abroad, place
        if not party.named and party.role != "authority":
            yield "unnamed", party.name, place
