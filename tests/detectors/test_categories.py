from pathlib import Path

import pytest

from detectors.categories import CATEGORIES, ancestors, label, special
from detectors.discover import own
from detectors.field_words import ALIASES, CLOSED, NUMBERS, SPREADING, WORDS

TAXONOMY = Path(__file__).parents[3] / "shared" / "facts" / "taxonomy.csv"


def test_every_parent_stands_in_the_tree_before_its_children():
    keys = list(CATEGORIES)
    assert all(parent in keys[: keys.index(key)] for key in keys for parent in ancestors(key))


def test_every_category_has_a_label_in_four_languages():
    assert all(
        (c.nb, c.nn, c.en, c.sv) == tuple(map(str.strip, (c.nb, c.nn, c.en, c.sv))) for c in CATEGORIES.values()
    )
    assert all((c.nb and c.nn and c.en and c.sv) for c in CATEGORIES.values())


@pytest.mark.parametrize("detector", own(), ids=lambda detector: detector.name)
def test_every_key_a_detector_uses_exists(detector):
    assert {detector.category, *detector.hints} <= CATEGORIES.keys()


def test_every_key_that_field_words_use_exists():
    named = {row.partition(" = ")[0].strip() for row in WORDS.strip().splitlines() if " = " in row}
    assert (
        named | {key for group in ALIASES for key in group} | {*NUMBERS.split(), *SPREADING, *CLOSED}
        <= CATEGORIES.keys()
    )


@pytest.mark.skipif(not TAXONOMY.exists(), reason="the shared taxonomy is not beside this checkout")
def test_the_whole_taxonomy_is_in_the_tree():
    keys = [row.partition(",")[0] for row in TAXONOMY.read_text().splitlines()[1:]]
    assert set(keys) <= CATEGORIES.keys()


def test_labels_and_special_categories_are_inherited():
    assert label("user.name.nickname", "nn") == "Namn"
    assert special("user.health_and_medical.record_id") == "art. 9"
    assert special("user.government_id.national_identification_number") == "pol. § 12"
    assert special("user.contact.email") == ""


def test_a_key_outside_the_tree_is_an_error():
    with pytest.raises(KeyError):
        label("company.revenue")
