"""
Norwegian postal addresses: a street line or post box, a postal code with its poststed, or both together.

A postal code alone is nothing: half of all four-digit numbers are one. The pair of code and poststed is looked up in
the register. A street line without it is known by the endings of street names and is worth little without a word such
as `adresse`. The register is of 2026: a code it does not have does not refuse a street line.
"""

from __future__ import annotations

from detectors.detector import WORD_LEFT, Detector, Verdict
from detectors.tables import postal_codes

PAIR, NO_STREET, STREET_ONLY, UNKNOWN_PAIR = (
    "postal code and poststed", "no street line", "no postal code", "postal code not in the register",
)  # fmt: skip

_COUNTRIES = ("norge", "noreg", "norway")
_BOX_WORDS = frozenset(["postboks", "pb", "p.b", "p", "boks", "po", "p.o", "pobox"])
_FOLD = str.maketrans({"Æ": "AE", "Ø": "O", "Å": "A", "É": "E", "-": " ", ".": " "})


def _folded(name: str) -> str:
    """Return a poststed in capitals without what keyboards and old systems spell in other ways."""
    plain = name.upper().translate(_FOLD)
    return " ".join(plain.replace("OE", "O").replace("AA", "A").replace("AE", "A").split())


def is_pair(code: str, poststed: str) -> bool:
    """
    Tell whether the register has this code for this poststed; «Mo» will do for MO I RANA.

    >>> is_pair("0150", "Oslo"), is_pair("9999", "Bergen"), is_pair("8622", "Mo")
    (True, False, True)
    """
    known = postal_codes().get(code)
    if known is None:
        return False
    one, other = _folded(known), _folded(poststed)
    return one == other or one.startswith(other + " ") or other.startswith(one + " ")


def _postal(text: str) -> tuple[int, str, str]:
    """Return where the postal code at the end of an address begins, the code and the poststed; -1 for none."""
    text = text.rstrip()
    head, _, tail = text.rpartition(",")
    if tail.strip().lower() in _COUNTRIES:
        text = head.rstrip()
    last = max(text.rfind(digit) for digit in "0123456789")
    first, poststed = last - 3, text[last + 1 :].strip()
    code = text[max(0, first) : last + 1]
    if len(code) != 4 or not code.isdigit() or len(poststed) < 2 or (first and text[first - 1].isdigit()):
        return -1, "", ""
    return first, code, poststed


def check(text: str) -> Verdict | None:
    """
    Check one candidate: a postal code must have its poststed, unless a street line speaks for itself.

    >>> check("Storgata 1, 0150 Oslo")
    Verdict(subtype='street', test_data=False, support=('postal code and poststed',))
    >>> check("9999 Bergen") is None
    True
    """
    first, code, poststed = _postal(text)
    alone = 0 <= first <= 3
    word = text.partition(" ")[0].rstrip("0123456789.").lower()
    kind = "place" if alone else "post_box" if word in _BOX_WORDS else "street"
    if first < 0:
        return Verdict(kind, support=(STREET_ONLY,))
    if is_pair(code, poststed):
        return Verdict(kind, support=(PAIR, NO_STREET) if alone else (PAIR,))
    return None if alone else Verdict(kind, support=(UNKNOWN_PAIR,))


_CAP = "A-ZÆØÅÄÖÜÉ"
_LOW = "a-zæøåäöüéô"

