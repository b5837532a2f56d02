"""The command, run as a user runs it: in this process, which has it loaded, or in one of its own."""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import subprocess
import sys
from pathlib import Path
from unittest.mock import patch

from click.testing import CliRunner

from connectors import sessions
from scanner.cli import main

ROOT = Path(__file__).parents[1]
ENVIRONMENT = {"PYTHONPATH": str(ROOT), "PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8"}
"""All that the command has of the environment, here and there."""


def here(folder: Path, *arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command in this process, in a folder; what it raises that is no exit is raised."""
    with contextlib.chdir(folder), _as_before(), patch.dict(os.environ, ENVIRONMENT | environment, clear=True):
        done = CliRunner().invoke(main, list(map(str, arguments)), prog_name="innsyn", catch_exceptions=False)
    return subprocess.CompletedProcess(list(arguments), done.exit_code, done.stdout, done.stderr)


@contextlib.contextmanager
def _as_before():
    """Leave signals, the collector of cycles and connections as they were: the command has them until its process ends."""
    signals = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    thresholds = gc.get_threshold()
    try:
        yield
    finally:
        sessions.close()
        gc.set_threshold(*thresholds)
        for number, handler in signals.items():
            signal.signal(number, handler)


def apart(
    folder: Path, *arguments: object, text: str | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own: its start, its streams and its end are real."""
    return subprocess.run(
        [sys.executable, "-m", "scanner", *map(str, arguments)],
        cwd=folder,
        input=text,
        capture_output=True,
        text=True,
        check=False,
        env={**ENVIRONMENT, **environment},
    )
