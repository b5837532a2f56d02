"""REC111: no retention period, or no date to hold it against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.reconcile.check import Check
from scanner.reconcile.discrepancy import Breach
from scanner.rules.rule import Rule, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.reconcile.view import View

NO_PERIOD = Words("ingen frist er oppgitt", "ingen frist er oppgjeven", "no period is stated")
NO_FIELD = Words(
    "fristen har ikke noe datofelt (starts_field) den kan prøves mot",
    "fristen har ikkje noko datofelt (starts_field) han kan prøvast mot",
    "the period has no date field (starts_field) to be tested with",
)


def broken(view: View) -> Iterator[Breach]:
    """Yield the activities that state no period, and the periods without a field of dates."""
    for number, activity in enumerate(view.declared.inventory.processing_activities):
        periods = [(item, one) for item, one in enumerate(activity.retention) if one.period]
        if not periods:
            yield Breach(activity=activity.id, node=("processing_activities", number), said=NO_PERIOD)
            continue
        for item, one in periods:
            if not one.starts_field and activity.systems:
                yield Breach(
                    activity=activity.id, node=("processing_activities", number, "retention", item), said=NO_FIELD
                )


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
