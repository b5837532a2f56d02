"""Addresses of databases: secrets are taken from where they lie, and never seen."""

import pickle

import pytest

from connectors import address, sources
from connectors.connector import SourceError

HIDDEN = "hemmelig@1/2:3"
WRITTEN = "hemmelig%401%2F2%3A3"


@pytest.mark.parametrize(
    "target",
    [
        f"postgresql://leser:{WRITTEN}@db.example.org/shop",
        f"postgres+psycopg2://leser:{WRITTEN}@db.example.org:5433/shop?sslmode=require",
        f"mariadb://leser:{WRITTEN}@db.example.org/shop",
        f"mssql+pyodbc://leser:{WRITTEN}@db.example.org/shop?driver=ODBC+Driver+18",
        f"postgresql://leser@db.example.org/shop?password={WRITTEN}",
        f"oracle://leser:{WRITTEN}@db.example.org/?wallet_password={WRITTEN}",
    ],
)
def test_a_secret_that_is_written_out_is_replaced_by_a_name(target):
    environment = {}
    shown = address.concealed(target, environment=environment)
    assert "hemmelig" not in shown
    assert list(environment.values()) == [HIDDEN]
    parsed = address.parsed(shown, environment)
    assert HIDDEN in (parsed.password, *parsed.query.values())
    assert "hemmelig" not in repr(parsed) + parsed.source
    assert address.concealed(shown, environment=environment) == shown
    assert address.concealed(target, environment=environment) == shown


def test_references_stay_references():
    environment = {"DB_URL": f"postgresql://leser:{WRITTEN}@db.example.org/shop", "DB_PASSWORD": HIDDEN}
    assert address.is_database("${DB_URL}", environment)
    assert address.concealed("${DB_URL}", environment=environment) == "${DB_URL}"
    assert address.parsed("${DB_URL}", environment).password == HIDDEN
    target = "mysql://leser:${DB_PASSWORD}@db.example.org/shop"
    assert address.concealed(target, environment=environment) == target
    assert address.parsed(target, environment).password == HIDDEN
    assert sorted(environment) == ["DB_PASSWORD", "DB_URL"]


def test_a_password_from_elsewhere_is_used_where_the_address_has_none():
    environment = {}
    shown = address.concealed("postgresql://leser@db.example.org/shop", HIDDEN, environment)
    assert address.parsed(shown, environment).password == HIDDEN
    environment = {"DB_URL": "postgresql://leser:annet@db.example.org/shop"}
    assert address.parsed(address.concealed("${DB_URL}", HIDDEN, environment), environment).password == "annet"


@pytest.mark.parametrize(
    ("target", "said"),
    [
        (f"mongodb://leser:{WRITTEN}@db.example.org/shop", "mongodb are not read"),
        ("jdbc:postgresql://db.example.org/shop?password=hemmelig", "jdbc are not read"),
        (f"postgresql://leser:{WRITTEN}@db.example.org:port/shop", "cannot be read; write postgresql://"),
        ("postgresql://leser:pass@hemmelig@db.example.org/shop", "more than one @; in a password write %40"),
        ("postgresql://leser:pass@1/hemmelig@db.example.org/shop", "more than one @"),
        ("mysql://leser:pass@1/x?hemmelig@db.example.org/shop=1", "more than one @"),
        ("postgresql://leser:${INGEN_HEMMELIG}@db.example.org/shop", "the environment has no INGEN"),
    ],
)
def test_what_is_no_address_is_said_so_without_its_secrets(target, said):
    with pytest.raises(SourceError, match=said) as raised:
        address.concealed(target, environment={})
    assert "hemmelig" not in str(raised.value)


@pytest.mark.parametrize("target", ["logs/", "s3://bucket/key", "https://example.org/a.csv", "-", "${INGEN}", "a.db"])
def test_all_else_is_a_file(target):
    assert not address.is_database(target, {})


@pytest.mark.parametrize(
    "target",
    [
        "ftp://leser:hemmelig@host/a/*.log",
        "ftp://leser:p/hemmelig@host/a.log",
        "ftp://leser:p#hemmelig@host/a.log",
        "https://host/a.log?sig=hemmelig#hemmelig",
        "zip://a.csv::ftp://leser:hemmelig@host/a.zip",
        f"postgresql://leser:{WRITTEN}@host/shop",
    ],
)
def test_targets_are_recorded_without_their_secrets(target):
    (shown,) = sources.public([target])
    assert "hemmelig" not in shown
    assert "host/" in shown


@pytest.mark.parametrize("target", ["postgresql:/a:hemmelig@host/b", "postgresql//a:hemmelig@host/*"])
def test_what_is_not_there_is_named_without_what_may_be_its_password(target):
    with pytest.raises(SourceError, match="host/") as raised:
        list(sources.plan([target]))
    assert "hemmelig" not in str(raised.value)


@pytest.mark.parametrize("target", ["logs/", "-", "a@b.log", "s3://bucket/a@b.log", "ftp://host:21/a:b@c.log"])
def test_what_holds_no_secret_is_recorded_as_it_is(target):
    assert sources.public([target]) == (target,)


def test_no_segment_holds_a_secret(mariadb, monkeypatch):
    name = mariadb.address.rpartition("/")[2]
    mariadb("CREATE TABLE t (id INT)", f"CREATE USER {name}@'%' IDENTIFIED BY '{HIDDEN}'")
    mariadb(f"GRANT SELECT ON {name}.* TO {name}@'%'")
    try:
        (segment,) = sources.plan([mariadb.address.replace("root", f"{name}:{WRITTEN}")])
        assert list(sources.read(segment)) == []
    finally:
        mariadb(f"DROP USER {name}@'%'")
    assert b"hemmelig" not in pickle.dumps(segment)
    assert "hemmelig" not in "".join(sources.public([mariadb.address.replace("root", f"{name}:{WRITTEN}")]))
