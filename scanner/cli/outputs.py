"""Where the gate's reports go: one to standard output, as many as one likes to files, each whole or not at all."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reports.report import GateReport, View, gate_report, gate_reports
from scanner.cli import output as out
from scanner.cli.asked import UsageError

if TYPE_CHECKING:
    from scanner.gate.verdict import Verdict

ANNOTATIONS, SUMMARY = "github", "GITHUB_STEP_SUMMARY"


@dataclass(slots=True)
class Outputs:
    """
    The reports asked for, and where each goes.

    Args:
        wanted: report and file; `None`: standard output.
        language: of the text.
        everything: show also what does not fail.
        told: of a stream, what was already printed.
    """

    wanted: tuple[tuple[GateReport, Path | None], ...]
    language: Any
    everything: bool
    told: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, formats: tuple[str, ...], language: Any, *, everything: bool, read: tuple[str, ...]) -> Outputs:
        """
        Return the reports asked for as `NAME` or `NAME=FILE`, each of which can be written and is none of those read.

        Raises:
            UsageError: a format is unknown, or two would be mixed on standard output or in one file.
            scanner.cli.output.OutputError: a file cannot be written.
        """
        wanted = []
        for asked in formats:
            name, equals, file = asked.partition("=")
            report = gate_report(name)
            if report is None:
                import difflib

                offered = sorted(gate_reports())
                near = difflib.get_close_matches(name, offered, n=1)
                meant = f"did you mean {near[0]}?" if near else f"there are {', '.join(offered)}"
                message = f"no format named {name}; {meant}"
                raise UsageError(message)
            if equals and not file:
                message = f"--format {asked} names no file"
                raise UsageError(message)
            wanted.append((report, Path(file) if equals else None))
        places = [None if path is None else path.resolve() for _, path in wanted]
        if len(set(places)) < len(places):
            message = "each format needs a place of its own: --format sarif=innsyn.sarif writes into a file"
            raise UsageError(message)
        for _, path in wanted:
            out.check(path, *read)
        return cls(tuple(wanted), language, everything)

    def tell(self, verdict: Verdict) -> None:
        """Print what of a stream was not yet printed, where text goes to standard output; at once, line by line."""
        from reports.gate import text

        if self._printed() != text.REPORT.name:
            return
        view = self._view(None)
        new = [r for r in verdict.results if r.fingerprint not in self.told and self._shown(r.state)]
        if new:
            self.told |= {result.fingerprint for result in new}
            out.write((text.line(result, view) for result in new), None)

    def write(self, verdict: Verdict) -> None:
        """
        Write all reports: files first, so that what is printed is the last that happens.

        Raises:
            scanner.cli.output.OutputError: one could not be written.
        """
        for report, path in sorted(self.wanted, key=lambda pair: pair[1] is None):
            if path is None and self.told:
                from reports.gate import text

                self.tell(verdict)
                out.write(text.after(verdict, self._view(None)), None)
            else:
                out.write(report.render(verdict, self._view(path)), path)
        if any(report.name == ANNOTATIONS for report, _ in self.wanted):
            _summarise(verdict, self._view(None))

    def _printed(self) -> str:
        return next((report.name for report, path in self.wanted if path is None), "")

    def _shown(self, state: str) -> bool:
        return state == "failing" or self.everything

    def _view(self, path: Path | None) -> View:
        colour = path is None and sys.stdout is not None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        return View(language=self.language, colour=colour, everything=self.everything)


def _summarise(verdict: Verdict, view: View) -> None:
    """Add a table to the summary of a GitHub job, where the step's environment names its file."""
    named = os.environ.get(SUMMARY)
    if not named:
        return
    text = "".join(gate_reports()["markdown"].render(verdict, view))
    try:
        with Path(named).open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(text)
    except OSError as error:
        message = f"the job's summary cannot be written to {named} ({error.strerror})"
        raise out.OutputError(message) from None
