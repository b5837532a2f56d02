"""
What a clause does with data, finer than its signals tell it: store, learn, log, share, tell, show, delete, mask ...

A promise is an act with a turn: denied ("lagres ikke"), held to one thing ("bare navn"), or tied to an event or to
consent. This module reads the act, the turn, who does it and what it is done to; `denials`, `sharing`, `consent`,
`deletion` and `protection` say which promise that is.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scanner.inventory.drafting.agents import ours
from scanner.inventory.drafting.clauses import VERBS, Clause
from scanner.inventory.drafting.lexicon import find, load
from scanner.inventory.drafting.negation import NO, REFUSALS
from scanner.inventory.drafting.negation_frames import REASONS
from scanner.inventory.drafting.small import (
    AGENTS,
    CHOICE,
    ELIDED,
    HANDED,
    MORE,
    OUT,
    PEOPLE,
    PRONOUNS,
    PURPOSE_OR_PLACE,
    QUESTIONS,
    WHOM,
)
from scanner.inventory.drafting.weak import channel

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scanner.inventory.drafting.clauses import Parsed
    from scanner.inventory.drafting.lexicon import Mention
    from scanner.inventory.drafting.outline import Statement


@dataclass(frozen=True, slots=True)
class Reading:
    """A statement with its acts by word."""

    statement: Statement
    acts: Mapping[int, frozenset[str]]

    def has(self, clause: Clause, *labels: str) -> bool:
        """Whether a clause does any of the acts."""
        return any(not self.at(index).isdisjoint(labels) for index in clause.words)

    def at(self, index: int) -> frozenset[str]:
        """Return the acts that a word may stand for."""
        return self.acts.get(index, frozenset())

    def lower(self, index: int) -> str:
        """Return a word in small letters."""
        return self.statement.parsed.sentence.words[index].lower

    def has_at(self, index: int, act: str) -> bool:
        """Whether a word may stand for an act."""
        return act in self.at(index)

    def said(self, clause: Clause) -> str:
        """Return a clause's words in small letters, without marks."""
        return self.text(clause.words)

    def text(self, indices: tuple[int, ...] | range) -> str:
        """Return words in small letters, without marks."""
        words = self.statement.parsed.sentence.words
        return " ".join(words[index].lower for index in indices if not words[index].mark)

    @property
    def whole(self) -> str:
        """The sentence in small letters, without marks."""
        return self.text(range(len(self.statement.parsed.sentence.words)))


def reading(statement: Statement, languages: frozenset[str]) -> Reading:
    """Return a statement's acts."""
    found: dict[int, frozenset[str]] = {}
    for mention in find(load("acts.txt", languages), statement.parsed.sentence.words):
        for index in range(mention.first, mention.last + 1):
            if mention.first < mention.last or not AGENTS.fullmatch(statement.parsed.sentence.words[index].lower):
                found[index] = found.get(index, frozenset()) | {mention.label}
    whole = replace(statement.parsed, clauses=tuple(_unparted(statement.parsed)))
    return Reading(replace(statement, parsed=whole), found)


def _unparted(parsed: Parsed) -> Iterator[Clause]:
    """Yield the clauses with "andre enn ..." as part of the one it stands in: there it names people, and excepts no data."""
    held: Clause | None = None
    for clause in parsed.clauses:
        people = clause.opener == "except" and parsed.sentence.words[clause.words[0]].lower in PEOPLE
        if held is not None and people:
            words = tuple(sorted(held.words + clause.words))
            held = Clause(words, held.opener, held.signals | (clause.signals - {"except"}), held.inner)
            continue
        if held is not None:
            yield held
        held = clause
    if held is not None:
        yield held


def negation(read: Reading, clause: Clause) -> int | None:
    """Return the word that denies a clause's act, if one does and is no comparison ("ikke lenger enn")."""
    parsed = read.statement.parsed
    if MORE.search(read.said(clause)):
        return None
    places = (index for index in clause.words if parsed.at(index) & (NO | {"never", "comparison"}))
    return next((index for index in places if not _compares(read, clause, index) and not _or_not(read, index)), None)


