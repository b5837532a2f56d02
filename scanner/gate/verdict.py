"""What the gate says: results and a count of everything, without a value in it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from detectors.detector import Severity
    from scanner.findings import Reason, Unread
    from scanner.rules.rule import Rule

State = Literal["failing", "below", "test data", "known", "allowed"]
"""
What became of a result: it fails the gate; it is below the threshold; it is test data; the baseline has all of it; a
note in the line allows all of it.
"""
TestData = Literal["ignore", "report", "fail"]


class Remark(NamedTuple):
    """
    Something to say of a note in a line, or of an entry of the baseline.

    Args:
        path, line: where that stands.
        kind: which remark; the reports have the words.
        given: what the words are about, in their order.
    """

    path: str
    line: int
    kind: str
    given: tuple[str | int, ...] = ()


class Spot(NamedTuple):
    """
    Where something stands in a file.

    Args:
        line: from 1.
        start, end: characters from 1, the end being the first after it; `None`: the line as a whole.
        template, ordinal: of the statement that wrote it.
    """

    line: int
    start: int | None = None
    end: int | None = None
    template: str = ""
    ordinal: int = 0


@dataclass(frozen=True, slots=True)
class Statement:
    """
    What one statement wrote of a result: the source of a line, told by the line's fixed words.

    Args:
        template: the line with every token masked; "" where the field alone tells.
        ordinal: which of the line's values of this field, from 1; 0 where the field alone tells.
        count: values that are neither known nor allowed.
        known: values that the baseline accepts.
    """

    template: str
    ordinal: int
    count: int
    known: int = 0


@dataclass(frozen=True, slots=True)
class Result:
    """
    One rule broken by one field of one file.

    Args:
        rule: id in `Verdict.rules`.
        severity: how bad, test data included when it is to fail.
        category, subtype: what it is.
        detector: that found it; empty where none did (a discrepancy).
        test_data: every value is published or reserved for tests.
        confidence: 0-1.
        masked: what stands for the value.
        path: the file a person opens, relative to where the gate runs.
        place: what a person looks for there: the container in the file, and the field; a database's column.
        spots: the first places that count, none where the file has no lines; ordered.
        row: the first row, in tables.
        statements: those that wrote it, ordered; their counts add up to the result's.
        count: values that are neither known nor allowed.
        known: values that the baseline accepts.
        allowed: values that a note in their line allows.
        state: what became of it.
        fingerprint: the same from run to run, however lines move; made of names, never of a value.
        why: the evidence, heaviest first.
        expired: the last day on which the baseline accepted it, when that has passed.
    """

    rule: str
    severity: Severity
    category: str
    subtype: str
    detector: str
    test_data: bool
    confidence: float
    masked: str
    path: str
    place: tuple[str, ...]
    spots: tuple[Spot, ...]
    row: int | None
    count: int
    known: int
    allowed: int
    state: State
    fingerprint: str
    why: tuple[Reason, ...] = ()
    statements: tuple[Statement, ...] = ()
    expired: date | None = None

    @property
    def order(self) -> tuple[object, ...]:
        """Where it comes among others: by file and line, as a person reads."""
        spot = self.spots[0] if self.spots else Spot(self.row or 0)
        return (self.path, spot.line, spot.start or 0, self.place, self.rule, self.detector, self.fingerprint)


@dataclass(frozen=True, slots=True)
class Verdict:
    """
    What a gate's run says.

    Args:
        version: of innsyn.
        threshold: severity from which a result fails.
        results: ordered by file and line.
        rules: the rules they break, and by request those that were asked, by id.
        unsure: findings held back for their confidence.
        examined: files that were read, with lines and rows; ordered.
        failures, set_aside: what could not be read, and what was not meant to be; their sources are paths, as results'.
        remarks: what to say of the baseline and of notes: what is unused, what has expired.
        complete: everything named was read from end to end.
    """

    version: str
    threshold: Severity
    results: tuple[Result, ...]
    rules: Mapping[str, Rule]
    unsure: int
    examined: Mapping[str, int]
    failures: tuple[Unread, ...]
    set_aside: tuple[Unread, ...]
    remarks: tuple[Remark, ...] = ()
    complete: bool = True

    @property
    def failing(self) -> tuple[Result, ...]:
        """The results that fail the gate."""
        return tuple(result for result in self.results if result.state == "failing")

    @property
    def states(self) -> Counter[State]:
        """How many results there are in each state."""
        return Counter(result.state for result in self.results)
