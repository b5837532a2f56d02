"""
Which names of fields may be shown: names reach reports, so what may be a value of a person must not become one.

Nothing here knows what a value means, only what it looks like. Keys in JSON and names in structs are held to the form
of identifiers, since maps are often keyed by values; heads of tables are prose, so there only what looks like a person,
a place, a number or an address is hidden. What is hidden is examined as data by those who call this.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST_NAME = 100
_LONGEST_KEY = 40
_MOST_DIGITS = 4
_MOST_IN_A_ROW = 3
_IN_KEYS = frozenset("_-.$")
_IN_VALUES = ("@", "://", "-----", "!")
_LONGEST_WITH_DIGITS = 15
_STANDARDS = ("iso", "rfc")
_HUMPS = re.compile(r"[^\W\d_]+[0-9]|(?:[^\W\d_][a-zæøåäöü]{2,})+[0-9]{1,3}(?:[^\W\d_][a-zæøåäöü]+)*")
"""Words with one short number among them, no code: guardian1PhoneNumber, attachmentSha256."""
_PARTS = re.compile(r"[A-ZÆØÅ]?[a-zæøå]+|[^\W_]+|.")
_PARTS_OF_KEYS = frozenset(
    ["full", "first", "last", "given", "display", "username", "brukernavn", "secret", "token", "_", "-"]
)
"""Words and signs that keys are made of beside what names a field."""
_PARTICLES = frozenset(
    ["af", "av", "da", "de", "del", "den", "der", "di", "du", "i", "la", "le", "ten", "ter", "van", "von", "y"]
)
# Words that no one is called and no place bears: with one of them, a cell in capitals is a name of a field.
_PLAIN_WORDS = """
id nr no. number nummer name navn namn fornavn etternavn mellomnavn surname address adresse email e-mail epost
e-post phone telefon mobil mobile tlf date dato time tid code kode type status postnr postnummer postkode postcode
poststed zip account konto kontonr amount beløp sum total url ip count antall description beskrivelse comment
kommentar kunde kundenr customer user bruker fnr fødselsnummer fødselsnr personnummer personnr pnr ssn fødselsdato
birthdate kontonummer iban kid orgnr duf hpr kjønn gender stilling tittel merknad notat passord password pasient
patient fastlege diagnose diagnosekode allergi allergier medlem member ansatt employee elev student foresatt
pårørende regnr kortnr kortnummer cvc cvv utløpsdato lønn saldo avdeling samtykke nyhetsbrev språk language
nasjonalitet statsborgerskap kommune fylke fagforening accepts billing birth business cancelled company consent
created currency delivery department diagnosis discount invoice item job level marital marketing method order
organization paid payment postal primary product quantity reference shipping subtotal tax taxes title updated
vendor
"""
_PLAIN = frozenset(_PLAIN_WORDS.split())


def is_value(name: str) -> bool:
    """
    Tell whether what stands where a name should is surely a value: an address, a number, a text.

    >>> is_value("kari@example.com"), is_value("080990 66076"), is_value("adresse2")
    (True, True, False)
    """
    if len(name) > _LONGEST_NAME or not any(map(str.isalpha, name)) or any(sign in name for sign in _IN_VALUES):
        return True
    return sum(map(str.isdigit, name)) > _MOST_DIGITS or not name.isprintable()


def is_key(name: str) -> bool:
    """
    Tell whether a key of an object, or a field of a struct, has the form of an identifier.

    Letters, digits, `_`, `-`, `.` and `$`, with a letter first; `@`, `$`, `#` or a namespace may stand before.

    >>> [is_key(name) for name in ("adresse1", "iso3166_1", "@type", "xsi:nil", "fødselsnummer", "x_forwarded_for")]
    [True, True, True, True, True, True]
    >>> [is_key(name) for name in ("Kari Nordmann", "Hiv positiv", "08099", "a@b.no", "K1234", "")]
    [False, False, False, False, False, False]
    """
    space, colon, bare = name.partition(":")
    bare = bare if colon and space.isalpha() and space.islower() else name
    bare = bare[1:] if bare[:1] in {"@", "$", "#"} else bare
    bare = bare if bare.isascii() else unicodedata.normalize("NFC", bare)
    if len(name) > _LONGEST_KEY or not bare.lstrip("_")[:1].isalpha():
        return False
    if not all(character.isalnum() or character in _IN_KEYS for character in bare):
        return False
    if _is_token(bare):
        return False
    if bare[:3].lower() in _STANDARDS:
        bare = bare[:3] + bare[3:].lstrip("0123456789")
    runs = "".join(character if character.isdigit() else " " for character in bare).split()
    return sum(map(len, runs)) <= _MOST_DIGITS and all(len(run) <= _MOST_IN_A_ROW for run in runs)


def is_plain_key(name: str) -> bool:
    """
    Tell whether a key is made of nothing but words that name fields, and so can hold no value.

    >>> [is_plain_key(name) for name in ("fullName", "user_password", "E-post", "kari", "userKari", "")]
    [True, True, True, False, False, False]
    """
    return name.lower() in _PLAIN or (
        bool(name) and {part.lower() for part in _PARTS.findall(name)} <= _PLAIN | _PARTS_OF_KEYS
    )


def _is_token(word: str) -> bool:
    """Tell whether a word has the form of a code or a secret: a letter and digits, or digits strewn among letters."""
    for part in word.replace("-", "_").replace(".", "_").split("_"):
        runs = "".join(character if character.isdigit() else " " for character in part).split()
        letters = len(part) - sum(map(len, runs))
        strewn = len(part) > _LONGEST_WITH_DIGITS and runs and not _HUMPS.fullmatch(part)
        if strewn or len(runs) > 2 or (letters == 1 and part[:1].isalpha() and sum(map(len, runs)) > 1):
            return True
    return word.endswith(".")


def headed(cells: Sequence[str]) -> tuple[str, ...]:
    """
    Return the names of a table's fields; one that is, or looks like, a value is named by its position from 1.

    Words in capitals only, as in "Zebulon Quist", are a person or a place. They are names where the table is written
    so: every word of its head begins with a capital, and half of such cells hold a word that names fields.

    >>> headed(["dato", "Zebulon Quist", "Storgata 12", "E-post adresse", "Kunde Nr"])
    ('dato', 'column 2', 'column 3', 'E-post adresse', 'Kunde Nr')
    >>> headed(["Id", "First Name", "Siste Kjøp"])
    ('Id', 'First Name', 'Siste Kjøp')
    """
    in_style = _in_title_case(cells)
    return tuple(
        f"column {position}" if is_value(cell) or (not in_style and looks_proper(cell)) else cell.strip()
        for position, cell in enumerate(cells, 1)
    )


def hidden(cells: Sequence[str]) -> tuple[str, ...]:
    """Return the cells of a table's head that `headed` does not show, those that are empty left out."""
    names = headed(cells)
    return tuple(cell for cell, name in zip(cells, names, strict=True) if cell.strip() and cell.strip() != name)


