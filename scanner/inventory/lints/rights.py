"""What the data subject is told of their rights: Art. 12 and 13(2)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.inventory.lint import Case, Found, Lint
from scanner.rules.rule import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

RIGHTS = ("data_subject_rights",)


def _lacks(right: str) -> Callable[[Case], Iterator[Found]]:
    def find(case: Case) -> Iterator[Found]:
        if right not in case.inventory.data_subject_rights.rights:
            yield RIGHTS, ""

    return find


def _articles(case: Case) -> set[str]:
    return {
        basis.article
        for activity in case.inventory.processing_activities
        for basis in activity.legal_basis_for_processing
    }


def _consent_forever(case: Case) -> Iterator[Found]:
    if "6(1)(a)" in _articles(case) and "withdraw_consent" not in case.inventory.data_subject_rights.rights:
        yield RIGHTS, ""


def _others(case: Case) -> Iterator[Found]:
    articles, told = _articles(case), set(case.inventory.data_subject_rights.rights)
    due = {"rectification", "erasure", "restriction"}
    if articles & {"6(1)(a)", "6(1)(b)"}:
        due.add("portability")
    if articles & {"6(1)(e)", "6(1)(f)"}:
        due.add("object")
    if "object_direct_marketing" in told:
        due.discard("object")
    missing = sorted(due - told)
    if missing:
        yield RIGHTS, ", ".join(missing)


def _too_late(case: Case) -> Iterator[Found]:
    deadline = case.inventory.data_subject_rights.response_deadline or "P1M"
    counts = {unit: int(count) for count, unit in re.findall(r"(\d+)([YMWD])", deadline)}
    days = counts.get("Y", 0) * 365 + counts.get("M", 0) * 30 + counts.get("W", 0) * 7 + counts.get("D", 0)
    if days > 31:
        yield (*RIGHTS, "response_deadline"), deadline


LINTS = (
    Lint(
        "INV205",
        "medium",
        "GDPR art. 13(2)(d), 77",
        Words(
            "Retten til å klage til Datatilsynet er ikke oppgitt",
            "Retten til å klage til Datatilsynet er ikkje oppgjeven",
            "The right to complain to the supervisory authority is not stated",
        ),
        Words(
            "Opplys om klageretten, og før complain under rights",
            "Opplys om klageretten, og før complain under rights",
            "Tell people of it, and enter complain under rights",
        ),
        _lacks("complain"),
    ),
    Lint(
        "INV206",
        "medium",
        "GDPR art. 13(2)(b), 15",
        Words(
            "Retten til innsyn er ikke oppgitt",
            "Retten til innsyn er ikkje oppgjeven",
            "The right of access is not stated",
        ),
        Words(
            "Opplys om innsynsretten, og før access under rights",
            "Opplys om innsynsretten, og før access under rights",
            "Tell people of it, and enter access under rights",
        ),
        _lacks("access"),
    ),
    Lint(
        "INV207",
        "medium",
        "GDPR art. 7(3), 13(2)(c)",
        Words(
            "Samtykke er grunnlag, men retten til å trekke det er ikke oppgitt",
            "Samtykke er grunnlag, men retten til å trekkje det er ikkje oppgjeven",
            "Consent is a basis, but the right to withdraw it is not stated",
        ),
        Words(
            "Opplys om den, og før withdraw_consent under rights",
            "Opplys om han, og før withdraw_consent under rights",
            "Tell people of it, and enter withdraw_consent under rights",
        ),
        _consent_forever,
    ),
    Lint(
        "INV208",
        "low",
        "GDPR art. 13(2)(b)",
        Words(
            "Rettigheter som gjelder her, er ikke oppgitt",
            "Rettar som gjeld her, er ikkje oppgjevne",
            "Rights that apply here are not stated",
        ),
        Words(
            "Opplys om dem, og før dem under rights",
            "Opplys om dei, og før dei under rights",
            "Tell people of them, and enter them under rights",
        ),
        _others,
    ),
    Lint(
        "INV209",
        "medium",
        "GDPR art. 12(3)",
        Words(
            "Svarfristen er lengre enn én måned",
            "Svarfristen er lengre enn éin månad",
            "The deadline for answers is longer than one month",
        ),
        Words("Sett P1M eller kortere", "Set P1M eller kortare", "Set P1M or less"),
        _too_late,
    ),
)
