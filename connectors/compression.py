"""
gzip, bzip2, xz and Zstandard, known by their first bytes, expanded in bounded memory.

What can be expanded before a cut or a fault is given out; then `Unreadable` says that it stopped there.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from connectors.connector import Limits, Unreadable
from connectors.streams import Peekable

if TYPE_CHECKING:
    from collections.abc import Callable

    from connectors.streams import Stream

MAGIC = {"gzip": b"\x1f\x8b\x08", "bzip2": b"BZh", "xz": b"\xfd7zXZ\x00", "zstd": b"\x28\xb5\x2f\xfd"}
ENDINGS = (".gz", ".gzip", ".bz2", ".xz", ".zst", ".zstd")
_TAR_ENDINGS = {".tgz": ".tar", ".tbz": ".tar", ".tbz2": ".tar", ".txz": ".tar", ".tzst": ".tar"}
_ENDS = {
    "gzip": (".gz", ".gzip", ".tgz"),
    "bzip2": (".bz2", ".tbz", ".tbz2"),
    "xz": (".xz", ".txz"),
    "zstd": (".zst", ".zstd", ".tzst"),
}
_LONGEST_MAGIC = 10
_LAYERS = 3
_IN = 64 << 10
_OUT = 1 << 20
# A Zstandard block of 4 bytes may hold 128 KiB: small bites bound what one bite can become, and cost nothing.
_ZSTD_IN = 1 << 10
_MEMORY = 256 << 20


@dataclass(slots=True)
class Budget:
    """
    What may still be expanded out of one file.

    Args:
        limits: the bounds.
        size: bytes on disk, if known; otherwise what has been read counts.
    """

    limits: Limits
    size: int | None = None
    taken: int = field(default=0)
    expanded: int = field(default=0)

    def spend(self, expanded: int) -> None:
        """
        Count expanded bytes.

        Raises:
            Unreadable: the file expands beyond its bounds.
        """
        self.expanded += expanded
        limits = self.limits
        allowed = max(limits.free_bytes, limits.ratio * (self.taken if self.size is None else self.size))
        if self.expanded > min(allowed, limits.total_bytes):
            reason = (
                f"expands to more than {limits.ratio} times its size, or {limits.total_bytes:,} bytes: "
                "it may be a bomb, so the rest was not read"
            )
            raise Unreadable(reason)


class Counted:
    """A stream that tells the budget how many bytes were read from disk."""

    def __init__(self, stream: Stream, budget: Budget) -> None:
        self._stream = stream
        self._budget = budget

    def read(self, size: int, /) -> bytes:
        """Return the next bytes."""
        block = self._stream.read(size)
        self._budget.taken += len(block)
        return block


def kind(head: bytes) -> str | None:
    """Return which compression the first bytes speak of, if any."""
    for name, magic in MAGIC.items():
        if head.startswith(magic):
            # "BZh" may begin a text: the digit and the block's mark settle it.
            return name if name != "bzip2" or head[4:10] in {b"1AY&SY", b"\x17rE8P\x90"} else None
    return None


def bare_name(name: str) -> str:
    """
    Return the name of what is inside: the compression's ending taken off.

    >>> bare_name("logs/app.log.gz"), bare_name("a.tgz"), bare_name("a.csv")
    ('logs/app.log', 'a.tar', 'a.csv')
    """
    lower = name.lower()
    for ending in ENDINGS:
        if lower.endswith(ending):
            return name[: -len(ending)]
    for ending, inside in _TAR_ENDINGS.items():
        if lower.endswith(ending):
            return name[: -len(ending)] + inside
    return name


def _refuse_stump(head: bytes, name: str) -> None:
    """Refuse a file that is cut within the mark of its compression."""
    for compression, magic in MAGIC.items():
        ending = name.lower().endswith(tuple(_ENDS[compression]))
        stump = head == magic[: len(head)] or (ending and compression == "bzip2" and head.startswith(magic))
        if stump and 0 < len(head) < _LONGEST_MAGIC and (ending if head.isascii() else len(head) > 1 or ending):
            reason = f"the {compression} data ends too early; nothing could be read"
            raise Unreadable(reason)


def expanded(stream: Peekable, name: str, budget: Budget, *, patient: bool = True) -> tuple[Peekable, str]:
    """Return the stream under all layers of compression, and the name it has there."""
    for _ in range(_LAYERS):
        head = stream.head(16, patient=patient)
        compression = kind(head)
        if compression is None:
            _refuse_stump(head, name)
            break
        stream, name = Peekable(Expanded(stream, compression, budget, patient=patient)), bare_name(name)
    return stream, name


class Expanded:
    """
    A compressed stream, expanded; several compressed members after each other are one stream.

    Args:
        stream: the compressed bytes.
        compression: "gzip", "bzip2", "xz", "zstd", or "deflate" (raw, as in a zip).
        budget: is told what is expanded.
        patient: fill what is asked for; otherwise give what has arrived.
    """

    def __init__(self, stream: Stream, compression: str, budget: Budget, *, patient: bool = True) -> None:
        self._stream = stream
        self._compression = compression
        self._budget = budget
        self._patient = patient
        self._new, self._faults = _decompressor(compression)
        self._current = self._new()
        self._input = b""
        self._surplus = memoryview(b"")
        self._broken: Unreadable | None = None

    def read(self, size: int, /) -> bytes:
        """Return the next expanded bytes."""
        if self._broken is not None:
            raise self._broken
        parts: list[bytes] = []
        while size > 0:
            try:
                part = self._next(size)
            except Unreadable as broken:
                self._broken = broken
                if not parts:
                    raise
                break
            if not part:
                break
            parts.append(part)
            size -= len(part)
            if not self._patient and not self._input:
                break
        return b"".join(parts)

    def _next(self, size: int) -> bytes:
        """Return the next bytes, at most `size`; none at the end."""
        while not self._surplus:
            if self._current.eof and not self._next_member():
                return b""
            out = self._step(min(size, _OUT))
            self._budget.spend(len(out))
            self._surplus = memoryview(out)
        part, self._surplus = self._surplus[:size], self._surplus[size:]
        return bytes(part)

    def _step(self, size: int) -> bytes:
        """Feed the decompressor once; no bytes may come out."""
        bite = _ZSTD_IN if self._compression == "zstd" else _IN
        ended = False
        if not self._input and getattr(self._current, "needs_input", True):
            self._input = self._stream.read(_IN)
            ended = not self._input
        fed, self._input = self._input[:bite], self._input[bite:]
        try:
            # zlib may hold back output without asking for input, so the end is only sure when nothing more comes.
            out: bytes = self._current.decompress(fed, *(() if self._compression == "zstd" else (size,)))
        except self._faults as fault:
            reason = f"the {self._compression} data is damaged; what came before the damage was read"
            raise Unreadable(reason) from fault
        except EOFError:
            out = b""
        tail = self._current.unused_data if self._current.eof else getattr(self._current, "unconsumed_tail", b"")
        self._input = tail + self._input
        if ended and not out and not self._current.eof:
            reason = f"the {self._compression} data ends too early; what came before the cut was read"
            raise Unreadable(reason)
        return out

    def _next_member(self) -> bool:
        """Begin the next member; zeroes after the last one are padding."""
        if self._compression == "deflate":
            return False
        magic = MAGIC[self._compression]
        self._input = self._input.lstrip(b"\0")
        while len(self._input) < len(magic):
            arrived = self._stream.read(_IN)
            if not arrived:
                break
            self._input = (self._input + arrived).lstrip(b"\0")
        if not self._input:
            return False
        if not self._input.startswith(magic):
            reason = f"other bytes follow the {self._compression} data; they were not read"
            raise Unreadable(reason)
        self._current = self._new()
        return True


def _decompressor(compression: str) -> tuple[Callable[[], Any], tuple[type[Exception], ...]]:
    """Return how to begin a member, and what a damaged one raises."""
    if compression in {"gzip", "deflate"}:
        window = 31 if compression == "gzip" else -15
        try:
            from isal import isal_zlib
        except ImportError:
            return lambda: zlib.decompressobj(window), (zlib.error,)
        damaged: type[Exception] = isal_zlib.error  # type: ignore[assignment]  # its stub makes the class an instance
        return lambda: isal_zlib.decompressobj(window), (damaged, zlib.error)
    if compression == "bzip2":
        import bz2

        return bz2.BZ2Decompressor, (OSError, ValueError)
    if compression == "xz":
        import lzma

        return lambda: lzma.LZMADecompressor(memlimit=_MEMORY), (lzma.LZMAError,)
    import zstandard

    return lambda: zstandard.ZstdDecompressor(max_window_size=1 << 27).decompressobj(), (zstandard.ZstdError,)
