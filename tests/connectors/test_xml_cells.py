"""XML in cells of tables, as paths."""

import sqlite3
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.formats.xml_cells import record

KUNDE = """<?xml version="1.0"?>
<k:kunde xmlns:k="urn:example:k" nr="7"><!-- ring kari -->
  <k:kontakt><k:epost>kari@example.com</k:epost><k:epost>ola@example.com</k:epost></k:kontakt>
  <k:notat>Sa <i>nei</i> takk</k:notat><k:tom/>
</k:kunde>"""
BOMB = '<!DOCTYPE a [<!ENTITY b "kari@example.com"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'


def read(read_database, tmp_path, *cells):
    with closing(sqlite3.connect(tmp_path / "t.db")) as base:
        base.execute("CREATE TABLE t (x TEXT)")
        base.executemany("INSERT INTO t VALUES (?)", [(cell,) for cell in cells])
        base.commit()
    found = read_database(f"sqlite:///{tmp_path / 't.db'}")
    assert found.failures == []
    return {path: cells for (_, path), cells in found.columns.items()}


def test_elements_and_attributes_become_paths(read_database, tmp_path):
    found = read(read_database, tmp_path, KUNDE, "ingen xml")
    assert found["x"] == [None, "ingen xml"]
    assert found["x.kunde.nr"] == ["7"]
    assert found["x.kunde.kontakt.epost"] == ["kari@example.com", "ola@example.com"]
    assert found["x.kunde.comment"] == [" ring kari "]
    assert found["x.kunde.notat.text"] == ["Sa", "takk"]
    assert found["x.kunde.notat.i"] == ["nei"]


@pytest.mark.parametrize(
    "cell",
    ["<p>Hei <b>Kari</b></p>", "<kari@example.com>", "<kunde>", "<", "<a>x</b>", BOMB, "< 5 kr", "<html/> tekst"],
)
def test_what_is_no_record_stays_the_text_it_is(read_database, tmp_path, cell):
    assert read(read_database, tmp_path, cell) == {"x": [cell]}


def test_a_name_that_may_be_a_value_is_not_shown(read_database, tmp_path):
    found = read(read_database, tmp_path, '<kunder><p08099066076 tlf="68050000"/></kunder>')
    assert not any("08099066076" in path for path in found)
    assert found["x.kunder.*.tlf"] == ["68050000"]


@given(st.text(max_size=60))
def test_any_text_gives_a_record_or_none(text):
    assert record(f"<{text}") is None or record(f"<{text}")
    made = record(f"<a>{text.replace('&', '').replace('<', '').replace(']]>', '')}</a>")
    assert made is None or made == () or made[0][0] == "a"


@pytest.mark.parametrize("depth", [100, 900, 3_000, 20_000])
@pytest.mark.parametrize(("begin", "end"), [("<k>", "</k>"), ('{"a": ', "}"), ("[", "]")])
def test_a_cell_nested_however_deep_hides_neither_itself_nor_the_others(read_database, tmp_path, begin, end, depth):
    inner = "kari@example.com" if begin == "<k>" else '"kari@example.com"'
    found = read(read_database, tmp_path, begin * depth + inner + end * depth, "ola@example.com")
    cells = [cell for column in found.values() for cell in column if cell]
    assert any("kari@example.com" in cell for cell in cells)
    assert "ola@example.com" in cells
