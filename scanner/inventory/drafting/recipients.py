"""
Who gets data: named organisations and kinds of recipients, with what the text says of transfers out of the EEA.

Recipients are sought where something is shared, in sections on sharing, and where something is run or stored by
another. Sentences that deny sharing name none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scanner.inventory.drafting.frames import elsewhere, framed, organ
from scanner.inventory.drafting.lexicon import find, load, word_set
from scanner.inventory.drafting.parties import COMPANY, ROLES, companies, getting, is_hosted, is_ours
from scanner.inventory.drafting.party_names import BEFORE, is_proper, names, trimmed
from scanner.inventory.drafting.receiving import is_denied, receives, shares
from scanner.inventory.drafting.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scanner.inventory.drafting.claims import Claim
    from scanner.inventory.drafting.clauses import Clause
    from scanner.inventory.drafting.lexicon import Mention
    from scanner.inventory.drafting.outline import Outline, Statement

GENERIC = word_set(
    "leverandør leverandører tredjepart tredjeparter partner partnere databehandler databehandlere andre selskap mottakere "
    "underleverandører samarbeidspartnere partners suppliers"
)
LAW = re.compile(
    r"(?i)\b(?:ved lov|i henhold til lov|lovpålagt\w*|loven (?:krever|pålegger)\w*|lova (?:krev|pålegg)\w*|required by law)\b"
)
EXAMPLES = r"som|slik som|blant annet|blant andre|mellom anna|mellom andre|for eksempel|f\.eks\.|til dømes|herunder|such as|including"
NOT_OF_SHARING = frozenset({"purposes", "rights", "aside", "basis", "retention", "data"})
"""What a list or a column may hold that names no recipients."""
APPOSED = re.compile(rf"(?: (?:vår|våre|vårt|sin|our))?,? (?:(?:{EXAMPLES}|hos|hjå|with) )?(?=[A-ZÆØÅ])")
EXAMPLES_FOLLOW = re.compile(rf"[^.]{{0,60}}\b(?:{EXAMPLES})\s")
BACK = re.compile(r" (?:på|innen|innenfor|innafor|for|til) (?:dette|disse|desse|denne) \w+$")
FIELD = re.compile(
    r"\b(?:i forbindelse med|i samband med|knyttet til|knytt til|ved) (?P<field>(?:\w+(?:, | og | eller )){0,3}?\w+)(?= (?:deles|delast|sendes|sendast|utleveres|utleverast|overføres|overførast|gis|vert|blir|kan|deler|sender)\b)"
)
"""What data is shared in connection with, before the verb."""
DENIED = re.compile(r"(?i)\b(?:ikke|ikkje|aldri|never|not|ingen)\b")


@dataclass(frozen=True, slots=True)
class Recipient:
    """One recipient: its name in the document's words, its usual role, and what it gets."""

    name: str
    role: str
    named: bool
    statement: Statement
    categories: tuple[str, ...] = ()
    abroad: str = ""
    safeguard: str = ""


def recipients(outline: Outline, claims: Sequence[Claim], controller: str) -> tuple[Recipient, ...]:
    """Return the recipients that a policy names, each once."""
    found: list[Recipient] = []
    held: dict[int, list[str]] = {}
    for claim in claims:
        if claim.sense in {"held", "only"}:
            held.setdefault(claim.statement.start, []).append(claim.mention.label)
    for statement in outline.statements:
        if statement.roles & {"rights", "changes", "definition"} or statement.lead & NOT_OF_SHARING:
            continue
        given = tuple(dict.fromkeys(held.get(statement.start, ()) if statement.parsed.has("disclose") else ()))
        text = outline.document.text[statement.start : statement.end]
        parties = [
            replace(party, categories=given)
            for party in _parties(outline, statement, controller)
            if not elsewhere(text, party.role) and not is_ours(party.name, controller)
        ]
        parties = [
            replace(party, name=trimmed(_meant(text, party.name))) for party in parties if not _told(outline, party)
        ]
        found += [_abroad(outline, party) for party in parties if not _examples_follow(outline, party, parties)]
    return _once(found)


