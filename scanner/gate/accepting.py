"""
What a baseline accepts of a verdict: results matched with entries, statement by statement.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from scanner.gate import logs
from scanner.gate.baseline import Entry, Key
from scanner.gate.verdict import Remark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from scanner.gate.verdict import Result, Verdict


def key_of(result: Result) -> Key:
    """Return what an entry about the field of a result is about."""
    return Key(logs.bare(result.path), result.rule, result.detector, result.place, result.test_data)


def keys_of(result: Result) -> tuple[Key, ...]:
    """Return what entries about the statements of a result are about, in their order."""
    field = key_of(result)
    return tuple(field._replace(template=each.template, ordinal=each.ordinal) for each in result.statements)


def apply(
    verdict: Verdict, entries: Iterable[Entry], name: str, today: date, looked_at: Callable[[str], bool]
) -> Verdict:
    """
    Return a verdict in which what is accepted does not fail, as far as its count goes.

    Args:
        verdict: what was weighed.
        entries: the baseline.
        name: the file's name, for remarks.
        today: an entry holds up to and on its last day.
        looked_at: tells whether this run looked where a path is or would be, so that what is not found is gone.
    """
    by_key = {entry.key: entry for entry in entries}
    expired = {entry.key: entry.expires for entry in by_key.values() if entry.expires < today}
    holding = (entry for entry in by_key.values() if entry.key not in expired)
    taken = matched(verdict.results, holding)
    there = matched(verdict.results, by_key.values())
    results = tuple(
        _known(result, [sum(each.values()) for each in given], expired)
        for result, given in zip(verdict.results, taken, strict=True)
    )
    found = _found(verdict.results, there)
    ordered = sorted(by_key.values(), key=lambda entry: entry.line)
    gone = [entry for entry in ordered if _outlived(entry, found[entry.key]) and looked_at(entry.key.path)]
    remarks = (*(_remark(entry, found[entry.key], name) for entry in gone), *_coarse(by_key, there, verdict, name))
    return replace(verdict, results=results, remarks=(*verdict.remarks, *remarks))


def matched(results: Sequence[Result], entries: Iterable[Entry]) -> list[list[Counter[Key]]]:
    """
    Return how many values each statement of each result has of which entry: of its own first, then of its field's.

    A result whose statements are not told apart has of all entries of its field.
    """
    left = {entry.key: entry.count for entry in entries}
    taken: list[list[Counter[Key]]] = [[Counter() for _ in result.statements] for result in results]
    wanted = [[each.count + each.known for each in result.statements] for result in results]
    others: dict[Key, list[Key]] = defaultdict(list)
    for key in sorted(left):
        others[key.field].append(key)
    for own in (True, False):
        for result, counts, given in zip(results, wanted, taken, strict=True):
            for index, key in enumerate(keys_of(result)):
                rest = others[key.field] if key == key.field else [key.field]
                for entry in [key] if own else rest:
                    number = min(counts[index], left.get(entry, 0))
                    if number:
                        left[entry] -= number
                        counts[index] -= number
                        given[index][entry] += number
    return taken


def _known(result: Result, known: Sequence[int], expired: Mapping[Key, date]) -> Result:
    """Return a result in which so many values of each statement are known."""
    statements = tuple(
        replace(each, count=each.count - number, known=number)
        for each, number in zip(result.statements, known, strict=True)
    )
    total = sum(known)
    count = result.count - total
    over = [
        expired[key]
        for each, own in zip(statements, keys_of(result), strict=True)
        for key in (own, own.field)
        if each.count and key in expired
    ]
    failing = {(each.template, each.ordinal) for each in statements if each.count}
    return replace(
        result,
        spots=tuple(spot for spot in result.spots if (spot.template, spot.ordinal) in failing) or result.spots,
        statements=statements,
        count=count,
        known=total,
        state=result.state if count or not total or result.state == "test data" else "known",
        expired=max(over, default=None),
    )


def _found(results: Sequence[Result], there: Sequence[Sequence[Counter[Key]]]) -> Counter[Key]:
    """Return how many values there are for each entry, more than it accepts included."""
    found: Counter[Key] = Counter()
    for result, given in zip(results, there, strict=True):
        for each, key, taken in zip(result.statements, keys_of(result), given, strict=True):
            found.update(taken)
            found[key] += each.count + each.known - taken.total()
    return found


def _outlived(entry: Entry, found: int) -> bool:
    """Tell whether an entry accepts more than is there; how often a log's statement ran says nothing of that."""
    return found < (1 if entry.key.rule.startswith("LOG") else entry.count)


def _remark(entry: Entry, found: int, name: str) -> Remark:
    where = entry.key.shown
    if found:
        return Remark(name, entry.line, "fewer", (entry.count, entry.key.rule, where, found))
    return Remark(name, entry.line, "gone", (entry.key.rule, where))


def _coarse(
    by_key: Mapping[Key, Entry], there: Sequence[Sequence[Counter[Key]]], verdict: Verdict, name: str
) -> Iterator[Remark]:
    """Yield remarks on entries of a field by which statements are accepted that could be told apart."""
    found = {
        key
        for result, given in zip(verdict.results, there, strict=True)
        for each, taken in zip(result.statements, given, strict=True)
        for key in taken
        if each.template and key == key.field
    }
    for entry in sorted((by_key[key] for key in found), key=lambda entry: entry.line):
        yield Remark(name, entry.line, "coarse", (entry.key.rule, entry.key.shown))


def accepted(results: Iterable[Result], reason: str, owner: str, expires: date) -> tuple[Entry, ...]:
    """Return entries that accept what is new in results, one a statement, with the values of all files that share it."""
    counts: Counter[Key] = Counter()
    new: set[Key] = set()
    for result in results:
        for key, each in zip(keys_of(result), result.statements, strict=True):
            counts[key] += each.count + each.known
            if each.count:
                new.add(key)
    return tuple(Entry(key, count, reason, owner, expires) for key, count in counts.items() if key in new)


def lowered(results: Sequence[Result], entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """
    Return a baseline whose counts have fallen to what is there, and whose entries are of statements where those are told.

    What is not there stays: only pruning takes it out. No count rises, and the statements of a field share what its
    entry accepted.

    Args:
        results: what is there, known or not.
        entries: the baseline.
    """
    by_key = {entry.key: entry for entry in entries}
    found: dict[Key, Entry] = {}
    used: set[Key] = set()
    for result, given in zip(results, matched(results, entries), strict=True):
        for key, taken in zip(keys_of(result), given, strict=True):
            used |= taken.keys()
            for source in sorted(taken):
                before = found.get(key) or replace(by_key.get(key, by_key[source]), key=key, count=0)
                found[key] = replace(before, count=before.count + taken[source])
    return (*found.values(), *(entry for entry in entries if entry.key not in used and entry.key not in found))
