"""`innsyn baseline`: write down what is known and accepted for a while, keep it true, walk through it."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scanner.cli.asked import UsageError
from scanner.cli.ending import CLEAN, FOUND, INCOMPLETE, USAGE, refuse
from scanner.cli.looking import options

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.cli.asked import Asked
    from scanner.gate.baseline import Entry
    from scanner.gate.verdict import Verdict

FILE = "innsyn-baseline.jsonl"
NOBODY = ("-", "-", date.max)
"""Reason, owner and last day of what nobody has accepted."""
HELP = {"help_option_names": ["-h", "--help"]}
_file = click.option(
    "--baseline", "baseline_file", metavar="FILE", default=FILE, show_default=True, help="Which file."
)
_reason = click.option("--reason", metavar="TEXT", help="Why it is accepted.")
_owner = click.option("--owner", metavar="NAME", help="Who answers for it.")
_expires = click.option("--expires", metavar="90d|DATE", help="The last day on which it is accepted.")


@click.group("baseline", context_settings=HELP)
def COMMAND() -> None:  # noqa: N802 - the loader's name
    """
    Accept what is known for a while, so that only what is new fails the gate.

    \b
    The file holds no value: rules, files, fields and counts, which may only fall. Commit it.
      innsyn baseline write . --reason 'known, ticket 4711' --owner team-shop --expires 90d
      innsyn gate . --baseline innsyn-baseline.jsonl
      innsyn baseline audit
    """  # noqa: D301 - \b is click's mark for text that must not be re-wrapped


@COMMAND.command("write", context_settings=HELP)
@click.argument("targets", nargs=-1, required=True, metavar="PATH...")
@options
@_file
@_reason
@_owner
@_expires
def write(targets: tuple[str, ...], baseline_file: str, **given: Any) -> None:
    """Write a new baseline that accepts all that fails the gate now."""
    from scanner.gate.accepting import accepted

    with _refusing():
        said = _said(given)
        if said is None:
            message = "what is accepted needs --reason, --owner and --expires"
            raise UsageError(message)
        if Path(baseline_file).exists():
            message = f"{baseline_file} is there already; `innsyn baseline update` changes it"
            raise UsageError(message)
        verdict = _looked(targets, None, given)
        _whole(verdict)
        entries = accepted(verdict.failing, *said)
        _write(entries, baseline_file)
    _tell(f"{baseline_file}: {len(entries)} accepted until {said[2]}")


@COMMAND.command("update", context_settings=HELP)
@click.argument("targets", nargs=-1, required=True, metavar="PATH...")
@options
@_file
@_reason
@_owner
@_expires
def update(targets: tuple[str, ...], baseline_file: str, **given: Any) -> None:
    """
    Lower the counts to what is left; accept what is new only with --reason, --owner and --expires.

    Exits 1 when something new was not accepted.
    """
    from scanner.gate.accepting import accepted, key_of, lowered

    with _refusing():
        said = _said(given)
        verdict = _looked(targets, baseline_file, given)
        _whole(verdict)
        entries = {entry.key: entry for entry in lowered(verdict.results, _read(baseline_file))}
        fields = {key_of(result) for result in verdict.failing}
        new = accepted((result for result in verdict.results if key_of(result) in fields), *(said or NOBODY))
        if said is not None:
            entries |= {entry.key: entry for entry in new}
        _write(entries.values(), baseline_file)
    left = 0 if said is not None else len(new)
    _tell(
        f"{baseline_file}: {len(entries)} accepted"
        + (f"; {left} new, or more than before: not accepted without --reason, --owner and --expires" if left else "")
    )
    sys.exit(FOUND if left else CLEAN)


@COMMAND.command("prune", context_settings=HELP)
@click.argument("targets", nargs=-1, required=True, metavar="PATH...")
@options
@_file
def prune(targets: tuple[str, ...], baseline_file: str, **given: Any) -> None:
    """Take out what nothing matches any more, in the files and folders named."""
    from scanner.cli.looking import Looked
    from scanner.gate.accepting import matched

    with _refusing():
        verdict = _looked(targets, baseline_file, given)
        _whole(verdict)
        looked = Looked(targets, verdict)
        before = _read(baseline_file)
        there = {key for statements in matched(verdict.results, before) for taken in statements for key in taken}
        entries = [entry for entry in before if entry.key in there or not looked.at(entry.key.path)]
        _write(entries, baseline_file)
    _tell(f"{baseline_file}: {len(before) - len(entries)} taken out, {len(entries)} left")


@COMMAND.command("audit", context_settings=HELP)
@_file
@click.option("--all", "every", is_flag=True, help="Also what was audited before.")
def audit(baseline_file: str, *, every: bool) -> None:
    """
    Walk through the entries nobody has looked at: accept with a reason, real, or skip.

    What is real is taken out, so that the gate fails until it is mended. Nothing is written before the end; q ends.
    """
    from datetime import UTC, datetime

    with _refusing():
        entries = list(_read(baseline_file))
        wanted = [entry for entry in entries if every or entry.audited is None]
        today = datetime.now(UTC).astimezone().date()
        changed = _walked(wanted, today)
        if not wanted:
            _tell(f"{baseline_file}: nothing to audit")
            return
        _write(
            (changed.get(entry.key, entry) for entry in entries if changed.get(entry.key, entry) is not None),
            baseline_file,
        )
    real = sum(entry is None for entry in changed.values())
    _tell(
        f"{baseline_file}: {len(changed) - real} accepted, {real} real and taken out, {len(wanted) - len(changed)} left"
    )


def _walked(wanted: list[Entry], today: date) -> dict[Any, Any]:
    """Ask about each entry; return what became of those that were answered: the entry anew, or `None` for a real one."""
    changed: dict[Any, Any] = {}
    for number, entry in enumerate(wanted, 1):
        for line in _described(entry, number, len(wanted)):
            click.echo(line, err=True)
        answer = click.prompt(
            "accept, real, skip or quit", type=click.Choice(["a", "r", "s", "q"]), err=True, default="s"
        )
        if answer == "q":
            break
        if answer == "r":
            changed[entry.key] = None
        if answer == "a":
            reason = click.prompt("reason", default=entry.reason, err=True)
            expires = click.prompt("last day", default=entry.expires.isoformat(), err=True, value_proc=_day)
            changed[entry.key] = replace(entry, reason=reason, expires=expires, audited=today)
    return changed


def _described(entry: Entry, number: int, total: int) -> Iterator[str]:
    from reports.report import printable
    from scanner.rules.rule import on_offer

    key = entry.key
    title = next((rule.title.en for rule in on_offer() if rule.id == key.rule), "")
    where = printable(key.shown)
    yield f"\n{number} of {total}: {printable(key.rule)} {title}".rstrip()
    yield f"  {where}: {entry.count} of {printable(key.detector)}"
    yield f"  accepted until {entry.expires} by {printable(entry.owner)}: {printable(entry.reason)}"


def _said(given: dict[str, Any]) -> tuple[str, str, date] | None:
    """Return the reason, the owner and the last day; `None` where not all were given."""
    reason, owner, expires = (given.pop(name) for name in ("reason", "owner", "expires"))
    if not (reason and reason.strip() and owner and owner.strip() and expires):
        if reason or owner or expires:
            message = "--reason, --owner and --expires belong together"
            raise UsageError(message)
        return None
    return reason.strip(), owner.strip(), _day(expires)


def _day(said: str) -> date:
    """Return a day: a date, or so many days or weeks from now."""
    from datetime import UTC, datetime, timedelta

    today, number, unit = datetime.now(UTC).astimezone().date(), said[:-1], said[-1:]
    try:
        if number.isdigit() and unit in {"d", "w"}:
            return today + timedelta(days=int(number) * (7 if unit == "w" else 1))
        found = date.fromisoformat(said)
    except (ValueError, OverflowError):
        message = f"a last day is a date as 2027-01-31, or 90d or 12w, not {said}"
        raise UsageError(message) from None
    if found < today:
        message = f"{found} has passed; a last day lies ahead"
        raise UsageError(message)
    return found


def _looked(targets: tuple[str, ...], baseline_file: str | None, given: dict[str, Any]) -> Verdict:
    from scanner.cli.asked import asked
    from scanner.cli.looking import look

    wanted: Asked = asked(targets, baseline_file=baseline_file, **given)
    return look(wanted)


def _read(baseline_file: str) -> tuple[Entry, ...]:
    from scanner.cli.asked import read_baseline

    return read_baseline(Path(baseline_file))


def _whole(verdict: Verdict) -> None:
    """Refuse to write down what was only partly seen."""
    if not verdict.complete:
        from reports.gate.words import unread

        what = ", ".join(unread(item) for item in verdict.failures[:5])
        click.echo(f"innsyn: not everything could be read ({what}): the baseline was not written", err=True)
        sys.exit(INCOMPLETE)


def _write(entries: Iterable[Entry], baseline_file: str) -> None:
    from scanner.cli.output import write as whole
    from scanner.gate.baseline import written

    whole(written(entries), Path(baseline_file))


def _tell(text: str) -> None:
    click.echo(text, err=True)


@contextmanager
def _refusing() -> Iterator[None]:
    """Turn what cannot be done into a message and an exit code; nothing is half written by then."""
    from connectors.connector import SourceError
    from detectors.linear import PatternError
    from detectors.recognizer_reading import RecognizerFileError
    from scanner.cli import stopping
    from scanner.cli.output import OutputError
    from scanner.gate.baseline import BaselineError

    stopping.listen()
    try:
        yield
    except (UsageError, BaselineError, SourceError, PatternError, RecognizerFileError) as error:
        refuse(error, USAGE)
    except OutputError as error:
        refuse(error, INCOMPLETE)
    except (KeyboardInterrupt, click.Abort):
        stopping.end(INCOMPLETE, left="the baseline is as it was")