def _meant(text: str, name: str) -> str:
    """Return a name with what it points back to: "til fakturering ... leverandører på dette området"."""
    back, field = BACK.search(name), FIELD.search(text[: max(0, text.find(name))])
    return f"{name[: back.start()]} innen {field['field']}" if back and field else name


def _told(outline: Outline, party: Recipient) -> bool:
    """Tell whether what was taken for a name is a piece of a sentence: it has a subject or a verb of its own."""
    head = re.split(r" (?:som|du|dere|you|that|which) ", party.name)[0]
    words = next(sentences(head, 0, len(head))).words
    labels = {mention.label for mention in find(load("signals.txt", outline.languages), words)}
    acts = {"finite", "hold", "disclose", "delete", "none", "not"} if not party.named and not party.role else set()
    return bool(labels & ({"time", "condition"} | acts)) or any(word.lower in {"vi", "me", "we"} for word in words)


def _examples_follow(outline: Outline, party: Recipient, parties: Sequence[Recipient]) -> bool:
    """Tell whether a kind of recipient is only the heading of those that are named: "myndigheter, som Skatteetaten"."""
    if party.named or party.role != "authority":
        return False
    text = outline.document.text[party.statement.start : party.statement.end]
    if not EXAMPLES_FOLLOW.match(text, text.find(party.name) + len(party.name)):
        return False
    return any(other.named and other.role == party.role for other in parties)


def _parties(outline: Outline, statement: Statement, controller: str) -> Iterator[Recipient]:
    mentions = find(load("parties.txt", outline.languages), statement.parsed.sentence.words)
    serving = statement.parsed.has("hold", "include") or is_hosted(outline, statement)
    for name in companies(outline, statement, controller):
        yield Recipient(name, "processor" if serving else "", named=True, statement=statement)
    for name in framed(outline, statement):
        if not is_ours(name, controller):
            yield Recipient(name, _role_of(outline, name, serving=serving), named=True, statement=statement)
    listed = statement.kind in {"item", "row"} and "recipients" in (statement.lead or statement.roles)
    listed = listed and not any(mention.first == 0 and not mention.weak for mention in statement.mentions)
    if listed and not any(mention.label in ROLES | {"known"} for mention in mentions):
        yield from _item(outline, statement)
        return
    for name, role in getting(outline, statement):
        yield Recipient(name, role, named=re.search(r"\b[A-ZÆØÅ]\w+ [A-ZÆØÅ]", name) is not None, statement=statement)
    yield from _mentioned(outline, statement, mentions, listed=listed)
    if not any(mention.label == "authority" for mention in mentions):
        yield from _by_law(outline, statement)


def _mentioned(
    outline: Outline, statement: Statement, mentions: Sequence[Mention], *, listed: bool
) -> Iterator[Recipient]:
    """Yield the well-known names and the kinds of recipients among the mentions of a statement."""
    for mention in mentions:
        clause = statement.parsed.clause(mention.first)
        if mention.label == "known" and not is_denied(statement, clause, mention):
            yield from _known(outline, statement, mention, clause)
        elif (
            mention.label in ROLES
            and not _named_after(outline, statement, mention)
            and (listed or receives(outline, statement, clause, mention, mentions))
        ):
            for name, proper in names(outline, statement, mention):
                yield Recipient(name, mention.label, named=proper, statement=statement)


def _role_of(outline: Outline, name: str, *, serving: bool) -> str:
    """Return the usual role of a name: an authority's by its ending, a processor's where something is run or kept."""
    words = next(sentences(name, 0, len(name))).words
    labels = {mention.label for mention in find(load("parties.txt", outline.languages), words)}
    if organ(name) or "authority" in labels:
        return "authority"
    return "processor" if serving or "known" in labels else ""


