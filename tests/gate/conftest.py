"""The gate, run as a user runs it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ENVIRONMENT = {"PYTHONPATH": str(ROOT), "PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8"}


@pytest.fixture
def innsyn(tmp_path):
    """Run a command in the test's folder."""

    def run(*arguments: str, text: str | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "scanner", *map(str, arguments)],
            cwd=tmp_path,
            input=text,
            capture_output=True,
            text=True,
            check=False,
            env={**ENVIRONMENT, **environment},
        )

    return run


@pytest.fixture
def gate(innsyn):
    """Run the gate in the test's folder."""

    def run(*arguments: str, text: str | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
        return innsyn("gate", *arguments, text=text, **environment)

    return run
