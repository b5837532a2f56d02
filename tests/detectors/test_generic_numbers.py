"""Cards, IBAN, IMEI, addresses of networks and devices, birth dates and positions: one table each."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.engine import Engine
from detectors.generic import (
    card_cvv,
    card_expiry,
    coordinates,
    date_of_birth,
    device_id,
    iban,
    imei,
    ip_address,
    mac_address,
    payment_card,
)

CARDS = Engine([payment_card.DETECTOR, card_expiry.DETECTOR, card_cvv.DETECTOR, iban.DETECTOR])
ADDRESSES = Engine([ip_address.DETECTOR, mac_address.DETECTOR])


def found(engine, text):
    """Return name and value of what is found."""
    return [(engine.detectors[match.detector].name, match.text) for match in engine.find(text)]


@pytest.mark.parametrize(
    ("number", "scheme"),
    [
        ("4242424242424242", "visa"),
        ("4222222222222", "visa"),
        ("5555555555554444", "mastercard"),
        ("2223003122003222", "mastercard"),
        ("378282246310005", "amex"),
        ("36227206271667", "diners"),
        ("6011111111111117", "discover"),
        ("3566002020360505", "jcb"),
        ("3088000000000017", "jcb"),
        ("6205500000000000004", "unionpay"),
        ("6759000000000000", "maestro"),
        ("5019100000000006", "dankort"),
        ("1234567812345678", None),
        ("2221000000000000000", None),
        ("2720990000000007", "mastercard"),
        ("2721000000000004", None),
    ],
)
def test_a_card_belongs_to_its_scheme(number, scheme):
    verdict = payment_card.check(number)

    assert (verdict.subtype if verdict else None) == scheme


@pytest.mark.parametrize("number", sorted(payment_card.PUBLISHED_TEST_CARDS))
def test_every_published_card_is_test_data(number):
    assert payment_card.check(number).test_data


@pytest.mark.parametrize("number", ["0000000000000000", "4444444444444444", "4242424242424241", "", "4242"])
def test_what_is_no_card_is_refused(number):
    assert payment_card.check(number) is None


@given(st.sampled_from(sorted(payment_card.PUBLISHED_TEST_CARDS)), st.data())
def test_a_card_with_one_digit_changed_is_refused(number, data):
    place = data.draw(st.integers(0, len(number) - 1))
    digit = data.draw(st.sampled_from([d for d in "0123456789" if d != number[place]]))

    assert payment_card.check(number[:place] + digit + number[place + 1 :]) is None


def test_a_card_alone_is_likely_and_a_grouped_one_nearly_certain():
    scores = {text: CARDS.find(text)[0].score for text in ("4002770000000008", "4002 7700 0000 0008")}

    assert 0.6 < scores["4002770000000008"] < 1.2
    assert scores["4002 7700 0000 0008"] > 3


def test_a_rare_form_needs_more_than_its_digits():
    assert CARDS.find("6759000000000000")[0].score < 0 < CARDS.find("kort 6759000000000000")[0].score


def test_expiry_and_code_beside_a_card_are_found():
    assert found(CARDS, "4242 4242 4242 4242 12/27 123") == [
        ("payment_card", "4242 4242 4242 4242"),
        ("card_expiry", "12/27"),
        ("card_cvv", "123"),
    ]


@pytest.mark.parametrize("text", ["side 12/27 123", "**** **** **** 4242 12/27", "411111******1111", "2026/11"])
def test_nothing_is_found_without_a_whole_card(text):
    assert found(CARDS, text) == []


@pytest.mark.parametrize(
    ("text", "good"), [("08/27", True), ("0827", True), ("2027-08", True), ("13/27", False), ("08/17", False)]
)
def test_an_expiry_is_a_month_to_come(text, good):
    assert (card_expiry.check(text) is not None) == good


@pytest.mark.parametrize("number", sorted(iban.PUBLISHED_EXAMPLES))
def test_every_registry_example_passes_and_is_test_data(number):
    assert iban.check(number).test_data


@given(st.sampled_from(sorted(iban.PUBLISHED_EXAMPLES)), st.data())
def test_an_iban_with_one_digit_changed_is_refused(number, data):
    place = data.draw(st.sampled_from([i for i, c in enumerate(number) if c.isdigit()]))
    digit = data.draw(st.sampled_from([d for d in "0123456789" if d != number[place]]))

    assert iban.check(number[:place] + digit + number[place + 1 :]) is None


def test_a_norwegian_iban_holds_an_account_number():
    assert iban.check("NO2386011117946") is None


@pytest.mark.parametrize("number", ["NO9386011117947", "BE68539007547034", "GB82WEST12345698765432"])
def test_an_iban_in_fours_is_found_whole_before_other_words(number):
    grouped = " ".join(number[i : i + 4] for i in range(0, len(number), 4))

    assert found(CARDS, f"til {grouped} OK TAKK") == [("iban", grouped)]


@pytest.mark.parametrize(
    ("number", "subtype"),
    [
        ("490154203237518", "imei"),
        ("35-209900-176148-1", "imei"),
        ("4901542032375101", "imeisv"),
        ("490154203237517", None),
        ("000000000000000", None),
    ],
)
def test_an_imei_has_a_check_digit(number, subtype):
    verdict = imei.check(number)

    assert (verdict.subtype if verdict else None) == subtype


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("81.166.12.4", "public"),
        ("81.166.12.0", "truncated"),
        ("81.166.12.x", "truncated"),
        ("81.166.12.***", "truncated"),
        ("81.166.x.x", "truncated"),
        ("10.0.0.1", "private"),
        ("172.31.255.1", "private"),
        ("172.32.0.1", "public"),
        ("192.168.1.0", "private"),
        ("100.64.3.2", "private"),
        ("127.0.0.1", "loopback"),
        ("255.255.255.0", "reserved"),
        ("0.0.0.0", "reserved"),
        ("203.0.113.9", "documentation"),
        ("2001:db8::1", "documentation"),
        ("2a02:2121:1:2:3:4:5:6", "public"),
        ("2a02:2121:1:2::", "truncated"),
        ("fe80::1", "private"),
        ("fd12:3456::1", "private"),
        ("::1", "loopback"),
        ("::ffff:203.0.113.9", "documentation"),
        ("256.1.1.1", None),
        ("1.2.3", None),
        ("1.2.3.4.5", None),
        ("01.2.3.4", None),
        ("ad::be", None),
        ("12:30:45", None),
        ("x.x.x.x", None),
    ],
)
def test_an_address_is_of_its_kind(address, kind):
    verdict = ip_address.check(address)

    assert (verdict.subtype if verdict else None) == kind


@pytest.mark.parametrize(
    "text",
    [
        "GET /a 200 ip=10.18.210.137 48ms",
        "from 192.168.1.17 and 172.16.0.9",
        "127.0.0.1 169.254.1.1",
        "v1.2.3.4 Chrome/120.0.0.0 lib-9.8.7.6",
        "22/Nov/2026:06:30:13 2026-11-22T06:30:13.123Z",
        "std::vector<int> a::b::c ad::be",
        "order 29361589 trace=4ef8aa38922766581e27a1c08a6a63ec",
    ],
)
def test_the_trigger_stays_quiet_on_common_log_content(text):
    assert list(ADDRESSES.lines(text.encode())) == []


def test_a_private_address_is_found_when_its_line_comes_up():
    assert found(ADDRESSES, "203.0.113.9, 10.0.0.1") == [("ip_address", "203.0.113.9"), ("ip_address", "10.0.0.1")]


def test_a_version_weighs_less_than_an_address():
    small, large = ADDRESSES.find("1.2.3.4"), ADDRESSES.find("81.166.12.4")

    assert small[0].score < 0 < large[0].score


@pytest.mark.parametrize(
    ("address", "subtype"),
    [
        ("00:00:5E:00:53:01", "universal"),
        ("0000.5e00.5301", "universal"),
        ("02-42-ac-11-00-02", "random"),
        ("ff:ff:ff:ff:ff:ff", None),
        ("01:00:5e:00:00:fb", None),
        ("00:00:5E:00:53", None),
    ],
)
def test_a_mac_address_says_who_gave_it(address, subtype):
    verdict = mac_address.check(address)

    assert (verdict.subtype if verdict else None) == subtype


@pytest.mark.parametrize(
    ("text", "subtype"),
    [
        ("01.02.1980", ""),
        ("1.2.80", ""),
        ("1980-02-01", ""),
        ("01/02/1980", ""),
        ("01021980", ""),
        ("19800201", ""),
        ("010280", ""),
        ("29.02.2000", ""),
        ("1. januar 1980", ""),
        ("2. desember 1980", ""),
        ("1 January 1980", ""),
        ("January 1st, 1980", ""),
        ("01018500200", "placeholder"),
        ("010185 99999", "placeholder"),
        ("29.02.1900", None),
        ("31.04.1980", None),
        ("01.13.1980", None),
        ("32018500200", None),
        ("01.01.1700", None),
    ],
)
def test_a_birth_date_is_a_day_that_exists(text, subtype):
    verdict = date_of_birth.check(text)

    assert (verdict.subtype if verdict else None) == subtype


@pytest.mark.parametrize(
    ("text", "support"),
    [
        ("59.9139, 10.7522", ("in Norway",)),
        ("10.7522,59.9139", ("in Norway",)),
        ("-33.8688, 151.2093", ()),
        ("0.1234, 0.5678", None),
        ("95.1234, 200.1234", None),
    ],
)
def test_a_position_is_on_earth(text, support):
    verdict = coordinates.check(text)

    assert (verdict.support if verdict else None) == support


@pytest.mark.parametrize("value", ["00000000-0000-0000-0000-000000000000", "0" * 16, "f" * 16])
def test_an_id_of_someone_who_opted_out_is_no_ones(value):
    assert device_id.check(value) is None


ALL = (card_cvv, card_expiry, coordinates, date_of_birth, device_id, iban, imei, ip_address, mac_address, payment_card)


@pytest.mark.parametrize("module", ALL, ids=lambda module: module.DETECTOR.name)
@given(text=st.text(max_size=60))
def test_a_check_never_raises(module, text):
    module.DETECTOR.check(text)


@pytest.mark.parametrize("module", ALL, ids=lambda module: module.DETECTOR.name)
@given(text=st.text("0123456789abcdefABCDEFxX.*:-/ ٣１²Ⅷ", max_size=40))
def test_a_check_never_raises_on_digits(module, text):
    module.DETECTOR.check(text)


@pytest.mark.parametrize("text", ["4.5.103.35", "1.2.99.3", "8.3.110.9"])
def test_small_first_numbers_could_be_a_version(text):
    assert "could be a version" in ip_address.check(text).support
    assert "could be a version" not in ip_address.check("84.3.110.9").support
