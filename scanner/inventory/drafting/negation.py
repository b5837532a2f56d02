"""
What a negation, an exception or an "only" reaches in its clause.

"Vi lagrer verken A, B eller C" denies all three; "A lagres, men ikke B" denies B; "brukes ikke til reklame" denies the
use, not the data; "ingen opplysninger unntatt A" leaves A; "ikke A uten samtykke" demands consent. What people need
not do ("du trenger ikke oppgi A") and what is said in a condition denies nothing.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Literal

from scanner.inventory.drafting.clauses import VERBS
from scanner.inventory.drafting.lexicon import word_set
from scanner.inventory.drafting.negation_frames import (
    AT_HOME,
    EXCEEDED,
    GIVEN_UP,
    INSTEAD,
    KEEPS,
    ORDERS,
    POLITE,
    REASONS,
    SHUNNED,
    SUBORDINATE,
    TAKES,
    UNASKED,
    USES,
)

if TYPE_CHECKING:
    from scanner.inventory.drafting.clauses import Clause, Parsed
    from scanner.inventory.drafting.lexicon import Mention

ASSERTS = ("hold", "give", "delete", "archive", "encrypt", "hash", "truncate", "disclose")
"""Signals of verbs that are said of data which somebody has."""
PREPOSITIONS = word_set(
    "til for i med utenfor utanfor av ved på mot hos to in with for outside by on at as from fra frå"
)
OUR_PLACE = word_set("oss vår våre vårt us our noen nokon noe noko any")
NEARBY = word_set("hos hjå i på av by in on with")
CONDITIONS = word_set("når hvis dersom viss om when if abonnerer")
LINKS = word_set("og eller samt and or nor och / , & eventuell eventuelle også òg pluss")
MODALS = word_set("kan can kunne")
REFUSALS = word_set("aldri never ikke ikkje not nei no")
NEED = word_set("trenger treng behøver need required nødvendig naudsynt nødvendige naudsynte")
SPARED = word_set("enn than utover andre annet uten utan without mindre for")
ASKS = word_set("ber be bed bede bedt spør spurt")
NO = frozenset({"not", "none", "neither"})
SINGULAR = word_set("det den han ho it this dette denne")
PLURAL = word_set("dem dei de desse disse them they these")
FAR = 14
"""Words between "kun" and what it holds to, at most."""

Denial = Literal["denied", "adjunct"]


def denial(parsed: Parsed, clause: Clause, mention: Mention) -> Denial | None:
    """Return whether a negation in its clause denies a mention, or only when, where or why."""
    if clause.opener == "except":
        return None if any(other.has(*NO) for other in parsed.clauses if other is not clause) else "denied"
    if exceeded(parsed, clause, mention):
        return None
    last = len(parsed.sentence.words) - 1
    for index in clause.words:
        labels = parsed.at(index)
        reason = index < last and parsed.sentence.words[index + 1].lower in REASONS
        if labels & NO and "comparison" not in labels and not reason:
            found = _reached(parsed, clause, mention, index)
            if found is not None:
                return found
    return None


def exceeded(parsed: Parsed, clause: Clause, mention: Mention) -> bool:
    """Tell whether a denial leaves a mention as all that is held: "ber ikke om mer enn navn"."""
    before = range(clause.words[0], mention.first)
    denied = any(parsed.at(index) & (NO | {"comparison", "never"}) for index in before)
    return denied and EXCEEDED.search(" ".join(parsed.sentence.words[index].lower for index in before)) is not None


def _reached(parsed: Parsed, clause: Clause, mention: Mention, index: int) -> Denial | None:
    """Return what the negation at a word does to a mention."""
    words, labels = parsed.sentence.words, parsed.at(index)
    if mention.first <= index <= mention.last:
        # "at du ikke vil ha reklame" and "e-post som ikke er lest" are held; "samtaler tas ikke opp" is a denial.
        inside = {words[place].lower for place in range(mention.first, index)}
        return None if inside & SUBORDINATE else "denied"
    after = mention.first > index
    if "none" in labels and after and elsewhere(parsed, mention, index):
        return None
    if labels & {"none", "neither"}:
        return "denied" if after or "neither" in labels else None
    if any(0 <= near < len(words) and words[near].lower in MODALS for near in (index - 2, index - 1, index + 1)):
        return None
    if asks_not_to(parsed, clause):
        return None
    linked = index == clause.words[0] or words[index - 1].lower in LINKS | {"men", "but"}
    if linked or not clause.has(*ASSERTS, "include", "finite"):
        return "denied" if after else None
    rest = {word.lower for word in words[mention.last + 1 : mention.last + 4]}
    used = {words[place].lower for place in clause.words} & USES
    if used and after and rest & {"til", "for", "to"}:
        return "adjunct"  # "bruker ikke informasjonskapsler til reklame"
    return "adjunct" if _turns(parsed, index, after=after) else "denied"


def _turns(parsed: Parsed, index: int, *, after: bool) -> bool:
    """Tell whether what follows a negation takes it: a place, a use; not "hos oss", which is everywhere that counts."""
    words = parsed.sentence.words
    following = words[index + 1].lower if index + 1 < len(words) else ""
    place = words[index + 2].lower if index + 2 < len(words) else ""
    here = not after and following in NEARBY and (place in OUR_PLACE or "we" in parsed.at(index + 2))
    return following in PREPOSITIONS and "hold" not in parsed.at(index) and not here


def elsewhere(parsed: Parsed, mention: Mention, index: int) -> bool:
    """Tell whether a mention is where there is none of something else: "ingen personopplysninger i loggen"."""
    words = parsed.sentence.words
    generic = any("generic" in parsed.at(place) for place in range(index + 1, mention.first))
    return generic and words[mention.first - 1].lower in {"i", "på", "hos", "in", "on"}


def denied_by_pronoun(parsed: Parsed, clause: Clause) -> bool | None:
    """
    Return None unless a clause denies keeping what a pronoun stands for; then whether that is many things.

    "og vi lagrer det ikke selv", "den blir aldri lagret hos oss"; not "vi lagrer det ikke lenger enn nødvendig", "vi
    bruker den ikke til reklame": those deny a time or a use.
    """
    words = parsed.sentence.words
    said = [words[index].lower for index in clause.words if not words[index].mark]
    negations = [place for place, word in enumerate(said) if word in REFUSALS]
    pronouns = [word for word in said if word in SINGULAR | PLURAL]
    if clause.opener or len(negations) != 1 or len(pronouns) != 1 or not set(said) & KEEPS or clause.has("purpose"):
        return None
    allowed = KEEPS | AT_HOME | PLURAL | SINGULAR | TAKES
    after = said[negations[0] + 1 :]
    following = clause.words[-1] + 1
    more = following < len(words) and any(
        other.opener in {"without", "unless", "except", "condition", "time", "purpose"}
        for other in parsed.clauses
        if other.words[0] >= following
    )
    if more or not set(after) <= allowed:
        return None
    return pronouns[0] in PLURAL


def denied_by_ellipsis(parsed: Parsed, clause: Clause) -> bool:
    """
    Tell whether a clause without a subject of its own denies keeping what the sentence begins with.

    "Opplysninger om helse inngår ikke og blir ikke innhentet", "kortnummeret sendes til banken og når aldri frem til oss".
    """
    words = parsed.sentence.words
    said = [words[index].lower for index in clause.words if not words[index].mark]
    linked = said[:1] and said[0] in {"og", "men", "eller", "and", "but", "or", "samt"}
    if (
        not linked
        or clause.opener
        or set(said) & (SINGULAR | PLURAL)
        or (clause.has("we", "you") and "hold" not in parsed.at(clause.words[1]))
    ):
        return False
    at = next((place for place, word in enumerate(said) if word in REFUSALS), None)
    if at is None or not clause.has("hold") or not parsed.at(clause.words[1]) & (VERBS | NO | {"never"}):
        return False
    rest = said[at + 1 : at + 2]
    return not clause.has("comparison") and not (
        set(rest) & PREPOSITIONS - {"hos", "i"} and "hold" not in parsed.at(clause.words[1])
    )


def heads_denial(parsed: Parsed) -> bool:
    """Tell whether what leads a list says that its items are not had: "vi lagrer ikke:", "Hva vi ikke samler inn"."""
    verbal = [clause for clause in parsed.clauses if clause.has("hold", "give", "include")]
    if not verbal or verbal[-1].opener == "condition" or (verbal[-1].has("you") and not verbal[-1].has("we")):
        return False
    if parsed.has("comparison", "hedge", "unless", "except", "right"):
        return False
    spared = {word.lower for word in parsed.sentence.words} & (SPARED | NEED)
    return not spared and verbal[-1].has("not", "never", "none") and not asks_not_to(parsed, verbal[-1])


def shunned(parsed: Parsed, clause: Clause, mention: Mention) -> bool:
    """
    Tell whether what stands before a mention says, without a "not", that it is not had.

    "Vi unngår å lagre A", "har sluttet å registrere A", "har fjernet A fra skjemaet", "i stedet for A bruker vi B".
    """
    words = parsed.sentence.words
    before = " ".join(word.lower for word in (words[index] for index in clause.words if index < mention.first))
    unasked = parsed.has("delete") and UNASKED.search(" ".join(word.lower for word in words))
    return bool(unasked or SHUNNED.search(before) or INSTEAD.search(before))


def given_up(parsed: Parsed, clause: Clause) -> bool:
    """Tell whether a clause says that what stands before it is not done, or not any more: "men det gjør vi ikke"."""
    words = parsed.sentence.words
    said = " ".join(words[index].lower for index in clause.words if not words[index].mark)
    return GIVEN_UP.fullmatch(said) is not None


def asks_not_to(parsed: Parsed, clause: Clause) -> bool:
    """Tell whether a clause asks you not to do something: "vi ber deg om ikke å sende oss ..."."""
    words = parsed.sentence.words
    clause_asks = bool({words[index].lower for index in clause.words} & (ASKS | {"ask", "oppfordrer", "oppmodar"}))
    pairs = ((words[index], words[index + 1].lower) for index in clause.words if index + 1 < len(words))
    to_do = any(
        (word.lower in REFUSALS and after in {"å", "to"})
        or (word.lower in {"å", "to"} and after in REFUSALS and clause_asks)
        for word, after in pairs
    )
    return clause.has("you") and to_do


def refused(parsed: Parsed, clause: Clause) -> bool:
    """Tell whether an item of a list is refused after a dash: "reklame-ID – aldri"."""
    verbs = ("hold", "give", "include", "disclose", "finite", "delete", "truncate", "encrypt")
    for other in parsed.clauses:
        later = other.words[0] > clause.words[0] and not other.inner and len(other.words) <= 8
        if later and other.has("never", "not") and not other.has(*verbs):
            first = parsed.sentence.words[other.words[0]].lower
            return first in REFUSALS and not other.has("generic")
    return False


def denies_nothing(parsed: Parsed, clause: Clause, kind: str) -> bool:
    """Tell whether a denial promises nothing: it stands in a condition, is about you, or is no holding or sharing."""
    if clause.opener == "condition" or orders(parsed, clause):
        return True
    said = {parsed.sentence.words[index].lower for index in clause.words}
    if (said & NEED and not said & {"ber", "ask"}) or (said & {"du", "you"} and not clause.has("we")):
        return True
    if clause.has("hold", "give", "disclose", "include", "truncate"):
        return False
    return clause.has("finite", "delete") and kind != "item"


def orders(parsed: Parsed, clause: Clause) -> bool:
    """Tell whether a clause tells you what not to send: "ikke send oss ...", "skal ikke oppgis i skjemaet"."""
    words = [parsed.sentence.words[index].lower for index in clause.words[:6]]
    words = [word for word in words if word not in POLITE][:3]
    pairs = list(itertools.pairwise(words))
    ordered = any(
        (one in REFUSALS | {"don't", "don’t"} and other in ORDERS) or (one in ORDERS and other in REFUSALS)
        for one, other in pairs
    ) and not set(words) & {"vi", "me", "we"}
    should = {parsed.sentence.words[index].lower for index in clause.words} & {"skal", "må", "bør", "should", "must"}
    return ordered or bool(should and clause.has("give") and not clause.has("hold", "we"))


def unless_consent(parsed: Parsed, clause: Clause) -> bool:
    """Tell whether what is denied is done with consent: "ikke ... uten samtykke"."""
    later = [other for other in parsed.clauses if other.words[0] > clause.words[0] or other is parsed.clauses[0]]
    spoken = any(other.opener in {"without", "unless"} and other.has("consent") for other in later)
    return spoken or (clause.has("without") and clause.has("consent"))


def alone(parsed: Parsed, clause: Clause, mention: Mention) -> bool:
    """Tell whether a mention is all that is held: "lagres kun A", "A og B, ikke noe annet"."""
    rest = range(mention.last + 1, len(parsed.sentence.words))
    said = (
        only(parsed, clause, mention)
        or exceeded(parsed, clause, mention)
        or any("nothing_else" in parsed.at(index) for index in rest)
    )
    ours = clause.has("we") or not clause.has("you")
    # "det er kun navn som lagres", "..., kun navn og e-post"
    cleft = parsed.has("hold") and (clause.has("finite") or not clause.has(*VERBS))
    return said and ours and (clause.has("hold", "include", "disclose") or parsed.has("nothing_else") or cleft)


def only(parsed: Parsed, clause: Clause, mention: Mention) -> bool:
    """Tell whether "kun" or one of its kin holds to a mention, or to a list that it ends."""
    words = parsed.sentence.words
    for index in clause.words:
        if "only" in parsed.at(index) and index < mention.first <= index + FAR:
            between = range(index + 1, mention.first)
            turned = {words[place].lower for place in between[:3] if words[place - 1].lower != "vare"}
            turned &= PREPOSITIONS | CONDITIONS
            if words[index + 1].lower == "om" and words[index - 1].lower in ASKS:
                turned -= {"om"}  # "vi ber kun om navn"
            return not turned and not any(
                parsed.at(place) & {"you", "purpose", "relative", "time"} for place in between
            )
    return False


def with_consent_only(parsed: Parsed, clause: Clause) -> bool:
    """Tell whether a clause says that something is done with consent only: "bare med samtykke"."""
    places = [index for index in clause.words if "only" in parsed.at(index)]
    words = parsed.sentence.words
    for index in places:
        reach = 10 if any(word.lower == "som" for word in words[index : index + 8]) else 6
        if any("consent" in parsed.at(index + step) for step in range(1, reach)):
            return True
    return False
