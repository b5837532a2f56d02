"""What every detector on offer keeps, whoever wrote it: one body of tests, all detectors."""

import re
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detectors.candidates import DEFAULT_WEIGHTS, PLAIN, match_score
from detectors.categories import CATEGORIES
from detectors.detector import PERSON, Verdict
from detectors.discover import own
from detectors.engine import FEW, Engine
from detectors.expressions import bare_triggers, expression, led_triggers
from detectors.field_vocabulary import vocabulary
from detectors.linear import LinePattern, Pattern

DETECTORS = own()
NAMES = tuple(detector.name for detector in DETECTORS)
INDEX = {name: position for position, name in enumerate(NAMES)}
MARKED = re.compile("«(.*?)»")
SEVERITIES = {"critical", "high", "medium", "low"}

every = pytest.mark.parametrize("detector", DETECTORS, ids=NAMES)
in_text = pytest.mark.parametrize(
    "detector",
    [d for d in DETECTORS if d.pattern is not None or d.led is not None],
    ids=[d.name for d in DETECTORS if d.pattern is not None or d.led is not None],
)
vectorised = pytest.mark.parametrize(
    "detector",
    [d for d in DETECTORS if d.check_many is not None],
    ids=[d.name for d in DETECTORS if d.check_many is not None],
)
several = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@cache
def engine():
    made = Engine(DETECTORS)
    made.warm()  # so that what brings lines up is tried too, however few they are
    return made


def plain(marked):
    return marked.replace("«", "").replace("»", "")


def values(detector):
    return [value for text in detector.finds for value in MARKED.findall(text)]


def found(detector, text):
    return [c for c in engine().find(text) if c.detector == INDEX[detector.name]]


def mutations(value):
    """Values near this one: each character changed, dropped, doubled; spaces round it, another alphabet's digits."""
    for position, character in enumerate(value):
        changed = str((int(character) + 1) % 10) if character.isdecimal() and character.isascii() else "x"
        yield value[:position] + changed + value[position + 1 :]
        yield value[:position] + value[position + 1 :]
        yield value[:position] + character + value[position:]
    yield from (f" {value}", f"{value} ", value.upper(), value.lower(), f"{value}\n", value + value)
    yield value.translate({ord("0") + digit: 0x0660 + digit for digit in range(10)})
    yield value.replace(" ", "").replace("-", "").replace(".", "")


# --- what a detector says of itself ---------------------------------------------------------------------------------


def test_names_are_unique():
    assert len(set(NAMES)) == len(NAMES)


@every
def test_name_is_snake_case(detector):
    assert re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", detector.name)


@every
def test_says_what_it_is(detector):
    assert detector.title.strip()
    assert "\n" not in detector.title
    assert detector.pattern is not None or detector.led is not None or detector.cell is not None or detector.hints


@every
def test_has_examples_and_sources(detector):
    assert detector.finds
    assert detector.ignores
    assert detector.sources
    assert all(MARKED.search(text) for text in detector.finds)


@every
def test_categories_exist(detector):
    assert detector.category in CATEGORIES


@every
def test_severities_exist(detector):
    assert {detector.severity, *detector.severities.values()} <= SEVERITIES


@every
def test_led_values_have_words(detector):
    assert detector.led is None or detector.words


@every
def test_neighbours_exist(detector):
    assert set(detector.near) <= {*NAMES, PERSON}


@every
def test_numbers_are_in_range(detector):
    assert 0 < detector.chance <= 1
    assert -20 < detector.prior < 20
    assert detector.ceiling >= 0


@every
def test_patterns_compile_alone_and_never_match_nothing(detector):
    parts = (detector.pattern, detector.led, detector.cell, detector.trigger)
    assert not any(Pattern(part).matches_whole(b"") for part in parts if part is not None)
    Pattern(expression(detector), group=2)  # refuses groups of the detector's own


@every
def test_supports_have_weights(detector):
    given_supports = {support for verdict in detector.verdicts for support in verdict.support}
    given_supports |= {s for v in map(detector.check, values(detector)) if v is not None for s in v.support}
    assert given_supports <= {*detector.weights, *DEFAULT_WEIGHTS}


