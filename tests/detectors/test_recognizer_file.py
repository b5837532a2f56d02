import logging
import re
from pathlib import Path

import pytest

from detectors.discover import own
from detectors.engine import Engine
from detectors.presidio import RecognizerFileError, from_yaml

PAGE = Path(__file__).parents[2] / "docs" / "presidio.md"

ONE = """
recognizers:
  - name: Employee number
    supported_entity: EMPLOYEE_ID
    supported_language: nb
    patterns:
      - {name: one, regex: '%s', score: 0.4}
"""


@pytest.fixture
def reader(tmp_path):
    def read(text, **options):
        path = tmp_path / "recognizers.yaml"
        path.write_text(text, encoding="utf-8")
        return from_yaml(path, **options)

    return read


def found(detectors, text):
    engine = Engine(detectors)
    return [(engine.detectors[c.detector].name, c.text) for c in engine.find(text)]


def test_a_pattern_becomes_a_detector(reader):
    (detector,) = reader(ONE % r"E-\d{5}")
    assert (detector.name, detector.category, detector.severity, detector.mask) == (
        "employee_id",
        "user",
        "medium",
        "EMPLOYEE_ID",
    )
    assert detector.prior == pytest.approx(-0.405, abs=0.001)
    assert found([detector], "ansatt E-12345 slutter") == [("employee_id", "E-12345")]


