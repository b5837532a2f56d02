"""
Evidence weighed into findings.

A finding's confidence is a sum of natural log-odds, each with a name. The heart is what share of the look-alikes in a
field pass, against what chance would give (`scanner.chances`).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from hashlib import blake2b
from typing import TYPE_CHECKING, Literal, NamedTuple

from detectors.candidates import weight_of
from scanner.chances import believable, confidence, few, surprise
from scanner.doubts import by_name, doubts
from scanner.evidence import DISTINCT_LIMIT, Source, distinct_count
from scanner.findings import SEVERITIES, Finding, Reason, located
from scanner.naming import called, name_weights, narrowed, said_by
from scanner.together import together

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from detectors.detector import Detector
    from scanner.evidence import Class, Evidence, Group, Kind, Occurrence, Place, Tally

AROUND, AGAINST = ("led", "context"), "against"
WEIGHED_DOWN = -1.5
SURE, NEIGHBOURS = 0.9, 1.0
LISTS = ("numbering plan", "name lists")
"""Proofs of what several detectors know parts of: telephones of two countries are telephones, their national ids are two things."""
REASONS = {"led": "led by its own word", "context": "context words", "against": "false friend nearby"}


class _Part(NamedTuple):
    """One kind of match in one class of a field, weighed."""

    reasons: list[Reason]
    named: float
    kind: Kind
    tally: Tally
    group: Group

    @property
    def certainty(self) -> float:
        """The probability that these matches are what they look like."""
        return confidence(sum(reason.weight for reason in self.reasons))


def support_weight(detector: Detector, support: Iterable[str]) -> float:
    """Return the log-odds of what a value itself speaks for."""
    return sum(weight_of(detector, name) for name in support)


def proves(detector: Detector, support: Iterable[str]) -> bool:
    """Tell whether a match counts as proof for others: one that much speaks against says nothing of its field."""
    return support_weight(detector, support) > WEIGHED_DOWN


def _checked(detector: Detector, group: Group, kind: Kind) -> Reason | None:
    """Return what the check says: how surprising it is that so many pass, and how many of them are no accident."""
    if detector.chance >= 1:
        return None
    tried, passed, counted = group.tried, 0, []
    everything = not proves(detector, kind.support)
    for other, tally in group.kinds.items():
        if everything or proves(detector, other.support):
            passed += tally.count
            counted.append(tally)
        else:
            tried -= tally.count
    again = _different(counted)
    weight = min(detector.ceiling, surprise(tried * again, passed * again, detector.chance))
    if weight:
        real = believable(tried, passed, max(detector.chance, detector.likeliest))
        weight = max(0.0, min(weight, real - min(0.0, detector.prior)))
    return Reason(f"{detector.proof}: {passed} of {tried} pass, {few(tried * detector.chance)} by chance", weight)


def _reasons(detector: Detector, name: Reason, around: Class, group: Group, kind: Kind) -> list[Reason]:
    """Return the named log-odds of one kind of match in one class, whose field's name says `name`."""
    named = name.weight
    checked = _checked(detector, group, kind)
    reasons = [Reason("prior", detector.prior), *([checked] if checked else [])]
    spoken = max((weight_of(detector, name) for name in around.context if name in AROUND), default=0.0)
    # A log key is both the field's name and the word before the value: it counts once.
    if named > spoken or named < 0:
        reasons.append(name)
    alone = (support for support in kind.support if support not in detector.telling)
    for other in (*around.context, *alone):
        said_already = spoken < named if other in AROUND else named < 0 if other == AGAINST else False
        if not said_already:
            reasons.append(Reason(REASONS.get(other, other), weight_of(detector, other)))
    return [*reasons, *_told(detector, group), *doubts(detector, group, kind)]


def _told(detector: Detector, group: Group) -> list[Reason]:
    """Return what the supports say that speak for all values of the field, as far as they are more than chance."""
    found = []
    for support, chance in detector.telling.items():
        counts = [tally.count for kind, tally in group.kinds.items() if support in kind.support]
        if counts:
            again = _different(group.kinds.values())
            tried, having = group.tried * again, sum(counts) * again
            weight = min(weight_of(detector, support), surprise(tried, having, chance))
            said = f"{support}: {having:.0f} of {tried:.0f} pass, {few(tried * chance)} by chance"
            found.append(Reason(said, weight))
    return found


