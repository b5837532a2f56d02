import json
from functools import cache
from math import exp
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.calendar_days import day_exists
from detectors.detector import Verdict
from detectors.dk import cpr
from detectors.engine import Engine
from detectors.fi import hetu
from detectors.is_ import kennitala
from detectors.se import personnummer

VECTORS = Path(__file__).parents[3] / "shared" / "facts" / "vectors.json"
CHECKS = {
    "SE_PERSONNUMMER": personnummer.check,
    "DK_CPR": cpr.check,
    "FI_HETU": hetu.check,
    "IS_KENNITALA": kennitala.check,
}
ALL = (personnummer, cpr, hetu, kennitala)
INNOCENT = [
    "2026-11-22T06:30:13.123Z", "22/Nov/2026:06:30:13 +0100", "1764000000", "1764000000123", "v1.2.3-20261122",
    "trace=4bf92f3577b34da6a3ce929d0e0e4736", "20260812-1234-4abc-9def-001122334455", "ordre 12345678", "68 05 12 34",
    "log-20261122-0630.gz", "+47 68051234", "10.0.0.1", "SHA 120174e3399", "sum 120174.3399", "9999999999", "221126_0630",
]  # fmt: skip


@cache
def engine():
    return Engine([module.DETECTOR for module in ALL])


def confidences(text):
    return [1 / (1 + exp(-found.score)) for found in engine().find(text)]


@pytest.mark.skipif(not VECTORS.exists(), reason="the published vectors are not beside this checkout")
def test_published_vectors_are_judged_as_published():
    vectors = [row for row in json.loads(VECTORS.read_text()) if row["type"] in CHECKS]
    wrong = [row for row in vectors if (CHECKS[row["type"]](row["value"]) is not None) != row["valid"]]
    assert vectors
    assert wrong == []


@pytest.mark.parametrize(
    ("check", "text", "subtype", "test_data"),
    [
        (personnummer.check, "19121212-1212", "personnummer", True),
        (personnummer.check, "121212+1212", "personnummer", True),
        (personnummer.check, "6408833231", "samordningsnummer", True),
        (cpr.check, "010165-4123", "cpr", False),
        (cpr.check, "670761-4285", "replacement", True),
        (hetu.check, "131052-308T", "", True),
        (hetu.check, "100190Y999P", "temporary", True),
        (kennitala.check, "120174-3399", "person", True),
        (kennitala.check, "520174-3390", "company", False),
        (kennitala.check, "892350-1739", "kerfiskennitala", True),
    ],
)
def test_kinds_and_test_data(check, text, subtype, test_data):
    verdict = check(text)
    assert (verdict.subtype, verdict.test_data) == (subtype, test_data)


@pytest.mark.parametrize(
    ("check", "text"),
    [
        (personnummer.check, "640823-3235"),
        (personnummer.check, "641323-3234"),
        (personnummer.check, "640823-0000"),
        (personnummer.check, "556016-0680"),
        (cpr.check, "320761-4285"),
        (cpr.check, "290299-0123"),
        (hetu.check, "131052-308U"),
        (hetu.check, "310252-308Y"),
        (hetu.check, "131052/308T"),
        (kennitala.check, "320174-3399"),
        (kennitala.check, "120174-3391"),
    ],
)
def test_refuses(check, text):
    assert check(text) is None


@pytest.mark.parametrize("text", INNOCENT)
def test_common_log_content_brings_nothing(text):
    assert confidences(text) == []


def test_a_word_before_it_makes_sure():
    assert max(confidences("personnummer: 640823-3234")) > 0.95
    assert max(confidences("cpr 0208429205")) > 0.9
    assert max(confidences("kt. 120174-3399")) > 0.9
    assert max(confidences("hetu: 131052-308T")) > 0.95


def test_ten_digits_alone_are_nothing():
    assert confidences("0208429205") == []


def test_a_compact_time_is_no_cpr():
    assert max(confidences("221126-0630"), default=0.0) < 0.5


@pytest.mark.parametrize("module", ALL)
def test_one_changed_digit_is_refused_where_a_check_digit_holds(module):
    if module in {cpr, kennitala}:
        pytest.skip("the check digit is not guaranteed any more")
    text = "640823-3234" if module is personnummer else "131052-308T"
    for place in range(len(text) - 1):
        if text[place].isdigit():
            changed = text[:place] + str((int(text[place]) + 1) % 10) + text[place + 1 :]
            assert module.check(changed) is None


@given(st.text(max_size=20), st.from_regex(r"[0-9]{6}[-+A]?[0-9]{3}[0-9A-Y]", fullmatch=True))
def test_never_raises(text, shaped):
    for module in ALL:
        assert isinstance(module.check(text), Verdict | None)
        assert isinstance(module.check(shaped), Verdict | None)


def test_leap_days():
    assert day_exists(29, 2, 2000)
    assert not day_exists(29, 2, 1900)
    assert not day_exists(0, 1)


def test_a_swedish_address_is_a_street_a_number_a_code_that_is_given_out_and_a_town():
    from detectors.se import address

    assert address.check("Storgatan 4, 111 22 Stockholm") is not None
    assert address.check("Storgatan 4, 090 00 Stockholm") is None
    assert address.check("Storgatan 4, 990 00 Stockholm") is None
