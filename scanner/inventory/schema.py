"""The JSON Schema of the inventory, made from the model; editors read it."""

from __future__ import annotations

import json
from typing import Any

NAME = "inventory.schema.json"


def text() -> str:
    """Return the schema as it is shipped."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"


def json_schema() -> dict[str, Any]:
    """Return the schema (JSON Schema 2020-12); every category is listed, for completion."""
    from detectors.categories import CATEGORIES
    from scanner.inventory.model import Inventory

    schema: dict[str, Any] = _told(Inventory.model_json_schema())
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"} | _with_categories(schema)
    schema["$defs"]["DataCategory"] = {"enum": list(CATEGORIES)}
    properties = schema["properties"]
    properties["inventory_version"] = {"const": 1, "description": "Of this format."}
    question = properties["open_questions"]["items"]
    properties["open_questions"]["items"] = {"anyOf": [{"type": "string", "minLength": 1}, question]}
    return schema


def _told(value: Any) -> Any:
    """Return a schema without what tells an editor nothing: titles made of names, nulls beside what may be left out."""
    if isinstance(value, list):
        return [_told(item) for item in value]
    if not isinstance(value, dict):
        return value
    kept = {key: _told(item) for key, item in value.items() if not (key == "title" and isinstance(item, str))}
    if "anyOf" in kept and {"type": "null"} in kept["anyOf"]:
        rest = [item for item in kept.pop("anyOf") if item != {"type": "null"}]
        kept = (rest[0] if len(rest) == 1 else {"anyOf": rest}) | kept
    if kept.get("default", 0) in (None, [], {}):
        del kept["default"]
    return kept


def _with_categories(value: Any) -> Any:
    """Return a schema that names the list of categories where it had their pattern."""
    if isinstance(value, list):
        return [_with_categories(item) for item in value]
    if not isinstance(value, dict):
        return value
    if str(value.get("pattern", "")).startswith("^user"):
        rest = {key: item for key, item in value.items() if key not in {"pattern", "type"}}
        return {"$ref": "#/$defs/DataCategory"} | rest
    return {key: _with_categories(item) for key, item in value.items()}
