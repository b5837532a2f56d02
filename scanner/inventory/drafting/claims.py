"""
What a statement asserts of each piece of personal data that it names: held, denied, the only one held, or nothing.

The rules, in order: sections and sentences on rights, definitions, sources and changes assert nothing; what serves a
purpose ("for å sende e-post") is not what is held; a negation denies what stands in its clause, and what an exception
leaves out of it is held; what remains is held when its clause says that somebody collects, gives, keeps, shares or
deletes it, or when it stands in a list that such a sentence leads.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scanner.inventory.drafting.clauses import Clause, Parsed
    from scanner.inventory.drafting.lexicon import Mention
    from scanner.inventory.drafting.outline import Outline, Statement

Sense = Literal["held", "denied", "only", "consent", "defined"]
ASSERTS = ("hold", "give", "delete", "archive", "encrypt", "hash", "truncate", "disclose")
PREPOSITIONS = frozenset(
    "til for i med utenfor utanfor av ved på mot hos to in with for outside by on at as from fra frå".split()
)
CHANNELS = frozenset(
    "på via per pr over by through med til via en ein ei the a an send gjennom kontakt kontaktes sende ringe".split()
)
BY_CHANNEL = frozenset(
    {"user.contact.email", "user.contact.phone_number", "user.content.private.chat", "user.contact.fax_number"}
)
LINKS = frozenset(
    {"og", "eller", "samt", "and", "or", "nor", "och", "/", ",", "&", "eventuell", "eventuelle", "også", "òg", "pluss"}
)
FILLERS = frozenset(
    "den det de dei en et ei ein eit dens deres andre anna annen annet other the a an any alle all også òg slike slik evt eventuelt ev ditt din dine di your "
    "vårt våre nødvendige nødvendig relevante unike unik fulle hele kundens kunden barnets barnet ønsket foretrukket som på to dato current sin sitt til frå fra of sjølve selve :".split()
)
AGENTS_ELSE = frozenset(
    {
        "de",
        "dei",
        "they",
        "leverandøren",
        "betalingsleverandøren",
        "banken",
        "betalingsformidleren",
        "innløser",
        "provider",
    }
)


@dataclass(frozen=True, slots=True)
class Claim:
    """One piece of personal data in one statement, and what is asserted of it."""

    statement: Statement
    mention: Mention
    sense: Sense


def claims(outline: Outline) -> tuple[Claim, ...]:
    """Return what a policy asserts, in its order."""
    in_lists = listed(outline.statements)
    found: list[Claim] = []
    asserting = defining = -1
    for number, statement in enumerate(outline.statements):
        going_on = asserting == statement.paragraph
        own = tuple(_claims(statement, in_list=number in in_lists, going_on=going_on))
        if defining == statement.paragraph and _points_back(statement):
            own = tuple(replace(claim, sense="defined") for claim in own)
        if _defines(statement.parsed):
            defining = statement.paragraph
        if _asserts(statement) or own:
            asserting = statement.paragraph
        found += own
    return tuple(found)


def _points_back(statement: Statement) -> bool:
    """Tell whether a sentence goes on with a definition: "Det kan eksempelvis være navn"."""
    first = [word.lower for word in statement.parsed.sentence.words[:2]]
    return bool(set(first) & {"det", "dette", "slike", "slik", "eksempler", "døme", "this", "it", "these", "examples"})


def _asserts(statement: Statement) -> bool:
    return any(clause.has("hold", "give") and clause.opener != "purpose" for clause in statement.parsed.clauses)


def listed(statements: Sequence[Statement]) -> frozenset[int]:
    """Return the statements that are parts of lists of data: led by a sentence that says so, or mostly data."""
    found: set[int] = set()
    run: list[int] = []
    for number, statement in enumerate((*statements, None)):
        if statement is not None and statement.kind in {"item", "row"} and not statement.quiet:
            if "data" in statement.lead and not statement.lead & {"rights", "retention", "purposes", "basis"}:
                found.add(number)
            elif not statement.lead or statement.lead & {"security"}:
                if run and statements[run[-1]].section != statement.section:
                    found.update(_mostly(statements, run))
                    run = []
                run.append(number)
            continue
        found.update(_mostly(statements, run))
        run = []
    return frozenset(found)


def _mostly(statements: Sequence[Statement], run: Sequence[int]) -> Iterable[int]:
    """Return a run of items if most of them are data."""
    full = [number for number in run if any(not mention.weak for mention in statements[number].mentions)]
    named = [number for number in run if statements[number].mentions]
    roles = frozenset(role for number in run for role in statements[number].roles)
    data = "data" in roles and not roles & {"recipients", "retention", "purposes"}
    return run if run and (data or (len(full) * 2 >= len(run) and len(named) > 1)) else ()


def _claims(statement: Statement, *, in_list: bool, going_on: bool) -> Iterable[Claim]:
    if statement.quiet or not statement.mentions:
        return
    parsed = statement.parsed
    if statement.lead & {"rights", "purposes", "recipients"} or (_rights(parsed) and not in_list):
        return
    defining = _defines(parsed) and not in_list
    senses = [
        (mention, _sense(statement, mention, in_list=in_list, going_on=going_on)) for mention in statement.mentions
    ]
    for mention, sense in senses:
        if sense is None:
            continue
        others = [other for other, kind in senses if kind == sense]
        alone = mention.weak and not _firm(parsed, mention, others) if not in_list else _aside(parsed, mention, others)
        if defining and sense == "held":
            yield Claim(statement, mention, "defined")
        elif not alone and not (sense in {"held", "only"} and _channel(parsed, mention, in_list=in_list)):
            yield Claim(statement, mention, sense)


def _sense(statement: Statement, mention: Mention, *, in_list: bool, going_on: bool) -> Sense | None:
    """Return what is asserted of a mention, its own words apart."""
    parsed = statement.parsed
    clause = parsed.clause(mention.first)
    if clause.has("claims") and not in_list:
        return None
    denied = denial(parsed, clause, mention)
    if in_list and denied is None and _refused(parsed, clause):
        denied = "denied"
    if denied == "denied":
        if clause.opener == "condition" or _about_you(parsed, clause) or not _deniable(statement, clause):
            return None
        return "consent" if _unless_consent(parsed, clause) else "denied"
    if denied == "adjunct":
        return "held" if clause.has(*ASSERTS) else None
    if mention.label == "user.family" and mention.first and parsed.sentence.words[mention.first - 1].lower in {"til", "for", "med", "to"}:
        return None
    if mention.label == "user.telemetry" and not mention.weak and clause.opener == "purpose" and parsed.has("hold"):
        return "held"
    if clause.opener in {"purpose", "without"} and mention.first > clause.words[0]:
        return None
    if clause.opener == "condition" and mention.first > clause.words[0] and not clause.has("hold", "give"):
        return None
    if mention.label.startswith(("user.financial", "user.government_id")) and _by_others(parsed, clause):
        return None
    nothing_else = any("nothing_else" in parsed.at(index) for index in range(mention.last + 1, len(parsed.sentence.words)))
    if (only(parsed, clause, mention) or nothing_else) and clause.has("hold", "include", "disclose") and (clause.has("we") or not clause.has("you")):
        return "only"
    if only_with_consent(parsed, clause):
        return "consent"
    if in_list or clause.has(*ASSERTS):
        return "held"
    spoken = any(other.has(*ASSERTS) and other.opener != "purpose" for other in parsed.clauses)
    loose = (
        not mention.weak
        or clause.has("include")
        or clause.inner
        or clause.opener in {"relative", "except"}
        or not clause.has("finite")
    )
    data = "data" in statement.roles and "recipients" not in statement.roles
    return "held" if loose and (spoken or going_on or data) else None


def denial(parsed: Parsed, clause: Clause, mention: Mention) -> Literal["denied", "adjunct"] | None:
    """Return whether a negation in its clause denies a mention, or only when, where or why."""
    if clause.opener == "except":
        before = [other for other in parsed.clauses if other.words[0] < clause.words[0]]
        return None if any(other.has("not", "none", "neither") for other in before) else "denied"
    words = parsed.sentence.words
    for place, index in enumerate(clause.words):
        labels = parsed.at(index)
        if "comparison" in labels or not labels & {"not", "none", "neither"}:
            continue
        if mention.first <= index <= mention.last:
            return "denied"
        after = mention.first > index
        if labels & {"none", "neither"}:
            following = any(index < other for other in _mentioned(parsed, clause, mention))
            if after or not following:
                return "denied" if after or "neither" in labels else None
            continue
        if any(
            0 <= near < len(words) and words[near].lower in {"kan", "can", "kunne"} for near in (index - 1, index + 1)
        ):
            continue
        following_word = words[index + 1].lower if index + 1 < len(words) else ""
        constituent = (
            not clause.has(*ASSERTS, "include", "finite")
            or place == 0
            or words[index - 1].lower in LINKS | {"men", "but"}
        )
        if constituent:
            if after:
                return "denied"
        elif following_word in PREPOSITIONS and "hold" not in labels:
            return "adjunct"
        else:
            return "denied"
    return None


def _mentioned(parsed: Parsed, clause: Clause, mention: Mention) -> Sequence[int]:
    del parsed
    return [index for index in clause.words if index == mention.first]


def _refused(parsed: Parsed, clause: Clause) -> bool:
    """Tell whether an item of a list is refused after a dash: "reklame-ID – aldri"."""
    for other in parsed.clauses:
        bare = (
            not other.has("hold", "give", "include", "disclose", "finite", "delete", "truncate", "encrypt")
            and not other.inner
        )
        if (
            other is not clause
            and bare
            and len(other.words) <= 8
            and other.has("never", "not")
            and other.words[0] > clause.words[0]
        ):
            first = parsed.sentence.words[other.words[0]].lower
            return first in {"aldri", "never", "ikke", "ikkje", "not", "nei", "no"} and not other.has("generic")
    return False


def _about_you(parsed: Parsed, clause: Clause) -> bool:
    """Tell whether the clause says what you need not do: that promises nothing."""
    said = {parsed.sentence.words[index].lower for index in clause.words}
    if said & {"trenger", "treng", "behøver", "need", "required", "nødvendig"} and not said & {"ber", "ask"}:
        return True
    return bool(said & {"du", "you"}) and not clause.has("we")


def _deniable(statement: Statement, clause: Clause) -> bool:
    """Tell whether what is denied is holding or sharing."""
    if clause.has("hold", "give", "disclose", "include", "truncate"):
        return True
    return not clause.has("finite", "delete") or statement.kind == "item"


def _unless_consent(parsed: Parsed, clause: Clause) -> bool:
    later = [other for other in parsed.clauses if other.words[0] > clause.words[0]]
    return any(other.opener in {"without", "unless"} and other.has("consent") for other in later) or (
        clause.has("without") and clause.has("consent")
    )


def _by_others(parsed: Parsed, clause: Clause) -> bool:
    """Tell whether others than the controller hold it: "da ber de om fødselsnummeret ditt"."""
    words = parsed.sentence.words
    return any(words[index].lower in AGENTS_ELSE for index in clause.words) and not clause.has("we")


def only(parsed: Parsed, clause: Clause, mention: Mention) -> bool:
    """Tell whether a mention, or a list that it ends, is all that there is: "lagres kun e-postadressen"."""
    words = parsed.sentence.words
    for index in clause.words:
        if "only" not in parsed.at(index) or not index < mention.first <= index + 14:
            continue
        between = [word.lower for word in words[index + 1 : mention.first]]
        if not between or not set(between[:3]) & (
            PREPOSITIONS | {"når", "hvis", "dersom", "om", "when", "if", "abonnerer"}
        ):
            return not any(
                parsed.at(place) & {"you", "purpose", "relative", "time"} for place in range(index + 1, mention.first)
            )
    return False


def only_with_consent(parsed: Parsed, clause: Clause) -> bool:
    """Tell whether a clause says that something is done with consent only."""
    places = [index for index in clause.words if "only" in parsed.at(index)]
    return any("consent" in parsed.at(index + step) for index in places for step in range(1, 6)) and clause.has(
        *ASSERTS
    )


def _firm(parsed: Parsed, mention: Mention, others: Sequence[Mention]) -> bool:
    """Tell whether a word that may be data is: it has an owner, is what the verb takes, or stands in a list of data."""
    if mention.weak > 1 or any(other.first == mention.last + 1 for other in others):
        return False
    words = parsed.sentence.words
    before, after = mention.first - 1, mention.last + 1
    if before >= 0 and parsed.at(before) & {"none", "not", "neither"}:
        return True
    if any(0 <= index < len(words) and "owner" in parsed.at(index) for index in (before, after)):
        return True
    while before >= 0 and (words[before].lower in FILLERS - {"på", "til", "som"} or "only" in parsed.at(before)):
        before -= 1
    if (
        before > 0
        and words[before].lower in {"av", "of"}
        and words[before - 1].lower in {"kopi", "copy", "kopier", "copies"}
    ):
        before -= 2
    if before >= 0 and parsed.at(before) & {"not", "none", "neither"}:
        return True
    if before >= 0:
        about = words[before].lower in {"om", "about"} and before > 0 and parsed.at(before - 1) & {"generic", "hold"}
        object_of = parsed.at(before) & {"hold", "give", "we", "include"} and not words[before].mark
        if about or object_of:
            return True
    opening = mention.first == parsed.clause(mention.first).words[0] or before < 0
    if mention.first == 0 and parsed.has("hold", "delete") and mention.weak == 1 and not mention.label.startswith("user.contact"):
        return True
    if opening and after < len(words) and any(parsed.at(index) & {"hold", "delete"} for index in (after, after + 1)):
        return True
    return any(_listed(parsed, *sorted((mention, other))) for other in others if other.first != mention.first)


def _listed(parsed: Parsed, first: Mention, second: Mention) -> bool:
    """Tell whether two mentions are neighbours in a list."""
    between = parsed.sentence.words[first.last + 1 : second.first]
    linked = any(word.lower in LINKS for word in between)
    return linked and len(between) <= 5 and sum(word.lower not in LINKS | FILLERS for word in between) <= 1


def _channel(parsed: Parsed, mention: Mention, *, in_list: bool) -> bool:
    """Tell whether a word is only a way to be reached: "på e-post", "send en e-post"."""
    if in_list or not mention.weak or mention.label not in BY_CHANNEL or mention.first == 0:
        return False
    words = parsed.sentence.words
    index = mention.first - 1
    while index > 0 and (
        "owner" in parsed.at(index)
        or words[index].lower in {"eller", "og", "or", "and", ",", "/"}
        or words[index].lower in {"telefon", "brev", "sms", "post", "phone", "letter"}
    ):
        index -= 1
    device = mention.label == "user.contact.phone_number" and words[index].lower in {
        "of",
        "on",
        "in",
        "from",
        "fra",
        "frå",
        "i",
    }
    return device or words[index].lower in CHANNELS


def _aside(parsed: Parsed, mention: Mention, others: Sequence[Mention]) -> bool:
    """Tell whether a weak word in a list is said of another: "kontonummer for utbetaling", "navn og adresse til foresatte"."""
    words = parsed.sentence.words
    if not mention.weak or not any(other.first < mention.first for other in others):
        return bool(mention.weak > 1 and any(other.first == mention.last + 1 for other in others))
    index = mention.first - 1
    while index > 0 and (words[index].lower in LINKS - {","} or words[index].lower in {"barn", "deg", "dine"}):
        index -= 1
    if mention.weak > 1 and index > 0 and words[index - 1].lower in {"for", "ved", "til", "om"}:
        return True
    return words[index].lower in {"for", "ved", "til", "om", "i", "på", "av", "hos", "to", "of", "about"} or any(
        other.first == mention.last + 1 for other in others
    )


def _rights(parsed: Parsed) -> bool:
    """Tell whether a sentence speaks of what people may demand, outside of parentheses."""
    depth = 0
    for index, word in enumerate(parsed.sentence.words):
        depth += (word.text == "(") - (word.text == ")")
        if "right" in parsed.at(index) and depth == 0:
            return True
    return False


def _defines(parsed: Parsed) -> bool:
    """Tell whether a sentence begins by saying what personal data is."""
    return any("definition" in parsed.at(index) for index in (0, 1)) and "owner" not in parsed.at(0)
