"""A column of foreign telephones is one finding, whoever recognised which of its cells."""

from __future__ import annotations

import random
import sqlite3
from base64 import b64encode
from typing import TYPE_CHECKING

from scanner.run import Options, scan

if TYPE_CHECKING:
    from pathlib import Path

# The first is one of those that Ofcom has set aside for fiction: test data.
PHONES = [
    "+44 20 7946 0958",
    "+1 212 736 5000",
    "(604) 688-3382",
    "697-555-0142",
    "1 (11) 500 555-0132",
    "28303384290",
]


def test_one_finding_per_column_and_category(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "a.db") as database:
        database.execute("create table customer(phone text, fax text, last_name text, city text)")
        database.executemany(
            "insert into customer values(?, ?, ?, ?)",
            [(phone, phone, name, city) for phone, name, city in zip(PHONES, NAMES, CITIES, strict=True)],
        )
    database.close()
    found = scan([f"sqlite:///{tmp_path / 'a.db'}"], Options(jobs=1), b"k" * 32).findings
    told = {(f.location.field, f.category): (f.count, len(f.occurrences)) for f in found if not f.test_data}
    assert told == {
        ("phone", "user.contact.phone_number"): (5, 5),
        ("fax", "user.contact.fax_number"): (5, 5),
        ("last_name", "user.name.last"): (6, 6),
        ("city", "user.contact.address.city"): (6, 6),
    }


def test_telephones_of_two_countries_are_one_finding_whose_kind_is_the_commonest(tmp_path: Path) -> None:
    rows = ["telefon", "901 23 456", "+46 8 123 456 78", "+45 32 12 34 56", "+46 70 123 45 67"]
    (tmp_path / "a.csv").write_text("\n".join(rows), encoding="utf-8")
    found = scan([str(tmp_path / "a.csv")], Options(jobs=1), b"k" * 32).findings
    assert [(f.category, f.count, f.subtype) for f in found] == [("user.contact.phone_number", 4, "SE")]


def test_french_telephones_are_no_ip_addresses(tmp_path: Path) -> None:
    rows = ["navn;fax", "Tiril Haugdal;30.59.84.10", "Runar Øvrelid;26.47.15.10", "Gry Lønnstad;91.24.45.40"]
    (tmp_path / "a.csv").write_text("\n".join(rows), encoding="utf-8")
    found = scan([str(tmp_path / "a.csv")], Options(jobs=1), b"k" * 32).findings
    assert {(f.location.field, f.category) for f in found} == {
        ("navn", "user.name"),
        ("fax", "user.contact.fax_number"),
    }


def test_salts_and_hashes_beside_each_other_are_no_passwords(tmp_path: Path) -> None:
    rng = random.Random(7)
    pairs = [[b64encode(rng.randbytes(size)).decode() for size in (32, 5)] for _ in range(60)]
    (tmp_path / "a.csv").write_text("\n".join(["PasswordHash;PasswordSalt", *map(";".join, pairs)]), encoding="utf-8")
    found = scan([str(tmp_path / "a.csv")], Options(jobs=1), b"k" * 32).findings
    assert {(f.location.field, f.subtype, f.severity) for f in found} == {
        ("PasswordHash", "hash", "low"),
        ("PasswordSalt", "", "low"),
    }


def test_a_key_in_a_field_of_hashes_is_a_key(tmp_path: Path) -> None:
    keys = [f"ghp_{character * 18}{'0aB1cD2eF3gH4iJ5kL'}" for character in "abcdefgh"]
    (tmp_path / "a.csv").write_text("\n".join(["key_hash", *keys]), encoding="utf-8")
    found = scan([str(tmp_path / "a.csv")], Options(jobs=1), b"k" * 32).findings
    assert {(f.subtype, f.severity) for f in found if not f.test_data} == {("token", "high")}


def test_a_cell_that_two_detectors_take_is_counted_once(tmp_path: Path) -> None:
    rows = ["navn;allergi;epost", "Tiril Haugdal;nøtter;a@example.com", "Runar Øvrelid;gluten;b@example.com"]
    (tmp_path / "a.csv").write_text("\n".join(rows), encoding="utf-8")
    found = scan([str(tmp_path / "a.csv")], Options(jobs=1), b"k" * 32).findings
    told = [f for f in found if f.location.field == "allergi"]
    assert [(f.category, f.count, f.distinct, len(f.occurrences)) for f in told] == [
        ("user.health_and_medical.dietary_requirement", 2, 2, 2)
    ]


NAMES = ["Hansen", "Olsen", "Wichterlová", "Hilliere", "Stephens", "Gonçalves"]
CITIES = ["Oslo", "Bergen", "Lethbridge", "São Paulo", "Prague", "Vienne"]
