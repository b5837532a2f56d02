"""
Facts that only a field's name can tell: a job title, a consent, a delivery address, what somebody bought.

Each detector is led by its words in running text (`stilling: Utvikler`) and tries whole cells in a column that its
name points to. The value says little, so a check refuses what it cannot be, and placeholders. `detectors.fields` holds
the names and their false friends; `fields_of_content` what people said and wrote.
"""

from __future__ import annotations

from detectors import decided_values as values
from detectors.decided_field import ANYTHING, LETTER, OPENING, PHRASE, STREET, address, field_detector, filled

ABOUT_A_PERSON = (
    field_detector(
        "user.account.username",
        "User name",
        (
            r"bruker(?:navn(?:et)?|ident|id)?",
            r"brukar(?:namn|id)?",
            r"använd(?:ar|are)(?:namn|id)?",
            r"bruger(?:navn|id)",
            r"user(?:[ ._-]?(?:name|id))?|account[ _-]?name|uid|[sd]user|usrname|principal[ _-]?name",
            # No hump: `LdapLogin : bind` is a class.
            r"(?i:login(?:[ _-]?name)?)",
        ),
        (
            "brukernavn=«kari_n»",
            '{"username":"«ola.nordmann»"}',
            "user=«knord42» logged in",
            "bind uid=«knord»,ou=people",
        ),
        (
            "user=root",
            "user.name=buildd",
            "brukernavn: null",
            "bruker: ",
            "user-agent: Mozilla/5.0",
            "userId=12345678",
        ),
        severity="medium",
        # Digits only at the end: the random ids and hex that logs call users do not even fire.
        led=r"[A-Za-zÆØÅæøåÄÖäö]{2,24}(?:[._-][A-Za-zÆØÅæøåÄÖäö]{1,24}){0,3}[._-]?[0-9]{0,4}",
        cell=r"(?:[0-9A-Za-z][0-9A-Za-z._-]{0,39}\\)?[0-9A-Za-zÆØÅæøåÄÖäö][0-9A-Za-zÆØÅæøåÄÖäö._-]{1,39}",
        check=values.check_username,
    ),
    field_detector(
        "user.job_title",
        "Job title",
        (
            r"stilling(?:en|s(?:tittel|betegnelse|titel))?",
            r"yrke(?:s(?:tittel|titel))?",
            r"job(?:b)?[ _-]?(?:title|tittel|titel)",
            r"befattning|occupation|profession",
        ),
        ("stilling: «Avdelingsleder»", '"jobTitle":"«Senior utvikler»"', "yrke=«Sykepleier» avd=3"),
        ("stilling: 3", "stilling: 100 %", "pageTitle=Forsiden"),
        check=values.check_job_title,
        weights={values.WORK: 0.4, values.PHRASED: -2.0},
    ),
    field_detector(
        "user.demographic.nationality",
        "Nationality",
        (
            r"nasjonalitet(?:en)?|nationalitet",
            r"statsborgers?kap(?:et)?|statsborgarskap|medborgarskap",
            r"nationality|citizenship",
        ),
        ("nasjonalitet: «norsk»", '"nationality":"«NO»"', "statsborgerskap=«Polen»"),
        ("nasjonalitet: 578", "nationality: null", "land: Norge"),
        severity="medium",
        led=rf"{LETTER}{{2,30}}(?:[ -]{LETTER}{{2,30}}){{0,3}}",
        check=values.check_nationality,
    ),
    field_detector(
        "user.demographic.language",
        "Language of a person",
        (
            r"(?:foretrukk[ei]t[ _-]?|ønsk[ei]t[ _-]?|mors)?(?:språk|sprog|mål(?:form|føre)?)",
            r"(?:preferred[ _-]?)?language",
            r"preferred[ _-]?(?:language|locale)",
        ),
        ("språk: «nynorsk»", '"preferredLanguage":"«nb-NO»"'),
        ("language: python3", "språk: 12", "language=java"),
        led=rf"{LETTER}{{2,20}}(?:[-_]{LETTER}{{2,8}})?",
        check=values.check_language,
    ),
    field_detector(
        "user.health_and_medical.dietary_requirement",
        "Dietary requirement",
        (
            r"kosth[oa]ld(?:skrav)?(?:et)?",
            r"(?:mat)?allergi(?:er|ar|ene)?",
            r"spes[ic]ialkost|kostbehov|diett(?:krav)?",
            r"dietary(?:[ _-]?(?:requirements?|needs))?|allerg(?:y|ies)",
        ),
        ("kosthold: «halal»", "allergier: «nøtter og skalldyr»", '"dietaryRequirements":"«gluten free»"'),
        ("allergier: ingen", "kosthold: 4", "allergi: false"),
        severity="high",
        cell=ANYTHING,
    ),
    field_detector(
        "user.contact.organization",
        "Organisation a person belongs to",
        (
            r"(?:arbeids(?:giver|gjevar|givar)|arbetsgivare|arbejdsgiver|employer)(?:[ _-]?(?:na[vm]n|name))?",
            r"firma(?:navn|namn)?|bedrift(?:snavn|snamn)?|selskap(?:snavn)?|føretak(?:snamn)?|foretak(?:snavn)?",
            r"organi[sz]a[st](?:jon|ion)(?:snavn|snamn|[ _-]?name)?|företag(?:snamn)?|company(?:[ _-]?name)?|virksomhet",
        ),
        ("firma: «Eksempel Bygg AS»", '"company":"«Example Consulting»"', "arbeidsgiver=«Solsiden Barnehage»"),
        ("firma: 974760673", "company: null", "organisasjonsnummer: 974760673"),
    ),
    field_detector(
        "user.workplace.chain_membership",
        "Chain membership",
        (
            r"kjede(?:navn|namn|tilhørighet|tilhøyrsle|medlem(?:skap)?)?|kedja|kedjetillhörighet",
            r"chain[ _-]?(?:membership|name)",
        ),
        ("kjedetilhørighet: «Eksempelkjeden»", '"chainMembership":"«Nordkjeden»"'),
        ("kjede: 4", "chain: INPUT", "kjede: null"),
    ),
    field_detector(
        "user.privacy_preferences",
        "Consent or marketing choice",
        (
            r"(?:markedsførings|marknadsførings|gdpr[ _-]?|kontakt|marketing[ _-]?|e?post|sms|email[ _-]?)?(?:samtykk?j?er?|samtycke|consents?)(?:[ _-]?(?:sms|e-?post|e?mail|nyh(?:ets|eits)brev|newsletter|marketing|markedsføring|profil(?:ing|ering)|given|gitt))?",
            r"nyh(?:ets|eits|eds)brev(?:et)?|newsletter",
            r"(?:marketing[ _-]|email[ _-]|sms[ _-])?opt[ _-]?(?:in|out)|reservert|reservasjon|mark(?:eds|nads)føring|marknadsföring",
        ),
        ("samtykke: «ja»", '"newsletter":«true»', "marketing_opt_out=«0»", "samtykke=«2026-05-17»"),
        ("samtykke: kreves", "nyhetsbrev: sendt", "consent: /api/consent"),
        led=r"[0-9A-Za-zæøåÆØÅ][0-9A-Za-zæøåÆØÅ:.+-]{0,29}",
        check=values.check_consent,
    ),
)

