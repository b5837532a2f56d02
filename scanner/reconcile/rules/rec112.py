"""REC112: a special category without a basis in Article 9."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.reconcile.check import Check
from scanner.reconcile.grounds import lacking
from scanner.rules.rule import Rule, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.reconcile.discrepancy import Breach
    from scanner.reconcile.view import View


def broken(view: View) -> Iterator[Breach]:
    """Yield special categories, found or declared, for which no exception of Art. 9(2) is stated."""
    yield from lacking(view, "art. 9", lambda data: data.special_category_legal_basis is not None)


CHECK = Check(
    Rule(
        id="REC112",
        name="SpecialCategoryWithoutBasis",
        title=Words(
            "Særlig kategori uten grunnlag i artikkel 9",
            "Særleg kategori utan grunnlag i artikkel 9",
            "Special category without a basis in Article 9",
        ),
        text=Words(
            "Opplysningen er av særlig kategori, og ingen av unntakene i artikkel 9 nr. 2 er oppgitt.",
            "Opplysninga er av særleg kategori, og ingen av unntaka i artikkel 9 nr. 2 er oppgjevne.",
            "The data is of a special category, and no exception of Article 9(2) is stated.",
        ),
        remedy=Words(
            "Oppgi unntaket (special_category_legal_basis) og dokumenter det, eller slett opplysningen.",
            "Oppgje unntaket (special_category_legal_basis) og dokumenter det, eller slett opplysninga.",
            "State the exception (special_category_legal_basis) and document it, or delete the data.",
        ),
        severity="critical",
        law=("gdpr/art-9",),
    ),
    broken,
    rank=30,
)
