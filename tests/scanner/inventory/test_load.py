"""An inventory file: what is refused, with its place; what is read, with nothing lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.inventory.load import InventoryError, load, loads
from scanner.inventory.tree import Place
from scanner.inventory.write import to_yaml

INVENTORIES = Path(__file__).parents[4] / "shared" / "facts" / "inventories"
POLICIES = sorted(INVENTORIES.glob("*.yaml"))
NAMES = ["focus-nordic", "janteloppet", "luthman", "serviteur", "unnamed-001"]

SMALL = """\
inventory_version: 1
controller: {name: Fjellvik Sport AS}
processing_activities:
  - id: ordre
    name: Ordre
    personal_data: [{data_category: user.contact.email}]
"""


def refused(text: str) -> list[str]:
    with pytest.raises(InventoryError) as caught:
        loads(text, "i.yaml")
    return str(caught.value).splitlines()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "i.yaml:1:1: is empty; an inventory begins with inventory_version: 1"),
        ("# a comment\n", "i.yaml:1:1: is empty; an inventory begins with inventory_version: 1"),
        ("- a\n", "i.yaml:1:1: is not `key: value` lines; an inventory begins with inventory_version: 1"),
        ("a:\n\t- x\n", "i.yaml:2:1: a tab; indent with spaces"),
        ("a: 1\n--- \nb: 2\n", "i.yaml:2:1: a second document begins; one file holds one inventory"),
        ("a: *there\n", "i.yaml:1:4: an alias (*) without its anchor (&)"),
        ("a: 'open\n", "i.yaml:2:1: not YAML: found unexpected end of stream"),
        ("? [a, b]\n: 1\n", "i.yaml:1:3: a key must be a word"),
        (
            "a: &x {b: 1}\nc: {<<: *x}\n",
            "i.yaml:2:5: << (merge) is not of YAML 1.2; write the lines out, or use * for a whole",
        ),
        ("a: 1\nb: \x07\n", "i.yaml:2:4: a control character; take it out"),
        ("&a [*a]\n", "i.yaml:1:1: grows beyond reason in size, by its aliases or by its nesting"),
    ],
)
def test_what_is_no_inventory_is_refused_with_line_and_column(text, said):
    assert said in refused(text)


def test_a_bomb_of_aliases_is_refused_before_it_grows():
    levels = [f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 10)}]" for n in range(1, 12)]
    lines = refused("\n".join(["l0: &l0 [x, x]", *levels]))
    assert len(lines) == 1
    assert "grows beyond reason" in lines[0]


@pytest.mark.parametrize("opening", ["[", "[\n", "{a: ", "- "])
def test_deep_nesting_is_refused(opening):
    assert "grows beyond reason" in refused("a: " * (opening != "- ") + opening * 5000)[0]


def test_all_errors_come_at_once_in_the_order_of_the_file():
    text = """\
inventory_version: 2
language: no
controler: {name: X}
processing_activities:
  - id: ordre
    id: ordre
    name: Ordre
    personal_data:
      - {data_category: user.contact.emial}
      - {data_category: email}
      - {data_catgory: user.name}
    legal_basis_for_processing: [{article: 6(1)b}]
    retention: [{period: 5 years}]
    systems: [crm]
    recipients: [post]
    profiling: perhaps
