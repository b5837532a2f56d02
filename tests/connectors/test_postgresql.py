"""PostgreSQL: every type and kind of table, privileges, samples, and what goes wrong, on a real server."""

import threading

import pytest

from connectors import sources
from connectors.connector import Failure, Selection
from connectors.query import statement_of
from connectors.sql import postgresql_copy


def test_every_type_becomes_text_or_paths(postgresql, read_database):
    postgresql(
        "CREATE TYPE humør AS ENUM ('glad', 'sur')",
        "CREATE TYPE sted AS (gate text, postnr char(4))",
        "CREATE DOMAIN epost AS text",
        """CREATE TABLE "Alt ""mulig"" æøå" (
            id bigserial PRIMARY KEY, "select" epost, h humør, s sted, a text[], j json, jb jsonb, b bytea,
            u uuid, n numeric(20, 4), d date, t timestamptz, i interval, ip inet, f real, ok boolean, tom text)""",
        """INSERT INTO "Alt ""mulig"" æøå" ("select", h, s, a, j, jb, b, u, n, d, i, ip, f, ok, tom) VALUES (
            'kari@example.com', 'glad', ROW('Storgata 1', '0150'), ARRAY['a', NULL, 'b,"c'], '{"kontakt": {"by": "Bø"}}',
            '[{"nr": 1}, {"nr": 2}]', 'hei på deg'::text::bytea, gen_random_uuid(), 12.5,
            '1880-09-08', '2 days', '192.0.2.1', 1.1, true, ''), (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
            NULL, NULL, NULL, NULL, NULL, NULL, NULL)""",
        """COMMENT ON COLUMN "Alt ""mulig"" æøå"."select" IS 'Kundens e-post'""",
    )
    read = read_database(postgresql.address)
    table = 'public.Alt "mulig" æøå'
    assert read.failures == []
    assert list(read.planned) == [table]
    assert read.columns[table, "select"] == ["kari@example.com", None]
    assert read.columns[table, "s.gate"] == ["Storgata 1"]
    assert read.columns[table, "s.postnr"] == ["0150"]
    assert read.columns[table, "a[]"] == ["a", 'b,"c']
    assert read.columns[table, "j.kontakt.by"] == ["Bø"]
    assert read.columns[table, "jb[].nr"] == ["1", "2"]
    assert read.columns[table, "b"] == ["hei på deg", None]
    assert read.columns[table, "h"] == ["glad", None]
    assert read.columns[table, "d"] == ["1880-09-08", None]
    assert read.columns[table, "n"] == ["12.5000", None]
    assert read.columns[table, "tom"] == ["", None]
    first = next(item for item in sources.read(read.planned[table]))
    told = {column.path: (column.declared_type, column.comment) for column in first.columns}
    assert told["select"] == ("epost", "Kundens e-post")
    assert told["n"] == ("numeric(20,4)", "")


def test_all_schemas_views_and_partitions_come_once(postgresql, read_database):
    postgresql(
        "CREATE SCHEMA arkiv",
        "CREATE TABLE arkiv.salg (id int, dag date) PARTITION BY RANGE (dag)",
        "CREATE TABLE arkiv.salg_a PARTITION OF arkiv.salg FOR VALUES FROM ('2000-01-01') TO ('2001-01-01')",
        "CREATE TABLE arkiv.salg_b PARTITION OF arkiv.salg FOR VALUES FROM ('2001-01-01') TO ('2002-01-01')",
        "INSERT INTO arkiv.salg SELECT n, '2000-06-01'::date + n FROM generate_series(1, 400) n",
        "CREATE TABLE forelder (id int)",
        "CREATE TABLE barn () INHERITS (forelder)",
        "INSERT INTO forelder VALUES (1)",
        "INSERT INTO barn VALUES (2), (3)",
        "CREATE VIEW v AS SELECT id FROM arkiv.salg",
        "CREATE MATERIALIZED VIEW m AS SELECT id FROM arkiv.salg",
        "CREATE MATERIALIZED VIEW tom AS SELECT id FROM arkiv.salg WITH NO DATA",
        "CREATE TABLE uten_kolonner ()",
    )
    read = read_database(postgresql.address)
    assert read.counts == {"arkiv.salg": 400, "public.forelder": 1, "public.barn": 2, "public.v": 400, "public.m": 400}
    assert [(item.container, item.reason) for item in read.set_aside] == [
        ("public.tom", "a materialized view that was never filled")
    ]
    assert read.failures == []


