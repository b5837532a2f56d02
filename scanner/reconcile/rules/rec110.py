"""REC110: what is stored is older than declared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.line_time import FIELD
from scanner.reconcile.check import Check
from scanner.reconcile.dating import dated
from scanner.reconcile.discrepancy import Breach
from scanner.reconcile.endings import ended
from scanner.reconcile.retention import overdue
from scanner.rules.rule import Rule, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.findings import Location
    from scanner.reconcile.dating import Dated
    from scanner.reconcile.retention import Overdue
    from scanner.reconcile.view import View

GUESSED = Words(
    "protokollen navngir ikke feltet datoen står i; dette er det mest sannsynlige",
    "protokollen nemner ikkje feltet datoen står i; dette er det mest sannsynlege",
    "the inventory does not name the field of the date; this is the likeliest",
)
MISSING = Words(
    "feltet som protokollen navngir ({}), er ikke funnet med datoer; dette er det mest sannsynlige",
    "feltet som protokollen nemner ({}), er ikkje funne med datoar; dette er det mest sannsynlege",
    "the field that the inventory names ({}) was not found with dates; this is the likeliest",
)

ABOUT = Words(
    "tallet er omtrentlig: linjene regnes som skrevet i rekkefølge",
    "talet er omtrentleg: linjene blir rekna som skrivne i rekkjefølgje",
    "the count is approximate: lines are taken to be written in order",
)


def broken(view: View) -> Iterator[Breach]:
    """Yield the columns of dates with days that are past the declared period, and what a promise says is deleted."""
    told: set[tuple[Location, Overdue]] = set()
    for one in dated(view):
        activity = view.activity(one.activity)
        period = activity.retention[one.number]
        late = overdue(one.days.days, period.period or "", period.round_up, view.today)
        # Of two activities with one and the same sentence the first speaks.
        if late.count and (one.days.location, late) not in told:
            told.add((one.days.location, late))
            yield Breach(
                location=one.days.location,
                system=view.system(one.system).id,
                activity=activity.id,
                node=("processing_activities", one.activity, "retention", one.number),
                count=late.count,
                examined=sum(count for _, count in one.days.days),
                oldest=late.oldest,
                overdue=late.count,
                said=_said(one, period.starts_field),
            )
    yield from ended(view)


def _said(one: Dated, field: str | None) -> Words | None:
    """Return what is to be said of the field that the dates stand in."""
    if one.missing:
        return Words(*(text.format(field) for text in MISSING))
    if one.guessed:
        return GUESSED
    return ABOUT if one.days.location.field == FIELD else None


CHECK = Check(
    Rule(
        id="REC110",
        name="RetentionExceeded",
        title=Words("Slettefrist passert", "Slettefrist passert", "Retention exceeded"),
        text=Words(
            "Noe er eldre enn det protokollen sier at det skal bli.",
            "Noko er eldre enn det protokollen seier at det skal bli.",
            "Something is older than the record says it may become.",
        ),
        remedy=Words(
            "Slett eller anonymiser det som er passert fristen. Har en lov krav om lengre lagring, skriv det i minimum.",
            "Slett eller anonymiser det som er passert fristen. Har ei lov krav om lengre lagring, skriv det i minimum.",
            "Delete or anonymise what is past its time. Where a statute demands longer storage, write it in minimum.",
        ),
        severity="high",
        law=("gdpr/art-5-1-e", "gdpr/art-17"),
    ),
    broken,
    rank=100,
)
