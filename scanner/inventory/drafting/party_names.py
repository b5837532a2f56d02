"""What a kind of recipient is called where it stands: with the words before and after it that belong to its name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.inventory.drafting.lexicon import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scanner.inventory.drafting.lexicon import Mention
    from scanner.inventory.drafting.outline import Outline, Statement
    from scanner.inventory.drafting.sentences import Word

COUNTS = word_set("flere fleire noen nokre enkelte en et ei ein eit a an the")
BEFORE = COUNTS | word_set(
    "andre annen annet anna utvalgte utvalde aktuelle autoriserte autorisert nøye vurderte offentlige offentlege relevante "
    "eksterne våre vår vårt norske sentrale other selected authorised external public our forsikringsselskapenes"
)
OWNERS = re.compile(
    r"(?:kommunen|fylkeskommunen|konsernet|selskapet|verksemda|virksomheten|kunden|banken|skolen|skulen|foreningen|laget|klubben)s"
)
"""Owners of a recipient: "kommunens inkassoselskap"."""
LOOSE = COUNTS | word_set(
    "som blant mellom anna annet andre slik eksempel dømes til med hos hjå av fra frå ved i på for og eller samt både altså herunder særlig særleg også òg "
    "dessuten eventuelt gjennom via such including like to with by from and or also e.g"
)
"""Function words that a name neither begins nor ends with."""
FIELDS = word_set("innen innenfor innfor within innafor")
WITH_NAME = word_set("av for i")
ENDS = frozenset({"finite", "hold", "disclose", "relative", "time", "condition", "purpose"})
LONGEST = 6
"""Words after a kind of recipient that may belong to its name."""


def is_proper(word: Word) -> bool:
    """Tell whether a word begins with a capital letter."""
    return not word.mark and word.text[0].isupper()


def trimmed(name: str) -> str:
    """
    Return a name without the function words that were left beside it.

    >>> trimmed("blant andre Kjernesystem AS"), trimmed("som"), trimmed("andre behandlere")
    ('Kjernesystem AS', '', 'andre behandlere')
    """
    words = name.split()
    while words and words[-1].lower().strip(",.") in LOOSE:
        words.pop()
    first = next((place for place, word in enumerate(words) if word.lower().strip(",.") not in LOOSE), len(words))
    while first and words[first - 1].lower() in BEFORE - COUNTS and (first < 2 or words[first - 2].lower() != "blant"):
        first -= 1
    return " ".join(words[first:]).strip(" ,.")


def start_of(words: Sequence[Word], first: int) -> int:
    """Return where a recipient's name begins: with adjectives ("nøye vurderte") and owners ("Noregs") before it."""
    while first > 0:
        before = words[first - 1]
        if before.lower not in BEFORE and not (
            before.lower.endswith("s") and (is_proper(before) or OWNERS.fullmatch(before.lower))
        ):
            break
        first -= 1
    return first


def names(outline: Outline, statement: Statement, mention: Mention) -> Iterator[tuple[str, bool]]:
    """
    Yield what a kind of recipient is called, and whether that is a name.

    "pensjonsselskapet Trygg Alderdom" is one; "samarbeidspartnere innen frakt og IT-drift" are two kinds.
    """
    words, text = statement.parsed.sentence.words, outline.document.text
    first, last = start_of(words, mention.first), mention.last
    while words[first].lower in COUNTS:
        first += 1
    while last + 1 < len(words) and is_proper(words[last + 1]):
        last += 1
    head = text[words[first].start : words[last].end].strip()
    proper = last > mention.last or (is_proper(words[mention.first]) and mention.first > 0)
    link = words[last + 1].lower if last == mention.last and last + 1 < len(words) else ""
    if link in FIELDS:
        pieces = _pieces(outline, statement, last + 1)
        if pieces:
            yield from (
                (f"{head} {words[last + 1].text} {piece}", piece[0].isupper() and " " in piece) for piece in pieces
            )
            return
    if link in WITH_NAME and mention.label != "authority" and not is_proper(words[mention.last]):
        pieces = _pieces(outline, statement, last + 1)
        head = f"{head} {words[last + 1].text} {pieces[0]}" if pieces else head
    yield head, proper


def _pieces(outline: Outline, statement: Statement, link: int) -> list[str]:
    """Return what stands after a preposition, in parts: "innen frakt og IT-drift"."""
    words = statement.parsed.sentence.words
    end = link
    while end + 1 < len(words) and end - link < LONGEST - 1:
        after = words[end + 1]
        if after.mark or statement.parsed.at(end + 1) & ENDS or after.lower in {"som", "når"}:
            break
        end += 1
    if end == link:
        return []
    text = outline.document.text[words[link + 1].start : words[end].end]
    return [piece for piece in re.split(r" og | and ", text) if 0 < len(piece.split()) <= 4]
