from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detectors import collisions
from detectors.candidates import Candidate, match_score, weight_of
from detectors.collisions import settle
from detectors.detector import NUMBER_LEFT, NUMBER_RIGHT, PERSON, STRICT_GAP, Detector, Verdict, accept
from detectors.engine import Engine
from detectors.expressions import word_expression
from detectors.linear import Pattern


def detector(name, **said):
    given_values = {
        "title": name,
        "category": "user",
        "severity": "low",
        "finds": (),
        "ignores": (),
        "sources": (),
        **said,
    }
    return Detector(name=name, **given_values)


FIVE = detector("five", pattern="[0-9]{5}", left=NUMBER_LEFT, right=NUMBER_RIGHT, words=("kunde", "c-?no"))


def found(text, *detectors):
    engine = Engine(detectors)
    return [(engine.detectors[c.detector].name, c.text) for c in engine.find(text)]


# --- words -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "text", "says"),
    [
        (("fnr",), "fnr 1", True),
        (("fnr",), "FNR: 1", True),
        (("fnr",), "kundeFnr=1", True),
        (("fnr",), "kunde_fnr=1", True),
        (("fnr",), "2fnr=1", False),
        (("fnr",), "kundefnr=1", False),
        (("fnr",), "åfnr=1", False),
        (("nr",), "FNR=1", False),
        (("født",), "født 1", True),
        (("øre",), "nøre 1", False),
        (("mob(?:il)?",), "Mobil: 1", True),
        (("mob(?:il)?",), "mob 1", True),
    ],
)
def test_words_begin_where_a_word_or_a_hump_begins(words, text, says):
    pattern = Pattern(word_expression(words) + "[^A-Za-z]")
    data = text.encode()
    assert (pattern.search(data, 0, len(data))[1] >= 0) is says


def test_words_may_hold_alternatives_of_their_own():
    pattern = Pattern(word_expression(("a|b", "c")) + "$")
    assert [pattern.search(text, 0, 1)[1] for text in (b"a", b"b", b"c", b"d")] == [1, 1, 1, -1]


# --- bare and led ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("12345", ["12345"]),
        ("12345 67890", ["12345", "67890"]),
        ("12345,67890", ["12345", "67890"]),
        ("12345\n67890\n", ["12345", "67890"]),
        ("\n\n12345\r\n", ["12345"]),
        ("123456", []),
        ("a12345", []),
        ("12345a", []),
        ("0.12345", []),
        ("12345.6", []),
        ("Slutt 12345.", ["12345"]),
        ("Slutt 12345. Og", ["12345"]),
        ("x.12345", ["12345"]),
    ],
)
def test_numbers_have_edges(text, values):
    assert [value for _, value in found(text, FIVE)] == values


LED = detector("led", led="[0-9]{3,8}", words=("tlf", "mobil"))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("tlf 12345", ["12345"]),
        ("tlf.: 12345", ["12345"]),
        ('"tlf":"12345"', ["12345"]),
        (r"{\"tlf\":\"12345\"}", ["12345"]),
        ("kundeTlf=12345", ["12345"]),
        ("<tlf>12345</tlf>", ["12345"]),
        ("tlf nr. 12345", ["12345"]),
        ("mobil er 12345", ["12345"]),
        ("tlf 111 mobil 222", ["111", "222"]),
        ("12345", []),
        ("stlf 12345", []),
        ("tlfx 12345", []),
        ("tlf                  12345", []),
        ("tlf\n12345", []),
    ],
)
def test_led_values_need_their_word(text, values):
    assert [value for _, value in found(text, LED)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [("passord: hemmelig", ["hemmelig"]), ("passord hemmelig", []), ("passord=hemmelig", ["hemmelig"])],
)
def test_a_strict_gap_needs_a_colon_or_the_like(text, values):
    secret = detector("secret", led="[a-z]{3,20}", words=("passord",), gap=STRICT_GAP)
    assert [value for _, value in found(text, secret)] == values


def test_offsets_are_bytes_of_the_whole_text():
    engine = Engine([FIVE])
    text = "æøå\nså 😀 12345 her"
    (candidate,) = engine.find(text)
    assert text.encode()[candidate.start : candidate.end] == b"12345"


def test_context_counts_within_its_reach():
    engine = Engine([FIVE])
    contexts = [engine.find(text)[0].context for text in ("kunde 12345", "kunde" + "." * 60 + " 12345", "12345")]
    assert contexts == [("context",), (), ()]


def test_against_counts_on_either_side():
    wary = replace(FIVE, against=("ordre",), words=())
    engine = Engine([wary])
    contexts = [engine.find(text)[0].context for text in ("ordre 12345", "12345 ordre", "12345")]
    assert contexts == [("against",), ("against",), ()]


def test_refused_candidates_are_kept_with_their_context():
    engine = Engine([replace(FIVE, check=lambda text: Verdict() if text == "12345" else None)])
    candidates = engine.candidates(b"12345 67890")
    assert [(c.text, c.verdict is not None) for c in candidates] == [("12345", True), ("67890", False)]
    assert [c.text for c in engine.find("12345 67890")] == ["12345"]


def test_a_lone_byte_is_no_obstacle():
    assert [c.text for c in Engine([FIVE]).candidates(b"\xff\xfe 12345 \xe5")] == ["12345"]


def test_lines_come_once_each_in_order():
    data = b"12345 67890\n\nx\n12345\nlast 12345"
    assert [data[start:stop] for start, stop in Engine([FIVE]).lines(data)] == [
        b"12345 67890",
        b"12345",
        b"last 12345",
    ]


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("detectors", [(FIVE,), (FIVE, LED)])
def test_neighbouring_lines_are_all_found(ending, detectors):
    assert [value for _, value in found(ending.join(["12345"] * 5), *detectors)] == ["12345"] * 5


