"""
What is known and accepted for a while, in a file that holds no value and merges well.

The file is JSON Lines: what it is, then an entry a line, sorted. An entry is a rule, a file without what rotation adds
to its name, and the field (a statement's fixed text), with a count that may only fall, a reason, an owner and a last
day. No line numbers, no times, no hash of anything: two branches that accept different things merge without a word.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from scanner.gate import logs
from scanner.gate.verdict import Remark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from scanner.gate.verdict import Result, Verdict

SCHEMA = "innsyn/baseline/1"
DEFAULT_FILE = "innsyn-baseline.jsonl"


class BaselineError(Exception):
    """The baseline cannot be used; the message says where and what to do."""


class Key(NamedTuple):
    """What an entry is about; made of names."""

    path: str
    rule: str
    detector: str
    place: tuple[str, ...]
    test_data: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """
    One thing that is accepted.

    Args:
        key: what.
        count: how many values at most.
        reason, owner: why, and who answers for it.
        expires: the last day on which it is accepted.
        audited: when a person looked at it; `None`: nobody has.
        line: in the file it was read from; 0 for a new one.
    """

    key: Key
    count: int
    reason: str
    owner: str
    expires: date
    audited: date | None = None
    line: int = 0


def key_of(result: Result) -> Key:
    """Return what an entry about a result is about."""
    return Key(logs.bare(result.path), result.rule, result.detector, result.place, result.test_data)


def parsed(text: str, name: str) -> tuple[Entry, ...]:
    """
    Read a baseline.

    Args:
        text: the file's content.
        name: its name, for messages.

    Raises:
        BaselineError: it is broken; what a line holds is not repeated.
    """
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    if not lines or _object(lines[0][1], name, lines[0][0]).get("schema") != SCHEMA:
        message = f'{name}: is no baseline: its first line must be {{"schema": "{SCHEMA}"}}'
        raise BaselineError(message)
    found: dict[Key, Entry] = {}
    for number, line in lines[1:]:
        item = _object(line, name, number)
        if item == {"schema": SCHEMA}:
            continue  # two files put together by a union merge
        entry = _entry(item, name, number)
        other = found.get(entry.key)
        found[entry.key] = entry if other is None or entry.count < other.count else other
    return tuple(found.values())


def _object(line: str, name: str, number: int) -> dict[str, Any]:
    try:
        item = json.loads(line)
    except (ValueError, RecursionError):
        item = None
    if not isinstance(item, dict):
        hint = "; solve the merge conflict" if line.startswith(("<<<<<<<", "=======", ">>>>>>>")) else ""
        message = f"{name}:{number}: is no JSON object{hint}"
        raise BaselineError(message)
    return item


def _entry(item: dict[str, Any], name: str, number: int) -> Entry:
    expires, audited = _date(item.get("expires")), _date(item.get("audited"))
    if expires is None or not _whole(item) or (audited is None and item.get("audited") is not None):
        message = (
            f"{name}:{number}: an entry needs path, rule, detector, place (a list), count (1 or more), reason, owner "
            "and expires (a date as 2027-01-31)"
        )
        raise BaselineError(message)
    key = Key(item["path"], item["rule"], item["detector"], tuple(item["place"]), item.get("test_data", False))
    return Entry(key, item["count"], item["reason"], item["owner"], expires, audited, number)


def _whole(item: dict[str, Any]) -> bool:
    texts = [item.get(name) for name in ("path", "rule", "detector", "reason", "owner")]
    place, count = item.get("place"), item.get("count")
    return (
        all(isinstance(text, str) and text.strip() for text in texts)
        and isinstance(place, list)
        and all(isinstance(part, str) for part in place)
        and type(count) is int
        and count >= 1
        and type(item.get("test_data", False)) is bool
    )


def _date(said: object) -> date | None:
    try:
        return date.fromisoformat(said) if isinstance(said, str) else None
    except ValueError:
        return None


def written(entries: Iterable[Entry]) -> Iterator[str]:
    """Yield a baseline, a line at a time, in an order that does not depend on when an entry came."""
    yield json.dumps({"schema": SCHEMA}) + "\n"
    for entry in sorted(entries, key=lambda entry: entry.key):
        item: dict[str, Any] = {name: value for name, value in entry.key._asdict().items() if value or name == "place"}
        item |= {"count": entry.count, "reason": entry.reason, "owner": entry.owner}
        item |= {"expires": entry.expires.isoformat()}
        if entry.audited is not None:
            item["audited"] = entry.audited.isoformat()
        line = json.dumps(item, ensure_ascii=False)
        yield (line if line.isprintable() else json.dumps(item)) + "\n"


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
    left = {key: entry.count for key, entry in by_key.items() if today <= entry.expires}
    matched: dict[Key, int] = defaultdict(int)
    results = []
    for result in verdict.results:
        key = key_of(result)
        matched[key] += result.count
        entry = by_key.get(key)
        if entry is None or not result.count:
            results.append(result)
        elif key not in left:
            results.append(replace(result, expired=entry.expires))
        else:
            known = min(result.count, left[key])
            left[key] -= known
            results.append(_known(result, known))
    gone = [entry for entry in by_key.values() if _outlived(entry, matched[entry.key]) and looked_at(entry.key.path)]
    remarks = tuple(_remark(entry, matched[entry.key], name) for entry in sorted(gone, key=lambda e: e.line))
    return replace(verdict, results=tuple(results), remarks=(*verdict.remarks, *remarks))


def _outlived(entry: Entry, found: int) -> bool:
    """Tell whether an entry accepts more than is there; how often a log's statement ran says nothing of that."""
    return found < (1 if entry.key.rule.startswith("LOG") else entry.count)


def _known(result: Result, known: int) -> Result:
    count = result.count - known
    state = result.state if count or result.state == "test data" else "known"
    return replace(result, count=count, known=known, state=state)


def _remark(entry: Entry, found: int, name: str) -> Remark:
    where = " › ".join((entry.key.path, *entry.key.place))
    if found:
        return Remark(name, entry.line, "fewer", (entry.count, entry.key.rule, where, found))
    return Remark(name, entry.line, "gone", (entry.key.rule, where))


def accepted(results: Iterable[Result], reason: str, owner: str, expires: date) -> tuple[Entry, ...]:
    """Return entries that accept results, one for each key, with the values of all that share it."""
    counts: dict[Key, int] = defaultdict(int)
    for result in results:
        counts[key_of(result)] += result.count + result.known
    return tuple(Entry(key, count, reason, owner, expires) for key, count in counts.items())
