"""
Card verification codes (CVV, CVC, CID): three or four digits that must never be stored after authorisation.

Three digits mean nothing alone. They count after their own words, and where they follow an expiry date beside a card
number (`4242424242424242|12|27|123`, `4242 4242 4242 4242 12/27 123`).
"""

from __future__ import annotations

from detectors.detector import NUMBER_RIGHT, Detector

_MONTH, _YEAR = r"(?:0[1-9]|1[0-2])", r"(?:20)?[2-4][0-9]"

DETECTOR = Detector(
    name="card_cvv",
    title="Card verification code (CVV)",
    category="user.financial.credit_card.verification_code",
    severity="critical",
    pattern=r"[0-9]{3,4}",
    left=rf"(?:{_MONTH} ?[/-] ?{_YEAR}[ \t,;:|/]{{1,3}}|{_MONTH}[|;,\t]{_YEAR}[|;,\t])",
    led=r"[0-9]{3,4}",
    right=NUMBER_RIGHT,
    words=(
        r"cv[vc][12]?(?:[ _-]?(?:code|kode(?:n)?|number|nummer|nr|value))?",
        r"card[ _-]?(?:verification|security|validation)[ _-]?(?:code|value|number)",
        r"(?:card[ _-]?)?security[ _-]?code",
        r"(?:kort)?sikkerhetskode(?:n)?|tryggleikskode(?:n)?|säkerhetskod(?:en)?",
        r"kortkontrollkode|cvv2?kode",
    ),
    prior=1.2,
    ceiling=2.0,
    weights={"led": 2.0, "context": 1.0},
    near=("payment_card",),
    mask="CVV",
    finds=(
        "cvv=«123»",
        '"cvc":"«4567»"',
        "sikkerhetskode: «123».",
        "CVC-kode er «123»",
        "4242424242424242|12|27|«123»",
        "kort 4242 4242 4242 4242 12/27 «123»",
    ),
    ignores=(
        "cvv=***",
        "cvv_result=200",
        "status 200",
        "kort 4242 4242 4242 4242 status 200",
        "cvc=12345",
        "12/27 123",
    ),
    sources=(
        "https://www.pcisecuritystandards.org/document_library/ (PCI DSS 3.3.1.2: not stored after authorisation)",
    ),
)