def _compares(read: Reading, clause: Clause, index: int) -> bool:
    """Tell whether a negation is one of measure: "ikke lenger enn"; not "får ikke andre foreldre adressen"."""
    if "comparison" not in read.statement.parsed.at(index):
        return False
    refused = index < clause.words[-1] and read.lower(index) in REFUSALS
    return not (refused and read.lower(index + 1) in PEOPLE) or bool(
        {"enn", "than", "som"} & set(read.said(clause).split())
    )


def _or_not(read: Reading, index: int) -> bool:
    """Tell whether a negation only names the other choice, or a reason: "enten du er medlem eller ikke", "ikke fordi"."""
    if read.text(range(index + 1, min(index + 2, len(read.statement.parsed.sentence.words)))) in REASONS:
        return True
    return index > 0 and read.lower(index - 1) in {"or", "eller"} and bool(CHOICE.search(read.whole))


def elided(read: Reading, clause: Clause) -> bool:
    """Tell whether a piece denies a question and leaves its verb to the clause before: "..., men ikke hva du gjør"."""
    end = min(clause.words[-1] + 2, len(read.statement.parsed.sentence.words))
    return ELIDED.match(read.text(range(clause.words[0], end))) is not None


def does(read: Reading, clause: Clause, act: str) -> bool:
    """Tell whether a clause does an act, also where a verb and its particle stand apart: "tar vi ikke vare på"."""
    words = head(read, clause)
    if (
        act == "store"
        and any("split" in read.at(index) for index in words)
        and any("particle" in read.at(index) for index in clause.words)
    ):
        return True
    if act == "publish" and OUT.search(read.text(words)):
        return True
    if act == "share" and HANDED.search(read.text(words)):
        return True
    if act == "log":
        return any("log" in read.at(index) and not _signing_in(read, index) for index in words)
    return any(act in read.at(index) for index in words)


def head(read: Reading, clause: Clause) -> tuple[int, ...]:
    """Return a clause's words without a question that it takes: "vi vet ikke" of "vi vet ikke hva andre lagrer"."""
    at = negation(read, clause)
    if at is None:
        return clause.words
    end = next(
        (index for index in clause.words if index > at and read.lower(index) in QUESTIONS), clause.words[-1] + 1
    )
    return tuple(index for index in clause.words if index < end)


def _signing_in(read: Reading, index: int) -> bool:
    last = len(read.statement.parsed.sentence.words) - 1
    following = {read.lower(place) for place in range(index + 1, min(index + 4, last + 1))}
    return bool(following & {"inn", "ut", "på", "in", "out", "av"}) and not following & {"ikke", "ikkje", "aldri"}


def asked(read: Reading, clause: Clause, after: int) -> bool:
    """Tell whether what an act takes is a question: "hva du gjør", after the negation or in front of the clause."""
    last = len(read.statement.parsed.sentence.words) - 1
    if any(
        _question(read, index) for index in range(after + 1, min(after + 6, last) + 1) if index <= clause.words[-1] + 1
    ):
        return True
    if read.lower(clause.words[0]) in QUESTIONS - {"om"}:
        return True
    before = fronted(read, clause)
    return before is not None and read.lower(before.words[0]) in QUESTIONS


def _question(read: Reading, index: int) -> bool:
    """Tell whether a word opens a question: "om du ...", but not "om helse", "om å"."""
    words = read.statement.parsed.sentence.words
    if read.lower(index) == "om":
        return index + 1 < len(words) and words[index + 1].lower in WHOM
    return read.lower(index) in QUESTIONS


