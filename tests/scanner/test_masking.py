"""Shapes hide every letter and digit."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from scanner.masking import LONGEST_SHAPE, shape


@given(st.text(max_size=80))
def test_no_letter_or_digit_survives(text):
    assert set(shape(text)) - set("Aa9…") <= {c for c in map(chr, range(32, 127)) if not c.isalnum()}


@given(st.text(max_size=LONGEST_SHAPE))
def test_a_short_value_keeps_its_length(text):
    assert len(shape(text)) == len(text)
