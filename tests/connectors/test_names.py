"""Names of fields that may be values are not shown, and are examined instead."""

import json

import pyarrow as pa
import pyarrow.parquet
import pytest

from connectors.formats import json_document
from connectors.formats.names import headed, is_key


def shown(found):
    return {column.path for _, batch in found.columns for column in batch.columns}


def cells(found):
    return [cell for _, batch in found.columns for column in batch.columns for cell in column.values.to_pylist()]


VALUES = [
    "Kari Nordmann",
    "Storgata 12",
    "Hiv positiv",
    "08099",
    "66076",
    "kari@example.com",
    "0150 Oslo",
    "Ås 3",
    "12",
]


@pytest.mark.parametrize("largest", [10, 8 << 20])
@pytest.mark.parametrize("key", VALUES)
def test_a_key_that_may_be_a_value_is_a_cell(key, largest, folder, scanned, monkeypatch):
    monkeypatch.setattr(json_document, "_WHOLE", largest)
    (folder / "a.json").write_text(json.dumps({key: {"fnr": "08099066076"}}))
    found = scanned("a.json")
    assert shown(found) == {"*", "*.fnr"}
    assert sorted(cells(found)) == sorted([key, "08099066076"])


def test_a_key_in_a_cell_may_be_a_value(folder, scanned):
    (folder / "a.csv").write_text(
        'id;data\n1;{"Kari Nordmann": {"tlf": 1}}\n2;{}\n'.replace('"', '""')
        .replace(";{", ';"{')
        .replace("}\n", '}"\n')
    )
    found = scanned("a.csv")
    assert shown(found) == {"id", "data.*", "data.*.tlf"}
    assert "Kari Nordmann" in cells(found)


@pytest.mark.parametrize(
    "key",
    [
        "adresse1",
        "x_forwarded_for",
        "iso3166_1",
        "@timestamp",
        "$oid",
        "xsi:nil",
        "e-post",
        "log.level",
        "fødselsnummer",
        "addressLine_2",
        "_id",
        "sha256",
        "ipv6",
        "KUNDENR",
        "størrelse",
        "attachmentSha256",
        "guardian1PhoneNumber",
    ],
)
def test_identifiers_are_shown(key):
    assert is_key(key)


@pytest.mark.parametrize(
    "key",
    [
        "",
        " ",
        "a" * 41,
        "a\nb",
        "K12345",
        "P76",
        "F32.9",
        "AKIAIOSFODNN7EXAMPLE",
        "DESKTOP-4F2K9",
        "eyJhbGciOiJub25lIn0.x",
        "a1b2c3d4e5",
        "mK7ahSbdFk4bdhWja",
        "AKIAIOSFODNNEXAMPLE7A",
        "Ås/Bø",
        "@",
        "$1",
        "kari nordmann",
    ],
)
def test_other_keys_are_not(key):
    assert not is_key(key)


@pytest.mark.parametrize(
    "head",
    [
        ["E-post adresse", "Kunde nr", "Dato for siste kjøp"],
        ["First Name", "Last Name", "Email Address", "Total Spend"],
        ["id", "First Name", "Navn på kunde", "Adresse 1", "Beløp 2024"],
        ["Fornavn", "Etternavn", "By"],
        ["FIRST NAME", "KUNDE NR", "SISTE KJØP"],
    ],
)
def test_heads_of_tables_are_shown(head):
    assert headed(head) == tuple(head)


@pytest.mark.parametrize(
    "value",
    ["Zebulon Quist", "Quist, Zebulon", "Zebulon M. Quist", "Zebulon van Quist", "ZEBULON QUIST", "Storgata 12B",
     "0150 Oslo", "Nordre Storgate 3", "kari@example.com", "12345", "Zebulon-Ola Quist", "Karl Johans gate 22 B", "Zebulons iPhone", "AKIAIOSFODNN7EXAMPLE", "F32.9", "0570", "https://example.com/a", "Sommer2024!"],
)  # fmt: skip
def test_persons_and_places_in_heads_are_not(value):
    assert headed(["dato", value, "Dato"]) == ("dato", "column 2", "Dato")
    assert headed(["Dato", value, "Kari Nordmann"]) == ("Dato", "column 2", "column 3")


@pytest.mark.parametrize("first", ["dato", "Dato"])
def test_persons_in_the_head_of_a_csv(first, folder, scanned):
    (folder / "a.csv").write_text(f"{first};Zebulon Quist;Kari Nordmann\n2026-01-02;1;2\n2026-01-03;3;4\n")
    found = scanned("a.csv")
    assert shown(found) == {first, "column 2", "column 3"}
    assert found.text == f"{first};Zebulon Quist;Kari Nordmann\n"
    assert found.failures == []


def test_persons_above_persons_are_rows(folder, scanned):
    (folder / "a.csv").write_text("id;navn_1;Zebulon Quist\na;b;Kari Nordmann\nc;d;Ola Hansen\n")
    found = scanned("a.csv")
    assert shown(found) == {"column 1", "column 2", "column 3"}
    assert len(found.rows) == 3


@pytest.mark.parametrize("ending", ["parquet", "arrow"])
def test_persons_as_names_in_arrow(ending, folder, scanned):
    table = pa.table({"dato": ["x", "y"], "Zebulon Quist": [1, 2], "svar": [{"Kari Nordmann": 1, "nei": 2}, None]})
    if ending == "parquet":
        pa.parquet.write_table(table, "a.parquet")
    else:
        with pa.ipc.new_file("a.arrow", table.schema) as writer:
            writer.write_table(table)
    found = scanned(f"a.{ending}")
    assert shown(found) == {"dato", "column 2", "svar.*", "svar.nei", "*"}
    assert {"Zebulon Quist", "Kari Nordmann"} <= set(cells(found))
    assert len(found.rows) == 2


@pytest.mark.parametrize("largest", [10, 8 << 20])
def test_a_key_that_stands_twice(largest, folder, scanned, monkeypatch):
    monkeypatch.setattr(json_document, "_WHOLE", largest)
    twice = '{"fnr": "08099066076", "fnr": "x", "fnr": null}'
    (folder / "a.json").write_text(twice)
    (folder / "b.json").write_text(f'{{"a": [{twice}], "a": {twice}}}')
    (folder / "c.csv").write_text("id;data\n1;{}\n2;ja\n".format('"{}"'.format(twice.replace('"', '""'))))
    assert scanned("a.json").rows == [{"fnr": ["08099066076", "x"]}]
    found = scanned("b.json")
    assert cells(found).count("08099066076") == cells(found).count("x") == 2
    assert shown(found) == {"a[].fnr", "a.fnr"}
    assert scanned("c.csv").rows[0] == {"id": "1", "data": None, "data.fnr": ["08099066076", "x"]}


def test_the_head_of_an_order_export_is_shown():
    head = ("Email", "Accepts Marketing", "Lineitem name", "Billing Street", "Shipping City", "Payment Method")
    assert headed(head) == head
