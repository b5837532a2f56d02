"""
What is deleted when something happens: "slettes når saken er avsluttet", "sier du opp, sletter vi adressen".

What has a term in days or years is retention, and so is what lasts "so long as": they are not read here. An event is a
clause ("når", "så snart", "if"), a sentence turned about ("melder du deg av, ..."), or a noun ("ved utmelding").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.inventory.drafting.acts import data, does, ellipsis, negation, pronoun
from scanner.inventory.drafting.agents import ours, yours
from scanner.inventory.drafting.durations import durations
from scanner.inventory.drafting.lexicon import word_set
from scanner.inventory.drafting.negation import orders
from scanner.inventory.drafting.promised import promise
from scanner.inventory.drafting.small import MODALS

if TYPE_CHECKING:
    from scanner.inventory.drafting.acts import Reading
    from scanner.inventory.drafting.clauses import Clause
    from scanner.inventory.drafting.outline import Statement
    from scanner.inventory.drafting.promised import Promised

WHEN = word_set("når så dersom hvis viss om idet straks etter innen once when if as after upon da")
NOT_EVENTS = word_set("før innan before mens medan while inntil until til frem fram")
BY_EVENT = re.compile(
    r"\b(?:ved|etter|upon|on|after) (?:endt |avslutta |avsluttet |fullført |gjennomført |end of |the |\w+t |\w+ende )?"
    r"\w*(?:avslag|melding|seiing|sigelse|slutning|slutting|flytting|betaling|levering|brudd|brot|trekning|lukking|opphør|utløp|slutt|termination|closure|cancellation|withdrawal|deletion|unsubscribing|completion|logout|kjøpet|turen|kurset|arrangementet|oppholdet|timen|økta|økten|samtalen|besøket|reisen|turneringen|kampen|bruk|visit|purchase|session|event|trip)\b"
    r"|\b(?:ved|etter) (?:opphør|utløp|slutt|avslutning|død)\b"
)
UNNEEDED = re.compile(r"\b(?:ikke|ikkje|inte|not|no) (?:lenger|lengre|lengjer|lenge|longer)\b")
MOMENT = re.compile(
    r"\b(?:så fort|så snøgt|med det samme|med det same|med en gang|med ein gong|straks|i det øyeblikket|i det augneblinken|i same stund|the moment|immediately after) (?:som |at |that )?"
    r"(?:du|de|dei|vi|me|han|ho|hun|den|det|you|we|the \w+|your \w+|\w+(?:en|et|a|ene|ane|ne)) \w+.{0,60}"
    r"|\b(?:etter|ved) (?:endt|fullført|avslutta|avsluttet|gjennomført|ferdig) \w+"
)
VAGUE = re.compile(
    r"\b(?:nødvendig\w*|naudsynt\w*|trengs|trengst|trenger|treng|behov|bruk for|use for|nytte|grunnlag|necessary|needed|need|formål\w*|føremål\w*|purpose\w*|\w*lov(?:en|a|pålagt\w*)?|fristen|frist|forfall\w*|relevant\w*|råd|mulig\w*|mogleg\w*|possible|aktuel\w*|adgang)\b"
)
DATES = re.compile(
    r"\b(?:dagen|uka|uken|veka|måneden|månaden|året|day|week|month|year) (?:etter|after)\b|\b(?:utgangen|utløpet|slutten|end) (?:av|of) (?:\w+ )?(?:\w*år\w*|\w*måned\w*|\w*månad\w*|year|month|januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember)\b|\bårsskifte\w*|\b\d{1,2}(?:\.)? (?:januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember)\b"
)
SOON = re.compile(r"\b(?:innen|innan|innenfor|within)\b")
YOUR_ACT = re.compile(
    r"^(?:(?:hvis|dersom|om|når|if|when|once) (?:du|you|dere|de)|\w+ (?:du|dere)|(?:du|you) (?:kan|can|may) .{0,60}(?:og|and)) (?:\w+ )?(?!er\b)"
)
"""What you do yourself sets off a deletion that is due by a time: "sier du opp, sletter vi alt innen 30 dager"."""
INFINITIVES = word_set(
    "slette fjerne makulere kaste anonymisere destruere tilintetgjøre overskrive nullstille delete erase remove destroy"
)
WILL = word_set("vi me vil skal må we will shall i dei de they")
AFTER = re.compile(r"\b(?:etter at|etter|after)\b")


def deleted(read: Reading, clauses: tuple[Clause, ...], before: Statement | None) -> Promised | None:
    """Return the promise of a sentence to delete once something has happened, if it is one."""
    statement = read.statement
    timed = durations(read.whole) and not (SOON.search(read.whole) and YOUR_ACT.search(read.whole))
    if _cell(read) or timed or DATES.search(read.whole) or statement.parsed.has("hedge"):
        return None
    cases = {clause.opener for clause in clauses if len(clause.words) > 2 and not SOON.match(read.said(clause))}
    if {"condition", "time"} <= cases:
        return None  # of a case only: "if there is no consent, it is deleted when ..."
    for clause in clauses:
        if clause.opener in {"condition", "time", "purpose", "unless", "relative"} and not _main_inside(read, clause):
            continue
        if (
            yours(read, clause)
            or orders(statement.parsed, clause)
            or _not_ours(read, clause)
            or _goes_on(read, clause)
        ):
            continue
        event = _event(read, clauses, clause)
        if event and not VAGUE.search(event) and not UNNEEDED.search(read.whole) and _goes(read, clause):
            return promise("deleted_when", _about(read, clause, before), statement, clause)
    return None


def _cell(read: Reading) -> bool:
    """Tell whether a sentence is no more than a cell of a table: "slettes når saken er løst" is retention there."""
    words = read.statement.parsed.sentence.words
    whole = words[-1].text == "." and words[0].text[:1].isupper() and "delete" not in read.at(0)
    return read.statement.kind == "row" and (not whole or any(word.text == "|" for word in words))


def _main_inside(read: Reading, clause: Clause) -> bool:
    """Tell whether a clause that a subordinate one opens goes on with the main one: "ved utmelding sletter vi"."""
    if clause.opener == "relative":
        words, first = read.statement.parsed.sentence.words, clause.words[0]
        aside = first > 0 and words[first - 1].text == "," and read.lower(first) in {"som", "which"}
        there = len(clause.words) > 1 and read.lower(first) in {"der", "her"} and "delete" in read.at(clause.words[1])
        return there or (aside and _passive(read.said(clause).split()))
    return clause.opener == "time" and read.lower(clause.words[0]) in {"etter", "ved"}


def _goes_on(read: Reading, clause: Clause) -> bool:
    """Tell whether another deletes whom the clause before is about: "Trykkeriet får listen, og sletter den når ..."."""
    if not ellipsis(read, clause) or _passive(read.said(clause).split()) or clause.has("we"):
        return False
    earlier = [
        other for other in read.statement.parsed.clauses if other.words[0] < clause.words[0] and not other.inner
    ]
    main = [other for other in earlier if other.opener == ""][-1:]
    return any(read.has(other, "receive") and not ours(read, other) for other in main) and not any(
        other.opener == "condition" for other in earlier
    )


def _not_ours(read: Reading, clause: Clause) -> bool:
    """Tell whether it is you or another who deletes: "du kan slette", "banken sletter"."""
    words = read.said(clause).split()
    return bool(words[:1] in (["du"], ["you"]) or (words[1:2] == ["du"] and words[0] in MODALS)) or (
        clause.has("they") and not clause.has("we") and not _passive(words)
    )


def _passive(words: list[str]) -> bool:
    return any(word.endswith(("es", "ast")) for word in words) or bool(
        set(words) & {"blir", "vert", "bli", "er", "is", "are", "forsvinner", "forsvinn"}
    )


def _goes(read: Reading, clause: Clause) -> bool:
    """Tell whether data goes: it is deleted, disappears, or is not kept after the event."""
    at = negation(read, clause)
    if at is None:
        return _deletes(read, clause) or does(read, clause, "vanish")
    kept = does(read, clause, "store")
    return kept and any(
        AFTER.match(read.text(range(index, index + 1)))
        for index in range(at, len(read.statement.parsed.sentence.words))
    )


def _deletes(read: Reading, clause: Clause) -> bool:
    """Tell whether something is deleted: not "be oss slette", "venter med å slette"."""
    if re.search(
        r"\b(?:ta|tar|tek|tas|stryk\w*) .{0,25}\but av (?:\w*register\w*|\w*list\w*|system\w*|databas\w*)",
        read.said(clause),
    ):
        return True
    for place, index in enumerate(clause.words):
        if "delete" not in read.at(index):
            continue
        before = [read.lower(other) for other in clause.words[max(0, place - 4) : place]]
        if before[-1:] in (["å"], ["to"]) and not set(before) & {"til"}:
            continue
        if read.lower(index) not in INFINITIVES or set(before) & WILL:
            return True
    return False


def _event(read: Reading, clauses: tuple[Clause, ...], clause: Clause) -> str:
    """Return the event that a clause waits for, or nothing."""
    for other in clauses:
        if other is clause or other.inner:
            continue
        first = read.lower(other.words[0])
        if other.opener == "condition" or (other.opener == "time" and first in WHEN and first not in NOT_EVENTS):
            return read.said(other)
    moment = MOMENT.search(" ".join(word.lower for word in read.statement.parsed.sentence.words))
    if moment:
        return moment[0]
    found = BY_EVENT.search(read.said(clause)) or re.search(
        r"\b(?:straks|når|etter at|once|after|med en gang|med ein gong|med det samme|med det same) \w+ .{0,40}\b(?:er|is|are|blir|vert|har|has)\b",
        read.said(clause),
    )
    return found[0] if found else ""


def _about(read: Reading, clause: Clause, before: Statement | None) -> tuple[str, ...]:
    own = tuple(mention.label for mention in data(read, clause))
    if own:
        return own
    if pronoun(read, clause):
        earlier = tuple(m.label for m in read.statement.mentions if m.first < clause.words[0] and m.weak < 2)
        if earlier:
            return earlier
        if before is not None and before.paragraph == read.statement.paragraph:
            return tuple(m.label for m in before.mentions if not m.weak)
    return ()
