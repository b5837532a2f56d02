"""
Text as blocks of whole lines, in bounded memory.

Every format that is made of text reads its lines here, so that long lines, encodings and damage are met in one place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from connectors import encoding as enc
from connectors.connector import Failure, LineBatch, Segment, Unreadable
from connectors.streams import BLOCK_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from connectors.streams import Stream

LONGEST_LINE = 4 << 20
OVERLAP = 512
_HALF = OVERLAP // 2
_MANY_NULS = 64
LARGE, PIECE = 1 << 17, 1 << 12
"""Bytes of a text that is worth numpy's import, and of a part of it that is worth the call."""


def read(
    stream: Stream, segment: Segment, encoding: str, first_line: int = 1, *, longest: int = LONGEST_LINE
) -> Iterator[LineBatch | Failure]:
    """
    Yield a text as blocks of whole lines in UTF-8; lines over `longest` bytes come in pieces.

    A last failure tells what could not be decoded, one before it where the stream broke off.

    Args:
        stream: bytes.
        segment: whose text this is, for failures.
        encoding: "ascii", "utf-8", "windows-1252", or a wide one.
        first_line: number of the first line.
        longest: bytes of a line that is still read whole.
    """
    narrowed = enc.Narrowed(stream, encoding) if encoding in enc.WIDE else None
    if narrowed is not None:
        stream, encoding = narrowed, enc.UTF_8
    stream = unpadded = enc.Unpadded(stream)
    cleaner = enc.Cleaner(encoding)
    cutter = _Cutter(cleaner, first_line, longest)
    # A document is read as a whole, however its text is laid in lines.
    bound = _Bound(0 if segment.format == "json" else segment.limits.line_bytes)
    try:
        while data := stream.read(BLOCK_BYTES):
            bound.feed(data, cutter.line)
            yield from cutter.feed(data)
        yield from cutter.end()
    except Unreadable as broken:
        yield from cutter.end()
        yield Failure(segment.source, broken.reason, segment.container, cutter.line)
    except OSError as fault:
        yield from cutter.end()
        yield Failure(segment.source, f"reading stopped: {fault.strerror}", segment.container, cutter.line)
    if unpadded.dropped >= _MANY_NULS:
        reason = (
            f"{unpadded.dropped:,} NUL bytes between the text, as a crash leaves them, were passed over; "
            "the text itself was read"
        )
        yield Failure(segment.source, reason, segment.container)
    if bound.broken_in is not None:
        reason = (
            f"longer than {bound.longest:,} bytes, as may be lines after it; they were read, but cannot be relied upon"
        )
        yield Failure(segment.source, reason, segment.container, bound.broken_in)
    damaged = cleaner.damaged + (narrowed.damaged if narrowed else 0)
    if damaged:
        reason = _undecoded(damaged, cleaner.first_damaged)
        yield Failure(segment.source, reason, segment.container, cleaner.first_damaged)


def _undecoded(damaged: int, first: int | None) -> str:
    where = "" if first is None else ", the first in this line"
    if damaged == 1:
        return f"1 byte could not be decoded{where}: the text was read, with U+FFFD in its place"
    return f"{damaged:,} bytes could not be decoded{where}: the text was read, with U+FFFD in their place"


def newlines(data: bytes, start: int = 0, stop: int | None = None) -> int:
    """Return how many lines end in a part of a text: in a large one numpy counts them, eight times as fast."""
    stop = len(data) if stop is None else stop
    if len(data) < LARGE or stop - start < PIECE:
        return data.count(b"\n", start, stop)
    import numpy as np

    return int(np.count_nonzero(np.frombuffer(data, np.uint8)[start:stop] == ord("\n")))


