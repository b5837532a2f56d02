"""Build an estate: `python -m tests.estates FOLDER [--estate shop] [--seed 7] [--scale 1]`."""

from __future__ import annotations

import argparse
from importlib import import_module
from pathlib import Path


def main() -> None:
    """Read the arguments and build."""
    parser = argparse.ArgumentParser(prog="python -m tests.estates", description="Build a made-up organisation.")
    parser.add_argument("folder", type=Path, help="gets data/ (scan this) and truth.json (score with it)")
    parser.add_argument("--estate", choices=("shop", "municipality", "saas"), default="shop")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--scale", type=int, default=1)
    wanted = parser.parse_args()
    import_module(f"tests.estates.{wanted.estate}").build(wanted.folder, wanted.seed, wanted.scale)


if __name__ == "__main__":
    main()
