"""Every rule has a planted breach and a clean twin that differs in one thing."""

from __future__ import annotations

from datetime import date

import pytest

from scanner.inventory.load import loads
from scanner.reconcile.check import on_offer
from scanner.reconcile.reconcile import reconcile
from tests.reconcile.scans import CRM, LOG, days, endings, finding, scan

TODAY = date(2026, 1, 1)
INVENTORY = """
inventory_version: 1
controller: {{name: Fjordpost AS, email: post@example.org}}
processing_activities:
  - id: kunder
    name: Kunder
    personal_data:
      - {{data_category: user.contact.email}}
      {data}
    retention:
      - {retention}
    systems: [crm{systems}]
  - id: lonn
    name: Lønn
    personal_data:
      - {{data_category: user.financial.bank_account}}
    retention: [{{period: P5Y, starts_field: lonn.utbetalt}}]
    systems: [hr]
systems:
  - {{id: crm, locations: ["postgresql://*/crm/*"]}}
  - {{id: hr, locations: ["postgresql://*/hr/*"]}}
  - {{id: logg, log: true, locations: ["file:logs/**"]}}
recipients:
  - {{id: partner, name: Partner, exports: ["file:eksport/*.csv"], data_categories: [user.name, user.contact.organization]}}
promises:
  {promises}
"""
EMAIL, FNR = "user.contact.email", "user.government_id.national_identification_number"
CARD, CVV = "user.financial.credit_card.number", "user.financial.credit_card.verification_code"
IP, DIET = "user.device.ip_address", "user.health_and_medical.dietary_requirement"
PASSWORD, BANK = "user.authorization.password", "user.financial.bank_account"
NEVER = "- {id: p, kind: never_stored, data_categories: [user.financial.credit_card], quote: Vi lagrer ikke kort}"
OTHER = "- {id: p, kind: never_disclosed, quote: Vi selger aldri}"
CLOSED = "- {id: p, kind: only_categories, data_categories: [user.contact.email], systems: [crm], quote: kun e-post}"
CUT = "- {id: p, kind: truncated, data_categories: [user.device.ip_address], systems: [crm], quote: IP anonymiseres}"
SECRET = (
    "- {id: p, kind: protected, protection: encrypted, data_categories: [user.financial.credit_card], quote: kryptert}"
)
DELETED = "- {id: p, kind: deleted_when, systems: [crm], quote: Avslås søknaden, sletter vi alt}"
CARD_DECLARED = "- {data_category: user.financial.credit_card}"
DATED = "{period: P6Y, starts_field: kunder.sist_oppdatert, round_up: end_of_year, quote: seks år}"
FOREVER = "{indeterminate: true}"


def declared(data="", promises=OTHER, retention=DATED, systems=""):
    return loads(INVENTORY.format(data=data, promises=promises, retention=retention, systems=systems))


def last(day):
    return days("sist_oppdatert", (day, 3))


