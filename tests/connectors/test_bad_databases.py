"""What goes wrong with databases: a failure for each thing, without a value or a secret, and all else is read."""

import contextlib
import sqlite3
from pathlib import Path

import psycopg
import pytest

from connectors import sessions, sources
from connectors.connector import ColumnBatch, Failure, Segment, Selection, SetAside, SourceError

VALUE = "kari-nordmann-4711"
SECRET = "hemmelig-9921"
LONG = 50_000_000


@pytest.fixture(autouse=True)
def closed():
    """Nothing is left open to a database that the test drops."""
    yield
    sessions.close()


def read(items):
    """Return the rows of each table, and the reasons of failures."""
    counts, reasons = {}, {}
    for item in items:
        if isinstance(item, Failure):
            reasons.setdefault((item.container or "").rpartition(".")[2], []).append(item.reason)
        elif isinstance(item, Segment):
            for found in sources.read(item):
                name = (item.container or "").rpartition(".")[2]
                if isinstance(found, Failure):
                    reasons.setdefault(name, []).append(found.reason)
                elif isinstance(found, ColumnBatch):
                    counts[name] = counts.get(name, 0) + found.row_count
    told = repr(reasons)
    assert VALUE not in told
    assert SECRET not in told
    return counts, reasons


def test_a_table_dropped_while_scanning(database):
    database("CREATE TABLE a (id INT)", "CREATE TABLE b (id INT)", "INSERT INTO b VALUES (1)")
    planned = list(sources.plan([database.address]))
    database("DROP TABLE a")
    counts, reasons = read(planned)
    assert counts == {"b": 1}
    assert list(reasons) == ["a"]


def test_a_view_that_fails_over_a_value(database):
    fails = {
        "postgresql": "CAST(navn AS INT)",
        "mysql": "gal(navn)",
        "sqlite": "json(navn)",
        "duckdb": "CAST(navn AS INT)",
    }[database.kind]
    database("CREATE TABLE a (navn VARCHAR(40))", f"INSERT INTO a VALUES ('{VALUE}')")
    if database.kind == "mysql":
        database(
            "CREATE FUNCTION gal (navn TEXT) RETURNS INT DETERMINISTIC BEGIN "
            "SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = navn; RETURN 1; END"
        )
    database(f"CREATE VIEW v AS SELECT {fails} AS n FROM a")
    counts, reasons = read(sources.plan([database.address]))
    assert counts == {"a": 1}
    assert list(reasons) == ["v"]


