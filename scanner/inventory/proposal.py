"""
The lines that would declare what a scan found and the inventory does not declare, for a person to review and paste.

Nothing is declared by this. What the organisation has promised never to store, and what may never be stored, is not
proposed but named.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detectors.categories import special
from scanner.inventory.exchange.columns import bound
from scanner.inventory.exchange.record_words import unused_id
from scanner.inventory.hierarchy import is_covered, within
from scanner.inventory.write import flow
from scanner.reconcile.categories import weak

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from scanner.inventory.found import Found
    from scanner.inventory.load import Declared
    from scanner.inventory.model import Inventory

NEVER = "user.financial.credit_card.verification_code"
NATIONAL_ID = "user.government_id.national_identification_number"
HEADING = (
    "Found by a scan and not declared. For each line: is it needed, for what, and on what basis?",
    "Complete it and paste it into the inventory, or delete the data. This file declares nothing by itself.",
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """
    One category that is found in one system, or at one place that no system claims, and is not declared there.

    Args:
        system: id of the system; of one to be entered where no system claims the place.
        glob: location of a system to be entered; empty where there is one.
        activities: ids of the activities that use the system; any of them may be the one.
        category: what was found.
        fields: where, by the names of tables and fields.
        count: how many values.
        forbidden: what speaks against declaring it; empty when nothing does.
    """

    system: str
    glob: str
    activities: tuple[str, ...]
    category: str
    fields: tuple[str, ...]
    count: int
    forbidden: str = ""

    @property
    def line(self) -> str:
        """The line that would declare it, with what the law wants to be stated too."""
        return f"- {flow({'data_category': self.category})}"


def proposals(declared: Declared, found: Iterable[Found]) -> tuple[Proposal, ...]:
    """
    Return what would have to be declared, by system and category.

    Args:
        declared: the inventory.
        found: what a scan found; test data and what says little by itself are left out.
    """
    inventory = declared.inventory
    findings = [item for item in found if not item.test_data]
    telling = {(item.source, item.container) for item in findings if not weak(item.category)}
    groups: dict[tuple[str, str, str], list[Found]] = defaultdict(list)
    known = _declared(inventory)
    taken = {system.id for system in inventory.systems}
    entered: dict[str, str] = {}
    for item in findings:
        systems = list(bound(inventory, item))
        if any(is_covered(item.category, known[system.id]) for system in systems):
            continue
        if weak(item.category) and (item.source, item.container) not in telling:
            continue
        if systems:
            groups[systems[0].id, "", item.category].append(item)
        else:
            glob = _glob(item)
            name = entered.setdefault(glob, unused_id(_name(glob), taken | set(entered.values())))
            groups[name, glob, item.category].append(item)
    return tuple(_proposal(declared, key, items) for key, items in sorted(groups.items()))


def _declared(inventory: Inventory) -> Mapping[str, set[str]]:
    known: dict[str, set[str]] = defaultdict(set)
    for activity in inventory.processing_activities:
        for name in activity.systems:
            known[name].update(item.data_category for item in activity.personal_data)
    return known


def _glob(item: Found) -> str:
    """Return the glob of a system that would claim a place: a database, or the folder of a file."""
    if item.source.startswith("file:"):
        folder, slash, _ = item.source.rpartition("/")
        return f"{folder}/*" if slash else item.source
    scheme, _, rest = item.source.partition("://")
    database = rest.rpartition("/")[2]
    return f"{scheme}:///{rest.lstrip('/')}" if scheme in {"sqlite", "duckdb"} else f"{scheme}://*/{database}/*"


def _name(glob: str) -> str:
    parts = [part for part in glob.replace(":", "/").split("/") if part.strip("*")]
    return parts[-1].rpartition(".")[0] or parts[-1]


def _proposal(declared: Declared, key: tuple[str, str, str], items: Sequence[Found]) -> Proposal:
    system, glob, category = key
    inventory = declared.inventory
    activities = tuple(item.id for item in inventory.processing_activities if system in item.systems)
    places = dict.fromkeys(f"{item.container or item.source} {item.field}" for item in items)
    return Proposal(
        system,
        glob,
        activities,
        category,
        tuple(places),
        sum(item.count for item in items),
        _forbidden(declared, system, category),
    )


def _forbidden(declared: Declared, system: str, category: str) -> str:
    """Return what speaks against declaring a category in a system."""
    if within(category, NEVER):
        return "must never be stored (PCI DSS 3.3.1.2)"
    for index, promise in enumerate(declared.inventory.promises):
        everywhere = not promise.systems or "*" in promise.systems
        inside = any(within(category, key) for key in promise.data_categories)
        line = declared.place("promises", index).line
        if promise.kind == "never_stored" and inside and (everywhere or system in promise.systems):
            return f"promised never to be stored ({promise.id}, line {line})"
        if promise.kind == "only_categories" and system in promise.systems and promise.data_categories:
            return f"promised to be nothing but {', '.join(promise.data_categories)} ({promise.id}, line {line})"
    return ""


def fragment(declared: Declared, proposed: Sequence[Proposal]) -> Iterator[str]:
    """Yield the lines of a YAML fragment: what would declare the proposals, and what is not proposed."""
    yield from (f"# {line}" for line in HEADING)
    free = [item for item in proposed if not item.forbidden]
    groups: dict[tuple[str, str, tuple[str, ...]], list[Proposal]] = defaultdict(list)
    for item in free:
        groups[item.system, item.glob, item.activities].append(item)
    if groups:
        yield "processing_activities:"
    for (system, glob, activities), items in groups.items():
        yield from _activity(declared, system, activities, is_new=bool(glob))
        for item in items:
            yield f"      {item.line}  # {_where(item)}"
            yield from (f"      #   {need}" for need in _needs(item.category))
    entered = {item.system: item.glob for item in free if item.glob}
    if entered:
        yield "systems:"
        yield from (f"  - {flow({'id': name, 'locations': [glob]})}" for name, glob in entered.items())
    for item in proposed:
        if item.forbidden:
            yield f"# Not proposed, {item.forbidden}: {item.category} in {item.system}, {_where(item)}. Delete it."


def _activity(declared: Declared, system: str, activities: tuple[str, ...], *, is_new: bool) -> Iterator[str]:
    ids = [item.id for item in declared.inventory.processing_activities]
    if activities:
        line = declared.place("processing_activities", ids.index(activities[0])).line
        others = f", or one of {', '.join(activities[1:])}" if len(activities) > 1 else ""
        yield f"  - id: {flow(activities[0])}  # line {line}{others}; the lines below belong to its personal_data"
    else:
        why = "no system claims the place" if is_new else "no activity uses the system"
        yield f"  - id: {flow(unused_id(system, set(ids)))}  # {why}: a new activity"
        yield '    name: "?"  # and purposes, data_subjects, legal_basis_for_processing, retention'
        yield f"    systems: {flow([system])}"
    yield "    personal_data:"


def _where(item: Proposal) -> str:
    from detectors.yaml_file import plain

    shown = ", ".join(map(plain, item.fields[:3]))
    more = f" and {len(item.fields) - 3} more" if len(item.fields) > 3 else ""
    return f"{item.count} values in {shown}{more}"


def _needs(category: str) -> Iterator[str]:
    if special(category) == "art. 9":
        yield "special: needs special_category_legal_basis (Art. 9(2))"
    if within(category, NATIONAL_ID):
        yield "needs justification (personopplysningsloven § 12)"
