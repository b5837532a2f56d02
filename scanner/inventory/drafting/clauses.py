"""
Clauses of a sentence, so that a negation is held to what it negates.

A sentence is cut at punctuation and at words that open a clause. A piece without a verb is no clause of its own: it is
part of a list and goes with the piece before it, or, at the head of a sentence, with the one after.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scanner.inventory.drafting.lexicon import find, load, single

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from scanner.inventory.drafting.sentences import Sentence, Word

VERBS = frozenset(
    {"hold", "give", "include", "disclose", "delete", "archive", "encrypt", "truncate", "finite", "claims", "right"}
)
ALWAYS = frozenset({"we", "you", "generic", "only", "consent", "not", "never", "none", "neither"})
"""Signals that a word keeps inside a longer phrase: "vi" in "vi får"."""
OPENERS = ("unless", "except", "without", "purpose", "condition", "time", "relative")
NEGATORS = frozenset({"not", "never", "none", "neither", "without", "except"})
_STOPS = frozenset({",", ";", ":", "–", "—", "-", "…"})
_CONTRASTS = frozenset({"men", "mens", "medan", "but", "while", "however", "likevel", "imidlertid"})
_YOU = frozenset({"du", "dere", "dykk", "kunden", "søkeren", "medlemmet"})
_US = frozenset({"vi", "me", "han", "hun", "ho", "noen", "nokon"})
_NO_VERBS = frozenset(
    [
        "at",
        "som",
        "og",
        "men",
        "eller",
        "hva",
        "kva",
        "hvem",
        "kven",
        "hvor",
        "kor",
        "alt",
        "det",
        "den",
        "da",
        "då",
        "så",
        "her",
        "der",
        "nå",
        "no",
        "om",
        "jo",
        "sånn",
        "slik",
        "fordi",
        "enn",
        "både",
        "derfor",
    ]
)
_LINKS = frozenset({"og", "and", "eller", "or", "samt", "och", "eg"})


@dataclass(frozen=True, slots=True)
class Clause:
    """The words of one clause, by their indices; the word that opens it; what its words signal."""

    words: tuple[int, ...]
    opener: str
    signals: frozenset[str]
    inner: bool = False

    def has(self, *labels: str) -> bool:
        """Whether any of the signals is there."""
        return not self.signals.isdisjoint(labels)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A sentence with its signals by word, and its clauses in order."""

    sentence: Sentence
    signals: Mapping[int, frozenset[str]]
    clauses: tuple[Clause, ...]

    def has(self, *labels: str) -> bool:
        """Whether any of the signals is in the sentence."""
        return any(clause.has(*labels) for clause in self.clauses)

    def at(self, index: int) -> frozenset[str]:
        """Return what a word signals."""
        return self.signals.get(index, frozenset())

    def clause(self, index: int) -> Clause:
        """Return the clause of a word."""
        return next(clause for clause in self.clauses if index in clause.words)


@dataclass(slots=True)
class _Piece:
    words: list[int]
    opener: str
    inner: bool


def parsed(sentence: Sentence, languages: frozenset[str], strangers: frozenset[str] = frozenset()) -> Parsed:
    """Return a sentence's signals and clauses; `strangers` are institutions that are not the one which speaks."""
    signals: dict[int, frozenset[str]] = {}
    starts: dict[int, frozenset[str]] = {}
    for mention in find(load("signals.txt", languages), sentence.words):
        starts[mention.first] = starts.get(mention.first, frozenset()) | {mention.label}
        for index in range(mention.first, mention.last + 1):
            signals[index] = signals.get(index, frozenset()) | {mention.label}
    for index, word in enumerate(sentence.words):
        alone = {entry.label for entry in single(load("signals.txt", languages), word.plain)} & ALWAYS
        known = signals.get(index, frozenset())
        turned = known & {"comparison", "nothing_else"} or ("only" in known and "not" in alone)  # "ikke annet enn"
        signals[index] = known if turned else known | alone
        if word.lower in strangers:
            signals[index] = signals[index] - {"we"} | {"they"}
    pieces = [piece for piece in _pieces(sentence.words, signals, starts) if piece.words]
    if pieces and _turned(sentence.words, pieces[0], signals):
        pieces[0].opener = "condition"
    return Parsed(sentence, signals, tuple(_merged(pieces, signals)))


