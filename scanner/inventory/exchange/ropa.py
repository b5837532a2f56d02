"""
The record of processing (Art. 30) as a spreadsheet, and back.

The workbook opens on the record itself, for the controller and, where something is done for others, for the processor.
The sheets behind it hold every fact in cells of its own; they are what is read again. In CSV both stand in one table.
A record that people made themselves, with the columns of the law only, is read by `record_reading`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.inventory.exchange import flat, record
from scanner.inventory.exchange.cells import Grid, from_csv, from_xlsx, to_csv, to_xlsx
from scanner.inventory.exchange.flat import Row, flatten, gather, sections
from scanner.inventory.exchange.format import Asked, ExchangeError, Format, Taken
from scanner.inventory.exchange.headings import SECTIONS, field_of, folded, heading, section_of
from scanner.inventory.exchange.record_reading import read_record
from scanner.inventory.write import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.inventory.model import Inventory
    from scanner.rules.rule import Language

LANGUAGES: tuple[Language, ...] = ("nb", "nn", "en")
EDITED = "{place}: says something else than the cells behind it; those are read, the record is a view of them"


def _records(inventory: Inventory, language: Language) -> Iterator[Grid]:
    """Yield the record's sheets: for what we answer for, and for what we do for others."""
    own = [item for item in inventory.processing_activities if not item.on_behalf_of]
    others = [item for item in inventory.processing_activities if item.on_behalf_of]
    for kind, columns, activities in (("controller", record.CONTROLLER, own), ("processor", record.PROCESSOR, others)):
        if activities:
            views = [record.view(inventory, activity, language) for activity in activities]
            rows = [tuple(cells.get(column, "") for column in columns) for cells in views]
            yield Grid(
                record.TITLES[kind].of(language), (tuple(phrase.of(language) for phrase in columns.values()), *rows)
            )


def write_xlsx(inventory: Inventory, asked: Asked) -> bytes:
    """
    Return an inventory as a workbook.

    Raises:
        ExchangeError: a text is longer than a cell can be.
    """
    language = asked.language
    grids = list(_records(inventory, language))
    rows = list(flatten(plain(inventory)))
    for section in sections().values():
        own = [row for row in rows if row.section == section.name]
        fields = [key for key in section.fields if any(key in row.cells for row in own)]
        fields = [flat.PARENT, *fields] if section.owner else fields
        if own:
            table = [tuple({**row.cells, flat.PARENT: row.parent}.get(key, "") for key in fields) for row in own]
            heads = tuple(heading(key, language) for key in fields)
            grids.append(Grid(SECTIONS[section.name].of(language), (heads, *table)))
    return to_xlsx(grids)


def write_csv(inventory: Inventory, asked: Asked) -> bytes:
    """Return an inventory as one table: the record's columns first, then every fact in a column of its own."""
    language = asked.language
    views = {item.id: record.view(inventory, item, language) for item in inventory.processing_activities}
    columns = record.CONTROLLER | {
        key: phrase for key, phrase in record.PROCESSOR.items() if key not in record.CONTROLLER
    }
    columns = {key: phrase for key, phrase in columns.items() if any(cells.get(key) for cells in views.values())}
    rows = list(flatten(plain(inventory)))
    rows.sort(key=lambda row: row.section != "processing_activities")  # the record's rows stand first
    fields = [key for key in field_of_model() if any(key in row.cells for row in rows)]
    heads = [phrase.of(language) for phrase in columns.values()]
    heads += [heading(key, language) for key in (flat.SECTION, flat.PARENT, *fields)]
    table = [tuple(heads)]
    for row in rows:
        cells = views[row.cells["id"]] if row.section == "processing_activities" else {}
        shown = [cells.get(key, "") for key in columns]
        table.append(
            (*shown, SECTIONS[row.section].of(language), row.parent, *(row.cells.get(key, "") for key in fields))
        )
    return to_csv(Grid("", tuple(table)))


def field_of_model() -> list[str]:
    """Return every field of every section, each once."""
    return list(dict.fromkeys(key for section in sections().values() for key in section.fields))


