"""What the gate was asked: the command line over the settings file."""

from __future__ import annotations

import math
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from scanner.cli.gate import Asked
    from scanner.settings import Settings

SETTINGS = "innsyn.yaml"
_AGO = re.compile(r"(\d{1,6})\s*([mhdw])")
_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_SUREST = 0.999


class UsageError(Exception):
    """The gate cannot be run as asked; the message says what to do."""


def asked(targets: tuple[str, ...], **given: Any) -> Asked:
    """
    Return what to do.

    Raises:
        UsageError: it cannot be done.
    """
    from connectors.connector import Limits
    from connectors.files import Selection
    from scanner.cli.gate import LONGEST_LINE, Asked
    from scanner.gate.weigh import Ways
    from scanner.run import Options, chosen_detectors

    settings = _settings(given.pop("config"))
    longest = given["max_line_bytes"]
    options = Options(
        selection=Selection(
            include=given["include"] or _of(settings, "include", ()),
            exclude=given["exclude"] or _of(settings, "exclude", ()),
            limits=Limits(line_bytes=longest or LONGEST_LINE),
        ),
        jobs=given["jobs"] or _of(settings, "jobs", 0),
        min_confidence=_confidence(given["min_confidence"], _of(settings, "min_confidence", 0.5)),
        detectors=_of(settings, "detectors", ()),
        recognizers=given["recognizers"] or _of(settings, "recognizers", ()),
        since=moment(given["since"], datetime.now(UTC)) if given["since"] else None,
    )
    threshold = given["fail_on"] or _of(settings, "fail_on", "high")
    return Asked(
        targets=_targets(targets or _of(settings, "targets", ())),
        options=options,
        ways=Ways(
            fail_on="critical" if threshold == "never" else threshold,
            test_data=given["test_data"],
            stdin_name=given["stdin_name"] or "stdin.log",
            detectors=chosen_detectors(options),
        ),
        language=given["language"] or _of(settings, "language", "en"),
        exit_zero=given["exit_zero"] or threshold == "never",
        everything=given["everything"],
    )


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


def _targets(targets: tuple[str, ...]) -> tuple[str, ...]:
    from connectors.address import is_database

    if not targets:
        message = "nothing to look at: name a file, a folder or a glob, or - for standard input"
        raise UsageError(message)
    if "-" in targets and len(targets) > 1:
        message = "- stands alone: standard input is read by a run of its own"
        raise UsageError(message)
    if any(is_database(target) for target in targets):
        message = "the gate looks at files; `innsyn scan` looks into databases"
        raise UsageError(message)
    return targets


def _confidence(said: str | None, otherwise: float) -> float:
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
    return found if found.tzinfo else found.astimezone()
