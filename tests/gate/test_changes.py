"""What a change in git adds: only that fails, whatever stood there before."""

from __future__ import annotations

import json
import subprocess

import pytest

from scanner.gate.changes import ALL, added_lines

BORN_1866 = "08099066076"
LEAK = f'K = "fnr {BORN_1866}"\n'
PATCH = b"""diff --git a/a.py b/a.py
index 111..222 100644
--- a/a.py
+++ b/a.py
@@ -3 +3,2 @@ def f():
-old
+new
+++ b/not/a/header.py
@@ -10,2 +11,0 @@
-gone
--- a/not/one/either.py
@@ -20,0 +20 @@
+x
\\ No newline at end of file
diff --git "a/p\\303\\245 \\"n.py" "b/p\\303\\245 \\"n.py"
--- /dev/null
+++ "b/p\\303\\245 \\"n.py"
@@ -0,0 +1,3 @@
+a
+@@ -1 +1 @@
+diff --git a/x b/x
diff --git a/old.py b/old.py
--- a/old.py
+++ /dev/null
@@ -1 +0,0 @@
-x
diff --git a/b.parquet b/b.parquet
index 111..222 100644
Binary files a/b.parquet and b/b.parquet differ
"""


def test_added_lines_are_counted_so_that_no_line_passes_for_a_header():
    assert added_lines(PATCH.split(b"\n")) == {
        "a.py": (range(3, 5), range(20, 21)),
        'på "n.py': (range(1, 4),),
        "b.parquet": (ALL,),
    }


