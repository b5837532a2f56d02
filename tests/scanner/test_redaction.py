"""Personal data masked on its way: lines stay lines, JSON stays JSON, and what the gate finds is gone."""

from __future__ import annotations

import json
import logging
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detectors.discover import own
from scanner.fingerprints import new_key
from scanner.redaction import RedactingFilter, Redactor, pseudonym

if TYPE_CHECKING:
    from detectors.detector import Detector

BORN_1866 = "08099066076"
TENOR = "17912099997"
MAIL = "kari.holm@fjordgull-post.no"
CARD = "4111 1111 1111 1111"
SPACED = "080990 66076"
REDACTOR = Redactor()
EVERYTHING = Redactor(min_confidence=0)
VALUES = [BORN_1866, SPACED, TENOR, MAIL, CARD, "+47 68 05 00 11"]
KEY = bytes(range(32))


# The others take whole cells of a table, whose values mean nothing in a stream.
IN_TEXT = [detector for detector in own() if detector.pattern or detector.led]


@pytest.mark.parametrize("detector", IN_TEXT, ids=lambda detector: detector.name)
def test_every_example_of_every_detector_of_text_is_masked(detector: Detector):
    for example in detector.finds:
        text = example.replace("«", "").replace("»", "")
        masked = EVERYTHING.text(text)
        for value in re.findall("«(.*?)»", example):
            assert value not in masked or len(value) < 4, detector.name


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ('password="Hemmelig9 to ord" x', 'password="[CREDENTIAL]" x'),
        ("passord='Hemmelig9 to ord' y", "passord='[CREDENTIAL]' y"),
        ('{"password":"Hemmelig9 \\"to\\" ord","a":1}', '{"password":"[CREDENTIAL]","a":1}'),
        (
            r'{"msg":"{\"password\":\"Hemmelig9 to ord\",\"b\":2}"}',
            r'{"msg":"{\"password\":\"[CREDENTIAL]\",\"b\":2}"}',
        ),
        ("pw='Hemmelig9'", "pw='[CREDENTIAL]'"),
        (
            "REPLACE INTO b (id, passord) VALUES (1, 'Hemmelig9 to ord')",
            "REPLACE INTO b (id, passord) VALUES (1, '[CREDENTIAL]')",
        ),
        (
            "INSERT IGNORE INTO b (passord, d) VALUES (E'Hemmelig9', now())",
            "INSERT IGNORE INTO b (passord, d) VALUES (E'[CREDENTIAL]', now())",
        ),
    ],
)
def test_a_secret_in_quotes_is_masked_to_where_they_close(text, masked):
    assert REDACTOR.text(text) == masked


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        (f"INFO kunde={BORN_1866} ok", "INFO kunde=[FNR] ok"),
        (f"fnr {SPACED}, {MAIL}", "fnr [FNR], [EMAIL]"),
        (f"a\r\nkunde={TENOR}\r\n\r\nb", "a\r\nkunde=[FNR]\r\n\r\nb"),
        ("ordre 123456789 levert 2026-11-22", "ordre 123456789 levert 2026-11-22"),
        ("", ""),
        ("\n\n", "\n\n"),
        (f"ordre 5, {TENOR}, levert", "ordre 5, [FNR], levert"),
        (f"[http-1] a: {TENOR}, b", "[http-1] a: [FNR], b"),
    ],
)
def test_what_is_found_is_masked_and_the_rest_is_as_it_was(text, masked):
    if masked is not None:
        assert REDACTOR.text(text) == masked
        assert REDACTOR.block(text.encode()) == masked.encode()


@pytest.mark.parametrize(
    ("line", "masked"),
    [
        ('{"fnr": 17912099997, "n": 3}', {"fnr": "[FNR]", "n": 3}),
        ('{"fnr":[17912099997,1]}', {"fnr": ["[FNR]", 1]}),
        ('{"a":{"fnr":17912099997}}', {"a": {"fnr": "[FNR]"}}),
        ('{"fnr":"17912099997"}', {"fnr": "[FNR]"}),
        ('{"msg":"kunde=17912099997 \\"x\\""}', {"msg": 'kunde=[FNR] "x"'}),
        ('{"17912099997": {"fnr": 1}}', {"[FNR]": {"fnr": 1}}),
        ('{"inner":"{\\"fnr\\":17912099997}"}', None),
    ],
)
def test_json_stays_json(line, masked):
    found = json.loads(REDACTOR.text(line))
    assert TENOR not in json.dumps(found)
    if masked is not None:
        assert found == masked


leaves = st.one_of(
    st.sampled_from(
        [
            *VALUES,
            int(TENOR),
            "x",
            "",
            None,
            True,
            3,
            1.5,
            f"kunde={TENOR}",
            f"x, {TENOR}, y",
            f"[{TENOR}]",
            f'"{MAIL}"',
            f"{MAIL}\\",
            "å\n\t",
        ]
    )
)
documents = st.recursive(
    leaves,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["fnr", "epost", "a b", TENOR]), inner, max_size=3)
    ),
    max_leaves=8,
)


