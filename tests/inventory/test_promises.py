"""Promises in their many wordings, in bokmål, nynorsk, Norwegian with Swedish words and English, and their twins that promise nothing."""

from pathlib import Path

import pytest

from scanner.inventory.drafting.claims import claims
from scanner.inventory.drafting.language import READ
from scanner.inventory.drafting.outline import outline
from scanner.inventory.drafting.promises import promises
from scanner.inventory.drafting.reading import document

SAID = {
    "never_stored": """
        Kortnummer lagres ikke.
        Kortnummeret blir aldri lagret i systemene våre.
        Vi oppbevarer ikke kopi av legitimasjonen din.
        Passordet ditt ser vi aldri.
        Sikkerhetskoden på kortet er aldri innom serverne våre.
        Kortdetaljene når aldri frem til oss.
        Vi har ikke tilgang til betalingskortet ditt.
        Vi har ingen opplysninger om helsen din.
        Fødselsnummeret ditt har vi ikke.
        Vi kjenner ikke kontonummeret ditt.
        Vi får under ingen omstendigheter kjennskap til passordet ditt.
        Vi får ikke vite hva du betaler med.
        Hvorfor du er syk, får vi ikke vite.
        Vi vet ikke hvem du stemmer på.
        Vi spør ikke om sivilstand.
        Vi spør aldri hvorfor du kommer.
        Vi registrerer ikke hvem du besøker.
        Hvem du ringer til, registrerer vi ikke.
        Vi noterer ikke hva dere snakker om.
        Samtalene tas ikke opp.
        Lyd tas ikke opp.
        Vi gjør ikke opptak av samtaler.
        Vi tar ikke kopi av passet.
        Legeattesten tar vi ikke vare på.
        Vi ser på førerkortet, men vi tar ikke vare på det.
        Fødselsnummeret brukes til oppslag i Folkeregisteret. Det lagres ikke.
        Opplysninger om religion innhentes ikke.
        Helseopplysninger skal ikke registreres i systemet.
        Verken fødselsnummer eller kontonummer registreres hos oss.
        Vi lagrer ikke noe om helsen din.
        Vi innhenter ingen opplysninger om etnisk bakgrunn.
        Det samles ikke inn helseopplysninger.
        Det blir ikke registrert noen opplysninger om religion.
        Appen sporer ikke hvor du er.
        Appen bruker ikke posisjonen din.
        Nettsiden bruker ikke informasjonskapsler.
        Vi bruker ingen sporingsverktøy og setter ingen cookies.
        Vi bruker ikke ansiktsgjenkjenning.
        Vi lager ikke profiler av lesernes politiske syn.
        Det finnes ingen felt for fødselsnummer i skjemaet.
        Kontonummer er det ikke vi som har, og vi lagrer det aldri.
        Vi har ikke kontonummeret ditt, for det er det bare banken som trenger.
        Vi registrerer heller ikke sivilstand eller hva du jobber med.
        Hva slags medisiner du bruker, vet bare legen; det har ikke vi.
        Fingeravtrykket behandles av telefonen alene og kommer aldri til oss.
        Betalingen skjer hos Klarna, og vi mottar aldri kortopplysningene.
        I referatene står det ikke personnavn.
        Meldingen inneholder ikke helseopplysninger.
        Kortnummeret får vi aldri se.
        Kortnummer vert ikkje lagra.
        Vi tek ikkje opp samtalar.
        Politiattesten tek vi ikkje vare på.
        Kva du stemmer, får vi aldri vite.
        Vi spør korkje om religion eller sivilstand.
        Me veit ikkje kven du ringjer til.
        Fødselsnummeret ditt har me ikkje.
        Ingen helseopplysningar vert registrerte.
        Det vert ikkje samla inn opplysningar om etnisitet.
        Me har ikkje tilgang til passordet ditt.
        Vi sparar aldri kortnumret.
        Vi registrerar inte ditt personnummer.
        We never see your card number.
        Your card details never reach our servers.
        Card numbers are not stored.
        We do not collect health data.
        We do not ask for your national identity number.
        We have no access to your password.
        We don't keep a copy of your passport.
        We do not record what you write in the form.
        We do not know who you call.
        No location data is collected.
        Neither your card number nor your account balance is stored.
        The app does not track where you are.
        We do not use cookies.
        We never learn your password.
        Calls are not recorded.
        Hva med kortet mitt? Det lagrer vi ikke noe om.
        Lagrer dere kortnummeret? Nei, kortnummeret lagres aldri.
    """,
    "not_in_logs": """
        Fødselsnummer skrives aldri til loggene.
        IP-adressen logges ikke.
        Vi logger ikke IP-adressen din.
        Hva du søker etter, logges ikke.
        Vi logger ikke hvilke sider du besøker.
        Vi logger verken IP-adresse eller nettlesertype.
        Passord forekommer aldri i systemloggene.
        Loggene inneholder ingen fødselsnummer.
        Personopplysninger skal ikke forekomme i logger.
        Ingen personopplysninger havner i loggfilene.
        I loggen står det aldri navn.
        Kva du søkjer etter, vert ikkje logga.
        Me loggfører ikkje kva du gjer.
        IP-adressa di vert ikkje logga.
        Fødselsnummer vert ikkje skrive til loggane.
        Passwords are never logged.
        We do not log your IP address.
        Card numbers never appear in our log files.
        Personal data is not written to logs.
        Our logs do not contain e-mail addresses.
    """,
    "never_disclosed": """
        Vi deler ikke opplysningene dine med noen.
        Vi selger aldri kundelister.
        Kundelisten er ikke til salgs.
        Medlemslisten leies ikke ut.
        Opplysninger om deg gis ikke videre.
        Vi gir aldri ut telefonnummeret ditt.
        Vi forteller aldri noen hva du har kjøpt.
        Vi røper aldri kildene våre.
        Hvem som har varslet, får ingen vite.
        Ingen andre får se svarene dine.
        Ingen andre enn legen har tilgang til journalen.
        Arbeidsgiveren får ikke vite hva du snakker om.
        Arbeidsgiveren din får ikke innsyn i samtalene.
        Foreldre får ikke vite hva elevene låner.
        Annonsører får aldri tilgang til opplysningene dine.
        Vi lar ikke annonsører få tilgang til kundedata.
        Vi oppgir aldri til andre hvem som er kunde hos oss.
        E-postadressen vises ikke for andre brukere.
        Navnet ditt er ikke synlig for andre deltakere.
        Kommentaren vises uten navnet ditt.
        Transportøren får adressen, men ikke telefonnummeret ditt.
        Leverandøren får kundenummeret, men verken navn eller adresse.
        Vi utleverer ikke opplysninger til politiet uten rettslig kjennelse.
        Opplysninger utleveres ikke til andre, med mindre loven krever det.
        Opplysninger utleveres bare når loven krever det.
        Vi gir ikke opplysninger til andre enn dem som er nevnt over.
        Med andre enn dem som står her, deles ingen opplysninger.
        Ut over dette deles ingen opplysninger.
        Ellers gir vi ingenting videre.
        Ingen opplysninger overlates til tredjepart.
        Personopplysninger overføres ikke til tredjeparter.
        Dataene blir hos oss og sendes aldri til andre.
        Det vi snakker om, blir mellom deg og oss.
        Innholdet i samtalene blir ikke delt med arbeidsgiver.
        Vi publiserer aldri navn på givere.
        Vi offentliggjør ikke hvem som har fått støtte.
        Vi videreformidler ikke adressen din.
        Vi vil ikke dele eller selge dine opplysninger.
        Selgeren får ingen opplysninger fra oss.
        Ingen utenfor klinikken får lese journalen.
        Kundelista er ikkje til sals.
        Vi fortel aldri kven som har tipsa oss.
        Opplysningane vert ikkje delte med andre.
        Ingen andre får vite kva du har svara.
        Elles gjev me ikkje noko vidare.
        Me let ingen andre sjå svara dine.
        Me sel aldri opplysningane dine.
        Arbeidsgjevaren får ikkje sjå svara.
        Namnet ditt vert aldri offentleggjort.
        Vi säljer aldri dina uppgifter vidare.
        Personuppgifter lämnas inte ut till andra.
        We never sell your data.
        Your data is not shared with anyone.
        We do not disclose who has reported.
        Your employer cannot see your answers.
        Nobody else can see your messages.
        We do not give advertisers access to your data.
        Your address is never shown to other users.
        We will not pass your details on to third parties.
        Data is never rented out.
        The courier gets your address but not your name.
        We share nothing with insurers.
        No personal data is shared with third parties.
        We do not share data with anyone other than our suppliers.
        Deler dere opplysninger med andre? Nei, vi deler aldri opplysninger med andre.
    """,
    "deleted_when": """
        Opplysningene slettes når kundeforholdet er slutt.
        Notatene makuleres når saken er avsluttet.
        Når du melder deg av, sletter vi e-postadressen din.
        Når du melder deg av nyhetsbrevet, blir adressen fjernet med det samme.
        Sier du opp abonnementet, sletter vi adressen.
        Trekker du samtykket, sletter vi bildene.
        Hvis du avslutter kontoen, forsvinner alt.
        Bildet blir borte når du lukker appen.
        Informasjonskapselen slettes når du lukker nettleseren.
        Listen kastes så snart turen er over.
        Kopien destrueres etter at identiteten er bekreftet.
        Svarene anonymiseres straks undersøkelsen er avsluttet.
        Posisjonen slettes med en gang leveringen er gjort.
        Opplysningene lagres ikke etter at kjøpet er gjennomført.
        Vi beholder ikke søknaden etter at stillingen er besatt.
        Alt du skriver, blir slettet når du logger ut.
        Ved utmelding sletter vi alle opplysninger om deg.
        Kontonummeret fjernes ved utbetaling.
        Får du ikke jobben, sletter vi søknaden din.
        Sesjonskapsler forsvinner når nettleseren lukkes.
        Vi sletter dem så snart vi ser dem.
        Lista vert kasta når turen er slutt.
        Når du melder deg ut, slettar vi opplysningane.
        Kontonummeret vert fjerna så snart pengane er utbetalte.
        Melder du deg av, vert nummeret sletta straks.
        Attesten vert makulert når han er kontrollert.
        Biletet forsvinn når du loggar ut.
        When you close your account, we delete your profile.
        Your answers are deleted as soon as the draw is over.
        If you unsubscribe, we remove your address at once.
        Session cookies disappear when you close the browser.
        The file is erased once the import is finished.
        Opptaket slettes automatisk når samtalen er vurdert.
        Hvis søknaden blir avslått, makulerer vi papirene.
    """,
    "consent_required": """
        Vi lagrer ikke helseopplysninger uten ditt samtykke.
        Vi setter bare cookies hvis du har samtykket.
        Markedsføring sendes bare med samtykke.
        Vi sender deg nyhetsbrev kun dersom du har sagt ja.
        Nyhetsbrev får du bare hvis du ber om det.
        Du får reklame fra oss bare hvis du har takket ja.
        Analysekapsler settes ikke før du har godtatt dem.
        Statistikk-kapsler brukes først når du har samtykket.
        Vi tar ikke kontakt på SMS uten at du har sagt ja.
        Bilder av deg publiseres ikke uten samtykke.
        Vi henter posisjonen din kun når du har gitt tillatelse til det.
        Samtaler tas bare opp når du har samtykket.
        Helseopplysninger registreres utelukkende med uttrykkelig samtykke.
        Pårørende får opplysninger bare dersom du samtykker.
        Direkte markedsføring skjer ikke uten forhåndssamtykke.
        Vi ber om navn på pårørende, og det lagres bare hvis du samtykker.
        Uten samtykke fra deg lagrer vi ikke bilder.
        Vi registrerer bare opplysninger du har samtykket til.
        Vi lagrer ikke kjøpshistorikk med mindre du har samtykket.
        Vi noterer allergier berre når du bed om det.
        Marknadsføring sender vi berre om du har sagt ja.
        Me set ikkje informasjonskapslar utan at du har samtykt.
        Bilete vert berre publiserte med samtykke frå deg.
        Me sender ikkje nyheitsbrev utan samtykke.
        We only send you marketing if you have opted in.
        We use analytics cookies only with your consent.
        Cookies are not set until you accept them.
        We will not contact you for marketing without your consent.
        We process health data only if you have consented.
        Photos are published only with your permission.
        Marknadsföring skickas endast om du har samtyckt.
    """,
    "only_categories": """
        Vi lagrer bare navn og e-postadresse.
        Til nyhetsbrevet registrerer vi kun e-postadressen din.
        Transportøren får bare navn og adresse.
        Vi registrerer navn og telefonnummer, ikke noe annet.
        Vi lagrer navn og e-post, og ingenting annet.
        Det eneste vi lagrer, er e-postadressen din.
        Meldingen inneholder bare fornavn og klokkeslett.
        Vi lagrer ikke annet enn e-postadressen din.
        Det er kun e-postadressen som lagres.
        Utover e-postadressen lagrer vi ingenting.
        Vi får utelukkende oppgitt navn og beløp.
        Vi ser bare fornavnet ditt.
        Vi tek berre vare på namn og e-postadresse.
        Dei får namn og adresse og ikkje noko anna.
        Me lagrar ikkje anna enn e-postadressa di.
        Berre e-postadressa vert lagra.
        We only store your e-mail address.
        The courier only receives your name and address.
        We store your e-mail address and nothing else.
        Nothing but your e-mail address is stored.
        The only thing we store is your e-mail address.
        Vi sparar endast din e-postadress.
    """,
    "protected": """
        Passordet er kryptert.
        Passordene lagres kryptert.
        Alle data krypteres ved lagring.
        Databasen er kryptert.
        Passordet lagres bare som en hash.
        Passord hashes med bcrypt.
        Fødselsnummeret vises i maskert form.
        Kortnummeret maskeres.
        Ansikter sladdes før bildene lagres.
        Svarene pseudonymiseres før analyse.
        Opplysningene avidentifiseres før de brukes til statistikk.
        Navn erstattes med en kode før svarene analyseres.
        Forskerne får kun avidentifiserte data.
        All trafikk går over TLS.
        Nettsiden bruker HTTPS.
        Kommunikasjonen er sikret med SSL.
        Forbindelsen mellom deg og oss er kryptert.
        Dataene er kryptert både i ro og under overføring.
        Fødselsnummeret ligg kryptert hjå oss.
        Passorda er krypterte.
        Ansikta vert sladda.
        Me lagrar passordet som hash.
        Lösenord lagras krypterat.
        Passwords are hashed with bcrypt.
        Your data is encrypted at rest.
        All traffic is protected by TLS.
        Card numbers are masked.
        Survey answers are pseudonymised before analysis.
        Names are replaced by a code before the data is analysed.
        The connection is encrypted.
    """,
    "truncated": """
        IP-adressen forkortes før den lagres.
        De siste sifrene i IP-adressen fjernes.
        Siste oktett av IP-adressen slettes.
        Vi lagrer bare de fire siste sifrene i kortnummeret.
        Av kortnummeret lagrer vi kun de siste fire sifrene.
        Vi ser bare de fire siste sifrene i kontonummeret.
        IP-adressen anonymiseres ved at de siste sifrene kuttes.
        Vi lagrer IP-adressen uten siste del.
        Den siste gruppen i IP-adressen settes til null.
        IP-adresser lagres i avkortet form.
        Google Analytics er satt opp med IP-anonymisering.
        Dei fire siste sifra i kortnummeret er alt vi lagrar.
        Vi lagrar berre dei fire siste sifra av kortnummeret.
        IP-adressa vert korta av.
        Den siste delen av IP-adressa vert fjerna.
        We only keep the last four digits of the card number.
        IP addresses are truncated.
        The last octet of the IP address is removed.
        The last part of your IP address is deleted before storage.
        Of your card we see only the last four digits.
    """,
}

