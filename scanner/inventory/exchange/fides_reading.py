"""An inventory from fideslang YAML."""

from __future__ import annotations

from typing import Any

from detectors.categories import CATEGORIES
from scanner.inventory.exchange.fides_words import ARTICLES, ARTICLES9, THIRD_PARTY, UNSTATED, WITHOUT_SYSTEM
from scanner.inventory.exchange.format import ExchangeError, Taken
from scanner.inventory.exchange.record_words import retention_of, unused_id
from scanner.inventory.tree import parse

PARTY = ("name", "address", "email", "phone")
SECTIONS = ("organization", "system", "dataset", "data_category", "data_use", "data_subject", "policy")
ROLES = {"Processor": "processor", "Controller": "controller", "Sub-Processor": "processor"}
Node = dict[str, Any]


def read(data: bytes) -> Taken:
    """
    Return what a fideslang document says.

    Raises:
        ExchangeError: not YAML, or without systems and organization.
    """
    tree = parse(data.decode("utf-8-sig", "replace"))
    if tree.problems:
        raise ExchangeError(
            "\n".join(f"line {place.line}, column {place.column}: {said}" for place, said in tree.problems)
        )
    document = tree.value if isinstance(tree.value, dict) else {}
    if not any(isinstance(document.get(key), list) for key in ("organization", "system", "dataset")):
        message = "no fideslang document: it has no list of system, dataset or organization"
        raise ExchangeError(message)
    try:
        return _taken(document)
    except (AttributeError, TypeError, KeyError):
        message = "a fideslang document with a node of another kind than fideslang's: check it with `fides parse`"
        raise ExchangeError(message) from None


def _taken(document: Node) -> Taken:
    remarks: list[str] = []
    found: Node = {"inventory_version": "1"}
    _organization(document, found)
    systems = _nodes(document, "system")
    third = {node["fides_key"] for node in systems if _is_third_party(node)}
    datasets = {node["fides_key"]: node for node in _nodes(document, "dataset")}
    ours = [node for node in systems if node["fides_key"] not in third]
    activities: dict[str, Node] = {}
    for node in ours:
        own = WITHOUT_SYSTEM not in node.get("tags", [])
        for declaration in node.get("privacy_declarations", []):
            activity = _activity(activities, declaration)
            _declare(activity, declaration, remarks)
            _bind(activity, declaration, node["fides_key"] if own else None, third)
    if not activities:
        message = "no privacy declaration in it: there is no processing to enter"
        raise ExchangeError(message)
    found["processing_activities"] = list(activities.values())
    found["systems"] = [_system(node, datasets) for node in ours if WITHOUT_SYSTEM not in node.get("tags", [])]
    found["recipients"] = [_recipient(node) for node in systems if node["fides_key"] in third]
    return Taken({key: value for key, value in found.items() if value}, {}, tuple(dict.fromkeys(remarks)))


def _nodes(document: Node, name: str) -> list[Node]:
    values = document.get(name)
    return (
        [item for item in values if isinstance(item, dict) and item.get("fides_key")]
        if isinstance(values, list)
        else []
    )


def _is_third_party(node: Node) -> bool:
    return str(node.get("system_type", "")).casefold() == THIRD_PARTY.casefold() and not node.get(
        "privacy_declarations"
    )


def _organization(document: Node, found: Node) -> None:
    for node in _nodes(document, "organization")[:1]:
        for name in ("controller", "data_protection_officer", "representative"):
            said = node.get(name)
            party = {key: said[key] for key in PARTY if said.get(key)} if isinstance(said, dict) else {}
            if party:
                found[name] = party
        if "controller" not in found and node.get("name"):
            found["controller"] = {"name": node["name"]}