ABOUT_MONEY = (
    field_detector(
        "user.financial.balance",
        "Credit balance",
        (
            r"(?:konto|kunde|bonus|poeng)?saldo(?:en)?",
            r"tilgode(?:hav[ea]nde)?|tillgodohavande",
            r"(?:account|credit)[ _-]?balance",
        ),
        ("saldo: «1 250,50»", '"accountBalance":"«-300.00»"', "tilgodehavende=«450»"),
        ("saldo: ukjent", "saldo oppdatert"),
        severity="medium",
        led=r"[+-]?[0-9]{1,3}(?:[ .,\x{A0}]?[0-9]{3}){0,4}(?:[.,][0-9]{1,2})?(?: ?(?:kr|NOK|SEK|DKK|EUR|,-))?",
        check=filled,
    ),
    field_detector(
        "user.payment",
        "Payment details",
        (
            r"betalings(?:måte|metode|middel|type|informasjon|sätt)|betalingsopplysning(?:er|ar)",
            r"payment[ _-]?(?:method|type|details)",
        ),
        ("betalingsmåte: «Vipps»", '"paymentMethod":"«invoice»"'),
        ("betalingsmåte: 3", "payment: null"),
    ),
    field_detector(
        "user.behavior.purchase_history",
        "Orders and purchases",
        (
            r"kjøpshistorikk|handlekurv|handlevogn|bestilling(?:er|ar)|ordrehistorikk|varukorg|köphistorik",
            r"purchase[ _-]?history|shopping[ _-]?cart",
        ),
        ("kjøpshistorikk: «Ullgenser» str M", "handlekurv: «Støvler» x 2"),
        ("handlekurv: tom", "bestillinger: null"),
        led=OPENING,
        cell=ANYTHING,
    ),
)

