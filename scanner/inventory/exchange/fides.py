"""
fideslang YAML, as the Fides command line reads it, and back.

A system of ours is a System, what activities do in it are its PrivacyDeclarations, a recipient is a System of the type
"Third party", and the fields that are known are Datasets. What fideslang has no word for (promises, date fields, quotes)
is not written. Categories below fideslang's own are declared in the same file, so that Fides knows them.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby
from typing import TYPE_CHECKING, Any

from detectors.categories import CATEGORIES, ancestors, special
from scanner.inventory import prose
from scanner.inventory.exchange.fides_reading import read
from scanner.inventory.exchange.fides_words import ARTICLES, ARTICLES9, OURS, THIRD_PARTY, UNSTATED, WITHOUT_SYSTEM
from scanner.inventory.exchange.format import Asked, Column, Format
from scanner.inventory.hierarchy import within
from scanner.inventory.write import mapping_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.inventory.model import Activity, Inventory, Party, Recipient, System

IDENTITIES = {"user.contact.email": "email", "user.contact.phone_number": "phone_number"}


def write(inventory: Inventory, asked: Asked) -> bytes:
    """Return the inventory as one fideslang document."""
    used = {item.data_category for activity in inventory.processing_activities for item in activity.personal_data}
    used |= {key for recipient in inventory.recipients for key in recipient.data_categories}
    used |= {key for column in asked.columns for key in column.categories}
    document: dict[str, Any] = {}
    own = [key for key in OURS if any(within(other, key) for other in used)]
    if own:
        document["data_category"] = [_category(key) for key in own]
    if any(not activity.data_use for activity in inventory.processing_activities):
        document["data_use"] = [{"fides_key": UNSTATED, "name": "Not stated", "is_default": False}]
    document["organization"] = [_organization(inventory)]
    document["system"] = [*_systems(inventory, asked), *map(_third_party, inventory.recipients)]
    datasets = list(_datasets(asked.columns))
    if datasets:
        document["dataset"] = datasets
    return ("\n".join(mapping_lines(document, 0)) + "\n").encode()


def key_of(name: str) -> str:
    """
    Return a name as a fides key.

    >>> key_of("lønn og fravær")
    'lonn_og_fraver'
    """
    plain = name.translate(str.maketrans("æøåÆØÅ", "eoaEOA"))
    plain = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9_.-]+", "_", plain) or "x"


def _category(key: str) -> dict[str, Any]:
    item = CATEGORIES[key]
    return {"fides_key": key, "parent_key": ancestors(key)[0], "name": item.en, "is_default": False}


def _organization(inventory: Inventory) -> dict[str, Any]:
    node: dict[str, Any] = {"fides_key": "default_organization", "name": inventory.controller.name or "Not stated"}
    for name in ("controller", "data_protection_officer", "representative"):
        party = getattr(inventory, name)
        if party is not None:
            node[name] = _contact(party)
    return node


def _contact(party: Party) -> dict[str, str]:
    return {name: getattr(party, name) or "" for name in ("name", "address", "email", "phone")}


def _systems(inventory: Inventory, asked: Asked) -> Iterator[dict[str, Any]]:
    """Yield our systems, and one for each activity that has none."""
    for system in inventory.systems:
        activities = [item for item in inventory.processing_activities if system.id in item.systems]
        node = _system(inventory, key_of(system.id), system.name or system.id, activities, asked)
        yield node | _details(inventory, system, asked)
    for activity in inventory.processing_activities:
        if not activity.systems:
            node = _system(inventory, f"activity_{key_of(activity.id)}", activity.name, [activity], asked)
            yield node | {"system_type": "Process", "tags": [WITHOUT_SYSTEM]}


def _details(inventory: Inventory, system: System, asked: Asked) -> dict[str, Any]:
    node: dict[str, Any] = {"system_type": system.system_type or ("log" if system.log else "Application")}
    if system.administrating_department:
        node["administrating_department"] = system.administrating_department
    measures = [*system.security_measures, *inventory.security_measures]
    if measures:
        node["data_security_practices"] = "; ".join(dict.fromkeys(measures))
    if any(column.system == system.id for column in asked.columns):
        node["dataset_references"] = [f"{key_of(system.id)}_fields"]
    if system.locations:
        node["meta"] = {"locations": "\n".join(system.locations), "log": "true" if system.log else "false"}
    return node


def _system(inventory: Inventory, key: str, name: str, activities: list[Activity], asked: Asked) -> dict[str, Any]:
    recipients = dict.fromkeys(name for activity in activities for name in activity.recipients)
    node: dict[str, Any] = {"fides_key": key, "name": name, "system_type": "Application"}
    if inventory.controller.name:
        node["legal_name"] = inventory.controller.name
    if recipients:
        node["egress"] = [_flow(item) for item in prose.recipients_of(inventory, tuple(recipients))]
    node["uses_profiling"] = any(activity.profiling for activity in activities)
    node["privacy_declarations"] = [
        declaration for activity in activities for declaration in _declarations(inventory, activity, asked)
    ]
    return node


def _flow(item: Recipient) -> dict[str, Any]:
    node: dict[str, Any] = {"fides_key": key_of(item.id), "type": "system"}
    return node | ({"data_categories": list(item.data_categories)} if item.data_categories else {})


def _declarations(inventory: Inventory, activity: Activity, asked: Asked) -> Iterator[dict[str, Any]]:
    """Yield a declaration for each use on each basis: fideslang has one of either in each."""
    recipients = prose.recipients_of(inventory, activity.recipients)
    everything = [item.data_category for item in activity.personal_data]
    for use in activity.data_use or (UNSTATED,):
        for basis in activity.legal_basis_for_processing or (None,):
            keys = list(basis.data_categories) if basis and basis.data_categories else everything
            node: dict[str, Any] = {
                "name": activity.name,
                "data_use": use,
                "data_categories": list(dict.fromkeys(keys)),
                "data_subjects": [key_of(key) for key in activity.data_subjects],
            }
            if basis:
                node["legal_basis_for_processing"] = ARTICLES[basis.article]
            grounds = [
                item.special_category_legal_basis for item in activity.personal_data if item.data_category in keys
            ]
            ground = next(filter(None, grounds), None)
            node["processes_special_category_data"] = any(special(key) == "art. 9" for key in keys)
            if ground:
                node["special_category_legal_basis"] = ARTICLES9[ground]
            if activity.retention:
                node["retention_period"] = " | ".join(
                    prose.retention(item, asked.language) for item in activity.retention
                )
            if recipients:
                node["data_shared_with_third_parties"] = True
                node["third_parties"] = "; ".join(item.name for item in recipients)
                node["shared_categories"] = list(
                    dict.fromkeys(key for item in recipients for key in item.data_categories)
                )
                node["egress"] = [key_of(item.id) for item in recipients]
            yield node


def _third_party(item: Recipient) -> dict[str, Any]:
    abroad = item.transfer is not None
    node: dict[str, Any] = {
        "fides_key": key_of(item.id),
        "name": item.name,
        "system_type": THIRD_PARTY,
        "does_international_transfers": abroad,
        "privacy_declarations": [],
    }
    roles = {"processor": "Processor", "controller": "Controller", "joint_controller": "Controller"}
    if item.role in roles:
        node["responsibility"] = [roles[item.role]]
    if item.transfer and item.transfer.safeguard:
        node["legal_basis_for_transfers"] = [item.transfer.safeguard]
    if item.named:
        node["legal_name"] = item.name
    return node


def _datasets(columns: Iterable[Column]) -> Iterator[dict[str, Any]]:
    for system, fields in groupby(sorted(columns), key=lambda column: column.system):
        tables = groupby(fields, key=lambda column: column.table)
        yield {
            "fides_key": f"{key_of(system)}_fields",
            "name": system,
            "collections": [{"name": table or "-", "fields": _fields(list(items))} for table, items in tables],
        }


def _fields(columns: list[Column]) -> list[dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for column in columns:
        node = found.setdefault(column.field, {"name": column.field, "data_categories": []})
        node["data_categories"] = list(dict.fromkeys([*node["data_categories"], *column.categories]))
        if column.identity:
            key = column.categories[0]
            node["fides_meta"] = {"identity": IDENTITIES.get(key, key.rpartition(".")[2])}
    return list(found.values())


def _recognises(name: str, data: bytes) -> bool:
    if not name.lower().endswith((".yaml", ".yml")):
        return False
    return bool(re.search(rb"(?m)^(?:system|dataset|organization):", data)) and b"fides_key" in data


FORMATS = (Format("fides", "fideslang YAML: systems, datasets, organization", ".yml", write, read, _recognises),)
