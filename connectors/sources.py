"""
Everything that can be scanned: addresses of databases go to `connectors.database`, all else to `connectors.files`.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from connectors import address, files
from connectors.connector import Failure, Read, Segment, Selection, SetAside

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Selection", "deepen", "plan", "public", "read"]


def plan(targets: Sequence[str], selection: Selection = Selection()) -> Iterator[Segment | Failure | SetAside]:  # noqa: B008 - frozen
    """
    Cut targets into segments, in a stable order: databases first, then files.

    Args:
        targets: addresses of databases, files, folders, globs, fsspec URLs, or "-" for standard input.
        selection: what of them is wanted.

    Raises:
        SourceError: a target names nothing, or there is no way into it.
    """
    databases = [target for target in targets if address.is_database(target)]
    others = files.plan([target for target in targets if target not in databases], selection)
    return chain(chain.from_iterable(_database(target, selection) for target in databases), others)


def _database(target: str, selection: Selection) -> Iterator[Segment | Failure | SetAside]:
    from connectors import database

    return database.plan(target, selection)


def read(segment: Segment) -> Iterator[Read]:
    """Read one segment, wherever it comes from."""
    if segment.format == "sql":
        from connectors import database

        return database.read(segment)
    return files.read(segment)


def deepen(segment: Segment, columns: Sequence[str] = ()) -> tuple[Segment, ...]:
    """
    Return segments that read all rows of these columns of a table of which `segment` is a sample.

    Args:
        segment: one with `sampling`.
        columns: names, or paths within them; empty, or none that is known: all.

    Returns:
        None where that would read more than `Selection.max_rows` or `max_bytes` allow.
    """
    from connectors.query import deepened

    return deepened(segment, columns)


def public(targets: Sequence[str]) -> tuple[str, ...]:
    """Return targets as they may be recorded and shown: without secrets."""
    return tuple(address.concealed(target) if address.is_database(target) else target for target in targets)
