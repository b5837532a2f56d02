"""
Lexicons: readable lists of terms, and the search for them in a sentence in time linear in its length.

A list has sections, `[label]`, and one term a line: its words, its languages, its marks. `scanner/inventory/data/terms.txt`
explains the notation. Inflected forms are not listed: a word of the text stands for every plain form that one of the
endings below could have been added to.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scanner.inventory.drafting.sentences import Word


def word_set(words: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(words.split())


FOLDED = frozenset({"terms.txt"})
"""Lists whose terms are read in any spelling; the small words of the others are not: "før" is not "for"."""
LANGUAGES = frozenset({"nb", "nn", "sv", "en"})
MARKS = frozenset({"weak", "listed", "head", "health"})
ENDINGS = tuple(
    sorted(
        word_set(
            "en et a er ar or ene ane orna arna erna na n t r s es as st ens ets enes anes e te de dd ende ande ast ed a's 's ’s s’ "
            "ne re ren ret rne rene lar ler lane lene"
        )
    )
)
"""What is added to nouns, adjectives and verbs in bokmål, nynorsk, Swedish and English."""
NOUN_ENDINGS = word_set("en et a er ar or ene ane orna arna erna ens ets enes anes as")
"""Those of nouns, before which a last e is lost: adress(e)-en."""
ALL_ENDINGS = frozenset(ENDINGS)
LONGEST = 9
"""Words in a term, at most."""

Tree: TypeAlias = "dict[str, Tree | tuple[Entry, ...]]"
_END = ""
ANY = "*"
"""Stands in a term for one word, whatever it is: "hvilke * du har kjøpt"."""
UNBENT = "="
"""Goes before a small word in the tree: it is found only as it is spelled."""
SMALL = word_set(
    "not never none neither without except unless only hedge comparison more nothing_else condition time purpose relative we "
    "you they owner"
)
"""Labels whose words have no endings."""
NOTHING = "nothing"
"""The label of terms that look like data and are none."""
_FOLDS = str.maketrans({"ø": "o", "ö": "o", "å": "a", "ä": "ae", "æ": "ae", "é": "e", "ü": "u", "ó": "o", "ò": "o"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One term of a list: the label it stands under; 1 if it is weak, 2 if it counts in lists only; and if it may be of health."""

    label: str
    weak: int = 0
    health: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """
    Terms as a tree of words, and the terms that may end a compound.

    Args:
        tree: words, each leading to those that may follow it.
        heads: what a compound may end in.
        classes: by word, the class that a term may name in its place: "<kjøpt>" for bestilte.
        exact: whether it is of small words, in which ø is no o.
        shortest: letters of a word that has endings.
    """

    tree: Tree
    heads: Mapping[str, Entry]
    classes: Mapping[str, str]
    exact: bool = False
    shortest: int = 2


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A term found: words `first` to `last` of a sentence, the label it stands under."""

    first: int
    last: int
    label: str
    weak: int = 0
    health: bool = False


def fold(word: str) -> str:
    """
    Return a word without case, hyphens, and the ways to write æ, ø and å.

    >>> fold("E-postadressen"), fold("Foedselsnummer"), fold("fødselsnummer")
    ('epostadressen', 'fodselsnummer', 'fodselsnummer')
    """
    return plain(word).translate(_FOLDS).replace("oe", "o").replace("aa", "a")


def plain(word: str) -> str:
    """Return a word without case, hyphens and a last full stop."""
    return word.lower().replace("-", "").replace("\N{SOFT HYPHEN}", "").replace("‑", "").rstrip(".")


@cache
def stems(folded: str, shortest: int = 2, losing: frozenset[str] = NOUN_ENDINGS) -> tuple[str, ...]:
    """
    Return the plain forms that a folded word may be an inflection of; itself first.

    A form that ends in `~` has, before one of the endings of `losing`, lost a last e with its ending: "adress~" stands for adresse.

    One that begins with `=` is the word as it is spelled, for small words that have no endings ("barn" is not "bare").

    >>> "adress~" in stems("adressene"), "navn" in stems("navnet"), "del~" in stems("del")
    (True, True, False)
    """
    found = [UNBENT + folded, folded]
    for ending in ENDINGS:
        if folded.endswith(ending) and len(folded) - len(ending) >= shortest:
            rest = folded[: -len(ending)]
            found += [rest, rest + "~"] if ending in losing else [rest]
            if len(rest) > 4 and rest[-1] == rest[-2] and rest[-1] in "mnl":
                found.append(rest[:-1])
    if folded.endswith("ies"):
        found.append(folded[:-3] + "y")
    return tuple(dict.fromkeys(found))


@cache
def load(name: str, languages: frozenset[str]) -> Lexicon:
    """Return the list `name` of the package's data, with the terms of these languages."""
    text = resources.files("scanner.inventory").joinpath("data", name).read_text(encoding="utf-8")
    classes: dict[str, str] = {}
    of: dict[str, str] = {}
    exact = name not in FOLDED
    tree: Tree = {}
    heads: dict[str, Entry] = {}
    label = ""
    for line in text.splitlines():
        row = line.partition("#")[0].strip()
        if row.startswith("["):
            label = row[1:-1]
        elif label == "classes" and row:
            key, _, words = row.partition("=")
            classes[key.strip()] = f"({'|'.join(words.split())})"
            of |= dict.fromkeys(map(fold, words.split()), f"<{fold(key.strip())}>")
        elif row:
            term, spoken, marks = _parts(row)
            if not spoken & languages:
                continue
            entry = Entry(label, 2 if "listed" in marks else int("weak" in marks), "health" in marks)
            for spelled in expanded(term, classes):
                _plant(tree, [plain(word) if exact else fold(word) for word in spelled.split()], entry)
                if "head" in marks:
                    heads[fold(spelled)] = Entry(label, 0, "health" in marks)
    return Lexicon(tree, heads, of, exact, {"terms.txt": 2, "parties.txt": 4}.get(name, 3))


