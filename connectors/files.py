"""
Files, folders, archives, object stores and standard input: cut into segments, read as batches.

`plan` looks at the first bytes of every file and says what it is; `read` reads one segment, lazily and in bounded
memory. What cannot be read becomes a `Failure` where it happens, and everything else goes on.
"""

from __future__ import annotations

import os
from collections import Counter
from contextlib import ExitStack
from dataclasses import replace
from typing import IO, TYPE_CHECKING

from connectors import members, walk
from connectors.compression import Budget, Counted, expanded
from connectors.connector import (
    ON_ARRIVAL,
    Failure,
    Read,
    Segment,
    Selection,
    SetAside,
    SourceError,
    Unreadable,
)
from connectors.cuts import LINES, SIZE, cut, samples, settled_at
from connectors.format import named
from connectors.identify import identify
from connectors.streams import Forward, LineRange, Peekable, StandardInput, is_url, opened

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from connectors.streams import Stream

__all__ = ["Selection", "SourceError", "plan", "read"]


def plan(targets: Sequence[str], selection: Selection = Selection()) -> Iterator[Segment | Failure | SetAside]:  # noqa: B008 - frozen
    """
    Cut targets into segments, in a stable order.

    Args:
        targets: files, folders, globs, fsspec URLs, or "-" for standard input.
        selection: which files are wanted, and what archives may cost.

    Raises:
        SourceError: a target names nothing; before anything is planned, for paths on disk.
    """
    paths = [path for target in targets for path in walk.resolved(target)]
    return _planned(paths, selection)


def _planned(paths: Sequence[str], selection: Selection) -> Iterator[Segment | Failure | SetAside]:
    seen: set[str] = set()
    for path in paths:
        if path == walk.STANDARD_INPUT:
            yield Segment("stdin:", path, ON_ARRIVAL, limits=selection.limits)
            continue
        for found in walk.files(path, selection):
            if not isinstance(found, walk.File):
                yield found
                continue
            real = found.path if is_url(found.path) else os.path.realpath(found.path)
            if real not in seen:
                seen.add(real)
                yield from _segments(found, selection)


def _segments(found: walk.File, selection: Selection) -> Iterator[Segment | Failure | SetAside]:
    """Look into one file and cut it."""
    segment = Segment(found.source, found.path, ON_ARRIVAL, limits=selection.limits)
    try:
        with opened(found.path) as file:
            budget = Budget(selection.limits, found.size)
            raw = Peekable(file)
            stream, name = expanded(raw, found.path, budget)
            identity = identify(stream, name, samples(file, found.size) if stream is raw else ())
            if selection.lined and identity.format == "json":
                identity = replace(identity, format=LINES)
            if identity.archive and stream is raw:
                yield from _members(file, segment, identity.archive, budget)
                return
            settled = settled_at(file, found.size) if stream is raw and identity.format == LINES else 0
    except Unreadable as broken:
        yield Failure(found.source, broken.reason)
        return
    except Exception as fault:  # noqa: BLE001 - each file system brings its own errors
        yield Failure(found.source, _fault(fault))
        return
    for planned in members.judged(segment, identity, asked=found.named):
        if isinstance(planned, Segment) and planned.format and stream is raw and found.size:
            sized = replace(planned, options=(*planned.options, (SIZE, str(found.size))))
            yield from cut(sized, settled, found.size)
        else:
            yield planned


def _members(file: IO[bytes], archive: Segment, kind: str, budget: Budget) -> Iterator[Segment | Failure | SetAside]:
    """Plan the members of an archive that one can move about in, each a segment of its own."""
    from connectors import archives

    limits = archive.limits
    allowed = max(limits.free_bytes, limits.ratio * (budget.size or 0))
    total = 0
    seen: Counter[str] = Counter()
    for member in archives.listed(file, kind, budget):
        name = members.told_apart(walk.printable(member.name), seen)
        trouble = member.trouble
        if trouble is None and member.size > allowed:
            trouble = f"expands to more than {limits.ratio} times the archive: it may be a bomb, so it was not read"
        if trouble is not None:
            yield Failure(archive.source, trouble, name)
            continue
        total += member.size
        if total > allowed:
            reason = "its members expand to more than the bounds: it may be a bomb, so the rest was not read"
            raise Unreadable(reason)
        segment = replace(archive, container=name, options=member.options())
        try:
            part = Budget(limits, budget.size)
            inner = expanded(Peekable(archives.opened_member(file, member, part)), member.name, part)
            identity = identify(*inner)
        except Unreadable as broken:
            yield Failure(archive.source, broken.reason, name)
            continue
        yield from members.judged(segment, identity)


def read(segment: Segment) -> Iterator[Read]:
    """
    Read one segment.

    Yields:
        Batches, failures, and - from standard input and nested archives - what is set aside, in the order of the data.
    """
    with ExitStack() as stack:
        try:
            yield from _read(segment, stack)
        except Unreadable as broken:
            yield Failure(segment.source, broken.reason, segment.container)
        except Exception as fault:  # noqa: BLE001 - the last seam: whatever a library raises, the scan goes on
            yield Failure(segment.source, _fault(fault), segment.container)


def _read(segment: Segment, stack: ExitStack) -> Iterator[Read]:
    options = dict(segment.options)
    if segment.path == walk.STANDARD_INPUT:
        budget = Budget(segment.limits)
        counted = Counted(StandardInput(), budget)
        yield from members.arrived(counted, segment, options.get("name", ""), budget, patient=False)
        return
    file = stack.enter_context(opened(segment.path))
    budget = Budget(segment.limits, _size(file))
    stream: Stream = Counted(file, budget)
    name = segment.path
    if "member" in options:
        from connectors import archives

        member = archives.placed(segment.container or "", options["member"])
        stream, name = archives.opened_member(file, member, budget), member.name
    elif SIZE in options:
        stream = LineRange(file, segment.start, segment.end, int(options.get(SIZE, 0)))
        yield from named(segment.format).read(members.held(segment, Peekable(stream), options, segment.path, budget))
        return
    if segment.format == ON_ARRIVAL:
        yield from members.arrived(stream, segment, name, budget, depth=int("member" in options))
        return
    raw = Peekable(stream)
    inner, _ = expanded(raw, name, budget)
    if segment.start:
        inner = Peekable(LineRange(Forward(inner), segment.start, None))
    path = segment.path if inner is raw and "member" not in options else None
    depth = int("member" in options)
    yield from named(segment.format).read(members.held(segment, inner, options, path, budget, depth))


def _size(file: IO[bytes]) -> int | None:
    """Return the bytes on disk, where that is known before reading."""
    try:
        size = file.seek(0, 2)
        file.seek(0)
    except OSError:
        return None
    return size or None


def _fault(fault: Exception) -> str:
    """Return what to say of a foreign error: the system's own words for it, or its name, never its message."""
    if isinstance(fault, PermissionError):
        return "not readable: permission denied"
    if isinstance(fault, OSError) and fault.strerror:
        return f"cannot be read: {fault.strerror}"
    return f"cannot be read ({type(fault).__name__})"
