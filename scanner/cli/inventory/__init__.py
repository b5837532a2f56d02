"""`innsyn inventory`: one file per command, found by being there and imported when it is run."""

from __future__ import annotations

import importlib
import pkgutil
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

PRIVATE = "_"


class _Found(click.Group):
    """A group whose commands are the files beside this one that end in a COMMAND; `import_` is called import."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return sorted(_names())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        module = dict(_modules()).get(cmd_name)
        return None if module is None else _command(module)


def _modules() -> Iterator[tuple[str, str]]:
    for module in pkgutil.iter_modules(__path__):
        if not module.name.startswith(PRIVATE):
            yield module.name.rstrip("_").replace("_", "-"), module.name


def _names() -> Iterator[str]:
    return (name for name, _ in _modules())


def _command(module: str) -> click.Command:
    command: click.Command = importlib.import_module(f"{__name__}.{module}").COMMAND
    return command


@click.command("inventory", cls=_Found, context_settings={"help_option_names": ["-h", "--help"]})
def COMMAND() -> None:  # noqa: N802 - the loader's name
    """
    Draft, check, show and convert the declared inventory: what you say that you hold.

    \b
    Examples:
      innsyn inventory draft personvern.html -o inventory.yaml
      innsyn inventory check inventory.yaml           what it lacks, with line numbers
      innsyn inventory show inventory.yaml --lang nb  a page that a person can read
      innsyn inventory export inventory.yaml --to ropa-xlsx -o protokoll.xlsx

    \b
    docs/inventory.md explains the file.
    """  # noqa: D301 - \b is click's mark for text that must not be re-wrapped
