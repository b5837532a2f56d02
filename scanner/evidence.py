"""
What a worker hands back: counts per field, never a value.

Evidence is gathered per field and detector, and kept apart by what stood around the candidates: the three numbers in
a free-text column that follow the word "fødselsnummer" are not diluted by ten thousand order numbers beside them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from scanner.sketches import Sketch

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

_Key = TypeVar("_Key")
DISTINCT_LIMIT = 10_000
SHAPES_LIMIT = 5
STATEMENTS_LIMIT = 256
"""Statements of one field that are told apart; what more there are count as the field's."""
ORDINALS = 10
"""Values of one field in one line that are told apart; what more there are count with the last."""
WHOLE_FIELD = ("", 0)
"""The statement of a field that only its name tells."""


class Occurrence(NamedTuple):
    """
    Where one match stands.

    Args:
        line: line number from 1, or `None` in tables.
        row: data row from 1, or `None` in lines.
        start, end: character offsets in the line or cell.
        template, ordinal: the statement that wrote the line, and which of its values this is; where that is asked for.
    """

    line: int | None
    row: int | None
    start: int
    end: int
    template: str = ""
    ordinal: int = 0


class Source(NamedTuple):
    """A file, URL or stream, and what holds the data in it: an archive member, sheet or table."""

    source: str
    container: str | None


class Place(NamedTuple):
    """One field of one source: where evidence gathers."""

    source: str
    container: str | None
    field: str


class Class(NamedTuple):
    """What sets candidates of one field and detector apart: the detector's name and what stood around."""

    detector: str
    context: tuple[str, ...]


class Kind(NamedTuple):
    """What sets accepted candidates apart: the check's verdict."""

    subtype: str
    test_data: bool
    support: tuple[str, ...]


@dataclass(slots=True)
class Tally:
    """
    Accepted candidates of one kind. Mutable while it is gathered, merged in plan order.

    Args:
        statements: how many each statement wrote, by the template of its line and which of its values it is, from 1;
            gathered only where that is asked for.
    """

    count: int = 0
    distinct: set[int] = field(default_factory=set)
    occurrences: list[Occurrence] = field(default_factory=list)
    shapes: dict[str, int] = field(default_factory=dict)
    statements: dict[tuple[str, int], int] = field(default_factory=dict)

    def wrote(self, template: str, ordinal: int, count: int = 1) -> tuple[str, int]:
        """Count values that a statement wrote; return under which it is counted."""
        key = (template, min(ordinal, ORDINALS)) if template else WHOLE_FIELD
        if key not in self.statements and len(self.statements) >= STATEMENTS_LIMIT:
            key = WHOLE_FIELD
        self.statements[key] = self.statements.get(key, 0) + count
        return key

    def absorb(self, other: Tally, base: int, limit: int) -> None:
        """Add the tally of a later segment, whose lines and rows are counted from `base`."""
        self.count += other.count
        if len(self.distinct) < DISTINCT_LIMIT:
            self.distinct |= other.distinct
        for place in other.occurrences[: max(0, limit - len(self.occurrences))]:
            line = None if place.line is None else place.line + base
            row = None if place.row is None else place.row + base
            self.occurrences.append(place._replace(line=line, row=row))
        for (template, ordinal), count in other.statements.items():
            self.wrote(template, ordinal, count)
        for shape, count in other.shapes.items():
            if shape in self.shapes or len(self.shapes) < SHAPES_LIMIT:
                self.shapes[shape] = self.shapes.get(shape, 0) + count


@dataclass(slots=True)
class Group:
    """All candidates of one class: how many were tried, and the accepted ones by kind."""

    tried: int = 0
    kinds: dict[Kind, Tally] = field(default_factory=dict)

    def absorb(self, other: Group, base: int, limit: int) -> None:
        """Add the group of a later segment."""
        self.tried += other.tried
        for kind, tally in other.kinds.items():
            self.kinds.setdefault(kind, Tally()).absorb(tally, base, limit)


