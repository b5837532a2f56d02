"""
What a clean sample does not know, as a number.

Nothing found in n random rows of N says at most how many rows can hold it: the largest share that would still have
shown nothing with a probability of 5 %. The sample is drawn without replacement, so the hypergeometric chance of
missing K rows is C(N-K, n) / C(N, n). It is at most (1 - K/N)^n and at most (1 - n/N)^K: the smaller answer of the two
holds. For small samples of large tables this is the statisticians' rule of three, 3/n (Hanley and Lippman-Hand 1983).
"""

from __future__ import annotations

from math import ceil, expm1, log, log1p

CONFIDENCE = 0.95
"""How sure a bound is: with this probability the true share is below it."""


def bound(examined: int, total: int | None) -> float:
    """
    Return the share of rows that may hold what was not seen in a random sample, with 95 % confidence.

    Args:
        examined: rows read at random.
        total: rows there are; `None` when unknown: taken to be far more.

    Returns:
        A share from 0 (all rows were read) to 1 (nothing is known).

    >>> bound(10, 10), bound(0, 10), round(bound(10_000, 4_100_000), 6), round(bound(999, 1000), 3)
    (0.0, 1.0, 0.000299, 0.0)
    """
    if total is not None and examined >= total:
        return 0.0
    if not examined:
        return 1.0
    missed = log(1 - CONFIDENCE)
    with_replacement = -expm1(missed / examined)
    if total is None:
        return with_replacement
    rows = missed / log1p(-examined / total)
    return min(with_replacement, (ceil(rows) - 1) / total)