def test_the_file_on_the_page_is_read(reader):
    text = re.search(r"```yaml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)[1]
    detectors = reader(text)
    assert [(d.name, d.category, d.mask) for d in detectors] == [
        ("employee_id", "user", "EMPLOYEE_ID"),
        ("project", "user.workplace", "PROSJEKT"),
    ]
    assert found(detectors, "E-12345 i prosjekt havørn") == [
        ("employee_id", "E-12345"),
        ("project", "prosjekt havørn"),
    ]


def test_presidio_reads_the_file_on_the_page_too(tmp_path):
    registry = pytest.importorskip("presidio_analyzer.recognizer_registry")
    path = tmp_path / "recognizers.yaml"
    path.write_text(re.search(r"```yaml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)[1], encoding="utf-8")
    made = registry.RecognizerRegistryProvider(conf_file=str(path)).create_recognizer_registry()
    assert {entity for r in made.recognizers for entity in r.supported_entities} == {"EMPLOYEE_ID", "PROJECT"}


def test_works_beside_our_own_detectors(reader):
    detectors = own() + reader(ONE % r"\bE-\d{5}\b")
    assert ("employee_id", "E-12345") in found(detectors, "fnr 17912099997 E-12345")
    assert ("no_fodselsnummer", "17912099997") in found(detectors, "fnr 17912099997 E-12345")


def test_patterns_with_scores_of_their_own_become_detectors_of_their_own(reader):
    weak_first = ONE % r"\d{5}" + "      - {name: two, regex: 'E-\\d{5}', score: 0.9}\n"
    strong, weak = reader(weak_first)
    assert (strong.name, weak.name) == ("employee_id", "employee_id_2")
    assert strong.prior > weak.prior
    assert found([strong, weak], "E-12345 67890") == [("employee_id", "E-12345"), ("employee_id_2", "67890")]


def test_a_name_of_ours_is_not_used_twice(reader):
    (detector,) = reader((ONE % "x+").replace("EMPLOYEE_ID", "EMAIL"))
    assert detector.name == "email_2"


def test_names_may_be_kept_free(reader):
    (detector,) = reader(ONE % "x+", taken={"employee_id", "employee_id_2"})
    assert detector.name == "employee_id_3"


def test_context_raises_a_match_as_presidio_does(reader):
    (detector,) = reader(ONE % r"E-\d{5}" + "    context: [ansatt, c++]\n")
    engine = Engine([detector])
    bare, led = engine.find("E-12345")[0], engine.find("Ansattnummer er E-12345")[0]
    assert (bare.context, led.context) == ((), ("context",))
    assert led.score == pytest.approx(1.099, abs=0.001)  # 0.4 + 0.35 = 0.75


def test_context_of_all_languages_counts(reader):
    text = (ONE % r"E-\d{5}").replace(
        "supported_language: nb",
        "supported_languages: [{language: nb, context: [ansatt]}, {language: en, context: [employee]}]",
    )
    engine = Engine(reader(text))
    assert [engine.find(f"{word} E-12345")[0].context for word in ("ansatt", "employee")] == [("context",)] * 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hilsen Mr. X", ["Mr."]),
        ("mr. X", ["mr."]),
        ("æMr. X", []),
        ("Ærlig talt, Ærlig taltx", ["Ærlig talt"]),
        ("Oslo kommune og Oslo", ["Oslo kommune", "Oslo"]),
        ("a+b (a+b)", ["a+b", "a+b"]),
        ("aab", []),
    ],
)
def test_deny_lists_are_words_not_patterns(reader, text, expected):
    listed = (
        'recognizers: [{name: T, supported_entity: TITLE, deny_list: [Mr., "Ærlig talt", Oslo, Oslo kommune, a+b]}]'
    )
    assert [value for _, value in found(reader(listed), text)] == expected


@pytest.mark.parametrize(
    ("regex", "text", "expected"),
    [
        (r"(\b\d{5}(?:\-\d{4})?\b)", "zip 12345, 123456, x12345, ø12345, 12345-6789", ["12345", "12345-6789"]),
        (r"(a)(?P<x>b)((c))", "abc", ["abc"]),
        (r"\((\d)\)[(]x[)]", "(1)(x)", ["(1)(x)"]),
        (r"\\(a)", r"\a", [r"\a"]),
        (r"[\](]a", "]a (a", ["]a", "(a"]),
        (r"[]]a", "]a", ["]a"]),
        (r"[[:digit:]]+\w", "12ø", ["12ø"]),
        (r"\b(?:øl|ål)\b", "øl, høl, åls, ål", ["øl", "ål"]),
        (r"\bfoo\b|\bbår\b", "foo xfoo bår båra", ["foo", "bår"]),
        (r"\w+@x", "kåre@x", ["kåre@x"]),
        (r"a{,2}b", "aab", ["aab"]),
        (r"^id\s\d+$", "id\u00a01", ["id\u00a01"]),
        (r"\Aid\Z", "x\nid\nid x", ["id"]),
        (r"(?i)abc", "ABC", ["ABC"]),
        (r"\u00e5\x41", "åA", ["åA"]),
        (r"a.c[^x]*x", "abc\nx abcx", ["abcx"]),
        (r"id(?#a comment (here)\d", "id1", ["id1"]),
    ],
)
def test_python_syntax_means_the_same(reader, regex, text, expected):
    assert [value for _, value in found(reader(ONE % regex), text)] == expected


def test_flags_may_ask_for_case(reader):
    detectors = reader("global_regex_flags: 24\n" + ONE % "abc")
    assert found(detectors, "ABC abc") == [("employee_id", "abc")]


@pytest.mark.parametrize(
    ("regex", "problem", "advice"),
    [
        (r"(?=a)b", "look-ahead", r"\b"),
        (r"a(?!b)", "look-ahead", r"\b"),
        (r"(?<=a)b", "look-behind", "context"),
        (r"(?<!a)b", "look-behind", r"\b"),
        (r"(?>a)", "atomic", "(?:"),
        (r"a++", "possessive", "write +"),
        (r"a{2}+", "possessive", "{2}"),
        (r"(a)\1", "back-reference", "out a second time"),
        (r"(?P<a>a)(?P=a)", "back-reference", "out a second time"),
        (r"(a)?(?(1)b|c)", "conditional", "|"),
        (r"(?x)a b", "flag (?x)", "without spaces"),
        (r"(?:ab){e<=1}", "approximate", "|"),
        (r"a\nb", "newline", "line"),
        (r"a{2000}", "repetition", "1000"),
        (r"a[bc", "never closed", "]"),
        (r"øx|\bøy", r"\b beside", "ends"),
        (r"a(b", "missing )", ""),
        (r"a**", "bad repetition", ""),
        (r"\ya", "invalid escape", ""),
        (r"a*", "empty text", "one character"),
    ],
)
def test_what_re2_lacks_is_refused_with_what_to_write(reader, regex, problem, advice):
    with pytest.raises(RecognizerFileError) as refused:
        reader(ONE % regex)
    message = str(refused.value)
    assert "recognizers.yaml:7: recogniser Employee number: pattern one:" in message
    assert problem in message
    assert advice in message


WRONG = """
recognisers: 1
recognizers:
  - name: A
    supported_entity: A
    patern: []
    patterns:
      - {name: one, regex: '(?<!x)a', score: 2}
      - {name: two, regex: 'a', scor: 0.1}
    innsyn: {category: user.contact.emial, severity: awful, masc: x}
  - supported_entity: B
    type: custom
  - {name: C, supported_entity: C, type: kustom, deny_list: Kari Nordmann}
  - {name: D, deny_list: [x], deny_list_score: much, supported_languages: nb}
  - 12
"""


def test_all_errors_come_at_once_in_the_order_of_the_file(reader):
    with pytest.raises(RecognizerFileError) as refused:
        reader(WRONG)
    lines = str(refused.value).splitlines()
    numbers = [int(line.rpartition(".yaml:")[2].split(":")[0]) for line in lines]
    assert numbers == sorted(numbers)
    for said in (
        ":2: unknown key recognisers; did you mean recognizers?",
        ":6: recogniser A: unknown key patern; did you mean patterns?",
        ":8: recogniser A: pattern one: score must be a number",
        ":8: recogniser A: pattern one: RE2 has no look-behind",
        ":9: recogniser A: pattern two: unknown key scor; did you mean score?",
        "no category user.contact.emial; did you mean user.contact.email?",
        "severity must be one of critical, high, medium, low",
        "unknown key masc; did you mean mask?",
        ":11: recogniser number 2: needs a name",
        "recogniser number 2: needs patterns or a deny_list",
        ":13: recogniser C: type must be custom or predefined",
        "recogniser C: deny_list must be a list of texts",
        "recogniser D: needs one supported_entity",
        "recogniser D: deny_list_score must be a number from 0 to 1",
        "recogniser D: supported_languages must be a list",
        ":15: a recogniser must be `key: value` lines",
    ):
        assert any(said in line for line in lines), said
    assert "Nordmann" not in str(refused.value)


@pytest.mark.parametrize("text", ["", "- a", "recognizers: []", "recognizers:", "a: [", "a: 1\na: 2", "{}", "x"])
def test_what_holds_no_recognisers_is_refused(reader, text):
    with pytest.raises(RecognizerFileError, match=r"recognizers\.yaml"):
        reader(text)


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(RecognizerFileError, match="cannot be read"):
        from_yaml(tmp_path / "none.yaml")


def test_predefined_is_left_out_with_a_message(reader, caplog):
    text = ONE % "x+" + "  - SpacyRecognizer\n  - {name: IbanRecognizer, type: predefined}\n  - name: UrlRecognizer\n"
    with caplog.at_level(logging.WARNING):
        assert len(reader(text)) == 1
    assert [name in caplog.text for name in ("SpacyRecognizer", "IbanRecognizer", "UrlRecognizer")] == [True] * 3
    assert len(caplog.records) == 1


def test_what_is_said_holds_no_control_characters(reader, caplog):
    text = ONE % "x+" + '  - "Spacy\\e[31m"\n  - {name: "Iban\\e[31m", type: predefined}\n'
    with caplog.at_level(logging.WARNING):
        reader(text)
    assert "Spacy" in caplog.text
    assert "\x1b" not in caplog.text
    with pytest.raises(RecognizerFileError) as refused:
        reader('recognizers: [{name: "a\\e[31m", deny_list: 3, supported_entity: X}]')
    assert "\x1b" not in str(refused.value)


def test_a_misspelt_key_is_not_taken_for_one_of_presidios_own(reader):
    text = "recognizers:\n  - name: A\n    supported_entity: B\n    pattern: [{name: a, regex: b, score: 0.5}]\n"
    with pytest.raises(RecognizerFileError, match=r":4: recogniser A: unknown key pattern; did you mean patterns\?"):
        reader(text)


@pytest.mark.parametrize(
    "text",
    [
        "recognizers: " + "[" * 3000 + "]" * 3000,
        "recognizers: " + "[\n" * 3000,
        "recognizers: 2026-13-45",
        "a: " + "9" * 6000,
    ],
)
def test_what_yaml_itself_stumbles_over_is_refused_in_one_line(reader, text):
    with pytest.raises(RecognizerFileError) as refused:
        reader(text)
    assert "\n" not in str(refused.value)


def test_switched_off_is_silent(reader, caplog):
    assert reader(ONE % "x+" + "    enabled: false\n") == ()
    assert not caplog.text


SHARED = ("zip 12345-6789 og 1234", "E-12345, e-12345; xE-12345", "Mr. X", "a1b22c333", "id=7; id=77", "", "(1)")


@pytest.mark.parametrize("regex", [r"\b\d{4,5}\b", r"E-\d{5}", r"[a-z]\d+", r"id=(\d+)", r"(?:\d{2}){2}", r"\(\d\)"])
def test_finds_what_presidio_finds(reader, regex):
    presidio = pytest.importorskip("presidio_analyzer")
    pattern = presidio.Pattern("one", regex, 0.5)
    theirs = presidio.PatternRecognizer("EMPLOYEE_ID", patterns=[pattern])
    engine = Engine(reader(ONE % regex))
    for text in SHARED:
        expected = sorted((r.start, r.end) for r in theirs.analyze(text, ["EMPLOYEE_ID"]))
        assert [(c.start, c.end) for c in engine.find(text)] == expected
