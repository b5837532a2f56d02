"""Columns at once: `check_many` says of every cell what `check` says."""

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.generic import email, ip_address, payment_card
from detectors.linear import Pattern

MODULES = (email, ip_address, payment_card)
EMAILS = st.from_regex(
    r"(kari|POST|no-reply|o'neill|a..b)(\+x(\+y)?)?@(firma|a\.b|notexample|x-|2x)\.(no|com|png|test|local|zzqq|invalid)",
    fullmatch=True,
) | st.sampled_from(["kari@example.com", "post@mail.EXAMPLE.org", "kari@blåbær.no", "kari@пример.рф"])
ADDRESSES = (
    st.ip_addresses(v=4).map(str)
    | st.ip_addresses(v=6).map(str)
    | st.from_regex(r"([0-9]{1,3}\.){2}([0-9]{1,3}|x|\*)\.([0-9]{1,3}|xxx|\*)", fullmatch=True)
    | st.sampled_from(["2001:db8::1", "2a02:2121:1:2::", "::1", "10.0.0.0", "1.2.3.4", "::ffff:203.0.113.9"])
)
CARDS = st.sampled_from(sorted(payment_card.PUBLISHED_TEST_CARDS)) | st.from_regex(
    r"(4|5|2[2-7]|3|6|81)[0-9]{11,17}", fullmatch=True
)
GROUPED = CARDS | CARDS.map(lambda digits: "-".join(digits[i : i + 4] for i in range(0, len(digits), 4)))
CELLS = dict(zip(MODULES, (EMAILS, ADDRESSES, GROUPED), strict=True))


def whole(detector):
    """Return the expression a whole cell must match."""
    return Pattern(detector.cell or detector.led or detector.pattern)


def one_at_a_time(module, cells):
    """Return what `check` says of each cell."""
    return [None if cell is None else module.check(cell) for cell in cells]


def all_at_once(module, cells):
    """Return what `check_many` says of each cell."""
    indexes = module.check_many(pa.array(cells, pa.string()))
    return [None if index < 0 else module.DETECTOR.verdicts[index] for index in indexes]


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.DETECTOR.name)
@given(data=st.data())
def test_a_column_is_judged_as_its_cells(module, data):
    cells = data.draw(st.lists(st.none() | CELLS[module], max_size=12))
    pattern = whole(module.DETECTOR)
    cells = [cell for cell in cells if cell is None or pattern.matches_whole(cell.encode())]

    assert all_at_once(module, cells) == one_at_a_time(module, cells)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.DETECTOR.name)
@given(cells=st.lists(st.none() | st.text(max_size=20), max_size=8))
def test_any_column_can_be_checked(module, cells):
    assert len(all_at_once(module, cells)) == len(cells)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.DETECTOR.name)
def test_a_slice_of_a_column_is_judged_alike(module):
    cells = {
        email: ["kari@example.com", None, "post@firma.no", "x"],
        ip_address: ["203.0.113.9", None, "81.166.12.0", "x"],
        payment_card: ["4242424242424242", None, "4242-4242-4242-4242", "x"],
    }[module]
    column = pa.array(["", *cells, ""], pa.string()).slice(1, 4)

    assert module.check_many(column).tolist() == module.check_many(pa.array(cells, pa.string())).tolist()


@pytest.mark.parametrize("digits", [f"{n:016d}" for n in (4242424242424242, 5555555555554444, 2223003122003222)])
def test_a_card_column_holds_its_scheme(digits):
    assert all_at_once(payment_card, [digits, digits[:-1] + "1"])[0] == payment_card.check(digits)


def test_codes_in_order_are_no_cards_in_columns_either():
    codes, card = "5211521252135214", "5555555555554444"
    assert payment_card.check(codes) is None
    assert all_at_once(payment_card, [codes, card]) == [None, payment_card.check(card)]
