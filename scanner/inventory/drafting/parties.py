"""Recipients that are told by the shape of the text: companies by their ending, and who stands before "får"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.inventory.drafting.lexicon import find, load, stems, word_set
from scanner.inventory.drafting.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.inventory.drafting.outline import Outline, Statement

ROLES = word_set("processor authority group_company controller")
COMPANY = re.compile(
    r"\b(?:[A-ZÆØÅÄÖ][\w&.-]*(?: & | og (?=[A-ZÆØÅ]\S+ (?:AS|ASA|DA|ANS)\b)| )){1,4}?(?:ASA?|IKS|SA|ANS|DA|KS|KF|HF|RHF|NUF|ENK|AB|A/S|ApS|Oyj?|(?:Pvt|Pte|Pty)\.? Ltd|Ltd|Limited|Inc|Incorporated|Corp|Corporation|LLC|LLP|PLC|plc|GmbH|AG|BV|B\.V|NV|N\.V|S\.A|SAS|SARL|S\.L|SL|SLU|S\.?r\.?l|SpA|S\.p\.A|Co|SE|OÜ|UAB|SIA|Sp\. z o\.o)(?!\w)(?: (?:AS|Ltd|KG|Inc)\b)?\.?"
)
OFFICER_IS = re.compile(
    rf"(?i:personvernombud(?:et)?|data protection officer|\bdpo)(?i: (?:vårt|hos oss|for \w+))?(?i: er| is|:|,)\s+(?P<company>{COMPANY.pattern})"
)
TOOL = re.compile(
    r"\b(?:\w*(?:appen|systemet|verktøyet|plattformen|plattforma|programmet|løsningen|løysinga|portalen)|tjenesten|tenesta|leverandøren|the tool|the app) ([A-ZÆØÅ][\w.-]+)"
)
GETTING = re.compile(r"(?P<list>[^.:;]{3,160}?)\s+(?:får|mottar|mottek|kan få|receives?|gets?|get)\s")
SHARED = re.compile(
    r"(?i)\b(?:deler|delar|deles|delast|delt|utleverer|utleveres|utleverast|sender|sendes|videresender|oversender|formidler|melder|overfører|overføres|share|shared)\b"
    r"[^.;:()]{0,70}?\b(?:med|til|with)\s+(?P<list>[^.;:()]{3,200}?)"
    r"(?=\s+(?:når|dersom|hvis|viss|for å|som|i forbindelse|i samband|ved|slik at|etter|der|under|which|who|when|if|for|to)\b|[.;:()]|$)"
)
COMMON = word_set(
    "norsk norske norges noregs nordic norwegian nordisk oslo bergen trondheim stavanger tromsø viken vestland the avisa hotell"
)
"""First words that companies share."""
NOBODY = frozenset({"annet selskap", "andre selskaper", "andre selskap", "another company", "andre", "others"})
NOT_RECIPIENTS = word_set(
    "vi du det de dei den dette desse ingen alle bare kun berre hvis dersom når i ved for andre ellers elles we you it they no "
    "only if when opplysninger opplysningene personopplysninger noen opplysningar personopplysningar informasjon data mange "
    "enkelte dine this these med til av pårørende pårørande foreldre foresatte føresette verge ektefelle ansatte tilsette medarbeidere medarbeidarar styret "
    "treneren trener instruktøren læreren lærere lærarar kolleger kollegaer naboer naboar medlemmer medlemer medlemmene brukere brukarar lesere lesarar en ein ei et eit a an"
)


def is_ours(name: str, controller: str) -> bool:
    """
    Tell whether a name is the controller's, in whole or in part.

    >>> is_ours("Fjellvik", "Fjellvik Sport AS"), is_ours("FJELLVIK SPORT AS", "Fjellvik Sport AS")
    (True, True)
    >>> is_ours("kommunen", "Elvely kommune"), is_ours("kommunen", "Elvely barnehage")
    (True, False)
    """
    one, other = name.casefold().split(), controller.casefold().split()
    if not one or not other:
        return False
    if len(one) == 1 and other[-1] in stems(one[0]):
        return True
    return set(one) <= set(other) or set(other) <= set(one) or (one[0] == other[0] and one[0] not in COMMON)


def companies(outline: Outline, statement: Statement, controller: str) -> Iterator[str]:
    """Yield the companies and tools that a statement names, save the controller itself."""
    text = outline.document.text[statement.start : statement.end]
    if "contact" in statement.roles:
        return
    officer = OFFICER_IS.search(text)
    for found in COMPANY.finditer(text):
        if officer and found.start() == officer.start("company"):
            continue  # who answers questions gets no data by that
        name = found[0].strip(" .")
        if not is_ours(name, controller):
            yield name
    for tool in () if is_hosted(outline, statement) else TOOL.finditer(text):
        yield tool[1].rstrip(".")


def getting(outline: Outline, statement: Statement) -> Iterator[tuple[str, str]]:
    """Yield who stands before "får ..." in a section on sharing, or in a bare list that answers its heading, with a role."""
    if (
        "recipients" not in statement.roles
        or statement.kind != "paragraph"
        or statement.parsed.has("none", "never", "right")
    ):
        return
    text = outline.document.text[statement.start : statement.end]
    found = GETTING.match(text)
    bare = not statement.parsed.clauses[0].has("hold", "disclose", "finite", "delete", "give")
    if found is None and not statement.parsed.has("not"):
        found = SHARED.search(text)
    listing = found["list"] if found else re.split(r" som | for å ", text)[0] if bare and "," in text else ""
    for piece in re.split(r",? og |,? and |, | samt ", listing):
        name = re.split(r" som | \(", piece.strip())[0].strip(" .()")
        first = name.split()[0].lower() if name else ""
        if name and name[0].isalpha() and len(name.split()) <= 4 and first not in NOT_RECIPIENTS:
            words = next(sentences(name, 0, len(name))).words
            acts = {mention.label for mention in find(load("signals.txt", outline.languages), words)}
            if acts & {"hold", "disclose", "finite", "delete", "generic"} or name.lower() in NOBODY:
                continue
            known = find(load("parties.txt", outline.languages), words)
            yield name, next((mention.label for mention in known if mention.label in ROLES), "")


def is_hosted(outline: Outline, statement: Statement) -> bool:
    """Tell whether a statement says that something is run or stored by another."""
    mentions = find(load("parties.txt", outline.languages), statement.parsed.sentence.words)
    return any(mention.label == "hosts" for mention in mentions)
