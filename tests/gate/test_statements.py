"""Statements of a log told apart: each has its own entry in the baseline, and its own count."""

from __future__ import annotations

import json
import random
import re
from datetime import date

import pytest

from scanner.gate.accepting import apply, lowered, matched
from scanner.gate.baseline import DEFAULT_FILE, parsed
from scanner.gate.verdict import Remark, Statement
from tests.gate.test_baseline import LATER, TODAY, entry, found, verdict
from tests.reports.gate_verdicts import LEAK

BORN_1866 = "08099066076"
RECEIVED = "2026-11-22 10:00:00 INFO order {} received kunde=" + BORN_1866
LATE = "2026-11-22 10:00:00 WARN order {} is late kunde=" + BORN_1866
WHO = ("--reason", "ticket 4711", "--owner", "team shop", "--expires", "2099-01-31")
BASELINE = ("--baseline", DEFAULT_FILE)


@pytest.fixture
def log(tmp_path):
    """A log, written anew from its statements."""

    def write(*statements, name="app.log"):
        lines = [statement.format(number) + "\n" for number, statement in enumerate(statements)]
        (tmp_path / name).write_text("".join(lines))

    return write


def entries(folder):
    return [
        (item["template"], item["ordinal"], item["count"])
        for item in map(json.loads, (folder / DEFAULT_FILE).read_text().splitlines()[1:])
    ]


def test_two_statements_with_the_same_words_before_the_value_have_entries_of_their_own(tmp_path, log, innsyn):
    log(RECEIVED, RECEIVED, LATE)
    innsyn("baseline", "write", ".", *WHO)
    assert entries(tmp_path) == [("* info order * received kunde=*", 1, 2), ("* warn order * is * kunde=*", 1, 1)]
    assert not re.search(r"\d{6}", (tmp_path / DEFAULT_FILE).read_text())


def test_a_new_statement_is_red_even_where_the_old_one_fell_silent(log, innsyn, gate):
    log(*[RECEIVED] * 5)
    innsyn("baseline", "write", ".", *WHO)
    log(RECEIVED, LATE)
    run = gate(".", *BASELINE)
    assert (run.returncode, run.stdout.startswith("app.log:2:48 LOG001")) == (1, True)
    assert "«* warn order * is * kunde=*»: 1 value, 1 more known" in run.stdout


def test_lines_may_come_in_another_order_at_other_places_and_in_rotated_files(log, innsyn, gate):
    lines = [RECEIVED] * 30 + [LATE] * 30
    log(*lines)
    innsyn("baseline", "write", ".", *WHO)
    random.Random(1).shuffle(lines)
    log("first", *lines[:20], "\n")
    log(*lines[20:], name="app.log.1")
    assert gate(".", *BASELINE).returncode == 0


def test_each_value_of_a_line_is_counted_for_itself(tmp_path, log, innsyn, gate):
    pair = f"order {{}} received kunder=[{BORN_1866}, {BORN_1866}]"
    log(pair, pair)
    innsyn("baseline", "write", ".", *WHO)
    assert [(ordinal, count) for _, ordinal, count in entries(tmp_path)] == [(1, 2), (2, 2)]
    log(pair.replace("]", f", {BORN_1866}]"))
    run = gate(".", *BASELINE, "--format", "json")
    (result,) = json.loads(run.stdout)["results"]
    assert (run.returncode, result["count"], result["known"]) == (1, 1, 2)
    assert [(each["ordinal"], each["count"]) for each in result["statements"]] == [(1, 0), (2, 0), (3, 1)]


def test_what_a_note_allows_is_no_part_of_the_baseline(tmp_path, innsyn, gate):
    noted = f'KUNDE = "fnr {BORN_1866}"  # innsyn: allow[no_fodselsnummer] born 1866\n'
    (tmp_path / "a.py").write_text(noted + f'KUNDE = "fnr {BORN_1866}"\n' * 2)
    innsyn("baseline", "write", ".", *WHO)
    assert [count for *_, count in entries(tmp_path)] == [2]
    assert gate(".", *BASELINE).returncode == 0
    (tmp_path / "a.py").write_text(noted.partition("#")[0] + "\n" + f'KUNDE = "fnr {BORN_1866}"\n' * 2)
    assert gate(".", *BASELINE).returncode == 1


