"""
What a statement asserts of each piece of personal data that it names: held, denied, the only one held, or nothing.

The rules, in order: sections and sentences on rights, definitions, sources and changes assert nothing; a negation
denies what it reaches (`negation`); what serves a purpose ("for å sende e-post") is not what is held; what remains is
held when its clause says that somebody collects, gives, keeps, shares or deletes it, or when it stands in a list that
such a sentence leads.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from scanner.inventory.drafting.clauses import VERBS
from scanner.inventory.drafting.holding import GETTING, held, noted
from scanner.inventory.drafting.lexicon import word_set
from scanner.inventory.drafting.listing import listed
from scanner.inventory.drafting.negation import (
    ASSERTS,
    alone,
    asks_not_to,
    denial,
    denied_by_ellipsis,
    denied_by_pronoun,
    denies_nothing,
    given_up,
    refused,
    shunned,
    unless_consent,
    with_consent_only,
)
from scanner.inventory.drafting.others import others_own
from scanner.inventory.drafting.small import CLEAR, WHOLE
from scanner.inventory.drafting.weak import aside, channel, firm

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scanner.inventory.drafting.clauses import Clause, Parsed
    from scanner.inventory.drafting.lexicon import Mention
    from scanner.inventory.drafting.outline import Outline, Statement

Sense = Literal["held", "denied", "only", "consent", "defined"]
BACK = word_set("det dette slike slik eksempler døme this it these examples")
AGENTS_ELSE = word_set("de dei they leverandøren betalingsleverandøren banken betalingsformidleren innløser provider")


@dataclass(frozen=True, slots=True)
class Claim:
    """One piece of personal data in one statement, and what is asserted of it."""

    statement: Statement
    mention: Mention
    sense: Sense


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a statement stands: in a list of data, or after a sentence of its paragraph that asserts; its text, and that of the next sentence."""

    in_list: bool
    going_on: bool
    text: str = ""
    after: str = ""


def claims(outline: Outline) -> tuple[Claim, ...]:
    """Return what a policy asserts, in its order."""
    in_lists = listed(outline.statements)
    found: list[Claim] = []
    asserting = defining = -1
    for number, statement in enumerate(outline.statements):
        following = outline.statements[number + 1 : number + 2]
        after = following[0] if following and following[0].paragraph == statement.paragraph else statement
        text = outline.document.text
        setting = Setting(
            number in in_lists,
            asserting == statement.paragraph,
            text[statement.start : statement.end],
            text[after.start : after.end],
        )
        own = _taken_back(tuple(_claims(statement, setting)))
        if found and number and _denies_before(outline.statements[number - 1], statement):
            found = _denied_last(found, outline.statements[number - 1], statement)
        if defining == statement.paragraph and _points_back(statement):
            own = tuple(replace(claim, sense="defined") for claim in own)
        if _defines(statement.parsed):
            defining = statement.paragraph
        if own or any(c.has("hold", "give") and c.opener != "purpose" for c in statement.parsed.clauses):
            asserting = statement.paragraph
        found += own
    return tuple(found)


