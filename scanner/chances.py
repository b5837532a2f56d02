"""
What chance gives: natural log-odds of populations that pass a check more often than random values do.

Of n look-alikes in a field, k pass a check that a random token passes with probability p. Chernoff's bound says how
surprising that would be by chance: exp(-n D(k/n || p)), D being the Kullback-Leibler divergence. One of one gives
ln(1/p); 198 of 200 is certain; 19 of 200 at p = 9 % weighs nothing.
"""

from __future__ import annotations

from math import exp, inf, log


def surprise(tried: float, passed: float, chance: float) -> float:
    """
    Return how surprising it is that `passed` of `tried` pass by chance, in natural log-odds, never below 0.

    >>> round(surprise(1, 1, 0.0005), 1)
    7.6
    >>> round(surprise(200, 19, 0.09), 1)
    0.0
    """
    if chance >= 1 or not tried or passed / tried <= chance:
        return 0.0
    share = passed / tried
    divergence = share * log(share / chance)
    if share < 1:
        divergence += (1 - share) * log((1 - share) / (1 - chance))
    return tried * divergence


def believable(tried: int, passed: int, chance: float) -> float:
    """
    Return the log-odds that one of those that passed is real, given how many would pass by chance.

    >>> believable(1, 1, 0.0085) == inf, round(believable(1000, 19, 0.0085), 1)
    (True, 0.2)
    """
    real = (passed / tried - chance) / (1 - chance)
    if real <= 0:
        return -inf
    return inf if real >= 1 else log(real / ((1 - real) * chance))


def confidence(weight: float) -> float:
    """Return the probability for natural log-odds, rounded to three decimals, never quite certain."""
    return min(0.999, round(1 / (1 + exp(-max(-40.0, min(40.0, weight)))), 3))


def few(expected: float) -> str:
    """
    Return how many are expected, as precisely as is worth saying.

    >>> few(43.3), few(0.0085), few(0.00001)
    ('43', '0.0085', '0.001')
    """
    return f"{expected:.0f}" if expected >= 10 else f"{max(expected, 0.001):.2g}"
