"""
International telephone numbers, written with + or 00 and a country code other than 47.

Swedish and Finnish numbers with their leading zero, and Danish ones in pairs, count after a word. Google's numbering plans (the phonenumbers package) decide; it is imported when the first candidate turns up. Norwegian
numbers are `no_phone`'s. Numbers set aside for fiction by the American, British and Swedish plans are test data.
"""

from __future__ import annotations

import re

from detectors.detector import WORD_LEFT, Detector, Verdict

_SEPARATORS = dict.fromkeys(map(ord, " .()/-+\u00a0\u202f"))
_PAIRS = re.compile(r"[2-9][0-9](?: [0-9]{2}){3}")
_FICTION_SWEDEN = range(701740605, 701740700)
GROUPED, ZEROS, NATIONAL = "grouping", "written with 00", "no country code"
_WITH_A_ZERO = ("SE", "FI")
"""Neighbours whose numbers begin with a zero at home; tried in turn."""


def _is_fiction(country: int, national: str) -> bool:
    """Tell whether the number is one that a regulator has set aside for film and books."""
    if country == 1:
        return len(national) == 10 and national[3:8] == "55501"
    if country == 44:
        return national.startswith(("7700900", "2079460", "1632960"))
    return country == 46 and int(national) in _FICTION_SWEDEN


def _at_home(digits: str) -> Verdict | None:
    """Return the verdict for a number written as its own country writes it; whose it is, it does not say."""
    if not 8 <= len(digits) <= 11 or not (digits.isascii() and digits.isdigit()):
        return None
    import phonenumbers

    for region in _WITH_A_ZERO:
        number = phonenumbers.parse(digits, region)
        fiction = _is_fiction(number.country_code or 0, str(number.national_number))
        if fiction or phonenumbers.is_valid_number(number):
            return Verdict(region if fiction else "", fiction, (NATIONAL,))
    return None


def _danish(digits: str) -> Verdict | None:
    """Return the verdict for eight digits in pairs that are a telephone in Denmark and none in Norway."""
    import phonenumbers

    at_home, abroad = (phonenumbers.parse(digits, region) for region in ("DK", "NO"))
    fits = phonenumbers.is_valid_number(at_home) and not phonenumbers.is_valid_number(abroad)
    return Verdict("DK", support=(NATIONAL,)) if fits else None


def check(text: str) -> Verdict | None:
    """
    Check one candidate against its country's numbering plan.

    >>> check("+1 202 555 0143")
    Verdict(subtype='US', test_data=True, support=('grouping',))
    >>> check("+47 68 05 12 34") is None, check("+1 000 000 0000") is None
    (True, True)
    """
    digits = text.translate(_SEPARATORS)
    if _PAIRS.fullmatch(text):
        return _danish(digits)
    if digits.startswith("0") and digits[1:2] != "0":
        return _at_home(digits)
    plus = text.startswith(("+", "(+"))
    if not plus:
        digits = digits.removeprefix("00")
    # Norway's own numbers are another detector's.
    if not 7 <= len(digits) <= 15 or not (digits.isascii() and digits.isdigit()) or digits.startswith(("0", "47")):
        return None
    import phonenumbers

    try:
        number = phonenumbers.parse("+" + digits, None)
    except phonenumbers.NumberParseException:
        return None
    country, national = number.country_code or 0, str(number.national_number)
    fiction = _is_fiction(country, national)
    if not fiction and not phonenumbers.is_valid_number(number):
        return None
    region = phonenumbers.region_code_for_country_code(country)
    grouped = (GROUPED,) if len(text) > len(digits) + (1 if plus else 2) else ()
    return Verdict("" if region == "001" else region, fiction, grouped if plus else (*grouped, ZEROS))


_CODE = r"(?:[1-35-9][0-9]{0,2}|4(?:[0134568-9]|2[013]))"
_GAP = r"[ .()/\x{A0}\x{202F}-]{0,2}"
_NATIONAL = rf"(?:{_GAP}[0-9]){{6,13}}"
# 08-123 456 78, 070-174 06 12: begins with a zero, and only a word makes it a telephone.
_HOME = r"0[1-9][0-9]{0,2}[ -]?[0-9](?:[ -]?[0-9]){4,8}"

DETECTOR = Detector(
    name="phone",
    title="International telephone number (not Norwegian)",
    category="user.contact.phone_number",
    severity="medium",
    # With 00, only a written gap after the country code tells a number from an id padded with zeros.
    pattern=rf"\(?\+ ?{_CODE}{_NATIONAL}|00 {_CODE}[ -]{_NATIONAL}|00{_CODE}[ -]{_NATIONAL}",
    trigger=rf"\+ ?[1-9](?:{_GAP}[0-9]){{6}}|{WORD_LEFT}00 ?{_CODE}[ -](?:{_GAP}[0-9]){{6}}",
    led=rf"(?:\(?\+ ?|00 ?){_CODE}{_NATIONAL}|{_HOME}|[2-9][0-9](?: [0-9]{{2}}){{3}}",
    left=r"(?:^|[^0-9A-Za-z.+-]|[^0-9][.-])",
    right=r"(?:[^0-9A-Za-z.,%]|[.,%](?:[^0-9-]|$)|$)",
    words=(
        r"(?:tlf|tel|mob)\.?(?:[ _-]?(?:nr|no|nummer))?",
        r"(?:tele(?:fon|phone)|phone|mobile?|mobiltelefon|msisdn|whatsapp)(?:en)?(?:[ _-]?(?:numm?er(?:et)?|numbers?|nr|no))?(?: is)?",
        r"(?:cell|contact|call|sms|vipps)(?:[ _-]?(?:phone|numbers?|nr|no))?",
        r"(?:ring|call|text|reach)(?:e|er|te)?(?: (?:me|us|meg|oss))?(?: (?:at|on|på))?",
        r"puhelin|puh|gsm|sími|símanúmer",
    ),
    against=(r"  (?:kr|nok|sek|dkk|eur|usd|ms|bytes)",),
    check=check,
    proof="numbering plan",
    chance=0.1,
    prior=0.7,
    ceiling=2.5,
    weights={GROUPED: 0.5, ZEROS: -1.5, NATIONAL: -2.0, "context": 2.0, "led": 2.0},
    hints=("user.contact.fax_number",),
    person=True,
    mask="PHONE",
    finds=(
        "Call me at «+1 202 555 0143».",
        "tel:«+46701740612»",
        "London «+44 20 7946 0123»",
        "mob «0046 70 174 06 12»",
        '"phone":"«+12025550143»"',
        "Mobil: «070-174 06 12»",
        "tlf. «20 39 01 40»",
    ),
    ignores=(
        "+47 68 05 12 34",
        "004768051234",
        "22/Nov/2026:06:30:13 +0100",
        "2026-11-22T06:30:13+02:00",
        "a+1234567b",
        "0012025550143",
        "C++11 12345678",
        "+1 000 000 0000",
        "070-174 06 12",
        "mobil 0182 1234567",
        "x = 12 + 34567890",
        "tlf. 68 05 12 34",
        "20 39 01 40",
    ),
    sources=("https://www.itu.int/rec/T-REC-E.164", "https://github.com/daviddrysdale/python-phonenumbers"),
)
