"""Tables: headers, delimiters, types, and values within values."""

import csv
import datetime as dt
import decimal
import json
import os
import random

import pyarrow as pa
import pyarrow.parquet
import pytest

from connectors import files
from connectors.formats import delimited, header, json_document, nested, records
from connectors.formats.cells import text


def named(folder, scanned, content, name="a.csv"):
    (folder / name).write_text(content)
    found = scanned(name)
    return {column.path for _, batch in found.columns for column in batch.columns}, found


@pytest.mark.parametrize(
    ("content", "names"),
    [
        ("navn;pris\nKari;12,50\nOla;3,00\n", {"navn", "pris"}),
        ("id,name\n1,Kari\n2,Ola\n", {"id", "name"}),
        ("fnr\n17912099997\n29822099635\n", {"fnr"}),
        ("kunde_nr\tby_navn\nx\ty\nz\tw\n", {"kunde_nr", "by_navn"}),
        ('"Fornavn";"E-post"\n"Kari";"kari@example.com"\n', {"Fornavn", "E-post"}),
        ("sep=;\nnavn;by\nKari;Bø\n", {"navn", "by"}),
        ("name,name\na,b\n", {"name", "name (2)"}),
        ("navn;allergi\nKari Dahl;melk\nOla Dahl;egg\nPer Lie;melk\n", {"navn", "allergi"}),
        ("a;b;c;\n1;2;3;\n4;5;6;\n", {"a", "b", "c", "column 4"}),
        (
            "navn,fileSha256,guardian1PhoneNumber\nKari,ab12,1\nOla,cd34,2\n",
            {"navn", "fileSha256", "guardian1PhoneNumber"},
        ),
        ("avdeling;omsetning 2024\nNord;120,5\nSør;99\n", {"avdeling", "omsetning 2024"}),
        # A name that stands below it as a value, and numbered names, beside columns of numbers.
        ("int,pers,age,married\n4,6,35,married\n5,2,47,divorced\n", {"int", "pers", "age", "married"}),
        ("dat,run200\n2026-01-02,0.5\n2026-01-03,0.7\n", {"dat", "run200"}),
        ("obs,wage387,asa81\n1,2.5,3\n2,3.5,2\n", {"obs", "wage387", "asa81"}),
        ("treatment,outcome\nmet,success\nrosi,failure\n", {"treatment", "outcome"}),
    ],
)
def test_headers(content, names, folder, scanned):
    found, outcome = named(folder, scanned, content)
    assert found == names
    assert outcome.failures == []


@pytest.mark.parametrize(
    "content",
    [
        "Kari,Nordmann,Oslo\nOla,Hansen,Bergen\nPer,Olsen,Oslo\n",
        "kari@example.com;1\nola@example.com;2\n",
        "17912099997;Kari\n29822099635;Ola\n",
        "Kari;ukjent;Oslo\nOla;90123456;Bergen\nPer;90123457;Bø\n",
        "Kari Nordmann\nOla Hansen\n",
        "kari_2004;navn\nola_1999;by\n",
        "Kari;ukjent;mangler;Oslo\nOla;90123456;12;Bergen\nPer;90123457;14;Bø\n",
        "K40;x1;Kari\nK90;x7;Ola\nK81;x9;Per\n",
        "Per;sperret;utgått;ja;Voss;Lie;Moe;Dahl\nOla;12;13;nei;Oslo;Berg;Lie;Moe\nPer;14;15;ja;Bø;Moe;Lie;Lie\n",
        "purret;per@example.com;se notat;ring\n12;ola@example.com;17;18\n13;kari@example.com;19;20\n",
        "1;2;3\n",
        "Kari;Nordmann\n",
    ],
)
def test_values_never_become_names(content, folder, scanned):
    found, outcome = named(folder, scanned, content)
    assert all(name.startswith("column ") for name in found)
    assert len(outcome.rows) == content.count("\n")