def read_xlsx(data: bytes) -> Taken:
    """
    Read a workbook: ours, or a record that people made.

    Raises:
        ExchangeError: it cannot be read, or holds no record.
    """
    grids = from_xlsx(data)
    rows: list[Row] = []
    views: list[Grid] = []
    for grid in grids:
        section = section_of().get(folded(grid.name))
        fields = [field_of().get(folded(cell)) for cell in grid.rows[0]] if grid.rows else []
        if section and any(field in sections()[section].fields for field in fields):
            rows += _section_rows(grid, section, fields)
        else:
            views.append(grid)
    if not any(row.section == "processing_activities" for row in rows):
        return read_record(grids)
    return _gathered(rows, views)


def _section_rows(grid: Grid, section: str, fields: list[str | None]) -> Iterator[Row]:
    allowed = sections()[section].fields
    for number, row in enumerate(grid.rows[1:], 2):
        given = {field: text for field, text in zip(fields, row, strict=False) if field and text}
        cells = {field: text for field, text in given.items() if field in allowed}
        if cells:
            yield Row(section, given.get(flat.PARENT, ""), cells, f"sheet {grid.name}, row {number}")


def read_csv(data: bytes) -> Taken:
    """
    Read a table: ours, or a record that people made.

    Raises:
        ExchangeError: it cannot be read, or holds no record.
    """
    grid = from_csv(data)
    heads = [field_of().get(folded(cell)) for cell in grid.rows[0]] if grid.rows else []
    if flat.SECTION not in heads:
        return read_record([grid])
    rows = []
    problems = []
    for number, row in enumerate(grid.rows[1:], 2):
        given = {field: text for field, text in zip(heads, row, strict=False) if field and text}
        section = section_of().get(folded(given.get(flat.SECTION, "")))
        if section is None:
            if any(row):
                problems.append(f"row {number}: no such section; there are {', '.join(SECTIONS)}")
            continue
        cells = {field: text for field, text in given.items() if field in sections()[section].fields}
        rows.append(Row(section, given.get(flat.PARENT, ""), cells, f"row {number}"))
    if problems:
        raise ExchangeError("\n".join(problems))
    return _gathered(rows, [grid])


def _gathered(rows: list[Row], views: list[Grid]) -> Taken:
    tree, places = gather(rows)
    return Taken(tree, places, tuple(_edited(tree, views)))


def _edited(tree: dict[str, object], views: list[Grid]) -> Iterator[str]:
    """Yield where the view was changed, and not the cells behind it."""
    from pydantic import ValidationError

    from scanner.inventory.model import Inventory

    try:
        inventory = Inventory.model_validate(tree)
    except ValidationError:
        return  # told later, with its places
    for grid in views:
        language = max(LANGUAGES, key=lambda spoken: sum(map(bool, _view_keys(grid, spoken))))
        keys = _view_keys(grid, language)
        if "activity" not in keys or sum(map(bool, keys)) < 3:
            continue
        known = {item.name: record.view(inventory, item, language) for item in inventory.processing_activities}
        for number, row in enumerate(grid.rows[1:], 2):
            shown = {key: text for key, text in zip(keys, row, strict=False) if key}
            cells = known.get(shown.get("activity", ""), {})
            if shown.get("activity") and any(cells.get(key, "") != text for key, text in shown.items()):
                yield EDITED.format(place=_row(grid, number))


def _view_keys(grid: Grid, language: Language) -> list[str]:
    """Return what each column of a view shows; empty for columns that are no view."""
    columns = {phrase.of(language): key for key, phrase in (record.PROCESSOR | record.CONTROLLER).items()}
    columns[record.PROCESSOR["activity"].of(language)] = "activity"
    return [columns.get(cell, "") for cell in grid.rows[0]] if grid.rows else []


def _row(grid: Grid, number: int) -> str:
    return f"sheet {grid.name}, row {number}" if grid.name else f"row {number}"


FORMATS = (
    Format(
        "ropa-xlsx",
        "the record of processing (Art. 30) as a workbook",
        ".xlsx",
        write_xlsx,
        read_xlsx,
        lambda name, data: name.lower().endswith((".xlsx", ".xlsm")) or data[:4] == b"PK\x03\x04",
    ),
    Format(
        "ropa-csv",
        "the record of processing (Art. 30) as one table",
        ".csv",
        write_csv,
        read_csv,
        lambda name, _data: name.lower().endswith((".csv", ".tsv")),
    ),
)
