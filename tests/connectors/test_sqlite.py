"""SQLite: read whole or by a seeded sample, and never written to."""

import sqlite3

import pytest

from connectors import sources
from connectors.connector import ColumnBatch, Segment, Selection, SourceError


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
