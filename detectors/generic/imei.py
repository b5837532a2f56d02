"""
IMEI, the number of a mobile device: 15 digits with a Luhn check digit, or 16 (IMEISV, software version, no check digit).

Luhn lets one digit run in ten through and long ids are common, so an IMEI counts only after its own word or in a field
named for it.
"""

from __future__ import annotations

import re

from detectors.checks import luhn
from detectors.detector import NUMBER_RIGHT, STRICT_GAP, Detector, Verdict

_NOT_DIGITS = re.compile(r"[^0-9]+")
PUBLISHED_EXAMPLES = frozenset({"490154203237518", "352099001761481", "356938035643809", "353918051234563"})


def check(text: str) -> Verdict | None:
    """
    Check one candidate: 15 digits with Luhn, or 16 without.

    >>> check("35-209900-176148-1").subtype
    'imei'
    >>> check("490154203237517") is None
    True
    """
    digits = _NOT_DIGITS.sub("", text)
    if len(set(digits)) < 3:
        return None
    if len(digits) == 16:
        return Verdict("imeisv", support=("no check digit",))
    if len(digits) != 15 or not luhn(digits):
        return None
    # The reporting body 00 stands for test devices (3GPP TS 23.003, GSMA TS.06).
    return Verdict("imei", test_data=digits in PUBLISHED_EXAMPLES or digits.startswith("00"))


_SHAPE = (
    r"[0-9]{15,16}|[0-9]{2}[ -][0-9]{6}[ -][0-9]{6}[ -][0-9]{1,2}|[0-9]{6}[ -][0-9]{2}[ -][0-9]{6}[ -][0-9]{1,2}"
    r"|[0-9]{8}[ -][0-9]{6}[ -][0-9]"
)

DETECTOR = Detector(
    name="imei",
    title="IMEI, number of a mobile device",
    category="user.device.device_id",
    severity="medium",
    led=_SHAPE,
    cell=_SHAPE,
    right=NUMBER_RIGHT,
    words=(r"imei(?:sv)?[ _-]?[0-9]?(?:[ _-]?(?:nummer|number|nr|no|kode|code))?",),
    gap=rf"(?:{STRICT_GAP}|[ \t]{{1,3}}(?:er |is )?)",
    check=check,
    chance=0.1,
    prior=-1.8,
    weights={"no check digit": -2.3},
    mask="IMEI",
    finds=("IMEI: «490154203237518»", '"imei":"«35-209900-176148-1»"', "imei «352099001761481» meldt tapt"),
    ignores=("490154203237518", "imei 490154203237517", "imei=000000000000000", "ordre 352099001761481"),
    sources=("3GPP TS 23.003 (6.2 and annex B)", "GSMA TS.06"),
)
