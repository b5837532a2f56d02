"""A made-up repository with a leaking service: red, accepted, green, a new leak, red again, mended, green."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command import ENVIRONMENT

SHOP = Path(__file__).parent / "shop"
SERVICE = Path("service/orders.py")
LEAK = 'logger.info("order %d received, kunde=%s", order, customer)'
NEW_LEAK = 'logger.warning("order %d is late, ring bruker %s", order, customer)'
BASELINE = ("--baseline", "innsyn-baseline.jsonl")


@pytest.fixture
def shop(tmp_path):
    """The repository, and its service run once."""
    shutil.copytree(SHOP, tmp_path, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
    serve(tmp_path)
    return tmp_path


def serve(folder: Path) -> None:
    run = [sys.executable, "-B", "-m", "service.orders"]
    subprocess.run(run, cwd=folder, env={**ENVIRONMENT, "PYTHONPATH": str(folder)}, check=True)


def change(folder: Path, before: str, after: str) -> None:
    text = (folder / SERVICE).read_text()
    assert before in text
    (folder / SERVICE).write_text(text.replace(before, after))
    serve(folder)


def failing(run):
    return [
        (result["path"], result["rule"], result["place"], result["count"], result["spots"][0]["line"])
        for result in json.loads(run.stdout)["results"]
        if result["state"] == "failing"
    ]


def test_red_accepted_green_new_leak_red_mended_green(shop, innsyn, gate):
    red = gate(".", "--format", "json")
    assert (red.returncode, failing(red)) == (1, [("logs/app.log", "LOG001", ["msg:kunde="], 3, 1)])

    accepted = innsyn("baseline", "write", ".", "--reason", "ticket 4711", "--owner", "shop", "--expires", "90d")
    assert accepted.returncode == 0, accepted.stderr
    assert not re.search(r"\d{6}", (shop / "innsyn-baseline.jsonl").read_text())
    green = gate(".", *BASELINE)
    assert (green.returncode, green.stdout.startswith("Clean (1 known; 1 allowed")) == (0, True)

    change(shop, LEAK, f"{LEAK}\n        {NEW_LEAK}")
    red = gate(".", *BASELINE, "--format", "json")
    assert (red.returncode, failing(red)) == (1, [("logs/app.log", "LOG001", ["msg:is * ring bruker"], 3, 2)])

    change(shop, f"{LEAK}\n        {NEW_LEAK}", 'logger.info("order %d received", order)')
    mended = gate(".", *BASELINE)
    assert mended.returncode == 0
    assert "nothing matches LOG001 in logs/app.log › msg:kunde= › «* info * order * received kunde=*»" in mended.stdout
    assert "1 taken out, 0 left" in innsyn("baseline", "prune", ".").stderr
    assert gate(".").returncode == 0


def test_one_customer_more_in_the_accepted_statement_is_red_too(shop, innsyn, gate):
    innsyn("baseline", "write", ".", "--reason", "ticket 4711", "--owner", "shop", "--expires", "90d")
    log = shop / "logs" / "app.log"
    log.write_text("\n" + log.read_text() + "2026-11-22T10:00:00Z INFO shop - kunde=08099066076\n")
    red = gate(".", *BASELINE, "--format", "json")
    assert (red.returncode, [found[3] for found in failing(red)]) == (1, [1])
