"""MariaDB: types, samples, privileges and cuts, on a real server."""

import pytest

from connectors import sources
from connectors.connector import SourceError
from connectors.query import statement_of

ROWS = 30_000


@pytest.fixture
def many(mariadb):
    mariadb("CREATE TABLE t (id INT PRIMARY KEY, fyll TEXT)")
    mariadb(f"INSERT INTO t SELECT seq, REPEAT('x', 50) FROM seq_1_to_{ROWS}", "ANALYZE TABLE t")
    return mariadb


def test_every_type_becomes_text_or_paths(mariadb, read_database):
    mariadb(
        """CREATE TABLE `alt ``mulig`` æøå` (
            id BIGINT UNSIGNED PRIMARY KEY AUTO_INCREMENT, `select` VARCHAR(100) COMMENT 'Kundens e-post', j JSON,
            b BLOB, bit4 BIT(4), e ENUM('glad', 'sur'), s SET('a', 'b'), d DATE, t TIME, ts DATETIME(3), y YEAR,
            n DECIMAL(20, 4), f DOUBLE, p POINT, u UUID, ip INET6, l VARCHAR(20) CHARACTER SET latin1)""",
        """INSERT INTO `alt ``mulig`` æøå` VALUES (NULL, 'kari@example.com', '{"kontakt": {"by": "Bø"}}', 'hei på deg',
            b'101', 'glad', 'a,b', '1880-09-08', '-12:30:00', '2026-11-22 10:00:00.5', 1999, 12.5, 0.1,
            POINT(10.7, 59.9), UUID(), '2001:db8::1', 'blåbær')""",
        "INSERT INTO `alt ``mulig`` æøå` (id) VALUES (2)",
    )
    read = read_database(mariadb.address)
    table = f"{mariadb.address.rpartition('/')[2]}.alt `mulig` æøå"
    assert read.failures == []
    assert read.counts == {table: 2}
    cells = {path: found for (_, path), found in read.columns.items()}
    assert cells["id"] == ["1", "2"]
    assert cells["select"] == ["kari@example.com", None]
    assert cells["j.kontakt.by"] == ["Bø"]
    assert cells["b"] == ["hei på deg", None]
    assert cells["bit4"] == ["5", None]
    assert cells["e"] == ["glad", None]
    assert cells["s"] == ["a,b", None]
    assert cells["d"] == ["1880-09-08", None]
    assert cells["t"] == ["-12:30:00", None]
    assert cells["ts"] == ["2026-11-22 10:00:00.500", None]
    assert cells["n"] == ["12.5000", None]
    assert cells["p"] == ["POINT(10.7 59.9)", None]
    assert cells["ip"] == ["2001:db8::1", None]
    assert cells["l"] == ["blåbær", None]
    assert read.told[table, "select"] == ("varchar(100)", "Kundens e-post")


