"""What is a log, and what rotation adds to its name."""

import pytest

from scanner.gate import logs


@pytest.mark.parametrize(
    "rotated",
    [
        "logs/app.log", "logs/app.log.1", "logs/app.log.12.gz", "logs/app.log-20261122", "logs/app.log.2026-11-22",
        "logs/app.log.2026-11-22_10", "logs/app-2026-11-22.log", "logs/app.2026-11-22.3.log", "logs/app.log-20261122.zst",
        "logs/app-20261122.log.xz", "logs/app.1.log", "logs/app.log-20261122-1732262400", "logs/app-2026-11-22T10.log",
    ],
)  # fmt: skip
def test_a_rotated_log_is_the_log_it_was(rotated):
    assert logs.bare(rotated) == "logs/app.log"
    assert logs.by_name(rotated)


@pytest.mark.parametrize(
    "path", ["exports/2026-11-22.csv", "v1.2", "kunder.1.csv", "src/step.2.py", "ordre-2026-11-22.json", "1"]
)
def test_other_names_stay_as_they_are(path):
    assert logs.bare(path) == path


@pytest.mark.parametrize(
    "path",
    ["app.log", "access_log", "error_log.3", "catalina.out", "catalina.2026-11-22.log", "syslog.2.gz", "service/logs/web.txt",
     "logg/app", "consoleText", "nginx/access.log", "stdout", "build.err", "server-audit-log", "logs/app.jsonl"],
)  # fmt: skip
def test_these_are_logs(path):
    assert logs.by_name(path)


@pytest.mark.parametrize(
    "path",
    ["changelog.md", "catalog.csv", "src/logs/writer.py", "blog.txt", "dialog.json", "login.html", "logo.svg", "README",
     "errors.ts", "access.py", "logger/setup.cfg", "tests/fixtures/people.csv", "katalog"],
)  # fmt: skip
def test_these_are_not(path):
    assert not logs.by_name(path)


@pytest.mark.parametrize(
    ("head", "told"),
    [
        (b"2026-11-22T10:00:00Z INFO a\n2026-11-22T10:00:01Z INFO b\n\tat x\n", True),
        (b'{"level":"info","msg":"x"}\n{"level":"info","msg":"y"}\n', True),
        (b"Nov 22 10:00:00 web01 sshd[1]: x\n", True),
        (b"I1122 10:00:00.1 1 a.go:1] x\n", True),
        (b'10.0.0.1 - - [22/Nov/2026:10:00:00 +0000] "GET / HTTP/1.1" 200 1\n', True),
        (b"name = 'x'\n# innsyn\n", False),
        (b"Hei! Vi sees 2026-11-22 10:00.\nHilsen oss\nKari\n", False),
        (b"", False),
    ],
)
def test_the_first_lines_tell(head, told):
    assert logs.by_content(head) is told
