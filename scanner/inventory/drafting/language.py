"""Which language a text is in, by its small words: bokmål, nynorsk and English are read, others are named and refused."""

from __future__ import annotations

import re
from collections import Counter

SMALL_WORDS = {
    "nb": "og ikke det er som på av til for med vi du har kan eller fra om dine våre opplysninger hvis når også deg hva hvilke hvordan noe vår etter blir ved den være personopplysninger",
    "nn": "og ikkje det er som på av til for med vi du har kan eller frå om dine våre opplysningar viss når også deg kva kven korleis noko vår etter blir ved den vere dei eit ein personopplysningar me",
    "sv": "och inte det är som på av till för med vi du har kan eller från om dina våra uppgifter när också dig vad vilka hur vår efter att den ett en personuppgifter",
    "da": "og ikke det er som på af til for med vi du har kan eller fra om dine vores oplysninger hvis når også dig hvad hvilke hvordan vores efter at den et en personoplysninger jer blive",
    "is": "og ekki það er sem á af til fyrir með við þú hefur eða frá um þínar okkar upplýsingar ef þegar einnig þig hvað hvernig að persónuupplýsingar",
    "fi": "ja ei on se että tai kun myös me sinun tietoja henkilötietoja voi ovat mukaan tämä jos emme siitä",
    "en": "and not the is of to in for with we you have can or from about your our information if when also what which how this that be are by personal data",
    "de": "und nicht das ist die der den zu für mit wir sie haben kann oder von über ihre unsere daten wenn auch was welche wie werden ein eine personenbezogene",
    "fr": "et ne pas le la les est de à pour avec nous vous avez peut ou sur vos nos données si quand aussi que quelles comment des une personnelles",
    "es": "y no el la los es de a para con nosotros usted tiene puede o sobre sus nuestros datos si cuando también qué cuáles cómo una que personales",
    "nl": "en niet het is de van te in voor met wij u heeft kan of uit over uw onze gegevens als wanneer ook wat welke hoe een zijn persoonsgegevens worden",
    "pl": "i nie to jest w na z do dla że się oraz lub od o twoje nasze dane jeśli kiedy także co jakie jak są osobowe przez",
}
NAMES = {
    "sv": "Swedish",
    "da": "Danish",
    "is": "Icelandic",
    "fi": "Finnish",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "nl": "Dutch",
    "pl": "Polish",
}
READ = {"nb": frozenset({"nb", "nn", "sv"}), "nn": frozenset({"nb", "nn", "sv"}), "en": frozenset({"en"})}
"""The languages whose terms are sought in a text of each language that is read."""
_WORD = re.compile(r"[^\W\d_]+")
ENOUGH = 6
"""Small words, at least, to tell a language by."""


def language(text: str) -> str | None:
    """
    Return the language of a text, "" if none of the known ones, or None if there are too few words to tell.

    >>> language("Vi lagrer ikke opplysninger om deg, og vi deler ikke det vi får vite med andre. Du kan når som helst be om innsyn hos oss.")
    'nb'
    """
    counts = Counter(word.lower() for word in _WORD.findall(text[:400_000]))
    total = sum(counts.values())
    points = {key: sum(counts[word] for word in set(words.split())) for key, words in SMALL_WORDS.items()}
    best = max(points, key=lambda key: points[key])
    if points[best] < ENOUGH:
        return None if total < 60 else ""
    return best if points[best] / total > 0.14 else ""
