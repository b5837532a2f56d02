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

from scanner.inventory.drafting.durations import durations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.inventory.drafting.outline import Outline, Statement

AGES = re.compile(
    r"(?i)(?:under|over|fylt|fyller|fylte|minst|yngre enn|eldre enn|barn på|age of|aged|må være|må vere|være minst|vere minst|must be|older than|younger than|below)\s+$"
)
AGE_AFTER = re.compile(r"(?i)^\s*(?:gammel|gamle|gamal|old|of age|eller eldre|or older|og over)")
ANSWERS = re.compile(
    r"(?i)\b(?:svar|besvar|respon|answer|reply|henvendelse|anmodning|førespurnad|klagefrist|varsle|avvik|72 timer|angrefrist|return)"
)
KEPT = ("hold", "delete", "archive")
LASTING = re.compile(
    r"(?i)\b(?:(?:blir|vert|er|bli|forblir) (?:\w+ )?(?:værende|verande|liggende|liggande|liggjande|stående|ståande|tilgjengelige?g?|tilgjengeleg\w*|synlig\w*|synleg\w*)"
    r"|(?:ligger|ligg|står|finnes|finst|finns|fins|kvar|igjen|utløper|utgår|går ut|levetid\w*|virketid|remain|remains|stay|stays|expires?|lasts?|lifetime|available))\b"
)
"""Words of lasting: they tell how long something is kept when a duration follows them at once."""
AGREED = re.compile(
    r"(?i)\b(?:avtal|kontrakt|abonnement|garanti|bindingstid|medlemskap|tilbud|tilbod|rabatt|gavekort|gåvekort|billett|reklamasjon|angrerett|poeng|subscription|contract|warrant|membership|offer|voucher|ticket)\w*"
)
"""What lasts and is no data."""
LASTS = re.compile(
    r"(?i)\b(?:no longer than|ikk(?:e|je) leng\w+ enn|i|for|etter|på|inntil|opptil|opp til|to|up to|after|in|maks\w*|maximum|senest|seinast|er)\s+(?:(?:inntil|opptil|opp til|maks\w*|up to|minst|ca\.?|om ?lag)\s+)?$"
)
OFTEN = re.compile(
    r"(?i)\b(?:(?:hver|hvert|kvar|kvart|every|each) (?P<unit>natt|dag|døgn|uke|veke|måned|månad|år|kvartal|halvår|night|day|week|month|year|quarter)|(?P<adverb>daglig|dagleg|nattlig|ukentlig|kvar veke|månedlig|månadleg|årlig|årleg|daily|nightly|weekly|monthly|annually|yearly)|(?:en|én|ein|éin) gang (?:i|per) (?P<once>døgnet|uka|uken|veka|måneden|månaden|året|år|kvartalet))\b"
)
OFTEN_IS = {
    "P1D": "natt dag døgn døgnet daglig dagleg nattlig night day daily nightly",
    "P1W": "uke veke uka uken veka ukentlig week weekly",
    "P1M": "måned månad måneden månaden månedlig månadleg month monthly",
    "P3M": "kvartal kvartalet quarter",
    "P6M": "halvår",
    "P1Y": "år året årlig årleg year annually yearly",
}
"""What is deleted so often is kept so long."""
REVIEWED = re.compile(
    r"(?i)\b(?:gjennomg\w+|går (?:vi )?(?:gjennom|igjennom)|vurder\w*|sjekk\w*|kontroller\w*|review\w*|revider\w*|rydd\w*|backup\w*|sikkerhetskop\w*|tryggingskop\w*)\b"
)
"""Looking through a register every year deletes not all that is a year old."""
NEXT = re.compile(
    r"(?i)(?<!januar )(?<!juli )(?<!\d\. )\b(?:(?P<P1D>dagen|dag'en|the day) (?:etter|derpå|after)|(?P<day>neste dag|next day)|(?P<P1W>uka|uken|veka|the week) (?:etter|after)|(?P<P1M>måneden|månaden|the month) (?:etter|after))\b"
)
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


def retention(outline: Outline) -> tuple[Kept, ...]:
    """Return what a policy says of how long data is kept, in its order."""
    return tuple(
        kept
        for statement in outline.statements
        if _may_keep(statement, outline.document.text[statement.start : statement.end])
        for kept in _kept(outline, statement)
    )


def _may_keep(statement: Statement, text: str) -> bool:
    if statement.roles & {"rights", "changes"} or statement.lead & {"rights", "recipients", "basis"}:
        return False
    return statement.parsed.has(*KEPT) or "retention" in statement.roles | statement.lead or _lasts(text)


def _lasts(text: str) -> bool:
    """Tell whether a word of lasting is followed by a duration: "blir liggende i to år", "utløper etter 30 dager"."""
    if AGREED.search(text):
        return False
    return any(LASTING.search(text[:first]) and LASTS.search(text[:first]) for first, _, _ in durations(text))


def _kept(outline: Outline, statement: Statement) -> Iterator[Kept]:
    text = outline.document.text[statement.start : statement.end]
    found = [span for span in durations(text) if not _other(text, *span[:2])]
    if not found and statement.parsed.has("delete"):
        found = list(_often(text))
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


def _often(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield how long that is kept which is deleted "hver natt", or "dagen etter" something."""
    after = NEXT.search(text)
    if after:
        # "dagen etter kampen": the event that starts the term follows the word "etter"
        yield (
            after.start(),
            after.end("P1D") if after["P1D"] else after.end(),
            (after.lastgroup or "day").replace("day", "P1D"),
        )
    often = OFTEN.search(text)
    if often and not after and not REVIEWED.search(text):
        said = (often["unit"] or often["adverb"] or often["once"]).lower()
        yield from ((*often.span(), period) for period, words in OFTEN_IS.items() if said in words.split())


def _other(text: str, first: int, last: int) -> bool:
    """Tell whether a duration is an age or how often: "under 18 år", "hvert 5. år"."""
    before, after = text[:first], text[last:]
    if AGES.search(before) and not LEAST.search(before):
        return True
    return bool(
        AGE_AFTER.search(after)
        or re.search(
            r"(?i)(?:hver|hvert|kvart|every|siste|last|neste|innen svar|gått|de første|(?<!ikke har )(?<!ikkje har )(?:eksistert|drevet|vært|vore|existed|operated)\b[^.]{0,30})\s*$",
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
