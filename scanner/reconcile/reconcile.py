"""
A scan held against an inventory: every rule asked, one discrepancy told per place and category, states for all the rest.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from scanner.findings import GRADES
from scanner.inventory.lint import lint
from scanner.reconcile.check import on_offer
from scanner.reconcile.declaring import declares
from scanner.reconcile.discrepancy import Breach, Discrepancy, Reconciliation
from scanner.reconcile.locations import located, matches
from scanner.reconcile.notices import notices
from scanner.reconcile.states import categories, promises
from scanner.reconcile.view import view
from scanner.rules.rule import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date, datetime

    from scanner.findings import Scan
    from scanner.inventory.lint import Case, Remark
    from scanner.inventory.load import Declared
    from scanner.inventory.words import Severity
    from scanner.reconcile.check import Check
    from scanner.reconcile.discrepancy import NodePath
    from scanner.reconcile.view import View
    from scanner.settings import Acceptance

Broken = tuple["Check", "Breach"]
SAID_BY_RULES = frozenset({"INV215", "INV216"})
"""Lints that REC112 and REC113 say too, with where the data was found."""
SAME_LACK: Mapping[str, str] = {"INV220": "REC111", "INV221": "REC111", "INV223": "REC111"}
"""Lints that a rule says too of the same node: the rule speaks, and names the lint."""


@dataclass(frozen=True, slots=True)
class Terms:
    """
    How a reconciliation is to be made.

    Args:
        test_data: known test data counts like anything else.
        severities: of rules, where the organisation's own differ.
        accepted: what is accepted for now.
        first_seen: when a finding was first recorded, by its id.
        case: the inventory's documents, as far as they are at hand; `None`: its quotes are not checked.
    """

    test_data: bool = False
    severities: Mapping[str, Severity] = field(default_factory=dict)
    accepted: tuple[Acceptance, ...] = ()
    first_seen: Mapping[str, datetime] = field(default_factory=dict)
    case: Case | None = None


def reconcile(declared: Declared, scan: Scan, today: date, terms: Terms = Terms(), name: str = "") -> Reconciliation:
    """
    Hold a scan against an inventory.

    Args:
        declared: the inventory.
        scan: what was found.
        today: the day that retention is reckoned by.
        terms: how.
        name: of the scan; when it began, where it has none.
    """
    sides = view(declared, scan, today, test_data=terms.test_data)
    broken = [(check, breach) for check in on_offer() for breach in check.find(sides)]
    told = [_discrepancy(sides, group, terms) for group in _supported(_grouped(broken))]
    valid = [entry for entry in terms.accepted if entry.expires >= today]
    kept = [one for one in told if not any(_accepts(entry, one) for entry in valid)]
    accepted = len(told) - len(kept)
    unused = [entry for entry in valid if not any(_accepts(entry, one) for one in told)]
    expired = [entry for entry in terms.accepted if entry not in valid]
    kept = _with_remarks(kept, lint(declared, terms.case, terms.severities))
    of_promises = {breach.promise for _, breach in broken if breach.promise}
    return Reconciliation(
        name or scan.started.isoformat(timespec="seconds"),
        declared.name,
        scan.complete,
        today,
        tuple(notices(sides, expired=expired, unused=unused)),
        tuple(sorted(kept, key=_order)),
        (*categories(sides), *promises(sides, of_promises)),
        accepted,
    )


def _grouped(broken: Iterable[Broken]) -> list[list[Broken]]:
    """Return what is broken, one group for each place and category; what has neither stands alone."""
    groups: dict[tuple[object, ...], list[Broken]] = defaultdict(list)
    for number, (check, breach) in enumerate(broken):
        whole = breach.location is not None and breach.category
        key: tuple[object, ...] = (breach.location, breach.category) if whole else (number,)
        groups[key].append((check, breach))
    return list(groups.values())


def _supported(groups: Iterable[Sequence[Broken]]) -> Iterator[Sequence[Broken]]:
    """Leave out what says little of a person by itself, unless something in the same place says more."""
    everything = list(groups)
    strong = {
        (breach.location.source, breach.location.container)
        for group in everything
        for _, breach in group[:1]
        if breach.location and breach.category and not breach.weak
    }
    for group in everything:
        breach = group[0][1]
        at = breach.location
        if not breach.weak or (at and (at.source, at.container) in strong):
            yield group


def _discrepancy(sides: View, group: Sequence[Broken], terms: Terms) -> Discrepancy:
    """Return what one place and category has wrong: the first rule speaks, the others are named."""
    check, breach = group[0]
    rule = check.rule
    quote, line = breach.quote, None
    if breach.node:
        line = sides.declared.place(*breach.node).line
        quote = quote or _quote(sides, breach.node)
    return Discrepancy(
        rule=rule.id,
        severity=terms.severities.get(rule.id) or breach.severity or rule.severity,
        breach=breach,
        quote=quote,
        inventory_line=line,
        remedy=rule.remedy,
        also=tuple(dict.fromkeys(other.rule.id for other, _ in group[1:] if other.rule.id != rule.id)),
        since=terms.first_seen.get(breach.finding),
        declares=declares(sides, rule.id, breach),
    )


def _quote(sides: View, node: NodePath) -> str | None:
    """Return the sentence that a node of the inventory carries, or the nearest around it that has one."""
    found: str | None = None
    value: object = sides.declared.inventory
    for step in node:
        value = value[step] if isinstance(step, int) and isinstance(value, tuple) else getattr(value, str(step))
        found = getattr(value, "quote", None) or found
    return found


def _accepts(entry: Acceptance, one: Discrepancy) -> bool:
    at = one.breach.location
    return at is not None and entry.rule == one.rule and matches(entry.location, located(at.source, at.container))


def _with_remarks(told: Sequence[Discrepancy], remarks: Sequence[Remark]) -> list[Discrepancy]:
    """Return what is told with what is lacking in the inventory itself: one for each lack, the graver severity of two."""
    kept = list(told)
    for remark in remarks:
        if remark.lint.id in SAID_BY_RULES:
            continue
        same = [number for number, one in enumerate(kept) if _same(one, remark)]
        if not same:
            kept.append(_remarked(remark))
        for number in same:
            one = kept[number]
            severity = min(one.severity, remark.severity, key=GRADES.index)
            kept[number] = replace(one, severity=severity, also=tuple(dict.fromkeys((*one.also, remark.lint.id))))
    return kept


def _same(one: Discrepancy, remark: Remark) -> bool:
    node = one.breach.node
    return SAME_LACK.get(remark.lint.id) == one.rule and remark.path[: len(node)] == node


def _remarked(remark: Remark) -> Discrepancy:
    return Discrepancy(
        rule=remark.lint.id,
        severity=remark.severity,
        breach=Breach(said=Words(*(remark.text(language) for language in ("nb", "nn", "en")))),
        quote=None,
        inventory_line=remark.place.line,
        remedy=remark.lint.remedy,
    )


def _order(one: Discrepancy) -> tuple[object, ...]:
    at = one.breach.location
    place = (at.source, at.container or "", at.field) if at else ("", "", "")
    return GRADES.index(one.severity), one.rule, *place, one.breach.category, one.inventory_line or 0


def new_since(now: Reconciliation, before: Reconciliation) -> Reconciliation:
    """Return a reconciliation with those discrepancies only that an earlier one did not have, which says that of itself."""
    known = {one.id for one in before.discrepancies}
    new = tuple(one for one in now.discrepancies if one.id not in known)
    standing = sum(one.id in known for one in now.discrepancies)
    said = Words(
        f"Bare det som er nytt siden skann {before.scan}, vises; av det som var der da, står {standing} fortsatt",
        f"Berre det som er nytt sidan skann {before.scan}, blir vist; av det som var der då, står {standing} framleis",
        f"Only what is new since scan {before.scan} is shown; of what was there then, {standing} still stand",
    )
    return replace(now, discrepancies=new, notices=(said, *now.notices), since=before.scan)
