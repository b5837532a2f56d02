"""Columns that cannot be read, and what their names say that they are of."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from detectors.fields import hints, tokens
from scanner.inventory.hierarchy import within

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scanner.findings import Veiled

VEILING = (
    "hash hashed hashet hasha salt salted kryptert encrypted crypted crypt enc cipher ciphertext chiffer krypto cypher digest "
    "token tokenized tokenised tokenisert pseudonym masked maskert masket redacted truncated avkortet last siste four fire "
    "bcrypt argon argonid argon2id pbkdf scrypt sha shasum md aes gcm cbc rsa pgp gpg fernet vault kms hex b64 base"
)
"""Words of a field that say how its values are veiled, not what they are."""
GUESSED = ("user.government_id", "user.financial", "user.contact", "user.demographic")
"""Of these there are so few possible values that each can be tried against an unkeyed digest, which hides nothing."""


class Shield(NamedTuple):
    """How many values of some category are shown not to be readable, of how many in the columns named for it."""

    shielded: int = 0
    filled: int = 0


@cache
def _veiling() -> frozenset[str]:
    return frozenset(VEILING.split())


@cache
def about(field: str) -> frozenset[str]:
    """
    Return the categories that a veiled column's name speaks of, whatever it says of the veil.

    >>> sorted(about("kunde.pan_enc"))[-1], sorted(about("personnummer_sha256"))
    ('user.financial.credit_card.number', ['user.government_id.national_identification_number'])
    """
    said = {category for category, weight in hints(field).items() if weight > 0}
    last = [word for word in tokens(field.replace("[]", "").rpartition(".")[2]) if not word.isdigit()]
    bare = [word for word in last if word not in _veiling()]
    if bare and bare != last:
        said |= {category for category, weight in hints("_".join(bare)).items() if weight > 0}
    return frozenset(said)


def shield(columns: Iterable[Veiled], categories: Sequence[str]) -> Shield:
    """
    Return how many values of some categories cannot be read, of how many.

    Args:
        columns: those with veiled cells.
        categories: what is asked about; a column counts by its name.
    """
    shielded = filled = 0
    for column in columns:
        named = [one for one in about(column.location.field) if _of(one, categories)]
        if not named:
            continue
        guessable = all(any(within(one, root) for root in GUESSED) for one in named)
        filled += column.filled
        shielded += sum(count for kind, count in column.kinds if kind != "digest" or not guessable)
    return Shield(shielded, filled)


def _of(category: str, wanted: Sequence[str]) -> bool:
    return any(within(category, one) or within(one, category) for one in wanted)
