"""One place speaks once, weak findings never alone, test data not at all, and absence only where it was looked for."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from reports.reconciliation.text import render
from reports.report import View
from scanner.inventory.load import loads
from scanner.reconcile.reconcile import Terms, new_since, reconcile
from scanner.settings import Acceptance
from tests.reconcile.scans import LOG, days, finding, scan
from tests.reconcile.test_rules import (
    CARD,
    CARD_DECLARED,
    CVV,
    DATED,
    EMAIL,
    FNR,
    INVENTORY,
    NEVER,
    OTHER,
    SECRET,
    TODAY,
    declared,
)

HR = ("postgresql://db/hr", "public.lonn")


WITHOUT_PERIOD = INVENTORY.replace("retention:\n      - {retention}\n    systems", "systems").format(
    data="", promises=OTHER, systems=""
)


def rules(inventory, made, **terms):
    result = reconcile(inventory, made, TODAY, Terms(**terms))
    return {one.rule: one for one in result.discrepancies if one.breach.location}


def test_the_heaviest_rule_speaks_and_names_the_others():
    found = rules(declared(promises=f"{NEVER}\n  {SECRET.replace('id: p', 'id: q')}"), scan(finding(CARD)))
    assert set(found) == {"REC102"}
    assert found["REC102"].also == ("REC107", "REC101")


def test_a_verification_code_is_told_even_where_cards_are_declared():
    assert set(rules(declared(CARD_DECLARED, SECRET), scan(finding(CVV)))) == {"REC114"}


@pytest.mark.parametrize("weak", ["user.name", "user.job_title", "user.contact.address.postal_code"])
def test_weak_findings_breach_only_beside_a_strong_one(weak):
    elsewhere = {"source": "postgresql://db/ukjent"}
    assert not rules(declared(), scan(finding(weak, **elsewhere)))
    both = reconcile(declared(), scan(finding(weak, **elsewhere), finding(EMAIL, field="e", **elsewhere)), TODAY)
    assert [one.breach.category for one in both.discrepancies if one.rule == "REC104"] == [EMAIL, weak]


def test_test_data_breaches_only_where_the_settings_say_so():
    planted = scan(finding(FNR, test_data=True, severity="low"))
    assert not rules(declared(), planted)
    assert set(rules(declared(), planted, test_data=True)) == {"REC101"}


def test_a_coarse_finding_is_covered_by_a_declared_part_of_it_but_a_card_by_nothing_coarser():
    address = declared("- {data_category: user.contact.address.billing}")
    assert not rules(address, scan(finding("user.contact.address")))
    assert set(rules(declared("- {data_category: user.financial}"), scan(finding(CARD)))) == {"REC101"}


def test_severities_and_acceptances_come_from_the_settings():
    made = scan(finding(FNR))
    assert rules(declared(), made, severities={"REC101": "low"})["REC101"].severity == "low"
    until = Acceptance("REC101", "postgresql://*/crm/*", "saneres", TODAY)
    result = reconcile(declared(), made, TODAY, Terms(accepted=(until,)))
    assert result.accepted == 1
    assert not [one for one in result.discrepancies if one.rule == "REC101"]
    late = reconcile(declared(), made, date(2026, 1, 2), Terms(accepted=(until,)))
    assert [one for one in late.discrepancies if one.rule == "REC101"]
    assert any("2026-01-01" in notice.en for notice in late.notices)


def test_an_acceptance_that_accepts_nothing_is_said_first():
    elsewhere = Acceptance("REC101", "crm/public.kunde", "saneres", TODAY)
    result = reconcile(declared(), scan(finding(FNR)), TODAY, Terms(accepted=(elsewhere,)))
    assert result.accepted == 0
    assert any("crm/public.kunde applies to nothing" in notice.en for notice in result.notices)


def test_an_unreachable_system_is_not_examined_and_never_empty():
    result = reconcile(declared(), scan(finding(EMAIL), failures=[HR]), TODAY)
    assert [one.breach.system for one in result.discrepancies if one.rule == "REC106"] == ["hr", "logg"]
    assert not [one for one in result.discrepancies if one.rule == "REC105" and one.breach.system == "hr"]
    assert not result.complete


def test_a_database_that_did_not_answer_leaves_nothing_of_its_system_absent():
    text = """
inventory_version: 1
processing_activities: [{id: a, name: A, personal_data: [{data_category: user.contact.email}], systems: [x]}]
systems: [{id: x, locations: ["postgresql://*/crm/public.*", "file:arkiv/**"]}]
"""
    made = scan(finding(FNR, source="file:arkiv/gammelt.csv", table=None), failures=[("postgresql://db/crm", None)])
    result = reconcile(loads(text), made, TODAY)
    assert [one.rule for one in result.discrepancies if one.rule in {"REC105", "REC106"}] == ["REC106"]
    assert [one.state for one in result.states] == ["not_examined"]
    said = [notice.nb for notice in result.notices]
    assert any("Ikke undersøkt: x" in one for one in said)
    assert any("postgresql://db/crm" in one and "kunne ikke leses" in one for one in said)


def test_an_inventory_of_another_estate_is_said_first():
    result = reconcile(declared(), scan(finding(EMAIL, source="postgresql://db/noe-annet")), TODAY)
    assert "right inventory" in result.notices[0].en


def test_a_glob_that_matches_nothing_and_a_place_bound_twice_are_said():
    text = """
