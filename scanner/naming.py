"""
What a field's name says for and against each detector, and which narrower category it gives a finding.

The name speaks of a category (`detectors.fields`). Where several detectors share one, a name that holds a detector's
own word (`kennitala`, `cpr_number`, `kontonr`) is worth what that word is worth before a value, and its siblings get little.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from detectors.candidates import weight_of
from detectors.categories import CATEGORIES
from detectors.expressions import LETTER, word_expression
from detectors.field_vocabulary import tokens
from detectors.field_words import ALIASES, QUIET_HEADS
from detectors.fields import carries, hints
from detectors.linear import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detectors.detector import Detector
    from scanner.evidence import Kind

FIELD_NAME, WITH_TABLE, COMMENT = "field name", "names of table and field", "comment in the schema"
SIBLING = 1.5
"""The most that a category is worth to a detector when the name holds another detector's own word."""
CLEAR = 2.5
"""What a name must at least say to be clear about a category."""
PARTS = 2
"""How deep in the tree the parts of one thing stand: user.contact.address.city."""
LONGEST = 200
LONGEST_PREFIX, FEWEST = 5, 3
"""Letters of the prefix of a table's columns, and columns that must have it where it is no short form of the table."""
_EDGES = ".[]/:>|"
_HASHED = frozenset(QUIET_HEADS.split())
_PHRASE = re.compile(r"[(,;:.!?\n\r\t]|\s-\s")


@lru_cache(maxsize=1024)
def _ending(words: tuple[str, ...]) -> Pattern:
    return Pattern(rf"{word_expression(words)}[^A-Za-z]*$")


@lru_cache(maxsize=1024)
def _standing(words: tuple[str, ...]) -> Pattern:
    return Pattern(rf"{word_expression(words)}(?:[^{LETTER}]|$)")


def _occurs(pattern: Pattern, name: bytes) -> bool:
    return pattern.search(name, 0, len(name))[1] >= 0


def _by_category(detector: Detector, field: str) -> float:
    """Return what the field's name says of the detector's categories, in natural log-odds."""
    said = hints(field)
    found = [said[key] for key in (detector.category, *detector.hints) if key in said]
    weight = max(found, default=0.0, key=abs)
    # Words of prose before a value are no name: `er` makes a flag of er_kunde, but not of "jeg er født".
    _, colon, tail = field.rpartition(":")
    return max(0.0, weight) if colon and " " in tail else weight


@lru_cache(maxsize=4096)
def name_weights(detectors: tuple[Detector, ...], field: str) -> tuple[float, ...]:
    """
    Return what a field's name says for (or against) each detector, in natural log-odds.

    Args:
        detectors: all that take part: their words are compared.
        field: a column, a JSON path or a log key.
    """
    said = [_by_category(detector, field) for detector in detectors]
    name = _last(field)
    named = {
        index
        for index, detector in enumerate(detectors)
        if said[index] > 0 and detector.words and _occurs(_ending(detector.words), name)
    }
    categories = {detectors[index].category for index in named}
    for index, detector in enumerate(detectors):
        if index in named:
            said[index] = max(said[index], weight_of(detector, "led" if detector.led else "context"))
        # What the sibling refuses may still be a number of its kind, from elsewhere.
        elif detector.category in categories and not detector.spare:
            said[index] = min(said[index], SIBLING)
    # Many detectors have the same false friends.
    against = {d.against for index, d in enumerate(detectors) if d.against and said[index] <= 0}
    friends = {words for words in against if _occurs(_standing(words), name)}
    for index, detector in enumerate(detectors):
        if said[index] <= 0 and detector.against in friends:
            said[index] = min(said[index], weight_of(detector, "against"))
    return tuple(said)


