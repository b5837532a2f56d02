"""`innsyn detectors`: what is looked for, how it is judged, and a place to try it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from detectors.detector import Detector


@click.group("detectors", context_settings={"help_option_names": ["-h", "--help"]})
def COMMAND() -> None:  # noqa: N802 - the loader's name
    """
    List, explain and try the detectors.

    \b
    Examples:
      innsyn detectors list
      innsyn detectors explain no_fodselsnummer
      echo 'fnr 17912099997' | innsyn detectors test
    """  # noqa: D301 - \b is click's mark for text that must not be re-wrapped


@COMMAND.command("list")
@click.option("--recognizers", multiple=True, metavar="FILE", help="Your own too, in Presidio's YAML format.")
def list_(recognizers: tuple[str, ...]) -> None:
    """List the detectors, one a line: name, severity, what it finds."""
    detectors = _offered(recognizers)
    width = max(len(detector.name) for detector in detectors)
    for detector in detectors:
        click.echo(f"{detector.name:<{width}}  {detector.severity:<8}  {detector.title}")


@COMMAND.command()
@click.argument("name")
@click.option("--recognizers", multiple=True, metavar="FILE", help="Your own too, in Presidio's YAML format.")
def explain(name: str, recognizers: tuple[str, ...]) -> None:
    """Explain one detector: what it finds and ignores, what each piece of evidence weighs, its sources."""
    import difflib

    detectors = {detector.name: detector for detector in _offered(recognizers)}
    if name not in detectors:
        near = difflib.get_close_matches(name, detectors, n=3)
        meant = f"; did you mean {', '.join(near)}?" if near else "; `innsyn detectors list` names them"
        click.echo(f"innsyn: no detector named {name}{meant}", err=True)
        sys.exit(2)
    click.echo("\n".join(_explanation(detectors[name])))


def _explanation(detector: Detector) -> list[str]:
    from math import log

    from detectors.candidates import DEFAULT_WEIGHTS
    from reports.report import percent
    from scanner.chances import confidence

    lines = [
        f"{detector.name}: {detector.title}",
        "",
        f"category    {detector.category}",
        f"severity    {detector.severity}"
        + "".join(f", {subtype}: {grade}" for subtype, grade in detector.severities.items()),
    ]
    if detector.near:
        lines.append(f"counts only near {', '.join(detector.near)} in the same line or row, or after its own word")
    lines += ["", "Evidence, in natural log-odds (they add up; 0 is even odds, 3 is 95 %):"]
    lines.append(f"  {detector.prior:+5.1f}  before any evidence")
    if detector.chance < 1:
        lines.append(
            f"  {-log(detector.chance):+5.1f}  one number of this shape passes the check"
            f" (chance {detector.chance:.3%}); a field of them up to {detector.ceiling:+.1f}"
        )
    weights = {**DEFAULT_WEIGHTS, **detector.weights}
    if not detector.words:
        weights = {name: weight for name, weight in weights.items() if name not in {"context", "led"}}
    if not detector.against:
        weights.pop("against", None)
    lines += [f"  {weight:+5.1f}  {name}" for name, weight in weights.items()]
    if detector.pattern is not None:
        alone = confidence(detector.prior - log(detector.chance))
        lines.append(f"One bare match, alone: {percent(alone)} sure.")
    if detector.led is not None:
        led = confidence(detector.prior - log(detector.chance) + weights.get("led", 0.0))
        lines.append(f"One match after its own word: {percent(led)} sure.")
    lines += ["", "Finds:", *(f"  {example}" for example in detector.finds)]
    lines += ["", "Ignores:", *(f"  {example}" for example in detector.ignores)]
    if detector.words:
        lines += ["", "Words (regular expressions):", *(f"  {word}" for word in detector.words)]
    lines += ["", "Sources:", *(f"  {source}" for source in detector.sources)]
    return lines


@COMMAND.command()
@click.option("--recognizers", multiple=True, metavar="FILE", help="Your own too, in Presidio's YAML format.")
def test(recognizers: tuple[str, ...]) -> None:
    """
    Read text on standard input and say, masked, what fires and why.

    Refused look-alikes are named too. Exit code 1 when something fires, else 0.
    """
    from detectors.candidates import weight_of
    from detectors.engine import Engine
    from reports.report import percent
    from scanner.chances import confidence
    from scanner.masking import shape

    engine = Engine(_offered(recognizers))
    fired = False
    for number, line in enumerate(sys.stdin.buffer, 1):
        text = line.rstrip(b"\r\n").decode("utf-8", "replace").encode()
        for candidate in engine.candidates(text):
            detector = engine.detectors[candidate.detector]
            start = len(text[: candidate.start].decode("utf-8", "replace"))
            place = f"{number}:{start + 1}"
            if candidate.verdict is None:
                click.echo(f"{place}  {detector.name}  {shape(candidate.text)}  refused by its check")
                continue
            fired = True
            kind = candidate.verdict.subtype + (" test data" if candidate.verdict.test_data else "")
            reasons = [f"prior {detector.prior:+.1f}"]
            support = (*candidate.context, *candidate.verdict.support)
            reasons += [f"{name} {weight_of(detector, name):+.1f}" for name in support]
            click.echo(
                f"{place}  {detector.name}{' (' + kind.strip() + ')' if kind.strip() else ''}  {shape(candidate.text)}"
                f"  {percent(confidence(candidate.score))} sure alone: {', '.join(reasons)}"
            )
    sys.exit(1 if fired else 0)


def _offered(recognizers: tuple[str, ...]) -> tuple[Detector, ...]:
    from connectors.files import Selection
    from detectors.linear import PatternError
    from detectors.recognizer_reading import RecognizerFileError
    from scanner.run import Options, chosen_detectors

    try:
        return chosen_detectors(Options(selection=Selection(), recognizers=recognizers))
    except (RecognizerFileError, PatternError) as error:
        click.echo(f"innsyn: {error}", err=True)
        sys.exit(2)
