"""
Files within files: the members of an archive read as a stream, and what lies in a mail or a document.

Whatever lies inside goes the same road as a file on disk: it is expanded, looked at, and read by the format it is in.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from connectors import walk
from connectors.compression import Budget, expanded
from connectors.connector import Failure, Read, Segment, SetAside, Unreadable
from connectors.format import Input, named
from connectors.identify import TAR, ZIP, Identity, identify
from connectors.kinds import NOTED, advice
from connectors.streams import Peekable, spooled

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from connectors.streams import Stream

HELD = 2
"""Mails and documents may lie within each other this many times as deep as archives."""


def judged(segment: Segment, identity: Identity, *, asked: bool = False) -> Iterator[Segment | Failure | SetAside]:
    """Turn what a file is into what is done about it; one that the user asked for is not set aside without alarm."""
    if identity.failure:
        yield Failure(segment.source, identity.failure, segment.container)
    if identity.set_aside:
        if asked:
            reason = f"cannot be looked into: {identity.set_aside}; {advice(identity.set_aside)}"
            yield Failure(segment.source, reason, segment.container)
        if not asked or identity.set_aside in NOTED:
            yield SetAside(segment.source, identity.set_aside, segment.container, NOTED.get(identity.set_aside))
    elif identity.archive:
        yield segment
    elif identity.format:
        yield replace(segment, format=identity.format, options=segment.options + identity.options)


def held(
    segment: Segment,
    stream: Peekable,
    options: Mapping[str, str],
    path: str | None,
    budget: Budget,
    depth: int = 0,
) -> Input:
    """Return what a format reads; what lies in it is read by the same roads, as deep as the limits allow."""
    inside = partial(_held, segment, Counter(), budget, depth)
    return Input(segment, stream, options, path, budget, inside)


def _held(
    segment: Segment, seen: Counter[str], budget: Budget, depth: int, name: str, content: Stream
) -> Iterator[Read]:
    """Read a file that lies in a mail or a document."""
    trouble = None
    if depth >= HELD * segment.limits.depth:
        trouble = f"lies more than {HELD * segment.limits.depth} files deep; it was not opened"
    yield from member(content, inside(segment, name, seen), name, budget, depth + 1, trouble)


def arrived(
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
        yield from unpacked(inner, segment, identity.archive, budget, depth + 1)
        return
    asked = segment.path == walk.STANDARD_INPUT and segment.container is None
    for found in judged(segment, identity, asked=asked):
        if isinstance(found, Segment):
            yield from named(found.format).read(held(found, inner, dict(found.options), None, budget, depth))
        else:
            yield found


def unpacked(stream: Peekable, segment: Segment, kind: str, budget: Budget, depth: int) -> Iterator[Read]:
    """Read every member of an archive, one after the other."""
    from connectors import archives

    seen: Counter[str] = Counter()
    if kind == TAR:
        for name, content, trouble in archives.streamed(stream, budget):
            yield from member(content, inside(segment, name, seen), name, budget, depth, trouble)
        return
    with spooled(stream, segment.limits.spool_bytes) as file:
        for found in archives.listed(file, ZIP, budget):
            content = archives.opened_member(file, found, budget)
            yield from member(content, inside(segment, found.name, seen), found.name, budget, depth, found.trouble)


def inside(segment: Segment, name: str, seen: Counter[str]) -> Segment:
    """Return the segment that a member of an archive is."""
    shown = told_apart(walk.printable(name), seen)
    container = shown if segment.container is None else f"{segment.container}!/{shown}"
    return replace(segment, container=container, options=())


def told_apart(name: str, seen: Counter[str]) -> str:
    """Return a name of a member, numbered when others before it have the same."""
    seen[name] += 1
    if seen[name] == 1:
        return name
    return told_apart(f"{name} ({seen[name]})", seen)


def member(
    content: Stream, segment: Segment, name: str, budget: Budget, depth: int, trouble: str | None
) -> Iterator[Read]:
    """Read one file that lies in another; everything that comes of it says where it lay."""
    if trouble is not None:
        yield Failure(segment.source, trouble, segment.container)
        return
    try:
        for found in arrived(content, segment, name, budget, depth=depth):
            yield found if found.container is not None else replace(found, container=segment.container)
    except Unreadable as broken:
        yield Failure(segment.source, broken.reason, segment.container)
