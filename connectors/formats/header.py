"""
How a delimited text is laid out: its delimiter, how many cells a row has, and whether its first row names the fields.

A row is taken for names only when it speaks for itself: reports show names, so a person's data must never become one.
Without such proof the fields are "column 1", "column 2" ..., and the first row is examined like the rest.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from connectors.formats.names import headed, is_value, looks_proper

if TYPE_CHECKING:
    from collections.abc import Sequence

DELIMITERS = ("\t", ";", "|", ",")
_RECORDS = 200
_MOST_COLUMNS = 5_000
_PREAMBLE = 10
HALF, MOST = 0.5, 0.9
"""Of a table's cells, and of one column's, so many begin with a capital where a small first row is no row like them."""
_NAMES = """
id nr no navn namn name fornavn etternavn mellomnavn førenamn etternamn first last middle given family surname
lastname firstname fullname epost mail email telefon tlf mobil mobile phone fax adresse address street gate by
city town poststed postnr postnummer postkode postcode zip land country kommune fylke region fnr fodselsnummer
fødselsnummer fødselsnr personnummer personnr pnr ssn nin dob født fodt fødselsdato birthdate birthday dato date
time tid tidspunkt timestamp created updated opprettet endret start slutt end kunde kundenr customer user bruker
brukernavn username login konto kontonr kontonummer account iban bic belop beløp amount sum total price pris
valuta currency ordre ordrenr order status type kode code kjønn kjonn gender sex alder age org orgnr firma company
bedrift avdeling stilling title tittel kommentar comment merknad note notat notater melding beskrivelse
description tekst text value verdi key ip host url path level message msg card kort row rad index uuid guid
passord password token hash data medlem member pasient patient ansatt employee elev student fag saldo balance
antall quantity vare product category kategori kanal channel språk language nationality yrke job role rolle
ref referanse reference kid faktura invoice lat lon latitude longitude rownames group gruppe class klasse treatment
behandling outcome utfall result resultat response svar year month day år måned dag
"""
_WORDS = frozenset(_NAMES.split())
_STANDARD = re.compile(r"(?i:sha|iso|utf|base|crc|rfc|md|icd|epsg|wgs|ipv)[-_ ]?[0-9]{1,5}(?![0-9])")
"""What names a standard by its number: fileSha256, iso3166, utm_epsg25833."""
_NUMBERED = re.compile(r"[^\W\d_]{1,12}[._]?[0-9]{1,4}")
"""A word with a number: x1, run200, wage.387."""
_MISSING = frozenset(
    ["na", "n/a", "nan", "nil", "none", "null", "ukjent", "ukjend", "unknown", "mangler", "missing", "ingen", "tom"]
)
PROOF = 2
"""So many columns that differ from their names, or other signs, make a head."""
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_ENDINGS = (
    "nr",
    "nummer",
    "number",
    "navn",
    "name",
    "dato",
    "date",
    "kode",
    "code",
    "adresse",
    "address",
    "_id",
    "id_",
)


class Layout(NamedTuple):
    """
    How rows are written.

    Args:
        delimiter: one character.
        columns: cells in most rows.
        header: the first row after the preamble holds names.
        preamble: lines before the table.
        share: of the rows, how many have that many cells.
        rows: how many were looked at.
    """

    delimiter: str
    columns: int
    header: bool
    preamble: int
    share: float
    rows: int


def records(text: str, delimiter: str, most: int = _RECORDS) -> list[tuple[int, list[str]]]:
    """Return the first records of a text that have cells, each with the number of lines before it."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    found: list[tuple[int, list[str]]] = []
    before = 0
    try:
        for record in reader:
            if record:
                found.append((before, record))
            before = reader.line_num
            if len(found) >= most:
                break
    except csv.Error:
        pass
    return found


def layout(text: str, *, whole: bool) -> Layout | None:
    """
    Return how a text is laid out as a table; `None` when no delimiter is in it.

    Args:
        text: its beginning.
        whole: nothing comes after.
    """
    if not whole:
        text = text[: text.rfind("\n") + 1]
    declared = text[4] if text[:4].lower() == "sep=" and text[4:5] in DELIMITERS else None
    found = [_layout(text, d, 1 if declared else 0, whole=whole) for d in ((declared,) if declared else DELIMITERS)]
    likely = [one for one in found if one is not None and (one.columns > 1 or declared)]
    if any(one.delimiter == ";" and one.share > 0.9 for one in likely) and _decimal_commas(text):
        likely = [one for one in likely if one.delimiter != ","]
    if not likely:
        return _layout(text, ",", 0, whole=whole)
    return max(likely, key=lambda one: (round(one.share, 1), one.columns, one.share))


def _decimal_commas(text: str) -> bool:
    """Tell whether commas stand between digits, as in 12,50."""
    commas = decimal = 0
    for index, character in enumerate(text[1:-1], 1):
        if character == ",":
            commas += 1
            decimal += text[index - 1].isdigit() and text[index + 1].isdigit()
    return decimal > 0.9 * commas