class _Bound:
    """
    Watches for lines over a length, in leaps of that length.

    Attributes:
        broken_in: number of the first that is longer; `None` while none is.
    """

    def __init__(self, longest: int) -> None:
        self.longest = longest
        self.broken_in: int | None = None
        self._before = 0

    def feed(self, data: bytes, line: int) -> None:
        """Take the next bytes, which begin in a line of this number."""
        if not self.longest or self.broken_in is not None:
            return
        longest, size, start = self.longest, len(data), -self._before
        while start + longest < size:
            newline = data.rfind(b"\n", max(start, 0), start + longest + 1)
            if newline < 0:
                self.broken_in = line + data.count(b"\n", 0, max(start, 0))
                return
            start = newline + 1
        last = data.rfind(b"\n")
        self._before = self._before + size if last < 0 else size - last - 1


class _Cutter:
    """Cuts what arrives at newlines, and lines that grow too long into overlapping pieces."""

    def __init__(self, cleaner: enc.Cleaner, line: int, longest: int) -> None:
        self.line = line
        self._cleaner = cleaner
        self._longest = longest
        self._carry = b""
        self._waiting: list[bytes | memoryview] = []
        self._waiting_bytes = 0
        # Of the long line being cut: the part already given out that the next piece sees again, and where it starts.
        self._again = b""
        self._again_at = 0
        self._cutting = False

    def feed(self, data: bytes) -> Iterator[LineBatch]:
        """Take the next bytes; yield what is complete."""
        newline = data.rfind(b"\n")
        if newline < 0:
            yield from self._grow(data)
            return
        if self._cutting or self._waiting_bytes + data.find(b"\n") > self._longest:
            first = data.find(b"\n")
            yield from self._grow(data[: first + 1])
            yield from self._last_piece()
            data, newline = data[first + 1 :], newline - first - 1
        if newline >= 0:
            self._waiting.append(memoryview(data)[: newline + 1])
            yield self._block(self._taken())
        rest = data[newline + 1 :]
        self._waiting, self._waiting_bytes = ([rest], len(rest)) if rest else ([], 0)

    def end(self) -> Iterator[LineBatch]:
        """Yield what is left when nothing more comes."""
        if self._cutting:
            yield from self._last_piece()
        elif self._waiting:
            yield self._block(self._taken())

    def _taken(self) -> bytes:
        data = b"".join(self._waiting)
        self._waiting, self._waiting_bytes = [], 0
        return data

    def _block(self, data: bytes) -> LineBatch:
        ends = newlines(data)
        batch = LineBatch(self._cleaner.clean(data, self.line), self.line, newlines=ends)
        self.line += ends
        return batch

    def _grow(self, data: bytes) -> Iterator[LineBatch]:
        """Add to the line at hand; yield pieces of it while it is too long."""
        self._waiting.append(data)
        self._waiting_bytes += len(data)
        while self._waiting_bytes > self._longest + OVERLAP:
            held = self._taken()
            cut = _boundary(held, self._longest)
            self._waiting, self._waiting_bytes = [held[cut:]], len(held) - cut
            yield self._piece(held[:cut], last=False)

    def _last_piece(self) -> Iterator[LineBatch]:
        held = self._taken()
        if not self._cutting:
            yield self._block(held)
            return
        yield self._piece(held, last=True)
        self.line += held.endswith(b"\n")
        self._again, self._again_at, self._cutting = b"", 0, False

    def _piece(self, new: bytes, *, last: bool) -> LineBatch:
        new = self._cleaner.clean(new, self.line)
        again, data = self._again, self._again + new
        # The first half of what is seen again belongs to the piece before, the second half to this one.
        overlap = _boundary(data, _HALF) if again else 0
        tail = len(data) if last else _boundary(data, max(len(data) - OVERLAP, 0))
        ahead = 0 if last else len(data) - _boundary(data, tail + _HALF)
        batch = LineBatch(data, self.line, self._cutting, self._again_at, overlap, ahead)
        self._again_at += len(data[:tail].decode())
        self._again, self._cutting = data[tail:], True
        return batch


def _boundary(data: bytes, position: int) -> int:
    """Return the position, or the nearest before it, at which a UTF-8 character begins."""
    for back in range(4):
        if position - back <= 0 or position >= len(data) or data[position - back] & 0xC0 != 0x80:
            return max(position - back, 0)
    return position
