"""Arrow arrays of cells: which hold something, some of them, and all of them as lines."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc


def filled(values: pa.StringArray) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Return the positions of the cells that hold something."""
    if not values.null_count:
        return np.arange(len(values))
    return np.flatnonzero(values.is_valid().to_numpy(zero_copy_only=False))


def taken(values: pa.StringArray, cells: np.ndarray[tuple[int], np.dtype[np.int64]]) -> pa.StringArray:
    """Return some cells, in order; all of them as they are."""
    return values if len(cells) == len(values) else values.take(pa.array(cells))


def joined(values: pa.StringArray) -> bytes:
    """Return the cells as lines, each with its newline."""
    one = pa.ListArray.from_arrays(pa.array([0, len(values)], pa.int32()), values)
    return b"".join((pc.binary_join(one, "\n")[0].as_buffer(), b"\n"))


def offsets(values: pa.StringArray) -> list[int]:
    """Return where each cell begins among the lines."""
    ends = np.frombuffer(values.buffers()[1], dtype=np.int32)[values.offset : values.offset + len(values)]
    begins: list[int] = (ends - ends[0] + np.arange(len(values))).tolist()
    return begins
