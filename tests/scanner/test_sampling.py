"""A sample says what it may have missed, and what it cannot settle is read in full."""

from __future__ import annotations

import sqlite3
from datetime import date
from random import Random
from typing import TYPE_CHECKING

import pytest

from connectors.connector import Sampling, Segment, Selection
from scanner import run
from scanner.bounds import bound
from scanner.evidence import Source
from scanner.examine import Extent
from scanner.gathering import Gathered
from scanner.run import Options, scan
from tests.estates.numbers import fodselsnummer

if TYPE_CHECKING:
    from pathlib import Path

    from scanner.findings import Coverage, Scan

KEY = b"k" * 32
ROWS = 30_000
LAST = ROWS - 7


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return a database whose large table holds one number in a note, and nothing else in thirty thousand rows."""
    path: Path = tmp_path_factory.mktemp("sampled") / "butikk.db"
    rng = Random(8)
    with sqlite3.connect(path) as database:
        database.executescript(
            "create table kunde(id integer primary key, epost text, merknad text, fodselsnummer text, farge text, "
            "opprettet text);"
            "create table ordre(id integer primary key, kunde_id integer);"
        )
        note = "kunden ringte og spurte om ordren sin i dag"
        found = f"kunden oppga fødselsnummer {fodselsnummer(rng, date(1880, 5, 17))} over telefon"
        rows = (
            (
                number,
                f"person{number}@example.org",
                found if number == LAST else note,
                fodselsnummer(rng, date(1871, 2, 3)) if number == LAST else None,
                "blå",
                f"2019-03-{number % 28 + 1:02}",
            )
            for number in range(1, ROWS + 1)
        )
        database.executemany("insert into kunde values(?, ?, ?, ?, ?, ?)", rows)
        database.executemany("insert into ordre values(?, ?)", ((n, n * 7 % ROWS + 1) for n in range(1, 5001)))
    database.close()
    return f"sqlite:///{path}"


@pytest.fixture(scope="module")
def adaptive(address: str) -> Scan:
    return scan([address], Options(jobs=1), KEY)


def table(found: Scan, name: str) -> Coverage:
    return next(part for part in found.coverage if part.container == name)


def fields(found: Scan, detector: str) -> dict[str, tuple[int, int]]:
    return {f.location.field: (f.count, f.examined) for f in found.findings if f.detector == detector}


def test_one_number_in_running_text_is_found_though_the_table_was_sampled(adaptive: Scan) -> None:
    assert fields(adaptive, "no_fodselsnummer")["merknad"] == (1, ROWS)


def test_a_name_that_promises_what_the_sample_did_not_show_gets_a_full_pass(adaptive: Scan) -> None:
    assert fields(adaptive, "no_fodselsnummer")["fodselsnummer"] == (1, ROWS)


def test_a_column_of_which_every_row_is_alike_is_not_read_again(adaptive: Scan) -> None:
    examined = {column.field: column.examined for column in table(adaptive, "kunde").fields}
    assert examined["farge"] == table(adaptive, "kunde").examined < ROWS


def test_what_was_only_sampled_carries_its_bound_and_what_was_read_in_full_carries_none(adaptive: Scan) -> None:
    part = table(adaptive, "kunde")
    left = {column.field: column.bound for column in part.fields}
    assert left["merknad"] == 0
    assert left["farge"] == part.bound == bound(part.examined, part.total)
    assert part.sampling == "random rows"


def test_a_finding_says_of_how_many_rows_it_is_and_how_they_were_chosen(adaptive: Scan) -> None:
    sampled = scan([f"{adaptive.targets[0]}"], Options(jobs=1, selection=Selection(sample=1000)), KEY)
    finding = next(f for f in sampled.findings if f.detector == "email")
    assert finding.sampling == "random rows"
    assert finding.total == ROWS
    assert finding.examined < 2000
    whole = next(f for f in adaptive.findings if f.location.field == "merknad")
    assert (whole.sampling, whole.total) == ("", ROWS)


def test_a_small_table_is_read_whole(adaptive: Scan) -> None:
    part = table(adaptive, "ordre")
    assert (part.examined, part.total, part.sampling, part.bound) == (5000, 5000, "", 0)


def test_a_sample_that_was_asked_for_is_all_that_is_read(address: str) -> None:
    found = scan([address], Options(jobs=1, selection=Selection(sample=1000)), KEY)
    part = table(found, "kunde")
    assert part.examined < 2000
    assert all(column.examined == part.examined for column in part.fields)


def test_a_full_scan_leaves_nothing_open(address: str) -> None:
    found = scan([address], Options(jobs=1, selection=Selection(full=True)), KEY)
    assert all(part.bound == 0 and not part.sampling for part in found.coverage)
    assert fields(found, "no_fodselsnummer").keys() == {"merknad", "fodselsnummer"}


def test_the_same_seed_gives_the_same_scan_whatever_the_jobs(address: str, adaptive: Scan) -> None:
    again = scan([address], Options(jobs=2), KEY)
    assert (again.findings, again.coverage, again.joins, again.days) == (
        adaptive.findings,
        adaptive.coverage,
        adaptive.joins,
        adaptive.days,
    )


def test_a_key_of_another_table_is_proposed(adaptive: Scan) -> None:
    assert [(j.child.container, j.child.field, j.parent.container) for j in adaptive.joins] == [
        ("ordre", "kunde_id", "kunde")
    ]


def test_a_foreign_key_that_the_schema_declares_is_told_as_declared(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "a.db") as database:
        database.executescript(
            "create table kunde(id integer primary key, navn text); create table ordre(nr integer, eier references kunde);"
            "insert into kunde values(1, 'Kari'); insert into ordre values(7, 1);"
        )
    database.close()
    (join,) = scan([f"sqlite:///{tmp_path / 'a.db'}"], Options(jobs=1), KEY).joins
    assert (join.child.container, join.child.field, join.parent.container, join.parent.field) == (
        "ordre",
        "eier",
        "kunde",
        "id",
    )
    assert join.declared


def test_the_days_of_a_column_of_dates_are_counted(adaptive: Scan) -> None:
    (days,) = adaptive.days
    assert days.location.field == "opprettet"
    assert len(days.days) == 28
    assert days.days[0][0] == date(2019, 3, 1)


@pytest.mark.parametrize(("broken", "again"), [(False, 1), (True, 0)])
def test_a_table_whose_sample_gave_nothing_is_read_in_full_unless_it_failed(
    monkeypatch: pytest.MonkeyPatch, *, broken: bool, again: int
) -> None:
    monkeypatch.setattr(run, "deepen", lambda segment, _: [segment])
    drawn, place = Sampling("random pages", 1, 10), Source("shop", "public.v")
    segment = Segment(source="shop", path="sqlite://", format="table", container="public.v", sampling=drawn)
    gathered = Gathered(samples={place: drawn}, extents={place: Extent("rows", 0, broken)})
    assert len(list(run._left_open([segment], gathered, Options()))) == again
