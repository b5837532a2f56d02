"""Options of commands that read databases, and what they become: what of a target is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from connectors.connector import Selection
    from scanner.settings import Settings

F = TypeVar("F", bound="Callable[..., Any]")
_POSITIVE = click.IntRange(1)
_OPTIONS = (
    click.option("--sample", type=_POSITIVE, metavar="N", help="Rows to read of each table [default: adaptive]."),
    click.option("--full", is_flag=True, default=None, help="Read every row of every table."),
    click.option("--seed", type=click.IntRange(0), metavar="N", help="Which rows a sample takes [default: 1]."),
    click.option("--max-rows", type=_POSITIVE, metavar="N", help="Of one table, at most."),
    click.option("--max-bytes", type=_POSITIVE, metavar="N", help="Of one table, at most."),
    click.option("--throttle", type=_POSITIVE, metavar="N", help="Rows per second and process, at most."),
    click.option(
        "--statement-timeout", type=_POSITIVE, metavar="SECONDS", help="End longer statements [default: 600]."
    ),
    click.option("--lock-timeout", type=_POSITIVE, metavar="SECONDS", help="Wait so long for a lock [default: 5]."),
    click.option("--password-file", metavar="FILE", help="Its first line is the password of the databases."),
    click.option("--replica", metavar="URL", help="A copy to read in the place of the database named."),
)


def database_options(command: F) -> F:
    """Add the options to a command."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def selection_of(settings: Settings) -> Selection:
    """Return what of the targets is wanted."""
    from connectors.connector import Selection

    return Selection(
        include=settings.include,
        exclude=settings.exclude,
        sample=settings.sample,
        full=settings.full,
        seed=settings.seed,
        max_rows=settings.max_rows,
        max_bytes=settings.max_bytes,
        throttle=settings.throttle,
        statement_seconds=settings.statement_timeout,
        lock_seconds=settings.lock_timeout,
        password_file=settings.password_file,
        replica=settings.replica,
    )
