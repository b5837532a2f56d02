"""What a standard's place says, and no word does, is read by that place."""

import pytest

from detectors.discover import own
from detectors.engine import Engine

ENGINE = Engine(own())
PID = "PID|1||24826725032^^^FNR||Nordmann^Kari||18610312|F|||Storgata 1^^Oslo^^0155||68051234"


def reported(text):
    """Names and values of what is surer than even odds."""
    return {(ENGINE.detectors[c.detector].name, c.text) for c in ENGINE.find(text) if c.score >= 0}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("person_name", "Nordmann"),
        ("person_name", "Kari"),
        ("date_of_birth", "18610312"),
        ("no_phone", "68051234"),
        ("no_fodselsnummer", "24826725032"),
    ],
)
def test_a_patient_of_hl7_is_read_by_the_places_of_its_segment(name, value):
    assert (name, value) in reported(PID)
    assert (name, value) in reported(f"2026-11-22 INFO mottatt {PID}|||")


@pytest.mark.parametrize(
    "text",
    [
        '{"name":[{"use":"official","family":"Nordmann","given":["Kari"]}]}',
        "N:Nordmann;Kari;;;",
        r'body="{\"family\":\"Nordmann\",\"given\":[\"Kari\"]}"',
    ],
)
def test_a_name_of_fhir_is_read_in_its_two_parts(text):
    assert reported(text) == {("person_name", "Nordmann"), ("person_name", "Kari")}


@pytest.mark.parametrize(
    "text",
    ['{"family":"Georgia","size":12}', "PID|4711|kari nordmann", "PID|1|", "font-family: Georgia", "PID|1||7||^^||"],
)
def test_a_form_that_holds_nobody_says_nothing(text):
    assert not reported(text)
