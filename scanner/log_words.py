"""
Which words of a log line may be shown: keys that programmers wrote and a small vocabulary, never what a person said.

The name of a field is printed in reports, so it may hold no value. A key is shown when it looks like an identifier and
like nobody's name; a word of running text only when it stands in the vocabulary. Everything else becomes `*`.
"""

from __future__ import annotations

import re
from functools import lru_cache

HIDDEN = "*"
LONGEST_KEY = 40
MOST_DIGITS = 3

_NORWEGIAN = """
abonnement abonnent adgang administrator adr adressa adresse adresselinje adresser aktiv aktivert alder alle allerede
andre ansatt ansatte antall app arbeidsgiver arkiv at av avbrutt avdeling avmeldt avsendar avsender avsenderen avslag
avslutta avsluttet avtale avvik avvist bad bank bankkonto bankkort be bedrift behandle behandler behandlet behandling
behandlingen behov bekrefte bekreftelse bekreftet belop beløp beløpet beskjed beskrivelse bestille bestilling
bestillinga bestillingen bestillingsnummer bestilt betale betaling betalingen betalingskort betalt bil bilde billett
ble blei blir blitt bok bokført bonus borger bosted brev bruk brukar brukaren brukarnamn bruke bruker brukeren
brukerens brukernavn brukt butikk by bygg både d da data dato de deg dekning deltager deltakar deltakarar deltaker
deltakere den denne der det dette din dine dnr dnummer dokument domene du e-post e-postadresse eg egen ei eier eigar
ein eit eitt eksisterer eksport eksportert elev eller emne en enda endra endre endret endring enhet enhets epost
epostadresse eposten er et etter etternamn etternavn ettersendt f faks faktura fakturaen fakturanummer familie fann
fant feil feila feilet feilmelding felt ferdig fikk fil finn finne finnes fins finst firma fjerna fjernet flere flytta
flyttet fnr fodselsdato fodselsnr fodselsnummer foedselsnummer folkeregister for fordi foresatt forespørsel fornamn
fornavn forsøk forsøker fra frist fritekst frå fullført fullmakt funksjon funne funnet få fått fødd fødsel fødselsdato
fødselsnr fødselsnummer født følgende følgjande før første gamle gammel gate gateadresse genererer generert gi gikk
gitt gjeld gjelder gjennom gjenopprettet gjest gjestar gjester gjort gruppe gyldig gyldighet ha hadde handel
handlekurv har hatt hei helse hendelse henta hentar hente henter hentested hentet henvendelse her hos hotell hva hvis
hvor i id ident identitet igjen ikke ikkje importert in ingen inn innbyggar innbygger inneholder inngang innhold
innkalling innkommende innlogga innlogget innlogging innsender innsyn inntekt ip ip-adresse ja jeg jobb journal kall
kalt kan kanal kjede kjenner kjente kjønn kjøp kjøper kjører klage klar klient klientens koble koblet koblingen kode
kom komme kommentar kommer kommune kontakt kontakter kontaktinfo kontaktinformasjon kontaktperson konto kontoen
kontonr kontonummer kontroll kopi kort kortet kortnr kortnum kortnummer krav kravet kreditt kredittkort kunda kundane
kundar kunde kundeid kundeklubb kunden kundenavn kundenr kundens kundenummer kunder kunne kvittering kvitteringa
kvitteringen kø køyrer køyretøy laga lage laget lagra lagrar lagre lagret lagring land last lasta laster lastet ledig
lege legg legges legitimasjon lenke lese lest leverandør leverast leverer levering leveringsadresse levert liste logg
logga logge logger logget lokal lån låntaker lås låst lønn mail mailadresse mange manglar manglende mangler med medlem
medlemmer medlemskap medlemsnr medlemsnummer meir mekling melding meldinga meldingen mellom mellomnavn men mer merknad
mislukkast mislykka mislyktes mobil mobilnr mobilnummer mot mottak mottakar mottaker mottakeren mottas mottatt mottek
mottok må måned møte namn navn ned nei nekta nektet nettside no noen nokon nokre nr nummer nummeret ny nye nytt nå når
nøkkel nøkkelen og også om område oppdater oppdaterar oppdatere oppdaterer oppdateres oppdatering oppdatert oppgave
oppgitt opplysningar opplysninger oppmøte oppretta opprettar opprette oppretter opprettet oppslag ordre ordren ordrenr
ordrenummer org organisasjon organisasjonsnr organisasjonsnummer orgnr over overføring overført pakke pakken part
pasient pasienten passord passordet pensjon periode person personalia persondata personen personer personid personnavn
personnr personnummer personopplysninger plass pnr post postadresse postboks postnr postnummer poststed purret purring
på påmelding påmeldt påminnelse påminning rad radnummer rapport reg registrer registrerar registrerer registreres
registrering registrert regning reise rente resultat rettet rolle rom ruta rute sak saken saksbehandlar saksbehandler
saksnr saksnummer samband samme samtale samtykke send sendar sendast sende sender sendes sending sendt sent side siden
sin sine sist siste sitt sjekk sjekka sjekker sjekket skal skatt skjema skjemaet skole skrev skriv skrive skriver
skrivne skuldnar skule sletta slettar slette sletter slettes slettet slått sms som sperra sperret sporingsnummer stans
start starta starter startet statsborger status stilling stoppa stoppet student støtte svar svarte sykmelding synk
synkronisert søk søke søker søkjer søknad søknaden søknadene søkte ta tatt tekst telefon telefonen telefonnr
telefonnummer telefonsamtale teneste tid tidligere til tilbake tilbud tilgang tilgjengelig tilhører tilknyttet tilsatt
time timer tittel tjeneste tlf tlfnr tok tomt transaksjon treff trekk trygd tvil type ugyldig ukjend ukjent under
unntak ut utan utbetaling utbetalt uten utenfor utestående utført utlevering utlogga utlogget utlån utløp utløpsdato
utløpt utsendelse utsending utsendt utsteder utvalg valgt valideres validering var vare varer varsel varsla varsle
varslet vart ved vedlegg vedtak vedtaket veg vei velkommen vellukka vellykket verdi verge vi vil vilkår være vært
ytelse ytelsen å åpna åpner åpnet år årsak åtte økt økta økten ønsker
"""
_ENGLISH = """
a about accepted access account accountnumber accounts action activated activation active actor add added addr address
addresses admin after age agent alert all allow allowed already amount an and answer answers api app application apply
approval approved are argument arguments as assign assigned at attachment attachments attempt attempts audience auth
authenticate authenticated authentication author authorization authorize authorized backend backup balance bank base
basket batch bcc be been before beneficiary between billing birth birthdate blocked body booked booking bounce bounced
broken by bytes cache cached call callback called caller calling can cancel cancelled cannot card cardholder
cardnumber cart case cases cc chain change changed charge charged chat check checked checkout child city claim claims
cleared client clientip close closed cluster code column command comment comments company complete completed confirm
confirmation confirmed connect connected connecting connection consent consents constraint consumer contact contacts
container contains content context convert converted cookie correlation correlationid could count country course
create created creating credential credentials credit criteria cron csv current customer customerid customers cvc cvv
data database date dear debit debtor debug declined decode decoded decrypted default delete deleted deleting deliver
delivered delivery denied deny department deposit description deserialized destination detail details device deviceid
dialed dialing dialled did different disabled disconnect disconnected discount display dob document documents does
domain done donor down download downloaded driver due dump duplicate during e-mail each elapsed email emailaddress
emailed emails employee employer empty enabled encode encoded encrypted end endpoint engine enqueue enqueued enroll
enrolled enter entered entry error event evicted exceeded exception exist existing exists expected expired expires
expiry export exported extension external facility failed failing fails failure fax feature feedback fetch fetched
fetching field file filename filter find first firstname flag folder for forbidden form format forms forwarded found
fraud free from full fullname function gave gender generated generating get getting given got granted grantee grantor
grants group guest guests had handle handled handling has hash hashed have header headers health hello hi history hit
holder home host hostname hotel http https i iban id identifier identity if ignored ignoring impersonate impersonated
import imported importing in inbound inbox incident incoming index info initiated input inquiry insert inserted
inserting instance insurance internal into invalid invitation invite invited invoice invoiced is isbn issue issued
issuer it item items job join joined json key keys kid known label labels lang language last lastname lat legacy
length level limit line link linked list listing load loaded loading loan local locale locked logged logger logging
login logon logout lon long lookup mac mail mailbox mailer mailing mailto malformed manager map mapped match matched
matching max member members membership merchant merge merged message messages method middle min mismatch miss missing
mobile model modified module move moved msg msisdn my n name names namespace nationality need new newsletter next nin
no node none normalized not note notes notification notified notify null number o object of off offer offers offset on
one online only open opened operation operator or order ordered orderid orderno orders organization origin original
originator other our out outbound outgoing over owned owner package page paid parameter parameters params parcel
parent parse parsed parsing participant partition party passed passenger passport password path patient payee payer
payload payment payments payout pending permission persist persisted persisting person personal phone phonenumber
phones pin place placed pod policy port position post postal postcode posted preferences preferred prescription price
principal processed processing processor producer product profile properties property provided provider purchase
purchased push put query question queue queued rang rank rating raw reached read ready realm receipt receive received
receiver receiving recipient recipients record records redirect reference referer referrer refresh refund refunded
refused region register registered registering registration reject rejected related release reminder remote remove
removed removing rendered rendering renew renewed replaced replica reply report request requested requester requests
required reservation reserved reset resolve resolved resolving resource respond response rest restore restored result
results resume retry retrying return returned returning review revoked ring risk role roles room route row rows rule
rules run running salary sale same save saved saving schedule scheduled scheduler schema scope scopes score scoring
search searched searching seat seconds secret select seller send sender sending sent serialize serialized server
session set severity shard shared ship shipment shipped shipping should show sign signature signed signer signin
signup size skip skipped skipping sms snapshot so social source span src ssn started starting starts state status step
stop stopped store stored street string student subject submit submitted subscribe subscribed subscriber subscription
success successful successfully summary supplier support survey suspended suspicious sync synced system table tag
target tax tel telephone template temporary tenant terminal test text that the their then there this thread ticket
time timeout timestamp title to toggle token took topic total trace track tracking transaction transfer transferred
transferring trying type u uid unable unauthorized undeliverable under unique unknown unlocked unread unsubscribe
unsubscribed until up update updated updating upload uploaded uri url us usage use used user useragent userid username
users using valid validate validated validating validation value values vehicle verification verified verify verifying
via view viewed violates violation visitor wait waiting want wanted warning was we web webhook welcome were when where
which while who with withdraw withdrawal within without worker write writing written wrong x yes you your zip zipcode
"""
_SWEDISH = (
    "användare från till kund namn adress mejl lösenord mottagare skickat beställning personnr mobilnummer inte med"
)
_MACHINE = """
addr api args array attr attrs avg bean best block bool boolean brand brown cell cn color colour config controller ctx
day db delta dest dev dict dn double dst dto else env err etc ext fill float fwd gid green grp hdr height hour idx
imap img impl int json kafka kind kv ldap len lib list loc log lower max md5 meta mfa mime min model month nav nested
num oauth obj order os otp ou param passwd phase pid pk pos prod proto ptr pwd qty rcpt recv redis ref regex repo req
res resp rsp section seq set sha shift sid smtp sort sql srv ssl stderr stdin stdout string sub sum svc sys tcp tls
tmp tokens ts tx txt udp upn upper utc utf util uuid val var vars ver week weight white width xff xml yaml year zero
"""
VOCABULARY = frozenset(f"{_NORWEGIAN} {_ENGLISH} {_SWEDISH} {_MACHINE}".split())
"""Function words and the words of logs; nothing here tells a person from another."""

