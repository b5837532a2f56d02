"""
A scan from targets to findings: segments planned, examined in workers, merged in plan order, judged.

The plan does not depend on the number of jobs and evidence is merged in its order, so the result does not either.
"""

from __future__ import annotations

import os
import traceback
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from connectors.connector import Failure, Segment, SetAside
from connectors.files import Selection, plan
from detectors.discover import on_offer
from detectors.engine import Engine
from scanner import __version__
from scanner.evidence import Evidence, Source
from scanner.examine import Examined, Examiner, Extent, examine
from scanner.findings import Coverage, Scan, Unread
from scanner.judge import judge
from scanner.workers import failed, in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Sequence

    from detectors.detector import Detector

SMALL = 4
"""With fewer segments than this, starting more processes costs more than it gives, unless jobs are asked for."""


@dataclass(frozen=True, slots=True)
class Options:
    """
    What a scan is asked to do. Picklable: it travels to the workers with each segment.

    Args:
        selection: which files of the targets, and the limits on archives.
        jobs: processes; 0 for one per processor.
        min_confidence: what is less sure is held back and counted.
        occurrences: how many places to keep per finding.
        detectors: names to use; empty for all.
        recognizers: paths of YAML files in Presidio's recogniser format, with users' own detectors.
    """

    selection: Selection = field(default_factory=Selection)
    jobs: int = 0
    min_confidence: float = 0.5
    occurrences: int = 1000
    detectors: tuple[str, ...] = ()
    recognizers: tuple[str, ...] = ()


@dataclass(slots=True)
class _Gathered:
    """What has come in so far, in plan order."""

    evidence: Evidence = field(default_factory=Evidence)
    extents: dict[Source, Extent] = field(default_factory=dict)
    failures: list[Unread] = field(default_factory=list)
    set_aside: list[Unread] = field(default_factory=list)


@lru_cache(maxsize=1)
def chosen_detectors(options: Options) -> tuple[Detector, ...]:
    """Return the detectors a scan uses: those on offer and the user's own, all or the named ones."""
    offered = on_offer()
    if options.recognizers:
        from detectors.presidio import from_yaml

        for path in options.recognizers:
            offered += from_yaml(Path(path), {detector.name for detector in offered})
    return tuple(d for d in offered if not options.detectors or d.name in options.detectors)


@lru_cache(maxsize=1)
def _examiner(options: Options, key: bytes) -> Examiner:
    """Return the compiled detectors; built once per process, and inherited where processes are forked."""
    return Examiner(Engine(chosen_detectors(options)), key, options.occurrences)


def _examine(options: Options, key: bytes, segment: Segment) -> Examined:
    """
    Examine one segment; whatever goes wrong becomes a failure of that segment.

    A traceback or a library's message could hold what was being read, so only the kind of the error and the place in
    the code leave the worker.
    """
    try:
        return examine(segment, _examiner(options, key))
    except Exception as error:  # noqa: BLE001 - the last seam before the value could be printed
        frame = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{Path(frame.filename).name}:{frame.lineno}"
        reason = f"an error of innsyn's own ({type(error).__name__} in {place}); please report it without the data"
        return failed(segment, reason)


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
    gathered = _Gathered()
    segments = list(_segments(plan(targets, options.selection), gathered))
    with closing(_examined(segments, options, key)) as answers:
        for segment, examined in answers:
            _merge(gathered, segment, examined, options.occurrences)
            if progress is not None:
                progress(segment.source, sum(extent.read for extent in examined.extents.values()))
    findings, below = judge(
        gathered.evidence,
        _examiner(options, key).detectors,
        {source: extent.read for source, extent in gathered.extents.items()},
        min_confidence=options.min_confidence,
        occurrences=options.occurrences,
    )
    return Scan(
        version=__version__,
        started=started,
        finished=datetime.now(UTC),
        targets=tuple(targets),
        findings=tuple(findings),
        below=below,
        coverage=_coverage(gathered),
        failures=tuple(gathered.failures),
        set_aside=tuple(gathered.set_aside),
    )


def _segments(planned: Iterable[Segment | Failure | SetAside], gathered: _Gathered) -> Iterator[Segment]:
    """Yield the segments of a plan; note what it could not open and what it set aside."""
    for item in planned:
        if isinstance(item, Segment):
            yield item
        elif isinstance(item, Failure):
            gathered.failures.append(Unread(item.source, item.container, item.reason, item.line))
        else:
            gathered.set_aside.append(Unread(item.source, item.container, item.reason))


def _examined(segments: Sequence[Segment], options: Options, key: bytes) -> Generator[tuple[Segment, Examined]]:
    """Yield each segment with what was found in it, in order."""
    jobs = min(options.jobs or os.cpu_count() or 1, len(segments))
    streamed = any(segment.path == "-" for segment in segments)
    examiner = _examiner(options, key)
    work = partial(_examine, options, key)
    if jobs <= 1 or streamed or (not options.jobs and len(segments) < SMALL):
        for segment in segments:
            yield segment, work(segment)
        return
    examiner.engine.warm()
    with closing(in_order(segments, work, jobs)) as answers:
        yield from answers


def _merge(gathered: _Gathered, segment: Segment, examined: Examined, limit: int) -> None:
    """Add what one segment gave, behind all that came before it from the same source."""
    sources = [Source(segment.source, container) for container in examined.extents]
    before = {source: gathered.extents[source].read for source in sources if source in gathered.extents}
    gathered.evidence.absorb(examined.evidence, before, limit)
    for container, extent in examined.extents.items():
        together = gathered.extents.setdefault(Source(segment.source, container), Extent(extent.unit))
        together.unit = extent.unit
        together.read += extent.read
        together.broken |= extent.broken
    for failure in examined.failures:
        base = before.get(Source(failure.source, failure.container or segment.container), 0)
        line = None if failure.line is None else failure.line + base
        gathered.failures.append(Unread(failure.source, failure.container, failure.reason, line))
    gathered.set_aside += (Unread(item.source, item.container, item.reason) for item in examined.set_aside)


def _coverage(gathered: _Gathered) -> tuple[Coverage, ...]:
    """
    Return how much of each source was read; what broke has no known total.

    An archive of which only the members were read has no row of its own: nothing in it went unread.
    """
    holders = {holder for source in gathered.extents for holder in _holders(source)}
    return tuple(
        Coverage(
            source.source,
            source.container,
            extent.unit,
            extent.read,
            None if extent.broken else extent.read,
            not extent.broken,
        )
        for source, extent in gathered.extents.items()
        if extent.read or extent.broken or source not in holders
    )


def _holders(source: Source) -> Iterator[Source]:
    """Yield the file, and the archives in it, that hold a member."""
    container = source.container
    while container is not None:
        container = container.rpartition("!/")[0] or None
        yield Source(source.source, container)
