"""
Payment card numbers (PAN): 13-19 digits, an issuer's prefix, and the Luhn check digit.

Written without separators, 4-4-4-4, 4-4-4-4-3, 4-6-5 (American Express) or 4-6-4 (Diners Club). One digit run in ten
passes Luhn, so only the forms that are both common and well bounded (Visa and Mastercard with 16 digits, American
Express with 15, Dankort) are believed without grouping or a word before them.

Test data are the numbers that acquirers publish for their test environments, and any number with a run of eight equal
digits: of a hundred thousand numbers drawn at random less than one has such a run, of published test numbers most. A
number of one digit only is no card, nor are four groups of digits close to each other (`5211 5212 5213 5214`): those
stand in tables of codes, and in thirty of a million cards. A number already masked or truncated (`**** **** **** 4242`) is not one either.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from detectors.cell_bytes import cell_bytes
from detectors.checks import digit_matrix, luhn
from detectors.detector import NUMBER_LEFT, NUMBER_RIGHT, WORD_LEFT, WORD_RIGHT, Detector, Verdict

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa

# Scheme, first and last prefix (same width), lengths; the first row that fits decides.
IIN: tuple[tuple[str, int, int, tuple[int, ...]], ...] = (
    ("dankort", 5019, 5019, (16,)),
    ("visa", 4, 4, (13, 16, 18, 19)),
    ("mastercard", 51, 55, (16,)),
    ("mastercard", 2221, 2720, (16,)),
    ("amex", 34, 34, (15,)),
    ("amex", 37, 37, (15,)),
    ("diners", 300, 305, (14, 16, 19)),
    ("diners", 3095, 3095, (14, 16, 19)),
    ("diners", 36, 36, (14, 16, 19)),
    ("diners", 38, 39, (14, 16, 19)),
    ("discover", 6011, 6011, (16, 19)),
    ("discover", 644, 649, (16, 19)),
    ("discover", 65, 65, (16, 19)),
    ("jcb", 3528, 3589, (16, 17, 18, 19)),
    # JCB's first prefixes; no longer issued, still in test sets.
    ("jcb", 3088, 3088, (16,)),
    ("jcb", 3096, 3096, (16,)),
    ("jcb", 3112, 3112, (16,)),
    ("jcb", 3120, 3120, (16,)),
    ("jcb", 3158, 3158, (16,)),
    ("jcb", 3337, 3337, (16,)),
    ("unionpay", 62, 62, (14, 15, 16, 17, 18, 19)),
    ("unionpay", 81, 81, (14, 15, 16, 17, 18, 19)),
    ("maestro", 50, 50, (13, 14, 15, 16, 17, 18, 19)),
    ("maestro", 56, 59, (13, 14, 15, 16, 17, 18, 19)),
    ("maestro", 63, 63, (13, 14, 15, 16, 17, 18, 19)),
    ("maestro", 67, 67, (13, 14, 15, 16, 17, 18, 19)),
)
_PUBLISHED_TEST_CARDS_TEXT = """
4242424242424242 4000056655665556 5555555555554444 2223003122003222 5200828282828210 5105105105105100
378282246310005 371449635398431 6011111111111117 6011000990139424 6011981111111113 3056930009020004 36227206271667
6555900000604105 3566002020360505 3566111111111113 3530111333300000 6200000000000005 6200000000000047
6205500000000000004 4111111111111111 5100081112223332 4166676667666746 4761739001010010 5413330089010640
4012888888881881 30569309025904 38520000023237 5454545454545454 4012000033330026 4012000077777777 4000002500003155
4000002760003184 2222405343248877 2222990905257051 2223007648726984 2223577120017656 4263982640269299
4263970000005262 4917484589897107 4001919257537193 4007702835532454 374245455400126 378734493671000 6759649826438453
6799990100000000019 5425233430109903 5425230000004415 2223000048410010 5399999999999999 4444333322221111
4988438843884305 5136333333333335 5585558555855583 5577000055770004 4646464646464644 2222400070000005
5103221911199245 4400000000000008 4977949494949497
"""
PUBLISHED_TEST_CARDS = frozenset(_PUBLISHED_TEST_CARDS_TEXT.split())
SCHEMES = ("visa", "mastercard", "amex", "dankort", "diners", "discover", "jcb", "unionpay", "maestro")
_BELIEVED = frozenset({("visa", 16), ("mastercard", 16), ("amex", 15), ("dankort", 16)})
_LENGTHS = range(13, 20)
_NOT_DIGITS = re.compile(r"[^0-9]+")
_DOUBLED = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)

_CLOSE = 200
"""Between the least and the greatest of four numbers of four digits that are codes in order."""
_WEAK, _GROUPED = "needs more than digits", "grouping"
# One verdict for each scheme, believed or not, test data or not, grouped or not: the index is read in that order.
_VERDICTS = tuple(
    Verdict(scheme, test_data, (*((_WEAK,) if weak else ()), *((_GROUPED,) if grouped else ())))
    for scheme in SCHEMES
    for weak in (False, True)
    for test_data in (False, True)
    for grouped in (False, True)
)


def scheme_of(digits: str) -> str | None:
    """
    Return the scheme whose prefix and length a number has; `None` for none.

    >>> scheme_of("2223003122003222"), scheme_of("4242424242424242"), scheme_of("1234567812345678")
    ('mastercard', 'visa', None)
    """
    found = _issued(digits[:4])
    return found[0] if found is not None and len(digits) in found[1] else None


@lru_cache(maxsize=10_000)
def _issued(prefix: str) -> tuple[str, tuple[int, ...]] | None:
    """Return the scheme that has a prefix of four digits, and the lengths of its numbers."""
    for scheme, first, last, lengths in IIN:
        if first <= int(prefix[: len(str(first))]) <= last:
            return scheme, lengths
    return None


def check(text: str) -> Verdict | None:
    """
    Check one candidate: prefix and length, not all one digit, Luhn.

    >>> check("4242 4242 4242 4242")
    Verdict(subtype='visa', test_data=True, support=('grouping',))
    >>> check("4242424242424241") is None
    True
    """
    digits = text if text.isdigit() else _NOT_DIGITS.sub("", text)
    if not 13 <= len(digits) <= 19 or digits == digits[0] * len(digits) or not digits.isascii():
        return None
    scheme = scheme_of(digits)
    if scheme is None or not luhn(digits):
        return None
    test_data = digits in PUBLISHED_TEST_CARDS or _has_run_of_eight(digits)
    if not test_data and len(digits) == 16 and _is_of_a_table(digits):
        return None
    return _VERDICTS[_index(scheme, len(digits), test_data=test_data, grouped=len(text) != len(digits))]


def _has_run_of_eight(digits: str) -> bool:
    """Tell whether one digit stands eight times in a row; in at most 19 digits such a run holds the 8th or the 16th."""
    return digits[7] * 8 in digits or (len(digits) > 15 and digits[15] * 8 in digits)


def _is_of_a_table(digits: str) -> bool:
    """Tell whether the four groups of a number lie as close as codes in a table of them."""
    groups = [int(digits[start : start + 4]) for start in range(0, 16, 4)]
    return max(groups) - min(groups) < _CLOSE


def _index(scheme: str, length: int, *, test_data: bool, grouped: bool) -> int:
    """Return the place of a verdict in `_VERDICTS`."""
    return SCHEMES.index(scheme) * 8 + 4 * ((scheme, length) not in _BELIEVED) + 2 * test_data + grouped


def check_many(values: pa.StringArray) -> np.ndarray[tuple[int], np.dtype[np.int8]]:
    """Check a column of cells at once; cells with separators are read as their digits."""
    import numpy as np
    import pyarrow as pa
    import pyarrow.compute as pc

    digits = pc.fill_null(values, "")
    length = pc.binary_length(digits).to_numpy()
    separated = pc.match_substring_regex(digits, r"[^0-9]")
    if pc.any(separated).as_py():
        digits = pc.replace_substring_regex(digits, r"[ .\-\x{A0}\x{202F}]", "")
    bare_length = pc.binary_length(digits).to_numpy()
    result = np.full(len(values), -1, dtype=np.int8)
    for width in _LENGTHS:
        rows = np.flatnonzero(bare_length == width)
        if len(rows):
            chosen = digits if len(rows) == len(values) else digits.take(pa.array(rows))
            result[rows] = _classify_many(chosen, width) + (bare_length[rows] != length[rows])
    return np.where(result < 0, -1, result).astype(np.int8)


def _classify_many(digits: pa.StringArray, width: int) -> np.ndarray[tuple[int], np.dtype[np.int8]]:
    """Return the index of each number's verdict, grouping left out; -2 where it is refused."""
    import numpy as np
    import pyarrow as pa
    import pyarrow.compute as pc

    matrix = digit_matrix(cell_bytes(digits), width)
    doubled = np.array((*_DOUBLED, *(0 for _ in range(246))), dtype=np.uint8)
    total = np.zeros(len(matrix), dtype=np.int16)
    for place in range(width):
        column = matrix[:, width - 1 - place]
        total += doubled[column] if place % 2 else column
    passed = (matrix[:, 0] <= 9) & (total % 10 == 0) & (matrix != matrix[:, :1]).any(axis=1)
    result = np.full(len(matrix), -2, dtype=np.int8)
    rows = np.flatnonzero(passed)
    if not len(rows):
        return result
    scheme_index = _scheme_table(width)
    head = matrix[rows, :4].astype(np.int32)
    index = scheme_index[head[:, 0] * 1000 + head[:, 1] * 100 + head[:, 2] * 10 + head[:, 3]]
    numbers = digits.take(pa.array(rows))
    test_data = pc.is_in(numbers, value_set=pa.array(sorted(PUBLISHED_TEST_CARDS))).to_numpy(zero_copy_only=False)
    same = matrix[rows, 1:] == matrix[rows, :-1]
    for first in range(width - 7):
        test_data = test_data | same[:, first : first + 7].all(axis=1)
    refused = index < 0
    if width == 16:
        groups = matrix[rows].astype(np.int32).reshape(-1, 4, 4) @ np.array((1000, 100, 10, 1), dtype=np.int32)
        refused |= ~test_data & (np.ptp(groups, axis=1) < _CLOSE)
    result[rows] = np.where(refused, -2, index + 2 * test_data)
    return result


