"""
Check-digit arithmetic, one number at a time and a whole column at once.

Scalar functions take strings of ASCII digits. The `_many` functions take a matrix of digits, one row per number
(shape (n, width), dtype uint8, values 0-9), and give a boolean per row.
"""

from __future__ import annotations

from operator import mul
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    import pyarrow as pa


_DOUBLED = str.maketrans("0123456789", "0246813579")
"""A digit doubled, the two digits of the result added."""


def weighted_sum(digits: str, weights: Sequence[int]) -> int:
    """
    Return the sum of digit times weight, pairwise from the left.

    >>> weighted_sum("123", (3, 2, 1))
    10
    """
    return sum(map(mul, map(int, digits), weights))


def luhn(digits: str) -> bool:
    """
    Tell whether the number passes the mod-10 check of ISO/IEC 7812-1 annex B.

    >>> luhn("4242424242424242"), luhn("4242424242424241")
    (True, False)
    """
    plain, doubled = digits[-1::-2], digits[-2::-2]
    return (sum(map(int, plain)) + sum(map(int, doubled.translate(_DOUBLED)))) % 10 == 0


def digit_matrix(values: pa.StringArray, width: int) -> np.ndarray[tuple[int, int], np.dtype[np.uint8]]:
    """
    Return the cells as a matrix of digits; cells that are not exactly `width` ASCII digits become rows of 255.

    Args:
        values: cells; nulls count as not digits.
        width: digits in each number.
    """
    import numpy as np
    import pyarrow.compute as pc

    whole = pc.fill_null(pc.match_substring_regex(values, rf"^[0-9]{{{width}}}$"), False)
    matrix = np.full((len(values), width), 255, dtype=np.uint8)
    chosen = values.filter(whole)
    if len(chosen):
        offsets = np.frombuffer(chosen.buffers()[1], dtype=np.int32)[chosen.offset : chosen.offset + len(chosen) + 1]
        data = np.frombuffer(chosen.buffers()[2], dtype=np.uint8)[offsets[0] : offsets[-1]]
        matrix[whole.to_numpy(zero_copy_only=False)] = data.reshape(-1, width) - ord("0")
    return matrix


def weighted_sum_many(
    matrix: np.ndarray[tuple[int, int], np.dtype[np.uint8]], weights: Sequence[int]
) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Return, per row, the sum of digit times weight over the first `len(weights)` digits."""
    import numpy as np

    total = np.zeros(len(matrix), dtype=np.int64)
    for column, weight in enumerate(weights):
        total += matrix[:, column].astype(np.int64) * weight
    return total