# What street names end in, glued to the first part (Storgata) or alone after it (Karl Johans gate).
_ALONE = (
    "vei|veien|veg|vegen|vn|v|gate|gata|gaten|gt|g|allé|alleen|alle|allè|plass|plassen|torg|torget|sti|stien|bakke|bakken|"
    "brygge|terrasse|park|promenade|passasje|almenning|allmenning|smug|smau|smauet|tverrgate|ring|minde|løkke|hage|tun"
)
_GLUED = (
    "vei|veien|veg|vegen|vn|gate|gata|gaten|gt|allé|alleen|plass|plassen|torg|torget|torv|torvet|sti|stien|stigen|bakke|"
    "bakken|bakkane|li|lia|lien|ås|åsen|svingen|tun|tunet|haug|haugen|jordet|jorde|kroken|ringen|løkka|løkken|brygge|bryggen|"
    "brygga|kai|kaia|kaien|terrasse|terrassen|hage|hagen|marka|marken|myra|moen|mo|neset|sletta|skogen|toppen|faret|stubben|"
    "grenda|dal|dalen|bekken|berg|berget|vik|vika|vågen|smau|smauet|veita|stredet|almenningen|allmenningen|promenaden|"
    "passasjen|kleiva|kleivane|park|parken|gangen|gutua|geilen|geila|kollen|løypa|enga|engen|lunden|lund|åkeren|feltet|"
    "trappen|trappa|hammaren|hammeren|flata|brinken|brekka|høgda|høyden|høgdi|rinden|holtet|holmen|stykket|tråkket|tråkka|"
    "leitet|leite|vollen|odden|sundet|elva|hola|hølen|dammen|tjernet|kvartalet|senteret|slottsgate"
)
_ADJECTIVE = "Nedre|Øvre|Ytre|Indre|Store|Lille|Vesle|Gamle|Nye|Vestre|Østre|Austre|Nordre|Nørdre|Søndre|Søre|Midtre|Sankt|St\\."
_NAME = rf"[{_CAP}][{_CAP}{_LOW}'’]{{0,24}}\.?"
_NUMBER = r"[1-9][0-9]{0,3}(?:[A-Za-z]| [A-HJ-Z])?(?:[-/][0-9]{1,4}[A-Za-z]?)?"
_DWELLING = r"(?:,? ?[HULK]0[0-9]{3})?"
_STREET = (
    rf"(?:(?:{_NAME}[ -]){{0,2}}[{_CAP}][{_CAP}{_LOW}'’]{{0,24}}[sSzZxX][ -](?i:{_ALONE})\.?"
    rf"|(?:(?:{_ADJECTIVE}) )?(?:{_NAME}-)?[{_CAP}][{_CAP}{_LOW}]{{1,24}}(?i:{_GLUED})\.?"
    rf"|(?:{_ADJECTIVE}) (?i:{_ALONE}))"
)

_SECOND = (
    "østfold|ofoten|salten|telemark|vesterålen|sunnfjord|romsdal|åsane|hordaland|dalane|ryfylke|fjaler|tjeldsund|setesdal|"
    "gauldal|senja|valdres|sogn|numedal|rana|ådal|østerdalen|vestfold|namdalen|jølster|tysfjord|lofoten|sunnhordland|solør|"
    "hedmarken"
)
_PLACE = (
    rf"(?:(?i:nedre|øvre|ytre|indre|vestre|østre|austre|nordre|søre|gamle|grue|jan) )?[{_CAP}][{_CAP}{_LOW}]{{1,20}}"
    rf"(?:-[{_CAP}][{_CAP}{_LOW}]{{1,20}})?(?: (?i:verk|finnskog|kloster|mayen|stasjon|skjærgård|austbygd|(?:i|på) (?:{_SECOND}))| [NS])?"
)
_POSTAL = rf"(?:NO?[ -])?[0-9]{{4}} {{1,2}}{_PLACE}"
_BETWEEN = r"(?: ?[,;|/] {0,2}|\\n| {1,2}|<br ?/?>| - )"
_BOX = rf"(?i:postboks|p\.? ?b\.?|boks|p\.?o\.? ?box)\.? ?[1-9][0-9]{{0,4}}(?: {_NAME}){{0,2}}"
_LINE = rf"{_STREET} {_NUMBER}{_DWELLING}"
# Led by a word, any name with a number is a street line: farms and hamlets have no ending to know them by.
_LONE = rf"(?i:{_GLUED}) {_NUMBER}{_DWELLING}"
_ANY_LINE = rf"{_NAME}(?:[ -](?:{_NAME}|[{_LOW}]{{1,12}}\.?)){{0,4}} {_NUMBER}{_DWELLING}"
_LEFT = rf"(?:^|[^0-9A-Za-z{_CAP}{_LOW}.:/+#_-]|(?:^|[^0-9])[.:_-])"
_RIGHT = rf"(?:[^0-9A-Za-z{_CAP}{_LOW}]|$)"

