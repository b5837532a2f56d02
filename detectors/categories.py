"""
The categories of personal data: a tree of fideslang keys with labels, DPV terms and special categories.

Keys are fideslang's where it has one; ours extend it below the same parents. A key's parents are its dotted prefixes.
DPV terms are of the Data Privacy Vocabulary 2.2 (`dpv:`) and its extension for personal data (`pd:`); NOTICE has both licences. `special` says why a category is special: an
article of the GDPR, a paragraph of personopplysningsloven, or the card industry's rules.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

Language = Literal["nb", "nn", "en", "sv"]


class Category(NamedTuple):
    """
    One category of personal data.

    Args:
        key: fideslang key, or one of ours below a fideslang parent.
        nb, nn, en, sv: what a person calls it in bokmål, nynorsk, English and Swedish.
        dpv: term in the Data Privacy Vocabulary; empty where it has none.
        special: "art. 9", "art. 10", "pol. § 12" (Norway's rule for national identity numbers), "PCI DSS", or empty.
    """

    key: str
    nb: str
    nn: str
    en: str
    sv: str
    dpv: str = ""
    special: str = ""


_TABLE = """
user | Personopplysninger | Personopplysningar | Personal data | Personuppgifter | dpv:PersonalData |
user.name | Navn | Namn | Name | Namn | pd:Name |
user.name.first | Fornavn | Førenamn | First name | Förnamn | pd:Name |
user.name.last | Etternavn | Etternamn | Last name | Efternamn | pd:Name |
user.contact | Kontaktopplysninger | Kontaktopplysningar | Contact details | Kontaktuppgifter | pd:Contact |
user.contact.address | Adresse | Adresse | Postal address | Adress | pd:PhysicalAddress |
user.contact.address.street | Gateadresse | Gateadresse | Street address | Gatuadress | pd:Street |
user.contact.address.city | Poststed | Poststad | City | Postort | pd:City |
user.contact.address.state | Fylke | Fylke | County or state | Län | pd:Region |
user.contact.address.country | Land | Land | Country | Land | pd:Country |
user.contact.address.billing | Faktureringsadresse | Faktureringsadresse | Billing address | Faktureringsadress | pd:PhysicalAddress |
user.contact.address.delivery | Leveringsadresse | Leveringsadresse | Delivery address | Leveransadress | pd:PhysicalAddress |
user.contact.address.home | Bostedsadresse | Bustadadresse | Home address | Bostadsadress | pd:PhysicalAddress |
user.contact.address.postal_code | Postnummer | Postnummer | Postal code | Postnummer | pd:PostalCode |
user.contact.email | E-postadresse | E-postadresse | E-mail address | E-postadress | pd:EmailAddress |
user.contact.phone_number | Telefonnummer | Telefonnummer | Telephone number | Telefonnummer | pd:TelephoneNumber |
user.contact.fax_number | Faksnummer | Faksnummer | Fax number | Faxnummer | pd:TelephoneNumber |
user.contact.organization | Organisasjon / bedrift | Organisasjon / bedrift | Organisation | Företag | pd:Professional |
user.contact.organization.number | Organisasjonsnummer | Organisasjonsnummer | Organisation number | Organisationsnummer | pd:Professional |
user.contact.url | Nettside eller profil | Nettside eller profil | Web page or profile | Webbsida eller profil | pd:Contact |
user.social | Profil i sosiale medier | Profil i sosiale medium | Social media profile | Profil i sociala medier | pd:SocialNetwork |
user.job_title | Tittel / yrkestittel | Tittel / yrkestittel | Job title | Titel / befattning | pd:Job |
user.government_id | Offentlig identifikator | Offentleg identifikator | Government identifier | Offentlig identifierare | pd:OfficialID |
user.government_id.national_identification_number | Fødselsnummer / personnummer | Fødselsnummer / personnummer | National identity number | Personnummer | pd:OfficialID | pol. § 12
user.government_id.passport_number | Passnummer | Passnummer | Passport number | Passnummer | pd:Passport |
user.government_id.identity_card_number | ID-kortnummer | ID-kortnummer | Identity card number | ID-kortsnummer | pd:OfficialID |
user.government_id.birth_certificate | Fødselsattest | Fødselsattest | Birth certificate | Födelseattest | pd:OfficialID |
user.government_id.drivers_license_number | Førerkortnummer | Førarkortnummer | Driving licence number | Körkortsnummer | pd:OfficialID |
user.government_id.immigration | Utlendingssak | Utlendingssak | Immigration | Migrationsärende | pd:OfficialID |
user.government_id.immigration_number | DUF-nummer | DUF-nummer | Immigration number | Migrationsnummer | pd:OfficialID |
user.government_id.vehicle_registration | Kjøretøyregistrering | Køyretøyregistrering | Vehicle registration | Fordonsregistrering | pd:VehicalLicenseNumber |
user.vehicle | Kjøretøy | Køyretøy | Vehicle | Fordon | pd:Vehicle |
user.vehicle.license_plate | Kjennemerke | Kjenneteikn | License plate | Registreringsskylt | pd:VehicalLicenseNumber |
user.professional_licence | Autorisasjon (HPR-nummer) | Autorisasjon (HPR-nummer) | Professional licence | Legitimation | pd:ProfessionalCertification |
user.financial | Økonomiske opplysninger | Økonomiske opplysningar | Financial data | Ekonomiska uppgifter | pd:Financial |
user.financial.bank_account | Bankkontoopplysninger | Bankkontoopplysningar | Bank account | Bankuppgifter | pd:BankAccount |
user.financial.balance | Tilgodehavende | Tilgodehavande | Credit balance | Tillgodohavande | pd:Financial |
user.financial.credit_card | Kortinformasjon | Kortinformasjon | Payment card data | Kortuppgifter | pd:PaymentCard | PCI DSS
user.financial.credit_card.number | Kredittkortnummer | Kredittkortnummer | Card number (PAN) | Kortnummer | pd:PaymentCardNumber | PCI DSS 3.5
user.financial.credit_card.expiry | Utløpsdato | Utløpsdato | Card expiry | Utgångsdatum | pd:PaymentCardExpiry | PCI DSS
user.financial.credit_card.verification_code | Verifiseringskode (CVV2) | Verifiseringskode (CVV2) | Card verification code | Säkerhetskod (CVV2) | | PCI DSS 3.3.1.2
user.financial.salary | Lønn og inntekt | Løn og inntekt | Salary and income | Lön och inkomst | pd:Salary |
user.financial.debt | Gjeld og inkasso | Gjeld og inkasso | Debt and collection | Skuld och inkasso | pd:Financial |
user.payment | Betalingsopplysninger | Betalingsopplysningar | Payment details | Betalningsuppgifter | pd:Transactional |
user.account | Brukerkonto | Brukarkonto | User account | Användarkonto | pd:Identifier |
user.account.username | Brukernavn | Brukarnamn | Username | Användarnamn | pd:Username |
user.account.settings | Kontoinnstillinger | Kontoinnstillingar | Account settings | Kontoinställningar | |
user.authorization | Innloggingsopplysninger | Innloggingsopplysningar | Login data | Inloggningsuppgifter | pd:Authenticating |
user.authorization.password | Passord | Passord | Password | Lösenord | pd:Password |
user.authorization.credentials | Påloggingsnøkler | Påloggingsnøklar | Credentials | Autentiseringsuppgifter | pd:Authenticating |
user.authorization.token | Tilgangstoken | Tilgangstoken | Access token | Åtkomsttoken | pd:Authenticating |
user.authorization.biometric | Biometrisk innlogging | Biometrisk innlogging | Biometric login | Biometrisk inloggning | pd:Biometric | art. 9
user.unique_id | Unik identifikator | Unik identifikator | Unique identifier | Unik identifierare | pd:UID |
user.unique_id.pseudonymous | Pseudonym | Pseudonym | Pseudonymous identifier | Pseudonym | pd:UID |
user.unique_id.customer_number | Kundenummer / ansattnummer | Kundenummer / tilsettnummer | Customer or employee number | Kundnummer / anställningsnummer | pd:UID |
user.device | Enhetsopplysninger | Einingsopplysningar | Device data | Enhetsuppgifter | pd:DeviceBased |
user.device.ip_address | IP-adresse | IP-adresse | IP address | IP-adress | pd:IPAddress |
user.device.mac_address | MAC-adresse | MAC-adresse | MAC address | MAC-adress | pd:MACAddress |
user.device.device_id | Unik enhets-ID | Unik einings-ID | Device identifier | Enhets-ID | pd:DeviceBased |
user.device.name | Enhetsnavn | Einingsnamn | Device name | Enhetsnamn | pd:DeviceBased |
user.device.operating_system | Operativsystem | Operativsystem | Operating system | Operativsystem | pd:DeviceOperatingSystem |
user.device.user_agent | Nettlesertype (user agent) | Nettlesartype (user agent) | User agent | Webbläsartyp | pd:UserAgent |
user.device.cookie | Informasjonskapsel | Informasjonskapsel | Cookie | Kaka | pd:Tracking |
user.device.cookie_id | Informasjonskapsel-ID | Informasjonskapsel-ID | Cookie identifier | Cookie-ID | pd:Tracking |
user.location | Sted | Stad | Location | Plats | pd:Location |
user.location.precise | Nøyaktig posisjon | Nøyaktig posisjon | Precise location | Exakt position | pd:GPSCoordinate |
user.location.imprecise | Omtrentlig sted | Omtrentleg stad | Approximate location | Ungefärlig plats | pd:Location |
user.demographic | Demografi | Demografi | Demographic data | Demografi | pd:Demographic |
user.demographic.date_of_birth | Fødselsdato | Fødselsdato | Date of birth | Födelsedatum | pd:BirthDate |
user.demographic.profile | Demografisk profil | Demografisk profil | Demographic profile | Demografisk profil | pd:Demographic |
user.demographic.age_range | Alder | Alder | Age | Ålder | pd:Age |
user.demographic.gender | Kjønn | Kjønn | Gender | Kön | pd:Gender |
user.demographic.marital_status | Sivilstand | Sivilstand | Marital status | Civilstånd | pd:MaritalStatus |
user.demographic.language | Språk | Språk | Language | Språk | pd:Language |
user.demographic.nationality | Nasjonalitet | Nasjonalitet | Nationality | Nationalitet | pd:Nationality |
user.demographic.race_ethnicity | Etnisk opprinnelse | Etnisk opphav | Racial or ethnic origin | Etniskt ursprung | pd:Ethnicity | art. 9
user.demographic.political_opinion | Politisk oppfatning | Politisk oppfatning | Political opinion | Politisk åsikt | pd:PoliticalAffiliation | art. 9
user.demographic.religious_belief | Religion og livssyn | Religion og livssyn | Religious belief | Religiös övertygelse | pd:Religion | art. 9
user.demographic.sexual_orientation | Seksuell orientering | Seksuell orientering | Sexual orientation | Sexuell läggning | pd:SexualPreference | art. 9
user.special_category | Særlige kategorier | Særlege kategoriar | Special categories | Känsliga uppgifter | dpv:SpecialCategoryPersonalData | art. 9
user.health_and_medical | Helseopplysninger | Helseopplysningar | Health data | Hälsouppgifter | pd:Health | art. 9
user.health_and_medical.dietary_requirement | Kostholdskrav | Kosthaldskrav | Dietary requirement | Kostbehov / specialkost | pd:Health | art. 9
user.health_and_medical.genetic | Genetiske opplysninger | Genetiske opplysningar | Genetic data | Genetiska uppgifter | pd:Genetic | art. 9
user.health_and_medical.record_id | Journalnummer | Journalnummer | Medical record number | Journalnummer | pd:MedicalHealth | art. 9
user.health_and_medical.insurance_beneficiary_id | Forsikringsnummer i helse | Forsikringsnummer i helse | Health insurance number | Sjukförsäkringsnummer | pd:Insurance | art. 9
user.biometric | Biometriske opplysninger | Biometriske opplysningar | Biometric data | Biometriska uppgifter | pd:Biometric | art. 9
user.biometric.fingerprint | Fingeravtrykk | Fingeravtrykk | Fingerprint | Fingeravtryck | pd:Fingerprint | art. 9
user.biometric.retinal | Netthinne | Netthinne | Retina | Näthinna | pd:Retina | art. 9
user.biometric.voice | Stemmeavtrykk | Stemmeavtrykk | Voice print | Röstavtryck | pd:Biometric | art. 9
user.biometric.health | Biometriske helsemål | Biometriske helsemål | Biometric health measurements | Biometriska hälsomått | pd:Biometric | art. 9
user.genetic | Genetiske opplysninger | Genetiske opplysningar | Genetic data | Genetiska uppgifter | pd:Genetic | art. 9
user.criminal_history | Straffedommer og lovovertredelser | Straffedommar og lovbrot | Criminal convictions | Lagöverträdelser | pd:CriminalOffence | art. 10
user.content | Innhold | Innhald | Content | Innehåll | pd:Communication |
user.content.self_image | Bilde av personen | Bilete av personen | Image of the person | Bild av personen | pd:Picture |
user.content.public | Offentlig innhold | Offentleg innhald | Public content | Offentligt innehåll | pd:PubliclyAvailableSocialMedia |
user.content.private | Privat innhold | Privat innhald | Private content | Privat innehåll | pd:Communication |
user.content.private.call_recording | Samtaleopptak | Samtaleopptak | Call recording | Samtalsinspelning | pd:VoiceCommunicationRecording |
user.content.private.email | E-postkorrespondanse | E-postkorrespondanse | E-mail content | E-postkorrespondens | pd:EmailContent |
user.content.private.chat | Chatkorrespondanse | Chattkorrespondanse | Chat content | Chattkorrespondens | pd:Communication |
user.content.private.note | Notater fra samtaler | Notat frå samtalar | Case notes | Samtalsanteckningar | pd:Communication |
user.content.private.support_case | Opplysninger fra supporttilfeller | Opplysningar frå supportsaker | Support case content | Supportärenden | pd:Communication |
user.content.feedback | Tilbakemeldinger | Tilbakemeldingar | Feedback | Återkoppling | pd:Opinion |
user.behavior | Atferd | Åtferd | Behaviour | Beteende | pd:Behavioural |
user.behavior.purchase_history | Bestillinger / kjøp | Bestillingar / kjøp | Orders and purchases | Beställningar / köp | pd:Purchase |
user.behavior.browsing_history | Nettleserhistorikk | Nettlesarhistorikk | Browsing history | Webbhistorik | pd:BrowsingBehaviour |
user.behavior.search_history | Søkehistorikk | Søkehistorikk | Search history | Sökhistorik | pd:BrowsingBehaviour |
user.behavior.media_consumption | Bruk av medier | Bruk av medium | Media consumption | Mediekonsumtion | pd:ServiceConsumptionBehaviour |
user.behavior.event_participation | Påmelding / deltakelse | Påmelding / deltaking | Event participation | Anmälan / deltagande | pd:Interaction |
user.privacy_preferences | Samtykke / markedsføringsvalg | Samtykke / marknadsføringsval | Consent and marketing choices | Samtycke / marknadsföringsval | pd:PrivacyPreference |
user.family | Familie og pårørende | Familie og pårørande | Family | Familj | pd:Family |
user.childrens | Opplysninger om barn | Opplysningar om barn | Children's data | Uppgifter om barn | pd:Family |
user.workplace | Arbeidsforhold | Arbeidsforhold | Workplace | Anställning | pd:Professional |
user.workplace.chain_membership | Kjedetilhørighet | Kjedetilhøyrsle | Chain membership | Kedjetillhörighet | pd:Professional |
user.workplace.trade_union | Fagforeningsmedlemskap | Fagforeiningsmedlemskap | Trade union membership | Fackligt medlemskap | pd:TradeUnionMembership | art. 9
user.sensor | Sensordata | Sensordata | Sensor data | Sensordata | pd:DeviceBased |
user.user_sensor | Sensordata om personen | Sensordata om personen | Sensor data about the person | Sensordata om personen | pd:DeviceBased |
user.telemetry | Bruk av nettsidene | Bruk av nettsidene | Usage data | Användningsdata | pd:BrowsingBehaviour |
"""


def _category(row: str) -> Category:
    key, nb, nn, en, sv, dpv, special = (part.strip() for part in f"{row} |".split("|")[:7])
    return Category(key, nb, nn, en, sv, dpv, special)


CATEGORIES: Mapping[str, Category] = MappingProxyType(
    {category.key: category for category in map(_category, _TABLE.strip().splitlines())}
)
"""All categories by key, parents before children."""


def ancestors(key: str) -> tuple[str, ...]:
    """
    Return the parents of a key, nearest first.

    >>> ancestors("user.name.first")
    ('user.name', 'user')
    """
    parts = key.split(".")
    return tuple(".".join(parts[:length]) for length in range(len(parts) - 1, 0, -1))


def label(key: str, language: Language = "en") -> str:
    """
    Return what a person calls a category; an unknown key is named after its nearest known parent.

    >>> label("user.contact.email", "nb"), label("user.name.middle", "nn")
    ('E-postadresse', 'Namn')

    Raises:
        KeyError: neither the key nor a parent of it is a category.
    """
    for name in (key, *ancestors(key)):
        if name in CATEGORIES:
            text: str = getattr(CATEGORIES[name], language)
            return text
    raise KeyError(key)


def special(key: str) -> str:
    """
    Return why a category is special, its own reason or the nearest parent's; empty when it is not.

    >>> special("user.health_and_medical.record_id"), special("user.name")
    ('art. 9', '')
    """
    for name in (key, *ancestors(key)):
        if name in CATEGORIES and CATEGORIES[name].special:
            return CATEGORIES[name].special
    return ""
