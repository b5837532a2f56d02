"""Norwegian documents and registers without check digits: only their words make them."""

import json
from pathlib import Path

import pytest

from detectors.engine import Engine
from detectors.no import aktorid, driving_licence, hpr, passport, vehicle_plate

VECTORS = Path(__file__).parents[2].parent / "shared" / "facts" / "vectors.json"
ENGINE = Engine([d.DETECTOR for d in (aktorid, driving_licence, hpr, passport, vehicle_plate)])
KINDS = {"NO_PASSPORT": passport, "NO_PLATE": vehicle_plate, "NO_AKTORID": aktorid}
MRZ = "XXX0000003NOR5001013F3001019<<<<<<<<<<<<<<04"


@pytest.mark.parametrize("kind", KINDS)
def test_agrees_with_the_published_vectors(kind):
    if not VECTORS.exists():
        pytest.skip("the shared vectors are not beside this checkout")
    for vector in json.loads(VECTORS.read_text(encoding="utf-8")):
        if vector["type"] == kind:
            assert (KINDS[kind].check(vector["value"]) is not None) == vector["valid"], vector


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("passnummer: XXX000000", ["no_passport"]),
        (MRZ, ["no_passport"]),
        ("førarkortnummeret er 00 00 000001 2", ["no_driving_licence"]),
        ("reg.nr. QA 12345", ["no_vehicle_plate"]),
        ("kjenneteikn QB54321", ["no_vehicle_plate"]),
        ("HPR-nummer 1000001", ["no_hpr"]),
        ("aktoer_id=1000000000000", ["no_aktorid"]),
        ("XXX000000 QA 12345 1000001 1000000000000", []),
        ("password=12345679 pass: 20261122", []),
    ],
)
def test_only_words_make_them(text, names):
    found = ENGINE.find(text)
    assert [ENGINE.detectors[c.detector].name for c in found] == names
    assert all(c.score > 1 for c in found)


@pytest.mark.parametrize("position", [position for position in range(44) if position not in {10, 11, 12, 20}])
def test_one_changed_digit_of_a_machine_readable_line_is_refused(position):
    # A letter and a digit may have values ten apart, which is the same to the check; a next digit never is.
    character = MRZ[position]
    other = "1" if character in "X<" else str((int(character) + 1) % 10)
    assert passport.check(MRZ) is not None
    assert passport.check(MRZ[:position] + other + MRZ[position + 1 :]) is None


@pytest.mark.parametrize("text", ["QA 12345", "QB54321", "QC 1234"])
def test_plates_never_issued_are_test_data(text):
    assert vehicle_plate.check(text).test_data
