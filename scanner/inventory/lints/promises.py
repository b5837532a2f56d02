"""Promises: whether a scan can test them, and whether the inventory itself already breaks them."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from scanner.inventory.hierarchy import is_covered, within
from scanner.inventory.lint import Case, Found, Lint
from scanner.rules.rule import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.inventory.model import Activity, Promise

ABOUT_CATEGORIES = frozenset({"never_stored", "only_categories", "protected", "truncated", "not_in_logs"})
PROTECTIONS = ("encrypted", "hashed", "truncated", "masked", "pseudonymised", "tls")


def _scope(case: Case, promise: Promise) -> Iterator[tuple[int, Activity]]:
    """Yield the activities that a promise is about: those that use one of its systems, or all."""
    everywhere = not promise.systems or "*" in promise.systems
    for index, activity in enumerate(case.inventory.processing_activities):
        if everywhere or set(promise.systems) & set(activity.systems):
            yield index, activity


def _untestable(case: Case) -> Iterator[Found]:
    for index, promise in enumerate(case.inventory.promises):
        if promise.kind in ABOUT_CATEGORIES and promise.verified_by == "scan" and not promise.data_categories:
            yield ("promises", index), promise.id


def _closes_nothing(case: Case) -> Iterator[Found]:
    for index, promise in enumerate(case.inventory.promises):
        if promise.kind == "only_categories" and promise.data_categories and not promise.systems:
            yield ("promises", index), promise.id


def _stored_after_all(case: Case) -> Iterator[Found]:
    for promise in case.inventory.promises:
        if promise.kind != "never_stored":
            continue
        for index, activity in _scope(case, promise):
            for place, item in enumerate(activity.personal_data):
                if any(within(item.data_category, key) for key in promise.data_categories):
                    path = ("processing_activities", index, "personal_data", place)
                    yield path, f"{item.data_category} – {promise.id}"


def _more_than_promised(case: Case) -> Iterator[Found]:
    for promise in case.inventory.promises:
        named = [name for name in promise.systems if name != "*" and not name.startswith("recipient:")]
        if promise.kind != "only_categories" or not promise.data_categories or not named:
            continue
        for index, activity in _scope(case, promise):
            for place, item in enumerate(activity.personal_data):
                if not is_covered(item.data_category, promise.data_categories):
                    path = ("processing_activities", index, "personal_data", place)
                    yield path, f"{item.data_category} – {promise.id}"


def _recipient_gets_more(case: Case) -> Iterator[Found]:
    for promise in case.inventory.promises:
        if promise.kind != "only_categories" or not promise.data_categories:
            continue
        for index, recipient in enumerate(case.inventory.recipients):
            if f"recipient:{recipient.id}" not in promise.systems:
                continue
            for place, key in enumerate(recipient.data_categories):
                if not is_covered(key, promise.data_categories):
                    yield ("recipients", index, "data_categories", place), f"{key} – {promise.id}"


def _no_protection(case: Case) -> Iterator[Found]:
    for index, promise in enumerate(case.inventory.promises):
        if promise.kind == "protected" and not promise.protection:
            yield ("promises", index), promise.id


def _unknown_protection(case: Case) -> Iterator[Found]:
    for index, promise in enumerate(case.inventory.promises):
        if promise.protection and promise.protection not in PROTECTIONS:
            near = difflib.get_close_matches(promise.protection, PROTECTIONS, n=1)
            yield ("promises", index, "protection"), f"{promise.id}{f' ({near[0]}?)' if near else ''}"


def _beyond_a_scan(case: Case) -> Iterator[Found]:
    for index, promise in enumerate(case.inventory.promises):
        outside = promise.kind in {"never_disclosed", "consent_required"} or promise.protection == "tls"
        if outside and promise.verifiable == "scan":
            yield ("promises", index, "verifiable"), promise.id


LINTS = (
    Lint(
        "INV250",
        "medium",
        "",
        Words(
            "Løftet kan ikke prøves: det sier ikke hvilke kategorier",
            "Løftet kan ikkje prøvast: det seier ikkje kva kategoriar",
            "The promise cannot be tested: it names no categories",
        ),
        Words(
            "Før data_categories, eller verifiable: partly",
            "Før data_categories, eller verifiable: partly",
            "Enter data_categories, or verifiable: partly",
        ),
        _untestable,
    ),
    Lint(
        "INV251",
        "high",
        "GDPR art. 5(1)(a)",
        Words(
            "Deklarert lagret, men lovet aldri lagret",
            "Deklarert lagra, men lova aldri lagra",
            "Declared as stored, but promised never to be",
        ),
        Words(
            "Rett løftet eller aktiviteten: begge kan ikke stemme",
            "Rett løftet eller aktiviteten: begge kan ikkje stemme",
            "Correct the promise or the activity: both cannot hold",
        ),
        _stored_after_all,
    ),
    Lint(
        "INV252",
        "medium",
        "GDPR art. 5(1)(a)",
        Words(
            "Deklarert i et system der noe annet er lovet som det eneste",
            "Deklarert i eit system der noko anna er lova som det einaste",
            "Declared in a system that was promised to hold something else only",
        ),
        Words(
            "Rett løftet eller aktiviteten: begge kan ikke stemme",
            "Rett løftet eller aktiviteten: begge kan ikkje stemme",
            "Correct the promise or the activity: both cannot hold",
        ),
        _more_than_promised,
    ),
    Lint(
        "INV253",
        "low",
        "",
        Words(
            "Løftet om vern sier ikke hvilket vern",
            "Løftet om vern seier ikkje kva vern",
            "The promise of protection does not say which",
        ),
        Words(
            "Før protection: encrypted, hashed, truncated, masked, pseudonymised eller tls",
            "Før protection: encrypted, hashed, truncated, masked, pseudonymised eller tls",
            "Enter protection: encrypted, hashed, truncated, masked, pseudonymised or tls",
        ),
        _no_protection,
    ),
    Lint(
        "INV254",
        "medium",
        "",
        Words(
            "Ukjent vern: ingen regel kan prøve det",
            "Ukjent vern: ingen regel kan prøve det",
            "Unknown protection: no rule can test it",
        ),
        Words(
            "Bruk encrypted, hashed, truncated, masked, pseudonymised eller tls",
            "Bruk encrypted, hashed, truncated, masked, pseudonymised eller tls",
            "Use encrypted, hashed, truncated, masked, pseudonymised or tls",
        ),
        _unknown_protection,
    ),
    Lint(
        "INV255",
        "medium",
        "",
        Words(
            "Ingen skanning kan vise at dette løftet holdes",
            "Inga skanning kan vise at dette løftet blir halde",
            "No scan can show that this promise is kept",
        ),
        Words(
            'Sett verifiable: "no" eller partly', 'Set verifiable: "no" eller partly', 'Set verifiable: "no" or partly'
        ),
        _beyond_a_scan,
    ),
    Lint(
        "INV256",
        "medium",
        "GDPR art. 5(1)(a)",
        Words(
            "Mottakeren får mer enn det som er lovet",
            "Mottakaren får meir enn det som er lova",
            "The recipient gets more than what was promised",
        ),
        Words(
            "Rett løftet eller mottakerens kategorier",
            "Rett løftet eller kategoriane til mottakaren",
            "Correct the promise or the recipient's categories",
        ),
        _recipient_gets_more,
    ),
    Lint(
        "INV257",
        "low",
        "",
        Words(
            "Løftet om bare disse opplysningene sier ikke for hvilket system: det blir ikke prøvd",
            "Løftet om berre desse opplysningane seier ikkje for kva system: det blir ikkje prøvd",
            "The promise of only these categories names no system: it is not tested",
        ),
        Words(
            'Før systems: id-er, recipient:ID eller "*" for alle',
            'Før systems: id-ar, recipient:ID eller "*" for alle',
            'Enter systems: ids, recipient:ID or "*" for all',
        ),
        _closes_nothing,
    ),
)
