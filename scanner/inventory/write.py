"""
An inventory as YAML text: short nodes on one line, long ones spread out, and no scalar that any YAML reads as another.

`scanner.cli.output` puts it in a file, whole or not at all.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scanner.inventory.model import Inventory

SCHEMA_LINE = "# yaml-language-server: $schema=inventory.schema.json"
"""Editors complete and check the file when `innsyn inventory schema -o inventory.schema.json` has put the schema beside it."""
WIDTH = 119
SPREAD = frozenset({"processing_activities", "data_subject_rights"})
"""Nodes that stand on lines of their own even when they are short."""
LAST = ("quote", "place", "note")
NOT_TEXT = re.compile(
    r"(?i)^(?:|~|null|true|false|yes|no|on|off|y|n|[-+]?[\d.][\d_,.:eExXoObB+-]*[a-f\d_]*|[-+]?\.(?:inf|nan)|<<|=|\d{4}-\d\d?-\d\d?.*)$"
)
"""What one version of YAML or another reads as something else than text."""
PLAIN = re.compile(r"^[^\W_][\w .()/§«»–;+@-]*$")
"""What may stand without quotes anywhere, and is read by eye without doubt."""


def plain(inventory: Inventory) -> dict[str, Any]:
    """Return an inventory as lists, mappings and scalars, with what was said in it and nothing else."""
    tree: dict[str, Any] = _sources_last(inventory.model_dump(mode="json", exclude_unset=True))
    questions = tree.get("open_questions", [])
    if questions:
        tree["open_questions"] = [item["question"] if set(item) == {"question"} else item for item in questions]
    return tree


def _sources_last(value: Any) -> Any:
    """Return a tree with what every node may carry behind what is its own."""
    if isinstance(value, list):
        return [_sources_last(item) for item in value]
    if not isinstance(value, dict):
        return value
    own = {key: _sources_last(item) for key, item in value.items() if key not in LAST}
    return own | {key: value[key] for key in LAST if value.get(key) is not None}


def to_yaml(inventory: Inventory, heading: Iterable[str] = ()) -> str:
    """
    Return an inventory as YAML, readable to a person and equal when it is loaded again.

    Args:
        inventory: what to write.
        heading: lines of comment to stand first, without `#`.
    """
    lines = [SCHEMA_LINE, *(f"# {line}".rstrip() for line in heading)]
    return "\n".join([*lines, *mapping_lines(plain(inventory), 0)]) + "\n"


def mapping_lines(tree: Mapping[str, Any], indent: int) -> list[str]:
    """Return the lines of a mapping, each key at `indent` spaces."""
    lines: list[str] = []
    for key, value in tree.items():
        lead = f"{' ' * indent}{key}:"
        short = f"{lead} {flow(value)}"
        nested = isinstance(value, list) and any(isinstance(item, dict) for item in value)
        if (
            not value
            or not isinstance(value, dict | list)
            or (len(short) <= WIDTH and key not in SPREAD and not (nested and len(value) > 1))
        ):
            lines.append(short)
        elif isinstance(value, dict):
            lines += [lead, *mapping_lines(value, indent + 2)]
        else:
            lines += [lead, *_items(value, indent + 2, spread=key in SPREAD)]
    return lines


def _items(values: list[Any], indent: int, *, spread: bool) -> list[str]:
    lines: list[str] = []
    for value in values:
        lead = f"{' ' * indent}- "
        if isinstance(value, dict) and (spread or len(lead) + len(flow(value)) > WIDTH):
            first, *rest = mapping_lines(value, indent + 2)
            lines += [lead + first.lstrip(), *rest]
        else:
            lines.append(lead + flow(value))
    return lines


def flow(value: Any) -> str:
    """
    Return a value on one line.

    >>> flow({"country": "NO", "term": "navn", "exports": ["file:a/*.csv"], "named": False})
    '{country: "NO", term: navn, exports: ["file:a/*.csv"], named: false}'
    """
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(item) for item in value) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    text = str(value)
    bare = PLAIN.match(text) and not NOT_TEXT.match(text) and text == text.strip()
    return text if bare else _quoted(text)


def _quoted(text: str) -> str:
    """Return a text in double quotes; whatever does not print is escaped."""
    pieces = []
    for character in text:
        if character in '"\\':
            pieces.append("\\" + character)
        elif character.isprintable():
            pieces.append(character)
        elif character in "\n\t":
            pieces.append({"\n": "\\n", "\t": "\\t"}[character])
        else:
            code = ord(character)
            pieces.append(f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}" if code < 65536 else f"\\U{code:08x}")
    return '"' + "".join(pieces) + '"'
