"""Norwegian numbers with check digits: account, organisation, VAT, KID, DUF, and the fødselsnummer family."""

import json
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.engine import Engine
from detectors.no import duf, fodselsnummer, kid, kontonummer, mva, orgnr
from detectors.tables import bank_codes, postal_codes

VECTORS = Path(__file__).parents[2].parent / "shared" / "facts" / "vectors.json"
KINDS = {
    "NO_FODSELSNUMMER_FAMILY": fodselsnummer.DETECTOR,
    "NO_FNR_PLACEHOLDER": fodselsnummer.DETECTOR,
    "NO_DUF": duf.DETECTOR,
    "NO_ORGNR": orgnr.DETECTOR,
    "NO_MVA": mva.DETECTOR,
    "NO_KONTONUMMER": kontonummer.DETECTOR,
    "NO_KID": kid.DETECTOR,
}

ACCEPTED = [
    (kontonummer, "86011117947", ("assigned bank code",)),
    (kontonummer, "8601 11 17947", ("assigned bank code", "grouping")),
    (kontonummer, "8601.11.17947", ("assigned bank code", "grouping")),
    (kontonummer, "86010012343", ("assigned bank code",)),
    (kontonummer, "12040012343", ("assigned bank code",)),
    (orgnr, "988077917", ()),
    (orgnr, "974760673", ()),
    (orgnr, "889 640 782", ("grouping",)),
    (mva, "NO988077917MVA", ()),
    (mva, "NO 988 077 917 MVA", ()),
    (mva, "988 077 917 mva", ()),
    (kid, "2345676", ()),
    (kid, "12345678903", ()),
    (kid, "1000005-", ()),
    (kid, "01290865", ()),
    (duf, "200100000104", ()),
    (duf, "2015 000002 09", ()),
    (duf, "202400000304", ()),
    (fodselsnummer, "17912099997", ("synthetic (Tenor)",)),
    (fodselsnummer, "179120 99997", ("synthetic (Tenor)", "grouping")),
]
REFUSED = [
    (kontonummer, "86011117949"),
    (kontonummer, "99990000005"),
    (kontonummer, "00000000000"),
    (kontonummer, "0000 11 17940"),
    (kontonummer, "8601111794"),
    (kontonummer, "٨٦٠١١١١٧٩٤٧"),
    (orgnr, "988077918"),
    (orgnr, "123456785"),
    (orgnr, "000000000"),
    (orgnr, "1 988 077 917"),
    (mva, "NO988077918MVA"),
    (mva, "988077917"),
    (kid, "2345674"),
    (kid, "0000000"),
    (kid, "18"),
    (kid, ""),
    (duf, "130112345609"),
    (duf, "037422972082"),
    (duf, "12345678901"),
    (duf, "199000000009"),
    (duf, "200100000105"),
    (fodselsnummer, "20036914712"),
    (fodselsnummer, "x17912099997y"),
    (fodselsnummer, "179120999970"),
]


def ids(cases):
    return [f"{case[0].DETECTOR.name} {case[1]}" for case in cases]


@pytest.mark.parametrize(("module", "text", "support"), ACCEPTED, ids=ids(ACCEPTED))
def test_accepts(module, text, support):
    assert module.check(text).support == support


@pytest.mark.parametrize(("module", "text"), REFUSED, ids=ids(REFUSED))
def test_refuses(module, text):
    assert module.check(text) is None


@pytest.mark.parametrize("kind", KINDS)
def test_agrees_with_the_published_vectors(kind):
    if not VECTORS.exists():
        pytest.skip("the shared vectors are not beside this checkout")
    for vector in json.loads(VECTORS.read_text(encoding="utf-8")):
        if vector["type"] == kind:
            verdict = KINDS[kind].check(vector["value"])
            assert (verdict is not None) == vector["valid"], vector


def test_tells_the_fodselsnummer_family_apart_by_class():
    if not VECTORS.exists():
        pytest.skip("the shared vectors are not beside this checkout")
    for vector in json.loads(VECTORS.read_text(encoding="utf-8")):
        if vector["type"] != "NO_FODSELSNUMMER_FAMILY" or not vector["valid"]:
            continue
        verdict = fodselsnummer.check(vector["value"])
        letter, _, mark = (vector.get("class_ref") or "").partition("+")
        if letter == "D":
            assert verdict.subtype == "d", vector
        if mark == "80":
            assert verdict.test_data, vector
        if vector.get("rule") == "2032-only":
            assert fodselsnummer.RULE_2032 in verdict.support, vector


# --- one changed digit -----------------------------------------------------------------------------------------------


def with_check_digit(body, weights, *, tail=""):
    digit = -sum(int(d) * w for d, w in zip(body, weights, strict=False)) % 11
    return None if digit == 10 else f"{body}{digit}{tail}"


def digits(width):
    return st.text(alphabet="0123456789", min_size=width, max_size=width)


def changed(number, position, step):
    return number[:position] + str((int(number[position]) + step) % 10) + number[position + 1 :]


@given(body=digits(10), position=st.integers(0, 10), step=st.integers(1, 9))
def test_account_with_one_changed_digit_is_refused(body, position, step):
    number = with_check_digit(body, kontonummer.WEIGHTS)
    other = changed(number or "0" * 11, position, step)
    # Digits 5 and 6 choose the rule, and 0000 is no bank: there a change may end under another rule.
    if number is None or "00" in {number[4:6], other[4:6]} or number.startswith("0000"):
        return
    assert kontonummer.check(number) is not None
    assert kontonummer.check(other) is None


