"""
What a column tells besides what it holds: running text, people pointed to, dates, states, keys, what cannot be read.

Sampling, retention and access requests work on these; no value is in them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pyarrow.compute as pc

from scanner import days, endings, veils
from scanner.cells import SAMPLE
from scanner.drawing import drawn
from scanner.sketches import COUNTING, Sketch, named_like_a_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pyarrow as pa

    from connectors.connector import Column
    from scanner.days import Form
    from scanner.evidence import Evidence, Place
    from scanner.veils import Veil

SHORT_NUMBER = f"^[0-9]{{1,{COUNTING}}}$"
WORDS, SHARE = 6, 0.05
"""A column is running text when this share of its cells has more words than a name or an address."""


class Traits(NamedTuple):
    """
    What a sample of a column says of it.

    Args:
        prose: some of its cells are running text.
        key: its values or its name may be those of a key.
        form: how its cells are written, when they are dates of events.
        status: its cells may be states.
        veil: in which ways its cells are made unreadable.
    """

    prose: bool = False
    key: bool = False
    form: Form | None = None
    status: bool = False
    veil: Veil = ()


PLAIN = Traits()
"""What is known of a column before any of it was read."""


def traits(field: str, sample: Sequence[str], *, claimed: bool, births: bool, person: bool) -> Traits:
    """
    Return what a sample says of a column.

    Args:
        field: its name.
        sample: some of its cells that hold something.
        claimed: some detector is likelier than not to be right about it; then it holds no states.
        births: that detector is one of dates of birth; then it holds no dates of events.
        person: that detector's values point to one person.
    """
    return Traits(
        prose=sum(text.count(" ") >= WORDS for text in sample) >= SHARE * len(sample),
        key=person or named_like_a_key(field),
        form=None if births else days.form_of(field, sample),
        status=not claimed and endings.is_status(field, sample),
        veil=veils.veil_of(field, sample),
    )


def _sketch(sketch: Sketch, values: pa.StringArray, key: bytes) -> None:
    """Draw from a batch of a column that may be a key."""
    found, level = drawn(key, values, sketch.level)
    # Once a value is no short number, no other is asked.
    counting = sketch.counting and pc.all(pc.match_substring_regex(values, SHORT_NUMBER)).as_py()
    sketch.add(found, level, len(values), counting=counting is not False)


def note_sealed(column: Column, place: Place, known: Veil, evidence: Evidence) -> Veil:
    """Keep how many cells that are no text are hashes or ciphertext; return in which ways, after what was `known`."""
    if column.sealed is None:
        return known
    cells = column.sealed.drop_null()
    veil = veils.veil_of(place.field, cells[:: max(1, len(cells) // SAMPLE)].to_pylist()) or known
    if veil:
        evidence.add_veils(place, veils.counted(cells, veil))
    return veil


def note(column: Column, place: Place, known: Traits, evidence: Evidence, key: bytes | None) -> None:
    """
    Keep what a batch of a column tells.

    Args:
        column: its cells.
        place: where it is.
        known: what a sample has said of it.
        evidence: where to keep it.
        key: the workspace key, where the column may be one of a table in a database; `None` elsewhere.
    """
    values = column.values
    if known.prose:
        evidence.prose.add(place)
    if known.key and key is not None:
        _sketch(evidence.sketches.setdefault(place, Sketch()), values.drop_null(), key)
    if known.form:
        evidence.add_days(place, days.counted(values, known.form))
    if known.status:
        evidence.add_endings(place, endings.counted(place.field, values))
    if known.veil:
        evidence.add_veils(place, veils.counted(values, known.veil))
