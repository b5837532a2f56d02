"""
Which columns point to which: declared foreign keys, and those that names and values give away.

An access request follows these from the person to the orders. A join that no one declared is proposed, never asserted:
it says what speaks for it, the names, the values, or both.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from detectors.field_vocabulary import tokens
from scanner.findings import Join, located
from scanner.sketches import BARE, Overlap, overlap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from scanner.evidence import Place
    from scanner.sketches import Sketch

SHARED, SURELY_SHARED = 0.9, 0.98
"""The part of a column's values that its parent must hold, when the names agree and when only the values do."""
FEW, ENOUGH = 5, 50
"""Different values that must have been compared, when the names agree and when only the values do."""
MOST = 20
"""Columns that one column is held against."""
_PLURALS = ("ene", "ane", "er", "ar", "es", "e", "r", "s", "")


class Drawn(NamedTuple):
    """
    A column that may be a key.

    Args:
        place: where.
        sketch: its values.
        whole: every row was read, so that a value not in the sketch is not in the column.
    """

    place: Place
    sketch: Sketch
    whole: bool

    @property
    def counting(self) -> bool:
        """Its values are those of any other column that counts, by accident."""
        return self.sketch.counting


def singular(word: str) -> frozenset[str]:
    """
    Return what a table's name may be in the singular.

    >>> "kunde" in singular("kunder"), "customer" in singular("customers"), "ordre" in singular("ordre")
    (True, True, True)
    """
    found = {word.removesuffix(ending) for ending in _PLURALS if word.endswith(ending)}
    found |= {word[:-3] + "y"} if word.endswith("ies") else set()
    return frozenset(form for form in found if len(form) > 1)


def _words(place: Place) -> tuple[str, ...]:
    return tuple(tokens(place.field))


def _table(place: Place) -> tuple[str, ...]:
    return tuple(tokens((place.container or "").rpartition(".")[2]))


def _pointed_to_by(parent: Place) -> Iterator[str]:
    """Yield the names under which other tables may point to a column: its own, and its table's with its own."""
    own, table = _words(parent), _table(parent)
    if not own:
        return
    if not all(word in BARE for word in own):
        yield "".join(own)
    if table:
        stems = singular(table[-1])
        for stem in stems | {"".join(table[:-1]) + form for form in stems}:
            yield stem + "".join(own)


def named_alike(child: Place, parent: Place) -> bool:
    """
    Tell whether a column's name points to another: `kunde_id` to `kunder.id`, `customer_email` to `customers.email`.

    >>> from scanner.evidence import Place
    >>> named_alike(Place("db", "ordre", "kunde_id"), Place("db", "kunder", "id"))
    True
    >>> named_alike(Place("db", "ordre", "id"), Place("db", "kunder", "id"))
    False
    """
    return not set(_endings(child)).isdisjoint(_pointed_to_by(parent))


def _endings(child: Place) -> Iterator[str]:
    """Yield what a column's name ends in, longest first: betaler_kunde_id, kunde_id, id."""
    own = _words(child)
    for start in range(len(own)):
        yield "".join(own[start:])


def proposed(columns: Iterable[Drawn]) -> list[Join]:
    """
    Return the joins that names and values give away, strongest first.

    Args:
        columns: the columns of all tables that may be keys, each with its sketch.
    """
    drawn = [column for column in columns if column.sketch.values]
    parents = [column for column in drawn if column.sketch.unique]
    found: dict[tuple[Place, Place], Join] = {}
    for child, parent, named in (*_by_name(drawn, parents), *_by_value(drawn, parents)):
        if (child.place, parent.place) in found or child.place == parent.place:
            continue
        part = overlap(child.sketch, parent.sketch) if parent.whole else Overlap(0, 0)
        enough, wanted = (min(FEW, len(child.sketch.drawn)), SHARED) if named else (ENOUGH, SURELY_SHARED)
        unknown = named and not parent.whole
        if unknown or (part.compared >= enough and part.share >= wanted):
            ends = located(child.place), located(parent.place)
            found[child.place, parent.place] = Join(*ends, named=named, shared=part.shared, compared=part.compared)
    return _without_mirrors(found)


def _by_name(drawn: list[Drawn], parents: list[Drawn]) -> Iterator[tuple[Drawn, Drawn, bool]]:
    """Yield the pairs whose names fit; a name that many tables have points nowhere."""
    called: dict[str, list[Drawn]] = defaultdict(list)
    tables: dict[str, Counter[tuple[str, ...]]] = defaultdict(Counter)
    for parent in parents:
        table = _table(parent.place)
        for name in set(_pointed_to_by(parent.place)):
            called[name].append(parent)
            tables[name][table] += 1
    for child in drawn:
        own = _table(child.place)
        for name in _endings(child.place):
            # Counted before they are gone through: ten thousand tables may all have an id.
            if name in called and 0 < len(called[name]) - tables[name][own] <= MOST:
                yield from ((child, parent, True) for parent in called[name] if _table(parent.place) != own)
                break


def _by_value(drawn: list[Drawn], parents: list[Drawn]) -> Iterator[tuple[Drawn, Drawn, bool]]:
    """Yield the pairs that share values; counting numbers are left out, for those are in every table."""
    holders: dict[int, list[int]] = defaultdict(list)
    for position, parent in enumerate(parents):
        if parent.whole and not parent.counting:
            for value in parent.sketch.drawn:
                holders[value].append(position)
    for child in drawn:
        if not child.counting:
            common = Counter(position for value in child.sketch.drawn for position in holders.get(value, ())[:MOST])
            yield from ((child, parents[position], False) for position, _ in common.most_common(MOST))


def _without_mirrors(found: Mapping[tuple[Place, Place], Join]) -> list[Join]:
    """Leave out the weaker way round where two unique columns hold each other's values, and order the rest."""

    def key(place: Place) -> tuple[str, str, str]:
        return place.source, place.container or "", place.field

    def rank(child: Place, parent: Place, join: Join) -> tuple[bool, bool, int, tuple[str, str, str]]:
        # customer.address_id points to the table address, and not the other way round.
        table = any(stem in "".join(_words(child)) for word in _table(parent)[-1:] for stem in singular(word))
        return join.named, table and not set(_table(child)) >= set(_table(parent)), join.compared, key(child)

    kept = []
    for (child, parent), join in found.items():
        mirror = found.get((parent, child))
        if mirror is None or rank(child, parent, join) > rank(parent, child, mirror):
            kept.append((not join.named, -join.compared, key(child), key(parent), join))
    return [join for *_, join in sorted(kept, key=lambda item: item[:-1])]
