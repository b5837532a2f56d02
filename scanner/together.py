"""
One finding per column and category, whoever recognised which of its cells.

What only the column's name speaks for joins what a check has proved beside it, and so do the kinds of one category that
several detectors know: the telephones of two countries.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from scanner.findings import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from scanner.findings import Finding


def together(
    findings: Iterable[Finding],
    spare: Mapping[str, str],
    inside: Collection[str],
    lists: Mapping[str, str],
    limit: int,
) -> Iterator[Finding]:
    """
    Yield findings, those of spare detectors with the one of the same column and category whose rest they took.

    Args:
        findings: as judged.
        spare: the detectors that take only what no other of their category takes, each with that category.
        inside: names of those whose matches may lie in a cell that a spare one took whole.
        lists: the detectors that go by lists, each with what these are; of several with the same, each cell is one's.
        limit: how many occurrences to keep.
    """
    groups: dict[tuple[object, ...], list[Finding]] = defaultdict(list)
    for finding in findings:
        alone = (finding.detector,) if finding.unit == "lines" else ()
        groups[finding.location, finding.category, finding.test_data, *alone].append(finding)
    for group in groups.values():
        proved = [finding for finding in group if finding.detector not in spare]
        rest = [finding for finding in group if finding.detector in spare]
        if not proved:
            surest = max(rest, key=lambda finding: (finding.confidence, finding.count))
            yield _joined(surest, (finding for finding in rest if finding is not surest), limit)
            continue
        first = max(proved, key=lambda finding: (finding.confidence, finding.count))
        listed = lists.get(first.detector)
        kin = [f for f in proved if f is not first and listed and lists.get(f.detector) == listed]
        # A spare detector leaves out what those of its own category take, not what its field's name narrows it to.
        apart = [f for f in rest if first.detector not in inside and spare[f.detector] == f.category]
        same = [f for f in rest if f not in apart]
        whole = _joined(first, (*kin, *apart), limit)
        yield _held(whole, same) if same else whole
        yield from (finding for finding in proved if finding is not first and finding not in kin)


def _held(first: Finding, others: Iterable[Finding]) -> Finding:
    """Return the one of several findings that counts most: the same cells are in all of them, so none are added."""
    most = max(others, key=lambda finding: finding.count)
    if most.count <= first.count:
        return replace(first, confidence=max(first.confidence, most.confidence))
    return replace(most, severity=first.severity, confidence=max(first.confidence, most.confidence))


def _joined(first: Finding, others: Iterable[Finding], limit: int) -> Finding:
    """Return a finding with the cells of others added: no cell is both, so nothing is counted twice."""
    for other in others:
        subtypes = Counter(dict(first.subtypes))
        subtypes.update(dict(other.subtypes))
        places = sorted((*first.occurrences, *other.occurrences), key=lambda place: (place.row or 0, place.start))
        surer = max(first, other, key=lambda finding: finding.confidence)
        first = replace(
            first,
            subtype=subtypes.most_common(1)[0][0],
            severity=min(first.severity, other.severity, key=SEVERITIES.index),
            confidence=surer.confidence,
            why=surer.why,
            count=first.count + other.count,
            tried=max(first.tried, first.count + other.count),
            distinct=first.distinct + other.distinct,
            distinct_at_least=first.distinct_at_least or other.distinct_at_least,
            occurrences=tuple(places[:limit]),
            subtypes=tuple(subtypes.most_common()),
        )
    return first
