"""Evidence as bytes: what is read back is what was written, whatever it is, and it holds no source."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.connector import Failure, SetAside
from connectors.sources import plan
from scanner.evidence import Class, Evidence, Group, Kind, Occurrence, Place, Tally
from scanner.examine import Examined, Extent
from scanner.fingerprints import new_key
from scanner.tasks import Options, Task, perform
from scanner.written import read_back, written
from tests.estates.shop import build

HOME = "file:logs/app.log"
NAMES = st.text(max_size=12)
COUNTS = st.integers(0, 2**40)
PLACES = st.builds(Place, st.just(HOME), st.none() | NAMES, NAMES)
OCCURRENCES = st.builds(Occurrence, st.none() | COUNTS, st.none() | COUNTS, COUNTS, COUNTS)
TALLIES = st.builds(
    Tally,
    COUNTS,
    st.sets(st.integers(0, 2**64 - 1), max_size=20),
    st.lists(OCCURRENCES, max_size=5),
    st.dictionaries(NAMES, COUNTS, max_size=3),
)
KINDS = st.builds(Kind, NAMES, st.booleans(), st.lists(NAMES, max_size=2).map(tuple))
GROUPS = st.builds(Group, COUNTS, st.dictionaries(KINDS, TALLIES, max_size=3))
CLASSES = st.builds(Class, NAMES, st.lists(NAMES, max_size=2).map(tuple))
EVIDENCE = st.builds(
    Evidence,
    st.dictionaries(st.tuples(PLACES, CLASSES), GROUPS, max_size=3),
    st.dictionaries(PLACES, COUNTS, max_size=3),
    st.sets(PLACES, max_size=3),
    days=st.dictionaries(PLACES, st.dictionaries(COUNTS, COUNTS, max_size=3), max_size=2),
)
EXAMINED = st.builds(
    Examined,
    st.dictionaries(
        st.none() | NAMES, st.builds(Extent, st.sampled_from(["lines", "rows"]), COUNTS, st.booleans()), max_size=3
    ),
    EVIDENCE,
    st.lists(st.builds(Failure, st.just(HOME), NAMES, st.none() | NAMES, st.none() | COUNTS), max_size=2),
    st.lists(st.builds(SetAside, st.just(HOME), NAMES, st.none() | NAMES), max_size=2),
)


@given(EXAMINED)
def test_what_is_read_back_is_what_was_written(examined):
    assert read_back(Examined, written(examined, HOME), HOME) == examined


def test_a_whole_estate_survives_being_written(tmp_path):
    build(tmp_path)
    key, options = new_key(), Options()
    for segment in plan([str(tmp_path / "data")]):
        if hasattr(segment, "limits"):
            examined = perform(options, key, Task(segment))
            assert read_back(Examined, written(examined, segment.source), segment.source) == examined


@given(EVIDENCE)
def test_evidence_is_that_of_the_source_it_is_read_for(evidence):
    moved = read_back(Evidence, written(evidence, HOME), "file:logs/app.log.1")
    assert {place.source for place in moved.examined} <= {"file:logs/app.log.1"}
    assert HOME not in json.dumps(json.loads(zlib.decompress(written(evidence, HOME))))


@dataclass(slots=True)
class Strange:
    value: object = field(default=None)


def test_a_type_without_a_written_form_is_refused():
    with pytest.raises(TypeError, match="no written form"):
        written(Strange(), HOME)
