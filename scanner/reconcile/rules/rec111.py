"""REC111: no retention period, or no date to hold it against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.reconcile.check import Check
from scanner.reconcile.dating import named
from scanner.reconcile.discrepancy import Breach
from scanner.rules.rule import Rule, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.inventory.model import Retention
    from scanner.reconcile.view import View

NO_PERIOD = Words("ingen frist er oppgitt", "ingen frist er oppgjeven", "no period is stated")
NO_FIELD = Words(
    "fristen har ikke noe datofelt (starts_field) den kan prøves mot",
    "fristen har ikkje noko datofelt (starts_field) han kan prøvast mot",
    "the period has no date field (starts_field) to be tested with",
)
EVENT_ONLY = Words(
    "bare en hendelse er oppgitt, ingen lengde som kan regnes ut",
    "berre ei hending er oppgjeven, inga lengd som kan reknast ut",
    "only an event is stated, no length that can be computed",
)
NO_DATES = Words(
    "det er ikke funnet datoer i feltet som fristen skal prøves mot ({})",
    "det er ikkje funne datoar i feltet som fristen skal prøvast mot ({})",
    "no dates were found in the field that the period is to be tested with ({})",
)


def broken(view: View) -> Iterator[Breach]:
    """Yield the activities that state no period, and the periods without a field of dates."""
    for number, activity in enumerate(view.declared.inventory.processing_activities):
        periods = [(item, one) for item, one in enumerate(activity.retention) if one.period]
        if not periods:
            said = EVENT_ONLY if any(one.until for one in activity.retention) else NO_PERIOD
            yield Breach(activity=activity.id, node=("processing_activities", number), said=said)
            continue
        for item, one in periods:
            why = _untested(view, number, one) if activity.systems else None
            if why:
                yield Breach(activity=activity.id, node=("processing_activities", number, "retention", item), said=why)


def _untested(view: View, activity: int, period: Retention) -> Words | None:
    """Return why a period cannot be held against dates; `None` where it can."""
    if not period.starts_field:
        return NO_FIELD
    read = [
        position
        for position, used in enumerate(view.activities)
        if activity in used and view.reaches[position].examined
    ]
    if not read or named(view, activity, period.starts_field):
        return None
    return Words(*(text.format(period.starts_field) for text in NO_DATES))


CHECK = Check(
    Rule(
        id="REC111",
        name="NoRetentionPeriod",
        title=Words("Slettefrist mangler", "Slettefrist manglar", "Retention period missing"),
        text=Words(
            "Aktiviteten har ingen slettefrist, eller ingen som lar seg prøve.",
            "Aktiviteten har ingen slettefrist, eller ingen som lèt seg prøve.",
            "The activity has no retention period, or none that can be tested.",
        ),
        remedy=Words(
            "Oppgi en frist (period) med starthendelse og datofelt (starts_field).",
            "Oppgje ein frist (period) med starthending og datofelt (starts_field).",
            "State a period with the event it starts from and the field of its date (starts_field).",
        ),
        severity="low",
        law=("gdpr/art-5-1-e", "gdpr/art-13-2-a", "gdpr/art-30-1-f"),
    ),
    broken,
    rank=110,
)
