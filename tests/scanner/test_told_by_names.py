"""What a column's name lets its values say: bare numbers and answers about health, titles of people and of books."""

from __future__ import annotations

import pytest

from scanner.run import Options, scan

PEOPLE = [f"k{n}@example.com" for n in range(40)]
WORK = ["Konsulent", "Renholder", "Montør", "Lærling", "Salgssjef", "Sykepleier", "Sjåfør", "Controller"]
BOOKS = ["Sult", "Doppler", "Markens grøde", "Fuglane", "Is-slottet", "Beatles", "Naiv. Super", "Anne"]


def told(tmp_path, name, cells, *, people=False):
    rows = [f"{person if people else number};{cells[number % len(cells)]}" for number, person in enumerate(PEOPLE)]
    (tmp_path / "a.csv").write_text("\n".join([f"{'epost' if people else 'lopenr'};{name}", *rows]) + "\n")
    findings = scan([str(tmp_path / "a.csv")], Options(jobs=1), b"k" * 32).findings
    return [one.category for one in findings if one.location.field == name]


MEASURES = [f"{17 + n / 3:.1f}" for n in range(40)]


@pytest.mark.parametrize(
    ("name", "cells"),
    [("bmi", MEASURES), ("royker", ["ja", "nei"]), ("gravid", ["true", "false"]), ("hiv", ["J", "N"])],
)
def test_a_number_or_an_answer_is_of_health_where_its_name_asks_for_it(tmp_path, name, cells):
    assert told(tmp_path, name, cells) == ["user.health_and_medical"]


@pytest.mark.parametrize("name", ["diagnose", "diagnosekode", "medisin"])
def test_a_bare_number_says_nothing_under_a_name_that_asks_for_words(tmp_path, name):
    assert told(tmp_path, name, MEASURES, people=True) == []


def test_days_of_sickness_are_of_somebody_only_beside_people(tmp_path):
    days = [str(n % 30 + 1) for n in range(40)]
    alone, beside = told(tmp_path, "sykedager", days), told(tmp_path, "sykedager", days, people=True)
    assert (alone, beside) == ([], ["user.health_and_medical"])


@pytest.mark.parametrize(("cells", "expected"), [(WORK, ["user.job_title"]), (BOOKS, [])])
def test_a_title_is_a_job_where_titles_name_work(tmp_path, cells, expected):
    assert told(tmp_path, "tittel", cells, people=True) == expected


def test_the_address_of_a_delivery_is_one_finding(tmp_path):
    streets = [f"Storgata {n}, 0155 Oslo" if n % 2 else f"Rue Exemple {n}, 75001 Paris" for n in range(1, 41)]
    assert told(tmp_path, "leveringsadresse", streets) == ["user.contact.address.delivery"]


def test_a_birthday_without_its_year_is_one(tmp_path):
    assert told(tmp_path, "bursdag", [f"{n % 28 + 1:02}.{n % 12 + 1:02}" for n in range(40)], people=True) == [
        "user.demographic.date_of_birth"
    ]


def test_a_salary_may_have_long_decimals(tmp_path):
    assert told(tmp_path, "EstimatedSalary", [f"{n * 3713 + 20_000}.{n}1234567" for n in range(40)]) == [
        "user.financial.salary"
    ]


def test_words_and_answers_about_health_in_one_column_are_one_finding(tmp_path):
    assert told(tmp_path, "hiv", ["positiv", "negativ", "ja", "nei"]) == ["user.health_and_medical"]


def test_the_day_of_a_baptism_tells_of_a_belief(tmp_path):
    days = [f"19{50 + n}-05-17" for n in range(40)]
    assert told(tmp_path, "dåpsdato", days, people=True) == ["user.demographic.religious_belief"]
