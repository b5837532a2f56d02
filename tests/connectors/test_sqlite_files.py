"""SQLite databases met as files: damaged ones; then plain, odd, packed and attached ones, table for table."""

import gzip
import io
import sqlite3
import zipfile

import pytest

from connectors import sources
from connectors.connector import ColumnBatch, Failure, Limits, Segment, Selection


def database(rows=100):
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE kunde (id INTEGER PRIMARY KEY, navn TEXT, fnr INTEGER)")
    connection.executemany(
        "INSERT INTO kunde (navn, fnr) VALUES (?, ?)", [(f"Kåre {n}", 812345678) for n in range(rows)]
    )
    connection.execute("CREATE TABLE [et navn?] (epost TEXT)")
    connection.execute("INSERT INTO [et navn?] VALUES ('k@example.com')")
    connection.commit()
    return connection.serialize()


def scan(*targets, **chosen):
    """Rows per container, types per column, failures and segments."""
    rows, types, failures, segments = {}, {}, [], []
    for item in sources.plan(list(targets), Selection(**chosen)):
        found = sources.read(item) if isinstance(item, Segment) else [item]
        segments += [item] if isinstance(item, Segment) else []
        for part in found:
            if isinstance(part, Failure):
                failures.append(part)
            elif isinstance(part, ColumnBatch):
                container = part.container or item.container
                rows[container] = rows.get(container, 0) + part.row_count
                types |= {column.path: column.declared_type for column in part.columns}
    return rows, types, failures, segments


@pytest.mark.parametrize("left", [50, 100, 4500, 8000])
@pytest.mark.parametrize("packed", [False, True])
def test_a_database_cut_short_is_a_failure(left, packed, folder):
    data = database(500)[:left]
    if packed:
        with zipfile.ZipFile(folder / "a.zip", "w") as archive:
            archive.writestr("a.db", data)
    else:
        (folder / "a.db").write_bytes(data)
    _, _, failures, _ = scan(".")
    assert [failure.source for failure in failures[:1]] == ["file:a.zip" if packed else "file:a.db"]
    assert not any("Kåre" in failure.reason for failure in failures)


def test_a_file_is_scanned_as_a_database(folder):
    (folder / "kunder.db").write_bytes(database())
    rows, types, failures, segments = scan(".")
    assert failures == []
    assert rows == {"kunde": 100, "et navn?": 1}
    assert types["fnr"] == "integer"
    assert {segment.source for segment in segments} == {"file:kunder.db"}


def test_a_large_table_in_a_file_is_sampled_as_in_a_database(folder):
    (folder / "kunder.db").write_bytes(database(30_000))
    rows, _, _, segments = scan(".")
    assert rows["kunde"] < 30_000
    assert any(segment.sampling for segment in segments)
    assert scan(".", full=True)[0]["kunde"] == 30_000


@pytest.mark.parametrize("name", ["rar?.db", "${HOME}.db", "100%.db", "nr#1.db", "mellom rom.db", "æøå.db", "uten"])
def test_names_mean_nothing_but_themselves(name, folder):
    (folder / name).write_bytes(database())
    rows, _, failures, _ = scan(".")
    assert failures == []
    assert rows["kunde"] == 100


@pytest.mark.parametrize("name", ["a.db.gz", "a.zip", "a.eml"])
def test_a_database_in_another_file_is_read_whole(name, folder):
    data = database()
    if name.endswith(".gz"):
        data = gzip.compress(data)
    elif name.endswith(".zip"):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr("mappe/kunder.db", data)
        data = out.getvalue()
    else:
        from email.message import EmailMessage

        mail = EmailMessage()
        mail["From"], mail["To"] = "a@example.com", "b@example.com"
        mail.set_content("se vedlegg")
        mail.add_attachment(data, maintype="application", subtype="octet-stream", filename="kunder.db")
        data = bytes(mail)
    (folder / name).write_bytes(data)
    rows, _, failures, _ = scan(".")
    inside = {"a.db.gz": "", "a.zip": "mappe/kunder.db!/", "a.eml": "kunder.db!/"}[name]
    assert failures == []
    assert rows[f"{inside}kunde"] == 100


def test_a_database_that_expands_beyond_the_bounds_is_a_failure(folder):
    (folder / "a.db.gz").write_bytes(gzip.compress(database(20_000)))
    _, _, failures, _ = scan(".", limits=Limits(spool_bytes=100_000))
    assert any("temporary file" in failure.reason for failure in failures)


def test_the_file_and_its_folder_are_left_as_they_were(folder):
    connection = sqlite3.connect(folder / "a.db")
    connection.execute("PRAGMA journal_mode = wal")
    connection.execute("CREATE TABLE t (x)")
    connection.commit()
    connection.close()
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    scan(".")
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
