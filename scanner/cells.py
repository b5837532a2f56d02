"""
Whole cells: which detectors a column could be for, and which of them each cell goes to.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import inf, log
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from detectors.linear import PatternSet
from scanner.judge import proves, support_weight, surprise
from scanner.naming import CLEAR, name_weights

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detectors.detector import Detector, Verdict

SAMPLE = 200
SHARE = 0.3
"""Of a sample without a telling name, at least this share must pass before a detector takes on the column."""
SURPRISE = 4.0
SEQUENCE = ("sequence",)


@dataclass(frozen=True, slots=True)
class Cells:
    """Detectors that can judge a whole cell: their positions, a set to choose by, and one expression each."""

    detectors: tuple[int, ...]
    chooser: PatternSet
    patterns: tuple[str, ...]


@lru_cache(maxsize=4)
def _cells(detectors: tuple[Detector, ...]) -> Cells:
    indexes, expressions = [], []
    for index, detector in enumerate(detectors):
        expression = detector.cell or detector.led or detector.pattern
        if expression is not None:
            indexes.append(index)
            expressions.append(expression)
    return Cells(
        tuple(indexes),
        PatternSet(rf"^(?:{expression})$" for expression in expressions),
        tuple(rf"^(?:{expression})$" for expression in expressions),
    )


class Claim(NamedTuple):
    """
    A detector that a column could be for.

    Args:
        weight: natural log-odds that a cell which several accept is this one's.
        detector: its position among all.
        context: what speaks against the column being one.
        likely: the column's name and the share of a sample that passes speak for it.
    """

    weight: float
    detector: int
    context: tuple[str, ...]
    likely: bool


def claims_for(field: str, sample: Sequence[str], detectors: tuple[Detector, ...]) -> list[Claim]:
    """
    Return the detectors a column could be for, likeliest first.

    Args:
        field: its name or path.
        sample: some of its cells, in order.
        detectors: all that take part.
    """
    known = _cells(detectors)
    # The same value again is no new evidence.
    different = set(sample)
    passed: dict[int, int] = {}
    for text in different:
        for position in known.chooser.occurring(text.encode()):
            index = known.detectors[position]
            verdict = detectors[index].check(text)
            if verdict is not None and proves(detectors[index], verdict.support):
                passed[index] = passed.get(index, 0) + 1
    names = name_weights(detectors, field)
    elsewhere = max(names, default=0.0) >= CLEAR
    sequence = SEQUENCE if _is_sequence(sample) else ()
    found = []
    for index in known.detectors:
        detector, name = detectors[index], names[index]
        proof = surprise(len(different), passed.get(index, 0), detector.chance)
        share = passed.get(index, 0) / len(different)
        proven = share >= SHARE and (proof >= SURPRISE or (detector.pattern is not None and detector.prior > 0))
        # What means nothing alone is not looked for where the name says something else.
        other = elsewhere and detector.pattern is None
        if name > 0 or (proven and not detector.near and not other):
            weight = detector.prior + min(detector.ceiling, proof, _proof_of_cell(detector, share)) + name
            # Numbers of one country may pass as another's: of those that fit both, most are the commoner kind's.
            among = log(max(share, 1 / (2 * len(different))))
            found.append(Claim(weight + among, index, sequence if name <= 0 else (), weight > 0))
    return sorted(found, reverse=True)


def _proof_of_cell(detector: Detector, share: float) -> float:
    """Return the most that a column proves of one of its cells: where few pass, little more than the cell's own check."""
    return inf if share >= 1 else -log(detector.chance) / (1 - share)


def owners(
    claims: Sequence[Claim],
    detectors: Sequence[Detector],
    checked: Sequence[tuple[Sequence[Verdict], np.ndarray[tuple[int], np.dtype[np.int8]]]],
    count: int,
) -> np.ndarray[tuple[int], np.dtype[np.int8]]:
    """Return for each cell the position of the claim that explains it and is surest of it; -1 for none."""
    owner = np.full(count, -1, dtype=np.int8)
    best = np.full(count, -np.inf)
    for position, (claim, (verdicts, codes)) in enumerate(zip(claims, checked, strict=True)):
        detector = detectors[claim.detector]
        if explains(detector):
            # The last one is for the code -1.
            worth = [claim.weight + support_weight(detector, verdict.support) for verdict in verdicts]
            score = np.array([*worth, -np.inf])[codes]
            owner[score > best] = position
            np.maximum(best, score, out=best)
    return owner


def explains(detector: Detector) -> bool:
    """Tell whether a cell that passes is wholly explained; a note or a user name may hold more inside."""
    return detector.chance < 1 or detector.pattern is not None or detector.check_many is not None


def checked_cells(
    index: int, detector: Detector, detectors: Sequence[Detector], values: pa.StringArray
) -> tuple[Sequence[Verdict], np.ndarray[tuple[int], np.dtype[np.int8]]]:
    """Return the verdicts a column can have and, per cell, which one it has (-1: refused)."""
    if detector.check_many is not None:
        return detector.verdicts, detector.check_many(values)
    known = _cells(tuple(detectors))
    pattern = known.patterns[known.detectors.index(index)]
    whole = np.flatnonzero(
        pc.fill_null(pc.match_substring_regex(values, pattern), False).to_numpy(zero_copy_only=False)
    )
    verdicts: list[Verdict] = []
    result = np.full(len(values), -1, dtype=np.int8)
    if not len(whole):
        return verdicts, result
    encoded = values.take(pa.array(whole)).dictionary_encode()
    code_of: dict[Verdict, int] = {}
    codes = np.full(len(encoded.dictionary), -1, dtype=np.int8)
    for position, text in enumerate(encoded.dictionary.to_pylist()):
        verdict = detector.check(text)
        if verdict is not None:
            code = code_of.setdefault(verdict, len(verdicts))
            if code == len(verdicts):
                verdicts.append(verdict)
            codes[position] = code
    result[whole] = codes[encoded.indices.to_numpy(zero_copy_only=False)]
    return verdicts, result


def _is_sequence(sample: Sequence[str]) -> bool:
    """Tell whether the cells are numbers that only rise, closely: order numbers and keys, not numbers of people."""
    if len(sample) < 20 or not all(text.isascii() and text.isdigit() and len(text) < 19 for text in sample):
        return False
    numbers = [int(text) for text in sample]
    rising = all(a < b for a, b in pairwise(numbers))
    return rising and numbers[-1] - numbers[0] < max(1, numbers[0]) // 10
