"""The gate: what fails it, what does not, and what it says of both."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys

import pytest

from tests.command import ENVIRONMENT

TENOR = "17912099997"
BORN_1866 = "08099066076"
LEAK = f"2026-11-22 10:00:00 INFO kunde={BORN_1866} logget inn\n"
MAIL = "2026-11-22 10:00:00 INFO epost=kari.holm@fjordgull-post.no\n"


@pytest.fixture
def log(tmp_path):
    path = tmp_path / "app.log"
    path.write_text(LEAK + "alt vel\n" + MAIL, encoding="utf-8")
    return path


def test_a_leak_is_one_line_an_editor_can_jump_to_and_exits_1(log, gate):
    run = gate("app.log")
    first, *rest = run.stdout.splitlines()
    assert first.startswith("app.log:1:32 LOG001 National identity number ([FNR])")
    assert "msg:kunde=" in first
    assert "check digits" in first
    assert rest == ["1 failing, 1 value (1 below the threshold: medium) · 1 file, 3 lines and rows · -v shows all"]
    assert (run.returncode, run.stderr) == (1, "")


def test_a_clean_run_is_one_line(tmp_path, gate):
    (tmp_path / "a.log").write_text("alt vel\n")
    run = gate("a.log")
    assert (run.returncode, run.stdout, run.stderr) == (0, "Clean · 1 file, 1 line or row\n", "")


@pytest.mark.parametrize(("threshold", "code"), [("critical", 0), ("high", 1), ("medium", 1), ("low", 1)])
def test_the_threshold_decides(tmp_path, gate, threshold, code):
    (tmp_path / "a.log").write_text(LEAK)
    assert gate("a.log", "--fail-on", threshold).returncode == code


def test_what_is_below_the_threshold_is_counted_and_shown_when_asked(tmp_path, gate):
    (tmp_path / "a.log").write_text(MAIL)
    run = gate("a.log")
    assert (run.returncode, "1 below the threshold: medium" in run.stdout) == (0, True)
    assert "a.log:1:32 LOG005 E-mail address" in gate("a.log", "-v").stdout


@pytest.mark.parametrize(
    ("way", "code", "said"), [("ignore", 0, ""), ("report", 0, "1 of test data"), ("fail", 1, "[high]")]
)
def test_test_data_is_ignored_reported_or_failing(tmp_path, gate, way, code, said):
    (tmp_path / "a.log").write_text(f"kunde={TENOR}\n")
    run = gate("a.log", "--test-data", way)
    assert run.returncode == code
    assert said in run.stdout
    assert ("test data" in run.stdout) == (way == "report")


def test_outside_a_log_the_rule_is_the_detector(tmp_path, gate):
    (tmp_path / "folk.py").write_text(f'KUNDE = "fnr {BORN_1866}"\n')
    assert "folk.py:1:14 no_fodselsnummer " in gate("folk.py").stdout


def test_a_text_whose_lines_begin_with_times_is_a_log_whatever_its_name(tmp_path, gate):
    (tmp_path / "output.txt").write_text(LEAK * 3)
    assert " LOG001 " in gate("output.txt").stdout


def test_exit_zero_forgives_findings_only(tmp_path, log, gate):
    assert gate("app.log", "--exit-zero").returncode == 0
    assert gate("none.log", "--exit-zero").returncode == 2
    (tmp_path / "b.log.gz").write_bytes(b"\x1f\x8b\x08\x00rubbish")
    assert gate("b.log.gz", "--exit-zero").returncode == 3


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "nothing to look at"),
        (["missing.log"], "missing.log"),
        (["empty"], "the folder is empty"),
        ([".", "empty"], "empty"),
        ([".", "--include", "*.csv"], "1 were set aside"),
        (["app.log", "--include", "*.csv"], "set aside"),
        (["*.csv"], "no file matches"),
        (["-", "app.log"], "stands alone"),
        (["app.log", "--format", "pdf"], "no format named pdf"),
        (["app.log", "--format", "jsn"], "did you mean json?"),
        (["app.log", "--format", "text", "--format", "json"], "a place of its own"),
        (["app.log", "--format", "json=a.json", "--format", "text=./a.json"], "a place of its own"),
        (["app.log", "--format", "json="], "names no file"),
        (["app.log", "--format", "json=app.log"], "app.log is a file that is read"),
        (["app.log", "--format", "json=no/such/a.json"], "cannot be written"),
        (["app.log", "--min-confidence", "nan"], "from 0 to 1"),
        (["app.log", "--since", "yesterday"], "24h"),
        (["app.log", "--fail-on", "never"], "--fail-on"),
        (["app.log", "-c", "no.yaml"], "no.yaml"),
        (["postgresql://db/crm"], "innsyn scan"),
    ],
)
def test_wrong_usage_exits_2_and_says_what_to_do(tmp_path, log, gate, arguments, said):
    (tmp_path / "empty").mkdir()
    run = gate(*arguments)
    assert (run.returncode, run.stdout) == (2, "")
    assert said in run.stderr


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("cut.log.gz", b"\x1f\x8b\x08\x00rubbish", "cut.log.gz:1 not read"),
        ("bad.log", b"alt vel\nkunde=\xff\xfe\x9d ok\n", "bad.log:2 not read: "),
        ("long.log", b"kort\n" + b"x" * 301 + b"\nkort\n", "long.log:2 not read: longer than 300 bytes"),
    ],
)
def test_what_cannot_be_relied_upon_is_never_clean(tmp_path, gate, name, content, said):
    (tmp_path / name).write_bytes(content)
    run = gate(name, "--max-line-bytes", "300")
    assert run.returncode == 3
    assert said in run.stdout
    assert "INCOMPLETE" in run.stdout.splitlines()[-1]
    assert "Clean" not in run.stdout


def test_a_document_in_one_long_line_is_read_whole(tmp_path, gate):
    records = [{"id": number, "fnr": BORN_1866} for number in range(50)]
    (tmp_path / "a.json").write_text(json.dumps(records))
    run = gate("a.json", "--max-line-bytes", "300", "--format", "json")
    assert (run.returncode, json.loads(run.stdout)["results"][0]["count"]) == (1, 50)


def test_a_line_of_just_the_bound_is_no_failure(tmp_path, gate):
    (tmp_path / "a.log").write_bytes(b"x" * 300 + b"\n" + b"y" * 300)
    assert gate("a.log", "--max-line-bytes", "300").returncode == 0


def test_formats_go_to_files_beside_the_text(tmp_path, log, gate):
    run = gate("app.log", "--format", "text", "--format", "json=out.json")
    assert "LOG001" in run.stdout
    report = json.loads((tmp_path / "out.json").read_text())
    assert (report["schema"], report["failing"], report["complete"]) == ("innsyn/gate/1", 1, True)
    assert [(r["rule"], r["state"]) for r in report["results"]] == [("LOG001", "failing"), ("LOG005", "below")]


def test_the_settings_file_is_heard_and_the_command_line_has_the_last_word(tmp_path, log, gate):
    (tmp_path / "innsyn.yaml").write_text("fail_on: critical\nlanguage: nb\nexclude: ['*.csv']\n")
    (tmp_path / "x.csv").write_text(f"fnr\n{BORN_1866}\n")
    run = gate(".")
    assert (run.returncode, run.stdout.startswith("Rent")) == (0, True)
    assert gate(".", "--fail-on", "high").returncode == 1


def test_a_settings_file_that_says_nothing_of_the_gate_leaves_it_as_it_is(tmp_path, gate):
    (tmp_path / "innsyn.yaml").write_text("language: en\n")
    (tmp_path / "a.log").write_text(MAIL)
    assert gate("a.log").returncode == 0


def test_no_workspace_and_no_catalog_is_made(tmp_path, log, gate):
    gate(".")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["app.log"]


def test_two_runs_say_the_same_whatever_the_order_and_the_processes(tmp_path, gate):
    for number in range(6):
        (tmp_path / f"{number}.log").write_text((LEAK + MAIL) * 20)
    names = [f"{number}.log" for number in range(6)]
    said = {gate(*order, "-v", "--jobs", jobs).stdout for order in (names, names[::-1]) for jobs in ("1", "2")}
    assert len(said) == 1


def test_older_lines_are_passed_over_and_counted(tmp_path, gate):
    old = f"2026-11-20 10:00:00 ERROR kunde={BORN_1866}\n  at no.Shop konto {BORN_1866}\n"
    (tmp_path / "a.log").write_text(old + f"2026-11-22 10:00:00 ERROR bruker={BORN_1866}\n")
    run = gate("a.log", "--since", "2026-11-21", "--format", "json")
    report = json.loads(run.stdout)
    assert [(r["place"], r["spots"][0]["line"]) for r in report["results"]] == [(["msg:bruker="], 3)]
    assert report["set_aside"][0]["reason"].startswith("2 lines say they are older than 2026-11-21")


def test_standard_input_has_the_name_it_is_given(gate):
    run = gate("-", "--stdin-name", "logs/nett.log", text=LEAK)
    assert (run.returncode, run.stdout.startswith("logs/nett.log:1:32 LOG001")) == (1, True)


def test_standard_input_is_a_log_of_lines_even_when_they_are_json(gate):
    lines = "".join(json.dumps({"time": "2026-11-22T10:00:00Z", "kunde": {"fnr": BORN_1866}}) + "\n" for _ in range(3))
    run = gate("-", "--format", "json", text=lines)
    (result,) = json.loads(run.stdout)["results"]
    assert (result["rule"], result["place"], result["count"]) == ("LOG001", ["kunde.fnr"], 3)


def start(tmp_path, *arguments):
    return subprocess.Popen(
        [sys.executable, "-m", "scanner", "gate", *arguments],
        cwd=tmp_path,
        env=ENVIRONMENT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        bufsize=0,
    )


def test_a_stream_is_reported_while_it_runs(tmp_path):
    with start(tmp_path, "-") as run:
        run.stdin.write(LEAK)
        assert run.stdout.readline().startswith("stdin.log:1:32 LOG001")  # the stream is still open
        run.stdin.write(LEAK.replace("kunde", "bruker"))
        assert "msg:bruker=" in run.stdout.readline()
        run.stdin.close()
        assert run.stdout.readline().startswith("2 failing, 2 values")
    assert run.returncode == 1


def test_since_a_day_that_lies_ahead_is_refused_for_it_would_pass_over_everything(tmp_path, gate):
    (tmp_path / "a.log").write_text(LEAK)
    done = gate(".", "--since", "2999-01-01")
    assert (done.returncode, "lies ahead" in done.stderr) == (2, True)


@pytest.mark.skipif(sys.platform == "win32", reason="signals are of Unix")
def test_a_run_that_is_told_to_stop_leaves_nothing_half_written(tmp_path):
    (tmp_path / "out.json").write_text("before")
    with start(tmp_path, "-", "--format", "json=out.json", "--format", "text") as run:
        run.stdin.write(LEAK)
        run.stdout.readline()
        run.send_signal(signal.SIGTERM)
        assert run.wait(20) == 3
        assert run.stderr.read() == "innsyn: stopped; not all was read, and no report was written\n"
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]
    assert (tmp_path / "out.json").read_text() == "before"


def test_a_reader_that_goes_away_is_no_failure_of_ours(tmp_path):
    with start(tmp_path, "-") as run:
        run.stdout.close()
        run.stdin.write(LEAK)
        run.stdin.close()
        assert "Traceback" not in run.stderr.read()
    assert run.returncode == 1


@pytest.mark.skipif(not hasattr(os, "fork"), reason="closes a descriptor as a shell does")
def test_standard_input_that_is_closed_is_incomplete(tmp_path):
    done = subprocess.run(
        ["sh", "-c", f'"{sys.executable}" -m scanner gate - <&-'],
        cwd=tmp_path,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 3
    assert "Traceback" not in done.stderr


def test_many_findings_reach_the_reader_in_moments(tmp_path):
    """A log that pours in is judged now and then, not after each block; the sum is the same."""
    with start(tmp_path, "-", "--format", "json") as run:
        run.stdin.write(LEAK * 20_000)
        run.stdin.close()
        (result,) = json.loads(run.stdout.read())["results"]
    assert (result["count"], run.wait()) == (20_000, 1)


def test_a_github_job_has_its_summary_and_keeps_what_stood_there(tmp_path, log, gate):
    summary = tmp_path / "summary.md"
    summary.write_text("before\n")
    run = gate("app.log", "--format", "github", GITHUB_STEP_SUMMARY=str(summary))
    assert run.stdout.startswith("::error file=app.log,line=1,col=32,endColumn=43,title=LOG001")
    assert summary.read_text().startswith("before\n### innsyn\n")
    assert "LOG001" in summary.read_text()


def test_a_summary_that_cannot_be_written_is_no_success(tmp_path, gate):
    (tmp_path / "a.log").write_text("alt vel\n")
    run = gate("a.log", "--format", "github", GITHUB_STEP_SUMMARY=str(tmp_path / "no" / "summary.md"))
    assert (run.returncode, "cannot be written" in run.stderr) == (3, True)


def test_the_reports_of_the_last_run_are_not_looked_at(tmp_path, log, gate):
    (tmp_path / "out").mkdir()
    formats = ("--format", "sarif=innsyn.sarif", "--format", "junit=out/innsyn.xml", "--format", "json")
    first = gate(".", *formats)
    second = gate(".", *formats)
    assert first.stdout.partition('"set_aside"')[0] == second.stdout.partition('"set_aside"')[0]
    assert '"examined": {"app.log": 3}' in second.stdout


def test_the_organisation_may_weigh_a_rule_itself(tmp_path, log, gate):
    (tmp_path / "innsyn.yaml").write_text("severities: {LOG005: critical, LOG001: info}\n")
    report = json.loads(gate("app.log", "--format", "json").stdout)
    assert [(r["rule"], r["severity"], r["state"]) for r in report["results"]] == [
        ("LOG001", "low", "below"),
        ("LOG005", "critical", "failing"),
    ]
