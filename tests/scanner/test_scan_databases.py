"""`innsyn scan` of databases, as a user runs it."""

from __future__ import annotations

import json
import os
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.command import apart, here

if TYPE_CHECKING:
    import subprocess

ROOT = Path(__file__).parents[2]
BORN_1866 = "08099066076"
SECRET = "hemmelig-passord"


def innsyn(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    # What may be imported is settled when a process begins.
    run = apart if "PYTHONPATH" in environment else here
    return run(cwd, "scan", *arguments, **{"HOME": str(cwd), **environment})


@pytest.fixture
def shop(tmp_path):
    with sqlite3.connect(tmp_path / "shop.db") as connection:
        connection.execute("CREATE TABLE kunde (id INTEGER PRIMARY KEY, fnr TEXT, epost TEXT)")
        rows = ((n, BORN_1866, f"k{n}@example.com") for n in range(25_000))
        connection.executemany("INSERT INTO kunde VALUES (?, ?, ?)", rows)
    connection.close()
    return tmp_path


@pytest.mark.parametrize("run", [here, apart])
def test_findings_in_a_database_exit_1_and_say_where(shop, run):
    run = run(shop, "scan", "sqlite:///shop.db")
    assert run.returncode == 1, run.stderr
    assert "sqlite:///shop.db › kunde › fnr" in run.stdout
    assert BORN_1866 not in run.stdout + run.stderr


def test_the_result_does_not_depend_on_the_number_of_processes(postgresql, tmp_path):
    postgresql("CREATE TABLE kunde (id int, fnr text, notat text)")
    postgresql(
        f"INSERT INTO kunde SELECT n, '{BORN_1866}', 'ring k' || n || '@example.com' FROM generate_series(1, 400) n"
    )
    for number in range(6):
        postgresql(f"CREATE TABLE kopi{number} AS SELECT * FROM kunde")
    reports = []
    for jobs in "13":
        run = innsyn(postgresql.address, "--jobs", jobs, "--format", "json", "--catalog", "none", cwd=tmp_path)
        report = json.loads(run.stdout)
        reports.append({name: report[name] for name in ("findings", "coverage", "failures")})
    assert len(reports[0]["findings"]) >= 14
    assert reports[0] == reports[1]


def test_the_plan_names_every_statement_and_reads_nothing(shop):
    run = innsyn("sqlite:///shop.db", "--plan", cwd=shop)
    assert run.returncode == 0
    assert "PRAGMA query_only = 1;" in run.stdout
    assert 'SELECT "id", "fnr", "epost" FROM "kunde" WHERE ' in run.stdout
    assert "about 10,000 of 25,000" in run.stdout
    assert not (shop / ".innsyn").exists()
    assert innsyn("sqlite:///shop.db", "--plan", "--full", "--lang", "nb", cwd=shop).stdout.count("alle rader") == 1


def test_the_paper_itself_is_sql(postgresql, tmp_path):
    postgresql("CREATE TABLE kunde (id int)", "CREATE VIEW v AS SELECT 1 / (id - 1) AS brutt FROM kunde")
    run = innsyn(postgresql.address, "--plan", cwd=tmp_path)
    assert run.returncode == 0, run.stderr
    postgresql("BEGIN", run.stdout, "ROLLBACK")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("sqlite:///nei.db",), "no such file: nei.db"),
        ((f"postgresql://leser:{SECRET}@127.0.0.1:1/shop",), "nothing answers there"),
        ((f"mysql://leser:{SECRET}@nei.invalid/shop",), "no connection to mysql://nei.invalid/shop"),
        (("sqlite:///shop.db", "--full", "--sample", "5"), "give one of the two"),
        (("sqlite:///shop.db", "--password-file", "nei.txt"), "the password file nei.txt cannot be read"),
        (("postgresql://leser:${INGEN}@127.0.0.1/shop",), "the environment has no INGEN"),
    ],
)
def test_where_nothing_can_be_reached_the_command_ends_with_2(shop, arguments, said):
    run = innsyn(*arguments, "--catalog", "none", cwd=shop)
    assert run.returncode == 2
    assert said in run.stderr
    assert len(run.stderr.splitlines()) == 1
    assert SECRET not in run.stdout + run.stderr


