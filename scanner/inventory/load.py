"""
An inventory read from its file: every error at once with line and column, or the inventory with the place of every node.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args

from detectors.yaml_file import named
from scanner.inventory.dangling import problems as dangling
from scanner.inventory.tree import Path as NodePath
from scanner.inventory.tree import Place, parse

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pydantic import BaseModel
    from pydantic_core import ErrorDetails

    from scanner.inventory.model import Inventory


class InventoryError(Exception):
    """An inventory cannot be used; the message has one line for each error: file:line:column: what and what to do."""


@dataclass(frozen=True, slots=True)
class Declared:
    """
    An inventory with where it was read.

    Args:
        name: of the file, as it is shown.
        inventory: what it says.
        places: where each node stands, by its path: `("promises", 0, "quote")`.
    """

    name: str
    inventory: Inventory
    places: dict[NodePath, Place]

    def place(self, *path: str | int) -> Place:
        """Return where a node stands, or the nearest node around it that the file has."""
        for length in range(len(path), -1, -1):
            if path[:length] in self.places:
                return self.places[path[:length]]
        return Place(1, 1)


def load(path: Path) -> Declared:
    """
    Read an inventory file.

    Raises:
        InventoryError: it cannot be read, is not YAML, or says something it may not; all errors at once.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        column = error.start - error.object.rfind(b"\n", 0, error.start)
        message = f"{path}:{line}:{column}: cannot be read (not UTF-8); save it as UTF-8"
        raise InventoryError(message) from None
    except OSError as error:
        message = f"{path}: cannot be read ({error.strerror or type(error).__name__})"
        raise InventoryError(message) from None
    return loads(text, str(path))


def loads(text: str, name: str = "inventory.yaml") -> Declared:
    """
    Read an inventory from its text.

    Raises:
        InventoryError: as `load`.
    """
    tree = parse(text)
    problems = list(tree.problems)
    if not problems and not isinstance(tree.value, dict):
        kind = "is empty" if tree.value is None else "is not `key: value` lines"
        problems.append((Place(1, 1), f"{kind}; an inventory begins with inventory_version: 1"))
    inventory, wrong = _modelled(tree.value) if isinstance(tree.value, dict) else (None, [])
    problems += [(_around(tree.places, path), said) for path, said in wrong]
    if problems or inventory is None:
        lines = (f"{name}:{where.line}:{where.column}: {said}" for where, said in sorted(set(problems)))
        raise InventoryError("\n".join(lines))
    return Declared(name, inventory, tree.places)


def checked(tree: dict[str, Any], where: Callable[[NodePath], str]) -> Inventory:
    """
    Return the inventory that a tree from elsewhere is.

    Args:
        tree: mappings, lists and texts.
        where: says in words where a node stands.

    Raises:
        InventoryError: it says something it may not; all errors at once.
    """
    inventory, wrong = _modelled(tree)
    if wrong or inventory is None:
        raise InventoryError("\n".join(dict.fromkeys(f"{where(path)}: {said}" for path, said in wrong)))
    return inventory


def _modelled(tree: dict[str, Any]) -> tuple[Inventory | None, list[tuple[NodePath, str]]]:
    """Return the inventory, or what is wrong with it, each with the path of its node."""
    from pydantic import ValidationError

    from scanner.inventory.model import Inventory

    wrong = dangling(tree)
    try:
        return Inventory.model_validate(tree), wrong
    except ValidationError as error:
        # A list whose items are all wrong is called too short as well: that is no error of its own.
        told = (item for item in error.errors(include_url=False) if item["type"] != "too_short" or not item["input"])
        return None, [_explained(item) for item in told] + wrong


def _around(places: dict[NodePath, Place], path: NodePath) -> Place:
    while path and path not in places:
        path = path[:-1]
    return places.get(path, Place(1, 1))


def _explained(error: ErrorDetails) -> tuple[NodePath, str]:
    """Return which node is wrong and what to do, never what stands there."""
    path = error["loc"]
    key = str(path[-1]) if path else ""
    if error["type"] == "extra_forbidden":
        known = sorted(_fields(path[:-1]))
        near = difflib.get_close_matches(key, known, n=1)
        return path, f"{named(key, 'key')}; " + (f"did you mean {near[0]}?" if near else f"known: {', '.join(known)}")
    if error["type"] == "missing":
        return path, f"{_owner(path)} lacks {key}"
    return path, f"{_subject(path)} {_wanted(error)}"


def _subject(path: NodePath) -> str:
    """Return what an error is about: a key, or an item of a list."""
    return (
        f"{path[-2]}[{path[-1]}]" if len(path) > 1 and isinstance(path[-1], int) else str((path or ("the file",))[-1])
    )


def _owner(path: NodePath) -> str:
    """Return what a key is lacking in."""
    return _subject(path[:-1]) if len(path) > 1 else "the inventory"


def _fields(path: NodePath) -> dict[str, Any]:
    """Return the keys that the node at a path may have."""
    from scanner.inventory.model import Inventory

    model: type[BaseModel] = Inventory
    for step in path:
        if isinstance(step, str) and step in model.model_fields:
            model = _model_in(model.model_fields[step].annotation) or model
    return dict(model.model_fields)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """Return the class of node in an annotation such as `tuple[Activity, ...]`."""
    if hasattr(annotation, "model_fields"):
        found: type[BaseModel] = annotation
        return found
    return next((model for inner in get_args(annotation) if (model := _model_in(inner))), None)


PATTERNS = {
    "^P": "must be a duration such as P5Y, P3Y6M or P90D",
    "^user": "must be a category such as user.contact.email; `innsyn inventory categories` lists them",
    "^[A-Z]{2}": "must be a country of two capital letters, such as NO",
    "^[A-Za-z0-9Æ": "must be an id of letters, digits and _ . -",
    "^[a-zA-Z0-9_": "must be a key of letters, digits and _ . -",
    "^[^": "holds a control character; take it out",
    "^[0-9A-Za-z][": "must be an organisation number of digits",
}


def _wanted(error: ErrorDetails) -> str:
    """Return what a node must be, in words for who wrote the file."""
    kind, context = error["type"], error.get("ctx", {})
    if kind == "literal_error":
        choices = [str(word) for word in _choices(context.get("expected", ""))]
        given = error["input"] if isinstance(error["input"], str) else ""
        if given.lower() == "no" and "nb" in choices:
            return "must be nb (bokmål), nn (nynorsk) or en"
        near = difflib.get_close_matches(given, choices, n=1, cutoff=0.6)
        meant = f"; did you mean {near[0]}?" if near else ""
        return f"must be one of {', '.join(choices)}{meant}"
    if kind == "string_pattern_mismatch":
        pattern = str(context.get("pattern", ""))
        return next((said for start, said in PATTERNS.items() if pattern.startswith(start)), "has a form it may not")
    plain = {
        "tuple_type": "must be a list: [a, b], or lines that begin with `- `",
        "model_type": "must be `key: value` lines",
        "model_attributes_type": "must be `key: value` lines",
        "string_type": "must be a text",
        "string_too_short": "is empty; write a text or take the line out",
        "too_short": "is empty; at least one is needed",
        "bool_parsing": "must be true or false",
        "bool_type": "must be true or false",
    }
    return plain.get(kind, "must be 1" if kind.startswith(("int", "less", "greater")) else "cannot be that")


def _choices(expected: str) -> list[str]:
    return [part for part in expected.replace(" or ", ", ").replace("'", "").split(", ") if part]
