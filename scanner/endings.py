"""
Words of a status that say something came to an end: rejected, closed, expired, withdrawn, deleted.

A promise to delete what has ended can only be held against data that says so. Of a status column only these words are
counted, as what they mean, and nothing else of its cells is kept.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pyarrow as pa

MEANINGS = {
    "rejected": "avslått avslag avslatt avvist nektet nekta refusert rejected declined denied refused avslaget avböjd nekad",
    "ended": "avsluttet avslutta avslut avslutad lukket lukka stengt ferdig closed ended finished completed resolved løst",
    "expired": "utløpt utgått foreldet expired lapsed utgången",
    "withdrawn": "trukket trekt tilbaketrukket tilbakekalt withdrawn revoked avmeldt utmeldt unsubscribed oppsagt terminated",
    "deleted": "slettet sletta deleted erased fjernet removed anonymisert raderad",
}
"""What each meaning is called in the cells of a status, in Norwegian, Swedish and English."""
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
SHARE = 0.8
"""Of a sample, this share must be single words or two before a column is one of states."""


@cache
def _meaning() -> dict[str, str]:
    return {word: meaning for meaning, words in MEANINGS.items() for word in words.split()}


def is_status(sample: Iterable[str]) -> bool:
    """
    Tell whether a column may be one of states: few different cells, short, and one of them says something ended.

    >>> is_status(["Avslått", "ny", "ny", "Til vurdering"]), is_status(["Kari", "Ola"])
    (True, False)
    """
    cells = [text.strip().lower() for text in sample]
    short = sum(len(text) <= 25 and text.count(" ") < 3 for text in cells)
    return bool(cells) and short >= SHARE * len(cells) and any(text in _meaning() for text in set(cells))


def counted(values: pa.StringArray) -> dict[str, int]:
    """
    Return how many cells say each meaning.

    >>> import pyarrow as pa
    >>> counted(pa.array(["avslått", "Rejected ", "ny", None]))
    {'rejected': 2}
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    known = _meaning()
    lower = pc.utf8_lower(pc.utf8_trim_whitespace(values))
    chosen = lower.filter(pc.is_in(lower, pa.array(list(known))))
    found: dict[str, int] = {}
    for item in pc.value_counts(chosen).to_pylist():
        meaning = known[item["values"]]
        found[meaning] = found.get(meaning, 0) + int(item["counts"])
    return found


def meant(sentence: str) -> frozenset[str]:
    """
    Return the endings that a sentence speaks of.

    >>> sorted(meant("Dersom søknaden avslås, sletter vi alle opplysninger"))
    ['rejected']
    """
    text = sentence.lower()
    return frozenset(meaning for meaning, stems in STEMS.items() if any(stem in text for stem in stems))
