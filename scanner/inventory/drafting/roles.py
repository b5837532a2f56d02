"""What a heading, the key of a row or a column says that its text is about."""

from __future__ import annotations

import re

from scanner.inventory.drafting.clauses import parsed
from scanner.inventory.drafting.lexicon import find, load
from scanner.inventory.drafting.negation import heads_denial
from scanner.inventory.drafting.sentences import sentences

COMPLAINT = "complaint"
_RIGHT = re.compile(
    r"(?i)datatilsyn|tilsynsmyndig|tilsynsorgan|personvernnemnd|supervisory authority|data protection authority"
    r"|(?:rett|høve|anledning|right) (?:til|to) (?:å )?(?:klage|complain)|klagerett"
)


INSTITUTIONS = {
    "kommune": frozenset({"kommunen"}),
    "skole": frozenset({"skolen"}),
    "skule": frozenset({"skulen"}),
    "klubb": frozenset({"klubben"}),
}
FIRST_PERSON = re.compile(r"(?i)\b(?:vi|me|we)\b")
"""Who writes so speaks of "kommunen" as of another, where it is not its own name."""
OPENING = 500
"""Characters in which a policy says whose it is."""


def strangers(text: str) -> frozenset[str]:
    """
    Return the institutions that a text speaks of as others: "kommunen" where no name at its head ends in "kommune".

    >>> sorted(strangers("Elvely barnehage: slik gjør vi"))[:1], strangers("Vi i Fjell kommune, Ås skole, skule og klubb")
    (['klubben'], frozenset())
    """
    if not FIRST_PERSON.search(text):
        return frozenset()
    opening = text[:OPENING].lower()
    absent = (words for stem, words in INSTITUTIONS.items() if not re.search(rf"{stem}\b", opening))
    return frozenset[str]().union(*absent)


def roles_of(text: str, languages: frozenset[str]) -> frozenset[str]:
    """Return what a heading, or the key of a row, says that its text is about."""
    words = [word for sentence in sentences(text, 0, len(text)) for word in sentence.words]
    return frozenset(mention.label for mention in find(load("headings.txt", languages), words))


def denying(text: str, languages: frozenset[str]) -> frozenset[str]:
    """Return `denied` if a heading, or the key of a row, says that what stands under it is not had."""
    read = (parsed(sentence, languages) for sentence in sentences(text, 0, len(text)))
    return frozenset({"denied"}) if any(map(heads_denial, read)) else frozenset()


def complaining(roles: frozenset[str], text: str) -> frozenset[str]:
    """
    Return a section's roles, those of rights for complaints about privacy, and none for other complaints.

    "Klage" with the supervisory authority below it speaks of rights; "Klager og reklamasjoner" of customers' cases.
    """
    if COMPLAINT not in roles:
        return roles
    return (roles - {COMPLAINT}) | (frozenset({"rights"}) if _RIGHT.search(text) else frozenset())
