"""
The text of PDF files, whose pages hold no paragraphs, only lines.

What stands apart, and what is set larger or bolder than the rest, is told by its looks; a line that is full goes on in
the next; headings are marked as in Markdown.
"""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from scanner.inventory.drafting.layout import SHORT
from scanner.inventory.drafting.reading import refusal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

MOST_PAGES = 2_000
APART = 1.3
"""Times the usual distance from line to line: what is further down begins anew."""
LARGER = 1.12
"""Times the usual height: what is higher is a heading, when it is short."""
_BOLD = re.compile(r"(?i)bold|black|heavy")
_PARTED = re.compile(r"(\w*)[\ufffe\x02](\w*)")
"""Where pdfium took a hyphen at the end of a line away."""
_AND = frozenset(["og", "eller", "samt", "och", "and", "or"])


@dataclass(frozen=True, slots=True)
class Line:
    """
    A line of a page.

    Args:
        text: without the blanks around it.
        left: where it begins, in points from the left of the page.
        right: where it ends.
        foot: where it stands, from the foot of the page.
        height: of its letters.
        bold: its first letter and its last are.
    """

    text: str
    left: float
    right: float
    foot: float
    height: float
    bold: bool


def pdf(path: Path, data: bytes) -> str:
    """
    Return the text of a PDF.

    Raises:
        PolicyError: it is damaged, needs a password, or is made of pictures.
    """
    import pypdfium2

    try:
        file = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        raise refusal(path, "cannot be read as PDF (damaged, or it needs a password)") from None
    try:
        pages = [tuple(_lines(file[number].get_textpage())) for number in range(min(len(file), MOST_PAGES))]
    finally:
        file.close()
    if not any(re.search(r"\w{3}", line.text) for page in pages for line in page):
        raise refusal(path, "holds no text, only pictures; make it text first (OCR)")
    return _paragraphs(pages)


def _lines(page: Any) -> Iterator[Line]:
    from pypdfium2 import raw

    place = 0
    box = raw.FS_RECTF()
    for whole in page.get_text_range().splitlines(keepends=True):
        text = whole.strip()
        if text:
            start = place + _wide(whole[: whole.index(text)])
            ends = [raw.FPDFText_GetCharIndexFromTextIndex(page.raw, at) for at in (start, start + _wide(text) - 1)]
            raw.FPDFText_GetLooseCharBox(page.raw, ends[1], ctypes.byref(box))
            right = box.right
            raw.FPDFText_GetLooseCharBox(page.raw, ends[0], ctypes.byref(box))
            bold = all(_BOLD.search(_font(page.raw, end)) for end in ends)
            text = _PARTED.sub(_whole, text)
            yield Line(text, box.left, right, box.bottom, round(box.top - box.bottom, 1), bold)
        place += _wide(whole)


def _wide(text: str) -> int:
    """Return how many characters of UTF-16 a text is, as pdfium counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _font(page: Any, place: int) -> str:
    from pypdfium2 import raw

    name = ctypes.create_string_buffer(128)
    raw.FPDFText_GetFontInfo(page, place, name, len(name), ctypes.byref(ctypes.c_int()))
    return name.value.decode("utf-8", "replace")


def _whole(parted: re.Match[str]) -> str:
    """Return a word that the end of a line had cut; the hyphen of "e-post", "IP-adresse" and "navn- og" stays."""
    before, after = parted.groups()
    if after.lower() in _AND:
        return f"{before}- {after}"
    return f"{before}-{after}" if len(before) < 2 or before.isupper() or not after[:1].islower() else before + after


def _paragraphs(pages: Sequence[Sequence[Line]]) -> str:
    """Return the lines of all pages with a blank line before what begins anew, and a mark before headings."""
    lines = [line for page in pages for line in page]
    usual = _most(lines, [line.height for line in lines])
    bold = sum(len(line.text) for line in lines if line.bold) * 2 > sum(len(line.text) for line in lines)
    lines = [replace(line, bold=line.bold and not bold) for line in lines]
    levels = sorted({line.height for line in lines if _is_heading(line, usual)}, reverse=True)
    pitch = _pitch(pages, usual)
    margin = max(line.right for line in lines)
    text: list[str] = []
    for index, line in enumerate(lines):
        before = lines[index - 1] if index else None
        heading = _is_heading(line, usual)
        if before is None:
            near = on = False
        else:
            near = 0 <= before.foot - line.foot <= APART * max(pitch, line.height)
            near = near and (before.height, before.bold) == (line.height, line.bold)
            on = _goes_on(before, line) or (near and (heading or _is_full(before, line, margin)))
        mark = "#" * min(levels.index(line.height) + 1, 6) + " " if heading else ""
        text.append(f" {line.text}" if on else f"\n{line.text}" if near else f"\n\n{mark}{line.text}")
    return "".join(text).strip() + "\n"


def _most(lines: Sequence[Line], values: Sequence[float]) -> float:
    """Return the value that most of the text has."""
    counted: Counter[float] = Counter()
    for line, value in zip(lines, values, strict=True):
        counted[value] += len(line.text)
    return counted.most_common(1)[0][0]


def _pitch(pages: Sequence[Sequence[Line]], usual: float) -> float:
    """Return the distance from line to line within a paragraph: a small one among those that occur."""
    apart = sorted(
        one.foot - two.foot
        for page in pages
        for one, two in pairwise(page)
        if one.height == two.height == usual and one.foot - two.foot > usual / 2
    )
    return min(apart[len(apart) // 5], 2 * usual) if apart else usual


def _is_heading(line: Line, usual: float) -> bool:
    return len(line.text) <= SHORT and line.text[-1] not in ".,;" and (line.bold or line.height > LARGER * usual)


def _goes_on(before: Line, line: Line) -> bool:
    """Tell whether a line at the head of a page or column goes on with the sentence before."""
    return line.foot > before.foot and before.text[-1] not in ".!?:" and line.text[0].islower()


def _is_full(before: Line, line: Line, margin: float) -> bool:
    """Tell whether a line was broken because the next word had no room in it."""
    letter = (before.right - before.left) / len(before.text)
    return before.right + letter * (len(line.text.split()[0]) + 1) > margin
