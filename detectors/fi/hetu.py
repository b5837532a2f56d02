"""
Finnish personal identity codes (henkilötunnus, HETU).

`DDMMYYsNNNC`: the sign s tells the century (`+` 1800s; `-`, `Y`-`U` 1900s; `A`-`F` 2000s, the letters but A and the
signs since 2023), C is a character of the remainder of the nine digits modulo 31. NNN from 900 to 999 is for temporary
and test use.
"""

from __future__ import annotations

from detectors.calendar_days import day_exists
from detectors.detector import HYPHENATED_LEFT, HYPHENATED_RIGHT, Detector, Verdict

CHARACTERS = "0123456789ABCDEFHJKLMNPRSTUVWXY"
CENTURIES = {"+": 1800, **dict.fromkeys("-YXWVU", 1900), **dict.fromkeys("ABCDEF", 2000)}
PUBLISHED = frozenset({"131052-308T", "010101-0101"})


def check(text: str) -> Verdict | None:
    """
    Check one candidate: century sign, day in the calendar, number and check character.

    >>> check("131052-308T")
    Verdict(subtype='', test_data=True, support=())
    >>> check("131052-308U") is None, check("310252-308Y") is None
    (True, True)
    """
    code = text.upper()
    if len(code) != 11 or not (code[:6] + code[7:10]).isdecimal() or not code.isascii() or code[6] not in CENTURIES:
        return None
    number = int(code[7:10])
    if number < 2 or CHARACTERS[int(code[:6] + code[7:10]) % 31] != code[10]:
        return None
    if not day_exists(int(code[:2]), int(code[2:4]), CENTURIES[code[6]] + int(code[4:6])):
        return None
    return Verdict("temporary" if number >= 900 else "", number >= 900 or code in PUBLISHED)


DETECTOR = Detector(
    name="fi_hetu",
    title="Finnish personal identity code (henkilötunnus)",
    category="user.government_id.national_identification_number",
    severity="high",
    pattern=r"[0-9]{6}[A-FU-Ya-fu-y+\-][0-9]{3}[0-9A-Ya-y]",
    trigger=r"(?:^|[^0-9A-Za-z-])[0-3][0-9][01][0-9]{3}[A-FU-Ya-fu-y+\-][0-9]{3}[0-9A-Ya-y](?:[^0-9A-Za-z]|$)",
    left=HYPHENATED_LEFT,
    right=HYPHENATED_RIGHT,
    words=(r"henkilötunnus|henkilotunnus", r"hetu", r"personbeteckning(?:en)?", r"(?:finsk|finnish)[ _-](?:id|ssn)"),
    check=check,
    # One of 31 check characters, and a day in the calendar: of random tokens of this shape 0.12 % pass.
    chance=0.0012,
    prior=-4.7,
    person=True,
    mask="HETU",
    finds=("hetu «131052-308T»", "asiakas «100190Y999P»", "«201042-9991»"),
    ignores=(
        "131052-308U",
        "310252-308Y",
        "131052-308T-1",
        "20260812-1234-4abc-9def-001122334455",
        "131052B",
        "a131052-308T",
    ),
    sources=("https://dvv.fi/en/personal-identity-code", "https://www.finlex.fi/fi/laki/ajantasa/2010/20100128"),
)
