"""LOG003: a password or another credential in a log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.reconcile.check import Check
from scanner.reconcile.logs import breach, logged
from scanner.rules.log003 import RULE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.reconcile.discrepancy import Breach
    from scanner.reconcile.view import View


def broken(view: View) -> Iterator[Breach]:
    """Yield it wherever it is written to a log, declared or not."""
    for found in logged(view, RULE):
        yield breach(view, found)


CHECK = Check(RULE, broken, rank=25)
