"""
Tags for data catalogs, one row for each field that is known: OpenMetadata's recursive CSV and DataHub's csv-enricher.

Both need fields, and an inventory names few: give a scan, and what it found where it is declared is tagged.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from detectors.categories import special
from scanner.inventory import prose
from scanner.inventory.exchange.cells import Grid, to_csv
from scanner.inventory.exchange.format import Asked, Column, Format
from scanner.inventory.hierarchy import is_strict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.inventory.model import Inventory

OPENMETADATA: tuple[str, ...] = (
    "name*",
    "displayName",
    "description",
    "owner",
    "tags",
    "glossaryTerms",
    "tiers",
    "certification",
    "retentionPeriod",
    "sourceUrl",
    "domains",
    "extension",
    "entityType*",
    "fullyQualifiedName",
    "column.dataTypeDisplay",
    "column.dataType",
    "column.arrayDataType",
    "column.dataLength",
    "storedProcedure.code",
    "storedProcedure.language",
)
"""The headings of OpenMetadata's recursive import of a database; a star marks what a row must have."""
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
ADDRESS = re.compile(r"^(?P<dialect>[a-z0-9]+):(?://[^/]*/)?(?P<database>.*)$")


def _merged(columns: tuple[Column, ...]) -> Iterator[Column]:
    """Yield each field once, with all its categories."""
    for _, items in groupby(columns, key=lambda column: (column.system, column.source, column.table, column.field)):
        group = list(items)
        keys = tuple(dict.fromkeys(key for column in group for key in column.categories))
        first = group[0]
        yield Column(first.system, first.source, first.table, first.field, keys, identity=first.identity)


def _path(column: Column) -> tuple[str, ...]:
    """Return database, schema and table, as far as they are known."""
    match = ADDRESS.match(column.source)
    file = column.source.startswith("file:")
    database = match["database"].rpartition("/")[2] if match and not file else ""
    parts = (column.table,) if file else tuple(column.table.split("."))
    return tuple(part for part in (database, *parts) if part)


def write_openmetadata(inventory: Inventory, asked: Asked) -> bytes:
    """Return OpenMetadata's CSV of tables, one row for each column; its service is the system's id."""
    del inventory
    rows = [OPENMETADATA]
    for column in _merged(asked.columns):
        tags = ["PII.Sensitive" if any(map(is_strict, column.categories)) else "PII.NonSensitive"]
        article9 = any(special(key) == "art. 9" for key in column.categories)
        tags.append("PersonalData.SpecialCategory" if article9 else "PersonalData.Personal")
        name = ".".join(_quoted(part) for part in (column.system, *_path(column), column.field))
        said = ", ".join(prose.category(key, asked.language) for key in column.categories)
        cells = {
            "name*": column.field,
            "description": said,
            "tags": ";".join(tags),
            "entityType*": "column",
            "fullyQualifiedName": name,
        }
        rows.append(tuple(cells.get(head, "") for head in OPENMETADATA))
    return to_csv(Grid("", tuple(rows)), mark=False)


def _quoted(part: str) -> str:
    """Return a part of a fully qualified name; one with a dot stands in quotes."""
    return f'"{part}"' if "." in part else part


def write_datahub(inventory: Inventory, asked: Asked) -> bytes:
    """Return the CSV of DataHub's csv-enricher: a glossary term for each category, tags for what is special."""
    del inventory
    rows = [tuple(DATAHUB)]
    for column in _merged(asked.columns):
        dialect = column.source.partition(":")[0] or "unknown"
        platform = PLATFORMS.get(dialect, dialect)
        name = ".".join(_path(column))
        tags = ["urn:li:tag:PersonalData"]
        if any(special(key) == "art. 9" for key in column.categories):
            tags.append("urn:li:tag:SpecialCategory")
        cells = {
            "resource": f"urn:li:dataset:(urn:li:dataPlatform:{platform},{name},PROD)",
            "subresource": column.field,
            "glossary_terms": _array(f"urn:li:glossaryTerm:{key}" for key in column.categories),
            "tags": _array(tags),
            "description": ", ".join(prose.category(key, asked.language) for key in column.categories),
        }
        rows.append(tuple(cells.get(head, "") for head in DATAHUB))
    return to_csv(Grid("", tuple(rows)), mark=False)


def _array(values: Iterable[str]) -> str:
    return f"[{'|'.join(values)}]"


FORMATS = (
    Format("openmetadata", "tags for OpenMetadata, as its CSV of columns (give --scan)", ".csv", write_openmetadata),
    Format("datahub", "glossary terms and tags for DataHub's csv-enricher (give --scan)", ".csv", write_datahub),
)
