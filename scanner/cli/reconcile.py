"""`innsyn reconcile`: what was found, held against what was declared."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scanner.cli.ending import CLEAN, FOUND, INCOMPLETE, USAGE, refuse
from scanner.cli.workspace import CATALOG, catalog_url
from scanner.findings import SEVERITIES, at_or_above

if TYPE_CHECKING:
    from reports.report import ReconciliationReport
    from scanner.findings import Scan
    from scanner.inventory.load import Declared
    from scanner.reconcile.discrepancy import Reconciliation
    from scanner.reconcile.reconcile import Terms
    from scanner.settings import Settings


@click.command("reconcile", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("inventory", type=click.Path(path_type=Path))
@click.argument("targets", nargs=-1, metavar="[TARGET]...")
@click.option("--catalog", metavar="URL", help="Where scans are recorded [default: .innsyn/catalog.db].")
@click.option("--scan", "number", type=int, help="A scan of the catalog by its number [default: the last one].")
@click.option("--since-scan", "since", type=int, metavar="NUMBER", help="Only what that scan did not have.")
@click.option("--format", "format_", metavar="NAME", default="text", help="text, json, csv or sarif [default: text].")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Write the report to a file, whole or not at all."
)
@click.option(
    "--fail-on",
    type=click.Choice([*SEVERITIES, "never"]),
    default="high",
    help="Exit 1 from this severity [default: high].",
)
@click.option("--lang", "language", type=click.Choice(["nb", "nn", "en"]), help="Language of the text [default: en].")
@click.option("--limit", type=click.IntRange(0), default=0, help="Discrepancies to show in text; 0: all [default].")
@click.option("--today", metavar="DATE", help="The day that retention is reckoned by [default: today].")
@click.option(
    "-c", "--config", type=click.Path(path_type=Path), help="Settings file [default: innsyn.yaml, if there]."
)
@click.option("--jobs", type=click.IntRange(1), help="Processes [default: one per processor].")
def COMMAND(inventory: Path, targets: tuple[str, ...], **given: Any) -> None:  # noqa: N802 - the loader's name
    """
    Hold a scan against the declared inventory: what does not match, where, by which sentence, and what to do.

    \b
    With a TARGET it is scanned first; else the last scan in the catalog is used.
      innsyn reconcile inventory.yaml
      innsyn reconcile inventory.yaml postgresql://db/crm logs/ --lang nb
      innsyn reconcile inventory.yaml --since-scan 41 --fail-on medium --format json

    \b
    Exit codes: 0 no discrepancy at or above --fail-on, 1 some, 2 wrong usage or an inventory with errors,
    3 the scan is incomplete: what was not read is not known to match.
    """  # noqa: D301 - \b is click's mark for text that must not be re-wrapped
    from connectors.connector import SourceError
    from scanner.cli import output as out
    from scanner.cli import stopping
    from scanner.errors import CatalogError
    from scanner.inventory.load import InventoryError, load
    from scanner.settings import SettingsError

    stopping.listen()
    try:
        declared = load(inventory)
        settings = _settings(targets, given)
        report = _report(given["format_"])
        today = _day(given["today"])
        out.check(given["output"], inventory, given["config"], *targets)
        result = _reconciled(declared, settings, given, today)
    except (InventoryError, SettingsError, SourceError, CatalogError) as error:
        refuse(error, USAGE)
    except out.OutputError as error:
        refuse(error, USAGE if given["output"] else INCOMPLETE)
    except KeyboardInterrupt:
        stopping.end(INCOMPLETE)
    try:
        _write(result, report, settings, given)
    except out.OutputError as error:
        refuse(error, INCOMPLETE)
    except KeyboardInterrupt:
        stopping.end(INCOMPLETE)
    sys.exit(_exit_code(result, given["fail_on"]))


def _settings(targets: tuple[str, ...], given: dict[str, Any]) -> Settings:
    """Return the settings file's words, overridden by the command line's; the file's own targets are not scanned."""
    from scanner.settings import DEFAULT_FILE, Settings, load

    path = given["config"] or Path(DEFAULT_FILE)
    settings = load(path) if given["config"] or path.exists() else Settings()
    said = {name: given[name] for name in ("catalog", "language", "jobs") if given[name] is not None}
    return replace(settings, targets=targets, **said)


def _report(name: str) -> ReconciliationReport:
    from reports.report import reconciliation_reports
    from scanner.settings import SettingsError

    reports = reconciliation_reports()
    if name not in reports:
        message = f"no format named {name}; there are {', '.join(sorted(reports))}"
        raise SettingsError(message)
    return reports[name]


def _day(text: str | None) -> date:
    from scanner.settings import SettingsError

    if text is None:
        return datetime.now().astimezone().date()
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = "--today takes a date such as 2026-01-31"
        raise SettingsError(message) from None


def _reconciled(declared: Declared, settings: Settings, given: dict[str, Any], today: date) -> Reconciliation:
    from scanner.reconcile.reconcile import new_since, reconcile

    if given["since"] is not None and settings.catalog == "none":
        from scanner.settings import SettingsError

        message = "--since-scan needs the catalog that the earlier scan is in"
        raise SettingsError(message)
    name, scan = _scan(settings, given["number"])
    terms = _terms(settings, declared)
    result = reconcile(declared, scan, today, terms, name)
    if given["since"] is not None:
        from scanner.catalog import latest

        _, before = latest(catalog_url(settings.catalog), given["since"])
        result = new_since(result, reconcile(declared, before, today, terms, str(given["since"])))
    return result


def _scan(settings: Settings, number: int | None) -> tuple[str, Scan]:
    """Return the scan to hold against the inventory, made now if there are targets."""
    if settings.targets:
        from scanner.cli.scan import prepared, record, scanned

        key = prepared(settings)
        scan = scanned(settings, key)
        recorded = record(settings, scan)
        return "" if recorded is None else str(recorded), scan
    from scanner.catalog import latest
    from scanner.errors import CatalogError

    if settings.catalog is None and not CATALOG.exists():
        message = "there is no scan here yet; run `innsyn scan` first, or name what to scan after the inventory"
        raise CatalogError(message)
    if settings.catalog == "none":
        message = "without a catalog there is no scan to take; name what to scan after the inventory"
        raise CatalogError(message)
    found, scan = latest(catalog_url(settings.catalog), number)
    return str(found), scan


def _terms(settings: Settings, declared: Declared) -> Terms:
    from scanner.catalog import first_seen
    from scanner.inventory.documents import gather
    from scanner.reconcile.reconcile import Terms

    case = gather(declared.inventory, Path(declared.name).parent)
    return Terms(
        test_data=settings.test_data == "breach",
        severities=settings.severities,
        accepted=settings.accepted,
        first_seen={} if settings.catalog == "none" else first_seen(catalog_url(settings.catalog)),
        case=case if case.texts else None,
    )


def _write(result: Reconciliation, report: ReconciliationReport, settings: Settings, given: dict[str, Any]) -> None:
    from reports.report import View
    from scanner.cli.output import write

    output = given["output"]
    colour = output is None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    write(report.render(result, View(language=settings.language, colour=colour, limit=given["limit"])), output)


def _exit_code(result: Reconciliation, fail_on: str) -> int:
    if not result.complete:
        return INCOMPLETE
    return FOUND if any(at_or_above(one.severity, fail_on) for one in result.discrepancies) else CLEAN
