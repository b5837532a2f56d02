"""Words that people write in a spreadsheet's cells, as the words of the file: ja for true, Databehandler for processor."""

from __future__ import annotations

from functools import cache

from scanner.inventory.exchange.headings import folded
from scanner.inventory.exchange.record_words import category_of, subject_of
from scanner.inventory.vocabulary import PEOPLE, WORDS

BOOLEANS = frozenset({"required", "indeterminate", "log", "named", "profiling"})
TRUTH = {"ja": "true", "yes": "true", "sann": "true", "x": "true", "nei": "false", "no": "false", "usann": "false"}
CATEGORIES = frozenset({"data_category", "identity", "data_categories", "applies_to"})
WORDED = frozenset({"article", "role", "kind", "severity", "verifiable", "protection", "action", "round_up", "rights"})


def as_written(field: str, text: str) -> str:
    """
    Return one text of a cell as the file would have it; what is not known stays as it is, and is told as an error.

    >>> as_written("role", "Databehandlar"), as_written("named", "Nei"), as_written("data_category", "E-postadresse")
    ('processor', 'false', 'user.contact.email')
    >>> as_written("name", "Nei"), as_written("article", "6(1)(b)")
    ('Nei', '6(1)(b)')
    """
    said = folded(text)
    if field in BOOLEANS:
        return TRUTH.get(said, text)
    if field in CATEGORIES and not text.startswith("user"):
        return category_of(text) or text
    if field == "data_subjects" and text not in PEOPLE:
        known = subject_of(text)
        return known if known in PEOPLE else text
    return _words().get(said, text) if field in WORDED and text not in WORDS else text


@cache
def _words() -> dict[str, str]:
    """Return the file's words by what they are called in any language."""
    return {folded(name): key for key, words in WORDS.items() for name in words}
