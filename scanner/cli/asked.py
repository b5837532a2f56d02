"""What the gate was asked: the command line over the settings file."""

from __future__ import annotations

import glob
import math
import os
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date

    from scanner.gate.baseline import Entry
    from scanner.gate.changes import Change
    from scanner.gate.weigh import Ways
    from scanner.settings import Settings
    from scanner.tasks import Options

SETTINGS = "innsyn.yaml"
_AGO = re.compile(r"(\d{1,6})\s*([mhdw])")
_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_SUREST = 0.999
_LEAST = {"info": "low"}
"""The reconciliation knows a severity that a build has no use for."""
LONGEST_LINE = 4 << 20
"""Bytes of a line that are read as a whole (`connectors.blocks`)."""


class UsageError(Exception):
    """The gate cannot be run as asked; the message says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """
    What one run was asked, settings file included.

    Args:
        targets: what to look at.
        options: how it is scanned.
        ways: how it is weighed.
        baseline: what is accepted; `None` without a baseline.
        baseline_file: where that stands.
        today: by which what is accepted for a while is judged.
        language: of text.
        exit_zero: whether findings are forgiven.
        change: look only at what a change in git adds.
    """

    targets: tuple[str, ...]
    options: Options
    ways: Ways
    baseline: tuple[Entry, ...] | None
    baseline_file: Path
    today: date
    language: str
    exit_zero: bool
    change: Change | None = None


def asked(targets: tuple[str, ...], **given: Any) -> Asked:
    """
    Return what to do.

    Raises:
        UsageError: it cannot be done.
    """
    from connectors.connector import Limits
    from connectors.files import Selection
    from scanner.gate.weigh import Ways
    from scanner.run import Options, chosen_detectors

    settings, now = _settings(given["config"]), datetime.now(UTC)
    longest, baseline = given["max_line_bytes"], given.get("baseline_file")
    options = Options(
        selection=Selection(
            include=given["include"] or _of(settings, "include", ()),
            exclude=(given["exclude"] or _of(settings, "exclude", ()))
            + _own_files(baseline, given.get("formats", ())),
            limits=Limits(line_bytes=longest or LONGEST_LINE),
        ),
        jobs=given["jobs"] or _of(settings, "jobs", 0),
        min_confidence=confidence(given["min_confidence"], _of(settings, "min_confidence", 0.5)),
        detectors=_of(settings, "detectors", ()),
        recognizers=given["recognizers"] or _of(settings, "recognizers", ()),
        since=moment(given["since"], now) if given.get("since") else None,
        statements=True,
    )

    change = _change(targets, staged=given.get("staged", False), revision=given.get("revision"))
    threshold = given["fail_on"] or _of(settings, "fail_on", "high")
    return Asked(
        targets=_targets(targets or _of(settings, "targets", ()), changed=change is not None),
        options=options,
        ways=Ways(
            fail_on="critical" if threshold == "never" else threshold,
            test_data=given["test_data"],
            stdin_name=given.get("stdin_name") or "stdin.log",
            detectors=chosen_detectors(options),
            severities={rule: _LEAST.get(grade, grade) for rule, grade in _of(settings, "severities", {}).items()},
        ),
        baseline=read_baseline(Path(baseline)) if baseline else None,
        baseline_file=Path(baseline or ""),
        today=now.astimezone().date(),
        language=given["language"] or _of(settings, "language", "en"),
        exit_zero=given.get("exit_zero", False) or threshold == "never",
        change=change,
    )


def _own_files(baseline: str | None, formats: tuple[str, ...]) -> tuple[str, ...]:
    """Return patterns that keep the baseline and the reports, of this run and the last, out of what is looked at."""
    named = [baseline or "", *(asked.partition("=")[2] for asked in formats)]
    below = [(path, os.path.relpath(path)) for path in named if path]
    return tuple(
        glob.escape(os.path.abspath(path) if here.startswith("..") else here)  # noqa: PTH100 - text in, text out
        for path, here in below
    )


def read_baseline(path: Path) -> tuple[Entry, ...]:
    """
    Return a baseline's entries.

    Raises:
        UsageError: the file cannot be read.
        scanner.gate.baseline.BaselineError: it is broken.
    """
    from scanner.gate.baseline import parsed

    try:
        return parsed(path.read_text(encoding="utf-8"), str(path))
    except UnicodeDecodeError:
        message = f"{path}: is no baseline: not UTF-8"
        raise UsageError(message) from None
    except OSError as error:
        hint = "; `innsyn baseline write` makes one" if isinstance(error, FileNotFoundError) else ""
        message = f"{path}: the baseline cannot be read ({error.strerror}){hint}"
        raise UsageError(message) from None


def _settings(config: Path | None) -> Settings | None:
    """Return the settings file's words, if there is one: reading none costs nothing."""
    path = config or Path(SETTINGS)
    if not config and not path.exists() and not path.is_symlink():
        return None
    from scanner.settings import SettingsError, load

    try:
        return load(path)
    except SettingsError as error:
        raise UsageError(str(error)) from None


def _of(settings: Settings | None, name: str, otherwise: Any) -> Any:
    """Return what the settings file says; not what a scan does when it says nothing."""
    return getattr(settings, name) if settings is not None and name in settings.said else otherwise


def _change(targets: tuple[str, ...], *, staged: bool, revision: str | None) -> Change | None:
    """
    Return the change to look at, if one was asked for.

    Raises:
        scanner.gate.changes.ChangeError: git cannot say what it is.
    """
    if not staged and revision is None:
        return None
    if staged and revision is not None:
        message = "--staged and --diff are two different changes; give one"
        raise UsageError(message)
    from scanner.gate import changes

    return changes.staged(targets) if revision is None else changes.since(revision, targets)


def _targets(targets: tuple[str, ...], *, changed: bool) -> tuple[str, ...]:
    from connectors.address import is_database

    if not targets and not changed:
        message = "nothing to look at: name a file, a folder or a glob, or - for standard input"
        raise UsageError(message)
    if "-" in targets and (len(targets) > 1 or changed):
        message = "- stands alone: standard input is read by a run of its own"
        raise UsageError(message)
    if any(is_database(target) for target in targets):
        message = "the gate looks at files; `innsyn scan` looks into databases"
        raise UsageError(message)
    return targets


def confidence(said: str | None, otherwise: float) -> float:
    """Return a confidence as it was given, or another; nothing is quite certain."""
    try:
        number = float(said) if said is not None else otherwise
    except ValueError:
        number = math.nan
    if not 0 <= number <= 1:
        message = f"--min-confidence is a number from 0 to 1, not {said}"
        raise UsageError(message)
    return min(number, _SUREST)


def moment(said: str, now: datetime) -> datetime:
    """
    Return the moment that `24h`, `7d` or a date speaks of.

    >>> moment("24h", datetime(2026, 11, 22, tzinfo=UTC)).isoformat()
    '2026-11-21T00:00:00+00:00'

    Raises:
        UsageError: it speaks of none.
    """
    ago = _AGO.fullmatch(said.strip())
    try:
        if ago is not None:
            return now - timedelta(**{_UNITS[ago[2]]: int(ago[1])})
        found = datetime.fromisoformat(said.strip())
    except (ValueError, OverflowError):
        message = f"--since takes 30m, 24h, 7d, 2w, or a date as 2026-11-22 or 2026-11-22T08:00, not {said}"
        raise UsageError(message) from None
    found = found if found.tzinfo else found.astimezone()
    if found > now:
        message = f"--since {said} lies ahead: every line that says its time would be passed over"
        raise UsageError(message)
    return found
