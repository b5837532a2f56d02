"""`--changed`: what is as it was is not read again, and the report still says all that stands."""

from __future__ import annotations

import gzip
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
import sqlalchemy as sa

from scanner import tasks, versions
from scanner.catalog import journal as store
from tests.scanner.journeys import Journey, lay, line, told

LINES = "".join(map(line, range(3000)))
"""More than a file that is read anew when its last line has no end."""


@pytest.fixture
def journey(tmp_path):
    journey = Journey(tmp_path)
    lay(journey.data / "app.log", LINES)
    lay(journey.data / "kunder.csv", "navn;epost\n" + "".join(f"Kari;kari{n}@example.com\n" for n in range(40)))
    journey.scan()
    return journey


def held(journey):
    with sa.create_engine(journey.url).connect() as connection:
        return [
            connection.execute(sa.text(f"select count(*) from innsyn_{table}")).scalar()
            for table in ("run", "entry", "evidence")
        ]


def test_what_is_unchanged_is_not_read_and_still_reported(journey):
    found = journey.scan()
    assert journey.tasks == []
    assert told(found) == told(journey.fresh())
    assert found.findings
    assert all(part.carried == part.examined and part.since for part in found.coverage)


def test_what_is_new_or_changed_is_read(journey):
    lay(journey.data / "kunder.csv", "navn;epost\n" + "Per;per@example.com\n" * 30, at=5)
    lay(journey.data / "ny.log", line(1))
    found = journey.scan()
    assert [name for name, *_ in journey.read] == ["kunder.csv", "ny.log"]
    assert told(found) == told(journey.fresh())


def test_a_log_written_over_in_its_middle_is_seen_by_its_time(journey):
    changed = LINES.replace("kari1500@example.com", "per.1500@example.org")
    assert len(changed) == len(LINES)
    lay(journey.data / "app.log", changed, at=5)
    found = journey.scan()
    assert journey.read == [("app.log", 0, len(LINES))]
    assert told(found) == told(journey.fresh())


def test_a_log_that_has_grown_goes_on_where_it_ended_with_the_right_lines(journey):
    more = "".join(map(line, range(3000, 3100)))
    lay(journey.data / "app.log", LINES + more, at=5)
    found = journey.scan()
    assert journey.read == [("app.log", len(LINES), len(LINES + more))]
    assert told(found) == told(journey.fresh())
    assert held(journey)[1:] == [2, 2]


@pytest.mark.parametrize("rest", ["", "uten slutt kari@example.org"])
def test_a_line_without_its_end_is_read_again_when_the_log_grows(journey, rest):
    lay(journey.data / "app.log", LINES + "halv epost=ola@exam", at=5)
    journey.scan()
    lay(journey.data / "app.log", LINES + "halv epost=ola@example.net\n" + rest, at=9)
    found = journey.scan()
    assert all(start >= len(LINES) for _, start, _ in journey.read)
    assert told(found) == told(journey.fresh())
    assert any(finding.location.field == "msg:epost=" for finding in found.findings)


def test_a_rotated_log_is_known_by_its_content(journey):
    (journey.data / "app.log").rename(journey.data / "app.log.1")
    lay(journey.data / "app.log", line(7) * 3, at=5)
    found = journey.scan()
    assert journey.read == [("app.log", 0, len(line(7)) * 3)]
    assert told(found) == told(journey.fresh())


def test_a_log_that_grew_before_it_was_rotated_goes_on_too(journey):
    lay(journey.data / "app.log.1", LINES + line(1), at=5)
    lay(journey.data / "app.log", line(7) * 3, at=6)
    found = journey.scan()
    assert sorted(journey.read) == [
        ("app.log", 0, len(line(7)) * 3),
        ("app.log.1", len(LINES), len(LINES + line(1))),
    ]
    assert told(found) == told(journey.fresh())


def test_a_log_copied_and_truncated_is_known_by_its_content(journey):
    shutil.copyfile(journey.data / "app.log", journey.data / "app.log.1")
    lay(journey.data / "app.log", line(9), at=5)
    found = journey.scan()
    assert journey.read == [("app.log", 0, len(line(9)))]
    assert told(found) == told(journey.fresh())


