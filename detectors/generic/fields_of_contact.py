"""
Names, telephones and addresses of any country, where the field's name says so and no numbering plan or register can.

What a detector with a register of its own recognises is that detector's; these take what is left in the same column: a
surname that no list has, a telephone written as it is dialled at home, a street abroad.
"""

from __future__ import annotations

import re

from detectors import decided_values as values
from detectors.decided_field import LETTER, PHRASE, STREET, address, field_detector, kind, taken
from detectors.detector import Verdict
from detectors.field_vocabulary import spelled, vocabulary
from detectors.generic import person_name, phone
from detectors.no import address as no_address
from detectors.no import fax
from detectors.no import phone as no_phone

_WORD = rf"{LETTER}(?:(?:{LETTER}|[.'’-]){{0,28}}{LETTER})?\.?"
_NAME = rf"{_WORD}(?: {_WORD}){{0,3}}"
_NUMBERED = rf"{_NAME}[0-9]{{0,4}}"
"""Made-up people are often numbered: Jose871."""
_PHONE = r"[+(]?[0-9][0-9 ()./+\x{A0}\x{202F}-]{4,22}[0-9](?: ?(?:x|ext\.?|linje) ?[0-9]{1,6})?"
_HOUSE = rf"[0-9]{{1,5}}[A-Za-z]? [A-Z\x{{C0}}-\x{{DE}}]{LETTER}{{1,20}}(?: {LETTER}{{2,20}}){{1,3}}"
_DIALLED = r"(?:\([0-9]{2,4}\) ?|[0-9]{3}-)[0-9]{3,4}[- ][0-9]{4}(?: ?(?:x|ext\.?) ?[0-9]{1,6})?"
_ID = r"[0-9A-Z][0-9A-Z .-]{5,18}"
_SSN = re.compile(r"([0-9]{3})[- ]([0-9]{2})[- ]([0-9]{4})")
_FRACTION = re.compile(r"[0-9]\.[0-9]+")
_IN_ORDER = frozenset(("123456789", "987654321", "012345678", "1234567890", "0123456789", "12345678901"))
_PUBLISHED_SSN = frozenset(("078051120", "219099999"))
"""In the wallets of a shop, and on a leaflet of the authority."""
LABEL = 3.0
"""What a word must say of a name to be a label of one."""
GENDERED, CODED = "a word for a gender", "a code"
_GENDERS = frozenset(
    [
        "m",
        "f",
        "k",
        "w",
        "x",
        "male",
        "female",
        "other",
        "man",
        "woman",
        "mann",
        "kvinne",
        "kvinna",
        "kvinde",
        "manlig",
        "kvinnelig",
        "kvinnlig",
        "gutt",
        "jente",
        "han",
        "hun",
        "hen",
        "nonbinary",
        "non-binary",
        "ikke-binær",
        "annet",
        "anna",
        "mand",
    ]
)
_SEX_CODES = frozenset("0129")
"""ISO/IEC 5218."""
_MARITAL = frozenset(
    [
        "s",
        "m",
        "d",
        "w",
        "u",
        "married",
        "single",
        "divorced",
        "widowed",
        "separated",
        "gift",
        "ugift",
        "skilt",
        "separert",
        "enke",
        "enkemann",
        "samboer",
        "singel",
        "partner",
        "registrert",
        "frånskild",
        "änka",
        "sambo",
        "skild",
        "einsleg",
    ]
)


def check_name(text: str) -> Verdict | None:
    """
    Accept words of letters that are no placeholder, no label and in no list of names.

    >>> check_name("Kari") is None, check_name("Xiomara")
    (True, Verdict(subtype='', test_data=False, support=()))
    """
    fits = values.has_letters(text) and not values.is_placeholder(text) and not values.is_program(text)
    return Verdict() if fits and not _is_label(text) and not taken(text, person_name.DETECTOR) else None


