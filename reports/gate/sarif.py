"""
SARIF 2.1.0, for GitHub code scanning, GitLab and editors; valid against the schema of errata 01.

GitHub keeps 5,000 results and refuses more than 25,000, so more are put together, the worst first, and the report says
so. Fingerprints are our own: an uploader that finds none hashes the line, which is the personal data. Each region's
snippet is the mask that stands for the value, named in `redactionTokens`.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from reports.gate.grades import GRADES, numbered, reported
from reports.gate.words import message, remarked, unread
from reports.json import dumped
from reports.report import GateReport, View, printable
from scanner.findings import SEVERITIES
from scanner.gate.weigh import fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reports.report import Language
    from scanner.gate.verdict import Result, Spot, Verdict
    from scanner.rules.rule import Rule

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
MOST = 5_000
NOTICES = 1_000
ALSO = 10
TAGS = 20


def render(verdict: Verdict, view: View) -> Iterator[str]:
    """Yield the log, a result a line."""
    every = reported(verdict)
    results = _bounded(every)
    rules = list(verdict.rules.values())
    places = {rule.id: index for index, rule in enumerate(rules)}
    run = {
        "tool": {"driver": _driver(verdict, rules, view.language)},
        "automationDetails": {"id": "innsyn/"},
        "columnKind": "unicodeCodePoints",
        "redactionTokens": sorted({printable(result.masked) for result in results}) or ["[…]"],
        "invocations": [_invocation(verdict, len(every), len(results), view.language)],
    }
    yield dumped({"$schema": SCHEMA, "version": "2.1.0"})[:-1] + ', "runs": [' + dumped(run)[:-1] + ', "results": ['
    for index, (result, number) in enumerate(numbered(results)):
        built = result_object(result, number, places[result.rule], view.language)
        yield ("," if index else "") + "\n  " + dumped(built)
    yield "]}]}\n"


def _driver(verdict: Verdict, rules: Iterable[Rule], language: Language) -> dict[str, Any]:
    return {
        "name": "innsyn",
        "semanticVersion": verdict.version,
        "language": language,
        "rules": [rule_object(rule, language) for rule in rules],
    }


def rule_object(rule: Rule, language: Language) -> dict[str, Any]:
    """Return a rule as SARIF describes one."""
    grade = GRADES[rule.severity]
    tags = ["security", "privacy", *(f"external/cwe/cwe-{number}" for number in rule.cwe), *rule.law]
    remedy = rule.remedy.of(language)
    return {
        "id": rule.id,
        # A name that says no more than the id is to be left out (SARIF 2.1.0, 3.49.7).
        **({} if rule.name == rule.id else {"name": rule.name}),
        "shortDescription": {"text": rule.title.of(language)},
        "fullDescription": {"text": rule.text.of(language)},
        "help": {"text": remedy, "markdown": f"**{rule.title.of(language)}**\n\n{remedy}"},
        "defaultConfiguration": {"level": grade.level},
        "properties": {"precision": "high", "security-severity": f"{grade.score}", "tags": tags[:TAGS]},
    }


def result_object(result: Result, number: int, rule: int, language: Language) -> dict[str, Any]:
    """
    Return a result as SARIF has one.

    Args:
        result: what was found, or what does not match an inventory: then its path and spot are the line it violates.
        number: among results of the same fingerprint, from 1.
        rule: position of its rule.
        language: of the message.
    """
    grade = GRADES[result.severity]
    built: dict[str, Any] = {
        "ruleId": result.rule,
        "ruleIndex": rule,
        "kind": "fail",
        "level": grade.level,
        "rank": grade.score * 10,
        "message": {"text": f"{message(result, language)}."},
        "locations": [_location(result, result.spots[0] if result.spots else None)],
        "occurrenceCount": max(1, result.count),
        "partialFingerprints": {
            "primaryLocationLineHash": f"{result.fingerprint}:{number}",
            "innsyn/v1": f"{result.fingerprint}:{number}",
        },
        "properties": {"confidence": result.confidence, "category": result.category},
    }
    also = [_location(result, spot) for spot in result.spots[1 : 1 + ALSO]]
    if also:
        built["relatedLocations"] = [{"id": index, **place} for index, place in enumerate(also)]
    return built


def _location(result: Result, spot: Spot | None) -> dict[str, Any]:
    region: dict[str, Any] = {"startLine": spot.line if spot else 1}
    if spot and spot.start and spot.end:
        region |= {"startColumn": spot.start, "endLine": spot.line, "endColumn": spot.end}
        region["snippet"] = {"text": printable(result.masked)}
    location: dict[str, Any] = {
        "physicalLocation": {"artifactLocation": {"uri": uri(result.path)}, "region": region},
    }
    if result.place:
        name = " › ".join(printable(part) for part in (result.path, *result.place))
        location["logicalLocations"] = [{"fullyQualifiedName": name, "kind": "member"}]
    return location


def uri(path: str) -> str:
    """
    Return a path as a URI: relative to where the gate ran, which is the repository's root, or absolute.

    >>> uri("logs/på nett: 1.log"), uri("/var/log/syslog"), uri("s3://bucket/key")
    ('logs/p%C3%A5%20nett%3A%201.log', 'file:///var/log/syslog', 's3://bucket/key')
    """
    if "://" in path:
        scheme, _, rest = path.partition("://")
        return f"{scheme}://{quote(rest, safe='/')}"
    return ("file://" if path.startswith("/") else "") + quote(path, safe="/")


def _bounded(results: tuple[Result, ...]) -> list[Result]:
    """Return results within the bounds: those of one rule in one file put together, the worst first."""
    if len(results) <= MOST:
        return list(results)
    ordered = sorted(results, key=lambda result: (result.path, result.rule, result.order))
    together = [_together(list(group)) for _, group in groupby(ordered, key=lambda result: (result.path, result.rule))]
    together.sort(key=lambda result: (SEVERITIES.index(result.severity), -result.count, result.order))
    return together[:MOST]


def _together(results: list[Result]) -> Result:
    """Return one result for several of one rule in one file."""
    worst = min(results, key=lambda result: (SEVERITIES.index(result.severity), result.order))
    return replace(
        worst,
        fingerprint=fingerprint(worst.rule, "", worst.path, (), test_data=False),
        place=() if len(results) > 1 else worst.place,
        count=sum(result.count for result in results),
        spots=tuple(
            sorted((s for result in results for s in result.spots), key=lambda s: (s.line, s.start or 0))[:100]
        ),
        confidence=max(result.confidence for result in results),
    )


def _invocation(verdict: Verdict, every: int, kept: int, language: Language) -> dict[str, Any]:
    notices = [_notice("error", f"{unread(item)}: {printable(item.reason)}") for item in verdict.failures[:NOTICES]]
    notices += [_notice("warning", remarked(remark, language)) for remark in verdict.remarks[:NOTICES]]
    if kept < every:
        text = f"{every:,} results were put together, those of one rule in one file as one: {kept:,} are here, the worst first"
        notices.insert(0, _notice("warning", text))
    return {"executionSuccessful": verdict.complete, "toolExecutionNotifications": notices}


def _notice(level: str, text: str) -> dict[str, Any]:
    return {"level": level, "message": {"text": text}}


REPORT = GateReport("sarif", render)
