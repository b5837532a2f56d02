"""Who answers for the data: the controller, its data protection officer, where to write, and the document's own date."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scanner.inventory.drafting.lexicon import word_set
from scanner.inventory.drafting.parties import COMPANY, OFFICER_IS

if TYPE_CHECKING:
    from scanner.inventory.drafting.outline import Outline

EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}")
PHONE = re.compile(r"(?i)(?:telefon|tlf\.?|phone|tel\.?)\W{0,3}((?:\+47|0047)?[ \d]{8,14}\d)")
NUMBER = re.compile(
    r"(?i)org(?:anisasjons|\.|anisation)?[ .-]*(?:nr|nummer|number|no)\.?:?\s*(\d{3}[ \u00a0]?\d{3}[ \u00a0]?\d{3})"
)
_PART = r"[A-ZÆØÅÄÖ](?:[\w&'’-]|\.(?=\w))*"
_NAME = rf"(?P<name>{_PART}(?:[ \u00a0](?:{_PART}|og(?= [A-ZÆØÅ])|i(?= [A-ZÆØÅ])|kommune|fylkeskommune|idrettslag|sparebank|legesenter|tannlegesenter|borettslag|sameie|universitet|høgskole|høgskule|museum|stiftelse|stifting|\w*(?:skole|skule|barnehage|bibliotek|forening|foreining|klubb|lag|menighet|kyrkjelyd|sykehus|sjukehus|teater|kino)\b)){{0,6}})"
_ITSELF = r"(?:Selskapet|Foretaket|Firmaet|Virksomheten|Verksemda|Foreningen|Foreininga|Klubben|Laget|Klinikken|The company) [^.\n]{0,30}(?:er|is) [^.\n]{0,20}(?:ansvarlig|ansvarleg|controller|responsible)"
CONTROLLER = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:Det er )?{_NAME}[^.\n]{{0,70}}?\b(?:er|som er|is|is the|ved [^.\n]{{2,40}} er)\b[^.\n]{{0,25}}?(?:(?:behandlings|data|personopplysnings)-?(?:ansvarlig|ansvarleg)|ansvari?g|ansvarlig for|ansvarleg for|data controller|the controller|responsible for)",
        rf"\b(?:av|by) {_NAME}(?=\.\s+{_ITSELF})",
        rf"{_NAME}(?= [^.\n]{{0,160}}\.\s+{_ITSELF})",
        rf"(?i:behandlingsansvarlig|behandlingsansvarleg|personopplysningsansvarlig|data controller|controller)(?i: for [^.\n]{{3,60}}?)?(?i: er| is|:| \()\s*(?i:the )?{_NAME}",
        rf"{_NAME}[^.\n]{{0,40}}?,? (?:behandler|handsamar|samler inn|samlar inn|håndterer|collects|processes)\b",
        rf"(?i:personvernerklæring|personvernerklæringa|personvern|privacy (?:notice|policy|statement))(?i: for| i| hos| hjå| på| of|\s+[–-])(?: the| deg som \w+ \w+)?\s+{_NAME}",
    )
)
SITE = re.compile(
    r"(?i)(?:personvernerklæring|privacy (?:policy|notice)) (?:for|of) ((?:www\.)?(?:[a-z0-9-]+\.)+[a-zæøå]{2,6})"
)
SELF = re.compile(
    r"([A-ZÆØÅÄÖ][\w&.-]*(?: [A-ZÆØÅÄÖ][\w&.-]*){0,4}) \((?:heretter|herefter|hereafter|“we”|«vi»|\"we\"|\"vi\"|[“”\"«][Vv]i|[“\"]we)"
)
OFFICER = re.compile(r"(?i)personvernombud|data protection officer|\bdpo\b|personvernrådgiv|databeskyttelsesansvarlig")
DATED = re.compile(
    r"(?i)(?:sist (?:oppdatert|endret|endra|revidert)|last updated|oppdatert|gjelder fra|gjeld frå|updated|effective)\W{0,4}(?:den |on )?(?:(\d{1,2})\.? ?([a-zæøå]{3,9})\.? (\d{4})|(\d{1,2})\.(\d{1,2})\.(\d{4})|(\d{4})-(\d{2})-(\d{2}))"
)
ROLE = re.compile(r"(?:[^s]en|et|ren|leder|leiar|leiaren|lederen)$")
"""A word that ends so is a post ("redaktøren"), not a name."""
MONTHS = {
    name: number
    for number, names in enumerate(
        [
            "januar january jan",
            "februar february feb",
            "mars march mar",
            "april apr",
            "mai may",
            "juni june jun",
            "juli july jul",
            "august aug",
            "september sept sep",
            "oktober october okt oct",
            "november nov",
            "desember december des dec",
        ],
        1,
    )
    for name in names.split()
}
NOT_NAMES = word_set(
    "Hvilken Hvilke Hva Hvor Hvordan Hvorfor Kva Kven Kor Korleis Kvifor Har Er Kan Om Ved Til Fra For På I Vårt Dine Din Ditt Ihht Etter What Who How Why When If Personal Privacy Informasjonen Vi Vår Våre Du Den Det De Denne Dette Som Hvem Personvernerklæring Personvern Når Personopplysninger Behandling Styret Kommunens Alle We The Our This Your Dersom Hvis EU EØS "
    "Personopplysningar Informasjon Opplysninger Daglig Hensikten Behandlingsansvarlig Personvernerklæringen Nettstedet Selskapet"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A text found in the document, and its place."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Identity:
    """Who answers for the data, and how to reach them; what was not found is None."""

    name: Found | None
    email: Found | None
    phone: Found | None
    number: Found | None
    officer: Found | None
    officer_name: Found | None
    updated: str
    emails: tuple[Found, ...]


def identity(outline: Outline) -> Identity:
    """Return who answers for the data, as far as the document says."""
    text = outline.document.text
    emails = tuple(Found(found[0].rstrip("."), found.start(), found.end()) for found in EMAIL.finditer(text))
    officer = _usual(tuple(mail for mail in emails if OFFICER.search(text, max(0, mail.start - 160), mail.start)))
    phone, number = PHONE.search(text), NUMBER.search(text)
    return Identity(
        _controller(outline),
        _usual(emails),
        Found(phone[1].strip(), phone.start(1), phone.end(1)) if phone else None,
        Found(re.sub(r"\D", "", number[1]), number.start(1), number.end(1)) if number else None,
        officer,
        _officer_name(text),
        _updated(text),
        emails,
    )


def _officer_name(text: str) -> Found | None:
    """Return the company that is said to be data protection officer."""
    found = OFFICER_IS.search(text)
    if found is None:
        return None
    name = found["company"].rstrip(" .")
    return Found(name, found.start("company"), found.start("company") + len(name))


def _usual(emails: tuple[Found, ...]) -> Found | None:
    """Return the address that is given most often, the first of equals."""
    if not emails:
        return None
    most = Counter(mail.text.lower() for mail in emails).most_common(1)[0][0]
    return next(mail for mail in emails if mail.text.lower() == most)


def _controller(outline: Outline) -> Found | None:
    text = outline.document.text
    for pattern in CONTROLLER:
        for found in pattern.finditer(text):
            start, end = found.span("name")
            name = found["name"].rstrip(" .,")
            company = COMPANY.match(text, start)
            if company:
                name = company[0].rstrip(" .")
            end = start + len(name)
            role = (
                " " not in name
                and not company
                and (ROLE.search(name) or not re.search(rf"[a-zæøå,] {re.escape(name)}\b", text))
            )
            if name.split()[0] not in NOT_NAMES and len(name) > 2 and not role:
                return _in_lower_case(text, Found(name, start, end))
        self_named = SELF.search(text)
        if self_named and self_named[1].split()[0] not in NOT_NAMES and pattern is CONTROLLER[1]:
            return Found(self_named[1], self_named.start(1), self_named.end(1))
    site = SITE.search(text)
    if site:
        return Found(site[1], site.start(1), site.end(1))
    companies = Counter(found[0].rstrip(" .") for found in COMPANY.finditer(text))
    if not companies:
        return None
    early = COMPANY.search(text, 0, 2000)
    if early and not re.search(r"(?i)\b(?:av|hos|til|med|by|from|with|to)\s+$", text[: early.start()]):
        name = early[0].rstrip(" .")
        return Found(name, early.start(), early.start() + len(name))
    name = companies.most_common(1)[0][0]
    return Found(name, text.index(name), text.index(name) + len(name)) if companies[name] > 1 else None


def _in_lower_case(text: str, found: Found) -> Found:
    """Return a name in capitals as it is written elsewhere, if it is."""
    if not found.text.isupper() or len(found.text.split()) < 2:
        return found
    for other in re.finditer(re.escape(found.text), text, re.IGNORECASE):
        if not other[0].isupper() and other[0][0].isupper():
            return Found(other[0], other.start(), other.end())
    return found


def _updated(text: str) -> str:
    found = DATED.search(text)
    if not found:
        return ""
    if found[2]:
        month = MONTHS.get(found[2].lower().rstrip("."))
        return f"{found[3]}-{month:02}-{int(found[1]):02}" if month else ""
    if found[6]:
        return f"{found[6]}-{int(found[5]):02}-{int(found[4]):02}"
    return f"{found[7]}-{found[8]}-{found[9]}"