@pytest.fixture
def git(tmp_path):
    def run(*arguments: str) -> str:
        configured = ["-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "commit.gpgsign=false"]
        return subprocess.run(
            ["git", *configured, *arguments], cwd=tmp_path, check=True, capture_output=True, text=True
        ).stdout

    run("init", "-q", "-b", "main")
    (tmp_path / "a.py").write_text("x = 1\n" + LEAK + "y = 1\n")
    run("add", ".")
    run("commit", "-qm", "first")
    return run


def results(run):
    found = [r for r in json.loads(run.stdout)["results"] if r["state"] == "failing"]
    return [(r["path"], [spot["line"] for spot in r["spots"]], r["count"]) for r in found]


def test_what_stood_there_before_does_not_fail_and_what_is_staged_does(tmp_path, git, gate):
    (tmp_path / "a.py").write_text("x = 2\n" + LEAK + "y = 1\n")
    git("add", ".")
    assert (gate("--staged").returncode, gate("a.py").returncode) == (0, 1)
    (tmp_path / "a.py").write_text("x = 1\n" + LEAK + "y = 1\nz = 1\n" + LEAK)
    git("add", ".")
    run = gate("--staged", "--format", "json")
    assert (run.returncode, results(run)) == (1, [("a.py", [5], 1)])


def test_the_index_counts_and_not_what_lies_about(tmp_path, git, gate):
    (tmp_path / "a.py").write_text("x = 1\n" + LEAK + "y = 1\n" + LEAK)
    git("add", ".")
    (tmp_path / "a.py").write_text("x = 1\n")
    run = gate("--staged", "--format", "json")
    assert results(run) == [("a.py", [4], 1)]
    git("checkout", "-q", "HEAD", "--", "a.py")
    (tmp_path / "a.py").write_text(LEAK * 3)
    assert gate("--staged").returncode == 0


def test_a_branch_is_held_against_where_it_parted(tmp_path, git, gate):
    git("checkout", "-qb", "work")
    (tmp_path / "b c å.py").write_text("\n" + LEAK)
    git("add", ".")
    git("commit", "-qm", "second")
    git("checkout", "-q", "main")
    (tmp_path / "a.py").write_text("x = 1\n")
    git("commit", "-qam", "third")
    git("checkout", "-q", "work")
    run = gate("--diff", "main", "--format", "json")
    assert (run.returncode, results(run)) == (1, [("b c å.py", [2], 1)])
    assert gate("--diff", "main", "a.py").returncode == 0


def test_a_table_is_judged_by_its_header_and_told_by_its_lines(tmp_path, git, gate):
    rows = "".join(f"Kari;{BORN_1866};9\n" for _ in range(3))
    (tmp_path / "t.csv").write_text("navn;fnr;n\n" + rows)
    git("add", ".")
    git("commit", "-qm", "table")
    (tmp_path / "t.csv").write_text("navn;fnr;n\n" + rows + f"Ola;{BORN_1866};9\n")
    git("add", ".")
    run = gate("--staged", "--format", "json")
    assert results(run) == [("t.csv", [5], 1)]


def test_a_key_in_a_json_document_is_told_by_its_line(tmp_path, git, gate):
    before = {"kunder": [{"navn": "x", "fnr": BORN_1866}], "n": 1}
    (tmp_path / "d.json").write_text(json.dumps(before, indent=1))
    git("add", ".")
    git("commit", "-qm", "document")
    (tmp_path / "d.json").write_text(json.dumps({**before, "n": 2}, indent=1))
    git("add", ".")
    assert gate("--staged").returncode == 0
    (tmp_path / "d.json").write_text(json.dumps({**before, "ny": {"fnr": BORN_1866}}, indent=1))
    git("add", ".")
    run = gate("--staged", "--format", "json")
    assert [(path, len(lines), count) for path, lines, count in results(run)] == [("d.json", 1, 1)]


def test_pictures_in_a_change_are_no_failure(tmp_path, git, gate):
    (tmp_path / "logo.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    git("add", ".")
    assert gate("--staged").returncode == 0


def test_an_accepted_line_may_move_but_a_new_one_beside_it_fails(tmp_path, git, innsyn, gate):
    innsyn("baseline", "write", "a.py", "--reason", "known", "--owner", "team", "--expires", "9w")
    git("add", ".")
    git("commit", "-qm", "accepted")
    (tmp_path / "a.py").write_text("x = 1\ny = 1\n" + LEAK)
    git("add", ".")
    accepted = ("--staged", "--baseline", "innsyn-baseline.jsonl")
    assert gate(*accepted).returncode == 0
    (tmp_path / "a.py").write_text("x = 1\ny = 1\n" + LEAK + LEAK)
    git("add", ".")
    assert gate(*accepted).returncode == 1


def test_nothing_staged_is_clean_and_nothing_to_compare_is_not(tmp_path, git, gate):
    assert gate("--staged").returncode == 0
    for paths in ([], ["."]):
        run = gate("--diff", "HEAD", *paths)
        assert (run.returncode, "nothing to compare" in run.stderr) == (2, True)
    (tmp_path / "a.py").write_text("x = 1\n")
    assert gate("--diff", "HEAD").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--diff", "no-such-branch"], "fetch-depth"),
        (["--diff", "--output=x"], "fetch-depth"),
        (["--staged", "--diff", "HEAD"], "two different changes"),
        (["--staged", "-"], "stands alone"),
    ],
)
def test_wrong_usage_says_what_to_do(git, gate, arguments, said):
    run = gate(*arguments)
    assert (run.returncode, said in run.stderr) == (2, True), run.stderr


def test_outside_a_repository_git_is_missed(tmp_path, gate):
    run = gate("--staged", GIT_CEILING_DIRECTORIES=str(tmp_path.parent))
    assert (run.returncode, "no git repository" in run.stderr) == (2, True)


def test_a_link_in_a_change_is_not_followed(tmp_path, git, gate):
    outside = tmp_path.parent / "outside.py"
    outside.write_text(LEAK)
    (tmp_path / "link.py").symlink_to(outside)
    git("add", ".")
    assert gate("--staged").returncode == 0


def test_the_first_commit_of_all_is_a_change_too(tmp_path, gate):
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    (tmp_path / "a.py").write_text(LEAK)
    subprocess.run(["git", "add", "."], cwd=tmp_path, check=True)
    assert gate("--staged").returncode == 1
