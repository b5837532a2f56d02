"""Joins are proposed where names and values agree, and not where numbers merely count."""

from __future__ import annotations

import pyarrow as pa
import pytest

from scanner.drawing import drawn as drawn_of
from scanner.evidence import Place
from scanner.joins import Drawn, named_alike, proposed
from scanner.sketches import SIZE, Sketch, overlap

KEY = b"k" * 32


def sketch(texts: list[str]) -> Sketch:
    made = Sketch()
    found, level = drawn_of(KEY, pa.array(texts, pa.string()), 0)
    made.add(found, level, len(texts), counting=all(text.isdigit() and len(text) < 8 for text in texts))
    return made


def drawn(table: str, field: str, texts: list[str], *, whole: bool = True) -> Drawn:
    return Drawn(Place("db", f"public.{table}", field), sketch(texts), whole)


CUSTOMERS = [str(number) for number in range(1, 5001)]
MAIL = [f"person{number}@example.org" for number in range(3000)]


@pytest.mark.parametrize(
    ("child", "parent"),
    [
        (("ordre", "kunde_id"), ("kunder", "id")),
        (("orders", "CustomerId"), ("customers", "ID")),
        (("orders", "customer_id"), ("customer", "customer_id")),
        (("nyhetsbrev", "kunde_epost"), ("kunder", "epost")),
        (("city", "country_id"), ("countries", "id")),
        (("faktura", "betaler_kundenr"), ("kunde", "kundenr")),
        (("ordrelinjer", "ordre_nr"), ("ordrer", "nr")),
    ],
)
def test_names_that_point(child: tuple[str, str], parent: tuple[str, str]) -> None:
    assert named_alike(Place("db", child[0], child[1]), Place("db", parent[0], parent[1]))


@pytest.mark.parametrize(
    ("child", "parent"),
    [
        (("ordre", "id"), ("kunder", "id")),
        (("ordre", "vare_id"), ("kunder", "id")),
        (("ordre", "nr"), ("faktura", "nr")),
        (("logg", ""), ("kunder", "id")),
    ],
)
def test_names_that_do_not_point(child: tuple[str, str], parent: tuple[str, str]) -> None:
    assert not named_alike(Place("db", child[0], child[1]), Place("db", parent[0], parent[1]))


def test_a_named_key_with_its_values_is_proposed_one_way() -> None:
    orders = drawn("ordre", "kunde_id", CUSTOMERS[:2000] * 3)
    (join,) = proposed([drawn("kunder", "id", CUSTOMERS), orders, drawn("ordre", "id", CUSTOMERS * 1)])
    assert (join.child.container, join.child.field) == ("public.ordre", "kunde_id")
    assert (join.parent.container, join.parent.field) == ("public.kunder", "id")
    assert join.named
    assert join.shared == join.compared > 100


def test_counting_numbers_that_overlap_are_no_join_without_a_name() -> None:
    assert not proposed([drawn("kunder", "id", CUSTOMERS), drawn("vare", "lager", CUSTOMERS[:500] * 2)])


def test_values_alone_join_where_they_are_no_counting_numbers() -> None:
    (join,) = proposed([drawn("kunder", "epost", MAIL), drawn("svar", "fra", MAIL[:400] * 2)])
    assert (join.child.field, join.parent.field, join.named) == ("fra", "epost", False)


def test_a_name_without_the_values_is_no_join() -> None:
    assert not proposed([drawn("kunder", "id", CUSTOMERS), drawn("ordre", "kunde_id", [f"x{n}" for n in range(300)])])


def test_a_parent_that_was_sampled_is_proposed_by_name_and_says_nothing_was_compared() -> None:
    (join,) = proposed([drawn("kunder", "id", CUSTOMERS[::50], whole=False), drawn("ordre", "kunde_id", CUSTOMERS)])
    assert (join.named, join.shared, join.compared) == (True, 0, 0)


def test_columns_that_hold_nothing_join_nothing() -> None:
    assert not proposed([drawn("kunder", "id", []), drawn("ordre", "kunde_id", [])])


def test_sketches_of_parts_are_the_sketch_of_the_whole() -> None:
    together, parts = sketch(MAIL), sketch(MAIL[:1000])
    parts.absorb(sketch(MAIL[1000:]))
    assert parts == together
    assert SIZE / 3 < len(together.drawn) <= SIZE
    assert 0.9 * len(MAIL) < together.distinct < 1.1 * len(MAIL)
    assert together.unique
    assert not sketch(MAIL + MAIL).unique


def test_the_same_values_are_drawn_from_cells_of_one_length_and_of_many() -> None:
    texts = [f"{number * 7919 % 100_003:06d}" for number in range(30_000)]
    alike, level = drawn_of(KEY, pa.array(texts), 0)
    mixed, also = drawn_of(KEY, pa.array([*texts, "en lengre celle"]).slice(0, 30_000), 0)
    other, _ = drawn_of(KEY, pa.array(["en lengre celle", *texts]), level)
    assert (alike, level) == (mixed, also)
    assert alike.items() <= other.items()
    assert len(other) - len(alike) <= 1


def test_half_of_the_values_show_as_half() -> None:
    part = overlap(sketch(MAIL[:1000] + [f"other{number}" for number in range(1000)]), sketch(MAIL))
    assert 0.4 < part.share < 0.6
