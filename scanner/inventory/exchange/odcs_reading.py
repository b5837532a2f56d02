"""An inventory from a data contract of the Open Data Contract Standard."""

from __future__ import annotations

import re
from typing import Any

from detectors.categories import CATEGORIES
from scanner.inventory.exchange.format import ExchangeError, Taken
from scanner.inventory.exchange.record_words import category_of, unused_id
from scanner.inventory.tree import parse

SYSTEM_KEY, CATEGORIES_KEY, LOCATIONS_KEY = "innsynSystem", "innsynCategories", "innsynLocations"
PERSONAL = re.compile(
    r"(?i)\bpii\b|personal|person(?:opplysning|data)|sensiti|gdpr|confidential|restricted|konfidensiell|fortrolig"
)
"""Classifications and tags that say a property holds personal data."""
UNITS = {
    "y": "Y",
    "yr": "Y",
    "year": "Y",
    "years": "Y",
    "m": "M",
    "month": "M",
    "months": "M",
    "d": "D",
    "day": "D",
    "days": "D",
}
Node = dict[str, Any]


def read(data: bytes) -> Taken:
    """
    Return what a data contract says of personal data: one activity, a system for each schema object.

    Raises:
        ExchangeError: not YAML, or no data contract.
    """
    tree = parse(data.decode("utf-8-sig", "replace"))
    if tree.problems:
        raise ExchangeError(
            "\n".join(f"line {place.line}, column {place.column}: {said}" for place, said in tree.problems)
        )
    if not isinstance(tree.value, dict) or tree.value.get("kind") != "DataContract":
        message = "no data contract: kind is not DataContract"
        raise ExchangeError(message)
    try:
        return _taken(tree.value)
    except (AttributeError, TypeError, KeyError):
        message = "a data contract with a node of another kind than the standard's: check it against its schema"
        raise ExchangeError(message) from None


def _taken(document: Node) -> Taken:
    remarks: list[str] = []
    systems: dict[str, Node] = {}
    activities: dict[str, Node] = {}
    name = document.get("name") or document.get("dataProduct") or document["id"]
    for item in document.get("schema", []):
        system = _system(item, document, systems)
        told = item.get("description") if SYSTEM_KEY in _custom(item) else None
        for title in (told or name).split("; "):
            activity = activities.setdefault(title, _new_activity(title, activities))
            if system["id"] not in activity["systems"]:
                activity["systems"].append(system["id"])
            for key, term in _data(item, remarks):
                if all(entry["data_category"] != key for entry in activity["personal_data"]):
                    activity["personal_data"].append({"data_category": key} | ({"term": term} if term else {}))
    if not activities:
        message = "no schema in it: there is nothing to enter"
        raise ExchangeError(message)
    _retention(document, activities)
    purpose = document.get("description")
    if isinstance(purpose, dict) and len(activities) == 1 and purpose.get("purpose", "-") != "-":
        next(iter(activities.values()))["purposes"] = purpose["purpose"].split("; ")
    found: Node = {"inventory_version": "1", "controller": {"name": name}}
    officer = _officer(document)
    if officer:
        found["data_protection_officer"] = officer
    found |= {"processing_activities": list(activities.values()), "systems": list(systems.values())}
    return Taken(found, {}, tuple(dict.fromkeys(remarks)))


def _new_activity(title: str, activities: dict[str, Node]) -> Node:
    taken = {node["id"] for node in activities.values()}
    return {"id": unused_id(title, taken), "name": title, "personal_data": [], "systems": []}


def _custom(item: Node) -> dict[str, str]:
    return {entry["property"]: entry["value"] for entry in item.get("customProperties", [])}


def _system(item: Node, document: Node, systems: dict[str, Node]) -> Node:
    """Return the system of a schema object; several tables may be of one."""
    custom = _custom(item)
    key = custom.get(SYSTEM_KEY) or unused_id(item["name"], set())
    if key not in systems:
        node: Node = {"id": key, "name": item.get("businessName") or item["name"]}
        if custom.get(LOCATIONS_KEY):
            node["locations"] = custom[LOCATIONS_KEY].split("\n")
        elif document.get("servers"):
            node["locations"] = [_location(server, item) for server in document["servers"]]
        if item.get("physicalType") == "log":
            node["log"] = "true"
        systems[key] = node
    return systems[key]


def _location(server: Node, item: Node) -> str:
    """Return a glob for a table on a server."""
    table = item.get("physicalName") or item["name"]
    kind = str(server.get("type", "*")).replace("postgres", "postgresql").replace("postgresqlql", "postgresql")
    if kind in {"local", "s3", "sftp", "azure"}:
        return f"file:{server.get('path') or server.get('location') or '**'}"
    schema = f"{server['schema']}." if server.get("schema") and "." not in table else ""
    return f"{kind}://{server.get('host', '*')}*/{server.get('database', '*')}/{schema}{table}"


def _data(item: Node, remarks: list[str]) -> list[tuple[str, str]]:
    """Return the categories of a schema object's properties, with the words that say so."""
    found = [(key, "") for key in _custom(item).get(CATEGORIES_KEY, "").split(", ") if key in CATEGORIES]
    for entry in item.get("properties", []):
        tags = entry.get("tags", [])
        keys = [tag for tag in tags if tag in CATEGORIES]
        said = " ".join([str(entry.get("classification", "")), *tags])
        guess = category_of(entry.get("businessName") or entry["name"])
        if keys:
            found += [(key, "") for key in keys]
        elif guess and (PERSONAL.search(said) or not said.strip()):
            found.append((guess, entry.get("businessName") or entry["name"]))
        elif PERSONAL.search(said):
            remarks.append(f"{item['name']}.{entry['name']}: classified {said.strip()}, but which category is it?")
    return found


def _retention(document: Node, activities: dict[str, Node]) -> None:
    for item in document.get("slaProperties", []):
        unit = UNITS.get(str(item.get("unit", "")).casefold())
        if item.get("property") != "retention" or not unit or not str(item.get("value", "")).isdigit():
            continue
        node = {"period": f"P{item['value']}{unit}"}
        field = str(item.get("element", "")).split(",")[0].strip()
        if "." in field:
            node["starts_field"] = ".".join(field.split(".")[-2:])
        owners = [activities[item["description"]]] if item.get("description") in activities else activities.values()
        for activity in owners:
            activity.setdefault("retention", []).append(dict(node))


def _officer(document: Node) -> dict[str, str]:
    team = document.get("team", [])
    members = team.get("members", []) if isinstance(team, dict) else team
    for member in members:
        if str(member.get("role", "")).casefold() in {
            "dpo",
            "data protection officer",
            "personvernombud",
            "personvernombod",
        }:
            username = member.get("username", "")
            found = {"name": member.get("name", ""), "email": username if "@" in username else ""}
            return {key: value for key, value in found.items() if value}
    return {}
