"""
Which encoding a text is in, and how it becomes UTF-8.

UTF-8 and UTF-16 are recognised by their marks and patterns. What is neither is read as Windows-1252 when its odd bytes
are letters that Western European text uses, and as damaged UTF-8 otherwise. A text that begins in plain ASCII is
"ascii" until its first other byte settles it.
"""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from connectors.streams import Stream

ASCII, UTF_8, WINDOWS = "ascii", "utf-8", "windows-1252"
WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")

_MARKS = (
    (codecs.BOM_UTF8, UTF_8),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Letters and signs that Windows-1252 text is made of. Left out: what a cut or doubled UTF-8 sequence leaves behind
# (Â, Ã and most of 80-BF), and ÿ and þ, which are more often stray bytes.
_WESTERN = frozenset(
    "æøåÆØÅäöüÄÖÜéèêëÉÈÊËóòôÓÒÔáàâÁÀíìîïÍÎúùûÚÛýÝñÑçÇßõÕœŒšŠžŽðÐ€–—‘’“”„…•«»§°²³½¼´·®©£".encode("cp1252")
)
_CONTROL = bytes(set(range(32)) - set(b"\0\t\n\r\f\b\x1b"))
_PADDING = bytes(64)
_UTF_8_LEAD = bytes(range(0xC2, 0xF5))


def mark(head: bytes) -> tuple[str | None, int]:
    """Return the encoding that a byte-order mark names, and the mark's length."""
    for sign, encoding in _MARKS:
        if head.startswith(sign):
            return encoding, len(sign)
    return None, 0


def wide(head: bytes) -> str | None:
    """
    Return the UTF-16 that a text without a mark is in: nearly every other byte is NUL, and none of the rest.

    >>> wide("fødselsnummer".encode("utf-16-be"))
    'utf-16-be'
    """
    sample = head[: len(head) & ~1][:4096]
    if len(sample) < 4:
        return None
    even, odd = sample[::2].count(0) * 2 / len(sample), sample[1::2].count(0) * 2 / len(sample)
    encoding = "utf-16-le" if odd > 0.6 and even < 0.05 else "utf-16-be" if even > 0.6 and odd < 0.05 else None
    if encoding is None:
        return None
    text = sample.decode(encoding, "replace")
    return encoding if sum(character >= " " or character in "\t\r\n" for character in text) > 0.9 * len(text) else None


def binary(head: bytes) -> bool:
    """
    Tell whether the bytes are no text in any encoding: many NULs or control characters.

    Long runs of NULs do not count: they are what a crash or a log cut while it is written leaves in a text. Nor do
    those, no more than half of all, that part or pad what is UTF-8 without a control character: fields of C programs, an environment.
    """
    sample = b"".join(part.strip(b"\0") for part in head.split(_PADDING))
    strange = len(sample) - len(sample.translate(None, _CONTROL))
    nuls = sample.count(0)
    if nuls > len(sample) / 100:
        return nuls > len(sample) / 2 or strange > 0 or not _is_utf_8(sample)
    return strange > len(sample) / 20


def _is_utf_8(sample: bytes) -> bool:
    """Tell whether it is, up to a character that its end cuts."""
    try:
        codecs.utf_8_decode(sample, "strict", False)
    except UnicodeDecodeError:
        return False
    return True


def unpadded(data: bytes) -> bytes:
    r"""
    Return the text with one space for each run of NULs.

    >>> unpadded(b"one\0\0\0two\0")
    b'one two '
    """
    if b"\0" not in data:
        return data
    inside = b" ".join(part for part in data.split(b"\0") if part)
    before, after = b" " * data.startswith(b"\0"), b" " * (data.endswith(b"\0") and bool(inside))
    return before + inside + after


def settle(samples: Iterable[bytes]) -> str:
    """
    Return the encoding of pieces of text: "ascii", "utf-8" or "windows-1252".

    Pieces may begin or end inside a character.
    """
    sequences = strays = western = 0
    for sample in samples:
        if sample.isascii():
            continue
        text = _inside(sample).decode(UTF_8, "surrogateescape")
        other = [character for character in text if character > "\x7f"]
        odd = [ord(character) - 0xDC00 for character in other if "\udc80" <= character <= "\udcff"]
        strays += len(odd)
        western += sum(byte in _WESTERN for byte in odd)
        sequences += len(other) - len(odd)
    if not strays:
        return UTF_8 if sequences else ASCII
    return WINDOWS if sequences < strays <= western * 1.25 else UTF_8


def _inside(sample: bytes) -> bytes:
    """Return the sample without a sequence that its end cuts in two."""
    for back in range(1, min(4, len(sample)) + 1):
        byte = sample[-back]
        if byte >= 0xC0:
            needed = 2 if byte < 0xE0 else 3 if byte < 0xF0 else 4
            return sample[:-back] if back < needed else sample
        if byte < 0x80:
            break
    return sample


class Cleaner:
    """
    Turns blocks of text into valid UTF-8, and remembers what could not be.

    Args:
        encoding: as `settle` says it; "ascii" lets the first other byte decide.

    Attributes:
        damaged: bytes that were replaced by U+FFFD.
        first_damaged: line of the first, from 1.
    """

    def __init__(self, encoding: str) -> None:
        self.encoding = encoding
        self.damaged = 0
        self.first_damaged: int | None = None

    def clean(self, data: bytes, line: int) -> bytes:
        """
        Return the block as UTF-8.

        Args:
            data: whole characters.
            line: number of its first line.
        """
        if data.isascii():
            return data
        if self.encoding == ASCII:
            self.encoding = settle((data,))
        if self.encoding == WINDOWS:
            return from_windows(data).encode()
        try:
            data.decode()
        except UnicodeDecodeError as fault:
            if self.first_damaged is None:
                self.first_damaged = line + data.count(b"\n", 0, fault.start)
            self.damaged += len(data) - len(data.decode(UTF_8, "ignore").encode())
            return data.decode(UTF_8, "replace").encode()
        return data


def from_windows(data: bytes) -> str:
    """Decode Windows-1252; the five bytes it leaves undefined are read as in Latin-1."""
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return "".join(
            chr(byte) if byte in b"\x81\x8d\x8f\x90\x9d" else bytes((byte,)).decode("cp1252") for byte in data
        )


class Unpadded:
    """
    A stream in which runs of NULs are single spaces, so that padding costs no memory and parts no words wrongly.

    Attributes:
        dropped: NULs so far.
    """

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._inside = False
        self.dropped = 0

    def read(self, size: int, /) -> bytes:
        """Return the next bytes."""
        while block := self._stream.read(size):
            if b"\0" not in block:
                self._inside = False
                return block
            self.dropped += block.count(0)
            text = unpadded(block)
            if self._inside and block.startswith(b"\0"):
                text = text[1:]
            self._inside = block.endswith(b"\0")
            if text:
                return text
        return b""


class Narrowed:
    """
    A UTF-16 or UTF-32 stream as UTF-8; what cannot be decoded becomes U+FFFD.

    Attributes:
        damaged: how many bytes that was; a character that is cut at the end counts as whole.
    """

    def __init__(self, stream: Stream, encoding: str) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")
        self._width = 2 if "16" in encoding else 4
        self._ended = False
        self.damaged = 0

    def read(self, size: int, /) -> bytes:
        """Return the next bytes; more than `size` where characters are wide."""
        while not self._ended:
            block = self._stream.read(size)
            self._ended = not block
            text = self._decoder.decode(block, final=self._ended)
            self.damaged += self._width * text.count("\N{REPLACEMENT CHARACTER}")
            if text:
                return text.encode(UTF_8, "replace")
        return b""