def _parts(row: str) -> tuple[str, frozenset[str], frozenset[str]]:
    """Return a row's term, languages and marks: the last words that are one or the other."""
    words = row.split()
    last = len(words)
    while last > 1 and words[last - 1] in LANGUAGES | MARKS:
        last -= 1
    rest = frozenset(words[last:])
    return " ".join(words[:last]), (rest & LANGUAGES) or LANGUAGES, rest & MARKS


def expanded(term: str, classes: Mapping[str, str]) -> tuple[str, ...]:
    """
    Return every spelling of a term with alternatives and classes.

    >>> expanded("(post|)adresse {x}", {"x": "(a|b)"})
    ('postadresse a', 'postadresse b', 'adresse a', 'adresse b')
    """
    for key, words in classes.items():
        term = term.replace(f"{{{key}}}", words)
    return tuple(dict.fromkeys(" ".join(spelled.split()) for spelled in _alternatives(term)))


def _alternatives(term: str) -> Iterator[str]:
    group = re.search(r"\(([^()]*)\)", term)
    if group is None:
        yield term
        return
    for choice in group[1].split("|"):
        yield from _alternatives(term[: group.start()] + choice + term[group.end() :])


def _plant(tree: Tree, words: Sequence[str], entry: Entry) -> None:
    """Put a term into the tree, each word also without its last e; small words only as they are spelled."""
    if entry.label in SMALL:
        spelled = [{UNBENT + word} for word in words]
    else:
        spelled = [{word, word[:-1] + "~"} if word.endswith("e") and len(word) > 3 else {word} for word in words]
    for way in itertools.product(*spelled):
        place = tree
        for word in way:
            deeper = place.setdefault(word, {})
            assert isinstance(deeper, dict)
            place = deeper
        before = place.get(_END, ())
        assert isinstance(before, tuple)
        stronger = tuple(known for known in before if known.label != entry.label or known.weak < entry.weak)
        place[_END] = (
            before
            if len(stronger) == len(before) and any(k.label == entry.label for k in before)
            else (*stronger, entry)
        )


def find(lexicon: Lexicon, words: Sequence[Word]) -> tuple[Mention, ...]:
    """Return the longest terms in a sentence, from left to right, not overlapping; a term may have several labels."""
    found: list[Mention] = []
    index = 0
    while index < len(words):
        last, entries = _longest(lexicon, words, index)
        if not entries and not words[index].mark:
            entries = compound(lexicon, words[index].folded)
            last = index
        if entries:
            found += [Mention(index, last, entry.label, entry.weak, entry.health) for entry in entries]
            index = last + 1
        else:
            index += 1
    return tuple(found)


def _longest(lexicon: Lexicon, words: Sequence[Word], first: int) -> tuple[int, tuple[Entry, ...]]:
    """Return the last word and the entries of the longest term that begins at a word."""
    best: tuple[int, tuple[Entry, ...]] = (first, ())
    places = [lexicon.tree]
    for index in range(first, min(first + LONGEST, len(words))):
        forms = (
            stems(words[index].plain, lexicon.shortest, ALL_ENDINGS) if lexicon.exact else stems(words[index].folded)
        )
        known = lexicon.classes.get(words[index].folded)
        wide = (() if known is None else (known,)) + (() if index == first or words[index].mark else (ANY,))
        reached = []
        for place, form in itertools.product(places, forms + wide):
            deeper = place.get(form)
            if isinstance(deeper, dict):
                reached.append(deeper)
        places = reached
        entries = _entries(places)
        if entries:
            best = (index, entries)
        if not places:
            break
    return best


def _entries(places: Sequence[Tree]) -> tuple[Entry, ...]:
    """Return what ends at any of these places; the word as it is spelled comes first, and may say that it is nothing."""
    found: dict[str, Entry] = {}
    for place in places:
        here = place.get(_END)
        if isinstance(here, tuple):
            for entry in here:
                found.setdefault(entry.label, entry)
            if NOTHING in found and len(found) == 1:
                break
    return tuple(found.values())


def single(lexicon: Lexicon, folded: str) -> tuple[Entry, ...]:
    """Return the entries of one word, spelled as the list wants it."""
    for form in stems(folded, lexicon.shortest, ALL_ENDINGS) if lexicon.exact else stems(folded):
        place = lexicon.tree.get(form)
        entries = place.get(_END) if isinstance(place, dict) else None
        if isinstance(entries, tuple):
            return entries
    return ()


def compound(lexicon: Lexicon, folded: str) -> tuple[Entry, ...]:
    """Return the entry of the longest head that a compound ends in."""
    for form in stems(folded):
        whole = form.removesuffix("~")
        for cut in range(2, len(whole) - 3):
            for ending in (whole[cut:], whole[cut:] + "e"):
                if ending in lexicon.heads:
                    return (lexicon.heads[ending],)
    return ()