def test_a_log_that_became_longer_than_it_was_after_truncation_is_read_whole(journey):
    lay(journey.data / "app.log", line(5000) + LINES, at=5)
    journey.scan()
    assert journey.read == [("app.log", 0, len(line(5000) + LINES))]


@pytest.mark.parametrize("more", ["", "".join(map(line, range(9000, 9050)))])
def test_a_compressed_log_is_known_by_its_content(journey, more):
    (journey.data / "app.log").unlink()
    lay(journey.data / "app.log.1.gz", gzip.compress((LINES + more).encode()), at=5)
    found = journey.scan()
    assert journey.read == [("app.log.1.gz", len(LINES), None)]
    assert told(found) == told(journey.fresh())
    journey.scan()
    assert journey.read == []
    (journey.data / "app.log.1.gz").rename(journey.data / "app.log.2.gz")
    assert told(journey.scan()) == told(journey.fresh())
    assert journey.read == []


def test_what_is_gone_is_no_longer_reported(journey):
    (journey.data / "app.log").unlink()
    found = journey.scan()
    assert journey.read == []
    assert {part.source.rpartition("/")[2] for part in found.coverage} == {"kunder.csv"}
    assert held(journey) == [1, 1, 1]


def test_what_failed_is_read_again_and_what_stood_before_is_not(journey):
    whole = gzip.compress(LINES.encode())
    lay(journey.data / "feil.log.gz", whole[:-500])
    first = journey.scan()
    assert first.failures
    again = journey.scan()
    assert [name for name, *_ in journey.read] == ["feil.log.gz"]
    assert told(again) == told(first)
    lay(journey.data / "feil.log.gz", whole, at=5)
    assert not journey.scan().failures


def test_nothing_advances_until_a_scan_is_recorded(journey):
    lay(journey.data / "app.log", LINES + line(1), at=5)
    journey.scan(record=False)
    found = journey.scan()
    assert journey.read == [("app.log", len(LINES), len(LINES + line(1)))]
    assert told(found) == told(journey.fresh())


def test_a_detector_that_is_new_looks_at_everything_and_the_rest_only_where_it_finds(journey):
    journey.options = replace(journey.options, detectors=("email",))
    journey.scan()
    lay(journey.data / "fnr.log", "fnr=08099066076 kari@example.com\n" * 9)
    journey.scan()
    journey.options = replace(journey.options, detectors=())
    found = journey.scan()
    assert told(found) == told(journey.fresh())
    assert any(finding.detector == "no_fodselsnummer" for finding in found.findings)


def own(tmp_path, regex):
    path = tmp_path / "own.yaml"
    path.write_text(
        "recognizers: [{name: E, supported_entity: EMPLOYEE, "
        f"patterns: [{{name: e, regex: '{regex}', score: 0.9}}]}}]",
        encoding="utf-8",
    )
    return (str(path),)


def test_a_detector_that_has_changed_looks_first_alone(journey, tmp_path):
    lay(journey.data / "ansatt.log", "ansatt E-12345 kari@example.com\n" * 5)
    journey.options = replace(journey.options, recognizers=own(tmp_path, r"E-\d{5}"))
    journey.scan()
    journey.options = replace(journey.options, recognizers=own(tmp_path, r"F-\d{5}"), occurrences=1000)
    for kept in (tasks.chosen_detectors, tasks.examiner, tasks._first):
        kept.cache_clear()  # the file has changed within one process
    found = journey.scan()
    # Where the old one had found something all look again; elsewhere the new one looks alone, and finds nothing.
    assert {os.path.basename(task.segment.path): sorted(task.only) for task in journey.tasks} == {  # noqa: PTH119
        "ansatt.log": [],
        "app.log": ["employee"],
        "kunder.csv": ["employee"],
    }
    assert told(found) == told(journey.fresh())
    assert not [finding for finding in found.findings if finding.detector == "employee"]
    journey.options = replace(journey.options, recognizers=())
    assert told(journey.scan()) == told(journey.fresh())
    assert journey.read == []


def test_another_version_of_the_reader_reads_everything(journey, monkeypatch):
    monkeypatch.setattr(versions, "_reader", lambda: "another")
    journey.scan()
    assert len(journey.tasks) == 2


