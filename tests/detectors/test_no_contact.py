"""Norwegian telephone, fax and address, and foreign telephone numbers."""

import json
from pathlib import Path

import phonenumbers
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.engine import Engine
from detectors.generic import phone as foreign
from detectors.no import address, fax, phone

VECTORS = Path(__file__).parents[2].parent / "shared" / "facts" / "vectors.json"
ENGINE = Engine([address.DETECTOR, fax.DETECTOR, phone.DETECTOR, foreign.DETECTOR])


def vectors(kind):
    if not VECTORS.exists():
        pytest.skip("the shared vectors are not beside this checkout")
    return [v for v in json.loads(VECTORS.read_text(encoding="utf-8")) if v["type"] == kind]


def reported(text):
    """Names and values of what is surer than even odds."""
    return [(ENGINE.detectors[c.detector].name, c.text) for c in ENGINE.find(text) if c.score >= 0]


# --- telephone -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "subtype", "test_data"),
    [
        ("+47 68 05 12 34", "fixed", True),
        ("4768051234", "fixed", True),
        ("(+47) 68051234", "fixed", True),
        ("00 47 680 51 234", "fixed", True),
        ("68060000", "fixed", False),
        ("90000001", "mobile", False),
        ("40000001", "mobile", False),
        ("80000001", "service", False),
        ("81500000", "service", False),
        ("85000000", "voip", False),
        ("88000000", "personal", False),
        ("79000000", "fixed", False),
        ("580000000000", "m2m", False),
        ("02800", "service", False),
        ("113", "service", False),
        ("116117", "service", False),
    ],
)
def test_tells_numbers_apart(text, subtype, test_data):
    verdict = phone.check(text)
    assert (verdict.subtype, verdict.test_data) == (subtype, test_data)


@pytest.mark.parametrize(
    "text",
    [
        "10123456", "01234567", "20123456", "31123", "988077917", "12345678", "24122023", "22.05.1985", "42000000",
        "43000000", "44000000", "49000000", "45360000", "99999999", "+47 12 34 56 78", "+46701740612", "", "+", "47",
    ],
)  # fmt: skip
def test_refuses_what_is_no_number(text):
    assert phone.check(text) is None


@pytest.mark.parametrize(
    ("kind", "subtypes"),
    [("NO_PHONE", {"fixed", "mobile"}), ("NO_PHONE_SERVICE", {"service"}), ("NO_PHONE_M2M", {"m2m"})],
)
def test_agrees_with_the_published_vectors(kind, subtypes):
    for vector in vectors(kind):
        verdict = phone.check(vector["value"])
        assert (verdict is not None) == vector["valid"], vector
        assert verdict is None or verdict.subtype in subtypes, vector


@given(st.text(alphabet="0123456789", min_size=8, max_size=8))
def test_agrees_with_libphonenumber_on_eight_digits(text):
    known = phonenumbers.is_valid_number_for_region(phonenumbers.parse(f"+47{text}", None), "NO")
    ours = phone.check(f"+47{text}") is not None
    # Film numbers, Svalbard, and one digit repeated are ours to judge; service numbers are told by three digits.
    if text[:2] == "79" or text[0] == "8" or len(set(text)) == 1:
        return
    assert ours == known


CELLS = st.from_regex(r"\A(\+47|0047|47|\+47 )?[2-9][0-9]{7}\Z") | st.sampled_from(
    ["901 23 456", "68 05 12 34", "22.05.1985", "24122023", "24 12 20 23", "02800", "580000000000", "+47(0)68051234"]
)


@given(st.lists(st.none() | CELLS | st.text(alphabet="0123456789 .-+()", max_size=14), max_size=20))
def test_columns_agree_with_single_numbers(texts):
    verdicts = [phone.VERDICTS[i] if i >= 0 else None for i in phone.check_many(pa.array(texts, pa.string()))]
    assert verdicts == [None if text is None else phone.check(text) for text in texts]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ring meg på 68051234", [("no_phone", "68051234")]),
        ("mobilnummeret mitt er 680 51 234.", [("no_phone", "680 51 234")]),
        ("+4768051234", [("no_phone", "+4768051234")]),
        ("Kari, 68 05 12 34, Oslo", [("no_phone", "68 05 12 34")]),
        ("Tlf: 68 05 12 34 Faks: 68 05 12 35", [("no_phone", "68 05 12 34"), ("no_fax", "68 05 12 35")]),
        ("Tlf. +47 68051234, fax +47 68051235", [("no_phone", "+47 68051234"), ("no_fax", "+47 68051235")]),
        ("tlf 68 05 12 34 0150 Oslo", [("no_phone", "68 05 12 34"), ("no_address", "0150 Oslo")]),
        ("mobile +46 70 174 06 12", [("phone", "+46 70 174 06 12")]),
        ("tlf 004768051234", [("no_phone", "004768051234")]),
        ("68051234", []),
        ("kr 680 51 234", []),
        ("680 51 234 kr", []),
        ("68 05 12 34,00", []),
        ("68 05 12 34,-", []),
        ("født 22.05.1985", []),
        ("11 22 33 44 55 66", []),
        ("2026-11-22T06:30:13.123+01:00 id=68051234", []),
    ],
)
def test_finds_numbers_in_text(text, found):
    assert reported(text) == found


def test_foreign_numbers_reserved_for_fiction_are_test_data():
    assert all(foreign.check(text).test_data for text in ("+1 202 555 0143", "+442079460123", "+46701740612"))


# --- address ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Pakken til Storgata 1, 0150 Oslo er sendt", ["Storgata 1, 0150 Oslo"]),
        ("Storgata 1 B, H0203, NO-0150 OSLO", ["Storgata 1 B, H0203, NO-0150 OSLO"]),
        ("Postboks 12 Sentrum, 0150 Oslo.", ["Postboks 12 Sentrum, 0150 Oslo"]),
        ("Karl Johans gate 22, 0150 Oslo", ["Karl Johans gate 22, 0150 Oslo"]),
        ("hun bor i Nedre Slottsgate 12", ["Nedre Slottsgate 12"]),
        ("8622 Mo i Rana", ["8622 Mo i Rana"]),
        ("4630 Kristiansand S", ["4630 Kristiansand S"]),
        ("adresse: Nordigard 12, 2870 Dokka", ["Nordigard 12, 2870 Dokka"]),
        ('"adresse":"Storgata 1\\n0150 Oslo"', ["Storgata 1\\n0150 Oslo"]),
        ("Storgata 1", []),
        ("9999 Bergen", []),
        ("pid 1234 INFO startet", []),
        ("bor i Oslo 3 år", []),
        ("GET /orders/1234 HTTP/1.1", []),
        ("gnr. 12 bnr. 34 fnr. 5", []),
    ],
)
def test_finds_addresses_whole(text, found):
    assert [value for name, value in reported(text) if name == "no_address"] == found


def test_pairs_agree_with_the_published_vectors():
    for vector in vectors("NO_POSTAL"):
        assert (address.check(vector["value"]) is not None) == vector["valid"], vector


@pytest.mark.parametrize("text", ["", " ", "1234", "Oslo", "0150", "0150 \n", "Norge", "12345 Oslo, Norge"])
def test_odd_text_is_no_place(text):
    verdict = address.check(text)
    assert verdict is None or address.PAIR not in verdict.support
