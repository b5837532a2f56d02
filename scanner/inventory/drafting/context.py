"""
What words mean where they stand.

"Opptakene" after talk of calls or of cameras, "kortnummer" of an access card, "allergier" in a patient's record.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from scanner.inventory.drafting.lexicon import stems, word_set

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
CHAT = "user.content.private.chat"
FAMILY = "user.family"
LETTERS = "user.content.private.email"
TALK = "talk"
"""The label of words that are of a chat where a chat is spoken of, and nothing elsewhere: "samtalen"."""
APPLICATION, WORK = "application", "user.workplace"
"""CVs and testimonials have no category of their own: they are of working life."""
SAID = re.compile(r"(?:det|what)$")
THERE = re.compile(r"\b(?:skriv\w*|sender?|write|type) (?:der|her|dit|i den|there|here)\b")
CASES = re.compile(
    r"\b(?:klag\w*|reklam\w*|support|kundeservice|kundestøtte|henvend\w*|førespurn\w*|complain\w*|enquir\w*)\b"
)
OF_ONE = word_set("en ein ei et one av of den dei de det the dine din ditt dykkar deres your nærmeste næraste minst")
PUBLIC = re.compile(r"\b(?:kommentar\w*|debatt\w*|forum\w*|gjestebok\w*|comments?)\b")
OF_BODIES = ("user.demographic.race_ethnicity", "user.demographic.gender", "user.demographic.age_range")
ANIMAL = re.compile(
    r"\b(?:hund|katt|hest|valp|dyr|kjæledyr|husdyr|dog|cat|horse|pet)(?:en|et|ens|ets|a|er|ar|s|ene|ane)?\b"
)
"""Whose breed, sex and age are nobody's data."""
NOTES = re.compile(r"notat(?:et|ene|a|ane)$")
"""Notes that have been spoken of; where illness has, they are of that."""
MAILED = re.compile(
    r"\b(?:avmeld\w*|nyhetsbrev\w*|nyheitsbrev\w*|newsletter|unsubscribe\w*|mailing list|e-postliste\w*)\b"
)
"""Where "adressen" is that of e-mail, unless that is named beside it."""
SIGNED = re.compile(r"\bmelder? (?:du )?deg (?!inn\b)")
"""Where "adressen" alone is that of e-mail: "melder du deg av, sletter vi adressen"."""


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
            if label == "user.contact.email" and (mention.first, LETTERS) in {
                (o.first, o.label) for o in statement.mentions
            }:
                continue  # "e-postene" are letters, "e-posten" may be an address
            if label == TALK:
                continue
            label = WORK if label == APPLICATION else label
            _remember(statement, mention, label, known)
            sure = label == FAMILY and _named_for(statement, mention)
            mentions.append(replace(mention, label=label, weak=0 if sure else mention.weak))
        found.append(replace(statement, mentions=tuple(dict.fromkeys(mentions))))
    return tuple(found)


def _named_for(statement: Statement, mention: Mention) -> bool:
    """Tell whether names or numbers of relatives are told: "navn og telefonnummer til en av dine foresatte"."""
    words = statement.parsed.sentence.words
    at = mention.first - 1
    while at > 0 and words[at].lower in OF_ONE:
        at -= 1
    told = any(
        0 < mention.first - other.last <= 6 and other.label.startswith(("user.name", "user.contact"))
        for other in statement.mentions
    )
    return told and at >= 0 and words[at].lower in {"til", "på", "for", "of"}


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
    if mention.weak and mention.label == "user.contact.address" and _mailed(statement, mention):
        return "user.contact.email"
    other = _by_sentence(mention, " ".join(word.lower for word in words), words[mention.first].lower, known, ill=ill)
    if other:
        return other
    if mention.weak and mention.first == mention.last:
        for form in stems(words[mention.first].folded):
            if form in known:
                return known[form]
    return mention.label


def _mailed(statement: Statement, mention: Mention) -> bool:
    """Tell whether an address is that of e-mail: it is what a newsletter needs, and stands for nothing else."""
    said = " ".join(word.lower for word in statement.parsed.sentence.words)
    others = [other.label for other in statement.mentions if other.first != mention.first]
    if MAILED.search(said):
        return "user.contact.email" not in others
    return bool(SIGNED.search(said)) and not any(label.startswith(("user.name", "user.contact")) for label in others)


def _by_sentence(mention: Mention, said: str, opening: str, known: dict[str, str], *, ill: bool) -> str:
    """Return what a word means by the rest of its sentence, or nothing: `opening` is its first word."""
    if mention.label == TALK:
        return CHAT if "chat" in said or CHAT in known.values() else TALK
    if mention.label.startswith(OF_BODIES) and ANIMAL.search(said):
        return TALK
    if mention.label == "user.content" and SAID.match(opening) and CHAT in known.values() and THERE.search(said):
        return CHAT
    if mention.label == "user.content" and SAID.match(opening) and CASES.search(said):
        return "user.content.private.support_case"
    if mention.label == "user.content" and SAID.match(opening) and PUBLIC.search(said):
        return "user.content.public"
    if ill and mention.weak and mention.label == "user.content.private.note" and NOTES.match(opening):
        return HEALTH
    return ""


def _address(statement: Statement, mention: Mention) -> bool:
    """Tell whether "e-post" is an address: not beside chats, letters and recorded calls."""
    talk = ("user.content.private.chat", "user.content.private.call_recording")
    near = [other for other in statement.mentions if other is not mention and abs(other.first - mention.first) <= 3]
    return not any(other.label in talk for other in near) or any(
        other.label.startswith("user.contact.") for other in near
    )


def _general(folded: str) -> bool:
    return folded.startswith(("helse", "health")) and not folded.startswith(("helsejournal", "helsekort"))


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
    if label == CHAT:
        known["chat"] = label
    if "kamera" in folded or "camera" in folded:
        known.update(opptak=label, recording=label)
