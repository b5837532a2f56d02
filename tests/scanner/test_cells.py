"""Claims on a column: asked in turn and only where it matters, they settle what asking all of them about all settles."""

import numpy as np
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from detectors.discover import own
from scanner.cells import SAMPLE, checked_cells, claims_for, explains, settled, spread
from scanner.judge import support_weight
from tests.estates import numbers

DETECTORS = own()
MAKERS = (
    numbers.kontonummer,
    numbers.kid,
    lambda rng: numbers.fodselsnummer(rng, numbers.birth_date(rng)),
    lambda rng: numbers.personnummer(rng, numbers.birth_date(rng)),
    lambda rng: numbers.cpr(rng, numbers.birth_date(rng)),
    lambda rng: numbers.digits(rng, 8),
    lambda rng: f"+47 68 05 12 {rng.randrange(10)}{rng.randrange(10)}",
    lambda rng: f"kari{rng.randrange(99)}@example.no",
    lambda rng: rng.choice(["Kari Nordmann", "Ola", "ring 68 05 12 34", "12.05.1971", "ok", "-"]),
)
NAMES = ("x1", "fnr", "kontonr", "telefon", "kunde", "epost", "merknad", "person_id", "navn")
COLUMNS = (
    st.sampled_from(NAMES),
    st.lists(st.sampled_from(MAKERS), min_size=1, max_size=3),
    st.integers(5, 60),
    st.randoms(use_true_random=False),
)
"""A column's name, what makes its cells, how many, and by which draws."""


def all_at_once(claims, values):
    """Return whose each cell is, every claim asked about every cell."""
    owner, best = np.full(len(values), -1), np.full(len(values), -np.inf)
    checked = [checked_cells(claim.detector, DETECTORS, values) for claim in claims]
    for position, (claim, (verdicts, codes)) in enumerate(zip(claims, checked, strict=True)):
        detector = DETECTORS[claim.detector]
        for cell, code in enumerate(codes.tolist()):
            if code >= 0 and explains(detector):
                score = claim.weight + support_weight(detector, verdicts[code].support)
                if score > best[cell]:
                    owner[cell], best[cell] = position, score
    return owner, checked


@settings(deadline=None, max_examples=60)
@given(*COLUMNS)
def test_what_claims_are_not_asked_changes_nothing(name, makers, count, rng):
    cells = [rng.choice(makers)(rng) for _ in range(count)]
    values = pa.array(cells, pa.string())
    claims = claims_for(name, cells[:SAMPLE], DETECTORS)

    owner, checked = settled(claims, DETECTORS, values)

    expected, every = all_at_once(claims, values)
    assert owner.tolist() == expected.tolist()
    for position, ((verdicts, codes), (verdicts_of_all, codes_of_all)) in enumerate(zip(checked, every, strict=True)):
        mine = np.flatnonzero((owner < 0) | (owner == position))
        said = [verdicts[code] if code >= 0 else None for code in codes[mine]]
        assert said == [verdicts_of_all[code] if code >= 0 else None for code in codes_of_all[mine]]


@settings(deadline=None, max_examples=60)
@given(*COLUMNS)
def test_what_is_settled_of_different_cells_is_what_is_settled_of_all(name, makers, count, rng):
    different = [rng.choice(makers)(rng) for _ in range(count)]
    cells = pa.array([rng.choice(different) for _ in range(4 * count)], pa.string())
    claims = claims_for(name, different, DETECTORS)
    encoded = cells.dictionary_encode()

    owner, checked = spread(settled(claims, DETECTORS, encoded.dictionary), encoded.indices.to_numpy())

    expected, every = settled(claims, DETECTORS, cells)
    assert owner.tolist() == expected.tolist()
    assert [(list(verdicts), codes.tolist()) for verdicts, codes in checked] == [
        (list(verdicts), codes.tolist()) for verdicts, codes in every
    ]


def test_claims_that_cannot_win_are_not_asked():
    cells = ["08099066076"] * 30
    claims = claims_for("fnr", cells, DETECTORS)
    assert len(claims) > 2

    _, checked = settled(claims, DETECTORS, pa.array(cells, pa.string()))

    assert any(verdicts == () and set(codes.tolist()) == {-1} for verdicts, codes in checked[1:])
