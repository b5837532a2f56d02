"""
Whole cells: which detectors a column could be for, and which of them each cell goes to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import inf, log
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from detectors.linear import Pattern, PatternSet
from scanner.chances import surprise
from scanner.judge import proves, support_weight
from scanner.naming import CLEAR, name_weights

if TYPE_CHECKING:
    from detectors.detector import Detector, Verdict

SAMPLE = 200
SHARE = 0.3
"""Of a sample without a telling name, at least this share must pass before a detector takes on the column."""
SURPRISE = 4.0
SEQUENCE = ("sequence",)

Checked = tuple[Sequence["Verdict"], np.ndarray[tuple[int], np.dtype[np.int8]]]
"""The verdicts a column can have and, per cell, which one it has (-1: refused)."""
Settled = tuple[np.ndarray[tuple[int], np.dtype[np.int8]], list[Checked]]
"""For each cell the position of the claim that explains it (-1: none), and what each claim says of the cells."""


@dataclass(frozen=True, slots=True)
class Cells:
    """
    Detectors that can judge a whole cell.

    Args:
        expressions: what such a cell looks like, by the detector's position among all.
        provable: those that values alone can speak for.
        chooser: which of these a cell looks like. The others need a telling name, and are asked one by one.
    """

    expressions: Mapping[int, str]
    provable: tuple[int, ...]
    chooser: PatternSet


@lru_cache(maxsize=4)
def _cells(detectors: tuple[Detector, ...]) -> Cells:
    looks = {index: detector.cell or detector.led or detector.pattern for index, detector in enumerate(detectors)}
    expressions = {index: rf"^(?:{look})$" for index, look in looks.items() if look is not None}
    provable = tuple(index for index in expressions if _provable(detectors[index], elsewhere=False))
    return Cells(expressions, provable, PatternSet(expressions[index] for index in provable))


@lru_cache(maxsize=256)
def _pattern(expression: str) -> Pattern:
    return Pattern(expression)


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
    names = name_weights(detectors, field)
    elsewhere = max(names, default=0.0) >= CLEAR
    wanted = [
        index for index in known.expressions if names[index] > 0 or _provable(detectors[index], elsewhere=elsewhere)
    ]
    looks = _looking(known, wanted, different)
    passed = {
        index: _passed(detectors[index], texts, 0.0 if names[index] > 0 else SHARE * len(different))
        for index, texts in looks.items()
    }
    sequence = SEQUENCE if _is_sequence(sample) else ()
    found = []
    for index in wanted:
        detector, name = detectors[index], names[index]
        proof = surprise(len(different), passed.get(index, 0), detector.chance)
        share = passed.get(index, 0) / len(different)
        if name > 0 or (share >= SHARE and (proof >= SURPRISE or _speaks_for_itself(detector))):
            weight = detector.prior + min(detector.ceiling, proof, _proof_of_cell(detector, share)) + name
            # Numbers of one country may pass as another's: of those that fit both, most are the commoner kind's.
            among = log(max(share, 1 / (2 * len(different))))
            found.append(Claim(weight + among, index, sequence if name <= 0 else (), weight > 0))
    return sorted(found, reverse=True)


def _looking(known: Cells, wanted: Sequence[int], texts: Iterable[str]) -> dict[int, list[str]]:
    """Return, for each of the wanted detectors, the texts that look like its cells."""
    chosen = set(wanted)
    named = [(index, _pattern(known.expressions[index])) for index in wanted if index not in known.provable]
    looks: dict[int, list[str]] = {}
    for text in texts:
        data = text.encode()
        found = [index for index in map(known.provable.__getitem__, known.chooser.occurring(data)) if index in chosen]
        found += [index for index, pattern in named if pattern.search(data, 0, len(data))[1] >= 0]
        for index in found:
            looks.setdefault(index, []).append(text)
    return looks


def _passed(detector: Detector, texts: Sequence[str], needed: float) -> int:
    """Return how many of the texts prove something for a detector; it is asked no more once `needed` is out of reach."""
    passed = 0
    for left, text in zip(range(len(texts), 0, -1), texts, strict=True):
        if passed + left < needed:
            break
        verdict = detector.check(text)
        passed += verdict is not None and proves(detector, verdict.support)
    return passed


def _provable(detector: Detector, *, elsewhere: bool) -> bool:
    """Tell whether values alone could make a column this detector's; `elsewhere`: its name says something clearly."""
    # What means nothing alone is not looked for where the name says something else.
    other = elsewhere and detector.pattern is None
    return not detector.near and not other and (detector.chance < 1 or _speaks_for_itself(detector))