SEVERAL = [
    ("Vi selger ikke opplysninger, og vi lagrer ikke kortnummer.", ["never_disclosed", "never_stored"]),
    ("Kortnummer lagres ikke, og passordet er kryptert.", ["never_stored", "protected"]),
    ("Vi lagrer bare e-postadressen, og den slettes når du melder deg av.", ["deleted_when", "only_categories"]),
    ("Vi logger ikke IP-adressen, og vi setter ingen informasjonskapsler.", ["never_stored", "not_in_logs"]),
    ("We never see your card number, and we do not sell your data.", ["never_disclosed", "never_stored"]),
    ("Bileta vert ikkje delte med andre, og dei vert sletta når kurset er over.", ["deleted_when", "never_disclosed"]),
]

NOT_SAID = """
    Fødselsnummeret brukes bare til å rapportere til Skatteetaten.
    Bare ansatte med tjenstlig behov har tilgang til opplysningene.
    Det er kun daglig leder som har tilgang til personalmappene.
    Vi samler ikke inn mer enn det som er nødvendig.
    Vi lagrer ikke opplysningene lenger enn nødvendig.
    Vi oppbevarer ikke opplysninger lengre enn loven krever.
    Opplysningene slettes når de ikke lenger er nødvendige.
    Opplysningene slettes når formålet er oppnådd.
    Opplysningene slettes ett år etter at kundeforholdet er avsluttet.
    Opptakene slettes etter sju dager, med mindre de er utlevert til politiet.
    Send aldri fødselsnummer på e-post.
    Ikke send oss helseopplysninger.
    Du trenger ikke oppgi fødselsnummer.
    Du må ikke oppgi kontonummer i skjemaet.
    Leverandøren lagrer ikke kortnummeret ditt, ifølge Leverandørens egen erklæring.
    Vi overfører ikke opplysninger til land utenfor EØS.
    Opplysningene overføres ikke ut av EØS.
    Vi behandler ikke saken din før du har betalt.
    Hvis du ikke oppgir e-postadressen, kan vi ikke sende kvittering.
    Hvis du ikke vil at vi skal lagre navnet ditt, kan du si fra.
    Vi er ikke ansvarlige for hva Facebook registrerer.
    Vi har ikke kontroll over hva andre nettsteder samler inn.
    Vi kan ikke slette opplysninger som loven krever at vi lagrer.
    Som hovedregel deler vi ikke opplysninger.
    Vi deler normalt ikke opplysninger med andre.
    Statistikken kan ikke knyttes til enkeltpersoner.
    Tallene viser ikke hvem du er.
    Det er ikke kamera i garderobene.
    Vi har ikke kameraer på området.
    Barn under 13 år kan ikke opprette konto.
    Nettsiden virker ikke uten informasjonskapsler.
    Uten disse opplysningene kan vi ikke levere varene.
    Du kan slette kontoen når som helst.
    Du kan slette informasjonskapsler i nettleseren.
    Hvis du sletter informasjonskapslene, må du logge inn på nytt.
    Samtykket kan du trekke tilbake når som helst.
    Vi sender deg bare viktige meldinger.
    Svarene er frivillige, og du kan la være å svare.
    Vi bruker ikke opplysningene til reklame.
    Vi bruker ikke automatiserte avgjørelser.
    Opplysningene brukes ikke til andre formål.
    Vi selger ikke alkohol til mindreårige.
    Vi deler gjerne erfaringer med andre.
    Passordet må inneholde minst åtte tegn.
    Passordet må du ikke dele med noen.
    Du må ikke gi passordet ditt til andre.
    Facebook deler ikke nødvendigvis alt med oss.
    Vi sletter ikke regnskapsbilag før fristen er ute.
    Banken sletter kortet når du melder det tapt, etter sine egne regler.
    Tilgang gis bare etter tjenstlig behov.
    Når du logger inn, registrerer vi tidspunktet.
    Når du bestiller, lagrer vi navn og adresse.
    Vi lagrer opplysningene så lenge du er kunde.
    Opplysningane vert berre brukte til å sende faktura.
    Berre styret har tilgang til lista.
    Du treng ikkje oppgje namn.
    Me samlar ikkje inn meir enn me treng.
    Opplysningane vert sletta når dei ikkje lenger trengst.
    Me lagrar ikkje opplysningane lenger enn naudsynt.
    We do not keep data longer than necessary.
    We use your address only to deliver the goods.
    Please do not send us health data.
    You do not need to give your name.
    Data is deleted when it is no longer needed.
    We are not responsible for what other sites collect.
    Only authorised staff have access.
    We do not transfer data outside the EEA.
    Aggregated figures cannot be traced back to anyone.
    If you do not give us your address, we cannot deliver.
    We cannot delete data that the law requires us to keep.
    The site does not work without cookies.
    Your password must not be shared with anyone.
"""


def kinds(text, before=""):
    tongue = (
        "en"
        if " the " in f" {text.lower()} " or " we " in f" {text.lower()} " or " your " in f" {text.lower()} "
        else "nb"
    )
    if (
        tongue == "nb"
        and not set("æøå") & set(text)
        and {"are", "is", "never", "not", "only", "when"} & set(text.lower().split())
    ):
        tongue = "en"
    read = outline(document(Path("p.txt"), f"{before}{text}"), READ[tongue])
    return sorted(promise.kind for promise in promises(read, claims(read)))


def rows(text):
    return [line.strip() for line in text.strip().splitlines()]


@pytest.mark.parametrize(("text", "kind"), [(row, kind) for kind, text in SAID.items() for row in rows(text)])
def test_a_promise_is_told_in_whatever_words_it_is_made(text, kind):
    assert kinds(text) == [kind]


@pytest.mark.parametrize(("text", "expected"), SEVERAL, ids=[text for text, _ in SEVERAL])
def test_two_promises_in_one_sentence_are_two(text, expected):
    assert kinds(text) == expected


@pytest.mark.parametrize("text", rows(NOT_SAID))
def test_what_only_sounds_like_a_promise_is_none(text):
    assert kinds(text) == []
