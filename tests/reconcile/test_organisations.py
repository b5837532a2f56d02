"""Each made-up organisation's estate breaks exactly what was planted, and its clean twin nothing."""

from __future__ import annotations

from importlib import import_module

import pytest

from scanner.inventory.load import load
from scanner.reconcile.reconcile import reconcile
from scanner.run import Options, scan
from tests.estates.organisations import INVENTORY, NAMES, build
from tests.estates.organisations.house import TODAY

KEY = b"k" * 32


def reconciled(folder):
    data = folder / "data"
    targets = [str(data), *(f"sqlite:///{path}" for path in sorted(data.glob("*.db")))]
    return reconcile(load(folder / INVENTORY), scan(targets, Options(jobs=1), KEY), TODAY)


def told(one):
    """Return a discrepancy as the organisations' lists have it."""
    breach, at = one.breach, one.breach.location
    if at is None:
        return (one.rule, breach.activity or breach.system or breach.category)
    place = "/".join(part for part in (at.source.partition("/data/")[2], at.container) if part)
    return tuple(part for part in (one.rule, breach.category, place, at.field) if part)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("breaches", [True, False], ids=["breaches", "clean"])
def test_exactly_what_was_planted_is_told(name, breaches, tmp_path):
    build(name, tmp_path, breaches=breaches)
    estate = import_module(f"tests.estates.organisations.{name}")
    result = reconciled(tmp_path)
    found = {told(one) for one in result.discrepancies if one.severity != "info" and not one.rule.startswith("INV")}
    assert found == (estate.EXPECTED if breaches else estate.CLEAN)
