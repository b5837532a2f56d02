"""What a rule says does not match, and what it says of the rest: discrepancies and states."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date, datetime

    from scanner.findings import Location
    from scanner.inventory.words import Severity
    from scanner.rules.rule import Words

State = Literal["found", "not_found", "not_examined", "not_verifiable"]
NodePath = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """
    One rule broken in one place, as the rule sees it.

    Args:
        finding: id of the scan's finding; empty for none.
        category: which category it is about; empty for none.
        location: where it was found; `None` when it is about the inventory alone.
        system, activity, promise, recipient: ids from the inventory.
        node: what of the inventory it is about, by its path; its line is shown.
        quote: the organisation's own sentence, when it is not the node's.
        count, examined: how many values of how many.
        oldest: the oldest date that is past its time.
        overdue: how many are.
        weak: what was found says little of a person by itself.
        said: what more there is to say, in each language.
        severity: when it is not the rule's own.
    """

    finding: str = ""
    category: str = ""
    location: Location | None = None
    system: str | None = None
    activity: str | None = None
    promise: str | None = None
    recipient: str | None = None
    node: NodePath = ()
    quote: str | None = None
    count: int = 0
    examined: int = 0
    oldest: date | None = None
    overdue: int | None = None
    weak: bool = False
    said: Words | None = None
    severity: Severity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Discrepancy:
    """
    One rule broken in one place, with all that a person needs to mend it.

    Args:
        rule: its id.
        severity: how bad.
        breach: what and where.
        quote: the sentence of the organisation's own text that is broken.
        inventory_line: where the inventory speaks of it.
        remedy: what to do.
        also: ids of the other rules that the same place breaks for the same category.
        since: when a scan first saw it; `None` when this one did, or when nothing earlier is known.
        declares: the lines that would declare it in the inventory, where that is a way to mend it.
    """

    rule: str
    severity: Severity
    breach: Breach
    quote: str | None
    inventory_line: int | None
    remedy: Words
    also: tuple[str, ...] = ()
    since: datetime | None = None
    declares: str | None = None

    @property
    def id(self) -> str:
        """The same from run to run; made of the rule, the place and ids of the inventory, never of a value."""
        breach, at = self.breach, self.breach.location
        place = (at.source, at.container or "", at.field) if at else ("", "", "")
        of = (breach.system, breach.activity, breach.promise, breach.recipient)
        told = breach.said.en if breach.said and at is None and not breach.system else ""
        text = "\0".join((self.rule, breach.category, *place, *(name or "" for name in of), told))
        return blake2b(text.encode(), digest_size=8).hexdigest()


@dataclass(frozen=True, slots=True)
class Standing:
    """
    What a scan can say of something declared.

    Args:
        kind: a category of a system, or a promise.
        id: the category, or the promise's id.
        system: which; `None` for a promise about all.
        state: found (for a promise: broken), not found with enough coverage, not examined enough, or not for a scan to tell.
        examined, total: lines and rows.
        bound: the share that may hold it unseen, with 95 % confidence; `None` when not examined, or not known by values.
        by: whether a scan knows it by its values or only where a field is named so; `None` when it does neither.
        parts: where it is not for a scan to tell, the parts of it that a scan does look for.
        protected: values that are seen to be hashed, encrypted, masked or cut; `None` where nothing promises that.
        filled: how many values are in the fields that these were seen in.
        veils: how many of them cannot be read, by what makes them so: hash, ciphertext, digest, masked, cut.
    """

    kind: Literal["category", "promise"]
    id: str
    system: str | None
    state: State
    examined: int = 0
    total: int | None = None
    bound: float | None = None
    by: Literal["value", "name"] | None = None
    parts: tuple[str, ...] = ()
    protected: int | None = None
    filled: int | None = None
    veils: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """
    A scan held against an inventory.

    Args:
        scan: the scan's number in the catalog, or when it began.
        inventory: the file.
        complete: everything could be examined.
        today: the day that retention was reckoned by.
        notices: what to know before reading on: globs that match nothing, systems bound twice, another version.
        discrepancies: worst first.
        states: every declared category and promise.
        accepted: breaches that the settings accept for now.
        since: the scan that only what is new since is told; empty for all.
    """

    scan: str
    inventory: str
    complete: bool
    today: date
    notices: tuple[Words, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
    states: tuple[Standing, ...] = ()
    accepted: int = 0
    since: str = ""
