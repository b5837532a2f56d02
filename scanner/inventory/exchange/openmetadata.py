"""
Tags for OpenMetadata: put into the CSV that its own export gave, or listed in one of that layout.

Its importer takes a row for the whole truth about a column: an empty description or tag removes what stood there, and
a column without its type is refused (seen in the source of its EntityCsv). An inventory knows neither types nor what
people have written, so the file that can be taken in is the catalog's own export, with tags put to it and nothing
else changed. Without that, what is written is a list to read.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from detectors.categories import special
from scanner.inventory import prose
from scanner.inventory.exchange.cells import Grid, to_csv
from scanner.inventory.exchange.columns import merged, place
from scanner.inventory.exchange.format import Asked, Column, ExchangeError, Format
from scanner.inventory.hierarchy import is_strict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.inventory.model import Inventory

HEADINGS: tuple[str, ...] = (
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
"""The headings of its recursive export and import; a star marks what a row must have."""
STRICTNESS: tuple[tuple[str, ...], ...] = (
    ("PII.None", "PII.NonSensitive", "PII.Sensitive"),
    ("PersonalData.Personal", "PersonalData.SpecialCategory"),
)
"""The tags of the two classifications it is delivered with, the mildest first; a column may carry one of each."""
TAG = re.compile(r'(?:"[^"]*"|[^;"])+')
PART = re.compile(r'"(?P<quoted>(?:[^"]|"")*)"|(?P<bare>[^."]+)')
ABOVE = 4
"""Names above a column in its full name: service, database, schema, table."""
NO_DATABASE = "default"
"""What it calls the database of a service that has none, such as MySQL's."""
FILES = ("sqlite", "duckdb")
"""Dialects whose database is a file, which it calls something else."""


def tags(column: Column) -> tuple[str, str]:
    """Return the two tags of a field."""
    sensitive = any(map(is_strict, column.categories))
    article9 = any(special(key) == "art. 9" for key in column.categories)
    return STRICTNESS[0][2 if sensitive else 1], STRICTNESS[1][1 if article9 else 0]


def write_openmetadata(inventory: Inventory, asked: Asked) -> bytes:
    """Return a list of columns and their tags in OpenMetadata's layout; its service is the system's id."""
    del inventory
    rows = [HEADINGS]
    for column in merged(asked.columns):
        cells = {
            "name*": column.field,
            "description": ", ".join(prose.category(key, asked.language) for key in column.categories),
            "tags": ";".join(tags(column)),
            "entityType*": "column",
            "fullyQualifiedName": ".".join(
                _quoted(part) for part in (column.system, *place(column), column.field) if part
            ),
        }
        rows.append(tuple(cells.get(head, "") for head in HEADINGS))
    return to_csv(Grid("", tuple(rows)), mark=False)


def _quoted(part: str) -> str:
    """Return a part of a fully qualified name; one with a dot stands in quotes."""
    return f'"{part}"' if "." in part else part


@dataclass(frozen=True, slots=True)
class _Row:
    """A column of an export: the number of its row, its service, its table and itself, case folded."""

    number: int
    service: str
    table: str
    field: str


def put_onto(export: bytes, columns: Iterable[Column]) -> tuple[bytes, tuple[str, ...]]:
    """
    Put tags to the rows of OpenMetadata's own recursive export, and change nothing else.

    A tag is never weakened: of each classification the stricter stays, and one that is not known here stays too.

    Args:
        export: the CSV, UTF-8.
        columns: the fields that are known.

    Returns:
        The CSV, and what a person should know: fields that have no row or several, tags that were replaced.

    Raises:
        ExchangeError: no such export, or none of the fields stands in it.
    """
    rows, index = _parsed(export)
    listed = tuple(_columns(rows, index))
    services = {row.service for row in listed}
    fields = tuple(merged(columns))
    if any(field.system.casefold() in services for field in fields):  # the export is theirs, not other systems'
        fields = tuple(field for field in fields if field.system.casefold() in services)
    remarks: list[str] = []
    held: dict[int, Column] = {}
    for field in fields:
        found = tuple(_meant(field, [row for row in listed if row.service == field.system.casefold()] or listed))
        if len(found) == 1:
            number = found[0].number
            held[number] = replace(
                field, categories=(*(held[number].categories if number in held else ()), *field.categories)
            )
        else:
            why = f"{len(found)} columns have" if found else "no column has"
            remarks.append(f"{_named(field)}: not tagged, {why} that name")
    if not held:
        message = "none of the fields that are known stands in it"
        raise ExchangeError(message)
    for number, field in held.items():
        cells = rows[number]
        cells[index["tags"]], replaced = _with(cells[index["tags"]], tags(field))
        remarks.extend(f"{_named(field)}: {old} became {new}" for old, new in replaced)
    return _printed(rows), tuple(remarks)