def spoken_of(
    detectors: tuple[Detector, ...], field: str, comment: str, table: str = "", siblings: Sequence[str] = ()
) -> str:
    """
    Return what names a field: its own name, with its table's where it says little, or what its schema says of it.

    Args:
        detectors: all that take part.
        field: its name or path.
        comment: as a database keeps it with a column: "Fødselsnummer (11 siffer)".
        table: that it is a column of, in a database; `organisations.name` names nobody.
        siblings: the names of all columns of that table.
    """
    phrase = _PHRASE.split(comment[:LONGEST], maxsplit=1)[0].strip()
    if phrase and not any(name_weights(detectors, field)) and max(name_weights(detectors, phrase), default=0.0) > 0:
        return phrase
    rest = _without_prefix(field, table, siblings) if table else field
    return f"{table}.{rest}" if table and (rest != field or carries(field)) else field


def _without_prefix(field: str, table: str, siblings: Sequence[str]) -> str:
    """
    Return a column's name without what stands for its table: its short form, or what most of its columns begin with.

    >>> _without_prefix("PAS_NAVN", "PASIENT", ()), _without_prefix("kunde_navn", "ordre", ("id", "kunde_navn", "sum"))
    ('NAVN', 'kunde_navn')
    """
    head, _, rest = field.partition("_")
    speaks = max(hints(field).values(), default=0.0) > 0
    if speaks or not rest or not 1 < len(head) <= LONGEST_PREFIX or "." in field:
        return field
    shared = sum(name.startswith(f"{head}_") for name in siblings)
    stands_for = _is_short_for(head.lower(), table.lower()) or (shared >= FEWEST and 2 * shared >= len(siblings))
    return rest if stands_for and not hints(head) else field


def _is_short_for(short: str, name: str) -> bool:
    """Tell whether the letters of a short form stand in a name in this order, the first one first."""
    letters = iter(name)
    return short[:1] == name[:1] and all(letter in letters for letter in short)


def called(field: str, kind: Kind) -> str:
    """
    Return the subtype of values under a field's name: what may be a token is a hash where the name says so.

    >>> from scanner.evidence import Kind
    >>> [called(name, Kind("token", False, ())) for name in ("PasswordHash", "api_key")]
    ['hash', 'token']
    >>> called("key_hash", Kind("token", False, ("known shape",)))  # a key that its issuer's mark gives away
    'token'
    """
    hashed = kind.subtype == "token" and "known shape" not in kind.support and _HASHED.intersection(tokens(field))
    return "hash" if hashed else kind.subtype


def said_by(field: str, spoken: str | None) -> str:
    """Return what a field is named by: its own name, that with its table's, or a comment; `spoken` as of `spoken_of`."""
    table, _, rest = (spoken or "").rpartition(".")
    return FIELD_NAME if not spoken else WITH_TABLE if table and field.endswith(rest) else COMMENT


def _last(field: str) -> bytes:
    """Return the last part of a field's name."""
    text = field[-LONGEST:]
    for edge in _EDGES:
        text = text.replace(edge, "\n")
    parts = [part for part in text.split("\n") if any(map(str.isalnum, part))]
    return parts[-1].strip().encode() if parts else b""


def narrowed(detector: Detector, field: str) -> str:
    """
    Return the narrower category that the field's name gives a detector's finding, or the detector's own.

    An address under `fakturaadresse` is a billing address; a word of health under `kosthold` a dietary requirement. Among
    the parts of an address the name decides which part it is: `city` holds no postal code.
    """
    said = hints(field)
    parent, _, _ = detector.category.rpartition(".")
    below = (parent if parent.count(".") >= PARTS else detector.category) + "."
    special = [key for key in detector.hints if key in CATEGORIES and CATEGORIES[key].special.startswith("art.")]
    same = {key for group in ALIASES if detector.category in group for key in group}
    found = [
        key for key in said if said[key] >= CLEAR and key not in same and (key.startswith(below) or key in special)
    ]
    if not found and said.get(detector.category, 0.0) <= 0:
        # A telephone number in a field of fax numbers is one.
        found = [key for key in detector.hints if key.startswith(f"{parent}.") and said.get(key, 0.0) >= CLEAR]
    return max(found, default=detector.category, key=lambda key: (said[key], key.count("."), key))
