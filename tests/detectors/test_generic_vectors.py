"""Published test values: each gets its class, each negative is refused."""

import json
from pathlib import Path

import pytest

from detectors.generic import date_of_birth, iban, imei, ip_address, jwt, mac_address, payment_card

VECTORS = Path(__file__).parents[3] / "shared" / "facts" / "vectors.json"
CHECKS = {
    "PAYMENT_CARD": payment_card.check,
    "IBAN": iban.check,
    "IP": ip_address.check,
    "MAC": mac_address.check,
    "IMEI": imei.check,
    "SECRET_JWT": jwt.check,
}
SCHEMES = {"mc": "mastercard"}
IP_KINDS = {"TEST-NET-1": "documentation", "TEST-NET-2": "documentation", "TEST-NET-3": "documentation"}
IP_KINDS |= {"documentation prefix": "documentation", "private": "private"}


def vectors(*kinds):
    """Return the vectors of some types; none where the facts are not beside the project."""
    if not VECTORS.exists():
        return []
    return [vector for vector in json.loads(VECTORS.read_text(encoding="utf-8")) if vector["type"] in kinds]


def test_the_vectors_are_there():
    if not VECTORS.exists():
        pytest.skip("the facts are not beside this checkout")
    assert {vector["type"] for vector in vectors(*CHECKS)} == set(CHECKS)


@pytest.mark.parametrize("vector", vectors(*CHECKS), ids=lambda vector: f"{vector['type']}-{vector['value'][:24]}")
def test_a_vector_gets_its_class(vector):
    verdict = CHECKS[vector["type"]](vector["value"])

    assert (verdict is not None) == vector["valid"]


@pytest.mark.parametrize("vector", vectors("PAYMENT_CARD"), ids=lambda vector: vector["value"])
def test_a_published_card_is_test_data_of_its_scheme(vector):
    verdict = payment_card.check(vector["value"])

    if vector["valid"]:
        assert verdict.test_data
        if (scheme := vector.get("iin")) and "dankort" not in vector["kind"]:
            assert verdict.subtype == SCHEMES.get(scheme, scheme)


@pytest.mark.parametrize(
    "vector", [v for v in vectors("IP") if v["kind"] in IP_KINDS], ids=lambda vector: vector["value"]
)
def test_an_address_gets_its_kind(vector):
    assert ip_address.check(vector["value"]).subtype == IP_KINDS[vector["kind"]]


@pytest.mark.parametrize("vector", vectors("NO_FNR_PLACEHOLDER"), ids=lambda vector: vector["value"])
def test_a_placeholder_number_is_a_birth_date(vector):
    assert date_of_birth.check(vector["value"]).subtype == "placeholder"
