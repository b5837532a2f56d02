"""What a format to exchange inventories in is, and which are on offer."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import scanner.inventory.exchange as room

if TYPE_CHECKING:
    from collections.abc import Callable

    from scanner.inventory.model import Inventory
    from scanner.inventory.tree import Path
    from scanner.rules.rule import Language


class ExchangeError(Exception):
    """An inventory cannot be written in a format, or a file cannot be read as one; the message says where and why."""


@dataclass(frozen=True, slots=True, order=True)
class Column:
    """
    One field of one table that is known to hold a category: an identity field, or what a scan found and is declared.

    Args:
        system: id of the system it belongs to.
        source: what was read, "postgresql://db/crm"; empty when only the inventory names the field.
        table: "public.kunde"; a file's path for files.
        field: of the table.
        categories: what it holds.
        identity: a person can be looked up by it.
    """

    system: str
    source: str
    table: str
    field: str
    categories: tuple[str, ...]
    identity: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """
    How to write.

    Args:
        language: of headings and labels.
        columns: the fields that are known, in order.
    """

    language: Language = "en"
    columns: tuple[Column, ...] = ()


@dataclass(frozen=True, slots=True)
class Taken:
    """
    What was read from a file of another format.

    Args:
        tree: an inventory as lists, mappings and texts, not yet checked.
        places: where in the file each node stands, in words ("sheet Systemer, row 4").
        remarks: what was left out or could not be understood, for a person to look at.
    """

    tree: dict[str, Any]
    places: dict[Path, str]
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Format:
    """
    One format.

    Args:
        name: what `--to` takes.
        title: what it is, in a few words.
        suffix: of its files.
        write: an inventory in, a file's bytes out; None when it is only read.
        read: a file's bytes in, an inventory's tree out; None when it is only written.
        recognises: tells from a file's name and bytes whether it is of this format.
    """

    name: str
    title: str
    suffix: str
    write: Callable[[Inventory, Asked], bytes] | None = None
    read: Callable[[bytes], Taken] | None = None
    recognises: Callable[[str, bytes], bool] = lambda _name, _data: False


def on_offer() -> dict[str, Format]:
    """Return the formats by name."""
    found: dict[str, Format] = {}
    for module in pkgutil.iter_modules(room.__path__):
        for item in getattr(importlib.import_module(f"{room.__name__}.{module.name}"), "FORMATS", ()):
            found[item.name] = item
    return dict(sorted(found.items()))
