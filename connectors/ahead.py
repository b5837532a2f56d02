"""What comes next, read while what came before is examined."""

from __future__ import annotations

import os
import stat
from contextlib import closing
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from connectors.connector import Read, Segment

LARGE = 8 << 20
"""Bytes of a file on disk from which a thread is worth its while."""


def ahead(items: Generator[Read], segment: Segment) -> Iterator[Read]:
    """
    Yield the items in their order, each read by a thread of its own while the one before is examined.

    Only what lies on disk is read so: who stops must wait for the item that is being read, and a pipe may never give it.

    Args:
        items: what a format reads, in large pieces made by libraries that do not hold Python up.
        segment: whose they are.
    """
    if not _lies_on_disk(segment.path):
        yield from items
        return
    from concurrent.futures import ThreadPoolExecutor

    with closing(items), ThreadPoolExecutor(1) as reader:
        coming = reader.submit(next, items, None)
        while (found := coming.result()) is not None:
            coming = reader.submit(next, items, None)
            yield found


def _lies_on_disk(path: str) -> bool:
    """Tell whether a path leads to a large file, not to standard input, a pipe, a device or another machine."""
    try:
        found = os.stat(path)  # noqa: PTH116 - an address with a scheme is no path, and is not found
    except (OSError, ValueError):
        return False
    return stat.S_ISREG(found.st_mode) and found.st_size >= LARGE
