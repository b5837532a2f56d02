"""What fields and sections are called in a spreadsheet, in bokmål, nynorsk and English."""

from __future__ import annotations

import re
from functools import cache

from scanner.rules.rule import Language, Words

SECTIONS = {
    "inventory": Words("Om protokollen", "Om protokollen", "About"),
    "controller": Words("Behandlingsansvarlig", "Behandlingsansvarleg", "Controller"),
    "joint_controllers": Words("Felles ansvarlige", "Felles ansvarlege", "Joint controllers"),
    "representative": Words("Representant", "Representant", "Representative"),
    "data_protection_officer": Words("Personvernombud", "Personvernombod", "Data protection officer"),
    "documents": Words("Dokumenter", "Dokument", "Documents"),
    "processing_activities": Words("Aktiviteter", "Aktivitetar", "Activities"),
    "personal_data": Words("Opplysninger", "Opplysningar", "Personal data"),
    "legal_basis_for_processing": Words("Grunnlag", "Grunnlag", "Legal basis"),
    "retention": Words("Slettefrister", "Slettefristar", "Retention"),
    "on_behalf_of": Words("På vegne av", "På vegner av", "On behalf of"),
    "systems": Words("Systemer", "System", "Systems"),
    "identity_fields": Words("Identitetsfelter", "Identitetsfelt", "Identity fields"),
    "recipients": Words("Mottakere", "Mottakarar", "Recipients"),
    "transfer": Words("Overføringer", "Overføringar", "Transfers"),
    "promises": Words("Løfter", "Løfte", "Promises"),
    "data_subject_rights": Words("Rettigheter", "Rettar", "Rights"),
    "open_questions": Words("Åpne spørsmål", "Opne spørsmål", "Open questions"),
}
FIELDS = {
    "section": Words("Del", "Del", "Section"),
    "parent": Words("Hører til", "Høyrer til", "Belongs to"),
    "quote": Words("Sitat", "Sitat", "Quote"),
    "place": Words("Sted i dokumentet", "Stad i dokumentet", "Place in the document"),
    "note": Words("Merknad", "Merknad", "Note"),
    "name": Words("Navn", "Namn", "Name"),
    "email": Words("E-post", "E-post", "E-mail"),
    "phone": Words("Telefon", "Telefon", "Phone"),
    "address": Words("Adresse", "Adresse", "Address"),
    "url": Words("Nettadresse", "Nettadresse", "URL"),
    "organisation_number": Words("Organisasjonsnummer", "Organisasjonsnummer", "Organisation number"),
    "title": Words("Tittel", "Tittel", "Title"),
    "path": Words("Fil", "Fil", "File"),
    "sha256": Words("SHA-256", "SHA-256", "SHA-256"),
    "last_updated": Words("Sist oppdatert", "Sist oppdatert", "Last updated"),
    "data_category": Words("Kategori", "Kategori", "Category"),
    "term": Words("Dokumentets ord", "Ordet i dokumentet", "The document's word"),
    "provided_by": Words("Kilde", "Kjelde", "Provided by"),
    "required": Words("Må oppgis", "Må oppgjevast", "Required"),
    "special_category_legal_basis": Words("Unntak etter art. 9", "Unntak etter art. 9", "Art. 9 ground"),
    "justification": Words("Begrunnelse etter § 12", "Grunngjeving etter § 12", "Justification under § 12"),
    "protection": Words("Vern", "Vern", "Protection"),
    "article": Words("Artikkel", "Artikkel", "Article"),
    "data_categories": Words("Kategorier", "Kategoriar", "Categories"),
    "period": Words("Lengste tid", "Lengste tid", "Maximum"),
    "minimum": Words("Korteste tid etter lov", "Kortaste tid etter lov", "Minimum by law"),
    "starts": Words("Regnes fra", "Blir rekna frå", "Starts"),
    "starts_field": Words("Datofelt", "Datofelt", "Date field"),
    "round_up": Words("Avrunding", "Avrunding", "Rounding"),
    "until": Words("Inntil", "Inntil", "Until"),
    "indeterminate": Words("Ikke fastsatt", "Ikkje fastsett", "Not decided"),
    "applies_to": Words("Gjelder kategorier", "Gjeld kategoriar", "Applies to"),
    "action": Words("Handling", "Handling", "Action"),
    "legal_basis": Words("Lovhjemmel", "Lovheimel", "Statute"),
    "id": Words("Id", "Id", "Id"),
    "data_use": Words("Bruk", "Bruk", "Data use"),
    "purposes": Words("Formål", "Føremål", "Purposes"),
    "data_subjects": Words("Registrerte", "Registrerte", "Data subjects"),
    "data_sources": Words("Datakilder", "Datakjelder", "Data sources"),
    "recipients": Words("Mottaker-id", "Mottakar-id", "Recipient ids"),
    "systems": Words("System-id", "System-id", "System ids"),
    "profiling": Words("Profilering", "Profilering", "Profiling"),
    "dpia": Words("Konsekvensvurdering", "Konsekvensvurdering", "Impact assessment"),
    "field": Words("Felt", "Felt", "Field"),
    "identity": Words("Identitet", "Identitet", "Identity"),
    "system_type": Words("Systemtype", "Systemtype", "System type"),
    "locations": Words("Steder", "Stader", "Locations"),
    "log": Words("Logg", "Logg", "Log"),
    "administrating_department": Words("Ansvarlig avdeling", "Ansvarleg avdeling", "Department"),
    "security_measures": Words("Tiltak", "Tiltak", "Measures"),
    "third_country": Words("Tredjeland", "Tredjeland", "Third country"),
    "safeguard": Words("Overføringsgrunnlag", "Overføringsgrunnlag", "Safeguard"),
    "role": Words("Rolle", "Rolle", "Role"),
    "named": Words("Navngitt", "Namngjeven", "Named"),
    "exports": Words("Eksportfiler", "Eksportfiler", "Export files"),
    "country": Words("Land", "Land", "Country"),
    "kind": Words("Slag", "Slag", "Kind"),
    "severity": Words("Alvor", "Alvor", "Severity"),
    "verifiable": Words("Kan prøves", "Kan prøvast", "Verifiable"),
    "contact": Words("Kontakt", "Kontakt", "Contact"),
    "response_deadline": Words("Svarfrist", "Svarfrist", "Deadline"),
    "rights": Words("Rettighetene", "Rettane", "The rights"),
    "not_stated": Words("Ikke oppgitt", "Ikkje oppgjeve", "Not stated"),
    "supervisory_authority": Words("Tilsynsmyndighet", "Tilsynsstyresmakt", "Supervisory authority"),
    "question": Words("Spørsmål", "Spørsmål", "Question"),
    "inventory_version": Words("Formatversjon", "Formatversjon", "Format version"),
    "language": Words("Språk", "Språk", "Language"),
}


def folded(text: str) -> str:
    """
    Return a heading as it is compared.

    >>> folded(" E-post: "), folded("Åpne  spørsmål")
    ('e post', 'åpne spørsmål')
    """
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


@cache
def field_of() -> dict[str, str]:
    """Return the fields by every heading they may have."""
    return {folded(text): key for key, phrase in FIELDS.items() for text in (key, *phrase)}


@cache
def section_of() -> dict[str, str]:
    """Return the sections by every name they may have."""
    return {folded(text): key for key, phrase in SECTIONS.items() for text in (key, *phrase)}


def heading(key: str, language: Language) -> str:
    """Return what a field is called."""
    return FIELDS[key].of(language)
