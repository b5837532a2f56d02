"""
What a scan would do, on a paper that a database administrator can approve: every statement, and what it would give.

The paper is itself SQL: what is no statement stands in comments.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from connectors.connector import Failure, Reference, Segment, SetAside
from reports.reasons import reason
from reports.report import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from connectors.connector import Sampling, Selection

_WORDS = {
    "en": {
        "all rows": "all rows",
        "random rows": "rows at random",
        "random pages": "pages at random",
        "random keys": "keys at random",
        "reservoir": "all rows are read, and some kept at random",
        "session": "Run already, to plan: the session is made read-only, and asked what there is",
        "each": "Each process begins its sessions in the same way. Nothing below has been run",
        "rows": "rows expected",
        "bytes": "bytes",
        "unknown": "unknown",
        "of": "of",
        "about": "about",
        "file": "To read",
        "failed": "Cannot be read",
        "aside": "Set aside",
        "more": "What a sample leaves open is then read in full, column by column (--sample N: never)",
    },
    "nb": {
        "all rows": "alle rader",
        "random rows": "tilfeldige rader",
        "random pages": "tilfeldige sider",
        "random keys": "tilfeldige nøkler",
        "reservoir": "alle rader leses, og noen beholdes tilfeldig",
        "session": "Alt kjørt, for å planlegge: økten gjøres skrivebeskyttet, og spørres om hva som finnes",
        "each": "Hver prosess begynner øktene sine på samme måte. Ingenting nedenfor er kjørt",
        "rows": "rader ventes",
        "bytes": "byte",
        "unknown": "ukjent",
        "of": "av",
        "about": "omtrent",
        "file": "Leses",
        "failed": "Kan ikke leses",
        "aside": "Lagt til side",
        "more": "Det et utvalg lar stå åpent, leses så i sin helhet, kolonne for kolonne (--sample N: aldri)",
    },
    "nn": {
        "all rows": "alle rader",
        "random rows": "tilfeldige rader",
        "random pages": "tilfeldige sider",
        "random keys": "tilfeldige nøklar",
        "reservoir": "alle rader blir lesne, og nokre haldne tilfeldig",
        "session": "Alt køyrt, for å planleggje: økta blir skriveverna, og spurd om kva som finst",
        "each": "Kvar prosess byrjar øktene sine på same måten. Ingenting nedanfor er køyrt",
        "rows": "rader ventar ein",
        "bytes": "byte",
        "unknown": "ukjent",
        "of": "av",
        "about": "om lag",
        "file": "Blir lese",
        "failed": "Kan ikkje lesast",
        "aside": "Lagt til side",
        "more": "Det eit utval lèt stå ope, blir så lese i sin heilskap, kolonne for kolonne (--sample N: aldri)",
    },
}


def paper(targets: Sequence[str], selection: Selection, language: str) -> Iterator[str]:
    """
    Yield the lines of the paper; nothing that reads rows is run.

    Raises:
        connectors.connector.SourceError: a target names nothing, or there is no way into it.
    """
    from connectors import sources

    words = _WORDS[language]
    asked: dict[str, list[str]] = defaultdict(list)
    planned = list(sources.plan(targets, selection, lambda source, statement: asked[source].append(statement)))
    for source, statements in asked.items():
        yield f"-- {printable(source)}"
        yield f"-- {words['session']}."
        yield from (f"{_lines(statement)};" for statement in dict.fromkeys(statements))
        yield f"-- {words['each']}."
        yield ""
    for item in planned:
        if not isinstance(item, Reference):
            yield from _item(item, language)
    if asked and not selection.full and selection.sample is None:
        yield f"-- {words['more']}."


def _item(item: Segment | Failure | SetAside, language: str) -> Iterator[str]:
    words = _WORDS[language]
    place = " › ".join(printable(part) for part in (item.source, item.container) if part)
    if isinstance(item, Failure):
        yield f"-- {words['failed']}: {place}: {printable(reason(item.reason, language))}"
    elif isinstance(item, SetAside):
        yield f"-- {words['aside']}: {place}: {printable(reason(item.reason, language))}"
    elif item.sampling is None:
        yield f"-- {words['file']}: {place} ({reason(item.format, language)})"
    else:
        yield from _statement(item, item.sampling, place, words)


def _statement(segment: Segment, sampling: Sampling, place: str, words: dict[str, str]) -> Iterator[str]:
    from connectors.query import expected, statement_of

    rows, size = expected(segment)
    told = words["unknown"] if rows is None else f"{words['about']} {rows:,}"
    total = "" if sampling.total is None else f" {words['of']} {sampling.total:,}"
    seed = "" if sampling.seed is None else f" (seed {sampling.seed})"
    weight = "" if size is None else f", {words['about']} {size:,} {words['bytes']}"
    yield f"-- {place}: {words['rows']}: {told}{total}{weight}; {words[sampling.method]}{seed}"
    yield f"{_lines(statement_of(segment))};"
    yield ""


def _lines(statement: str) -> str:
    """Return a statement whose names cannot move the cursor of a terminal."""
    return "\n".join(printable(line) for line in statement.splitlines())
