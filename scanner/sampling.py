"""
What is looked at more closely: some batches of a field, and after a sample the columns worth reading in full.

A sample settles a column of which most rows look alike. It settles nothing where one row in a million would matter:
running text, a column whose name promises what the sample did not show, and evidence that is neither here nor there.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from scanner.evidence import Source
from scanner.judge import judge
from scanner.naming import CLEAR, name_weights

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from detectors.detector import Detector
    from scanner.evidence import Evidence
    from scanner.findings import Finding

DOUBTFUL, SETTLED = 0.1, 0.9
"""Between these confidences the evidence is borderline."""
RARE = 0.5
"""A column of which fewer rows than this hold what was found is counted in full."""


def looked_at(number: int) -> bool:
    """
    Tell whether to look closely at a field's next batch: ever more rarely, since fields seldom change their nature.

    >>> [number for number in range(1, 40) if looked_at(number)]
    [1, 2, 4, 8, 16, 32]
    """
    return not number & (number - 1)


def worth_reading(
    evidence: Evidence, detectors: Sequence[Detector], sampled: Mapping[Source, int]
) -> dict[Source, set[str]]:
    """
    Return the columns of each sampled table to read in full.

    Args:
        evidence: of the sample.
        detectors: those that gave it.
        sampled: the tables of which only some rows were read, with how many.
    """
    findings, _ = judge(evidence, detectors, sampled, min_confidence=DOUBTFUL, occurrences=0)
    found: dict[tuple[Source, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        at = finding.location
        found[Source(at.source, at.container), at.field].append(finding)
    people = {detector.name for detector in detectors if detector.person}
    wanted: dict[Source, set[str]] = defaultdict(set)
    for place in evidence.examined:
        source = Source(place.source, place.container)
        if source not in sampled:
            continue
        here = found[source, place.field]
        telling = max(name_weights(tuple(detectors), evidence.comments.get(place, place.field)), default=0.0) >= CLEAR
        if place in evidence.prose or _open(here, telling=telling):
            wanted[source].add(place.field)
    for source, columns in wanted.items():
        # What counts only in the row of a person needs the person in its row.
        columns |= {
            field
            for (where, field), here in found.items()
            if where == source and any(f.detector in people and f.confidence >= SETTLED for f in here)
        }
    return dict(wanted)


def _open(found: Collection[Finding], *, telling: bool) -> bool:
    """Tell whether a sample left a column undecided."""
    if not found:
        return telling
    settled = [f for f in found if f.confidence >= SETTLED and f.count >= RARE * f.examined]
    return not settled