def _speaks_for_itself(detector: Detector) -> bool:
    return detector.pattern is not None and detector.prior > 0


def _proof_of_cell(detector: Detector, share: float) -> float:
    """Return the most that a column proves of one of its cells: where few pass, little more than the cell's own check."""
    return inf if share >= 1 else -log(detector.chance) / (1 - share)


def settled(claims: Sequence[Claim], detectors: Sequence[Detector], values: pa.StringArray) -> Settled:
    """
    Check the cells with each claim in turn.

    A claim is not asked about cells that another explains more surely than it ever could: they are refused unread.

    Args:
        claims: likeliest first.
        detectors: all that take part.
        values: cells, none of them null.

    Returns:
        For each cell the position of the claim that explains it and is surest of it (-1: none), and what each claim
        says of the cells.
    """
    owner = np.full(len(values), -1, dtype=np.int8)
    best = np.full(len(values), -np.inf)
    checked = []
    for position, claim in enumerate(claims):
        detector = detectors[claim.detector]
        explaining = explains(detector)
        asked = np.flatnonzero(best < claim.weight + _most(detector)) if explaining else np.flatnonzero(owner < 0)
        verdicts, codes = _checked_of(claim.detector, detectors, values, asked)
        checked.append((verdicts, codes))
        if explaining and len(asked):
            # The last one is for the code -1.
            worth = [claim.weight + support_weight(detector, verdict.support) for verdict in verdicts]
            score = np.array([*worth, -np.inf])[codes]
            owner[score > best] = position
            np.maximum(best, score, out=best)
    return owner, checked


def spread(found: Settled, which: np.ndarray[tuple[int], np.dtype[np.int32]]) -> Settled:
    """Return for cells what was settled of the different values among them; `which` is each cell's."""
    owner, checked = found
    return owner.take(which), [(verdicts, codes.take(which)) for verdicts, codes in checked]


@lru_cache(maxsize=256)
def _most(detector: Detector) -> float:
    """Return the most that a value itself can speak for a detector."""
    if detector.verdicts:
        return max(support_weight(detector, verdict.support) for verdict in detector.verdicts)
    return sum(weight for weight in detector.weights.values() if weight > 0)


def explains(detector: Detector) -> bool:
    """Tell whether a cell that passes is wholly explained; a note or a user name may hold more inside."""
    return detector.chance < 1 or detector.pattern is not None or detector.check_many is not None


def _checked_of(
    index: int,
    detectors: Sequence[Detector],
    values: pa.StringArray,
    asked: np.ndarray[tuple[int], np.dtype[np.int64]],
) -> Checked:
    """Return what a detector says of the cells, asked about some of them only."""
    if len(asked) == len(values):
        return checked_cells(index, detectors, values)
    codes = np.full(len(values), -1, dtype=np.int8)
    if not len(asked):
        return (), codes
    verdicts, codes[asked] = checked_cells(index, detectors, values.take(pa.array(asked)))
    return verdicts, codes


def checked_cells(index: int, detectors: Sequence[Detector], values: pa.StringArray) -> Checked:
    """Return what a detector says of all the cells."""
    detector = detectors[index]
    if detector.check_many is not None:
        return detector.verdicts, detector.check_many(values)
    known = _cells(tuple(detectors))
    matches = pc.match_substring_regex(values, known.expressions[index])
    whole = np.flatnonzero(pc.fill_null(matches, False).to_numpy(zero_copy_only=False))
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
