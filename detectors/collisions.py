"""
Collisions between candidates: what stays where several detectors claim the same text.

A valid fødselsnummer is always a valid account number as well; only one of them may be counted.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detectors.candidates import Candidate

ACCEPTED = -1
FEW = 8


def settle(candidates: list[Candidate]) -> list[Candidate]:
    """
    Settle collisions: of overlapping accepted candidates the one with the highest score stays, then the longest.

    Refused candidates stay too unless another one of the same detector covers them; they take no place. A line may
    hold a hundred thousand candidates, so each is compared with its nearest neighbours only.
    """
    if _apart(candidates):
        return candidates
    order = sorted(candidates, key=_rank)
    kept = _kept(order) if len(order) <= FEW else _kept_of_many(order)
    return sorted(kept, key=_place) if len(kept) > 1 else kept


def _rank(candidate: Candidate) -> tuple[bool, float, int, int]:
    detector, start, end, _, verdict, _, score = candidate
    return verdict is None, -score, start - end, detector


def _place(candidate: Candidate) -> tuple[int, int, int]:
    return candidate[1], candidate[2], candidate[0]


def _kept(order: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates that nothing before them displaces, each compared with all that stay."""
    kept: list[Candidate] = []
    for candidate in order:
        detector, start, end, _, verdict, _, _ = candidate
        for other, first, last, _, taken, _, _ in kept:
            if first < end and start < last and (other == detector or (verdict is not None and taken is not None)):
                break
        else:
            kept.append(candidate)
    return kept


def _kept_of_many(order: Sequence[Candidate]) -> list[Candidate]:
    """Return the same, each compared with its nearest neighbours only."""
    # The kept spans of one detector never overlap, nor do the accepted ones of all: sorted, they can be bisected.
    taken: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    kept: list[Candidate] = []
    for candidate in order:
        span = (candidate.start, candidate.end)
        places = [taken[candidate.detector]]
        if candidate.verdict is not None:
            places.append(taken[ACCEPTED])
        if not any(_overlaps(place, *span) for place in places):
            for place in places:
                insort(place, span)
            kept.append(candidate)
    return kept


def _overlaps(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Tell whether a span overlaps one of those given, which are in order and apart."""
    before = bisect_left(spans, (end, end))
    return before > 0 and spans[before - 1][1] > start


def _apart(candidates: Sequence[Candidate]) -> bool:
    """Tell whether the candidates stand in order and no two of them overlap, as in nearly every line."""
    end = -1
    for candidate in candidates:
        if candidate[1] < end:
            return False
        end = candidate[2]
    return True
