"""What fields and sections are called in a spreadsheet, in bokmål, nynorsk and English."""

from __future__ import annotations

import re
from functools import cache

from scanner.inventory.vocabulary import Language, Phrase

SECTIONS = {
    "inventory": Phrase("Om protokollen", "Om protokollen", "About"),
    "controller": Phrase("Behandlingsansvarlig", "Behandlingsansvarleg", "Controller"),
    "joint_controllers": Phrase("Felles ansvarlige", "Felles ansvarlege", "Joint controllers"),
    "representative": Phrase("Representant", "Representant", "Representative"),
    "data_protection_officer": Phrase("Personvernombud", "Personvernombod", "Data protection officer"),
    "documents": Phrase("Dokumenter", "Dokument", "Documents"),
    "processing_activities": Phrase("Aktiviteter", "Aktivitetar", "Activities"),
    "personal_data": Phrase("Opplysninger", "Opplysningar", "Personal data"),
    "legal_basis_for_processing": Phrase("Grunnlag", "Grunnlag", "Legal basis"),
    "retention": Phrase("Slettefrister", "Slettefristar", "Retention"),
    "on_behalf_of": Phrase("På vegne av", "På vegner av", "On behalf of"),
    "systems": Phrase("Systemer", "System", "Systems"),
    "identity_fields": Phrase("Identitetsfelter", "Identitetsfelt", "Identity fields"),
    "recipients": Phrase("Mottakere", "Mottakarar", "Recipients"),
    "transfer": Phrase("Overføringer", "Overføringar", "Transfers"),
    "promises": Phrase("Løfter", "Løfte", "Promises"),
    "data_subject_rights": Phrase("Rettigheter", "Rettar", "Rights"),
    "open_questions": Phrase("Åpne spørsmål", "Opne spørsmål", "Open questions"),
}
FIELDS = {
    "section": Phrase("Del", "Del", "Section"),
    "parent": Phrase("Hører til", "Høyrer til", "Belongs to"),
    "quote": Phrase("Sitat", "Sitat", "Quote"),
    "place": Phrase("Sted i dokumentet", "Stad i dokumentet", "Place in the document"),
    "note": Phrase("Merknad", "Merknad", "Note"),
    "name": Phrase("Navn", "Namn", "Name"),
    "email": Phrase("E-post", "E-post", "E-mail"),
    "phone": Phrase("Telefon", "Telefon", "Phone"),
    "address": Phrase("Adresse", "Adresse", "Address"),
    "url": Phrase("Nettadresse", "Nettadresse", "URL"),
    "organisation_number": Phrase("Organisasjonsnummer", "Organisasjonsnummer", "Organisation number"),
    "title": Phrase("Tittel", "Tittel", "Title"),
    "path": Phrase("Fil", "Fil", "File"),
    "sha256": Phrase("SHA-256", "SHA-256", "SHA-256"),
    "last_updated": Phrase("Sist oppdatert", "Sist oppdatert", "Last updated"),
    "data_category": Phrase("Kategori", "Kategori", "Category"),
    "term": Phrase("Dokumentets ord", "Ordet i dokumentet", "The document's word"),
    "provided_by": Phrase("Kilde", "Kjelde", "Provided by"),
    "required": Phrase("Må oppgis", "Må oppgjevast", "Required"),
    "special_category_legal_basis": Phrase("Unntak etter art. 9", "Unntak etter art. 9", "Art. 9 ground"),
    "justification": Phrase("Begrunnelse etter § 12", "Grunngjeving etter § 12", "Justification under § 12"),
    "protection": Phrase("Vern", "Vern", "Protection"),
    "article": Phrase("Artikkel", "Artikkel", "Article"),
    "data_categories": Phrase("Kategorier", "Kategoriar", "Categories"),
    "period": Phrase("Lengste tid", "Lengste tid", "Maximum"),
    "minimum": Phrase("Korteste tid etter lov", "Kortaste tid etter lov", "Minimum by law"),
    "starts": Phrase("Regnes fra", "Blir rekna frå", "Starts"),
    "starts_field": Phrase("Datofelt", "Datofelt", "Date field"),
    "round_up": Phrase("Avrunding", "Avrunding", "Rounding"),
    "until": Phrase("Inntil", "Inntil", "Until"),
    "indeterminate": Phrase("Ikke fastsatt", "Ikkje fastsett", "Not decided"),
    "applies_to": Phrase("Gjelder kategorier", "Gjeld kategoriar", "Applies to"),
    "action": Phrase("Handling", "Handling", "Action"),
    "legal_basis": Phrase("Lovhjemmel", "Lovheimel", "Statute"),
    "id": Phrase("Id", "Id", "Id"),
    "data_use": Phrase("Bruk", "Bruk", "Data use"),
    "purposes": Phrase("Formål", "Føremål", "Purposes"),
    "data_subjects": Phrase("Registrerte", "Registrerte", "Data subjects"),
    "data_sources": Phrase("Datakilder", "Datakjelder", "Data sources"),
    "recipients": Phrase("Mottaker-id", "Mottakar-id", "Recipient ids"),
    "systems": Phrase("System-id", "System-id", "System ids"),
    "profiling": Phrase("Profilering", "Profilering", "Profiling"),
    "dpia": Phrase("Konsekvensvurdering", "Konsekvensvurdering", "Impact assessment"),
    "field": Phrase("Felt", "Felt", "Field"),
    "identity": Phrase("Identitet", "Identitet", "Identity"),
    "system_type": Phrase("Systemtype", "Systemtype", "System type"),
    "locations": Phrase("Steder", "Stader", "Locations"),
    "log": Phrase("Logg", "Logg", "Log"),
    "administrating_department": Phrase("Ansvarlig avdeling", "Ansvarleg avdeling", "Department"),
    "security_measures": Phrase("Tiltak", "Tiltak", "Measures"),
    "third_country": Phrase("Tredjeland", "Tredjeland", "Third country"),
    "safeguard": Phrase("Overføringsgrunnlag", "Overføringsgrunnlag", "Safeguard"),
    "role": Phrase("Rolle", "Rolle", "Role"),
    "named": Phrase("Navngitt", "Namngjeven", "Named"),
    "exports": Phrase("Eksportfiler", "Eksportfiler", "Export files"),
    "country": Phrase("Land", "Land", "Country"),
    "kind": Phrase("Slag", "Slag", "Kind"),
    "severity": Phrase("Alvor", "Alvor", "Severity"),
    "verifiable": Phrase("Kan prøves", "Kan prøvast", "Verifiable"),
    "contact": Phrase("Kontakt", "Kontakt", "Contact"),
    "response_deadline": Phrase("Svarfrist", "Svarfrist", "Deadline"),
    "rights": Phrase("Rettighetene", "Rettane", "The rights"),
    "not_stated": Phrase("Ikke oppgitt", "Ikkje oppgjeve", "Not stated"),
    "supervisory_authority": Phrase("Tilsynsmyndighet", "Tilsynsstyresmakt", "Supervisory authority"),
    "question": Phrase("Spørsmål", "Spørsmål", "Question"),
    "inventory_version": Phrase("Formatversjon", "Formatversjon", "Format version"),
    "language": Phrase("Språk", "Språk", "Language"),
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
    return FIELDS[key](language)