_LEVELS = """
alert context crit critical d dbg debug detail dpanic e emerg err error f fatal fine finer finest ftl hint i inf info
information log notice panic query severe statement trace trc verbose w warn warning wrn
"""
LEVELS = frozenset(_LEVELS.split())
"""Words that begin the message after them and belong to no key."""

_PLACEHOLDER_NAMES = frozenset(("nordmann", "normann", "svensson", "doe", "mustermann"))
_IDENTIFIER = re.compile(r"[$_A-Za-zÀ-ÖØ-öø-ſ][$_.\-0-9A-Za-zÀ-ÖØ-öø-ſ]*")
_PLACEHOLDER = re.compile(r"\$[0-9]{1,2}")
_SEAM = re.compile(r"[$_.\-0-9]+|(?<=[a-zß-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ])")


def decoded(raw: bytes) -> str:
    """Return bytes of a line as text: UTF-8, or else Latin-1."""
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("latin-1")


@lru_cache(maxsize=4096)
def is_name(word: str) -> bool:
    """Tell whether a word, in lower case, is in the lists of first names and surnames or stands for one in examples."""
    from detectors.tables import first_names, surnames

    return word in first_names() or word in surnames() or word in _PLACEHOLDER_NAMES


@lru_cache(maxsize=4096)
def key_name(raw: bytes) -> str:
    """
    Return a key as it may be shown: itself where it is an identifier that names nobody, else `*`.

    >>> key_name(b"kundeEpost"), key_name(b"@timestamp"), key_name(b"kari@example.com"), key_name(b"17912099997")
    ('kundeEpost', 'timestamp', '*', '*')
    """
    key = decoded(raw.removeprefix(b"@")).rstrip("-.")
    if _PLACEHOLDER.fullmatch(key):
        return key
    if len(key) > LONGEST_KEY or not _IDENTIFIER.fullmatch(key):
        return HIDDEN
    if sum("0" <= character <= "9" for character in key) > MOST_DIGITS:
        return HIDDEN
    if spoken(key.lower()):
        return key
    return HIDDEN if any(_is_person(part) for part in _parts(key) if not spoken(part)) else key


