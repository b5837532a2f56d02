"""
The record of processing as the authority asks for it: one row for each activity.

For a controller the seven items of Art. 30(1), for a processor the four of Art. 30(2). It is a view for people: what it
shows stands in full in the sheets behind it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.inventory import prose
from scanner.inventory.vocabulary import word
from scanner.rules.rule import Language, Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scanner.inventory.model import Activity, Inventory

CONTROLLER = {
    "activity": Words("Behandlingsaktivitet", "Behandlingsaktivitet", "Processing activity"),
    "controller": Words(
        "Behandlingsansvarlig og kontaktopplysninger",
        "Behandlingsansvarleg og kontaktopplysningar",
        "Controller and contact details",
    ),
    "others": Words(
        "Felles ansvarlige, representant og personvernombud",
        "Felles ansvarlege, representant og personvernombod",
        "Joint controllers, representative and data protection officer",
    ),
    "purposes": Words("Formål med behandlingen", "Føremål med behandlinga", "Purposes of the processing"),
    "subjects": Words("Kategorier av registrerte", "Kategoriar av registrerte", "Categories of data subjects"),
    "data": Words(
        "Kategorier av personopplysninger", "Kategoriar av personopplysningar", "Categories of personal data"
    ),
    "recipients": Words("Kategorier av mottakere", "Kategoriar av mottakarar", "Categories of recipients"),
    "transfers": Words(
        "Overføring til tredjestat eller internasjonal organisasjon",
        "Overføring til tredjestat eller internasjonal organisasjon",
        "Transfers to a third country or international organisation",
    ),
    "retention": Words(
        "Planlagte tidsfrister for sletting", "Planlagde tidsfristar for sletting", "Envisaged time limits for erasure"
    ),
    "security": Words(
        "Tekniske og organisatoriske sikkerhetstiltak",
        "Tekniske og organisatoriske tryggingstiltak",
        "Technical and organisational security measures",
    ),
    "basis": Words("Behandlingsgrunnlag", "Behandlingsgrunnlag", "Legal basis of the processing"),
}
PROCESSOR = {
    "activity": Words("Kategori av behandling", "Kategori av behandling", "Category of processing"),
    "processor": Words(
        "Databehandler og kontaktopplysninger",
        "Databehandlar og kontaktopplysningar",
        "Processor and contact details",
    ),
    "behalf": Words(
        "Behandlingsansvarlig det utføres for", "Behandlingsansvarleg det blir utført for", "Controller it is done for"
    ),
    "others": CONTROLLER["others"],
    "transfers": CONTROLLER["transfers"],
    "security": CONTROLLER["security"],
}
TITLES = {
    "controller": Words("Protokoll", "Protokoll", "Record"),
    "processor": Words("Protokoll som databehandler", "Protokoll som databehandlar", "Record as processor"),
}


def lines(values: Iterable[str]) -> str:
    """Return texts as one cell, one a line."""
    return "\n".join(value for value in values if value)


def view(inventory: Inventory, activity: Activity, language: Language) -> dict[str, str]:
    """Return the cells of one activity, by column."""
    recipients = prose.recipients_of(inventory, activity.recipients)
    others = [*inventory.joint_controllers]
    others += [item for item in (inventory.representative, inventory.data_protection_officer) if item]
    systems = [item for item in inventory.systems if item.id in activity.systems]
    measures = dict.fromkeys(
        [*inventory.security_measures, *(text for system in systems for text in system.security_measures)]
    )
    shared = {
        "activity": activity.name,
        "others": lines(map(prose.party, others)),
        "transfers": lines(map(prose.transfer, recipients)),
        "security": lines(measures),
    }
    if activity.on_behalf_of:
        return shared | {
            "processor": prose.party(inventory.controller),
            "behalf": lines(map(prose.party, activity.on_behalf_of)),
        }
    return shared | {
        "controller": prose.party(inventory.controller),
        "purposes": lines(activity.purposes or (word(key, language) for key in activity.data_use)),
        "subjects": lines(word(key, language) for key in activity.data_subjects),
        "data": lines(prose.personal_data(item, language) for item in activity.personal_data),
        "recipients": lines(prose.recipient(item, language) for item in recipients),
        "retention": lines(prose.retention(item, language) for item in activity.retention),
        "basis": lines(prose.basis(item, language) for item in activity.legal_basis_for_processing),
    }
