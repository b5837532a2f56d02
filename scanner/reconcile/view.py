"""
What the rules look at: each finding with the systems, activities and recipients its place belongs to.

Everything that rules would look up again and again is worked out once here, so that ten thousand columns against fifty
activities take seconds.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scanner.gate.logs import by_name
from scanner.inventory.hierarchy import within
from scanner.reconcile.categories import covered, weak
from scanner.reconcile.locations import holds, located, matches
from scanner.reconcile.reach import Reach, reach
from scanner.reconcile.scopes import scoped

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from scanner.findings import Coverage, Finding, Location, Scan, Veiled
    from scanner.inventory.load import Declared
    from scanner.inventory.model import Activity, PersonalData, Promise, Recipient, System


@dataclass(frozen=True, slots=True)
class Binding:
    """What of the inventory a container belongs to: positions in its lists."""

    systems: tuple[int, ...] = ()
    recipients: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """
    A finding, bound.

    Args:
        finding: what and where.
        binding: which systems and recipients its place belongs to.
        declared: a bound system's activities cover its category.
        in_log: it stands in a log.
        weak: it says little of a person by itself.
    """

    finding: Finding
    binding: Binding
    declared: bool
    in_log: bool
    weak: bool


@dataclass(frozen=True, slots=True)
class View:
    """
    A scan and an inventory, laid side by side.

    Args:
        declared: the inventory and where its nodes stand.
        scan: what was found and how much was read.
        found: the findings that count, bound.
        bindings: what each container belongs to.
        today: the clock.
        activities: for each system (by position) the activities that use it.
        everywhere: all categories that any activity declares.
        reaches, exported: for each system, and for what each recipient gets (by position), how well it was read.
        held: for each container the categories found in it that count.
        veiled: the columns with cells that cannot be read, by where they are.
    """

    declared: Declared
    scan: Scan
    found: tuple[Found, ...]
    bindings: Mapping[tuple[str, str | None], Binding]
    today: date
    activities: tuple[tuple[int, ...], ...]
    everywhere: frozenset[str]
    reaches: tuple[Reach, ...]
    exported: tuple[Reach, ...]
    held: Mapping[tuple[str, str | None], frozenset[str]]
    veiled: Mapping[Location, Veiled]

    def system(self, position: int) -> System:
        """Return a system by its position."""
        return self.declared.inventory.systems[position]

    def recipient(self, position: int) -> Recipient:
        """Return a recipient by its position."""
        return self.declared.inventory.recipients[position]

    def activity(self, position: int) -> Activity:
        """Return an activity by its position."""
        return self.declared.inventory.processing_activities[position]

    def of_system(self, position: int) -> Iterable[tuple[int, int, PersonalData]]:
        """Yield each declared category of a system's activities, with its activity's position and its own."""
        for number in self.activities[position]:
            for item, data in enumerate(self.activity(number).personal_data):
                yield number, item, data

    def promised(self, *kinds: str) -> Iterable[tuple[int, Promise]]:
        """Yield the promises of some kinds, with their positions."""
        for position, promise in enumerate(self.declared.inventory.promises):
            if promise.kind in kinds:
                yield position, promise

    def in_scope(self, promise: Promise, binding: Binding) -> bool:
        """Tell whether a promise speaks of a place: of everything, of its systems, or of a recipient's exports."""
        if not promise.systems or "*" in promise.systems:
            return True
        names = {self.system(position).id for position in binding.systems}
        names |= {f"recipient:{self.recipient(position).id}" for position in binding.recipients}
        return not names.isdisjoint(promise.systems)