def _different(tallies: Iterable[Tally]) -> float:
    """Return the share of values that are no repetition: the same value again is no new evidence."""
    counted = tuple(tallies)
    total = sum(tally.count for tally in counted)
    return len(set().union(*(tally.distinct for tally in counted))) / max(1, total)


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
    everyone = tuple(detectors)
    position = {detector.name: index for index, detector in enumerate(everyone)}
    weighed: dict[tuple[Place, str, bool], list[_Part]] = defaultdict(list)
    for (place, around), group in evidence.groups.items():
        index = position[around.detector]
        comment = evidence.comments.get(place)
        field = comment or place.field
        named = name_weights(everyone, field)[index]
        for kind, tally in group.kinds.items():
            spoken = Reason(said_by(place.field, comment), named)
            reasons = _reasons(everyone[index], spoken, around, group, kind)
            reasons += by_name(everyone[index], field, group, kind)
            weighed[place, around.detector, kind.test_data].append(_Part(reasons, named, kind, tally, group))
    people = _people(weighed, evidence, everyone)
    findings, below = [], 0
    for (place, name, test_data), parts in list(weighed.items()):
        if people.get(Source(place.source, place.container), set()) - {place.field}:
            weighed[place, name, test_data] = [_beside(part) for part in parts]
        sure = [part for part in weighed[place, name, test_data] if part.certainty >= min_confidence]
        if not sure:
            below += 1
            continue
        unit: Literal["lines", "rows"] = "rows" if place in evidence.examined else "lines"
        examined = evidence.examined.get(place, read.get(Source(place.source, place.container), 0))
        finding = _finding(everyone[position[name]], place, sure, test_data, examined, occurrences)
        if place in evidence.comments:
            finding = replace(finding, category=narrowed(everyone[position[name]], evidence.comments[place]))
        findings.append(replace(finding, unit=unit))
    spare = {detector.name: detector.category for detector in everyone if detector.spare}
    inside = {detector.name for detector in everyone if detector.near}
    lists = {detector.name: detector.proof for detector in everyone if detector.proof in LISTS}
    return sorted(together(findings, spare, inside, lists, occurrences), key=_strength), below


def _people(
    weighed: Mapping[tuple[Place, str, bool], Sequence[_Part]], evidence: Evidence, detectors: Sequence[Detector]
) -> dict[Source, set[str]]:
    """Return the columns of each table that surely point to people."""
    person = {detector.name for detector in detectors if detector.person}
    found: dict[Source, set[str]] = defaultdict(set)
    for (place, name, _), parts in weighed.items():
        if name in person and place in evidence.examined and any(part.certainty >= SURE for part in parts):
            found[Source(place.source, place.container)].add(place.field)
    return found


def _beside(part: _Part) -> _Part:
    """Return a match of a well-named column as it looks beside columns of people."""
    if part.named <= 0:
        return part
    return part._replace(reasons=[*part.reasons, Reason("beside people in the same table", NEIGHBOURS)])


def _finding(
    detector: Detector,
    place: Place,
    parts: Sequence[_Part],
    test_data: bool,  # noqa: FBT001
    examined: int,
    limit: int,
) -> Finding:
    surest = max(parts, key=lambda part: (part.certainty, part.tally.count))
    tallies = [part.tally for part in parts]
    by_subtype: dict[str, int] = defaultdict(int)
    shapes: dict[str, int] = defaultdict(int)
    statements: dict[tuple[str, int], int] = defaultdict(int)
    for part in parts:
        by_subtype[called(place.field, part.kind)] += part.tally.count
        for shape, count in part.tally.shapes.items():
            shapes[shape] += count
        for wrote, count in part.tally.statements.items():
            statements[wrote] += count
    subtype = max(by_subtype, key=lambda name: (by_subtype[name], name))
    distinct = distinct_count(tallies)
    places = sorted((o for tally in tallies for o in tally.occurrences), key=_order)[:limit]
    return Finding(
        id=_id(place, detector.name, test_data=test_data),
        detector=detector.counts_as or detector.name,
        category=narrowed(detector, place.field),
        subtype=subtype,
        test_data=test_data,
        severity="low" if test_data else detector.severities.get(subtype, detector.severity),
        confidence=surest.certainty,
        location=located(place),
        count=sum(tally.count for tally in tallies),
        examined=examined,
        tried=sum(group.tried for group in {id(part.group): part.group for part in parts}.values()),
        distinct=distinct,
        distinct_at_least=distinct >= DISTINCT_LIMIT,
        occurrences=tuple(places),
        masked=f"[{detector.mask or detector.name.upper()}]",
        shape=max(shapes, key=lambda name: (shapes[name], name), default=""),
        subtypes=tuple(sorted(by_subtype.items(), key=lambda item: (-item[1], item[0]))),
        why=tuple(sorted((r for r in surest.reasons if r.weight), key=lambda r: -abs(r.weight))),
        statements=tuple((*wrote, count) for wrote, count in sorted(statements.items())),
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
