"""
What the names of tables and files say that their rows are: registrations, orders, cases, answers, conversations.

Such a category is often no column at all: a table of registrations holds a number for the person and one for the event.
Only that a declared category is there is told from this, never that anything is wrong.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from detectors.field_vocabulary import spelled, tokens

if TYPE_CHECKING:
    from scanner.findings import Coverage

STEMS = {
    "user.behavior.event_participation": "påmelding påmeldt deltaker deltakar deltakelse deltaking deltagelse deltager kursdeltak signup "
    "registration registrant attendee attendance participant enrolment enrollment rsvp",
    "user.behavior.purchase_history": "ordre order bestilling kjøp purchase handlekurv handlevogn cart basket salg sale faktura invoice favoritt",
    "user.content.private.support_case": "support henvendelse ticket reklamasjon supportsak kundesak helpdesk servicedesk",
    "user.content.feedback": "tilbakemelding feedback evaluering survey undersøkelse review anmeldelse",
    "user.content.private.chat": "chat",
}
"""What a word of such a name begins or ends with, by what the rows are."""
SHORTEST = 4
"""Letters of a stem that may end a compound (kursPÅMELDING); shorter ones stand at the beginning."""
FORMS = "s e er ar r ne ene ane en linje linjer line lines logg log history historikk dato date sdato sdate tid"
"""What a stem may be followed by."""


@lru_cache(maxsize=4096)
def told(name: str) -> frozenset[str]:
    """
    Return what the name of a table or a file says that its rows are.

    >>> sorted(told("kurspåmeldinger")), sorted(told("sales_order_lines")), sorted(told("ordbok"))
    (['user.behavior.event_participation'], ['user.behavior.purchase_history'], [])
    """
    return frozenset(
        category
        for category, stems in STEMS.items()
        for word in tokens(name)
        if any(fits(word, stem) for stem in stems.split())
    )


@lru_cache(maxsize=65536)
def fits(word: str, stem: str) -> bool:
    """
    Tell whether a word of a name is a stem in one of its forms, or a compound that ends in it.

    >>> fits("salgsordrer", "ordre"), fits("order", "ordre"), fits("ordredato", "ordre")
    (True, False, True)
    """
    stem = spelled(stem)
    for form in ("", *FORMS.split()):
        if not word.endswith(form):
            continue
        body = word[: len(word) - len(form)]
        if body == stem or (len(stem) >= SHORTEST and body.endswith(stem)):
            return True
    return False


def named(part: Coverage) -> frozenset[str]:
    """Return what a table or a file that holds anything is by its name."""
    name = part.container or PurePosixPath(part.source.removeprefix("file:")).stem
    return told(name.rpartition(".")[2]) if part.examined else frozenset()
