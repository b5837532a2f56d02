"""
ICCID, the number of a SIM card: 89, the code of a country and an operator, 18 to 20 digits with a Luhn check digit.

Luhn lets one digit run in ten through and long ids are common, so it counts only after its own word or in a field named
for it.
"""

from __future__ import annotations

from detectors.checks import luhn
from detectors.detector import NUMBER_RIGHT, STRICT_GAP, Detector, Verdict

PUBLISHED_EXAMPLES = frozenset({"8991101200003204514"})
_DIGITS = str.maketrans("", "", " -")
FEWEST, MOST = 18, 20


def check(text: str) -> Verdict | None:
    """
    Check one candidate: Luhn over 18 to 20 digits, what fills up the last half byte left out.

    >>> check("8991101200003204514") is None, check("89 9110 1200 0032 0451 5") is None
    (False, True)
    """
    digits = text.translate(_DIGITS).rstrip("Ff")
    if not FEWEST <= len(digits) <= MOST or not luhn(digits) or len(set(digits)) < 3:
        return None
    return Verdict(test_data=digits in PUBLISHED_EXAMPLES)


_SHAPE = r"89[0-9]{16,18}[Ff]?|89[0-9]{2}(?:[ -][0-9]{4}){3}[ -][0-9]{2,4}|89(?:[ -][0-9]{4}){4}[ -][0-9]"

DETECTOR = Detector(
    name="sim_card",
    title="ICCID, number of a SIM card",
    category="user.device.device_id",
    severity="medium",
    led=_SHAPE,
    cell=_SHAPE,
    right=NUMBER_RIGHT,
    words=(
        r"icc[ _-]?id(?:[ _-]?(?:nummer|number|nr|no))?",
        r"sim(?:[ _-]?(?:kort|card))?[ _-]?(?:nummer|number|nr|no|serial|id)|sim[ _-]?(?:kort|card)",
    ),
    gap=rf"(?:{STRICT_GAP}|[ \t]{{1,3}}(?:er |is )?)",
    check=check,
    chance=0.1,
    prior=-1.8,
    mask="SIM",
    finds=(
        "ICCID: «8991101200003204514»",
        '"simNumber":"«8991101200003204514»"',
        "simkort «89 9110 1200 0032 0451 4» sperret",
    ),
    ignores=(
        "8991101200003204514",
        "iccid 8991101200003204515",
        "iccid=89000000000000000000",
        "ordre 8991101200003204514",
        "sim 4",
    ),
    sources=("ITU-T E.118 (the international telecommunication charge card)", "3GPP TS 31.102 (4.2.2, EF ICCID)"),
)
