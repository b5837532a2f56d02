"""
SARIF 2.1.0: each discrepancy at the line of the inventory that it is about, and in words where it was found.

A database has no lines, and GitHub drops what has no file: the inventory is the file that a merge request can mend.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from detectors.categories import label
from reports.gate.grades import GRADES, Grade
from reports.gate.sarif import MOST, SCHEMA, rule_object, uri
from reports.json import dumped
from reports.report import ReconciliationReport, View, printable
from scanner import __version__
from scanner.reconcile.check import on_offer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.report import Language
    from scanner.inventory.words import Severity
    from scanner.reconcile.discrepancy import Discrepancy, Reconciliation

INFORMATION = Grade("note", 0.0, "info", "notice")


def render(reconciliation: Reconciliation, view: View) -> Iterator[str]:
    """Yield the log, a result a line; of more than GitHub keeps, the worst, and how many there were."""
    kept = reconciliation.discrepancies[:MOST]
    rules = {one.rule: _rule(one, view.language) for one in sorted(kept, key=lambda one: one.rule)}
    places = {name: index for index, name in enumerate(rules)}
    notices = [_notice(notice.of(view.language)) for notice in reconciliation.notices]
    if len(kept) < len(reconciliation.discrepancies):
        notices.insert(0, _notice(f"{len(reconciliation.discrepancies):,} results: the worst {len(kept):,} are here"))
    run = {
        "tool": {"driver": {"name": "innsyn", "semanticVersion": __version__, "rules": list(rules.values())}},
        "automationDetails": {"id": "innsyn-reconcile/"},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": reconciliation.complete, "toolExecutionNotifications": notices}],
    }
    yield dumped({"$schema": SCHEMA, "version": "2.1.0"})[:-1] + ', "runs": [' + dumped(run)[:-1] + ', "results": ['
    for index, one in enumerate(kept):
        result = _result(one, reconciliation.inventory, places[one.rule], view.language)
        yield ("," if index else "") + "\n  " + dumped(result)
    yield "]}]}\n"


def _rule(one: Discrepancy, language: Language) -> dict[str, Any]:
    """Return a rule as SARIF describes one; a lint of the inventory has its own words."""
    known = next((check.rule for check in on_offer() if check.rule.id == one.rule), None)
    if known is not None:
        return rule_object(known, language)
    grade = _grade(one.severity)
    text = printable(one.breach.said.of(language)) if one.breach.said else one.rule
    return {
        "id": one.rule,
        "shortDescription": {"text": text},
        "fullDescription": {"text": text},
        "help": {"text": one.remedy.of(language)},
        "defaultConfiguration": {"level": grade.level},
        "properties": {"precision": "high", "security-severity": f"{grade.score}", "tags": ["privacy"]},
    }


def _result(one: Discrepancy, inventory: str, rule: int, language: Language) -> dict[str, Any]:
    breach, grade = one.breach, _grade(one.severity)
    location: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": {"uri": uri(inventory)},
            "region": {"startLine": one.inventory_line or 1},
        }
    }
    if breach.location is not None:
        here = breach.location
        name = " › ".join(printable(part) for part in (here.path, here.container, here.field) if part)
        location["logicalLocations"] = [{"fullyQualifiedName": name, "kind": "member"}]
    return {
        "ruleId": one.rule,
        "ruleIndex": rule,
        "kind": "fail",
        "level": grade.level,
        "rank": grade.score * 10,
        "message": {"text": _message(one, language)},
        "locations": [location],
        "occurrenceCount": max(1, breach.count),
        "partialFingerprints": {"primaryLocationLineHash": f"{one.id}:1", "innsyn/v1": one.id},
    }


def _message(one: Discrepancy, language: Language) -> str:
    """Return what does not match, where, by which sentence, and what to do."""
    breach = one.breach
    title = next((check.rule.title.of(language) for check in on_offer() if check.rule.id == one.rule), one.rule)
    parts = [f"{title}: {label(breach.category, language)}" if breach.category else title]
    if breach.location is not None:
        here = breach.location
        parts.append(" › ".join(part for part in (here.path, here.container, here.field) if part))
    if breach.said is not None:
        parts.append(breach.said.of(language))
    if one.quote:
        parts.append(f"«{one.quote}»")
    parts.append(one.remedy.of(language))
    return printable(". ".join(part.rstrip(".") for part in parts)) + "."


def _grade(severity: Severity) -> Grade:
    return INFORMATION if severity == "info" else GRADES[severity]


def _notice(text: str) -> dict[str, Any]:
    return {"level": "warning", "message": {"text": printable(text)}}


REPORT = ReconciliationReport("sarif", render)
