"""
How long: durations in words and figures as ISO 8601, what starts them, and events where there is no duration.

"i fem år etter regnskapsårets slutt" is P5Y from "regnskapsårets slutt", counted from the end of the year;
"til slutten av året ... pluss 6 år" is P6Y; "minst 10 år" is a minimum; "så lenge du er kunde" is an event;
"så lenge det er nødvendig" is openly undecided.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.inventory.drafting.outline import Outline, Statement

NUMBERS = {
    word: number
    for number, words in {
        1: "en ett eitt et ei eit ein én ett one a an",
        2: "to two två",
        3: "tre three",
        4: "fire four fyra",
        5: "fem five",
        6: "seks six sex",
        7: "sju syv seven",
        8: "åtte eight",
        9: "ni nine",
        10: "ti ten",
        11: "elleve eleven",
        12: "tolv twelve",
        13: "tretten thirteen",
        14: "fjorten fourteen",
        15: "femten fifteen",
        18: "atten eighteen",
        20: "tjue twenty",
        24: "tjuefire",
        25: "tjuefem",
        30: "tretti thirty",
        36: "trettiseks",
        60: "seksti sixty",
        90: "nitti ninety",
        100: "hundre hundred",
    }.items()
    for word in words.split()
}
_UNITS = {
    "Y": r"år|års|year|years|yrs?",
    "M": r"måned(?:er|en|s)?|månad(?:er|ar|en|s)?|mnd|mån|months?",
    "W": r"uke[rn]?|uker|veke[nr]?|veker|weeks?",
    "D": r"dag(?:er|ar|en|s)?|døgn(?:et)?|kalenderdag(?:er|ar)|virkedag(?:er)?|days?",
    "H": r"timer?|timar|hours?",
}
_NUMBER = (
    r"(?P<n>\d{1,3}(?:[.,]5)?|½|"
    + "|".join(sorted(NUMBERS, key=len, reverse=True))
    + r"|halvannet|halvanna|eit halvt|et halvt|half a)"
)
DURATION = re.compile(
    rf"(?i)(?<![\w-])(?:\d{{1,3}} ?(?:-|–|til|to) ?)?{_NUMBER}(?: ?\(\w+\))?[ \u00a0-]{{0,2}}(?:"
    + "|".join(f"(?P<{unit}>{words})" for unit, words in _UNITS.items())
    + r")(?![\w-])"
)
AGES = re.compile(
    r"(?i)(?:under|over|fylt|fyller|fylte|minst|yngre enn|eldre enn|barn på|age of|aged|må være|må vere|være minst|vere minst|must be|older than|younger than|below)\s+$"
)
AGE_AFTER = re.compile(r"(?i)^\s*(?:gammel|gamle|gamal|old|of age|eller eldre|or older|og over)")
ANSWERS = re.compile(
    r"(?i)\b(?:svar|besvar|respon|answer|reply|henvendelse|anmodning|førespurnad|klagefrist|varsle|avvik|72 timer|angrefrist|return)"
)
KEPT = ("hold", "delete", "archive")
AFTER = re.compile(
    r"(?i)^[\s,]*(?:som løper |regnet |rekna |counted )?(?:etter|frå|fra|siden|sidan|regnet fra|from|after|following|since)\s+(?P<event>[^.;:()|]{3,160})"
)
PLUS = re.compile(
    r"(?i)(?:til|ut|innen|until)\s+(?P<event>(?:slutten|utgangen|the end|inneværende|inneverande|året|kalenderåret)[^.;]{0,120}?)[\s,]*(?:pluss|\+|og deretter|deretter|plus|then|i tillegg til)\s*$"
)
THEN = re.compile(
    r"(?i)(?:til|inntil|until)\s+(?P<event>[^.;|]{3,100}?),?\s+(?:og |and )?(?:deretter|så|then|pluss|plus)(?: i| for)?\s*$"
)
BEFORE = re.compile(
    r"(?i)(?:etter|after|når|when)\s+(?P<event>[^.;,]{3,80}?)\s+(?:i|for|oppbevares i|lagres i|slettes innen)\s*$"
)
VERB = re.compile(
    r"(?i) (?:lagres|lagras|lagrar|lagrer|lagra|oppbevares|oppbevarast|beholdes|beheld|beholder|slettes|blir|vert|vi|we|is|are)\b"
)
YEAR_END = re.compile(
    r"(?i)regnskapsår|rekneskapsår|kalenderår|årets slutt|slutten av året|utgangen av (?:\w+ )?året|årsslutt|årsskifte|financial year|accounting year|end of (?:the|each) (?:calendar )?year|inneværende år"
)
LEAST = re.compile(r"(?i)\b(?:minst|minimum|i det minste|at least)\s*$")
STATUTE = re.compile(
    r"(?i)\b[a-zæøå]{3,40}(?:loven|lova|lovens|lovgivningen|lovgivinga|forskriften|forskrifta|reglementet)(?: ?§ ?\d+(?:-\d+)?)?|\b(?:Bookkeeping|Accounting) Act\b"
)
BY_STATUTE = re.compile(rf"(?i),? (?:etter|i|ifølge|ifølgje|by|under|the)(?: the)? (?:{STATUTE.pattern[4:]})")
UNTIL = re.compile(
    r"(?i)\b(?P<word>så lenge|så lengje|sålenge|inntil|fram til|frem til|heilt til|til|når|så snart|straks|dersom|hvis|viss|as long as|for as long as|until|when|once|as soon as|if)\s+(?!at\b)(?=(?P<event>[^.;|]{4,170}))"
)
VAGUE = re.compile(
    r"(?i)så leng?j?e (?:som )?(?:(?:det|dette|vi|lov\w*|opplysningene|opplysningane|formålet) )?(?:er )?(?:nødvendig|naudsynt|krev|trenger|treng|har (?:et )?behov|pålegger|tillater)|ikk(?:e|je)? (?:lengre|lenger|lengjer|lengre) enn|lenger enn (?:det som|den|nødvendig)"
    r"|når [^.]{0,60}?ikk(?:e|je) (?:lenger|lengre|lengjer) (?:er |lenger )?(?:nødvendig|naudsynt|trengs|behov)|når formålet|for alltid|på ubestemt tid|uten tidsbegrensning|\bvarig\b|permanent|inntil videre|inntil vidare|as long as (?:(?:it )?is )?necessary|no longer than|not? longer than|as long as the law|as required by law|indefinitely|forever"
)


@dataclass(frozen=True, slots=True)
class Kept:
    """One statement of how long: an ISO 8601 period or an event, and where it stands."""

    statement: Statement
    start: int
    end: int
    period: str = ""
    minimum: str = ""
    starts: str = ""
    until: str = ""
    year_end: bool = False
    vague: bool = False
    action: str = ""
    statute: str = ""


def durations(text: str) -> tuple[tuple[int, int, str], ...]:
    """
    Return the durations in a text: where they begin and end, and what they are in ISO 8601.

    >>> durations("i fem år, deretter 3,5 år, 24 timer eller halvannet år")
    ((2, 8, 'P5Y'), (19, 25, 'P3Y6M'), (27, 35, 'P1D'), (42, 54, 'P18M'))
    """
    return tuple((found.start(), found.end(), iso) for found in DURATION.finditer(text) if (iso := _iso(found)))


def _iso(found: re.Match[str]) -> str:
    unit = next(unit for unit in _UNITS if found[unit])
    said = found["n"].lower()
    if said in {"halvannet", "halvanna"}:
        return "P18M" if unit == "Y" else ""
    if said in {"½", "et halvt", "eit halvt", "half a"}:
        return "P6M" if unit == "Y" else ""
    if said.isdigit() or said in NUMBERS:
        number = int(said) if said.isdigit() else NUMBERS[said]
        if unit == "H":
            return f"P{number // 24}D" if number % 24 == 0 and number else ""
        return f"P{number}{unit}" if number else ""
    years = int(said[:-2])
    return f"P{years}Y6M" if unit == "Y" else ""


def retention(outline: Outline) -> tuple[Kept, ...]:
    """Return what a policy says of how long data is kept, in its order."""
    return tuple(
        kept for statement in outline.statements if _may_keep(statement) for kept in _kept(outline, statement)
    )


def _may_keep(statement: Statement) -> bool:
    if "rights" in statement.roles or statement.lead & {"rights", "recipients"} or "changes" in statement.roles:
        return False
    return statement.parsed.has(*KEPT) or "retention" in statement.roles | statement.lead


def _kept(outline: Outline, statement: Statement) -> Iterator[Kept]:
    text = outline.document.text[statement.start : statement.end]
    found = [span for span in durations(text) if not _other(text, *span[:2])]
    statute = STATUTE.search(text)
    law = statute[0] if statute else ""
    action = _action(statement)
    asking = (
        bool(ANSWERS.search(text))
        and not statement.parsed.has("delete")
        and "retention" not in statement.roles | statement.lead
    )
    for first, last, iso in found:
        if asking and (
            not statement.parsed.has("hold") or re.search(r"(?i)\b(?:innen|innan|within)\s*$", text[:first])
        ):
            continue
        start, year_end = _starts(text, first, last)
        least = bool(LEAST.search(text[:first]))
        kept = Kept(
            statement,
            statement.start,
            statement.end,
            "" if least else iso,
            iso if least else "",
            start,
            year_end=year_end,
            action=action,
            statute=law,
        )
        yield kept
    if not found:
        yield from _event(statement, text, action, law)


def _other(text: str, first: int, last: int) -> bool:
    """Tell whether a duration is an age or how often: "under 18 år", "hvert 5. år"."""
    before, after = text[:first], text[last:]
    if AGES.search(before) and not LEAST.search(before):
        return True
    return bool(
        AGE_AFTER.search(after)
        or re.search(
            r"(?i)(?:hver|hvert|kvart|every|siste|last|neste|innen svar|gått|de første|(?:eksistert|drevet|vært|vore|existed|operated)\b[^.]{0,30})\s*$",
            before,
        )
    )


def _starts(text: str, first: int, last: int) -> tuple[str, bool]:
    """Return the event that starts a duration, and whether it is counted from the end of a year."""
    after = AFTER.match(text[last:])
    for found in (after, PLUS.search(text[:first]), THEN.search(text[:first]), BEFORE.search(text[:first])):
        event = _trimmed(found["event"]) if found else ""
        if found and event and not STATUTE.search(event):
            if found.re is BEFORE:
                event = VERB.split(event)[0]
            return event, bool(YEAR_END.search(event) or YEAR_END.search(found[0]))
    return "", False


def _trimmed(event: str) -> str:
    """Return an event without what follows it: another clause, a reason, a statute."""
    event = BY_STATUTE.split(event)[0]
    event = re.split(
        r"(?i),? (?:jf|slik |fordi|siden |med mindre|unless|i henhold|i samsvar|som følge|because|og blir |og vert |og brukes|og slettes|, og )",
        event,
    )[0]
    event = event.split(", ")[0]
    return event.strip(" ,-–")


def _action(statement: Statement) -> str:
    has = statement.parsed.has
    if has("delete"):
        anonymous = any("truncate" in labels and "delete" in labels for labels in statement.parsed.signals.values())
        return "anonymise" if anonymous else "delete"
    return "archive" if has("archive") else ""


def _event(statement: Statement, text: str, action: str, law: str) -> Iterator[Kept]:
    """Yield an event that ends the keeping, where no duration is given."""
    section = "retention" in statement.roles | statement.lead
    vague = VAGUE.search(text)
    for clause in UNTIL.finditer(text):
        if vague and vague.start() <= clause.start() < vague.end():
            continue
        lasting = clause["word"].lower().replace("lengje", "lenge") in {
            "så lenge",
            "sålenge",
            "as long as",
            "for as long as",
        }
        ending = clause["word"].lower() in {"inntil", "fram til", "frem til", "heilt til", "til", "until"}
        if clause["word"].lower() in {"dersom", "hvis", "viss", "if"} and not re.match(
            r"(?i)\w+ (?:avslås|blir avslått|is rejected|trekkes)", clause["event"]
        ):
            continue
        if re.match(r"(?i)(?:de|dei|dem|den|alle|those) (?:som|who)\b", clause["event"]):
            continue  # "sendes bare til dem som har sagt ja": people, no time
        keeps = statement.parsed.has("hold", "archive") or section
        if ((lasting or (ending and _clause_like(clause))) and keeps) or (
            statement.parsed.has("delete") and _clause_like(clause)
        ):
            yield Kept(
                statement, statement.start, statement.end, until=_trimmed(clause["event"]), action=action, statute=law
            )
            return
    if vague and (section or statement.parsed.has("hold", "delete", "archive")):
        yield Kept(statement, statement.start, statement.end, vague=True, action=action, statute=law)


def _clause_like(found: re.Match[str]) -> bool:
    """Tell whether an event is a clause ("du melder deg ut"), not a place or a person ("til oss")."""
    return bool(
        re.match(
            r"(?i)(?:at )?(?:du|vi|de|det|den|dei|saken|saka|samtykke\w*|kunde\w*|avtale\w*|medlem\w*|søk\w*|stilling\w*|kampanje\w*|konkurranse\w*|turen|formål\w*|føremål\w*|et |eit |ein |en |you|we|your|the|kontoen|behandling\w*|ordre\w*|sak\w*|garanti\w*|kurs\w*|arrangement\w*|økt\w*|session\w*)\b",
            found["event"],
        )
    ) and bool(
        re.search(
            r"(?i)\b(?:er|blir|vert|trekk\w*|sier|seier|melder|melde\w*|avslutt\w*|avslått|slutt\w*|utløp\w*|gått|lukk\w*|ber|har|får|is|has|ends?|close\w*|delete\w*|withdraw\w*|unsubscribe\w*|expire\w*|over|ferdig\w*|avsluttes|avslås|opphør\w*|sletter|slettar|ønsker|ønskjer)\b",
            " ".join(found["event"].split()[:7]),
        )
    )
