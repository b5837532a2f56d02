"""Evidence merged: the result does not depend on how a source was cut."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from scanner.evidence import DISTINCT_LIMIT, Class, Evidence, Kind, Occurrence, Place, Source, Tally, distinct_count

PLACE, AROUND, KIND = Place("file:a", None, "f"), Class("d", ()), Kind("", False, ())
LIMIT = 5


def gathered(values: list[int], first_line: int = 1) -> Evidence:
    made = Evidence()
    group = made.group(PLACE, AROUND)
    tally = group.kinds[KIND] = Tally()
    for number, value in enumerate(values, first_line):
        group.tried += 1
        tally.count += 1
        tally.distinct.add(value)
        if len(tally.occurrences) < LIMIT:
            tally.occurrences.append(Occurrence(number, None, 0, 1))
    return made


@given(st.lists(st.lists(st.integers(0, 9), min_size=1), min_size=1))
def test_merging_pieces_in_order_equals_reading_the_whole(pieces):
    whole = gathered([value for piece in pieces for value in piece])
    merged, read = Evidence(), 0
    for piece in pieces:
        merged.absorb(gathered(piece), {Source("file:a", None): read}, LIMIT)
        read += len(piece)
    assert merged.groups == whole.groups


def test_distinct_values_are_counted_up_to_the_limit():
    assert distinct_count([Tally(distinct=set(range(DISTINCT_LIMIT + 7)))]) == DISTINCT_LIMIT
