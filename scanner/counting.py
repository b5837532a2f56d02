"""Matches counted: what is kept of each, which is never the value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.evidence import DISTINCT_LIMIT, SHAPES_LIMIT, Class, Evidence, Kind, Place, Tally
from scanner.fingerprints import fingerprint
from scanner.masking import shown

if TYPE_CHECKING:
    from detectors.candidates import Candidate
    from scanner.evidence import Evidence, Place
    from scanner.examine import Examiner


def count(evidence: Evidence, place: Place, candidate: Candidate, examiner: Examiner) -> Tally | None:
    """Count one candidate; return its tally, or `None` where the check refused it."""
    detector = examiner.detectors[candidate.detector]
    group = evidence.group(place, Class(detector.name, candidate.context))
    group.tried += 1
    verdict = candidate.verdict
    if verdict is None:
        return None
    kind = Kind(verdict.subtype, verdict.test_data, verdict.support)
    tally = group.kinds.get(kind)
    if tally is None:
        tally = group.kinds[kind] = Tally()
    note(tally, candidate, examiner)
    return tally


def note(tally: Tally, candidate: Candidate, examiner: Examiner) -> None:
    """Count one accepted candidate, with its fingerprint and shape as long as those are wanted."""
    tally.count += 1
    if len(tally.distinct) < DISTINCT_LIMIT:
        tally.distinct.add(fingerprint(examiner.key, candidate.text))
    if tally.count <= SHAPES_LIMIT:
        seen = shown(examiner.detectors[candidate.detector].category, candidate.text)
        tally.shapes[seen] = tally.shapes.get(seen, 0) + 1
