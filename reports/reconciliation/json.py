"""One JSON object, schema `innsyn/reconciliation/1`; described in docs/reconciliation.md."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from reports.json import dumped
from reports.report import ReconciliationReport, View

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.reconcile.discrepancy import Discrepancy, Reconciliation, Standing

SCHEMA = "innsyn/reconciliation/1"


def discrepancy_object(one: Discrepancy, view: View) -> dict[str, Any]:
    """Return a discrepancy as the JSON contract has it."""
    breach = one.breach
    return {
        "id": one.id,
        "rule": one.rule,
        "severity": one.severity,
        "category": breach.category or None,
        "location": asdict(breach.location) if breach.location else None,
        "system": breach.system,
        "activity": breach.activity,
        "promise": breach.promise,
        "recipient": breach.recipient,
        "count": breach.count,
        "examined": breach.examined,
        "quote": one.quote,
        "inventory_line": one.inventory_line,
        "remedy": one.remedy.of(view.language),
        "note": breach.said.of(view.language) if breach.said else None,
        "oldest": breach.oldest.isoformat() if breach.oldest else None,
        "overdue": breach.overdue,
        "also": list(one.also),
        "since": one.since.isoformat(timespec="seconds") if one.since else None,
        "declares": one.declares,
    }


def _state_object(one: Standing) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "id": one.id,
        "system": one.system,
        "state": one.state,
        "examined": one.examined,
        "total": one.total,
        "bound": None if one.bound is None else round(one.bound, 9),
        "by": one.by,
        "parts": list(one.parts),
        "protected": one.protected,
        "filled": one.filled,
        "veils": dict(one.veils),
    }


def render(reconciliation: Reconciliation, view: View) -> Iterator[str]:
    """Yield the object, one discrepancy and one state a line."""
    head = {
        "schema": SCHEMA,
        "scan": reconciliation.scan,
        "inventory": reconciliation.inventory,
        "complete": reconciliation.complete,
        "today": reconciliation.today.isoformat(),
        "notices": [notice.of(view.language) for notice in reconciliation.notices],
        "accepted": reconciliation.accepted,
    }
    yield dumped(head)[:-1]
    yield ', "discrepancies": ['
    for number, one in enumerate(reconciliation.discrepancies):
        yield ("," if number else "") + "\n  " + dumped(discrepancy_object(one, view))
    yield '],\n "states": ['
    for number, state in enumerate(reconciliation.states):
        yield ("," if number else "") + "\n  " + dumped(_state_object(state))
    yield "]}\n"


REPORT = ReconciliationReport("json", render)
