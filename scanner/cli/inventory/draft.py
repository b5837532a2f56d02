"""`innsyn inventory draft`: an inventory drafted from the organisation's own privacy policies."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scanner.cli.inventory._reading import refuse, spare, write

if TYPE_CHECKING:
    from scanner.inventory.model import Inventory


@click.command("draft", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("policies", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="POLICY...")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write to a file, whole or not at all.")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
def COMMAND(policies: tuple[Path, ...], output: Path | None, force: bool) -> None:  # noqa: N802, FBT001 - the loader's name; click's flag
    """
    Draft an inventory from privacy policies: .txt, .md, .html, .pdf or .docx, in bokmål, nynorsk or English.

    Works by rules and word lists, offline. Every fact has its quote and its place; what the text leaves open is asked
    as a question, never guessed. A person must read the draft before it is trusted: docs/drafting.md says how far.

    \b
    Examples:
      innsyn inventory draft personvern.txt
      innsyn inventory draft personvern.html ansatte.pdf -o inventory.yaml
      innsyn inventory check inventory.yaml

    \b
    Exit codes: 0 drafted; 2 a policy cannot be read, or the file is there already (nothing is written).
    """  # noqa: D301 - \b is click's mark for text that must not be re-wrapped
    from scanner.inventory.drafting.draft import HEADING, draft
    from scanner.inventory.drafting.reading import PolicyError, read_policy
    from scanner.inventory.write import to_yaml

    spare(output, *policies)
    if output is not None and output.exists() and not force:
        refuse(f"{output} is there already; say --force to write over it, or name another file")
    try:
        documents = [(_name(path, output), read_policy(path)) for path in policies]
        inventory = draft(documents)
    except PolicyError as error:
        refuse(error)
    write([to_yaml(inventory, HEADING)], output)
    click.echo(f"innsyn: {_summary(inventory)}", err=True)


def _name(path: Path, output: Path | None) -> str:
    """Return the path of a document from the folder of the inventory."""
    if output is None:
        return str(path)
    try:
        return Path(os.path.relpath(path, output.absolute().parent)).as_posix()
    except ValueError:  # another drive
        return str(path.absolute())


def _summary(inventory: Inventory) -> str:
    keys = {data.data_category for activity in inventory.processing_activities for data in activity.personal_data}
    counted = (
        (len(inventory.processing_activities), "activity", "activities"),
        (len(keys), "category", "categories"),
        (len(inventory.promises), "promise", "promises"),
        (len(inventory.recipients), "recipient", "recipients"),
        (len(inventory.open_questions), "open question", "open questions"),
    )
    told = ", ".join(f"{count} {one if count == 1 else more}" for count, one, more in counted)
    return f"drafted {told}; read it before you trust it"
