"""
Evidence as bytes: to be kept in a catalog, or sent from another machine.

JSON, compressed; never a pickle, since a catalog is shared. The form follows from the types: a dataclass is the list of
its fields, a mapping the list of its pairs, a set of fingerprints the bytes of its numbers. The source it all comes from
is left out, and put back when it is read: a log may have another name by then. What reads it must be of the same
version, which `scanner.versions` sees to.
"""

from __future__ import annotations

import json
import sys
import zlib
from array import array
from base64 import b85decode, b85encode
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Turn = Callable[[Any, str], Any]

T = TypeVar("T")
LEVEL = 1
"""Of compression: fingerprints are as good as random, and the rest is short."""
PLAIN = (str, int, float, bool, NoneType)


def written(value: object, home: str) -> bytes:
    """
    Return a value of dataclasses, named tuples, containers and plain values as bytes.

    Args:
        value: what.
        home: the source it comes from.
    """
    form: Any = type(value)
    text = json.dumps(_turns(form)[0](value, home), ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode("utf-8", "surrogatepass"), LEVEL)


def read_back(kind: type[T], data: bytes, home: str) -> T:
    """Return the value of a kind that was written as bytes, coming from a source."""
    form: Any = kind
    value: T = _turns(form)[1](json.loads(zlib.decompress(data).decode("utf-8", "surrogatepass")), home)
    return value


def _same(value: Any, home: str) -> Any:
    del home
    return value


_HOME = (
    lambda value, home: None if value == home else value,
    lambda value, home: home if value is None else value,
)


@cache
def _turns(kind: Any) -> tuple[Turn, Turn]:
    """Return how a value of a type is turned into what JSON knows, and back."""
    origin, inner = get_origin(kind), get_args(kind)
    if kind in PLAIN or origin is Literal:
        return _same, _same
    if origin in (Union, UnionType):
        return _optional(next(part for part in inner if part is not NoneType))
    if is_dataclass(kind):
        return _dataclass(kind)
    if isinstance(kind, type) and issubclass(kind, tuple) and hasattr(kind, "_fields"):
        named: Any = kind
        return _row(named._make, list(_parts(named, named._fields)))
    if kind == set[int]:
        return _numbers, _numbers_back
    if origin is dict:
        return _mapping(*inner)
    if origin is tuple and inner[-1] is not Ellipsis:
        return _row(tuple, [_turns(part) for part in inner])
    if origin in (list, tuple, set):
        return _sequence(origin, inner[0])
    message = f"{kind} has no written form"
    raise TypeError(message)


def _parts(kind: Any, names: Iterable[str]) -> Iterator[tuple[Turn, Turn]]:
    hints = get_type_hints(kind)
    for name in names:
        yield _HOME if name == "source" and hints[name] is str else _turns(hints[name])


def _optional(kind: Any) -> tuple[Turn, Turn]:
    there, back = _turns(kind)
    if there is _same and back is _same:
        return _same, _same
    return (
        lambda value, home: None if value is None else there(value, home),
        lambda value, home: None if value is None else back(value, home),
    )


def _dataclass(kind: Any) -> tuple[Turn, Turn]:
    names = [part.name for part in fields(kind)]
    there, back = _row(list, list(_parts(kind, names)))
    return (
        lambda value, home: there([getattr(value, name) for name in names], home),
        lambda value, home: kind(**dict(zip(names, back(value, home), strict=True))),
    )


def _row(make: Callable[[Any], Any], parts: list[tuple[Turn, Turn]]) -> tuple[Turn, Turn]:
    if all(back is _same for _, back in parts):
        return _same, lambda value, _: make(value)
    return (
        lambda value, home: [there(item, home) for (there, _), item in zip(parts, value, strict=True)],
        lambda value, home: make([back(item, home) for (_, back), item in zip(parts, value, strict=True)]),
    )


def _mapping(key: Any, kind: Any) -> tuple[Turn, Turn]:
    (key_there, key_back), (there, back) = _turns(key), _turns(kind)
    return (
        lambda value, home: [[key_there(name, home), there(item, home)] for name, item in value.items()],
        lambda value, home: {key_back(name, home): back(item, home) for name, item in value},
    )


def _sequence(container: Any, kind: Any) -> tuple[Turn, Turn]:
    there, back = _turns(kind)

    def turned(value: Any, home: str) -> list[Any]:
        in_order = sorted(value, key=repr) if container is set else value
        return list(in_order) if there is _same else [there(item, home) for item in in_order]

    return turned, lambda value, home: container(value if back is _same else [back(item, home) for item in value])


def _numbers(value: set[int], home: str) -> str:
    """Return unsigned numbers of 64 bits, the smallest first."""
    del home
    numbers = array("Q", sorted(value))
    if sys.byteorder == "big":
        numbers.byteswap()
    return b85encode(numbers.tobytes()).decode()


def _numbers_back(text: str, home: str) -> set[int]:
    del home
    numbers = array("Q", b85decode(text))
    if sys.byteorder == "big":
        numbers.byteswap()
    return set(numbers)
