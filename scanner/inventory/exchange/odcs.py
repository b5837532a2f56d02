"""
The inventory as one data contract of the Open Data Contract Standard (ODCS 3.1), and from one.

A system is a schema object, or several when its tables are known; a field that is known is a property with its
classification. What ODCS has no place for stands in custom properties, under names that begin with `innsyn`.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Any

from scanner.inventory import prose
from scanner.inventory.exchange.fides import key_of
from scanner.inventory.exchange.format import Asked, Column, Format
from scanner.inventory.exchange.odcs_reading import CATEGORIES_KEY, LOCATIONS_KEY, SYSTEM_KEY, read
from scanner.inventory.hierarchy import is_strict
from scanner.inventory.write import mapping_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.inventory.model import Inventory, System

VERSION = "v3.1.0"
RESTRICTED, CONFIDENTIAL = "restricted", "confidential"
PERIOD = re.compile(r"^P(\d+)([YMWD])$")
UNITS = {"Y": "y", "M": "m", "D": "d"}


def write(inventory: Inventory, asked: Asked) -> bytes:
    """Return the inventory as a data contract."""
    name = inventory.controller.name or "inventory"
    document: dict[str, Any] = {
        "apiVersion": VERSION,
        "kind": "DataContract",
        "id": f"urn:innsyn:inventory:{key_of(name)}",
        "name": name,
        "version": str(inventory.inventory_version),
        "status": "active",
        "description": {"purpose": "; ".join(_purposes(inventory)) or "-"},
        "schema": [item for system in inventory.systems for item in _objects(inventory, system, asked)],
    }
    officer = inventory.data_protection_officer
    if officer and (officer.email or officer.name):
        member = {"username": officer.email or officer.name or "", "role": "dpo"}
        document["team"] = {"members": [member | ({"name": officer.name} if officer.name else {})]}
    retention = list(_retention(inventory))
    if retention:
        document["slaProperties"] = retention
    return ("\n".join(mapping_lines({key: value for key, value in document.items() if value}, 0)) + "\n").encode()


def _purposes(inventory: Inventory) -> Iterator[str]:
    return (text for text in dict.fromkeys(text for item in inventory.processing_activities for text in item.purposes))


def _objects(inventory: Inventory, system: System, asked: Asked) -> Iterator[dict[str, Any]]:
    """Yield the schema objects of a system: one for each table that is known, or one for all of it."""
    activities = [item for item in inventory.processing_activities if system.id in item.systems]
    keys = list(dict.fromkeys(item.data_category for activity in activities for item in activity.personal_data))
    custom = [_custom(SYSTEM_KEY, system.id), _custom(CATEGORIES_KEY, ", ".join(keys))]
    custom += [_custom(LOCATIONS_KEY, "\n".join(system.locations))] if system.locations else []
    shared = {
        "physicalType": "log" if system.log else "table",
        "businessName": system.name or system.id,
        "description": "; ".join(activity.name for activity in activities) or "-",
        "tags": ["personal-data", *(activity.id for activity in activities)],
        "customProperties": custom,
    }
    columns = [column for column in asked.columns if column.system == system.id]
    tables = [(table, list(items)) for table, items in groupby(columns, key=lambda column: column.table)]
    if not tables:
        yield {"name": system.id, "logicalType": "object"} | shared
    for table, items in tables:
        yield {
            "name": f"{system.id}.{table}" if table else system.id,
            "physicalName": table or system.id,
            "logicalType": "object",
            **shared,
            "properties": list(_properties(items, asked)),
        }


def _custom(name: str, value: str) -> dict[str, str]:
    return {"property": name, "value": value}


def _properties(columns: list[Column], asked: Asked) -> Iterator[dict[str, Any]]:
    for field, items in groupby(columns, key=lambda column: column.field):
        keys = list(dict.fromkeys(key for column in items for key in column.categories))
        yield {
            "name": field,
            "logicalType": "string",  # the standard's schema demands one, and an inventory knows none
            "classification": RESTRICTED if any(map(is_strict, keys)) else CONFIDENTIAL,
            "description": ", ".join(prose.category(key, asked.language) for key in keys),
            "tags": ["personal-data", *keys],
        }


def _retention(inventory: Inventory) -> Iterator[dict[str, Any]]:
    """Yield the retention of each activity that has a period of one unit; ODCS knows no others."""
    for activity in inventory.processing_activities:
        for item in activity.retention:
            match = PERIOD.match(item.period or "")
            if match is None:
                continue
            count, unit = int(match[1]), match[2]
            elements = [
                f"{system}.{item.starts_field}" if item.starts_field else system for system in activity.systems
            ]
            node: dict[str, Any] = {
                "property": "retention",
                "value": count * 7 if unit == "W" else count,
                "unit": UNITS.get(unit, "d"),
                "driver": "regulatory",
                "description": activity.name,
            }
            yield node | ({"element": ", ".join(elements)} if elements else {})


def _recognises(name: str, data: bytes) -> bool:
    return (
        name.lower().endswith((".yaml", ".yml")) and re.search(rb"(?m)^kind:\s*[\"']?DataContract", data) is not None
    )


FORMATS = (
    Format("odcs", "a data contract of the Open Data Contract Standard", ".odcs.yaml", write, read, _recognises),
)
