"""
Promises: statements that can be proved false, each with its sentence as its quote.

What is denied or the only thing held comes from `claims`; promises about data as such ("vi selger aldri opplysninger")
are read here, from what a clause says and what negates it. A statement that is hedged ("som hovedregel"), conditional
or voided ("med mindre annet er angitt") promises nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scanner.inventory.drafting.durations import durations
from scanner.inventory.drafting.lexicon import word_set
from scanner.inventory.drafting.negation import asks_not_to, with_consent_only

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scanner.inventory.drafting.claims import Claim
    from scanner.inventory.drafting.clauses import Clause, Parsed
    from scanner.inventory.drafting.outline import Outline, Statement

VOID = re.compile(
    r"(?i)(?:med mindre|unless|utover|enn)[^.]{0,20}\b(?:annet|anna|otherwise|det som)\b[^.]{0,20}\b(?:angitt|oppgitt|følger|går fram|fremgår|stated|nevnt|beskrevet)"
)
NEEDED = word_set(
    "behøver trenger treng nødvendig nødvendige naudsynte nødvendig trengs trengst need needed necessary behövs"
)
ALL = word_set("alt alle all allt ingenting everything any")
PRONOUNS = word_set("det dem dei de desse disse den dette it them these they")
LATER = re.compile(
    r"(?i)\b(?:før|innan|before)\b(?! (?:\w+ ){0,3}(?:lagr|oppbevar|stor|sav|registrer|logg))|\b(?:etter|after) "
)
FIRST = word_set("først før alltid uttrykkelig uttrykkeleg fyrst first always explicit")
ONLY_WHEN = re.compile(r"(?i)\b(?:kun|bare|berre|only)(?: \w+)? (?:når|hvis|dersom|viss|when|if)\b")
QUESTIONS = word_set("hva kva hvilke hvilken hvilket hvem kven hvor kor what which who where")
PEOPLE = re.compile(r"(?i)\b(?:de|dei|dem|they|those) (?:som|who)\b")
IN_LOGS = re.compile(
    r"(?i)\b(?:i|in|to) (?:\w+ ){0,2}\w*(?:logg|loggen|logger|loggar|loggane|loggene|logs?|loggfil\w*)\b"
)
LONG = 320
"""Characters; a longer sentence is quoted from the clause that promises."""


@dataclass(frozen=True, slots=True)
class Promised:
    """A promise: its kind, categories, place and protection; `later`: cut before a use or after a time, stored whole."""

    kind: str
    categories: tuple[str, ...]
    statement: Statement
    start: int
    end: int
    protection: str = ""
    clause: tuple[int, int] = (0, 0)
    later: bool = False


def promises(outline: Outline, claims: Sequence[Claim]) -> tuple[Promised, ...]:
    """Return a policy's promises in its order, each kind once a sentence."""
    found: list[Promised] = []
    before: Statement | None = None
    said: dict[int, list[Claim]] = {}
    for claim in claims:
        said.setdefault(claim.statement.start, []).append(claim)
    for statement in outline.statements:
        own = said.get(statement.start, [])
        if not statement.quiet and "purposes" not in statement.lead:
            found += _apart(list(_promised(statement, own, before)))
        before = statement
    return tuple(found)


def _apart(promised: Sequence[Promised]) -> Iterator[Promised]:
    """Yield a sentence's promises, each clause's once; two of one kind are quoted by their clauses."""
    once = {(promise.kind, promise.categories): promise for promise in reversed(promised)}
    for promise in reversed(once.values()):
        twins = [other for other in once.values() if other.kind == promise.kind]
        yield replace(promise, start=promise.clause[0], end=promise.clause[1]) if len(twins) > 1 else promise


def _promised(statement: Statement, claims: Sequence[Claim], before: Statement | None) -> Iterator[Promised]:
    parsed = statement.parsed
    yield from _of_claims(statement, claims)
    if "right" in {label for clause in parsed.clauses for label in clause.signals} and "rights" in statement.roles:
        return
    hedged = parsed.has("hedge") or bool(VOID.search(_text(parsed)))
    for clause in parsed.clauses:
        if clause.opener in {"condition", "unless", "purpose"} or clause.has("claims"):
            continue
        promise = None if hedged else _general(statement, clause, claims, before)
        if promise is not None:
            yield promise
    yield from _protected(statement, claims)
    yield from _deleted(statement)


