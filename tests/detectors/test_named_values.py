"""A value that stands beside its name in an object is read as if the name led it."""

import pytest

from detectors.discover import own
from detectors.engine import Engine

ENGINE = Engine(own())


def reported(text):
    """Names and values of what is surer than even odds."""
    return {(ENGINE.detectors[c.detector].name, c.text) for c in ENGINE.find(text) if c.score >= 0}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('{"fields":[{"name":"username","value":"kariord"}]}', ("field_username", "kariord")),
        ('{"key":"fullName","value":"Kari Nordmann"}', ("person_name", "Kari Nordmann")),
        ('{"labels":{"felt":"mobilnummer","verdi":"68051234"}}', ("no_phone", "68051234")),
        ('{"name":"mobil","value":68051234}', ("no_phone", "68051234")),
        (r'payload="{\"name\":\"mobil\",\"value\":\"68051234\"}"', ("no_phone", "68051234")),
        ("[{'name': 'passord', 'type': 'text', 'value': 'vintervei82'}]", ("credential", "vintervei82")),
    ],
)
def test_a_value_beside_its_name_is_found(text, found):
    assert found in reported(text)


@pytest.mark.parametrize(
    "text",
    [
        '[{"key":"name","value":"prod-db"},{"key":"owner","value":"platform"}]',
        '{"key":"service.name","value":"orders"}',
        '{"name":"fullName"},{"value":"Kari Nordmann"}',
        '{"name":"password","value":"********"}',
        '{"name":"passwordPolicy","value":"strict"}',
    ],
)
def test_a_pair_that_says_nothing_of_anyone_is_none(text):
    assert not reported(text)
