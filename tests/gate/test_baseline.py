"""What is accepted for a while: counts that only fall, no value in the file, and merges without a word."""

from __future__ import annotations

import json
import re
import subprocess
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.gate import baseline
from scanner.gate.accepting import accepted, apply, key_of
from scanner.gate.baseline import BaselineError, Entry, Key, parsed, written
from scanner.gate.verdict import Remark, Statement
from tests.reports.gate_verdicts import KNOWN, LEAK, MAIL, WHOLE

TODAY = date(2026, 11, 22)
LATER = date(2027, 1, 31)
BORN_1866 = "08099066076"
LEAKS = f"2026-11-22 10:00:00 INFO kunde={BORN_1866} logget inn\n"
WHO = ("--reason", "ticket 4711", "--owner", "team shop", "--expires", "2099-01-31")


def found(result, count=None, *statements):
    """A result with so many values, of these statements."""
    told = statements or (Statement("", 0, result.count if count is None else count),)
    return replace(result, count=sum(each.count for each in told), statements=told)


def verdict(*results):
    return replace(WHOLE, results=results, remarks=())


def entry(result, count, expires=LATER, line=2, template="", ordinal=0):
    key = key_of(result)._replace(template=template, ordinal=ordinal)
    return Entry(key, count, "known", "team", expires, None, line)


def applied(results, entries, *, looked=True):
    return apply(verdict(*results), entries, "b.jsonl", TODAY, lambda path: bool(path) and looked)


@pytest.mark.parametrize(
    ("there", "accepted_", "state", "left", "known"),
    [(3, 3, "known", 0, 3), (3, 5, "known", 0, 3), (5, 3, "failing", 2, 3), (1, 1, "known", 0, 1)],
)
def test_what_is_accepted_does_not_fail_as_far_as_its_count_goes(there, accepted_, state, left, known):
    (result,) = applied([found(LEAK, there)], [entry(LEAK, accepted_)]).results
    assert (result.state, result.count, result.known) == (state, left, known)


def test_an_entry_holds_on_its_last_day_and_fails_after_it():
    assert applied([found(LEAK)], [entry(LEAK, 99_999, TODAY)]).failing == ()
    (result,) = applied([found(LEAK)], [entry(LEAK, 99_999, TODAY - timedelta(1))]).failing
    assert (result.count, result.expired) == (LEAK.count, date(2026, 11, 21))


def test_a_log_and_the_same_log_rotated_share_an_entry():
    both = [found(LEAK, 2), found(replace(LEAK, path="logs/app.log.1"), 2)]
    assert [r.count for r in applied(both, [entry(LEAK, 3)]).results] == [0, 1]


def test_lines_may_move_and_results_may_come_in_another_order():
    moved = replace(LEAK, spots=LEAK.spots[::-1])
    assert key_of(moved) == key_of(LEAK)
    entries = [entry(LEAK, 99_999), entry(KNOWN, 9)]
    assert applied([found(LEAK), found(KNOWN, 4)], entries).failing == ()
    assert applied([found(KNOWN, 4), found(LEAK)], entries[::-1]).failing == ()


def test_what_nothing_matches_is_told_where_the_run_looked_and_nowhere_else():
    old = entry(replace(LEAK, path="old.log"), 3, line=7)
    (remark,) = applied([], [old]).remarks
    assert remark == Remark("b.jsonl", 7, "gone", ("LOG001", "old.log › msg:kunde="))
    assert applied([], [old], looked=False).remarks == ()


def test_fewer_than_accepted_is_told_but_not_of_logs():
    code = found(replace(LEAK, rule="no_fodselsnummer", path="a.py"), 1)
    (remark,) = applied([code], [entry(code, 3)]).remarks
    assert remark == Remark("b.jsonl", 2, "fewer", (3, "no_fodselsnummer", "a.py › msg:kunde=", 1))
    assert applied([found(LEAK, 1)], [entry(LEAK, 3)]).remarks == ()


def test_what_is_below_the_threshold_is_accepted_too():
    (result,) = applied([found(MAIL)], [entry(MAIL, 1)]).results
    assert result.state == "known"


names = st.text(st.characters(codec="utf-8", exclude_characters="\n\r"), min_size=1, max_size=12).filter(str.strip)
wrote = st.just(("", 0)) | st.tuples(names, st.integers(1, 10))
keys = st.builds(
    lambda *given: Key(*given[:-1], *given[-1]),
    names,
    names,
    names,
    st.tuples(names) | st.just(()),
    st.booleans(),
    wrote,
)
entries = st.lists(
    st.builds(Entry, keys, st.integers(1, 10**6), names, names, st.dates(), st.none() | st.dates()),
    unique_by=lambda entry: entry.key,
    max_size=8,
)


