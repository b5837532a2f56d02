from functools import cache
from math import exp

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detectors.detector import Verdict
from detectors.engine import Engine
from detectors.generic.person_name import DETECTOR, check, check_many
from detectors.names import kinds_of
from detectors.tables import first_names, surnames

NAMES = [
    "Kari Nordmann", "Åse Marie Øvrebø", "Nguyen Van Anh", "Fatima Al-Hassan", "Mohammed Ali", "Anna Kowalska",
    "Jan-Erik Berg-Hansen", "Per von der Lippe", "Máret Somby", "Björn Andersson", "KARI NORDMANN", "Aase Oevreboe",
    "Nordmann, Kari", "K. Nordmann", "Guðrún Jónsdóttir", "Abdirahman Warsame", "Olena Shevchenko",
]  # fmt: skip
NOT_NAMES = [
    "Nordmann AS", "Bergen kommune", "Oslo", "Faktura Mal", "main", "Kari1", "", " ", "status ok", "Stressless Sofa",
    "Sparebank 1", "Ole Bulls gate", "N/A", "ukjent", "Berg Eiendom", "Mo i Rana", "NES PÅ ROMERIKE", "kari@example.com", "HikariPool-1",
]  # fmt: skip


@cache
def engine():
    return Engine([DETECTOR])


def confidence(text):
    found = engine().find(text)
    return 1 / (1 + exp(-found[0].score)) if found else 0.0


@pytest.mark.parametrize("name", NAMES)
def test_finds_names(name):
    assert check(name) is not None


@pytest.mark.parametrize("text", NOT_NAMES)
def test_refuses_what_names_no_person(text):
    assert check(text) is None


def test_first_name_and_surname_are_surer_than_either():
    assert confidence("navn: Kari Nordmann") > 0.85 > confidence("navn: Kari") > confidence("navn: Nordmann") > 0.5
    assert confidence("navn: Qwxz") < 0.5


@pytest.mark.parametrize(
    "text",
    [
        "filename=Hansen.pdf",
        "hostname: Hansen",
        "product_name=Ida",
        "fil navn: Ida Berg",
        "Ida Berg",
        "kunde: 10023",
        "logger.name=Ida",
    ],
)
def test_false_friends_stay_below_the_threshold(text):
    assert confidence(text) < 0.5


@pytest.mark.parametrize(
    "text", ["navn: Kari Nordmann status=200", '"name":"Kari Nordmann","x":1', "<navn>Kari Nordmann</navn>"]
)
def test_a_name_ends_where_the_next_key_begins(text):
    assert [found.text for found in engine().find(text)] == ["Kari Nordmann"]


def test_tables_hold_the_commonest_names_and_their_plain_spellings():
    assert {"kari", "nils", "ahmed", "bjørn", "bjorn", "bjoern", "nora", "åse", "aase"} <= first_names()
    assert {"hansen", "johansen", "nguyen", "ali", "ødegård", "odegard", "kowalski", "hussain"} <= surnames()
    assert len(surnames()) > 10_000


def test_every_verdict_has_weighed_support():
    assert {name for verdict in DETECTOR.verdicts for name in verdict.support} <= DETECTOR.weights.keys()


WORDS = st.sampled_from(
    ["Kari", "nordmann", "AS", "van", "Oslo", "Qwx", "Berg-Hansen", "Å", "K.", "Kvernbråten", "Zz", "Nordmann,"]
)
CELLS = st.one_of(
    st.none(),
    st.lists(WORDS, min_size=1, max_size=7).map(" ".join),
    st.text(st.characters(exclude_categories=("Cs",)), max_size=20),
)


@settings(deadline=None)
@given(st.lists(CELLS, max_size=30))
def test_a_column_is_judged_like_its_cells(cells):
    from detectors.linear import Pattern

    cell = Pattern(DETECTOR.cell)
    codes = check_many(pa.array(cells, pa.string()))
    for text, code in zip(cells, codes, strict=True):
        fits = text is not None and cell.matches_whole(text.encode())
        expected = check(text) if fits else None
        assert (DETECTOR.verdicts[code] if code >= 0 else None) == expected


def test_slices_of_a_column_are_judged_alike():
    values = pa.array([None, *NAMES, *NOT_NAMES], pa.string())
    assert check_many(values[5:]).tolist() == check_many(values).tolist()[5:]


@given(st.text(max_size=60))
def test_never_raises(text):
    assert isinstance(check(text), Verdict | None)
    assert 0 <= kinds_of(text) < 64
