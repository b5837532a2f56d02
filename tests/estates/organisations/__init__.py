"""
Five made-up organisations with an inventory each, for the reconciliation.

`build(name, folder)` writes the organisation's inventory and its data: databases, exports, logs, recordings. With
`breaches=False` it writes the same estate with every promise kept. `EXPECTED` of each says which discrepancies are in it.
"""

from __future__ import annotations

import shutil
from importlib import import_module
from pathlib import Path
from random import Random

from tests.estates.organisations.house import House

NAMES = ("dealers", "unnamed", "webshop", "conference", "photo")
INVENTORY = "inventory.yaml"


def build(name: str, folder: Path, *, breaches: bool = True, seed: int = 11) -> None:
    """
    Write an organisation's `inventory.yaml` and `data/`.

    Args:
        name: one of `NAMES`.
        folder: made if it is not there.
        breaches: plant what its inventory forbids.
        seed: the same seed gives the same data.
    """
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(Path(__file__).with_name(f"{name}.yaml"), folder / INVENTORY)
    house = House(folder / "data", Random(f"{name}{seed}"))
    import_module(f"{__name__}.{name}").fill(house, breaches=breaches)
