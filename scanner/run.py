"""
A scan from targets to findings: segments planned, examined in workers, merged in plan order, judged.

The plan does not depend on the number of jobs and evidence is merged in its order, so the result does not either.
"""

from __future__ import annotations

import os
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from connectors.connector import Segment
from connectors.sources import SQL, deepen, plan, public
from scanner import __version__
from scanner.carrying import Memory
from scanner.evidence import Source
from scanner.examine import Examined
from scanner.findings import Scan
from scanner.gathering import Gathered
from scanner.journal import AGAIN, Work
from scanner.judge import judge
from scanner.noted import count_noted
from scanner.sampling import worth_reading
from scanner.tasks import Options, Task, chosen_detectors, examiner, perform

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence

    from scanner.journal import Journal

    Engine = Callable[[Sequence[Task], Options, bytes], Generator[Examined | None]]

__all__ = ["Options", "chosen_detectors", "conclude", "scan"]

SMALL = 4
"""With fewer segments than this, starting more processes costs more than it gives, unless jobs are asked for."""


@dataclass(frozen=True, slots=True)
class Ways:
    """
    How a scan goes about it; what comes out does not depend on it.

    Args:
        progress: called with a source's name and the lines or rows done, from this process.
        journal: where examined pieces are kept, and those of earlier scans are found; `None`: nowhere.
        engine: gives the answers to tasks, in order, wherever they are done; default: processes of this machine.
    """

    progress: Callable[[str, int], None] | None = None
    journal: Journal | None = None
    engine: Engine | None = None


def scan(targets: Sequence[str], options: Options, key: bytes, ways: Ways = Ways()) -> Scan:
    """
    Scan the targets.

    Args:
        targets: paths, globs, URLs, or "-".
        options: how.
        key: workspace key for fingerprints.
        ways: by which means.

    Raises:
        connectors.connector.SourceError: a target does not exist or matches nothing.
    """
    started = datetime.now(UTC)
    gathered = Gathered()
    rounds = _Rounds(options, key, ways, started)
    segments = list(gathered.planned(plan(targets, options.selection)))
    rounds.recall(segments, gathered)
    rounds.gather(segments, gathered)
    if options.selection.sample is None:
        again = list(_left_open(segments, gathered, options))
        later = Gathered()
        rounds.gather(again, later, again=True)
        gathered.replace(later)
    gathered.failures += gathered.undrawn()
    return conclude(gathered, started, targets, options)


def conclude(gathered: Gathered, started: datetime, targets: Sequence[str], options: Options) -> Scan:
    """Judge what was gathered."""
    count_noted(gathered.noted, chosen_detectors(options), gathered.evidence)
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
        veiled=gathered.veiled(),
    )


def _left_open(segments: Sequence[Segment], gathered: Gathered, options: Options) -> Iterator[Segment]:
    """Yield what reads in full the columns that their samples did not settle."""
    sampled = gathered.sampled()
    if not sampled:
        return
    wanted = worth_reading(gathered.evidence, chosen_detectors(options), sampled)
    for segment in segments:
        source = Source(segment.source, segment.container)
        columns = wanted.pop(source, set())
        # A sample may miss all rows of a small table; what failed would fail again, and load the server once more.
        missed = sampled.pop(source, 1) == 0 and not gathered.extents[source].broken
        if columns or missed:
            yield from deepen(segment, sorted(columns))


class _Rounds:
    """The rounds of a scan: it has one, or more as it learns more."""

    def __init__(self, options: Options, key: bytes, ways: Ways, started: datetime) -> None:
        self._options, self._key, self._ways = options, key, ways
        self._memory = None
        if ways.journal is not None:
            near = {detector.name for detector in chosen_detectors(options) if detector.near}
            now = started.isoformat(timespec="seconds")
            self._memory = Memory(ways.journal, key, now, options.occurrences, near)

    def recall(self, segments: Sequence[Segment], gathered: Gathered) -> None:
        """Let what is known of a source that cannot be opened now stand, until it is read again."""
        if self._memory is None:
            return
        tables: dict[str, dict[str, None]] = {}
        for each in segments:
            if each.format == SQL and each.container is not None:
                tables.setdefault(each.source, {})[each.container] = None
        planned = {(each.source, each.container) for each in segments}
        files = {each.source for each in segments if each.format != SQL}
        failed = dict.fromkeys((failure.source, failure.container) for failure in gathered.failures)
        later, since = Gathered(), dict[Source, str]()
        for source, container in (place for place in failed if place not in planned and place[0] not in files):
            for examined, entry in self._memory.unreadable(source, container, tables.get(source, ())):
                into = later if entry.mark == AGAIN else gathered
                into.merge(Segment(source, "", "", container), examined, self._options.occurrences)
                for place in examined.extents:
                    since[Source(source, place)] = min(entry.read, since.get(Source(source, place), entry.read))
        gathered.replace(later)
        for at, read in since.items():
            gathered.extents[at].broken = True
            gathered.carried[at] = gathered.extents[at].read, read
            if at.container is not None and at.source not in files:
                tables.setdefault(at.source, {})[at.container.partition("!/")[0]] = None
        self._memory.keep_tables(tables)

    def gather(self, segments: Sequence[Segment], gathered: Gathered, *, again: bool = False) -> None:
        """Examine segments and merge what they give, in their order; `again`: what samples left open."""
        memory, progress = self._memory, self._ways.progress
        todo = (
            [Work(each, rest=each) for each in segments]
            if memory is None
            else list(memory.works(segments, again=again))
        )
        tasks = [Task(work.rest, work.only) for work in todo if work.rest is not None]
        with closing((self._ways.engine or in_processes)(tasks, self._options, self._key)) as answers:
            for work in todo:
                fresh = next(answers) if work.rest is not None else None
                if memory is not None:
                    examined, carried = memory.together(work, fresh)
                    gathered.carry(work.segment, carried, work.since)
                else:
                    examined = fresh or Examined()
                gathered.merge(work.segment, examined, self._options.occurrences)
                if progress is not None:
                    progress(work.segment.source, sum(extent.read for extent in examined.extents.values()))


def in_processes(tasks: Sequence[Task], options: Options, key: bytes) -> Generator[Examined | None]:
    """Yield what each task gave, in order, done by processes of this machine."""
    jobs = min(options.jobs or os.cpu_count() or 1, len(tasks))
    streamed = any(task.segment.path == "-" for task in tasks)
    work = partial(perform, options, key)
    if jobs <= 1 or streamed or (not options.jobs and len(tasks) < SMALL):
        yield from map(work, tasks)
        return
    from scanner.workers import in_order

    examiner(options, key).engine.warm()
    with closing(in_order(tasks, work, jobs)) as answers:
        yield from answers
