"""
International bank account numbers (IBAN), ISO 13616.

Country, two check digits and the country's own account number, in fours or without spaces. The check is ISO 7064
MOD 97-10 over the rearranged number; length and kinds of characters are the country's (SWIFT's registry). A Norwegian
IBAN holds a Norwegian account number, whose own check digit must hold too. An Icelandic one ends in the owner's
kennitala.
"""

from __future__ import annotations

import re
from functools import cache

from detectors.checks import weighted_sum
from detectors.detector import Detector, Verdict

# Country and account number: n digits, a capital letters, c both, as in the registry.
_REGISTRY = """
AD:8n12c AE:19n AL:8n16c AT:16n AZ:4a20c BA:16n BE:12n BG:4a6n8c BH:4a14c BI:23n BR:8c15n2c BY:4c4n16c
CH:5n12c CR:18n CY:8n16c CZ:20n DE:18n DJ:23n DK:14n DO:4c20n EE:16n EG:25n ES:20n FI:14n FK:2a12n FO:14n
FR:10n11c2n GB:4a14n GE:2a16n GI:4a15c GL:14n GR:7n16c GT:24c HN:4a20n HR:17n HU:24n IE:4a14n IL:19n IQ:4a15n
IS:22n IT:1a10n12c JO:4a4n18c KW:4a22c KZ:3n13c LB:4n20c LC:4a24c LI:5n12c LT:16n LU:3n13c LV:4a13c LY:21n
MC:10n11c2n MD:20c ME:18n MK:3n10c2n MN:16n MR:23n MT:4a5n18c MU:4a19n3a NI:4a20n NL:4a10n NO:11n OM:3n16c
PK:4a16c PL:24n PS:4a21c PT:21n QA:4a21c RO:4a16c RS:18n RU:14n15c SA:2n18c SC:4a20n3a SD:14n SE:20n SI:15n
SK:20n SM:1a10n12c SO:19n ST:21n SV:4a20n TL:19n TN:20n TR:6n16c UA:6n19c VA:18n VG:4a16n XK:16n YE:4a4n18c
"""
_CLASSES = {"n": "[0-9]", "a": "[A-Z]", "c": "[0-9A-Z]"}
SPECS = dict(entry.split(":") for entry in _REGISTRY.split())
LENGTHS = {country: 4 + sum(int(n) for n in re.findall(r"[0-9]+", spec)) for country, spec in SPECS.items()}
_PUBLISHED_EXAMPLES_TEXT = """
NO9386011117947 SE4550000000058398257466 FI2112345600000785 DK5000400440116243 IS140159260076545510730339
FO6264600001631634 GL8964710001000206 DE89370400440532013000 GB29NWBK60161331926819 GB82WEST12345698765432
NL91ABNA0417164300 FR1420041010050500013M02606 ES9121000418450200051332 IT60X0542811101000000123456 BE68539007547034
CH9300762011623852957 AT611904300234573201 PL61109010140000071219812874 EE382200221020145685 LV80BANK0000435195001
LT121000011101001000 PT50000201231234567890154 IE29AIBK93115212345678
"""
PUBLISHED_EXAMPLES = frozenset(_PUBLISHED_EXAMPLES_TEXT.split())
_SEPARATORS = re.compile(r"[ \u00a0\u202f.-]")
_ACCOUNT_WEIGHTS = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)


@cache
def _shape(country: str) -> re.Pattern[str]:
    parts = re.findall(r"([0-9]+)([nac])", SPECS[country])
    return re.compile("".join(f"{_CLASSES[kind]}{{{n}}}" for n, kind in parts))


def check(text: str) -> Verdict | None:
    """
    Check one candidate: country, length, kinds of characters, MOD 97-10, and the account number where it is Norwegian.

    >>> check("NO93 8601 1117 947")
    Verdict(subtype='NO', test_data=True, support=())
    >>> check("NO9286011117947") is None
    True
    """
    number = _SEPARATORS.sub("", text).upper()
    country, account = number[:2], number[4:]
    if (
        country not in SPECS
        or not _shape(country).fullmatch(account)
        or not number[2:4].isdecimal()
        or not number.isascii()
    ):
        return None
    if int("".join(str(int(character, 36)) for character in account + number[:4])) % 97 != 1:
        return None
    if country == "NO" and not _norwegian_account(account):
        return None
    return Verdict(country, test_data=number in PUBLISHED_EXAMPLES)


def _norwegian_account(digits: str) -> bool:
    """Tell whether an account number's check digit holds; digits 5-6 = 00 leave the bank out of the sum (TR201)."""
    first = 6 if digits[4:6] == "00" else 0
    return (weighted_sum(digits[first:10], _ACCOUNT_WEIGHTS[first:]) + int(digits[10])) % 11 == 0


def _pattern() -> str:
    """Return an alternative for each length, so that a word after the number is not taken for its last group."""
    separator = r"[ \x{A0}\x{202F}-]?"
    alternatives = []
    for length in sorted(set(LENGTHS.values()), reverse=True):
        countries = "|".join(country for country in LENGTHS if LENGTHS[country] == length)
        fours, rest = divmod(length - 4, 4)
        groups = rf"(?:{separator}[0-9A-Z]{{4}}){{{fours}}}" + (rf"{separator}[0-9A-Z]{{{rest}}}" if rest else "")
        alternatives.append(rf"(?:{countries})[0-9]{{2}}{groups}")
    return "|".join(alternatives)


DETECTOR = Detector(
    name="iban",
    title="International bank account number (IBAN)",
    category="user.financial.bank_account",
    severity="medium",
    pattern=_pattern(),
    # Country, check digits, and eleven more of which the last three are digits or capitals: enough to wake up.
    trigger=rf"(?:^|[^0-9A-Za-z])(?:{'|'.join(LENGTHS)})[0-9]{{2}}(?:[ \x{{A0}}\x{{202F}}-]?[0-9A-Z]{{4}}){{2}}",
    led=rf"(?i:{_pattern()})|[Nn][Oo] ?[0-9]{{2}}(?:[ .]?[0-9]){{11}}",
    start=r"[A-Za-z]{2} ?[0-9]",
    cell=rf"(?i:{_pattern()})|[Nn][Oo] ?[0-9]{{2}}(?:[ .]?[0-9]){{11}}",
    words=(r"iban(?:[ _-]?(?:nummer|number|nr|no))?", r"(?:bank)?konto(?:nummer|nr)?", r"(?:bank[ _-]?)?account"),
    check=check,
    chance=0.01,
    prior=-0.6,
    person=True,
    mask="IBAN",
    finds=(
        "Utbetalt til «NO93 8601 1117 947» i går",
        '"iban":"«NO9386011117947»"',
        "«SE4550000000058398257466», «FI2112345600000785».",
        "BE68 ikke, men «BE68 5390 0754 7034» OK",
        "IBAN: «no93 8601 11 17947»",
    ),
    ignores=("NO9286011117947", "NO938601111794", "XX9386011117947", "NO93860111179471", "NO2386011117946"),
    sources=(
        "https://www.swift.com/standards/data-standards/iban-international-bank-account-number (registry)",
        "ISO 13616-1, ISO 7064 (MOD 97-10)",
        "https://www.ecbs.org/iban/norway-bank-account-number.html (ECBS TR201: Norwegian account numbers)",
    ),
)
