"""
An inventory as flat rows, one for each node, and back: what spreadsheets can hold without losing anything.

A row belongs to a section (the key its node stands under) and, below an activity, a system or a recipient, to a parent
by its id. Lists of texts are one cell, one item a line.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, get_args

from scanner.inventory.exchange.format import ExchangeError
from scanner.inventory.exchange.spoken import as_written
from scanner.inventory.model import Inventory

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pydantic import BaseModel

    from scanner.inventory.tree import Path

ROOT = "inventory"
PARENT, SECTION = "parent", "section"


@dataclass(frozen=True, slots=True)
class Row:
    """
    One node.

    Args:
        section: the key it stands under; "inventory" for the file itself.
        parent: id of the activity, system or recipient it stands in; empty at the top.
        cells: text by field.
        place: where it was read, in words; empty when it is to be written.
    """

    section: str
    parent: str
    cells: dict[str, str]
    place: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """
    What may stand under one key.

    Args:
        name: the key.
        owner: the section its parents are in; empty at the top.
        many: there may be more than one.
        texts: fields of one text.
        lists: fields of a list of texts.
    """

    name: str
    owner: str
    many: bool
    texts: tuple[str, ...]
    lists: tuple[str, ...]

    @property
    def fields(self) -> tuple[str, ...]:
        """All fields, in the order of the model."""
        return (*self.texts, *self.lists)


@cache
def sections() -> dict[str, Section]:
    """Return all sections by name, owners before what stands in them."""
    found: dict[str, Section] = {}
    _collect(Inventory, ROOT, "", many=False, found=found)
    return found


def _collect(model: type[BaseModel], name: str, owner: str, *, many: bool, found: dict[str, Section]) -> None:
    texts, lists, below = [], [], []
    for key, field in model.model_fields.items():
        inner = _model(field.annotation)
        if inner is not None:
            below.append((key, inner, "tuple" in str(field.annotation)))
        elif "tuple" in str(field.annotation):
            lists.append(key)
        else:
            texts.append(key)
    found[name] = Section(name, owner, many, tuple(texts), tuple(lists))
    for key, inner, plural in below:
        _collect(inner, key, "" if name == ROOT else name, many=plural, found=found)


def _model(annotation: Any) -> type[BaseModel] | None:
    """Return the class of node in an annotation, if it holds one."""
    if hasattr(annotation, "model_fields"):
        model: type[BaseModel] = annotation
        return model
    return next((inner for part in get_args(annotation) if (inner := _model(part))), None)


def flatten(tree: dict[str, Any]) -> Iterator[Row]:
    """Yield the rows of an inventory's tree."""
    yield from _rows(tree, ROOT, "")


def _rows(node: dict[str, Any], name: str, parent: str) -> Iterator[Row]:
    section = sections()[name]
    cells = {key: _text(node[key]) for key in section.texts if node.get(key) is not None}
    cells |= {key: join(node[key]) for key in section.lists if node.get(key)}
    yield Row(name, parent, cells)
    own = str(node.get("id", ""))
    for key, value in node.items():
        for item in value if isinstance(value, list) else [value]:
            if key in sections() and isinstance(item, dict):
                yield from _rows(item, key, own)
            elif key == "open_questions":
                yield Row(key, "", {"question": item})


def _text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def join(items: Iterable[str]) -> str:
    r"""
    Return a list of texts as one cell, one item a line.

    >>> join(["a", "b\nc"])
    'a\nb\\nc'
    """
    return "\n".join(item.replace("\\", "\\\\").replace("\n", "\\n") for item in items)


def split(cell: str) -> list[str]:
    r"""
    Return the list of texts that a cell holds.

    >>> split(join(["a", "b\nc", "d\\n"]))
    ['a', 'b\nc', 'd\\n']
    """
    lines = (line.replace("\\\\", "\x00").replace("\\n", "\n").replace("\x00", "\\") for line in cell.split("\n"))
    return [line for line in lines if line]


def gather(rows: Iterable[Row]) -> tuple[dict[str, Any], dict[Path, str]]:
    """
    Return the tree that rows came from, and where each of its nodes stands.

    Raises:
        ExchangeError: a row's parent is not there, or a node that can be but once is there twice.
    """
    ordered = sorted(rows, key=lambda row: list(sections()).index(row.section))
    tree: dict[str, Any] = {}
    places: dict[Path, str] = {}
    owners: dict[tuple[str, str], tuple[dict[str, Any], Path]] = {("", ""): (tree, ())}
    problems = []
    for row in ordered:
        section = sections()[row.section]
        node: dict[str, Any] = {
            key: [as_written(key, item) for item in split(text)] if key in section.lists else as_written(key, text)
            for key, text in row.cells.items()
            if text
        }
        if row.section == ROOT:
            tree |= node
            continue
        owner = owners.get((section.owner, row.parent))
        if owner is None:
            problems.append(f"{row.place}: no row in {section.owner} has the id {row.parent or '(empty)'}")
            continue
        path = _put(owner, section, node)
        if path is None:
            problems.append(f"{row.place}: stands here for the second time")
            continue
        places[path] = row.place
        owners[(row.section, str(node.get("id", "")))] = (node, path)
    if problems:
        raise ExchangeError("\n".join(problems))
    for activity in tree.get("processing_activities", ()):
        activity.setdefault("personal_data", [])
    return tree, places


def _put(owner: tuple[dict[str, Any], Path], section: Section, node: dict[str, Any]) -> Path | None:
    """Put a node where it belongs; return its path, or None where there is one already."""
    holder, path = owner
    if section.many:
        items = holder.setdefault(section.name, [])
        items.append(node)
        return (*path, section.name, len(items) - 1)
    if section.name in holder:
        return None
    holder[section.name] = node
    return (*path, section.name)
