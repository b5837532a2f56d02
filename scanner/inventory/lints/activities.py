"""What each activity must say of itself: Art. 30(1)(b)-(c); and what is openly left open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.inventory.lint import Case, Found, Lint
from scanner.inventory.vocabulary import SUBJECTS, USES
from scanner.rules.rule import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

ACTIVITIES = "processing_activities"


def _no_purpose(case: Case) -> Iterator[Found]:
    for index, activity in enumerate(case.inventory.processing_activities):
        if not activity.purposes and not activity.data_use:
            yield (ACTIVITIES, index), activity.name


def _no_subjects(case: Case) -> Iterator[Found]:
    for index, activity in enumerate(case.inventory.processing_activities):
        if not activity.data_subjects:
            yield (ACTIVITIES, index), activity.name


def _no_data(case: Case) -> Iterator[Found]:
    for index, activity in enumerate(case.inventory.processing_activities):
        if not activity.personal_data:
            yield (ACTIVITIES, index), activity.name


def _own_keys(case: Case) -> Iterator[Found]:
    for index, activity in enumerate(case.inventory.processing_activities):
        for name, known in (("data_use", USES), ("data_subjects", SUBJECTS)):
            for place, key in enumerate(getattr(activity, name)):
                if key not in known:
                    yield (ACTIVITIES, index, name, place), key


def _open(case: Case) -> Iterator[Found]:
    for index, item in enumerate(case.inventory.open_questions):
        yield ("open_questions", index), item.question


LINTS = (
    Lint(
        "INV270",
        "medium",
        "GDPR art. 5(1)(b), 30(1)(b)",
        Words("Formål mangler", "Formål manglar", "No purpose is stated"),
        Words("Før purposes eller data_use", "Før purposes eller data_use", "Enter purposes or data_use"),
        _no_purpose,
    ),
    Lint(
        "INV271",
        "low",
        "GDPR art. 30(1)(c)",
        Words(
            "Kategorier av registrerte mangler",
            "Kategoriar av registrerte manglar",
            "The categories of data subjects are not stated",
        ),
        Words("Før data_subjects", "Før data_subjects", "Enter data_subjects"),
        _no_subjects,
    ),
    Lint(
        "INV272",
        "medium",
        "GDPR art. 30(1)(c)",
        Words(
            "Kategorier av personopplysninger mangler",
            "Kategoriar av personopplysningar manglar",
            "The categories of personal data are not stated",
        ),
        Words("Før personal_data", "Før personal_data", "Enter personal_data"),
        _no_data,
    ),
    Lint(
        "INV273",
        "info",
        "",
        Words(
            "Ikke en av fideslangs nøkler: andre verktøy kjenner den ikke",
            "Ikkje ein av nøklane til fideslang: andre verktøy kjenner han ikkje",
            "Not one of fideslang's keys: other tools do not know it",
        ),
        Words(
            "Bruk en av fideslangs der det finnes en",
            "Bruk ein av fideslang sine der det finst ein",
            "Use one of fideslang's where there is one",
        ),
        _own_keys,
    ),
    Lint(
        "INV274",
        "info",
        "",
        Words("Åpent spørsmål", "Ope spørsmål", "Open question"),
        Words(
            "Finn svaret, før det, og ta spørsmålet ut",
            "Finn svaret, før det, og ta spørsmålet ut",
            "Find the answer, enter it, and take the question out",
        ),
        _open,
    ),
)
