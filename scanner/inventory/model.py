"""
The inventory as a value: one organisation's declared record of processing, and its promises.

Names of fields are fideslang's where it has one. Every node may carry `quote` (the document's literal sentence), `place`
(where in the document it stands, `path:line`) and `note` (for people). Nothing here reads files; `scanner.inventory.load`
does, `scanner.inventory.write` writes. The JSON Schema in docs/ is made from these classes.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from scanner.inventory.words import (
    PROMISE_SCANS,
    Action,
    Article6,
    Article9,
    CategoryKey,
    Country,
    Duration,
    FileLanguage,
    Id,
    Key,
    OrganisationNumber,
    PromiseKind,
    Protection,
    ProvidedBy,
    Right,
    Role,
    RoundUp,
    Severity,
    Text,
    Verifiable,
)


class Node(BaseModel):
    """What every node of the file may carry, and that it takes no unknown key."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    quote: Text | None = Field(default=None, description="The literal sentence of the document that says so.")
    place: Text | None = Field(
        default=None, description="Where the quote stands, as path:line; drafts add :first-last, in characters."
    )
    note: Text | None = Field(default=None, description="A remark for people; no rule reads it.")


class Party(Node):
    """Who can be written to: a controller, a representative, a data protection officer. Art. 30(1)(a)."""

    name: Text | None = None
    email: Text | None = None
    phone: Text | None = None
    address: Text | None = None
    url: Text | None = None
    organisation_number: OrganisationNumber | None = None


class Document(Node):
    """A document that the inventory is drawn from, such as a privacy policy."""

    title: Text | None = None
    path: Text | None = Field(default=None, description="Path from the folder of this file; its quotes are checked.")
    url: Text | None = None
    sha256: Text | None = None
    last_updated: Text | None = Field(default=None, description="The document's own date, YYYY-MM-DD.")


class PersonalData(Node):
    """One category of personal data in one activity. Art. 30(1)(c)."""

    data_category: CategoryKey = Field(description="fideslang key or one of ours: user.contact.email.")
    term: Text | None = Field(default=None, description="The word that the document uses.")
    provided_by: ProvidedBy | None = Field(default=None, description="Where it comes from: Art. 15(1)(g) and 20.")
    required: bool | None = Field(default=None, description="Whether the person must give it: Art. 13(2)(e).")
    special_category_legal_basis: Article9 | None = Field(
        default=None, description="What allows it when it is of a special category: Art. 9(2)."
    )
    justification: Text | None = Field(
        default=None,
        description="Why sure identification by national identity number is needed: personopplysningsloven § 12.",
    )
    protection: Protection | None = Field(default=None, description="How it is stored.")


class LegalBasis(Node):
    """What allows the processing: Art. 6(1); for some categories only, or for all of the activity."""

    article: Article6
    data_categories: tuple[CategoryKey, ...] = Field(default=(), description="Empty: all of the activity's.")


class Retention(Node):
    """
    How long: a period from an event, or until an event, or openly undecided. Art. 30(1)(f).

    `period` is the maximum: what is older is overdue. `minimum` is what a statute demands be kept (bokføringsloven
    § 13): it forbids deletion before, and orders none after.
    """

    period: Duration | None = Field(default=None, description="ISO 8601: P5Y, P3Y6M, P90D. The maximum.")
    minimum: Duration | None = Field(default=None, description="What a statute demands be kept. Orders no deletion.")
    starts: Text | None = Field(default=None, description="The event that starts the clock, in words.")
    starts_field: Text | None = Field(
        default=None, description="table.column that holds its date, or line_timestamp, or file_mtime."
    )
    round_up: RoundUp | None = Field(default=None, description="Count from the end of the start's month or year.")
    until: Text | None = Field(default=None, description="The event that ends it, where no duration is declared.")
    indeterminate: bool | None = Field(default=None, description="Openly undecided: a lint, not an error.")
    applies_to: tuple[CategoryKey, ...] = Field(default=(), description="Empty: all of the activity's categories.")
    action: Action | None = None
    legal_basis: Text | None = Field(default=None, description="The statute, where one decides.")

    @model_validator(mode="before")
    @classmethod
    def _said_of_period(cls, value: Any) -> Any:
        """Read `minimum: true` beside a period as: that period is the minimum."""
        if not isinstance(value, dict) or str(value.get("minimum")).lower() not in {"true", "false"}:
            return value
        rest = {key: item for key, item in value.items() if key != "minimum"}
        if str(value["minimum"]).lower() == "true" and "period" in rest:
            rest["minimum"] = rest.pop("period")
        return rest