def test_permission_denied_on_one_table_of_fifty(database):
    if database.kind in {"sqlite", "duckdb"}:
        pytest.skip("files have no permissions by table")
    database(*(f"CREATE TABLE t{number} (id INT)" for number in range(50)))
    database(*(f"INSERT INTO t{number} VALUES (1)" for number in range(50)))
    if database.kind == "postgresql":
        role, address = "en_av_femti", database.address.replace("postgres@", "en_av_femti@")
        database(f"DROP ROLE IF EXISTS {role}", f"CREATE ROLE {role} LOGIN")
        database(f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {role}", f"REVOKE SELECT ON t17 FROM {role}")
        after = (f"DROP OWNED BY {role}", f"DROP ROLE {role}")
    else:
        role = database.address.rpartition("/")[2]
        address = database.address.replace("root", role)
        database(
            f"CREATE USER {role}@'%'", *(f"GRANT SELECT ON {role}.t{n} TO {role}@'%'" for n in range(50) if n != 17)
        )
        database(f"GRANT INSERT ON {role}.t17 TO {role}@'%'")
        after = (f"DROP USER {role}@'%'",)
    try:
        counts, reasons = read(sources.plan([address]))
    finally:
        sessions.close()
        database(*after)
    assert len(counts) == 49
    assert list(reasons) == ["t17"]
    assert "permission denied" in reasons["t17"][0]


def test_a_connection_cut_in_the_middle(database):
    if database.kind in {"sqlite", "duckdb"}:
        pytest.skip("files have no connection to cut")
    database("CREATE TABLE a (id INT, fyll TEXT)", "CREATE TABLE b (id INT)", "INSERT INTO b VALUES (1)")
    many = {
        "postgresql": "SELECT n, repeat('x', 1000) FROM generate_series(1, 30000) n",
        "mysql": "SELECT seq, REPEAT('x', 1000) FROM seq_1_to_30000",
    }[database.kind]
    database(f"INSERT INTO a {many}")
    first, second = (one for one in sources.plan([database.address], Selection(full=True)) if isinstance(one, Segment))
    reading = sources.read(first)
    assert next(reading).row_count
    if database.kind == "postgresql":
        database("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'innsyn'")
    else:
        name = database.address.rpartition("/")[2]
        own = database(f"SELECT id FROM information_schema.processlist WHERE db = '{name}' AND id <> CONNECTION_ID()")
        database(*(f"KILL {number}" for (number,) in own))
    last = list(reading)[-1]
    assert isinstance(last, Failure)
    assert "the connection was cut" in last.reason
    assert read([second]) == ({"b": 1}, {})


def test_a_column_of_fifty_megabytes(database):
    if database.kind == "mysql":
        pytest.skip("the server refuses packets of that size")
    made = {
        "postgresql": f"repeat('x', {LONG})",
        "sqlite": f"hex(zeroblob({LONG // 2}))",
        "duckdb": f"repeat('x', {LONG})",
    }
    database("CREATE TABLE a (id INT, tekst TEXT)", "CREATE TABLE b (id INT)", "INSERT INTO b VALUES (1)")
    database(*(f"INSERT INTO a VALUES ({number}, {made[database.kind]})" for number in range(3)))
    assert read(sources.plan([database.address])) == ({"a": 3, "b": 1}, {})


def test_invalid_bytes_in_a_text_column(database):
    if database.kind in {"postgresql", "duckdb"}:
        pytest.skip("it takes no such text; PostgreSQL without an encoding has a test of its own")
    if database.kind == "mysql":
        database("CREATE TABLE a (navn TEXT CHARACTER SET latin1)", "INSERT INTO a VALUES (X'6BE5F8FF'), ('kari')")
    else:
        database("CREATE TABLE a (navn TEXT)", "INSERT INTO a VALUES (CAST(X'6BE5F8FF' AS TEXT)), ('kari')")
    assert read(sources.plan([database.address])) == ({"a": 2}, {})


def test_a_statement_that_never_ends_is_ended(database):
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4000000000) SELECT sum(i) AS i FROM n"
    endless = {
        "postgresql": endless.replace("4000000000", "2000000000"),
        "mysql": "SELECT SLEEP(60) AS i",
        "duckdb": "SELECT sum(a.range * b.range) AS i FROM range(4000000) a, range(4000000) b",
    }.get(database.kind, endless)
    database(f"CREATE VIEW v AS {endless}", "CREATE TABLE a (id INT)", "INSERT INTO a VALUES (1)")
    counts, reasons = read(sources.plan([database.address], Selection(statement_seconds=1)))
    assert counts == {"a": 1}
    assert "longer than --statement-timeout allows" in reasons["v"][0]


def test_a_lock_that_is_held_is_waited_for_no_longer_than_told(database):
    database("CREATE TABLE a (id INT)", "INSERT INTO a VALUES (1)")
    planned = list(sources.plan([database.address], Selection(lock_seconds=1)))
    with contextlib.ExitStack() as held:
        if database.kind == "postgresql":
            other = held.enter_context(psycopg.connect(database.address))
            other.execute("LOCK TABLE a IN ACCESS EXCLUSIVE MODE")
        elif database.kind == "mysql":
            database("LOCK TABLES a WRITE")
            held.callback(database, "UNLOCK TABLES")
        elif database.kind == "sqlite":
            other = held.enter_context(
                contextlib.closing(sqlite3.connect(database.address.removeprefix("sqlite:///")))
            )
            other.execute("BEGIN EXCLUSIVE")
        else:
            pytest.skip("DuckDB locks a whole file, to other processes, and does not wait")
        counts, reasons = read(planned)
    assert counts == {}
    assert "longer than --lock-timeout allows" in reasons["a"][0]


@pytest.mark.parametrize("full", [False, True])
def test_a_view_with_a_bound_is_a_random_sample_and_not_its_head(database, full):
    made = {
        "postgresql": "SELECT n FROM generate_series(1, 25000) n",
        "mysql": "SELECT seq FROM seq_1_to_25000",
        "duckdb": "SELECT range FROM range(1, 25001)",
    }.get(
        database.kind,
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 25000) SELECT i FROM n",
    )
    database("CREATE TABLE a (id INT)", f"INSERT INTO a {made}", "CREATE VIEW v AS SELECT id FROM a")
    drawn = []
    for seed in (1, 1, 2):
        chosen = Selection(max_rows=1000, full=full, seed=seed)
        (view,) = (one for one in sources.plan([database.address], chosen) if (one.container or "").endswith("v"))
        assert view.sampling.method == "random rows"
        (batch,) = sources.read(view)
        drawn.append(sorted(map(int, batch.columns[0].values.to_pylist())))
    assert [len(ids) for ids in drawn] == [1000] * 3
    assert 10_000 < drawn[0][500] < 15_000
    assert drawn[0] == drawn[1]
    assert drawn[0] != drawn[2]


