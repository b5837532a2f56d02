"""
What points at nothing: ids that nobody has, ids that two have, categories outside the tree.

Works on the bare tree, so that these errors come together with all others.
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any

from detectors.categories import CATEGORIES
from detectors.yaml_file import named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.inventory.tree import Path

ONE_CATEGORY = frozenset({"data_category", "identity"})
CATEGORY_LISTS = frozenset({"data_categories", "applies_to"})
OWNERS = ("processing_activities", "systems", "recipients", "promises")
RECIPIENT = "recipient:"


def problems(tree: dict[str, Any]) -> list[tuple[Path, str]]:
    """Return what points at nothing, with the path of the node that does."""
    found = list(_categories(tree, ()))
    ids = {owner: _ids(tree.get(owner)) for owner in OWNERS}
    for owner, known in ids.items():
        seen: set[str] = set()
        for path, name in known:
            if name in seen:
                found.append(((owner, *path, "id"), "this id stands twice; give each its own"))
            seen.add(name)
    systems, recipients = ({name for _, name in ids[owner]} for owner in ("systems", "recipients"))
    for index, activity in _nodes(tree.get("processing_activities")):
        at = ("processing_activities", index)
        found += _unknown(activity.get("systems"), (*at, "systems"), systems, "system")
        found += _unknown(activity.get("recipients"), (*at, "recipients"), recipients, "recipient")
    scopes = systems | {RECIPIENT + name for name in recipients} | {"*"}
    for index, promise in _nodes(tree.get("promises")):
        found += _unknown(promise.get("systems"), ("promises", index, "systems"), scopes, "system or recipient:ID")
    return found


def _nodes(values: Any) -> Iterator[tuple[int, dict[str, Any]]]:
    if isinstance(values, list):
        yield from ((index, value) for index, value in enumerate(values) if isinstance(value, dict))


def _ids(values: Any) -> list[tuple[tuple[int], str]]:
    return [((index,), node["id"]) for index, node in _nodes(values) if isinstance(node.get("id"), str)]


def _unknown(values: Any, path: Path, known: set[str], kind: str) -> Iterator[tuple[Path, str]]:
    """Yield what is not among the known."""
    for index, name in enumerate(values if isinstance(values, list) else ()):
        if isinstance(name, str) and name not in known:
            near = difflib.get_close_matches(name, sorted(known), n=1)
            meant = f"did you mean {near[0]}?" if near else f"declare it, or use one of: {', '.join(sorted(known))}"
            yield (*path, index), f"{named(name, kind)}; {meant if known else 'none is declared'}"


def _categories(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """Yield the categories that are not in the tree, wherever they stand."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            if path and path[-1] in CATEGORY_LISTS and isinstance(item, str):
                yield from _category(item, (*path, index))
            else:
                yield from _categories(item, (*path, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            if key in ONE_CATEGORY and isinstance(item, str):
                yield from _category(item, (*path, key))
            else:
                yield from _categories(item, (*path, key))


def _category(key: str, path: Path) -> Iterator[tuple[Path, str]]:
    if key in CATEGORIES or not key.startswith("user"):
        return  # what does not begin so has the wrong form, and the model says that
    near = difflib.get_close_matches(key, CATEGORIES, n=1)
    meant = f"did you mean {near[0]}?" if near else "`innsyn inventory categories` lists them"
    yield path, f"{named(key, 'category')}; {meant}"
