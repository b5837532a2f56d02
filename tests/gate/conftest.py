"""The gate, run as a user runs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.command import apart, here

if TYPE_CHECKING:
    import subprocess


@pytest.fixture
def innsyn(tmp_path):
    """Run a command in the test's folder; in a process of its own where it reads standard input."""

    def run(*arguments: str, text: str | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
        if text is None:
            return here(tmp_path, *arguments, **environment)
        return apart(tmp_path, *arguments, text=text, **environment)

    return run


@pytest.fixture
def gate(innsyn):
    """Run the gate in the test's folder."""

    def run(*arguments: str, text: str | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
        return innsyn("gate", *arguments, text=text, **environment)

    return run