@pytest.fixture
def role_with_password(postgresql, postgresql_server):
    """A role of PostgreSQL that must show its password, and an address for it."""
    with psycopg.connect(postgresql_server, autocommit=True) as server:
        (rules,) = server.execute("SHOW hba_file").fetchone()
        role = f"r{postgresql.address.partition('@/')[2].partition('?')[0]}"
        path = Path(rules)
        before = path.read_text()
        path.write_text(f"local all {role} scram-sha-256\nhost all {role} all scram-sha-256\n{before}")
        server.execute(f"CREATE ROLE {role} LOGIN PASSWORD '{SECRET}'")
        server.execute("SELECT pg_reload_conf()")
        postgresql("CREATE TABLE t (id int)", "INSERT INTO t VALUES (1)", f"GRANT SELECT ON t TO {role}")
        yield postgresql.address.replace("postgres@", f"{role}@"), role
        sessions.close()
        postgresql(f"DROP OWNED BY {role}")
        server.execute(f"DROP ROLE {role}")
        path.write_text("".join(line for line in path.read_text().splitlines(keepends=True) if role not in line))
        server.execute("SELECT pg_reload_conf()")


def test_a_wrong_password_is_refused_and_not_told(role_with_password):
    address, role = role_with_password
    with pytest.raises(SourceError, match="the user or the password is refused") as refused:
        list(sources.plan([address.replace(role, f"{role}:feil-{SECRET}")]))
    assert SECRET not in str(refused.value)
    with pytest.raises(SourceError, match=r"a password is needed|refused"):
        list(sources.plan([address]))


def test_a_password_may_stand_in_pgpass_or_in_a_file(role_with_password, tmp_path, monkeypatch):
    address, role = role_with_password
    known = tmp_path / "pgpass"
    known.write_text(f"*:*:*:{role}:{SECRET}\n")
    known.chmod(0o600)
    monkeypatch.setenv("PGPASSFILE", str(known))
    assert read(sources.plan([address])) == ({"t": 1}, {})
    monkeypatch.delenv("PGPASSFILE")
    sessions.close()
    (tmp_path / "passord").write_text(f"{SECRET}\n")
    assert read(sources.plan([address], Selection(password_file=str(tmp_path / "passord")))) == ({"t": 1}, {})


def test_a_server_named_without_a_database_is_read_whole(postgresql, monkeypatch):
    name = postgresql.address.partition("@/")[2].partition("?")[0]
    postgresql("CREATE TABLE t (id int)", "INSERT INTO t VALUES (1)")
    monkeypatch.delenv("PGDATABASE", raising=False)
    server = postgresql.address.replace(f"/{name}", "/")
    planned = [item for item in sources.plan([server]) if isinstance(item, Segment)]
    assert f"postgresql://localhost/{name}" in {item.source for item in planned}
    assert read(item for item in planned if item.source.endswith(name)) == ({"t": 1}, {})
    monkeypatch.setenv("PGDATABASE", name)
    assert {item.source for item in sources.plan([server])} == {f"postgresql://localhost/{name}"}


def test_a_database_that_is_a_template_or_takes_no_connections_is_said_to_be_left_out(postgresql, monkeypatch):
    name = postgresql.address.partition("@/")[2].partition("?")[0]
    monkeypatch.delenv("PGDATABASE", raising=False)
    postgresql(
        f"CREATE DATABASE {name}_mal IS_TEMPLATE true", f"CREATE DATABASE {name}_stengt ALLOW_CONNECTIONS false"
    )
    try:
        planned = list(sources.plan([postgresql.address.replace(f"/{name}", "/")]))
    finally:
        postgresql(f"ALTER DATABASE {name}_mal IS_TEMPLATE false", f"DROP DATABASE {name}_mal")
        postgresql(f"DROP DATABASE {name}_stengt")
    said = {item.source.rpartition("/")[2]: item.reason for item in planned if isinstance(item, SetAside)}
    assert said[f"{name}_mal"] == "a template for new databases; name it to read it"
    assert said[f"{name}_stengt"] == "takes no connections"
    assert not {"template0", "template1"} & {item.source.rpartition("/")[2] for item in planned}
