"""
YAML 1.2 text as mappings, lists and texts, with the line and column of every node.

Every scalar is a text: `country: NO` stays NO and `01010112345` keeps its zero. Nothing is built but what stands there,
so a file that grows without bound by its aliases is refused, and so are keys that stand twice, and tags.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from detectors.yaml_file import QUOTED, named, too_deep
from detectors.yaml_file import plain as printable

if TYPE_CHECKING:
    from ruamel.yaml.nodes import Node

MAX_BYTES = 10_000_000
MAX_NODES = 200_000
"""Nodes after aliases are followed. An inventory of fifty activities has about five thousand."""
MAX_DEPTH = 20
NULLS = frozenset({"", "~", "null"})
"""What says nothing when it stands without quotes; the key is then as good as absent."""
Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A line and a column, both from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Tree:
    """
    A document.

    Args:
        value: mappings, lists and texts; None when the document is empty.
        places: where each node stands; a mapping's entry at its key, a list's item at its start.
        problems: what is wrong, with its place.
    """

    value: Any
    places: dict[Path, Place]
    problems: tuple[tuple[Place, str], ...]


@dataclass(slots=True)
class _Reading:
    places: dict[Path, Place] = field(default_factory=dict)
    problems: list[tuple[Place, str]] = field(default_factory=list)
    nodes: int = 0


class _TooMuchError(Exception):
    """The document grows beyond its bound; holds the place where it does."""


def parse(text: str) -> Tree:
    """Return the tree of a YAML text; what is wrong with it is in `problems`, never raised."""
    reading = _Reading()
    try:
        root = _composed(text, reading)
        value = None if root is None else _value(root, (), reading)
    except (_TooMuchError, RecursionError) as error:
        where = error.args[0] if isinstance(error, _TooMuchError) else Place(1, 1)
        reading.problems.append((where, "grows beyond reason in size, by its aliases or by its nesting"))
        value = None
    return Tree(value, reading.places, tuple(sorted(reading.problems)))


def _composed(text: str, reading: _Reading) -> Node | None:
    """Return the document's nodes; what is not YAML becomes a problem."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    if len(text) > MAX_BYTES:
        raise _TooMuchError(Place(1, 1))
    if line := too_deep(text):
        raise _TooMuchError(Place(line, 1))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # an anchor that is set anew is good YAML
            composed: Node | None = YAML(typ="safe", pure=True).compose(text)
            return composed
    except YAMLError as error:
        mark, position = getattr(error, "problem_mark", None), getattr(error, "position", None)
        where = Place(mark.line + 1, mark.column + 1) if mark else _at(text, position or 0)
        problem = getattr(error, "problem", None) or getattr(error, "reason", None) or ""
        reading.problems.append((where, _said(problem, text, where)))
    except (ValueError, ArithmeticError, LookupError, TypeError, AttributeError, NotImplementedError) as error:
        # The reader's own slips on odd input; its message may hold what it read.
        reading.problems.append((Place(1, 1), f"not YAML that can be read ({type(error).__name__})"))
    return None


def _at(text: str, position: int) -> Place:
    before = text[:position].splitlines() or [""]
    return Place(len(before), len(before[-1]) + 1)


def _said(problem: str, text: str, where: Place) -> str:
    """Return what is wrong in words for who wrote the file, without what stands there."""
    line = (text.splitlines() or [""])[min(where.line, len(text.splitlines()) or 1) - 1]
    if "\t" in line[: where.column] or "\\t" in problem:
        return "a tab; indent with spaces"
    if "single document" in problem or "another document" in problem:
        return "a second document begins; one file holds one inventory"
    if "undefined alias" in problem:
        return "an alias (*) without its anchor (&)"
    if "control characters" in problem or "special characters" in problem:
        return "a control character; take it out"
    return f"not YAML: {QUOTED.sub('…', printable(problem)) or 'see this line'}"


def _value(node: Node, path: Path, reading: _Reading) -> Any:
    """Return what a node says, in mappings, lists and texts."""
    from ruamel.yaml.nodes import ScalarNode, SequenceNode

    reading.nodes += 1
    if reading.nodes > MAX_NODES or len(path) > MAX_DEPTH:
        raise _TooMuchError(_place(node))
    reading.places.setdefault(path, _place(node))
    if isinstance(node, ScalarNode):
        return None if node.style is None and node.value in NULLS else node.value
    if isinstance(node, SequenceNode):
        return [_value(item, (*path, index), reading) for index, item in enumerate(node.value)]
    return _mapping(node, path, reading)


def _mapping(node: Node, path: Path, reading: _Reading) -> dict[str, Any]:
    built: dict[str, Any] = {}
    for key, item in node.value:
        where = _place(key)
        if not isinstance(key.value, str):
            reading.problems.append((where, "a key must be a word"))
            continue
        if key.value == "<<" and key.style is None:
            reading.problems.append(
                (where, "<< (merge) is not of YAML 1.2; write the lines out, or use * for a whole")
            )
            continue
        if key.value in built:
            first = reading.places[(*path, key.value)].line
            known = named(key.value, "key").removeprefix("unknown key ")  # a key that looks like a value is not shown
            shown = "a key" if known.startswith("an unknown") else known
            reading.problems.append((where, f"{shown} stands here twice, first in line {first}"))
            continue
        reading.places[(*path, key.value)] = where
        built[key.value] = _value(item, (*path, key.value), reading)
    return {key: value for key, value in built.items() if value is not None}


def _place(node: Node) -> Place:
    return Place(node.start_mark.line + 1, node.start_mark.column + 1)