def _of_claims(statement: Statement, claims: Sequence[Claim]) -> Iterator[Promised]:
    """Yield the promises that deny data, or hold to one piece of it."""
    parsed = statement.parsed
    if VOID.search(_text(parsed)) or parsed.has("hedge"):
        return
    for sense in ("denied", "only", "consent"):
        own = [
            claim.mention
            for claim in claims
            if claim.sense == sense
            and not (sense == "consent" and claim.mention.weak and claim.mention.label == "user.privacy_preferences")
        ]
        clauses = {parsed.clause(mention.first) for mention in own}
        for clause in sorted(clauses, key=lambda clause: clause.words):
            labels = _labels(mention.label for mention in own if parsed.clause(mention.first) is clause)
            spoken = clause if clause.has("hold", "disclose", "finite", "include") or clause.inner else parsed
            sharing = spoken.has("disclose") and not spoken.has("hold")
            if sense == "denied" and _in_logs(parsed, clause):
                yield _promise("not_in_logs", labels, statement, clause)
                continue
            sent = clause.has("include") and any(other.has("disclose") for other in parsed.clauses)
            kind = {"denied": "never_stored", "only": "only_categories", "consent": "consent_required"}[sense]
            if sense == "only":
                yield _promise(kind, labels, statement, clause)
                continue
            if (sharing and not clause.has("only")) or (sent and sense == "denied"):
                kind = "never_disclosed"
            yield _promise(kind, labels, statement, clause)


def _in_logs(parsed: Parsed, clause: Clause) -> bool:
    """Tell whether a clause speaks of logs as a place: "aldri i loggene", "loggene inneholder ikke ..."."""
    words = parsed.sentence.words
    inside = " ".join(words[index].lower for index in clause.words)
    subject = "logs" in parsed.at(clause.words[0]) and clause.has("include") and not clause.has("we")
    return bool(IN_LOGS.search(inside)) or subject


def _general(
    statement: Statement, clause: Clause, claims: Sequence[Claim], before: Statement | None
) -> Promised | None:
    """Return what a clause promises of personal data as such."""
    parsed = statement.parsed
    inside = [claim for claim in claims if claim.sense == "held" and claim.mention.first in clause.words]
    held = _labels(claim.mention.label for claim in inside)
    said = {parsed.sentence.words[index].lower for index in clause.words}
    later = [other for other in parsed.clauses if other.words[0] > clause.words[0]]
    if clause.has("not", "none", "never", "neither"):
        named = any(mention.first < clause.words[-1] for mention in statement.mentions)
        spoken = clause.has("generic", "more", "sell") or said & PRONOUNS or held or named
        if not spoken or clause.has("comparison"):
            return None
        if clause.has("disclose"):
            return _not_shared(statement, clause, before, said)
        return _not_held(statement, clause, held, later if not claims else ())
    if clause.has("only") and parsed.has("hold", "disclose") and with_consent_only(parsed, clause):
        near = before is not None and before.paragraph == statement.paragraph and said & PRONOUNS
        earlier = before.mentions if before and near and not PEOPLE.search(_text(parsed)) else ()
        told = claims_consent(claims)
        return (
            None
            if told
            else _promise("consent_required", held or _labels(m.label for m in earlier), statement, clause)
        )
    if clause.has("disclose") and clause.has("generic") and clause.has("only") and ONLY_WHEN.search(_text(parsed)):
        return _promise("never_disclosed", (), statement, clause)
    if clause.has("only") and clause.has("hold") and _minimal(parsed, clause, later):
        return _promise("only_categories", (), statement, clause)
    if clause.has("hold") and clause.has("consent") and clause.has("we") and said & FIRST:
        earlier = before.mentions if before and before.paragraph == statement.paragraph else ()
        return _promise("consent_required", held or _labels(m.label for m in earlier), statement, clause)
    return None


def _not_held(statement: Statement, clause: Clause, held: tuple[str, ...], later: Sequence[Clause]) -> Promised | None:
    """Return what a denied verb of holding promises, beside the claims that deny data by name."""
    parsed = statement.parsed
    if clause.has("generic") and _in_logs(parsed, clause) and not clause.has("you"):
        return _promise("not_in_logs", ("user",), statement, clause)
    if not clause.has("hold"):
        return None
    if _asked_not(parsed, clause):
        inside = _labels(m.label for m in statement.mentions if m.first in clause.words)
        return _promise("never_stored", inside, statement, clause)
    if clause.has("logs") and held:
        return _promise("not_in_logs", held, statement, clause)
    consent = any(other.opener in {"without", "unless"} and other.has("consent") for other in later)
    if consent and clause.has("generic"):
        return _promise("consent_required", ("user",) if clause.has("none") else (), statement, clause)
    return None


