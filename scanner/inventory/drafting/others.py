"""What others do on their own account, and what never leaves a person's own device: neither declares data."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.inventory.drafting.frames import OWN_MATTER

if TYPE_CHECKING:
    from scanner.inventory.drafting.lexicon import Mention
    from scanner.inventory.drafting.outline import Statement

_COLLECT = (
    r"(?:samle\w*|samlar|samlast|lagr\w+|registrer\w+|har|innhent\w+|hent\w+|bruk\w+|behandl\w+|handsam\w+|spør\w*|ber om|bed om|måler|målar|sporer|sporar|"
    r"collects?|stores?|uses?|process\w*|asks?(?: for)?|has|have|holds?|tracks?|measures?)"
)
_THEY = (
    r"(?:de|dei|they|some of them|noen av dem|nokre av dei|leverandør(?:en|ene|ane)|produsent(?:en|ene|ane)|utsted(?:er|eren|ar|aren)|utferdar(?:en)?|annonsør(?:en|ene|ane)|(?:our |the )?customers?|"
    r"kundene(?: våre)?|kundane(?: våre)?|banken(?: din)?|kortselskapet|kortutsteder(?:en)?|finansieringsselskapet|mobiloperatøren|teleoperatøren|app(?:-)?butikken|telefonprodusenten|arbeidsgiveren din|"
    r"disse (?:nettstedene|tjenestene|selskapene|appene)|desse (?:nettstadene|tenestene|selskapa|appane)|andre (?:nettsteder|nettstader|tjenester|tenester|aktører|aktørar|selskaper|selskap)|"
    r"(?:noen|nokre|enkelte|mange|some|many|certain|other) (?:arbeidsgiver|arbeidsgivar|bedrift|selskap|butikk|nettsted|nettstad|forening|klubb|skole|skule|hotell|arrangør|bank|forhandler|forhandlar|leverandør|utleier|utleigar|spill|spel|lag)(?:er|e|ar|a)?|(?:noen|nokre|enkelte|mange) bedrifter|"
    r"(?:some |many |certain |other |online )*(?:employers|travel agencies|agencies|hotels|shops|websites|sites|companies|landlords|clubs|retailers|dealers|airlines|platforms)|"
    r"the (?:provider|suppliers?|vendors?|manufacturer|bank|issuer|operator|app store)|advertisers|third parties)"
)
PRACTICE = re.compile(
    rf"(?i)\b{_THEY}(?: (?:av|of|til|for|på|som|i|bak|this|these|disse|desse|din|ditt|brikka|brikken|\w+)){{0,4}}? (?:(?:kan|vil|skal|selv|sjølve?|også|òg|can|may|will|also) ){{0,3}}{_COLLECT}\b"
    rf"|\b(?:kva|hva|what) (?:dei|de|they) {_COLLECT}\b"
)
FOR_US = re.compile(
    r"(?i)\b(?:for oss|på våre vegne|på vegne av oss|på oppdrag (?:fra|frå|for) oss|på vegner av oss|våre instrukser|for us|on our behalf|som databehandler|til oss|oss|to us)\b"
)
ABLE = re.compile(rf"(?i)\b(?:kan|can|may) (?:\w+ )?{_COLLECT}\b|\b{_COLLECT}\b")
WE = re.compile(r"(?i)\b(?:vi|me|we)\b")
NOT_OURS = re.compile(
    r"(?i)\b(?:det har (?:ikke|ikkje) (?:vi|me)|(?:vi|me) har (?:ikke|ikkje) (?:tilgang|tilgong|innsyn)|we (?:have no|do not have) access|det er (?:de|dei) som (?:er )?(?:ansvar\w+|svar\w+))\b"
)
ON_DEVICE = re.compile(
    r"(?i)\b(?:forlater|forlèt|forlét|leaves?) (?:aldri|ikke|ikkje|never|not)\b|\b(?:når|kommer|kjem|sendes|sendast|overføres|overførast)\b (?:aldri|ikke|ikkje)(?: \w+){0,2}? (?:fram|frem|ut av|videre fra|vidare frå)\b"
    r"|\b(?:lagres|lagrast|behandles|blir|vert|ligger|ligg|skjer|stays?|is|are|stored|processed|kept)\b(?: \w+){0,2}? (?:bare|kun|berre|utelukkende|alene|åleine|only|solely)?(?: lokalt)? ?(?:på|av|i|on|by) (?:din |your )?(?:egen |own )?(?:telefonen|mobilen|enheten|eininga|maskina|maskinen|nettbrettet|nettleseren|nettlesaren|telefon|enhet|phone|device|browser)(?: (?:din|di|alene|åleine|alone))?(?=[.,;]| og | and |$)"
)


def others_own(statement: Statement, mention: Mention, text: str, after: str) -> bool:
    """
    Tell whether a mention is what others hold for themselves, or what stays on a person's own device.

    Args:
        statement: the sentence.
        mention: what it names.
        text: the sentence's words as they stand.
        after: those of the next sentence of the paragraph.
    """
    if OWN_MATTER.search(text) or ON_DEVICE.search(text):
        return True
    if after != text and not WE.search(text) and (NOT_OURS.search(after) or OWN_MATTER.search(after)):
        return bool(ABLE.search(text))
    at = statement.parsed.sentence.words[mention.first].start - statement.start
    found = next((match for match in PRACTICE.finditer(text) if match.start() < at), None)
    if found is None or FOR_US.search(text[found.start() :].replace("hos oss", "")):
        return False
    disowned = bool(NOT_OURS.search(text) or NOT_OURS.search(after))
    ours = WE.search(text[found.end() : at]) or any(
        word.lower() in {"vi", "me", "we"} for word in _clause(statement, mention)
    )
    return disowned or not ours


def _clause(statement: Statement, mention: Mention) -> list[str]:
    words = statement.parsed.sentence.words
    return [words[index].text for index in statement.parsed.clause(mention.first).words]
