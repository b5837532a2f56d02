"""What is written can be read again, and nothing is lost on the way."""

from __future__ import annotations

import csv
import io

import pytest
import yaml
from hypothesis import HealthCheck, Phase, given, settings
from openpyxl import load_workbook
from ruamel.yaml import YAML

from scanner.inventory.exchange.cells import FORMULA, Grid, from_csv, to_csv
from scanner.inventory.exchange.format import Asked
from scanner.inventory.exchange.ropa import read_csv, read_xlsx, write_csv, write_xlsx
from scanner.inventory.load import loads
from scanner.inventory.model import Inventory
from scanner.inventory.write import plain, to_yaml
from tests.scanner.inventory.made_up import INVENTORIES

# Whole inventories shrink slowly, and what fails here is told apart well enough by its first example.
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
FEW = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck), phases=PHASES)
FEWER = settings(FEW, max_examples=5)


@FEW
@given(INVENTORIES)
def test_yaml_keeps_everything(inventory):
    assert loads(to_yaml(inventory, heading=["a heading"])).inventory == inventory


@FEW
@given(INVENTORIES)
def test_other_readers_of_yaml_read_the_same(inventory):
    text = to_yaml(inventory)
    assert yaml.safe_load(text) == plain(inventory)
    assert YAML(typ="safe", pure=True).load(text) == plain(inventory)


@FEW
@given(INVENTORIES)
def test_csv_keeps_everything(inventory):
    for language in ("nb", "nn", "en"):
        taken = read_csv(write_csv(inventory, Asked(language)))
        assert Inventory.model_validate(taken.tree) == inventory


@FEWER
@given(INVENTORIES)
def test_a_workbook_keeps_everything(inventory):
    taken = read_xlsx(write_xlsx(inventory, Asked("nn")))
    assert Inventory.model_validate(taken.tree) == inventory


@FEWER
@given(INVENTORIES)
def test_no_cell_is_a_formula(inventory):
    book = load_workbook(io.BytesIO(write_xlsx(inventory, Asked("en"))))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert all(cell.data_type == "s" for cell in cells)
    assert all(cell.quotePrefix for cell in cells if FORMULA.match(cell.value))
    text = write_csv(inventory, Asked("en")).decode("utf-8-sig")
    assert not any(
        cell.startswith(("=", "+", "-", "@", "\t")) for row in csv.reader(io.StringIO(text)) for cell in row
    )


@pytest.mark.parametrize("text", ["=1+1", "'=1+1", "''@x", "+47 1", "-", "'quoted", "plain", "\t=1"])
def test_what_begins_a_formula_comes_back_as_it_was(text):
    data = to_csv(Grid("", (("a", "b"), (text, "x"))))
    assert from_csv(data).rows == (("a", "b"), (text, "x"))
