"""
What is never disclosed: not shared, sold, told, shown, published or let others see.

Somebody does not give ("vi deler ikke", "opplysninger selges aldri") or somebody does not get ("arbeidsgiveren får
ikke vite", "ingen andre har tilgang"). An exception for consent or law leaves the promise; one for "other purposes" or a
country does not make it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.inventory.drafting.acts import asked, data, does, elided, ellipsis, fronted, later, negation
from scanner.inventory.drafting.agents import ours, spoken
from scanner.inventory.drafting.denials import AGGREGATED
from scanner.inventory.drafting.lexicon import word_set
from scanner.inventory.drafting.promised import promise
from scanner.inventory.drafting.small import ABROAD, CHANNELLED, PRONOUNS, SECOND_PERSON

if TYPE_CHECKING:
    from scanner.inventory.drafting.acts import Reading
    from scanner.inventory.drafting.clauses import Clause
    from scanner.inventory.drafting.outline import Statement
    from scanner.inventory.drafting.promised import Promised

TO_US = re.compile(r"\b(?:til|with|to|med|hos) (?:oss|us)\b")
GIVES = ("share", "sell", "tell", "show", "publish")
DATA = re.compile(r"\b\w*(?:opplysning(?:er|ene|ar|ane)|informasjon(?:en)?|data(?:ene)?|uppgifter(?:na)?)\b")
GETS = re.compile(
    r"\b(?:få|får|fått|har|kan|lar|let|lèt|can|cannot|can't|have|has|get|gets|receive|receives|mottar|mottek)\b"
)
ANY = word_set("noe noko ingenting inkje alt anything nothing everything")
AWAY = re.compile(
    r"\b(?:ikke|ikkje|aldri|inte|never|not) (?:\w+ )?(?:hos|til|over til|to|with|on to) (?:andre|noen|nokon|uvedkommende|uvedkomande|tredje\w+|utenforstående|utanforståande|annonsør\w*|anyone|others|third parties)\b|\bpå avveie"
)
HIDDEN = re.compile(
    r"\b(?:hold\w*|held|keeps?|kept|bevar\w*) .{0,40}\b(?:skjult|hemmelig|hemmeleg|løynd|anonym\w*|konfidensiel\w*|hidden|secret|anonymous|private) (?:for|overfor|from)\b"
)
THAT = re.compile(r"\b(?:at|that) (?:du|de|dei|dere|noen|nokon|vi|me|you|we|they|someone)\b")
FROM_US = re.compile(r"\b(?:fra|frå|av|from) (?:oss|us)\b")
KNOWS = re.compile(r"\b(?:ser|vet|veit|leser|les|sees?|knows?|reads?)\b")
FOR_SALE = re.compile(r"\b(?:til salgs|til sals|for sale)\b")
STAYS = re.compile(
    r"\b(?:blir|forblir|vert|stays?|remains?) (?:\w+ ){0,2}?(?:mellom (?:deg|dykk|dere|oss) og|hos oss og|between (?:you|us) and|with us and)|\bblir (?:\w+ )?mellom oss$|\b(?:vi|me) (?:holder|held) tett\b"
)
WITHOUT = re.compile(r"\b(?:uten|utan|without)\b")
INSIDE = re.compile(r"\b(?:hos oss|of us|among us|av oss|i selskapet|ansatte|tilsette)\b")

LIMITED = re.compile(
    r"(?:ingen|inga|nobody|no one) (?:\w+ )?(?:utenom|utanom|unntatt|unnateke|bortsett fra|bortsett frå|foruten|except|but) "
)
"""Who alone has access: a limit, which promises nothing of what leaves the house."""
UNABLE = re.compile(r"\b(?:kan (?:vi |me )?(?:ikke|ikkje)|(?:vi|me) kan (?:ikke|ikkje)|cannot|can not|can't)\b")
PASSWORD = re.compile(r"\b(?:passord\w*|password\w*|pin|brukernavn\w*)\b")
LAWFUL = re.compile(
    r"\b(?:kun|bare|berre|only|utelukkende|utelukkande) (?:\w+ ){0,2}?(?:når|hvis|dersom|viss|om|etter|med|when|if|where|as)\b"
)


def withheld_from(read: Reading, clause: Clause, before: Statement | None) -> Promised | None:
    """Return the promise of a clause not to disclose, if it is one."""
    said = read.said(clause)
    if _left_out(read, clause):
        return promise("never_disclosed", _about(read, clause), read.statement, clause)
    if (
        not spoken(read, clause)
        or ABROAD.search(said)
        or (TO_US.search(said) and not ours(read, clause))
        or (read.statement.kind == "row" and "|" in _marks(read))
    ):
        return None
    about = _about(read, clause)
    if _lawful(read, clause) and _data_like(read, clause, before):
        return promise("never_disclosed", about, read.statement, clause)
    if STAYS.search(read.whole) and read.statement.parsed.clauses.index(clause) == 0:
        return promise("never_disclosed", about, read.statement, clause)
    at = negation(read, clause)
    hidden = HIDDEN.search(said) and at is None and bool(about)
    if (
        at is not None
        and AWAY.search(said)
        and read.has(clause, "reach")
        and (_data_like(read, clause, before) or _fronted_noun(read, clause))
    ):
        hidden = True
    if hidden:
        return promise("never_disclosed", about, read.statement, clause)
    if at is None or AGGREGATED.search(said):
        return None
    if _gives(read, clause, at, before) or _nobody_gets(read, clause, at, before):
        return promise("never_disclosed", about, read.statement, clause)
    return None


def _fronted_noun(read: Reading, clause: Clause) -> bool:
    """Tell whether a clause begins with a noun of its own: "listen går ikke videre"."""
    return len(read.lower(clause.words[0])) > 3 and not ours(read, clause)


def _marks(read: Reading) -> set[str]:
    return {word.text for word in read.statement.parsed.sentence.words if word.mark}


def _gives(read: Reading, clause: Clause, at: int, before: Statement | None) -> bool:
    """Tell whether a negated clause gives data to others, or lets them see it."""
    if not any(does(read, clause, act) for act in GIVES) or _yours_only(read, clause) or read.has(clause, "ask"):
        return False
    if channelled(read, clause):
        return False
    if UNABLE.search(read.said(clause)) or (PASSWORD.search(read.said(clause)) and not ours(read, clause)):
        return False
    if read.has(clause, "publish") and _on_consent(read, clause):
        return False  # publishing is a use of its own, and the promise is to ask first
    return (
        FOR_SALE.search(read.said(clause)) is not None
        or _data_like(read, clause, before)
        or asked(read, clause, at)
        or (does(read, clause, "tell") and THAT.search(read.whole) is not None)
        or bool(set(read.said(clause).split()) & ANY and read.has(clause, "share", "tell"))
    )


def channelled(read: Reading, clause: Clause) -> bool:
    """Tell whether a clause says how something is not sent, and not to whom: "sendes ikke på e-post"."""
    to = read.has(clause, "anyone") or bool({"til", "to", "with"} & set(read.said(clause).split()))
    return CHANNELLED.search(read.said(clause)) is not None and not to


def _lawful(read: Reading, clause: Clause) -> bool:
    """Tell whether data is handed over only where law, or law and consent, allows it."""
    span = read.text(range(clause.words[0], len(read.statement.parsed.sentence.words)))
    return (
        does(read, clause, "share")
        and clause.has("only")
        and bool(LAWFUL.search(span))
        and any("law" in read.at(index) for index in range(clause.words[0], len(read.statement.parsed.sentence.words)))
    )


def _left_out(read: Reading, clause: Clause) -> bool:
    """Tell whether a piece without a verb leaves data out of what others get: "får adressen, men ikke navnet", "vises uten navn"."""
    if elided(read, clause):
        return gotten(read, clause)
    if clause.has("hold", "finite", "include", "disclose"):
        return False
    without = clause.opener == "without" or (negation(read, clause) is not None and clause.opener == "")
    at = negation(read, clause)
    named = (
        data(read, clause)
        or clause.has("generic")
        or (at is not None and at == clause.words[0] and asked(read, clause, at))
    )
    return without and bool(named) and gotten(read, clause)


def gotten(read: Reading, clause: Clause) -> bool:
    """Tell whether what a piece without a verb goes on with is that others get, or are shown, something."""
    clauses = read.statement.parsed.clauses
    earlier = [
        other
        for other in clauses[: clauses.index(clause)]
        if other.has("hold", "disclose", "finite", "include") or any(read.has(other, act) for act in GIVES)
    ]
    if not earlier:
        return "recipients" in read.statement.roles | read.statement.lead
    told = earlier[-1]
    if any(read.has(told, act) for act in GIVES) or told.has("disclose"):
        return not told.has("not", "none", "never") and not yours_first(read, told)
    return (
        read.has(told, "receive", "learn")
        and not ours(read, told)
        and not yours_first(read, told)
        and not told.has("not", "none", "never")
    )


def _yours_only(read: Reading, clause: Clause) -> bool:
    return bool(set(read.said(clause).split()[:3]) & SECOND_PERSON) and not ours(read, clause)


def _nobody_gets(read: Reading, clause: Clause, at: int, before: Statement | None) -> bool:
    """Tell whether others do not get or learn: "arbeidsgiveren får ikke vite", "ingen andre har tilgang"."""
    said = read.said(clause)
    parsed = read.statement.parsed
    person = any("anyone" in read.at(index) for index in clause.words if index < at)
    if clause.opener == "relative" or not (GETS.search(said) or (person and KNOWS.search(said))):
        return False
    let = re.search(r"\b(?:lar|let|lèt|lets?|allow|allows|gir|gjev|give|gives|tillater|tillèt)\b", said)
    if ours(read, clause) and not let:
        return False
    if yours_first(read, clause):
        return False
    nobody = "none" in parsed.at(at) and at <= clause.words[0] + 1
    if nobody and (INSIDE.search(said) or LIMITED.match(read.whole)):
        return False
    learns = read.has(clause, "learn", "read")
    gets = learns or read.has(clause, "receive", "list")
    if not gets:
        return False
    if nobody:
        return learns and (
            _others(said)
            or THAT.search(said) is not None
            or _data_like(read, clause, before)
            or asked(read, clause, at)
            or fronted(read, clause) is not None
        )
    nothing = bool(set(said.split()) & ANY) and FROM_US.search(said) is not None
    return learns or nothing or _data_like(read, clause, before)


def yours_first(read: Reading, clause: Clause) -> bool:
    """Tell whether the one who does not get is you."""
    words = read.said(clause).split()
    return bool(set(words[:2]) & {"du", "you", "dere"}) and words[:1] != ["your"]


def _others(said: str) -> bool:
    return re.search(r"\b(?:andre|annan|annen|utenfor|utanfor|else|other|others|outside|enn|than)\b", said) is not None


def _data_like(read: Reading, clause: Clause, before: Statement | None) -> bool:
    """Tell whether what a clause takes is data: named, called data, a list, or a pronoun for what was named."""
    if (
        data(read, clause)
        or clause.has("generic")
        or read.has(clause, "list", "know_data")
        or DATA.search(read.said(clause))
    ):
        return True
    words = set(read.said(clause).split())
    if words & {"dine", "din", "ditt", "di", "your"} and not words & {"regning", "egen", "eigen"}:
        return True
    if ellipsis(read, clause):
        first = read.statement.parsed.clauses[0]
        return (
            bool(data(read, first))
            or first.has("generic")
            or read.has(first, "list")
            or bool(DATA.search(read.said(first)))
        )
    earlier = [other for other in read.statement.parsed.clauses if other.words[0] < clause.words[0]]
    named = any(data(read, other) or other.has("generic") or read.has(other, "list") for other in earlier)
    if words & PRONOUNS and named:
        return True
    told = before is not None and before.paragraph == read.statement.paragraph and bool(before.mentions)
    return bool(words & (PRONOUNS - {"det", "it", "de", "they", "dei"})) and (told or read.has(clause, "sell"))


def _on_consent(read: Reading, clause: Clause) -> bool:
    return any(
        other.opener in {"without", "unless"} and any("agree" in read.at(index) for index in other.words)
        for other in later(read, clause)
    )


def _about(read: Reading, clause: Clause) -> tuple[str, ...]:
    own = tuple(mention.label for mention in data(read, clause))
    front = fronted(read, clause)
    return own or (tuple(mention.label for mention in data(read, front)) if front is not None else ())
