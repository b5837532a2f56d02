"""
Recipients that are told by the frame of the sentence.

Names after "leveres av", "sendes til", "hos" and "vi bruker", before "får" and "drifter", beside "regnskapsføreren vår".
A name is a run of words with capitals. One that only opens a sentence is no evidence of a name, unless it is known, is
written with a capital within a sentence elsewhere, or has more than one capital.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.inventory.drafting.lexicon import find, load, word_set
from scanner.inventory.drafting.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.inventory.drafting.outline import Outline, Statement

_CAPITAL = r"[A-ZÆØÅÄÖ](?:[\w&+'’-]|\.(?=\w))*"
_TAIL = r"(?:sentralt|\w*(?:kommune|vegvesen|politidistrikt|bank|sykehus|sjukehus|arkiv|register|forbund|forening|foreining|bibliotek|universitet|byrå|tilsyn|råd|senter|nemnd|museum|høgskule|høyskole|laboratorium|kontor|krets|selskap|verk|etat|institutt))"
NAME = rf"(?:(?:Statens|Norsk|Norske|Norges|Noregs|Nasjonalt?|Den norske|Det norske|Helse) [a-zæøå]\w{{3,}}|{_CAPITAL}(?: (?:& |og (?={_CAPITAL} (?:AS|ASA|DA|ANS)\b))?{_CAPITAL}| 365| {_TAIL}\b){{0,4}})"
NAMES = (
    rf"(?P<names>{NAME}(?:(?:,| og| eller| samt| and| or|, og|, and)(?: (?:via|hos|hjå|til|med|to|with))? {NAME})*)"
)
_SERVED = (
    r"lever\w*|driv\w*|drev\w*|drift\w*|host\w*|utvikl\w+|laga|laget|lages|håndter\w+|handter\w+|behandl\w+|handsam\w+|ført|førast|føres|fører|utfør\w+|"
    r"send\w*|formidl\w+|lagr\w+|lagra|oppbevar\w+|ligg\w*|står|skjer|går|betal\w*|inndriv\w*|inndrev\w*|administrer\w*|forvalt\w+|trykk\w*|trykt|pakk\w*|frakt\w*|"
    r"transporter\w*|vedlikehold\w*|gjør(?:es|ast|e)|gjort|kjør\w*|overdra\w*|kjøp\w*|leid?\w*|samle[srt]\w*|innhent\w*|utlever\w*|tilby\w*|tilbod\w*|registrer\w*|bestill\w*|ting\w+|book\w*|"
    r"stores?|keeps?|kept|saved?|saves|hosted|run|provided|operated|handled|processed|delivered|stored|sent|managed|developed|made|powered|supplied|payments?|collected|happens?|goes|go"
)
_BY = r"(?:av|hos|hjå|gjennom|via|ved hjelp av|med hjelp fra|med hjelp frå|by|through|via|with|at)"
_GIVEN = (
    r"send[est]*\w*|avlever\w*|oversend\w*|utlever\w*|overfør\w*|overdra\w*|overlat\w*|overlev\w*|rapporter\w*|innrapporter\w*|meld\w*|videresend\w*|vidaresend\w*|videreformidl\w*|vidareformidl\w*|formidl\w*|"
    r"del(?:er|ar|es|ast|t|te|e)?|gi[rs]?|gjev\w*|gitt|gje|går|lever\w*|oppgi\w*|shared?|sent|disclosed?|transfer\w*|reported?|passed|forward\w*|goes|go|give|given|lagt|(?:satt|sett) (?:bort|ut)|outsourc\w*"
)
_DOES = (
    r"(?:(?:kan |may |can )?(?:få|får|mottar|mottek|motta|se|ser|sjå|see|access)\b|(?:skal|må) (?:ha|få|vite)\b|kan kreve|kan krevje|har (?:\w+ )?(?:tilgang|tilgong|innsyn)|behandler|handsamar|drifter|driftar|driver|driv\b|leverer|lagrer|lagrar|sender|håndterer|handterer|fører|trykker|trykkjer|trykkjar|pakker|pakkar|"
    r"frakter|fraktar|kjører|køyrer|utfører|vedlikeholder|held i stand|holder i stand|hjelper|hjelper oss|hjelp oss|tar (?:hånd om|seg av|imot|i mot)|tek (?:hand om|seg av|imot|i mot)|står for|krever inn|krev inn|innkrever|"
    r"administrerer|forvalter|forvaltar|utvikler|utviklar|hoster|er (?:\w+ )?(?:databehandlar|databehandler|leverandør\w*|underleverandør\w*)|receives?|gets?|hosts?|process(?:es)?|sends?|handles?|stores?|runs?|provides?|operates?|has access|is our|delivers?|supplies|prints?|ships?)"
)
_USED = r"(?i:\b(?:bruker|brukar|benytter|nyttar|nytter|anvender|leier|leiger|kjøper|uses?|engages?|samarbeider (?:vi )?med|samarbeidar (?:vi )?med|partner with|work with|using|(?:har )?(?:inngått )?(?:databehandler|databehandlar)?avtale(?:r|ar)? med|agreements? with))"
_KIND = (
    r"(?i:\b\w*(?:leverandør(?:en|er|ar|ene)?|databehandler(?:en|e)?|databehandlar(?:en|ar)?|regnskapsfører(?:en)?|rekneskapsførar(?:en)?|regnskapsbyrå(?:et)?|revisor(?:en)?|inkassobyrå(?:et)?|inkassoselskap(?:et)?|forretningsfører(?:en)?|forretningsførar(?:en)?|"
    r"vaktselskap(?:et)?|trykkeri(?:et)?|transportør(?:en)?|forsikringsselskap(?:et)?|bank(?:en)?|samarbeidspartner(?:en)?|plattform(?:en)?|plattforma|tjeneste(?:n)?|teneste|tenesta|verktøy(?:et)?|system(?:et)?|program(?:met)?|løsning(?:en)?|løysing(?:a)?|app(?:en)?|selskap(?:et)?|firma(?:et)?|byrå(?:et)?)"
    r"|\b(?:supplier|provider|processor|accountant|auditor|bank|partner|platform|tool|service|system|vendor|company|carrier))"
)
_OUR = r"(?: (?:vår|vårt|våre|min|our))?"
_OBJECT = r"(?: (?:\w+ )?(?:tjenesten|tenesta|verktøyet|systemet|plattformen|plattforma|løsningen|løysinga|appen|programmet|leverandøren|selskapet|firmaet|byrået|the service|the tool|databehandleren|databehandlaren))?"
_BETWEEN = r"(?:[^.;:\n]{0,70}?[ (])?"
FRAMES = (
    (rf"\b(?i:{_SERVED})\b{_BETWEEN}{_BY} {NAMES}", ""),
    (rf"\b(?i:hos|hjå|gjennom|via) {NAMES}", "weak"),
    (rf"\b(?i:{_GIVEN})\b{_BETWEEN}(?:til|med|to|with) {NAMES}", ""),
    (rf"\b(?:oversendes|oversendast|overlates|sender (?:vi )?|tilsendes) ?{NAMES}", ""),
    (
        rf"\b(?i:{_SERVED}|sjekk\w*|arkiver\w*|loggf\w*|host\w*|bygg\w*|basert)\b{_BETWEEN}(?:i|på|in|on|med|with) {NAMES}",
        "known",
    ),
    (rf"\b(?i:andre|noen|nokon|others?|anyone|anybody) (?:enn|than|but) {NAMES}", "except"),
    (
        rf"{_USED}(?: (?:vi|me|også|òg|we|oss av|blant annet|mellom anna|bare|kun|berre))*{_OBJECT}(?: (?:fra|frå|av|from))? {NAMES}",
        "used",
    ),
    (
        rf"{_KIND}{_OUR}(?: (?:for|av|til|på|of|for the) [a-zæøå][\w -]{{2,40}}?)?(?:,| er| heter| heiter| is| \(|:) {NAMES}",
        "apposed",
    ),
    (
        rf"(?:^|[,:;] (?:og |and )?|\b(?:og|and|men|but|der|hvor|dit) ){NAMES}(?:,? (?:som|which|who)|, [^,.;]{{2,60}},)? {_DOES}",
        "subject",
    ),
    (
        rf"\b(?i:får|mottar|mottek|kan få|har) {NAMES} (?:\w+ )?(?:vite|kopi|lista|listen|opplysning\w*|tilgang|tilgong|melding|beskjed|namn|navn|innsyn|sakspapir\w*|det|dei|de)\b",
        "",
    ),
)
_COMPILED = tuple((re.compile(pattern), kind) for pattern, kind in FRAMES)
_EACH = re.compile(rf"(?:,| og| and|, og|, and) (?P<name>{NAME})(?= (?:til|for|som|to|\())")
"""Those that follow in a list with the use of each: "bruker Brevdua til nyhetsbrev, Talltroll til regnskap og ..."."""
_SENT = re.compile(
    rf"\b(?i:{_GIVEN})\b{_BETWEEN}(?:til|to)(?: (?:et|ei|eit|en|ein|den|det|a|an|the))?\s*$|\b(?i:{_SERVED})\b{_BETWEEN}(?:av|hos|hjå|by)(?: (?:et|ei|eit|en|ein|den|det|a|an|the))?\s*$"
)
LISTED = re.compile(
    rf"\b(?:følgende|følgjande|blant annet|mellom anna|blant andre|mellom andre|dette gjelder|dette gjeld|following|including|som|such as|disse|desse|mottakere|mottakarar|leverandører|leverandørar|partnere|partnarar|recipients?|providers?|processors?|suppliers?)\s?:? (?P<list>{NAME}[^.]*)"
)
FIGURES = re.compile(
    r"(?i)\b(?:får|mottar|mottek|gir|gjev|sender|deler|delar|rapporterer|share|shares|gets?|receives?|send)\b[^.,;]{0,40}\b(?:tal|tall|anonym\w*|aggreg\w*|avidentifiserte?|statistikk|statistics|figures|totaltall)\b|\b(?:bare|berre|kun|only) (?:samlede |samla |anonyme |total)?(?:tal|tall|statistikk|statistics|figures)\b"
)
"""Who gets only figures gets no personal data."""
MERGED = re.compile(
    r"(?i)\b(?:fusjon\w*|oppkjøp\w*|fisjon\w*|overdragelse av virksomhet\w*|virksomhetsoverdragelse\w*|nye eigarar|nye eiere|ny(?:e|tt)? (?:eier|eigar|selskap)\w*|kjøpt opp|kjøpes opp|kjøper oss|(?:blir|vert|bli|selskapet|verksemda|virksomheten|butikken) (?:\w+ )?(?:solgt|seld|selges|overtatt|overteken|slått sammen|slått saman)|slutter .{0,30} å drive|merge[rd]?|merger|acqui\w+|bought by|new owner|insolven\w+|konkurs\w*)\b"
)
OWN_MATTER = re.compile(
    r"(?i)\b(?:bestemmer (?:de )?selv|bestemmer (?:selv )?(?:hva|over)|bestem (?:dei )?sjølve?|det er \S+ som (?:bestemmer|svarer|bestem|svarar)|eget firma|eige firma|(?:har|have|has) (?:sin |sine |its |their |ein |en )?(?:egen|egne|eigen|eigne|eiga|own) (?:personvern|vilkår|privacy|policy)|its own privacy|(?:selv|sjølv) (?:behandlings)?ansvarlig|ikke ansvarlig for|ikkje ansvarlege? for|ikke (?:har )?innsyn i det|not responsible)\b"
)
"""What others do on their own account."""
ENTRY = re.compile(
    r"(?i)\b(?:logg\w* (?:deg )?(?:inn|på)|innlogging|pålogging|legitimer\w*|log in|sign in|kontakt\w*|følg\w*|contact us|follow)\b"
)
"""What people sign in with or reach somebody by gets nothing from the controller."""
NO_NAMES = word_set(
    "du vi me de dei det den dette disse desse han hun ho it this they we you if når hvis dersom ved etter for til fra frå i på som om alle ingen noen nokon andre kun bare berre her der da då så "
    "eu eøs eea usa uk gdpr norge noreg norway sverige sweden danmark denmark finland tyskland germany irland ireland nederland netherlands frankrike france polen poland litauen latvia estland europa europe india kina storbritannia sveits canada "
    "sms mms ip pdf cv api tls ssl https http it hr ikt gps id url csv epost e-post web internett internet html seo crm erp cms faq "
    "chrome firefox safari edge opera android ios windows macos linux iphone ipad apple-id play appstore bankid id-porten minid feide buypass autopass avtalegiro efaktura folkeregisteret folkeregister schrems "
    "datatilsynet personvernnemnda kundeservice personvernombudet personvernombud min mine mi si art artikkel article personvernforordningen personopplysningsloven bokføringsloven databehandleravtale databehandlar standard privacy data personopplysninger opplysninger opplysningane opplysningene "
    "januar februar mars april mai juni juli august september oktober november desember mandag tirsdag onsdag torsdag fredag lørdag søndag january february march may june july october december "
    "ansatte kunder kunden medlemmer medlemene styret treneren brukere brukeren pårørende foreldre foresatte føresette lærere læreren legen navn namn adresse ditt din dine your our vår våre vårt samtykke informasjon information systemet systemene tjenesten loggen"
)


def framed(outline: Outline, statement: Statement) -> Iterator[str]:
    """Yield the names that a sentence says get, keep or handle data."""
    text = outline.document.text[statement.start : statement.end]
    if statement.roles & {"contact"}:
        return
    for pattern, kind in _COMPILED:
        for found in pattern.finditer(text):
            if _void(statement, found, kind):
                continue
            named = _proper(outline, found.start("names"), found["names"])
            yield from (name for name in named if kind != "known" or is_known(name, outline.languages))
            for other in _EACH.finditer(text, found.end()) if kind in {"used", "apposed"} else ():
                yield from _proper(outline, other.start("name"), other["name"])
    yield from _in_list(outline, statement, text)


def _in_list(outline: Outline, statement: Statement, text: str) -> Iterator[str]:
    """Yield the names in a list within a sentence: "til følgende: A, B ved ulykker, og C"."""
    told = statement.parsed.has("disclose") or "recipients" in statement.roles | statement.lead
    if not told or _denied(statement, 0, len(text)):
        return
    listing = re.compile(LISTED.pattern + (rf"|^(?P<row>{NAME}[^.]*)" if statement.lead & {"recipients"} else ""))
    for found in listing.finditer(text):
        for piece in re.finditer(
            rf"(?:^|, (?:og |eller |and |or )?| og | and ){NAME}", found[found.lastgroup or "list"]
        ):
            name = re.sub(r"^(?:, )?(?:og |eller |and |or | og | and )?", "", piece[0])
            yield from _proper(outline, found.start(found.lastgroup or "list") + piece.end() - len(name), name)


def sent_to(before: str) -> bool:
    """Tell whether the words before a party send something to it: "Lista går til", "fakturaene føres av"."""
    return _SENT.search(before) is not None


def elsewhere(text: str, role: str) -> bool:
    """Tell whether a sentence speaks of figures, of a merger (for all but authorities), or of what others do on their own account."""
    return bool(FIGURES.search(text) or OWN_MATTER.search(text) or (role != "authority" and MERGED.search(text)))


def _void(statement: Statement, found: re.Match[str], kind: str) -> bool:
    """Tell whether what a frame says is denied, is a condition, or is about how people sign in."""
    if kind == "except":
        return not statement.parsed.has("disclose")
    if _denied(statement, found.start(), found.end("names")):
        return True
    if kind == "known" and re.search(r"(?i)\b(?:du|you)\b", found[0]):
        return True  # "Betaler du med Vipps": a way, and yours
    if kind == "used" and not statement.parsed.has("we"):
        return True
    if kind in {"weak", ""} and ENTRY.search(found.string, max(0, found.start() - 60), found.start("names")):
        return True
    return kind == "weak" and not statement.parsed.has("hold", "disclose", "finite", "give", "delete", "include")


def _denied(statement: Statement, first: int, last: int) -> bool:
    """Tell whether a stretch of a sentence stands in a clause that denies."""
    place = statement.start
    for clause in statement.parsed.clauses:
        words = [statement.parsed.sentence.words[index] for index in clause.words]
        inside = any(
            first <= word.start - place and word.end - place <= last and word.text[0].isupper() and word.start > place
            for word in words
        )
        inside = inside or (first == 0 and words[0].start == place)
        if (
            inside
            and clause.has("not", "none", "never", "neither", "without")
            and clause.opener != "except"
            and not clause.has("only")
        ):
            return True
    return False


def _proper(outline: Outline, at: int, names: str) -> Iterator[str]:
    """Yield the names in a run of them."""
    for found in re.finditer(NAME, names):
        name = found[0].strip(" .,")
        first = re.split(r"[\s-]", name)[0]
        if NO_ORGAN.search(name) or name.lower() in STORES:
            continue
        if first.lower().rstrip("s") in NO_NAMES or first.lower() in NO_NAMES or name.lower() in NO_NAMES:
            continue
        if first.lower().endswith(
            ("loven", "lova", "forskriften", "forordningen", "forordninga", "erklæringen", "erklæringa")
        ):
            continue
        opens = at + found.start() == 0
        if opens and not _told_name(outline, name):
            continue
        yield name


def _told_name(outline: Outline, name: str) -> bool:
    """Tell whether a word that opens a sentence is a name."""
    if is_known(name, outline.languages) or re.search(r"[a-zæøå][A-ZÆØÅ]", name) or organ(name):
        return True
    words = name.split()
    if len(words) > 1:
        return True
    within = re.compile(rf"[a-zæøå,] {re.escape(name)}\b")
    return within.search(outline.document.text) is not None and not re.search(
        rf"\b{re.escape(name.lower())}\b", outline.document.text
    )


STORES = frozenset({"app store", "google play", "google play store", "apple app store"})
"""Where people get an app: they get no data from who made it."""
NO_ORGAN = re.compile(
    r"(?i)(?:framework|layer|clauses?|shield|regulation|directive|protocol|standard|act|agreement|avtale|policy)$"
)
"""What is written with capitals and is nobody."""
ORGAN = re.compile(
    r"(?i)\w{3,}(?:tilsynet|etaten|verket|direktoratet|nemnda|nemnd|sentralen|departementet|kassen|kassa|forvalteren|forvaltaren|byrået|vesenet|instituttet|ombudet|registeret|registrene|registera|politiet)|politiet|brannvesenet|tollvesenet|namsmannen"
)
"""Public bodies by the heads of their names."""


def organ(name: str) -> bool:
    """
    Tell whether a name is a public body's.

    >>> organ("Kystverket"), organ("Transportklagenemnda"), organ("Mailchimp")
    (True, True, False)
    """
    return ORGAN.fullmatch(name) is not None and not name.lower().startswith(
        ("personvern", "datatil", "regnskaps", "inkasso")
    )


def is_known(name: str, languages: frozenset[str]) -> bool:
    """Tell whether a name is a well-known one."""
    words = next(sentences(name, 0, len(name))).words
    return any(mention.label == "known" for mention in find(load("parties.txt", languages), words))
