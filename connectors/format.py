"""
What a format is: a name, how to know it by its first bytes, and how to read it.

A file under `connectors/formats/` that ends in `FORMAT = Format(...)` is on offer; there is no list to add it to.
"""

from __future__ import annotations

import importlib
import pkgutil
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import PurePosixPath
from typing import IO, TYPE_CHECKING, NamedTuple

from connectors import blocks, encoding
from connectors.compression import Budget
from connectors.connector import Failure, Limits, LineBatch, Read, Segment
from connectors.streams import Peekable, is_url, opened, spooled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from connectors.streams import Stream

Options = tuple[tuple[str, str], ...]


class Head(NamedTuple):
    """
    The beginning of a file, compression taken off.

    Args:
        data: its first bytes (up to 64 KiB).
        text: the same as UTF-8 without a byte-order mark; `None` when it is no text.
        name: file name without the endings of compression; empty for standard input.
        whole: nothing comes after `data`.
    """

    data: bytes
    text: bytes | None
    name: str
    whole: bool

    @property
    def extension(self) -> str:
        """The last ending, in lower case, with its dot."""
        return PurePosixPath(self.name).suffix.lower()

    def marked(self, mark: bytes, extensions: tuple[str, ...]) -> bool:
        """Tell whether the file begins with a mark, and is not a text that happens to begin so."""
        if not self.data.startswith(mark):
            return False
        return self.extension in extensions or any(byte < 32 and byte not in b"\t\r\n" for byte in self.data[:64])


@dataclass(frozen=True, slots=True)
class Input:
    """
    What a format reads.

    Args:
        segment: the piece of work; where failures point.
        stream: its bytes, compression taken off.
        options: what `sniff` found out, and "encoding" for text.
        path: the plain file, when it lies on disk as it is.
        budget: what may still be expanded.
        inside: given the name and the bytes of a file that lies in this one, reads it by whatever road it needs.
    """

    segment: Segment
    stream: Peekable
    options: Mapping[str, str] = field(default_factory=dict)
    path: str | None = None
    budget: Budget = field(default_factory=lambda: Budget(Limits()))
    inside: Callable[[str, Stream], Iterator[Read]] = lambda name, content: iter(())  # noqa: ARG005

    def failure(self, reason: str, line: int | None = None) -> Failure:
        """Return a failure that points here."""
        return Failure(self.segment.source, reason, self.segment.container, line)

    def blocks(self) -> Iterator[LineBatch | Failure]:
        """Yield the text as blocks of lines in UTF-8, without its byte-order mark."""
        name = self.options.get("encoding", encoding.ASCII)
        if not self.segment.start:
            length = encoding.mark(self.stream.head(4, patient=False))[1]
            while length > 0:
                length -= len(self.stream.read(length))
        return blocks.read(self.stream, self.segment, name)

    @contextmanager
    def file(self) -> Iterator[IO[bytes]]:
        """Open the bytes so that one can move back and forth in them."""
        if self.path is not None and not is_url(self.path):
            with opened(self.path) as file:
                yield file
        else:
            with spooled(self.stream, self.segment.limits.spool_bytes) as file:
                yield file


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """
    One way to lay out data.

    Args:
        name: as in `Segment.format`.
        extensions: usual endings, in lower case, with dots.
        sniff: given the head, returns the options to read with, or `None` when it is another format.
        read: turns the input into batches; foreign errors become failures here.
        rank: order of asking; the sure come before those that accept anything.
        is_text: made of text; a file with such an ending that is something else is no cause for alarm.
    """

    name: str
    extensions: tuple[str, ...]
    sniff: Callable[[Head], Options | None]
    read: Callable[[Input], Iterator[Read]]
    rank: int
    is_text: bool


@cache
def on_offer() -> tuple[Format, ...]:
    """Return the formats, the surest first."""
    import connectors.formats as package

    found = []
    for module in pkgutil.iter_modules(package.__path__):
        offered = getattr(importlib.import_module(f"{package.__name__}.{module.name}"), "FORMAT", None)
        if offered is not None:
            found.append(offered)
    return tuple(sorted(found, key=lambda candidate: (candidate.rank, candidate.name)))


def named(name: str) -> Format:
    """Return the format of this name."""
    return next(candidate for candidate in on_offer() if candidate.name == name)
