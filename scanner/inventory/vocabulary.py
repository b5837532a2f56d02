"""
Labels of fideslang's data subjects and data uses, and of this file's own closed lists, in bokmål, nynorsk and English.

Keys are fideslang's; labels are ours. DPV terms are of the Data Privacy Vocabulary 2.2.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from scanner.rules.rule import Language, Words

if TYPE_CHECKING:
    from collections.abc import Mapping


def _table(text: str) -> Mapping[str, Words]:
    rows = ([part.strip() for part in row.split("|")] for row in text.strip().splitlines())
    return MappingProxyType({row[0]: Words(row[1], row[2], row[3]) for row in rows})


SUBJECTS = _table("""
anonymous_user | Anonym bruker | Anonym brukar | Anonymous user
citizen_voter | Innbygger | Innbyggjar | Citizen
commuter | Pendler | Pendlar | Commuter
consultant | Konsulent | Konsulent | Consultant
customer | Kunde | Kunde | Customer
employee | Ansatt | Tilsett | Employee
job_applicant | Jobbsøker | Jobbsøkjar | Job applicant
next_of_kin | Pårørende | Pårørande | Next of kin
passenger | Passasjer | Passasjer | Passenger
patient | Pasient | Pasient | Patient
prospect | Mulig kunde | Mogleg kunde | Prospect
shareholder | Aksjonær | Aksjonær | Shareholder
supplier_vendor | Kontakt hos leverandør eller forhandler | Kontakt hos leverandør eller forhandlar | Contact at a supplier or dealer
trainee | Praktikant | Praktikant | Trainee
visitor | Besøkende | Besøkjande | Visitor
""")
_OTHER_PEOPLE = _table("""
children | Barn | Barn | Child
guardian | Foresatt | Føresett | Guardian
member | Medlem | Medlem | Member
participant | Deltaker | Deltakar | Participant
student | Elev eller student | Elev eller student | Student
user | Bruker | Brukar | User
""")
PEOPLE: Mapping[str, Words] = MappingProxyType({**SUBJECTS, **_OTHER_PEOPLE})
"""All that have labels: fideslang's, and those that drafts use beside them."""
SUBJECT_TERMS: Mapping[str, str] = MappingProxyType(
    {
        "anonymous_user": "dpv:User",
        "citizen_voter": "dpv:Citizen",
        "customer": "dpv:Customer",
        "employee": "dpv:Employee",
        "job_applicant": "dpv:JobApplicant",
        "patient": "dpv:Patient",
        "visitor": "dpv:Visitor",
    }
)
"""Data subjects that DPV has a term for."""

USES = _table("""
analytics | Analyse | Analyse | Analytics
analytics.reporting | Rapportering | Rapportering | Reporting
analytics.reporting.ad_performance | Måling av annonser | Måling av annonsar | Ad performance
analytics.reporting.content_performance | Måling av innhold | Måling av innhald | Content performance
analytics.reporting.campaign_insights | Innsikt i kampanjer | Innsikt i kampanjar | Campaign insights
analytics.reporting.system | Drift av systemet | Drift av systemet | System reporting
analytics.reporting.system.performance | Systemets ytelse | Ytinga til systemet | System performance
collect | Innsamling | Innsamling | Collection
employment | Arbeidsforhold | Arbeidsforhold | Employment
employment.recruitment | Rekruttering | Rekruttering | Recruitment
essential | Nødvendig for tjenesten | Nødvendig for tenesta | Essential
essential.fraud_detection | Avdekking av svindel | Avdekking av svindel | Fraud detection
essential.legal_obligation | Rettslig plikt | Rettsleg plikt | Legal obligation
essential.service | Levering av tjenesten | Levering av tenesta | Service delivery
essential.service.authentication | Innlogging | Innlogging | Authentication
essential.service.notifications | Varsler | Varsel | Notifications
essential.service.operations | Drift | Drift | Operations
essential.service.payment_processing | Betaling | Betaling | Payment
essential.service.security | Sikkerhet | Tryggleik | Security
essential.service.upgrades | Oppgradering | Oppgradering | Upgrades
essential.service.notifications.email | Varsler på e-post | Varsel på e-post | E-mail notifications
essential.service.notifications.sms | Varsler på SMS | Varsel på SMS | SMS notifications
essential.service.operations.support | Brukerstøtte | Brukarstøtte | Support
essential.service.operations.improve | Forbedring av drift | Forbetring av drift | Improving operations
finance | Økonomi og regnskap | Økonomi og rekneskap | Finance
functional | Funksjon | Funksjon | Functional
functional.storage | Lagring på enheten | Lagring på eininga | Storage on the device
functional.service | Funksjon i tjenesten | Funksjon i tenesta | Functional service
functional.service.improve | Forbedring av tjenesten | Forbetring av tenesta | Improving the service
functional.storage.privacy_preferences | Lagring av personvernvalg | Lagring av personvernval | Storing privacy choices
marketing | Markedsføring | Marknadsføring | Marketing
marketing.advertising | Annonser | Annonsar | Advertising
marketing.communications | Markedsføring til kunder | Marknadsføring til kundar | Marketing communications
marketing.advertising.first_party | Egne annonser | Eigne annonsar | First-party advertising
marketing.advertising.frequency_capping | Begrensning av visninger | Avgrensing av visingar | Frequency capping
marketing.advertising.negative_targeting | Utelatelse fra annonser | Utelating frå annonsar | Negative targeting
marketing.advertising.profiling | Profilering for annonser | Profilering for annonsar | Profiling for advertising
marketing.advertising.serving | Visning av annonser | Vising av annonsar | Ad serving
marketing.advertising.third_party | Annonser fra andre | Annonsar frå andre | Third-party advertising
marketing.advertising.first_party.contextual | Egne annonser etter innhold | Eigne annonsar etter innhald | Contextual advertising
marketing.advertising.first_party.targeted | Egne målrettede annonser | Eigne målretta annonsar | Targeted advertising
marketing.advertising.third_party.targeted | Målrettede annonser fra andre | Målretta annonsar frå andre | Third-party targeted advertising
marketing.communications.email | Markedsføring på e-post | Marknadsføring på e-post | E-mail marketing
marketing.communications.sms | Markedsføring på SMS | Marknadsføring på SMS | SMS marketing
operations | Virksomhetens drift | Drift av verksemda | Business operations
personalize | Tilpasning | Tilpassing | Personalisation
personalize.content | Tilpasset innhold | Tilpassa innhald | Personalised content
personalize.profiling | Profilering for tilpasning | Profilering for tilpassing | Profiling for personalisation
personalize.system | Tilpasset system | Tilpassa system | Personalised system
personalize.content.limited | Begrenset tilpasset innhold | Avgrensa tilpassa innhald | Limited personalised content
personalize.content.profiling | Profilering for innhold | Profilering for innhald | Profiling for content
personalize.content.profiled | Profilert innhold | Profilert innhald | Profiled content
sales | Salg | Sal | Sales
third_party_sharing | Deling med andre | Deling med andre | Third-party sharing
third_party_sharing.legal_obligation | Deling etter lov | Deling etter lov | Sharing by law
train_ai_system | Trening av KI-system | Trening av KI-system | Training an AI system
""")

