"""What a reader must know before the verdict: what binds to nothing, what binds twice, what could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner import __version__
from scanner.reconcile.locations import located, matches
from scanner.rules.rule import Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scanner.reconcile.view import View
    from scanner.settings import Acceptance


def notices(view: View, *, expired: Sequence[Acceptance] = ()) -> Iterator[Words]:
    """
    Yield what casts doubt on the verdict.

    Args:
        view: the scan and the inventory.
        expired: acceptances whose day has passed.
    """
    inventory = view.declared.inventory
    if view.bindings and not any(binding.systems or binding.recipients for binding in view.bindings.values()):
        yield Words(
            "Ingenting av det som ble skannet, hører til noe system i protokollen: er det rett inventar?",
            "Ingenting av det som vart skanna, høyrer til noko system i protokollen: er det rett inventar?",
            "Nothing that was scanned belongs to a system of the inventory: is it the right inventory?",
        )
    yield from _globs(view)
    for (source, container), binding in view.bindings.items():
        if len(binding.systems) > 1:
            names = ", ".join(view.system(position).id for position in binding.systems)
            place = located(source, container)
            yield Words(
                f"{place} er knyttet til flere systemer ({names}); det som er deklarert for ett av dem, gjelder",
                f"{place} er knytt til fleire system ({names}); det som er deklarert for eitt av dei, gjeld",
                f"{place} is bound to several systems ({names}); what is declared for any of them counts",
            )
    failures = len(view.scan.failures)
    if failures:
        yield Words(
            f"Skannet er ufullstendig: {failures} ting kunne ikke leses",
            f"Skannet er ufullstendig: {failures} ting kunne ikkje lesast",
            f"The scan is incomplete: {failures} things could not be read",
        )
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
    if not inventory.systems:
        yield Words(
            "Protokollen har ingen systemer: ingenting kan holdes mot den",
            "Protokollen har ingen system: ingenting kan haldast mot han",
            "The inventory has no systems: nothing can be held against it",
        )


def _globs(view: View) -> Iterator[Words]:
    """Yield the globs that match nothing that was scanned."""
    places = [located(*key) for key in view.bindings]
    owners = [(system.id, glob) for system in view.declared.inventory.systems for glob in system.locations]
    owners += [(one.id, glob) for one in view.declared.inventory.recipients for glob in one.exports]
    for name, glob in owners:
        if not any(matches(glob, place) for place in places):
            yield Words(
                f"{glob} ({name}) passer ikke på noe som ble skannet",
                f"{glob} ({name}) passar ikkje på noko som vart skanna",
                f"{glob} ({name}) matches nothing that was scanned",
            )
