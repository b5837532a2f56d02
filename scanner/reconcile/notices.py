"""What a reader must know before the verdict: what binds to nothing, what binds twice, what could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner import __version__
from scanner.reconcile.locations import holds, located, matches
from scanner.rules.rule import Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scanner.reconcile.view import View
    from scanner.settings import Acceptance

SHOWN = 3
"""Of what could not be read, so many places are named."""
_EXAMPLE = "file:logs/*.log, postgresql://*/crm/public.*"


def notices(view: View, *, expired: Sequence[Acceptance] = (), unused: Sequence[Acceptance] = ()) -> Iterator[Words]:
    """
    Yield what casts doubt on the verdict.

    Args:
        view: the scan and the inventory.
        expired: acceptances whose day has passed.
        unused: those that accept nothing of what was found.
    """
    inventory = view.declared.inventory
    if view.bindings and not any(binding.systems or binding.recipients for binding in view.bindings.values()):
        yield Words(
            "Ingenting av det som ble skannet, hører til noe system i protokollen: er det rett inventar?",
            "Ingenting av det som vart skanna, høyrer til noko system i protokollen: er det rett inventar?",
            "Nothing that was scanned belongs to a system of the inventory: is it the right inventory?",
        )
    yield from _unexamined(view)
    yield from _globs(view)
    yield from _twice(view)
    yield from _unread(view)
    if view.scan.version != __version__:
        yield Words(
            f"Skannet er gjort med innsyn {view.scan.version}, dette er {__version__}: detektorene kan være andre",
            f"Skannet er gjort med innsyn {view.scan.version}, dette er {__version__}: detektorane kan vere andre",
            f"The scan was made by innsyn {view.scan.version}, this is {__version__}: its detectors may differ",
        )
    for entry in expired:
        yield Words(
            f"Godkjenningen av {entry.rule} for {entry.location} gikk ut {entry.expires.isoformat()}",
            f"Godkjenninga av {entry.rule} for {entry.location} gjekk ut {entry.expires.isoformat()}",
            f"The acceptance of {entry.rule} for {entry.location} expired on {entry.expires.isoformat()}",
        )
    for entry in unused:
        yield Words(
            f"Godkjenningen av {entry.rule} for {entry.location} gjelder ikke noe som ble funnet "
            f"(steder skrives som i protokollen: {_EXAMPLE})",
            f"Godkjenninga av {entry.rule} for {entry.location} gjeld ikkje noko som vart funne "
            f"(stader blir skrivne som i protokollen: {_EXAMPLE})",
            f"The acceptance of {entry.rule} for {entry.location} applies to nothing that was found "
            f"(places are written as in the inventory: {_EXAMPLE})",
        )
    if not inventory.systems:
        yield Words(
            "Protokollen har ingen systemer: ingenting kan holdes mot den",
            "Protokollen har ingen system: ingenting kan haldast mot han",
            "The inventory has no systems: nothing can be held against it",
        )


def _unread(view: View) -> Iterator[Words]:
    """Yield how much could not be read, with the first of it."""
    places = list(dict.fromkeys(located(item.source, item.container) for item in view.scan.failures))
    if places:
        shown = ", ".join(places[:SHOWN]) + (" …" if len(places) > SHOWN else "")
        yield Words(
            f"Skannet er ufullstendig: {len(view.scan.failures)} ting kunne ikke leses ({shown})",
            f"Skannet er ufullstendig: {len(view.scan.failures)} ting kunne ikkje lesast ({shown})",
            f"The scan is incomplete: what could not be read: {len(view.scan.failures)} ({shown})",
        )


def _unexamined(view: View) -> Iterator[Words]:
    """Yield the declared systems of which nothing can be said to be absent, by the reason."""
    reasons: dict[Words, list[str]] = {}
    for position, reach in enumerate(view.reaches):
        if reach.reason is not None:
            reasons.setdefault(reach.reason, []).append(view.system(position).id)
    for reason, systems in reasons.items():
        names = ", ".join(systems)
        yield Words(
            f"Ikke undersøkt: {names} ({reason.nb})",
            f"Ikkje undersøkt: {names} ({reason.nn})",
            f"Not examined: {names} ({reason.en})",
        )


def _twice(view: View) -> Iterator[Words]:
    """Yield the systems that the same places are bound to, with one of those places."""
    shared: dict[tuple[int, ...], list[str]] = {}
    for key, binding in view.bindings.items():
        if len(binding.systems) > 1:
            shared.setdefault(binding.systems, []).append(located(*key))
    for systems, places in shared.items():
        names, place = ", ".join(view.system(position).id for position in systems), places[0]
        more = (f" og {len(places) - 1} til", f" og {len(places) - 1} til", f" and {len(places) - 1} more")
        nb, nn, en = more if len(places) > 1 else ("", "", "")
        yield Words(
            f"{place}{nb} er knyttet til flere systemer ({names}); det som er deklarert for ett av dem, gjelder",
            f"{place}{nn} er knytt til fleire system ({names}); det som er deklarert for eitt av dei, gjeld",
            f"{place}{en}: bound to several systems ({names}); what is declared for any of them counts",
        )


def _globs(view: View) -> Iterator[Words]:
    """Yield the globs that match nothing that was scanned; what could not be read was named, and is said to be unread."""
    places = [located(*key) for key in view.bindings]
    unread = [located(item.source, item.container) for item in view.scan.failures]
    owners = [(system.id, glob) for system in view.declared.inventory.systems for glob in system.locations]
    owners += [(one.id, glob) for one in view.declared.inventory.recipients for glob in one.exports]
    for name, glob in owners:
        if not any(matches(glob, place) for place in places) and not any(holds(place, glob) for place in unread):
            yield Words(
                f"{glob} ({name}) passer ikke på noe som ble skannet",
                f"{glob} ({name}) passar ikkje på noko som vart skanna",
                f"{glob} ({name}) matches nothing that was scanned",
            )