def _is_person(part: str) -> bool:
    """Tell whether a part of a key is a name, two names ("karinordmann") or an initial and a name ("knordmann")."""
    if is_name(part) or (len(part) > 6 and is_name(part[1:])):
        return True
    return any(is_name(part[:cut]) and is_name(part[cut:]) for cut in range(3, len(part) - 2))


@lru_cache(maxsize=4096)
def written_key(raw: bytes) -> str:
    """Return a key before an equals sign as it may be shown; one with a capital (`Hansen=`) as in running text."""
    return spoken_key(raw) if raw[:1].isupper() and raw[1:].islower() else key_name(raw)


@lru_cache(maxsize=4096)
def spoken_key(raw: bytes) -> str:
    """
    Return a key of running text ("kunde: ") as it may be shown: only words of the vocabulary, else `*`.

    A word before a colon may as well be a person's ("Nordmann: ").
    """
    key = key_name(raw)
    return key if key != HIDDEN and all(spoken(part) for part in _parts(key)) else HIDDEN


@lru_cache(maxsize=4096)
def word_name(word: str) -> str:
    """
    Return a word of running text in lower case if it is in the vocabulary, else `*`.

    A capital makes a name of "By" and "Land", so words that are also names are shown only without one.
    """
    low = word.lower()
    if low not in VOCABULARY or (word != low and is_name(low)):
        return HIDDEN
    return low


@lru_cache(maxsize=4096)
def spoken(word: str) -> bool:
    """Tell whether a word in lower case is in the vocabulary or made of two that are ("mobil" + "nummer")."""
    if word in VOCABULARY:
        return True
    return len(word) <= LONGEST_KEY and any(
        word[:cut] in VOCABULARY and (word[cut:] in VOCABULARY or (word[cut] == "s" and word[cut + 1 :] in VOCABULARY))
        for cut in range(3, len(word) - 1)
    )


def _parts(key: str) -> list[str]:
    return [part.lower() for part in _SEAM.split(key) if len(part) > 2]