def _not_shared(statement: Statement, clause: Clause, before: Statement | None, said: set[str]) -> Promised | None:
    parsed = statement.parsed
    if asks_not_to(parsed, clause):
        return None
    if said & {"kan", "can", "tillater", "allow"} or (said & {"du", "you"} and not clause.has("we", "sell")):
        return None
    if clause.has("more") and before is not None and before.paragraph == statement.paragraph and before.mentions:
        return _promise("only_categories", _labels(mention.label for mention in before.mentions), statement, clause)
    if (said & {"oss", "us"} and said & PRONOUNS and not clause.has("we")) or " til oss" in _text(parsed):
        earlier = _labels(m.label for m in statement.mentions if m.first < clause.words[0])
        return _promise("never_stored", earlier[-1:], statement, clause) if earlier else None
    return _promise(
        "never_disclosed", _labels(m.label for m in statement.mentions if m.first in clause.words), statement, clause
    )


def claims_consent(claims: Sequence[Claim]) -> bool:
    """Tell whether a claim of the sentence already says that consent is required."""
    return any(claim.sense == "consent" and claim.mention.label != "user.privacy_preferences" for claim in claims)


def _asked_not(parsed: Parsed, clause: Clause) -> bool:
    """Tell whether a negated verb takes a question: "vi logger ikke hva du gjør"."""
    words = parsed.sentence.words
    return any(
        parsed.at(index) & {"not", "never"} and index + 1 < len(words) and words[index + 1].lower in QUESTIONS
        for index in clause.words
    )


def _minimal(parsed: Parsed, clause: Clause, later: Sequence[Clause]) -> bool:
    """Tell whether a clause says that no more is collected than is needed."""
    words = parsed.sentence.words
    places = [index for index in clause.words if "only" in parsed.at(index)]
    near = any("generic" in parsed.at(index + step) for index in places for step in range(1, 5))
    following = [other for other in later if other.opener == "relative"][:1]
    rest = {
        words[index].lower
        for other in (clause, *following)
        for index in other.words
        if index > (places[0] if places else 0)
    }
    return near and bool(rest & NEEDED) and clause.opener == ""


def _protected(statement: Statement, claims: Sequence[Claim]) -> Iterator[Promised]:
    """Yield the promises to encrypt, hash or truncate."""
    parsed = statement.parsed
    labels = _labels(claim.mention.label for claim in claims if claim.sense in {"held", "only"})
    for clause in parsed.clauses:
        if clause.has("not", "none", "never") or clause.opener in {"condition", "purpose"} or clause.has("claims"):
            continue
        inside = _labels(c.mention.label for c in claims if c.mention.first in clause.words) or labels
        if clause.has("hash"):
            yield _promise("protected", inside, statement, clause, "hashed")
        elif clause.has("encrypt"):
            on_the_way = re.search(r"(?i)\b(?:ssl|tls|https|secure socket|overføring|trafikk|transit)", _text(parsed))
            yield _promise(
                "protected",
                inside,
                statement,
                clause,
                "tls" if on_the_way and "lag" not in _text(parsed) else "encrypted",
            )
        elif clause.has("truncate") and (
            "user.device.ip_address" in inside or re.search(r"(?i)\bip\b", _text(parsed))
        ):
            cut = _promise("truncated", ("user.device.ip_address",), statement, clause)
            yield replace(cut, later=bool(durations(_text(parsed)) or LATER.search(_text(parsed))))


def _deleted(statement: Statement) -> Iterator[Promised]:
    """Yield the promise to delete everything once something happens: what has a term is retention."""
    parsed = statement.parsed
    conditional = any(clause.opener in {"condition", "time"} for clause in parsed.clauses)
    for clause in parsed.clauses:
        said = {parsed.sentence.words[index].lower for index in clause.words}
        vague = parsed.has("comparison", "hedge") or bool(NEEDED & {word.lower for word in parsed.sentence.words})
        if clause.has("delete") and conditional and said & ALL and not vague and not durations(_text(parsed)):
            yield _promise("deleted_when", (), statement, clause)
            return


def _promise(
    kind: str, labels: tuple[str, ...], statement: Statement, clause: Clause, protection: str = ""
) -> Promised:
    start, end = statement.start, statement.end
    words = statement.parsed.sentence.words
    if end - start > LONG:
        first, last = clause.words[0], clause.words[-1]
        if clause.inner:
            first, last = max(0, first - 2), min(len(words) - 1, last + 1)
        start, end = words[first].start, words[last].end
    return Promised(
        kind, labels, statement, start, end, protection, (words[clause.words[0]].start, words[clause.words[-1]].end)
    )


def _labels(labels: Sequence[str] | Iterator[str]) -> tuple[str, ...]:
    wide = {"contact": ("user.contact.email", "user.contact.phone_number")}
    return tuple(dict.fromkeys(key for label in labels for key in wide.get(label, (label,))))


def _text(parsed: Parsed) -> str:
    return " ".join(word.text for word in parsed.sentence.words)
