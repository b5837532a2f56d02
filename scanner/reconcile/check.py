"""What a rule of the reconciliation is, and which are on offer."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import scanner.reconcile.rules as room

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scanner.reconcile.discrepancy import Breach
    from scanner.reconcile.view import View
    from scanner.rules.rule import Rule, Words


@dataclass(frozen=True, slots=True)
class Check:
    """
    A rule, and how to see where it is broken.

    Args:
        rule: what is wrong, how bad, what the law says and what to do.
        find: yields every place where it is broken.
        rank: of the rules that one place breaks for one category, the lowest speaks; the others are named with it.
    """

    rule: Rule
    find: Callable[[View], Iterator[Breach]]
    rank: int


@cache
def on_offer() -> tuple[Check, ...]:
    """Return the rules, in the order in which they speak."""
    names = [f"{room.__name__}.{module.name}" for module in pkgutil.iter_modules(room.__path__)]
    found: list[Check] = [importlib.import_module(name).CHECK for name in names]
    return tuple(sorted(found, key=lambda check: (check.rank, check.rule.id)))


@cache
def titles() -> dict[str, Words]:
    """Return what each rule of the reconciliation is called."""
    return {check.rule.id: check.rule.title for check in on_offer()}
