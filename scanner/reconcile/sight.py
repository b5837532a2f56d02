"""
How a scan would know a category: by its values, by the names of fields, in part, or not at all.

An e-mail address gives itself away wherever it stands; a job title does not, and is known where a field is called so.
What is known by names alone cannot be said to be absent, only not to be named.
"""

from __future__ import annotations

from functools import cache
from typing import Literal

from detectors.categories import CATEGORIES
from scanner.inventory.hierarchy import within

Sight = Literal["value", "name", "part", "none"]
BY_VALUE = (
    "user.contact.email",
    "user.contact.phone_number",
    "user.contact.address",
    "user.government_id.national_identification_number",
    "user.government_id.immigration_number",
    "user.financial.bank_account",
    "user.financial.credit_card",
    "user.device.ip_address",
    "user.device.user_agent",
)
"""What values tell by themselves or beside one that does: check digits, grammar, tables of names and places."""


@cache
def _detectable() -> frozenset[str]:
    """Return the categories that some detector looks for, by value or by the name of a field."""
    from detectors.discover import on_offer

    return frozenset(
        key for detector in on_offer() for key in (detector.category, *detector.hints) if key.startswith("user")
    )


@cache
def sight(category: str) -> Sight:
    """
    Return how a scan would know a category.

    >>> sight("user.financial.credit_card.number"), sight("user.job_title"), sight("user.workplace"), sight("user.sensor")
    ('value', 'name', 'part', 'none')
    """
    if any(within(category, root) for root in BY_VALUE):
        return "value"
    # A detector of the whole family finds its parts, but not which part it is.
    if any(within(category, one) for one in _detectable()):
        return "name"
    return "part" if parts(category) else "none"


@cache
def parts(category: str) -> tuple[str, ...]:
    """
    Return the parts of a category that a scan looks for.

    >>> parts("user.workplace")
    ('user.workplace.chain_membership', 'user.workplace.trade_union')
    """
    return tuple(key for key in CATEGORIES if key != category and within(key, category) and key in _detectable())