@given(body=digits(8), position=st.integers(0, 8), step=st.integers(1, 9))
def test_organisation_with_one_changed_digit_is_refused(body, position, step):
    number = with_check_digit("9" + body[1:], orgnr.WEIGHTS)
    if number is None:
        return
    assert orgnr.check(number) is not None
    assert orgnr.check(changed(number, position, step)) is None


@given(serial=digits(6), year=st.integers(1980, 2049), position=st.integers(4, 9), step=st.integers(1, 9))
def test_duf_with_one_changed_digit_is_refused(serial, year, position, step):
    body = f"{year}{serial}"
    number = f"{body}{sum(int(d) * w for d, w in zip(body, duf.WEIGHTS, strict=True)) % 11:02}"
    assert duf.check(number) is not None
    assert duf.check(changed(number, position, step)) is None


@given(position=st.integers(0, 10), step=st.integers(1, 9))
def test_fodselsnummer_with_one_changed_digit_is_refused(position, step):
    assert fodselsnummer.check(changed("17912099997", position, step)) is None


# --- columns ---------------------------------------------------------------------------------------------------------

ACCOUNTS = digits(11) | digits(10).map(lambda b: with_check_digit(b, kontonummer.WEIGHTS) or b)
GROUPED = ACCOUNTS.map(lambda n: f"{n[:4]}.{n[4:6]}.{n[6:]}")
ORGANISATIONS = digits(9) | digits(8).map(lambda b: with_check_digit("8" + b[1:], orgnr.WEIGHTS) or b)
CASES = st.integers(1975, 2055).flatmap(
    lambda year: digits(8).map(lambda rest: f"{year}{rest[:6]}{int(rest[6:]) % 11:02}")
)


@pytest.mark.parametrize(
    ("module", "cells"),
    [
        (kontonummer, ACCOUNTS | GROUPED),
        (orgnr, ORGANISATIONS | ORGANISATIONS.map(lambda n: f"{n[:3]} {n[3:6]} {n[6:]}")),
        (duf, CASES | CASES.map(lambda n: f"{n[:4]} {n[4:10]} {n[10:]}")),
    ],
    ids=["konto", "orgnr", "duf"],
)
def test_columns_agree_with_single_numbers(module, cells):
    @given(st.lists(st.none() | cells | st.text(max_size=12).filter(lambda t: "\x00" not in t), max_size=20))
    def holds(texts):
        given_verdicts = module.check_many(pa.array(texts, pa.string()))
        verdicts = [module.DETECTOR.verdicts[i] if i >= 0 else None for i in given_verdicts]
        assert verdicts == [None if text is None else module.check(text) for text in texts]

    holds()


# --- who wins --------------------------------------------------------------------------------------------------------

ENGINE = Engine([d.DETECTOR for d in (duf, fodselsnummer, kid, kontonummer, mva, orgnr)])


def winners(text):
    return [ENGINE.detectors[c.detector].name for c in ENGINE.find(text) if c.score >= 0]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("17912099997", ["no_fodselsnummer"]),
        ("kontonr 17912099997", ["no_fodselsnummer"]),  # no bank has 1791
        ("kontonr 86011117947", ["no_kontonummer"]),
        ("8601.11.17947", ["no_kontonummer"]),
        ("86011117947", []),
        ("ordre 86011117947 betalt", []),
        ("KID 12345678903 til konto 8601 11 17947", ["no_kid", "no_kontonummer"]),
        ("kontoplan 86011117947", []),
        ("org.nr. NO 988 077 917 MVA", ["no_mva"]),
        ("orgnr 988077917", ["no_orgnr"]),
        ("beløp 988 077 917 kr", []),
        ("gnr 12 bnr 34 fnr 5 snr 6", []),
        ("DUF 200100000104", ["no_duf"]),
        ("200100000104", []),
        ('{"alg":"RS256","kid":"2345676"}', []),
    ],
)
def test_settles_who_it_is(text, names):
    assert winners(text) == names


def test_a_synthetic_fodselsnummer_with_an_assigned_bank_code_is_an_account_only_by_its_words():
    months = [code for code in sorted(bank_codes()) if 1 <= code // 100 <= 28 and 81 <= code % 100 <= 92]
    tenor = fodselsnummer.check("17912099997")
    numbers = (f"{code:04}20{serial}{last:02}" for code in months for serial in (999, 998) for last in range(100))
    number = next(number for number in numbers if fodselsnummer.check(number) == tenor)
    assert winners(f"bruker {number}") == ["no_fodselsnummer"]
    assert winners(f"kontonummer {number}") == ["no_kontonummer"]
    assert winners(f"fødselsnummer {number}") == ["no_fodselsnummer"]


def test_of_those_born_in_years_ending_in_00_the_account_rule_differs():
    # Digits 5 and 6 are the year there, and 00 means another check digit for an account.
    assert fodselsnummer.check("29020073150") is not None
    assert kontonummer.check("29020073150") is None


def test_tables_are_whole():
    assert len(postal_codes()) == 5167
    assert len(bank_codes()) == 2297
    assert postal_codes()["0001"] == "OSLO"
