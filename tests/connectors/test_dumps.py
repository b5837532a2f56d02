"""SQL dumps: cut, odd and hostile ones; then values, names and rows as the databases write them."""

import random
import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.formats import statements

MYSQL = r"""-- MySQL dump 10.13
CREATE TABLE `kunde` (
  `id` int NOT NULL AUTO_INCREMENT,
  `navn` varchar(50) DEFAULT 'a,b(c' COMMENT 'kundens navn',
  `fnr` bigint(11), `merk` text,
  PRIMARY KEY (`id`), KEY `x` (`navn`,`fnr`)
) ENGINE=InnoDB;
INSERT INTO `kunde` VALUES (1,'Kåre O\'Hara',17912099997,'linje\nto; (x), ''hei'''),(2,NULL,812345678,'')
,(3,'Åse \\',1,'c');
INSERT INTO `kunde` VALUES (4,'Per',1,NULL);
UPDATE kunde SET navn='Ola' WHERE id=1;
"""
POSTGRESQL = r"""-- PostgreSQL database dump
CREATE TABLE public.kunde (
    id integer NOT NULL,
    navn text,
    epost character varying(50)
);
COPY public.kunde (id, navn, epost) FROM stdin;
1	Kåre	k@example.com
2	\N	a\\b\tc
\.
SELECT setval('x', 1);
INSERT INTO public.kunde VALUES (3, 'C:\', 'x@example.com');
INSERT INTO public.kunde VALUES (4, E'y', '{"a": "b@example.com"}'::jsonb)
"""


def tables(found):
    """Rows of each table as lists, by the names of their columns."""
    made = {}
    for container, batch in found.columns:
        columns = {column.path: column.values.to_pylist() for column in batch.columns if column.rows is None}
        for row in range(batch.row_count):
            made.setdefault(container, []).append({name: cells[row] for name, cells in columns.items()})
    return made


def test_a_dump_of_mysql(folder, scanned):
    (folder / "a.sql").write_text(MYSQL)
    found = scanned("a.sql")
    assert found.failures == []
    assert tables(found)["kunde"] == [
        {"id": "1", "navn": "Kåre O'Hara", "fnr": "17912099997", "merk": "linje\nto; (x), 'hei'"},
        {"id": "2", "navn": None, "fnr": "812345678", "merk": ""},
        {"id": "3", "navn": "Åse \\", "fnr": "1", "merk": "c"},
        {"id": "4", "navn": "Per", "fnr": "1", "merk": None},
    ]
    told = {column.path: (column.declared_type, column.comment) for column in found.columns[0][1].columns}
    assert told["navn"] == ("varchar", "kundens navn")
    assert told["fnr"] == ("bigint", "")
    assert [(batch.first_line, batch.data) for _, batch in found.lines][-1] == (
        11,
        b"UPDATE kunde SET navn='Ola' WHERE id=1;\n",
    )


def test_a_dump_of_postgresql(folder, scanned):
    (folder / "a.sql").write_text(POSTGRESQL)
    found = scanned("a.sql")
    assert found.failures == []
    rows = tables(found)["public.kunde"]
    assert rows[:3] == [
        {"id": "1", "navn": "Kåre", "epost": "k@example.com"},
        {"id": "2", "navn": None, "epost": "a\\b\tc"},
        {"id": "3", "navn": "C:\\", "epost": "x@example.com"},
    ]
    assert any(column.path == "epost.a" for _, batch in found.columns for column in batch.columns)
    assert "setval" in found.text


def test_what_sqlite_dumps_is_what_it_holds(folder, scanned):
    connection = sqlite3.connect(":memory:")
    connection.execute('CREATE TABLE "min kunde" (id INTEGER PRIMARY KEY, navn TEXT, "e-post" TEXT)')
    chosen = random.Random(1)
    texts = ["Kåre", "O'Hara", "a;b", "(c", "d)", "x,y", "\\", "--", "linje\nto", "æ'';('", None, "", '"', "NULL"]
    rows = [(n, chosen.choice(texts), chosen.choice(texts)) for n in range(2000)]
    connection.executemany('INSERT INTO "min kunde" VALUES (?, ?, ?)', rows)
    (folder / "a.sql").write_text("\n".join(connection.iterdump()))
    found = scanned("a.sql")
    assert found.failures == []
    read = [(int(row["id"]), row["navn"], row["e-post"]) for row in tables(found)["min kunde"]]
    assert read == rows


