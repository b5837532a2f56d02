"""docs/inventory.md says what the program does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scanner.cli import main
from scanner.inventory.exchange.format import on_offer
from scanner.inventory.lint import all_lints
from scanner.inventory.load import loads
from scanner.inventory.words import PROMISE_SCANS

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "inventory.md").read_text(encoding="utf-8")
PIECES = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.parametrize("piece", PIECES, ids=lambda piece: piece.splitlines()[1][:30])
def test_every_piece_of_yaml_loads(piece):
    assert loads(piece).inventory.processing_activities


def test_every_kind_of_promise_is_explained():
    table = PAGE[PAGE.index("## Promises") : PAGE.index("## Rights")]
    rows = dict(re.findall(r"(?m)^\| `(\w+)` \| [^|]+\| (yes|no|in part)", table))
    said = {"scan": "yes", "partly": "in part", "no": "no"}
    assert rows == {kind: said[how] for kind, how in PROMISE_SCANS.items()}


def test_every_format_is_named_with_what_it_does():
    table = PAGE[PAGE.index("| `--to` |") :]
    rows = re.findall(r"(?m)^\| (`[^|]+`) \| (yes|no) \| (yes|no) \|", table)
    said = {name: (out, back) for names, out, back in rows for name in re.findall(r"`([^`]+)`", names)}
    yes = {True: "yes", False: "no"}
    assert said == {
        item.name: (yes[item.write is not None], yes[item.read is not None]) for item in on_offer().values()
    }


def test_every_command_of_the_page_is_there():
    group = main.get_command(None, "inventory")
    named = set(re.findall(r"innsyn inventory ([a-z]+)", PAGE))
    assert named <= set(group.list_commands(None))
    assert {"check", "show", "schema", "categories", "export", "import", "propose"} <= named


def test_the_page_counts_the_lints_right():
    ids = [item.id for item in all_lints()]
    assert f"as {ids[0]} to {ids[-1]}" in PAGE
    assert f"{len(ids)} lints" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_notice_names_what_is_used():
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    assert "fideslang" in notice
    assert "Creative Commons Attribution 4.0" in notice
    assert "Data Privacy Vocabulary" in notice
