"""Take orders, and log them: the first statement leaks."""

import logging
import time
from pathlib import Path

LOG = Path("logs/app.log")


def main() -> None:
    """Serve three customers."""
    LOG.parent.mkdir(exist_ok=True)
    form = logging.Formatter("%(asctime)sZ %(levelname)s %(name)s - %(message)s", "%Y-%m-%dT%H:%M:%S")
    form.converter = time.gmtime
    handler = logging.FileHandler(LOG, mode="w", encoding="utf-8")
    handler.setFormatter(form)
    logger = logging.getLogger("shop.orders")
    logger.setLevel(logging.INFO)
    logger.addHandler(handler)
    for order, customer in enumerate(customers(), 1001):
        logger.info("order %d received, kunde=%s", order, customer)
        logger.info("order %d packed in %d ms", order, order % 97)
    handler.close()


def customers() -> list[str]:
    """Return who ordered: made up, born in the 1800s."""
    return [
        "08099066076",  # innsyn: allow[no_fodselsnummer] born 1890, made up
        "23129573627",  # innsyn: tillat[no_fodselsnummer] født 1895, laget for testen until=2099-12-31
        "17018369826",  # innsyn: allow[no_fodselsnummer] born 1883, made up
    ]


if __name__ == "__main__":
    main()
