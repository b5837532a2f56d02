"""What a report is, and which are on offer."""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil
from typing import TYPE_CHECKING, Literal, NamedTuple

import reports
import reports.gate
import reports.reconciliation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

    from scanner.findings import Scan
    from scanner.gate.verdict import Verdict
    from scanner.reconcile.discrepancy import Reconciliation

Language = Literal["nb", "nn", "en"]
ENTRY_POINTS = "innsyn.reports"


class View(NamedTuple):
    """
    How to show.

    Args:
        language: of headings and labels.
        colour: whether escape sequences for colour may be used.
        width: of the terminal, in characters.
        limit: findings to show before the rest is only counted; 0 for all.
        everything: of the gate's results also those that do not fail it.
    """

    language: Language = "en"
    colour: bool = False
    width: int = 100
    limit: int = 0
    everything: bool = False


class Report(NamedTuple):
    """
    One way to show a scan.

    Args:
        name: what `--format` takes.
        render: a scan in, pieces of text out; the same scan and view give the same text.
    """

    name: str
    render: Callable[[Scan, View], Iterator[str]]


class GateReport(NamedTuple):
    """
    One way to show what the gate says; its file lies in `reports.gate`.

    Args:
        name: what `innsyn gate --format` takes.
        render: a verdict in, pieces of text out; the same verdict and view give the same text.
    """

    name: str
    render: Callable[[Verdict, View], Iterator[str]]


class ReconciliationReport(NamedTuple):
    """
    One way to show a reconciliation; its file lies in `reports.reconciliation`.

    Args:
        name: what `innsyn reconcile --format` takes.
        render: a reconciliation in, pieces of text out; the same one and view give the same text.
    """

    name: str
    render: Callable[[Reconciliation, View], Iterator[str]]


def reconciliation_reports() -> dict[str, ReconciliationReport]:
    """Return the reports of a reconciliation by name: every file in `reports.reconciliation` that ends in one."""
    found = _in_package(reports.reconciliation)
    return {report.name: report for report in found if isinstance(report, ReconciliationReport)}


def gate_reports() -> dict[str, GateReport]:
    """Return the reports of the gate by name: every file in `reports.gate` that ends in one."""
    return {report.name: report for report in _in_package(reports.gate) if isinstance(report, GateReport)}


def gate_report(name: str) -> GateReport | None:
    """Return one report of the gate, and import no other; `None` where there is none of the name."""
    if name not in {module.name for module in pkgutil.iter_modules(reports.gate.__path__)}:
        return None
    found = getattr(importlib.import_module(f"{reports.gate.__name__}.{name}"), "REPORT", None)
    return found if isinstance(found, GateReport) and found.name == name else None


def _in_package(package: ModuleType) -> Iterator[object]:
    for module in pkgutil.iter_modules(package.__path__):
        yield getattr(importlib.import_module(f"{package.__name__}.{module.name}"), "REPORT", None)


def on_offer() -> dict[str, Report]:
    """Return the reports by name: every file here that ends in one, and those of other packages."""
    from importlib.metadata import entry_points

    found = [report for report in _in_package(reports) if isinstance(report, Report)]
    found += [entry.load() for entry in entry_points(group=ENTRY_POINTS)]
    return {report.name: report for report in found}


def named(name: str) -> Report | None:
    """
    Return the report of a name; `None`: there is none.

    A file of that name is looked into first, for importing all the others takes as long as a small scan.
    """
    if name.isidentifier() and importlib.util.find_spec(f"{reports.__name__}.{name}"):
        report = getattr(importlib.import_module(f"{reports.__name__}.{name}"), "REPORT", None)
        if isinstance(report, Report) and report.name == name:
            return report
    return on_offer().get(name)


def printable(text: str) -> str:
    r"""
    Return text safe for a terminal: control and formatting characters become a replacement mark.

    File and column names come from outside and may hold escape sequences.

    >>> printable("a\x1b[31mb")
    'a�[31mb'
    """
    kept = "\N{NARROW NO-BREAK SPACE}"  # between the digits of our own numbers
    return "".join(one if one.isprintable() or one == kept else "\N{REPLACEMENT CHARACTER}" for one in text)


def percent(confidence: float) -> str:
    """
    Return a confidence in whole percent, never more than 99: nothing is certain.

    >>> percent(0.999), percent(0.731), percent(0.0004)
    ('99%', '73%', '0%')
    """
    return f"{min(99, round(confidence * 100))}%"


def share(part: float, language: Language) -> str:
    r"""
    Return a small share in percent, rounded up to one figure: it is the most there can be.

    >>> share(0.000299, "en"), share(0.000299, "nb"), share(0.25, "nb"), share(0, "en")
    ('0.03%', '0,03\u202f%', '30\u202f%', '0%')
    """
    from decimal import ROUND_UP, Decimal

    percents = Decimal(repr(part * 100))
    if percents:
        percents = percents.quantize(Decimal(1).scaleb(percents.adjusted()), rounding=ROUND_UP)
    text = f"{percents.normalize():f}"
    return f"{text}%" if language == "en" else text.replace(".", ",") + "\N{NARROW NO-BREAK SPACE}%"
