"""What the tests of other tools' formats share: the inventories, what a scan found, how one is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from scanner.cli import main
from scanner.inventory.exchange.columns import known_columns
from scanner.inventory.exchange.format import Asked, on_offer
from scanner.inventory.found import Found
from scanner.inventory.load import load

ROOT = Path(__file__).parents[3]
EXAMPLE = ROOT / "docs" / "examples" / "fjellvik.yaml"
SHARED = ROOT.parent / "shared" / "facts" / "inventories"
ALL = [EXAMPLE, *sorted(SHARED.glob("*.yaml"))]
every_inventory = pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
FOUND = (
    Found("postgresql://db:5432/butikk", "public.kunde", "epost", "user.contact.email", "medium", 10, 0.99, False),
    Found("postgresql://db:5432/butikk", "public.kunde", "navn", "user.name.first", "medium", 10, 0.99, False),
    Found(
        "postgresql://db:5432/butikk",
        "public.kunde",
        "kort",
        "user.financial.credit_card.number",
        "high",
        3,
        0.99,
        False,
    ),
    Found("postgresql://db:5432/lonn", "hr.ansatt", "diagnose", "user.health_and_medical", "high", 3, 0.99, False),
    Found("postgresql://db:5432/ukjent", "public.x", "epost", "user.contact.email", "medium", 3, 0.99, False),
)


def written(path, name, found=()):
    inventory = load(path).inventory
    return on_offer()[name].write(inventory, Asked("nb", known_columns(inventory, found)))


def run(*arguments: object):
    return CliRunner().invoke(main, ["inventory", *map(str, arguments)], prog_name="innsyn")