def _is_label(text: str) -> bool:
    """Tell whether a text is a word for a name, as the labels of forms are: `form.fornavn=Fornavn`."""
    said = vocabulary().get(spelled("".join(text.split())), {})
    return max((said.get(key, 0.0) for key in ("user.name", "user.name.first", "user.name.last")), default=0.0) > LABEL


def check_phone(text: str) -> Verdict | None:
    """
    Accept as many digits as a telephone has, not all alike, not a date, and of no numbering plan that is known.

    >>> [check_phone(text) is None for text in ("(604) 688-3382", "2026-11-22", "00000000", "0.005479")]
    [False, True, True, True]
    """
    return Verdict() if _dialled(text) and not taken(text, no_phone.DETECTOR, phone.DETECTOR) else None


def check_fax(text: str) -> Verdict | None:
    """Accept what could be a telephone number, and is not Norwegian."""
    return Verdict() if _dialled(text) and not taken(text, fax.DETECTOR) else None


def _dialled(text: str) -> bool:
    digits = [character for character in text.partition("x")[0] if character.isdigit()]
    fits = 7 <= len(digits) <= 15 and len(set(digits)) > 2
    return fits and not values.is_day(text) and not _FRACTION.fullmatch(text)


def check_address(text: str) -> Verdict | None:
    """Accept text with letters and a number that is no Norwegian address."""
    return None if taken(text, no_address.DETECTOR) else address(text)


def check_city(text: str) -> Verdict | None:
    """Accept words that are no placeholder and no place of the Norwegian register."""
    return kind(text) if values.check_postal_code(text) is None else None


def check_id(text: str) -> Verdict | None:
    """
    Accept letters and digits of which at least five are digits, not all alike, and that are no day.

    Test data are numbers that were never anybody's: digits in order, and what the United States issue to no one.

    >>> check_id("531-47-2286"), check_id("987-65-4321").test_data, check_id("111-22-3333").test_data
    (Verdict(subtype='', test_data=False, support=()), True, True)
    """
    if values.check_number(text) is None:
        return None
    ordered = text.replace("-", "").replace(" ", "") in _IN_ORDER
    return Verdict(test_data=ordered or ((ssn := _SSN.fullmatch(text)) is not None and _is_nobodys(*ssn.groups())))


def _is_nobodys(area: str, group: str, serial: str) -> bool:
    """Tell whether a social security number of the United States is one that is never issued, or in all guides."""
    if area[0] == "9" and not 50 <= int(group) <= 99:
        return True  # from 900 on they are numbers of taxpayers, whose groups are these
    if area in {"000", "666"} or group == "00" or serial == "0000":
        return True
    return area + group + serial in _PUBLISHED_SSN or all(len(set(part)) == 1 for part in (area, group, serial))


def check_gender(text: str) -> Verdict | None:
    """Accept the words and letters for a person's gender; nothing else fills a column with these."""
    if text in _SEX_CODES:
        return Verdict(support=(CODED,))
    return Verdict(support=(GENDERED,)) if text.strip().lower() in _GENDERS else None


def check_marital_status(text: str) -> Verdict | None:
    """Accept the words and letters for whether a person is married, and a register's code of one digit."""
    if text.isdecimal():
        return Verdict(support=(CODED,))
    return Verdict() if text.strip().lower() in _MARITAL else None


