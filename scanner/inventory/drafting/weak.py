"""
Whether a word that may be data is data where it stands: "navn", "adresse", "e-post", "bilder".

It is when it has an owner ("navnet ditt"), is what the verb takes ("registrerer navn"), or stands in a list with other
data. It is not when it is a way to be reached ("på e-post") or said of something else ("kontonummer for utbetaling").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.inventory.drafting.lexicon import word_set
from scanner.inventory.drafting.negation import LINKS, NO

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.inventory.drafting.clauses import Parsed
    from scanner.inventory.drafting.lexicon import Mention

CHANNELS = word_set(
    "på via per pr over by through med til en ein ei the a an send gjennom kontakt kontaktes sende ringe"
)
ON_DEVICE = word_set("of on in from fra frå i")
BY_CHANNEL = word_set("user.contact.email user.contact.phone_number user.content.private.chat user.contact.fax_number")
CHANNEL_LIST = word_set("eller og or and , / telefon brev sms post phone letter")
FILLERS = word_set(
    "den det de dei en et ei ein eit dens deres andre anna annen annet other the a an any alle all også òg slike slik evt "
    "eventuelt ev ditt din dine di your vårt våre nødvendige nødvendig relevante unike unik fulle hele kundens kunden "
    "barnets barnet gjerne ofte iblant nå now ønsket foretrukket to dato current sin sitt frå fra of sjølve selve :"
)
TURNING = word_set("når om at hvis dersom viss when if that whether")
"""Words that at the head of a sentence say when or in which case, and not what: "når du betaler, lagrer vi ..."."""
ALONG = word_set("sammen saman together along inkludert inkludera medrekna including")
"""Words that add to a list as "og" does: "kortnummeret, sammen med utløpsdatoen"."""
IN_LISTS = FILLERS | ALONG | word_set("som på til med with")
EMPLOYER = ("employer", "arbeidsgiv")
"""Whom you work for is data in a list of it; "arbeidsgiveren din" is a party."""
ACCESS = word_set("tilgang tilgong innsyn access")
COPIES = word_set("kopi kopier copy copies")
ASIDE = word_set("for ved til om i på av hos to of about")


def firm(parsed: Parsed, mention: Mention, others: Sequence[Mention]) -> bool:
    """Tell whether a weak word in a sentence is data; `others` are the sentence's mentions in the same sense."""
    if mention.weak > 1:
        plain = not parsed.at(mention.first) & {"we", "they", "hold", "finite", "disclose", "delete"}
        sure = any(not other.weak for other in others) and not mention.label.startswith("user.content")
        return (plain and sure and len({other.first for other in others} - {mention.first}) > 1) and any(
            _together(parsed, *sorted((mention, other))) for other in others if other.first != mention.first
        )
    if any(other.first == mention.last + 1 for other in others):
        return False
    words = parsed.sentence.words
    near = [index for index in (mention.first - 1, mention.last + 1) if 0 <= index < len(words)]
    yours = any("owner" in parsed.at(index) for index in near if words[mention.first].lower not in TURNING) and (
        not words[mention.first].plain.startswith(EMPLOYER) or parsed.has("none", "not", "never")
    )
    if yours or _governed(parsed, mention) or _fronted(parsed, mention):
        return True
    return any(_together(parsed, *sorted((mention, other))) for other in others if other.first != mention.first)


def _governed(parsed: Parsed, mention: Mention) -> bool:
    """Tell whether the words before a mention take it: a verb, a negation, "opplysninger om"."""
    words = parsed.sentence.words
    before = mention.first - 1
    while (
        before >= 0 and not parsed.at(before) & NO and (words[before].lower in FILLERS or "only" in parsed.at(before))
    ):
        before -= 1
    if before > 0 and words[before].lower in {"av", "of"} and words[before - 1].lower in COPIES:
        before -= 2
    if before < 0 or words[before].mark:
        return False
    if words[before].lower in {"til", "to"} and before > 0 and words[before - 1].lower in ACCESS:
        return True  # "har tilgang til saldo"
    if words[before].lower in {"om", "about"} and before > 0:
        return bool(parsed.at(before - 1) & {"generic", "hold"})
    return bool(parsed.at(before) & (NO | {"hold", "give", "we", "include"}))


def _fronted(parsed: Parsed, mention: Mention) -> bool:
    """Tell whether a mention opens its clause and a verb of holding follows: "Bilder lagres"."""
    main = any(
        clause.has("hold", "delete", "disclose") and clause.opener not in {"time", "condition", "purpose"}
        for clause in parsed.clauses
    )
    if parsed.sentence.words[mention.first].lower in TURNING:
        return False
    if mention.first == 0 and main and not mention.label.startswith("user.contact"):
        return True
    opening = mention.first == parsed.clause(mention.first).words[0]
    return opening and any(parsed.at(mention.last + step) & {"hold", "delete"} for step in (1, 2))


def _together(parsed: Parsed, first: Mention, second: Mention) -> bool:
    """Tell whether two mentions are neighbours in a list."""
    between = [word.lower for word in parsed.sentence.words[first.last + 1 : second.first]]
    linked = any(word in LINKS for word in between) or bool(ALONG.intersection(between))
    return linked and len(between) <= 5 and sum(word not in LINKS | IN_LISTS for word in between) <= 1


def aside(parsed: Parsed, mention: Mention, others: Sequence[Mention]) -> bool:
    """Tell whether a weak word in a list is said of another: "navn og adresse til foresatte"."""
    words = parsed.sentence.words
    if not mention.weak:
        return False
    before_another = any(other.first == mention.last + 1 for other in others)
    if not any(other.first < mention.first for other in others):
        return mention.weak > 1 and before_another
    index = mention.first - 1
    while index > 0 and words[index].lower in (LINKS - {","}) | {"barn", "deg", "dine"}:
        index -= 1
    if mention.weak > 1 and index > 0 and words[index - 1].lower in {"for", "ved", "til", "om"}:
        return True
    return before_another or words[index].lower in ASIDE


def channel(parsed: Parsed, mention: Mention) -> bool:
    """Tell whether a word is only a way to be reached: "på e-post", "send en e-post"."""
    if not mention.weak or mention.label not in BY_CHANNEL or mention.first == 0:
        return False
    words = parsed.sentence.words
    index = mention.first - 1
    while index > 0 and ("owner" in parsed.at(index) or words[index].lower in CHANNEL_LIST):
        index -= 1
    if "hold" in parsed.at(index):
        return False  # "tar vare på samtalen"
    on_device = mention.label == "user.contact.phone_number" and words[index].lower in ON_DEVICE
    return on_device or words[index].lower in CHANNELS