def test_a_value_among_the_names_is_numbered(folder, scanned):
    content = json.dumps([{"id": 1, "kunder": {"17912099997": {"by": "Bø"}, "kari@example.com": {"by": "Ås"}}}])
    found, outcome = named(folder, scanned, content, "a.json")
    assert found == {"id", "kunder.*", "kunder.*.by"}
    assert outcome.rows[0]["kunder.*"] == ["17912099997", "kari@example.com"]


@pytest.mark.parametrize(
    ("sample", "delimiter", "columns"),
    [
        ("a;b\n1,5;2,5\n3,5;4,5\n", ";", 2),
        ("1,5;2,5\n3,5;4,5\n", ";", 2),
        ("a,b,c\n1,x;y,3\n4,x;y,6\n", ",", 3),
        ("a|b\nx|y\n", "|", 2),
        ('a,b\n"x;y;z","1;2;3"\n', ",", 2),
    ],
)
def test_delimiters(sample, delimiter, columns):
    found = header.layout(sample, whole=True)
    assert (found.delimiter, found.columns) == (delimiter, columns)


@pytest.mark.parametrize(
    "content",
    [
        "2026-11-22 06:30:13,123 INFO en\n2026-11-22 06:30:14,456 INFO to\n",
        "2026-11-22 | INFO | main | hei\n2026-11-22 | INFO | main | hei igjen\n",
        "Hei, dette er tekst\nog, mer tekst\nenda, mer\n",
        '{"a": 1, "b": 2}\n{"a": 3, "b": 4}\n',
        "[2026-11-22 06:30:13] [info] hei\n[2026-11-22 06:30:14] [info] hei\n",
        '{"a": 1, "b": 2}\n',
    ],
)
@pytest.mark.parametrize("name", ["app.log", "app.log.1", "app", "app.txt", "app.jsonl"])
def test_logs_stay_lines(content, name, folder, scanned):
    if content.count("\n") == 1 and name in {"app", "app.txt"}:
        pytest.skip("one JSON object is a document as well")
    (folder / name).write_text(content)
    found = scanned(name)
    assert found.text == content
    assert found.columns == []


def test_types_become_text():
    cases = [
        (pa.array([90123456.0, 1.5, None, float("nan"), -0.0]), ["90123456", "1.5", None, None, "0"]),
        (pa.array([1.1], pa.float32()), ["1.1"]),
        (pa.array([1, 2], pa.int8()), ["1", "2"]),
        (pa.array([True, None]), ["true", None]),
        (pa.array([dt.date(1880, 9, 8)]), ["1880-09-08"]),
        (pa.array([decimal.Decimal("12.50")]), ["12.50"]),
        (pa.array(["a", "b", "a"]).dictionary_encode(), ["a", "b", "a"]),
        (pa.array(["å"], pa.large_string()), ["å"]),
        (pa.array(["å"], pa.string_view()), ["å"]),
        (pa.array(["å".encode(), b"\xff", None]), ["å", None, None]),
        (pa.array([None, None]), [None, None]),
        (pa.array([dt.timedelta(seconds=1)]), ["1000000"]),
    ]
    for values, expected in cases:
        assert text(values).type == pa.string()
        assert text(values).to_pylist() == expected


def test_nested_values_become_paths(folder, scanned):
    table = pa.table(
        {
            "kunde": [{"kontakt": {"epost": "a@example.com"}, "n": 1}, None, {"kontakt": None, "n": 3}],
            "ordre": [[{"nr": "1"}, {"nr": "2"}], [], [{"nr": "3"}]],
            "merker": pa.array([[("x", 1)], [], [("y", 2), ("z", 3)]], pa.map_(pa.string(), pa.int64())),
            "data": ['{"fnr": "17912099997", "liste": [1.0, {"a": null}]}', "vanlig tekst", "{ikke json"],
        }
    )
    pa.parquet.write_table(table, folder / "a.parquet")
    rows = scanned("a.parquet").rows
    assert rows[0] == {
        "kunde.kontakt.epost": "a@example.com",
        "kunde.n": "1",
        "ordre[].nr": ["1", "2"],
        "merker[].key": "x",
        "merker[].value": "1",
        "data": None,
        "data.fnr": "17912099997",
        "data.liste[]": "1",
    }
    assert rows[1] == {"kunde.kontakt.epost": None, "kunde.n": None, "data": "vanlig tekst"}
    assert rows[2]["data"] == "{ikke json"
    assert rows[2]["ordre[].nr"] == "3"


