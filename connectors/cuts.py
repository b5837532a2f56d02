"""
Where a plain file of lines is cut into pieces that can be read on their own, the same way whatever the number of jobs.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import IO, TYPE_CHECKING

from connectors.streams import HEAD_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from connectors.connector import Segment

SEGMENT_BYTES = 16 << 20
"""Plain line files above this are cut."""
SAMPLES = 3
LINES = "lines"
SIZE = "size"
"""Option of a segment: bytes the whole file had when it was planned."""


def _narrow(segment: Segment) -> bool:
    """Tell whether a newline is one byte, so that the file may be cut at any."""
    return not dict(segment.options).get("encoding", "").startswith(("utf-16", "utf-32"))


def cut(segment: Segment, settled: int, size: int) -> Iterator[Segment]:
    """
    Cut a plain file of lines where it is large, and where its last whole line ends.

    What is written to a log after it was planned is left for the next scan, which can go on from there; a line that has
    no end yet is a piece of its own. Every piece knows how long the file was.
    """
    if segment.format != LINES or not _narrow(segment):
        yield segment
        return
    if settled < size and settled < HEAD_BYTES:
        settled = 0  # a small file is read anew when it grows; a piece more would cost as much
    ends = [*range(SEGMENT_BYTES, settled or size, SEGMENT_BYTES), settled or None]
    if 0 < settled < size:
        ends.append(None)
    for start, end in pairwise([0, *ends]):
        yield replace(segment, start=start or 0, end=end)


def settled_at(file: IO[bytes], size: int | None) -> int:
    """Return where the last whole line of a file ends; 0 when its last bytes do not show it. The file stays put."""
    if not size:
        return 0
    before = file.tell()
    start = max(0, size - HEAD_BYTES)
    file.seek(start)
    newline = file.read(size - start).rfind(b"\n")
    file.seek(before)
    return start + newline + 1 if newline >= 0 else 0


def samples(file: IO[bytes], size: int | None) -> list[bytes]:
    """Return pieces from further on in a large file, for its encoding; the file is left where it was."""
    if size is None or size <= 2 * HEAD_BYTES:
        return []
    before = file.tell()
    pieces = []
    for part in range(1, SAMPLES + 1):
        file.seek(max(0, size * part // SAMPLES - HEAD_BYTES))
        pieces.append(file.read(HEAD_BYTES).partition(b"\n")[2])
    file.seek(before)
    return pieces