@settings(max_examples=60, deadline=None)
@given(documents, st.sampled_from([None, 1, 2]), st.booleans())
def test_any_json_stays_json_with_its_shape(document, indent, escaped):
    text = json.dumps(document, indent=indent, ensure_ascii=escaped)
    masked = REDACTOR.text(text)
    assert masked.count("\n") == text.count("\n")
    if document.__class__ in (dict, list):
        assert shape(json.loads(masked)) == shape(document)


def shape(value):
    if isinstance(value, dict):
        return sorted(map(repr, map(shape, value.values())))
    return [shape(item) for item in value] if isinstance(value, list) else None


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["INFO kunde={}", "{}", "a={} b={}", "fnr: {} ok", "æøå", ""]), max_size=6), st.data())
def test_lines_stay_lines_and_a_second_time_changes_nothing(templates, data):
    lines = [re.sub(r"\{\}", lambda _: data.draw(st.sampled_from(VALUES)), template) for template in templates]
    text = "\n".join(lines)
    masked = REDACTOR.text(text)
    assert masked.count("\n") == text.count("\n")
    assert REDACTOR.text(masked) == masked
    assert not [value for value in VALUES if value in masked and value != VALUES[-1]]


def test_pseudonyms_are_the_same_for_the_same_value_and_key_and_look_like_no_number():
    redactor = Redactor(key=KEY)
    masked = redactor.text(f"a={BORN_1866} b={SPACED} c={TENOR}\ntlf +47 68 05 00 11\ntlf: 68050011\n")
    names = re.findall(r"\[(?:FNR|PHONE):([a-p]{12})\]", masked)
    assert len(names) == 5
    assert names[0] == names[1] != names[2]
    assert names[3] == names[4]
    assert redactor.text(f"x {BORN_1866}") == f"x [FNR:{names[0]}]"
    assert names[0] not in Redactor(key=new_key()).text(f"a={BORN_1866}")


def test_two_addresses_that_differ_by_a_dot_are_two():
    email = next(detector for detector in own() if detector.name == "email")
    assert pseudonym(KEY, email, "kari.holm@a.no") != pseudonym(KEY, email, "kariholm@a.no")
    assert pseudonym(KEY, email, "Kari.Holm@a.no") == pseudonym(KEY, email, "kari.holm@a.no")


def test_a_long_line_is_masked_in_all_its_parts():
    filler = "x" * 30_000
    line = " ".join([filler, f"kunde={TENOR}", filler, f"kunde={BORN_1866}", filler])
    masked = REDACTOR.text(f"{line}\n{line}\n")
    assert masked.count("[FNR]") == 4
    assert TENOR not in masked


def test_half_a_surrogate_does_not_stop_it():
    assert "[FNR]" in REDACTOR.text(f"\ud800 kunde={TENOR}")


# The filter


@pytest.fixture
def logged(caplog):
    """A logger with the filter on its handler; what it wrote."""
    logger = logging.getLogger("tests.redaction")
    stream: list[str] = []

    class Keep(logging.Handler):
        def emit(self, record):
            stream.append(self.format(record))

    handler = Keep()
    handler.setFormatter(logging.Formatter("%(levelname)s %(message)s %(kunde)s", defaults={"kunde": ""}))
    handler.addFilter(RedactingFilter())
    logger.addHandler(handler)
    logger.propagate = False
    yield logger, stream
    logger.removeHandler(handler)


def test_messages_arguments_and_extras_are_masked(logged):
    logger, stream = logged
    logger.warning("kunde=%s %s", BORN_1866, {"epost": MAIL}, extra={"kunde": {"fnr": [TENOR]}})
    assert stream == ["WARNING kunde=[FNR] {'epost': '[EMAIL]'} {'fnr': ['[FNR]']}"]


def test_tracebacks_and_stacks_are_masked(logged):
    logger, stream = logged
    try:
        int(f"ukjent kunde {BORN_1866}")
    except ValueError:
        logger.exception("feil", stack_info=True)
    assert "Traceback" in stream[0]
    assert "ukjent kunde [FNR]" in stream[0]
    assert BORN_1866 not in stream[0]


def test_a_record_that_cannot_be_masked_goes_on_without_its_message(logged):
    logger, stream = logged
    logger.warning("%d", BORN_1866)

    class Bad:
        def __str__(self):
            raise RuntimeError(BORN_1866)

    logger.warning("%s", Bad())
    assert [line.strip() for line in stream][-1] == "WARNING [a message that could not be masked was left out]"
    assert BORN_1866 not in "".join(stream)


def test_clean_messages_are_as_they_were(logged):
    logger, stream = logged
    logger.warning("ordre %d levert", 12)
    assert stream == ["WARNING ordre 12 levert "]
