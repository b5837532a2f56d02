"""`innsyn gate`: fail a build that leaks personal data, and nothing else."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from scanner.cli.ending import CLEAN, FOUND, INCOMPLETE, USAGE, refuse
from scanner.cli.looking import options

if TYPE_CHECKING:
    from scanner.gate.verdict import Verdict


@click.command("gate", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("targets", nargs=-1, metavar="PATH... | -")
@options
@click.option(
    "--format",
    "formats",
    multiple=True,
    metavar="NAME[=FILE]",
    help="text, json, sarif, gitlab, github, junit or markdown; =FILE writes a file; repeatable [default: text].",
)
@click.option("--baseline", "baseline_file", metavar="FILE", help="What is known and accepted; see innsyn baseline.")
@click.option("--staged", is_flag=True, help="Only lines that are staged in git; all files, or those named.")
@click.option("--diff", "revision", metavar="REV", help="Only lines added since HEAD parted from a revision.")
@click.option("--since", metavar="24h|DATE", help="Pass over lines that say they are older.")
@click.option("--stdin-name", metavar="PATH", help="What to call standard input [default: stdin.log].")
@click.option("--exit-zero", is_flag=True, help="Exit 0 whatever is found; wrong usage stays 2, incomplete 3.")
@click.option("-v", "--verbose", "everything", is_flag=True, help="Show also what does not fail.")
def COMMAND(targets: tuple[str, ...], formats: tuple[str, ...], **given: Any) -> None:  # noqa: N802 - the loader's name
    """
    Fail a build that leaks personal data: quiet when clean, one line a finding when not.

    \b
    A PATH is a file, a folder or a glob; - is standard input, read as it comes.
      innsyn gate logs/
      innsyn gate src tests --fail-on medium --exclude '*.min.js'
      innsyn gate . --baseline innsyn-baseline.jsonl --format text --format sarif=innsyn.sarif
      innsyn gate --staged
      innsyn gate --diff origin/main
      kubectl logs -f app | innsyn gate - --stdin-name logs/app.log

    \b
    Exit codes: 0 nothing at or above --fail-on, 1 something is, 2 wrong usage (or nothing to look at),
    3 something could not be read, or a report could not be written: a partial run never looks clean.
    """  # noqa: D301 - \b is click's mark for text that must not be re-wrapped
    from connectors.connector import SourceError
    from detectors.linear import PatternError
    from detectors.recognizer_reading import RecognizerFileError
    from scanner.cli import stopping
    from scanner.cli.asked import UsageError, asked
    from scanner.cli.looking import look
    from scanner.cli.output import OutputError
    from scanner.cli.outputs import Outputs
    from scanner.gate.baseline import BaselineError
    from scanner.gate.changes import ChangeError

    stopping.listen()
    everything = given.pop("everything")
    try:
        wanted = asked(targets, formats=formats, **given)
        outputs = Outputs.of(formats or ("text",), wanted.language, everything=everything, read=wanted.targets)
        verdict = look(wanted, outputs.tell)
    except (
        UsageError,
        BaselineError,
        ChangeError,
        SourceError,
        PatternError,
        RecognizerFileError,
        OutputError,
    ) as error:
        refuse(error, USAGE)
    except KeyboardInterrupt:
        stopping.end(INCOMPLETE, left="not all was read, and no report was written")
    try:
        outputs.write(verdict)
    except OutputError as error:
        refuse(error, INCOMPLETE)
    except KeyboardInterrupt:
        stopping.end(INCOMPLETE, left="all was read, but not every report was written")
    sys.exit(exit_code(verdict, exit_zero=wanted.exit_zero))


def exit_code(verdict: Verdict, *, exit_zero: bool = False) -> int:
    """Return 3 for a run that is not complete, else 1 when something fails, else 0."""
    if not verdict.complete:
        return INCOMPLETE
    return FOUND if verdict.failing and not exit_zero else CLEAN
