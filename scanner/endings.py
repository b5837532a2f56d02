"""
What says that something came to an end: rejected, closed, expired, withdrawn, deleted.

A promise to delete what has ended can only be held against data that says so: cells of a status ("Avslått"), a column
that is named for it and set (`avslatt = 1`, `rejected_at = 2026-01-02`), a table or a file that is called so. Of such
cells only what they mean is counted, and nothing else of them is kept.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from detectors.field_vocabulary import spelled, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pyarrow as pa

MEANINGS = {
    "rejected": "avslått, avslatt, avslag, avslagen, avslaget, avvist, nektet, nekta, refusert, forkastet, rejected, declined, denied, "
    "refused, dismissed, unsuccessful, avböjd, nekad, uaktuell, uaktuelt, ikke aktuell, ikke aktuelt, ikke innstilt, ikke valgt, "
    "ikke ansatt, ikke kvalifisert, ikke videre, ikkje aktuell, ikkje tilsett, ikkje vidare, not selected, not hired, "
    "not successful, not suitable, not proceeding, turned down",
    "ended": "avsluttet, avslutta, avslut, avslutad, lukket, lukka, stengt, ferdig, ferdigstilt, ferdigbehandlet, opphørt, closed, "
    "ended, finished, completed, resolved, løst",
    "expired": "utløpt, utgått, utgatt, foreldet, expired, lapsed, utgången",
    "withdrawn": "trukket, trekt, tilbaketrukket, tilbakekalt, withdrawn, revoked, avmeldt, utmeldt, unsubscribed, oppsagt, terminated",
    "deleted": "slettet, sletta, deleted, erased, fjernet, removed, anonymisert, raderad",
}
"""What each meaning is called, in Norwegian, Swedish and English."""
STEMS = {
    "rejected": ("avslå", "avslag", "avvis", "reject", "declin", "ikke får jobb", "ikkje får jobb"),
    "ended": ("avslutt", "lukke", "opphør", "ferdig", "end of", "closed", "ended", "terminat", "slutter å være"),
    "expired": ("utløp", "utgå", "foreld", "expire"),
    "withdrawn": (
        "trekk",
        "trekkes tilbake",
        "avmeld",
        "meld deg av",
        "melder seg av",
        "withdraw",
        "unsubscrib",
        "si opp",
    ),
    "deleted": ("slettes når brukeren sletter",),
}
"""What a sentence that promises deletion calls the end, as beginnings of words."""
LONGEST, MANY = 40, 4
"""A state has at most so many letters, and blanks between its words."""
SHARE = 0.8
"""Of a sample, this share must be single words or a few before a column is one of states."""
SET, UNSET = "1 true t ja j yes y x sann", "0 false f nei n no usann -"
"""What the cells of a flag are, set and not set."""
_DATE = r"[0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{1,4}([T ].*)?"
ENDINGS = ("e", "te", "ede", "s", "er", "ar", "ne", "ene")
"""What a word of a name may end in besides: avslåtte søkere, avviste."""


@cache
def _phrases() -> dict[str, str]:
    """Return each phrase with its meaning, in small letters."""
    return {phrase: meaning for meaning, phrases in MEANINGS.items() for phrase in phrases.split(", ")}


@cache
def _expression(meaning: str) -> str:
    """Return what a cell of a meaning looks like: one of its phrases, alone or with more after it."""
    phrases = sorted((phrase for phrase, known in _phrases().items() if known == meaning), key=len, reverse=True)
    return rf"^\s*(?:{'|'.join(phrases).replace(' ', '[ _-]')})(?:[^\p{{L}}].*)?$"


@cache
def _named() -> dict[str, str]:
    """Return the single words of names with what they mean, in the spelling that names are compared in."""
    words = {spelled(phrase): meaning for phrase, meaning in _phrases().items() if " " not in phrase}
    return {**{word + ending: meaning for word, meaning in words.items() for ending in ENDINGS}, **words}


def said_by(name: str) -> str | None:
    """
    Return what the name of a field, a table or a file says has come to an end.

    >>> said_by("avslatt_dato"), said_by("rejected_applicants"), said_by("avslåtte_søkere"), said_by("status")
    ('rejected', 'rejected', 'rejected', None)
    """
    return next((_named()[word] for word in tokens(name) if word in _named()), None)


def is_status(field: str, sample: Sequence[str]) -> bool:
    """
    Tell whether a column may be one of states: few different cells, short, and one of them says something ended.

    A column whose name says so is one where its cells are flags, or dates of the end.

    >>> is_status("status", ["Avslått", "ny", "ny", "Til vurdering"]), is_status("navn", ["Kari", "Ola"])
    (True, False)
    >>> is_status("avslatt", ["1", "0"]), is_status("rejected_at", ["2026-01-02"]), is_status("avslag_grunn", ["for sent"])
    (True, True, False)
    """
    import re

    cells = [text.strip().lower() for text in sample]
    if said_by(field.rpartition(".")[2]):
        flags = {*SET.split(), *UNSET.split(), ""}
        if cells and all(text in flags or re.fullmatch(_DATE, text) for text in cells):
            return True
    short = sum(len(text) <= LONGEST and text.count(" ") <= MANY for text in cells)
    return bool(cells) and short >= SHARE * len(cells) and any(_starts(text) for text in set(cells))


def _starts(text: str) -> bool:
    """Tell whether a cell begins with a word of an ending."""
    words = text.replace("_", " ").replace("-", " ").replace(",", " ").replace(":", " ").split()
    return any(" ".join(words[:many]) in _phrases() for many in (1, 2))


def counted(field: str, values: pa.StringArray) -> dict[str, int]:
    """
    Return how many cells say each meaning.

    >>> import pyarrow as pa
    >>> counted("status", pa.array(["avslått", "Rejected ", "ikke aktuell", "ny", None]))
    {'rejected': 3}
    >>> counted("avslatt", pa.array(["1", "0", "1"])), counted("rejected_at", pa.array(["2026-01-02", None]))
    ({'rejected': 2}, {'rejected': 1})
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    lower = pc.utf8_lower(pc.utf8_trim_whitespace(values.drop_null()))
    found: dict[str, int] = {}
    named = said_by(field.rpartition(".")[2])
    if named:
        is_set = pc.is_in(lower, pa.array(SET.split()))
        told = pc.sum(pc.or_(is_set, pc.match_substring_regex(lower, f"^(?:{_DATE})$"))).as_py()
        if told:
            found[named] = told
    for meaning in MEANINGS:
        told = pc.sum(pc.match_substring_regex(lower, _expression(meaning))).as_py()
        if told:
            found[meaning] = found.get(meaning, 0) + told
    return found


def meant(sentence: str) -> frozenset[str]:
    """
    Return the endings that a sentence speaks of.

    >>> sorted(meant("Dersom søknaden avslås, sletter vi alle opplysninger"))
    ['rejected']
    """
    text = sentence.lower()
    return frozenset(meaning for meaning, stems in STEMS.items() if any(stem in text for stem in stems))


def called(names: Iterable[str]) -> frozenset[str]:
    """
    Return what the names of a place say has ended.

    >>> sorted(called(["hr/avslag/2026.csv", "soknader"]))
    ['rejected']
    """
    return frozenset(meaning for name in names if (meaning := said_by(name)))