# --- what it finds ---------------------------------------------------------------------------------------------------


@in_text
def test_finds_its_finds_whole(detector):
    for text in detector.finds:
        assert [c.text for c in found(detector, plain(text))] == MARKED.findall(text), text


@in_text
def test_ignores_its_counterexamples(detector):
    for text in detector.ignores:
        assert not found(detector, text), text


@in_text
@pytest.mark.parametrize("around", ["{}\n", "\n{}", "x\n{}\nx", "\r\n{}\r\n", "😀 æøå {}"])
def test_finds_its_finds_wherever_they_stand(detector, around):
    for text in detector.finds:
        wanted = MARKED.findall(text)
        got = [c.text for c in found(detector, around.format(plain(text)))]
        assert got[: len(wanted)] == wanted, text


@in_text
def test_trigger_fires_wherever_the_pattern_does(detector):
    if detector.pattern is None or detector.trigger is None:
        pytest.skip("the trigger is the pattern")
    pattern = Pattern(rf"{detector.left}({detector.pattern}){detector.right}", group=1)
    own_triggers = [Pattern(text) for text in bare_triggers([detector]) + led_triggers([detector])]
    texts = [plain(text) for text in detector.finds] + values(detector) + list(detector.ignores)
    texts += [changed for value in values(detector) for changed in mutations(value)]
    for text in texts:
        line = text.encode()
        # A trigger may be narrower than the pattern only where a match standing alone would be held back anyway.
        verdicts = [detector.check(line[a:b].decode("utf-8", "replace")) for a, b in pattern.spans(line, 0, len(line))]
        if any(verdict is not None and match_score(detector, verdict.support) > 0 for verdict in verdicts):
            assert any(trigger.search(line, 0, len(line))[1] >= 0 for trigger in own_triggers), text


@in_text
def test_its_lines_are_brought_up(detector):
    alone = Engine([detector])
    for text in detector.finds:
        data = plain(text).encode()
        # What counts near a card alone is brought up by the card; that it is found is tested with all detectors.
        by_others = detector.near and PERSON not in detector.near
        assert by_others or list(alone.lines(data)) or list(alone.lines(data, near=True)), text


# --- checks ----------------------------------------------------------------------------------------------------------

odd_texts = st.one_of(
    st.text(max_size=40),
    st.text(alphabet="0123456789", max_size=24),
    st.text(alphabet="0123456789 .-+/:abcdefABCDEF@_%=", max_size=40),
    st.text(alphabet="٠١٢٣४५६²½Ⅳ०٣ ", max_size=20),
)


@every
@several
@given(text=odd_texts)
def test_check_never_raises(detector, text):
    assert isinstance(detector.check(text), Verdict | None)


@every
def test_check_never_raises_on_mutations(detector):
    for value in values(detector):
        for changed in mutations(value):
            assert isinstance(detector.check(changed), Verdict | None)


@every
def test_check_says_the_same_twice(detector):
    for value in values(detector):
        assert detector.check(value) == detector.check(value)


@every
def test_check_accepts_what_it_finds(detector):
    for value in values(detector):
        assert detector.check(value) is not None, value


@vectorised
def test_verdicts_are_a_closed_list(detector):
    assert detector.verdicts
    assert len(detector.verdicts) <= 127  # positions are int8
    kinds = {(verdict.subtype, verdict.test_data) for verdict in detector.verdicts}
    for value in values(detector):
        verdict = detector.check(value)
        if verdict is not None and cell(detector).matches_whole(value.encode()):
            assert (verdict.subtype, verdict.test_data) in kinds, value


@vectorised
def test_check_many_agrees_with_check(detector):
    import pyarrow as pa

    texts = {*values(detector), *detector.ignores, *map(plain, detector.finds)}
    texts |= {changed for value in values(detector) for changed in mutations(value)}
    _agree(detector, sorted(texts), pa)


@vectorised
@several
@given(texts=st.lists(odd_texts, max_size=8))
def test_check_many_never_raises_and_agrees(detector, texts):
    import pyarrow as pa

    _agree(detector, [text for text in texts if "\x00" not in text], pa)