def _pieces(
    words: Sequence[Word], signals: Mapping[int, frozenset[str]], starts: Mapping[int, frozenset[str]]
) -> list[_Piece]:
    """Cut a sentence into pieces."""
    pieces = [_Piece([], "", inner=False)]
    depth = 0
    for index, word in enumerate(words):
        opener = next((label for label in OPENERS if label in starts.get(index, ())), "")
        if opener == "time" and word.lower in {"da", "då"} and signals.get(index + 1, frozenset()) & VERBS:
            opener = ""  # "da får vi ...": then, not when
        if word.text in "([":
            depth += 1
            pieces.append(_Piece([], "", inner=True))
        elif word.text in ")]":
            depth = max(0, depth - 1)
            pieces.append(_Piece([], "", inner=depth > 0))
        elif word.text in _STOPS:
            pieces.append(_Piece([], "", inner=depth > 0))
        elif opener or _turns(word, pieces[-1]) or _new_subject(words, index, signals, pieces[-1]):
            pieces.append(_Piece([index], opener, inner=depth > 0))
        else:
            pieces[-1].words.append(index)
    return pieces


def _turns(word: Word, piece: _Piece) -> bool:
    """Tell whether a word opens a contrast; "likevel" inside a clause does not: "mottar vi det likevel, ..."."""
    return word.lower in _CONTRASTS and not (piece.words and word.lower in {"likevel", "imidlertid", "however"})


def _turned(words: Sequence[Word], piece: _Piece, signals: Mapping[int, frozenset[str]]) -> bool:
    """
    Tell whether a sentence opens with a condition without "if": "sier du opp, ...", "får vi ikke svar, ...".

    Not a noun with a clause of its own ("meldinger du sender oss, ..."): there a verb follows the subject.
    """
    first, after = piece.words[0], piece.words[-1] + 1
    if (
        piece.opener
        or len(piece.words) < 2
        or after >= len(words)
        or words[after].text != ","
        or words[-1].text == "?"
    ):
        return False
    second = words[first + 1].lower
    verbal = bool(signals.get(first, frozenset()) & VERBS)
    subject = second in _YOU or (verbal and second in _US)
    relative = bool(signals.get(first + 2, frozenset()) & VERBS) and not verbal
    return subject and words[first].lower not in _NO_VERBS and not relative


def _new_subject(words: Sequence[Word], index: int, signals: Mapping[int, frozenset[str]], piece: _Piece) -> bool:
    """
    Tell whether a clause begins here: at "and we ...", or where a subordinate clause gives way to its main clause.

    "For å kunne levere varene trenger vi navn": the main clause begins at the verb that its subject follows.
    """
    after = signals.get(index + 1, frozenset())
    here = signals.get(index, frozenset())
    if words[index].lower in _LINKS:
        choice = words[index].lower in {"eller", "or", "nor"}
        spanning = {"neither", "not", "never"} if choice and not after & {"we", "you", "they"} else {"neither"}
        spanned = any(spanning & signals.get(place, frozenset()) for place in piece.words)
        return not spanned and bool(after & {"we", "you", "they", "hold", "disclose", "delete", "give", "finite"})
    subordinate = piece.opener in {"purpose", "condition", "time", "except", "without"} and len(piece.words) > 1
    if subordinate and bool(here & VERBS) and bool(after & {"we", "you"}):
        return True
    verbal = piece.opener == "relative" and any(signals.get(place, frozenset()) & VERBS for place in piece.words)
    follows = index + 1 < len(words) and words[index + 1].lower in {"vi", "me"}
    word = words[index].lower
    return (
        verbal and follows and word not in _NO_VERBS and (bool(here & VERBS) or word.endswith(("rer", "gger", "rar")))
    )


def _merged(pieces: Sequence[_Piece], signals: Mapping[int, frozenset[str]]) -> Iterable[Clause]:
    """Join the pieces without a verb to the clause that they belong to."""
    groups: list[_Piece] = []
    waiting: list[int] = []
    for piece in pieces:
        own = {label for index in piece.words for label in signals.get(index, ())}
        verbal = bool(own & VERBS)
        negated = bool({label for index in piece.words[:3] for label in signals.get(index, ())} & NEGATORS)
        plain = piece.opener in {"", "relative"}
        begun = "neither" in own and not verbal and not groups and not piece.inner  # "hverken navn, adresse ..."
        if begun and plain:
            waiting += piece.words
            continue
        negated = negated or "only" in signals.get(piece.words[0], ())
        if verbal or negated or not plain:
            if plain and not piece.inner and (verbal or not negated) and waiting:
                piece.words[:0] = waiting
                waiting = []
            groups.append(piece)
            continue
        home = _home(groups, inner=piece.inner)
        if home is not None:
            home.words += piece.words
        else:
            waiting += piece.words
    if waiting:
        groups.append(_Piece(waiting, "", inner=False))
    for group in sorted(groups, key=lambda group: group.words[0]):
        labels = frozenset(label for index in group.words for label in signals.get(index, ()))
        yield Clause(tuple(sorted(group.words)), group.opener, labels, group.inner)


def _home(groups: Sequence[_Piece], *, inner: bool) -> _Piece | None:
    """Return the clause that a piece without a verb belongs to: the last one on its level."""
    for group in reversed(groups):
        if group.opener in {"", "relative"} and (inner or not group.inner):
            return group
    return None
