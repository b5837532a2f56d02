"""
Norwegian organisation numbers (organisasjonsnummer).

Nine digits that begin with 8 or 9; the last is a mod-11 check digit. An organisation is not a person, but a sole
proprietorship (enkeltpersonforetak) is one person's business.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from detectors.cell_bytes import begins, cell_bytes, skipped, without
from detectors.checks import digit_matrix, weighted_sum, weighted_sum_many
from detectors.detector import NUMBER_LEFT, NUMBER_RIGHT, Detector, Verdict

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa

WEIGHTS = (3, 2, 7, 6, 5, 4, 3, 2, 1)
GROUPED = "grouping"

_VERDICTS = (Verdict(), Verdict(support=(GROUPED,)))
_SEPARATORS = dict.fromkeys(map(ord, " .\u00a0\u202f"))


def passes(digits: str) -> bool:
    """
    Tell whether nine ASCII digits are an organisation number.

    >>> passes("988077917"), passes("988077918"), passes("123456785")
    (True, False, False)
    """
    return digits[0] in "89" and weighted_sum(digits, WEIGHTS) % 11 == 0


def check(text: str) -> Verdict | None:
    """
    Check one candidate, with or without grouping.

    >>> check("988 077 917")
    Verdict(subtype='', test_data=False, support=('grouping',))
    >>> check("988077918") is None
    True
    """
    digits = text.translate(_SEPARATORS).removeprefix("NO")
    if len(digits) != 9 or not (digits.isascii() and digits.isdigit()) or not passes(digits):
        return None
    return _VERDICTS[not text[-9:].isdigit()]


def check_many(values: pa.StringArray) -> np.ndarray[tuple[int], np.dtype[np.int8]]:
    """Check a column of cells at once; cells with separators are read as their digits."""
    import numpy as np

    cells = cell_bytes(values)
    compact = without(cells, b" .")
    digits = digit_matrix(skipped(compact, 2 * begins(compact, b"NO")), 9)
    sound = (digits[:, 0] >= 8) & (digits[:, 0] <= 9) & (weighted_sum_many(digits, WEIGHTS) % 11 == 0)
    tail = np.minimum(cells.lengths, 9)
    together = digit_matrix(skipped(cells, cells.lengths - tail), 9)[:, 0] <= 9
    return np.where(sound, (~together).astype(np.int8), np.int8(-1)).astype(np.int8)


DETECTOR = Detector(
    name="no_orgnr",
    title="Norwegian organisation number",
    category="user.contact.organization.number",
    severity="low",
    # More groups on either side make it an amount, which the check then refuses as too long.
    pattern=r"(?:[0-9]{1,3}[ \x{A0}\x{202F}])?[89][0-9]{2}[ \x{A0}\x{202F}][0-9]{3}[ \x{A0}\x{202F}][0-9]{3}(?:[ \x{A0}\x{202F}][0-9]{3})?",
    led=r"(?:NO[ \x{A0}]?)?[89][0-9]{2}[ .\x{A0}\x{202F}]?[0-9]{3}[ .\x{A0}\x{202F}]?[0-9]{3}",
    left=NUMBER_LEFT,
    right=NUMBER_RIGHT,
    words=(
        r"org(?:anisasjons?|anisations?|anization)?[ ._-]{0,2}(?:numm?er(?:et|a)?|numre|nr|no|number|id)",
        r"(?:foretaks|føretaks|virksomhets|verksemds|bedrifts|firma|selskaps|underenhets)[ _-]?(?:numm?er(?:et)?|nr)",
        r"(?:enkelt(?:person|manns)?foretak|ENK|foretaksregisteret|føretaksregisteret|brønnøysundregistrene|enhetsregisteret)",
        r"mva[ ._-]?nr",
        r"vat(?:[ ._-]?(?:number|nr|no|id))?",
        r"(?:company|business)[ _-]?(?:registration[ _-]?)?(?:numbers?|no|id)",
    ),
    # Amounts are grouped by three too. A false friend counts close to the number only: before it or after.
    against=(
        r"(?:kr|nok|sek|dkk|eur|usd|beløp|sum|total|omsetning|pris)[.:]?  ",
        r"  (?:kr|kroner|nok|sek|dkk|eur|usd|mill)",
    ),
    check=check,
    check_many=check_many,
    verdicts=_VERDICTS,
    chance=0.092,
    prior=-2.9,
    weights={GROUPED: 1.0, "context": 3.5},
    mask="ORGNR",
    finds=(
        "org.nr. «988077917»",
        "Leverandør «988 077 917» er godkjent",
        '"organisasjonsnummer": "«974760673»"',
        "orgNr=«889640782»",
        "Org.nr: «NO 988 077 917»",
    ),
    ignores=(
        "orgnr 988077918",
        "orgnr 123456785",
        "orgnr 000000000",
        "988077917",
        "988 077 918",
        "1 988 077 917",
        "988 077 9170",
    ),
    sources=(
        "https://www.brreg.no/om-oss/registrene-vare/om-enhetsregisteret/organisasjonsnummeret/",
        "https://data.brreg.no/enhetsregisteret/api/docs/index.html",
    ),
)
