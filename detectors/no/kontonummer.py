"""
Norwegian bank account numbers (kontonummer).

Eleven digits, `BBBB KK NNNNC`: the bank's registration number, the account group, the customer's number and a mod-11
check digit. Where digits 5 and 6 are 00 the check digit is taken over digits 7-10 alone.

Every fødselsnummer passes the same check digit (but for years ending in 00), and one random number in eleven does, so
that a plain number is worth nothing here: grouping 4.2.5, a word such as `kontonr`, or a whole column of them must
speak for it, and an assigned bank code tips the balance. The weights below are set against those of
`no_fodselsnummer`: grouped with an assigned bank code, or led by its own word with one, it is an account; else a valid
fødselsnummer is one.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from detectors.cell_bytes import cell_bytes, without
from detectors.checks import digit_matrix, weighted_sum, weighted_sum_many
from detectors.detector import NUMBER_LEFT, NUMBER_RIGHT, Detector, Verdict
from detectors.tables import bank_codes

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa

WEIGHTS = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
ASSIGNED, GROUPED = "assigned bank code", "grouping"

_PLAIN = Verdict()
_VERDICTS = (
    _PLAIN,
    Verdict(support=(ASSIGNED,)),
    Verdict(support=(GROUPED,)),
    Verdict(support=(ASSIGNED, GROUPED)),
)
_SEPARATORS = dict.fromkeys(map(ord, " .\u00a0\u202f"))


def check(text: str) -> Verdict | None:
    """
    Check one candidate: digits, check digit, bank code.

    >>> check("8601 11 17947").support
    ('assigned bank code', 'grouping')
    >>> check("12040012343") is not None, check("86011117949") is None
    (True, True)
    """
    digits = text if len(text) == 11 else text.translate(_SEPARATORS)
    if len(digits) != 11 or not (digits.isascii() and digits.isdigit()) or digits.startswith("0000"):
        return None
    # 080990 66076 is how a fødselsnummer is grouped.
    if len(text) == 12 and not text[6].isdigit():
        return None
    if digits[4:6] == "00":
        remainder = weighted_sum(digits[6:10], WEIGHTS) + int(digits[10])
    else:
        remainder = weighted_sum(digits, WEIGHTS)
    if remainder % 11:
        return None
    return _VERDICTS[(int(digits[:4]) in bank_codes()) + 2 * (len(text) == 13)]


@cache
def _assigned() -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Return, for each of the 10 000 registration numbers, whether a bank has it."""
    import numpy as np

    assigned = np.zeros(10_000, dtype=np.bool_)
    assigned[list(bank_codes())] = True
    return assigned


def check_many(values: pa.StringArray) -> np.ndarray[tuple[int], np.dtype[np.int8]]:
    """Check a column of cells at once; cells with separators are read as their digits."""
    import numpy as np

    cells = cell_bytes(values)
    digits = digit_matrix(without(cells, b" ."), 11)
    real = digits[:, 0] <= 9
    bank = np.where(real, weighted_sum_many(digits, (1000, 100, 10, 1)), 0)
    total = weighted_sum_many(digits, WEIGHTS)
    short = np.flatnonzero((digits[:, 4] == 0) & (digits[:, 5] == 0))
    total[short] = weighted_sum_many(digits[short, 6:], (*WEIGHTS[:4], 1))
    grouped = cells.lengths == 13
    # A space or a full stop after six digits.
    sixes = (cells.lengths == 12) & (cells.data[cells.starts + 6] < ord("0"))
    verdict = _assigned()[bank].astype(np.int8) + np.int8(2) * grouped.astype(np.int8)
    return np.where(real & (total % 11 == 0) & (bank > 0) & ~sixes, verdict, np.int8(-1))


DETECTOR = Detector(
    name="no_kontonummer",
    title="Norwegian bank account number (kontonummer)",
    category="user.financial.bank_account",
    severity="medium",
    pattern=r"[0-9]{4}[ .\x{A0}\x{202F}]?[0-9]{2}[ .\x{A0}\x{202F}]?[0-9]{5}",
    led=r"[0-9]{4}[ .\x{A0}\x{202F}]?[0-9]{2}[ .\x{A0}\x{202F}]?[0-9]{5}",
    left=NUMBER_LEFT,
    right=NUMBER_RIGHT,
    words=(
        r"konto[ _-]?(?:numm?er(?:et|a)?|numrene?|numre|nr|no)",
        r"(?:bank|lønns?|lonns?|loenns?|spare|bruks|drifts|utbetalings|skattetrekks|depositums|giro|mottaker|mottakar)-?konto(?:en)?(?:[ _-]?(?:numm?er(?:et)?|nr))?",
        r"(?:fra|frå|til|belast|krediter|debiter)[ _-]?konto(?:en)?(?:[ _-]?(?:numm?er|nr))?",
        # `konto` alone is a ledger or a user's account, unless something other than a word follows.
        r"""konto(?:en)?["'\]\)>]{0,3}[ :=.#]""",
        r"kto(?:[ ._-]?nr)?",
        r"bankgiro",
        r"(?:ut|inn)betal(?:ing(?:en|a)?|es|ast|t)? (?:til|på)[ :]",
        r"overfør(?:ing|es|ast|t)? til[ :]",
        r"(?:bank[ _-]?)?account[ _-]?(?:numbers?|nr|no)",
        r"(?:bank|payout|credit(?:or)?|debit|debtor|payee|payer|beneficiary|settlement|refund)[ _-]?accounts?(?:[ _-]?(?:numbers?|nr|no))?",
        r"acct(?:[ ._-]?(?:nr|no))?",
    ),
    against=(r"konto(?:plan|streng)",),
    check=check,
    check_many=check_many,
    verdicts=_VERDICTS,
    chance=0.09,
    prior=-8.3,
    weights={ASSIGNED: 2.5, GROUPED: 7.5, "context": 6.2, "led": 7.5},
    person=True,
    mask="KONTO",
    finds=(
        "Betal til «8601.11.17947» innen fredag",
        "kontonr: «86011117947»",
        '{"kontonummer":"«12040012343»"}',
        "lønnskonto «8601 11 17947»",
        "bankAccountNumber=«86011117947»",
    ),
    ignores=(
        "86011117949",
        "kontonr 86011117949",
        "konto 00000000000",
        "8601.11.179471",
        "kontonr 860111179",
        "a8601.11.17947",
        "860111 17947",
    ),
    sources=(
        "https://www.bits.no/ (account numbers and IBAN)",
        "https://github.com/mdomke/schwifty (ECBS TR201: account group 00)",
    ),
)