def _layout(text: str, delimiter: str, preamble: int, *, whole: bool) -> Layout | None:
    found = [(line, record) for line, record in records(text, delimiter) if line >= preamble]
    if not whole and len(found) > 1:
        found = found[:-1]
    if not found:
        return None
    counts = Counter(len(record) for _, record in found)
    columns, often = max(counts.items(), key=lambda pair: (pair[1], pair[0]))
    if columns > _MOST_COLUMNS:
        return None
    first = next((i for i, (_, record) in enumerate(found[:_PREAMBLE]) if _begins(record, columns)), 0)
    # What stands before the table has fewer cells than it; otherwise the first row is just a row.
    table = found[first:] if all(len(record) == 1 for _, record in found[:first]) else found
    names = table[0][1]
    header = is_header(names, [record for _, record in table[1:]])
    if abs(len(names) - columns) > 1 and header and len(table) > 2:
        header = len(names) > columns / 2
    return Layout(delimiter, columns, header, table[0][0], often / len(found), len(found))


def _begins(record: Sequence[str], columns: int) -> bool:
    return len(record) >= columns or (columns > 1 and len(record) >= max(2, columns - 1))


def is_header(names: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    """
    Tell whether the first row names the fields.

    Letters are proof above four columns of numbers, dates or addresses that are more than half of all. Else a cell that
    is a value refuses it; above two such columns letters are proof still. A cell that stands again below refuses it
    unless they are half of all. Else two signs are needed: words that name fields, underscores, one such column, lower
    case above capitals.
    """
    cells = [name.strip() for name in names]
    filled = [cell for cell in cells if cell]
    if not filled or len(filled) < len(cells) - 1 - len(cells) // 5:
        return False
    below = [[row[i].strip() for row in rows if i < len(row) and row[i].strip()] for i in range(len(cells))]
    table = list(zip(cells, below, strict=True))
    above = [cell for cell, column in table if _differs(cell, column)]
    if any("@" in cell for cell in cells) or len(set(above)) < len(above):
        return False
    if len(above) > max(PROOF + 1, len(filled) / 2):
        return True
    if any(cell and not _may_name(cell, column) for cell, column in table):
        return False
    # A person or a place in the head says nothing for it, and above others of their kind speaks against it.
    shown = {name for name in headed(cells) if name}
    proper = [cell for cell in filled if cell not in shown and not _YEAR.fullmatch(cell)]
    if any(_alike(column) for cell, column in table if cell in proper):
        return False
    filled = [cell for cell in filled if cell not in proper]
    contrast = sum(cell in filled for cell in above)
    again = any(cell in column for cell, column in table if cell)
    if contrast >= PROOF and (not again or 2 * contrast > len(filled)):
        return True
    if again:
        return False
    words = sum(_names_a_field(cell) for cell in filled)
    under = sum("_" in cell.strip("_") for cell in filled)
    small = all(cell == cell.lower() for cell in filled) and (
        _capitals([value for column in below for value in column]) > HALF
        or any(_capitals(column) > MOST for cell, column in table if cell in filled)
    )
    return words + under + contrast + (small and bool(filled)) >= PROOF


def _capitals(column: Sequence[str]) -> float:
    """Return which share of the cells that begin with a letter begin with a capital."""
    texts = [value for value in column if value[:1].isalpha()]
    return sum(value[0].isupper() for value in texts) / len(texts) if texts else 0.0


def _alike(column: Sequence[str]) -> bool:
    return sum(map(looks_proper, column)) > len(column) / 2


def _may_name(cell: str, column: Sequence[str]) -> bool:
    bare = _STANDARD.sub("", cell)
    # A year, and a word with a number, name a column of numbers, and no user.
    numbers = bool(column) and not any(map(str.isalpha, "".join(column)))
    if numbers:
        bare = _YEAR.sub("", bare)
        if not bare.strip() or _NUMBERED.fullmatch(bare):
            return True
    digits = sum(map(str.isdigit, bare))
    return not is_value(cell) and any(map(str.isalpha, cell)) and digits <= 2 and len(cell) <= 60


def _names_a_field(cell: str) -> bool:
    """Tell whether a cell holds a word that names fields, on its own or as the end of a compound."""
    spaced = "".join(
        f" {c}" if c.isupper() and previous.islower() else c if c.isalpha() else " "
        for previous, c in zip(" " + cell, cell, strict=False)
    )
    words = spaced.lower().split()
    return len(words) <= 5 and any(word in _WORDS or word.endswith(_ENDINGS) for word in words)


def _differs(name: str, column: Sequence[str]) -> bool:
    """Tell whether a column of numbers, dates or addresses stands under letters that are more than a missing value."""
    if not column or not name[:1].isalpha() or name.lower() in _MISSING:
        return False
    digits = sum(map(str.isdigit, name))
    # A word with a number above codes is one of them: K40 above K90.
    if digits and (" " in name or any(map(str.isalpha, "".join(column)))):
        return False
    if 2 * digits >= len(name) and not _NUMBERED.fullmatch(name):
        return False
    odd = sum(2 * sum(map(str.isdigit, value)) >= len(value) or "@" in value for value in column)
    return odd > 0.8 * len(column)
