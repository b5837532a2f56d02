"""REC107: what is promised or declared to be protected stands in clear."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypedDict

from scanner.inventory.hierarchy import within
from scanner.reconcile.check import Check
from scanner.reconcile.discrepancy import Breach
from scanner.reconcile.places import in_clear, owner, place
from scanner.rules.rule import Rule, Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scanner.inventory.model import Promise
    from scanner.inventory.words import Severity
    from scanner.reconcile.discrepancy import NodePath
    from scanner.reconcile.view import Found, View

PASSWORD = "user.authorization.password"  # noqa: S105 - a category


class _Said(TypedDict, total=False):
    promise: str
    activity: str
    node: NodePath
    severity: Severity | None


def broken(view: View) -> Iterator[Breach]:
    """Yield what can be read though it is said to be encrypted, hashed or cut; a stored password always."""
    promises = [
        (position, promise)
        for position, promise in view.promised("protected", "truncated")
        if promise.protection != "tls" and promise.verified_by != "no"
    ]
    for found in view.found:
        clear = in_clear(view, found.finding)
        if not clear:
            continue
        said = _said_of(view, found, promises)
        if said is not None:
            yield replace(Breach(**place(found), **owner(view, found), **said), count=clear)


def _said_of(view: View, found: Found, promises: Sequence[tuple[int, Promise]]) -> _Said | None:
    """Return what says that a place's values cannot be read."""
    category = found.finding.category
    for position, promise in promises:
        named = any(within(category, one) for one in promise.data_categories)
        if named and view.in_scope(promise, found.binding):
            return _Said(promise=promise.id, node=("promises", position), severity=promise.severity)
    for system in found.binding.systems:
        for number, item, data in view.of_system(system):
            protected = data.protection not in {None, "none"}
            if within(category, data.data_category) and (protected or within(category, PASSWORD)):
                return _Said(
                    activity=view.activity(number).id, node=("processing_activities", number, "personal_data", item)
                )
    if found.binding.systems and within(category, PASSWORD) and not found.in_log:
        return _Said(node=("systems", found.binding.systems[0]))
    return None


CHECK = Check(
    Rule(
        id="REC107",
        name="ProtectionBroken",
        title=Words("Vern brutt", "Vern brote", "Protection broken"),
        text=Words(
            "Dette skal være kryptert, hashet eller avkortet, men kan leses i klartekst.",
            "Dette skal vere kryptert, hasha eller avkorta, men kan lesast i klartekst.",
            "This is said to be encrypted, hashed or truncated, but can be read in clear.",
        ),
        remedy=Words(
            "Krypter, hash eller kort av verdiene, og slett det som ligger i klartekst.",
            "Krypter, hash eller kort av verdiane, og slett det som ligg i klartekst.",
            "Encrypt, hash or truncate the values, and delete what lies in clear.",
        ),
        severity="critical",
        law=(
            "gdpr/art-5-1-f",
            "gdpr/art-32",
        ),
    ),
    broken,
    rank=20,
)