def test_running_text_is_one_statement_however_many_lines_it_has(tmp_path, log, innsyn, gate):
    words = ["order", "mail", "user", "request", "payment", "login", "server", "customer", "error", "file"]
    log(*[f"{a} sent {b} {c} kunde={BORN_1866}" for a in words for b in words for c in words])
    innsyn("baseline", "write", ".", *WHO)
    (one,) = (tmp_path / DEFAULT_FILE).read_text().splitlines()[1:]
    assert ("template" in json.loads(one), json.loads(one)["count"]) == (False, 1000)
    assert gate(".", *BASELINE).returncode == 0
    log(f"server sent order kunde={BORN_1866}")
    assert gate(".", *BASELINE).returncode == 0


# What was written before statements were told apart


def old(count):
    item = {
        "path": "app.log",
        "rule": "LOG001",
        "detector": "no_fodselsnummer",
        "place": ["msg:kunde="],
        "count": count,
    }
    item |= {"reason": "known", "owner": "team", "expires": "2099-01-31"}
    return '{"schema": "innsyn/baseline/1"}\n' + json.dumps(item) + "\n"


def test_an_older_baseline_still_holds_and_says_how_to_write_it_anew(tmp_path, log, innsyn, gate):
    log(RECEIVED, LATE, LATE)
    (tmp_path / DEFAULT_FILE).write_text(old(3))
    run = gate(".", *BASELINE)
    assert run.returncode == 0
    assert f"{DEFAULT_FILE}:2: accepts LOG001 in all of app.log › msg:kunde=" in run.stdout
    assert "`innsyn baseline update` tells them apart" in run.stdout
    assert innsyn("baseline", "update", ".").returncode == 0
    assert entries(tmp_path) == [("* info order * received kunde=*", 1, 1), ("* warn order * is * kunde=*", 1, 2)]
    assert "accepts" not in gate(".", *BASELINE).stdout


def test_the_statements_of_a_field_share_what_its_entry_accepted_and_no_more(tmp_path, log, innsyn, gate):
    log(RECEIVED, LATE, LATE)
    (tmp_path / DEFAULT_FILE).write_text(old(2))
    assert gate(".", *BASELINE).returncode == 1
    run = innsyn("baseline", "update", ".")
    assert (run.returncode, "1 new" in run.stderr) == (1, True)
    assert sum(count for *_, count in entries(tmp_path)) == 2


# Counted by hand

FIRST, SECOND = Statement("order * received", 1, 3), Statement("order * late", 1, 2)


def test_a_field_told_as_a_whole_has_of_all_its_entries():
    both = [entry(LEAK, 3, template=each.template, ordinal=1) for each in (FIRST, SECOND)]
    (result,) = apply(verdict(found(LEAK, 6)), both, "b", TODAY, lambda _: True).results
    assert (result.state, result.known) == ("known", 6)


def test_what_has_expired_of_one_statement_does_not_touch_another():
    gone = entry(LEAK, 3, date(2026, 11, 21), template=FIRST.template, ordinal=1)
    kept = entry(LEAK, 2, LATER, template=SECOND.template, ordinal=1)
    (result,) = apply(verdict(found(LEAK, None, FIRST, SECOND)), [gone, kept], "b", TODAY, lambda _: True).results
    assert (result.count, result.known, result.expired) == (3, 2, date(2026, 11, 21))


def test_a_statement_that_is_gone_is_told_by_its_words():
    old_entry = entry(LEAK, 3, template=SECOND.template, ordinal=2, line=4)
    (remark,) = apply(verdict(found(LEAK, None, FIRST)), [old_entry], "b", TODAY, lambda _: True).remarks
    assert remark == Remark("b", 4, "gone", ("LOG001", "logs/app.log › msg:kunde= › «order * late» (2)"))


def test_no_count_rises_when_a_baseline_is_brought_up_to_date():
    before = [entry(LEAK, 2, template=FIRST.template, ordinal=1), entry(LEAK, 9, template=SECOND.template, ordinal=1)]
    after = lowered([found(LEAK, None, FIRST, SECOND)], before)
    assert [each.count for each in after] == [2, 2]
    assert {each.key for each in after} == {each.key for each in before}


def test_nothing_is_matched_twice():
    results = [found(LEAK, None, FIRST, SECOND), found(LEAK, None, FIRST)]
    taken = matched(results, [entry(LEAK, 4), entry(LEAK, 1, template=FIRST.template, ordinal=1)])
    assert sum(each.total() for given in taken for each in given) == 5


def test_a_baseline_of_two_kinds_put_together_is_read():
    text = old(3) + '{"schema": "innsyn/baseline/2"}\n'
    assert [each.count for each in parsed(text, "b")] == [3]
