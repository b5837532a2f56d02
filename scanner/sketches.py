"""
What a column's values have in common with another's, without the values: keyed fingerprints of a few of them.

From every column the same values are drawn (`scanner.drawing`), and the draw is halved whenever it has become too large,
so that two sketches of a few kilobytes tell how many values two columns of any length share, and how many different ones
each holds (distinct sampling: Gibbons 2001). Without the workspace key nothing can be learned from them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from detectors.field_vocabulary import tokens

if TYPE_CHECKING:
    from collections.abc import Mapping

SIZE = 2048
"""Fingerprints kept per column, at most: a share of 90 % is then known to about two per cent either way."""
COUNTING = 7
"""Digits of the numbers that count rows; longer ones identify."""
BARE = frozenset({"id", "nr", "no", "key", "kode", "code", "uuid", "guid", "pk", "nummer", "number", "rowid", "oid"})
"""Names that keys have in every table: alone they do not say whose."""


@cache
def named_like_a_key(field: str) -> bool:
    """
    Tell whether a column's name is that of a key.

    >>> named_like_a_key("kunde_id"), named_like_a_key("kundenr"), named_like_a_key("beskrivelse")
    (True, True, False)
    """
    words = tokens(field)
    return bool(words) and (words[-1] in BARE or words[-1].endswith(("nr", "nummer", "id", "kode", "key", "ref")))


@dataclass(slots=True)
class Sketch:
    """
    A column's values, drawn. Mutable while it is gathered, merged in plan order.

    Args:
        values: cells that hold something.
        drawn: fingerprints, each with the last level at which it is still drawn.
        level: how often the draw was halved.
        counting: all values are short whole numbers, of the kind that every table has.
    """

    values: int = 0
    drawn: dict[int, int] = field(default_factory=dict)
    level: int = 0
    counting: bool = True

    def add(self, drawn: Mapping[int, int], level: int, values: int, *, counting: bool) -> None:
        """
        Add what was drawn from a part of the column.

        Args:
            drawn: fingerprints, each with the last level at which it is still drawn.
            level: at which they were drawn.
            values: cells of the part that hold something.
            counting: all of them are short whole numbers.
        """
        self.values += values
        self.counting &= counting
        self.level = max(self.level, level)
        self.drawn = {**self.drawn, **drawn}
        self._settle()

    def absorb(self, other: Sketch) -> None:
        """Add the sketch of a later segment."""
        self.add(other.drawn, other.level, other.values, counting=other.counting)

    def _settle(self) -> None:
        self.drawn = self.at(self.level)
        while len(self.drawn) > SIZE:
            self.level += 1
            self.drawn = self.at(self.level)

    def at(self, level: int) -> dict[int, int]:
        """Return what is still drawn at a level."""
        return {value: last for value, last in self.drawn.items() if last >= level}

    @property
    def distinct(self) -> int:
        """How many different values there are: exact as long as the draw was not halved, an estimate after."""
        return len(self.drawn) << self.level

    @property
    def unique(self) -> bool:
        """Tell whether no value comes twice, as far as a sketch can tell."""
        if not self.level:
            return 0 < self.values == len(self.drawn)
        return self.distinct >= 0.85 * self.values


class Overlap(NamedTuple):
    """Of `compared` different values of one column, those drawn, `shared` are in the other too."""

    shared: int
    compared: int

    @property
    def share(self) -> float:
        """The part that is shared, 0 when nothing could be compared."""
        return self.shared / self.compared if self.compared else 0.0


def overlap(child: Sketch, parent: Sketch) -> Overlap:
    """
    Return how many of a column's values another one holds; the other must have been read whole.

    >>> one, other = Sketch(2, {1: 0, 2: 3}), Sketch(3, {2: 3, 3: 1, 4: 1}, level=1)
    >>> overlap(one, other)
    Overlap(shared=1, compared=1)
    """
    level = max(child.level, parent.level)
    ours = child.at(level)
    return Overlap(len(ours.keys() & parent.drawn.keys()), len(ours))
