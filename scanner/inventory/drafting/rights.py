"""Which rights the document tells of, where to turn, and how soon it promises an answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scanner.inventory.drafting.durations import durations
from scanner.inventory.drafting.lexicon import find, load
from scanner.inventory.drafting.retention import ANSWERS

if TYPE_CHECKING:
    from scanner.inventory.drafting.identity import Found, Identity
    from scanner.inventory.drafting.outline import Outline, Statement

ALL = ("access", "rectification", "erasure", "restriction", "portability", "object", "withdraw_consent", "complain")
"""The rights that a notice must tell of: Art. 13(2)(b)-(d)."""
AUTHORITY = ("Datatilsynet", "data protection authority", "Integritetsskyddsmyndigheten")


@dataclass(frozen=True, slots=True)
class Told:
    """The rights that are told of, each with the statement that tells it."""

    rights: tuple[tuple[str, Statement], ...]
    contact: Found | None
    deadline: str
    deadline_in: Statement | None
    authority: str


def rights(outline: Outline, identity: Identity) -> Told:
    """Return what a policy tells of the rights of the people it is about."""
    lexicon = load("rights.txt", outline.languages)
    found: dict[str, Statement] = {}
    deadline, source = "", None
    text = outline.document.text
    for statement in outline.statements:
        speaks = "rights" in statement.roles or statement.parsed.has("right")
        said = text[statement.key[0] : statement.key[1]] + " " + text[statement.start : statement.end]
        mentions = find(lexicon, statement.parsed.sentence.words)
        for mention in mentions:
            if speaks or mention.label in {"complain", "withdraw_consent", "object_direct_marketing"}:
                found.setdefault(mention.label, statement)
        if not deadline and ANSWERS.search(said) and (speaks or "contact" in statement.roles) and durations(said):
            deadline, source = durations(said)[0][2], statement
    if "object_direct_marketing" in found and found.get("object") is found["object_direct_marketing"]:
        del found["object"]
    spoken = [
        statement for statement in outline.statements if "rights" in statement.roles or statement.parsed.has("right")
    ]
    places = {(statement.start, statement.end) for statement in spoken}
    contact = next((mail for mail in identity.emails if any(start <= mail.start < end for start, end in places)), None)
    authority = next((name for name in AUTHORITY if name.lower() in text.lower()), "")
    return Told(tuple(found.items()), contact or identity.officer or identity.email, deadline, source, authority)
