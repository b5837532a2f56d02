"""SQLite: read whole or by a seeded sample, and never written to."""

import sqlite3
from contextlib import closing

import pytest

from connectors import sources
from connectors.connector import ColumnBatch, Segment, Selection, SourceError
from connectors.dialect import Part, Table
from connectors.sql.sqlite import DIALECT


@pytest.fixture
def shop(tmp_path):
    path = tmp_path / "shop.db"
    with sqlite3.connect(path) as connection:
        connection.execute('CREATE TABLE "kunde ""a"" æøå" (id INTEGER PRIMARY KEY, "select" TEXT, data TEXT)')
        connection.executemany(
            'INSERT INTO "kunde ""a"" æøå" VALUES (?, ?, ?)',
            ((n, f"k{n}@example.com", '{"kontakt": {"by": "Bø"}}') for n in range(30_000)),
        )
        connection.execute('CREATE VIEW sett AS SELECT "select" AS epost FROM "kunde ""a"" æøå" LIMIT 10')
    connection.close()
    return path


def rows(segment):
    return sum(batch.row_count for batch in sources.read(segment) if isinstance(batch, ColumnBatch))


def test_small_tables_are_read_whole_and_large_ones_by_a_seeded_sample(shop):
    planned = {s.container: s for s in sources.plan([f"sqlite:///{shop}"]) if isinstance(s, Segment)}
    assert set(planned) == {'kunde "a" æøå', "sett"}
    table = planned['kunde "a" æøå']
    assert table.sampling.method == "random rows"
    assert table.sampling.total == 30_000
    assert 9_000 < rows(table) < 11_000
    assert planned["sett"].sampling.method == "reservoir"
    assert rows(planned["sett"]) == 10
    deeper = sources.deepen(table, ["select"])
    assert [part.sampling.method for part in deeper] == ["all rows"]
    assert sum(map(rows, deeper)) == 30_000


def test_rows_at_equal_distances_are_missed_no_more_often_than_others():
    table = Table("", "t", "table", (), (Part("t"),), rows=100_000, exact=True, key="id")
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE t (id INTEGER PRIMARY KEY)")
        connection.executemany("INSERT INTO t VALUES (?)", ((1 + 3571 * n,) for n in range(28)))
        missed = sum(
            not connection.execute(f"SELECT count(*) FROM t WHERE {chosen.part.condition}").fetchone()[0]
            for seed in range(1, 2001)
            if (chosen := DIALECT.chosen(table, 10_000, seed))
        )
    # 0.9 to the 28th is 5.2 %: 105 of 2,000, give or take four times 10.
    assert 65 < missed < 145


def test_every_statement_is_in_its_segment(shop):
    table = next(iter(sources.plan([f"sqlite:///{shop}"], Selection(full=True))))
    assert dict(table.options)["statement"] == 'SELECT "id", "select", "data" FROM "kunde ""a"" æøå"'


def test_a_file_that_is_missing_is_said_so(tmp_path):
    with pytest.raises(SourceError, match="no such file"):
        list(sources.plan([f"sqlite:///{tmp_path}/nei.db"]))


def test_the_file_and_its_folder_are_left_as_they_were(shop):
    before = {path: path.read_bytes() for path in shop.parent.iterdir()}
    for segment in sources.plan([f"sqlite:///{shop}"]):
        rows(segment)
    assert {path: path.read_bytes() for path in shop.parent.iterdir()} == before


def test_a_file_with_a_write_ahead_log_is_left_as_it_was(tmp_path):
    path = tmp_path / "wal.db"
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE t (id INTEGER)")
        connection.execute("INSERT INTO t VALUES (1)")
    connection.close()
    before = sorted(tmp_path.iterdir())
    (segment,) = sources.plan([f"sqlite:///{path}"])
    assert rows(segment) == 1
    assert sorted(tmp_path.iterdir()) == before == [path]


def test_rows_that_are_still_in_the_log_are_read(tmp_path):
    path = tmp_path / "wal.db"
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("PRAGMA journal_mode = WAL")
    writer.execute("CREATE TABLE t (id INTEGER)")
    writer.execute("INSERT INTO t VALUES (1)")
    (segment,) = sources.plan([f"sqlite:///{path}"])
    assert rows(segment) == 1
    writer.close()


def test_keys_that_lie_far_apart_are_sampled_as_well(tmp_path, read_database):
    path = tmp_path / "far.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE t (id INTEGER PRIMARY KEY)")
        connection.executemany("INSERT INTO t VALUES (?)", ((n * 2**40 - 2**55,) for n in range(40_000)))
    connection.close()
    read = read_database(f"sqlite:///{path}", sample=1000)
    assert 850 < read.counts["t"] < 1150
    assert len(read_database(f"sqlite:///{path}", full=True).segments) == 1


