"""The personal data that a sentence names, with the shared ends of coordinated compounds: "fakturerings- og leveringsadresse"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.inventory.drafting.lexicon import Mention, compound, find, load, single

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scanner.inventory.drafting.sentences import Sentence


def named(sentence: Sentence, languages: frozenset[str]) -> tuple[Mention, ...]:
    """Return the personal data that a sentence names; shared ends of coordinated compounds are given to each part."""
    lexicon = load("terms.txt", languages)
    found = list(find(lexicon, sentence.words))
    taken = {index for mention in found for index in range(mention.first, mention.last + 1)}
    shared = [
        mention for mention in _shared(sentence, languages) if mention.first not in taken or _loose(found, mention)
    ]
    parts = {mention.first for mention in shared}
    found = [mention for mention in found if mention.last not in parts] + shared
    return tuple(sorted(mention for mention in set(found) if mention.label != "nothing"))


def _loose(found: Sequence[Mention], mention: Mention) -> bool:
    """Tell whether a part of a compound was taken for a whole word: "identitets-" for identitet."""
    return any(known.first == known.last == mention.first for known in found)


def _shared(sentence: Sentence, languages: frozenset[str]) -> Iterator[Mention]:
    """Yield the terms of "fakturerings- og leveringsadresse" that are spelled in part."""
    lexicon = load("terms.txt", languages)
    words = sentence.words
    for index, word in enumerate(words):
        if not word.text.endswith(("-", "‑")) or word.mark:
            continue
        whole = next(
            (
                later
                for later in words[index + 1 : index + 12]
                if not later.mark and len(later.folded) > 5 and not later.text.endswith("-")
            ),
            None,
        )
        if whole is None:
            continue
        made = [word.folded + whole.folded[cut:] for cut in range(2, len(whole.folded) - 3)]
        entries = next((found for each in made if (found := single(lexicon, each)) and not found[0].weak), ())
        entries = entries or next((found for each in made if (found := compound(lexicon, each))), ())
        yield from (Mention(index, index, entry.label) for entry in entries)
