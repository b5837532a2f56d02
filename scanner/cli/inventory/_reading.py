"""What the inventory's commands share: reading the file, its documents, and ending with a line on standard error."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NoReturn

import click

from scanner.cli import ending
from scanner.cli.ending import INCOMPLETE, USAGE

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from scanner.inventory.found import Found
    from scanner.inventory.load import Declared

MAX_BYTES = 50_000_000
LANGUAGES = click.Choice(["nb", "nn", "en"])


def refuse(message: object, code: int = USAGE) -> NoReturn:
    """End with what is wrong on standard error, one line for each error."""
    ending.refuse("\ninnsyn: ".join(str(message).splitlines()), code)


def read(path: Path) -> Declared:
    """Return an inventory, or end with every error in it."""
    from scanner.inventory.load import InventoryError, load

    try:
        return load(path)
    except InventoryError as error:
        refuse(error)


def content(path: Path) -> bytes:
    """Return the bytes of another tool's file, or end."""
    try:
        if path.stat().st_size > MAX_BYTES:
            refuse(f"{path}: larger than {MAX_BYTES // 1_000_000} MB")
        return path.read_bytes()
    except OSError as error:
        refuse(f"{path}: cannot be read ({error.strerror or type(error).__name__})")


def spare(output: Path | None, *given: Path | None) -> None:
    """End when a file could not be written, or would take the place of one that is read."""
    from scanner.cli import output as out

    try:
        out.check(output, *given)
    except out.OutputError as error:
        refuse(error)


def write(pieces: Iterable[str], output: Path | None) -> None:
    """Write text to a file, whole or not at all, or to standard output."""
    from scanner.cli import output as out

    try:
        out.write(pieces, output)
    except out.OutputError as error:
        refuse(error, USAGE if output else INCOMPLETE)


def write_bytes(data: bytes, output: Path | None, name: str) -> None:
    """Write a file's bytes, whole or not at all; a workbook never goes to a terminal."""
    from scanner.cli import output as out

    try:
        if output is not None:
            out.write_bytes(data, output)
        elif sys.stdout.isatty() and b"\x00" in data:
            refuse(f"{name} is no text; give a file with -o")
        else:
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
    except out.OutputError as error:
        refuse(error)


def found_in(scan: Path) -> tuple[Found, ...]:
    """Return the findings of a scan's report, or end."""
    from scanner.inventory.found import ScanFileError, from_json

    try:
        return from_json(scan)
    except ScanFileError as error:
        refuse(error)
