"""Verdicts on columns of databases, as a careful reader of the schema would give them."""

from __future__ import annotations

import json
import random
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FIRST = ("Kari", "Ola", "Xiomara", "Jos", "Ingrid", "Per")
LAST = ("Nordmann", "Wichterle", "Hansen", "Quispe", "Berg")
TABLES = {
    "people": {
        "id": (None, ""),
        "email": (lambda r: f"k{r.randint(100, 999)}@example.com", "user.contact.email"),
        "FIRST": (lambda r: f"{r.choice(FIRST)}{r.randint(100, 999)}", "user.name.first"),
        "LAST": (lambda r: f"{r.choice(LAST)}{r.randint(100, 999)}", "user.name.last"),
        "sex": (lambda r: r.choice("MF"), "user.demographic.gender"),
        "race": (lambda r: r.choice(("white", "black", "asian")), "user.demographic.race_ethnicity"),
        "marital": (lambda r: r.choice(("M", "S")), "user.demographic.marital_status"),
        "lat": (lambda r: f"{r.uniform(30, 50):.6f}", "user.location.precise"),
        "user_id": (lambda r: str(r.randint(1, 900)), ""),
        "organization": (lambda r: f"{r.getrandbits(128):032x}", ""),
    },
    "passengers": {"Name": (lambda r: f"{r.choice(LAST)}, Mrs. {r.choice(FIRST)}", "user.name")},
    "organizations": {"name": (lambda r: f"{r.choice(LAST).upper()} {r.choice(FIRST).upper()} HOSPITAL", "")},
    "currencies": {
        "name": (lambda r: f"{r.choice(('Norwegian', 'Danish', 'Lebanese'))} {r.choice(('krone', 'pound'))}", "")
    },
    "diagnoses": {
        "description": (lambda r: r.choice(("Asthma", "Gout", "Anemia (disorder)")), "user.health_and_medical")
    },
    "titles": {"title": (lambda r: r.choice(("Senior Engineer", "Staff", "Technique Leader")), "user.job_title")},
    "documents": {"tittel": (lambda r: r.choice(("Klage på vedtak", "Referat fra møte", "Varsel om tilsyn")), "")},
    "tickets": {"ticket": (lambda r: f"CK-{r.randint(1000, 9999)}", "")},
    "airports": {"latitude": (lambda r: f"{r.uniform(30, 50):.6f}", "")},
    "cards": {
        "card_number": (
            lambda r: "3333" + "".join(r.choice("0123456789") for _ in range(10)),
            "user.financial.credit_card.number",
        ),
        "exp_month": (lambda r: str(r.randint(1, 12)), "user.financial.credit_card.expiry"),
    },
    "doctors": {"occupation": (lambda r: r.choice(("Psykolog", "Psykiater")), "user.job_title")},
}


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory):
    folder = tmp_path_factory.mktemp("verdicts")
    chosen = random.Random(3)
    with sqlite3.connect(folder / "t.db") as connection:
        for table, columns in TABLES.items():
            connection.execute(f"CREATE TABLE {table} ({', '.join(f'{name} text' for name in columns)})")
            for number in range(80):
                row = [str(number) if make is None else make(chosen) for make, _ in columns.values()]
                connection.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)
    connection.close()
    report = folder / "report.json"
    run = subprocess.run(
        [
            sys.executable,
            "-m",
            "scanner",
            "scan",
            "sqlite:///t.db",
            "--catalog",
            "none",
            "--format",
            "json",
            "-o",
            report,
        ],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": str(folder)},
        check=False,
    )
    assert run.returncode == 1
    found: dict[tuple[str, str], set[str]] = {}
    for finding in json.loads(report.read_text())["findings"]:
        at = finding["location"]
        found.setdefault((at["container"], at["field"]), set()).add(finding["category"])
    return found


@pytest.mark.parametrize(
    ("table", "column", "category"),
    [(table, name, wanted) for table, columns in TABLES.items() for name, (_, wanted) in columns.items() if wanted],
)
def test_a_column_is_known_by_its_name_its_values_and_its_neighbours(verdicts, table, column, category):
    assert verdicts.get((table, column), set()) == {category}


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("people", "id"),
        ("people", "user_id"),
        ("people", "organization"),
        ("organizations", "name"),
        ("currencies", "name"),
        ("airports", "latitude"),
        ("documents", "tittel"),
        ("tickets", "ticket"),
    ],
)
def test_keys_and_names_of_things_are_no_facts_about_people(verdicts, table, column):
    assert (table, column) not in verdicts