def view(declared: Declared, scan: Scan, today: date, *, test_data: bool = False) -> View:
    """
    Lay a scan and an inventory side by side.

    Args:
        declared: the inventory.
        scan: what was found.
        today: the day that retention is reckoned by.
        test_data: what is known to be test data counts like anything else.
    """
    inventory = scoped(declared.inventory)
    declared = replace(declared, inventory=inventory)
    positions = {system.id: position for position, system in enumerate(inventory.systems)}
    activities: list[list[int]] = [[] for _ in inventory.systems]
    for number, activity in enumerate(inventory.processing_activities):
        for name in activity.systems:
            if name in positions:
                activities[positions[name]].append(number)
    containers = {(part.source, part.container) for part in scan.coverage}
    containers |= {(f.location.source, f.location.container) for f in scan.findings}
    places = [one.location for one in scan.days]
    places += [one.location for one in scan.endings]
    places += [one.location for one in scan.veiled]
    containers |= {(place.source, place.container) for place in places}
    containers |= {(item.source, item.container) for item in (*scan.failures, *scan.set_aside)}
    in_order = sorted(containers, key=lambda key: (key[0], key[1] or ""))
    bindings = {key: _bound(located(*key), inventory.systems, inventory.recipients) for key in in_order}
    categories = [
        frozenset(
            data.data_category for number in used for data in inventory.processing_activities[number].personal_data
        )
        for used in activities
    ]
    veiled = {one.location: one for one in scan.veiled}
    counting = [
        finding
        for finding in scan.findings
        if (test_data or not finding.test_data) and not _cut(finding, veiled.get(finding.location))
    ]
    held: dict[tuple[str, str | None], set[str]] = defaultdict(set)
    for finding in counting:
        held[finding.location.source, finding.location.container].add(finding.category)
    return View(
        declared,
        scan,
        tuple(
            _found(
                finding, bindings[finding.location.source, finding.location.container], categories, inventory.systems
            )
            for finding in counting
        ),
        bindings,
        today,
        tuple(tuple(used) for used in activities),
        frozenset(
            data.data_category for activity in inventory.processing_activities for data in activity.personal_data
        ),
        _reaches(
            [system.locations for system in inventory.systems], scan, {k: b.systems for k, b in bindings.items()}
        ),
        _reaches([one.exports for one in inventory.recipients], scan, {k: b.recipients for k, b in bindings.items()}),
        {place: frozenset(found) for place, found in held.items()},
        veiled,
    )


def _cut(finding: Finding, column: Veiled | None) -> bool:
    """
    Tell whether a card number is only what was left of it: its last digits, or stars for the rest.

    That is no card number any more (PCI DSS 3.5).
    """
    if column is None or not within(finding.category, "user.financial.credit_card.number"):
        return False
    return sum(count for kind, count in column.kinds if kind in {"masked", "cut"}) >= finding.count


def _reaches(
    globs: Sequence[Sequence[str]], scan: Scan, bound: Mapping[tuple[str, str | None], tuple[int, ...]]
) -> tuple[Reach, ...]:
    """Return how well was read what each one's globs name: systems, or recipients with their exports."""
    parts: dict[int, list[Coverage]] = defaultdict(list)
    for part in scan.coverage:
        for position in bound[part.source, part.container]:
            parts[position].append(part)
    # A source that could not be read at all may have held whatever lies in it.
    whole = {item.source for item in scan.failures if item.container is None}
    failed = {position for item in scan.failures for position in bound[item.source, item.container]}
    failed |= {
        position for position, own in enumerate(globs) if any(holds(source, glob) for source in whole for glob in own)
    }
    return tuple(reach(own, parts[position], failed=position in failed) for position, own in enumerate(globs))


def _bound(location: str, systems: Sequence[System], recipients: Sequence[Recipient]) -> Binding:
    return Binding(
        tuple(
            position
            for position, system in enumerate(systems)
            if any(matches(glob, location) for glob in system.locations)
        ),
        tuple(
            position
            for position, recipient in enumerate(recipients)
            if any(matches(glob, location) for glob in recipient.exports)
        ),
    )


def _found(
    finding: Finding, binding: Binding, categories: Sequence[frozenset[str]], systems: Sequence[System]
) -> Found:
    declared = any(covered(finding.category, categories[position]) for position in binding.systems)
    told = [systems[position].log for position in binding.systems if systems[position].log is not None]
    in_log = any(told) if told else (finding.unit == "lines" and by_name(finding.location.path))
    return Found(finding, binding, declared, in_log, weak(finding.category))
