"""The lints: each fires on its planted fault and on nothing else, and the example is clean."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scanner.findings import at_or_above
from scanner.inventory.lint import Case, all_lints, lint
from scanner.inventory.lints.parties import is_unknown
from scanner.inventory.load import load, loads

ROOT = Path(__file__).parents[3]
EXAMPLE = ROOT / "docs" / "examples" / "fjellvik.yaml"
POLICY = ROOT / "docs" / "examples" / "fjellvik-personvern.txt"
SHARED = ROOT.parent / "shared"

TEXT = EXAMPLE.read_text(encoding="utf-8")
TEXTS = {POLICY.name: POLICY.read_text(encoding="utf-8")}
LINTS = {item.id: item for item in all_lints()}


def remarks(text: str, texts=TEXTS, **given):
    declared = loads(text)
    return lint(declared, Case(declared.inventory, texts, **given))


def ids(text: str, texts=TEXTS, **given):
    return {remark.lint.id for remark in remarks(text, texts, **given)} - {"INV274"}


# Each lint, what is replaced in the example, by what, and which other lints rightly follow.
PLANTS = {
    "INV201": [("name: Fjellvik Sport AS", 'name: "(ikke oppgitt i dokumentet)"')],
    "INV202": [
        ("  email: post@fjellvik.example.com\n  phone: +47 68 05 00 10\n  address: Storgata 1, 0001 Fjellvik\n", ""),
        ("data_protection_officer: {name: Personvernombudet, email: personvern@fjellvik.example.com}\n", ""),
        ("  contact: personvern@fjellvik.example.com\n", ""),
    ],
    "INV203": [("312 345 676", "312 345 677")],
    "INV204": [("contact: personvern@", "contact: pesronvern@")],
    "INV205": [(", complain]", "]")],
    "INV206": [("rights: [access, ", "rights: [")],
    "INV207": [(", withdraw_consent", "")],
    "INV208": [("portability, object, ", "")],
    "INV209": [("response_deadline: P1M", "response_deadline: P60D")],
    "INV210": [("    legal_basis_for_processing: [{article: 6(1)(a)}]\n", "")],
    "INV211": [("kind: never_disclosed", "kind: consent_required")],
    "INV212": [("[user.name, user.behavior.purchase_history]", "[user.family]")],
    "INV213": [(", note: a-opplysningsloven og folketrygdloven", "")],
    "INV214": [(", note: å vite om nettstedet virker", "")],
    "INV215": [(", special_category_legal_basis: 9(2)(b)", "")],
    "INV216": [("        justification: Lønn skal rapporteres på fødselsnummer (a-opplysningsloven)\n", "")],
    "INV217": [
        ("kind: never_stored\n    data_categories: [user.financial.credit_card]", "kind: deleted_when"),
        (
            "{data_category: user.name, provided_by: subject}",
            "{data_category: user.financial.credit_card.verification_code}",
        ),
    ],
    "INV220": [
        ("    retention: [{period: P90D, starts: besøket, starts_field: line_timestamp, action: delete}]\n", "")
    ],
    "INV221": [("{period: P90D, starts: besøket, starts_field: line_timestamp,", "{until: besøket er talt,")],
    "INV222": [("starts: besøket, starts_field: line_timestamp, ", "")],
    "INV223": [(", starts_field: line_timestamp", "")],
    "INV224": [("starts_field: line_timestamp", "starts_field: tidspunkt")],
    "INV225": [("minimum: P5Y ", "minimum: P10Y ")],
    "INV226": [
        ("        minimum: P5Y               # what bokføringsloven § 13 demands be kept: it orders no deletion\n", "")
    ],
    "INV227": [("starts: besøket,", "starts: besøket, applies_to: [user.family],")],
    "INV230": [("named: true\n    country: US", "named: false\n    country: US")],
    "INV231": [(", safeguard: standardkontrakt etter art. 46(2)(c)", "")],
    "INV232": [("country: US", "note: x"), ("third_country: USA", "third_country: ikke oppgitt")],
    "INV233": [("role: authority, ", "")],
    "INV234": [("    recipients: [skatteetaten]\n", "")],
    "INV235": [
        (
            "data_categories: [user.name, user.contact.email]\n    transfer",
            "data_categories: [user.family]\n    transfer",
        )
    ],
    "INV236": [
        (
            "    data_categories: [user.name, user.contact.address.delivery, user.contact.phone_number]   # all that it may get\n",
            "",
        )
    ],
    "INV240": [(', locations: ["file:utsending/*.csv"]', "")],
    "INV241": [
        ("    systems: [klubb]\n", ""),
        ("{id: klubb, name: Klubbregisteret,", "{id: klubb, name: Klubbregisteret, note: x,"),
    ],
    "INV242": [("    systems: [lonn]\n", "    systems: [butikk]\n")],
    "INV243": [("postgresql://*/lonn/*", "postgresql://*/butikk/*")],
    "INV244": [("postgresql://*/lonn/*", "*")],
    "INV245": [(", log: true", "")],
    "INV246": [("security_measures: [tilgang etter tjenstlig behov, kryptert lagring, årlig gjennomgang]\n", "")],
    "INV250": [
        (
            "    kind: not_in_logs\n    data_categories: [user.government_id.national_identification_number]\n",
            "    kind: not_in_logs\n",
        )
    ],
    "INV251": [("kind: not_in_logs", "kind: never_stored")],
    "INV252": [
        (
            "    data_categories: [user.contact.email]\n    systems: [utsending]",
            "    data_categories: [user.name]\n    systems: [utsending]",
        )
    ],
    "INV253": [("    protection: hashed\n    severity", "    severity")],
    "INV254": [("    protection: hashed\n    severity", "    protection: hashd\n    severity")],
    "INV255": [('verifiable: "no"', "verifiable: scan")],
    "INV256": [("[user.name, user.contact.address, user.contact.phone_number]", "[user.name, user.contact.address]")],
    "INV257": [("    systems: [utsending]\n    severity: high", "    severity: high")],
    "INV260": [("quote: Passord lagres bare som hash.", "quote: Passord lagres aldri.")],
    "INV270": [("    purposes: [drifte registeret]\n", "")],
    "INV271": [("    data_subjects: [visitor]\n", "")],
    "INV272": [
        (
            "    personal_data: [{data_category: user.contact.email, term: e-postadressen, provided_by: subject}]",
            "    personal_data: []",
        )
    ],
    "INV273": [("data_subjects: [visitor]", "data_subjects: [leser]")],
}
FOLLOW = {
    "INV222": {"INV223"},
    "INV241": {"INV242"},
}
OTHERWISE = {"INV261", "INV262", "INV274"}


def planted(name: str) -> str:
    text = TEXT
    for old, new in PLANTS[name]:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def test_every_lint_has_a_planted_fault():
    assert LINTS.keys() == PLANTS.keys() | OTHERWISE


def test_the_example_is_clean_but_for_its_open_question():
    assert [remark.lint.id for remark in remarks(TEXT)] == ["INV274"]


@pytest.mark.parametrize("name", PLANTS)
def test_a_planted_fault_is_found_and_nothing_else(name):
    assert ids(planted(name)) == {name} | FOLLOW.get(name, set())


def test_a_missing_document_and_a_changed_one_are_told():
    assert ids(TEXT, {}, missing=frozenset({POLICY.name})) == {"INV261"}
    assert ids(TEXT, changed=frozenset({POLICY.name})) == {"INV262"}


def test_a_quote_is_not_missed_while_another_document_is_not_at_hand():
    assert ids(planted("INV260"), missing=frozenset({"other.txt"})) == set()


def test_a_remark_stands_where_its_node_stands():
    (remark,) = [item for item in remarks(planted("INV216")) if item.lint.id == "INV216"]
    line = TEXT.splitlines().index("      - data_category: user.government_id.national_identification_number") + 1
    assert (remark.place.line, remark.place.column) == (line, 9)


@pytest.mark.parametrize("item", LINTS.values(), ids=list(LINTS))
def test_every_lint_says_what_is_wrong_and_what_to_do_in_three_languages(item):
    assert re.fullmatch(r"INV2\d\d", item.id)
    assert item.severity in ("high", "medium", "low", "info")
    assert all(
        len(text) > 5 and text == text.strip() and not text.endswith(".") for text in (*item.title, *item.remedy)
    )
    assert item.title.nb != item.title.en


def test_an_address_in_the_document_is_told_by_its_line_never_by_itself():
    texts = {POLICY.name: TEXTS[POLICY.name] + "Eller skriv til persnovern@fjellvik.example.com\n"}
    told = [remark.about for remark in remarks(TEXT, texts) if remark.lint.id == "INV204"]
    assert told == [f"data_protection_officer.email / {POLICY.name}:21"]


@pytest.mark.parametrize(
    "name", ["(ukjent)", "ikkje oppgitt", "ikke oppgitt (utenfor EØS i visse tilfeller)", "?", "", None, "unknown"]
)
def test_a_name_that_says_nothing_is_no_name(name):
    assert is_unknown(name)


@pytest.mark.parametrize(
    "name", ["Fjellvik Sport AS", "Ukjent Soldat Forlag AS", "Nettstedet www.fjellvik.example.com", "Vi (AS)"]
)
def test_a_name_is_a_name(name):
    assert not is_unknown(name)


def test_severities_are_ordered():
    assert at_or_above("high", "low")
    assert not at_or_above("info", "low")
    assert not at_or_above("critical", "never")


WRITTEN_OUT = {
    "unnamed-001": {"INV201", "INV202", "INV205", "INV206", "INV211", "INV221"},
    "luthman": {"INV202", "INV217", "INV220"},
    "focus-nordic": {"INV204", "INV205", "INV216"},
    "serviteur": {"INV231", "INV232"},
    "janteloppet": {"INV205"},
}


@pytest.mark.skipif(not SHARED.is_dir(), reason="the written-out policies are not beside this checkout")
@pytest.mark.parametrize("name", WRITTEN_OUT)
def test_what_the_written_out_policies_lack_is_said_and_their_quotes_stand(name):
    declared = load(SHARED / "facts" / "inventories" / f"{name}.yaml")
    texts = {
        document.path: (SHARED / "policies" / document.path).read_text(encoding="utf-8")
        for document in declared.inventory.documents
    }
    told = {remark.lint.id for remark in lint(declared, Case(declared.inventory, texts))}
    assert told >= WRITTEN_OUT[name]
    assert "INV260" not in told
