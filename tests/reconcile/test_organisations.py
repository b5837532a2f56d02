"""Each made-up organisation's estate breaks exactly what was planted, and its clean twin nothing."""

from __future__ import annotations

from importlib import import_module

import pytest

from scanner.inventory.load import load
from scanner.reconcile.reconcile import reconcile
from scanner.run import Options, scan
from tests.estates.organisations import AGAIN, INVENTORY, NAMES, build
from tests.estates.organisations.house import TODAY

KEY = b"k" * 32


def reconciled(folder):
    return reconcile(load(folder / INVENTORY), scan([str(folder / "data")], Options(jobs=1), KEY), TODAY)


def told(one):
    """Return a discrepancy as the organisations' lists have it."""
    breach, at = one.breach, one.breach.location
    if at is None:
        return (one.rule, breach.activity or breach.system or breach.category)
    place = "/".join(part for part in (at.source.partition("/data/")[2], at.container) if part)
    return tuple(part for part in (one.rule, breach.category, place, at.field) if part)


@pytest.mark.parametrize("name", [*NAMES, *AGAIN])
@pytest.mark.parametrize("breaches", [True, False], ids=["breaches", "clean"])
def test_exactly_what_was_planted_is_told(name, breaches, tmp_path):
    build(name, tmp_path, breaches=breaches)
    estate = import_module(f"tests.estates.organisations.{name}")
    result = reconciled(tmp_path)
    found = {told(one) for one in result.discrepancies if one.severity != "info" and not one.rule.startswith("INV")}
    assert found == (estate.EXPECTED if breaches else estate.CLEAN)


FOUND = {
    "dealers": {
        ("user.behavior.event_participation", "portal"),
        ("user.account.username", "portal"),
    },
    "unnamed": {
        ("user.contact.fax_number", "kunderegister"),
        ("user.contact.phone_number", "kunderegister"),
        ("user.financial.bank_account", "kunderegister"),
    },
    "webshop": {
        ("user.account.username", "nettbutikk"),
        ("user.authorization.password", "nettbutikk"),
        ("user.workplace.chain_membership", "nettbutikk"),
    },
    "conference": {
        ("user.health_and_medical.dietary_requirement", "crm"),
        ("user.demographic.nationality", "crm"),
        ("user.device.user_agent", "weblogg"),
        ("user.content.private.call_recording", "kundeservice"),
        ("user.content.private.chat", "kundeservice"),
        ("user.device.name", "kundeservice"),
    },
    "photo": {
        ("user.government_id.national_identification_number", "service"),
        ("user.financial.bank_account", "kampanje"),
        ("user.contact.address.home", "hr"),
    },
}
LINTS = {
    # No name, no way to reach it, no right to complain or of access, no period, and consent promised beside a contract.
    "unnamed": {"INV201", "INV202", "INV205", "INV206", "INV211", "INV221"},
    # Two spellings of the address to write to.
    "photo": {"INV204"},
}


@pytest.mark.parametrize("name", NAMES)
def test_what_is_declared_and_there_is_found_and_what_the_text_lacks_is_said(name, tmp_path):
    build(name, tmp_path, breaches=False)
    result = reconciled(tmp_path)
    found = {(one.id, one.system) for one in result.states if one.state == "found" and one.kind == "category"}
    assert found >= FOUND[name]
    assert {rule for one in result.discrepancies for rule in (one.rule, *one.also)} >= LINTS.get(name, set())
