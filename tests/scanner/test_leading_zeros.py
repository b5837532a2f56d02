"""Numbers that lost their zeros are read with them, where that says more; all other numbers stay as they are."""

import random

import pyarrow as pa
import pytest

from connectors.connector import Column, ColumnBatch
from detectors.discover import on_offer
from detectors.engine import Engine
from scanner.columns import examine_columns
from scanner.evidence import Evidence, Place
from scanner.examine import Examiner
from tests.estates import numbers

EXAMINER = Examiner(Engine(on_offer()), b"k" * 32, 10)


def examined(name, cells, declared="bigint"):
    """Return how many values of each detector one column gave, with its evidence."""
    evidence = Evidence()
    column = Column(name, pa.array(cells, pa.string()), declared_type=declared)
    examine_columns(ColumnBatch((column,), 1, len(cells)), Place("db", "t", ""), EXAMINER, evidence, {})
    found = {}
    for (_, kind), group in evidence.groups.items():
        found[kind.detector] = found.get(kind.detector, 0) + sum(tally.count for tally in group.kinds.values())
    return found, evidence


@pytest.fixture
def people():
    rng = random.Random(3)
    return [numbers.fodselsnummer(rng, numbers.birth_date(rng)) for _ in range(400)]


@pytest.mark.parametrize("name", ["fnr", "x1"])
def test_every_national_id_kept_as_a_number_is_found(people, name):
    cells = [str(int(number)) for number in people]
    assert {len(cell) for cell in cells} == {10, 11}
    assert examined(name, cells)[0]["no_fodselsnummer"] == 400


def test_so_are_those_of_a_column_in_which_all_lost_a_zero(people):
    cells = [str(int(number)) for number in people if number.startswith("0")]
    assert examined("fnr", cells)[0]["no_fodselsnummer"] == len(cells)


def test_a_zero_is_only_put_back_where_the_type_is_a_number(people):
    cells = [str(int(number)) for number in people]
    full = sum(len(cell) == 11 for cell in cells)
    assert examined("fnr", cells, "character varying(11)")[0]["no_fodselsnummer"] == full


@pytest.mark.parametrize(
    "cells",
    [
        [str(number) for number in range(95, 495)],
        [str(random.Random(number).randrange(10**6)) for number in range(400)],
        [str(random.Random(number).randrange(10**10)) for number in range(400)],
    ],
    ids=["sequence", "amounts", "long"],
)
def test_other_numbers_stay_what_they_are(cells):
    assert examined("verdi", cells)[0] == examined("verdi", cells, "text")[0]
