"""
Precision and recall of a scan against an estate's truth, detector by detector, value by value.

A reported place is right where it overlaps a planted value of its detector (same file, container, and line, or field
and row). It is neither right nor wrong where the truth is optional. Everything else is a false alarm.

`python -m tests.estates.score TRUTH.json SCAN.json` prints the table.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ANY = "*"
WHOLE = 1 << 30

CHECKED = frozenset(
    [
        "no_fodselsnummer",
        "no_duf",
        "no_kontonummer",
        "no_orgnr",
        "no_mva",
        "no_kid",
        "payment_card",
        "iban",
        "imei",
        "se_personnummer",
        "dk_cpr",
        "fi_hetu",
        "is_kennitala",
    ]
)
"""Detectors backed by check digits: held to a higher standard."""

Key = tuple[str, str | None, str, str | int, int]


@dataclass(slots=True)
class Expected:
    """One planted value. Mutable: `found` is set while scoring."""

    detector: str
    also: frozenset[str]
    test_data: bool | None
    optional: bool
    path: str
    place: str
    found: bool = False
    agreed: bool = True

    def allows(self, detector: str) -> bool:
        """Tell whether the detector may report this value."""
        return self.detector in (detector, ANY) or detector in self.also


@dataclass(frozen=True, slots=True)
class Row:
    """
    How one detector did.

    Args:
        planted, found: required values, and those that were reported.
        reported, right: reported places that count, and those on a planted value.
        agreed: found values whose test-data flag is as planted.
        missed, wrong: the first places of each, for a person to look at.
    """

    detector: str
    planted: int
    found: int
    reported: int
    right: int
    agreed: int
    missed: tuple[str, ...]
    wrong: tuple[str, ...]

    @property
    def recall(self) -> float:
        """Found of planted; 1 where nothing is planted."""
        return self.found / self.planted if self.planted else 1.0

    @property
    def precision(self) -> float:
        """Right of reported; 1 where nothing is reported."""
        return self.right / self.reported if self.reported else 1.0


def _field(path: str) -> str:
    """Return a field path without the marks of a document's root."""
    return path.removeprefix("$").removeprefix("[]").lstrip(".")


def _index(truth: list[dict[str, Any]]) -> tuple[list[Expected], dict[Key, list[tuple[int, int, Expected]]], set[str]]:
    """Return planted values, the same by place, and the paths that are scored."""
    everything: list[Expected] = []
    places: dict[Key, list[tuple[int, int, Expected]]] = defaultdict(list)
    for entry in truth:
        path, container = entry["path"], entry["container"]
        rows = entry.get("rows", [entry.get("row")])
        for row in range(1, entry["count"] + 1) if rows == "all" else rows:
            line = entry.get("line")
            expected = Expected(
                detector=entry["detector"],
                also=frozenset(entry.get("also", ())),
                test_data=entry["test_data"],
                optional=entry.get("optional", False),
                path=path,
                place=f"line {line}" if line else f"{entry['field']} row {row}",
            )
            everything.append(expected)
            # A base64 payload has no place of its own for what it hides: anywhere in it will do.
            span = (entry["start"], entry["end"]) if "start" in entry else (0, WHOLE)
            if line is not None:
                places[path, container, "line", "", line].append((*span, expected))
            if row is not None:
                cell = (entry.get("cell_start", span[0]), entry.get("cell_end", span[1]))
                places[path, container, "row", _field(entry["field"]), row].append((*cell, expected))
    return everything, places, {entry["path"] for entry in truth}


def _file(location: dict[str, Any], paths: set[str]) -> tuple[str, str | None]:
    """Return the path as the truth names it, and the container."""
    path, container = location["path"], location["container"]
    if "!/" in path:
        path, _, container = path.partition("!/")
    for known in paths:
        if path == known or path.endswith("/" + known):
            return known, container if known.endswith((".zip", ".db")) else None
    return path, container


