"""What the gate and its baseline share: looking at files as asked, and weighing what is found."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from scanner.findings import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from scanner.cli.asked import Asked
    from scanner.findings import Scan
    from scanner.gate.changes import Change
    from scanner.gate.verdict import Verdict

    Tell = Callable[[Verdict], None]

_EVERY = 1_000_000
"""Places to keep of each finding of a change: all, or as good as."""
Command = TypeVar("Command", bound="Callable[..., Any]")
OPTIONS = (
    click.option("--fail-on", type=click.Choice(SEVERITIES), help="Fail from this severity [default: high]."),
    click.option("--min-confidence", metavar="0-1", help="Hold back what is less sure [default: 0.5]."),
    click.option(
        "--test-data",
        type=click.Choice(["ignore", "report", "fail"]),
        default="report",
        show_default=True,
        help="Numbers and addresses that can be nobody's.",
    ),
    click.option("--max-line-bytes", type=click.IntRange(1), help="A longer line makes the run incomplete [4194304]."),
    click.option("--include", multiple=True, metavar="PATTERN", help="Only files that match; repeatable."),
    click.option("--exclude", multiple=True, metavar="PATTERN", help="Not files that match; repeatable."),
    click.option("--recognizers", multiple=True, metavar="FILE", help="Your own, in Presidio's format; repeatable."),
    click.option("-c", "--config", type=click.Path(path_type=Path), help="Settings [default: innsyn.yaml, if there]."),
    click.option("--jobs", type=click.IntRange(1), help="Processes [default: one per processor]."),
    click.option("--lang", "language", type=click.Choice(["nb", "nn", "en"]), help="Language of text [default: en]."),
)


def options(command: Command) -> Command:
    """Give a command the options that say what to look at and what counts."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command


def look(wanted: Asked, tell: Tell | None = None) -> Verdict:
    """
    Scan what was asked for and weigh it.

    Args:
        wanted: what.
        tell: is told of a stream's verdict so far, whenever there is a moment.

    Raises:
        scanner.cli.asked.UsageError: there was nothing to look at.
        connectors.connector.SourceError: a target is not there.
        scanner.gate.changes.ChangeError: git cannot say what the change is.
    """
    from scanner.fingerprints import new_key
    from scanner.run import scan as scanned

    key = new_key()
    if wanted.change is not None:
        return _changed(wanted, wanted.change, key)
    if wanted.targets != ("-",):
        scan = scanned(wanted.targets, wanted.options, key)
        alone = wanted.baseline is not None and set(wanted.targets) == {str(wanted.baseline_file)}
        if not alone:  # a commit may hold the baseline and nothing else
            _refuse_nothing(scan, wanted.targets)
        return decided(scan, wanted)
    verdict = None
    for scan in _arriving(wanted, key):
        verdict = decided(scan, wanted)
        if tell is not None:
            tell(verdict)
    assert verdict is not None  # there is one at the end at least
    return verdict


def _changed(wanted: Asked, change: Change, key: bytes) -> Verdict:
    """Scan the files of a change whole, and weigh what stands in the lines it adds."""
    from connectors.walk import source_of
    from scanner.gate import changes
    from scanner.gate.weigh import shown_path
    from scanner.run import scan as scanned

    with changes.files(change) as places:
        selection = replace(wanted.options.selection, met=True, lined=True)
        options = replace(wanted.options, selection=selection, occurrences=_EVERY)
        scan = scanned(tuple(places.values()), options, key)
        names = {source_of(place): source_of(str(change.root / name)) for name, place in places.items()}
        verdict = decided(scan, replace(wanted, ways=replace(wanted.ways, names=names)))
    added = {shown_path(source_of(str(change.root / name)), ""): lines for name, lines in change.added.items()}
    return changes.only_added(verdict, added)


def decided(scan: Scan, wanted: Asked) -> Verdict:
    """Weigh a scan, and take away what notes in the files and the baseline accept."""
    from scanner.gate import accepting, allowances
    from scanner.gate.weigh import weigh

    verdict = allowances.apply(weigh(scan, wanted.ways), scan, wanted.ways, wanted.today)
    if wanted.baseline is not None:
        looked_at = Looked(wanted.targets, verdict).at if wanted.change is None else _nowhere
        verdict = accepting.apply(verdict, wanted.baseline, str(wanted.baseline_file), wanted.today, looked_at)
    if wanted.ways.test_data != "ignore":
        return verdict
    return replace(verdict, results=tuple(result for result in verdict.results if result.state != "test data"))


def _nowhere(path: str) -> bool:
    """A change says nothing of what is not in it."""
    del path
    return False


class Looked:
    """Where a run looked: at files, all of which it read, and in folders."""

    def __init__(self, targets: Iterable[str], verdict: Verdict) -> None:
        from scanner.gate.logs import bare
        from scanner.gate.weigh import shown_path

        unread = {bare(item.source) for item in (*verdict.failures, *verdict.set_aside)}
        self._files = {bare(path) for path in verdict.examined} - unread
        self._unread = unread
        folders = {shown_path(f"file:{target}", "") for target in targets if os.path.isdir(target)}  # noqa: PTH112
        self._folders = tuple("" if folder == "." else f"{folder}/" for folder in folders)

    def at(self, path: str) -> bool:
        """Tell whether what is not found at a path is not there."""
        if path in self._files:
            return True
        return path not in self._unread and not os.path.lexists(path) and path.startswith(self._folders)


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