inventory_version: 1
processing_activities: [{id: a, name: A, personal_data: [{data_category: user.contact.email}], systems: [x]}]
systems: [{id: x, locations: ["postgresql://*/crm/*", "file:nowhere/*"]}, {id: y, locations: ["postgresql://**"]}]
"""
    said = [notice.en for notice in reconcile(loads(text), scan(finding(EMAIL)), TODAY).notices]
    assert any("file:nowhere/* (x) matches nothing" in one for one in said)
    assert sum("bound to several systems (x, y)" in one for one in said) == 1


def test_what_is_said_first_stands_above_everything_in_each_language():
    text = """
inventory_version: 1
processing_activities: [{id: a, name: A, personal_data: [{data_category: user.contact.email}], systems: [x]}]
systems:
  - {id: x, locations: ["postgresql://*/crm/*", "file:nowhere/*"]}
  - {id: y, locations: ["postgresql://**"]}
  - {id: z, locations: ["mysql://**"]}
"""
    made = scan(finding(EMAIL), failures=[("mysql://db/z", None)], version="0.0.1")
    result = reconcile(loads(text), made, TODAY)
    for language, words in {
        "nb": (
            "UFULLSTENDIG",
            "passer ikke på noe",
            "flere systemer",
            "kunne ikke leses",
            "detektorene kan være andre",
        ),
        "nn": (
            "UFULLSTENDIG",
            "passar ikkje på noko",
            "fleire system",
            "kunne ikkje lesast",
            "detektorane kan vere andre",
        ),
        "en": ("INCOMPLETE", "matches nothing", "several systems", "could not be read", "its detectors may differ"),
    }.items():
        head, _, _ = "".join(render(result, View(language=language))).partition("\n\n")
        assert all(word in head for word in words)


def test_an_export_is_held_to_the_sentence_that_says_what_the_recipient_may_get():
    made = scan(finding(EMAIL, source="file:eksport/deltakere.csv", table=None))
    told = "name: Partner, quote: Vi deler med en partner,"
    closed = '- {id: p, kind: only_categories, data_categories: [user.name], systems: ["recipient:partner"], quote: kun navn}'
    for promises, quote in ((closed, "kun navn"), (OTHER, "Vi deler med en partner")):
        text = INVENTORY.format(data="", promises=promises, retention="{indeterminate: true}", systems="")
        assert rules(loads(text.replace("name: Partner,", told)), made)["REC109"].quote == quote


def test_a_discrepancy_carries_the_sentence_its_line_and_when_it_was_first_seen():
    made = scan(finding(CARD))
    seen = datetime(2025, 5, 1, tzinfo=UTC)
    one = rules(declared(promises=NEVER), made, first_seen={made.findings[0].id: seen})["REC102"]
    assert (one.quote, one.since) == ("Vi lagrer ikke kort", seen)
    assert one.inventory_line == 26


def test_the_line_that_would_declare_a_finding_is_told_with_its_place():
    found = rules(
        declared(), scan(finding(FNR), finding(EMAIL, source="postgresql://db/ny", table="public.a", field="e"))
    )
    assert found["REC101"].declares == f"kunder.personal_data (7): - {{data_category: {FNR}}}"
    assert found["REC104"].declares == 'systems: - {id: …, locations: ["postgresql://db/ny/public.a"]}'
    assert rules(declared(promises=NEVER), scan(finding(CARD)))["REC102"].declares is None


def test_where_the_named_field_has_no_dates_the_likeliest_is_taken_and_both_are_said():
    made = scan(finding(EMAIL), days=[days("last_contact", ("2012-05-01", 7))])
    result = reconcile(declared(), made, TODAY)
    (late,) = [one for one in result.discrepancies if one.rule == "REC110"]
    assert (late.breach.overdue, "kunder.sist_oppdatert" in late.breach.said.nb) == (7, True)
    assert any(one.rule == "REC111" and "sist_oppdatert" in one.breach.said.nb for one in result.discrepancies)


@pytest.mark.parametrize("table", ["public.ordre", "invoices"])
def test_records_with_a_number_for_the_person_have_their_dates_too(table):
    unnamed = declared(retention="{period: P5Y}")
    old = days("bestilt", ("2012-05-01", 7), table=table)
    assert "REC110" in rules(unnamed, scan(finding(EMAIL), days=[old]))
    goods = days("opprettet", ("2012-05-01", 7), table="public.varer")
    assert "REC110" not in rules(unnamed, scan(finding(EMAIL), days=[goods]))
    long_known = days("registrert", ("2012-05-01", 7), table="public.kunder")
    assert "REC110" not in rules(unnamed, scan(finding(EMAIL), days=[long_known]))
    long_gone = days("siste_kjop", ("2012-05-01", 7), table="public.kunder")
    assert "REC110" in rules(unnamed, scan(finding(EMAIL), days=[long_known, long_gone]))
    ahead = days("gyldig_til", ("2012-05-01", 7), table=table)
    assert "REC110" not in rules(unnamed, scan(finding(EMAIL), days=[ahead]))


def test_the_count_of_old_lines_in_a_log_is_said_to_be_approximate():
    period = "{period: P90D, starts_field: line_timestamp}"
    old = days("line_timestamp", ("2025-01-01", 700), source=LOG, table=None)
    made = scan(finding(EMAIL, source=LOG, table=None), days=[old])
    result = reconcile(declared(retention=period, systems=", logg"), made, TODAY)
    (late,) = [one for one in result.discrepancies if one.rule == "REC110"]
    assert (late.breach.overdue, late.breach.oldest) == (700, date(2025, 1, 1))
    assert "approximate" in late.breach.said.en


def test_what_a_rule_says_of_the_inventory_no_lint_says_again():
    made = reconcile(declared(f"- {{data_category: {FNR}}}"), scan(finding(FNR)), TODAY)
    assert [one.rule for one in made.discrepancies if one.rule in {"REC113", "INV216"}] == ["REC113"]


@pytest.mark.parametrize(
    ("retention", "lint", "severity"),
    [
        ("{until: kunden sier opp}", "INV221", "low"),
        ("{period: P6Y, starts: siste kjøp}", "INV223", "low"),
        (None, "INV220", "medium"),
    ],
)
def test_one_lack_of_a_period_is_told_once_by_its_rule_which_names_the_lint(retention, lint, severity):
    inventory = loads(WITHOUT_PERIOD) if retention is None else declared(retention=retention)
    made = [
        one for one in reconcile(inventory, scan(finding(EMAIL)), TODAY).discrepancies if one.breach.activity != "lonn"
    ]
    assert [(one.rule, one.also, one.severity) for one in made if {one.rule, *one.also} & {"REC111", lint}] == [
        ("REC111", (lint,), severity)
    ]


def test_a_lint_of_one_of_several_periods_that_no_rule_speaks_of_is_told_by_itself():
    both = "{until: kunden sier opp}\n      - " + DATED
    dated = days("sist_oppdatert", ("2025-12-01", 5))
    made = reconcile(declared(retention=both), scan(finding(EMAIL), days=[dated]), TODAY)
    told = [one.rule for one in made.discrepancies if one.breach.activity in {None, "kunder"}]
    assert "INV221" in told
    assert "REC111" not in told


def test_only_what_is_new_since_an_earlier_scan():
    before = reconcile(declared(), scan(finding(FNR)), TODAY)
    now = reconcile(declared(), scan(finding(FNR, count=99), finding(CARD, field="kort")), TODAY)
    assert [one.breach.category for one in new_since(now, before).discrepancies] == [CARD]
    unchanged = new_since(before, before)
    assert "still stand" in unchanged.notices[0].en
    assert "".join(render(unchanged, View())).endswith(f"New since scan {before.scan}: No discrepancies found.\n")


def test_ten_thousand_columns_against_fifty_activities_are_read_once_each():
    activities = "\n".join(
        f"  - {{id: a{n}, name: A{n}, personal_data: [{{data_category: user.contact.email}}], systems: [s{n}]}}"
        for n in range(50)
    )
    systems = "\n".join(f"  - {{id: s{n}, locations: ['postgresql://db/d{n}/*']}}" for n in range(50))
    inventory = loads(f"inventory_version: 1\nprocessing_activities:\n{activities}\nsystems:\n{systems}\n")
    columns = [
        finding(FNR, source=f"postgresql://db/d{n % 50}", table=f"public.t{n // 50 % 20}", field=f"f{n}")
        for n in range(10_000)
    ]
    result = reconcile(inventory, scan(*columns), TODAY)
    assert sum(one.rule == "REC101" for one in result.discrepancies) == 10_000


def test_one_sentence_that_two_activities_carry_is_broken_once():
    text = INVENTORY.format(data="", promises=OTHER, retention="{period: P5Y, quote: fem år}", systems="")
    text = text.replace("retention: [{period: P5Y, starts_field: lonn.utbetalt}]", "retention: [{period: P5Y}]")
    inventory = loads(text.replace("systems: [hr]", "systems: [crm]"))
    old = days("sist_oppdatert", ("2012-05-01", 7))
    result = reconcile(inventory, scan(finding(EMAIL), days=[old]), TODAY)
    assert [one.breach.activity for one in result.discrepancies if one.rule == "REC110"] == ["kunder"]


def test_what_stands_in_the_wrong_system_is_told_with_where_it_is_declared():
    said = rules(declared(), scan(finding("user.financial.bank_account")))["REC103"].breach.said
    assert said.nb == "deklarert bare for: lonn"
