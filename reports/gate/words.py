"""The gate's own words in bokmål, nynorsk and English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detectors.categories import label
from reports.report import percent, printable
from reports.words import reason, word

if TYPE_CHECKING:
    from reports.report import Language
    from scanner.findings import Unread
    from scanner.gate.verdict import Result, State, Verdict

WORDS: dict[str, tuple[str, str, str]] = {
    "clean": ("Rent", "Reint", "Clean"),
    "fails": ("{} funn stopper", "{} funn stoppar", "{} failing"),
    "below": ("{} under terskelen ({})", "{} under terskelen ({})", "{} below the threshold ({})"),
    "test data": ("{} med testdata", "{} med testdata", "{} of test data"),
    "known": ("{} kjent fra før", "{} kjende frå før", "{} known"),
    "allowed": ("{} tillatt i linjen", "{} tillatne i linja", "{} allowed in their lines"),
    "unsure": (
        "{} for usikre (--min-confidence)",
        "{} for usikre (--min-confidence)",
        "{} too unsure (--min-confidence)",
    ),
    "examined": ("{} filer, {} linjer og rader", "{} filer, {} linjer og rader", "{} files, {} lines and rows"),
    "incomplete": (
        "UFULLSTENDIG: {} ting kunne ikke leses, og er ikke kjent som rene",
        "UFULLSTENDIG: {} ting kunne ikkje lesast, og er ikkje kjende som reine",
        "INCOMPLETE: {} things could not be read, and are not known to be clean",
    ),
    "not read": ("ikke lest", "ikkje lese", "not read"),
    "one value": ("1 verdi", "1 verdi", "1 value"),
    "more": ("{} verdier", "{} verdiar", "{} values"),
    "besides": ("{} til er kjent", "{} til er kjende", "{} more are known"),
    "noted": ("{} til er tillatt", "{} til er tillatne", "{} more are allowed"),
    "in": ("i", "i", "in"),
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
    where = f" {said('in', language)} {place}" if place else ""
    sure = f"{percent(result.confidence)} {word('sure', language)}"
    why = ", ".join(printable(reason(part.reason, language)) for part in result.why[:2] if part.weight > 0)
    return f"{category(result, language)}{kind}{where}: {counted(result, language)}, {sure}" + (
        f" ({why})" if why else ""
    )


def amount(number: int, language: Language) -> str:
    """
    Return a number in groups of three, as readers of the language write them.

    >>> amount(12345, "en"), amount(12345, "nb") == "12\N{NARROW NO-BREAK SPACE}345"
    ('12,345', True)
    """
    return f"{number:,}" if language == "en" else f"{number:,}".replace(",", "\N{NARROW NO-BREAK SPACE}")


def category(result: Result, language: Language) -> str:
    """Return what a person calls the category."""
    return label(result.category, language)


def counted(result: Result, language: Language) -> str:
    """Return how many values there are, and how many more are accepted."""
    number = result.count or result.known + result.allowed
    parts = [said("one value", language) if number == 1 else said("more", language, amount(number, language))]
    if result.count and result.known:
        parts.append(said("besides", language, result.known))
    if result.count and result.allowed:
        parts.append(said("noted", language, result.allowed))
    if result.note:
        parts.append(result.note)
    return ", ".join(parts)


def unread(item: Unread) -> str:
    """Return where something could not be read: `path:line`, or the path and what is in it."""
    path = printable(item.source)
    line = f":{item.line}" if item.line is not None and item.container is None else ""
    return f"{path}{line}" + (f" › {printable(item.container)}" if item.container else "")


def summary(verdict: Verdict, language: Language) -> str:
    """Return the verdict in one line."""
    states = verdict.states
    clean = verdict.complete and not states["failing"]
    parts = [said("clean", language) if clean else said("fails", language, states["failing"])]
    if states["below"]:
        grades = {result.severity for result in verdict.results if result.state == "below"}
        listed = ", ".join(word(grade, language) for grade in ("critical", "high", "medium", "low") if grade in grades)
        parts.append(said("below", language, states["below"], listed))
    accepted: tuple[State, ...] = ("test data", "known", "allowed")
    parts += [said(state, language, states[state]) for state in accepted if states[state]]
    if verdict.unsure:
        parts.append(said("unsure", language, verdict.unsure))
    text = parts[0] + (f" ({'; '.join(parts[1:])})" if parts[1:] else "")
    lines = sum(verdict.examined.values())
    read = said("examined", language, amount(len(verdict.examined), language), amount(lines, language))
    if not verdict.complete:
        text = f"{said('incomplete', language, max(1, len(verdict.failures)))}. {text}"
    return f"{text} · {read}"


def grade(result: Result, language: Language) -> str:
    """Return how bad a result is, and what became of it when it does not fail."""
    severity = word(result.severity, language)
    if result.state in {"failing", "below"}:
        return severity
    return f"{severity}, {said(f'is {result.state}', language)}"
