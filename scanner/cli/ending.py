"""How every command ends: its exit codes, and a line on standard error when it is refused."""

from __future__ import annotations

import sys
from typing import NoReturn

import click

CLEAN, FOUND, USAGE, INCOMPLETE = 0, 1, 2, 3


def refuse(message: object, code: int = USAGE) -> NoReturn:
    """End with what is wrong on standard error."""
    click.echo(f"innsyn: {message}", err=True)
    sys.exit(code)