def _in_title_case(cells: Sequence[str]) -> bool:
    words = [_words(cell) for cell in cells if cell.strip()]
    proper = sum(looks_proper(cell) for cell in cells)
    plain = sum(len(found) > 1 and _is_plain(found) for found in words)
    return plain > 0 and plain >= proper and all(word[:1].isupper() for found in words for word in found)


def looks_proper(cell: str) -> bool:
    """Tell whether a cell is two or more words in capitals, or such a word and a number, and nothing else."""
    words = [word for word in _words(cell) if word not in _PARTICLES]
    if len(words) == 1:
        return _is_token(words[0])
    if not words or _is_plain(words):
        return False
    numbers = [word for word in words if word[0].isdigit()]
    capitals = sum(any(map(str.isupper, word)) or word[0] in "'’" for word in words if not word[0].isdigit())
    if not capitals or (capitals + len(numbers) < len(words) and not (capitals > 1 and numbers)):
        return False
    return capitals > 1 or any(sum(map(str.isdigit, word)) > 1 for word in numbers)


def _words(cell: str) -> list[str]:
    return [word for word in (part.strip(".()\"'") for part in cell.replace(",", " ").split()) if word]


def _is_plain(words: Sequence[str]) -> bool:
    return any(word.lower() in _PLAIN for word in words)
