"""`innsyn inventory import`: an inventory from a record, a fideslang document or a data contract."""

from __future__ import annotations

import re
from pathlib import Path

import click

from scanner.cli.inventory._reading import content, refuse, spare, write

VALUE = re.compile(r"[^\s«»]*(?:@|(?:\d[ .-]?){5})[^\s«»]*")
"""What looks like somebody's address or number: a record should hold none, and a log must not."""


@click.command("import", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("file", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write to a file, whole or not at all.")
@click.option(
    "--from", "name", metavar="FORMAT", help="ropa-xlsx, ropa-csv, fides or odcs [default: seen from the file]."
)
def COMMAND(file: Path, output: Path | None, name: str | None) -> None:  # noqa: N802 - the loader's name
    """
    Read an inventory from another format and write it as YAML, ready to review.

    \b
    A record of processing may have its columns in any order, with headings in bokmål, nynorsk or English.
    What its words do not say plainly becomes an open question; nothing is guessed and nothing is dropped.

    \b
    Examples:
      innsyn inventory import protokoll.xlsx -o inventory.yaml
      innsyn inventory import fides.yml -o inventory.yaml

    \b
    Exit codes: 0 written, 2 the file cannot be used (every error is told).
    """  # noqa: D301 - \b is click's mark for text that must not be re-wrapped
    from detectors.yaml_file import plain
    from scanner.inventory.exchange.format import ExchangeError
    from scanner.inventory.exchange.reading import taken
    from scanner.inventory.write import to_yaml

    spare(output, file)
    data = content(file)
    try:
        inventory, remarks = taken(file.name, data, name)
    except ExchangeError as error:
        refuse("\n".join(f"{file}: {line}" for line in str(error).splitlines()))
    for remark in remarks:
        click.echo(f"innsyn: {file}: {VALUE.sub('…', plain(remark))}", err=True)
    write([to_yaml(inventory, heading=[f"Read from {file.name}; look through it before it is used."])], output)
