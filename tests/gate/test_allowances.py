"""Notes in the line: heard in source, never in a log, with a rule, a reason and perhaps a last day."""

from __future__ import annotations

from datetime import date

import pytest

from detectors.discover import own
from scanner.fingerprints import new_key
from scanner.gate import allowances
from scanner.gate.weigh import Ways, weigh
from scanner.run import Options, scan

TODAY = date(2026, 11, 22)
DETECTORS = own()
LEAK = 'K = "fnr 08099066076"'


@pytest.fixture
def decided(tmp_path, monkeypatch):
    """Weigh one file, and let its notes be heard."""
    monkeypatch.chdir(tmp_path)

    def decide(name: str, text: str, **ways):
        (tmp_path / name).write_text(text, encoding="utf-8")
        found = scan([name], Options(jobs=1), new_key())
        how = Ways(detectors=DETECTORS, **ways)
        return allowances.apply(weigh(found, how), found, how, TODAY)

    return decide


@pytest.mark.parametrize(
    "note",
    [
        "# innsyn: allow[no_fodselsnummer] made up for the test",
        "# innsyn: tillat[no_fodselsnummer] laget for testen",
        "// innsyn:allow[email, no_fodselsnummer] until=2026-11-22 made up",
        "/* innsyn: allow[no_fodselsnummer] made up until=2027-01-31 */",
        "<!-- innsyn: tillat[no_fodselsnummer] laget -->",
    ],
)
def test_a_note_allows_what_stands_in_its_line(decided, note):
    verdict = decided("a.py", f"{LEAK}  {note}\n")
    (result,) = verdict.results
    assert (result.state, result.count, result.allowed) == ("allowed", 0, 1)


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("innsyn: allow[no_fodselsnummer]", "no reason"),
        ("innsyn: allow[no_fodselsnummer] */", "no reason"),
        ("innsyn: allow[no_fodselsnummer] until=2027-01-31", "no reason"),
        ("innsyn: allow[] because", "no rule"),
        ("innsyn: allow[fnr] because", "unknown rule"),
        ("innsyn: allow[no_fodselsnummer] because until=2026-11-21", "was heard"),
        ("innsyn: allow[no_fodselsnummer] because until=soon", "no date"),
    ],
)
def test_a_note_that_is_not_whole_is_not_heard_and_told_of(decided, note, said):
    verdict = decided("a.py", f"x = 1\n{LEAK}  # {note}\n")
    assert [result.state for result in verdict.results] == ["failing"]
    (remark,) = verdict.remarks
    assert remark[:3] == ("a.py", 2, said)


def test_a_note_is_about_its_own_line_and_its_own_rule(decided):
    text = f"# innsyn: allow[no_fodselsnummer] above\n{LEAK}\n{LEAK}  # innsyn: allow[email] wrong rule\n"
    verdict = decided("a.py", text)
    assert [(r.state, r.count) for r in verdict.results] == [("failing", 2)]
    assert len(verdict.remarks) == 2


def test_what_no_note_allows_still_fails_and_says_where(decided):
    verdict = decided("a.py", f"{LEAK}  # innsyn: allow[no_fodselsnummer] made up\n{LEAK}\n")
    (result,) = verdict.failing
    assert (result.count, result.allowed, [spot.line for spot in result.spots]) == (1, 1, [2])


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("app.log", "kunde=08099066076 innsyn: allow[LOG001] slipped in\n"),
        ("out.txt", "2026-11-22 10:00:00 INFO kunde=08099066076 innsyn: allow[LOG001] slipped in\n"),
    ],
)
def test_no_note_is_heard_in_a_log(decided, name, line):
    verdict = decided(name, line * 3)
    assert [(r.rule, r.state) for r in verdict.results] == [("LOG001", "failing")]


def test_a_note_about_test_data_is_used(decided):
    verdict = decided("a.py", 'K = "fnr 17912099997"  # innsyn: allow[no_fodselsnummer] Tenor\n')
    assert verdict.remarks == ()


def test_files_without_notes_and_empty_files_cost_nothing_and_say_nothing(decided):
    assert decided("a.py", "").remarks == ()
    assert decided("b.py", "x = 1\n").remarks == ()


def test_a_note_in_a_row_of_a_table_is_about_that_row(decided):
    verdict = decided(
        "a.csv", "navn,fnr,notat\nA,08099066076,innsyn: allow[no_fodselsnummer] made up\nB,08099066076,\n"
    )
    (result,) = verdict.failing
    assert (result.count, result.allowed, [spot.line for spot in result.spots]) == (1, 1, [3])


def test_a_note_about_what_has_no_line_says_what_to_do(decided):
    verdict = decided(
        "a.sql", "INSERT INTO k VALUES ('fnr 08099066076'); -- innsyn: allow[no_fodselsnummer] made up\n"
    )
    assert [(result.state, result.spots) for result in verdict.results] == [("failing", ())]
    assert [remark[:3] for remark in verdict.remarks] == [("a.sql", 1, "no line")]
