"""
The words of `detectors.field_words` as they are looked up: spelled alike, with their categories, endings and short forms.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from math import inf
from typing import TYPE_CHECKING

from detectors import field_words as words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ENDINGS = ("ene", "ens", "en", "et", "ar", "er", "es", "s", "e", "n", "a", "t")
SHORTEST_FORM = 4
"""Letters that must be left of a word that is cut short."""
VOWELS = frozenset("aeiouy")
FEWEST_CONSONANTS = 5
"""That must be left of a word whose vowels are left out."""
_SPELLING = str.maketrans("æøåäöéèüÆØÅÄÖÉÈÜ", "aoaaoeeuAOAAOEEU")


def spelled(word: str) -> str:
    """
    Return a word in the spelling that fields are compared in.

    >>> spelled("Fødselsnr"), spelled("foedselsnr"), spelled("fodselsnr")
    ('fodselsnr', 'fodselsnr', 'fodselsnr')
    """
    plain = (word if word.isascii() else word.translate(_SPELLING)).lower()
    return plain.replace("ae", "a").replace("oe", "o").replace("aa", "a")


def tokens(segment: str) -> list[str]:
    """
    Return the words of one part of a name.

    >>> tokens("kundeEpost_2"), tokens("IPAdresse"), tokens("k-fnr")
    (['kunde', 'epost', '2'], ['ip', 'adresse'], ['k', 'fnr'])
    """
    found: list[str] = []
    current = ""
    before = " "
    for place, character in enumerate(segment):
        after = segment[place + 1 : place + 2]
        hump = character.isupper() and (before.islower() or (before.isupper() and after.islower()))
        if not character.isalnum() or hump or character.isdigit() != before.isdigit():
            found.append(current)
            current = ""
        if character.isalnum():
            current += character
        before = character
    return [spelled(word) for word in [*found, current] if word]


def _products(row: str) -> list[tuple[str, float]]:
    """Return the words of a row with their weights, products multiplied out."""
    made: list[tuple[str, float]] = []
    for entry in row.split():
        ways = [("", inf)]
        for side in entry.split("+"):
            parts = [_weighed(part) for part in side.split("|")]
            ways = [(word + part, min(least, weight)) for word, least in ways for part, weight in parts]
        made += ways
    alike = ((spelled(word.replace("-", "")), weight) for word, weight in made)
    return [(word, words.STRONG if weight == inf else weight) for word, weight in alike if word]


def _weighed(part: str) -> tuple[str, float]:
    """Return a part with its weight, which is no bound where none is written."""
    word, _, weight = part.partition(":")
    return word, float(weight) if weight else inf


@cache
def vocabulary() -> Mapping[str, Mapping[str, float]]:
    """Return the categories of every word, with what the word alone says for each."""
    found: dict[str, dict[str, float]] = {}
    rows = words.WORDS.strip().replace("\n  ", " ").splitlines()
    for category, row in ((category.strip(), row) for category, _, row in (row.partition(" = ") for row in rows)):
        for word, weight in _products(row):
            known = found.setdefault(word, {})
            known[category] = max(weight, known.get(category, 0.0))
    for word, weight in _products(words.NOTHING_WORDS):
        found.setdefault(word, {words.NOTHING: weight})
    return found


@cache
def set_of(text: str) -> frozenset[str]:
    """Return the words of a text, as they are compared."""
    return frozenset(spelled(text).split())


def stem(word: str, known: frozenset[str] | Mapping[str, object]) -> str:
    """Return the known word that this one is a form of; empty where there is none."""
    if word in known:
        return word
    for ending in ENDINGS:
        if len(word) - len(ending) >= 4 and word.endswith(ending) and word[: -len(ending)] in known:
            return word[: -len(ending)]
    return ""


def may_end(word: str, before: str) -> bool:
    """Tell whether a word is the end of a compound with what stands before it, and not only of its letters."""
    if word not in set_of(words.AFTER_A_WORD):
        return word not in set_of(words.WHOLE)
    named = any(stem(before, set_of(some)) for some in (words.PEOPLE, words.QUALIFIERS, words.SENT))
    return named or bool(stem(before, vocabulary()))


@cache
def _in_order() -> Sequence[str]:
    return sorted(vocabulary())


def begun(form: str) -> str:
    """Return the category of what the words of one category alone begin with; empty where those of several do."""
    if len(form) < SHORTEST_FORM or form[-1] in "aeiouy":
        return ""
    known = _in_order()
    said: set[str] = set()
    for place in range(bisect_right(known, form), len(known)):
        if len(said) > 1 or not known[place].startswith(form):
            break
        said.update(vocabulary()[known[place]])
    category = said.pop() if len(said) == 1 else ""
    return category if category.startswith(words.CUT_SHORT) else ""


def skeleton(word: str) -> str:
    """
    Return a word without its vowels, but for the first letter, and with no letter twice on end.

    >>> skeleton("postnummer"), skeleton("pstnmr"), skeleton("etternavn")
    ('pstnmr', 'pstnmr', 'etrnvn')
    """
    bare = word[:1]
    for letter in word[1:]:
        if letter not in VOWELS and letter != bare[-1]:
            bare += letter
    return bare


@cache
def skeletons() -> Mapping[str, str]:
    """Return the category of what the words of one category alone are without their vowels, whole or cut short."""
    found: dict[str, set[str]] = {}
    for word, categories in vocabulary().items():
        bare = skeleton(word)
        for length in range(FEWEST_CONSONANTS, len(bare) + 1):
            found.setdefault(bare[:length], set()).update(categories)
    return {bare: next(iter(said)) for bare, said in found.items() if len(said) == 1 and said != {words.NOTHING}}


def without_vowels(word: str) -> str:
    """
    Return the category of a word that is written without most of its vowels; nothing where it is written out.

    >>> without_vowels("fornvn"), without_vowels("fornavn")
    ('user.name.first', '')
    """
    few = sum(letter in VOWELS for letter in word) * 5 <= len(word)
    return skeletons().get(skeleton(word), "") if few and word.isalpha() else ""