@pytest.mark.parametrize("dump", [MYSQL, POSTGRESQL])
def test_nothing_is_lost_wherever_a_dump_is_cut(dump, folder, scanned):
    for cut in range(0, len(dump), 7):
        (folder / "a.sql").write_text(dump[:cut])
        found = scanned("a.sql")
        seen = found.text + " ".join(
            cell or "" for _, batch in found.columns for column in batch.columns for cell in column.values.to_pylist()
        )
        for value in ("17912099997", "812345678", "k@example.com", "x@example.com", "Per'"):
            assert value.strip("'") in seen or value not in dump[:cut]


@pytest.mark.parametrize("cut", ["VALUES (1,'a'),", "VALUES (1,'Kåre", "VALUES (1,'a'),(2,"])
def test_a_dump_cut_within_a_statement_is_a_failure(cut, folder, scanned):
    (folder / "a.sql").write_text(f"INSERT INTO t (id, navn) {cut}")
    assert any("cut short" in reason for reason in scanned("a.sql").reasons)


def test_a_copy_cut_short_is_a_failure_and_read_so_far(folder, scanned):
    (folder / "a.sql").write_text("COPY t (id, navn) FROM stdin;\n1\tKåre\n2\tÅs")
    found = scanned("a.sql")
    assert any("cut short" in reason for reason in found.reasons)
    assert [row["navn"] for row in tables(found)["t"]] == ["Kåre", "Ås"]


def test_odd_rows_are_told_and_read(folder, scanned):
    (folder / "a.sql").write_text("COPY t (id, navn) FROM stdin;\n1\tKåre\n2\tÅse\tfor mye\n\\.\n")
    found = scanned("a.sql")
    assert "more or fewer cells" in found.reasons[0]
    assert "Åse\tfor mye" in found.text


@pytest.mark.parametrize(
    "rows",
    ["(1, NOW(), 'k@example.com')", "(1, 'k@example.com' || 'x', 2)", "(1, (SELECT max(id) FROM x), 'k@example.com')"],
)
def test_values_that_are_no_plain_list_are_not_lost(rows, folder, scanned):
    (folder / "a.sql").write_text(f"INSERT INTO t (a, b, c) VALUES {rows};\n")
    found = scanned("a.sql")
    cells = [cell for _, batch in found.columns for column in batch.columns for cell in column.values.to_pylist()]
    assert "k@example.com" in found.text or "k@example.com" in cells


def test_rows_far_longer_than_a_block_are_whole(folder, scanned):
    rows = ",".join(f"({n},'{'x' * 3000}','k{n}@example.com')" for n in range(4000))
    (folder / "a.sql").write_text(f"INSERT INTO t (id, tekst, epost) VALUES {rows};\n")
    found = scanned("a.sql")
    assert found.failures == []
    assert [row["epost"] for row in tables(found)["t"]] == [f"k{n}@example.com" for n in range(4000)]


def test_a_value_larger_than_can_be_held_is_read_as_text(folder, scanned, monkeypatch):
    from connectors.formats import dump

    monkeypatch.setattr(dump, "_LONGEST_ROW", 100_000)
    (folder / "a.sql").write_text("INSERT INTO t VALUES (1,'" + "x" * 20_000_000 + " k@example.com');\n")
    assert "k@example.com" in scanned("a.sql").text


def test_names_that_are_values_are_not_shown(folder, scanned):
    (folder / "a.sql").write_text("INSERT INTO t (id, `kari@example.com`) VALUES (1, 'a');\n")
    found = scanned("a.sql")
    assert list(tables(found)["t"][0]) == ["id", "column 2"]
    assert "kari@example.com" in found.text


def test_code_that_inserts_is_no_dump(folder, scanned):
    (folder / "a.py").write_text("INSERT INTO t VALUES (1);\n")
    assert scanned("a.py").columns == []


CELL = st.none() | st.integers() | st.text(alphabet="aæ'\\,();\n\t\"` N", max_size=8)


@given(st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=20), st.booleans())
def test_values_come_back_as_they_were_written(rows, escapes):
    def written(cell):
        if not isinstance(cell, str):
            return "NULL" if cell is None else str(cell)
        if escapes:
            cell = cell.replace("\\", "\\\\")
        return "'" + cell.replace("'", "''") + "'"

    text = ",".join(f"({', '.join(map(written, row))})" for row in rows).encode()
    whole = statements.rows_expression(escapes=escapes).match(text)
    assert whole is not None
    assert whole.end() == len(text)
    made = statements.of_values(text, (), escapes=escapes)
    assert made is not None
    assert made[1] == len(rows)
    for column in made[0]:
        if column.rows is None:
            place = int(column.path.removeprefix("column ")) - 1
            cells = [None if row[place] is None else str(row[place]) for row in rows]
            assert column.values.to_pylist() == cells
