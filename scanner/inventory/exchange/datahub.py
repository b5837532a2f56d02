"""
Tags for DataHub: the CSV of its csv-enricher, one row for each field that is known.

An inventory names few fields: give a scan, and what it found where it is declared is tagged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from detectors.categories import special
from scanner.inventory.exchange.cells import Grid, to_csv
from scanner.inventory.exchange.columns import merged, place
from scanner.inventory.exchange.format import Asked, Format

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scanner.inventory.model import Inventory

DATAHUB: list[str] = [
    "resource",
    "subresource",
    "glossary_terms",
    "tags",
    "owners",
    "ownership_type",
    "description",
    "domain",
    "ownership_type_urn",
]
PLATFORMS = {"postgresql": "postgres", "file": "file"}
"""DataHub's names for platforms, where they differ from the dialect's."""


def write_datahub(inventory: Inventory, asked: Asked) -> bytes:
    """
    Return the CSV of DataHub's csv-enricher: a glossary term for each category, tags for what is special.

    Descriptions are left empty: the enricher would put them in the place of those that people have written.
    """
    del inventory
    rows = [tuple(DATAHUB)]
    for column in merged(asked.columns):
        dialect = column.source.partition(":")[0] or "unknown"
        platform = PLATFORMS.get(dialect, dialect)
        name = ".".join(place(column))
        tags = ["urn:li:tag:PersonalData"]
        if any(special(key) == "art. 9" for key in column.categories):
            tags.append("urn:li:tag:SpecialCategory")
        cells = {
            "resource": f"urn:li:dataset:(urn:li:dataPlatform:{platform},{name},PROD)",
            "subresource": column.field,
            "glossary_terms": _array(f"urn:li:glossaryTerm:{key}" for key in column.categories),
            "tags": _array(tags),
        }
        rows.append(tuple(cells.get(head, "") for head in DATAHUB))
    return to_csv(Grid("", tuple(rows)), mark=False)


def _array(values: Iterable[str]) -> str:
    return f"[{'|'.join(values)}]"


FORMATS = (
    Format("datahub", "glossary terms and tags for DataHub's csv-enricher (give --scan)", ".csv", write_datahub),
)
