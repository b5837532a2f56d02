"""
What a file is, by its content first and its name second.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from connectors import encoding
from connectors.format import Head, Options, on_offer
from connectors.streams import HEAD_BYTES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from connectors.streams import Peekable

ZIP, TAR = "zip", "tar"

_OFFICE = (".docx", ".xlsx", ".pptx", ".docm", ".xlsm", ".odt", ".ods", ".odp", ".epub")
_MAGIC = (
    (b"%PDF-", "PDF document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Office document"),
    (b"SQLite format 3\0", "SQLite database"),
    (b"\x89PNG\r\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"RIFF", "image, sound or film"),
    (b"II*\0", "image"),
    (b"MM\0*", "image"),
    (b"\0\0\1\0", "image"),
    (b"\x7fELF", "executable"),
    (b"MZ\x90\0", "executable"),
    (b"\xca\xfe\xba\xbe", "executable"),
    (b"\xcf\xfa\xed\xfe", "executable"),
    (b"\0asm", "executable"),
    (b"ID3", "sound"),
    (b"OggS", "sound"),
    (b"fLaC", "sound"),
    (b"7z\xbc\xaf\x27\x1c", "7z archive"),
    (b"Rar!\x1a\x07", "RAR archive"),
)

_ADVICE = {
    "Office document": "save it as CSV or plain text, and scan that",
    "PDF document": "save its text as plain text, and scan that",
    "SQLite database": "export its tables as CSV, and scan those",
    "7z archive": "unpack it, and scan what was in it",
    "RAR archive": "unpack it, and scan what was in it",
    "nothing but NUL bytes": "restore it, if it is a file that lost its content in a crash",
    "image": "look at it yourself, since text in pictures is not read",
}


def advice(kind: str) -> str:
    """Return what a user may do about a file of a kind that is set aside."""
    return _ADVICE.get(kind, "if it holds data, export that as CSV, JSON or plain text, and scan what comes out")


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
    if packed == ZIP and name.lower().endswith(_OFFICE):
        return Identity(set_aside="Office document")
    if packed:
        return Identity(archive=packed)
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
    for candidate in on_offer():
        if candidate.is_text and _magic(data):
            continue
        options = candidate.sniff(head)
        if options is not None:
            told: Options = (("encoding", chosen),) if candidate.is_text else ()
            return Identity(candidate.name, told + options, failure=_not_what_it_says(head, candidate.name))
    wrong = _not_what_it_says(head, None)
    return Identity(failure=wrong) if wrong else Identity(set_aside=_magic(data) or "binary data")


def _magic(data: bytes) -> str | None:
    """Return what known binary kind the first bytes are of."""
    return next((kind for magic, kind in _MAGIC if data.startswith(magic) and _surely(magic, data)), None)


def _surely(magic: bytes, data: bytes) -> bool:
    """A mark that could begin a text counts only where binary data follows."""
    return not magic.isascii() or b"\0" in magic or magic == b"%PDF-" or encoding.binary(data)


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
