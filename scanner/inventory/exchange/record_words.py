"""
Words of a record of processing as facts: only what is known becomes one.
"""

from __future__ import annotations

import re
import unicodedata

from detectors.categories import CATEGORIES
from detectors.fields import hints
from scanner.inventory.drafting.bases import WORDED
from scanner.inventory.exchange.headings import folded
from scanner.inventory.vocabulary import PEOPLE, WORDS

PIECES = re.compile(r"\n|;|•|·|,(?![^()«]*[)»])")
ARTICLE = re.compile(
    r"6\s*(?:\(1\)|nr\.?\s*1|\.1|,?\s*1)\s*(?:bokstav|letter|litra)?\s*\(?([a-f])\b\)?", re.IGNORECASE
)
ARTICLE9 = re.compile(
    r"9\s*(?:\(2\)|nr\.?\s*2|\.2|,?\s*2)\s*(?:bokstav|letter|litra)?\s*\(?([a-j])\b\)?", re.IGNORECASE
)
PERIOD = re.compile(
    r"(\d{1,3})\s*(år|years?|måne?der?|månad(?:er|ar)?|months?|mnd|uker?|veker?|weeks?|dag(?:er|ar)?|døgn|days?)\b",
    re.IGNORECASE,
)
UNITS = (("Y", ("år", "y")), ("M", ("m",)), ("W", ("u", "v", "w")), ("D", ("d",)))
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
ENDINGS = frozenset({"", "e", "er", "ar", "a", "en", "et", "ene", "ane", "ne", "r", "n", "s", "es"})
"""Of nouns, in number and definiteness: bokmål, nynorsk, English."""
BY_LAW = ("6(1)(c)", re.compile(r"(?i)\b(?:lovpålag[td]\w*|lovkrav\w*|statutory)\b"))
SURE = 3.0
"""What a field name must weigh for its category to be taken."""
NOTHING = frozenset(
    {"", "-", "–", "nei", "ingen", "none", "no", "n/a", "ikke aktuelt", "ikkje aktuelt", "not applicable"}
)


def pieces(text: str) -> list[str]:
    """Return the items of a cell, each once."""
    items = (piece.strip(" .\t-–*") for piece in PIECES.split(text))
    return [item for item in dict.fromkeys(items) if item and item.casefold() not in NOTHING]


def unused_id(name: str, taken: set[str]) -> str:
    """Return an id made of a name: letters, digits and hyphens, not taken."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(str.maketrans("æøå", "eoa")))
    words = re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode())
    start = "-".join(words)[:40].strip("-") or "x"
    return next(text for text in (start, *(f"{start}-{number}" for number in range(2, 10_000))) if text not in taken)


def subject_of(text: str) -> str:
    """Return fideslang's key for a kind of people, or one made of the words."""
    plain = folded(text)
    for key, phrase in PEOPLE.items():
        names = {folded(name) for name in (key, *phrase)}
        if plain in names or any(_is_of(plain, name) for name in names if len(name) > 4):
            return key
    return unused_id(text, set()).replace("-", "_")


def _is_of(word: str, name: str) -> bool:
    """Tell whether a word is a name in another number or form: "kundar" and "kundene" of "kunde"."""
    stem = name.removesuffix("e")
    return word.startswith(stem) and word[len(stem) :].lstrip(stem[-1]) in ENDINGS


def category_of(text: str) -> str | None:
    """
    Return the category that a word for personal data means, or None.

    >>> category_of("E-postadresse"), category_of("Fakturaadresse"), category_of("Noe annet")
    ('user.contact.email', 'user.contact.address.billing', None)
    """
    plain = folded(re.sub(r"[(«].*", "", text)) or folded(text)
    for item in CATEGORIES.values():
        if plain in {folded(name) for name in (item.key, item.nb, item.nn, item.sv, item.en)}:
            return item.key
    said = hints(plain.replace(" ", "_"))
    best = max(said, key=lambda key: (said[key], len(key)), default="")
    return best if best in CATEGORIES and said[best] >= SURE else None


def articles_of(line: str) -> list[str]:
    """
    Return the articles that a line names, by number or by word.

    >>> articles_of("Art. 6 nr. 1 bokstav b og f"), articles_of("Samtykke")
    (['6(1)(b)'], ['6(1)(a)'])
    """
    articles = [f"6(1)({letter.lower()})" for letter in ARTICLE.findall(line)]
    plain = folded(line)
    by_word = [
        key for key, words in WORDS.items() if key.startswith("6(") and any(folded(word) in plain for word in words)
    ]
    by_phrase = [key for key, phrase in (*WORDED, BY_LAW) if phrase.search(line)]
    return list(dict.fromkeys(articles or by_word or by_phrase))


def retention_of(line: str) -> dict[str, str]:
    """Return a retention from words: a period where one is said, and the words as they stand."""
    text = line.strip()
    match = PERIOD.search(text)
    if match is None:
        return {"until": text, "indeterminate": "true"}
    unit = next(code for code, starts in UNITS if match[2].casefold().startswith(starts))
    node = {"period": f"P{match[1]}{unit}", "note": text}
    event = re.search(r"(?:fra|frå|etter|from|after)\s+([^,;]{3,})", text[match.end() :])
    return node | ({"starts": event[1].strip(" .")} if event else {})


def party_of(text: str) -> dict[str, str]:
    """Return who somebody is: the first words are the name."""
    email = EMAIL.search(text)
    first, _, rest = text.strip().partition(",")
    first = first.split("\n")[0].strip()
    node = {} if EMAIL.fullmatch(first) else {"name": first}
    if email:
        node["email"] = email[0]
    rest = EMAIL.sub("", rest).strip(" ,\n")
    return node | ({"note": " ".join(rest.split())} if rest else {})
