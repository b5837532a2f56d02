"""`innsyn inventory show`: the inventory as a page that a person can read."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scanner.cli.inventory._reading import LANGUAGES, read, write

if TYPE_CHECKING:
    from scanner.rules.rule import Language

WIDTH = 100


@click.command("show", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--lang", "language", type=LANGUAGES, help="Of headings and labels [default: the file's own, else en].")
def COMMAND(file: Path, language: Language | None) -> None:  # noqa: N802 - the loader's name
    """
    Show an inventory as a page that a person can read.

    \b
    Example:
      innsyn inventory show inventory.yaml --lang nb | less
    """  # noqa: D301 - \b is click's mark for text that must not be re-wrapped
    from reports.report import printable
    from scanner.inventory.table import page

    inventory = read(file).inventory
    width = min(shutil.get_terminal_size((WIDTH, 24)).columns, 140) if sys.stdout.isatty() else WIDTH
    lines = page(inventory, language or inventory.language or "en", width)
    write((printable(line) + "\n" for line in lines), None)
