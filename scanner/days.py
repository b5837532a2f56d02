"""
How old what lies in a table is: how many cells of a date column fall on each day.

Retention is arithmetic on these counts, so no row needs to be read again. Only columns of dates that say when something
happened are counted; a column of birth dates is personal data, and nothing of it is kept here.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from detectors.field_vocabulary import spelled, tokens
from scanner.findings import Days, Location

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import pyarrow as pa

Form = Literal["%Y-%m-%d", "%Y/%m/%d", "%d.%m.%Y", "%d/%m/%Y", "%d-%m-%Y", "%Y%m%d", "year", "seconds", "milliseconds"]

FORMS: dict[Form, str] = {
    "%Y-%m-%d": r"^(19|20)[0-9]{2}-[0-1][0-9]-[0-3][0-9]([T ][0-9:.,]+)?( ?(Z|UTC|[+-][0-9:]{2,6}))?$",
    "%Y/%m/%d": r"^(19|20)[0-9]{2}/[0-1][0-9]/[0-3][0-9]([T ][0-9:.,]+)?$",
    "%d.%m.%Y": r"^[0-3][0-9]\.[0-1][0-9]\.(19|20)[0-9]{2}( [0-9:.,]+)?$",
    "%d/%m/%Y": r"^[0-3][0-9]/[0-1][0-9]/(19|20)[0-9]{2}( [0-9:.,]+)?$",
    "%d-%m-%Y": r"^[0-3][0-9]-[0-1][0-9]-(19|20)[0-9]{2}( [0-9:.,]+)?$",
    "%Y%m%d": r"^(19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])$",
    "year": r"^(19|20)[0-9]{2}$",
    "seconds": r"^(0|[1-9][0-9]{8,9})(\.[0-9]+)?$",
    "milliseconds": r"^[1-9][0-9]{11,12}$",
}
"""The ways a date is written, and what a cell of each looks like."""
WRITTEN = "file_mtime"
"""What the field of a file's own age is called, in evidence and in inventories."""
SHARE = 0.9
"""Of a sample that holds something, this share must be dates of one form."""
EARLIEST = date(1985, 1, 1).toordinal()
"""Records of people are seldom older in a database; a column with many days before this one is of birth dates."""
OLD = 0.1
TIMES = (
    "tid tidspunkt time timestamp ts dato date created updated modified opprettet endret oppdatert registrert slettet"
    " deleted at last siste forst first sist skapad andrad"
)
"""Words of a name without which a number is no point in time."""
YEARS = ("år", "year", "årgang", "årstall", "årstal")
"""How a name ends without which four digits are no year."""
_LENGTH, _FIRST = 10, 1000


def form_of(field: str, sample: Sequence[str]) -> Form | None:
    """
    Return the form of a column's dates, `None` when it is no column of dates.

    Args:
        field: its name: numbers are points in time only under one that says so.
        sample: some of its cells that hold something.

    >>> form_of("opprettet", ["2024-01-31", "2019-03-14 12:00:00"]), form_of("belop", ["1700000000"])
    ('%Y-%m-%d', None)
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    if not sample:
        return None
    cells = pa.array(sample, pa.string())
    for form, pattern in FORMS.items():
        if not _may_be(form, field):
            continue
        if pc.sum(pc.match_substring_regex(cells, pattern)).as_py() >= SHARE * len(sample):
            return form
    return None


def _may_be(form: Form, field: str) -> bool:
    """Tell whether a name lets numbers be points in time, or years."""
    words = tokens(field.rpartition(".")[2])
    if form == "year":
        return any(word.endswith(tuple(map(spelled, YEARS))) for word in words)
    if form in {"seconds", "milliseconds"}:
        times = set(TIMES.split())
        return any(word in times or word.endswith(("dato", "date", "tid", "tidspunkt", "time")) for word in words)
    return True


def counted(values: pa.StringArray, form: Form) -> dict[int, int]:
    """
    Return how many cells fall on each day, by the day's proleptic Gregorian ordinal; cells that are no date are left out.

    >>> import pyarrow as pa
    >>> counted(pa.array(["2019-03-14", "2019-03-14T10:00:00", "x"]), "%Y-%m-%d") == {date(2019, 3, 14).toordinal(): 2}
    True
    """
    import pyarrow.compute as pc

    times = None
    if 2 * len(pc.unique(values.slice(0, _FIRST))) < min(len(values), _FIRST):
        # Many cells hold the same: each different one is looked at once.
        values, times = pc.value_counts(values).flatten()
    fits = pc.match_substring_regex(values, FORMS[form])
    chosen = values.filter(fits)
    cells = _summed(_day_part(chosen, form), None if times is None else times.filter(fits))
    days = ((_ordinal(part, form), many) for part, many in cells.items())
    return {day: many for day, many in days if day is not None}


def _day_part(cells: pa.StringArray, form: Form) -> pa.Array:
    """Return of each cell what tells its day: the text of the date, or the number of the day since 1970."""
    import pyarrow.compute as pc

    if form not in {"seconds", "milliseconds"}:
        return pc.utf8_slice_codeunits(cells, 0, _LENGTH)
    whole = pc.cast(pc.replace_substring_regex(cells, r"\..*$", ""), "int64")
    return pc.divide(whole, 86_400 if form == "seconds" else 86_400_000)


def _summed(parts: pa.Array, times: pa.Array | None) -> dict[Any, int]:
    """Return how many cells hold each part; `times` says it of every one given, else each is one cell's."""
    import pyarrow.compute as pc

    if times is None:
        parts, times = pc.value_counts(parts).flatten()
    found: dict[Any, int] = {}
    for part, many in zip(parts.to_pylist(), times.to_pylist(), strict=True):
        found[part] = found.get(part, 0) + many
    return found


def _ordinal(part: Any, form: Form) -> int | None:
    if form == "year":
        return date(int(part), 12, 31).toordinal()  # any day of it may be meant: the last is overdue last
    if isinstance(part, int):
        return date(1970, 1, 1).toordinal() + part
    try:
        return datetime.strptime(part, form).replace(tzinfo=UTC).toordinal()
    except ValueError:
        return None


def written(sources: Iterable[str]) -> Iterator[Days]:
    """
    Yield when each file on this machine was last written.

    Args:
        sources: as segments name them; what is no file here is left out.
    """
    for source in sources:
        path = Path(source.removeprefix("file:"))
        try:
            changed = path.stat().st_mtime if source.startswith("file:") else None
        except OSError:
            continue
        if changed is not None:
            day = datetime.fromtimestamp(changed, UTC).date()
            yield Days(Location(source, None, WRITTEN, str(path)), ((day, 1),))


def of_events(days: dict[int, int]) -> bool:
    """Tell whether the days are of events and not of births: few of them are long ago."""
    return sum(count for day, count in days.items() if day < EARLIEST) <= OLD * sum(days.values())
