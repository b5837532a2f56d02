"""`innsyn gate`: fail a build that leaks personal data, and nothing else."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from scanner.findings import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.findings import Scan
    from scanner.gate.verdict import Verdict
    from scanner.gate.weigh import Ways
    from scanner.run import Options

CLEAN, FOUND, USAGE, INCOMPLETE = 0, 1, 2, 3
LONGEST_LINE = 4 << 20
"""Bytes of a line that are read as a whole (`connectors.blocks`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What one run of the gate was asked, settings file included."""

    targets: tuple[str, ...]
    options: Options
    ways: Ways
    language: str
    exit_zero: bool
    everything: bool


@click.command("gate", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("targets", nargs=-1, metavar="PATH... | -")
@click.option("--fail-on", type=click.Choice(SEVERITIES), help="Fail from this severity [default: high].")
@click.option("--min-confidence", metavar="0-1", help="Hold back what is less sure [default: 0.5].")
@click.option(
    "--format",
    "formats",
    multiple=True,
    metavar="NAME[=FILE]",
    help="text, json, sarif, gitlab, github, junit or markdown; =FILE writes a file; repeatable [default: text].",
)
@click.option(
    "--test-data",
    type=click.Choice(["ignore", "report", "fail"]),
    default="report",
    show_default=True,
    help="Numbers and addresses that can be nobody's.",
)
@click.option("--since", metavar="24h|DATE", help="Pass over lines that say they are older.")
@click.option("--stdin-name", metavar="PATH", help="What to call standard input [default: stdin.log].")
@click.option("--max-line-bytes", type=click.IntRange(1), help="A longer line makes the run incomplete [4194304].")
@click.option("--include", multiple=True, metavar="PATTERN", help="Only files that match; repeatable.")
@click.option("--exclude", multiple=True, metavar="PATTERN", help="Not files that match; repeatable.")
@click.option("--recognizers", multiple=True, metavar="FILE", help="Your own, in Presidio's YAML format; repeatable.")
@click.option("-c", "--config", type=click.Path(path_type=Path), help="Settings [default: innsyn.yaml, if there].")
@click.option("--jobs", type=click.IntRange(1), help="Processes [default: one per processor].")
@click.option("--exit-zero", is_flag=True, help="Exit 0 whatever is found; wrong usage stays 2, incomplete 3.")
@click.option("-v", "--verbose", "everything", is_flag=True, help="Show also what does not fail.")
@click.option("--lang", "language", type=click.Choice(["nb", "nn", "en"]), help="Language of the text [default: en].")
def COMMAND(targets: tuple[str, ...], formats: tuple[str, ...], **given: Any) -> None:  # noqa: N802 - the loader's name
    """
    Fail a build that leaks personal data: quiet when clean, one line a finding when not.

    \b
    A PATH is a file, a folder or a glob; - is standard input, read as it comes.
      innsyn gate logs/
      innsyn gate src tests --fail-on medium --exclude '*.min.js'
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
    from scanner.cli.output import OutputError
    from scanner.cli.outputs import Outputs

    stopping.listen()
    try:
        wanted = asked(targets, **given)
        outputs = Outputs.of(formats or ("text",), wanted.language, everything=wanted.everything)
        verdict = _verdict(wanted, outputs)
    except (UsageError, SourceError, PatternError, RecognizerFileError, OutputError) as error:
        _refuse(error, USAGE)
    except KeyboardInterrupt:
        stopping.end(INCOMPLETE)
    try:
        outputs.write(verdict)
    except OutputError as error:
        _refuse(error, INCOMPLETE)
    except KeyboardInterrupt:
        stopping.end(INCOMPLETE)
    sys.exit(exit_code(verdict, exit_zero=wanted.exit_zero))


def exit_code(verdict: Verdict, *, exit_zero: bool = False) -> int:
    """Return 3 for a run that is not complete, else 1 when something fails, else 0."""
    if not verdict.complete:
        return INCOMPLETE
    return FOUND if verdict.failing and not exit_zero else CLEAN


def _refuse(error: Exception, code: int) -> NoReturn:
    click.echo(f"innsyn: {error}", err=True)
    sys.exit(code)


def _verdict(wanted: Asked, outputs: Any) -> Verdict:
    """Scan what was asked for and weigh it; a stream is shown as it comes, where that can be."""
    from scanner.fingerprints import new_key
    from scanner.gate.weigh import weigh

    key = new_key()
    if wanted.targets == ("-",):
        scan = None
        for scan in _arriving(wanted, key):
            outputs.tell(weigh(scan, wanted.ways))
        assert scan is not None  # the last one is what there is at the end
    else:
        from scanner.run import scan as scanned

        scan = scanned(wanted.targets, wanted.options, key)
        _refuse_nothing(scan, wanted.targets)
    return weigh(scan, wanted.ways)


def _arriving(wanted: Asked, key: bytes) -> Iterator[Scan]:
    """Yield what is known of standard input, whenever there is a moment before more of it comes; and at the end."""
    import time

    from connectors.connector import ON_ARRIVAL, Segment
    from scanner.watch import watch

    name = (("name", wanted.ways.stdin_name),)
    segment = Segment("stdin:", "-", ON_ARRIVAL, options=name, limits=wanted.options.selection.limits)
    judged, cost, so_far = time.monotonic(), 0.0, None
    for so_far in watch(segment, wanted.options, key):
        begun = time.monotonic()
        if begun - judged < max(0.2, 10 * cost) and _more_waits():
            continue
        yield so_far()
        judged = time.monotonic()
        cost = judged - begun
    assert so_far is not None
    yield so_far()


def _more_waits() -> bool:
    """Tell whether reading standard input would not wait."""
    import select

    try:
        return bool(select.select([0], [], [], 0)[0])
    except (OSError, ValueError):
        return True  # no stream that one can ask (a file on Windows): it has an end


def _refuse_nothing(scan: Scan, targets: tuple[str, ...]) -> None:
    """Refuse a run that looked at nothing, in any folder it was given: it must not pass for a clean one."""
    from reports.report import printable
    from scanner.cli.asked import UsageError

    seen = {part.source for part in scan.coverage} | {item.source for item in scan.failures}
    for target in targets:
        if os.path.isdir(target) and not _inside(target, seen):  # noqa: PTH112 - text in, text out
            aside = _inside(target, [item.source for item in scan.set_aside])
            why = f"{aside} were set aside (binary, excluded or not included)" if aside else "the folder is empty"
            message = f"no file to look at in {printable(target)}: {why}"
            raise UsageError(message)
    if not seen:
        message = "no file to look at: those named were all set aside (excluded, or not included)"
        raise UsageError(message)


def _inside(folder: str, sources: Iterable[str]) -> int:
    """Return how many of the sources lie below a folder."""
    top = os.path.join(os.path.abspath(folder), "")  # noqa: PTH118, PTH100 - text in, text out
    paths = (os.path.abspath(source.removeprefix("file:")) for source in sources)  # noqa: PTH100
    return sum(path.startswith(top) for path in paths)
