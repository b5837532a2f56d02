"""
What is accepted in the line where it stands: `innsyn: allow[no_fodselsnummer] made up for the test until=2027-01-31`.

`tillat` says the same as `allow`. A note names its rules, gives its reason and may have a last day. It is heard in
source and fixtures, never in a log: there anyone could write it. Notes that allow nothing are told of.
"""

from __future__ import annotations

import mmap
import re
from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from scanner.gate import logs
from scanner.gate.verdict import Remark
from scanner.rules.rule import on_offer

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from scanner.findings import Scan
    from scanner.gate.verdict import Result, Spot, Statement, Verdict
    from scanner.gate.weigh import Ways

_NOTE = re.compile(rb"innsyn:[ \t]{0,4}(?:allow|tillat)\[([^\]\n]{0,400})\]([^\n]{0,1000})")
_UNTIL = re.compile(r"(?:^|\s)until=(\S+)")
_CLOSING = re.compile(r"\s*(?:\*/|-->|#\}|%>|\"\"\"|''')?\s*$")


class Note(NamedTuple):
    """
    One note in a file.

    Args:
        path: of the file, as results have it.
        line: from 1; the note is about what stands in it.
        rules: ids that it allows.
        trouble: why it is not heard, as a kind of remark and what that is about; `None` when it is.
    """

    path: str
    line: int
    rules: frozenset[str]
    trouble: tuple[str, *tuple[str, ...]] | None = None


def apply(verdict: Verdict, scan: Scan, ways: Ways, today: date) -> Verdict:
    """
    Return a verdict in which what notes allow does not fail.

    Args:
        verdict: what was weighed.
        scan: whose files are looked into again for notes.
        ways: how it was weighed.
        today: notes are heard up to and on their last day.
    """
    rules = frozenset(rule.id for rule in on_offer()) | {detector.name for detector in ways.detectors}
    placed = {result.path for result in verdict.results if result.spots}
    notes = [note for part in _texts(scan, ways, placed) for note in _notes(*part, rules, today)]
    if not notes:
        return verdict
    heard: dict[str, dict[int, list[Note]]] = defaultdict(lambda: defaultdict(list))
    for note in notes:
        if not note.trouble:
            heard[note.path][note.line].append(note)
    used: set[tuple[str, int, str]] = set()
    results = tuple(_allowed(result, heard[result.path], used) for result in verdict.results)
    elsewhere = {(result.path, result.rule) for result in verdict.results if not result.spots}
    remarks = tuple(remark for note in notes for remark in _remarks(note, used, elsewhere))
    return replace(verdict, results=results, remarks=(*verdict.remarks, *remarks))


def _texts(scan: Scan, ways: Ways, placed: Container[str]) -> Iterator[tuple[str, str]]:
    """
    Yield the files that have lines and are no logs: what to open, and what it is called.

    Args:
        scan: what was read.
        ways: what it is called.
        placed: tables in which something was found on a line.
    """
    for part in scan.coverage:
        if part.container is None and part.source.startswith("file:"):
            path = ways.shown(part.source)
            if (part.unit == "lines" or path in placed) and not logs.by_name(path):
                yield part.source.removeprefix("file:"), path


def _notes(file: str, path: str, known: frozenset[str], today: date) -> list[Note]:
    try:
        with open(file, "rb") as opened, mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ) as text:  # noqa: PTH123
            if text.find(b"innsyn:") < 0 or logs.by_content(text[: logs.HEAD]):
                return []
            found, line, counted = [], 1, 0
            for match in _NOTE.finditer(text):
                line += text[counted : match.start()].count(b"\n")
                counted = match.start()
                found.append(_note(path, line, match, known, today))
            return found
    except (OSError, ValueError):  # an empty file cannot be mapped; one that is gone holds no notes
        return []


def _note(path: str, line: int, match: re.Match[bytes], known: frozenset[str], today: date) -> Note:
    rules = frozenset(name.strip() for name in match[1].decode("utf-8", "replace").split(",") if name.strip())
    said = _CLOSING.sub("", match[2].decode("utf-8", "replace")).strip()
    until = _UNTIL.search(said)
    reason = _UNTIL.sub("", said).strip()
    return Note(
        path, line, rules, _trouble(rules - known, reason, until[1] if until else None, today, empty=not rules)
    )


def _trouble(
    unknown: frozenset[str], reason: str, until: str | None, today: date, *, empty: bool
) -> tuple[str, *tuple[str, ...]] | None:
    if empty or unknown:
        return ("no rule",) if empty else ("unknown rule",)
    if not reason:
        return ("no reason",)
    if until is None:
        return None
    try:
        last = date.fromisoformat(until)
    except ValueError:
        return ("no date",)
    return None if today <= last else ("was heard", str(last))


def _allowed(result: Result, notes: Mapping[int, list[Note]], used: set[tuple[str, int, str]]) -> Result:
    """Return a result without the values that notes in their lines allow."""
    left: list[Spot] = []
    gone: list[Spot] = []
    for spot in result.spots:
        noted = any(result.rule in note.rules for note in notes.get(spot.line, ()))
        (gone if noted else left).append(spot)
        if noted:
            used.add((result.path, spot.line, result.rule))
    if not gone:
        return result
    count = result.count - len(gone)
    state = result.state if count or result.state == "test data" else "allowed"
    return replace(
        result,
        spots=tuple(left) if count else result.spots,
        count=count,
        allowed=len(gone),
        state=state,
        statements=_without(result.statements, Counter((spot.template, spot.ordinal) for spot in gone)),
    )


def _without(statements: Iterable[Statement], allowed: Counter[tuple[str, int]]) -> tuple[Statement, ...]:
    """Return statements less what of them is allowed; where they are not told apart, there is one for all."""
    told = tuple(statements)
    if len(told) == 1:
        return (replace(told[0], count=told[0].count - allowed.total()),)
    return tuple(replace(each, count=each.count - allowed[each.template, each.ordinal]) for each in told)


def _remarks(note: Note, used: set[tuple[str, int, str]], elsewhere: Container[tuple[str, str]]) -> Iterator[Remark]:
    """Yield what to say of a note: why it is not heard, or that it allows nothing."""
    if note.trouble is not None:
        kind, *given = note.trouble
        yield Remark(note.path, note.line, kind, tuple(given))
        return
    for rule in sorted(note.rules):
        if (note.path, note.line, rule) not in used:
            yield Remark(note.path, note.line, "no line" if (note.path, rule) in elsewhere else "unused", (rule,))