def test_where_one_of_two_can_be_reached_the_rest_is_a_failure(shop):
    run = innsyn(f"postgresql://leser:{SECRET}@127.0.0.1:1/shop", "sqlite:///shop.db", cwd=shop)
    assert run.returncode == 3
    assert "kunde › fnr" in run.stdout
    assert "nothing answers there" in run.stdout
    recorded = b"".join(path.read_bytes() for path in (shop / ".innsyn").iterdir())
    assert SECRET not in run.stdout + run.stderr
    assert SECRET.encode() not in recorded


@pytest.mark.parametrize("driver", ["psycopg", "pymysql", "duckdb", "pyodbc", "oracledb"])
def test_a_missing_driver_is_one_line_that_names_the_extra(driver, tmp_path):
    extra = {"psycopg": "postgresql", "pymysql": "mysql", "pyodbc": "mssql", "oracledb": "oracle"}.get(driver, driver)
    (tmp_path / f"{driver}.py").write_text("raise ImportError")
    run = innsyn(
        f"{extra}://leser:{SECRET}@127.0.0.1/x", cwd=tmp_path, PYTHONPATH=os.pathsep.join([str(tmp_path), str(ROOT)])
    )
    assert run.returncode == 2
    assert f"pip install 'innsyn[{extra}]'" in run.stderr
    assert len(run.stderr.splitlines()) == 1


def test_settings_take_the_address_from_the_environment_and_the_password_from_a_file(postgresql, tmp_path):
    postgresql("CREATE TABLE kunde (fnr text)", f"INSERT INTO kunde VALUES ('{BORN_1866}')")
    (tmp_path / "innsyn.yaml").write_text("targets: ['${DB_URL}']\npassword_file: passord.txt\n")
    (tmp_path / "passord.txt").write_text(f"{SECRET}\n")
    run = innsyn("--format", "json", cwd=tmp_path, DB_URL=postgresql.address)
    assert run.returncode == 1, run.stderr
    assert json.loads(run.stdout)["targets"] == ["${DB_URL}"]
    assert SECRET not in run.stdout


def test_a_replica_is_read_in_the_place_of_what_is_named(postgresql, shop):
    postgresql("CREATE TABLE kunde (fnr text)", f"INSERT INTO kunde VALUES ('{BORN_1866}')")
    run = innsyn("postgresql://hovedbase.example.org/shop", "--replica", postgresql.address, cwd=shop)
    assert run.returncode == 1, run.stderr
    assert "postgresql://hovedbase.example.org/shop › public.kunde › fnr" in run.stdout


def test_what_the_schema_says_of_a_column_speaks_where_its_name_does_not(postgresql, tmp_path):
    postgresql(
        "CREATE TABLE k (c1 text, c2 text)",
        "COMMENT ON COLUMN k.c1 IS 'Kontonummer (for utbetaling), spør Kari'",
        "INSERT INTO k SELECT '86011117947', '86011117947' FROM generate_series(1, 3)",
    )
    run = innsyn(postgresql.address, "--format", "json", "--min-confidence", "0", cwd=tmp_path)
    found = {
        f["location"]["field"]: f for f in json.loads(run.stdout)["findings"] if f["detector"] == "no_kontonummer"
    }
    assert "comment in the schema" in {reason["reason"] for reason in found["c1"]["why"]}
    assert found["c1"]["confidence"] > found.get("c2", {"confidence": 0})["confidence"]
    assert "Kari" not in run.stdout


