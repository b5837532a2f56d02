"""Columns: which detector a cell goes to, by the column's name, by its population, by the value."""

from __future__ import annotations

from random import Random

import pyarrow as pa
import pytest

from connectors.connector import Column, ColumnBatch
from detectors.discover import own
from detectors.engine import Engine
from scanner import columns
from scanner.columns import examine_columns
from scanner.evidence import Evidence, Place
from scanner.examine import Examiner
from scanner.judge import judge
from tests.estates import numbers

DETECTORS = tuple(own())
EXAMINER = Examiner(Engine(DETECTORS), b"0" * 16, 5)
PLACE = Place("file:t.csv", None, "")
IDS = {
    "se_personnummer": numbers.personnummer,
    "dk_cpr": numbers.cpr,
    "fi_hetu": numbers.hetu,
    "is_kennitala": numbers.kennitala,
}


def found(**columns: list[str]) -> dict[tuple[str, str], int]:
    """Return the counts of a table's findings, by field and detector."""
    evidence = Evidence()
    fields = tuple(Column(name, pa.array(cells, pa.string())) for name, cells in columns.items())
    examine_columns(ColumnBatch(fields, 1, len(next(iter(columns.values())))), PLACE, EXAMINER, evidence, {})
    findings, _ = judge(evidence, DETECTORS, {}, min_confidence=0.5, occurrences=5)
    return {(finding.location.field, finding.detector): finding.count for finding in findings}


def many(make, count: int = 60, seed: int = 3) -> list[str]:
    rng = Random(seed)
    return [make(rng) for _ in range(count)]


def with_birth(make):
    return lambda rng: make(rng, numbers.birth_date(rng))


@pytest.mark.parametrize("name", ["kontonr", "bankkonto", "Kontonr. utbetaling", "AcctNum"])
def test_accounts_are_accounts_though_each_of_them_passes_as_a_kid(name):
    assert found(**{name: many(numbers.kontonummer)}) == {(name, "no_kontonummer"): 60}


def test_identity_numbers_are_no_accounts_though_each_of_them_passes_as_one():
    cells = many(with_birth(numbers.fodselsnummer))
    assert found(x1=cells) == {("x1", "no_fodselsnummer"): 60}
    assert found(kundenøkkel=cells) == {("kundenøkkel", "no_fodselsnummer"): 60}


def test_what_the_name_says_decides_between_kid_and_account():
    assert found(kid=many(numbers.kid)) == {("kid", "no_kid"): 60}


@pytest.mark.parametrize("count", [20, 60, 600])
@pytest.mark.parametrize("detector", IDS)
def test_a_column_of_one_country_is_that_country_s(detector, count):
    field = {"se_personnummer": "personnummer", "dk_cpr": "cpr_number", "fi_hetu": "hetu", "is_kennitala": "kennitala"}
    cells = many(with_birth(IDS[detector]), count)
    assert found(**{field[detector]: cells}) == {(field[detector], detector): count}


def test_each_cell_of_a_mixed_column_goes_to_its_country():
    cells = [cell for make in IDS.values() for cell in many(with_birth(make), 30)]
    counts = found(national_id=cells)
    for detector in IDS:
        # One of 31 passes as a Finnish one by chance.
        assert abs(counts["national_id", detector] - 30) <= 5


def test_sixteen_digits_are_no_device_without_its_name():
    cells = many(lambda rng: "3" + numbers.digits(rng, 15))
    assert found(reference=cells) == {}
    assert ("imeisv", "imei") in found(imeisv=cells)


def test_versions_are_no_addresses():
    cells = many(lambda rng: f"{rng.randrange(1, 9)}.{rng.randrange(20)}.{rng.randrange(10)}.{rng.randrange(250)}")
    assert found(programvare_versjon=cells) == {}
    assert found(kolonne_7=cells) == {}


def test_a_column_of_years_is_none_of_numbers_with_check_digits():
    for seed in range(8):
        assert found(åpnet=many(lambda rng: str(rng.randrange(1985, 2026)), 24, seed)) == {}


def test_the_name_of_another_thing_keeps_names_of_people_away():
    cells = ["Fjordgull Sør", "Fjordgull Vest", "Fjordgull Nord"] * 10
    assert set(found(kjedetilhørighet=cells)) == {("kjedetilhørighet", "field_chain_membership")}


def test_a_row_is_a_person_s_only_when_somebody_is_in_it():
    wares = ["Vegan såpe", "Glutenfri kjeks"] * 30
    assert found(vare=wares, serie=many(numbers.eleven_digits)).get(("vare", "special_category")) is None
    assert ("vare", "special_category") in found(vare=wares, epost=[f"k{n}@example.no" for n in range(60)])


FEW = (
    ["levert", "ok", "hentes i butikk 14"],
    ["levert", "ring 68 05 12 34", "fnr 08099066076"],
    ["levert", "allergi: nøtter", "diagnose F32.1"],
    ["2026-11-22T06:30:13Z", "", "10.0.0.1", "kari@fjordgull-post.no"],
)


@pytest.mark.parametrize("values", FEW)
@pytest.mark.parametrize("seed", range(3))
def test_looking_at_different_values_first_changes_nothing(values, seed, monkeypatch):
    rng = Random(seed)
    cells = [rng.choice(values) for _ in range(2 * columns.ENOUGH)]
    owners = [f"k{n}@fjordgull-post.no" if n % 3 else "" for n in range(len(cells))]

    def evidence(share):
        monkeypatch.setattr(columns, "REPEATS", share)
        kept = Evidence()
        fields = (Column("merknad", pa.array(cells)), Column("epost", pa.array([owner or None for owner in owners])))
        examine_columns(ColumnBatch(fields, 1, len(cells)), PLACE, EXAMINER, kept, {})
        return kept

    assert evidence(1) == evidence(-1)
