"""`--changed` and `--resume` over databases: a table is skipped only where a change would have been seen."""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing
from dataclasses import replace

import psycopg
import pytest

from connectors import sessions
from connectors.connector import Selection
from connectors.dialect import Part, TableColumn
from connectors.query import Query
from connectors.table_state import _of_rows
from scanner.catalog import open_journal, prepare
from scanner.fingerprints import new_key
from scanner.journal import identity
from scanner.run import Options, Ways, scan
from scanner.versions import Versions
from tests.scanner.journeys import PAST, Journey, lay, line, told


def write(path, *statements, at=0):
    with closing(sqlite3.connect(path)) as base:
        for statement in statements:
            base.execute(statement)
        base.commit()
    os.utime(path, (PAST + at, PAST + at))


@pytest.fixture
def journey(tmp_path):
    path = tmp_path / "shop.db"
    write(
        path,
        "create table kunde (id integer primary key, epost text)",
        "create table ordre (id integer primary key, kunde_id integer)",
        *(f"insert into kunde (epost) values ('kari{n}@example.com')" for n in range(50)),
        *(f"insert into ordre (kunde_id) values ({n})" for n in range(50)),
    )
    journey = Journey(tmp_path, others=(f"sqlite:///{path}",))
    journey.scan()
    return journey


def tables(journey):
    return [task.segment.container for task in journey.tasks]


def test_an_unchanged_database_in_a_file_is_not_read(journey):
    found = journey.scan()
    assert journey.tasks == []
    assert found.findings
    assert told(found) == told(journey.fresh())


def test_a_changed_database_in_a_file_is_read(journey):
    write(journey.root / "shop.db", "update kunde set epost = 'per@example.com' where id = 3", at=5)
    found = journey.scan()
    assert tables(journey) == ["kunde", "ordre"]
    assert told(found) == told(journey.fresh())


def test_what_lies_beside_the_file_counts_too(journey):
    path = journey.root / "shop.db"
    with closing(sqlite3.connect(path)) as base:
        base.execute("pragma journal_mode = wal")
        base.execute("update kunde set epost = 'per@example.com' where id = 3")
        base.commit()
        for beside in (path, path.with_name("shop.db-wal")):
            os.utime(beside, (PAST + 9, PAST + 9))
        journey.scan()
        assert tables(journey) == ["kunde", "ordre"]
        base.execute("update kunde set epost = 'ola@example.com' where id = 4")
        base.commit()
        os.utime(path, (PAST + 9, PAST + 9))
        journey.scan()
        assert tables(journey) == ["kunde", "ordre"]


def test_a_stopped_scan_of_tables_goes_on_without_reading_them_again(tmp_path):
    path = tmp_path / "shop.db"
    write(path, *(f"create table t{n} (id integer primary key, epost text)" for n in range(5)))
    write(path, *(f"insert into t{n} (epost) values ('kari{n}@example.com')" for n in range(5)))
    now = time.time()
    os.utime(path, (now + 60, now + 60))  # nothing can be known of a file that changes while one looks
    journey = Journey(tmp_path, others=(f"sqlite:///{path}",))
    with pytest.raises(KeyboardInterrupt):
        journey.scan(changed=False, fault=3)
    found = journey.scan(changed=False, resume=True)
    assert tables(journey) == ["t3", "t4"]
    assert told(found) == told(journey.fresh())
    journey.scan()
    assert len(journey.tasks) == 5


def test_a_database_that_cannot_be_opened_now_stands_as_it_was_known(journey):
    lay(journey.data / "a.log", line(1) * 30)
    journey.scan()
    (journey.data / "a.log").rename(journey.root / "away")
    (journey.data / "a.log").symlink_to(journey.root / "nothing")
    found = journey.scan()
    (failure,) = found.failures
    assert failure.source.endswith("data/a.log")
    told_of = [finding for finding in found.findings if finding.location.source == failure.source]
    assert [finding.count for finding in told_of] == [30]
    (part,) = [part for part in found.coverage if part.source == failure.source]
    assert (part.complete, part.carried) == (False, 30)
    (journey.data / "a.log").unlink()
    (journey.root / "away").rename(journey.data / "a.log")
    assert told(journey.scan()) == told(journey.fresh())
    assert journey.tasks == []


def test_a_database_that_cannot_be_reached_keeps_what_was_found_in_all_its_tables(postgresql, tmp_path):
    name = postgresql.address.partition("@/")[2].partition("?")[0]
    lay(tmp_path / "data" / "a.log", line(1) * 30)
    postgresql(
        "create table liten (id int, epost text)",
        "insert into liten select n, 'kari' || n || '@example.com' from generate_series(1, 60) n",
        "create table stor (id int, tekst text, epost text)",
        "insert into stor select n, case when n % 9000 = 0 then 'ring ola' || n || '@example.com om ordren som er sen' "
        "else 'kunden ringte om levering av ordren' end, 'per' || n || '@example.com' from generate_series(1, 21000) n",
        "analyze",
    )
    journey = Journey(tmp_path, others=(postgresql.address,))
    whole = journey.scan()
    assert {finding.count for finding in whole.findings} >= {60, 30, 2}
    sessions.close()
    with psycopg.connect(postgresql.address, dbname="postgres", autocommit=True) as server:
        server.execute(f"alter database {name} with allow_connections false")
    # Twice: what could not be reached yesterday is still known today.
    for _ in range(2):
        found = journey.scan()
        assert [failure.container for failure in found.failures] == [None]
        assert [(f.location, f.count) for f in found.findings] == [(f.location, f.count) for f in whole.findings]
        held = {part.container: part for part in found.coverage if part.container}
        assert {name: (part.complete, part.carried) for name, part in held.items()} == {
            "public.liten": (False, 60),
            "public.stor": (False, 21_000),
        }
    with psycopg.connect(postgresql.address, dbname="postgres", autocommit=True) as server:
        server.execute(f"alter database {name} with allow_connections true")
    assert told(journey.scan()) == told(journey.fresh())


