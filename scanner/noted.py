"""
Files that are noted, not read: recordings, films and pictures whose path says what they are.

They are counted by folder and ending, as values are by field: ten thousand recordings in a folder are one finding.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from detectors.noted_files import telling
from scanner.evidence import Class, Kind, Place, Tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from connectors.connector import SetAside
    from detectors.detector import Detector
    from scanner.evidence import Evidence

FIELD = "(the file itself)"
"""What stands in the place of a field: nothing within such a file was read."""
_LONGEST_ENDING = 5


def count_noted(noted: Iterable[SetAside], detectors: Sequence[Detector], evidence: Evidence) -> None:
    """
    Count what is noted, where its path says what it is.

    Args:
        noted: what was set aside and is of a kind.
        detectors: those that take part.
        evidence: where to count.
    """
    taking_part = {detector.name for detector in detectors}
    examined: Counter[Place] = Counter()
    counted: set[Place] = set()
    for item in noted:
        place, path = _place(item)
        examined[place] += 1
        for detector, support in telling(item.kind or "", path):
            if detector in taking_part:
                group = evidence.group(place, Class(detector, ()))
                group.tried += 1
                tally = group.kinds.setdefault(Kind(item.kind or "", test_data=False, support=(support,)), Tally())
                tally.count += 1
                tally.distinct.add(tally.count)
                counted.add(place)
    evidence.examined.update((place, examined[place]) for place in counted)


def _place(item: SetAside) -> tuple[Place, str]:
    """Return the files among which one is counted, on disk or in an archive, and the whole path that is asked."""
    scheme, _, path = item.source.partition(":")
    if item.container is None:
        return Place(f"{scheme}:{_among(path)}", None, FIELD), path
    return Place(item.source, _among(item.container), FIELD), f"{path}/{item.container}"


def _among(path: str) -> str:
    """
    Return the files of a folder that end as this one does, as a pattern; of a name no more is shown than its ending.

    >>> _among("arkiv/opptak/Kari 17.MP3"), _among("x")
    ('arkiv/opptak/*.mp3', '*')
    """
    folder, slash, name = path.rpartition("/")
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    plain = ending.isascii() and ending.isalnum() and len(ending) <= _LONGEST_ENDING and not ending.isdigit()
    return f"{folder}{slash}*" + (f".{ending}" if plain else "")
