"""The outline of a policy: sections with what they are about, and in them sentences, items and rows with what leads them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scanner.inventory.drafting.clauses import Parsed, parsed
from scanner.inventory.drafting.context import in_context
from scanner.inventory.drafting.headed import headed
from scanner.inventory.drafting.layout import Block, blocks
from scanner.inventory.drafting.naming import named
from scanner.inventory.drafting.negation import heads_denial
from scanner.inventory.drafting.roles import complaining, denying, roles_of, strangers
from scanner.inventory.drafting.sentences import sentences
from scanner.inventory.drafting.tables import ASIDE, Cell, again, cells, header

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scanner.inventory.drafting.lexicon import Mention
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


@dataclass(slots=True)
class _Making:
    """An outline in the making: its sections with their levels, what leads a list, and the columns of a table."""

    document: Document
    languages: frozenset[str]
    sections: list[Section]
    levels: list[int]
    statements: list[Statement]
    strangers: frozenset[str]
    current: int = 0
    lead: frozenset[str] = frozenset()
    columns: tuple[frozenset[str], ...] = ()


def outline(document: Document, languages: frozenset[str]) -> Outline:
    """Return the sections and statements of a document."""
    made = _Making(document, languages, [Section("", 0, 0, frozenset())], [0], [], strangers(document.text))
    found = blocks(document.text)
    for number, block in enumerate(found):
        if block.kind == "heading":
            ends = next((other.start for other in found[number + 1 :] if other.kind == "heading"), len(document.text))
            _head(made, block, ends)
        elif block.kind == "row" and _row_of_table(made, found, number):
            continue
        else:
            _body(made, block, number)
    statements = headed(document.text, made.sections, made.statements, languages)
    return Outline(document, languages, tuple(made.sections), in_context(statements))


def _head(made: _Making, block: Block, ends: int) -> None:
    """Open the section of a heading; `ends` is where the next one stands."""
    text = made.document.text[block.start : block.end]
    roles = roles_of(text, made.languages) | denying(text, made.languages)
    roles = complaining(roles, made.document.text[block.start : ends])
    parent = _parent(made, block.level)
    _open(made, (block.start, block.end), roles or _inherited(made.sections[parent], made.levels[parent]), block.level)


def _parent(made: _Making, level: int) -> int:
    return next((i for i in range(len(made.sections) - 1, -1, -1) if made.levels[i] < level), 0)


def _open(made: _Making, place: tuple[int, int], roles: frozenset[str], level: int) -> None:
    """Open a section that is named by a stretch of the text."""
    made.sections.append(Section(made.document.text[slice(*place)], *place, roles, _parent(made, level)))
    made.levels.append(level)
    made.current, made.lead, made.columns = len(made.sections) - 1, frozenset(), ()


def _body(made: _Making, block: Block, number: int) -> None:
    """Read a paragraph, an item or a row that is no table's."""
    text = made.document.text
    made.columns = ()
    record = _record(text, block, made.languages)
    if record is not None:
        made.sections.append(Section(text[slice(*record)], *record, frozenset(), len(made.sections) - 1))
        made.levels.append(9)
        made.current, made.lead = len(made.sections) - 1, frozenset()
        return
    opening = _run_in(text, block, made.languages)
    if opening is not None:
        title = text[block.start : opening].rstrip(" .:*_")
        lead = made.lead
        _open(
            made,
            (block.start, block.start + len(title)),
            complaining(roles_of(title, made.languages), text[opening : block.end]),
            RUN_IN,
        )
        made.lead = lead
        block = replace(block, start=opening)
    place = (made.sections[made.current].roles, made.current, number)
    read = list(_statements(made, block, place))
    made.statements += read
    if block.kind == "paragraph":
        made.lead = leads(read[-1]) if read else frozenset()


def _row_of_table(made: _Making, found: Sequence[Block], number: int) -> bool:
    """Read a row of a table whose header says what its columns hold; return whether it is one."""
    text, row = made.document.text, cells(made.document.text, found[number])
    if made.columns and not again(text, row):
        _cells(made, row, number)
        return True
    after = found[number + 1] if number + 1 < len(found) else None
    if after is None or after.kind != "row":
        return False
    roles = made.sections[made.current].roles | made.lead
    made.columns = header(text, row, cells(text, after), made.languages, roles)
    return bool(made.columns)


def _cells(made: _Making, row: Sequence[Cell], number: int) -> None:
    """Read the cells of a row, each as its column says; a first one that names what is done opens a section of its own."""
    text, roles = made.document.text, made.sections[made.current].roles
    names = made.columns[0] & {"purposes"} and any("data" in column for column in made.columns[1:])
    if names and row and row[0][1] > row[0][0]:
        made.sections.append(Section(text[slice(*row[0])], *row[0], frozenset(), made.current))
        made.levels.append(9)
    section = len(made.sections) - 1 if names else made.current
    for column, (start, end) in zip(made.columns, row, strict=False):
        if column & ASIDE and start == row[0][0]:
            continue
        for sentence in sentences(text, start, end):
            words = named(sentence, made.languages)
            said = parsed(sentence, made.languages, made.strangers)
            made.statements.append(Statement(said, words, "row", roles, section, number, column, row[0]))


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


def _statements(made: _Making, block: Block, place: tuple[frozenset[str], int, int]) -> Iterator[Statement]:
    """Yield the statements of a block."""
    roles, section, number = place
    text, lead, languages = made.document.text, made.lead, made.languages
    start, key = block.start, (0, 0)
    if block.kind == "row":
        mark = _KEY.match(text, block.start, block.end)
        if mark is not None:
            key = (mark.start(), mark.end())
            said = roles_of(mark[0], languages) | denying(mark[0], languages)
            told = complaining(said, text[block.start : block.end]) or _of_key(text, mark, languages)
            full = text[block.end - 1] == "."  # "Kamera: Vi har ingen." leads itself
            lead = told or (frozenset() if full else lead)
            gap = _CELL.match(text, mark.end(), block.end)
            start = gap.end() if gap and gap.end() < block.end else block.start
    if block.kind == "paragraph":
        lead = frozenset()
    for sentence in sentences(text, start, block.end):
        read, data = parsed(sentence, languages, made.strangers), named(sentence, languages)
        yield Statement(read, data, block.kind, roles, section, number, lead, key)


def _of_key(text: str, mark: re.Match[str], languages: frozenset[str]) -> frozenset[str]:
    """Return `recipients` if the words before a colon say that something is shared: "Vi utleverer til: ..."."""
    read = (parsed(sentence, languages) for sentence in sentences(text, mark.start(), mark.end()))
    return (
        frozenset({"recipients"})
        if any(key.has("disclose") and not key.has("not", "never", "none") for key in read)
        else frozenset()
    )


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
