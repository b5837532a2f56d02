"""
The data tables under `detectors/data/`, each read once, when first asked for.

`detectors/data/README.md` says where each comes from and of what date it is.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

DATA = Path(__file__).with_name("data")


def _rows(name: str) -> list[list[str]]:
    """Return the rows of a table, its header left out."""
    import csv

    with (DATA / name).open(encoding="utf-8") as lines:
        return list(csv.reader(lines))[1:]


_PLAIN = str.maketrans("æøåäöéèüçšžýáóúíđłńśćźżęąşğı", "aoaaoeeucszyaouidlnsczzeasgi")
_TELEX = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ö": "oe", "ä": "ae"})


def _spelled(name: str) -> frozenset[str]:
    """Return the names of a table in lower case, with the spellings that keyboards and old systems make of them."""
    text = (DATA / name).read_text(encoding="utf-8").lower()
    names = [row.partition(",")[0] for row in text.splitlines()[1:]]
    # Few are spelled in more than one way, and as one text all of them are translated at once.
    special = "\n".join(name for name in names if not name.isascii())
    return frozenset((*names, *special.translate(_PLAIN).split("\n"), *special.translate(_TELEX).split("\n")))


@cache
def first_names() -> frozenset[str]:
    """Return first names in use in Norway and its neighbours, in lower case, with their ASCII spellings."""
    return _spelled("no_first_names.csv")


@cache
def surnames() -> frozenset[str]:
    """Return surnames in use in Norway and its neighbours, in lower case, with their ASCII spellings."""
    return _spelled("no_surnames.csv")


@cache
def postal_codes() -> dict[str, str]:
    """
    Return the Norwegian register of postal codes: four digits to the poststed in capitals.

    >>> postal_codes()["0150"]
    'OSLO'
    """
    return dict(_rows("no_postal_codes.csv"))


@cache
def bank_codes() -> frozenset[int]:
    """
    Return the first four digits of Norwegian account numbers that are assigned to a bank, as numbers.

    >>> 8601 in bank_codes(), 9999 in bank_codes()
    (True, False)
    """
    return frozenset(code for first, last in _rows("no_bank_codes.csv") for code in range(int(first), int(last) + 1))
