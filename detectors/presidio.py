"""
Both ways with Presidio: our detectors as its recognisers, and its YAML recognisers as our detectors.

`recognizers()` gives the whole set to any Presidio deployment. `from_yaml()` reads users' own recognisers; they are
compiled into the same engine as ours and cost the same. Presidio is imported when recognisers are asked for, never for
reading YAML.
"""

from __future__ import annotations

from functools import cache
from math import exp, log
from typing import TYPE_CHECKING, Any

from detectors.candidates import weight_of
from detectors.discover import on_offer
from detectors.engine import Engine
from detectors.recognizer_file import read
from detectors.recognizer_reading import RecognizerFileError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path

    from presidio_analyzer import EntityRecognizer

    from detectors.candidates import Candidate
    from detectors.detector import Detector

__all__ = ["RecognizerFileError", "from_yaml", "recognizers"]

LANGUAGES = ("nb", "nn", "en")
NAME = "innsyn"


def from_yaml(path: Path, taken: Collection[str] | None = None) -> tuple[Detector, ...]:
    """
    Return the recognisers of a file in Presidio's YAML format as detectors.

    A detector is named after the entity, in lower case. What shares an entity but not its score or its edges becomes
    a detector of its own with a number behind (`employee_id_2`), as does an entity whose name is taken.

    Args:
        path: YAML file with `recognizers:`.
        taken: names that are in use; default: those of the detectors on offer.

    Raises:
        RecognizerFileError: the file cannot be read or says something it may not; the message lists every error
            with its line.
    """
    names = {detector.name for detector in on_offer()} if taken is None else set(taken)
    return read(path, names)


def recognizers(
    languages: Sequence[str] = LANGUAGES, detectors: Sequence[Detector] | None = None
) -> list[EntityRecognizer]:
    """
    Return our detectors as Presidio recognisers, one per language, all of them running the same compiled engine.

    Entity types are the detectors' names in upper case (`NO_FODSELSNUMMER`). A score is the probability of the single
    match: check digits and the words around it are counted, the other values of its field are not.

    Args:
        languages: codes the analyser uses; the detectors themselves know all languages at once.
        detectors: which; default: all on offer that find something in running text.
    """
    chosen = on_offer() if detectors is None else detectors
    engine = Engine([d for d in chosen if d.pattern is not None or d.led is not None])
    recognizer = _recognizer_class()
    return [recognizer(engine, language) for language in languages]


def probability(score: float) -> float:
    """
    Return the probability for natural log-odds, never quite 0 or 1.

    >>> probability(0.0), probability(3.0), probability(99.0)
    (0.5, 0.953, 0.999)
    """
    return min(0.999, max(0.001, round(1 / (1 + exp(-max(-40.0, min(40.0, score)))), 3)))


def _found(engine: Engine, text: str) -> Iterator[tuple[Candidate, int, int]]:
    """Yield the accepted candidates of a text with their character offsets."""
    # A lone surrogate has no UTF-8 form; a question mark in its place keeps every offset.
    data = text.encode("utf-8", "replace")
    at_byte = at_character = 0
    for candidate in engine.find(data.decode()):
        at_character += len(data[at_byte : candidate.start].decode("utf-8", "replace"))
        at_byte = candidate.start
        # A value found behind an encoding is shorter than what hides it: the place in the text counts.
        yield candidate, at_character, at_character + len(data[at_byte : candidate.end].decode("utf-8", "replace"))


def _explanation(detector: Detector, candidate: Candidate) -> str:
    """Return the named log-odds of a candidate in words, without its value."""
    verdict = candidate.verdict
    support = () if verdict is None else verdict.support
    reasons = [("prior", detector.prior), ("check digits", -log(detector.chance))]
    reasons += [(name, weight_of(detector, name)) for name in (*candidate.context, *support)]
    return "; ".join(f"{name} {weight:+.1f}" for name, weight in reasons if weight)


@cache
def _recognizer_class() -> type[Any]:
    """Return the recogniser class; it is made on first use, because its base is Presidio's."""
    from presidio_analyzer import AnalysisExplanation, EntityRecognizer, RecognizerResult

    class InnsynRecognizer(EntityRecognizer):  # type: ignore[misc] # Presidio asks for inheritance
        """All detectors as one recogniser for one language."""

        def __init__(self, engine: Engine, language: str) -> None:
            self.engine = engine
            entities = [detector.name.upper() for detector in engine.detectors]
            super().__init__(supported_entities=entities, name=NAME, supported_language=language)

        def load(self) -> None:
            """Do nothing: the engine comes compiled."""

        def analyze(self, text: str, entities: Sequence[str], nlp_artifacts: Any = None) -> list[RecognizerResult]:
            """Return what is found of the entities asked for; of all, when none is named."""
            del nlp_artifacts
            wanted = frozenset(entities or self.supported_entities)
            return [
                self._result(candidate, start, end)
                for candidate, start, end in _found(self.engine, text)
                if self.supported_entities[candidate.detector] in wanted
            ]

        def _result(self, candidate: Candidate, start: int, end: int) -> RecognizerResult:
            detector, verdict = self.engine.detectors[candidate.detector], candidate.verdict
            score = probability(candidate.score)
            return RecognizerResult(
                entity_type=self.supported_entities[candidate.detector],
                start=start,
                end=end,
                score=score,
                analysis_explanation=AnalysisExplanation(
                    recognizer=NAME,
                    original_score=score,
                    pattern_name=detector.name,
                    textual_explanation=_explanation(detector, candidate),
                ),
                recognition_metadata={
                    RecognizerResult.RECOGNIZER_NAME_KEY: self.name,
                    RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: self.id,
                    "subtype": verdict.subtype if verdict else "",
                    "test_data": bool(verdict and verdict.test_data),
                },
            )

    return InnsynRecognizer