@given(entries)
def test_a_baseline_reads_as_it_was_written(given_):
    text = "".join(written(given_))
    assert {replace(e, line=0) for e in parsed(text, "b")} == set(given_)
    assert "".join(written(parsed(text, "b"))) == text


@given(entries, st.randoms())
def test_the_order_in_which_entries_came_leaves_no_trace(given_, random):
    shuffled = random.sample(given_, len(given_))
    assert "".join(written(given_)) == "".join(written(shuffled))


@given(entries, entries)
def test_two_branches_that_accept_different_things_merge_line_by_line(one, other):
    """Union merge, sorted or not: every entry of both, and of the same one the lower count."""
    lines = [*written(one), *written(other)]
    merged = {entry.key: entry.count for entry in parsed("".join(lines), "b")}
    for key in {entry.key for entry in (*one, *other)}:
        assert merged[key] == min(entry.count for entry in (*one, *other) if entry.key == key)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "b.jsonl: is no baseline"),
        ("[]\n", "b.jsonl:1: is no JSON object"),
        ('{"schema": "innsyn/baseline/3"}\n', "is no baseline"),
        ('{"schema": "innsyn/baseline/1"}\n<<<<<<< HEAD\n', "b.jsonl:2: is no JSON object; solve the merge conflict"),
        ('{"schema": "innsyn/baseline/1"}\n{"path": "a"}\n', "b.jsonl:2: an entry needs path, rule"),
        ('{"schema": "innsyn/baseline/1"}\n' + "[" * 100_000 + "\n", "b.jsonl:2: is no JSON object"),
        *(
            ('{"schema": "innsyn/baseline/1"}\n' + json.dumps({**GOOD, name: wrong}) + "\n", "an entry needs")
            for GOOD in [{"path": "a", "rule": "r", "detector": "d", "place": [], "count": 1, "reason": "x", "owner": "y",
                          "expires": "2027-01-31"}]
            for name, wrong in [("count", 0), ("count", "3"), ("count", True), ("expires", "soon"), ("expires", None),
                                ("reason", " "), ("owner", ""), ("place", "x"), ("place", [1]), ("audited", "x"), ("path", 3),
                                ("template", 3), ("template", "a"), ("ordinal", 1), ("ordinal", -1)]
        ),
    ],
)  # fmt: skip
def test_a_broken_baseline_is_refused_with_its_line(text, said):
    with pytest.raises(BaselineError, match=re.escape(said)):
        parsed(text, "b.jsonl")


def test_what_a_broken_line_holds_is_not_repeated():
    with pytest.raises(BaselineError) as error:
        parsed(f'{{"schema": "innsyn/baseline/1"}}\n{{"path": "{BORN_1866}"}}\n', "b.jsonl")
    assert BORN_1866 not in str(error.value)


def test_results_that_share_a_key_become_one_entry_with_their_sum():
    (one,) = accepted([found(LEAK), found(replace(LEAK, path="logs/app.log.2.gz"), 5)], "why", "who", LATER)
    assert (one.key.path, one.count) == ("logs/app.log", LEAK.count + 5)


def test_git_merges_two_branches_without_a_word(tmp_path):
    def git(*arguments):
        who = ["-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *who, *arguments], cwd=tmp_path, check=True, capture_output=True)

    def accept(*entries):
        (tmp_path / "b.jsonl").write_text("".join(written(entries)))
        git("add", ".")
        git("commit", "-qm", "accepted")

    both, one, other = (entry(replace(LEAK, place=(f"msg:{name}=",)), 5) for name in ("b", "a", "c"))
    git("init", "-q", "-b", "main")
    (tmp_path / ".gitattributes").write_text("b.jsonl merge=union\n")
    accept(both)
    git("checkout", "-qb", "work")
    accept(replace(both, count=3), one)
    git("checkout", "-q", "main")
    accept(replace(both, count=4), other)
    git("merge", "-q", "work")
    merged = {each.key: each.count for each in parsed((tmp_path / "b.jsonl").read_text(), "b")}
    assert merged == {both.key: 3, one.key: 5, other.key: 5}


# The command


@pytest.fixture
def log(tmp_path):
    path = tmp_path / "app.log"
    path.write_text(LEAKS * 3)
    return path


def test_red_then_accepted_then_green_then_more_and_red_again(tmp_path, log, innsyn):
    assert innsyn("baseline", "write", ".", *WHO).returncode == 0
    text = (tmp_path / baseline.DEFAULT_FILE).read_text()
    assert not re.search(r"\d{6}", text)
    assert json.loads(text.splitlines()[1])["count"] == 3
    assert innsyn("gate", ".", "--baseline", baseline.DEFAULT_FILE).returncode == 0
    log.write_text("noe annet først\n" + LEAKS * 4)
    run = innsyn("gate", ".", "--baseline", baseline.DEFAULT_FILE)
    assert (run.returncode, "1 value, 3 more known" in run.stdout) == (1, True)


def test_an_update_lowers_and_adds_only_with_a_reason(tmp_path, log, innsyn):
    innsyn("baseline", "write", ".", *WHO)
    log.write_text(LEAKS + LEAKS.replace("kunde", "bruker"))
    run = innsyn("baseline", "update", ".")
    assert (run.returncode, "1 new" in run.stderr) == (1, True)
    counts = [e.count for e in parsed((tmp_path / baseline.DEFAULT_FILE).read_text(), "b")]
    assert counts == [1]
    assert innsyn("baseline", "update", ".", *WHO).returncode == 0
    assert innsyn("gate", ".", "--baseline", baseline.DEFAULT_FILE).returncode == 0


def test_pruning_takes_out_what_is_gone_and_keeps_what_was_not_looked_at(tmp_path, log, innsyn):
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "b.log").write_text(LEAKS)
    innsyn("baseline", "write", ".", *WHO)
    log.write_text("alt vel\n")
    (tmp_path / "other" / "b.log").write_text("alt vel\n")
    assert "1 taken out, 1 left" in innsyn("baseline", "prune", "app.log").stderr
    (tmp_path / "other" / "b.log").unlink()
    (tmp_path / "other" / "c.log").write_text("alt vel\n")
    assert "1 taken out, 0 left" in innsyn("baseline", "prune", "other").stderr


