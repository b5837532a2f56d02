"""
Arrow arrays of any type as cells of text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pyarrow as pa

_EXACT = 2**53
SEALED_BYTES = 1024
"""Longer cells of bytes are files or parts of them, no passwords and no numbers."""


def text(values: pa.Array) -> pa.StringArray:
    """
    Return an array of any plain type as text; null where there is nothing.

    Whole numbers that are stored as floats are written as integers, binary cells are read as UTF-8 where they are.
    """
    import pyarrow as pa

    if getattr(values.type, "extension_name", "") == "arrow.uuid":
        return pa.array([None if cell is None else str(cell) for cell in values.to_pylist()], pa.string())
    values = _plain(values)
    kind = values.type
    if kind == pa.string():
        return values
    if pa.types.is_floating(kind):
        return _floats(values)
    if _is_binary(kind):
        return _binary(values)
    try:
        return values.cast(pa.string())
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError, pa.ArrowTypeError):
        return pa.array([None if cell is None else str(cell) for cell in values.to_pylist()], pa.string())


def sealed(cells: Sequence[bytes | None]) -> pa.StringArray | None:
    """Return short cells of bytes in hexadecimal, as PostgreSQL writes them; `None` where there are none."""
    import pyarrow as pa

    written = [None if not cell or len(cell) > SEALED_BYTES else "\\x" + cell.hex() for cell in cells]
    return pa.array(written, pa.string()) if any(written) else None


def sealed_of(values: pa.Array, texts: pa.StringArray) -> pa.StringArray | None:
    """Return the cells of bytes that are no text as `sealed` writes them, given the text of the others."""
    if not is_binary(values.type):
        return None
    lost = texts.null_count > values.null_count
    cells = values.to_pylist() if lost else []
    return sealed([None if text else cell for cell, text in zip(cells, texts.is_valid().to_pylist(), strict=False)])


def is_binary(kind: pa.DataType) -> bool:
    """Tell whether cells of the type may be bytes that are no text."""
    import pyarrow as pa

    return _is_binary(kind.value_type if pa.types.is_dictionary(kind) else kind)


def _is_binary(kind: pa.DataType) -> bool:
    import pyarrow as pa

    types = pa.types
    return bool(
        types.is_binary(kind)
        or types.is_large_binary(kind)
        or types.is_fixed_size_binary(kind)
        or types.is_binary_view(kind)
    )


def _plain(values: pa.Array) -> pa.Array:
    """Take off what only says how values are stored: extension types, dictionaries, runs."""
    import pyarrow as pa

    if isinstance(values, pa.ExtensionArray):
        values = values.storage
    if pa.types.is_dictionary(values.type):
        values = values.dictionary_decode()
    if pa.types.is_run_end_encoded(values.type):
        import pyarrow.compute as pc

        values = pc.run_end_decode(values)
    return values


def _floats(values: pa.Array) -> pa.StringArray:
    import pyarrow as pa
    import pyarrow.compute as pc

    if values.type != pa.float64():
        # The shortest text of a narrow float is not that of the same number made wide.
        as_text = values.cast(pa.float32()).cast(pa.string())
        values = values.cast(pa.float64())
    else:
        as_text = values.cast(pa.string())
    whole = pc.and_(pc.equal(values, pc.floor(values)), pc.less(pc.abs(values), float(_EXACT)))
    integers = pc.if_else(whole, values, None).cast(pa.int64(), safe=False).cast(pa.string())
    chosen: Any = pc.if_else(pc.fill_null(whole, False), integers, as_text)
    return pc.if_else(pc.is_nan(values), None, chosen)


def _binary(values: pa.Array) -> pa.StringArray:
    import pyarrow as pa

    try:
        return values.cast(pa.binary()).cast(pa.string())
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError):
        return pa.array([_decoded(cell) for cell in values.to_pylist()], pa.string())


def _decoded(cell: bytes | None) -> str | None:
    try:
        return None if cell is None else cell.decode()
    except UnicodeDecodeError:
        return None
