"""`innsyn inventory schema`: the JSON Schema that editors complete and check the file with."""

from __future__ import annotations

from pathlib import Path

import click

from scanner.cli.inventory._reading import write


@click.command("schema", context_settings={"help_option_names": ["-h", "--help"]})
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write to a file, whole or not at all.")
def COMMAND(output: Path | None) -> None:  # noqa: N802 - the loader's name
    """
    Print the JSON Schema of the inventory.

    \b
    Put it beside the inventory and let the inventory's first line name it; editors then complete and check:
      innsyn inventory schema -o inventory.schema.json
      # yaml-language-server: $schema=inventory.schema.json
    """  # noqa: D301 - \b is click's mark for text that must not be re-wrapped
    from scanner.inventory.schema import text

    write([text()], output)
