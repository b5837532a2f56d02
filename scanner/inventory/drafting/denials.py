"""
What is not held: never stored, asked for, received, known or seen; and what is not logged.

"Vi registrerer ikke hvem du besøker", "kva du les, ser vi ikkje", "passordet er aldri innom serverne våre", "det har
ikke vi". A denial of a time, a use or an amount ("ikke lenger enn", "ikke til reklame", "ikke mer enn") is none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.inventory.drafting.acts import (
    asked,
    data,
    does,
    elided,
    ellipsis,
    fronted,
    head,
    later,
    negation,
    pronoun,
    subject,
)
from scanner.inventory.drafting.agents import ours, spoken, theirs
from scanner.inventory.drafting.clauses import VERBS
from scanner.inventory.drafting.durations import DURATION
from scanner.inventory.drafting.lexicon import word_set
from scanner.inventory.drafting.negation import elsewhere
from scanner.inventory.drafting.promised import promise
from scanner.inventory.drafting.small import (
    ABROAD,
    BEYOND,
    CLEAR,
    OURS,
    PRONOUNS,
    PURPOSE_OR_PLACE,
    SECOND_PERSON,
    WHOLE,
)

if TYPE_CHECKING:
    from scanner.inventory.drafting.acts import Reading
    from scanner.inventory.drafting.clauses import Clause
    from scanner.inventory.drafting.lexicon import Mention
    from scanner.inventory.drafting.outline import Statement
    from scanner.inventory.drafting.promised import Promised

LOG = r"(?!logo|logist)\w*logg(?:en|er|ar|ane|ene|fil\w*|a)?|logs?"
IN_LOGS = re.compile(rf"\b(?:i|in|into|to|til|fra|frå|from|på) (?:\w+ ){{0,2}}(?:{LOG})\b")
OF_LOGS = re.compile(rf"^(?:i |in )?(?:our |the |våre )?(?:{LOG})\b")
STRIPPED = re.compile(
    rf"\b(?:strip\w*|remov\w*|fjern\w*|mask\w*|sladd\w*|utelat\w*)\b.*\b(?:from|fra|frå) (?:\w+ )?(?:{LOG})\b"
)
TO_US = re.compile(
    r"(?:kjent|kjend|synlig|synleg|tilgjengelig|tilgjengeleg|known|visible|available|sent|sendt) (?:for|hos|til|to) (?:oss|us)\b|(?:ikke|ikkje|aldri|never|not|inte)(?: \w+)? (?:innom|inn til|inn i|fram til|frem til|til|hos|hjå|gjennom|via|reach(?:es)?|touch(?:es)?|enters?|pass through) "
    r"(?:oss|us|våre?|vårt|our|selskapet|foretaket|klinikken|kommunen|biblioteket|the company|serverne|serverane|systemene|systema)|(?:never|not) (?:reach|reaches|touch|touches|enter|enters) (?:us|our)"
)
AGGREGATED = re.compile(
    r"^(?:\w+ ){0,2}?(?:tall|tallene|tala|tal|statistikk\w*|figures|statistics|rapporten\w*)\b|\b(?:samlede|samla|aggregated?|anonyme?) (?:tall|tal|statistikk|figures|statistics|data)\b"
)
SETTING = ("user.device.cookie_id", "user.telemetry")
LIES = word_set("står ligger ligg finnes finst finns there")
NOUN_COMES = re.compile(
    r"\b(?:og|men) \w{3,}(?:en|et|a|ene|ane|ne|na) (?:kommer|kjem|når|går|sendes|sendast|havner|hamnar) (?:aldri|ikke|ikkje)\b"
)
SOMETHING = word_set("noe noko anything nothing ingenting inkje noen nokon any felt field fields")
DEVICES = re.compile(r"(?i)(?:video|web|overvåkings|overvakings)?(?:kamera|camera)(?:et|er|ene|a|ane|s)?")


def in_logs_without(read: Reading, clause: Clause) -> bool:
    """Tell whether a piece says what a log is written without: "skrives til loggen uten navn"."""
    clauses = read.statement.parsed.clauses
    before = clauses[clauses.index(clause) - 1] if clauses.index(clause) else None
    named = bool(data(read, clause)) or clause.has("generic")
    return clause.opener == "without" and named and before is not None and bool(IN_LOGS.search(read.said(before)))


def withheld(read: Reading, clause: Clause, before: Statement | None) -> Promised | None:
    """Return the promise of a clause that denies holding something, if it is one."""
    if in_logs_without(read, clause) or _stripped(read, clause):
        return promise("not_in_logs", _about(read, clause, before) or ("user",), read.statement, clause)
    if _without_storing(read, clause):
        return promise("never_stored", _about(read, clause, before), read.statement, clause)
    at = negation(read, clause)
    if at is None or not spoken(read, clause) or theirs(read, clause) or _only_when(read, clause):
        return None
    if elided(read, clause):
        return promise("never_stored", (), read.statement, clause) if _ours_before(read, clause) else None
    if _of_a_measure(read, clause) or _keeps(read, clause):
        return None
    if logs(read, clause):
        return promise("not_in_logs", _about(read, clause, before), read.statement, clause)
    if _of_something_else(read, clause, at) or not _denies(read, clause, at, before):
        return None
    return promise("never_stored", _about(read, clause, before), read.statement, clause)


def _of_a_measure(read: Reading, clause: Clause) -> bool:
    """Tell whether what is denied is a part, a form or a place of what is held: "ikke hele nummeret", "ikke i klartekst"."""
    if (AGGREGATED.search(read.whole) and not ours(read, clause)) or ABROAD.search(read.said(clause)):
        return True
    return any(way.search(read.said(clause)) for way in (CLEAR, BEYOND, WHOLE))


def _without_storing(read: Reading, clause: Clause) -> bool:
    """Tell whether a piece says what is done without holding data: "føres uten at IP-adresser lagres"."""
    opens = clause.opener == "without" and re.match(r"(?:uten|utan) (?:at|å)\b|without \w+ing\b", read.said(clause))
    if not opens or any(other.has("not", "never", "none", "neither") for other in read.statement.parsed.clauses):
        return False
    takes = bool(data(read, clause)) or clause.has("generic") or asked(read, clause, clause.words[0])
    learns = does(read, clause, "store") or (does(read, clause, "learn") and ours(read, clause))
    yours = set(read.said(clause).split()[2:3]) & SECOND_PERSON
    return learns and takes and not yours


def _ours_before(read: Reading, clause: Clause) -> bool:
    """Tell whether the clause before is about what we get or hold: "vi får vite hvor mye, men ikke hva"."""
    clauses = read.statement.parsed.clauses
    earlier = [other for other in clauses[: clauses.index(clause)] if ours(read, other)]
    held = clause.has("you", "owner") and any(
        read.has(other, "receive", "learn", "store", "log", "ask") for other in earlier
    )
    return held and not any(other.has("not", "never", "none") for other in earlier)


def _stripped(read: Reading, clause: Clause) -> bool:
    """Tell whether data is taken out of logs: "we strip addresses from our logs"."""
    out = STRIPPED.search(read.said(clause)) and negation(read, clause) is None and clause.opener == ""
    return bool(out) and bool(data(read, clause)) and not DURATION.search(read.whole)


def _keeps(read: Reading, clause: Clause) -> bool:
    """Tell whether what is denied is deletion: "vi sletter ikke det vi må oppbevare"."""
    acts = [read.at(index) & {"delete", "store", "ask", "log", "use"} for index in head(read, clause)]
    first = next((act for act in acts if act), frozenset())
    return "delete" in first or (first == {"use"} and not data(read, clause))


def _only_when(read: Reading, clause: Clause) -> bool:
    """Tell whether what hangs on a denial takes it back on a condition or sets it a time: that is another promise, or none."""
    for other in later(read, clause):
        if other.opener in {"without", "unless", "except"}:
            return True
        if other.opener == "time" and read.lower(other.words[0]) not in {"når", "when", "mens", "medan", "while"}:
            return True
    return False


def _of_something_else(read: Reading, clause: Clause, at: int) -> bool:
    """Tell whether a negation denies a purpose, or a place that is not ours: "ikke til reklame", "not on paper"."""
    following = [index for index in clause.words if index > at]
    if any(elsewhere(read.statement.parsed, mention, at) for mention in data(read, clause)):
        return True
    if following and ("store" in read.at(following[0]) or any("learn" in read.at(at) for at in following[1:2])):
        return False  # "i besittelse av", "i berøring med"
    if "none" in read.statement.parsed.at(at) or not following or read.lower(following[0]) not in PURPOSE_OR_PLACE:
        return False
    rest = read.text(tuple(following))
    if read.lower(following[0]) in {"to", "å"} and any("store" in read.at(index) for index in following[1:3]):
        return False  # "we have chosen not to collect"
    return not OURS.match(rest) and not TO_US.search(read.said(clause)) and not does(read, clause, "log")


def logs(read: Reading, clause: Clause) -> bool:
    """Tell whether a clause speaks of logging, or of logs as a place: "aldri i loggene", "loggene inneholder ikke ..."."""
    said = read.said(clause)
    if does(read, clause, "log") and not read.has(clause, "delete"):
        return True
    if not clause.has(*VERBS) and clause.words[0] > 0 and not read.has(clause, "write"):
        return False
    inside = bool(IN_LOGS.search(said)) and read.has(clause, "write", "have")
    return inside or (bool(OF_LOGS.search(said)) and read.has(clause, "contain", "write") and not ours(read, clause))


def _denies(read: Reading, clause: Clause, at: int, before: Statement | None) -> bool:
    """Tell whether a negated clause says that something is not held."""
    parsed = read.statement.parsed
    owned = any("owner" in parsed.at(index) for index in clause.words if index > at)
    named = bool(data(read, clause)) or (clause.has("generic") and not clause.has("disclose"))
    question = asked(read, clause, at)
    if ellipsis(read, clause) and subject(read) and (does(read, clause, "store") or TO_US.search(read.said(clause))):
        return True
    if TO_US.search(read.said(clause)):
        return named or _points(read, clause, before) or _subject(read, clause)
    if does(read, clause, "store"):
        return "comparison" not in parsed.at(at) and (
            named or question or _points(read, clause, before) or _takes(read, clause, at)
        )
    if (does(read, clause, "learn") and ours(read, clause)) or does(read, clause, "ask"):
        elsewhere = parsed.has("they") or read.has(clause, "read")
        owned = owned or any("owner" in parsed.at(index) for index in clause.words[:3])
        return question or named or owned or (_points(read, clause, before) and not elsewhere)
    if read.has(clause, "read") and ours(read, clause):
        return named or owned
    if read.has(clause, "receive") and ours(read, clause):
        return named or question
    if read.has(clause, "have") and not _device(read, clause):
        lies = bool(set(read.said(clause).split()) & LIES) and bool(data(read, clause))
        listed = question and read.has(clause, "list", "learn")
        sets = {m.label for m in data(read, clause)} & set(SETTING) and "none" in parsed.at(at)
        return (ours(read, clause) and (named or listed)) or bool(sets) or lies or _resumes(read, clause)
    return read.has(clause, "use", "contain") and bool(data(read, clause)) and not _used_for(read, clause, at)


def _subject(read: Reading, clause: Clause) -> bool:
    """Tell whether a clause has a subject of its own before the verb: "sikkerhetskoden er aldri innom oss"."""
    return not set(read.said(clause).split()[:1]) & PRONOUNS or NOUN_COMES.search(read.said(clause)) is not None


def _takes(read: Reading, clause: Clause, at: int) -> bool:
    """Tell whether a verb of storing takes something, named or not: any noun, before or after."""
    rest = [
        read.lower(index)
        for index in clause.words
        if index > at and not read.statement.parsed.sentence.words[index].mark
    ]
    subject = not ours(read, clause) or not read.said(clause).startswith(("vi ", "me ", "we "))
    return bool(set(rest) & SOMETHING) or bool(rest) or subject


def _points(read: Reading, clause: Clause, before: Statement | None) -> bool:
    """Tell whether a pronoun of the clause stands for data named earlier in the sentence, or in the one before."""
    if not pronoun(read, clause):
        return False
    return bool(_named_before(read, clause)) or bool(
        before and before.paragraph == read.statement.paragraph and before.mentions
    )


def _resumes(read: Reading, clause: Clause) -> bool:
    """Tell whether a clause denies having what was named just before it: "...; det har ikke vi"."""
    said = read.said(clause)
    return bool(
        re.fullmatch(
            r"(?:(?:men|but|og) )?(?:det|den|dem|dei|disse|desse) (?:har|veit|vet|får|ser) (?:vi|me) (?:ikke|ikkje|aldri)|(?:det|den|dei|dem) (?:har|veit|vet|får|ser) (?:ikke|ikkje|aldri) (?:vi|me)|(?:but |and )?we (?:do not|don't|never)(?: have| get| see)? ?(?:it|them)?",
            said,
        )
    ) and bool(_named_before(read, clause) or fronted(read, clause))


def _device(read: Reading, clause: Clause) -> bool:
    """Tell whether a clause says where no camera is: a device is no data."""
    words = read.statement.parsed.sentence.words
    return any(DEVICES.fullmatch(words[index].lower) for index in clause.words)


def _used_for(read: Reading, clause: Clause, at: int) -> bool:
    rest = read.text(tuple(index for index in clause.words if index > at)).split()
    return bool({"til", "for", "to", "som", "as"} & set(rest))


def _named_before(read: Reading, clause: Clause) -> tuple[str, ...]:
    return tuple(m.label for m in read.statement.mentions if m.first < clause.words[0] and m.weak < 2)


def _log(read: Reading, mention: Mention) -> bool:
    """Tell whether what is named is the log itself."""
    return re.fullmatch(LOG, read.text(range(mention.first, mention.first + 1))) is not None


def _about(read: Reading, clause: Clause, before: Statement | None) -> tuple[str, ...]:
    """Return the categories that a denial is about: its own, those in front of it, or those that a pronoun stands for."""
    own = tuple(mention.label for mention in data(read, clause) if not _log(read, mention))
    if own:
        return own
    if ellipsis(read, clause) and subject(read):
        return tuple(mention.label for mention in subject(read))
    if clause.has("generic") and not logs(read, clause):
        return ()
    front = fronted(read, clause)
    if front is not None and data(read, front):
        return tuple(mention.label for mention in data(read, front))
    if not pronoun(read, clause):
        return ("user",) if clause.has("generic") and logs(read, clause) else ()
    earlier = _named_before(read, clause)
    if earlier:
        return earlier[-1:]
    if before is not None and before.paragraph == read.statement.paragraph and len(before.mentions) == 1:
        return (before.mentions[0].label,)
    return ()
