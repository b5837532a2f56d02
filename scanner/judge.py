"""
Evidence weighed into findings.

A finding's confidence is a sum of natural log-odds, each with a name. The heart is one formula: of n look-alikes in a
field, k pass a check that a random token passes with probability p. Chernoff's bound says how surprising that would
be by chance: exp(-n D(k/n || p)), D being the Kullback-Leibler divergence. One of one gives ln(1/p); 198 of 200 is
certain; 19 of 200 at p = 9 % weighs nothing.
"""

from __future__ import annotations

from collections import defaultdict
from hashlib import blake2b
from math import exp, log
from typing import TYPE_CHECKING

from detectors.fields import hints

from detectors.engine import weight_of
from scanner.evidence import DISTINCT_LIMIT, Source, distinct_count
from scanner.findings import SEVERITIES, Finding, Location, Reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from detectors.detector import Detector
    from scanner.evidence import Class, Evidence, Group, Kind, Occurrence, Place, Tally

FIELD_NAME = "field name"
AROUND = ("led", "context")
REASONS = {"led": "led by its own word", "context": "context words", "against": "false friend nearby"}


def surprise(tried: int, passed: int, chance: float) -> float:
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


def name_weight(detector: Detector, field: str) -> float:
    """Return what the field's name says for (or against) the detector, in natural log-odds."""
    said = hints(field)
    keys = (detector.category, *detector.hints)
    found = [said[key] for key in keys if key in said]
    return max(found, default=0.0, key=abs)


def confidence(weight: float) -> float:
    """Return the probability for natural log-odds, rounded to three decimals, never quite certain."""
    return min(0.999, round(1 / (1 + exp(-max(-40.0, min(40.0, weight)))), 3))


def _reasons(detector: Detector, place: Place, around: Class, group: Group, kind: Kind) -> list[Reason]:
    """Return the named log-odds of one kind of match in one class."""
    passed = sum(tally.count for tally in group.kinds.values())
    reasons = [Reason("prior", detector.prior)]
    check = min(detector.ceiling, surprise(group.tried, passed, detector.chance))
    if detector.chance < 1:
        reasons.append(Reason(f"check digits: {passed} of {group.tried} pass", check))
    named = name_weight(detector, place.field)
    spoken = max((weight_of(detector, name) for name in around.context if name in AROUND), default=0.0)
    # A log key is both the field's name and the word before the value: it counts once.
    if named > spoken or named < 0:
        reasons.append(Reason(FIELD_NAME, named))
    reasons += (
        Reason(REASONS.get(name, name), weight_of(detector, name))
        for name in (*around.context, *kind.support)
        if name not in AROUND or spoken >= named
    )
    return reasons


def judge(
    evidence: Evidence,
    detectors: Iterable[Detector],
    read: Mapping[Source, int],
    *,
    min_confidence: float,
    occurrences: int,
) -> tuple[list[Finding], int]:
    """
    Weigh the evidence of a whole scan.

    Args:
        evidence: merged over all segments.
        detectors: those that gave it.
        read: lines or rows examined per source and container.
        min_confidence: what is less sure is held back and counted.
        occurrences: how many places to keep per finding.

    Returns:
        Findings, strongest first, and how many were held back.
    """
    by_name = {detector.name: detector for detector in detectors}
    weighed: dict[tuple[Place, str, bool], list[tuple[float, list[Reason], Kind, Tally, int]]] = defaultdict(list)
    for (place, around), group in evidence.groups.items():
        detector = by_name[around.detector]
        for kind, tally in group.kinds.items():
            reasons = _reasons(detector, place, around, group, kind)
            certainty = confidence(sum(reason.weight for reason in reasons))
            key = (place, detector.name, kind.test_data)
            weighed[key].append((certainty, reasons, kind, tally, group.tried))
    findings, below = [], 0
    for (place, name, test_data), parts in weighed.items():
        sure = [part for part in parts if part[0] >= min_confidence]
        if not sure:
            below += 1
            continue
        examined = evidence.examined.get(place, read.get(Source(place.source, place.container), 0))
        findings.append(_finding(by_name[name], place, sure, test_data, examined, occurrences))
    return sorted(findings, key=_strength), below


def _finding(
    detector: Detector,
    place: Place,
    parts: Sequence[tuple[float, list[Reason], Kind, Tally, int]],
    test_data: bool,  # noqa: FBT001
    examined: int,
    limit: int,
) -> Finding:
    certainty, reasons, _, _, _ = max(parts, key=lambda part: (part[0], part[3].count))
    tallies = [part[3] for part in parts]
    by_subtype: dict[str, int] = defaultdict(int)
    shapes: dict[str, int] = defaultdict(int)
    for _, _, part_kind, tally, _ in parts:
        by_subtype[part_kind.subtype] += tally.count
        for shape, count in tally.shapes.items():
            shapes[shape] += count
    subtype = max(by_subtype, key=lambda name: (by_subtype[name], name))
    distinct = distinct_count(tallies)
    places = sorted((o for tally in tallies for o in tally.occurrences), key=_order)[:limit]
    return Finding(
        id=_id(place, detector.name, test_data=test_data),
        detector=detector.name,
        category=detector.category,
        subtype=subtype,
        test_data=test_data,
        severity="low" if test_data else detector.severities.get(subtype, detector.severity),
        confidence=certainty,
        location=Location(place.source, place.container, place.field, place.source.removeprefix("file:")),
        count=sum(tally.count for tally in tallies),
        examined=examined,
        tried=sum(part[4] for part in {id(part[3]): part for part in parts}.values()),
        distinct=distinct,
        distinct_at_least=distinct >= DISTINCT_LIMIT,
        occurrences=tuple(places),
        masked=f"[{detector.mask or detector.name.upper()}]",
        shape=max(shapes, key=lambda name: (shapes[name], name), default=""),
        why=tuple(sorted((r for r in reasons if r.weight), key=lambda r: -abs(r.weight))),
    )


def _order(occurrence: Occurrence) -> tuple[int, int, int]:
    return (occurrence.line or occurrence.row or 0, occurrence.start, occurrence.end)


def _strength(finding: Finding) -> tuple[object, ...]:
    place = finding.location
    return (
        finding.test_data,
        SEVERITIES.index(finding.severity),
        -finding.confidence,
        place.source,
        place.container or "",
        place.field,
        finding.detector,
    )


def _id(place: Place, detector: str, *, test_data: bool) -> str:
    """Return a stable id: a hash of names and places, which hold no value."""
    text = "\0".join((place.source, place.container or "", place.field, detector, str(test_data)))
    return blake2b(text.encode(), digest_size=8).hexdigest()