def _named(field: Column) -> str:
    return ".".join((*place(field), field.field))


def _parsed(export: bytes) -> tuple[list[list[str]], dict[str, int]]:
    """Return the rows of an export, the heading first, and where each heading stands, without its star."""
    try:
        rows = list(csv.reader(io.StringIO(export.decode("utf-8-sig"), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        message = f"not CSV in UTF-8 ({type(error).__name__})"
        raise ExchangeError(message) from None
    index = {head.removesuffix("*"): number for number, head in enumerate(rows[0] if rows else ())}
    lacking = [head for head in ("entityType", "fullyQualifiedName", "tags") if head not in index]
    if lacking:
        message = f"no recursive export of OpenMetadata: it has no column {', '.join(lacking)}"
        raise ExchangeError(message)
    bad = next((number for number, row in enumerate(rows, 1) if row and len(row) != len(rows[0])), None)
    if bad is not None:
        message = f"row {bad} has {len(rows[bad - 1])} cells, the heading {len(rows[0])}"
        raise ExchangeError(message)
    return rows, index


def _columns(rows: list[list[str]], index: dict[str, int]) -> Iterator[_Row]:
    """Yield the rows that are columns of tables."""
    for number, row in enumerate(rows):
        if number and row and row[index["entityType"]] == "column":
            name = row[index["fullyQualifiedName"]].casefold()
            parts = tuple(part["bare"] or (part["quoted"] or "").replace('""', '"') for part in PART.finditer(name))
            if len(parts) > ABOVE:
                yield _Row(number, parts[0], ".".join(parts[1:ABOVE]), ".".join(parts[ABOVE:]))


def _meant(field: Column, listed: Iterable[_Row]) -> Iterator[_Row]:
    """
    Yield the columns that a field is; for a path within a value, the innermost column on its way.

    The table is known by the names above it, as many as there are; MySQL's database is OpenMetadata's schema.
    """
    known = place(field)
    if field.source.partition(":")[0] in FILES and len(known) > 1:
        known = known[1:]
    ours = (".".join(known).casefold(), ".".join((NO_DATABASE, *known[1:])).casefold())
    rows = [row for row in listed if f".{row.table}".endswith(f".{ours[0]}") or row.table == ours[1]]
    names = field.field.casefold().split(".")
    for depth in range(len(names), 0, -1):
        path = ".".join(names[:depth])
        found = [row for row in rows if row.field == path]
        if found:
            yield from found
            return


def _with(cell: str, new: Iterable[str]) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return a cell of tags with those that are new, and which of the old ones gave way to a stricter."""
    held = TAG.findall(cell)
    replaced = []
    for tag, order in zip(new, STRICTNESS, strict=True):
        there = next((old for old in held if old.startswith(order[0].partition(".")[0] + ".")), None)
        if there is None:
            held.append(tag)
        elif there in order and order.index(there) < order.index(tag):
            held[held.index(there)] = tag
            replaced.append((there, tag))
    return ";".join(held), tuple(replaced)


def _printed(rows: Iterable[list[str]]) -> bytes:
    """Return rows as CSV in UTF-8, in quotes what needs them and what white space stands around."""
    lines = [",".join(_cell(text) for text in row) for row in rows]
    return ("\r\n".join(lines) + "\r\n").encode()


def _cell(text: str) -> str:
    bare = text == text.strip() and not any(mark in text for mark in ',"\r\n')
    return text if bare else '"' + text.replace('"', '""') + '"'


FORMATS = (
    Format(
        "openmetadata", "tags for OpenMetadata's CSV of columns (give --scan and --onto)", ".csv", write_openmetadata
    ),
)
