"""Promises in their many wordings, in bokmål, nynorsk, Norwegian with Swedish words and English, and twins that promise nothing."""

from pathlib import Path

import pytest

from scanner.inventory.drafting.claims import claims
from scanner.inventory.drafting.language import READ
from scanner.inventory.drafting.outline import outline
from scanner.inventory.drafting.promises import promises
from scanner.inventory.drafting.reading import document

SEVERAL = [
    ("Vi selger ikke opplysninger, og vi lagrer ikke kortnummer.", ["never_disclosed", "never_stored"]),
    ("Kortnummer lagres ikke, og passordet er kryptert.", ["never_stored", "protected"]),
    ("Vi lagrer bare e-postadressen, og den slettes når du melder deg av.", ["deleted_when", "only_categories"]),
    ("Vi logger ikke IP-adressen, og vi setter ingen informasjonskapsler.", ["never_stored", "not_in_logs"]),
    ("We never see your card number, and we do not sell your data.", ["never_disclosed", "never_stored"]),
    ("Bileta vert ikkje delte med andre, og dei vert sletta når kurset er over.", ["deleted_when", "never_disclosed"]),
]


def sentences():
    """Return the sentences of promises.txt, each with its language and kind."""
    kind, tongue, found = "", "", []
    for line in Path(__file__).with_name("promises.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            kind, tongue = line[1:-1].split()
        elif line and not line.startswith("#"):
            found.append((line, tongue, kind))
    return found


SAID = [row for row in sentences() if row[2] != "nothing"]
NOTHING = [row[:2] for row in sentences() if row[2] == "nothing"]


def promised(text, tongue="nb"):
    read = outline(document(Path("p.txt"), text), READ[tongue])
    return promises(read, claims(read))


def kinds(text, tongue="nb"):
    return sorted(promise.kind for promise in promised(text, tongue))


@pytest.mark.parametrize(("text", "tongue", "kind"), SAID)
def test_a_promise_is_told_in_whatever_words_it_is_made(text, tongue, kind):
    assert kinds(text, tongue) == [kind]


@pytest.mark.parametrize(("text", "expected"), SEVERAL, ids=[text for text, _ in SEVERAL])
def test_two_promises_in_one_sentence_are_two(text, expected):
    assert kinds(text, "en" if text.startswith("We ") else "nb") == expected


@pytest.mark.parametrize(("text", "tongue"), NOTHING)
def test_what_only_sounds_like_a_promise_is_none(text, tongue):
    assert kinds(text, tongue) == []
