"""Evidence weighed: populations, context, names, test data."""

from __future__ import annotations

from dataclasses import replace
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.detector import Detector
from scanner.chances import believable, confidence, surprise
from scanner.evidence import Class, Evidence, Kind, Occurrence, Place, Source, Tally
from scanner.judge import judge

NUMBER = Detector(
    name="number",
    title="A number with a check digit",
    category="user.financial.bank_account",
    severity="high",
    pattern="[0-9]{11}",
    words=("konto",),
    chance=0.09,
    prior=-4.0,
    finds=("«1»",),
    ignores=(),
    sources=(),
)
PLACE = Place("file:a.log", None, "felt")
BARE, LED = Class("number", ()), Class("number", ("led",))
PLAIN, TEST = Kind("", False, ()), Kind("", True, ())


def evidence(**groups: tuple[Class, int, dict[Kind, int]]) -> Evidence:
    made = Evidence()
    for around, tried, passed in groups.values():
        group = made.group(PLACE, around)
        group.tried = tried
        for kind, count in passed.items():
            places = [Occurrence(line, None, 0, 11) for line in range(1, count + 1)]
            group.kinds[kind] = Tally(count, set(range(count)), places, {"99999999999": count})
    return made


def judged(made: Evidence, **options: float):
    read = {Source("file:a.log", None): 1000}
    return judge(made, [NUMBER], read, min_confidence=options.get("least", 0.5), occurrences=3)


def test_a_field_where_nearly_all_pass_is_certain():
    findings, _ = judged(evidence(a=(BARE, 200, {PLAIN: 198})))
    assert findings[0].confidence > 0.99


def test_a_field_where_as_many_pass_as_by_chance_is_nothing():
    findings, below = judged(evidence(a=(BARE, 200, {PLAIN: 19})))
    assert (findings, below) == ([], 1)


def test_one_bare_match_of_a_weak_check_is_held_back():
    assert judged(evidence(a=(BARE, 1, {PLAIN: 1})))[0] == []


def test_three_led_matches_survive_ten_thousand_bare_refusals():
    findings, _ = judged(evidence(a=(BARE, 10_000, {PLAIN: 900}), b=(LED, 3, {PLAIN: 3})))
    assert [finding.count for finding in findings] == [3]


LISTED = replace(NUMBER, chance=0.1, prior=-5.1, ceiling=5.0, weights={"two words": 1.2}, telling={"two words": 0.02})
TWO, ONE = Kind("", False, ("two words",)), Kind("", False, ())


@pytest.mark.parametrize(("two", "counts"), [(20, [160]), (2, [])])
def test_what_more_values_have_than_by_chance_speaks_for_the_whole_field(two, counts):
    made = evidence(a=(BARE, 200, {TWO: two, ONE: 160 - two}))
    made.group(PLACE, BARE).kinds[ONE].distinct = set(range(100, 260 - two))
    found, _ = judge(made, [LISTED], {Source("file:a.log", None): 1000}, min_confidence=0.5, occurrences=3)
    assert [finding.count for finding in found] == counts


def test_a_share_that_some_fields_have_by_chance_proves_nothing():
    made, sparse = evidence(a=(BARE, 1000, {PLAIN: 150})), replace(NUMBER, prior=-3.0)
    read = {Source("file:a.log", None): 1000}
    believed = [
        judge(made, [detector], read, min_confidence=0.3, occurrences=3)[0]
        for detector in (sparse, replace(sparse, likeliest=0.2))
    ]
    assert [len(found) for found in believed] == [1, 0]


def test_test_data_is_a_finding_of_its_own_and_low():
    findings, _ = judged(evidence(a=(LED, 4, {PLAIN: 3, TEST: 1})))
    assert [(f.test_data, f.severity, f.count) for f in findings] == [(False, "high", 3), (True, "low", 1)]


def test_occurrences_are_kept_to_the_limit_while_the_count_is_the_truth():
    finding = judged(evidence(a=(LED, 50, {PLAIN: 50})))[0][0]
    assert (finding.count, len(finding.occurrences), finding.distinct) == (50, 3, 50)


def test_the_reasons_add_up_to_the_confidence():
    finding = judged(evidence(a=(LED, 1, {PLAIN: 1})))[0][0]
    assert finding.confidence == confidence(sum(reason.weight for reason in finding.why))


@given(st.integers(1, 10_000), st.integers(0, 10_000), st.floats(1e-6, 0.99))
def test_surprise_is_never_negative_nor_more_than_all_passing(tried, passed, chance):
    passed = min(tried, passed)
    assert 0 <= surprise(tried, passed, chance) <= surprise(tried, tried, chance) + 1e-6


@pytest.mark.parametrize(("weight", "expected"), [(0, 0.5), (100, 0.999), (-100, 0.0)])
def test_confidence_is_a_probability(weight, expected):
    assert confidence(weight) == expected


def test_repeated_values_are_no_new_evidence():
    made = evidence(a=(BARE, 40, {PLAIN: 40}))
    for kind in made.groups[PLACE, BARE].kinds.values():
        kind.distinct = {1}
    assert judged(made)[0] == []


def test_the_share_that_chance_explains_bounds_the_certainty():
    assert believable(1, 1, 0.09) == inf
    assert believable(1000, 90, 0.09) == -inf
    (finding,), _ = judged(evidence(a=(BARE, 1000, {PLAIN: 180})), least=0.1)
    assert finding.confidence == pytest.approx(0.55, abs=0.1)


DOUBTED = replace(NUMBER, prior=1.0, ceiling=2.0, weights={"could be a version": -3.0})


def test_what_most_matches_could_be_all_of_them_could_be():
    doubted = Kind("", False, ("could be a version",))
    few, most = ({PLAIN: 90, doubted: 10}, {PLAIN: 30, doubted: 70})
    read = {Source("file:a.log", None): 1000}
    counts = []
    for passed in (few, most):
        findings, _ = judge(evidence(a=(BARE, 100, passed)), [DOUBTED], read, min_confidence=0.7, occurrences=1)
        counts.append(sum(finding.count for finding in findings))
    assert counts == [90, 0]


def test_a_weighed_down_kind_lends_no_surprise():
    doubted = Kind("", False, ("could be a version",))
    made = evidence(a=(BARE, 1000, {PLAIN: 8, doubted: 900}))
    findings, _ = judge(made, [replace(DOUBTED, prior=-2.0, ceiling=12.0)], {}, min_confidence=0.5, occurrences=1)
    assert all(finding.count != 8 for finding in findings)


def test_a_well_named_column_beside_people_is_surer():
    person = replace(NUMBER, name="person", person=True, chance=1.0, prior=5.0)
    weak = replace(NUMBER, category="user.contact.phone_number", chance=1.0, prior=-4.0)

    def certainty(other: str) -> float:
        made = Evidence()
        for field, detector in (("telefon", "number"), (other, "person")):
            place = Place("file:t.csv", None, field)
            made.examined[place] = 5
            made.group(place, Class(detector, ())).kinds[PLAIN] = Tally(5, set(range(5)))
        findings, _ = judge(made, [weak, person], {}, min_confidence=0.1, occurrences=1)
        return next(finding.confidence for finding in findings if finding.detector == "number")

    assert certainty("x") > certainty("telefon")


def test_candidates_of_two_kinds_were_tried_once():
    other = Kind("d", False, ())
    finding = judged(evidence(a=(LED, 40, {PLAIN: 20, other: 20})))[0][0]
    assert (finding.count, finding.tried) == (40, 40)
