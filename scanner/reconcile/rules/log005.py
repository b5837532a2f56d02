"""LOG005: contact data in a log that is not declared for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.reconcile.check import Check
from scanner.reconcile.logs import breach, logged
from scanner.rules.log005 import RULE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.reconcile.discrepancy import Breach
    from scanner.reconcile.view import View


def broken(view: View) -> Iterator[Breach]:
    """Yield what is written to a log that no activity declares it for."""
    for found in logged(view, RULE):
        if not found.declared:
            yield breach(view, found)


CHECK = Check(RULE, broken, rank=55)