WORDS = _table("""
6(1)(a) | Samtykke | Samtykke | Consent
6(1)(b) | Avtale | Avtale | Contract
6(1)(c) | Rettslig forpliktelse | Rettsleg plikt | Legal obligation
6(1)(d) | Vitale interesser | Vitale interesser | Vital interests
6(1)(e) | Allmenn interesse eller offentlig myndighet | Allmenn interesse eller offentleg styresmakt | Public task
6(1)(f) | Berettiget interesse | Rettkomen interesse | Legitimate interests
processor | Databehandler | Databehandlar | Processor
joint_controller | Felles behandlingsansvarlig | Felles behandlingsansvarleg | Joint controller
controller | Behandlingsansvarlig | Behandlingsansvarleg | Controller
authority | Offentlig myndighet | Offentleg styresmakt | Public authority
group_company | Selskap i konsernet | Selskap i konsernet | Group company
never_stored | Lagres aldri | Blir aldri lagra | Never stored
only_categories | Bare disse opplysningene | Berre desse opplysningane | Only these categories
protected | Er vernet | Er verna | Protected
truncated | Er forkortet | Er forkorta | Truncated
not_in_logs | Ikke i logger | Ikkje i loggar | Not in logs
never_disclosed | Utleveres aldri | Blir aldri utlevert | Never disclosed
deleted_when | Slettes når | Blir sletta når | Deleted when
consent_required | Krever samtykke | Krev samtykke | Requires consent
scan | Kan prøves ved skanning | Kan prøvast ved skanning | A scan can tell
partly | Kan delvis prøves | Kan delvis prøvast | A scan can tell in part
no | Kan ikke prøves | Kan ikkje prøvast | A scan cannot tell
delete | slettes | blir sletta | deleted
anonymise | anonymiseres | blir anonymisert | anonymised
archive | arkiveres | blir arkivert | archived
restrict | begrenses | blir avgrensa | restricted
end_of_month | regnet fra månedens slutt | rekna frå slutten av månaden | counted from the end of the month
end_of_year | regnet fra årets slutt | rekna frå slutten av året | counted from the end of the year
informed | Informasjon | Informasjon | Information
access | Innsyn | Innsyn | Access
rectification | Retting | Retting | Rectification
erasure | Sletting | Sletting | Erasure
restriction | Begrensning | Avgrensing | Restriction
portability | Dataportabilitet | Dataportabilitet | Portability
object | Protest | Protest | Objection
object_direct_marketing | Protest mot direkte markedsføring | Protest mot direkte marknadsføring | Objection to direct marketing
withdraw_consent | Trekke samtykke | Trekkje samtykke | Withdraw consent
complain | Klage til Datatilsynet | Klage til Datatilsynet | Complaint to the authority
none | ikke vernet | ikkje verna | not protected
encrypted | kryptert | kryptert | encrypted
hashed | hashet | hasha | hashed
masked | maskert | maskert | masked
pseudonymised | pseudonymisert | pseudonymisert | pseudonymised
tls | kryptert under overføring | kryptert under overføring | encrypted in transit
critical | kritisk | kritisk | critical
high | høy | høg | high
medium | middels | middels | medium
low | lav | låg | low
info | til orientering | til orientering | info
""")
"""The closed lists' words, by the word in the file."""


def word(key: str, language: Language) -> str:
    """
    Return a label of a word of the file; a word that nobody knows is its own label.

    >>> word("6(1)(f)", "nn"), word("customer", "nb"), word("something", "en")
    ('Rettkomen interesse', 'Kunde', 'something')
    """
    for table in (WORDS, PEOPLE, USES):
        if key in table:
            return table[key].of(language)
    return key