def test_large_tables_are_cut_and_every_row_is_read_once(shop, read_database, monkeypatch):
    from connectors.sql import sqlite

    monkeypatch.setattr(sqlite, "RANGE_ROWS", 7_000)
    read = read_database(f"sqlite:///{shop}", full=True)
    assert len(read.segments) == 5
    assert sorted(map(int, read.columns['kunde "a" æøå', "id"])) == list(range(30_000))


def test_any_value_in_any_column(tmp_path, read_database):
    path = tmp_path / "alt.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE t (a TEXT, b INTEGER, c, d BLOB)")
        cells = [
            ("tekst", 1, 1.5, b"bytes"),
            (None, "ikke tall", 90123456.0, None),
            ("\x00å", 2**62, "x", b"\x89PNG\r\n\x1a\n\x00"),
        ]
        connection.executemany("INSERT INTO t VALUES (?, ?, ?, ?)", cells)
        connection.execute("INSERT INTO t (a) VALUES (CAST(x'626ce562e672' AS TEXT))")
        connection.execute("CREATE TABLE uten (k TEXT PRIMARY KEY) WITHOUT ROWID")
        connection.execute("INSERT INTO uten VALUES ('a')")
        connection.execute("CREATE TABLE borte (id)")
        connection.execute("CREATE VIEW brutt AS SELECT id FROM borte")
        connection.execute("DROP TABLE borte")
    connection.close()
    read = read_database(f"sqlite:///{path}")
    assert read.columns["t", "a"] == ["tekst", None, "\x00å", "blåbær"]
    assert read.columns["t", "b"] == ["1", "ikke tall", str(2**62), None]
    assert read.columns["t", "c"] == ["1.5", "90123456", "x", None]
    assert read.columns["t", "d"] == ["bytes", None, None, None]
    assert read.columns["uten", "k"] == ["a"]
    assert [failure.container for failure in read.failures] == ["brutt"]
    assert [item.kind for item in read.set_aside] == ["picture"]


def test_a_damaged_file_is_a_failure(shop, read_database):
    data = bytearray(shop.read_bytes())
    data[len(data) // 2 :] = bytes(len(data) - len(data) // 2)
    shop.write_bytes(data)
    read = read_database(f"sqlite:///{shop}", full=True)
    assert "the file is damaged" in " ".join(failure.reason for failure in read.failures)


def test_tables_are_chosen_by_name(shop, read_database):
    read = read_database(f"sqlite:///{shop}", exclude=("kunde*",))
    assert list(read.planned) == ["sett"]
    assert [item.reason for item in read.set_aside] == ["left out: matches --exclude"]
    assert list(read_database(f"sqlite:///{shop}", include=("s?tt",)).planned) == ["sett"]


def test_a_throttle_lets_time_pass(shop, monkeypatch):
    from connectors import rows as reading

    slept = []
    monkeypatch.setattr(reading.time, "sleep", slept.append)
    (table, _) = sources.plan([f"sqlite:///{shop}"], Selection(full=True, throttle=1000))
    assert rows(table) == 30_000
    assert sum(slept) > 0
    assert max(slept) == pytest.approx(30, abs=5)


@pytest.mark.parametrize(("files", "unopened"), [(200, 0), (201, 1), (900, 700)])
def test_files_in_cells_that_are_not_opened_are_a_failure(files, unopened, tmp_path, read_database):
    with sqlite3.connect(tmp_path / "a.db") as connection:
        connection.execute("CREATE TABLE t (fil BLOB)")
        connection.executemany("INSERT INTO t VALUES (?)", ((b"kode;pris\n" + b"A1;12\n" * 20,) for _ in range(files)))
    connection.close()
    read = read_database(f"sqlite:///{tmp_path / 'a.db'}")
    assert read.counts["t!/fil"] == 20 * (files - unopened)
    told = [(failure.container, failure.reason.partition(" ")[0]) for failure in read.failures]
    assert told == ([("t!/fil", str(unopened))] if unopened else [])


def test_a_database_named_twice_is_read_once(shop, read_database):
    once = [segment.container for segment in sources.plan([f"sqlite:///{shop}"]) if isinstance(segment, Segment)]
    twice = [segment.container for segment in sources.plan([f"sqlite:///{shop}"] * 2) if isinstance(segment, Segment)]
    assert once == twice
