"""`innsyn inventory categories`: the keys that data_category may have, with what people call them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from scanner.cli.inventory._reading import refuse, write

if TYPE_CHECKING:
    from detectors.categories import Language


@click.command("categories", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("words", nargs=-1)
@click.option("--lang", "language", type=click.Choice(["nb", "nn", "sv", "en"]), default="en", show_default=True)
def COMMAND(words: tuple[str, ...], language: Language) -> None:  # noqa: N802 - the loader's name
    """
    List the categories, or those whose key or label in any language holds all WORDS, or that they mean.

    \b
    Examples:
      innsyn inventory categories --lang nb
      innsyn inventory categories fødsel
    """  # noqa: D301 - \b is click's mark for text that must not be re-wrapped
    from detectors.categories import CATEGORIES, label, special

    found = [
        item
        for item in CATEGORIES.values()
        if all(word.casefold() in f"{item.key} {item.nb} {item.nn} {item.sv} {item.en}".casefold() for word in words)
    ]
    if not found:
        from scanner.inventory.exchange.record_words import category_of

        meant = category_of(" ".join(words))
        if meant is None:
            refuse(f"no category has {' '.join(words)} in its key or labels; without words all are listed")
        found = [CATEGORIES[meant]]
    width = max((len(item.key) for item in found), default=0)
    lines = [f"{item.key:<{width}}  {label(item.key, language)}  {special(item.key)}".rstrip() for item in found]
    write((f"{line}\n" for line in lines), None)
