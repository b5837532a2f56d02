"""
A scan from targets to findings: segments planned, examined in workers, merged in plan order, judged.

The plan does not depend on the number of jobs and evidence is merged in its order, so the result does not either.
"""

from __future__ import annotations

import os
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from connectors.sources import deepen, plan, public
from scanner import __version__
from scanner.evidence import Source
from scanner.findings import Scan
from scanner.gathering import Gathered
from scanner.judge import judge
from scanner.sampling import worth_reading
from scanner.tasks import Options, chosen_detectors, examiner, perform
from scanner.workers import in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence

    from connectors.connector import Segment
    from scanner.examine import Examined

__all__ = ["Options", "chosen_detectors", "conclude", "scan"]

SMALL = 4
"""With fewer segments than this, starting more processes costs more than it gives, unless jobs are asked for."""


def scan(
    targets: Sequence[str], options: Options, key: bytes, progress: Callable[[str, int], None] | None = None
) -> Scan:
    """
    Scan the targets.

    Args:
        targets: paths, globs, URLs, or "-".
        options: how.
        key: workspace key for fingerprints.
        progress: called with a source's name and the bytes or rows done, from this process.

    Raises:
        connectors.connector.SourceError: a target does not exist or matches nothing.
    """
    started = datetime.now(UTC)
    gathered = Gathered()
    segments = list(gathered.planned(plan(targets, options.selection)))
    _round(segments, gathered, options, key, progress)
    if options.selection.sample is None:
        again = list(_left_open(segments, gathered, options))
        later = Gathered()
        _round(again, later, options, key, progress)
        gathered.replace(later)
    return conclude(gathered, started, targets, options)


def conclude(gathered: Gathered, started: datetime, targets: Sequence[str], options: Options) -> Scan:
    """Judge what was gathered."""
    findings, below = judge(
        gathered.evidence,
        chosen_detectors(options),
        {source: extent.read for source, extent in gathered.extents.items()},
        min_confidence=options.min_confidence,
        occurrences=options.occurrences,
    )
    coverage = gathered.coverage()
    return Scan(
        version=__version__,
        started=started,
        finished=datetime.now(UTC),
        targets=public(targets),
        findings=gathered.told(findings, coverage),
        below=below,
        coverage=coverage,
        failures=tuple(gathered.failures),
        set_aside=tuple(gathered.set_aside),
        joins=tuple(gathered.joins()),
        days=gathered.days(),
        endings=gathered.endings(),
    )


def _left_open(segments: Sequence[Segment], gathered: Gathered, options: Options) -> Iterator[Segment]:
    """Yield what reads in full the columns that their samples did not settle."""
    sampled = gathered.sampled()
    if not sampled:
        return
    wanted = worth_reading(gathered.evidence, chosen_detectors(options), sampled)
    for segment in segments:
        columns = wanted.pop(Source(segment.source, segment.container), None)
        if columns:
            yield from deepen(segment, sorted(columns))


def _round(
    segments: Sequence[Segment],
    gathered: Gathered,
    options: Options,
    key: bytes,
    progress: Callable[[str, int], None] | None,
) -> None:
    """Examine segments and merge what they give, in their order. A scan has one round, or more as it learns more."""
    with closing(_examined(segments, options, key)) as answers:
        for segment, examined in answers:
            gathered.merge(segment, examined, options.occurrences)
            if progress is not None:
                progress(segment.source, sum(extent.read for extent in examined.extents.values()))


def _examined(segments: Sequence[Segment], options: Options, key: bytes) -> Generator[tuple[Segment, Examined]]:
    """Yield each segment with what was found in it, in order."""
    jobs = min(options.jobs or os.cpu_count() or 1, len(segments))
    streamed = any(segment.path == "-" for segment in segments)
    work = partial(perform, options, key)
    if jobs <= 1 or streamed or (not options.jobs and len(segments) < SMALL):
        for segment in segments:
            yield segment, work(segment)
        return
    examiner(options, key).engine.warm()
    with closing(in_order(segments, work, jobs)) as answers:
        yield from answers
