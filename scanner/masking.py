"""How a value is shown: never itself, only its shape and a label."""

from __future__ import annotations

LONGEST_SHAPE = 40
SECRETS = "user.authorization"
"""Categories under this key are passwords, keys and tokens: what they are made of helps to guess them."""


def shape(text: str) -> str:
    """
    Return the value with every letter and digit hidden: digits as 9, letters as A or a, the rest as it is.

    Letters are mapped by Unicode case; control characters become spaces. Cut at 40 characters.

    >>> shape("Kari Nordmann")
    'Aaaa Aaaaaaaa'
    >>> shape("080990 66076")
    '999999 99999'
    """
    hidden = "".join(_hide(character) for character in text[:LONGEST_SHAPE])
    return hidden + "…" if len(text) > LONGEST_SHAPE else hidden


def shown(category: str, text: str) -> str:
    """Return the shape that may be shown of a value of a category: of a secret not even its length."""
    return "*" if category.startswith(SECRETS) else shape(text)


def _hide(character: str) -> str:
    if character.isdigit():
        return "9"
    if character.isalpha():
        return "A" if character.isupper() else "a"
    if character.isprintable() and character.isascii():
        return character
    return " "
