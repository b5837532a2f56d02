"""Sentences and their words, each with its place in the document: spaCy's tokenizer and sentence splitter."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from scanner.inventory.drafting.lexicon import fold, plain, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language

ABBREVIATIONS = word_set(
    "nr nrs mobilnr tlfnr tlf telefonnr kontonr postnr kundenr regnr medlemsnr ansattnr org orgnr org.nr art jf jfr inc ltd co corp "
    "pvt pte pty plc dept e.g i.e eg ca evt ev inkl eks ekskl hhv pkt kap maks min bl.a bla f.eks m.m m.fl mv osv etc dvs iht ift mht vedr tel "
    "adr avd dr st no pst stk t.o.m f.o.m t.d m.a o.l fnr mob s.k sk bl pga mfl approx incl vs"
)
_LAST = re.compile(r"(?:§ [0-9]+(?:-[0-9]+)?|(?:bokstav|litra|letter|point) [a-z]|\S+ (?:19|20)[0-9]{2})\.")
"""Two words that end a sentence before a capital: the splitter takes their dot for that of a number or abbreviation."""
_PIECE = re.compile(r"[/\\]|[^/\\]+")
_WORD = re.compile(r"\w")
_EDGE = re.compile(r"^[\"'«»“”„’(\[]+|[\"'«»“”„’)\]]+$")
MOST_WORDS = 400
"""Words of a sentence; a longer one is cut, for what is asked of a sentence is asked of each of its words."""
LONGEST = 100_000
"""Characters given to the tokenizer at once."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a mark of punctuation, with its place in the document's text."""

    text: str
    lower: str
    plain: str
    folded: str
    start: int
    end: int

    @property
    def mark(self) -> bool:
        """Whether it is punctuation."""
        return not self.folded


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its place in the document's text, and its words."""

    start: int
    end: int
    words: tuple[Word, ...]


@cache
def splitter() -> Language:
    """Return the tokenizer and sentence splitter; it needs no trained model."""
    import spacy

    language = spacy.blank("nb")
    language.add_pipe("sentencizer")
    return language


def sentences(text: str, start: int, end: int) -> Iterator[Sentence]:
    """Yield the sentences of a stretch of the document."""
    gathered: list[Word] = []
    for first in range(start, end, LONGEST):
        for part in _parts(text, first, min(end, first + LONGEST)):
            words = part
            if gathered and len(gathered) < MOST_WORDS and not _ends(gathered, words[0]):
                gathered += words
                continue
            if gathered:
                yield _sentence(gathered)
            while len(words) > MOST_WORDS:
                yield _sentence(words[:MOST_WORDS])
                words = words[MOST_WORDS:]
            gathered = words
    if gathered:
        yield _sentence(gathered)


def _parts(text: str, first: int, end: int) -> Iterator[list[Word]]:
    """Yield what the splitter takes for sentences, cut once more where one ends in "§ 39." or "bokstav b."."""
    for part in splitter()(text[first:end]).sents:
        words = [word for token in part if token.text.strip() for word in _words(token.text, first + token.idx)]
        start = 0
        for index in range(1, len(words) - 1):
            last = f"{words[index - 1].lower} {words[index].lower}"
            if words[index + 1].text[:1].isupper() and _LAST.fullmatch(last):
                yield words[start : index + 1]
                start = index + 1
        if words[start:]:
            yield words[start:]


def _sentence(words: list[Word]) -> Sentence:
    return Sentence(words[0].start, words[-1].end, tuple(words))


def _ends(before: list[Word], after: Word) -> bool:
    """Tell whether a sentence ends between two words: not after an abbreviation or before a small letter."""
    if after.text[:1].islower() or after.mark:
        return False
    if before[-1].text == "." and len(before) > 1:
        last = before[-2].lower.rstrip(".")
        return last not in ABBREVIATIONS and not (last.isdigit() and len(last) < 3 and len(before) == 2)
    return before[-1].lower.rstrip(".") not in ABBREVIATIONS or not before[-1].text.endswith(".")


def _words(token: str, start: int) -> Iterator[Word]:
    """Yield the words of a token: it may hold a slash or a quotation mark that the tokenizer left on."""
    for piece in _PIECE.finditer(token):
        text, place = piece[0], start + piece.start()
        while text:
            edge = _EDGE.search(text)
            if edge is None or edge[0] == text:
                yield _word(text, place)
                break
            if edge.start() == 0:
                yield _word(edge[0], place)
                text, place = text[edge.end() :], place + edge.end()
            else:
                yield _word(text[: edge.start()], place)
                text, place = text[edge.start() :], place + edge.start()


def _word(text: str, start: int) -> Word:
    folded = fold(text) if _WORD.search(text) else ""
    return Word(text, text.lower(), plain(text) if folded else "", folded, start, start + len(text))
