"""
What a worker does with a segment, wherever it runs: in this process, in another one, on another machine.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from connectors.connector import Failure, Selection
from detectors.discover import on_offer
from detectors.engine import Engine
from scanner.examine import Examined, Examiner, examine

if TYPE_CHECKING:
    from datetime import datetime

    from connectors.connector import Segment
    from detectors.detector import Detector


@dataclass(frozen=True, slots=True)
class Options:
    """
    What a scan is asked to do. Picklable: it travels to the workers with each segment, and holds no secret.

    Args:
        selection: which files of the targets, and the limits on archives.
        jobs: processes; 0 for one per processor.
        min_confidence: what is less sure is held back and counted.
        occurrences: how many places to keep per finding.
        detectors: names to use; empty for all.
        recognizers: paths of YAML files in Presidio's recogniser format, with users' own detectors.
        since: pass over lines of text that say they are older; those that say nothing go with the line before.
        statements: tell apart which statements of a log wrote what is found.
    """

    selection: Selection = field(default_factory=Selection)
    jobs: int = 0
    min_confidence: float = 0.5
    occurrences: int = 1000
    detectors: tuple[str, ...] = ()
    recognizers: tuple[str, ...] = ()
    since: datetime | None = None
    statements: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """
    What a worker is asked to do.

    Args:
        segment: to be examined.
        only: detectors that look first; where they find no candidate, nothing else need be done.
    """

    segment: Segment
    only: frozenset[str] = frozenset()


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
def examiner(options: Options, key: bytes) -> Examiner:
    """Return the compiled detectors; built once per process, and inherited where processes are forked."""
    return Examiner(
        Engine(chosen_detectors(options)), key, options.occurrences, options.since, statements=options.statements
    )


@lru_cache(maxsize=1)
def _first(options: Options, key: bytes, names: frozenset[str]) -> Examiner:
    """Return some of the detectors, compiled."""
    some = tuple(detector for detector in chosen_detectors(options) if detector.name in names)
    return Examiner(Engine(some), key, occurrences=0)


def perform(options: Options, key: bytes, task: Task) -> Examined | None:
    """
    Examine one segment; whatever goes wrong becomes a failure of that segment.

    Returns:
        What was found; `None` when the detectors that look first found no candidate.

    A traceback or a library's message could hold what was being read, so only the kind of the error and the place in
    the code leave the worker.
    """
    segment = task.segment
    try:
        if task.only:
            looked = examine(segment, _first(options, key, task.only))
            if not (looked.evidence.groups or looked.failures):
                return None
        return _settled(segment, examine(segment, examiner(options, key)))
    except Exception as error:  # noqa: BLE001 - the last seam before the value could be printed
        return failed(segment, own_fault(error))


def own_fault(error: Exception) -> str:
    """Return what may be said of an error of ours: its kind and place, never its message."""
    import traceback

    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{Path(frame.filename).name}:{frame.lineno}"
    return f"an error of innsyn's own ({type(error).__name__} in {place}); please report it without the data"


def _settled(segment: Segment, examined: Examined) -> Examined:
    """Return what may leave the worker: columns of a database are named by its schema, those of a file by anyone."""
    if segment.sampling is None:
        examined.evidence.settle()
    return examined


def failed(segment: Segment, reason: str) -> Examined:
    """Return what is known of a segment that could not be examined."""
    examined = Examined(failures=[Failure(segment.source, reason, segment.container)])
    examined.extent(segment.container).broken = True
    return examined
