"""The outline of a policy: sections with what they are about, and in them sentences, items and rows with what leads them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scanner.inventory.drafting.clauses import Parsed, parsed
from scanner.inventory.drafting.context import in_context
from scanner.inventory.drafting.layout import Block, blocks
from scanner.inventory.drafting.lexicon import Mention, compound, find, load, single
from scanner.inventory.drafting.negation import heads_denial
from scanner.inventory.drafting.sentences import Sentence, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scanner.inventory.drafting.reading import Document

QUIET = frozenset({"rights", "changes", "contact", "definition", "sources"})
"""Sections that declare nothing: they speak of what people may do, of words, of addresses."""
RUN_IN = 8
"""The level of a heading that stands at the head of its paragraph."""
_OPENING = re.compile(r"(?:\*\*|__)?([A-ZÆØÅÄÖ][^.:!?\n]{2,60})[.:](?:\*\*|__)?[ \t]+(?=[A-ZÆØÅÄÖ])")
_KEY = re.compile(r"[^:|]{1,46}?(?=:\s|\s*\|)")
_CELL = re.compile(r"\s*(?:\||\t|:\s)\s*")


@dataclass(frozen=True, slots=True)
class Statement:
    """
    One sentence of the policy in its setting.

    Args:
        parsed: its words, signals and clauses.
        mentions: personal data that it names.
        kind: heading, item, row or paragraph.
        roles: what its section is about.
        section: number of the section, from 0.
        paragraph: number of the block.
        lead: what the sentence before a list, or the key of a row, says that the list holds.
        key: words of the row's key, if it is a row.
    """

    parsed: Parsed
    mentions: tuple[Mention, ...]
    kind: str
    roles: frozenset[str]
    section: int
    paragraph: int
    lead: frozenset[str] = frozenset()
    key: tuple[int, int] = (0, 0)

    @property
    def start(self) -> int:
        """Its first character."""
        return self.parsed.sentence.start

    @property
    def end(self) -> int:
        """The character after its last."""
        return self.parsed.sentence.end

    @property
    def quiet(self) -> bool:
        """Whether its section declares nothing."""
        return (
            bool(self.roles & QUIET) and not self.roles & {"data", "retention", "recipients"}
        ) or "rights" in self.roles


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its place, what it is about, and the headings above it."""

    title: str
    start: int
    end: int
    roles: frozenset[str]
    parent: int = -1


@dataclass(frozen=True, slots=True)
class Outline:
    """A policy, read: its sections and its statements in order."""

    document: Document
    languages: frozenset[str]
    sections: tuple[Section, ...]
    statements: tuple[Statement, ...]


def outline(document: Document, languages: frozenset[str]) -> Outline:
    """Return the sections and statements of a document."""
    sections: list[Section] = [Section("", 0, 0, frozenset())]
    levels = [0]
    found: list[Statement] = []
    lead: frozenset[str] = frozenset()
    for number, whole in enumerate(blocks(document.text)):
        block = whole
        text = document.text[block.start : block.end]
        if block.kind == "heading":
            parent = next((i for i in range(len(sections) - 1, -1, -1) if levels[i] < block.level), 0)
            roles = roles_of(text, languages) | denying(text, languages)
            sections.append(
                Section(text, block.start, block.end, roles or _inherited(sections[parent], levels[parent]), parent)
            )
            levels.append(block.level)
            lead = frozenset()
            continue
        record = _record(document.text, block, languages)
        if record is not None:
            sections.append(Section(document.text[record[0] : record[1]], *record, frozenset(), len(sections) - 1))
            levels.append(9)
            lead = frozenset()
            continue
        opening = _run_in(document.text, block, languages)
        if opening is not None:
            title = document.text[block.start : opening].rstrip(" .:*_")
            roles = roles_of(title, languages)
            parent = next((i for i in range(len(sections) - 1, -1, -1) if levels[i] < RUN_IN), 0)
            sections.append(Section(title, block.start, block.start + len(title), roles, parent))
            levels.append(RUN_IN)
            block = replace(block, start=opening)
        place = (sections[-1].roles, len(sections) - 1, number)
        read = list(_statements(document.text, block, place, lead, languages))
        found += read
        if block.kind == "paragraph":
            lead = leads(read[-1]) if read else frozenset()
    return Outline(document, languages, tuple(sections), in_context(found))


