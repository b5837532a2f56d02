"""
Fjordgull Handel, a made-up Norwegian web shop and chain of shops.

Exports, personnel files, application and access logs, mail. Bokmål and nynorsk side by side. Around the planted
values stand the numbers that such a house is full of and that are not personal data: order numbers that begin with a
date, bar codes, tracking numbers, versions, traces, amounts.
"""

from __future__ import annotations

from datetime import UTC, datetime
from random import Random
from typing import TYPE_CHECKING

from tests.estates import shop_logs, shop_stores, shop_tables, shop_texts
from tests.estates.ledger import Ledger
from tests.estates.people import people
from tests.estates.planting import Planter

if TYPE_CHECKING:
    from pathlib import Path

DOMAINS = ("epost-finnes-ikke.no", "nordpost-finnes-ikke.no", "fjordgull-finnes-ikke.no")


def build(folder: Path, seed: int = 7, scale: int = 1) -> None:
    """
    Write the estate to `folder/data` and the ground truth to `folder/truth.json`.

    Args:
        folder: made if it is not there; files of the same names are replaced.
        seed: the same seed gives the same bytes.
        scale: multiplies rows and lines.
    """
    rng = Random(seed)
    ledger = Ledger(folder)
    plant = Planter(ledger, rng)
    customers = people(rng, 240 * scale, DOMAINS)
    staff = people(rng, 60 * scale, DOMAINS[2:])
    shop_tables.write(plant, customers, staff, scale)
    shop_stores.write(plant, customers)
    shop_logs.write(plant, customers, datetime(2026, 11, 21, 5, tzinfo=UTC), scale)
    shop_texts.write(plant, customers, staff)
    ledger.close()