def _scheme_table(width: int) -> np.ndarray[tuple[int], np.dtype[np.int8]]:
    """Return, for every four leading digits, the first verdict of their scheme at this length; -2 for no scheme."""
    import numpy as np

    table = np.full(10_000, -2, dtype=np.int8)
    for scheme, first, last, lengths in reversed(IIN):
        span = 10 ** (4 - len(str(first)))
        index = _index(scheme, width, test_data=False, grouped=False) if width in lengths else -2
        table[first * span : (last + 1) * span] = index
    return table


_START = r"(?:4[0-9]|5[0-9]|2[2-7]|3[0-9]|6[0-9]|81)"
_SEPARATOR = r"[ \x{A0}\x{202F}-]"

DETECTOR = Detector(
    name="payment_card",
    title="Payment card number (PAN)",
    category="user.financial.credit_card.number",
    severity="high",
    pattern=(
        rf"{_START}[0-9]{{11,17}}"
        rf"|{_START}[0-9]{{2}}(?:{_SEPARATOR}[0-9]{{4}}){{3}}(?:{_SEPARATOR}?[0-9]{{3}})?"
        rf"|3[0-9]{{3}}{_SEPARATOR}[0-9]{{6}}{_SEPARATOR}[0-9]{{4,5}}"
    ),
    trigger=(
        rf"{WORD_LEFT}{_START}[0-9]{{2}}"
        rf"(?:[0-9]{{9,15}}{WORD_RIGHT}|{_SEPARATOR}(?:[0-9]{{4}}{_SEPARATOR}[0-9]{{4}}{_SEPARATOR}[0-9]|[0-9]{{6}}{_SEPARATOR}[0-9]{{4}}))"
    ),
    led=rf"{_START}(?:[ .\x{{A0}}\x{{202F}}-]?[0-9]){{11,17}}",
    left=NUMBER_LEFT,
    right=NUMBER_RIGHT,
    words=(
        r"(?:kreditt|debet|betalings|bank|bet\.?)?-?kort(?:nummer|nr\.?)?(?:et)?",
        r"(?:credit|debit|payment|bank)?[ _-]?card(?:[ _-]?(?:number|no|num|nr))?",
        r"kortnummer|kortnr",
        r"c?cc?[ _-]?(?:number|num|no|nr)",
        r"pan|primary[ _-]?account[ _-]?number",
        r"visa|mastercard|amex|american express|maestro|dankort|diners",
    ),
    against=(
        r"iban",
        r"(?:trace|span|request|correlation|order|ordre|transaction|event|message|tweet|job|build|session)[ _-]?(?:id|nr|nummer|number|no)?",
        r"kid(?:-?n(?:umme)?r)?",
        r"imei|iccid|ean|gtin|sscc|isbn|barcode|strekkode|tracking|sporing(?:snummer|snr)?|kolli(?:nummer)?|serial|serienr",
        r"(?:nano|micro)s(?:econds)?|timestamp",
        # A row of a table of codes: more groups in the same row, of four digits or hexadecimal.
        r"(?:[0-9]{1,5} ){2,} \n",
        r"[0-9]{1,4}[a-f][0-9a-f]{0,3} (?:[0-9]{4,5} )* \n",
        r"\n  (?:[0-9]{4} ){2}",
        r"\n  (?:[0-9]{4} )*[0-9]{1,4}[a-f][0-9a-f]{0,3}",
    ),
    check=check,
    check_many=check_many,
    verdicts=_VERDICTS,
    # Luhn alone passes 9.9 %; of numbers that begin as the pattern asks, some 80 % have a scheme.
    chance=0.08,
    prior=-1.65,
    weights={_GROUPED: 2.4, _WEAK: -2.0, "context": 4.2, "led": 4.6},
    person=True,
    mask="CARD",
    finds=(
        "kort «4111 1111 1111 1111» belastet",
        '"pan":"«5555555555554444»"',
        "Amex «3782 822463 10005».",
        "betalt med «4242-4242-4242-4242»",
        "kortnr: «6759 0000 0000 0000»",
        "«2223003122003222»",
    ),
    ignores=(
        "4242424242424241",
        "1234567812345678",
        "0000000000000000",
        "4444444444444444",
        "**** **** **** 4242",
        "411111******1111",
        "4111 11** **** 1111",
        "ts=1700300026767",
        "20261122063013",
        "a4111111111111111",
        "5352 5354 5353 5351 5366",
        "5211 5212 5213 5214 5215",
        "0.4111111111111111",
    ),
    sources=(
        "ISO/IEC 7812-1 (numbering, Luhn in annex B)",
        "https://github.com/braintree/credit-card-type (prefixes and lengths)",
        "https://docs.stripe.com/testing",
        "https://docs.adyen.com/development-resources/testing/test-card-numbers",
        "https://www.pcisecuritystandards.org/faqs/ (FAQ 1091: truncation)",
    ),
)
