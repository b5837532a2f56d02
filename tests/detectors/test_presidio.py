import re
import subprocess
import sys
from pathlib import Path

import pytest

from detectors.discover import own
from detectors.presidio import probability, recognizers

presidio_analyzer = pytest.importorskip("presidio_analyzer")
spacy = pytest.importorskip("spacy")

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "presidio.md"
LANGUAGES = ("nb", "nn", "en")
SYNTHETIC = "17912099997"


@pytest.fixture(scope="module")
def analyzer():
    from presidio_analyzer.nlp_engine import SpacyNlpEngine

    nlp = SpacyNlpEngine()
    nlp.nlp = {language: spacy.blank(language) for language in LANGUAGES}
    registry = presidio_analyzer.RecognizerRegistry(
        recognizers=recognizers(LANGUAGES), supported_languages=list(LANGUAGES)
    )
    return presidio_analyzer.AnalyzerEngine(registry=registry, nlp_engine=nlp, supported_languages=list(LANGUAGES))


def only(found, entity):
    return [(result.start, result.end) for result in found if result.entity_type == entity]


@pytest.mark.filterwarnings("default")
def test_the_example_on_the_page_runs_and_finds_what_the_page_says():
    example = re.search(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)[1]
    names = {}
    exec(compile(example, str(PAGE), "exec"), names)
    assert [(r.entity_type, r.start, r.end) for r in names["found"]] == [("NO_FODSELSNUMMER", 25, 36)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_finds_in_every_language(analyzer, language):
    found = analyzer.analyze(f"fnr {SYNTHETIC} registrert", language=language)
    assert only(found, "NO_FODSELSNUMMER") == [(4, 15)]


def test_supports_every_detector_that_finds_in_running_text(analyzer):
    names = {d.name.upper() for d in own() if d.pattern is not None or d.led is not None}
    assert names <= set(analyzer.get_supported_entities("nn"))


@pytest.mark.parametrize("lead", ["", "æøå ", "😀 ", "første\nandre ærlige linje\n", "\r\n", "\ud800 "])
def test_offsets_count_characters(analyzer, lead):
    text = f"{lead}fnr {SYNTHETIC}, så kari@example.org"
    found = recognizers(["nb"])[0].analyze(text, [])
    assert [text[start:end] for start, end in only(found, "NO_FODSELSNUMMER")] == [SYNTHETIC]
    assert [text[start:end] for start, end in only(found, "EMAIL")] == ["kari@example.org"]


def test_a_value_behind_an_encoding_is_marked_as_it_stands():
    text = "æ?epost=kari.nordmann%40example.org&x=1"
    found = recognizers(["nb"])[0].analyze(text, ["EMAIL"])
    assert [text[result.start : result.end] for result in found] == ["kari.nordmann%40example.org"]


def test_gives_only_the_entities_asked_for(analyzer):
    text = f"fnr {SYNTHETIC}, kari@example.org"
    found = analyzer.analyze(text, language="nb", entities=["EMAIL"])
    assert {result.entity_type for result in found} == {"EMAIL"}


def test_context_raises_the_score():
    recognizer = recognizers(["nb"])[0]
    bare, led = (recognizer.analyze(text, ["NO_FODSELSNUMMER"])[0] for text in (SYNTHETIC, f"fnr {SYNTHETIC}"))
    assert 0 < bare.score < led.score < 1


def test_says_why_and_what_kind_but_not_the_value(analyzer):
    found = analyzer.analyze(f"fnr {SYNTHETIC}", language="nb", return_decision_process=True)
    result = next(r for r in found if r.entity_type == "NO_FODSELSNUMMER")
    assert "check digits" in result.analysis_explanation.textual_explanation
    assert result.recognition_metadata["subtype"] == "fnr"
    assert result.recognition_metadata["test_data"] is True
    assert SYNTHETIC not in str(result.to_dict())


def test_all_languages_share_one_engine():
    first, second, third = recognizers(LANGUAGES)
    assert first.engine is second.engine is third.engine


def test_some_detectors_only():
    email = next(detector for detector in own() if detector.name == "email")
    found = recognizers(["nb"], [email])[0].analyze(f"{SYNTHETIC} kari@example.org", [])
    assert [result.entity_type for result in found] == ["EMAIL"]


@pytest.mark.parametrize("score", [-1e9, -5.0, 0.0, 5.0, 1e9])
def test_probability_is_never_quite_certain(score):
    assert 0 < probability(score) < 1


def test_reading_yaml_imports_neither_presidio_nor_spacy():
    code = "import sys, detectors.presidio; print({'presidio_analyzer', 'spacy', 'ruamel.yaml'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