ONLY_EMAIL = finding(EMAIL)
CASES = {
    "REC101": [
        (declared(), scan(finding("user.device.device_id"))),
        (declared("- {data_category: user.device}"), scan(finding("user.device.device_id"))),
    ],
    "REC102": [
        (declared(CARD_DECLARED, NEVER), scan(finding(CARD))),
        (declared(CARD_DECLARED, OTHER), scan(finding(CARD))),
    ],
    "REC103": [
        (declared(), scan(finding(BANK))),
        (declared(), scan(finding(BANK, source="postgresql://db/hr"))),
    ],
    "REC104": [
        (declared(), scan(finding(EMAIL, source="postgresql://db/ukjent"))),
        (declared(), scan(ONLY_EMAIL)),
    ],
    "REC105": [
        (declared(), scan(more=[(CRM, "public.kunder")])),
        (declared(), scan(ONLY_EMAIL)),
    ],
    "REC106": [
        (declared(), scan(ONLY_EMAIL, failures=[("postgresql://db/hr", "public.lonn")])),
        (declared(), scan(ONLY_EMAIL, more=[("postgresql://db/hr", "public.lonn"), (LOG, None)])),
    ],
    "REC107": [
        (declared(CARD_DECLARED, SECRET), scan(finding(CARD))),
        (declared(CARD_DECLARED, OTHER), scan(finding(CARD))),
    ],
    "REC107 cut": [
        (declared("- {data_category: user.device}", CUT), scan(finding(IP, subtypes=(("truncated", 90), ("", 10))))),
        (declared("- {data_category: user.device}", CUT), scan(finding(IP, subtypes=(("truncated", 100),)))),
    ],
    "REC107 told by no scan": [
        (declared("- {data_category: user.device}", CUT), scan(finding(IP))),
        (
            declared("- {data_category: user.device}", CUT.replace("quote", 'verifiable: "no", quote')),
            scan(finding(IP)),
        ),
    ],
    "REC107 declared": [
        (declared(f"- {{data_category: {FNR}, justification: x, protection: encrypted}}"), scan(finding(FNR))),
        (declared(f"- {{data_category: {FNR}, justification: x, protection: none}}"), scan(finding(FNR))),
    ],
    "REC107 password": [
        (declared(f"- {{data_category: {PASSWORD}}}"), scan(finding(PASSWORD, subtype="password"))),
        (declared(f"- {{data_category: {PASSWORD}}}"), scan(finding(PASSWORD, subtype="hash"))),
    ],
    "REC108": [
        (declared("- {data_category: user.contact.phone_number}", CLOSED), scan(finding("user.contact.phone_number"))),
        (declared("- {data_category: user.contact.phone_number}", CLOSED), scan(ONLY_EMAIL)),
    ],
    "REC109": [
        (declared(), scan(finding(EMAIL, source="file:eksport/deltakere.csv", table=None))),
        (declared(), scan(finding("user.name", source="file:eksport/deltakere.csv", table=None))),
    ],
    "REC110": [
        (declared(), scan(ONLY_EMAIL, days=[last("2019-03-14")])),
        (declared(), scan(ONLY_EMAIL, days=[last("2020-01-01")])),
    ],
    "REC110 promise": [
        (declared(promises=DELETED), scan(ONLY_EMAIL, endings=[endings("status", ("rejected", 4))])),
        (declared(promises=DELETED), scan(ONLY_EMAIL, endings=[endings("status", ("ended", 4))])),
    ],
    "REC110 table called ended": [
        (declared(promises=DELETED), scan(finding(EMAIL, table="public.avslatte_sokere"))),
        (declared(promises=DELETED), scan(finding(EMAIL, table="public.innstilte_sokere"))),
    ],
    "REC110 file called ended": [
        (
            declared(promises=DELETED.replace("[crm]", "[logg]")),
            scan(finding(EMAIL, source="file:logs/avslag/2026.csv")),
        ),
        (declared(promises=DELETED.replace("[crm]", "[logg]")), scan(finding(EMAIL, source="file:logs/nye/2026.csv"))),
    ],
    "REC111": [
        (declared(retention=FOREVER), scan(ONLY_EMAIL)),
        (declared(), scan(ONLY_EMAIL, days=[last("2025-03-14")])),
    ],
    "REC111 no dates in the field": [
        (declared(), scan(ONLY_EMAIL)),
        (declared(), scan(ONLY_EMAIL, days=[last("2025-03-14")])),
    ],
    "REC112": [
        (declared(f"- {{data_category: {DIET}}}"), scan(finding(DIET))),
        (declared(f"- {{data_category: {DIET}, special_category_legal_basis: 9(2)(a)}}"), scan(finding(DIET))),
    ],
    "REC112 declared": [
        (declared(f"- {{data_category: {DIET}}}"), scan(ONLY_EMAIL)),
        (declared(f"- {{data_category: {DIET}, special_category_legal_basis: 9(2)(a)}}"), scan(ONLY_EMAIL)),
    ],
    "REC113": [
        (declared(f"- {{data_category: {FNR}}}"), scan(finding(FNR))),
        (declared(f"- {{data_category: {FNR}, justification: lønn}}"), scan(finding(FNR))),
    ],
    "REC114": [
        (declared(CARD_DECLARED), scan(finding(CVV))),
        (declared(CARD_DECLARED), scan(finding("user.financial.credit_card.expiry"))),
    ],
    "LOG001": [
        (declared(), scan(finding(FNR, source=LOG, table=None))),
        (declared(), scan(finding("user.device.device_id", source=LOG, table=None))),
    ],
    "LOG002": [
        (declared(CARD_DECLARED), scan(finding(CARD, source=LOG, table=None))),
        (declared(CARD_DECLARED), scan(finding(CARD))),
    ],
    "LOG003": [
        (declared(), scan(finding(PASSWORD, source=LOG, table=None, subtype="password"))),
        (declared(), scan(finding(PASSWORD, subtype="password"))),
    ],
    "LOG004": [
        (declared(), scan(finding("user.health_and_medical", source=LOG, table=None))),
        (declared(), scan(finding("user.health_and_medical"))),
    ],
    "LOG005": [
        (declared(), scan(finding(EMAIL, source=LOG, table=None))),
        (declared(systems=", logg"), scan(finding(EMAIL, source=LOG, table=None))),
    ],
}


def told(inventory, made, **given):
    """Return the ids of the rules that speak, with those named beside them."""
    result = reconcile(inventory, made, TODAY, **given)
    return {rule for one in result.discrepancies for rule in (one.rule, *one.also)}


@pytest.mark.parametrize("case", CASES)
def test_a_planted_breach_is_told(case):
    assert case.split()[0] in told(*CASES[case][0])


@pytest.mark.parametrize("case", CASES)
def test_its_clean_twin_is_not(case):
    assert case.split()[0] not in told(*CASES[case][1])


def test_every_rule_has_its_pair():
    assert {case.split()[0] for case in CASES} == {check.rule.id for check in on_offer()}
