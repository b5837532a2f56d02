"""
What is done with consent only: "bare hvis du har sagt ja", "ikke uten samtykke", "settes først når du godtar".

The wording must be exclusive: that consent is asked for, or is a legal basis, promises nothing. What is handed over is
said of disclosure ("utleveres ikke uten samtykke") unless consent is its only gate.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.inventory.drafting.acts import data, does, joined, negation, pronoun
from scanner.inventory.drafting.agents import ours, yours
from scanner.inventory.drafting.lexicon import word_set
from scanner.inventory.drafting.negation import orders
from scanner.inventory.drafting.promised import promise

if TYPE_CHECKING:
    from scanner.inventory.drafting.acts import Reading
    from scanner.inventory.drafting.clauses import Clause
    from scanner.inventory.drafting.outline import Statement
    from scanner.inventory.drafting.promised import Promised

ONLY = r"(?:kun|bare|berre|utelukkende|utelukkande|endast|bara|only|solely|exclusively|først|fyrst|first)"
GATE = r"(?:når|hvis|dersom|viss|om|med|etter|etter at|ved|såfremt|forutsatt|basert på|på grunnlag av|if|when|with|once|after|where|as long as|provided|on the basis of|in case|upon|til dem|til dei|til de|som|opplysninger|opplysningar|data)"
ONLY_WITH = re.compile(rf"\b{ONLY} (?:\w+ ){{0,6}}?{GATE}\b|\b{ONLY} (?:\w+ ){{0,2}}?$")
WITHOUT = re.compile(
    r"\b(?:uten|utan|without|med mindre|unless|før|innan|before|until|förrän|så lenge (?:du|de) ikke|(?:hvis|dersom|viss|om) (?:du|de|dei|kunden) (?:ikke|ikkje)|if you (?:have not|haven't|do not|don't))\b"
)
ACTS = (
    "store",
    "ask",
    "receive",
    "use",
    "share",
    "sell",
    "show",
    "publish",
    "log",
    "market",
    "tell",
    "learn",
    "particle",
)
FIRST = re.compile(r"\b(?:først|fyrst|first|alltid|always|uttrykkel\w+)\b")
LEGAL = re.compile(r"\b(?:lov\w*|rettslig\w*|rettsleg\w*|kjennelse|orskurd|påleg\w*|law|legal\w*|court|required by)\b")
GIVING = ("share", "sell", "tell", "show")
WHO = word_set(
    "du dere dykk deg de dei dem kunden kundene eleven foreldre foresatte pasienten medlemmet brukeren you them they who som selv sjølv"
)
RIGHTS = re.compile(r"\b(?:trekke|trekkje|trekker|withdraw|tilbake|attende) ")


def gated(read: Reading, clause: Clause, before: Statement | None) -> Promised | None:
    """Return the promise of a clause that something is done with consent only, if it is one."""
    if _bare(read, clause):
        return promise("consent_required", _about(read, clause, before), read.statement, clause)
    if not _asserts(read, clause) or not _acts(read, clause):
        return None
    at = negation(read, clause)
    promised = _not_without(read, clause) if at is not None else _only_with(read, clause)
    return promise("consent_required", _about(read, clause, before), read.statement, clause) if promised else None


def _bare(read: Reading, clause: Clause) -> bool:
    """Tell whether "only if you have agreed" stands by itself: as an answer, or in brackets behind what is done."""
    clauses = read.statement.parsed.clauses
    following = clauses[clauses.index(clause) + 1 :][:1]
    alone = clause.inner or clause is clauses[0]
    if not alone or not re.fullmatch(rf"(?:ja|yes|men|but)? ?(?:og |and )?{ONLY}", read.said(clause)) or not following:
        return False
    condition = following[0]
    gate = condition.opener in {"condition", "time"} and any(_agrees(read, index) for index in condition.words)
    rest = [other for other in clauses if other is not clause and other.opener == "" and other.inner == clause.inner]
    return gate and not rest and condition.inner == clause.inner


def _asserts(read: Reading, clause: Clause) -> bool:
    """Tell whether a clause asserts something that we do."""
    if clause.opener in {"condition", "unless", "purpose", "time", "relative"} or clause.has("hedge"):
        return False
    you = yours(read, clause) and not read.has(clause, "market")
    return not you and not orders(read.statement.parsed, clause) and not RIGHTS.search(read.whole)


def _not_without(read: Reading, clause: Clause) -> bool:
    """Tell whether what is denied is denied without consent: "ikke uten samtykke", "not before you accept"."""
    if _led(read, clause):
        return True
    agree = _consent(read, clause)
    if not agree or _of_a_case(read, clause):
        return False
    span = range(clause.words[0], agree[-1] + 1)
    gate = any(WITHOUT.match(read.text(range(index, min(index + 3, agree[-1] + 1)))) for index in span)
    handed = any(does(read, clause, act) for act in GIVING) and not read.has(clause, "publish", "market")
    learns = read.has(clause, "learn", "read") and read.has(clause, "receive", "have")
    handed = handed or (learns and not ours(read, clause))  # "andre får ikke se dem uten samtykke"
    return gate and (not handed or does(read, clause, "store"))


def _of_a_case(read: Reading, clause: Clause) -> bool:
    """Tell whether a condition before the clause limits it to a case; what stands before a colon does not."""
    words = read.statement.parsed.sentence.words
    begin = max((index for index in range(clause.words[0]) if words[index].text in {":", ";"}), default=0)
    return any(
        other.opener in {"condition", "time"} and begin <= other.words[0] < clause.words[0]
        for other in read.statement.parsed.clauses
    )


def _only_with(read: Reading, clause: Clause) -> bool:
    """Tell whether what is done is done with consent only: "bare hvis du samtykker", "first when you have agreed"."""
    if _led_only(read, clause):
        return True
    agree = _consent(read, clause)
    if not agree:
        return False
    if clause.has("hold") and clause.has("we", "none") and FIRST.search(read.said(clause)) and clause.has("consent"):
        return True
    said = read.text(range(clause.words[0], _end(read, clause)))
    turn = next((place for place in range(clause.words[0], agree[-1]) if re.fullmatch(ONLY, read.lower(place))), None)
    if turn is None or not ONLY_WITH.search(read.text(range(turn, agree[-1] + 1))):
        return False
    return not (LEGAL.search(said) and any(does(read, clause, act) for act in GIVING))


def _led_only(read: Reading, clause: Clause) -> bool:
    """Tell whether "only when you have agreed" opens the sentence that a clause goes on."""
    first = read.statement.parsed.clauses[0]
    opens = re.match(rf"{ONLY} (?:når|hvis|dersom|viss|om|if|when|med|with|etter)\b", read.whole) is not None
    agreed = any(_agrees(read, index) for index in range(clause.words[0]))
    return opens and first is not clause and agreed


def _consent(read: Reading, clause: Clause) -> list[int]:
    """Return the words of consent in a clause and what hangs on it."""
    return [index for index in range(clause.words[0], _end(read, clause)) if _agrees(read, index)]


def _led(read: Reading, clause: Clause) -> bool:
    """Tell whether a denial follows "uten samtykke": "uten ditt samtykke lagrer vi ikke ..."."""
    first = read.statement.parsed.clauses[0]
    return (
        first is not clause
        and first.opener in {"without", "unless"}
        and any("agree" in read.at(index) for index in first.words)
    )


def _made(read: Reading, clause: Clause, before: Statement | None) -> Promised:
    return promise("consent_required", _about(read, clause, before), read.statement, clause)


def _acts(read: Reading, clause: Clause) -> bool:
    """Tell whether a clause does something that consent may be asked for."""
    if read.has(clause, "read"):
        return True
    this = bool({"det", "dette", "this", "it", "so"} & set(read.said(clause).split()[:4]))
    return (
        any(does(read, clause, act) for act in ACTS)
        or any(
            read.statement.parsed.at(index) & {"hold", "disclose"} and "only" not in read.statement.parsed.at(index)
            for index in clause.words
        )
        or this
    )


def _agrees(read: Reading, index: int) -> bool:
    """Tell whether a word speaks of consent: by itself, or of what people choose ("hvis du ber om det")."""
    if "agree" in read.at(index):
        return True
    if read.lower(index) in {"det", "dette", "it", "that"} and index and WITHOUT.fullmatch(read.lower(index - 1)):
        return any("agree" in read.at(place) for place in range(index))  # "ber om samtykke, og gjør det ikke uten det"
    near = {read.lower(place) for place in range(max(0, index - 5), index)}
    return "choose" in read.at(index) and bool(near & WHO)


def _end(read: Reading, clause: Clause) -> int:
    """Return the word after the last that hangs on a clause: conditions and relatives up to the next clause."""
    clauses = read.statement.parsed.clauses
    end = clause.words[-1] + 1
    for other in clauses[clauses.index(clause) + 1 :]:
        bare = not other.has("finite", "hold", "disclose", "delete") and not other.inner
        starts = re.match(rf"(?:og |and |men |but )?{ONLY}\b", read.said(other)) is not None
        if other.opener == "" and not other.inner and not bare and not starts and not joined(read, other):
            break
        end = max(end, other.words[-1] + 1)
    return end


def _about(read: Reading, clause: Clause, before: Statement | None) -> tuple[str, ...]:
    own = tuple(m.label for m in data(read, clause) if m.label != "user.privacy_preferences")
    if own:
        return own
    if clause.has("none") and clause.has("generic"):
        return ("user",)
    if pronoun(read, clause) and before is not None and before.paragraph == read.statement.paragraph:
        return tuple(m.label for m in before.mentions if m.weak < 2)
    return ()
