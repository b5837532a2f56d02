"""
What a value may be in a field whose name decides: checks that refuse placeholders and nonsense.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from detectors.detector import Verdict
from detectors.tables import postal_codes

_PLACEHOLDERS = (
    "null none nil nan undefined n/a na - -- --- . ? x xx xxx ukjent ukjend unknown unspecified uspesifisert okänd ukendt "
    "ingen inga inget none tom tomt empty blank mangler missing todo tbd test false true redacted [redacted] <redacted> "
    "*** **** ***** masked slettet sletta deleted samme same lik not ikke ikkje inte is er has har "
    "enabled disabled on off active inactive ok error start stop"
)
_ACCOUNTS = (
    "root admin administrator system daemon nobody www-data postgres mysql sa dbo service svc jenkins ci build buildd runner vagrant ubuntu debian deploy git "
    "guest gjest unauthenticated authenticated anonymous anonym default test tester user users bruker username brukernavn login id name agent sessions "
    "added deprecated obsolete introduced accounts kontoer kontoen brukere brukerne brukeren nginx apache redis kafka elastic kibana grafana prometheus airflow app application api client server batch cron job "
    "yes no now you name pass password passord group space alarm logged authenticated created updated deleted found failed success registered disabled enabled locked with from for "
    "bool str int float list dict tuple object string type self cls config credentials params args prefix value values shift add adds use uses used "
    "fix fixes fixed bound remove removes removed update updates make makes allow drop move rename handle handles failure "
    "and or in on at to the new old i og som med til fra av logget opprettet finnes mangler ugyldig invalid valid service "
    "was were had been be ble blei vart var did does must can could will would should that which who when while pam unknown"
)
_LANGUAGES = (
    "norsk bokmål bokmal nynorsk samisk nordsamisk sørsamisk lulesamisk kvensk engelsk svensk dansk finsk islandsk tysk "
    "fransk spansk polsk litauisk russisk ukrainsk arabisk somali urdu tyrkisk persisk dari pashto vietnamesisk tamil thai "
    "kinesisk italiensk portugisisk nederlandsk tigrinja kurdisk rumensk norwegian bokmaal english swedish danish finnish "
    "icelandic german french spanish polish lithuanian russian ukrainian arabic turkish persian chinese japanese korean "
    "italian portuguese dutch romanian svenska danska engelska norska finska tyska franska spanska polska"
)
_LANGUAGE_CODES = (
    "nb nn no nob nno nor se sma smj sme sv swe da dan fi fin is isl en eng de deu ger fr fra fre es spa pl pol lt lit lv "
    "et ru rus uk ukr ar ara so som ur urd tr tur fa fas vi vie ta tam th tha zh zho it ita pt por nl nld ti tir ku kur ro "
    "ja ko hi sr hr bs sq"
)
_NATIONS = (
    "norge noreg norway norsk norwegian no nor sverige sweden svensk swedish se swe danmark denmark dansk danish dk dnk "
    "finland finsk finnish fi fin island iceland islandsk icelandic is isl polen poland polsk polish pl pol litauen "
    "lithuania litauisk lithuanian lt ltu latvia latvisk lv lva estland estonia estisk ee est tyskland germany tysk german "
    "de deu storbritannia britisk british uk gb gbr england engelsk irland irish ie irl frankrike france fransk french fr "
    "fra spania spain spansk spanish es esp italia italy italiensk italian it ita portugal portugisisk pt prt nederland "
    "netherlands nederlandsk dutch nl nld belgia belgisk be bel sveits sveitsisk ch che østerrike østerriksk at aut hellas "
    "gresk greek gr grc tyrkia turkey tyrkisk turkish tr tur russland russia russisk russian ru rus ukraina ukraine "
    "ukrainsk ukrainian ua ukr romania rumensk romanian ro rou bulgaria bulgarsk bg bgr ungarn ungarsk hu hun tsjekkia "
    "tsjekkisk cz cze slovakia slovakisk sk svk kroatia kroatisk hr hrv serbia serbisk rs srb bosnia bosnisk ba bih kosovo "
    "kosovoalbansk xk albania albansk al alb syria syrisk syrian sy syr irak irakisk iq irq iran iransk ir irn afghanistan "
    "afghansk af afg pakistan pakistansk pk pak india indisk in ind somalia somalisk so som eritrea eritreisk er eri etiopia "
    "etiopisk et eth sudan sudansk sd sdn marokko marokkansk ma mar tunisia algerie egypt egyptisk eg egy nigeria nigeriansk "
    "ghana kenya kongo congo gambia usa us amerikansk american canada kanadisk ca can brasil brasiliansk br bra chile "
    "chilensk cl chl colombia mexico kina kinesisk chinese cn chn japan japansk jp jpn vietnam vietnamesisk vn vnm thailand "
    "thailandsk th tha filippinene filippinsk ph phl sri lanka lk lka myanmar burma palestina palestinsk ps libanon libanesisk "
    "lb jordan israel israelsk il isr australia australsk au aus statsløs statslaus stateless svensk dansk norska"
)
_SYSTEMS = (
    "windows macos mac osx ios ipados android linux ubuntu debian fedora redhat rhel centos suse chromeos chrome harmonyos "
    "freebsd openbsd win10 win11 win32 win64 tizen kaios watchos tvos"
)
_CONSENTS = (
    "true false ja nei jo yes no j n y 0 1 på av on off optin optout opt-in opt-out in out granted denied given withdrawn "
    "accepted declined gitt trukket reservert ikke-reservert samtykket samtykka accepted rejected active aktiv inactive "
    "inaktiv subscribed unsubscribed påmeldt avmeldt epost e-post sms email telefon alle ingen"
)
_PROGRAM = re.compile(
    # Not a company that is called like its domain: Eksempel.no.
    r"[A-Za-z_]\w*(?:(?:\.|::|->)[A-Za-z_]\w*)*(?:(?:::|->)\w+|\.\w*[A-Z]\w*|\.[A-Za-z_]\w{3,})\(?|\w+\(.*"
    r"|(?:bool|str|int|float|dict|list|tuple|typing|object|self|none)"
    r"|[a-z]+[A-Z][a-z]+[A-Za-z]*|[A-Z][a-z]+OID|[A-Z]+_[A-Z_]+"
)
_NO_TITLES = "admin superadmin superuser member viewer user guest subscriber contributor moderator readonly bruker medlem gjest leser ms mr mrs dr prof herr fru frøken hr fr miss sir"

_WORKERS = (
    "manager director engineer developer analyst assistant clerk officer specialist technician supervisor coordinator "
    "administrator consultant representative agent staff nurse teacher president vice chief head lead designer accountant "
    "lawyer secretary operator driver worker owner founder partner intern trainee buyer auditor programmer scientist chef "
    "rep cfo ceo cto coo vp lege advokat prest vikar daglig frivillig lærling betjent kokk smed frisør kontrollør "
    "renholder snekker maler elektriker vaktmester tømrer forsker student professor dosent fysioterapeut psykolog"
)
_WORKING = (
    "leder leiar sjef konsulent medarbeider medarbeidar rådgiver rådgjevar arbeider arbeidar utvikler utviklar lærer lærar "
    "pleier pleiar assistent direktør ingeniør ansvarlig ansvarleg behandler handsamar fører mester meister inspektør "
    "sekretær fullmektig bibliotekar terapeut tekniker teknikar økonom mekaniker selger seljar koordinator administrator "
    "ktør servitør sjåfør montør frisør operatør arkitekt jurist lege spesialist specialist analytiker controller pilot offiser journalist "
    "fotograf lektor lærling hjelper jordmor skipper fisker "
    "ologist chef utvecklare ledare lärare handläggare"
)
_PREPOSITIONS = "om på fra frå av til for i med ved etter mot til the of and a an to from on in with för från och att"
PLACEHOLDERS = frozenset(_PLACEHOLDERS.split())
ACCOUNTS = frozenset(_ACCOUNTS.split())
LANGUAGES = frozenset(_LANGUAGES.split())
LANGUAGE_CODES = frozenset(_LANGUAGE_CODES.split())
NATIONS = frozenset(_NATIONS.split())
SYSTEMS = frozenset(_SYSTEMS.split())
CONSENTS = frozenset(_CONSENTS.split())
CAPITALISED, CODE = "a capitalised word", "a language code"
WORK, PHRASED = "a word for work", "a phrase"
WORKERS, WORKING, PREPOSITIONS = frozenset(_WORKERS.split()), tuple(_WORKING.split()), frozenset(_PREPOSITIONS.split())
MOST_WORDS = 6
NO_TITLES = frozenset(_NO_TITLES.split())
DATE_SIGNS = str.maketrans("", "", "0123456789-.:TZ+ /")


def is_placeholder(text: str) -> bool:
    """
    Tell whether a value stands for no value.

    >>> is_placeholder("N/A"), is_placeholder("ukjent"), is_placeholder("Lærer")
    (True, True, False)
    """
    return text.strip().lower() in PLACEHOLDERS


def is_day(text: str) -> bool:
    """
    Tell whether a value is a day as it is written with its signs, and no number of a paper.

    >>> is_day("2026-05-17"), is_day("17.05.2026"), is_day("987-65-4321"), is_day("20260517")
    (True, True, False, False)
    """
    return is_date(text) and (text[4:5] in "-/" or text[2:3] in "./") and bool(text[4:5])


def is_key(text: str) -> bool:
    """
    Tell whether a value is a UUID or a long hexadecimal number: the key of a row, and no word.

    >>> is_key("3f2504e0-4f89-41d3-9a0c-0305e82c3301"), is_key("Decade")
    (True, False)
    """
    plain = text.replace("-", "").strip("{}")
    return len(plain) >= 16 and not plain.lower().strip("0123456789abcdef") and any(map(str.isdigit, plain))


def has_letters(text: str) -> bool:
    """Tell whether a value has at least two letters."""
    return sum(map(str.isalpha, text)) >= 2


def is_date(text: str) -> bool:
    """
    Tell whether a value is made of a date's digits and signs.

    >>> is_date("2026-05-17"), is_date("17.05.2026 12:30"), is_date("17")
    (True, True, False)
    """
    return 8 <= len(text) <= 35 and not text.translate(DATE_SIGNS) and sum(map(str.isdigit, text)) >= 6


def is_program(text: str) -> bool:
    """
    Tell whether a value is a piece of a program: a call, a dotted name, a type, a name with several humps.

    >>> is_program("typing.Optional"), is_program("ObjectIdentifier("), is_program("givenName"), is_program("Kari")
    (True, True, True, False)
    >>> is_program("Eksempel.no")
    False
    """
    return _PROGRAM.fullmatch(text.strip()) is not None


def check_username(text: str) -> Verdict | None:
    """Accept what a person could log in with: not a technical account, a number, a date or a file."""
    low = text.strip("._-").lower()
    parts = low.replace("_", ".").replace("-", ".").split(".")
    if len(set(low)) < 2 or len(low) < 3 or not ACCOUNTS.isdisjoint(parts) or low in PLACEHOLDERS or is_date(text):
        return None
    # A number or a UUID is a key between tables; a person logs in with neither.
    if text.isdecimal() or is_key(text):
        return None
    # camelCase with two humps names a function, not a person.
    if sum(a.islower() and b.isupper() for a, b in pairwise(text)) > 1:
        return None
    dotted = low.rpartition(".")[2]
    if dotted in {"com", "no", "java", "py", "js", "ts", "log", "json", "xml", "html"}:
        return None
    # `NOTICE TO USER: Carefully read`, `login: Drop the check`
    return Verdict(support=(CAPITALISED,)) if text.isalpha() and text.istitle() else Verdict()


def check_number(text: str) -> Verdict | None:
    """
    Accept the number of a paper or a record: at least five digits, not all alike, and no date.

    >>> check_number("48-20-117") is None, check_number("00000000") is None, check_number("2026-11-22") is None
    (False, True, True)
    """
    digits = [character for character in text if character.isdigit()]
    return Verdict() if len(digits) >= 5 and len(set(digits)) > 2 and not is_day(text) else None


def check_said(text: str) -> Verdict | None:
    """
    Accept all that says something: no placeholder, no bare yes or no, nothing without letters or digits.

    >>> check_said("A+") is None, check_said("E11.9") is None, check_said("0") is None
    (False, False, True)
    """
    low = text.strip().lower()
    said = any(map(str.isalnum, text)) and low not in CONSENTS and not is_placeholder(text)
    return Verdict() if said and not is_date(text) else None


def check_job_title(text: str) -> Verdict | None:
    """
    Accept words of letters that are no salutation, no role in a program and hold no number; the title of a document is a phrase.

    >>> check_job_title("Sales Representative").support, check_job_title("Klage på vedtak").support
    (('a word for work',), ('a phrase',))
    """
    low = text.strip().strip(".").lower()
    if low in NO_TITLES or any(map(str.isdigit, text)) or is_placeholder(text) or not has_letters(text):
        return None
    if len(low) < 3 and low not in {"hr", "it"}:
        return None
    words = low.replace("/", " ").replace("-", " ").replace(",", " ").split()
    if any(word in WORKERS or word.endswith(WORKING) for word in words):
        return Verdict(support=(WORK,))
    return Verdict(support=(PHRASED,)) if not PREPOSITIONS.isdisjoint(words) or len(words) > MOST_WORDS else Verdict()


def check_nationality(text: str) -> Verdict | None:
    """Accept names of countries, their adjectives and codes."""
    low = text.strip().lower()
    return Verdict() if low in NATIONS or low.split(" ")[0] in NATIONS else None


def check_language(text: str) -> Verdict | None:
    """Accept names and codes of languages (nynorsk, nb-NO)."""
    low = text.strip().lower()
    code = low.replace("_", "-").partition("-")[0]
    if low in LANGUAGES or code in LANGUAGES:
        return Verdict()
    # A program's setting is more often `en` than `nb-NO` or `nynorsk`.
    return Verdict(support=(CODE,) if low == code else ()) if code in LANGUAGE_CODES else None


def check_consent(text: str) -> Verdict | None:
    """Accept yes and no in all their forms, and dates."""
    return Verdict() if text.strip().lower() in CONSENTS or is_date(text) else None


def check_participation(text: str) -> Verdict | None:
    """Accept yes, no, dates and the names of events."""
    if is_placeholder(text) and text.lower() not in CONSENTS:
        return None
    return Verdict() if check_consent(text) or (has_letters(text) and len(text) >= 3) else None


def check_operating_system(text: str) -> Verdict | None:
    """Accept the systems that people's devices run."""
    return Verdict() if text.strip().replace("/", " ").split(" ")[0].lower() in SYSTEMS else None


@cache
def _places() -> frozenset[str]:
    return frozenset(postal_codes().values())


def check_postal_code(text: str) -> Verdict | None:
    """
    Accept Norwegian codes in the register and its place names; codes of five digits, which Sweden writes in groups.

    >>> [check_postal_code(code).subtype for code in ("0150", "114 55", "12209")], check_postal_code("0000") is None
    (['no', 'se', ''], True)
    """
    digits = text.strip().upper().removeprefix("NO-").removeprefix("N-").replace(" ", "")
    if digits in postal_codes():
        return Verdict("no")
    if digits.isdecimal():
        return Verdict("se" if " " in text.strip() else "") if len(digits) == 5 and digits[0] != "0" else None
    return Verdict("place") if text.strip().upper() in _places() else None
