"""Found, not found, not examined, not for a scan to tell: each said only where it is so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from detectors.discover import on_offer
from scanner.evidence import Place
from scanner.findings import Veiled, located
from scanner.inventory.hierarchy import within
from scanner.inventory.load import loads
from scanner.reconcile.reconcile import reconcile
from scanner.reconcile.sight import BY_VALUE
from tests.reconcile.scans import CRM, LOG, finding, scan
from tests.reconcile.test_reconcile import HR, rules
from tests.reconcile.test_rules import (
    CARD,
    CARD_DECLARED,
    CLOSED,
    EMAIL,
    FNR,
    NEVER,
    PASSWORD,
    SECRET,
    TODAY,
    declared,
)


def states(inventory, made):
    return {(one.id, one.system): one.state for one in reconcile(inventory, made, TODAY).states}


def test_absence_is_claimed_only_where_it_was_looked_for():
    looked = states(declared(), scan(finding(FNR), more=[HR]))
    assert looked["user.financial.bank_account", "hr"] == "not_found"
    assert looked[EMAIL, "crm"] == "not_found"
    unread = states(declared(), scan(finding(FNR), more=[HR], failures=[HR]))
    assert unread["user.financial.bank_account", "hr"] == "not_examined"
    assert states(declared(), scan(finding(EMAIL)))[EMAIL, "crm"] == "found"


def test_a_sample_too_small_to_say_so_is_not_examined_and_a_large_one_has_its_bound():
    made = scan(finding(FNR))
    for examined, state in ((100, "not_examined"), (10_000, "not_found")):
        sampled = tuple(
            replace(part, examined=examined, total=4_000_000, sampling="random rows") for part in made.coverage
        )
        result = reconcile(declared(), replace(made, coverage=sampled), TODAY)
        one = next(one for one in result.states if one.id == EMAIL)
        assert one.state == state
    assert 0.00029 < one.bound < 0.0003


def test_a_promise_is_broken_kept_as_far_as_seen_or_not_for_a_scan_to_tell():
    everything = [HR, (LOG, None)]
    assert states(declared(promises=NEVER), scan(finding(CARD), more=everything))["p", None] == "found"
    assert states(declared(promises=NEVER), scan(finding(EMAIL), more=everything))["p", None] == "not_found"
    assert states(declared(promises=NEVER), scan(finding(EMAIL)))["p", None] == "not_examined"
    assert states(declared(), scan(finding(EMAIL), more=everything))["p", None] == "not_verifiable"


def veiled(field, filled, *kinds):
    return Veiled(located(Place(CRM, "public.kunder", field)), filled, kinds)


def standing(made, promises=SECRET, kind="promise"):
    everything = scan(*made.findings, more=[HR, (LOG, None), (CRM, "public.kunder")])
    result = reconcile(declared(CARD_DECLARED, promises), replace(everything, veiled=made.veiled), TODAY)
    return next(one for one in result.states if one.kind == kind and one.id in {"p", "user.financial.credit_card"})


def test_a_promise_of_protection_is_held_only_where_what_protection_leaves_was_seen():
    nothing = standing(scan(finding(EMAIL)))
    assert (nothing.state, nothing.protected) == ("not_verifiable", 0)
    sealed = replace(scan(finding(EMAIL)), veiled=(veiled("pan_enc", 80, ("ciphertext", 80)),))
    assert (standing(sealed).state, standing(sealed).protected, standing(sealed).filled) == ("not_found", 80, 80)
    partly = replace(scan(finding(EMAIL)), veiled=(veiled("pan_enc", 80, ("ciphertext", 60)),))
    assert (standing(partly).state, standing(partly).protected) == ("not_verifiable", 60)
    other = replace(scan(finding(EMAIL)), veiled=(veiled("sesjon", 80, ("ciphertext", 80)),))
    assert (standing(other).state, standing(other).protected) == ("not_verifiable", 0)
    clear = replace(scan(finding(CARD)), veiled=sealed.veiled)
    assert standing(clear).state == "found"


def test_a_digest_of_a_number_that_can_be_guessed_protects_nothing():
    digests = replace(scan(finding(EMAIL)), veiled=(veiled("kortnr_sha256", 80, ("digest", 80)),))
    assert (standing(digests).state, standing(digests).protected) == ("not_verifiable", 0)


def test_what_is_declared_and_stands_encrypted_is_found():
    sealed = replace(scan(finding(EMAIL)), veiled=(veiled("kort_kryptert", 80, ("ciphertext", 80)),))
    one = standing(sealed, kind="category")
    assert (one.state, one.protected) == ("found", 80)


def test_ciphertext_under_the_name_of_a_password_is_no_password_in_clear():
    tokens = finding(PASSWORD, field="passord", count=80, subtypes=(("token", 80),))
    inventory = declared(f"- {{data_category: {PASSWORD}}}")
    assert "REC107" in rules(inventory, scan(tokens))
    sealed = replace(scan(tokens), veiled=(veiled("passord", 80, ("ciphertext", 80)),))
    assert "REC107" not in rules(inventory, sealed)


@pytest.mark.parametrize(
    ("category", "state", "by"),
    [
        ("user.contact.phone_number", "not_found", "value"),
        ("user.job_title", "not_found", "name"),
        ("user.workplace", "not_verifiable", None),
        ("user.sensor", "not_verifiable", None),
    ],
)
def test_absence_is_claimed_only_of_what_values_give_away(category, state, by):
    result = reconcile(declared(f"- {{data_category: {category}}}"), scan(finding(EMAIL), more=[HR]), TODAY)
    one = next(one for one in result.states if one.id == category)
    assert (one.state, one.by) == (state, by)
    assert (one.bound == 0.0) == (by == "value")
    said = [gone.breach.said for gone in result.discrepancies if gone.breach.category == category]
    assert [bool(words) for words in said] == ([] if by is None else [by == "name"])


def test_of_a_family_the_parts_that_are_looked_for_are_named():
    result = reconcile(declared("- {data_category: user.workplace}"), scan(finding(EMAIL)), TODAY)
    one = next(one for one in result.states if one.id == "user.workplace")
    assert one.parts == ("user.workplace.chain_membership", "user.workplace.trade_union")


def test_every_category_said_to_be_known_by_its_values_has_a_detector_that_asks_for_no_name():
    for category in BY_VALUE:
        assert any(within(one.category, category) and one.pattern for one in on_offer())


def test_a_closed_list_that_lists_nothing_is_not_for_a_scan_to_tell():
    nothing = "- {id: p, kind: only_categories, systems: [crm], quote: bare det som trengs}"
    assert states(declared(promises=nothing), scan(finding(EMAIL), more=[HR]))["p", "crm"] == "not_verifiable"


def test_a_password_in_a_log_is_told_as_one_and_not_as_a_store_without_protection():
    made = scan(finding(PASSWORD, source=LOG, table=None, subtype="password"))
    assert set(rules(declared(), made)) == {"LOG003"}


def test_every_promise_that_a_finding_breaks_is_said_to_be_broken():
    twice = f"{NEVER}\n  {NEVER.replace('id: p', 'id: q').replace('credit_card]', 'credit_card.number]')}"
    seen = states(declared(promises=twice), scan(finding(CARD), more=[HR, (LOG, None)]))
    assert (seen["p", None], seen["q", None]) == ("found", "found")


def test_a_closed_list_that_names_no_system_closes_none_and_is_not_examined():
    unbound = declared("- {data_category: user.contact.phone_number}", CLOSED.replace(" systems: [crm],", ""))
    made = scan(finding("user.contact.phone_number"), more=[HR, (LOG, None)])
    assert "REC108" not in rules(unbound, made)
    assert states(unbound, made)["p", None] == "not_examined"


SENTENCE = "Er du kun påmeldt vårt nyhetsbrev, lagres kun e-postadressen."
DRAFTED = """
inventory_version: 1
processing_activities:
  - id: brev
    name: Nyhetsbrev
    personal_data: [{{data_category: user.contact.email, quote: "{quote}"}}, {{data_category: user.contact.phone_number}}]
    systems: [crm]
  - {{id: annet, name: Annet, personal_data: [{{data_category: user.contact.phone_number}}], systems: [{other}]}}
