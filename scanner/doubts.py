"""What the matches of a field may be instead, told by all of them together."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from detectors.candidates import weight_of
from detectors.decided_values import WORK
from detectors.field_words import STRONG
from detectors.fields import hints, telling
from detectors.generic.fields_of_tables import ANSWER
from scanner.findings import Reason

if TYPE_CHECKING:
    from detectors.detector import Detector
    from scanner.evidence import Group, Kind

COULD_BE = "could be "
"""How a support begins that names what a match may be instead ("could be a time")."""
NUMBER, DECIMALS, SEVERAL = "a number", "with decimals", 5
"""Supports that say that a value is a number and no more, and that it is no whole one; so many different ones are a series."""
AT_LEAST, NO_WORK = 0.2, -1.5
"""Of different job titles at least this share names work; titles of books and cases do not."""
ASKED = 2.0
"""What a name says for a bare number or answer, when it asks for nothing else (bmi, gravid)."""
WHOLE, MEASURED = -3.0, -6.0
"""What a series of whole numbers speaks against, which may be codes, and one of measures, which codes never are."""


def doubts(detector: Detector, group: Group, kind: Kind) -> list[Reason]:
    """Return what most matches of the group could be instead: then these could be it too."""
    total = sum(tally.count for tally in group.kinds.values())
    counts: dict[str, int] = defaultdict(int)
    for other, tally in group.kinds.items():
        for name in other.support:
            if name.startswith(COULD_BE):
                counts[name] += tally.count
    return [
        Reason(f"most of them {name}", weight_of(detector, name))
        for name, count in counts.items()
        if name not in kind.support and 2 * count > total
    ]


def by_name(detector: Detector, field: str, group: Group, kind: Kind) -> list[Reason]:
    """Return what the values of a field say of what its name says, and it of them."""
    return [*_numbers(detector, field, group), *_untitled(detector, field, group), *_answered(field, kind)]


def _numbers(detector: Detector, field: str, group: Group) -> list[Reason]:
    """
    Return what speaks against values that are all numbers, where only a name that may mean something else speaks for them.

    `pw` is a password, and the power in watts; `pass` a password, and how often a ball was played on. A name that means
    nothing else (`passord`, `pin`) is believed, and so is a value or two.
    """
    said = [weight for key, weight in hints(field).items() if key in {detector.category, *detector.hints}]
    if not said or max(said) >= STRONG or not all(NUMBER in kind.support for kind in group.kinds):
        return []
    different = set().union(*(tally.distinct for tally in group.kinds.values()))
    if len(different) < SEVERAL:
        return []
    measured = any(DECIMALS in kind.support for kind in group.kinds)
    return [Reason("all of them are numbers", MEASURED if measured else WHOLE)]


def _untitled(detector: Detector, field: str, group: Group) -> list[Reason]:
    """Return what speaks against job titles that hardly ever name work, under a name that may be for other titles."""
    if WORK not in detector.weights or hints(field).get(detector.category, 0.0) >= STRONG:
        return []
    working = set().union(*(tally.distinct for kind, tally in group.kinds.items() if WORK in kind.support))
    different = set().union(*(tally.distinct for tally in group.kinds.values()))
    few = len(different) >= SEVERAL and len(working) < AT_LEAST * len(different)
    return [Reason("hardly any of them is a word for work", NO_WORK)] if few else []


def _answered(field: str, kind: Kind) -> list[Reason]:
    """Return what speaks for a bare number or answer: a name that asks for nothing else."""
    asked = ANSWER in kind.support and telling(field)
    return [Reason("its name asks for it", ASKED)] if asked else []
