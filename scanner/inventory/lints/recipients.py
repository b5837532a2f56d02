"""Who gets data: Art. 13(1)(e)-(f), 28, 30(1)(d)-(e) and chapter V."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.inventory.hierarchy import is_covered
from scanner.inventory.lint import Case, Found, Lint
from scanner.inventory.lints.parties import is_unknown
from scanner.rules.rule import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

EEA = " AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK "
"""The EEA's members, the EU's 27, Iceland, Liechtenstein and Norway: two letters each, between spaces."""


def _unnamed(case: Case) -> Iterator[Found]:
    for index, recipient in enumerate(case.inventory.recipients):
        if recipient.named is False:
            yield ("recipients", index), recipient.name


def _no_role(case: Case) -> Iterator[Found]:
    for index, recipient in enumerate(case.inventory.recipients):
        if recipient.role is None:
            yield ("recipients", index), recipient.name


def _no_safeguard(case: Case) -> Iterator[Found]:
    for index, recipient in enumerate(case.inventory.recipients):
        transfer = recipient.transfer
        abroad = recipient.country is not None and f" {recipient.country} " not in EEA
        if (transfer and not transfer.safeguard and transfer.third_country) or (abroad and transfer is None):
            yield ("recipients", index), recipient.name


def _no_country(case: Case) -> Iterator[Found]:
    for index, recipient in enumerate(case.inventory.recipients):
        if recipient.transfer and not recipient.country and is_unknown(recipient.transfer.third_country):
            yield ("recipients", index, "transfer"), recipient.name


def _unused(case: Case) -> Iterator[Found]:
    used = {name for activity in case.inventory.processing_activities for name in activity.recipients}
    for index, recipient in enumerate(case.inventory.recipients):
        if recipient.id not in used:
            yield ("recipients", index), recipient.name


def _gets_more(case: Case) -> Iterator[Found]:
    for index, recipient in enumerate(case.inventory.recipients):
        declared = {
            item.data_category
            for activity in case.inventory.processing_activities
            if recipient.id in activity.recipients
            for item in activity.personal_data
        }
        for place, key in enumerate(recipient.data_categories):
            if declared and not is_covered(key, declared):
                yield ("recipients", index, "data_categories", place), f"{recipient.name} – {key}"


def _untold(case: Case) -> Iterator[Found]:
    for index, recipient in enumerate(case.inventory.recipients):
        if recipient.exports and not recipient.data_categories:
            yield ("recipients", index, "exports"), recipient.name


LINTS = (
    Lint(
        "INV230",
        "low",
        "GDPR art. 15(1)(c), C-154/21",
        Words(
            "Mottakeren er bare oppgitt som kategori",
            "Mottakaren er berre oppgjeven som kategori",
            "The recipient is stated as a kind only",
        ),
        Words(
            "Den som ber om innsyn, skal få vite hvem: før navnet",
            "Den som bed om innsyn, skal få vite kven: før namnet",
            "Who asks for access must be told who: enter the name",
        ),
        _unnamed,
    ),
    Lint(
        "INV231",
        "medium",
        "GDPR art. 13(1)(f), 30(1)(e), 46",
        Words(
            "Overføring ut av EØS uten overføringsgrunnlag",
            "Overføring ut av EØS utan overføringsgrunnlag",
            "A transfer out of the EEA without a safeguard",
        ),
        Words(
            "Før transfer.safeguard, for eksempel standardkontrakt etter art. 46(2)(c)",
            "Før transfer.safeguard, til dømes standardkontrakt etter art. 46(2)(c)",
            "Enter transfer.safeguard, such as standard clauses under Art. 46(2)(c)",
        ),
        _no_safeguard,
    ),
    Lint(
        "INV232",
        "medium",
        "GDPR art. 30(1)(e)",
        Words(
            "Overføring uten at landet er oppgitt",
            "Overføring utan at landet er oppgjeve",
            "A transfer to a country that is not stated",
        ),
        Words(
            "Før country eller transfer.third_country",
            "Før country eller transfer.third_country",
            "Enter country or transfer.third_country",
        ),
        _no_country,
    ),
    Lint(
        "INV233",
        "info",
        "GDPR art. 28",
        Words("Mottakerens rolle mangler", "Rolla til mottakaren manglar", "The recipient's role is not stated"),
        Words(
            "Før role: processor, controller, joint_controller, authority eller group_company",
            "Før role: processor, controller, joint_controller, authority eller group_company",
            "Enter role: processor, controller, joint_controller, authority or group_company",
        ),
        _no_role,
    ),
    Lint(
        "INV234",
        "low",
        "",
        Words(
            "Mottakeren hører ikke til noen aktivitet",
            "Mottakaren høyrer ikkje til nokon aktivitet",
            "The recipient belongs to no activity",
        ),
        Words(
            "Før id-en under recipients i en aktivitet, eller ta mottakeren ut",
            "Før id-en under recipients i ein aktivitet, eller ta mottakaren ut",
            "Enter its id under recipients of an activity, or take it out",
        ),
        _unused,
    ),
    Lint(
        "INV235",
        "medium",
        "GDPR art. 5(1)(b), 30(1)(d)",
        Words(
            "Mottakeren får en kategori som ingen av aktivitetene har",
            "Mottakaren får ein kategori som ingen av aktivitetane har",
            "The recipient gets a category that none of its activities has",
        ),
        Words(
            "Før kategorien i aktiviteten, eller ta den ut her",
            "Før kategorien i aktiviteten, eller ta han ut her",
            "Enter the category in the activity, or take it out here",
        ),
        _gets_more,
    ),
    Lint(
        "INV236",
        "low",
        "",
        Words(
            "Eksporten kan ikke prøves: mottakerens kategorier mangler",
            "Eksporten kan ikkje prøvast: kategoriane til mottakaren manglar",
            "The export cannot be tested: the recipient's categories are not stated",
        ),
        Words("Før data_categories", "Før data_categories", "Enter data_categories"),
        _untold,
    ),
)
