"""
How well policies are drafted: precision, recall and F1 against inventories written by hand.

Run `python -m benchmarks.policies`: scores the project's own made-up policies (tests/inventory/policies), and real ones
beside the project in ../shared if they are there. A reference is an inventory file beside its policy; the path of its
first document names the policy.

* categories: the set of categories declared anywhere in the inventory;
* promises: of the same kind, and with overlapping quotes or the same categories;
* retention: the set of periods in ISO 8601; one that a reference only proposes ("foreslått") is not in the text and left out;
* recipients: those whose names share a telling word.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ruamel.yaml import YAML

from scanner.inventory.drafting.lexicon import word_set

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

OWN = Path(__file__).parents[1] / "tests/inventory/policies"
SHARED = Path(__file__).parents[2] / "shared"
KINDS = ("categories", "promises", "retention", "recipients")
_BLAND = word_set(
    "andre annen selskaper selskap leverandør leverandører leverandøren samarbeidspartner samarbeidspartnere partner partnere tredjepart tredjeparter tredjepartar "
    "tjenester våre våre vår med for som til ved innen mottaker mottakere aktuelle offentlige sentrale"
)
_FIRST_PATH = re.compile(r"^documents:.*?\bpath: ([^\s,}]+)", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Tally:
    """What was found rightly, what was found and is not there, what was missed."""

    right: int = 0
    wrong: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def precision(self) -> float:
        found = self.right + len(self.wrong)
        return self.right / found if found else 1.0

    @property
    def recall(self) -> float:
        there = self.right + len(self.missed)
        return self.right / there if there else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def pairs() -> tuple[tuple[Path, Path], ...]:
    """Return the policies at hand, each with its reference."""
    found = [(_policy(reference, OWN), reference) for reference in sorted(OWN.glob("*.yaml"))]
    folder = SHARED / "facts/inventories"
    found += [(_policy(reference, SHARED / "policies"), reference) for reference in sorted(folder.glob("*.yaml"))]
    return tuple((policy, reference) for policy, reference in found if policy.is_file())


def _policy(reference: Path, folder: Path) -> Path:
    """Return the policy of a reference. Its place is looked up in the text: reading the YAML takes a hundred times as long."""
    found = _FIRST_PATH.search(reference.read_text(encoding="utf-8"))
    assert found, reference
    return folder / found[1]


def read(path: Path) -> dict[str, Any]:
    """Return an inventory file as it is, every scalar a text or what YAML makes of it."""
    tree: dict[str, Any] = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    return tree


def drafted(policy: Path) -> dict[str, Any]:
    """Return the draft of a policy as plain lists and mappings."""
    from scanner.inventory.drafting.draft import draft
    from scanner.inventory.drafting.reading import read_policy
    from scanner.inventory.write import plain

    return plain(draft([(policy.name, read_policy(policy))]))


def score(policy: Path, reference: Path) -> dict[str, Tally]:
    """Return the tally of each kind of fact."""
    found, there = drafted(policy), read(reference)
    return {
        "categories": _sets(_categories(found), _categories(there)),
        "promises": _matched(found.get("promises", []), there.get("promises", []), _same_promise, _told),
        "retention": _sets(_periods(found), _periods(there)),
        "recipients": _matched(
            found.get("recipients", []), there.get("recipients", []), _same_recipient, lambda node: node["name"]
        ),
    }


def _sets(found: set[str], there: set[str]) -> Tally:
    return Tally(len(found & there), tuple(sorted(found - there)), tuple(sorted(there - found)))


def _categories(tree: dict[str, Any]) -> set[str]:
    return {data["data_category"] for activity in tree["processing_activities"] for data in activity["personal_data"]}


def _periods(tree: dict[str, Any]) -> set[str]:
    kept = [node for activity in tree["processing_activities"] for node in activity.get("retention", [])]
    said = [node for node in kept if "foreslått" not in node.get("legal_basis", "")]
    return {node.get("period") or node["minimum"] for node in said if node.get("period") or node.get("minimum")}


def _matched(
    found: Sequence[dict[str, Any]],
    there: Sequence[dict[str, Any]],
    same: Callable[[dict[str, Any], dict[str, Any]], bool],
    name: Callable[[dict[str, Any]], str],
) -> Tally:
    """Match each reference with one that was found; extra ones that match a matched reference too are not wrong."""
    left, right, missed = list(found), 0, []
    for reference in there:
        match = next((node for node in left if same(node, reference)), None)
        if match is None:
            missed.append(name(reference))
        else:
            left.remove(match)
            right += 1
    wrong = [name(node) for node in left if not any(same(node, reference) for reference in there)]
    return Tally(right, tuple(wrong), tuple(missed))


def _told(node: dict[str, Any]) -> str:
    return f"{node['kind']}: {node['quote'][:70]}"


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _same_promise(one: dict[str, Any], other: dict[str, Any]) -> bool:
    if one["kind"] != other["kind"]:
        return False
    first, second = set(_words(one["quote"])), set(_words(other["quote"]))
    shared = len(first & second) / min(len(first), len(second))
    return shared > 0.7 or (
        bool(one.get("data_categories")) and one.get("data_categories") == other.get("data_categories")
    )


def _same_recipient(one: dict[str, Any], other: dict[str, Any]) -> bool:
    first, second = ([word for word in _words(node["name"]) if len(word) > 2] for node in (one, other))
    telling = [[word for word in words if word not in _BLAND] for words in (first, second)]
    if all(telling):
        first, second = telling
    return any(word[:5].startswith(known[:5]) or known[:5].startswith(word[:5]) for word in first for known in second)


def main(arguments: Iterable[str]) -> int:
    details = "-v" in arguments
    totals: dict[str, dict[str, Tally]] = {}
    print(f"{'':28}" + "".join(f"{kind:>22}" for kind in KINDS))
    for policy, reference in pairs():
        tallies = score(policy, reference)
        group = "own" if OWN in reference.parents else "shared"
        totals[group] = {kind: totals.get(group, {}).get(kind, Tally()) + tallies[kind] for kind in KINDS}
        print(_line(reference.stem, tallies))
        for kind in KINDS if details else ():
            for sign, names in (("+", tallies[kind].wrong), ("-", tallies[kind].missed)):
                for name in names:
                    print(f"    {sign} {kind[:-1]}: {name}")
    for group, tallies in totals.items():
        print(_line(f"all {group}", tallies))
    if "shared" not in totals:
        print("../shared is not there: only the project's own policies were scored")
    return 0


def _line(name: str, tallies: dict[str, Tally]) -> str:
    cells = (f"{t.precision:.2f} {t.recall:.2f} F1 {t.f1:.2f}" for t in (tallies[kind] for kind in KINDS))
    return f"{name:28}" + "".join(f"{cell:>22}" for cell in cells)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