def _system(node: Node, datasets: dict[str, Node]) -> Node:
    system: Node = {"id": node["fides_key"]}
    for name in ("name", "system_type", "administrating_department"):
        if node.get(name) and node[name] != "Not defined":
            system[name] = node[name]
    if node.get("data_security_practices"):
        system["security_measures"] = [
            part.strip() for part in node["data_security_practices"].split(";") if part.strip()
        ]
    meta = node.get("meta")
    if isinstance(meta, dict) and meta.get("locations"):
        system["locations"] = meta["locations"].split("\n")
        system |= {"log": "true"} if meta.get("log") == "true" else {}
    fields = []
    for key in node.get("dataset_references", []):
        for collection in datasets.get(key, {}).get("collections", []):
            for field in collection.get("fields", []):
                identities = [item for item in field.get("data_categories", []) if item in CATEGORIES]
                if isinstance(field.get("fides_meta"), dict) and field["fides_meta"].get("identity") and identities:
                    fields.append({"field": f"{collection['name']}.{field['name']}", "identity": identities[0]})
    return system | ({"identity_fields": fields} if fields else {})


def _recipient(node: Node) -> Node:
    found: Node = {"id": node["fides_key"], "name": node.get("name") or node["fides_key"]}
    roles = [ROLES[role] for role in node.get("responsibility", []) if role in ROLES]
    if roles:
        found["role"] = roles[0]
    safeguards = node.get("legal_basis_for_transfers", [])
    if safeguards:
        found["transfer"] = {"safeguard": ", ".join(safeguards)}
    return found


def _activity(activities: dict[str, Node], declaration: Node) -> Node:
    """Return the activity of a declaration; those of one name are one activity."""
    name = declaration.get("name") or declaration.get("data_use") or "?"
    if name not in activities:
        taken = {node["id"] for node in activities.values()}
        activities[name] = {"id": unused_id(name, taken), "name": name, "personal_data": []}
    return activities[name]


def _declare(activity: Node, declaration: Node, remarks: list[str]) -> None:
    """Enter why, whose, what, on what basis and for how long."""
    if declaration.get("data_use") not in (None, UNSTATED):
        _add(activity, "data_use", declaration["data_use"])
    for key in declaration.get("data_subjects", []):
        _add(activity, "data_subjects", key)
    said = declaration.get("data_categories", [])
    keys = [key for key in said if key in CATEGORIES]
    remarks += (f"{activity['name']}: no category {key} is known here; left out" for key in said if key not in keys)
    articles = {text: article for article, text in ARTICLES.items()}
    article = articles.get(declaration.get("legal_basis_for_processing", ""))
    bases = activity.setdefault("legal_basis_for_processing", [])
    if article and all(basis["article"] != article for basis in bases):
        bases.append({"article": article, "data_categories": list(keys)})
    _data(activity, keys, declaration)
    for part in (declaration.get("retention_period") or "").split(" | "):
        if part.strip() and (node := retention_of(part)) not in activity.setdefault("retention", []):
            activity["retention"].append(node)


def _bind(activity: Node, declaration: Node, system: str | None, third: set[str]) -> None:
    """Enter who gets it and where it lies."""
    for key in declaration.get("egress", []):
        if key in third:
            _add(activity, "recipients", key)
    if system:
        _add(activity, "systems", system)


def _data(activity: Node, keys: list[str], declaration: Node) -> None:
    grounds = {text: article for article, text in ARTICLES9.items()}
    ground = grounds.get(declaration.get("special_category_legal_basis", ""))
    known = {item["data_category"] for item in activity["personal_data"]}
    for key in dict.fromkeys(keys):
        if key not in known:
            node = {"data_category": key}
            if ground and CATEGORIES[key].special == "art. 9":
                node["special_category_legal_basis"] = ground
            activity["personal_data"].append(node)
    everything = [item["data_category"] for item in activity["personal_data"]]
    for basis in activity.get("legal_basis_for_processing", []):
        if set(basis.get("data_categories", everything)) == set(everything):
            basis.pop("data_categories", None)


def _add(activity: Node, name: str, value: str) -> None:
    values = activity.setdefault(name, [])
    if value not in values:
        values.append(value)