_KINDS = (
    "gate|post|bosteds?|bustads?|hjemme|heime|bolig|leverings|utleverings|faktura|fakturerings|besøks|vitjings|kontakt|"
    "folkeregister|privat|kunde|sende|retur|mottaker|mottakar"
)

DETECTOR = Detector(
    name="no_address",
    title="Norwegian postal address",
    category="user.contact.address",
    severity="medium",
    severities={"place": "low"},
    pattern=rf"(?:{_LINE}|{_BOX}){_BETWEEN}{_POSTAL}|{_LINE}|{_BOX}|{_POSTAL}",
    # A street line alone is too weak to report without a word near it: only the commonest endings bring a line up.
    trigger=(
        rf"[{_LOW}](?i:veg|vegen|vei|veien|gata|gate|gaten)\.? [1-9]"
        rf"|{WORD_LEFT}(?i:postboks|p\.? ?b\.?|boks|p\.?o\.? ?box)\.? ?[1-9]"
        rf"|{WORD_LEFT}[0-9]{{4}} {{1,2}}[{_CAP}][{_CAP}{_LOW}]"
    ),
    led=rf"(?:(?:{_LINE}|{_BOX}|{_ANY_LINE}){_BETWEEN}{_POSTAL}|{_LINE}|{_BOX}|{_LONE}|{_POSTAL})",
    # "bor i" and "flyttet fra" stand before much else than addresses.
    start=rf"(?:[{_CAP}][{_CAP}{_LOW}]|[0-9]{{4}} {{1,2}}[{_CAP}])",
    cell=rf"(?:{_LINE}|{_BOX}|{_ANY_LINE})(?:{_BETWEEN}{_POSTAL})?(?:, ?(?i:norge|noreg|norway))?|{_POSTAL}",
    left=_LEFT,
    right=_RIGHT,
    words=(
        rf"(?:(?:{_KINDS})-?)?adr(?:esse(?:n|r|ne|linje ?[0-9]?)?)?\.?",
        r"(?:bosatt|busett|bor|bur|bodde|budde|bosted|bustad)(?: (?:i|på|ved))?",
        r"(?:flytt(?:et|er|a|ar|ing)|utflytt(?:et|a)|send(?:es|ast|t)?|lever(?:es|ast|t)|levert) (?:til|frå|fra|på)",
        r"(?:home|street|postal|mailing|billing|delivery|shipping|residential)?[ _-]?address(?:[ _-]?line ?[0-9]?)?",
        r"(?:lives|living|resid(?:es|ing)|moved) (?:at|in|to)",
        r"gatenavn|gatenamn|street",
    ),
    check=check,
    prior=-0.6,
    ceiling=3.0,
    weights={PAIR: 4.2, NO_STREET: -2.6, UNKNOWN_PAIR: 1.0, STREET_ONLY: 0.0, "context": 2.2, "led": 2.4},
    person=True,
    mask="ADDRESS",
    finds=(
        "Pakken til «Storgata 1, 0150 Oslo» er sendt",
        "adresse: «Karl Johans gate 22 B»",
        "«Postboks 123 Sentrum, 0150 OSLO»",
        '"gateadresse":"«Nedre Slottsgate 12A»"',
        "bor i «Øvre Bakken 3»",
        "Adresse: «Nordigard 12, 2870 Dokka»",
        "Send til «4630 Kristiansand S».",
    ),
    ignores=(
        "9999 Bergen",
        "2026 Januar",
        "pid 1234 INFO startet",
        "Kari bor i Oslo",
        "versjon 1.2.3",
        "gt 5",
        "2026-11-22 06:30:13 +0100 Worker 12",
        "ip_adresse: 192.0.2.1",
    ),
    sources=(
        "https://www.bring.no/tjenester/adressetjenester/postnummer",
        "https://lovdata.no/dokument/SF/forskrift/2009-06-26-864 (matrikkelforskriften, § 50: adressenavn)",
    ),
)