DETECTORS = (
    field_detector(
        "user.name.first",
        "First name, by its field",
        (r"(?:first|given|middle)[ _-]?name|fornavn|førenamn|förnamn|mellomnavn|mellomnamn",),
        ("firstName: «Xiomara»", "fornavn=«Xoán»"),
        ("firstName: null", "fornavn: 12", "firstName="),
        severity="medium",
        led=_NAME,
        cell=_NUMBERED,
        check=check_name,
        spare=True,
    ),
    field_detector(
        "user.name.last",
        "Surname, by its field",
        (r"(?:last|family|sur)[ _-]?name|etternavn|etternamn|efternamn|efternavn|slektsnavn|slektsnamn|familienavn",),
        ("lastName: «Wichterlová»", "etternavn=«Hilliere»"),
        ("lastName: null", "etternavn: 12", "lastName="),
        severity="medium",
        led=_NAME,
        cell=_NUMBERED,
        check=check_name,
        spare=True,
    ),
    field_detector(
        "user.contact.phone_number",
        "Telephone number, by its field",
        (r"(?:(?:tele|cell)?phone|mobile|telefon|mobil|tlf|tel)\.?(?:[ _-]?(?:number|no|nr|numm?er))?",),
        ("phoneNumber: «(604) 688-3382»", "telefonnummer: «697-555-0142 x 12»"),
        ("phoneNumber: 12", "telefonnummer: 2026-11-22", "phoneNumber: null"),
        severity="medium",
        led=_DIALLED,
        cell=_PHONE,
        check=check_phone,
        spare=True,
    ),
    field_detector(
        "user.contact.fax_number",
        "Fax number, by its field",
        (r"(?:tele)?(?:fax|faks)[ _-]?(?:number|no|nr|numm?er)?",),
        ("fax: «(604) 688-8756»", "faksnummer: «(030) 076-5450»"),
        ("fax: 12", "fax: null", "fax: sent"),
        led=_DIALLED,
        cell=_PHONE,
        check=check_fax,
        spare=True,
    ),
    field_detector(
        "user.contact.address",
        "Postal address, by its field",
        (
            r"(?:(?:street|postal|mailing|visiting|post|gate|besøks|gatu)[ _-]?)?(?:address|adresse|adress)(?:[ _-]?(?:line)?[ _-]?[12])?",
        ),
        ("streetAddress: «1200 Maple Avenue»", "postadresse: «16 Rue de la Loi»"),
        ("streetAddress: null", "postadresse: mangler", "street_address: "),
        severity="medium",
        led=_HOUSE,
        cell=STREET,
        check=check_address,
        spare=True,
    ),
    field_detector(
        "user.contact.address.city",
        "City, by its field",
        (r"city[ _-]?name|(?:home|billing|shipping)[ _-]?city",),
        ("cityName: «São Paulo»", "homeCity: «Lethbridge»"),
        ("cityName: 12", "homeCity: null"),
        led=PHRASE,
        check=check_city,
        spare=True,
    ),
    field_detector(
        "user.government_id.national_identification_number",
        "National identity number of any country, by its field",
        (
            r"national[ _-]?(?:id|identity|insurance|identification)(?:[ _-]?(?:number|no|nr))?|social[ _-]?security(?:[ _-]?(?:number|no|nr))?|ssn|nin",
        ),
        ("nationalIdNumber: «295847284»", "ssn: «987-65-4321»"),
        ("nationalId: 12", "ssn: null", "nin: 00000000"),
        severity="high",
        led=_ID,
        check=check_id,
    ),
    field_detector(
        "user.demographic.gender",
        "Gender",
        (r"kjønn|kjonn|gender|kön|køn",),
        ("kjønn: «kvinne»", '"gender":"«F»"'),
        ("kjønn: ukjent", "gender: null", "gender=12"),
        led=rf"{LETTER}{{1,12}}(?:-{LETTER}{{2,12}})?",
        cell=rf"{LETTER}{{1,12}}(?:-{LETTER}{{2,12}})?|[0129]",
        check=check_gender,
        weights={GENDERED: 0.8, CODED: -1.0},
    ),
    field_detector(
        "user.demographic.marital_status",
        "Marital status",
        (r"sivilst(?:and|atus)|civilstånd|civilstand|marital[ _-]?status",),
        ("sivilstand: «gift»", '"maritalStatus":"«single»"'),
        ("sivilstand: ukjent", "maritalStatus: 2"),
        led=rf"{LETTER}{{1,12}}",
        cell=rf"{LETTER}{{1,12}}|[0-9]",
        check=check_marital_status,
        weights={CODED: -1.0},
    ),
)
