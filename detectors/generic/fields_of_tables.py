"""
Facts that only a column tells: an age, a salary, a year of birth, a blood group, a number of a foreign paper.

Their values are small numbers and everyday words that mean nothing in running text, so these detectors look at whole
cells alone. Where another detector has a rule of its own for the category, these take what it refuses.
"""

from __future__ import annotations

import re

from detectors import decided_values as values
from detectors.decided_field import ANYTHING, LETTER, column_detector, kind, taken
from detectors.detector import Verdict
from detectors.generic import (
    coordinates,
    date_of_birth,
    special_category,
)

_WORDS = rf"{LETTER}[A-Za-z0-9\x{{C0}}-\x{{24F}}&+./'’(), -]{{0,79}}"
_AMOUNT = r"(?:[A-Z]{3} ?|[$£€] ?)?[0-9]{1,3}(?:[ ,.\x{A0}]?[0-9]{3}){0,3}(?:[.,][0-9]{1,16})?(?: ?[-–] ?[0-9]{1,9})?(?: ?(?:kr|NOK|SEK|DKK|EUR|USD|,-))?"
_PAPER = r"[0-9A-Z][0-9A-Z -]{4,18}[0-9A-Z]"
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_DIGITS = re.compile(r"-?[0-9]+(?:[.,][0-9]+)?(?: ?%)?")
_DAY_OF_YEAR = re.compile(r"([0-9]{1,2})[./-]([0-9]{1,2})\.?")
_ANSWERS = frozenset(["ja", "nei", "jo", "nej", "yes", "no", "true", "false", "j", "n", "y"])
_PEOPLES_TEXT = (
    "white black asian hispanic latino latina caucasian african american native indian pacific islander hawaiian alaska "
    "european arab jewish roma sami mixed multiracial biracial nonhispanic mestizo samisk kven hvit svart"
)
_PEOPLES = frozenset(_PEOPLES_TEXT.split())
AMONG, ORIENTED = "a word for a people", "a word for an orientation"
LOCAL = "without a domain"
COUNTED = "a number of people"
ANSWER = "a measure or an answer"
SMALL_YEAR, LAST_YEAR, OLDEST = 1850, 2040, 120
MONTHS, DAYS = 12, 31
FEWEST_DECIMALS, FARTHEST = 3, 180


def _number(text: str) -> float | None:
    return float(text) if _NUMBER.fullmatch(text) else None


def check_age(text: str) -> Verdict | None:
    """
    Accept years from 0 to 120, and ranges of them.

    >>> check_age("37") is None, check_age("30-39") is None, check_age("1987") is None
    (False, False, True)
    """
    numbers = [_number(part) for part in text.strip("+ ").replace("–", "-").split("-")]
    return Verdict() if all(number is not None and number <= OLDEST for number in numbers) else None


def check_birth_part(text: str) -> Verdict | None:
    """
    Accept a year, a month or a day of one, and a day with its month.

    >>> [check_birth_part(part) is None for part in ("1987", "17", "17.05", "4711", "45.99")]
    [False, False, False, True, True]
    """
    if (day := _DAY_OF_YEAR.fullmatch(text)) is not None:
        first, second = sorted(map(int, day.groups()))
        return Verdict() if 1 <= first <= MONTHS and second <= DAYS else None
    number = _number(text)
    fits = number is not None and (SMALL_YEAR <= number <= LAST_YEAR or 1 <= number <= DAYS)
    return Verdict() if fits and not taken(text, date_of_birth.DETECTOR) else None


def check_amount(text: str) -> Verdict | None:
    """Accept sums of money that are not nothing: a column of zeros tells of no one."""
    return Verdict() if any(character in "123456789" for character in text) else None


def check_degrees(text: str) -> Verdict | None:
    """
    Accept one coordinate: degrees with at least three decimals.

    >>> check_degrees("59.9139") is None, check_degrees("59.9") is None, check_degrees("0.0000") is None
    (False, True, True)
    """
    number = _number(text)
    if number is None or len(text.partition(".")[2]) < FEWEST_DECIMALS or taken(text, coordinates.DETECTOR):
        return None
    return Verdict() if 0 < abs(number) <= FARTHEST else None


def check_family(text: str) -> Verdict | None:
    """Accept words, and how many there are."""
    return Verdict(support=(COUNTED,)) if text.isdecimal() else kind(text)


def check_people(text: str) -> Verdict | None:
    """Accept words; those that name a people speak for it."""
    if kind(text) is None:
        return None
    known = not _PEOPLES.isdisjoint(re.split(r"[^a-zæøå]+", text.lower()))
    return Verdict(support=(AMONG,)) if known else Verdict()


def check_health(text: str) -> Verdict | None:
    """Accept all that says something but bare numbers, which are keys as often as codes."""
    return None if _number(text) is not None else values.check_said(text)


