"""DuckDB files: types, samples, and nothing outside the file."""

import duckdb
import pytest

from connectors import sessions, sources
from connectors.connector import SourceError
from connectors.dialect import Bounds

ROWS = 30_000


@pytest.fixture
def lake(tmp_path):
    """Return the address of a database file."""
    path = tmp_path / "lake.duckdb"
    (tmp_path / "utenfor.csv").write_text("navn\nKari\n")
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE TYPE humør AS ENUM ('glad', 'sur')")
        connection.execute(
            """CREATE TABLE "a ""b" (id INT, h HUGEINT, u UUID, b BLOB, s STRUCT(sted VARCHAR, nr INT), l VARCHAR[],
            m MAP(VARCHAR, INT), e humør, j JSON, t TIME, d DECIMAL(10, 2), dag DATE, i INTERVAL)"""
        )
        connection.execute(
            f"""INSERT INTO "a ""b" SELECT n, n, uuid(), 'hei'::BLOB, {{'sted': 'Bø', 'nr': 1}}, ['x', 'y'], MAP {{'k': 1}},
            'glad', '{{"fnr": "1"}}', '10:00', 1.5, '1880-09-08', INTERVAL 2 DAY FROM range({ROWS}) t(n)"""
        )
        connection.execute("""COMMENT ON COLUMN "a ""b".e IS 'Hvordan går det'""")
        connection.execute("CREATE SCHEMA arkiv")
        connection.execute('CREATE VIEW arkiv.v AS SELECT id FROM "a ""b" LIMIT 5')
        connection.execute(f"CREATE VIEW ut AS SELECT * FROM read_csv('{tmp_path}/utenfor.csv')")
    return f"duckdb:///{path}"


def test_every_type_becomes_text_or_paths(lake, read_database):
    read = read_database(lake, full=True)
    cells = {path: found[0] for (table, path), found in read.columns.items() if table == 'main.a "b'}
    assert cells.pop("u")
    assert cells == {
        "id": "0",
        "h": "0",
        "b": "hei",
        "s.sted": "Bø",
        "s.nr": "1",
        "l[]": "x",
        "m[].key": "k",
        "m[].value": "1",
        "e": "glad",
        "j.fnr": "1",
        "t": "10:00:00",
        "d": "1.50",
        "dag": "1880-09-08",
        "i": "2 days",
    }
    assert read.counts == {'main.a "b': ROWS, "arkiv.v": 5}
    assert read.told['main.a "b', "e"][1] == "Hvordan går det"


def test_what_lies_outside_the_file_is_not_read(lake, read_database):
    read = read_database(lake)
    assert [failure.container for failure in read.failures] == ["main.ut"]


def test_samples_are_seeded_and_spread_over_the_table(lake, read_database):
    first, again, other = (read_database(lake, sample=1000, seed=seed) for seed in (1, 1, 2))
    chosen = sorted(int(cell) for cell in first.columns['main.a "b', "id"])
    assert 850 < len(chosen) < 1150
    assert chosen[len(chosen) // 2] == pytest.approx(ROWS / 2, rel=0.15)
    ids = ('main.a "b', "id")
    assert sorted(first.columns[ids]) == sorted(again.columns[ids])
    assert sorted(first.columns[ids]) != sorted(other.columns[ids])


def test_nothing_can_be_written(lake):
    with sessions.session(lake, Bounds()) as connection, pytest.raises(duckdb.Error):
        sessions.asked(connection, "CREATE TABLE t (id INT)")
    sessions.close()


def test_a_file_that_is_something_else_is_said_so(tmp_path):
    (tmp_path / "a.duckdb").write_text("noe annet")
    with pytest.raises(SourceError, match="no connection to duckdb:"):
        list(sources.plan([f"duckdb:///{tmp_path}/a.duckdb"]))


def test_declared_keys_are_planned_column_by_column(tmp_path, declared_keys):
    with duckdb.connect(str(tmp_path / "k.duckdb")) as connection:
        connection.execute("CREATE TABLE kunde (land TEXT, id INT, UNIQUE (id, land))")
        connection.execute(
            "CREATE TABLE ordre (kunde INT, land TEXT, FOREIGN KEY (kunde, land) REFERENCES kunde (id, land))"
        )
    assert declared_keys(f"duckdb:///{tmp_path}/k.duckdb") == [
        ("ordre", "kunde", "kunde", "id"),
        ("ordre", "land", "kunde", "land"),
    ]
