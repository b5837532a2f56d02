"""
Norwegian VAT numbers: an organisation number followed by MVA, with or without NO before it.

The letters and the check digit prove themselves, so that no word is needed.
"""

from __future__ import annotations

from detectors.detector import NUMBER_RIGHT, WORD_LEFT, Detector, Verdict
from detectors.no.orgnr import passes

_SEPARATORS = dict.fromkeys(map(ord, " .-\u00a0\u202f"))


def check(text: str) -> Verdict | None:
    """
    Check the organisation number inside.

    >>> check("NO 988 077 917 MVA")
    Verdict(subtype='', test_data=False, support=())
    >>> check("988077918MVA") is None
    True
    """
    compact = text.translate(_SEPARATORS).upper().removeprefix("NO")
    digits = compact.removesuffix("MVA")
    if len(digits) != 9 or len(compact) != 12 or not (digits.isascii() and digits.isdigit()):
        return None
    return Verdict() if passes(digits) else None


DETECTOR = Detector(
    name="no_mva",
    title="Norwegian VAT number (organisation number with MVA)",
    category="user.contact.organization.number",
    severity="low",
    pattern=r"(?:(?i:no)[ \x{A0}-]?)?[89][0-9]{2}[ .\x{A0}\x{202F}]?[0-9]{3}[ .\x{A0}\x{202F}]?[0-9]{3}[ \x{A0}\x{202F}-]?(?i:mva)",
    left=WORD_LEFT,
    right=NUMBER_RIGHT,
    words=(
        r"org(?:anisasjons?|anisation)?[ ._-]{0,2}(?:numm?er(?:et)?|nr|no|number)",
        r"mva[ ._-]?(?:nr|numm?er(?:et)?)",
        r"vat(?:[ ._-]?(?:number|nr|no|id))?",
    ),
    check=check,
    chance=0.092,
    prior=2.0,
    mask="MVA",
    finds=("Faktura fra «NO 988 077 917 MVA».", "«NO988077917MVA»", "org.nr. «988 077 917 MVA»", "vat=«988077917mva»"),
    ignores=("NO988077918MVA", "988077917", "123456785MVA", "1988077917MVA", "988077917 MVAX"),
    sources=("https://www.skatteetaten.no/bedrift-og-organisasjon/avgifter/mva/",),
)
