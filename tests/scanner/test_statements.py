"""Lines of one statement are named once, and as each would be alone."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.log_fields import field_of
from scanner.statements import LONG, MANY, Statements, masked
from tests.scanner.test_log_fields import LINES, PIECES, marked

HEX = "0123456789abcdef"
VALUES = (
    "17912099997",
    "kari@example.com",
    "+47 68 05 12 34",
    "192.0.2.7",
    "Kari Nordmann",
    "a=b c=d",
    '{"k": 1}',
    "",
)


def rolled(line: bytes, mask: bytes, chance: random.Random) -> bytes:
    """Return the line with other digits and letters where it is masked."""
    return bytes(
        code
        if hidden == code != ord("0")
        else ord(chance.choice("0123456789" if chr(code).isdigit() else "abcdef" if chr(code).islower() else "ABCDEF"))
        if hidden == ord("0") and chr(code) in HEX + "ABCDEF"
        else code
        for code, hidden in zip(line, mask, strict=True)
    )


def check_alike(spans: list[tuple[bytes, int, int]], chance: random.Random) -> None:
    """Name values in lines and in variants of them, all at once, and hold the names against those of each line alone."""
    lines, places = [], []
    for line, start, end in spans:
        if b"\n" in line:
            continue
        for _ in range(MANY // max(1, len(spans)) + 2):
            mask = masked([line[:start], line[end:]])
            lines.append(rolled(line[:start], mask[0], chance) + line[start:end] + rolled(line[end:], mask[1], chance))
            places.append((start, end))
    statements = Statements(lines)
    for number, (line, (start, end)) in enumerate(zip(lines, places, strict=True)):
        assert statements.field_of(number, start, end) == field_of(line, start, end), line


def test_known_lines_are_named_alike() -> None:
    spans = [marked(text.replace("\r\n", "")) for text, _ in LINES]
    check_alike(spans, random.Random(7))


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.tuples(st.lists(PIECES, max_size=10), st.sampled_from(VALUES), st.lists(PIECES, max_size=6)), max_size=4
    ),
    st.randoms(use_true_random=False),
)
def test_any_lines_are_named_alike(parts: list[tuple[list[str], str, list[str]]], chance: random.Random) -> None:
    spans = []
    for before, value, after in parts:
        head = "".join(before).encode()
        spans.append((head + value.encode() + "".join(after).encode(), len(head), len(head) + len(value.encode())))
    check_alike(spans, chance)


def test_a_key_that_the_value_repeats_is_hidden_in_every_line() -> None:
    lines = [b'{"olan":"x@example.com"}', b'{"olan":"olan@example.com"}'] * MANY
    statements = Statements(lines)
    names = {lines[number]: statements.field_of(number, 9, len(lines[number]) - 2) for number in range(len(lines))}
    assert names == {lines[0]: "olan", lines[1]: "*"}


@pytest.mark.parametrize("count", [1, MANY - 1, MANY, MANY + 1])
def test_few_lines_and_long_ones_are_named_too(count: int) -> None:
    lines = [b"2026-11-22 INFO kunde=x", b"a" * LONG + b" kunde=x"] * count
    statements = Statements(lines)
    assert {statements.field_of(number, len(line) - 1, len(line)) for number, line in enumerate(lines)} == {
        "msg:kunde="
    }


def test_lines_keep_their_length() -> None:
    lines = ["fødselsår 1899-04".encode(), b"", b"06:30:13", b"side2", b"\xff 12"]
    assert [len(mask) for mask in masked(lines)] == [len(line) for line in lines]
