"""Write an organisation: `python -m tests.estates.organisations FOLDER [--name webshop] [--clean]`."""

from __future__ import annotations

import argparse
from pathlib import Path

from tests.estates.organisations import NAMES, build


def main() -> None:
    """Read the arguments and write."""
    parser = argparse.ArgumentParser(prog="python -m tests.estates.organisations", description=__doc__)
    parser.add_argument("folder", type=Path, help="gets inventory.yaml and data/")
    parser.add_argument("--name", choices=NAMES, default="webshop")
    parser.add_argument("--clean", action="store_true", help="every promise kept")
    wanted = parser.parse_args()
    build(wanted.name, wanted.folder, breaches=not wanted.clean)


if __name__ == "__main__":
    main()
