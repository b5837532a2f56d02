"""Cells as bytes: every function says of a column what plain Python says of each cell."""

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from detectors.cell_bytes import begins, between, cell_bytes, signs_at, skipped, without
from detectors.checks import digit_matrix, weighted_sum, weighted_sum_many

CELLS = st.lists(
    st.none() | st.text("0123456789 .-+(){}aæ€\u00a0\u202f", max_size=14) | st.text(max_size=9), max_size=12
)


def column(cells):
    """Return the cells as a slice of a longer column, so that nothing begins where its buffers do."""
    return pa.array(["before", None, *cells, "after"], pa.string()).slice(2, len(cells))


def plain(cells):
    return [(cell or "").replace("\u00a0", " ").replace("\u202f", " ").encode() for cell in cells]


def texts(cells):
    return [bytes(cells.data[a : a + n]) for a, n in zip(cells.starts, cells.lengths, strict=True)]


@given(CELLS)
def test_cells_keep_their_bytes(cells):
    assert texts(cell_bytes(column(cells))) == plain(cells)


@given(CELLS)
def test_raw_cells_keep_the_spaces_that_do_not_break(cells):
    assert texts(cell_bytes(column(cells), raw=True)) == [(cell or "").encode() for cell in cells]


@given(st.lists(st.text("ab@ø", max_size=9), max_size=12))
def test_what_lies_between_two_places_of_each_cell_is_a_text_of_its_own(cells):
    many = cell_bytes(column(cells))
    first = many.starts + [len(cell.partition("@")[0].encode()) for cell in cells]
    assert between(many.data, many.starts, first).to_pylist() == [cell.partition("@")[0] for cell in cells]
    assert between(many.data, first, many.starts + many.lengths).to_pylist() == [
        "@" * ("@" in cell) + cell.partition("@")[2] for cell in cells
    ]


@given(CELLS)
def test_signs_are_left_out(cells):
    expected = [text.translate(None, b" .-") for text in plain(cells)]
    assert texts(without(cell_bytes(column(cells)), b" .-")) == expected


@given(CELLS)
def test_beginnings_and_signs_at_places_are_those_of_each_cell(cells):
    many = cell_bytes(column(cells))
    assert begins(many, b"+4").tolist() == [text.startswith(b"+4") for text in plain(cells)]
    # Past a cell's end stands whatever comes next: the length is asked beside it.
    expected = [len(text) >= 3 and text[0] in b"+(" and text[2] in b" ." for text in plain(cells)]
    first = signs_at(many, (0,), b"+(") & signs_at(many, (2,), b" .") & (many.lengths >= 3)
    assert first.tolist() == expected


@given(CELLS)
def test_skipped_bytes_are_gone(cells):
    many = cell_bytes(column(cells))
    assert texts(skipped(many, many.lengths // 2)) == [text[len(text) // 2 :] for text in plain(cells)]


@given(CELLS | st.lists(st.text("0123456789", min_size=3, max_size=5), max_size=9))
def test_digits_are_those_of_each_cell(cells):
    matrix = digit_matrix(cell_bytes(column(cells)), 4)
    for text, row, total in zip(plain(cells), matrix, weighted_sum_many(matrix, (1000, 100, 10, 1)), strict=True):
        if len(text) == 4 and text.isdigit():
            assert bytes(row + 48) == text
            assert total == weighted_sum(text.decode(), (1000, 100, 10, 1)) == int(text)
        else:
            assert row.tolist() == [255] * 4


def test_between_no_places_there_is_nothing():
    cells = cell_bytes(column(["kari@example.com"]))
    nowhere = cells.starts[:0]
    assert between(cells.data, nowhere, nowhere).to_pylist() == []
