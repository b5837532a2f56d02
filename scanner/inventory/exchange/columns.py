"""The fields that an inventory is known to hold personal data in: its identity fields, and what a scan found where it is declared."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from scanner.inventory.exchange.format import Column
from scanner.inventory.hierarchy import is_covered
from scanner.reconcile.locations import matches

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.inventory.found import Found
    from scanner.inventory.model import Inventory, System

ADDRESS = re.compile(r"^(?P<dialect>[a-z0-9]+):(?://[^/]*/)?(?P<database>[^?]*)")


def known_columns(inventory: Inventory, found: Iterable[Found] = ()) -> tuple[Column, ...]:
    """
    Return the fields in order, each category of a field in a row of its own.

    Args:
        inventory: whose systems they are in.
        found: what a scan found; only what is declared for its system is taken.
    """
    columns = set()
    declared: dict[str, set[str]] = {}
    for activity in inventory.processing_activities:
        for name in activity.systems:
            declared.setdefault(name, set()).update(item.data_category for item in activity.personal_data)
    for finding in found:
        owner = next(
            (item for item in bound(inventory, finding) if is_covered(finding.category, declared.get(item.id, ()))),
            None,
        )
        if owner is not None and not finding.test_data:
            table = finding.container or finding.source.removeprefix("file:")
            columns.add(Column(owner.id, finding.source, table, finding.field, (finding.category,)))
    return tuple(sorted(columns | set(_identities(inventory, columns))))


def bound(inventory: Inventory, finding: Found) -> Iterator[System]:
    """Yield the systems that claim the place of a finding."""
    return (item for item in inventory.systems if any(matches(glob, finding.location) for glob in item.locations))


def _identities(inventory: Inventory, seen: set[Column]) -> Iterator[Column]:
    """Yield the identity fields; one that a scan has found too is that one."""
    for system in inventory.systems:
        for item in system.identity_fields:
            table, _, field = item.field.rpartition(".")
            same = [
                column
                for column in seen
                if column.system == system.id and column.field == field and f".{column.table}".endswith(f".{table}")
            ]
            scheme = system.locations[0].partition(":")[0] if system.locations else ""
            found = same[0] if same else Column(system.id, f"{scheme}:" if scheme else "", table, field, ())
            yield Column(found.system, found.source, found.table, field, (item.identity,), identity=True)


def merged(columns: Iterable[Column]) -> Iterator[Column]:
    """Yield each field once, with all its categories."""
    for _, items in groupby(columns, key=lambda column: (column.system, column.source, column.table, column.field)):
        group = list(items)
        keys = tuple(dict.fromkeys(key for column in group for key in column.categories))
        first = group[0]
        yield Column(first.system, first.source, first.table, first.field, keys, identity=first.identity)


def place(column: Column) -> tuple[str, ...]:
    """Return database, schema and table, as far as they are known."""
    match = ADDRESS.match(column.source)
    file = column.source.startswith("file:")
    database = match["database"].rpartition("/")[2] if match and not file else ""
    parts = (column.table,) if file else tuple(column.table.split("."))
    return tuple(part for part in (database, *parts) if part)