def _named_after(outline: Outline, statement: Statement, mention: Mention) -> bool:
    """Tell whether a company's name stands beside a kind of recipient: "systemleverandøren vår, Hotellsky AS"."""
    words = statement.parsed.sentence.words
    after = outline.document.text[words[mention.last].end : statement.end]
    beside = APPOSED.match(after)
    return beside is not None and (
        COMPANY.match(after, beside.end()) is not None
        or (after.lstrip().startswith((",", ":", "–", "hos ", "hjå ", "with ")) and any(framed(outline, statement)))
    )


def _item(outline: Outline, statement: Statement) -> Iterator[Recipient]:
    """Yield the recipient that an item of a list names, without its explanation."""
    text = outline.document.text[statement.start : statement.end].strip()
    explained = r",? (?:som|der|slik at|for å|which|that|who|when|når)\b|[,;:(–—]| - "
    name = re.split(explained, text, maxsplit=1)[0].strip(" .*_")
    if name and name[0].isalpha() and not COMPANY.match(name) and len(name.split()) <= 6:
        yield Recipient(name, "", named=False, statement=statement)


def _known(outline: Outline, statement: Statement, mention: Mention, clause: Clause) -> Iterator[Recipient]:
    """Yield a well-known name where data is shared or used."""
    words = statement.parsed.sentence.words
    last = mention.last
    while last + 1 < len(words) and is_proper(words[last + 1]):
        last += 1
    name = outline.document.text[words[mention.first].start : words[last].end]
    before = words[mention.first - 1].lower if mention.first else ""
    by = before in {"via", "gjennom", "hos", "hjå", "av", "by", "through"}
    if before in {"på", "on"} or clause.opener == "condition":
        return
    if name[0].isupper() and (by or shares(statement, clause)):
        yield Recipient(name, "processor", named=True, statement=statement)


def _by_law(outline: Outline, statement: Statement) -> Iterator[Recipient]:
    """Yield the recipients that the law points out, where the document names none."""
    law = LAW.search(outline.document.text, statement.start, statement.end)
    denied = any(clause.has("not", "none", "never") for clause in statement.parsed.clauses)
    if law and not denied and statement.parsed.has("disclose"):
        yield Recipient(law[0], "authority", named=False, statement=statement)


def _abroad(outline: Outline, party: Recipient) -> Recipient:
    """Return a recipient with the country outside of the EEA that its sentence names, and the safeguard."""
    mentions = find(load("parties.txt", outline.languages), party.statement.parsed.sentence.words)
    words, text = party.statement.parsed.sentence.words, outline.document.text
    told = {
        label: ", ".join(text[words[m.first].start : words[m.last].end] for m in mentions if m.label == label)
        for label in ("abroad", "safeguard")
    }
    if not told["abroad"] or DENIED.search(text, party.statement.start, party.statement.end):
        return party
    return replace(party, abroad=told["abroad"], safeguard=told["safeguard"])


def _once(parties: Sequence[Recipient]) -> tuple[Recipient, ...]:
    """Return each recipient once; a bare "leverandører" gives way to one that says more."""
    found: dict[str, Recipient] = {}
    for party in parties:
        key = re.sub(r"\W+", " ", party.name.lower()).strip()
        known = found.setdefault(key, party)
        found[key] = replace(
            known,
            role=known.role or party.role,
            categories=tuple(dict.fromkeys((*known.categories, *party.categories))),
            abroad=known.abroad or party.abroad,
            safeguard=known.safeguard or party.safeguard,
        )
    return tuple(party for key, party in found.items() if key and not _said_better(key, party, found))


def _said_better(key: str, party: Recipient, found: dict[str, Recipient]) -> bool:
    """Tell whether another recipient says the same and more."""
    others = [other for other in found if other != key]
    if any(other.startswith(f"{key} ") for other in others):
        return True
    core = " ".join(word for word in key.split() if word not in BEFORE)
    if core in GENERIC and any(core in other and len(other.split()[-1]) > len(core) for other in others):
        return True
    if key in GENERIC and any(other.startswith(key[:8]) for other in others):
        return True
    return party.role != "authority" and any(f" {key} " in f" {other} " and found[other].named for other in others)
