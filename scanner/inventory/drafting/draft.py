"""A draft inventory from one or more policies: the facts of each, put together, and checked by the inventory's model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scanner.inventory.drafting.assemble import activity_nodes, promise_nodes, recipient_nodes
from scanner.inventory.drafting.facts import Facts, facts
from scanner.inventory.drafting.language import NAMES, READ, language
from scanner.inventory.drafting.outline import outline
from scanner.inventory.drafting.questions import questions
from scanner.inventory.drafting.reading import PolicyError
from scanner.inventory.drafting.rights import ALL
from scanner.inventory.drafting.sources import Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.inventory.drafting.reading import Document
    from scanner.inventory.model import Inventory

HEADING = (
    "Drafted from the documents below by rules, not by a person: read every line before you trust it.",
    "Each fact has its quote and its place: path, line, and characters from the document's beginning.",
    "What the documents leave open stands under open_questions. Systems are yours to add: docs/inventory.md.",
)


def draft(documents: Sequence[tuple[str, Document]]) -> Inventory:
    """
    Return an inventory drafted from policies.

    Args:
        documents: each with the name by which the inventory is to know it.

    Raises:
        PolicyError: a document is in a language that is not read, says nothing, or declares no data.
    """
    from scanner.inventory.model import Inventory

    tongues = [_language(document) for _, document in documents]
    known = [
        facts(Source(name, outline(document, READ[tongue])))
        for (name, document), tongue in zip(documents, tongues, strict=True)
    ]
    first = known[0]
    tree: dict[str, Any] = {"inventory_version": 1, "language": tongues[0], "controller": _controller(first)}
    officer = next((each for each in known if each.identity.officer), None)
    if officer is not None and officer.identity.officer is not None:
        mail = officer.identity.officer
        name = officer.identity.officer_name
        named = {"name": name.text} if name else {}
        tree["data_protection_officer"] = named | {"email": mail.text} | officer.source.quoted(mail.start, mail.end)
    tree["documents"] = [_document(each, document) for each, (_, document) in zip(known, documents, strict=True)]
    activities = _unique([node for each in known for node in activity_nodes(each)])
    if not activities:
        message = f"{documents[0][0]}: no personal data is declared in it; is it a privacy policy?"
        raise PolicyError(message)
    tree["processing_activities"] = activities
    tree["recipients"] = list(
        {node["id"]: node for each in reversed(known) for node in reversed(recipient_nodes(each))}.values()
    )[::-1]
    tree["promises"] = _unique([node for each in known for node in promise_nodes(each)])
    tree["data_subject_rights"] = _rights(known)
    tree["open_questions"] = [
        node for each, tongue in zip(known, tongues, strict=True) for node in questions(each, tongue)
    ]
    return Inventory.model_validate({key: value for key, value in tree.items() if value not in ([], {})})


def _language(document: Document) -> str:
    found = language(document.text)
    if found in READ:
        return found
    if found is None:
        message = f"{document.path}: too little text to read; a scanned document must be made text first (OCR)"
    else:
        name = NAMES.get(found, "")
        which = f"it seems to be in {name}" if name else "its language is not known"
        message = f"{document.path}: {which}; policies in Norwegian (bokmål, nynorsk) and English are read"
    raise PolicyError(message)


def _controller(first: Facts) -> dict[str, Any]:
    who = first.identity
    node: dict[str, Any] = {}
    if who.name:
        node["name"] = who.name.text
    if who.email:
        node["email"] = who.email.text
    if who.phone:
        node["phone"] = who.phone.text
    if who.number:
        node["organisation_number"] = who.number.text
    place = who.name or who.email
    return node | (first.source.quoted(place.start, place.end) if place else {})


def _document(each: Facts, document: Document) -> dict[str, Any]:
    title = next((section.title for section in each.outline.sections if section.title), "")
    node: dict[str, Any] = {"title": title} if title else {}
    node["path"] = each.source.name
    if document.sha256:
        node["sha256"] = document.sha256
    if each.identity.updated:
        node["last_updated"] = each.identity.updated
    return node


def _rights(known: Sequence[Facts]) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for each in known:
        for right, statement in each.told.rights:
            told.setdefault(right, each.source.stated(statement))
    node: dict[str, Any] = {}
    contact = next((each.told.contact for each in known if each.told.contact), None)
    if contact is not None:
        node["contact"] = contact.text
    deadline = next((each.told.deadline for each in known if each.told.deadline), "")
    if deadline:
        node["response_deadline"] = deadline
    if told:
        node["rights"] = list(told)
    missing = (
        [right for right in ALL if right not in told]
        + ([] if deadline else ["response_deadline"])
        + ([] if contact else ["contact"])
    )
    if missing:
        node["not_stated"] = missing
    authority = next((each.told.authority for each in known if each.told.authority), "")
    if authority:
        node["supervisory_authority"] = authority
    if told:
        node |= next(iter(told.values()))
        node["note"] = "; ".join(f"{right}: {source['place']}" for right, source in told.items())
    return node


def _unique(nodes: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return nodes with ids of their own: a second "kjop" is "kjop-2"."""
    seen: dict[str, int] = {}
    for node in nodes:
        name = node["id"]
        seen[name] = seen.get(name, 0) + 1
        if seen[name] > 1:
            node["id"] = f"{name}-{seen[name]}"
    return list(nodes)
