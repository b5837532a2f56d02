"""Passwords, keys and tokens in source, settings and logs: what people leave behind, and what programs say of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

import pytest

from scanner.redaction import Redactor

FOLDER = Path(__file__).parents[1] / "detectors" / "credentials"


class Sample(NamedTuple):
    """One text of a list: the name of the file it would stand in, and the text, secrets between « and »."""

    name: str
    text: str

    @property
    def plain(self) -> str:
        """The text as it would be written."""
        return self.text.replace("«", "").replace("»", "")


def listed(name: str) -> list[Sample]:
    samples, heading = [], ""
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            heading = line[3:]
        elif line and not line.startswith("# "):
            samples.append(Sample(heading, line.replace("↵", "\n")))
    return samples


LEAKS, INNOCENT = listed("leaks.txt"), listed("innocent.txt")


def failing(samples: list[Sample], folder: Path, gate) -> set[int]:
    """Return the numbers of the samples that fail the gate, each in a file of its own."""
    for number, sample in enumerate(samples):
        path = folder / str(number) / sample.name
        path.parent.mkdir(parents=True)
        path.write_text(sample.plain + "\n", encoding="utf-8")
    report = json.loads(gate(".", "--format", "json").stdout)
    return {int(Path(each["path"]).parts[0]) for each in report["results"] if each["state"] == "failing"}


def test_every_leak_fails_the_gate(tmp_path, gate):
    found = failing(LEAKS, tmp_path, gate)
    assert [sample for number, sample in enumerate(LEAKS) if number not in found] == []


def test_nothing_innocent_fails_the_gate(tmp_path, gate):
    found = failing(INNOCENT, tmp_path, gate)
    assert [sample for number, sample in enumerate(INNOCENT) if number in found] == []


@pytest.fixture(scope="module")
def redactor():
    return Redactor()


def test_the_lists_are_long_enough_to_mean_something():
    assert len(LEAKS) >= 150
    assert len(INNOCENT) >= 150


def test_every_secret_is_masked_and_its_key_is_left(redactor):
    """What leads a secret tells whoever reads the text what stood there."""
    unmasked = []
    for _, text in LEAKS:
        lead, rest = text.split("«", 1)
        secret, tail = rest.split("»", 1)
        masked = redactor.text(lead + secret + tail)
        if secret in masked or lead[-4:] + "[CREDENTIAL]" not in masked:
            unmasked.append((text, masked))
    assert unmasked == []


@pytest.mark.parametrize("key", ["password", "apiKey", "client_secret", "access_token"])
def test_json_with_a_secret_is_masked_and_still_json(redactor, key):
    line = json.dumps({key: "b7f09ce2d4814a36b7f0", "a": 1})
    assert json.loads(redactor.text(line)) == {key: "[CREDENTIAL]", "a": 1}


def test_the_same_key_has_the_same_pseudonym_whatever_leads_it():
    redactor = Redactor(key=b"0123456789abcdef")
    first, second = (redactor.text(f"{name}=b7f09ce2d4814a36b7f0").split("=")[1] for name in ("api_key", "token"))
    assert first == second