@pytest.mark.parametrize("behind", ["", "\n", "\r\n", "\nx", " \n", "\n\n12345\n"])
@pytest.mark.parametrize("words", [1, 20_000])
def test_what_ends_a_line_is_found_however_long_the_line_is(words, behind):
    before = b"a " * words
    found = [
        (start, candidate.start)
        for start, _, candidates in Engine([FIVE]).search(before + b"54321" + behind.encode())
        for candidate in candidates
    ]
    assert found[0] == (0, len(before))
    assert len(found) == 1 + behind.count("12345")


def test_no_detectors_find_nothing():
    assert Engine([]).find("fnr 17912099997 kari@example.org") == []


# --- near ------------------------------------------------------------------------------------------------------------

CODE = detector(
    "code", pattern="[0-9]{3}", left=NUMBER_LEFT, right=NUMBER_RIGHT, near=("five",), led="[0-9]{3}", words=("cvv",)
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("12345 999", ["five", "code"]),
        ("999", []),
        ("cvv 999", ["code"]),
        ("12345\n999", ["five"]),
    ],
)
def test_near_needs_its_neighbour_in_the_line(text, names):
    assert [name for name, _ in found(text, FIVE, CODE)] == names


def test_near_may_be_elsewhere_in_the_row():
    engine = Engine([FIVE, CODE])
    assert engine.candidates(b"999") == []
    assert [c.text for c in engine.candidates(b"999", frozenset({"five"}))] == ["999"]


def test_near_only_lines_have_a_pass_of_their_own():
    engine = Engine([FIVE, replace(CODE, led=None, words=(), near=(PERSON,))])
    assert list(engine.lines(b"999")) == []
    assert list(engine.lines(b"999", near=True)) == [(0, 3)]


def test_any_person_is_a_neighbour():
    code = replace(CODE, near=(PERSON,))
    person = replace(FIVE, person=True)
    assert [name for name, _ in found("12345 999", FIVE, code)] == ["five"]
    assert [name for name, _ in found("12345 999", person, code)] == ["five", "code"]


def test_a_refused_neighbour_is_none():
    refused = replace(FIVE, check=lambda _: None)
    assert found("12345 999", refused, CODE) == []


# --- scores and collisions -------------------------------------------------------------------------------------------


def test_the_score_is_a_sum_of_log_odds():
    scored = replace(FIVE, prior=-1.0, chance=0.1, weights={"grouping": 0.5})
    assert match_score(scored, ()) == pytest.approx(1.3026, abs=1e-4)
    assert match_score(scored, ("grouping", "context")) == pytest.approx(1.3026 + 0.5 + 3.0, abs=1e-4)


def test_weights_may_be_overridden():
    assert [weight_of(d, "led") for d in (FIVE, replace(FIVE, weights={"led": 1.0}))] == [4.0, 1.0]
    assert weight_of(FIVE, "unheard of") == 0.0


def candidate(index, start, end, score, *, accepted=True):
    return Candidate(index, start, end, "x" * (end - start), Verdict() if accepted else None, (), score)


def test_the_highest_score_wins_then_the_longest():
    low, high = candidate(0, 0, 9, 1.0), candidate(1, 4, 6, 2.0)
    assert settle([low, high]) == [high]
    short, long = candidate(0, 0, 5, 1.0), candidate(1, 0, 9, 1.0)
    assert settle([short, long]) == [long]


@given(
    st.lists(
        st.builds(
            lambda index, start, length, score, accepted: candidate(
                index, start, start + length, score, accepted=accepted
            ),
            st.integers(0, 3),
            st.integers(0, 12),
            st.integers(1, 6),
            st.integers(0, 4).map(float),
            st.booleans(),
        ),
        max_size=12,
    )
)
def test_few_are_settled_as_many_are(candidates):
    order = sorted(candidates, key=collisions._rank)
    assert collisions._kept(order) == collisions._kept_of_many(order)


def test_what_stands_apart_stays():
    first, second = candidate(0, 0, 5, 1.0), candidate(1, 5, 9, 2.0)
    assert settle([second, first]) == [first, second]


def test_a_refused_candidate_takes_no_place():
    accepted, refused = candidate(0, 0, 5, 1.0), candidate(1, 0, 9, 9.0, accepted=False)
    assert settle([refused, accepted]) == [accepted, refused]


def test_a_refused_candidate_goes_where_its_own_detector_found_better():
    accepted, refused = candidate(0, 0, 5, 1.0), candidate(0, 2, 9, 9.0, accepted=False)
    assert settle([refused, accepted]) == [accepted]


candidates = st.builds(
    candidate,
    st.integers(0, 3),
    st.integers(0, 20),
    st.integers(21, 40),
    st.sampled_from([0.0, 1.0, 2.0]),
    accepted=st.booleans(),
)


@settings(deadline=None)
@given(given_candidates=st.lists(candidates, max_size=12))
def test_settling_is_stable_ordered_and_apart(given_candidates):
    kept = settle(given_candidates)
    assert kept == settle(kept)
    assert kept == sorted(kept, key=lambda c: (c.start, c.end, c.detector))
    accepted = [c for c in kept if c.verdict is not None]
    assert all(one.end <= other.start for one, other in pairwise(accepted))
    assert bool(accepted) == any(c.verdict is not None for c in given_candidates)


def test_accept_takes_everything():
    assert accept("anything") == Verdict()


def test_every_alternative_of_a_word_begins_at_a_hump_of_its_own():
    word = Pattern(word_expression((r"pin(?:kode)?|otp", "fnr")))
    assert [bool(word.spans(text, 0, len(text))) for text in (b"brisotp", b"kundeOtp", b"otp")] == [False, True, True]
