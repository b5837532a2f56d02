"""
Zeros that numbers lost.

A fødselsnummer, an account number or a postal code that is kept as a number has no zero in front. Where a column of
numbers says more when the zeros are put back, it is read so; a column of amounts says nothing either way.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.cells import claims_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detectors.detector import Detector
    from scanner.cells import Claim

NUMERIC = re.compile(
    r"(?i)u?(tiny|small|medium|big|huge)?(int(eger|\d+)?|serial)\b|numeric|number|decimal|double|float|real"
)
"""How types of numbers begin, in databases and in files of columns."""
GAIN = 0.05
"""How much surer, in natural log-odds, a column must be of what it is: one number in twenty that lost a zero is enough."""
_LONGEST = 18


def put_back(
    field: str, declared: str, sample: Sequence[str], detectors: tuple[Detector, ...]
) -> tuple[int, list[Claim]]:
    """
    Return to what width the numbers of a column are filled with zeros, 0 for as they are, and what it could then be.

    Args:
        field: what names the column.
        declared: its type in the source.
        sample: some of its cells.
        detectors: all that take part.
    """
    claims = claims_for(field, sample, detectors)
    if not NUMERIC.match(declared) or not all(cell.isascii() and cell.isdigit() for cell in sample):
        return 0, claims
    lengths = set(map(len, sample))
    longest, width = max(lengths, default=_LONGEST), 0
    for wanted in (longest, longest + 1) if longest < _LONGEST else ():
        if lengths == {wanted}:
            continue
        filled = claims_for(field, [cell.zfill(wanted) for cell in sample], detectors)
        if filled and filled[0].likely and filled[0].weight > (claims[0].weight if claims else 0.0) + GAIN:
            width, claims = wanted, filled
    return width, claims