def test_types_are_told(folder, scanned):
    pa.parquet.write_table(pa.table({"n": pa.array([1], pa.int64()), "d": [dt.date(1880, 1, 2)]}), "a.parquet")
    types = {c.path: c.declared_type for _, batch in scanned("a.parquet").columns for c in batch.columns}
    assert types == {"n": "int64", "d": "date32[day]"}


def test_bytes_in_a_column_are_set_aside(folder, scanned):
    pa.parquet.write_table(pa.table({"id": [1, 2], "bilde": [b"\xff\xd8\xff", b"tekst"]}), folder / "a.parquet")
    found = scanned("a.parquet")
    assert "1 cell of column bilde with bytes that are no text" in found.set_aside[0].reason
    assert found.rows[1]["bilde"] == "tekst"


def test_one_json_object(folder, scanned):
    (folder / "a.json").write_text('{"kunder": [{"epost": "a@example.com"}, {"epost": "b@example.com"}], "n": 2.0}')
    found = scanned("a.json")
    assert found.rows == [{"kunder[].epost": ["a@example.com", "b@example.com"], "n": "2"}]


def test_long_json_arrays_are_read_in_batches(folder, scanned):
    records = [{"id": n, "tekst": "x" * (n % 1000)} for n in range(5000)]
    (folder / "a.json").write_text(json.dumps(records))
    found = scanned("a.json")
    assert len(found.columns) > 2
    assert [row["id"] for row in found.rows] == [str(n) for n in range(5000)]


def test_large_json_objects_are_read_piece_by_piece(folder, scanned, monkeypatch):
    monkeypatch.setattr(json_document, "_WHOLE", 1000)
    document = {
        "versjon": 2,
        "data": {"kunder": [{"epost": f"k{n}@example.com"} for n in range(100)], "17912099997": {"by": "Bø"}},
        "antall": 100.0,
    }
    (folder / "a.json").write_text(json.dumps(document, indent=1))
    found = scanned("a.json")
    assert found.failures == []
    assert [row["data.kunder[].epost"] for row in found.rows[:100]] == [f"k{n}@example.com" for n in range(100)]
    assert found.rows[100:] == [{"data.*.by": "Bø"}, {"data.*": "17912099997"}, {"versjon": "2", "antall": "100"}]
    (folder / "b.json").write_text(json.dumps(document)[:-200])
    found = scanned("b.json")
    assert len(found.failures) == 1
    assert all(f"k{n}@" in json.dumps(found.rows) + found.text for n in range(90))