def test_an_audit_accepts_takes_out_what_is_real_and_skips(tmp_path, log, innsyn):
    log.write_text("".join(LEAKS.replace("kunde", name) for name in ("a_id", "b_id", "c_id")))
    innsyn("baseline", "write", ".", *WHO)
    run = innsyn("baseline", "audit", text="a\nlooked at\n2098-01-31\nr\ns\n")
    assert "1 accepted, 1 real and taken out, 1 left" in run.stderr
    kept = parsed((tmp_path / baseline.DEFAULT_FILE).read_text(), "b")
    assert [(e.reason, e.audited is None) for e in kept] == [("looked at", False), ("ticket 4711", True)]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["write", "."], 2, "--reason, --owner and --expires"),
        (["write", ".", "--reason", "x"], 2, "belong together"),
        (["write", ".", *WHO[:-1], "2020-01-01"], 2, "has passed"),
        (["write", ".", *WHO[:-1], "soon"], 2, "90d"),
        (["update", "."], 2, "baseline write"),
        (["audit", "--baseline", "no.jsonl"], 2, "cannot be read"),
        (["write", "missing", *WHO], 2, "missing"),
        (["write", ".", "--baseline", "no/such/b.jsonl", *WHO], 3, "cannot be written"),
    ],
)
def test_wrong_usage_says_what_to_do(tmp_path, log, innsyn, arguments, code, said):
    run = innsyn("baseline", *arguments)
    assert (run.returncode, said in run.stderr) == (code, True), run.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["app.log"]


def test_a_baseline_is_not_overwritten_nor_made_of_half_a_look(tmp_path, log, innsyn):
    (tmp_path / "b.jsonl").write_text("mine")
    assert innsyn("baseline", "write", ".", "--baseline", "b.jsonl", *WHO).returncode == 2
    assert (tmp_path / "b.jsonl").read_text() == "mine"
    (tmp_path / "cut.gz").write_bytes(b"\x1f\x8b\x08\x00rubbish")
    run = innsyn("baseline", "write", ".", *WHO)
    assert (run.returncode, "cut.gz" in run.stderr) == (3, True)
    assert not (tmp_path / baseline.DEFAULT_FILE).exists()


def test_a_broken_baseline_stops_the_gate(tmp_path, log, gate):
    (tmp_path / "b.jsonl").write_text("{}\n")
    run = gate("app.log", "--baseline", "b.jsonl")
    assert (run.returncode, run.stdout, "is no baseline" in run.stderr) == (2, "", True)


def test_the_baseline_itself_is_not_looked_at(tmp_path, log, innsyn):
    owner = (
        "--reason",
        "spør kari.holm@fjordgull-post.no",
        "--owner",
        "kari.holm@fjordgull-post.no",
        "--expires",
        "9w",
    )
    innsyn("baseline", "write", ".", *owner)
    run = innsyn("gate", ".", "--baseline", baseline.DEFAULT_FILE, "--fail-on", "low", "--format", "json")
    assert list(json.loads(run.stdout)["examined"]) == ["app.log"]


def test_a_commit_that_holds_the_baseline_alone_is_clean(tmp_path, innsyn):
    (tmp_path / baseline.DEFAULT_FILE).write_text("".join(written([])))
    run = innsyn("gate", baseline.DEFAULT_FILE, "--baseline", baseline.DEFAULT_FILE)
    assert (run.returncode, run.stderr) == (0, "")
