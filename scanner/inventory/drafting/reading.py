"""A privacy policy as text: plain text, Markdown, HTML, PDF or Word, with places that can be found again."""

from __future__ import annotations

import bisect
from dataclasses import dataclass
from pathlib import Path


class PolicyError(Exception):
    """A policy cannot be read; the message says which, why, and what to do."""


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
    """Return a text as a document."""
    breaks = [0]
    for line in text.splitlines(keepends=True):
        breaks.append(breaks[-1] + len(line))
    return Document(path, text, tuple(breaks[:-1]) or (0,), sha256)