@pytest.mark.parametrize("longest", [1 << 13, 8 << 20])
def test_blocks_meet_between_records(longest, folder, scanned, monkeypatch):
    """Newlines, delimiters and quotes in cells, over many blocks, against the standard library's reader."""
    monkeypatch.setattr(delimited, "_LONGEST_RECORD", longest)
    monkeypatch.setattr(delimited, "_BATCH_BYTES", 0)
    monkeypatch.setattr(records, "PARSED_BYTES", 0)
    chosen = random.Random(7)
    cells = ("a", "med;skille", 'sa "hei"', "to\nlinjer", "tre\r\nulike\nlinjer", '"', "", "å" * 40)
    rows = [[str(n), *(chosen.choice(cells) for _ in range(4))] for n in range(60_000)]
    with (folder / "a.csv").open("w", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(["id", "navn", "tekst", "merknad", "kode"])
        writer.writerows(rows)
    found = scanned("a.csv")
    assert found.failures == []
    assert len(found.columns) > 2
    assert [[cell or "" for cell in row.values()] for row in found.rows] == rows


def test_joined_batches_hold_the_same_rows(folder, scanned):
    lines = [f"{n};{json.dumps({'epost': n}) if n > 30_000 else n};{'x' * 60}\n" for n in range(60_000)]
    (folder / "a.csv").write_text("id;data;fyll\n" + "".join(lines).replace('"', ""))
    found = scanned("a.csv")
    assert found.failures == []
    assert [row["id"] for row in found.rows] == [str(n) for n in range(60_000)]
    assert [batch.first_row for _, batch in found.columns][:1] == [1]


def test_a_quote_left_open_in_a_large_file_spoils_one_line(folder, scanned, monkeypatch):
    monkeypatch.setattr(delimited, "_LONGEST_RECORD", 1 << 20)
    rows = [f'{n};"Kari {n}";Bø\n' for n in range(200_000)]
    rows[50_000] = '50000;"Ola;Bø\n'
    rows[190_000] = '190000;5" skjerm;Bø\n'
    (folder / "a.csv").write_text("id;navn;sted\n" + "".join(rows))
    found = scanned("a.csv")
    assert [failure.line for failure in found.failures] == [50_002]
    assert len(found.rows) == 200_000
    assert found.rows[50_000] == {"id": "50000", "navn": '"Ola', "sted": "Bø"}
    assert found.rows[199_999]["navn"] == "Kari 199999"


STRAY = {
    "none": {},
    "a quote that opens": {50_000: '50000;"Ola;Bø\n'},
    "two in one block": {20_000: '20000;"Ola;Bø\n', 20_900: '20900;"Ola;Bø\n'},
    "one that opens, one that does not": {3_000: '3000;5" skjerm;Bø\n', 3_500: '3500;"Ola;Bø\n'},
    "lines in a cell": {n: f'{n};"Ola\n{n}";Bø\n' for n in range(30_000, 30_900, 100)},
    "cells too many": {n: f"{n};Ola;Bø;mer;{n}\n" for n in (7, 40_000, 49_000)},
    "empty lines": dict.fromkeys((5, 33_333), "\n"),
    "bytes that are no row": {12_000: '1;"' + "x" * 3_000 + '\r"\n'},
}


@pytest.mark.parametrize("quoted", [False, True])
@pytest.mark.parametrize("stray", STRAY)
def test_blocks_parsed_together_give_what_each_gives_alone(stray, quoted, folder, scanned, monkeypatch):
    rows = [f'{n};"Kari {n}";Bø\n' if quoted and n % 7 == 0 else f"{n};Kari {n};Bø\n" for n in range(60_000)]
    for number, row in STRAY[stray].items():
        rows[number] = row
    (folder / "a.csv").write_text("id;navn;sted\n" + "".join(rows))
    together = scanned("a.csv")
    monkeypatch.setattr(records, "PARSED_BYTES", 0)
    alone = scanned("a.csv")
    assert together.rows == alone.rows
    assert together.failures == alone.failures
    assert together.text == alone.text


def test_rows_on_standard_input_are_read_as_they_arrive(typed):
    writing = typed(None)
    os.write(writing, b"id;navn\n1;Kari\n2;Ola\n")
    reading = files.read(next(files.plan(["-"])))
    assert next(reading).row_count == 2
    os.write(writing, b"3;Per\n")
    assert next(reading).first_row == 3
    os.close(writing)
    assert list(reading) == []


def test_a_value_beside_its_name_lies_under_that_name_when_the_name_cannot_be_a_value():
    records = (("a", [(("key", "fullName"), ("value", "x")), (("name", "kari"), ("value", "y"), ("n", "z"))]),)
    columns = {column.path: column.values.to_pylist() for column in nested.columns_of([records], 1).columns}
    assert columns == {
        "a[].key": ["fullName"],
        "a[].fullName": ["x"],
        "a[].name": ["kari"],
        "a[].value": ["y"],
        "a[].n": ["z"],
    }


def test_a_list_of_named_things_is_left_as_it_is():
    records = (("name", "navn"), ("n", "1"), ("value", (("x", "2"),)))
    columns = {column.path: column.values.to_pylist() for column in nested.columns_of([records], 1).columns}
    assert columns == {"name": ["navn"], "n": ["1"], "value.x": ["2"]}