def test_samples_are_seeded_and_spread_over_the_table(many, read_database):
    first, again, other = (read_database(many.address, sample=1000, seed=seed) for seed in (1, 1, 2))
    (segment,) = first.segments
    assert segment.sampling.method == "random rows"
    chosen = sorted(int(cell) for cell in first.columns[segment.container, "id"])
    assert 850 < len(chosen) < 1150
    assert chosen[len(chosen) // 2] == pytest.approx(ROWS / 2, rel=0.15)
    assert first.columns == again.columns
    assert first.columns != other.columns


def test_very_large_tables_are_sampled_by_keys_drawn_at_random(many, read_database, monkeypatch):
    from connectors.sql import mysql

    monkeypatch.setattr(mysql, "LARGE_BYTES", 0)
    monkeypatch.setattr(mysql, "RANGE_ROWS", 10_000)
    read = read_database(many.address, sample=1000)
    (segment,) = read.segments
    assert segment.sampling.method == "random keys"
    assert "RECURSIVE" in statement_of(segment)
    chosen = sorted(int(cell) for cell in read.columns[segment.container, "id"])
    assert len(chosen) == len(set(chosen))
    assert 850 < len(chosen) < 1150
    assert chosen[len(chosen) // 2] == pytest.approx(ROWS / 2, rel=0.15)


def test_large_tables_are_cut_and_every_row_is_read_once(many, read_database, monkeypatch):
    from connectors.sql import mysql

    monkeypatch.setattr(mysql, "RANGE_ROWS", 7_000)
    read = read_database(many.address, full=True)
    assert len(read.segments) == 4
    ((_, ids), *_) = read.columns.items()
    assert sorted(map(int, ids)) == list(range(1, ROWS + 1))


def test_rows_deleted_from_a_table_with_history_are_read(mariadb, read_database):
    if "MariaDB" not in mariadb("SELECT VERSION()")[0][0]:
        pytest.skip("MySQL keeps no history")
    mariadb("CREATE TABLE t (id INT PRIMARY KEY, epost VARCHAR(40)) WITH SYSTEM VERSIONING")
    mariadb("INSERT INTO t VALUES (1, 'kari@example.com'), (2, 'per@example.com')")
    mariadb("DELETE FROM t WHERE id = 1", "UPDATE t SET epost = 'ny@example.com'")
    name = mariadb.address.rpartition("/")[2]
    for chosen in ({}, {"full": True}):
        read = read_database(mariadb.address, **chosen)
        assert sorted(read.columns[f"{name}.t", "epost"]) == ["kari@example.com", "ny@example.com", "per@example.com"]


def test_views_are_sampled_as_they_come(many, read_database):
    many("CREATE VIEW v AS SELECT id FROM t")
    read = read_database(many.address, sample=500)
    view = next(segment for segment in read.segments if segment.container.endswith(".v"))
    assert view.sampling.method == "reservoir"
    assert read.counts[view.container] == 500
    assert read.totals[view.container] == ROWS
    chosen = [int(cell) for cell in read.columns[view.container, "id"]]
    assert chosen == sorted(chosen)
    assert chosen[250] == pytest.approx(ROWS / 2, rel=0.2)


def test_what_may_not_be_read_is_a_failure_and_the_rest_is_read(mariadb, read_database):
    name = mariadb.address.rpartition("/")[2]
    mariadb(
        "CREATE TABLE apent (id INT)",
        "INSERT INTO apent VALUES (1)",
        "CREATE TABLE halvt (id INT, lukket INT)",
        "INSERT INTO halvt VALUES (1, 2)",
        "CREATE TABLE stengt (id INT)",
        "CREATE TABLE borte (id INT)",
        "CREATE VIEW brutt AS SELECT id FROM borte",
        "DROP TABLE borte",
        f"CREATE USER {name}@'%' IDENTIFIED BY 'hemmelig@1/2'",
        f"GRANT SELECT ON {name}.apent TO {name}@'%'",
        f"GRANT SELECT ON {name}.brutt TO {name}@'%'",
        f"GRANT SELECT (id) ON {name}.halvt TO {name}@'%'",
        f"GRANT INSERT ON {name}.stengt TO {name}@'%'",
    )
    try:
        read = read_database(mariadb.address.replace("root", f"{name}:hemmelig%401%2F2"))
    finally:
        mariadb(f"DROP USER {name}@'%'")
    assert read.counts == {f"{name}.apent": 1, f"{name}.halvt": 1}
    told = {failure.container.partition(".")[2]: failure.reason for failure in read.failures}
    assert "may not read it" in told["stengt"]
    assert set(told) == {"stengt", "brutt"}, "columns that a user may not see at all are not even listed"
    assert not [segment for segment in read.segments if "hemmelig" in repr(segment)]


def test_nothing_can_be_written(mariadb):
    import pymysql

    from connectors import sessions
    from connectors.dialect import Bounds

    mariadb("CREATE TABLE t (id INT)")
    with sessions.session(mariadb.address, Bounds(statement_seconds=7)) as connection:
        for statement in ("INSERT INTO t VALUES (1)", "DROP TABLE t", "CREATE TABLE u (id INT)"):
            with pytest.raises(pymysql.err.MySQLError, match="READ ONLY"):
                sessions.asked(connection, statement)
        assert float(sessions.asked(connection, "SELECT @@max_statement_time")[0][0]) == 7
    sessions.close()


def test_a_statement_that_takes_too_long_is_ended(mariadb):
    mariadb("CREATE TABLE t (id INT)", "INSERT INTO t VALUES (1)", "CREATE VIEW sen AS SELECT SLEEP(20) AS s FROM t")
    from connectors.connector import Selection

    segment = next(
        item
        for item in sources.plan([mariadb.address], Selection(statement_seconds=1))
        if item.container.endswith("sen")
    )
    (failure,) = sources.read(segment)
    assert "1969" in failure.reason


def test_declared_keys_are_planned_column_by_column(mariadb, declared_keys):
    mariadb(
        "CREATE TABLE kunde (land CHAR(2), id INT, UNIQUE (id, land))",
        "CREATE TABLE ordre (kunde INT, land CHAR(2), FOREIGN KEY (kunde, land) REFERENCES kunde (id, land))",
    )
    assert declared_keys(mariadb.address) == [("ordre", "kunde", "kunde", "id"), ("ordre", "land", "kunde", "land")]


def test_a_password_may_stand_in_my_cnf_or_in_a_file(mariadb, tmp_path, monkeypatch, read_database):
    name = mariadb.address.rpartition("/")[2]
    mariadb("CREATE TABLE t (id INT)", f"CREATE USER {name}@'%' IDENTIFIED BY 'hemmelig'")
    mariadb(f"GRANT SELECT ON {name}.* TO {name}@'%'")
    address = mariadb.address.replace("root", name)
    monkeypatch.setenv("HOME", str(tmp_path))
    try:
        with pytest.raises(SourceError, match="refused"):
            read_database(address)
        (tmp_path / "passord").write_text("hemmelig\n")
        assert read_database(address, password_file=str(tmp_path / "passord")).failures == []
        (tmp_path / ".my.cnf").write_text("[client]\npassword=hemmelig\n")
        assert list(read_database(address).planned) == [f"{name}.t"]
    finally:
        mariadb(f"DROP USER {name}@'%'")
