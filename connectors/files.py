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

from connectors import archives, walk
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
from connectors.format import Input, named
from connectors.identify import TAR, ZIP, Identity, advice, identify
from connectors.streams import LineRange, Peekable, StandardInput, is_url, opened, spooled

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
    for planned in _judged(segment, identity, asked=found.named):
        if isinstance(planned, Segment) and planned.format and stream is raw and found.size:
            sized = replace(planned, options=(*planned.options, (SIZE, str(found.size))))
            yield from cut(sized, settled, found.size)
        else:
            yield planned


def _judged(segment: Segment, identity: Identity, *, asked: bool = False) -> Iterator[Segment | Failure | SetAside]:
    """Turn what a file is into what is done about it; one that the user asked for is not set aside without alarm."""
    if identity.failure:
        yield Failure(segment.source, identity.failure, segment.container)
    if identity.set_aside and asked:
        reason = f"cannot be looked into: {identity.set_aside}; {advice(identity.set_aside)}"
        yield Failure(segment.source, reason, segment.container)
    elif identity.set_aside:
        yield SetAside(segment.source, identity.set_aside, segment.container)
    elif identity.archive:
        yield segment
    elif identity.format:
        yield replace(segment, format=identity.format, options=segment.options + identity.options)


def _members(file: IO[bytes], archive: Segment, kind: str, budget: Budget) -> Iterator[Segment | Failure | SetAside]:
    """Plan the members of an archive that one can move about in, each a segment of its own."""
    limits = archive.limits
    allowed = max(limits.free_bytes, limits.ratio * (budget.size or 0))
    total = 0
    seen: Counter[str] = Counter()
    for member in archives.listed(file, kind, budget):
        name = _told_apart(walk.printable(member.name), seen)
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
        yield from _judged(segment, identity)


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
        yield from _arrived(Counted(StandardInput(), budget), segment, options.get("name", ""), budget, patient=False)
        return
    file = stack.enter_context(opened(segment.path))
    budget = Budget(segment.limits, _size(file))
    stream: Stream = Counted(file, budget)
    name = segment.path
    if "member" in options:
        member = archives.placed(segment.container or "", options["member"])
        stream, name = archives.opened_member(file, member, budget), member.name
    elif segment.start or segment.end is not None or SIZE in options:
        stream = LineRange(file, segment.start, segment.end, int(options.get(SIZE, 0)))
        yield from named(segment.format).read(Input(segment, Peekable(stream), options, segment.path))
        return
    if segment.format == ON_ARRIVAL:
        yield from _arrived(stream, segment, name, budget, depth=int("member" in options))
        return
    raw = Peekable(stream)
    inner, _ = expanded(raw, name, budget)
    path = segment.path if inner is raw and "member" not in options else None
    yield from named(segment.format).read(Input(segment, inner, options, path))


def _arrived(
    stream: Stream, segment: Segment, name: str, budget: Budget, *, patient: bool = True, depth: int = 0
) -> Iterator[Read]:
    """Find out what a stream is, and read it: a file, or an archive with whatever is in it."""
    inner, name = expanded(Peekable(stream), name, budget, patient=patient)
    identity = identify(inner, name, patient=patient)
    if identity.archive:
        if depth >= segment.limits.depth:
            reason = f"an archive more than {segment.limits.depth} archives deep; it was not opened"
            yield Failure(segment.source, reason, segment.container)
            return
        yield from _unpacked(inner, segment, identity.archive, budget, depth + 1)
        return
    asked = segment.path == walk.STANDARD_INPUT and segment.container is None
    for found in _judged(segment, identity, asked=asked):
        if isinstance(found, Segment):
            yield from named(found.format).read(Input(found, inner, dict(found.options)))
        else:
            yield found


def _unpacked(stream: Peekable, segment: Segment, kind: str, budget: Budget, depth: int) -> Iterator[Read]:
    """Read every member of an archive, one after the other."""
    seen: Counter[str] = Counter()
    if kind == TAR:
        for name, content, trouble in archives.streamed(stream, budget):
            yield from _member(content, _inside(segment, name, seen), name, budget, depth, trouble)
        return
    with spooled(stream, segment.limits.spool_bytes) as file:
        for member in archives.listed(file, ZIP, budget):
            content = archives.opened_member(file, member, budget)
            yield from _member(
                content, _inside(segment, member.name, seen), member.name, budget, depth, member.trouble
            )


def _inside(segment: Segment, name: str, seen: Counter[str]) -> Segment:
    """Return the segment that a member of an archive is."""
    shown = _told_apart(walk.printable(name), seen)
    container = shown if segment.container is None else f"{segment.container}!/{shown}"
    return replace(segment, container=container, options=())


def _told_apart(name: str, seen: Counter[str]) -> str:
    """Return a name of a member, numbered when others before it have the same."""
    seen[name] += 1
    if seen[name] == 1:
        return name
    return _told_apart(f"{name} ({seen[name]})", seen)


def _member(
    content: Stream, inside: Segment, name: str, budget: Budget, depth: int, trouble: str | None
) -> Iterator[Read]:
    if trouble is not None:
        yield Failure(inside.source, trouble, inside.container)
        return
    try:
        for found in _arrived(content, inside, name, budget, depth=depth):
            yield found if found.container is not None else replace(found, container=inside.container)
    except Unreadable as broken:
        yield Failure(inside.source, broken.reason, inside.container)


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
