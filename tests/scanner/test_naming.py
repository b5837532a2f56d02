"""What a field's name says for each detector, and the narrower category it gives."""

from __future__ import annotations

import pytest

from detectors.discover import own
from scanner.naming import SIBLING, name_weights, narrowed

DETECTORS = tuple(own())
POSITION = {detector.name: index for index, detector in enumerate(DETECTORS)}


def weight(detector: str, field: str) -> float:
    return name_weights(DETECTORS, field)[POSITION[detector]]


@pytest.mark.parametrize(
    ("field", "own_detector", "sibling"),
    [
        ("kennitala", "is_kennitala", "dk_cpr"),
        ("cpr_number", "dk_cpr", "is_kennitala"),
        ("IBAN", "iban", "no_kontonummer"),
    ],
)
def test_a_detector_s_own_word_weighs_more_than_its_siblings(field, own_detector, sibling):
    assert weight(own_detector, field) >= 4.0
    assert 0 < weight(sibling, field) <= SIBLING


@pytest.mark.parametrize("field", ["programvare_versjon", "firmware", "app.build", "release_2"])
def test_a_false_friend_in_the_name_speaks_against(field):
    assert weight("ip_address", field) < 0


def test_prose_before_a_value_is_no_name_that_could_speak_against():
    assert weight("date_of_birth", "er_født") < 0
    assert weight("date_of_birth", "msg:jeg er født") >= 0


def test_two_words_with_a_slash_are_one_name():
    assert weight("no_kid", "KID/melding") >= 4.0


@pytest.mark.parametrize(
    ("detector", "field", "category"),
    [
        ("no_address", "fakturaadresse", "user.contact.address.billing"),
        ("no_address", "adresse", "user.contact.address"),
        ("person_name", "fornavn", "user.name.first"),
        ("special_category", "kosthold", "user.health_and_medical.dietary_requirement"),
        ("special_category", "merknad", "user.special_category"),
        ("field_postal_code", "City", "user.contact.address.city"),
        ("date_of_birth", "fnr", "user.demographic.date_of_birth"),
    ],
)
def test_the_name_gives_a_narrower_category(detector, field, category):
    assert narrowed(DETECTORS[POSITION[detector]], field) == category
