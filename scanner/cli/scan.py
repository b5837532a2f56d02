"""`innsyn scan`: targets in, a report out, an exit code that a pipeline can trust."""

from __future__ import annotations

import math
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from scanner.cli.database_options import database_options, selection_of
from scanner.cli.ending import CLEAN, FOUND, INCOMPLETE, USAGE, refuse
from scanner.cli.workspace import WORKSPACE, catalog_url
from scanner.findings import SEVERITIES, at_or_above

if TYPE_CHECKING:
    from collections.abc import Callable

    from reports.report import Report
    from scanner.findings import Scan
    from scanner.run import Ways
    from scanner.settings import Settings
    from scanner.tasks import Options

SUREST = 0.999
"""No confidence is above this (see `scanner.chances`)."""


class _Share(click.FloatRange):
    """A number from 0 to 1; click's own range lets nan through."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        number: float = super().convert(value, param, ctx)
        if math.isnan(number):
            self.fail("nan is no number from 0 to 1.", param, ctx)
        return number


@click.command("scan", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("targets", nargs=-1, metavar="[TARGET]...")
@click.option(
    "-c", "--config", type=click.Path(path_type=Path), help="Settings file [default: innsyn.yaml, if there]."
)
@click.option("--format", "format_", metavar="NAME", help="text, json, jsonl or csv [default: text].")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Write the report to a file, whole or not at all."
)
@click.option(
    "--min-confidence",
    type=_Share(0, 1),
    help="Hold back what is less sure [default: 0.5]; nothing is surer than 0.999, and 1 means that.",
)
@click.option("--fail-on", type=click.Choice([*SEVERITIES, "never"]), help="Exit 1 from this severity [default: low].")
@click.option("--jobs", type=click.IntRange(1), help="Processes [default: one per processor].")
@click.option(
    "--engine", metavar="URL", help="A Dask cluster to do the work: dask://HOST:PORT [default: this machine]."
)
@click.option(
    "--changed", is_flag=True, help="Read only what is new or has changed since the last recorded scan of the same."
)
@click.option("--resume", is_flag=True, help="Go on with the scan of the same that was stopped or killed.")
@click.option("--include", multiple=True, metavar="PATTERN", help="Only files and tables that match; repeatable.")
@click.option("--exclude", multiple=True, metavar="PATTERN", help="Not files and tables that match; repeatable.")
@click.option("--catalog", metavar="URL", help="Where to record [default: .innsyn/catalog.db]; none: nowhere.")
@click.option("--occurrences", type=click.IntRange(0), help="Places to keep per finding [default: 1000].")
@click.option("--detector", "detectors", multiple=True, metavar="NAME", help="Only these detectors; repeatable.")
@click.option("--recognizers", multiple=True, metavar="FILE", help="Your own, in Presidio's YAML format; repeatable.")
@database_options
@click.option("--plan", is_flag=True, help="Print every statement and file that would be read; read none.")
@click.option("--limit", type=click.IntRange(0), default=0, help="Findings to show in text; 0: all [default].")
@click.option("--lang", "language", type=click.Choice(["nb", "nn", "en"]), help="Language of the text [default: en].")
def COMMAND(  # noqa: N802 - the loader's name
    targets: tuple[str, ...], config: Path | None, *, changed: bool, resume: bool, **given: Any
) -> None:
    """
    Find personal data in databases, files, folders, archives, logs, tables and pipes.

    \b
    A TARGET is a file, a folder, a glob, an fsspec URL, - for standard input, or a database.
      innsyn scan logs/ exports/*.csv
      innsyn scan . --exclude '*.min.js' --format json -o report.json
      zcat app.log.gz | innsyn scan - --min-confidence 0.9 --fail-on high
      innsyn scan /var/log --changed
      innsyn scan /srv/logs --engine dask://scheduler.example.org:8786 --resume
      innsyn scan postgresql://reader@db.example.org/shop --plan
      innsyn scan '${DB_URL}' --throttle 5000

    \b
    Exit codes: 0 nothing at or above --fail-on (test data never counts), 1 findings,
    2 wrong usage, 3 something could not be read, the report could not be written, or the scan was stopped.
    """  # noqa: D301 - \b is click's mark for text that must not be re-wrapped
    from connectors.connector import SourceError
    from detectors.linear import PatternError
    from detectors.recognizer_reading import RecognizerFileError
    from scanner.cli import output as out
    from scanner.cli import stopping
    from scanner.cli.ways import ways
    from scanner.errors import CatalogError, EngineError
    from scanner.settings import SettingsError

    output, limit, planning = given.pop("output"), given.pop("limit"), given.pop("plan")
    given["format"] = given.pop("format_")
    stopping.listen()
    settings, begun = None, False
    try:
        settings = _settings(config, {"targets": targets, **given})
        out.check(output, config, *settings.targets)
        if planning:
            _plan(settings, output)
        report = _report(settings)
        key, options = prepared(settings), _options(settings)
        with ways(settings, options, key, _catalog(settings), resume=resume, changed=changed) as how:
            begun = True
            found = _shown(settings, options, key, how)
            _write(found, settings, report, output, limit)
            if how.journal is not None:
                how.journal.record(found)
    except (SettingsError, SourceError, EngineError, PatternError, RecognizerFileError) as error:
        refuse(error, USAGE)
    except CatalogError as error:
        refuse(error, INCOMPLETE if begun else USAGE)
    except out.OutputError as error:
        refuse(error, USAGE if output and not begun else INCOMPLETE)  # a closed standard output is no usage of ours
    except KeyboardInterrupt:
        stopping.end(INCOMPLETE, resumable=settings is not None and _catalog(settings) is not None)
    sys.exit(_exit_code(found, settings))


def _settings(config: Path | None, given: dict[str, Any]) -> Settings:
    """Return the settings file's words, overridden by the command line's."""
    from scanner.settings import DEFAULT_FILE, Settings, SettingsError, load

    path = config or Path(DEFAULT_FILE)
    settings = load(path) if config or path.exists() or path.is_symlink() else Settings()
    said = {name: value for name, value in given.items() if value is not None and value != ()}
    settings = replace(settings, **said)
    if not settings.targets:
        message = "nothing to scan: name a file, a folder, a glob, a URL, a database, or - for standard input"
        raise SettingsError(message)
    if settings.full and settings.sample is not None:
        message = "--full reads every row and --sample some of them; give one of the two"
        raise SettingsError(message)
    return settings


def _plan(settings: Settings, output: Path | None) -> NoReturn:
    """Write what would be read, and end."""
    from scanner.cli.output import write
    from scanner.cli.paper import paper

    lines = list(paper(settings.targets, selection_of(settings), settings.language))
    write((f"{line}\n" for line in lines), output)
    sys.exit(CLEAN)


def _report(settings: Settings) -> Report:
    from reports.report import named, on_offer
    from scanner.settings import SettingsError

    report = named(settings.format)
    if report is None:
        message = f"no format named {settings.format}; there are {', '.join(sorted(on_offer()))}"
        raise SettingsError(message)
    return report


def prepared(settings: Settings) -> bytes:
    """Return the key for fingerprints, with the catalog opened once to see that it can be."""
    from scanner.fingerprints import new_key, workspace_key

    catalog = _catalog(settings)
    if catalog is None and settings.engine is None:
        return new_key()
    key = _key(workspace_key)
    if catalog is not None:
        from scanner.catalog import prepare

        prepare(catalog)
    return key


def _catalog(settings: Settings) -> str | None:
    """Return the URL of the catalog; `None`: nothing is to be recorded."""
    return None if settings.catalog == "none" else catalog_url(settings.catalog)


def scanned(settings: Settings, key: bytes) -> Scan:
    """Return what a scan by these settings finds, with progress shown on a terminal."""
    from scanner.run import Ways

    return _shown(settings, _options(settings), key, Ways())


def _shown(settings: Settings, options: Options, key: bytes, how: Ways) -> Scan:
    from scanner.run import scan

    progress = _Progress()
    try:
        return scan(settings.targets, options, key, replace(how, progress=progress.tell))
    finally:
        progress.wipe()


def _options(settings: Settings) -> Options:
    from scanner.settings import SettingsError
    from scanner.tasks import Options, chosen_detectors

    options = Options(
        selection=selection_of(settings),
        jobs=settings.jobs,
        min_confidence=min(settings.min_confidence, SUREST),
        occurrences=settings.occurrences,
        detectors=settings.detectors,
        recognizers=settings.recognizers,
    )
    unknown = set(settings.detectors) - {detector.name for detector in chosen_detectors(options)}
    if unknown:
        message = f"no detector named {', '.join(sorted(unknown))}; `innsyn detectors list` names them"
        raise SettingsError(message)
    return options


def _key(workspace_key: Callable[[Path], bytes]) -> bytes:
    from scanner.fingerprints import KeyFileError
    from scanner.settings import SettingsError

    try:
        return workspace_key(WORKSPACE)
    except KeyFileError as error:
        raise SettingsError(str(error)) from None
    except OSError as error:
        message = f"{WORKSPACE} cannot be written ({error.strerror}); run elsewhere, or give --catalog none"
        raise SettingsError(message) from None


class _Progress:
    """A line on standard error while the scan runs, when that is a terminal; rewritten in place, wiped at the end."""

    def __init__(self) -> None:
        self.shown = sys.stderr.isatty() and not os.environ.get("CI")
        self.done = 0

    def tell(self, source: str, read: int) -> None:
        """Say what was just read; stop, if that was asked for."""
        from scanner.cli import stopping

        stopping.check()
        self.done += read
        if self.shown:
            from reports.report import printable

            click.echo(f"\r\x1b[K{self.done:,} lines and rows  {printable(source)[:60]}", nl=False, err=True)

    def wipe(self) -> None:
        """Leave nothing behind."""
        if self.shown:
            click.echo("\r\x1b[K", nl=False, err=True)


def _write(scan: Scan, settings: Settings, report: Report, output: Path | None, limit: int) -> None:
    """Write the report to standard output, or where it was asked for."""
    from reports.report import View
    from scanner.cli.output import write

    colour = output is None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    write(report.render(scan, View(language=settings.language, colour=colour, limit=limit)), output)


def record(settings: Settings, scan: Scan) -> int | None:
    """Write the scan to the catalog; return its number there, `None` where there is no catalog."""
    url = _catalog(settings)
    if url is None:
        return None
    from scanner import catalog

    return catalog.record(url, scan)


def _exit_code(scan: Scan, settings: Settings) -> int:
    """Return 3 for an incomplete scan, else 1 for a finding at or above the threshold, else 0."""
    if not scan.complete:
        return INCOMPLETE
    severe = any(not f.test_data and at_or_above(f.severity, settings.fail_on) for f in scan.findings)
    return FOUND if severe else CLEAN
