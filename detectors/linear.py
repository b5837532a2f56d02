"""
The seam to RE2: linear-time patterns over bytes, without a Python object per match.

The public `re2` module builds a match object per hit and re-encodes offsets. Its extension module does neither, and
that is most of the speed of a scan, so this file alone calls it. Patterns are UTF-8; nothing here can backtrack.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import re2

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

T = TypeVar("T")

_extension = re2._re2  # noqa: SLF001 - see above; the public wrapper costs four times as much per match
_UNANCHORED = _extension.RE2.Anchor.UNANCHORED
_ANCHOR_BOTH = _extension.RE2.Anchor.ANCHOR_BOTH
_MEMORY = 256 << 20


class PatternError(ValueError):
    """A regular expression that RE2 refuses; the message names the pattern and the reason."""


def _options(*, capture: bool, lines: bool = False) -> Any:
    options = _extension.RE2.Options()
    options.max_mem = _MEMORY
    options.log_errors = False
    options.never_capture = not capture
    options.never_nl = lines
    return options


def _compiled(expression: str, *, groups: int, lines: bool = False) -> Any:
    compiled = _extension.RE2(expression.encode(), _options(capture=groups > 0, lines=lines))
    if not compiled.ok():
        message = f"RE2 refuses {expression!r}: {compiled.error()}"
        raise PatternError(message)
    if groups and compiled.NumberOfCapturingGroups() != groups:
        message = f"{expression!r} must have {groups} groups; write (?:...) for all others"
        raise PatternError(message)
    return compiled


class Pattern:
    """
    One compiled expression.

    Args:
        expression: RE2 syntax.
        group: 1 to report the span of the first group, 0 for the whole match.
    """

    __slots__ = ("_match", "group")

    def __init__(self, expression: str, *, group: int = 0) -> None:
        self._match = _compiled(expression, groups=group).Match
        self.group = group

    def search(self, data: bytes, start: int, end: int) -> tuple[int, int]:
        """Return the first span in `data[start:end]`, or (-1, -1)."""
        span: tuple[int, int] = self._match(_UNANCHORED, data, start, end)[self.group]
        return span

    def spans(self, data: bytes, start: int, end: int) -> list[tuple[int, int]]:
        """Return every span, left to right; the search goes on from the end of the group, so edges may be shared."""
        found = []
        match, group = self._match, self.group
        while start <= end:
            span = match(_UNANCHORED, data, start, end)[group]
            if span[0] < 0:
                break
            found.append(span)
            start = span[1] if span[1] > start else start + 1
        return found

    def lines(self, data: bytes) -> Iterator[tuple[int, int]]:
        """Yield the spans of the lines in which it occurs, without their newlines; an edge may be the newline itself."""
        position, size = 0, len(data)
        match, group, find, rfind = self._match, self.group, data.find, data.rfind
        while position < size:
            # From the newline before: it is the left edge of what begins the line.
            first, last = match(_UNANCHORED, data, position - 1 if position else 0, size)[group]
            if last < 0:
                return
            # The left edge of a match may be the newline before the line, the right edge the one after it.
            inside = first + 1 if first + 1 < last else last - 1
            start = rfind(b"\n", position, inside) + 1 or position
            stop = find(b"\n", max(start, inside))
            stop = size if stop < 0 else stop
            yield start, stop
            position = stop + 1

    def matches_whole(self, data: bytes) -> bool:
        """Tell whether the whole of `data` matches."""
        return bool(self._match(_ANCHOR_BOTH, data, 0, len(data))[0][0] == 0)


class LinePattern:
    """
    One expression of the form `...(one)...|...(other)...`, for texts of many lines.

    No match goes beyond a line, and `^` and `$` are the ends of a line: joined lines give what each of them would.
    """

    __slots__ = ("_match",)

    def __init__(self, expression: str) -> None:
        self._match = _compiled(f"(?m){expression}", groups=2, lines=True).Match

    def checked(self, data: bytes, check: Callable[[str], T | None]) -> Iterator[tuple[bool, int, int, str, T | None]]:
        """Yield of every match whether group 1 is filled or else group 2, its span, its text, and what `check` says."""
        match = self._match
        start, size = 0, len(data)
        while start <= size:
            _, (first, last), (other, end) = match(_UNANCHORED, data, start, size)
            led = first >= 0
            if not led:
                if other < 0:
                    return
                first, last = other, end
            text = data[first:last].decode("utf-8", "replace")
            verdict = check(text)
            yield led, first, last, text, verdict
            # A refused value of group 1 may hide one of group 2, in another form: look again from its edge.
            start = first - 1 if led and verdict is None else last if last > start else start + 1


class PatternSet:
    """
    Many expressions searched at once; says which of them occur, not where.

    Attributes:
        occurring: returns the positions of the expressions that occur somewhere in the bytes given.
    """

    __slots__ = ("occurring",)

    def __init__(self, expressions: Iterable[str]) -> None:
        compiled = _extension.Set(_UNANCHORED, _options(capture=False))
        for expression in expressions:
            if compiled.Add(expression.encode()) < 0:
                message = f"RE2 refuses {expression!r}"
                raise PatternError(message)
        compiled.Compile()
        self.occurring: Callable[[bytes], list[int]] = compiled.Match
