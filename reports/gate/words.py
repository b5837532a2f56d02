"""The gate's own words in bokmål, nynorsk and English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detectors.categories import label
from reports.reasons import reason
from reports.report import percent, printable
from reports.words import counted, grouped, word

if TYPE_CHECKING:
    from reports.report import Language
    from scanner.findings import Unread
    from scanner.gate.verdict import Remark, Result, State, Verdict

LONGEST_TEMPLATE = 120
ASKED_FOR = ("excluded by", "left out by default", "not included")
"""How the reasons begin for which a file is not looked at because somebody said so."""
PRIOR = "prior"
"""What is known before anything is looked at: no reason that a person could follow."""
WORDS: dict[str, tuple[str, str, str]] = {
    "clean": ("Rent", "Reint", "Clean"),
    "fails": ("{} funn stopper, {}", "{} funn stoppar, {}", "{} failing, {}"),
    "below": ("{} under terskelen: {}", "{} under terskelen: {}", "{} below the threshold: {}"),
    "test data": ("{} med testdata", "{} med testdata", "{} of test data"),
    "known": ("{} kjent fra før", "{} kjende frå før", "{} known"),
    "allowed": ("{} tillatt i linjen", "{} tillatne i linja", "{} allowed in their lines"),
    "unsure": (
        "{} for usikre (--min-confidence)",
        "{} for usikre (--min-confidence)",
        "{} too unsure (--min-confidence)",
    ),
    "incomplete": (
        "UFULLSTENDIG: {} kunne ikke leses, og det som står der, er ikke kjent som rent",
        "UFULLSTENDIG: {} kunne ikkje lesast, og det som står der, er ikkje kjent som reint",
        "INCOMPLETE: {} could not be read, and what is in there is not known to be clean",
    ),
    "set aside": ("{} lagt til side", "{} lagde til side", "{} set aside"),
    "is set aside": ("lagt til side", "lagd til side", "set aside"),
    "not read": ("ikke lest", "ikkje lese", "not read"),
    "besides": ("{} til er kjent", "{} til er kjende", "{} more known"),
    "noted": ("{} til er tillatt", "{} til er tillatne", "{} more allowed"),
    "in": ("i", "i", "in"),
    "and others": ("og {} til", "og {} til", "and {} more"),
    "is test data": ("testdata", "testdata", "test data"),
    "is known": ("kjent", "kjend", "known"),
    "is allowed": ("tillatt", "tillaten", "allowed"),
    "row": ("rad {}", "rad {}", "row {}"),
    "rule": ("Regel", "Regel", "Rule"),
    "what": ("Hva", "Kva", "What"),
    "where": ("Hvor", "Kvar", "Where"),
    "count": ("Antall", "Tal", "How many"),
    "and more": ("… og {} til", "… og {} til", "… and {} more"),
    "nothing from": (
        "ingen personopplysninger fra nivå {}",
        "ingen personopplysningar frå nivå {}",
        "no personal data at or above {}",
    ),
    "expired": (
        "godtatt til {}, som er passert",
        "godteken til {}, som er passert",
        "accepted until {}, which has passed",
    ),
    "gone": (
        "ingenting er {} i {} lenger; `innsyn baseline prune` tar den ut",
        "ingenting er {} i {} lenger; `innsyn baseline prune` tek han ut",
        "nothing matches {} in {} any more; `innsyn baseline prune` takes it out",
    ),
    "fewer": (
        "godtar {} av {} i {}, {} er igjen; `innsyn baseline update` senker tallet",
        "godtek {} av {} i {}, {} er att; `innsyn baseline update` senkar talet",
        "accepts {} of {} in {}, {} are left; `innsyn baseline update` lowers the count",
    ),
    "coarse": (
        "godtar {} i hele {}, uansett hvilken logglinje som skrev det; `innsyn baseline update` skiller dem",
        "godtek {} i heile {}, kva logglinje som enn skreiv det; `innsyn baseline update` skil dei",
        "accepts {} in all of {}, whichever statement wrote it; `innsyn baseline update` tells them apart",
    ),
    "no rule": (
        "merknaden nevner ingen regel og blir ikke hørt; skriv innsyn: tillat[REGEL] og grunnen",
        "merknaden nemner ingen regel og blir ikkje høyrd; skriv innsyn: tillat[REGEL] og grunnen",
        "this note names no rule and is not heard; write innsyn: allow[RULE] and the reason",
    ),
    "unknown rule": (
        "merknaden nevner en regel som ikke finnes, og blir ikke hørt",
        "merknaden nemner ein regel som ikkje finst, og blir ikkje høyrd",
        "this note names a rule that is not there, and is not heard",
    ),
    "no reason": (
        "merknaden gir ingen grunn og blir ikke hørt; skriv en etter klammen",
        "merknaden gir ingen grunn og blir ikkje høyrd; skriv ein etter klammen",
        "this note gives no reason and is not heard; write one after the bracket",
    ),
    "no date": (
        "merknadens siste dag er ingen dato, så den blir ikke hørt; skriv until=2027-01-31",
        "den siste dagen i merknaden er ingen dato, så han blir ikkje høyrd; skriv until=2027-01-31",
        "this note's last day is no date, so it is not heard; write until=2027-01-31",
    ),
    "was heard": ("merknaden gjaldt til {}", "merknaden galdt til {}", "this note was heard until {}"),
    "unused": (
        "merknaden tillater {}, som ikke er der; ta den ut",
        "merknaden tillèt {}, som ikkje er der; ta han ut",
        "this note allows {}, which is not there; take it out",
    ),
    "no line": (
        "merknaden tillater {}, men det som er funnet i denne filen, har ingen linje; bruk `innsyn baseline`",
        "merknaden tillèt {}, men det som er funne i denne fila, har inga linje; bruk `innsyn baseline`",
        "this note allows {}, but what was found in this file has no line; use `innsyn baseline`",
    ),
    "show": ("vis alt med -v", "vis alt med -v", "-v shows all"),
}
_COLUMNS = {"nb": 0, "nn": 1, "en": 2}


def said(key: str, language: Language, *given: object) -> str:
    """Return a word or sentence of the gate in a language."""
    return WORDS[key][_COLUMNS[language]].format(*given)


def message(result: Result, language: Language) -> str:
    """
    Return one sentence about a result: what, how many, where in the file, how sure and why.

    No value can be in it: names, counts and shapes is all that a result holds.
    """
    kind = f" ({printable(result.subtype)})" if result.subtype else ""
    place = " › ".join(printable(part) for part in result.place)
    where = f" {said('in', language)} {place}{_template(result, language)}" if place else ""
    sure = f"{percent(result.confidence)} {word('sure', language)}"
    told = [part for part in result.why if part.weight > 0 and part.reason != PRIOR]
    why = ", ".join(reason(printable(part.reason), language) for part in told[:2])
    return f"{category(result, language)}{kind}{where}: {how_many(result, language)}, {sure}" + (
        f" ({why})" if why else ""
    )


def _template(result: Result, language: Language) -> str:
    """Return the fixed words of the statement to mend, the first of several; nothing where the field is all that is told."""
    new = [each.template for each in result.statements if each.template and (each.count or not result.count)]
    first = min(new, default="")
    others = len(set(new)) - 1
    text = printable(first if len(first) <= LONGEST_TEMPLATE else f"{first[:LONGEST_TEMPLATE]}…")
    return (f" «{text}»" if text else "") + (f" {said('and others', language, grouped(others))}" if others > 0 else "")


def category(result: Result, language: Language) -> str:
    """Return what a person calls the category."""
    return label(result.category, language)


def how_many(result: Result, language: Language) -> str:
    """Return how many values there are, and how many more are accepted."""
    number = result.count or result.known + result.allowed
    parts = [counted(number, "values", language)]
    if result.count and result.known:
        parts.append(said("besides", language, grouped(result.known)))
    if result.count and result.allowed:
        parts.append(said("noted", language, grouped(result.allowed)))
    if result.expired is not None:
        parts.append(said("expired", language, result.expired))
    return ", ".join(parts)


def unread(item: Unread) -> str:
    """Return where something could not be read: `path:line`, or the path and what is in it."""
    path = printable(item.source)
    line = f":{item.line}" if item.line is not None and item.container is None else ""
    return f"{path}{line}" + (f" › {printable(item.container)}" if item.container else "")


def remarked(remark: Remark, language: Language) -> str:
    """Return a remark as `path:line: …`."""
    given = (printable(part) if isinstance(part, str) else part for part in remark.given)
    return f"{printable(remark.path)}:{remark.line}: {said(remark.kind, language, *given)}"


def summary(verdict: Verdict, language: Language) -> str:
    """Return the verdict in one line."""
    states = verdict.states
    clean = verdict.complete and not states["failing"]
    values = counted(sum(result.count for result in verdict.failing), "values", language)
    parts = [said("clean", language) if clean else said("fails", language, grouped(states["failing"]), values)]
    if states["below"]:
        grades = {result.severity for result in verdict.results if result.state == "below"}
        listed = ", ".join(word(grade, language) for grade in ("critical", "high", "medium", "low") if grade in grades)
        parts.append(said("below", language, grouped(states["below"]), listed))
    accepted: tuple[State, ...] = ("test data", "known", "allowed")
    parts += [said(state, language, grouped(states[state])) for state in accepted if states[state]]
    if verdict.unsure:
        parts.append(said("unsure", language, grouped(verdict.unsure)))
    text = parts[0] + (f" ({'; '.join(parts[1:])})" if parts[1:] else "")
    lines = sum(verdict.examined.values())
    read = f"{counted(len(verdict.examined), 'files', language)}, {counted(lines, 'lines or rows', language)}"
    if not verdict.complete:
        unread_things = counted(max(1, len(verdict.failures)), "things", language)
        text = f"{said('incomplete', language, unread_things)}. {text}"
    aside = len(unasked(verdict))
    return f"{text} · {read}" + (f" · {said('set aside', language, grouped(aside))}" if aside else "")


def unasked(verdict: Verdict) -> tuple[Unread, ...]:
    """Return what was set aside without anybody's asking for it: binary files, links out of the folder."""
    return tuple(item for item in verdict.set_aside if not item.reason.startswith(ASKED_FOR))


def grade(result: Result, language: Language) -> str:
    """Return how bad a result is, and what became of it when it does not fail."""
    severity = word(result.severity, language)
    if result.state in {"failing", "below"}:
        return severity
    return f"{severity}, {said(f'is {result.state}', language)}"
