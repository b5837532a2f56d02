"""The words that an inventory's fields may take: closed lists of the law and of this file format."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import StringConstraints

FileLanguage = Literal["nb", "nn", "en"]
Severity = Literal["critical", "high", "medium", "low", "info"]
Verifiable = Literal["scan", "partly", "no"]
ProvidedBy = Literal["subject", "observed", "derived", "third_party"]
Protection = Literal["none", "encrypted", "hashed", "truncated", "masked", "pseudonymised"]
Action = Literal["delete", "anonymise", "archive", "restrict"]
RoundUp = Literal["end_of_month", "end_of_year"]
Role = Literal["processor", "joint_controller", "controller", "authority", "group_company"]
Article6 = Literal["6(1)(a)", "6(1)(b)", "6(1)(c)", "6(1)(d)", "6(1)(e)", "6(1)(f)"]
Article9 = Literal[
    "9(2)(a)", "9(2)(b)", "9(2)(c)", "9(2)(d)", "9(2)(e)", "9(2)(f)", "9(2)(g)", "9(2)(h)", "9(2)(i)", "9(2)(j)"
]
PromiseKind = Literal[
    "never_stored",
    "only_categories",
    "protected",
    "truncated",
    "not_in_logs",
    "never_disclosed",
    "deleted_when",
    "consent_required",
]
Right = Literal[
    "informed",
    "access",
    "rectification",
    "erasure",
    "restriction",
    "portability",
    "object",
    "object_direct_marketing",
    "withdraw_consent",
    "complain",
]

Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9ÆØÅæøåÄÖäö_.-]+$")]
Key = Annotated[str, StringConstraints(pattern=r"^[a-zA-Z0-9_.-]+$")]
"""A dotted key of fideslang's data uses or data subjects."""
CategoryKey = Annotated[str, StringConstraints(pattern=r"^user(\.[a-z0-9_]+)*$")]
_N = "[0-9]{1,4}"
Duration = Annotated[
    str,
    StringConstraints(pattern=f"^P({_N}Y({_N}M)?({_N}W)?({_N}D)?|{_N}M({_N}W)?({_N}D)?|{_N}W({_N}D)?|{_N}D)$"),
]
"""An ISO 8601 duration of whole years, months, weeks and days: P6Y, P3Y6M, P90D."""
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
OrganisationNumber = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z][0-9A-Za-z .-]{3,24}$")]
Text = Annotated[str, StringConstraints(min_length=1, pattern="^[^\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f]*$")]
"""A text of one or more lines, without control characters: they steer terminals and break spreadsheets."""

PROMISE_SCANS: dict[PromiseKind, Verifiable] = {
    "never_stored": "scan",
    "only_categories": "scan",
    "protected": "scan",
    "truncated": "scan",
    "not_in_logs": "scan",
    "never_disclosed": "no",
    "deleted_when": "partly",
    "consent_required": "partly",
}
"""How far a scan can verify a promise of each kind, where the file does not say."""
