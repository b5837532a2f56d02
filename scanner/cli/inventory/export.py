"""`innsyn inventory export`: the inventory in another tool's format."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scanner.cli.inventory._reading import LANGUAGES, found_in, read, refuse, write_bytes

if TYPE_CHECKING:
    from scanner.rules.rule import Language

NEED_FIELDS = frozenset({"openmetadata", "datahub"})


@click.command("export", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--to", "name", metavar="FORMAT", required=True, help="One of those below.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write to a file, whole or not at all.")
@click.option("--lang", "language", type=LANGUAGES, help="Of headings and labels [default: the file's own, else en].")
@click.option(
    "--scan", type=click.Path(path_type=Path), help="A scan's JSON report: its fields are tagged where declared."
)
def COMMAND(  # noqa: N802 - the loader's name
    file: Path, name: str, output: Path | None, language: Language | None, scan: Path | None
) -> None:
    """
    Write the inventory in another tool's format.

    \b
    ropa-xlsx, ropa-csv   the record of processing (Art. 30), for the authority and for people
    fides                 fideslang YAML: systems, datasets, organization
    dpv                   JSON-LD in the Data Privacy Vocabulary
    odcs                  a data contract (Open Data Contract Standard)
    openmetadata, datahub tags for columns, as their CSV; they need --scan

    \b
    Examples:
      innsyn inventory export inventory.yaml --to ropa-xlsx -o protokoll.xlsx
      innsyn scan postgresql://reader@db/crm --format json -o scan.json
      innsyn inventory export inventory.yaml --to datahub --scan scan.json -o tags.csv
    """  # noqa: D301 - \b is click's mark for text that must not be re-wrapped
    from scanner.inventory.exchange.columns import known_columns
    from scanner.inventory.exchange.format import Asked, ExchangeError, on_offer

    offered = {key: item.write for key, item in on_offer().items() if item.write}
    if name not in offered:
        near = difflib.get_close_matches(name, offered, n=1)
        refuse(
            f"no format named {name}; " + (f"did you mean {near[0]}?" if near else f"there are {', '.join(offered)}")
        )
    inventory = read(file).inventory
    columns = known_columns(inventory, found_in(scan) if scan else ())
    if name in NEED_FIELDS and not columns:
        refuse(
            f"{name} tags fields, and none is known: give a scan's report with --scan, or identity_fields in the file"
        )
    try:
        data = offered[name](inventory, Asked(language or inventory.language or "en", columns))
    except ExchangeError as error:
        refuse(f"{file}: {error}")
    write_bytes(data, output, name)
