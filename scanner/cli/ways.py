"""How `innsyn scan` goes about it: with which memory of earlier scans, and on which machines."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.catalog.journal import CatalogJournal
    from scanner.run import Ways
    from scanner.settings import Settings
    from scanner.tasks import Options


@contextmanager
def ways(
    settings: Settings, options: Options, key: bytes, catalog: str | None, *, resume: bool, changed: bool
) -> Iterator[Ways]:
    """
    Make ready what a scan needs beside its targets; whatever happens, what was examined is kept to go on from.

    Args:
        settings: what the user wants.
        options: what the scan is asked to do.
        key: for fingerprints.
        catalog: where the journal is kept; `None`: nowhere.
        resume: go on with a scan that was stopped.
        changed: carry over what has not changed.

    Raises:
        SettingsError: --resume or --changed without a catalog.
        EngineError: the engine cannot be used.
        CatalogError: the catalog cannot be written.
    """
    from scanner.run import Ways
    from scanner.settings import SettingsError

    if (resume or changed) and catalog is None:
        message = f"{'--resume' if resume else '--changed'} needs a catalog; leave out --catalog none"
        raise SettingsError(message)
    with ExitStack() as stack:
        journal = None
        if catalog is not None:
            journal = stack.enter_context(_journal(settings, options, key, catalog, resume=resume, changed=changed))
            if resume and not journal.resumed:
                click.echo("innsyn: no stopped scan of this to go on from; starting anew", err=True)
            if changed and not journal.begun_with:
                click.echo("innsyn: no earlier scan of this to compare with; reading everything", err=True)
        engine = None
        if settings.engine is not None:
            from scanner.cluster import cluster

            engine = stack.enter_context(cluster(settings.engine))
        yield Ways(journal=journal, engine=engine)


@contextmanager
def _journal(
    settings: Settings, options: Options, key: bytes, catalog: str, *, resume: bool, changed: bool
) -> Iterator[CatalogJournal]:
    from connectors.sources import public
    from scanner.catalog import open_journal
    from scanner.journal import identity
    from scanner.tasks import chosen_detectors
    from scanner.versions import versions

    rests_on = versions(options, chosen_detectors(options))
    asked = identity(key, public(settings.targets), options.selection)
    with open_journal(catalog, asked, rests_on, resume=resume, since_last=changed) as opened:
        yield opened