def _taken_back(own: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Return a sentence's claims with what it says and denies: "kortnummeret ..., men vi lagrer det ikke"."""
    if not own:
        return own
    parsed = own[0].statement.parsed
    kept_not = {claim.mention.label: claim for claim in own if claim.sense == "denied"}
    own = tuple(
        claim
        for claim in own
        if claim.sense == "denied"
        or claim.mention.label not in kept_not
        or kept_not[claim.mention.label].mention.first < claim.mention.first
    )
    for clause in parsed.clauses:
        if given_up(parsed, clause):
            own = tuple(claim for claim in own if claim.mention.first > clause.words[0])
        many = denied_by_pronoun(parsed, clause)
        earlier = [claim for claim in own if claim.sense == "held" and claim.mention.first < clause.words[0]]
        if denied_by_ellipsis(parsed, clause) and not any(
            mention.first in clause.words and mention.weak < 2 for mention in own[0].statement.mentions
        ):
            verb = next(index for index in range(len(parsed.sentence.words)) if _verb(parsed, index))
            own = tuple(
                replace(claim, sense="denied") if claim in earlier and claim.mention.last < verb else claim
                for claim in own
            )
            continue
        if many is None or any(mention.first in clause.words for mention in own[0].statement.mentions):
            continue
        if earlier and (many or len(earlier) == 1):
            own = tuple(replace(claim, sense="denied") if claim in earlier else claim for claim in own)
    return own


def _verb(parsed: Parsed, index: int) -> bool:
    return (bool(parsed.at(index) & VERBS) and parsed.clause(index).opener != "relative") or index == len(
        parsed.sentence.words
    ) - 1


def _denies_before(before: Statement, statement: Statement) -> bool:
    """Tell whether a sentence denies what the one before it in its paragraph names: "Den blir ikke lagret."."""
    first = statement.parsed.clauses[0] if statement.parsed.clauses else None
    same = before.paragraph == statement.paragraph and not statement.mentions
    return same and first is not None and denied_by_pronoun(statement.parsed, first) is not None


def _denied_last(found: list[Claim], before: Statement, statement: Statement) -> list[Claim]:
    """Return the claims with those of the sentence before denied, where the pronoun can only mean them."""
    many = denied_by_pronoun(statement.parsed, statement.parsed.clauses[0])
    meant = [claim for claim in found if claim.statement is before and claim.sense == "held"]
    if not (many or len(meant) == 1):
        return found
    return [replace(claim, sense="denied") if claim in meant else claim for claim in found]


def _points_back(statement: Statement) -> bool:
    """Tell whether a sentence goes on with a definition: "Det kan eksempelvis være navn"."""
    return bool({word.lower for word in statement.parsed.sentence.words[:2]} & BACK)


def _claims(statement: Statement, setting: Setting) -> Iterator[Claim]:
    parsed = statement.parsed
    if statement.quiet or statement.lead & {"rights", "purposes", "aside", "basis"}:
        return
    if statement.lead & {"recipients"}:
        yield from _given(statement, setting.text)
        return
    right = len(parsed.sentence.words) if setting.in_list else _first_right(parsed)
    defining = _defines(parsed) and not setting.in_list
    senses = [(mention, _sense(statement, mention, setting)) for mention in statement.mentions]
    for mention, sense in senses:
        if sense is None:
            continue
        if mention.first > right or (right in parsed.clause(mention.first).words):
            continue
        others = [other for other, kind in senses if kind == sense]
        reached = sense in {"held", "only", "denied"} and not setting.in_list and channel(parsed, mention)
        if sense == "held" and mention.label == "user.childrens" and not setting.in_list:
            continue
        if mention.weak and statement.lead & {"retention"}:
            continue  # "Bestillinger som avlyses": what is deleted, not what is held
        if defining and sense == "held":
            yield Claim(statement, mention, "defined")
        elif not reached and _is_data(parsed, mention, others, setting):
            yield Claim(statement, mention, sense)


def _given(statement: Statement, text: str) -> Iterator[Claim]:
    """Yield what an item of a list of recipients says that the recipient gets: "Fotografen, som får navn og klasse"."""
    gets = GETTING.search(text)
    for mention in statement.mentions if gets else ():
        clause = statement.parsed.clause(mention.first)
        at = statement.parsed.sentence.words[mention.first].start - statement.start
        if gets and at > gets.end() and not mention.weak and denial(statement.parsed, clause, mention) is None:
            yield Claim(statement, mention, "held")


def _is_data(parsed: Parsed, mention: Mention, others: Sequence[Mention], setting: Setting) -> bool:
    if setting.in_list:
        return not aside(parsed, mention, others)
    return not mention.weak or firm(parsed, mention, others)


def _sense(statement: Statement, mention: Mention, setting: Setting) -> Sense | None:
    """Return what is asserted of a mention."""
    parsed = statement.parsed
    clause = parsed.clause(mention.first)
    if clause.has("claims") and not setting.in_list:
        return None
    if not setting.in_list and others_own(statement, mention, setting.text, setting.after):
        return None
    denied = denial(parsed, clause, mention)
    if setting.in_list and denied is None and refused(parsed, clause):
        denied = "denied"
    if denied == "denied":
        return _denied(parsed, clause, statement.kind)
    if denied == "adjunct":
        return "held" if clause.has(*ASSERTS) else None
    if _beside_the_point(parsed, clause, mention):
        return None
    if alone(parsed, clause, mention):
        return "only"
    if with_consent_only(parsed, clause) and clause.has(*ASSERTS):
        return "consent"
    return (
        _told(statement, setting)
        if setting.in_list or held(statement, clause, mention, going_on=setting.going_on, text=setting.text)
        else None
    )


def _denied(parsed: Parsed, clause: Clause, kind: str) -> Sense | None:
    """Return what the denial of a mention asserts of it."""
    if _only_later(parsed, clause) or _in_part(parsed, clause):
        return "held"
    if _unless_other(parsed, clause) or denies_nothing(parsed, clause, kind):
        return None
    return "consent" if unless_consent(parsed, clause) else "denied"


def _told(statement: Statement, setting: Setting) -> Sense:
    """Return what a list, or a sentence without a verb, tells: the opposite under "Dette lagrer vi ikke"."""
    bare = setting.in_list or not statement.parsed.has(*VERBS)
    return "denied" if bare and "denied" in statement.lead | statement.roles else "held"


def _unless_other(parsed: Parsed, clause: Clause) -> bool:
    """Tell whether what is denied is done after all on another condition than consent: that is no promise."""
    later = [other for other in parsed.clauses if other.words[0] > clause.words[0] and other.opener == "unless"]
    return bool(later) and clause.has("hold") and not any(other.has("consent") for other in later)


def _in_part(parsed: Parsed, clause: Clause) -> bool:
    """Tell whether what is denied is that data is had whole, or in the clear."""
    said = " ".join(parsed.sentence.words[index].lower for index in clause.words)
    return bool(CLEAR.search(said) or WHOLE.search(said))


def _only_later(parsed: Parsed, clause: Clause) -> bool:
    """Tell whether what is denied is denied of a later time: "lagres ikke etter at kjøpet er gjennomført"."""
    words = parsed.sentence.words
    later = [other for other in parsed.clauses if other.words[0] > clause.words[0] and other.opener == "time"]
    return clause.has("hold") and bool(later) and words[later[0].words[0]].lower in {"etter", "after"}


def _beside_the_point(parsed: Parsed, clause: Clause, mention: Mention) -> bool:
    """Tell whether a mention is not what the clause is about: a purpose, a condition, somebody else's data."""
    words = parsed.sentence.words
    if mention.label == "user.telemetry" and not mention.weak and parsed.has("hold"):
        return False
    if (
        mention.label == "user.family"
        and mention.first
        and mention.weak
        and words[mention.first - 1].lower in {"til", "for", "med", "to"}
    ):
        return True
    if asks_not_to(parsed, clause) or shunned(parsed, clause, mention):
        return True
    idle = clause.opener == "condition" and not clause.has("hold", "give") and not noted(parsed, clause)
    if mention.first > clause.words[0] and (clause.opener in {"purpose", "without"} or idle):
        return True
    others = any(words[index].lower in AGENTS_ELSE for index in clause.words) and not clause.has("we")
    return others and mention.label.startswith(("user.financial", "user.government_id"))


def _first_right(parsed: Parsed) -> int:
    """Return the first word that speaks of what people may demand, outside of parentheses; past the end if none does."""
    depth = 0
    for index, word in enumerate(parsed.sentence.words):
        depth += (word.text == "(") - (word.text == ")")
        whose = index > 0 and parsed.sentence.words[index - 1].lower in {"med", "with"}  # "elever med rett til"
        if "right" in parsed.at(index) and depth == 0 and not whose and "right" not in parsed.at(index - 1):
            return index
    return len(parsed.sentence.words)


def _defines(parsed: Parsed) -> bool:
    """Tell whether a sentence begins by saying what personal data is."""
    return any("definition" in parsed.at(index) for index in (0, 1)) and "owner" not in parsed.at(0)