WHERE_AND_WITH = (
    field_detector(
        "user.contact.address.billing",
        "Billing address",
        (r"faktur(?:a|erings)adr(?:ess(?:e|en)?)?", r"(?:billing|invoice)[ _-]?addr(?:ess)?"),
        ("fakturaadresse: «Musterstr. 5, Berlin»", '"billingAddress":"«Rue Exemple 12, 75001 Paris»"'),
        ("fakturaadresse: lik", "billing_address: null"),
        severity="medium",
        led=PHRASE,
        cell=STREET,
        check=address,
        spare=True,
    ),
    field_detector(
        "user.contact.address.delivery",
        "Delivery address",
        (r"(?:ut)?levering(?:s)?adr(?:ess(?:e|en)?)?|leveransadress", r"(?:delivery|shipping)[ _-]?addr(?:ess)?"),
        ("leveringsadresse: «Musterstr. 5, Berlin»", '"shippingAddress":"«Rue Exemple 12, 75001 Paris»"'),
        ("leveringsadresse: samme", "shipping_address: null"),
        severity="medium",
        led=PHRASE,
        cell=STREET,
        check=address,
        spare=True,
    ),
    field_detector(
        "user.contact.address.home",
        "Home address",
        (
            r"(?:bosteds|bustads|bo|hjemme|heime|folkeregister|privat|bostads|hem|folkbokförings)adress(?:e|en)?",
            r"(?:home|residential)[ _-]?addr(?:ess)?",
        ),
        ("bostedsadresse: «Musterstr. 5, Berlin»", "home_address=«Rue Exemple 12»"),
        ("bostedsadresse: ukjent",),
        severity="medium",
        led=PHRASE,
        cell=STREET,
        check=address,
        spare=True,
    ),
    field_detector(
        "user.contact.address.postal_code",
        "Postal code",
        (r"post(?:nr|nummer|kode|nummeret)", r"(?:postal|zip)[ _-]?code|postcode|zip"),
        ("postnr: «0570»", '"postalCode":"«5003»"'),
        ("postnr: 0000", "postnr: 12", "portnr: 8080"),
        led=r"(?:[A-Z]{1,2}-)?[0-9]{4}|[0-9]{3} ?[0-9]{2}",
        cell=rf"(?:[A-Z]{{1,2}}-)?[0-9]{{4}}|[0-9]{{3}} ?[0-9]{{2}}|{LETTER}[A-Za-z\x{{C0}}-\x{{24F}} .-]{{1,40}}",
        check=values.check_postal_code,
    ),
    field_detector(
        "user.device.name",
        "Device name",
        (r"enhetsna[vm]n|einingsnamn|device[ _-]?name|maskinnavn|computer[ _-]?name",),
        ("enhetsnavn: «Karis iPhone»", '"deviceName":"«DESKTOP-4F2K9»"'),
        ("enhetsnavn: null", "hostname: web01"),
        led=rf"{LETTER}[A-Za-z0-9\x{{C0}}-\x{{24F}}_'’-]{{0,39}}(?: [A-Za-z0-9\x{{C0}}-\x{{24F}}()_-]{{1,30}}){{0,4}}",
    ),
    field_detector(
        "user.device.operating_system",
        "Operating system of a device",
        (r"operati(?:v|ng)[ _-]?system(?:et)?", r"os(?:[ _-]?(?:name|version|versjon))?"),
        ("operativsystem: «Windows 11»", '"os":"«iOS 19.1»"'),
        ("os: 12", "os.path=/usr/lib"),
        led=r"[A-Za-z][A-Za-z]{1,20}(?:[ /][0-9A-Za-z][0-9A-Za-z._-]{0,20}){0,3}",
        check=values.check_operating_system,
    ),
)

DETECTORS = (*ABOUT_A_PERSON, *ABOUT_MONEY, *WHERE_AND_WITH)
