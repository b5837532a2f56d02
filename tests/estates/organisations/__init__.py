"""
Five made-up organisations with an inventory each, for the reconciliation.

`build(name, folder)` writes the organisation's inventory and its data: databases, exports, logs, recordings. With
`breaches=False` it writes the same estate with every promise kept. `EXPECTED` of each says which discrepancies are in it.
"""

from __future__ import annotations

import json
import re
from importlib import import_module
from pathlib import Path
from random import Random

from tests.estates.organisations.house import House

NAMES = ("dealers", "unnamed", "webshop", "conference", "photo")
AGAIN = ("dealers_again", "webshop_again", "photo_again")
"""Three of them with the same inventory and other systems: other names, other kinds of files, other forms of dates."""
INVENTORY = "inventory.yaml"


def build(name: str, folder: Path, *, breaches: bool = True, seed: int = 11) -> None:
    """
    Write an organisation's `inventory.yaml` and `data/`.

    Args:
        name: one of `NAMES` or `AGAIN`.
        folder: made if it is not there.
        breaches: plant what its inventory forbids.
        seed: the same seed gives the same data.
    """
    folder.mkdir(parents=True, exist_ok=True)
    estate = import_module(f"{__name__}.{name}")
    text = Path(__file__).with_name(f"{getattr(estate, 'OF', name)}.yaml").read_text(encoding="utf-8")
    for system, globs in getattr(estate, "LOCATIONS", {}).items():
        told = json.dumps(globs)
        text = re.sub(rf"(\{{id: {system}\b.*locations: )\[[^]]*\]", rf"\g<1>{told}", text)
    (folder / INVENTORY).write_text(text, encoding="utf-8")
    estate.fill(House(folder / "data", Random(f"{name}{seed}")), breaches=breaches)
