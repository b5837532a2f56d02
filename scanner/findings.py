"""What a scan says: findings, coverage, failures. No value can be in here, by construction."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from scanner.bounds import bound

if TYPE_CHECKING:
    from datetime import date, datetime

    from detectors.detector import Severity
    from scanner.evidence import Occurrence, Place

    Grade = Severity | Literal["info"]

RANDOM = ("random rows", "random keys", "reservoir")
"""Samples in which every row had the same chance; rows of one page are alike, and say less than they count."""
SEVERITIES: tuple[Severity, ...] = ("critical", "high", "medium", "low")
GRADES: tuple[Grade, ...] = (*SEVERITIES, "info")
"""The severities, worst first, with the one below them that only rules about the inventory have."""


def at_or_above(severity: Grade, threshold: str) -> bool:
    """
    Tell whether a severity reaches a threshold; "never" is reached by none.

    >>> at_or_above("high", "medium"), at_or_above("info", "low"), at_or_above("critical", "never")
    (True, False, False)
    """
    return threshold in GRADES and GRADES.index(severity) <= [*GRADES].index(threshold)


@dataclass(frozen=True, slots=True)
class Location:
    """
    Where a finding stands.

    Args:
        source: what was read: "file:logs/app.log".
        container: archive member, sheet or table; `None` for a plain file.
        field: column, JSON path, log key, or the static text before the value.
        path: path of the file or URL, without the scheme `file:`.
    """

    source: str
    container: str | None
    field: str
    path: str


def located(place: Place) -> Location:
    """Return a place as findings name it."""
    return Location(place.source, place.container, place.field, place.source.removeprefix("file:"))


class Reason(NamedTuple):
    """One piece of evidence and what it weighs, in natural log-odds."""

    reason: str
    weight: float


@dataclass(frozen=True, slots=True)
class Finding:
    """
    One kind of personal data in one field, judged.

    Args:
        id: stable over runs; made of location, detector and class, never of values.
        detector, category, subtype: what it is.
        test_data: every value counted here is published or reserved for tests.
        severity: how bad; "low" for test data.
        confidence: probability that it is what it says, 0-1.
        location: where.
        count: how many values.
        examined: how many lines (of the source) or cells (of the field) were read.
        total: how many there are; `None`: unknown.
        sampling: how the rows read were chosen; empty when all were read.
        subtypes: each subtype with how many values are of it, commonest first.
        unit: what `examined` counts: lines of the source, or rows of the table.
        statements: the statements that wrote them, by the template of their lines and which of its values, with how
            many each wrote; where that was asked for.
        tried: how many look-alikes were checked.
        distinct: how many different values; `distinct_at_least` when counting stopped at the limit.
        occurrences: the first places.
        masked, shape: how the values are shown and what they look like.
        why: the evidence, heaviest first.
    """

    id: str
    detector: str
    category: str
    subtype: str
    test_data: bool
    severity: Severity
    confidence: float
    location: Location
    count: int
    examined: int
    tried: int
    distinct: int
    distinct_at_least: bool
    occurrences: tuple[Occurrence, ...]
    masked: str
    shape: str
    why: tuple[Reason, ...]
    total: int | None = None
    sampling: str = ""
    subtypes: tuple[tuple[str, int], ...] = ()
    unit: Literal["lines", "rows"] = "lines"
    statements: tuple[tuple[str, int, int], ...] = ()


class FieldCoverage(NamedTuple):
    """
    How many rows of one column were examined, the share that may hold what was not seen (95 %), and its declared type.
    """

    field: str
    examined: int
    bound: float
    type: str = ""


@dataclass(frozen=True, slots=True)
class Coverage:
    """
    How much of a source was read.

    Args:
        source, container: which.
        unit: what is counted.
        examined: how many were read.
        total: how many there are; `None`: unknown.
        complete: everything that was to be read was read.
        sampling: how the rows were chosen ("random rows"); empty when all were to be read.
        seed: of the sample, to draw the same one again.
        exact: `total` was counted, and not the database's own estimate.
        fields: the columns of a table in a database, with what is left open for each.
    """

    source: str
    container: str | None
    unit: Literal["lines", "rows"]
    examined: int
    total: int | None
    complete: bool
    sampling: str = ""
    seed: int | None = None
    exact: bool = True
    fields: tuple[FieldCoverage, ...] = ()
    carried: int = 0
    since: str = ""

    @property
    def bound(self) -> float | None:
        """The share that may hold what was not seen, with 95 % confidence; `None` where nothing of the kind is known."""
        if not self.complete:
            return None  # of what was drawn some is missing, and that is not at random
        if not self.sampling:
            return 0.0
        # An estimate may be far off, and then the share of it that was read says nothing.
        return bound(self.examined, self.total if self.exact else None) if self.sampling in RANDOM else None


class Days(NamedTuple):
    """
    A column of dates that say when something happened.

    Args:
        location: where.
        days: each day with the cells that fall on it, oldest first.
    """

    location: Location
    days: tuple[tuple[date, int], ...]


class Endings(NamedTuple):
    """
    A column of states, by what its cells say came to an end.

    Args:
        location: where.
        examined: cells read.
        meanings: "rejected", "ended" ..., each with its cells.
    """

    location: Location
    examined: int
    meanings: tuple[tuple[str, int], ...]


class Veiled(NamedTuple):
    """
    A column with cells that cannot be read.

    Args:
        location: where.
        filled: cells that hold something.
        kinds: "hash", "ciphertext", "digest", "masked", "cut", each with its cells.
    """

    location: Location
    filled: int
    kinds: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Join:
    """
    A column whose values are another's.

    Args:
        child, parent: the column that points, and the column of unique values it points to.
        named: their names agree.
        shared, compared: of `compared` different values of the child, `shared` are in the parent; 0 of 0 when the
            parent was not read whole.
        declared: it is a foreign key of the database's schema; otherwise it is proposed, for a person to confirm.
    """

    child: Location
    parent: Location
    named: bool
    shared: int
    compared: int
    declared: bool = False


@dataclass(frozen=True, slots=True)
class Unread:
    """Something that could not be read (a failure) or was set aside, with the reason."""

    source: str
    container: str | None
    reason: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Scan:
    """
    One run over its targets.

    Args:
        version: of innsyn.
        started, finished: in UTC.
        findings: strongest first: severity, then confidence, then place.
        below: findings held back for their confidence.
        coverage, failures, set_aside: what was read and what was not.
        joins: which columns point to which, as far as names and values give it away.
        days: how old what lies in the tables is, by their columns of dates.
        endings: columns of states, with the cells that say something came to an end.
        veiled: columns with cells that cannot be read: hashes, ciphertext, what is masked or cut.
    """

    version: str
    started: datetime
    finished: datetime
    targets: tuple[str, ...]
    findings: tuple[Finding, ...]
    below: int
    coverage: tuple[Coverage, ...]
    failures: tuple[Unread, ...] = ()
    set_aside: tuple[Unread, ...] = field(default=())
    joins: tuple[Join, ...] = ()
    days: tuple[Days, ...] = ()
    endings: tuple[Endings, ...] = ()
    veiled: tuple[Veiled, ...] = ()

    @property
    def complete(self) -> bool:
        """Tell whether everything named was read from end to end."""
        return not self.failures and all(part.complete for part in self.coverage)
