"""`innsyn inventory propose`: the lines that would declare what a scan found undeclared."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from scanner.cli.inventory._reading import found_in, read, refuse, spare, write
from scanner.cli.workspace import CATALOG, catalog_url

if TYPE_CHECKING:
    from scanner.inventory.found import Found


@click.command("propose", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--scan", type=click.Path(path_type=Path), help="A scan's JSON report [default: the catalog's last scan]."
)
@click.option("--catalog", metavar="URL", help="Where scans are recorded [default: .innsyn/catalog.db].")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write to a file, whole or not at all.")
def COMMAND(file: Path, scan: Path | None, catalog: str | None, output: Path | None) -> None:  # noqa: N802 - the loader's name
    """
    Write the YAML lines that would declare what a scan found and the inventory does not declare.

    It never declares by itself: review each line, complete it and paste it, or delete the data.
    What is promised never to be stored is named, not proposed.

    \b
    Examples:
      innsyn inventory propose inventory.yaml
      innsyn scan logs/ --format json -o scan.json; innsyn inventory propose inventory.yaml --scan scan.json

    \b
    Exit codes: 0 written, or nothing to propose; 2 the inventory or the scan cannot be used.
    """  # noqa: D301 - \b is click's mark for text that must not be re-wrapped
    from scanner.inventory.proposal import fragment, proposals

    spare(output, file, scan)
    declared = read(file)
    found = found_in(scan) if scan else _recorded(catalog)
    proposed = proposals(declared, found)
    if not proposed:
        click.echo("innsyn: nothing to propose: what was found is declared where it lies", err=True)
        return
    write((f"{line}\n" for line in fragment(declared, proposed)), output)


def _recorded(catalog: str | None) -> tuple[Found, ...]:
    from scanner.catalog import latest
    from scanner.errors import CatalogError
    from scanner.inventory.found import from_scan

    if catalog is None and not CATALOG.exists():
        refuse("no scan: run `innsyn scan` first, or give its report with --scan")
    try:
        _, scan = latest(catalog_url(catalog))
    except CatalogError as error:
        refuse(error)
    return from_scan(scan)