class Activity(Node):
    """One processing activity: Art. 30(1)(b)-(f)."""

    id: Id
    name: Text
    data_use: tuple[Key, ...] = Field(default=(), description="fideslang's data uses.")
    purposes: tuple[Text, ...] = Field(default=(), description="In the document's words.")
    data_subjects: tuple[Key, ...] = Field(default=(), description="fideslang's data subjects.")
    personal_data: tuple[PersonalData, ...]
    legal_basis_for_processing: tuple[LegalBasis, ...] = ()
    data_sources: tuple[Text, ...] = Field(default=(), description="Where the data comes from, in words.")
    retention: tuple[Retention, ...] = ()
    recipients: tuple[Id, ...] = Field(default=(), description="Ids from recipients.")
    systems: tuple[Id, ...] = Field(default=(), description="Ids from systems.")
    on_behalf_of: tuple[Party, ...] = Field(
        default=(), description="The controllers it is done for, when we are their processor: Art. 30(2)."
    )
    profiling: bool | None = None
    dpia: Text | None = Field(default=None, description="The impact assessment: where it is, or why none is needed.")


class IdentityField(Node):
    """A field by which a person can be looked up when they ask for their data."""

    field: Text = Field(description="table.column, or a JSON path.")
    identity: CategoryKey


class System(Node):
    """Where data lies, bound to what a scan reads by globs over locations."""

    id: Id
    name: Text | None = None
    system_type: Text | None = None
    locations: tuple[Text, ...] = Field(
        default=(), description="Globs over a scan's locations: postgresql://*/crm/*, file:logs/**."
    )
    log: bool | None = Field(default=None, description="True for logs: the rules for logs hold here.")
    administrating_department: Text | None = None
    security_measures: tuple[Text, ...] = ()
    identity_fields: tuple[IdentityField, ...] = ()


class Transfer(Node):
    """A transfer out of the EEA: Art. 30(1)(e)."""

    third_country: Text | None = None
    safeguard: Text | None = Field(default=None, description="Such as Art. 46(2)(c), standard contractual clauses.")


class Recipient(Node):
    """Who gets data, which categories, and the files they get it in. Art. 30(1)(d)."""

    id: Id
    name: Text
    role: Role | None = None
    named: bool | None = Field(default=None, description="Whether the name is a who, not only a kind: C-154/21.")
    data_categories: tuple[CategoryKey, ...] = Field(default=(), description="All that it may get. Empty: not said.")
    exports: tuple[Text, ...] = Field(default=(), description="Globs over the files that it gets.")
    country: Country | None = None
    transfer: Transfer | None = None


class Promise(Node):
    """A statement that can be proved false, in the organisation's own words."""

    id: Id
    kind: PromiseKind
    data_categories: tuple[CategoryKey, ...] = ()
    systems: tuple[Text, ...] = Field(default=(), description='Ids of systems, "recipient:ID", or "*" for all.')
    protection: Text | None = Field(default=None, description="encrypted, hashed, truncated, masked, tls.")
    severity: Severity | None = None
    verifiable: Verifiable | None = Field(default=None, description="Whether a scan can tell.")
    quote: Text = Field(description="The literal sentence of the document.")

    @property
    def verified_by(self) -> Verifiable:
        """How far a scan can verify it: what the file says, or what its kind allows."""
        return self.verifiable or PROMISE_SCANS[self.kind]


class Rights(Node):
    """What the data subject is told of their rights: Art. 13(2) and 15-22."""

    contact: Text | None = None
    response_deadline: Duration | None = None
    rights: tuple[Right, ...] = ()
    not_stated: tuple[Text, ...] = Field(default=(), description="What the document leaves out.")
    supervisory_authority: Text | None = None


class OpenQuestion(Node):
    """What the document leaves open; a bare text in the file is the question alone."""

    question: Text


def _question(value: Any) -> Any:
    return {"question": value} if isinstance(value, str) else value


class Inventory(Node):
    """One organisation's declared inventory."""

    inventory_version: Annotated[int, Field(ge=1, le=1)]
    language: FileLanguage | None = Field(default=None, description="Of the texts in this file: nb, nn or en.")
    controller: Party = Party()
    joint_controllers: tuple[Party, ...] = ()
    representative: Party | None = None
    data_protection_officer: Party | None = None
    documents: tuple[Document, ...] = ()
    security_measures: tuple[Text, ...] = Field(default=(), description="In general terms: Art. 30(1)(g).")
    processing_activities: tuple[Activity, ...] = Field(min_length=1)
    systems: tuple[System, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    promises: tuple[Promise, ...] = ()
    data_subject_rights: Rights = Rights()
    open_questions: tuple[Annotated[OpenQuestion, BeforeValidator(_question)], ...] = ()