def test_a_view_is_counted_as_it_is_read(shop):
    with sqlite3.connect(shop / "shop.db") as connection:
        connection.execute("CREATE VIEW liten AS SELECT * FROM kunde LIMIT 10")
        connection.execute("CREATE VIEW stor AS SELECT * FROM kunde")
        connection.execute("CREATE VIEW tom AS SELECT * FROM kunde WHERE id < 0")
    connection.close()
    run = innsyn("sqlite:///shop.db", "--format", "json", cwd=shop)
    told = {part["container"]: part for part in json.loads(run.stdout)["coverage"]}
    assert (told["liten"]["examined"], told["liten"]["total"], told["liten"].get("sampling")) == (10, 10, None)
    assert (told["tom"]["examined"], told["tom"]["total"]) == (0, 0)
    assert (told["stor"]["examined"], told["stor"]["total"]) == (20_000, 25_000)
    assert told["stor"]["sampling"] == "reservoir"


def test_a_file_that_only_the_full_pass_meets_is_read_and_counted(tmp_path):
    number = 10_000
    with sqlite3.connect(tmp_path / "a.db") as connection:
        connection.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, fil BLOB)")
        said = "kunden ringte om levering av ordren og ventet lenge på svar"
        connection.executemany("INSERT INTO t VALUES (?, ?)", ((n, said.encode()) for n in range(2 * number + 1)))
        files = (("navn;fnr\n" + f"Kari;{BORN_1866}\n" * 20).encode(), b"\x89PNG\r\n\x1a\n" + bytes(50))
        connection.executemany("UPDATE t SET fil = ? WHERE id = ?", zip(files, (1, 2), strict=True))
    connection.close()
    reports = []
    for seed in "123456":
        run = innsyn("sqlite:///a.db", "--seed", seed, "--format", "json", "--catalog", "none", cwd=tmp_path)
        assert run.returncode == 1, run.stderr
        report = json.loads(run.stdout)
        covered = {part["container"]: part["examined"] for part in report["coverage"]}
        reports.append((covered["t!/fil"], report["set_aside"], [found["count"] for found in report["findings"]]))
    assert reports == [reports[0]] * 6
    assert reports[0][0] == 20
    assert "1 cell of column fil that hold: image" in reports[0][1][0]["reason"]


def test_a_table_of_which_no_row_was_drawn_does_not_look_clean(postgresql, tmp_path):
    postgresql(
        "CREATE TABLE ordre (id int, kode text)",
        "INSERT INTO ordre SELECT n, 'A' FROM generate_series(1, 30000) n",
        "ANALYZE ordre",
    )
    runs = (innsyn(postgresql.address, "--sample", "1", "--seed", str(seed), cwd=tmp_path) for seed in range(1, 20))
    run = next(run for run in runs if "and 0 rows" in run.stdout)
    assert run.returncode == 3
    assert "public.ordre: no row of it was drawn" in run.stdout
    postgresql("DELETE FROM ordre WHERE id > 1")
    # By the statistics there are 30,000 rows; of the one there is a sample of 10,000 draws it, or all is read.
    for seed in "123":
        run = innsyn(postgresql.address, "--seed", seed, "--format", "json", cwd=tmp_path)
        (part,) = json.loads(run.stdout)["coverage"]
        assert (run.returncode, part["examined"]) == (0, 1)


def test_a_role_that_is_not_there_and_a_view_of_what_is_gone_are_named_as_such(postgresql, shop):
    run = innsyn(postgresql.address.replace("postgres@", "ingen_slik@"), cwd=shop)
    assert run.returncode == 2
    assert "the user or the password is refused" in run.stderr
    assert "ingen_slik" not in run.stderr
    with sqlite3.connect(shop / "shop.db") as connection:
        connection.execute("CREATE VIEW v AS SELECT a FROM borte")
    connection.close()
    run = innsyn("sqlite:///shop.db", cwd=shop)
    assert run.returncode == 3
    assert "it refers to something that is gone" in run.stdout
    assert "borte" not in run.stdout


