"""
The command `innsyn`: the only place that prints, prompts and exits.

Subcommands are imported when they are run, so that `innsyn --help` starts at once.
"""

from __future__ import annotations

import gc
import importlib
import os
import sys
from typing import Any

import click

from scanner import __version__

CYCLES = 20_000
"""Objects made, less those gone, before the youngest are looked through."""
COMMANDS = {
    "scan": "Find personal data in files, folders, logs and tables.",
    "gate": "Fail a build that leaks personal data.",
    "baseline": "Accept what is known for a while, so that only what is new fails the gate.",
    "redact": "Mask personal data in a stream.",
    "detectors": "List, explain and try the detectors.",
    "inventory": "Check, show and convert the declared inventory.",
    "reconcile": "Hold what was found against what was declared.",
}


class _Lazy(click.Group):
    """A group that knows its commands' names and imports one when it is asked for."""

    def main(self, *arguments: Any, **given: Any) -> Any:
        """Run the command; a stream that takes no more (a full disk) ends it with a line, not with a traceback."""
        # Nothing here multiplies matrices of floats: numpy's threads for that would only be started and spin.
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        # Starting makes many objects that stay; looking through them for cycles again and again cost a tenth of it.
        gc.set_threshold(CYCLES, 20, 20)
        try:
            return super().main(*arguments, **given)
        except OSError as error:
            from scanner.cli.output import hush

            hush()
            click.echo(f"innsyn: stopped: {error.strerror or type(error).__name__}", err=True)
            sys.exit(3)

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"{__name__}.{cmd_name}").COMMAND
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="innsyn", message="%(prog)s %(version)s")
def main() -> None:
    """
    Find personal data in files, logs and tables; knows Norway.

    \b
    Examples:
      innsyn scan logs/                    what personal data lies in a folder
      innsyn scan export.csv --lang nb     in Norwegian
      kubectl logs app | innsyn scan -     from a pipe
      innsyn gate logs/ tests/             fail a build that leaks

    \b
    Exit codes: 0 clean, 1 findings, 2 wrong usage, 3 something could not be read or written.
    No value that was read is ever printed, logged or stored.
    """  # noqa: D301 - \b is click's mark for text that must not be re-wrapped
