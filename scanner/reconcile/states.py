"""
The four states of what is declared: found, not found, not examined, not for a scan to tell.

Absence is claimed only with coverage (`scanner.reconcile.reach`) and of what its values give away; of what only a
field's name tells, it is said that no more than names was to go by. A promise of protection is held only where what
protection leaves behind was seen: that nothing readable was found proves nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from scanner.inventory.hierarchy import within
from scanner.reconcile.categories import covered
from scanner.reconcile.discrepancy import Standing
from scanner.reconcile.places import protections
from scanner.reconcile.records import named
from scanner.reconcile.sight import parts, sight
from scanner.reconcile.veiled import Shield, keeps, shield
from scanner.veils import about

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from scanner.findings import Veiled
    from scanner.inventory.model import Promise
    from scanner.reconcile.discrepancy import State
    from scanner.reconcile.reach import Reach
    from scanner.reconcile.sight import Sight
    from scanner.reconcile.view import View


def categories(view: View) -> Iterator[Standing]:
    """Yield what is known of every declared category in every system that it is declared for."""
    present: dict[int, set[str]] = defaultdict(set)
    for finding in view.scan.findings:
        for position in view.bindings[finding.location.source, finding.location.container].systems:
            present[position].add(finding.category)
            # A user name that is an e-mail address is found as one, in a field that says what else it is.
            present[position] |= {one for one in about(finding.location.field) if sight(one) == "name"}
    veiled: dict[int, list[Veiled]] = defaultdict(list)
    for column in view.scan.veiled:
        for position in view.bindings[column.location.source, column.location.container].systems:
            veiled[position].append(column)
    for part in view.scan.coverage:
        for position in view.bindings[part.source, part.container].systems:
            present[position] |= named(part)
    for position, system in enumerate(view.declared.inventory.systems):
        seen: set[str] = set()
        for _, _, data in view.of_system(position):
            category = data.data_category
            if category not in seen:
                seen.add(category)
                hidden = shield(veiled[position], (category,))
                veils = _promised(view, category) or any(
                    one.data_category == category and one.protection not in {None, "none"}
                    for _, _, one in view.of_system(position)
                )
                one = _standing(category, system.id, present[position], hidden, view.reaches[position])
                # What is said to be made unreadable is not absent because nothing of it can be read.
                yield replace(one, state="not_verifiable", bound=None) if veils and one.state == "not_found" else one


def _promised(view: View, category: str) -> bool:
    """Tell whether a promise says that a category cannot be read where it is stored."""
    return any(
        promise.protection != "tls" and any(within(category, one) for one in promise.data_categories)
        for _, promise in view.promised("protected")
    )


def _standing(category: str, system: str, here: Collection[str], hidden: Shield, reach: Reach) -> Standing:
    known = sight(category)
    state: State = "not_found"
    if any(covered(found, (category,)) for found in here) or hidden.shielded:
        state = "found"
    elif known in {"part", "none"}:
        state = "not_verifiable"
    elif reach.reason is not None:
        state = "not_examined"
    return Standing(
        kind="category",
        id=category,
        system=system,
        state=state,
        examined=reach.examined,
        total=reach.total,
        bound=reach.bound if known == "value" else None,
        by="name" if known == "name" else "value" if known == "value" else None,
        parts=parts(category) if state == "not_verifiable" else (),
        protected=hidden.shielded or None,
        filled=hidden.filled or None,
        veils=hidden.kinds,
    )


def promises(view: View, broken: Collection[str]) -> Iterator[Standing]:
    """
    Yield what is known of every promise.

    Args:
        view: the scan and the inventory.
        broken: ids of those that some rule found broken.
    """
    for promise in view.declared.inventory.promises:
        unbound = promise.kind == "only_categories" and not promise.systems
        systems = [] if unbound else _systems_of(view, promise)
        reaches = [*(view.reaches[position] for position in systems), *_exported(view, promise)]
        totals = [reach.total for reach in reaches]
        bounds = [reach.bound for reach in reaches]
        hidden = _hidden(view, promise)
        state: State = "found" if promise.id in broken else _kept(promise, reaches, hidden)
        known = _weakest(promise.data_categories)
        named = state == "not_found" and known == "name" and promise.kind != "only_categories"
        yield Standing(
            kind="promise",
            id=promise.id,
            system=view.system(systems[0]).id if len(systems) == 1 else None,
            state=state,
            examined=sum(reach.examined for reach in reaches),
            total=None if None in totals else sum(filter(None, totals)),
            bound=None if named or not bounds or None in bounds else max(filter(None, bounds), default=0.0),
            by="name" if named else None,
            protected=hidden.shielded if hidden else None,
            filled=hidden.filled if hidden else None,
            veils=hidden.kinds if hidden else (),
        )


def _weakest(wanted: Sequence[str]) -> Sight:
    """Return how a scan would know the one of some categories that it knows worst."""
    order: tuple[Sight, ...] = ("none", "part", "name", "value")
    return min((sight(category) for category in wanted), key=order.index, default="none")


def _kept(promise: Promise, reaches: Sequence[Reach], hidden: Shield | None) -> State:
    """Return the state of a promise that no rule found broken."""
    listed = promise.kind in {"only_categories", "not_in_logs", "deleted_when"}
    known = _weakest(promise.data_categories) if promise.data_categories or not listed else "value"
    if promise.verified_by == "no" or (promise.kind == "only_categories" and not promise.data_categories):
        return "not_verifiable"
    if not listed and known in {"part", "none"}:
        return "not_verifiable"
    if not reaches or any(reach.reason is not None for reach in reaches):
        return "not_examined"
    if promise.kind == "protected" and hidden and not (hidden.shielded and hidden.shielded == hidden.filled):
        return "not_verifiable"
    return "not_found" if promise.verified_by == "scan" else "not_verifiable"


def _hidden(view: View, promise: Promise) -> Shield | None:
    """Return how much of what a promise says is protected is seen to be; `None` for other promises."""
    if promise.kind not in {"protected", "truncated"} or promise.verified_by == "no":
        return None
    here = [
        column
        for column in view.scan.veiled
        if view.in_scope(promise, view.bindings[column.location.source, column.location.container])
    ]
    asked = "truncated" if promise.kind == "truncated" else promise.protection
    named = shield(here, promise.data_categories, asked)
    told = {column.location for column in here}
    kinds = Counter(dict(named.kinds))
    values = hidden = 0
    for finding in view.scan.findings:
        binding = view.bindings[finding.location.source, finding.location.container]
        wanted = any(within(finding.category, one) for one in promise.data_categories)
        if wanted and finding.location not in told and view.in_scope(promise, binding):
            unreadable = protections(finding)
            values += finding.count
            kinds.update(unreadable)
            hidden += sum(count for kind, count in unreadable.items() if keeps(kind, asked, guessable=False))
    return Shield(named.shielded + hidden, named.filled + values, tuple(sorted(kinds.items())))


def _exported(view: View, promise: Promise) -> list[Reach]:
    """Return how well was read what the recipients that a promise names get."""
    return [
        view.exported[position]
        for position, recipient in enumerate(view.declared.inventory.recipients)
        if f"recipient:{recipient.id}" in promise.systems
    ]


def _systems_of(view: View, promise: Promise) -> list[int]:
    """Return the systems that a promise speaks of; all of them when it names none."""
    everyone = range(len(view.declared.inventory.systems))
    if not promise.systems or "*" in promise.systems:
        return [position for position in everyone if view.system(position).locations]
    return [position for position in everyone if view.system(position).id in promise.systems]
