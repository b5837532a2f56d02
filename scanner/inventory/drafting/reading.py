"""A privacy policy as text: plain text, Markdown, HTML, PDF or Word, with places that can be found again."""

from __future__ import annotations

import bisect
import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


_ENDLESS = re.compile(r"\S{150,}")


class PolicyError(Exception):
    """A policy cannot be read; the message says which, why, and what to do."""


def refusal(path: Path, why: str) -> PolicyError:
    """Return the error that says why a policy cannot be read."""
    return PolicyError(f"{path}: {why}")


@dataclass(frozen=True, slots=True)
class Document:
    """
    A policy's text.

    Args:
        path: as the user gave it.
        text: its characters; of HTML, PDF and Word what a reader sees, headings and lists marked as in Markdown.
        breaks: where its lines begin, for `line`.
        sha256: of the file's bytes.
    """

    path: Path
    text: str
    breaks: tuple[int, ...]
    sha256: str = ""

    def line(self, place: int) -> int:
        """Return the number of the line that a character stands in, from 1."""
        return bisect.bisect_right(self.breaks, place)


def document(path: Path, text: str, sha256: str = "") -> Document:
    """Return a text as a document; what no person writes without a blank (keys, pictures in text) is blanked out."""
    text = _ENDLESS.sub(lambda run: " " * len(run[0]), text)
    breaks = [0]
    for line in text.splitlines(keepends=True):
        breaks.append(breaks[-1] + len(line))
    return Document(path, text, tuple(breaks[:-1]) or (0,), sha256)


MOST_BYTES = 50_000_000
"""A policy larger than this is no policy."""
MOST_CHARACTERS = 1_000_000
"""Of text, when markup is gone."""


def read_policy(path: Path) -> Document:
    """
    Return the text of a policy.

    Raises:
        PolicyError: it is not there, is empty, too large, binary or damaged, or is made of pictures.
    """
    try:
        if path.is_dir():
            raise refusal(path, "a folder; name the policies in it")
        if path.stat().st_size > MOST_BYTES:
            raise refusal(path, f"larger than {MOST_BYTES // 1_000_000} MB; is it a privacy policy?")
        data = path.read_bytes()
    except OSError as error:
        raise refusal(path, f"cannot be read ({error.strerror or type(error).__name__})") from None
    if not data.strip():
        raise refusal(path, "empty")
    text = _text(path, data)
    if not text.strip():
        raise refusal(path, "holds no text that can be reached; a scanned document must be made text first (OCR)")
    if len(text) > MOST_CHARACTERS:
        raise refusal(path, f"holds more than {MOST_CHARACTERS:,} characters of text; is it a privacy policy?")
    return document(path, text, hashlib.sha256(data).hexdigest())


def _text(path: Path, data: bytes) -> str:
    """Return a file's text by what it is, whatever its name says."""
    from scanner.inventory.drafting import markup, paper, printed

    if data.startswith(b"%PDF-") or b"%PDF-" in data[:1024]:
        return printed.pdf(path, data)
    if data.startswith(b"PK\x03\x04"):
        return paper.word(path, data)
    if data.startswith((b"\xd0\xcf\x11\xe0", b"{\\rtf")):
        raise refusal(path, "an old Word or RTF file; save it as .docx, .pdf or .txt")
    plain = _decoded(path, data)
    head = plain[:4000].lower()
    if path.suffix.lower() in {".html", ".htm", ".xhtml"} or "<!doctype html" in head or "<html" in head:
        return markup.html(path, plain)
    return plain


def _decoded(path: Path, data: bytes) -> str:
    """Return bytes as text in the encoding that they are in."""
    from connectors import encoding

    head = data[:65536]
    named, length = encoding.mark(head)
    wide = named if named in encoding.WIDE else encoding.wide(head) if not named else None
    if wide:
        return data[length:].decode(wide, "replace")
    if encoding.binary(head):
        raise refusal(path, "binary, no text; give the policy as .txt, .md, .html, .pdf or .docx")
    body = data[length:]
    if encoding.settle((body,)) == encoding.WINDOWS:
        return encoding.from_windows(body)
    return body.decode("utf-8", "replace")
