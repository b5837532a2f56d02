"""Whether a kind of party ("regnskapsføreren", "politiet") gets data where it is spoken of, or gives it, or is denied it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.inventory.drafting.frames import sent_to
from scanner.inventory.drafting.lexicon import word_set
from scanner.inventory.drafting.party_names import start_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.inventory.drafting.clauses import Clause
    from scanner.inventory.drafting.lexicon import Mention
    from scanner.inventory.drafting.outline import Outline, Statement

NEAR = word_set(
    "med til av hos fra frå with to by from at mot enn than som including herunder eksempel dømes as , og eller and or / også òg ("
)
HAVING = word_set("har bruker brukar benytter gir gjev gi use have")
ORDERED = word_set("pålegg pålagt ordre kjennelse kjenning begjæring krav order request subpoena")
"""Who orders data to be handed over gets it, though it is named after "fra"."""
PROCESSORS = ("databehandl", "underdatabehandl", "processor")
YOUR_DEAL = re.compile(r"(?i)\b(?:du|you)\b[^,.;]*\b(?:avtale|agreement|contract|kontrakt)\b[^,.;]*$")
OURS = word_set("vår våre vårt din ditt dine sin sitt our your")
NOTHING = word_set("ikke ikkje aldri ingen inga never not no")
GOTTEN = word_set(
    "vite lista listen opplysninger opplysningar kopi tilgang tilgong melding beskjed innsyn namn navn sakspapira sakspapirene opptak det"
)
GETS = re.compile(
    r"(?:(?:kan|vil|skal|may|can|will) )?(?:få|får|mottar|mottek|motta|vite|se|sjå|see|receive|receives|get|gets)\b|(?:skal|må|trenger|treng) (?:ha|få|vite)?\b|har (?:\w+ )?(?:tilgang|tilgong|innsyn)|(?:kan |may |can )(?:kreve|krevje|be om|hente ut|require|request|demand)\b"
)


def shares(statement: Statement, clause: Clause) -> bool:
    """Tell whether a clause, or the section or list that it stands in, is about sharing."""
    return clause.has("disclose") or "recipients" in statement.roles | statement.lead


def is_denied(statement: Statement, clause: Clause, mention: Mention) -> bool:
    """Tell whether sharing is denied; who an "except" names still gets data."""
    if clause.opener == "except":
        return False
    if (
        mention.label == "authority"
        and clause.opener in {"condition", "unless"}
        and not clause.has("none", "never", "not")
    ):
        return False  # "slettes, med mindre politiet ber om dem": the police may get them
    sharing = [other for other in statement.parsed.clauses if other.has("disclose")] or [clause]
    denied = any(other.has("not", "none", "never", "neither") for other in (clause, *sharing[:1]))
    return denied or clause.opener in {"condition", "unless"}


def receives(
    outline: Outline, statement: Statement, clause: Clause, mention: Mention, mentions: Sequence[Mention]
) -> bool:
    """Tell whether a kind of party is one that gets data, not one that gives it or is spoken of."""
    words = statement.parsed.sentence.words
    before = outline.document.text[statement.start : words[start_of(words, mention.first)].start]
    if _gets(statement, mention):
        return True
    ordered = ORDERED & {word.lower for word in words[: mention.first]}
    beside = words[mention.first].plain.startswith(PROCESSORS) and not clause.has("disclose")
    beside = beside or (words[mention.first].plain.startswith("underlever") and not shares(statement, clause))
    denied = is_denied(statement, clause, mention) or (clause.opener == "purpose" and not ordered)
    if denied or beside or YOUR_DEAL.search(before):
        return False
    if any(other.label == "hosts" and other.last < mention.first <= other.last + 6 for other in mentions) or sent_to(
        before
    ):
        return True
    return _shared_with(statement, clause, mention, ordered=bool(ordered))


def _shared_with(statement: Statement, clause: Clause, mention: Mention, *, ordered: bool) -> bool:
    """Tell whether a party stands where those stand whom something is shared with."""
    words = statement.parsed.sentence.words
    if not shares(statement, clause) and not statement.parsed.has("disclose"):
        return False
    index = start_of(words, mention.first) - 1
    if index < 0 or (words[index].lower in HAVING and "recipients" in statement.roles):
        return True
    if words[index].lower in {"fra", "frå", "from"} and not ordered:
        return False
    return words[index].lower in NEAR or words[0].lower in {words[index].lower, words[mention.first].lower}


def _gets(statement: Statement, mention: Mention) -> bool:
    """Tell whether a party stands beside a verb of getting: "Forsikringsselskapet får vite", "får arbeidsgiveren din lista"."""
    words = [word.lower for word in statement.parsed.sentence.words]
    before = words[max(0, mention.first - 2) : mention.first]
    after = words[mention.last + 1 : mention.last + 6]
    while after and after[0] in OURS:
        after = after[1:]
    if set(words) & NOTHING:
        return False
    if after and after[0] in {"og", "eller", "and", "or"}:
        after = after[2:] + words[mention.last + 6 : mention.last + 8]  # "regnskapsføreren og revisoren får bilagene"
        while after and after[0] in OURS:
            after = after[1:]
    said = " ".join(after)
    inverted = bool(before) and before[-1] in {"får", "mottar", "mottek"} and bool(set(after[:2]) & GOTTEN)
    demands = (
        mention.label == "authority"
        and bool(after)
        and after[0] in {"krever", "krev", "ber", "bed", "requires", "asks"}
    )
    return inverted or demands or GETS.match(said) is not None
