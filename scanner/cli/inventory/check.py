"""`innsyn inventory check`: what is wrong with an inventory, what it lacks, and whether its quotes stand."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scanner.cli.ending import CLEAN, FOUND
from scanner.cli.inventory._reading import LANGUAGES, read, refuse, write

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scanner.inventory.lint import Remark
    from scanner.inventory.words import Severity
    from scanner.rules.rule import Language

THRESHOLDS = click.Choice(["critical", "high", "medium", "low", "info", "never"])


@click.command("check", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--documents", type=click.Path(path_type=Path), help="Folder of the documents [default: the file's].")
@click.option("-c", "--config", type=click.Path(path_type=Path), help="Settings [default: innsyn.yaml, if there].")
@click.option("--fail-on", type=THRESHOLDS, default="low", show_default=True, help="Exit 1 from this severity.")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--lang", "language", type=LANGUAGES, default="en", show_default=True, help="Language of the text.")
def COMMAND(  # noqa: N802 - the loader's name
    file: Path, documents: Path | None, config: Path | None, **given: Any
) -> None:
    """
    Say what is wrong with an inventory, what it lacks, and whether its quotes stand in its documents.

    \b
    Examples:
      innsyn inventory check inventory.yaml
      innsyn inventory check inventory.yaml --lang nb --fail-on medium
      innsyn inventory check inventory.yaml --documents policies/

    \b
    A lint's severity may be set in innsyn.yaml: severities: {INV246: info}

    \b
    Exit codes: 0 nothing at or above --fail-on, 1 something is, 2 the file cannot be used (every error is told).
    """  # noqa: D301 - \b is click's mark for text that must not be re-wrapped
    from scanner.findings import at_or_above
    from scanner.inventory.documents import gather
    from scanner.inventory.lint import lint

    declared = read(file)
    remarks = lint(declared, gather(declared.inventory, documents or file.parent), _severities(config))
    failing = [remark for remark in remarks if at_or_above(remark.severity, given["fail_on"])]
    if given["format_"] == "json":
        write(_json(str(file), remarks), None)
    else:
        write(_text(str(file), remarks, len(failing), given["language"]), None)
    sys.exit(FOUND if failing else CLEAN)


def _severities(config: Path | None) -> Mapping[str, Severity]:
    """Return the severities that the settings give to rules."""
    path = config or Path("innsyn.yaml")
    if config is None and not path.exists():
        return {}
    from scanner.settings import SettingsError, load

    try:
        return load(path).severities
    except SettingsError as error:
        refuse(error)


def _text(name: str, remarks: tuple[Remark, ...], failing: int, language: Language) -> list[str]:
    from reports.report import printable
    from scanner.inventory.vocabulary import word
    from scanner.rules.rule import Words

    lines = []
    for remark in remarks:
        item = remark.lint
        severity = word(remark.severity, language)
        law = f" ({item.law})" if item.law else ""
        lines.append(
            f"{name}:{remark.place.line}:{remark.place.column}: {severity} {item.id} {remark.text(language)}{law}"
        )
        lines.append(f"    {item.remedy.of(language)}")
    clean = Words("Ingen mangler", "Ingen manglar", "Nothing is lacking")
    told = Words(
        "Merknader: {}, {} på eller over terskelen",
        "Merknader: {}, {} på eller over terskelen",
        "Remarks: {}, {} at or above the threshold",
    )
    lines.append(told.of(language).format(len(remarks), failing) if remarks else clean.of(language))
    return [printable(line) + "\n" for line in lines]


def _json(name: str, remarks: tuple[Remark, ...]) -> list[str]:
    import json

    rows: list[dict[str, Any]] = [
        {
            "rule": remark.lint.id,
            "severity": remark.severity,
            "line": remark.place.line,
            "column": remark.place.column,
            "about": remark.about,
            "title": remark.lint.title.en,
            "remedy": remark.lint.remedy.en,
            "law": remark.lint.law,
        }
        for remark in remarks
    ]
    document = {"schema": "innsyn/inventory-check/1", "inventory": name, "remarks": rows}
    return [json.dumps(document, ensure_ascii=False, indent=2) + "\n"]
