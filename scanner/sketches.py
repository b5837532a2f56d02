"""
What a column's values have in common with another's, without the values: the smallest keyed fingerprints.

Keeping the k smallest fingerprints of a column (a bottom-k sketch, Cohen and Kaplan 2007) draws the same values from
every column, so that two sketches of a few kilobytes tell how many values two columns of any length share, and how
many different ones each holds. Without the workspace key nothing can be learned from them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from heapq import nsmallest
from typing import TYPE_CHECKING, NamedTuple

from detectors.fields import tokens
from scanner.fingerprints import fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterable

SIZE = 1024
"""Fingerprints kept per column: a share of 90 % is then known to about two per cent either way."""
MOST = 1_000_000
"""Cells of one column and segment that are drawn from: a fingerprint costs about a microsecond."""
COUNTING = 7
"""Digits of the numbers that count rows; longer ones identify."""
BARE = frozenset({"id", "nr", "no", "key", "kode", "code", "uuid", "guid", "pk", "nummer", "number", "rowid", "oid"})
"""Names that keys have in every table: alone they do not say whose."""
_SPACE = 2**64


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
    A column's values, drawn by their fingerprints. Mutable while it is gathered, merged in plan order.

    Args:
        values: cells that hold something.
        smallest: the smallest fingerprints seen, at most `SIZE` once settled.
        counting: all values are short whole numbers, of the kind that every table has.
        stopped: there were more cells than a sketch is worth; it does not cover the rest.
    """

    values: int = 0
    smallest: set[int] = field(default_factory=set)
    counting: bool = True
    stopped: bool = False

    def add(self, key: bytes, texts: Iterable[str], values: int) -> None:
        """
        Add a batch of a column.

        Args:
            key: the workspace key.
            texts: its different values.
            values: how many cells hold them.
        """
        if self.values >= MOST:
            self.stopped = True
            return
        different = tuple(texts)
        self.values += values
        self.counting &= all(len(text) <= COUNTING and text.isdigit() for text in different)
        self._settle(self.smallest | {fingerprint(key, text) for text in different})

    def absorb(self, other: Sketch) -> None:
        """Add the sketch of a later segment."""
        self.values += other.values
        self.counting &= other.counting
        self.stopped |= other.stopped
        self._settle(self.smallest | other.smallest)

    def _settle(self, together: set[int]) -> None:
        self.smallest = together if len(together) <= SIZE else set(nsmallest(SIZE, together))

    @property
    def reach(self) -> int:
        """Below this, every fingerprint of the column is in the sketch."""
        return max(self.smallest) + 1 if len(self.smallest) >= SIZE else _SPACE

    @property
    def distinct(self) -> float:
        """How many different values there are, by estimate; exact below `SIZE`."""
        count = len(self.smallest)
        return count if count < SIZE else (count - 1) * _SPACE / self.reach

    @property
    def unique(self) -> bool:
        """Tell whether no value comes twice, as far as a sketch can tell."""
        if len(self.smallest) < SIZE:
            return 0 < self.values == len(self.smallest)
        return self.distinct >= 0.85 * self.values


class Overlap(NamedTuple):
    """Of `compared` different values of one column, drawn by fingerprint, `shared` are in the other too."""

    shared: int
    compared: int

    @property
    def share(self) -> float:
        """The part that is shared, 0 when nothing could be compared."""
        return self.shared / self.compared if self.compared else 0.0


def overlap(child: Sketch, parent: Sketch) -> Overlap:
    """
    Return how many of a column's values another one holds; the other must have been read whole.

    >>> one, other = Sketch(2, {1, 2}), Sketch(3, {2, 3, 4})
    >>> overlap(one, other)
    Overlap(shared=1, compared=2)
    """
    drawn = {value for value in child.smallest if value < parent.reach}
    return Overlap(len(drawn & parent.smallest), len(drawn))