def test_a_table_that_cannot_be_read_now_keeps_what_was_found_in_it(postgresql, tmp_path):
    postgresql(
        "create table kunde (id int, epost text)",
        "insert into kunde select n, 'kari' || n || '@example.com' from generate_series(1, 60) n",
    )
    options = Options(jobs=1, selection=Selection(lock_seconds=1))
    journey = Journey(tmp_path, options=options, others=(postgresql.address,))
    whole = journey.scan()
    postgresql("insert into kunde values (61, 'per@example.com')", "select pg_stat_force_next_flush()", "select 1")
    for _ in range(2):
        with psycopg.connect(postgresql.address) as other:
            other.execute("lock table kunde in access exclusive mode")
            found = journey.scan()
        assert "--lock-timeout" in found.failures[0].reason
        assert [(f.location, f.count) for f in found.findings] == [(f.location, f.count) for f in whole.findings]
        assert [(part.complete, part.carried) for part in found.coverage] == [(False, 60)]
    assert [finding.count for finding in journey.scan().findings] == [61]


def asked(columns, rows, dialect="mysql"):
    """Return what a table's rows tell of their state, and the statements that were asked."""
    heard = []
    query = Query(tuple(TableColumn(name, kind, f"`{name}`") for name, kind in columns), (Part("`kunde`"),))
    return _of_rows(lambda statement: heard.append(statement) or rows, dialect, query), heard


def test_rows_are_asked_when_they_were_changed_and_nothing_else_will_do():
    said, heard = asked([("id", "int"), ("endret_tid", "datetime"), ("opprettet", "datetime")], [(7, "2026-11-22")])
    assert heard == ["SELECT count(*), max(`endret_tid`) FROM `kunde`"]
    assert said != asked([("id", "int"), ("endret_tid", "datetime")], [(7, "2026-11-23")])[0]
    assert asked([("id", "int"), ("opprettet", "datetime")], [(7,)]) == ("", [])
    assert asked([("updated", "varchar(10)")], [(7,)]) == ("", [])


def test_the_counters_of_postgresql_tell_of_every_change(postgresql, tmp_path):
    for table in ("fast", "endres"):
        postgresql(
            f"create table {table} (id serial primary key, epost text)",
            f"insert into {table} (epost) select 'kari' || n || '@example.com' from generate_series(1, 60) n",
        )
    postgresql("create view syn as select * from fast", "select pg_stat_force_next_flush()", "select 1")
    journey = Journey(tmp_path, others=(postgresql.address,))
    journey.scan()
    journey.scan()
    assert tables(journey) == ["public.syn"]
    postgresql(
        "update endres set epost = 'per@example.com' where id = 7", "select pg_stat_force_next_flush()", "select 1"
    )
    found = journey.scan()
    assert sorted(tables(journey)) == ["public.endres", "public.syn"]
    assert told(found) == told(journey.fresh())


def test_the_journal_lies_in_postgresql_too(postgresql, tmp_path):
    url = postgresql.address.replace("postgresql://", "postgresql+psycopg://")
    lay(tmp_path / "a.log", line(1) * 20)
    prepare(url)
    key, options = new_key(), Options(jobs=1)
    rests_on = Versions("reader", 1000, {"email": "1"})
    reads = []
    for _ in range(3):
        with open_journal(url, identity(key, "a"), rests_on, since_last=True) as kept:
            found = scan([str(tmp_path / "a.log")], options, key, Ways(journal=kept))
            reads.append(sum(part.examined - part.carried for part in found.coverage))
            kept.record(replace(found, days=()))
    assert reads == [20, 0, 0]


def test_a_table_is_never_taken_for_one_of_the_same_form_elsewhere(tmp_path):
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        write(tmp_path / name / "shop.db", "create table kunde (id integer primary key, epost text)", at=7)
    write(tmp_path / "a" / "shop.db", "insert into kunde (epost) values ('kari@example.com')")
    journey = Journey(tmp_path, others=tuple(f"sqlite:///{tmp_path}/{name}/shop.db" for name in ("a", "b")))
    journey.scan()
    write(tmp_path / "b" / "shop.db", "insert into kunde (epost) values ('ordre 17, levert')")
    found = journey.scan()
    assert len(journey.tasks) == 1
    assert told(found) == told(journey.fresh())
