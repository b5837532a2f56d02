"""What an inventory's facts are called in plain words, in bokmål, nynorsk and English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from detectors.categories import label
from scanner.inventory.vocabulary import word
from scanner.rules.rule import Language, Words

if TYPE_CHECKING:
    from scanner.inventory.model import Inventory, LegalBasis, Party, PersonalData, Promise, Recipient, Retention

UNITS = {
    "Y": (Words("år", "år", "year"), Words("år", "år", "years")),
    "M": (Words("måned", "månad", "month"), Words("måneder", "månader", "months")),
    "W": (Words("uke", "veke", "week"), Words("uker", "veker", "weeks")),
    "D": (Words("dag", "dag", "day"), Words("dager", "dagar", "days")),
}
FROM = Words("fra", "frå", "from")
UNTIL = Words("til", "til", "until")
OPEN = Words("ikke fastsatt", "ikkje fastsett", "not decided")
AT_LEAST = Words("loven krever minst", "lova krev minst", "the law demands at least")
SHORTENED = Words("forkortet", "forkorta", "truncated")
FOR = Words("gjelder", "gjeld", "for")
ONLY_KIND = Words("bare oppgitt som kategori", "berre oppgjeven som kategori", "stated as a kind only")


def duration(text: str, language: Language) -> str:
    """
    Return a duration in words.

    >>> duration("P3Y6M", "nb"), duration("P1M", "nn"), duration("P90D", "en")
    ('3 år 6 måneder', '1 månad', '90 days')
    """
    parts = re.findall(r"(\d+)([YMWD])", text)
    return " ".join(f"{count} {UNITS[unit][count != '1'].of(language)}" for count, unit in parts)


def category(key: str, language: Language) -> str:
    """Return what a category is called; one that nobody knows is its own name."""
    try:
        return label(key, language)
    except KeyError:
        return key


def personal_data(item: PersonalData, language: Language) -> str:
    """Return one category with the document's word, and what protects or allows it."""
    said = category(item.data_category, language)
    if item.term and item.term.casefold() != said.casefold():
        said += f" («{item.term}»)"
    more = [f"art. {item.special_category_legal_basis}"] if item.special_category_legal_basis else []
    if item.protection:
        more.append(SHORTENED.of(language) if item.protection == "truncated" else word(item.protection, language))
    more += [item.justification] if item.justification else []
    return f"{said} – {', '.join(more)}" if more else said


def basis(item: LegalBasis, language: Language) -> str:
    """Return one legal basis with its article, its law or interest, and what it is for."""
    said = f"{word(item.article, language)} (art. {item.article})"
    if item.note:
        said += f": {item.note}"
    if item.data_categories:
        said += f" – {FOR.of(language)} {', '.join(category(key, language) for key in item.data_categories)}"
    return said


def retention(item: Retention, language: Language) -> str:
    """Return one retention as a sentence without its full stop."""
    parts = []
    if item.period:
        parts.append(duration(item.period, language))
    if item.starts:
        parts.append(f"{FROM.of(language)} {item.starts}")
    if item.until:
        parts.append(f"{UNTIL.of(language)} {item.until}")
    if not parts:
        parts.append(OPEN.of(language))
    said = " ".join(parts)
    more = [word(text, language) for text in (item.round_up, item.action) if text]
    if item.minimum:
        more.append(f"{AT_LEAST.of(language)} {duration(item.minimum, language)}")
    if item.legal_basis:
        more.append(item.legal_basis)
    if item.applies_to:
        more.append(f"{FOR.of(language)} {', '.join(category(key, language) for key in item.applies_to)}")
    return ", ".join([said, *more])


def party(item: Party) -> str:
    """Return who somebody is and how to reach them, on one line."""
    return ", ".join(
        text for text in (item.name, item.organisation_number, item.email, item.phone, item.address, item.url) if text
    )


def recipient(item: Recipient, language: Language) -> str:
    """Return one recipient with its role and what it may get."""
    more = [word(item.role, language)] if item.role else []
    if item.named is False:
        more.append(ONLY_KIND.of(language))
    said = f"{item.name} ({', '.join(more)})" if more else item.name
    if item.data_categories:
        said += f": {', '.join(category(key, language) for key in item.data_categories)}"
    return said


def transfer(item: Recipient) -> str:
    """Return where out of the EEA a recipient's data goes and on what safeguard; empty when nowhere."""
    if item.transfer is None:
        return ""
    where = item.transfer.third_country or item.country or ""
    return ", ".join(text for text in (f"{item.name}: {where}", item.transfer.safeguard) if text)


def promise(item: Promise, language: Language) -> str:
    """Return what a promise says, about what and where, and whether a scan can tell."""
    said = word(item.kind, language)
    if item.data_categories:
        said += f": {', '.join(category(key, language) for key in item.data_categories)}"
    where = [name for name in item.systems if name != "*"]
    if where:
        said += f" ({', '.join(where)})"
    return f"{said} · {word(item.verified_by, language)}"


def recipients_of(inventory: Inventory, ids: tuple[str, ...]) -> list[Recipient]:
    """Return an activity's recipients in their own order."""
    known = {item.id: item for item in inventory.recipients}
    return [known[name] for name in ids if name in known]
