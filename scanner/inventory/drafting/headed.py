"""Headings that are data themselves: "### IP-adresse", under which "den lagres i 30 dager" stands."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scanner.inventory.drafting.clauses import parsed
from scanner.inventory.drafting.naming import named
from scanner.inventory.drafting.negation import LINKS
from scanner.inventory.drafting.sentences import sentences
from scanner.inventory.drafting.small import PRONOUNS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.inventory.drafting.outline import Section, Statement

YES = frozenset({"ja", "jau", "jo", "yes"})


def headed(
    text: str, sections: Sequence[Section], statements: Sequence[Statement], languages: frozenset[str]
) -> list[Statement]:
    """Return the statements with each heading that names nothing but data, or asks whether it is held, before what is said of it."""
    found: list[Statement] = []
    current = -1
    for statement in statements:
        if statement.section != current:
            current = statement.section
            said = {m.label for other in statements if other.section == current for m in other.mentions}
            title = _read(text, sections[current], statement, languages)
            if title is not None and not said & {mention.label for mention in title.mentions}:
                found.append(title)
        found.append(statement)
    return found


def _read(text: str, section: Section, after: Statement, languages: frozenset[str]) -> Statement | None:
    """Return a heading as the statement of a list of data, if what follows speaks of it without naming it."""
    sentence = next(sentences(text, section.start, section.end), None)
    if sentence is None or after.quiet or after.kind == "row":
        return None
    mentions = named(sentence, languages)
    taken = {index for mention in mentions for index in range(mention.first, mention.last + 1)}
    rest = [word for index, word in enumerate(sentence.words) if index not in taken and not word.mark]
    read = parsed(sentence, languages)
    first = after.parsed.sentence.words[0].lower
    asked = sentence.words[-1].text == "?" and first in YES
    if not mentions or not (asked or (all(word.lower in LINKS for word in rest) and _of_it(after))):
        return None
    return replace(after, parsed=read, mentions=mentions, kind="item", lead=frozenset({"data"}))


def _of_it(statement: Statement) -> bool:
    """Tell whether a sentence speaks of what stands above it: by a pronoun, or by a verb without a subject."""
    words = [word.lower for word in statement.parsed.sentence.words]
    acts = statement.parsed.has("hold", "give", "disclose", "delete")
    opens = bool(statement.parsed.at(0) & {"hold", "give", "disclose", "delete"})
    return acts and (opens or bool(PRONOUNS.intersection(words[:4])))
