"""
Check-digit arithmetic, one number at a time and a whole column at once.

Scalar functions take strings of ASCII digits. The `_many` functions take a matrix of digits, one row per number
(shape (n, width), dtype uint8, values 0-9), and give a boolean per row.
"""

from __future__ import annotations

from operator import mul
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np

    from detectors.cell_bytes import CellBytes


_VALUES = bytes(code - 48 if 48 <= code < 58 else 0 for code in range(256))
_DOUBLED = bytes((0, 2, 4, 6, 8, 1, 3, 5, 7, 9)[value] for value in _VALUES)
"""A digit's value; the same doubled, the two digits of the result added."""


def weighted_sum(digits: str, weights: Sequence[int]) -> int:
    """
    Return the sum of digit times weight, pairwise from the left.

    >>> weighted_sum("123", (3, 2, 1))
    10
    """
    return sum(map(mul, digits.encode().translate(_VALUES), weights))


def luhn(digits: str) -> bool:
    """
    Tell whether the number passes the mod-10 check of ISO/IEC 7812-1 annex B.

    >>> luhn("4242424242424242"), luhn("4242424242424241")
    (True, False)
    """
    backwards = digits.encode()[::-1]
    return (sum(backwards[::2].translate(_VALUES)) + sum(backwards[1::2].translate(_DOUBLED))) % 10 == 0


def digit_matrix(cells: CellBytes, width: int) -> np.ndarray[tuple[int, int], np.dtype[np.uint8]]:
    """
    Return the cells as a matrix of digits, stored column by column; all others become rows of 255.

    Args:
        cells: as bytes; those that are not exactly `width` ASCII digits are the others.
        width: digits in each number.
    """
    import numpy as np

    fits = cells.lengths == width
    starts = np.where(fits, cells.starts, 0)
    matrix = np.empty((len(starts), width), dtype=np.uint8, order="F")
    other = ~fits
    for column in range(width):
        digits = cells.data[column:].take(starts)
        digits -= ord("0")  # what is no digit wraps round to more than 9
        matrix[:, column] = digits
        other |= digits > 9
    matrix[other] = 255
    return matrix


def weighted_sum_many(
    matrix: np.ndarray[tuple[int, int], np.dtype[np.uint8]], weights: Sequence[int]
) -> np.ndarray[tuple[int], np.dtype[Any]]:
    """Return, per row, the sum of digit times weight over the first `len(weights)` digits; weights are below 10,000."""
    import numpy as np

    # Half as wide where even rows of 255 fit: the arithmetic of check digits is then twice as fast.
    kind = np.dtype(np.uint16 if 255 * sum(weights) < 1 << 16 else np.int32)
    total = np.zeros(len(matrix), dtype=kind)
    for column, weight in enumerate(weights):
        total += np.multiply(matrix[:, column], kind.type(weight), dtype=kind)
    return total