def check_health_answer(text: str) -> Verdict | None:
    """
    Accept bare numbers and answers, which say something only where the name asks for nothing else: bmi, gravid.

    >>> [check_health_answer(text) is None for text in ("24.3", "nei", "0", "E11.9")]
    [False, False, True, True]
    """
    low = text.strip().lower()
    number = _DIGITS.fullmatch(low) is not None and check_amount(low) is not None
    return Verdict(support=(ANSWER,)) if number or low in _ANSWERS else None


def check_belief(text: str) -> Verdict | None:
    """Accept words, and the day of a baptism or of joining."""
    return Verdict() if values.is_day(text) else kind(text)


def check_orientation(text: str) -> Verdict | None:
    """Accept words; those for an orientation speak for it: a page's is portrait or landscape."""
    known = special_category.check(text)
    return Verdict(support=(ORIENTED,)) if known is not None and known.subtype == "sexual_orientation" else kind(text)


ABOUT_A_LIFE = (
    column_detector(
        "age_range",
        "user.demographic.age_range",
        "Age",
        ("37", "30-39"),
        cell=r"[0-9]{1,3}(?:\.[0-9]{1,2})?(?: ?[-–] ?[0-9]{1,3})?\+?",
        check=check_age,
    ),
    column_detector(
        "date_of_birth",
        "user.demographic.date_of_birth",
        "Year, month or day of birth",
        ("1987", "17", "17.05"),
        cell=r"[0-9]{1,4}(?:\.0)?|[0-9]{1,2}[./-][0-9]{1,2}\.?",
        check=check_birth_part,
        severity="medium",
        spare=True,
    ),
    column_detector(
        "salary",
        "user.financial.salary",
        "Salary or income",
        ("412 500", "60117.00"),
        cell=_AMOUNT,
        check=check_amount,
        severity="medium",
    ),
    column_detector(
        "family",
        "user.family",
        "Family",
        ("ektefelle", "2"),
        cell=rf"{_WORDS}|[0-9]{{1,2}}",
        check=check_family,
        weights={COUNTED: -1.0},
    ),
    column_detector(
        "coordinate",
        "user.location.precise",
        "One coordinate of a position",
        ("59.9139",),
        cell=r"-?[0-9]{1,3}\.[0-9]{3,16}",
        check=check_degrees,
        severity="medium",
        spare=True,
        # Shops, airports and sensors have coordinates too: beside people they are surer.
        prior=-3.4,
    ),
)

SPECIAL = (
    column_detector(
        "health_and_medical",
        "user.health_and_medical",
        "Health, by its column",
        ("Hypertension", "E11.9"),
        cell=ANYTHING,
        check=check_health,
        severity="high",
        spare=True,
    ),
    column_detector(
        "health_answer",
        "user.health_and_medical",
        "A measure of health or an answer about it, by its column",
        ("24.3", "nei"),
        cell=r"-?[0-9]{1,9}(?:[.,][0-9]{1,16})?(?: ?%)?|[A-Za-z]{1,5}",
        check=check_health_answer,
        severity="high",
        spare=True,
        weights={ANSWER: -3.0},
    ),
    column_detector(
        "record_id",
        "user.health_and_medical.record_id",
        "Medical record number",
        ("48-20-117",),
        cell=_PAPER,
        check=values.check_number,
        severity="high",
    ),
    column_detector(
        "race_ethnicity",
        "user.demographic.race_ethnicity",
        "Race or ethnicity, by its column",
        ("white",),
        cell=_WORDS,
        check=check_people,
        severity="high",
        spare=True,
        weights={AMONG: 2.0},
    ),
    column_detector(
        "religious_belief",
        "user.demographic.religious_belief",
        "Belief, by its column",
        ("agnosticism", "1987-05-17"),
        cell=rf"{_WORDS}|[0-9]{{1,4}}[./-][0-9]{{1,2}}[./-][0-9]{{1,4}}",
        check=check_belief,
        severity="high",
        spare=True,
    ),
    column_detector(
        "political_opinion",
        "user.demographic.political_opinion",
        "Political opinion, by its column",
        ("Democrat",),
        cell=_WORDS,
        severity="high",
        spare=True,
    ),
    column_detector(
        "sexual_orientation",
        "user.demographic.sexual_orientation",
        "Sexual orientation, by its column",
        ("straight",),
        cell=_WORDS,
        check=check_orientation,
        weights={ORIENTED: 2.0},
        severity="high",
        spare=True,
    ),
    column_detector(
        "trade_union",
        "user.workplace.trade_union",
        "Trade union, by its column",
        ("Unison", "212.50"),
        cell=rf"{_WORDS}|{_AMOUNT}",
        check=values.check_said,
        severity="high",
        spare=True,
    ),
    column_detector(
        "criminal_history",
        "user.criminal_history",
        "Criminal matters, by their column",
        ("Burglary",),
        cell=_WORDS,
        severity="high",
    ),
)

DETECTORS = (*ABOUT_A_LIFE, *SPECIAL)
