"""
Every statement issued to a database, held to a parser of its dialect.

For SQL Server and Oracle this is all there is: no live server of theirs runs the tests.
"""

import re

import pytest
import sqlglot
from sqlglot import exp

from connectors.connector import Segment, Selection
from connectors.dialect import Bounds, on_offer
from connectors.query import deepened, segments, statement_of

PARSED_AS = {"mssql": "tsql", "oracle": "oracle"}
AWKWARD = 'kunde "a" [b] `c` æøå'
ORACLE = [
    ("SHOP", AWKWARD, AWKWARD, rows, blocks, column, kind, owner, "en 'kommentar'")
    for rows, blocks in ((100, 4), (1_000_000, 10_000), (900_000_000, 90_000_000), (None, None))
    for column, kind, owner in [
        ("select", "VARCHAR2", None),
        ('a "b"', "BLOB", None),
        ("x", "XMLTYPE", "SYS"),
        ("j", "JSON", None),
        ("i", "INTERVAL DAY(2) TO SECOND(6)", None),
        ("g", "SDO_GEOMETRY", "MDSYS"),
    ]
] + [("SHOP", "v", None, None, None, "id", "NUMBER", None, None)]
MSSQL = [
    ("dbo", AWKWARD, "U ", rows, pages, 1, column, kind, "en kommentar", int(column == "a ]b" and rows != 7_000_000))
    for rows, pages in ((100, 4), (1_000_000, 10_000), (900_000_000, 90_000_000), (7_000_000, 700_000))
    for column, kind in [("a ]b", "int"), ("select", "nvarchar"), ("b", "varbinary"), ("g", "geometry"), ("x", "xml")]
] + [("dbo", "v", "V ", None, None, 1, "id", "int", None, 0), ("dbo", "stengt", "U ", 1, 1, 0, "id", "int", None, 0)]
DICTIONARIES = {"oracle": ORACLE, "mssql": MSSQL}


def issued(name, **chosen):
    """Return every statement of a session, and its tables."""
    asked = []
    dialect = on_offer()[name]

    def ask(statement):
        asked.append(statement)
        return DICTIONARIES[name]

    tables = list(dialect.tables(ask))
    reading = []
    for table in (table for table in tables if table.columns):
        for segment in segments(
            table, Segment(f"{name}://db/x", f"{name}://db/x", "sql"), dialect, Selection(**chosen)
        ):
            reading += [segment, *deepened(segment, ["select"])]
    return [*dialect.preamble(Bounds()), dialect.read_only, *asked, dialect.references], reading, tables


def parsed(statement, name):
    # Oracle's words for XML and JSON as text are the one thing this parser does not know.
    statement = re.sub(r'XMLSERIALIZE\(CONTENT ("\w+") AS CLOB\)', r"XMLSERIALIZE(\1)", statement)
    statement = statement.replace('("j" RETURNING CLOB)', '("j")')
    (found,) = sqlglot.parse(statement, dialect=PARSED_AS[name])
    return found


@pytest.mark.parametrize("name", ["mssql", "oracle"])
@pytest.mark.parametrize("chosen", [{}, {"full": True}, {"sample": 50, "seed": 7}, {"max_rows": 1000}], ids=str)
def test_every_statement_is_of_its_dialect(name, chosen):
    beginning, reading, _ = issued(name, **chosen)
    for statement in beginning:
        assert parsed(statement, name) or statement.startswith("ALTER SESSION SET NLS_"), statement
    for segment in reading:
        tree = parsed(statement_of(segment), name)
        assert isinstance(tree, exp.Select), statement_of(segment)
        assert {table.name for table in tree.find_all(exp.Table)} <= {AWKWARD, "v"}
        assert not list(tree.find_all(exp.Insert, exp.Update, exp.Delete, exp.Create, exp.Drop, exp.Command))


@pytest.mark.parametrize("name", ["mssql", "oracle"])
def test_large_tables_are_sampled_and_their_size_told(name):
    _, reading, _ = issued(name)
    sampled = [segment for segment in reading if segment.sampling.method.startswith("random")]
    assert {segment.sampling.total for segment in sampled} >= {1_000_000, 900_000_000}
    assert all(" TABLESAMPLE " in s or " SAMPLE " in s or "HASHBYTES" in s for s in map(statement_of, sampled))


def test_sql_server_samples_by_pages_only_where_rows_have_no_key():
    _, reading, _ = issued("mssql")
    pages = [segment for segment in reading if segment.sampling.method == "random pages"]
    assert [segment.sampling.total for segment in pages] == [7_000_000]


def test_an_account_that_can_write_is_refused():
    assert on_offer()["mssql"].is_read_only(("READ_WRITE", 0))
    assert on_offer()["mssql"].is_read_only(("READ_ONLY", 5))
    assert not on_offer()["mssql"].is_read_only(("READ_WRITE", 1))
    assert on_offer()["oracle"].is_read_only(("PRIMARY", "0"))
    assert on_offer()["oracle"].is_read_only(("PHYSICAL STANDBY", "9"))
    assert not on_offer()["oracle"].is_read_only(("PRIMARY", "1"))


def test_what_an_account_may_not_read_is_a_failure():
    _, _, tables = issued("mssql")
    assert next(table.troubles[0] for table in tables if table.name == "stengt").startswith(
        "this user may not read it"
    )


def test_a_connection_string_of_sql_server_holds_any_password():
    from connectors.sql import mssql

    assert mssql._braced("a;b}c={d") == "{a;b}}c={d}"
