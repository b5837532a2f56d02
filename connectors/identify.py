"""
What a file is, by its content first and its name second.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from connectors import encoding
from connectors.format import Head, Options, on_offer
from connectors.kinds import kind_of
from connectors.streams import HEAD_BYTES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from connectors.streams import Peekable

ZIP, TAR = "zip", "tar"


@dataclass(frozen=True, slots=True)
class Identity:
    """
    What a file was found to be.

    Args:
        format: name of a format; `None` when it is an archive or not read at all.
        options: what to read it with.
        archive: "zip" or "tar".
        set_aside: why it is not read.
        failure: what is wrong with it, though it is read as far as possible.
    """

    format: str | None = None
    options: Options = ()
    archive: str | None = None
    set_aside: str | None = None
    failure: str | None = None


def archive(head: bytes) -> str | None:
    """Return which archive the first bytes are, if any."""
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return ZIP
    return TAR if head[257:262] == b"ustar" else None


def identify(stream: Peekable, name: str, samples: Sequence[bytes] = (), *, patient: bool = True) -> Identity:
    """
    Say what a stream is, compression taken off, without taking anything from it.

    Args:
        stream: the bytes.
        name: its file name; empty for standard input.
        samples: pieces from further on, that help to tell the encoding.
        patient: wait for a full head.
    """
    data = stream.head(patient=patient)
    packed = archive(data)
    if packed:
        return _packed(Head(data, None, name, len(data) < HEAD_BYTES), packed)
    if data and len(data) < HEAD_BYTES and not data.strip(b"\0"):
        return Identity(set_aside="nothing but NUL bytes")
    marked, length = encoding.mark(data)
    wide = marked or encoding.wide(data)
    text = None
    beyond = (data, *samples) if not data.strip(b"\0") else (data,)
    if wide or not any(map(encoding.binary, beyond)):
        chosen = wide or encoding.settle((data, *samples))
        text = encoding.unpadded(_as_utf_8(data[length:], chosen))
    head = Head(data, text, name, len(data) < HEAD_BYTES)
    known = kind_of(data, name)
    for candidate in on_offer():
        if candidate.is_text and known:
            continue
        options = candidate.sniff(head)
        if options is not None:
            told: Options = (("encoding", chosen),) if candidate.is_text else ()
            return Identity(candidate.name, told + options, failure=_not_what_it_says(head, candidate.name))
    wrong = _not_what_it_says(head, None)
    return Identity(failure=wrong) if wrong else Identity(set_aside=known or "binary data")


def _packed(head: Head, archive: str) -> Identity:
    """Say what a zip or tar is: some formats are archives too."""
    for candidate in on_offer():
        options = None if candidate.is_text else candidate.sniff(head)
        if options is not None:
            return Identity(candidate.name, options)
    return Identity(archive=archive)


def _not_what_it_says(head: Head, found: str | None) -> str | None:
    """Return what to say of a file whose ending promises a binary format that its content is not."""
    for candidate in on_offer():
        if not candidate.is_text and head.extension in candidate.extensions and candidate.name != found:
            if found in {other.name for other in on_offer() if not other.is_text}:
                return None
            rest = "" if found is None else f"; read as {found}"
            return f"not a {candidate.name} file, though its name says so{rest}"
    return None


def _as_utf_8(data: bytes, name: str) -> bytes:
    """Return a head as UTF-8, bytes that cannot be decoded replaced."""
    if name == encoding.WINDOWS:
        return encoding.from_windows(data).encode()
    plain = "utf-8" if name in {encoding.ASCII, encoding.UTF_8} else name
    return data.decode(plain, "replace").encode("utf-8", "replace")