def test_a_view_that_a_bound_cut_short_is_said_to_be_no_sample_of_it(shop):
    with sqlite3.connect(shop / "shop.db") as connection:
        connection.execute("CREATE VIEW v AS SELECT id, hex(zeroblob(2000)) AS x FROM kunde")
    connection.close()
    run = innsyn("sqlite:///shop.db", "--include", "v", "--max-bytes", "20000000", cwd=shop)
    assert run.returncode == 3
    (said,) = [line for line in run.stdout.splitlines() if " › v: in " in line]
    assert "random" not in said
    assert "at most" not in said
    assert run.stderr == ""


def coverage_of(run, name):
    report = json.loads(run.stdout)
    (part,) = [part for part in report["coverage"] if part["container"] == name]
    return part, [item["reason"] for item in report["failures"] if item["container"] == name]


def test_a_view_that_broke_is_said_to_have_given_its_first_rows(shop):
    with sqlite3.connect(shop / "shop.db") as connection:
        connection.execute(
            "CREATE VIEW v AS SELECT epost, abs(CASE id WHEN 400 THEN -9223372036854775808 ELSE id END) AS n FROM kunde"
        )
    connection.close()
    run = innsyn("sqlite:///shop.db", "--include", "v", "--format", "json", cwd=shop)
    part, reasons = coverage_of(run, "v")
    assert run.returncode == 3
    assert (part["sampling"], part["complete"], part["total"], part["bound"]) == ("first rows", False, None, None)
    assert len(reasons) == 1
    said = innsyn("sqlite:///shop.db", "--include", "v", cwd=shop).stdout
    assert "(first rows only)" in said


def test_a_table_with_a_column_that_may_not_be_read_is_not_complete(postgresql, tmp_path):
    role = f"r{os.getpid()}"
    postgresql(
        "CREATE TABLE kunde (id int, epost text, lonn text)",
        "INSERT INTO kunde SELECT n, 'k' || n || '@example.com', 'x' FROM generate_series(1, 50) n",
        f"CREATE ROLE {role} LOGIN",
        f"GRANT SELECT (id, epost) ON kunde TO {role}",
    )
    try:
        address = postgresql.address.replace("postgres@", f"{role}@").replace("postgres:@", f"{role}@")
        run = innsyn(address, "--format", "json", "--catalog", "none", cwd=tmp_path)
        part, reasons = coverage_of(run, "public.kunde")
        assert (part["examined"], part["complete"]) == (50, False)
        assert {one["field"]: one["bound"] for one in part["fields"]}["epost"] == 0.0
        assert reasons == [
            "this user may not read 1 of its 3 columns: permission denied; grant SELECT, and USAGE on the schema"
        ]
    finally:
        postgresql(f"DROP OWNED BY {role}", f"DROP ROLE {role}")


def test_all_that_is_known_of_a_table_that_cannot_be_read_is_told(postgresql, tmp_path):
    role = f"p{os.getpid()}"
    postgresql(
        "CREATE TABLE kunde (id int, epost text, lonn text)",
        "INSERT INTO kunde VALUES (1, 'k1@example.com', 'x')",
        "ALTER TABLE kunde ENABLE ROW LEVEL SECURITY",
        f"CREATE ROLE {role} LOGIN",
        f"GRANT SELECT (id, epost) ON kunde TO {role}",
    )
    try:
        address = postgresql.address.replace("postgres@", f"{role}@").replace("postgres:@", f"{role}@")
        report = json.loads(innsyn(address, "--format", "json", "--catalog", "none", cwd=tmp_path).stdout)
        reasons = [item["reason"] for item in report["failures"] if item["container"] == "public.kunde"]
        assert len(reasons) == 2
        assert reasons[0].startswith("this user may not read 1 of its 3 columns")
    finally:
        postgresql(f"DROP OWNED BY {role}", f"DROP ROLE {role}")
