"""
The inventory as JSON-LD in the Data Privacy Vocabulary (DPV 2.2), with its extensions for personal data and the GDPR.

Names of our own nodes are URNs, since an organisation's inventory has no address on the web. Categories that DPV has no
term for are nodes of their own below the nearest that it has.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from detectors.categories import CATEGORIES, ancestors
from scanner.inventory import prose
from scanner.inventory.exchange.format import Asked, Format
from scanner.inventory.vocabulary import SUBJECT_TERMS, word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.inventory.model import Activity, Inventory, Party, PersonalData, Recipient, Retention
    from scanner.rules.rule import Language

Node = dict[str, Any]
CONTEXT = {
    "dpv": "https://w3id.org/dpv#",
    "pd": "https://w3id.org/dpv/pd#",
    "eu-gdpr": "https://w3id.org/dpv/legal/eu/gdpr#",
    "dcterms": "http://purl.org/dc/terms/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
ROLES = {
    "processor": "dpv:DataProcessor",
    "joint_controller": "dpv:JointDataControllers",
    "controller": "dpv:ThirdParty",
    "authority": "dpv:Authority",
    "group_company": "dpv:ThirdParty",
}
RIGHTS = {
    "informed": "A13",
    "access": "A15",
    "rectification": "A16",
    "erasure": "A17",
    "restriction": "A18",
    "portability": "A20",
    "object": "A21",
    "object_direct_marketing": "A21",
    "withdraw_consent": "A7-3",
    "complain": "A77",
}


def write(inventory: Inventory, asked: Asked) -> bytes:
    """Return the inventory as JSON-LD."""
    language = inventory.language or asked.language
    graph: list[Node] = [_party("controller", inventory.controller, "dpv:DataController")]
    graph[0] |= _relations(inventory)
    for name, kind in (
        ("representative", "dpv:Representative"),
        ("data_protection_officer", "dpv:DataProtectionOfficer"),
    ):
        party = getattr(inventory, name)
        if party is not None:
            graph.append(_party(name, party, kind))
    graph += (
        _party(f"joint-controller-{number}", party, "dpv:DataController")
        for number, party in enumerate(inventory.joint_controllers, 1)
    )
    graph += (_activity(inventory, activity, language) for activity in inventory.processing_activities)
    graph += map(_recipient, inventory.recipients)
    graph += _own_categories(inventory, asked.language)
    document = {"@context": CONTEXT, "@graph": graph}
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _urn(kind: str, name: str) -> str:
    return f"urn:innsyn:{kind}:{quote(name, safe='')}"


def _ids(names: Iterable[str]) -> list[Node]:
    return [{"@id": name} for name in names]


def _text(value: str, language: Language | None) -> Node | str:
    return {"@value": value, "@language": language} if language else value


def _party(name: str, party: Party, kind: str) -> Node:
    node: Node = {"@id": _urn("party", name), "@type": kind}
    contacts = [text for text in (party.email, party.phone, party.url) if text]
    said = {
        "dpv:hasName": party.name,
        "dpv:hasContact": contacts,
        "dpv:hasAddress": party.address,
        "dpv:hasIdentifier": party.organisation_number,
    }
    return node | {key: value for key, value in said.items() if value}


def _relations(inventory: Inventory) -> Node:
    """Return what the controller is bound to: its people, its processes and the rights it tells of."""
    node: Node = {}
    if inventory.representative:
        node["dpv:hasRepresentative"] = {"@id": _urn("party", "representative")}
    if inventory.data_protection_officer:
        node["dpv:hasDataProtectionOfficer"] = {"@id": _urn("party", "data_protection_officer")}
    node["dpv:hasPersonalDataProcess"] = _ids(_urn("activity", item.id) for item in inventory.processing_activities)
    rights = dict.fromkeys(f"eu-gdpr:{RIGHTS[right]}" for right in inventory.data_subject_rights.rights)
    return node | ({"dpv:hasRight": _ids(rights)} if rights else {})


def _activity(inventory: Inventory, activity: Activity, language: Language) -> Node:
    systems = [item for item in inventory.systems if item.id in activity.systems]
    purposes = activity.purposes or tuple(word(key, language) for key in activity.data_use)
    measures = dict.fromkeys(
        [*inventory.security_measures, *(text for item in systems for text in item.security_measures)]
    )
    said: Node = {
        "dcterms:title": _text(activity.name, inventory.language),
        "dpv:hasPurpose": [{"@type": "dpv:Purpose", "skos:prefLabel": _text(text, language)} for text in purposes],
        "dpv:hasDataSubject": [_subject(key) for key in activity.data_subjects],
        "dpv:hasPersonalData": [_data(item, inventory.language) for item in activity.personal_data],
        "dpv:hasLegalBasis": _ids(dict.fromkeys(_bases(activity))),
        "dpv:hasRecipient": _ids(_urn("recipient", name) for name in activity.recipients),
        "dpv:hasStorageCondition": [_storage(item, language) for item in activity.retention],
        "dpv:hasTechnicalOrganisationalMeasure": [
            {"@type": "dpv:TechnicalOrganisationalMeasure", "skos:prefLabel": _text(text, inventory.language)}
            for text in measures
        ],
    }
    parties = [
        {"@type": "dpv:DataController", "dpv:hasName": party.name} for party in activity.on_behalf_of if party.name
    ]
    said["dpv:hasDataController"] = parties or {"@id": _urn("party", "controller")}
    if activity.on_behalf_of:
        said["dpv:hasDataProcessor"] = {"@id": _urn("party", "controller")}
    node: Node = {"@id": _urn("activity", activity.id), "@type": "dpv:PersonalDataProcess"}
    return node | {key: value for key, value in said.items() if value}


def _subject(key: str) -> Node:
    if key in SUBJECT_TERMS:
        return {"@id": SUBJECT_TERMS[key]}
    return {"@type": "dpv:DataSubject", "skos:prefLabel": _text(word(key, "en"), "en")}


def _data(item: PersonalData, language: Language | None) -> Node:
    node: Node = {"@id": _category_id(item.data_category)}
    if not (item.term or item.justification):
        return node
    said: Node = {"@type": [node["@id"]]}
    if item.term:
        said["skos:prefLabel"] = _text(item.term, language)
    if item.justification:
        said["dpv:hasJustification"] = _text(item.justification, language)
    return said


def _category_id(key: str) -> str:
    item = CATEGORIES.get(key)
    return item.dpv if item is not None and item.dpv else _urn("category", key)


def _bases(activity: Activity) -> Iterator[str]:
    for basis in activity.legal_basis_for_processing:
        yield f"eu-gdpr:A6-1-{basis.article[5]}"
    for item in activity.personal_data:
        if item.special_category_legal_basis:
            yield f"eu-gdpr:A9-2-{item.special_category_legal_basis[5]}"


def _storage(item: Retention, language: Language) -> Node:
    """Return how long: a duration in time, until an event, or not to be determined."""
    if item.period:
        duration: Node = {
            "@type": "dpv:TemporalDuration",
            "rdf:value": {"@value": _duration(item.period), "@type": "xsd:duration"},
        }
    elif item.until:
        duration = {"@type": "dpv:UntilEventDuration", "skos:prefLabel": _text(item.until, language)}
    else:
        duration = {"@type": "dpv:IndeterminateDuration"}
    said = prose.retention(item, language)
    return {"@type": "dpv:StorageDuration", "skos:prefLabel": _text(said, language), "dpv:hasDuration": duration}


def _duration(period: str) -> str:
    """
    Return a duration as XML Schema has it: it knows no weeks.

    >>> _duration("P2W"), _duration("P1M1W1D"), _duration("P5Y")
    ('P14D', 'P1M8D', 'P5Y')
    """
    weeks, _, rest = period.partition("W")
    if "W" not in period:
        return period
    head = weeks.rstrip("0123456789")
    days = int(weeks[len(head) :]) * 7 + int(rest.removesuffix("D") or 0)
    return f"{head}{days}D"


def _recipient(item: Recipient) -> Node:
    node: Node = {"@id": _urn("recipient", item.id), "@type": ["dpv:Recipient"], "dpv:hasName": item.name}
    if item.role:
        node["@type"].append(ROLES[item.role])
    if item.data_categories:
        node["dpv:hasPersonalData"] = _ids(map(_category_id, item.data_categories))
    where = item.country or (item.transfer.third_country if item.transfer else None)
    if where:
        kind = "dpv:ThirdCountry" if item.transfer else "dpv:Country"
        node["dpv:hasCountry"] = {"@type": kind, "skos:prefLabel": where}
    if item.transfer and item.transfer.safeguard:
        node["dpv:hasTechnicalOrganisationalMeasure"] = {
            "@type": "dpv:Safeguard",
            "skos:prefLabel": item.transfer.safeguard,
        }
    return node


def _own_categories(inventory: Inventory, language: Language) -> Iterator[Node]:
    """Yield the categories used that DPV has no term for, each below the nearest that it has."""
    used = {item.data_category for activity in inventory.processing_activities for item in activity.personal_data}
    used |= {key for item in inventory.recipients for key in item.data_categories}
    for key in sorted(used):
        if _category_id(key).startswith("urn:"):
            nearest = next(
                (CATEGORIES[name].dpv for name in ancestors(key) if CATEGORIES[name].dpv), "dpv:PersonalData"
            )
            label = _text(prose.category(key, language), language)
            yield {
                "@id": _urn("category", key),
                "@type": "rdfs:Class",
                "rdfs:subClassOf": {"@id": nearest},
                "skos:prefLabel": label,
            }


FORMATS = (Format("dpv", "JSON-LD in the Data Privacy Vocabulary", ".jsonld", write),)
