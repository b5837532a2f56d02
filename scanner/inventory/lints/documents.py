"""The documents behind the inventory: whether they are at hand, and say what is quoted."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from scanner.inventory.lint import Case, Found, Lint
from scanner.rules.rule import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-") | dict.fromkeys("“”„«»″", '"') | dict.fromkeys("’‘‚`´", "'"))
GAPS = re.compile(r"\s+")


def folded(text: str) -> str:
    r"""
    Return text as it is compared: white space, dashes, quotation marks and case do not count.

    >>> folded("Vi  lagrer «aldri»\nkort – noe sted") == folded('vi lagrer "aldri" kort - noe sted')
    True
    """
    plain = unicodedata.normalize("NFKC", text).translate(DASHES).replace("\u00ad", "")
    return GAPS.sub(" ", plain).strip().casefold()


def _quotes(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from _quotes(item, (*path, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            if key == "quote" and isinstance(item, str):
                yield (*path, key), item
            else:
                yield from _quotes(item, (*path, key))


def _not_there(case: Case) -> Iterator[Found]:
    if not case.texts or case.missing:
        return  # with a document missing, a quote may stand in that one
    texts = [folded(text) for text in case.texts.values()]
    for path, quote in _quotes(case.inventory.model_dump(mode="json", exclude_unset=True), ()):
        if not any(folded(quote) in text for text in texts):
            yield path, ""


def _missing(case: Case) -> Iterator[Found]:
    for index, document in enumerate(case.inventory.documents):
        if document.path in case.missing:
            yield ("documents", index, "path"), document.path or ""


def _changed(case: Case) -> Iterator[Found]:
    for index, document in enumerate(case.inventory.documents):
        if document.path in case.changed:
            yield ("documents", index, "sha256"), document.path or ""


LINTS = (
    Lint(
        "INV260",
        "medium",
        "",
        Words(
            "Sitatet står ikke i dokumentet",
            "Sitatet står ikkje i dokumentet",
            "The quote does not stand in the document",
        ),
        Words(
            "Skriv setningen slik den står, ord for ord",
            "Skriv setninga slik ho står, ord for ord",
            "Write the sentence as it stands, word for word",
        ),
        _not_there,
    ),
    Lint(
        "INV261",
        "info",
        "",
        Words(
            "Dokumentet er ikke for hånden: sitatene er ikke prøvd",
            "Dokumentet er ikkje for handa: sitata er ikkje prøvde",
            "The document is not at hand: the quotes are not checked",
        ),
        Words(
            "Legg dokumentet der path sier, regnet fra denne filens mappe, eller gi --documents",
            "Legg dokumentet der path seier, rekna frå mappa til denne fila, eller gje --documents",
            "Put the document where path says, from this file's folder, or give --documents",
        ),
        _missing,
    ),
    Lint(
        "INV262",
        "medium",
        "GDPR art. 5(1)(d)",
        Words(
            "Dokumentet er endret siden protokollen ble skrevet",
            "Dokumentet er endra sidan protokollen vart skriven",
            "The document has changed since the inventory was written",
        ),
        Words(
            "Les det på nytt, og oppdater protokollen og sha256",
            "Les det på nytt, og oppdater protokollen og sha256",
            "Read it again, and update the inventory and sha256",
        ),
        _changed,
    ),
)
