"""A file of another format read as an inventory, checked like one that was written by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.inventory.exchange.format import ExchangeError, Format, on_offer
from scanner.inventory.load import InventoryError, checked

if TYPE_CHECKING:
    from scanner.inventory.model import Inventory
    from scanner.inventory.tree import Path


def taken(name: str, data: bytes, format_name: str | None = None) -> tuple[Inventory, tuple[str, ...]]:
    """
    Return the inventory that a file holds, and what a person should look at.

    Args:
        name: of the file.
        data: its bytes.
        format_name: which format it is; None to see it from the file.

    Raises:
        ExchangeError: no format knows it, or it says what an inventory may not; all errors at once.
    """
    reader = _chosen(name, data, format_name).read
    assert reader is not None
    found = reader(data)

    def where(path: Path) -> str:
        for length in range(len(path), 0, -1):
            if found.places.get(path[:length]):
                return f"{found.places[path[:length]]}: {path[-1]}"
        return ".".join(map(str, path))

    try:
        return checked(found.tree, where), found.remarks
    except InventoryError as error:
        raise ExchangeError(str(error)) from None


def _chosen(name: str, data: bytes, format_name: str | None) -> Format:
    readable = {key: item for key, item in on_offer().items() if item.read}
    if format_name is not None:
        if format_name not in readable:
            message = f"no format named {format_name} can be read; there are {', '.join(readable)}"
            raise ExchangeError(message)
        return readable[format_name]
    if not data.strip():
        message = "is empty"
        raise ExchangeError(message)
    for item in readable.values():
        if item.recognises(name, data):
            return item
    message = f"of no format that is known; say which with --from: {', '.join(readable)}"
    raise ExchangeError(message)
