"""`innsyn inventory export`: the inventory in another tool's format."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scanner.cli.inventory._reading import LANGUAGES, content, found_in, read, refuse, spare, write_bytes

if TYPE_CHECKING:
    from scanner.inventory.exchange.format import Column
    from scanner.rules.rule import Language

NEED_FIELDS = frozenset({"openmetadata", "datahub"})
ONTO = (
    "this is a list to read: OpenMetadata takes in no column without its type, and empties what a row leaves empty; "
    "give its own export with --onto, and the tags are put to that"
)
MANY = 20
"""Remarks that are printed one by one."""


@click.command("export", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--to", "name", metavar="FORMAT", required=True, help="One of those below.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write to a file, whole or not at all.")
@click.option("--lang", "language", type=LANGUAGES, help="Of headings and labels [default: the file's own, else en].")
@click.option(
    "--scan", type=click.Path(path_type=Path), help="A scan's JSON report: its fields are tagged where declared."
)
@click.option(
    "--onto",
    type=click.Path(path_type=Path),
    help="OpenMetadata's own recursive export: the tags are put to its rows.",
)
def COMMAND(  # noqa: N802 - the loader's name; click gives one argument for each option
    file: Path, name: str, output: Path | None, language: Language | None, scan: Path | None, onto: Path | None
) -> None:
    """
    Write the inventory in another tool's format.

    \b
    ropa-xlsx, ropa-csv   the record of processing (Art. 30), for the authority and for people
    fides                 fideslang YAML: systems, datasets, organization
    dpv                   JSON-LD in the Data Privacy Vocabulary
    odcs                  a data contract (Open Data Contract Standard)
    openmetadata, datahub tags for columns, as their CSV; they need --scan, openmetadata --onto too

    \b
    Examples:
      innsyn inventory export inventory.yaml --to ropa-xlsx -o protokoll.xlsx
      innsyn scan postgresql://reader@db/crm --format json -o scan.json
      innsyn inventory export inventory.yaml --to datahub --scan scan.json -o tags.csv
      innsyn inventory export inventory.yaml --to openmetadata --scan scan.json --onto crm.csv -o crm-tagged.csv
    """  # noqa: D301 - \b is click's mark for text that must not be re-wrapped
    from scanner.inventory.exchange.columns import known_columns
    from scanner.inventory.exchange.format import Asked, ExchangeError, on_offer

    offered = {key: item.write for key, item in on_offer().items() if item.write}
    if name not in offered:
        near = difflib.get_close_matches(name, offered, n=1)
        refuse(
            f"no format named {name}; " + (f"did you mean {near[0]}?" if near else f"there are {', '.join(offered)}")
        )
    spare(output, file, scan, onto)
    inventory = read(file).inventory
    columns = known_columns(inventory, found_in(scan) if scan else ())
    if name in NEED_FIELDS and not columns:
        refuse(
            f"{name} tags fields, and none is known: give a scan's report with --scan, or identity_fields in the file"
        )
    if onto is not None:
        if name != "openmetadata":
            refuse("--onto is for --to openmetadata")
        write_bytes(_tagged(onto, columns), output, name)
        return
    if name == "openmetadata":
        click.echo(f"innsyn: {ONTO}", err=True)
    try:
        data = offered[name](inventory, Asked(language or inventory.language or "en", columns))
    except ExchangeError as error:
        refuse(f"{file}: {error}")
    write_bytes(data, output, name)


def _tagged(onto: Path, columns: tuple[Column, ...]) -> bytes:
    """Return an export of OpenMetadata with our tags; what a person should know goes to standard error."""
    from detectors.yaml_file import plain
    from scanner.inventory.exchange.format import ExchangeError
    from scanner.inventory.exchange.openmetadata import put_onto

    try:
        data, remarks = put_onto(content(onto), columns)
    except ExchangeError as error:
        refuse(f"{onto}: {error}")
    for remark in remarks[:MANY]:
        click.echo(f"innsyn: {plain(remark)}", err=True)
    if len(remarks) > MANY:
        click.echo(f"innsyn: and {len(remarks) - MANY} more like these", err=True)
    return data
