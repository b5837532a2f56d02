"""Tables whose header says what their columns hold: "Formål | Opplysninger | Lagringstid", "Leverandør | Land"."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from scanner.inventory.drafting.roles import roles_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.inventory.drafting.layout import Block

Cell = tuple[int, int]
ASIDE = frozenset({"aside"})
"""What a column holds whose heading tells nothing."""
TOLD = frozenset({"data", "retention", "recipients", "purposes", "basis"})
LONGEST_HEADING = 60
_COLUMNS = {
    "data": r"(?:person)?(?:opplysning|data)(?:en|er|ar|ene|ane)?|(?:type|typer|slags|kategori\w*)(?: av)? (?:\w+)?(?:opplysning\w*|data|informasjon)|datatype\w*|opplysningstype\w*|datakategori\w*|felt|informasjon\w*|uppgifter|personal data|data(?: collected| categor\w+| types?)?|information",
    "retention": r"(?:lagrings|oppbevarings|slette|behandlings)?(?:tid|frist|periode)\w*|lagring|lagres|lagrast|slettes?|slettast|sletting|varighet|varigheit|levetid|utløper?|utløp|oppbevar\w+|tid|how long|retention(?: period)?|duration|expir\w+|kept(?: for)?|lifetime|storage(?: time| period)?",
    "recipients": r"(?:under)?(?:leverandør|databehandler|databehandlar|mottaker|mottakar|samarbeidspartner|tredjepart|tjenesteleverandør|tenesteleverandør)(?:en|er|ar|e|ene|ane|s navn)?|(?:hvem|kven)(?: .*)?|delt med|deles med|utleveres til|recipients?|processors?|sub-?processors?|(?:service )?providers?|vendors?|suppliers?|third part(?:y|ies)|shared with|who(?: .*)?",
    "purposes": r"formål\w*|føremål\w*|hensikt\w*|hvorfor|kvifor|bruk\w*|til hva|what for|why|purposes?|used for|use",
    "basis": r"(?:rettslig |rettsleg |behandlings|lovlig )?(?:grunnlag|hjemmel|heimel)\w*|(?:legal |lawful )?(?:basis|ground|grounds)",
}
_HEADED = tuple((role, re.compile(rf"(?i)(?:{words})\W*")) for role, words in _COLUMNS.items())


def cells(text: str, block: Block) -> tuple[Cell, ...]:
    """Return the cells of a row, each by its first character and the one after its last; empty ones too."""
    marks = [place for place in range(block.start, block.end) if text[place] in "|\t"]
    found: list[Cell] = []
    for first, last in itertools.pairwise((block.start - 1, *marks, block.end)):
        inside = text[first + 1 : last].strip()
        start = first + 1 + text[first + 1 : last].index(inside)
        found.append((start, start + len(inside)))
    while found and found[-1][0] == found[-1][1]:
        found.pop()
    return tuple(found)


def again(text: str, row: Sequence[Cell]) -> bool:
    """Tell whether a row is the header of another table: two of its cells are headings and nothing more."""
    return (
        sum(any(heading.fullmatch(text[start:end].strip(" *_")) for _, heading in _HEADED) for start, end in row) > 1
    )


def header(
    text: str, row: Sequence[Cell], after: Sequence[Cell], languages: frozenset[str], setting: frozenset[str]
) -> tuple[frozenset[str], ...]:
    """
    Return what each column of a table holds if its first row says so, or nothing.

    Args:
        text: the document's.
        row: the cells of the first row.
        after: those of the second.
        languages: whose words are read.
        setting: what the section, or the sentence that leads to the table, is about: its names may be of recipients.
    """
    if (
        len(row) < 2
        or len(after) < 2
        or any(end - start > LONGEST_HEADING or text[end - 1 : end] == "." for start, end in row)
    ):
        return ()
    held = [_column(text[start:end], languages) for start, end in row]
    if "recipients" in setting and not any("recipients" in roles for roles in held) and "data" not in held[0]:
        held[0] = frozenset({"recipients"})
    elif (
        ("data" in setting or any("retention" in roles for roles in held))
        and not held[0]
        and not any("data" in roles for roles in held)
    ):
        held[0] = frozenset({"data"})
    if not any(roles & TOLD for roles in held):
        return ()
    return tuple(roles or ASIDE for roles in held)


def _column(title: str, languages: frozenset[str]) -> frozenset[str]:
    exact = next((role for role, heading in _HEADED if heading.fullmatch(title.strip(" *_"))), "")
    return frozenset({exact}) if exact else roles_of(title, languages) & TOLD
