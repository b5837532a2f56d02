"""
Which processing activity a statement belongs to: that of its heading, that of its paragraph's topic, or the general one.

A heading that says what is done ("Verksted", "Nyhetsbrev") makes an activity. Under a heading that only says that data
follows ("Hvilke opplysninger behandler vi?") paragraphs are told apart by their topics.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scanner.inventory.drafting.lexicon import find, load
from scanner.inventory.drafting.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scanner.inventory.drafting.claims import Claim
    from scanner.inventory.drafting.outline import Outline, Section, Statement

GENERAL = "generelt"
SAFETY = re.compile(r"(?i)\b(?:og|and|,)? ?(?:informasjons)?(?:sikkerhet|tryggleik|security)\b")
NOT_TOPICS = re.compile(
    r"(?i)personvern|privacy|introduksjon|innledning|innleiing|bakgrunn|generel|hensikt|formål|føremål|^dine |^your |behandling av|handsaming av|om oss|about us|introduction|^vi |kapittel"
    r"|automatiserte? av|profilering|children|^barn$|sikkerhet|security|personopplysning"
)
ROLES_APART = frozenset(
    {
        "data",
        "recipients",
        "retention",
        "purposes",
        "basis",
        "sources",
        "security",
        "contact",
        "rights",
        "changes",
        "definition",
    }
)


@dataclass(frozen=True, slots=True)
class Topic:
    """What is done with data: an id, fideslang's data uses, and where the document says it."""

    id: str
    uses: tuple[str, ...]
    subjects: tuple[str, ...]
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Activity:
    """One processing activity: its key, its name in the document's words, and where that stands."""

    key: str
    name: str
    start: int
    end: int
    topic: Topic | None


def topic(label: str, start: int = 0, end: int = 0) -> Topic:
    """Return the topic that a section of topics.txt is headed with."""
    key, _, rest = label.partition(":")
    uses, _, subjects = rest.partition(";")
    return Topic(key.strip(), tuple(uses.split()), tuple(subjects.split()), start, end)


def topics_in(text: str, start: int, end: int, languages: frozenset[str]) -> tuple[Topic, ...]:
    """Return the topics of a stretch of text, in order."""
    found = []
    for sentence in sentences(text, start, end):
        for mention in find(load("topics.txt", languages), sentence.words):
            words = sentence.words
            found.append(topic(mention.label, words[mention.first].start, words[mention.last].end))
    return tuple(found)


def slug(text: str) -> str:
    """
    Return a name as an id.

    >>> slug("Kundekonto og ordrehåndtering")
    'kundekonto-og-ordrehåndtering'
    """
    return "-".join(re.findall(r"[a-z0-9æøåäö]+", text.lower()))[:60].strip("-")


def activities(outline: Outline, claims: Sequence[Claim]) -> Mapping[int, Activity]:
    """Return the activity of every statement, by the statement's first character."""
    specific = {
        number: made for number, section in enumerate(outline.sections) if (made := _of_section(outline, section))
    }
    declaring = {claim.statement.section for claim in claims}
    found: dict[int, Activity] = {}
    by_topic: dict[str, Activity] = {}
    for number, made in specific.items():
        if made.topic and number in declaring:
            by_topic.setdefault(made.topic.id, made)
    general = _general(outline, [claim.statement for claim in claims if claim.statement.section not in specific])
    current: tuple[int, Activity | None] = (-1, None)
    for statement in outline.statements:
        own = specific.get(statement.section)
        if own is None:
            spoken = current[1] if current[0] == statement.paragraph else None
            own = _of_topic(outline, statement, by_topic) or spoken or general
            current = (statement.paragraph, own)
        found[statement.start] = own
    return found


def _of_section(outline: Outline, section: Section) -> Activity | None:
    """Return the activity that a heading names, if it names one."""
    if not section.title or section.roles & {"rights", "changes", "contact", "definition"}:
        return None
    topics = topics_in(outline.document.text, section.start, section.end, outline.languages)
    apart = section.roles & ROLES_APART
    title = SAFETY.sub("", section.title) if topics else section.title  # "Nettsted og sikkerhet" is about the site
    if (
        (apart and not topics)
        or apart - {"data", "purposes", "security"}
        or (NOT_TOPICS.search(title) and not apart & {"data"})
    ):
        return None
    if len(section.title) > 80:
        return None
    return Activity(slug(section.title), section.title, section.start, section.end, topics[0] if topics else None)


def _of_topic(outline: Outline, statement: Statement, by_topic: dict[str, Activity]) -> Activity | None:
    """Return the activity of the first topic that a statement speaks of."""
    if statement.kind in {"item", "row"} and not statement.roles & {"retention"}:
        return None
    start = statement.key[0] if statement.roles & {"retention"} and statement.key[1] else statement.start
    for spoken in topics_in(outline.document.text, start, statement.end, outline.languages):
        known = by_topic.get(spoken.id)
        if known is None and statement.roles & {"retention", "recipients", "basis", "security"}:
            continue
        if known is None:
            word = outline.document.text[spoken.start : spoken.end]
            known = Activity(spoken.id, word[:1].upper() + word[1:], spoken.start, spoken.end, spoken)
            by_topic[spoken.id] = known
        return known
    return None


def _general(outline: Outline, declaring: Sequence[Statement]) -> Activity:
    """Return the activity of what is said of all data; it is named by the heading that its data stands under."""
    telling = [statement for statement in declaring if not statement.roles & {"recipients", "retention", "security"}]
    number = (telling or declaring)[0].section if declaring else 0
    section = outline.sections[number]
    title = section if section.title else next((other for other in outline.sections if other.title), section)
    return Activity(GENERAL, title.title or GENERAL, title.start, title.end, None)
