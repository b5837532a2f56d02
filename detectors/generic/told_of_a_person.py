"""
Special categories (GDPR art. 9) said of a person by a pronoun or a word for kin: `jeg er sykmeldt`, `sønnen min har diabetes`.

`special_category` counts only in the line of somebody who is named; here the grammar says that somebody is meant.
"""

from __future__ import annotations

from detectors.detector import LOOSE_GAP, NOWHERE, Detector
from detectors.generic import special_category
from detectors.special_words import DIET, GROUPS, HEALTH, POLITICS, RELIGION, SEXUAL, UNION, forms

_WHO = (
    r"(?:jeg|eg|han|hun|ho|(?:sønn|datt[ea]r|dotter|mann|kone|mor|far|bror|søster|syster|barn)(?:en|a|et)? (?:min|mi|mitt|hans|hennes|hennar|vår|vårt)"
    r"|(?:min|mi|mitt|hans|hennes|hennar) (?:sønn|son|datter|dotter|mann|kone|mor|far|bror|søster|syster|barn))"
)
_IS = (
    r"(?:er|har|ble|blei|vart|fikk|fekk|var|hadde|har (?:hatt|fått|blitt|vært|vore|blitt diagnostisert med)|lider av|bruker|treng|trenger|går på|går til)"
    r"(?: (?:nå|no|også|òg|dessverre|fortsatt|fremdeles|framleis|alvorlig|alvorleg|kronisk|delvis|heilt|helt|nylig|en|ei|eit|et|min|mitt|100 ?%))?"
)
_WHO_EN = r"(?:i|he|she|my (?:son|daughter|wife|husband|mother|father|child))"
_IS_EN = r"(?:am|is|was|has|have|had|have been|has been|suffers? from|was diagnosed with)(?: (?:now|also|still|severely|a|an|chronic))?"

DETECTOR = Detector(
    name="told_of_a_person",
    title="Special category of data, told of a person who is not named",
    category="user.special_category",
    counts_as="special_category",
    severity="high",
    led=forms((*HEALTH, *DIET, *UNION, *RELIGION, *POLITICS, *SEXUAL)),
    cell=NOWHERE,
    words=(rf"{_WHO} {_IS}", rf"{_WHO_EN} {_IS_EN}"),
    gap=LOOSE_GAP,
    start=r"(?:[a-zæøå]{3}|[A-ZÆØÅ]{2})",
    right=special_category.RIGHT,
    check=special_category.check,
    ceiling=0.0,
    weights={
        **dict.fromkeys(GROUPS, 1.2),
        "diet": 0.6,
        special_category.CODED: -2.2,
        special_category.BY_FIELD: -1.5,
        "led": 0.0,
        "context": 0.0,
    },
    mask="SPECIAL",
    finds=(
        "Jeg er «sykmeldt» for depresjon og rekker ikke fristen",
        "Sønnen min har «diabetes»",
        "My son has «autism» and needs time",
    ),
    ignores=(
        "Den som er sykmeldt, kan søke",
        "jeg er ferdig",
        "the process has aids",
        "han har resepsjonen",
    ),
    sources=("https://lovdata.no/dokument/NL/lov/2018-06-15-38 (GDPR art. 9)",),
)
