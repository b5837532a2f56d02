"""What targets mean: files, folders, globs, URLs, patterns."""

import fsspec
import pytest

from connectors.connector import Failure, SetAside
from connectors.files import Selection, plan


@pytest.fixture
def tree(folder):
    for name in ("b.log", "a.log", ".skjult", "mappe/c.csv", ".git/config", "x/node_modules/m.js", ".venv/p.py"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{name}\n")
    return folder


def sources(*targets, **chosen):
    return [item.source for item in plan(targets, Selection(**chosen)) if not isinstance(item, SetAside | Failure)]


def test_folders_are_walked_in_order(tree):
    assert sources(".") == ["file:.skjult", "file:a.log", "file:b.log", "file:mappe/c.csv"]
    left = [item.source for item in plan(["."]) if isinstance(item, SetAside)]
    assert left == ["file:.git", "file:.venv", "file:x/node_modules"]


def test_what_is_left_out_can_be_named(tree):
    assert sources(".git") == ["file:.git/config"]


def test_globs_and_repeated_targets(tree):
    assert sources("*.log", "a.log", "**/*.csv") == ["file:a.log", "file:b.log", "file:mappe/c.csv"]


def test_paths_elsewhere_are_whole(tree, monkeypatch):
    monkeypatch.chdir(tree / "mappe")
    assert sources(str(tree / "mappe")) == ["file:c.csv"]
    assert sources("../a.log") == [f"file:{tree}/a.log"]
    assert sources(f"file://{tree}/mappe/c.csv") == ["file:c.csv"]


@pytest.mark.parametrize(
    ("include", "exclude", "expected"),
    [
        (("*.log",), (), ["a.log", "b.log"]),
        ((), ("*.log", ".*"), ["mappe/c.csv"]),
        ((), ("mappe",), [".skjult", "a.log", "b.log"]),
        ((), ("mappe/",), [".skjult", "a.log", "b.log"]),
        (("mappe/*",), (), ["mappe/c.csv"]),
        (("**/*.csv",), (), ["mappe/c.csv"]),
        (("./a.log",), (), ["a.log"]),
    ],
)
def test_patterns(include, exclude, expected, tree):
    assert sources(".", include=include, exclude=exclude) == [f"file:{name}" for name in expected]


def test_urls(people, scanned):
    memory = fsspec.filesystem("memory")
    memory.pipe("/lager/b.log", "blå\n".encode())
    memory.pipe("/lager/under/a.csv", b"id;navn;sted\n1;Kari;Oslo\n2;Ola;Bergen\n")
    memory.pipe("/lager/.git/config", b"x\n")
    try:
        found = scanned("memory://lager")
        assert found.text == "blå\n"
        assert found.rows[1] == {"id": "2", "navn": "Ola", "sted": "Bergen"}
        assert [segment.source for segment in found.segments] == [
            "memory:///lager/b.log",
            "memory:///lager/under/a.csv",
        ]
        assert len(found.set_aside) == 1
        assert scanned("memory://lager/*.log").text == "blå\n"
        assert scanned("memory://lager/b.log").text == "blå\n"
    finally:
        memory.rm("/lager", recursive=True)


def test_names_that_are_no_text(folder, scanned):
    import os

    (folder / os.fsdecode(b"b\xe5d.log")).write_text("linje\n")
    found = scanned(".")
    assert found.text == "linje\n"
    assert found.segments[0].source == "file:b\\xe5d.log"