@dataclass(slots=True)
class Evidence:
    """
    Everything learned from one or more segments.

    Args:
        groups: candidates per place and class.
        examined: cells read per place, for columns; lines are counted per source.
        prose: columns that hold running text.
        sketches: columns of databases that may be keys.
        days: columns of dates of events: how many cells fall on each day, by its ordinal.
        endings: columns of states: how many cells say which ending.
        veils: columns with cells that cannot be read: how many are veiled in which way, of how many that hold something.
        comments: what the schema says of columns whose names say nothing.
        types: of columns of databases, as they are declared.
    """

    groups: dict[tuple[Place, Class], Group] = field(default_factory=dict)
    examined: dict[Place, int] = field(default_factory=dict)
    prose: set[Place] = field(default_factory=set)
    sketches: dict[Place, Sketch] = field(default_factory=dict)
    days: dict[Place, dict[int, int]] = field(default_factory=dict)
    endings: dict[Place, dict[str, int]] = field(default_factory=dict)
    veils: dict[Place, dict[str, int]] = field(default_factory=dict)
    comments: dict[Place, str] = field(default_factory=dict)
    types: dict[Place, str] = field(default_factory=dict)

    def group(self, place: Place, kind: Class) -> Group:
        """Return the group of a place and class, new if need be."""
        found = self.groups.get((place, kind))
        if found is None:
            found = self.groups[place, kind] = Group()
        return found

    def absorb(self, other: Evidence, before: Mapping[Source, int], limit: int) -> None:
        """
        Add the evidence of a later segment.

        Args:
            other: what the segment gave.
            before: lines or rows of each source that came before the segment.
            limit: how many occurrences to keep per kind.
        """
        for key, group in other.groups.items():
            place = key[0]
            base = before.get(Source(place.source, place.container), 0)
            self.groups.setdefault(key, Group()).absorb(group, base, limit)
        for place, count in other.examined.items():
            self.examined[place] = self.examined.get(place, 0) + count
        self.prose |= other.prose
        self.comments |= other.comments
        self.types |= other.types
        for place, sketch in other.sketches.items():
            self.sketches.setdefault(place, Sketch()).absorb(sketch)
        for place, days in other.days.items():
            self.add_days(place, days)
        for place, endings in other.endings.items():
            self.add_endings(place, endings)
        for place, veils in other.veils.items():
            self.add_veils(place, veils)

    def add_days(self, place: Place, days: Mapping[int, int]) -> None:
        """Count cells of a column of dates, by day."""
        _add(self.days.setdefault(place, {}), days)

    def add_endings(self, place: Place, endings: Mapping[str, int]) -> None:
        """Count cells of a column of states, by what came to an end."""
        _add(self.endings.setdefault(place, {}), endings)

    def add_veils(self, place: Place, veils: Mapping[str, int]) -> None:
        """Count cells of a column that cannot be read, by what veils them."""
        _add(self.veils.setdefault(place, {}), veils)

    def settle(self) -> None:
        """Drop the columns in which nothing was found: their names may be values, and no one asks for them."""
        found = {place for (place, _), group in self.groups.items() if group.kinds}
        empty = self.examined.keys() - found
        self.groups = {key: group for key, group in self.groups.items() if key[0] not in empty}
        self.examined = {place: count for place, count in self.examined.items() if place not in empty}
        self.types = {place: kind for place, kind in self.types.items() if place not in empty}
        self.prose -= empty

    def forget(self, places: Container[Place]) -> None:
        """Drop what is known of some fields, before they are examined anew."""
        self.groups = {key: group for key, group in self.groups.items() if key[0] not in places}
        self.examined = {place: count for place, count in self.examined.items() if place not in places}
        self.sketches = {place: sketch for place, sketch in self.sketches.items() if place not in places}
        self.days = {place: days for place, days in self.days.items() if place not in places}
        self.endings = {place: endings for place, endings in self.endings.items() if place not in places}
        self.veils = {place: veils for place, veils in self.veils.items() if place not in places}


def _add(together: dict[_Key, int], other: Mapping[_Key, int]) -> None:
    for key, count in other.items():
        together[key] = together.get(key, 0) + count


def distinct_count(tallies: Iterable[Tally]) -> int:
    """Return how many different values the tallies hold, at most `DISTINCT_LIMIT`."""
    together: set[int] = set()
    for tally in tallies:
        together |= tally.distinct
    return min(len(together), DISTINCT_LIMIT)
