"""
Bytes from wherever they lie: a path, an fsspec URL, standard input, a slice of an archive.

A stream here has one method: `read(size)` gives at most `size` bytes, at least one unless the end is reached, and does
not wait for more than the next bytes to arrive. `Unreadable` says that the bytes stop before their end.
"""

from __future__ import annotations

import io
import os
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Protocol

from connectors.connector import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

HEAD_BYTES = 64 << 10
BLOCK_BYTES = 1 << 18
_IN_MEMORY = 8 << 20
_QUEUES = ("kmsg", "trace_pipe", "trace_pipe_raw")


class Stream(Protocol):
    """What can be read forward."""

    def read(self, size: int, /) -> bytes:
        """Return the next bytes, at most `size`; none at the end."""
        ...


class Peekable:
    """A stream whose first bytes can be looked at before they are read."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._ahead = b""
        self._ended = False
        self._broken: Unreadable | None = None

    def head(self, size: int = HEAD_BYTES, *, patient: bool = True) -> bytes:
        """
        Return the first bytes without taking them.

        Args:
            size: bytes wanted.
            patient: wait until they are there; otherwise the first whole line will do (a live log on standard input).
        """
        while len(self._ahead) < size and not self._ended:
            if not patient and len(self._ahead) >= 6 and b"\n" in self._ahead:
                break
            try:
                arrived = self._stream.read(HEAD_BYTES)
            except Unreadable as broken:
                self._broken, self._ended = broken, True
                break
            self._ended = not arrived
            self._ahead += arrived
        return self._ahead[:size]

    def read(self, size: int, /) -> bytes:
        """Return the next bytes; what was looked at comes first."""
        if self._ahead:
            taken, self._ahead = self._ahead[:size], self._ahead[size:]
            return taken
        if self._broken is not None:
            raise self._broken
        return b"" if self._ended else self._stream.read(size)


class StandardInput:
    """Standard input, as it arrives."""

    def read(self, size: int, /) -> bytes:
        """Return what is there."""
        return os.read(0, size)


class Slice:
    """`length` bytes of a file from `offset`: a member of an archive that is stored as it is."""

    def __init__(self, file: IO[bytes], offset: int, length: int) -> None:
        self._file = file
        self._left = length
        self._position = offset

    def read(self, size: int, /) -> bytes:
        """Return the next bytes of the slice."""
        if self._left <= 0:
            return b""
        self._file.seek(self._position)
        taken = self._file.read(min(size, self._left))
        if not taken:
            reason = "the file ends before the member does; it has been cut short"
            raise Unreadable(reason)
        self._position += len(taken)
        self._left -= len(taken)
        return taken


class Forward:
    """A stream of which the beginning can be passed over, as if it were a file."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream

    def seek(self, position: int) -> None:
        """Pass over so many bytes; to be called before anything is read."""
        while position > 0 and (block := self._stream.read(min(position, BLOCK_BYTES))):
            position -= len(block)

    def read(self, size: int, /) -> bytes:
        """Return the next bytes."""
        return self._stream.read(size)


class LineRange:
    """
    The lines that begin in a byte range of a file, whole.

    The byte before the range tells whether a line begins at its start; the last line is read to its end, however far
    that is. Ranges that meet therefore give every line once.

    Args:
        file: whose lines.
        start, end: the range; `end` None: to the end.
        promised: bytes the file had when it was looked at; a file that ends before `end`, or before them, was cut
            while it was read, which is `Unreadable`.
    """

    def __init__(self, file: IO[bytes] | Forward, start: int, end: int | None, promised: int = 0) -> None:
        self._file = file
        self._promised = promised if end is None else end
        self._end = end
        self._ended = False
        self._ahead = b""
        self._position = start
        file.seek(max(start - 1, 0))
        if start:
            self._skip_to_line()

    def _skip_to_line(self) -> None:
        position = self._position - 1
        while self._end is None or position < self._end - 1:
            block = self._file.read(BLOCK_BYTES)
            if not block:
                self._check(position)
                break
            newline = block.find(b"\n")
            if newline >= 0:
                self._position = position + newline + 1
                self._ahead = block[newline + 1 :]
                self._ended = self._end is not None and self._position >= self._end
                return
            position += len(block)
        self._ended = True

    def read(self, size: int, /) -> bytes:
        """Return the next bytes of the lines in the range."""
        if self._ended:
            return b""
        block, self._ahead = self._ahead[:size], self._ahead[size:]
        block = block or self._file.read(size)
        if not block:
            self._ended = True
            self._check(self._position)
        elif self._end is not None and self._position + len(block) >= self._end:
            newline = block.find(b"\n", max(self._end - 1 - self._position, 0))
            if newline >= 0:
                block, self._ended = block[: newline + 1], True
        self._position += len(block)
        return block

    def _check(self, size: int) -> None:
        if size < self._promised:
            reason = "became shorter while it was read; what was cut off was not read, so scan it again"
            raise Unreadable(reason)


def is_url(target: str) -> bool:
    """Tell whether the target is an fsspec URL, such as `s3://bucket/key`."""
    scheme, found, _ = target.partition("://")
    return bool(found) and len(scheme) > 1 and scheme.replace("+", "").replace("-", "").isalnum()


class _Prompt(io.FileIO):
    """A file that never makes one wait; what looks like a file may be a queue of the system."""

    def __init__(self, path: str) -> None:
        super().__init__(path, opener=lambda name, flags: os.open(name, flags | getattr(os, "O_NONBLOCK", 0)))

    def read(self, size: int | None = -1, /) -> bytes:
        """Return the next bytes."""
        block = super().read(size)
        if block is None:
            reason = "gives nothing until something happens: it is a queue, not a file; pipe it to standard input"
            raise Unreadable(reason)
        return block


@contextmanager
def opened(path: str) -> Iterator[IO[bytes]]:
    """
    Open a path or an fsspec URL for reading, at its first byte.

    Raises:
        Unreadable: reading it would take from the system what others are to read.
    """
    if is_url(path):
        import fsspec

        with fsspec.open(path, "rb") as remote:
            yield remote
        return
    if os.path.realpath(path).startswith(("/proc/", "/sys/")) and Path(path).name in _QUEUES:
        reason = "a queue of the system, not a file: reading would empty it; save what it gives, and scan that"
        raise Unreadable(reason)
    with _Prompt(path) as file:
        yield file


@contextmanager
def spooled(stream: Stream, limit: int) -> Iterator[IO[bytes]]:
    """
    Lay a stream in a temporary file that no one else can read and that is gone afterwards.

    Raises:
        Unreadable: more than `limit` bytes.
    """
    import tempfile

    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as file:
        size = 0
        while block := stream.read(BLOCK_BYTES):
            size += len(block)
            if size > limit:
                reason = f"needs a temporary file of more than {limit:,} bytes; unpack it first"
                raise Unreadable(reason)
            file.write(block)
        file.seek(0)
        yield file