def test_what_is_kept_does_not_grow_with_the_number_of_scans(journey):
    text = LINES
    for number in range(12):
        text += line(number)
        lay(journey.data / "app.log", text, at=number + 1)
        journey.scan()
    assert held(journey) == [1, 2, 2]
    journey.scan(changed=False)
    assert held(journey) == [1, 2, 2]


def test_a_file_written_on_while_it_is_read_goes_on_from_the_plan(journey, monkeypatch):
    path = journey.data / "app.log"
    lay(path, LINES + line(1), at=5)
    original = tasks.examine

    def and_grow(segment, examiner):
        with path.open("ab") as file:
            file.write(line(2).encode())
        return original(segment, examiner)

    monkeypatch.setattr(tasks, "examine", and_grow)
    journey.scan()
    monkeypatch.undo()
    found = journey.scan()
    assert journey.read == [("app.log", len(LINES + line(1)), len(LINES + line(1) + line(2)))]
    assert told(found) == told(journey.fresh())


def test_a_file_replaced_while_it_is_read_is_not_taken_for_read(journey, monkeypatch):
    path = journey.data / "app.log"
    lay(path, LINES + line(1), at=5)
    original = tasks.examine

    def and_rotate(segment, examiner):
        path.rename(journey.data / "app.log.1")
        lay(path, LINES.replace("ordre", "faktura"), at=6)
        return original(segment, examiner)

    monkeypatch.setattr(tasks, "examine", and_rotate)
    journey.scan()
    monkeypatch.undo()
    assert told(journey.scan()) == told(journey.fresh())


def test_scans_of_the_same_at_once_leave_a_whole_memory(journey):
    others = [replace_journey(journey) for _ in range(3)]
    with ThreadPoolExecutor(3) as pool:
        found = list(pool.map(lambda each: each.scan(), others))
    assert [told(each) for each in found] == [told(journey.fresh())] * 3
    journey.scan()
    assert journey.tasks == []
    assert held(journey)[2] == 2


def replace_journey(journey):
    return Journey(journey.root, journey.options, journey.key)


def test_a_journal_that_cannot_be_written_stops_no_scan_and_moves_nothing(journey, monkeypatch):
    lay(journey.data / "ny.log", line(1))
    monkeypatch.setattr(store, "SECONDS", -1)
    original = store.CatalogJournal._write
    monkeypatch.setattr(store.CatalogJournal, "_write", refused)
    found = journey.scan()
    assert told(found) == told(journey.fresh())
    monkeypatch.setattr(store.CatalogJournal, "_write", original)
    journey.scan()
    assert [name for name, *_ in journey.read] == ["ny.log"]


def refused(self, connection):
    raise OSError(28, "full")


def test_another_table_of_the_same_size_time_and_beginning_is_read(journey):
    head = "navn;ordre\n" + "Kari;100000\n" * 500
    lay(journey.data / "a.csv", head + "Per;" + "ola@example.com\n", at=5)
    journey.scan()
    lay(journey.data / "b.csv", head + "Per;" + "123 456 789 000\n", at=5)
    (journey.data / "a.csv").unlink()
    found = journey.scan()
    assert [name for name, *_ in journey.read] == ["b.csv"]
    assert told(found) == told(journey.fresh())


def test_another_log_of_the_same_size_time_and_beginning_is_read(journey):
    lay(journey.data / "b.log", LINES[: -len(line(0))] + "x" * (len(line(0)) - 1) + "\n")
    found = journey.scan()
    assert [(name, start) for name, start, _ in journey.read] == [("b.log", 0)]
    assert told(found) == told(journey.fresh())


def test_what_new_detectors_have_seen_before_a_stop_they_do_not_look_at_again(journey):
    lay(journey.data / "b.log", line(1) * 9)
    journey.options = replace(journey.options, detectors=("email",))
    journey.scan()
    journey.options = replace(journey.options, detectors=())
    with pytest.raises(KeyboardInterrupt):
        journey.scan(fault=2)
    found = journey.scan(resume=True)
    assert [name for name, *_ in journey.read] == ["kunder.csv"]
    assert told(found) == told(journey.fresh())
