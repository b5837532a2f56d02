"""A bound is never smaller than the exact hypergeometric one, and not much larger."""

from __future__ import annotations

from dataclasses import replace
from math import comb

from hypothesis import given
from hypothesis import strategies as st

from scanner.bounds import CONFIDENCE, bound
from scanner.findings import Coverage


def missing(rows: int, examined: int, total: int) -> float:
    """Return the exact chance that none of `rows` rows is among the examined."""
    return comb(total - rows, examined) / comb(total, examined)


@given(st.integers(2, 400).flatmap(lambda total: st.tuples(st.integers(1, total - 1), st.just(total))))
def test_more_rows_than_the_bound_would_have_shown_themselves(sample: tuple[int, int]) -> None:
    examined, total = sample
    over = int(bound(examined, total) * total + 1e-9) + 1
    assert over > total or missing(over, examined, total) <= 1 - CONFIDENCE + 1e-12


@given(st.integers(1, 10**7), st.integers(0, 10**9))
def test_a_bound_is_a_share_that_shrinks_with_what_was_read(examined: int, more: int) -> None:
    total = examined + more
    assert 0 <= bound(examined, total) <= bound(examined, None) <= 1
    assert bound(examined + 1, total + 1) <= bound(examined, total + 1)


def test_ten_thousand_random_rows_say_under_three_in_ten_thousand() -> None:
    assert 0.000298 < bound(10_000, 4_100_000) < 0.0003


def test_all_rows_leave_nothing_open_and_none_leave_everything() -> None:
    assert bound(5, 5) == 0
    assert bound(0, 5) == bound(0, None) == 1


def test_an_estimated_total_lends_a_bound_nothing():
    part = Coverage("postgresql://db/shop", "public.t", "rows", 20_000, 20_001, complete=True, sampling="random rows")
    assert part.bound is not None
    assert part.bound < 0.0001
    estimated = replace(part, exact=False)
    assert estimated.bound == bound(20_000, None)
    assert replace(estimated, total=15_000).bound == bound(20_000, None)


def test_a_sample_that_broke_off_has_no_bound():
    part = Coverage("sqlite:///a.db", "v", "rows", 2_784, None, complete=True, sampling="reservoir")
    assert part.bound == bound(2_784, None)
    assert replace(part, complete=False).bound is None
