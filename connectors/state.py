"""
What tells one state of a file from another: its size, when it was changed, and keyed fingerprints of what stands in it.

A file is known again by what it begins with, not by its name or number on the disk: a log that has been renamed, copied
and emptied, or compressed is still the same log. Fingerprints are made by a function that is given, and hold no value.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from typing import IO, TYPE_CHECKING, NamedTuple

from connectors import walk
from connectors.compression import Budget, expanded
from connectors.connector import Unreadable
from connectors.cuts import LINES, SIZE
from connectors.streams import BLOCK_BYTES, Peekable, is_url, opened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from connectors.connector import Segment
    from connectors.streams import Stream

Keyed = Callable[[bytes], str]
"""Makes a fingerprint of bytes that only the holder of the workspace key can make."""
FIRST, MARK = 64, 4096
"""Bytes of the shortest and the longest beginning that is looked at."""
LOOSE = frozenset({"encoding", "size"})
"""Options of a text in lines that may change as it grows, while what is there stays as it was read."""
SETTLED = 50_000_000
"""Nanoseconds after its last change before a file's time says that nothing has come since; clocks tick in between."""


class State(NamedTuple):
    """
    One state of a source.

    Args:
        size: bytes on disk; -1 for a table.
        changed: when, or in which version, as the system that holds it says; empty when that proves nothing.
        heads: fingerprints of the first 64, 128 ... 4096 bytes, compression taken off, as far as there are so many; of
            all of it when it is shorter; of the columns of a table.
    """

    size: int
    changed: str
    heads: tuple[str, ...]


def state_of(segment: Segment, keyed: Keyed) -> State | None:
    """
    Return the state of the file that a segment is a piece of; `None` where it cannot be known (standard input).

    Args:
        segment: any piece of it.
        keyed: makes a fingerprint of bytes.
    """
    if segment.path == walk.STANDARD_INPUT:
        return None
    try:
        with opened(segment.path) as file:
            size, changed = _stamp(segment.path, file)
            head = expanded(Peekable(file), segment.path, Budget(segment.limits, size))[0].head(MARK)
    except Unreadable:
        return None
    except Exception:  # noqa: BLE001 - each file system brings its own errors; who reads it says what is wrong
        return None
    return State(size, changed, heads_of(head, keyed))


def heads_of(head: bytes, keyed: Keyed) -> tuple[str, ...]:
    """Return the fingerprints of a beginning, the shortest first."""
    lengths = [FIRST << step for step in range(7) if FIRST << step <= len(head)]
    return tuple(keyed(head[:length]) for length in lengths or [len(head)])


def _stamp(path: str, file: IO[bytes]) -> tuple[int, str]:
    """Return a file's size and what says when it was changed."""
    if is_url(path):
        import fsspec

        system, name = fsspec.core.url_to_fs(path)
        return int(system.info(name).get("size") or 0), str(system.ukey(name))
    entry = os.fstat(file.fileno())
    recent = time.time_ns() - entry.st_mtime_ns < SETTLED
    return entry.st_size, "" if recent else str(entry.st_mtime_ns)


def goes_on(segment: Segment) -> bool:
    """Tell whether a segment is of a text in lines, of which more may come later without a change to what is there."""
    narrow = not dict(segment.options).get("encoding", "").startswith(("utf-16", "utf-32"))
    return segment.format == LINES and segment.container is None and narrow and segment.path != walk.STANDARD_INPUT


def marks(segment: Segment, ends: Iterable[int], keyed: Keyed) -> dict[int, str]:
    """
    Return what stands before some places of a file, compression taken off: a fingerprint of up to 4096 bytes each.

    A plain file is read there alone; a compressed one is expanded from its beginning.

    Args:
        segment: any piece of the file.
        ends: byte offsets; one beyond the end has no mark.
        keyed: makes a fingerprint of bytes.
    """
    found: dict[int, str] = {}
    try:
        with opened(segment.path) as file:
            plain = SIZE in dict(segment.options)
            content: Stream = file
            if not plain:
                content = expanded(Peekable(file), segment.path, Budget(segment.limits))[0]
            for end, before in _before(content, sorted(set(ends)), file if plain else None):
                found[end] = keyed(before)
    except Exception:  # noqa: BLE001 - what cannot be looked at is read as a whole, which says what is wrong
        return found
    return found


def _before(content: Stream, ends: Iterable[int], plain: IO[bytes] | None) -> Iterator[tuple[int, bytes]]:
    position, last = 0, b""
    for end in ends:
        wanted = min(MARK, end)
        if plain is not None:
            plain.seek(end - wanted)
            before = plain.read(wanted)
            if len(before) == wanted:
                yield end, before
            continue
        while position < end:
            block = content.read(min(BLOCK_BYTES, end - position))
            if not block:
                return
            position += len(block)
            last = (last + block)[-MARK:]
        yield end, last[-wanted:]


def still(segment: Segment, state: State, keyed: Keyed) -> bool:
    """Tell whether a file that has been read is the one that was planned: not replaced, at most written on."""
    if is_url(segment.path):
        return True
    now = state_of(segment, keyed)
    return now is not None and now.size >= state.size and state.heads[-1] in now.heads
