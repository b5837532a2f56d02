"""
The layout of a policy's text: headings, list items, rows of tables and paragraphs, each with its place.

Plain text has no marks for headings, so they are told by their shape: a short line without a full stop, alone or above
a paragraph. Runs of such lines, or lines after a colon, are lists.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Kind = Literal["heading", "item", "row", "paragraph"]
SHORT, WORDS = 90, 12
"""A line longer than this, in characters or words, is neither a heading nor an item without a bullet."""
WRAPPED = 55
"""A line at least this long may go on in the next."""

_BULLET = re.compile(r"[ \t]*(?:[-*+•·–—▪▫○●◦‣■□✓→]|\(?(?:\d{1,2}|[a-zæøå])[.)])[ \t]+")
_NUMBER = re.compile(r"[ \t]*(?:\d{1,2}(?:\.\d{1,2})*[.)]?|§ ?\d+[.:]?|[IVX]{1,4}[.)])[ \t]+(?=[A-ZÆØÅÄÖ])")
_HASHES = re.compile(r"[ \t]*(#{1,6})[ \t]+")
_ROW = re.compile(r"[A-ZÆØÅÄÖ][\w./ &,-]{1,44}:[ \t]+\S")
_RULE = re.compile(r"[ \t]*(?:[-=_*~|:+][ \t]*){3,}$")
_SENTENCES = re.compile(r"[a-zæøåäö]{4,}[.!?] +[A-ZÆØÅÄÖ]")
"""A sentence ends within; what is cut short ("org.nr. Adresse") has fewer letters."""
_STRONG = re.compile(r"[ \t]*(\*\*|__)([^*_]{2,90}?):?\1:?[ \t]*$")


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the text without its bullet or other mark; `level` of a heading, from 1."""

    kind: Kind
    start: int
    end: int
    level: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A line that holds something, without the blanks around it."""

    start: int
    end: int
    text: str
    gap: bool


def _lines(text: str) -> list[Line]:
    lines: list[Line] = []
    place, gap = 0, True
    for whole in text.splitlines(keepends=True):
        inside = whole.strip()
        if inside and not _RULE.match(inside):
            start = place + whole.index(inside)
            lines.append(Line(start, start + len(inside), inside, gap))
            gap = False
        else:
            gap = True
        place += len(whole)
    return lines


def blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of a text, in order."""
    lines = _lines(text)
    kinds = [_marked(line) for line in lines]
    kinds = [
        "item" if kind == "numbered" and _among_items(lines, kinds, index) else kind
        for index, kind in enumerate(kinds)
    ]
    for index, line in enumerate(lines):
        if kinds[index] is None and _short(line):
            kinds[index] = _shape(lines, kinds, index)
    return tuple(_joined(text, lines, kinds))


def _marked(line: Line) -> str | None:
    """Return the kind that a line's own mark gives it."""
    if _HASHES.match(line.text) or _STRONG.match(line.text):
        return "heading"
    if line.text.startswith("|") or line.text.count("\t") or line.text.count(" | "):
        return "row"
    if _NUMBER.match(line.text) and _short(line):
        return "numbered"
    if _BULLET.match(line.text):
        return "item"
    if _ROW.match(line.text):
        return "row"
    return None


def _among_items(lines: Sequence[Line], kinds: Sequence[str | None], index: int) -> bool:
    """Tell whether a numbered line is an item of a list and no heading: it is led by a colon, or stands beside another."""
    led = index > 0 and lines[index - 1].text[-1] == ":"
    follows = index > 0 and not lines[index].gap and kinds[index - 1] in {"numbered", "item"}
    leads = index + 1 < len(lines) and not lines[index + 1].gap and kinds[index + 1] == "item"
    return led or follows or leads


def _short(line: Line) -> bool:
    return (
        len(line.text) <= SHORT
        and len(line.text.split()) <= WORDS
        and line.text[-1] not in ".!,;:"
        and not _SENTENCES.search(line.text)
    )


def _shape(lines: Sequence[Line], kinds: Sequence[str | None], index: int) -> str | None:
    """Return what a short line without a mark is: a heading, an item of a list, or part of a paragraph."""
    line = lines[index]
    if (
        line.text[0].islower()
        and index
        and not line.gap
        and len(lines[index - 1].text) >= WRAPPED
        and kinds[index - 1] is None
    ):
        return None
    before = lines[index - 1] if index else None
    after = lines[index + 1] if index + 1 < len(lines) else None
    listed = before is not None and (before.text[-1] == ":" or kinds[index - 1] == "plain item")
    plain = after is not None and kinds[index + 1] is None and _short(after)
    if listed and not (line.gap and kinds[index - 1] == "plain item" and not plain and after is not None):
        return "plain item"
    if (
        plain
        and after is not None
        and not after.gap
        and index + 2 < len(lines)
        and _short(lines[index + 2])
        and not lines[index + 2].gap
    ):
        return "plain item"
    if (
        before is not None
        and not line.gap
        and (kinds[index - 1] is None and len(before.text) >= WRAPPED and before.text[-1] not in ".!?:")
    ):
        return None
    if after is not None and not after.gap and len(line.text) >= WRAPPED and after.text[0].islower():
        return None
    return "heading"


def _joined(text: str, lines: Sequence[Line], kinds: Sequence[str | None]) -> Iterator[Block]:
    """Yield the blocks; lines that go on from the one before are joined to it."""
    start = end = -1
    kind: Kind = "paragraph"
    level = 0
    for index, (line, shape) in enumerate(zip(lines, kinds, strict=True)):
        if shape is None and start >= 0 and not line.gap and _goes_on(lines[index - 1], line, kind):
            end = line.end
            continue
        if start >= 0:
            yield Block(kind, start, end, level)
        kind, level, skipped = _kind(
            line, shape, lines[index + 1] if index + 1 < len(lines) else None, kinds[index + 1 : index + 2]
        )
        start, end = line.start + skipped, line.end
        if kind == "heading":
            end = start + len(text[start:end].rstrip("#*_: "))
    if start >= 0:
        yield Block(kind, start, end, level)


def _goes_on(before: Line, line: Line, kind: Kind) -> bool:
    if kind == "heading":
        return False
    if kind in {"item", "row"}:
        return line.text[0].islower() or (
            kind == "item" and before.text[-1] not in ".!?:" and len(before.text) >= WRAPPED
        )
    return before.text[-1] != ":" and (before.text[-1] not in ".!?" or len(before.text) < 100)


def _kind(
    line: Line, shape: str | None, after: Line | None, next_kinds: Sequence[str | None]
) -> tuple[Kind, int, int]:
    """Return a block's kind, its level, and how many characters its mark takes."""
    hashes, strong = _HASHES.match(line.text), _STRONG.match(line.text)
    if hashes:
        return "heading", len(hashes[1]), hashes.end()
    if strong:
        return "heading", 4, strong.start(2)
    if shape == "numbered":
        mark = _NUMBER.match(line.text)
        assert mark is not None
        alone = after is None or next_kinds[0] != "numbered"
        depth = line.text[: mark.end()].rstrip(" .)").count(".")
        return ("heading", 2 + depth, mark.end()) if alone else ("item", 0, mark.end())
    if shape == "item":
        bullet = _BULLET.match(line.text)
        return "item", 0, bullet.end() if bullet else 0
    if shape == "plain item":
        return "item", 0, 0
    if shape == "row":
        return "row", 0, len(line.text) - len(line.text.lstrip("| "))
    return ("heading", 3, 0) if shape == "heading" else ("paragraph", 0, 0)