@vectorised
def test_check_many_refuses_nulls_and_takes_slices_and_nothing(detector):
    import pyarrow as pa

    given_values = values(detector)
    column = pa.array([None, *given_values, None], pa.string())
    whole, part = detector.check_many(column), detector.check_many(column.slice(1, len(given_values)))
    assert whole[0] == whole[-1] == -1
    assert list(part) == list(whole[1:-1])
    assert len(detector.check_many(pa.array([], pa.string()))) == 0
    assert list(detector.check_many(pa.array([None, None], pa.string()))) == [-1, -1]


def cell(detector):
    return Pattern(detector.cell or detector.led or detector.pattern)


def _agree(detector, texts, pa):
    positions = detector.check_many(pa.array(texts, pa.string()))
    assert len(positions) == len(texts)
    whole = cell(detector)
    for text, position in zip(texts, positions, strict=True):
        assert -1 <= position < len(detector.verdicts)
        if not whole.matches_whole(text.encode("utf-8", "replace")):
            continue
        many = detector.verdicts[position] if position >= 0 else None
        one = detector.check(text)
        assert (many is None) == (one is None), text
        if many is not None:
            assert (many.subtype, many.test_data) == (one.subtype, one.test_data), text


# --- all together ----------------------------------------------------------------------------------------------------

ALL_TEXTS = tuple(plain(text) for d in DETECTORS for text in (*d.finds, *d.ignores))
noisy = st.lists(st.one_of(st.sampled_from(ALL_TEXTS), st.text(max_size=12)), max_size=4).map(" ".join)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=noisy)
def test_spans_are_inside_in_order_and_apart(text):
    line = text.encode("utf-8", "replace").replace(b"\n", b" ")
    candidates = engine().candidates(line)
    assert candidates == engine().candidates(line)
    assert candidates == sorted(candidates, key=lambda c: (c.start, c.end, c.detector))
    end = 0
    for candidate in candidates:
        assert 0 <= candidate.start < candidate.end <= len(line)
        assert candidate.text
        if candidate.verdict is not None:
            assert candidate.start >= end
            end = candidate.end


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts=st.lists(st.one_of(noisy, st.sampled_from(ALL_TEXTS)), max_size=6))
def test_lines_searched_together_give_what_each_gives_alone(texts):
    lines = [text.encode("utf-8", "replace").replace(b"\n", b" ") for text in texts]
    data = b"\n".join(lines)
    together = [(data[start:stop], found) for start, stop, found in engine().search(data)]
    assert together == [(line, engine().candidates(line)) for line, _ in together]


def test_all_examples_at_once_give_what_each_gives_alone():
    data = "\n".join(text.replace("\n", " ") for text in ALL_TEXTS).encode()
    found = list(engine().search(data))
    assert len(found) > len(DETECTORS)
    for start, stop, candidates in found:
        assert candidates == engine().candidates(data[start:stop])


def test_a_few_lines_give_what_they_give_among_many():
    lines = [text.replace("\n", " ").encode() for text in ALL_TEXTS]
    for first in range(0, len(lines), 100):
        data = b"\n".join(lines[first : first + 100])
        assert len(data) < FEW
        few, many = ([each for each in made.search(data) if each[2]] for made in (Engine(DETECTORS), engine()))
        assert few == many


@every
def test_no_plain_word_is_accepted_but_where_the_trigger_fires(detector):
    said = {word for text in (*ALL_TEXTS, *vocabulary()) for word in re.findall(r"[A-Za-z_*.:=]+", text)}
    words = [word.encode() for word in sorted(said) if PLAIN.fullmatch(word.encode())]
    assert len(words) > 1000
    fires = Pattern("|".join(f"(?:{each})" for each in [*bare_triggers([detector]), *led_triggers([detector]), "-^-"]))
    quiet = b"\n".join(word for word in words if fires.search(word, 0, len(word)) == (-1, -1))
    accepted = LinePattern(expression(detector)).checked(quiet, detector.check)
    assert [text for *_, text, verdict in accepted if verdict is not None] == []


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.binary(max_size=200))
def test_any_bytes_are_searched(data):
    for start, stop in engine().lines(data):
        assert 0 <= start <= stop <= len(data)
        engine().candidates(data[start:stop])