systems: [{{id: crm, locations: ["postgresql://*/crm/*"]}}, {{id: hr, locations: ["postgresql://*/hr/*"]}}]
promises: [{{id: p, kind: only_categories, data_categories: [user.contact.email], quote: "{quote}"}}]
"""


def test_a_promise_without_systems_speaks_of_the_activity_that_its_sentence_was_read_for():
    made = scan(finding("user.contact.phone_number"), more=[HR])
    own = loads(DRAFTED.format(quote=SENTENCE, other="hr"))
    assert "REC108" in rules(own, made)
    assert states(own, made)["p", "crm"] == "found"
    shared = loads(DRAFTED.format(quote=SENTENCE, other="crm"))
    assert "REC108" not in rules(shared, made)
    assert states(shared, made)["p", None] == "not_examined"


def test_what_a_recipient_may_get_is_examined_where_its_exports_were_read():
    closed = (
        "- {id: p, kind: only_categories, data_categories: [user.name, user.contact.organization], quote: kun navn}"
    )
    read = scan(finding("user.name", source="file:eksport/deltakere.csv", table=None))
    assert states(declared(promises=closed), read)["p", None] == "not_found"
    broken = scan(finding(EMAIL, source="file:eksport/deltakere.csv", table=None))
    assert states(declared(promises=closed), broken)["p", None] == "found"
    assert states(declared(promises=closed), scan(finding(EMAIL)))["p", None] == "not_examined"


def test_what_is_said_to_be_encrypted_is_not_absent_because_nothing_of_it_can_be_read():
    for inventory in (
        declared(f"- {{data_category: {CARD}, protection: encrypted}}"),
        declared(f"- {{data_category: {CARD}}}", SECRET),
    ):
        result = reconcile(inventory, scan(finding(EMAIL)), TODAY)
        assert next(one.state for one in result.states if one.id == CARD) == "not_verifiable"
        assert not [one for one in result.discrepancies if one.rule == "REC105" and one.breach.category == CARD]
    open_ = declared(f"- {{data_category: {CARD}, protection: none}}")
    assert states(open_, scan(finding(EMAIL)))[CARD, "crm"] == "not_found"


PARTICIPATION = "user.behavior.event_participation"


@pytest.mark.parametrize("table", ["public.kurspamelding", "event_registrations", "KursDeltakere"])
def test_a_table_that_is_named_for_its_rows_is_found_though_no_column_says_it(table):
    inventory = declared(f"- {{data_category: {PARTICIPATION}}}")
    assert states(inventory, scan(finding(EMAIL, table=table)))[PARTICIPATION, "crm"] == "found"
    assert states(inventory, scan(finding(EMAIL, table="public.varer")))[PARTICIPATION, "crm"] == "not_found"
    assert not {"REC101", "REC103"} & set(rules(declared(), scan(finding(EMAIL, table=table))))


@pytest.mark.parametrize("kind", ["masked", "cut"])
def test_the_last_digits_of_a_card_are_no_card_but_one_whole_among_them_is(kind):
    never = declared(promises=NEVER)
    made = scan(finding(CARD, field="kort", count=80))
    only = replace(made, veiled=(veiled("kort", 80, (kind, 80)),))
    assert "REC102" not in rules(never, only)
    one_whole = replace(made, veiled=(veiled("kort", 80, (kind, 79)),))
    assert "REC102" in rules(never, one_whole)
    assert rules(declared(CARD_DECLARED, SECRET), one_whole)["REC107"].breach.count == 1


PASSWORDS = "  - {{id: p, kind: protected, protection: {}, data_categories: [user.authorization.password], quote: Passord er vernet.}}\n"
KEPT = [
    ("hashed", "hash", "not_found", 80),
    ("hashed", "digest", "not_found", 80),
    ("hashed", "ciphertext", "not_verifiable", 0),
    ("encrypted", "ciphertext", "not_found", 80),
    ("encrypted", "digest", "not_found", 80),
    ("encrypted", "hash", "not_found", 80),
]


@pytest.mark.parametrize(("protection", "kind", "state", "protected"), KEPT)
def test_what_can_be_decrypted_is_not_hashed_and_what_was_seen_is_told_by_its_kind(protection, kind, state, protected):
    made = replace(scan(finding(EMAIL)), veiled=(veiled("passord", 80, (kind, 80)),))
    one = standing(made, PASSWORDS.format(protection))
    assert (one.state, one.protected, one.filled, one.veils) == (state, protected, 80, ((kind, 80),))


@pytest.mark.parametrize("subtype", ["token", "password"])
def test_in_a_field_that_is_wholly_veiled_nothing_is_in_clear_whatever_a_value_looks_like(subtype):
    made = scan(finding(PASSWORD, field="passord", count=80, subtypes=(("hash", 60), (subtype, 20))))
    inventory = declared(f"- {{data_category: {PASSWORD}}}")
    whole = replace(made, veiled=(veiled("passord", 80, ("ciphertext", 20), ("hash", 60)),))
    assert "REC107" not in rules(inventory, whole)


def test_passwords_of_a_log_that_stood_there_before_the_field_was_veiled_are_in_clear():
    made = scan(finding(PASSWORD, field="passord", count=80, subtypes=(("hash", 60), ("password", 20))))
    later = replace(made, veiled=(veiled("passord", 50, ("hash", 50)),))
    inventory = declared(f"- {{data_category: {PASSWORD}}}")
    assert rules(inventory, later)["REC107"].breach.count == 20


def test_a_user_name_that_is_an_address_is_found_by_the_name_of_its_field():
    username = "user.account.username"
    inventory = declared(f"- {{data_category: {username}}}")
    assert states(inventory, scan(finding(EMAIL, field="konto.brukernavn")))[username, "crm"] == "found"
    assert states(inventory, scan(finding(EMAIL, field="konto.epost")))[username, "crm"] == "not_found"


def test_tokens_of_a_log_that_were_passed_over_before_the_field_was_known_are_not_said_to_be_in_clear():
    tokens = finding(PASSWORD, field="passord", count=80, subtypes=(("token", 80),))
    inventory = declared(f"- {{data_category: {PASSWORD}}}")
    later = replace(scan(tokens), veiled=(veiled("passord", 60, ("ciphertext", 60)),))
    assert "REC107" not in rules(inventory, later)
    some = replace(scan(tokens), veiled=(veiled("passord", 60, ("ciphertext", 50)),))
    assert rules(inventory, some)["REC107"].breach.count == 10
