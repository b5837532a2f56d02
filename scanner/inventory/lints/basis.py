"""What allows the processing: Art. 6, 9 and personopplysningsloven § 12."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from detectors.categories import label, special
from scanner.inventory.hierarchy import is_covered, within
from scanner.inventory.lint import Case, Found, Lint
from scanner.rules.rule import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.inventory.model import Activity, PersonalData

NATIONAL_ID = "user.government_id.national_identification_number"
CVV = "user.financial.credit_card.verification_code"
ACTIVITIES = "processing_activities"
LAW = re.compile(r"(?i)lov|forskrift|§|\bact\b|\blaw\b|regul|direktiv|plikt|rekneskap|regnskap|skatt|bokfør")


def _no_basis(case: Case) -> Iterator[Found]:
    for index, activity in enumerate(case.inventory.processing_activities):
        if not activity.legal_basis_for_processing and not activity.on_behalf_of:
            yield (ACTIVITIES, index), activity.name


def _basis_elsewhere(case: Case) -> Iterator[Found]:
    for index, activity in enumerate(case.inventory.processing_activities):
        declared = {item.data_category for item in activity.personal_data}
        for place, basis in enumerate(activity.legal_basis_for_processing):
            for other, key in enumerate(basis.data_categories):
                if not is_covered(key, declared):
                    yield (ACTIVITIES, index, "legal_basis_for_processing", place, "data_categories", other), key


def _says_no(case: Case, article: str) -> Iterator[Found]:
    for index, activity in enumerate(case.inventory.processing_activities):
        for place, basis in enumerate(activity.legal_basis_for_processing):
            if basis.article != article or basis.note or basis.quote:
                continue
            laws = " ".join(item.legal_basis or "" for item in activity.retention)
            if article != "6(1)(c)" or not LAW.search(laws):
                yield (ACTIVITIES, index, "legal_basis_for_processing", place), activity.name


def _every(case: Case) -> Iterator[tuple[tuple[str | int, ...], Activity, PersonalData]]:
    for index, activity in enumerate(case.inventory.processing_activities):
        for place, item in enumerate(activity.personal_data):
            yield (ACTIVITIES, index, "personal_data", place), activity, item


def _special(case: Case) -> Iterator[Found]:
    for path, activity, item in _every(case):
        if special(item.data_category) == "art. 9" and not item.special_category_legal_basis:
            yield path, f"{label(item.data_category, 'nb')} ({activity.name})"


def _unjustified(case: Case) -> Iterator[Found]:
    for path, activity, item in _every(case):
        if within(item.data_category, NATIONAL_ID) and not item.justification:
            yield path, activity.name


def _cvv(case: Case) -> Iterator[Found]:
    for path, activity, item in _every(case):
        if item.data_category == CVV:
            yield path, activity.name


def _consent_only(case: Case) -> Iterator[Found]:
    """A promise that nothing is done without consent, beside another basis for what it is about."""
    for index, promise in enumerate(case.inventory.promises):
        if promise.kind != "consent_required":
            continue
        scope = promise.data_categories or ("user",)
        others: dict[str, None] = {}
        for activity in case.inventory.processing_activities:
            if any(within(item.data_category, key) for item in activity.personal_data for key in scope):
                others |= {basis.article: None for basis in activity.legal_basis_for_processing}
        others.pop("6(1)(a)", None)
        if others:
            yield ("promises", index), f"{promise.id} – {', '.join(others)}"


LINTS = (
    Lint(
        "INV210",
        "medium",
        "GDPR art. 6(1), 13(1)(c)",
        Words("Behandlingsgrunnlag mangler", "Behandlingsgrunnlag manglar", "No legal basis is stated"),
        Words(
            "Før legal_basis_for_processing med article",
            "Før legal_basis_for_processing med article",
            "Enter legal_basis_for_processing with an article",
        ),
        _no_basis,
    ),
    Lint(
        "INV211",
        "medium",
        "GDPR art. 5(1)(a), 6(1)",
        Words(
            "Løftet om samtykke strider mot et annet oppgitt grunnlag",
            "Løftet om samtykke strir mot eit anna oppgjeve grunnlag",
            "The promise of consent contradicts another stated basis",
        ),
        Words(
            "Rett teksten eller grunnlaget: begge kan ikke stemme",
            "Rett teksten eller grunnlaget: begge kan ikkje stemme",
            "Correct the text or the basis: both cannot hold",
        ),
        _consent_only,
    ),
    Lint(
        "INV212",
        "low",
        "GDPR art. 6(1)",
        Words(
            "Grunnlaget gjelder en kategori som aktiviteten ikke har",
            "Grunnlaget gjeld ein kategori som aktiviteten ikkje har",
            "The basis is for a category that the activity does not have",
        ),
        Words(
            "Før kategorien under personal_data, eller ta den ut",
            "Før kategorien under personal_data, eller ta han ut",
            "Enter the category under personal_data, or take it out",
        ),
        _basis_elsewhere,
    ),
    Lint(
        "INV213",
        "low",
        "GDPR art. 6(3)",
        Words(
            "Rettslig forpliktelse uten at loven er nevnt",
            "Rettsleg plikt utan at lova er nemnd",
            "A legal obligation without the law that obliges",
        ),
        Words("Nevn loven i note", "Nemn lova i note", "Name the law in note"),
        lambda case: _says_no(case, "6(1)(c)"),
    ),
    Lint(
        "INV214",
        "low",
        "GDPR art. 13(1)(d)",
        Words(
            "Berettiget interesse uten at interessen er nevnt",
            "Rettkomen interesse utan at interessa er nemnd",
            "A legitimate interest that is not named",
        ),
        Words("Nevn interessen i note", "Nemn interessa i note", "Name the interest in note"),
        lambda case: _says_no(case, "6(1)(f)"),
    ),
    Lint(
        "INV215",
        "high",
        "GDPR art. 9(2)",
        Words(
            "Særlig kategori uten unntak etter artikkel 9",
            "Særleg kategori utan unntak etter artikkel 9",
            "A special category without a ground under Article 9",
        ),
        Words(
            "Før special_category_legal_basis, eller samle den ikke inn",
            "Før special_category_legal_basis, eller ikkje samle han inn",
            "Enter special_category_legal_basis, or do not collect it",
        ),
        _special,
    ),
    Lint(
        "INV216",
        "medium",
        "personopplysningsloven § 12",
        Words(
            "Fødselsnummer uten begrunnelse",
            "Fødselsnummer utan grunngjeving",
            "National identity number without a justification",
        ),
        Words(
            "Skriv i justification hvorfor sikker identifisering er nødvendig, eller bruk noe annet",
            "Skriv i justification kvifor sikker identifisering er nødvendig, eller bruk noko anna",
            "Write in justification why sure identification is needed, or use something else",
        ),
        _unjustified,
    ),
    Lint(
        "INV217",
        "high",
        "PCI DSS 3.3.1.2",
        Words(
            "Kortets verifiseringskode er deklarert lagret",
            "Verifiseringskoden på kortet er deklarert lagra",
            "The card's verification code is declared as stored",
        ),
        Words(
            "Den skal ikke lagres etter autorisasjon, heller ikke kryptert",
            "Han skal ikkje lagrast etter autorisasjon, heller ikkje kryptert",
            "It must not be kept after authorisation, not even encrypted",
        ),
        _cvv,
    ),
)
