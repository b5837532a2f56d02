"""
What is known and accepted for a while, in a file that holds no value and merges well.

The file is JSON Lines: what it is, then an entry a line, sorted. An entry is a rule, a file without what rotation adds
to its name, the field, and the statement: the template of its line (`scanner.line_template`) and which of the line's
values it is. With it stand a count that may only fall, a reason, an owner and a last day. No line numbers, no times, no
hash of anything: two branches that accept different things merge without a word.

An entry without a template accepts a field whatever its statements: a column, running text, or what was written before
statements were told apart. `innsyn baseline update` makes of the last kind one entry for each statement.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


SCHEMA = "innsyn/baseline/2"
BEFORE = "innsyn/baseline/1"
"""Entries of fields, without statements."""
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
    template: str = ""
    ordinal: int = 0

    @property
    def field(self) -> Key:
        """The field, whatever its statements."""
        return self._replace(template="", ordinal=0)

    @property
    def shown(self) -> str:
        """Where that is which an entry is about, as a person reads it."""
        template = (
            (f"«{self.template}»" + (f" ({self.ordinal})" if self.ordinal > 1 else ""),) if self.template else ()
        )
        return " › ".join((self.path, *self.place, *template))


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
    if not lines or _object(lines[0][1], name, lines[0][0]).get("schema") not in {SCHEMA, BEFORE}:
        message = f'{name}: is no baseline: its first line must be {{"schema": "{SCHEMA}"}}'
        raise BaselineError(message)
    found: dict[Key, Entry] = {}
    for number, line in lines[1:]:
        item = _object(line, name, number)
        if item in ({"schema": SCHEMA}, {"schema": BEFORE}):
            continue  # two files put together by a union merge
        entry = _entry(item, name, number)
        other = found.get(entry.key)
        found[entry.key] = entry if other is None or entry.count < other.count else other
    return tuple(found.values())


def _object(line: str, name: str, number: int) -> dict[str, Any]:
    import json

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
            "and expires (a date as 2027-01-31); a template goes with its ordinal (1 or more)"
        )
        raise BaselineError(message)
    key = Key(
        item["path"],
        item["rule"],
        item["detector"],
        tuple(item["place"]),
        item.get("test_data", False),
        item.get("template", ""),
        item.get("ordinal", 0),
    )
    return Entry(key, item["count"], item["reason"], item["owner"], expires, audited, number)


def _whole(item: dict[str, Any]) -> bool:
    texts = [item.get(name) for name in ("path", "rule", "detector", "reason", "owner")]
    place, count = item.get("place"), item.get("count")
    template, ordinal = item.get("template", ""), item.get("ordinal", 0)
    return (
        all(isinstance(text, str) and text.strip() for text in texts)
        and isinstance(place, list)
        and all(isinstance(part, str) for part in place)
        and type(count) is int
        and count >= 1
        and type(item.get("test_data", False)) is bool
        and isinstance(template, str)
        and type(ordinal) is int
        and (ordinal >= 1 if template else ordinal == 0)
    )


def _date(said: object) -> date | None:
    try:
        return date.fromisoformat(said) if isinstance(said, str) else None
    except ValueError:
        return None


def written(entries: Iterable[Entry]) -> Iterator[str]:
    """Yield a baseline, a line at a time, in an order that does not depend on when an entry came."""
    import json

    yield json.dumps({"schema": SCHEMA}) + "\n"
    for entry in sorted(entries, key=lambda entry: entry.key):
        item: dict[str, Any] = {name: value for name, value in entry.key._asdict().items() if value or name == "place"}
        item |= {"count": entry.count, "reason": entry.reason, "owner": entry.owner}
        item |= {"expires": entry.expires.isoformat()}
        if entry.audited is not None:
            item["audited"] = entry.audited.isoformat()
        line = json.dumps(item, ensure_ascii=False)
        yield (line if line.isprintable() else json.dumps(item)) + "\n"
