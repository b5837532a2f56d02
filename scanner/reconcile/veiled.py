"""What of a category is shown not to be readable, in the fields named for it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from scanner.inventory.hierarchy import within
from scanner.veils import about

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from scanner.findings import Veiled

GUESSED = ("user.government_id", "user.financial", "user.contact", "user.demographic")
"""Of these there are so few possible values that each can be tried against an unkeyed digest, which hides nothing."""


KEEPS: Mapping[str, frozenset[str]] = {
    "hashed": frozenset({"hash", "digest", "masked", "cut"}),
    "truncated": frozenset({"masked", "cut"}),
    "masked": frozenset({"masked", "cut"}),
}
"""What keeps a promise of one protection; any other is kept by whatever cannot be read."""


class Shield(NamedTuple):
    """
    How many values of some category are shown to be protected, of how many in the fields named for it.

    Args:
        shielded: those whose protection is the one that is asked for.
        filled: all of them.
        kinds: how many cannot be read, by what makes them so, whether or not that is what is asked for.
    """

    shielded: int = 0
    filled: int = 0
    kinds: tuple[tuple[str, int], ...] = ()


def shield(columns: Iterable[Veiled], categories: Sequence[str], protection: str | None = None) -> Shield:
    """
    Return how many values of some categories cannot be read, of how many.

    Args:
        columns: those with veiled cells.
        categories: what is asked about; a column counts by its name.
        protection: which one is promised; `None` for any.
    """
    kinds: Counter[str] = Counter()
    shielded = filled = 0
    for column in columns:
        named = [one for one in about(column.location.field) if _of(one, categories)]
        if not named:
            continue
        guessable = all(any(within(one, root) for root in GUESSED) for one in named)
        filled += column.filled
        kinds.update(dict(column.kinds))
        shielded += sum(count for kind, count in column.kinds if keeps(kind, protection, guessable=guessable))
    return Shield(shielded, filled, tuple(sorted(kinds.items())))


def keeps(kind: str, protection: str | None, *, guessable: bool) -> bool:
    """Tell whether what makes a value unreadable is the protection that is promised."""
    if kind == "digest" and guessable:
        return False
    return protection not in KEEPS or kind in KEEPS[str(protection)]


def _of(category: str, wanted: Sequence[str]) -> bool:
    return any(within(category, one) or within(one, category) for one in wanted)