def fronted(read: Reading, clause: Clause) -> Clause | None:
    """Return the clause that stands before another as what it takes: "Kva du les, ser vi ikkje"."""
    clauses = read.statement.parsed.clauses
    place = clauses.index(clause)
    before = clauses[place - 1] if place else None
    if before is None or before.opener not in {"", "relative"} or before.inner:
        return None
    first = clause.words[0]
    verb = read.statement.parsed.at(first) & VERBS or read.at(first) & {
        "store",
        "learn",
        "log",
        "tell",
        "share",
        "receive",
    }
    return before if verb else None


def pronoun(read: Reading, clause: Clause) -> bool:
    """Tell whether a clause has a pronoun for something named before: not an article, not "de som", not "det registreres hvem"."""
    words = read.statement.parsed.sentence.words
    for place, index in enumerate(clause.words):
        if read.lower(index) not in PRONOUNS:
            continue
        if words[index + 1 : index + 2] and words[index + 1].lower in {"som", "who", "that"}:
            continue
        if place + 1 == len(clause.words):
            return True
        following = clause.words[place + 1]
        if any(read.lower(other) in QUESTIONS - {"om"} for other in clause.words[place:]):
            continue
        labels = read.statement.parsed.at(following) & (VERBS | {"not", "never", "only", "we"})
        if words[following].mark or labels or read.lower(following) in PURPOSE_OR_PLACE or read.acts.get(following):
            return True
    return False


def data(read: Reading, clause: Clause) -> tuple[Mention, ...]:
    """Return the personal data that a clause names, without what is only a way to be reached."""
    parsed = read.statement.parsed
    return tuple(
        mention
        for mention in read.statement.mentions
        if mention.first in clause.words
        and mention.weak < 2
        and not channel(parsed, mention)
        and not _within(read, mention)
    )


def _within(read: Reading, mention: Mention) -> bool:
    """Tell whether a weak word only says where or by what: "av telefonen alene"."""
    before = mention.first - 1
    if before > 0 and (
        read.lower(before - 1) == "vare" or (read.lower(before) == "av" and read.has_at(before - 1, "sell"))
    ):
        return False
    return (
        bool(mention.weak)
        and before >= 0
        and read.lower(before) in {"av", "på", "i", "by", "on", "in", "ved", "fra", "frå"}
    )


def later(read: Reading, clause: Clause) -> Iterator[Clause]:
    """Yield the clauses that hang on a clause: those after it up to the next that stands by itself."""
    clauses = read.statement.parsed.clauses
    for other in clauses[clauses.index(clause) + 1 :]:
        if other.opener == "" and not other.inner and not joined(read, other) and other.has(*VERBS, "we"):
            return
        yield other


def joined(read: Reading, clause: Clause) -> bool:
    """Tell whether a clause shares the subject and the negation of the one before: "... eller lagres"."""
    if read.lower(clause.words[0]) not in {"og", "eller", "or", "and", "samt"} or len(clause.words) < 2:
        return False
    verb = read.statement.parsed.at(clause.words[1]) & VERBS
    return bool(verb) and not ours(read, clause) and not clause.has("not", "never", "none")


def ellipsis(read: Reading, clause: Clause) -> bool:
    """Tell whether a clause has no subject of its own, and takes that of the sentence: "... og lagres ikke hos oss"."""
    words = clause.words
    linked = read.lower(words[0]) in {"og", "men", "eller", "and", "but", "or", "samt"}
    if not linked or len(words) < 2 or ours(read, clause):
        return False
    first = read.statement.parsed.at(words[1])
    return bool(first & (VERBS | {"never", "not"})) or bool(
        read.at(words[1]) & {"store", "reach", "log", "share", "show", "receive"}
    )


def subject(read: Reading) -> tuple[Mention, ...]:
    """Return the data that a sentence begins with, before its first verb."""
    parsed = read.statement.parsed
    verb = next(
        (
            index
            for index in range(len(parsed.sentence.words))
            if parsed.at(index) & VERBS and "relative" not in parsed.clause(index).opener
        ),
        0,
    )
    return tuple(mention for mention in read.statement.mentions if mention.last < verb and mention.weak < 2)