systems: [{id: crn}, {id: crn}]
promises: [{id: p, kind: never_store, quote: "", systems: ["recipient:post"]}]
"""
    assert refused(text) == [
        "i.yaml:1:1: inventory_version must be 1",
        "i.yaml:2:1: language must be nb (bokmål), nn (nynorsk) or en",
        "i.yaml:3:1: unknown key controler; did you mean controller?",
        "i.yaml:6:5: id stands here twice, first in line 5",
        "i.yaml:9:10: unknown category user.contact.emial; did you mean user.contact.email?",
        "i.yaml:10:10: data_category must be a category such as user.contact.email; `innsyn inventory categories` lists them",
        "i.yaml:11:9: personal_data[2] lacks data_category",
        "i.yaml:11:10: unknown key data_catgory; did you mean data_category?",
        "i.yaml:12:35: article must be one of 6(1)(a), 6(1)(b), 6(1)(c), 6(1)(d), 6(1)(e), 6(1)(f); did you mean 6(1)(b)?",
        "i.yaml:13:18: period must be a duration such as P5Y, P3Y6M or P90D",
        "i.yaml:14:15: unknown system crm; did you mean crn?",
        "i.yaml:15:18: unknown recipient post; none is declared",
        "i.yaml:16:5: profiling must be true or false",
        "i.yaml:17:23: this id stands twice; give each its own",
        "i.yaml:18:20: kind must be one of never_stored, only_categories, protected, truncated, not_in_logs, never_disclosed, deleted_when, consent_required; did you mean never_stored?",
        "i.yaml:18:39: quote is empty; write a text or take the line out",
        "i.yaml:18:60: unknown system or recipient:ID recipient:post; declare it, or use one of: *, crn",
    ]


def test_an_error_never_shows_what_looks_like_a_value():
    said = "\n".join(refused(SMALL + "kari@example.com: x\nkari@example.com: y\nlanguage: 17912099997\n"))
    assert "kari" not in said
    assert "17912099997" not in said


def test_texts_stay_texts():
    text = (
        SMALL
        + 'recipients: [{id: "007", name: 01010112345, country: NO, note: 1e3}]\nopen_questions: [yes, 2023-09-10]\n'
    )
    inventory = loads(text).inventory
    recipient = inventory.recipients[0]
    assert (recipient.id, recipient.name, recipient.country, recipient.note) == ("007", "01010112345", "NO", "1e3")
    assert [item.question for item in inventory.open_questions] == ["yes", "2023-09-10"]


def test_an_empty_key_is_as_good_as_none():
    assert loads(SMALL + "data_protection_officer:\nlanguage: ~\n").inventory == loads(SMALL).inventory


def test_a_file_that_is_not_there_or_not_utf_8_is_refused(tmp_path):
    with pytest.raises(InventoryError, match="cannot be read"):
        load(tmp_path / "none.yaml")
    latin = tmp_path / "latin.yaml"
    latin.write_bytes("language: nb\nnote: blåbær".encode("latin-1"))
    with pytest.raises(InventoryError, match=r"latin\.yaml:2:9: cannot be read \(not UTF-8\)"):
        load(latin)


def test_every_node_keeps_its_place():
    declared = loads(SMALL)
    assert declared.place("controller") == Place(2, 1)
    assert declared.place("controller", "name") == Place(2, 14)
    assert declared.place("processing_activities", 0) == Place(4, 5)
    assert declared.place("processing_activities", 0, "personal_data", 0, "data_category") == Place(6, 22)
    assert declared.place("processing_activities", 0, "retention") == Place(4, 5)


def test_a_byte_order_mark_and_windows_lines_are_read(tmp_path):
    path = tmp_path / "i.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode())
    assert load(path).inventory == loads(SMALL).inventory


@pytest.mark.skipif(not POLICIES, reason="the written-out policies are not beside this checkout")
@pytest.mark.parametrize("name", NAMES)
def test_the_written_out_policies_come_back_from_yaml_unchanged(name):
    inventory = load(INVENTORIES / f"{name}.yaml").inventory
    assert loads(to_yaml(inventory, heading=["of five", ""])).inventory == inventory


@pytest.mark.parametrize(
    ("said", "period", "minimum"),
    [("true", None, "P5Y"), ("false", "P5Y", None), ("P3Y", "P5Y", "P3Y")],
)
def test_a_minimum_is_a_period_of_its_own_or_says_what_the_period_is(said, period, minimum):
    text = SMALL + f"    retention: [{{period: P5Y, minimum: {said}}}]\n"
    item = loads(text).inventory.processing_activities[0].retention[0]
    assert (item.period, item.minimum) == (period, minimum)


def test_a_minimum_of_no_period_says_nothing():
    item = (
        loads(SMALL + "    retention: [{until: x, minimum: true}]\n").inventory.processing_activities[0].retention[0]
    )
    assert (item.period, item.minimum) == (None, None)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(SMALL) - 1), st.integers(0, 12), st.text(max_size=4))
def test_whatever_is_put_in_a_file_it_is_read_or_refused_with_places(start, length, text):
    lines = told(SMALL[:start] + text + SMALL[start + length :])
    assert all(re.match(r"i\.yaml:\d+:\d+: \S", line) for line in lines)


def told(text):
    try:
        loads(text, "i.yaml")
    except InventoryError as error:
        return str(error).splitlines()
    return []
