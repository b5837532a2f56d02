"""
Special categories of data (GDPR art. 9) and criminal matters (art. 10): words, diets and medical codes near a person.

A word alone is no disclosure: shops sell gluten-free bread. So words count only in the line or row of a person. Codes of
ICD-10 and ICPC-2 (a letter and two digits, and a detail) look like rooms, vitamins and plates, so they count only within
thirty characters of a word such as "diagnose". The match says what group it is of; it is an indication for a person to
look at, not a verdict on anybody.
"""

from __future__ import annotations

from functools import cache

from detectors.detector import PERSON, Detector, Verdict
from detectors.linear import PatternSet
from detectors.special_words import CODE, CODE_WORDS, GROUPS, NAMED, forms

_LETTER = r"0-9A-Za-zÆØÅæøåÄÖäö"
LEFT = rf"(?:^/?|[^{_LETTER}</]|[^<]/)"
"""A word's beginning that is not a tag's: `<diagnose>` names a field."""
RIGHT = rf"""(?:[^{_LETTER}:="'_\\]|\\?["'](?:[^:=]|$)|\\[nrt]|$)"""
"""A word's end that is not a key's: `"diagnose":` names a field, `"diagnose"` may be what stands in it."""

CODED, BY_FIELD = "medical code", "named in its own field"


@cache
def _groups() -> PatternSet:
    return PatternSet(rf"^(?:{forms(words)})$" for words in GROUPS.values())


@cache
def _named() -> PatternSet:
    return PatternSet(rf"^(?:{forms(words)})$" for words in NAMED.values())


def check(text: str) -> Verdict | None:
    """
    Return the group that a word or code is of.

    >>> check("sykmeldt").subtype, check("F32.9").support, check("samme") is None
    ('health', ('medical code',), True)
    """
    if len(text) >= 3 and text[0].isupper() and text[1:3].isdecimal():
        # ICD-10 has no U but for provisional codes; ICPC-2 has U with two digits.
        return Verdict("health", support=(CODED,)) if text[0] != "U" or len(text) == 3 else None
    found = _groups().occurring(text.encode())
    if found:
        group = tuple(GROUPS)[min(found)]
        return Verdict(group, support=(group,))
    named = _named().occurring(text.encode())
    return Verdict(tuple(NAMED)[min(named)], support=(BY_FIELD,)) if named else None


DETECTOR = Detector(
    name="special_category",
    title="Special category of data: health, belief, union, origin, sexuality, crime",
    category="user.special_category",
    severity="high",
    pattern="|".join(f"(?:{forms(words)})" for words in GROUPS.values()),
    led=CODE,
    cell=rf"{CODE}|" + "|".join(f"(?:{forms(words)})" for words in (*GROUPS.values(), *NAMED.values())),
    words=(CODE_WORDS,),
    gap=r"(?:[^0-9A-Za-z\n]|[^0-9A-Za-z\n][^\n]{0,28}?[^0-9A-Za-z\n])",
    left=LEFT,
    right=RIGHT,
    # What somebody works with is not what ails them.
    against=(
        r"stilling(?:s(?:tittel|betegnelse))?|yrke(?:stittel)?|(?:job|contact)[ _-]?title|occupation|profession|befattning|desig(?:nation)?|desg|speciali?ty|spesialitet",
        # What somebody is called is not what ails them either, nor is a member of a program: `worker.suicide`.
        r"(?:[a-z-]+ed-by|from|to|cc|author|committer|maintainer): {1,2}\n  <[^ <>]+",
        r"[a-z_][0-9a-z_]*(?:\(\))?\. \n",
    ),
    check=check,
    hints=(
        "user.health_and_medical",
        "user.health_and_medical.dietary_requirement",
        "user.health_and_medical.genetic",
        "user.workplace.trade_union",
        "user.demographic.religious_belief",
        "user.demographic.political_opinion",
        "user.demographic.race_ethnicity",
        "user.demographic.sexual_orientation",
        "user.biometric",
        "user.criminal_history",
    ),
    near=(PERSON,),
    ceiling=0.0,
    weights={**dict.fromkeys(GROUPS, 1.9), "diet": 1.4, CODED: -2.2, BY_FIELD: -1.5, "context": 0.5},
    mask="SPECIAL",
    finds=(
        "kari@example.com er «sykmeldt» ut mai",
        "Til ola@example.com: du har «cøliaki»",
        "ola@example.com, «medlem av Tekna»",
        "kari@example.com «dømt for» ran",
        "ola@example.com fekk «brystkreft» i fjor",
        "født 12.03.1861, har «demens»",
        "diagnose «F32.9»",
        "sykmelding med kode «P76»",
    ),
    ignores=(
        "Butikken selger glutenfri mat",
        "kari@example.com har samme adresse",
        "Delta bekrefter ola@example.com",
        "GET /bekreft?e=ola@example.com&id=4",
        "198.51.100.7 GET /resept",
        "kari@example.com trening kl. 17",
        "kari@example.com møter på rom F32",
        '{"epost":"kari@example.com","diagnose":null}',
        "vitamin B12",
        "<epost>kari@example.com</epost><matallergi></matallergi>",
        "kari@example.com: job aborted, feature disabled, debugging aids",
        "Cesar Romani <cesar@example.com>",
    ),
    sources=(
        "https://lovdata.no/dokument/NL/lov/2018-06-15-38 (GDPR art. 9 and 10)",
        "https://www.ehelse.no/kodeverk-og-terminologi/ICD-10-og-ICD-11",
        "https://www.ehelse.no/kodeverk-og-terminologi/ICPC-2",
    ),
)
