"""An inventory as a page of text that a data protection officer can read."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from scanner.inventory import prose
from scanner.inventory.vocabulary import word
from scanner.rules.rule import Language, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.inventory.model import Activity, Inventory

HEADS = {
    "controller": Words("Behandlingsansvarlig", "Behandlingsansvarleg", "Controller"),
    "joint": Words("Felles ansvar med", "Felles ansvar med", "Joint with"),
    "representative": Words("Representant", "Representant", "Representative"),
    "officer": Words("Personvernombud", "Personvernombod", "Data protection officer"),
    "documents": Words("Dokumenter", "Dokument", "Documents"),
    "security": Words("Sikkerhet", "Tryggleik", "Security"),
    "behalf": Words("På vegne av", "På vegner av", "On behalf of"),
    "purposes": Words("Formål", "Føremål", "Purposes"),
    "subjects": Words("Registrerte", "Registrerte", "Data subjects"),
    "data": Words("Opplysninger", "Opplysningar", "Personal data"),
    "basis": Words("Grunnlag", "Grunnlag", "Legal basis"),
    "retention": Words("Slettefrist", "Slettefrist", "Retention"),
    "recipients": Words("Mottakere", "Mottakarar", "Recipients"),
    "transfers": Words("Overføring", "Overføring", "Transfers"),
    "systems": Words("Systemer", "System", "Systems"),
    "promises": Words("Løfter", "Løfte", "Promises"),
    "rights": Words("Rettigheter", "Rettar", "Rights"),
    "contact": Words("Kontakt", "Kontakt", "Contact"),
    "deadline": Words("Svarfrist", "Svarfrist", "Deadline"),
    "questions": Words("Åpne spørsmål", "Opne spørsmål", "Open questions"),
    "log": Words("logg", "logg", "log"),
}
MARGIN = 25


def page(inventory: Inventory, language: Language, width: int = 100) -> Iterator[str]:
    """
    Yield the lines of the page; headings have no indent.

    Args:
        inventory: what to show.
        language: of headings and labels; the inventory's own words stay as they are.
        width: of the page, in characters.
    """
    page_width = max(width, MARGIN + 20)

    def field(name: str, values: Iterable[str]) -> Iterator[str]:
        head = HEADS[name].of(language)
        for number, value in enumerate(filter(None, values)):
            lead = f"  {head if number == 0 else '':<{MARGIN - 2}}"
            yield from textwrap.wrap(
                value, page_width, initial_indent=lead, subsequent_indent=" " * (MARGIN + 2), break_on_hyphens=False
            )

    yield inventory.controller.name or prose.OPEN.of(language)
    yield from field("controller", [prose.party(inventory.controller)])
    yield from field("joint", map(prose.party, inventory.joint_controllers))
    for name, party in (
        ("representative", inventory.representative),
        ("officer", inventory.data_protection_officer),
    ):
        yield from field(name, [prose.party(party)] if party else [])
    yield from field("documents", (_document(item) for item in inventory.documents))
    yield from field("security", inventory.security_measures)
    for activity in inventory.processing_activities:
        yield ""
        yield f"{activity.name} [{activity.id}]"
        for name, values in _activity(inventory, activity, language):
            yield from field(name, values)
    for name, lines in _rest(inventory, language):
        if lines:
            yield ""
            yield HEADS[name].of(language)
            for line in lines:
                yield from textwrap.wrap(line, page_width, initial_indent="  ", subsequent_indent="    ")


def _activity(inventory: Inventory, activity: Activity, language: Language) -> Iterator[tuple[str, Iterable[str]]]:
    recipients = prose.recipients_of(inventory, activity.recipients)
    uses = activity.purposes or tuple(word(key, language) for key in activity.data_use)
    yield "behalf", map(prose.party, activity.on_behalf_of)
    yield "purposes", uses
    yield "subjects", [", ".join(word(key, language) for key in activity.data_subjects)]
    yield "data", (prose.personal_data(item, language) for item in activity.personal_data)
    yield "basis", (prose.basis(item, language) for item in activity.legal_basis_for_processing)
    yield "retention", (prose.retention(item, language) for item in activity.retention)
    yield "recipients", (prose.recipient(item, language) for item in recipients)
    yield "transfers", map(prose.transfer, recipients)
    places = {item.id: item for item in inventory.systems}
    lines = []
    for system in (places[name] for name in activity.systems if name in places):
        log = f" ({HEADS['log'].of(language)})" if system.log else ""
        lines.append(f"{system.name or system.id}{log}: {', '.join(system.locations) or '–'}")
    yield "systems", lines


def _rest(inventory: Inventory, language: Language) -> Iterator[tuple[str, list[str]]]:
    promises = []
    for item in inventory.promises:
        promises += [f"{item.id}: {prose.promise(item, language)}", f"  «{item.quote}»"]
    yield "promises", promises
    rights = inventory.data_subject_rights
    lines = [", ".join(word(right, language) for right in rights.rights)]
    if rights.contact:
        lines.append(f"{HEADS['contact'].of(language)}: {rights.contact}")
    if rights.response_deadline:
        lines.append(f"{HEADS['deadline'].of(language)}: {prose.duration(rights.response_deadline, language)}")
    yield "rights", list(filter(None, lines))
    yield "questions", [item.question for item in inventory.open_questions]


def _document(item: object) -> str:
    parts = (getattr(item, name) for name in ("title", "path", "url", "last_updated"))
    return ", ".join(filter(None, parts))
