"""A stream examined as it arrives: what is known of it so far can be asked for at any time."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from connectors.connector import Failure
from scanner.examine import Examined, examine_into
from scanner.gathering import Gathered
from scanner.run import conclude
from scanner.tasks import examiner, own_fault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from connectors.connector import Segment
    from scanner.findings import Scan
    from scanner.tasks import Options


def watch(segment: Segment, options: Options, key: bytes) -> Iterator[Callable[[], Scan]]:
    """
    Examine one stream as it arrives, in this process.

    Yields:
        After each batch, and at the end, a function that judges all there is so far.
    """
    started = datetime.now(UTC)
    examined = Examined()

    def so_far() -> Scan:
        gathered = Gathered()
        seen = Examined(examined.extents, failures=examined.failures, set_aside=examined.set_aside)
        gathered.merge(segment, seen, options.occurrences)
        gathered.evidence = examined.evidence
        return conclude(gathered, started, (segment.path,), options)

    try:
        for _ in examine_into(examined, segment, examiner(options, key)):
            yield so_far
    except Exception as error:  # noqa: BLE001 - the last seam before the value could be printed
        examined.failures.append(Failure(segment.source, own_fault(error), segment.container))
        examined.extent(segment.container).broken = True
    yield so_far
