"""A short name that may mean something else is no password where all that stands under it are numbers."""

from __future__ import annotations

from random import Random

import pytest

from scanner.run import Options, scan

RNG = Random(5)
MEASURES = {
    "power in watts": ("pw", lambda: f"{RNG.uniform(1000, 99999):.1f}"),
    "whole watts": ("pw", lambda: str(RNG.randrange(1000, 99999))),
    "passes": ("pass", lambda: str(RNG.randrange(1000, 9999))),
}
SECRETS = {
    "passwords": ("pw", lambda: f"Vinter{RNG.randrange(100, 999)}!"),
    "some of letters": ("pass", lambda: RNG.choice(["hemmelig", "solskinn", "1234", "987654", "tinde7"])),
    "codes of digits": ("pin", lambda: f"{RNG.randrange(10_000):04}"),
    "numbers under a word that means nothing else": ("passord", lambda: str(RNG.randrange(100_000, 999_999))),
}
FILES = {
    "a.csv": ("nr;{}", "{};{}"),
    "a.jsonl": ("", '{{"nr":{},"{}":{}}}'),
    "a.log": ("", "2026-11-22 10:00:0{} INFO maalt {}={} ok"),
}


def found(tmp_path, name, key, value):
    header, line = FILES[name]
    cells = [value() for _ in range(60)]
    given = (lambda n, cell: (n, cell)) if name == "a.csv" else (lambda n, cell: (n, key, cell))
    if name == "a.jsonl":
        cells = [cell if cell.replace(".", "").isdigit() and cell[0] != "0" else f'"{cell}"' for cell in cells]
    rows = [line.format(*given(number % 10, cell)) for number, cell in enumerate(cells)]
    (tmp_path / name).write_text("\n".join([header.format(key), *rows]) + "\n")
    result = scan([str(tmp_path / name)], Options(jobs=1), b"k" * 32)
    return [one.detector for one in result.findings]


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("what", MEASURES)
def test_a_series_of_numbers_under_an_ambiguous_name_is_no_password(tmp_path, name, what):
    assert found(tmp_path, name, *MEASURES[what]) == []


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("what", SECRETS)
def test_a_password_is_found_whatever_its_name_may_mean_besides(tmp_path, name, what):
    assert found(tmp_path, name, *SECRETS[what]) == ["credential"]


def test_measures_beside_people_are_no_codes(tmp_path):
    rows = [f"k{n}@example.com;{RNG.uniform(1000, 9000):.1f};{RNG.randrange(1000, 9999)}" for n in range(60)]
    (tmp_path / "a.csv").write_text("\n".join(["epost;pw;pin", *rows]))
    found = {one.location.field: one.detector for one in scan([str(tmp_path)], Options(jobs=1), b"k" * 32).findings}
    assert found == {"epost": "email", "pin": "credential"}


def test_one_number_after_a_word_for_passwords_is_no_series(tmp_path):
    (tmp_path / "a.log").write_text("2026-11-22 10:00:00 INFO innlogging pw=48213 ok\n")
    assert [one.detector for one in scan([str(tmp_path)], Options(jobs=1), b"k" * 32).findings] == ["credential"]