def _inherited(parent: Section, level: int) -> frozenset[str]:
    """Return what a subsection without roles of its own takes from the section above it."""
    return (
        parent.roles & {"rights", "data", "retention", "recipients", "purposes", "denied"}
        if level > 0
        else frozenset()
    )


def _run_in(text: str, block: Block, languages: frozenset[str]) -> int | None:
    """Return where a paragraph goes on after a heading of its own: "Sletting. Bilete blir sletta ..."."""
    if block.kind != "paragraph":
        return None
    found = _OPENING.match(text, block.start, block.end)
    if found is None or len(found[1].split()) > 5:
        return None
    sentence = next(sentences(text, block.start, block.start + len(found[1])), None)
    if sentence is None or parsed(sentence, languages).has(
        "hold", "give", "disclose", "delete", "finite", "we", "you"
    ):
        return None
    return found.end()


def _record(text: str, block: Block, languages: frozenset[str]) -> tuple[int, int] | None:
    """Return the name in a row that begins a record of its own: "Tjeneste: Barnehage"."""
    mark = _KEY.match(text, block.start, block.end) if block.kind == "row" else None
    if mark is None or roles_of(mark[0], languages) != {"activity"} or len(mark[0].split()) > 2:
        return None
    gap = _CELL.match(text, mark.end(), block.end)
    return (gap.end(), block.end) if gap and 0 < block.end - gap.end() <= 80 else None


def roles_of(text: str, languages: frozenset[str]) -> frozenset[str]:
    """Return what a heading, or the key of a row, says that its text is about."""
    words = [word for sentence in sentences(text, 0, len(text)) for word in sentence.words]
    return frozenset(mention.label for mention in find(load("headings.txt", languages), words))


def denying(text: str, languages: frozenset[str]) -> frozenset[str]:
    """Return `denied` if a heading, or the key of a row, says that what stands under it is not had."""
    read = (parsed(sentence, languages) for sentence in sentences(text, 0, len(text)))
    return frozenset({"denied"}) if any(map(heads_denial, read)) else frozenset()


def _statements(
    text: str, block: Block, place: tuple[frozenset[str], int, int], lead: frozenset[str], languages: frozenset[str]
) -> Iterator[Statement]:
    """Yield the statements of a block."""
    roles, section, number = place
    start, key = block.start, (0, 0)
    if block.kind == "row":
        mark = _KEY.match(text, block.start, block.end)
        if mark is not None:
            key = (mark.start(), mark.end())
            lead = (roles_of(mark[0], languages) | denying(mark[0], languages)) or lead
            gap = _CELL.match(text, mark.end(), block.end)
            start = gap.end() if gap and gap.end() < block.end else block.start
    if block.kind == "paragraph":
        lead = frozenset()
    for sentence in sentences(text, start, block.end):
        yield Statement(
            parsed(sentence, languages), named(sentence, languages), block.kind, roles, section, number, lead, key
        )


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


def leads(statement: Statement) -> frozenset[str]:
    """Return what the sentence before a list says that the list holds."""
    has = statement.parsed.has
    found: set[str] = set()
    if has("right") or "rights" in statement.roles:
        found.add("rights")
    elif has("disclose"):
        found.add("recipients")
    elif has("hold", "give", "include", "example") and not has("purpose"):
        found.add("data")
    words = [word.lower for word in statement.parsed.sentence.words]
    if "data" in found and heads_denial(statement.parsed):
        found.add("denied")
    if {"måter", "måtar", "ways", "grunnlag", "anledninger", "formål", "føremål", "purposes"} & set(words):
        found -= {"data"}
        found.add("purposes")
    return frozenset(found)