@pytest.mark.parametrize("spread", [8, 0])
def test_samples_are_seeded_and_spread_over_the_table(postgresql, read_database, monkeypatch, spread):
    from connectors.sql import postgresql as dialect

    monkeypatch.setattr(dialect, "SPREAD", spread or 1)
    postgresql("CREATE TABLE t (id int, fyll text)")
    postgresql("INSERT INTO t SELECT n, repeat('x', 500) FROM generate_series(1, 60000) n", "ANALYZE t")
    sample = 500 if spread else 1000
    first, again, other = (read_database(postgresql.address, sample=sample, seed=seed) for seed in (1, 1, 2))
    segment = first.planned["public.t"]
    assert ("SYSTEM" in statement_of(segment)) is not bool(spread)
    assert (segment.sampling.method, segment.sampling.total) == ("random rows", 60_000)
    chosen = [int(cell) for cell in first.columns["public.t", "id"]]
    assert sample * 0.7 < len(chosen) < sample * 1.3
    assert sorted(chosen)[len(chosen) // 2] == pytest.approx(30_000, rel=0.15)
    assert first.columns == again.columns
    assert first.columns != other.columns


def test_tables_never_analysed_are_sampled_too(postgresql, read_database):
    postgresql("CREATE TABLE t (id int, fyll text) WITH (autovacuum_enabled = false)")
    postgresql("INSERT INTO t SELECT n, repeat('x', 100) FROM generate_series(1, 60000) n")
    read = read_database(postgresql.address)
    assert 2_000 < read.counts["public.t"] < 25_000
    assert read.planned["public.t"].sampling.exact is False


def test_large_tables_are_cut_and_every_row_is_read_once(postgresql, read_database, monkeypatch):
    from connectors.sql import postgresql as dialect

    monkeypatch.setattr(dialect, "RANGE_PAGES", 16)
    postgresql("CREATE TABLE t (id int, fyll text)")
    postgresql("INSERT INTO t SELECT n, repeat('x', 100) FROM generate_series(1, 10000) n", "ANALYZE t")
    read = read_database(postgresql.address, full=True)
    assert len(read.segments) > 5
    assert sorted(map(int, read.columns["public.t", "id"])) == list(range(1, 10_001))


def test_what_may_not_be_read_is_a_failure_and_the_rest_is_read(postgresql, read_database):
    postgresql(
        "CREATE TABLE hemmelig (id int)",
        "CREATE TABLE halvt (id int, lukket int)",
        "CREATE TABLE apent (id int)",
        "INSERT INTO apent VALUES (1)",
        "INSERT INTO halvt VALUES (1, 2)",
        "CREATE VIEW gal AS SELECT 1 / (id - 1) AS brutt FROM apent",
        "DROP ROLE IF EXISTS leser",
        "CREATE ROLE leser LOGIN",
        "GRANT SELECT ON apent, gal TO leser",
        "GRANT SELECT (id) ON halvt TO leser",
    )
    try:
        read = read_database(postgresql.address.replace("postgres@", "leser@"))
    finally:
        postgresql("DROP OWNED BY leser", "DROP ROLE leser")
    assert read.counts == {"public.apent": 1, "public.halvt": 1}
    told = {failure.container: failure.reason for failure in read.failures}
    assert "may not read it" in told["public.hemmelig"]
    assert "may not read 1 of its 2 columns" in told["public.halvt"]
    assert "22012" in told["public.gal"]
    assert len(told) == 3


def test_rows_that_a_policy_hides_are_a_failure_and_no_empty_table(postgresql, read_database):
    postgresql(
        "CREATE TABLE pasient (id int)",
        "INSERT INTO pasient VALUES (1), (2)",
        "ALTER TABLE pasient ENABLE ROW LEVEL SECURITY",
        "CREATE TABLE stor (id int, fyll text)",
        "INSERT INTO stor SELECT n, repeat('x', 100) FROM generate_series(1, 60000) n",
        "ALTER TABLE stor ENABLE ROW LEVEL SECURITY",
        "CREATE TABLE apent (id int)",
        "INSERT INTO apent VALUES (1)",
        "DROP ROLE IF EXISTS leser",
        "CREATE ROLE leser LOGIN",
        "GRANT SELECT ON pasient, stor, apent TO leser",
        "GRANT CREATE ON SCHEMA public TO leser",
        "SET ROLE leser; CREATE VIEW v AS SELECT id FROM pasient; RESET ROLE",
    )
    try:
        read = read_database(postgresql.address.replace("postgres@", "leser@"))
    finally:
        postgresql("DROP OWNED BY leser", "DROP ROLE leser")
    assert read.counts == {"public.apent": 1}
    told = {failure.container: failure.reason for failure in read.failures}
    assert set(told) == {"public.pasient", "public.stor", "public.v"}
    assert all("BYPASSRLS" in reason for reason in told.values())
    assert not any("hides" in failure.reason for failure in read_database(postgresql.address).failures)


def test_a_table_that_is_gone_by_then_is_a_failure(postgresql, read_database):
    postgresql("CREATE TABLE t (id int)", "INSERT INTO t VALUES (1)")
    segment = next(iter(sources.plan([postgresql.address])))
    postgresql("DROP TABLE t")
    (failure,) = sources.read(segment)
    assert "42P01" in failure.reason


def test_nothing_can_be_written(postgresql, read_database):
    import psycopg

    from connectors import sessions
    from connectors.dialect import Bounds

    postgresql("CREATE TABLE t (id int)")
    with sessions.session(postgresql.address, Bounds()) as connection:
        with pytest.raises(psycopg.errors.ReadOnlySqlTransaction):
            sessions.asked(connection, "INSERT INTO t VALUES (1)")
        assert sessions.asked(connection, "SHOW application_name")[0][0] == "innsyn"
        assert sessions.asked(connection, "SHOW statement_timeout")[0][0] == "10min"
    sessions.close()


def test_bytes_are_looked_into(postgresql, read_database):
    import gzip

    csv = "navn;epost\n" + "".join(f"Kunde {n};k{n}@example.com\n" for n in range(5))
    blobs = [
        csv.encode(),
        gzip.compress(csv.encode()),
        b"\x89PNG\r\n\x1a\n" + bytes(50),
        "blåbær".encode("latin-1") * 9,
    ]
    postgresql("CREATE TABLE t (id serial, vedlegg bytea)")
    for blob in [*blobs, b"\x01\x02\xff\x00" * 30, b"en linje"]:
        postgresql(f"INSERT INTO t (vedlegg) VALUES ('\\x{blob.hex()}')")
    read = read_database(postgresql.address)
    assert read.failures == []
    assert read.columns["public.t!/vedlegg", "epost"] == [f"k{n}@example.com" for n in range(5)] * 2
    assert read.columns["public.t", "vedlegg"] == [None, None, None, "blåbær" * 9, None, "en linje"]
    assert [(item.reason, item.kind) for item in read.set_aside] == [
        ("1 cell of column vedlegg that hold: binary data", None),
        ("1 cell of column vedlegg that hold: image", "picture"),
    ]


def test_long_and_damaged_cells_stop_nothing(postgresql, postgresql_server, read_database):
    postgresql("CREATE TABLE t (id int, tekst text, data bytea)")
    postgresql(
        "INSERT INTO t VALUES (1, repeat('lang ', 4000000), convert_to(repeat('a', 2000000), 'UTF8')), (2, 'b', '')"
    )
    read = read_database(postgresql.address)
    assert [len(cell) for cell in read.columns["public.t", "tekst"]] == [20_000_000, 1]
    assert [failure.reason for failure in read.failures] == [
        "1 cell of column data with more than 1,048,576 bytes; only that much of each was read"
    ]


def test_bytes_that_are_no_utf_8_are_read_as_western_letters(postgresql, postgresql_server, read_database):
    import psycopg

    name = postgresql.address.partition("@/")[2].partition("?")[0]
    postgresql(f"CREATE DATABASE {name}_ascii ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0")
    address = postgresql.address.replace(name, f"{name}_ascii")
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("CREATE TABLE t (navn text)")
        connection.execute("INSERT INTO t VALUES (E'bl\\xe5b\\xe6r'), (E'bl\\xc3\\xa5')")
    read = read_database(address)
    postgresql(f"DROP DATABASE {name}_ascii WITH (FORCE)")
    assert read.columns["public.t", "navn"] == ["blåbær", "blå"]


def test_a_connection_that_is_cut_is_a_failure_and_the_rest_is_read(postgresql):
    postgresql("CREATE TABLE a (id int, fyll text)", "CREATE TABLE b (id int)", "INSERT INTO b VALUES (1)")
    postgresql("INSERT INTO a SELECT n, repeat('x', 1000) FROM generate_series(1, 30000) n")
    first, second = sources.plan([postgresql.address], Selection(full=True))
    reading = sources.read(first)
    next(reading)
    postgresql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'innsyn'")
    last = list(reading)[-1]
    assert isinstance(last, Failure)
    assert "the connection was cut" in last.reason
    assert [batch.row_count for batch in sources.read(second)] == [1]


def test_rows_come_in_their_order_in_blocks_that_end_with_the_row_that_fills_them(postgresql, monkeypatch):
    monkeypatch.setattr(postgresql_copy, "BLOCK_BYTES", 2_000)
    made = "SELECT n AS id, repeat('x', n * 37 % 2500) AS fyll FROM generate_series(1, 3000) AS n"
    postgresql(f"CREATE VIEW v AS {made}")
    (segment,) = sources.plan([postgresql.address], Selection(full=True))
    before, batches = threading.active_count(), list(sources.read(segment))
    expected, size = [0], 0
    for number in range(1, 3001):
        expected[-1] += 1
        size += len(f"{number},{'x' * (number * 37 % 2500)}\n") + 2 * (number * 37 % 2500 == 0)
        if size >= 2_000:
            expected, size = [*expected, 0], 0
    assert [batch.row_count for batch in batches] == [count for count in expected if count]
    cells = [cell for batch in batches for cell in batch.columns[0].values.to_pylist()]
    assert cells == [str(number) for number in range(1, 3001)]
    assert threading.active_count() == before


def test_what_was_read_before_a_statement_failed_is_kept(postgresql, monkeypatch):
    monkeypatch.setattr(postgresql_copy, "BLOCK_BYTES", 2_000)
    postgresql("CREATE VIEW v AS SELECT 1000 / (900 - n) AS tall FROM generate_series(1, 1000) n")
    (segment,) = sources.plan([postgresql.address], Selection(full=True))
    *batches, failure = sources.read(segment)
    assert sum(batch.row_count for batch in batches) == 899
    assert failure.reason.startswith("cannot be read after 899 rows: it divides by zero")


def test_bounds_hold(postgresql, read_database):
    postgresql("CREATE TABLE t (id int)", "INSERT INTO t SELECT generate_series(1, 30000)", "ANALYZE t")
    postgresql("CREATE VIEW v AS SELECT * FROM t")
    bounded = read_database(postgresql.address, max_rows=1000)
    assert 700 < bounded.counts["public.t"] <= 1000
    assert bounded.planned["public.t"].sampling.method == "random rows"
    assert bounded.counts["public.v"] == 1000
    assert bounded.failures == []
    assert sources.deepen(bounded.planned["public.t"]) == ()
    small = read_database(postgresql.address, max_bytes=100_000)
    assert small.counts["public.t"] < 5_000


def test_declared_keys_are_planned_column_by_column(postgresql, declared_keys):
    postgresql(
        "CREATE TABLE kunde (land text, id int, UNIQUE (id, land))",
        "CREATE TABLE ordre (kunde int, land text, FOREIGN KEY (kunde, land) REFERENCES kunde (id, land))",
    )
    assert declared_keys(postgresql.address) == [("ordre", "kunde", "kunde", "id"), ("ordre", "land", "kunde", "land")]
