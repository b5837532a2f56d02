"""
Numbers of papers, cards and accounts of any country, and what else only a column's name makes a number of a person.

The detectors that know a country's rule come first; these take what those refuse, in a column that says what it holds.
"""

from __future__ import annotations

from detectors import decided_values as values
from detectors.decided_field import column_detector, taken
from detectors.detector import Verdict
from detectors.generic import card_expiry, email, iban, payment_card
from detectors.no import driving_licence, kontonummer, passport, vehicle_plate

_PAPER = r"[0-9A-Z][0-9A-Z -]{4,18}[0-9A-Z]"
LOCAL = "without a domain"
LAST_YEAR = 2040


def check_paper(text: str) -> Verdict | None:
    """Accept letters and digits, at least five of them digits and not all alike, that no country's rule here takes."""
    known = taken(text, passport.DETECTOR, driving_licence.DETECTOR)
    return None if known else values.check_number(text)


def check_account(text: str) -> Verdict | None:
    """Accept eight to eighteen digits, not all alike, that are no Norwegian account and no IBAN."""
    digits = [character for character in text if character.isdigit()]
    fits = 8 <= len(digits) <= 18 and len(set(digits)) > 2 and not values.is_day(text)
    return Verdict() if fits and not taken(text, kontonummer.DETECTOR, iban.DETECTOR) else None


def check_card(text: str) -> Verdict | None:
    """Accept as many digits as a card has, or its last four, that are no card's by their check digit."""
    digits = "".join(character for character in text if character.isdigit())
    fits = len(digits) == 4 or (12 <= len(digits) <= 19 and len(set(digits)) > 2)
    return Verdict() if fits and not taken(text, payment_card.DETECTOR) else None


def check_card_part(text: str) -> Verdict | None:
    """Accept a month or a year."""
    fits = text.isdecimal() and (1 <= int(text) <= 99 or 2000 <= int(text) <= LAST_YEAR)
    return Verdict() if fits and not taken(text, card_expiry.DETECTOR) else None


def check_plate(text: str) -> Verdict | None:
    """Accept letters with digits that are no Norwegian plate."""
    mixed = any(map(str.isdigit, text)) and any(map(str.isalpha, text))
    return Verdict() if mixed and not taken(text, vehicle_plate.DETECTOR) else None


def check_local_part(text: str) -> Verdict | None:
    """Accept the name of a mailbox without its domain: `kari.nordmann`."""
    fits = values.check_username(text) is not None and not taken(text, email.DETECTOR)
    return Verdict(support=(LOCAL,)) if fits else None


def check_salt(text: str) -> Verdict | None:
    """Accept what a random salt looks like: letters among digits, in eight characters or more."""
    mixed = any(map(str.isdigit, text)) and any(map(str.isalpha, text))
    return Verdict() if mixed and not values.is_date(text) else None


def check_postal_code(text: str) -> Verdict | None:
    """
    Accept what a postal code of some country looks like, that is no Norwegian or Swedish one.

    >>> check_postal_code("T2P 2T3") is None, check_postal_code("SW1A 1AA") is None, check_postal_code("0570") is None
    (False, False, True)
    """
    fits = sum(map(str.isdigit, text)) >= 2 and values.check_postal_code(text) is None
    return Verdict() if fits and len(set(text)) > 1 else None


DETECTORS = (
    column_detector(
        "passport_number",
        "user.government_id.passport_number",
        "Passport number of any country, by its column",
        ("X1234567",),
        cell=_PAPER,
        check=check_paper,
        severity="high",
        spare=True,
    ),
    column_detector(
        "drivers_license_number",
        "user.government_id.drivers_license_number",
        "Driving licence number of any country, by its column",
        ("S99912345",),
        cell=_PAPER,
        check=check_paper,
        severity="medium",
        spare=True,
    ),
    column_detector(
        "license_plate",
        "user.vehicle.license_plate",
        "License plate of any country, by its column",
        ("AB12 CDE",),
        cell=r"[0-9A-Z][0-9A-Z -]{1,9}[0-9A-Z]",
        check=check_plate,
        severity="medium",
        spare=True,
    ),
    column_detector(
        "bank_account",
        "user.financial.bank_account",
        "Bank account of any country, by its column",
        ("204 17 889 31",),
        cell=r"[0-9][0-9 .-]{6,24}[0-9]",
        check=check_account,
        severity="medium",
        spare=True,
    ),
    column_detector(
        "card_number",
        "user.financial.credit_card.number",
        "Card number without a valid check digit, by its column",
        ("4929 0000 1111 2",),
        cell=r"[0-9]{4}|[0-9Xx*][0-9Xx* -]{10,23}[0-9]",
        check=check_card,
        severity="high",
        spare=True,
    ),
    column_detector(
        "card_expiry",
        "user.financial.credit_card.expiry",
        "Month or year in which a card expires",
        ("11", "2029"),
        cell=r"0?[1-9]|1[0-2]|[2-9][0-9]|20[0-9]{2}",
        check=check_card_part,
        spare=True,
    ),
    column_detector(
        "postal_code",
        "user.contact.address.postal_code",
        "Postal code of any country, by its column",
        ("90210-1234",),
        cell=r"[0-9A-Z]{2,5}(?:[ -]?[0-9A-Z]{2,5})?",
        check=check_postal_code,
        spare=True,
    ),
    column_detector(
        "email",
        "user.contact.email",
        "E-mail address without its domain",
        ("kari.nordmann",),
        cell=r"[0-9A-Za-z][0-9A-Za-z._-]{2,63}",
        check=check_local_part,
        severity="medium",
        spare=True,
        weights={LOCAL: -1.0},
    ),
    column_detector(
        "salt",
        "user.authorization",
        "Salt of a password",
        ("6b1f00c2a9",),
        cell=r"[0-9A-Za-z+/=.$]{8,128}",
        check=check_salt,
    ),
)
