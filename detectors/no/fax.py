"""
Norwegian fax numbers: telephone numbers that a word such as `faks` leads.

Nothing in the number tells a fax from a telephone; only the word does, or a column's name.
"""

from __future__ import annotations

from detectors.detector import Detector
from detectors.no import phone

DETECTOR = Detector(
    name="no_fax",
    title="Norwegian fax number",
    category="user.contact.fax_number",
    severity="low",
    led=phone.LED,
    right=phone.RIGHT,
    words=(
        r"(?:tele)?fa(?:ks|x)(?:en)?\.?(?:[ _-]?(?:numm?er(?:et|a)?|numre|nr|no|numbers?))?\.?(?: (?:er|is|til|på|to))?",
        r"telekopi(?:er)?",
    ),
    check=phone.check,
    check_many=phone.check_many,
    verdicts=phone.VERDICTS,
    proof="numbering plan",
    chance=0.6,
    prior=-2.4,
    ceiling=1.5,
    # More than a telephone's context is worth, so that «Tlf. … Faks …» on one line is told apart.
    weights={**phone.WEIGHTS, "led": 4.8},
    mask="FAX",
    finds=(
        "Faks: «68 05 12 34»",
        "Tlf. 68 05 12 34, telefaks «+47 68 05 12 35»",
        '"faksnr":"«68051236»"',
        "fax number «680 51 237»",
    ),
    ignores=("tlf 68 05 12 34", "faks 12345678", "faksimile 68051234", "68 05 12 34"),
    sources=("https://nkom.no/telefoni-og-telefonnummer/telefonnummer-og-den-norske-nummerplan",),
)
