"""How bad a result is, in the words of other tools; and names for results that no two share."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from detectors.detector import Severity
    from scanner.gate.verdict import Result, Verdict


class Grade(NamedTuple):
    """
    One severity elsewhere.

    Args:
        level: in SARIF.
        score: GitHub's security-severity; ten times it is SARIF's rank, by which GitLab goes.
        gitlab: in GitLab's Code Quality.
        annotation: of a GitHub workflow.
    """

    level: str
    score: float
    gitlab: str
    annotation: str


GRADES: Mapping[Severity | Literal["info"], Grade] = {
    "critical": Grade("error", 9.5, "blocker", "error"),
    "high": Grade("error", 8.0, "critical", "error"),
    "medium": Grade("warning", 5.5, "major", "warning"),
    "low": Grade("note", 3.0, "minor", "notice"),
    "info": Grade("note", 0.0, "info", "notice"),
}


def reported(verdict: Verdict) -> tuple[Result, ...]:
    """
    Return the results that other tools are told of: what fails, and what is below the threshold.

    What is accepted is left out, since GitHub shows suppressed results as if they were not; and test data, since every
    result becomes an alert.
    """
    return tuple(result for result in verdict.results if result.state in {"failing", "below"})


def numbered(results: Iterable[Result]) -> Iterator[tuple[Result, int]]:
    """Yield results, each with its number among those of the same fingerprint (a log, and the same log rotated)."""
    seen: Counter[str] = Counter()
    for result in results:
        seen[result.fingerprint] += 1
        yield result, seen[result.fingerprint]