def _match(detector: str, span: tuple[int, int], there: list[tuple[int, int, Expected]]) -> list[Expected]:
    """Return planted values under the span that the detector may report; of several in one place the next not found."""
    start, end = span
    under = [(a, b, e) for a, b, e in there if a < end and start < b and e.allows(detector)]
    chosen: list[tuple[int, int, Expected]] = []
    for a, b, expected in sorted(under, key=lambda item: (item[2].optional, item[2].found)):
        if all(b <= other_a or other_b <= a for other_a, other_b, _ in chosen):
            chosen.append((a, b, expected))
    return [expected for _, _, expected in chosen]


def _occurrences(
    finding: dict[str, Any], places: dict[Key, Any], path: str, container: str | None
) -> list[tuple[Key, tuple[int, int]]]:
    """Return where a finding says it stands; a finding on a whole column without places stands in each of its rows."""
    field = _field(finding["location"]["field"] or "")
    found: list[tuple[Key, tuple[int, int]]] = []
    for place in finding["occurrences"]:
        span = (place["start"], place["end"])
        if place.get("row") is not None:
            found.append(((path, container, "row", field, place["row"]), span))
        else:
            found.append(((path, container, "line", "", place["line"]), span))
    if not found:
        rows = sorted(key for key in places if key[:4] == (path, container, "row", field))
        found = [(key, (0, WHOLE)) for key in rows[: finding["count"]]]
    return found


def score(truth: list[dict[str, Any]], scan: dict[str, Any]) -> list[Row]:
    """
    Hold a scan against the truth.

    Args:
        truth: what `Ledger.close` wrote.
        scan: what `innsyn scan --format json` printed, with all occurrences.

    Returns:
        One row per detector that was planted or reported, by name.
    """
    everything, places, paths = _index(truth)
    reported: Counter[str] = Counter()
    right: Counter[str] = Counter()
    wrong: dict[str, list[str]] = defaultdict(list)
    for finding in scan["findings"]:
        detector = finding["detector"]
        path, container = _file(finding["location"], paths)
        for key, span in _occurrences(finding, places, path, container):
            matched = _match(detector, span, places.get(key, []))
            required = [expected for expected in matched if not expected.optional]
            for expected in required:
                expected.found = True
                expected.agreed = expected.test_data in (None, finding["test_data"])
            if required or not matched:
                reported[detector] += 1
                right[detector] += bool(required)
            if not matched:
                wrong[detector].append(f"{path} {container or ''} {key[2]} {key[3]} {key[4]} {span}")
    needed = [expected for expected in everything if not expected.optional]
    rows = []
    for name in sorted({expected.detector for expected in needed} | set(reported)):
        own = [expected for expected in needed if expected.detector == name]
        found = [expected for expected in own if expected.found]
        missed = tuple(f"{expected.path} {expected.place}" for expected in own if not expected.found)
        agreed = sum(expected.agreed for expected in found)
        rows.append(
            Row(name, len(own), len(found), reported[name], right[name], agreed, missed[:5], tuple(wrong[name][:5]))
        )
    return rows


def short_of(rows: list[Row], *, checked: float = 0.98, rest: float = 0.90) -> list[Row]:
    """Return the detectors that miss the mark in precision or recall."""
    return [row for row in rows if min(row.precision, row.recall) < (checked if row.detector in CHECKED else rest)]


def table(rows: list[Row]) -> str:
    """Return the rows as text, worst places below."""
    lines = [
        f"{'detector':<28}{'planted':>8}{'found':>8}{'recall':>8}{'reported':>10}{'right':>8}{'precision':>11}{'flag':>7}"
    ]
    for row in rows:
        flag = f"{row.agreed / row.found:.3f}" if row.found else "-"
        lines.append(
            f"{row.detector:<28}{row.planted:>8}{row.found:>8}{row.recall:>8.3f}"
            f"{row.reported:>10}{row.right:>8}{row.precision:>11.3f}{flag:>7}"
        )
    for row in short_of(rows):
        lines += [f"{row.detector} missed {place}" for place in row.missed]
        lines += [f"{row.detector} wrong at {place}" for place in row.wrong]
    return "\n".join(lines)


def main() -> None:
    """Print the table for a truth and a scan."""
    truth, scan = (json.loads(Path(name).read_text(encoding="utf-8")) for name in sys.argv[1:3])
    print(table(score(truth, scan)))  # noqa: T201 - this is a command


if __name__ == "__main__":
    main()
