"""
What is lacking or contradictory in an inventory, though it can be read.

A lint is a value: an id, a severity, the law, what is wrong and what to do in three languages, and the function that
finds it. The files in `scanner.inventory.lints` hold one family each. A lint says that a sentence is lacking in the
inventory, never that the organisation breaks the law.
"""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

import scanner.inventory.lints as rooms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from scanner.inventory.load import Declared
    from scanner.inventory.model import Inventory
    from scanner.inventory.tree import Path, Place
    from scanner.inventory.words import Severity
    from scanner.rules.rule import Language, Words


@dataclass(frozen=True, slots=True)
class Case:
    """
    What the lints look at.

    Args:
        inventory: the inventory.
        texts: of its documents that are at hand, by their path in the inventory.
        missing: paths of documents that are not at hand.
        changed: paths of documents whose SHA-256 is not the one in the inventory.
    """

    inventory: Inventory
    texts: Mapping[str, str] = field(default_factory=dict)
    missing: frozenset[str] = frozenset()
    changed: frozenset[str] = frozenset()


Found = tuple["Path", str]
"""The path of a node, and which one it is: a name or id from the inventory, or empty."""


@dataclass(frozen=True, slots=True)
class Lint:
    """
    One thing that may be lacking.

    Args:
        id: INV201 to INV299, for good.
        severity: how bad it is.
        law: the article or paragraph, empty where it is good custom.
        title: what is wrong.
        remedy: what to do.
        find: yields the nodes where it is so.
    """

    id: str
    severity: Severity
    law: str
    title: Words
    remedy: Words
    find: Callable[[Case], Iterable[Found]]


@dataclass(frozen=True, slots=True)
class Remark:
    """
    One lint at one node.

    Args:
        lint: what is wrong.
        severity: the lint's own, or the organisation's.
        place: where.
        about: which node, by a name or id from the inventory; may be empty.
        path: of that node.
    """

    lint: Lint
    severity: Severity
    place: Place
    about: str
    path: Path

    def text(self, language: Language) -> str:
        """Return what is wrong and where in the inventory, in a language."""
        said = self.lint.title.of(language)
        return f"{said}: {self.about}" if self.about else said


def all_lints() -> tuple[Lint, ...]:
    """Return every lint in the order of the ids."""
    names = (module.name for module in pkgutil.iter_modules(rooms.__path__))
    found: Iterator[Lint] = (
        lint for name in names for lint in importlib.import_module(f"{rooms.__name__}.{name}").LINTS
    )
    return tuple(sorted(found, key=lambda lint: lint.id))


def lint(
    declared: Declared, case: Case | None = None, severities: Mapping[str, Severity] = MappingProxyType({})
) -> tuple[Remark, ...]:
    """
    Return what is lacking, in the order of the file.

    Args:
        declared: the inventory with its places.
        case: with the documents at hand; without one, quotes are not checked.
        severities: of lints by id, where the organisation's own differ.
    """
    case = case or Case(declared.inventory)
    remarks = [
        Remark(item, severities.get(item.id, item.severity), declared.place(*path), about, path)
        for item in all_lints()
        for path, about in dict.fromkeys(item.find(case))
    ]
    return tuple(sorted(remarks, key=lambda remark: (remark.place, remark.lint.id, remark.about)))
