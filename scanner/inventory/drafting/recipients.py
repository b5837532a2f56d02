"""
Who gets data: named organisations and kinds of recipients, with what the text says of transfers out of the EEA.

Recipients are sought where something is shared, in sections on sharing, and where something is run or stored by
another. Sentences that deny sharing name none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scanner.inventory.drafting.lexicon import find, load
from scanner.inventory.drafting.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scanner.inventory.drafting.claims import Claim
    from scanner.inventory.drafting.clauses import Clause
    from scanner.inventory.drafting.lexicon import Mention
    from scanner.inventory.drafting.outline import Outline, Statement
    from scanner.inventory.drafting.sentences import Word

ROLES = frozenset({"processor", "authority", "group_company", "controller"})
COMPANY = re.compile(
    r"\b(?:[A-ZÆØÅÄÖ][\w&.-]*(?: & | og (?=[A-ZÆØÅ]\S+ (?:AS|ASA|DA|ANS)\b)| )){1,4}?(?:AS|ASA|IKS|SA|ANS|DA|KS|AB|ApS|Ltd|Inc|LLC|GmbH|BV|B\.V|Oy|S\.A|Co|SE)\b\.?"
)
NEAR = frozenset("med til av hos fra frå with to by from at mot som including herunder eksempel dømes as".split())
BEFORE = frozenset(
    "flere fleire noen nokre enkelte andre annen annet anna utvalgte utvalde aktuelle autoriserte autorisert nøye vurderte offentlige offentlege relevante eksterne våre vår vårt norske vårt sentrale "
    "other selected authorised external public our forsikringsselskapenes enkelte".split()
)
AFTER = frozenset("innen innenfor innfor innafor for i within in av på til".split())
GENERIC = frozenset(
    "leverandør leverandører tredjepart tredjeparter partner partnere databehandler databehandlere andre selskap mottakere underleverandører samarbeidspartnere partners suppliers".split()
)
GETTING = re.compile(r"(?P<list>[^.:;]{3,160}?)\s+(?:får|mottar|mottek|kan få|receives?|gets?|get)\s")
NOT_RECIPIENTS = frozenset(
    "vi du det de dei den dette desse ingen alle bare kun berre hvis dersom når i ved for andre ellers elles we you it they no only if when opplysninger opplysningene personopplysninger noen "
    "opplysningar personopplysningar informasjon data mange enkelte dine this these med til av".split()
)
TOOL = re.compile(
    r"\b(?:appen|systemet|verktøyet|plattformen|programmet|tjenesten|tenesta|leverandøren|the tool|the app) ([A-ZÆØÅ][\w.-]+)"
)
LAW = re.compile(
    r"(?i)\b(?:ved lov|i henhold til lov|lovpålagt\w*|loven (?:krever|pålegger)\w*|lova (?:krev|pålegg)\w*|required by law|lovpålagte tilfeller)\b"
)
ABROAD = re.compile(r"(?i)\b(?:ikke|ikkje|aldri|never|not|ingen)\b")


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
    for statement in outline.statements:
        if (
            statement.roles & {"rights", "changes", "definition"}
            or "purposes" in statement.lead
            or "rights" in statement.lead
        ):
            continue
        for party in _parties(outline, statement, controller):
            own = tuple(
                claim.mention.label
                for claim in claims
                if claim.statement is statement and claim.sense == "held" and statement.parsed.has("disclose")
            )
            found.append(replace(party, categories=tuple(dict.fromkeys(own))))
    return _once([_abroad(outline, party) for party in found if not _examples_follow(party, found)])


def _examples_follow(party: Recipient, parties: Sequence[Recipient]) -> bool:
    """Tell whether a kind of recipient is only the heading of those that are named: "myndigheter, som Skatteetaten"."""
    if party.named or party.role != "authority":
        return False
    return any(other.named and other.role == party.role and other.statement is party.statement for other in parties)


def _parties(outline: Outline, statement: Statement, controller: str) -> Iterator[Recipient]:
    words = statement.parsed.sentence.words
    lexicon = load("parties.txt", outline.languages)
    mentions = find(lexicon, words)
    listed = "recipients" in statement.lead and statement.kind in {"item", "row"}
    yield from _companies(outline, statement, controller)
    for tool in TOOL.finditer(outline.document.text, statement.start, statement.end):
        yield Recipient(tool[1].rstrip("."), "processor", named=True, statement=statement)
    if listed and not any(m.label in ROLES | {"known"} for m in mentions) and words and words[0].text[0].isalpha():
        name = _head(outline.document.text[statement.start : statement.end])
        if name and not COMPANY.match(name) and len(name.split()) <= 6:
            yield Recipient(name, "", name[0].isupper() and not statement.start == words[0].start, statement)
        return
    yield from _getting(outline, statement)
    for mention in mentions:
        clause = statement.parsed.clause(mention.first)
        if (
            mention.label == "known"
            and not _denied(statement, clause)
            and (_shares(statement, clause) or statement.parsed.has("hold"))
        ):
            name = outline.document.text[words[mention.first].start : words[mention.last].end]
            if name[0].isupper() or name.isupper():
                yield Recipient(name, "processor", named=True, statement=statement)
        if mention.label not in ROLES or _denied(statement, clause) or clause.opener == "purpose":
            continue
        if (
            words[mention.first].plain.startswith(("databehandl", "underdatabehandl", "processor"))
            and not clause.has("disclose")
            and not listed
        ):
            continue
        if listed or _receives(statement, clause, mention, mentions):
            yield from _named(outline, statement, mention)
    if not any(mention.label == "authority" for mention in mentions) and statement.parsed.has("disclose"):
        law = LAW.search(outline.document.text, statement.start, statement.end)
        negated = any(clause.has("not", "none", "never") for clause in statement.parsed.clauses)
        if law and not negated:
            yield Recipient(law[0], "authority", named=False, statement=statement)


def _getting(outline: Outline, statement: Statement) -> Iterator[Recipient]:
    """Yield who stands before "får ..." in a section on sharing, or in a bare list that answers its heading."""
    if "recipients" not in statement.roles or statement.kind != "paragraph" or statement.parsed.has("none", "never", "right"):
        return
    text = outline.document.text[statement.start : statement.end]
    found = GETTING.match(text)
    bare = not statement.parsed.clauses[0].has("hold", "disclose", "finite", "delete", "give")
    listing = found["list"] if found else re.split(r" som | for å ", text)[0].rstrip(" .") if bare and "," in text else ""
    for piece in re.split(r",? og |,? and |, | samt ", listing):
        name = re.split(r" som | \(", piece.strip())[0].strip(" .()")
        if name and name[0].isalpha() and len(name.split()) <= 4 and name.split()[0].lower() not in NOT_RECIPIENTS:
            known = find(load("parties.txt", outline.languages), next(sentences(name, 0, len(name))).words)
            role = next((mention.label for mention in known if mention.label in ROLES), "")
            yield Recipient(name, role, bool(re.search(r"\b[A-ZÆØÅ]\w+ [A-ZÆØÅ]", name)), statement)


def _companies(outline: Outline, statement: Statement, controller: str) -> Iterator[Recipient]:
    """Yield the companies that a statement names, save the controller itself."""
    text = outline.document.text[statement.start : statement.end]
    if "contact" in statement.roles:
        return
    for found in COMPANY.finditer(text):
        name = found[0].strip(" .")
        if controller and (name in controller or controller in name or name.split()[0] in controller.split()):
            continue
        role = "processor" if statement.parsed.has("hold", "include") or find_hosts(outline, statement) else ""
        yield Recipient(name, role, named=True, statement=statement)


def find_hosts(outline: Outline, statement: Statement) -> bool:
    """Tell whether a statement says that something is run or stored by another."""
    mentions = find(load("parties.txt", outline.languages), statement.parsed.sentence.words)
    return any(mention.label == "hosts" for mention in mentions)


def _shares(statement: Statement, clause: Clause) -> bool:
    return clause.has("disclose") or "recipients" in statement.roles or "recipients" in statement.lead


def _denied(statement: Statement, clause: Clause) -> bool:
    """Tell whether sharing is denied; what an exception names still gets data."""
    if clause.opener in {"unless", "except"}:
        return "som" not in clause.words and clause.opener == "unless"
    sharing = [other for other in statement.parsed.clauses if other.has("disclose")] or [clause]
    return (
        any(other.has("not", "none", "never", "neither") for other in (clause, *sharing[:1]))
        or clause.opener == "condition"
    )


def _receives(statement: Statement, clause: Clause, mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Tell whether a kind of party is one that gets data, not one that gives it or is spoken of."""
    words = statement.parsed.sentence.words
    hosted = any(other.label == "hosts" and other.last < mention.first <= other.last + 6 for other in mentions)
    if hosted:
        return True
    if not _shares(statement, clause) and not any(other.has("disclose") for other in statement.parsed.clauses):
        return False
    index = mention.first - 1
    while index >= 0 and (words[index].lower in BEFORE or (_proper(words[index]) and words[index].lower.endswith("s"))):
        index -= 1
    if index < 0:
        return True
    if words[index].lower in {"fra", "frå", "from"} and "pålegg" not in {word.lower for word in words[:index]}:
        return False
    if (
        words[index].lower
        in {"har", "bruker", "brukar", "benytter", "gir", "gjev", "gi", "use", "have", "flere", "fleire"}
        and "recipients" in statement.roles
    ):
        return True
    near = words[index].lower in NEAR | {",", "og", "eller", "and", "or", "/", "også", "òg", "("}
    return near or words[0].lower in {words[index].lower, words[mention.first].lower}


def _named(outline: Outline, statement: Statement, mention: Mention) -> Iterator[Recipient]:
    """Yield a kind of recipient by the words that stand with it; "partnere innen frakt og drift" are two."""
    words = statement.parsed.sentence.words
    first, last = mention.first, mention.last
    while first > 0 and (
        words[first - 1].lower in BEFORE or (_proper(words[first - 1]) and words[first - 1].lower.endswith("s"))
    ):
        first -= 1
    while words[first].lower in {"flere", "fleire", "noen", "nokre", "enkelte"}:
        first += 1
    text = outline.document.text
    proper = last
    while proper + 1 < len(words) and _proper(words[proper + 1]):
        proper += 1
    head = text[words[first].start : words[proper].end]
    if proper == last and last + 1 < len(words) and words[last + 1].lower in AFTER:
        end = last + 1
        while (
            end + 1 < len(words)
            and end - last < 6
            and not words[end + 1].mark
            and not statement.parsed.at(end + 1)
            & {"finite", "hold", "disclose", "relative", "time", "condition", "purpose"}
            and words[end + 1].lower not in {"som", "når"}
        ):
            end += 1
        pieces = re.split(r" og | and ", text[words[last + 2].start : words[end].end]) if end > last + 1 else []
        short = [piece for piece in pieces if len(piece.split()) <= 4]
        link = words[last + 1].lower
        if short and link in {"innen", "innenfor", "innfor", "within", "innafor"}:
            for piece in short:
                yield Recipient(
                    f"{head} {words[last + 1].text} {piece}",
                    mention.label,
                    named=piece[:1].isupper() and " " in piece,
                    statement=statement,
                )
            return
        if short and link in {"av", "for", "i"} and mention.label != "authority" and not _proper(words[last]):
            head = text[words[first].start : words[end].end].split(" og ")[0]
    named = proper > last or (words[mention.first].text[0].isupper() and mention.first > 0)
    yield Recipient(head.strip(), mention.label, named, statement)


def _proper(word: Word) -> bool:
    return not word.mark and word.text[0].isupper()


def _head(text: str) -> str:
    """Return what an item of a list of recipients names, without its explanation."""
    name = re.split(r",? (?:som|der|slik at|for å|which|that|who|when|når)\b|[,;:(–—]| - ", text.strip(), maxsplit=1)[
        0
    ]
    return name.strip(" .*_")


def _abroad(outline: Outline, party: Recipient) -> Recipient:
    """Return a recipient with the country outside of the EEA that its sentence names, and the safeguard."""
    mentions = find(load("parties.txt", outline.languages), party.statement.parsed.sentence.words)
    words = party.statement.parsed.sentence.words
    texts = {
        label: ", ".join(
            outline.document.text[words[m.first].start : words[m.last].end] for m in mentions if m.label == label
        )
        for label in ("abroad", "safeguard")
    }
    if not texts["abroad"] or ABROAD.search(outline.document.text, party.statement.start, party.statement.end):
        return party
    return replace(party, abroad=texts["abroad"], safeguard=texts["safeguard"])


def _once(parties: Sequence[Recipient]) -> tuple[Recipient, ...]:
    """Return each recipient once; a bare "leverandører" gives way to one that says more."""
    found: dict[str, Recipient] = {}
    for party in parties:
        key = re.sub(r"\W+", " ", party.name.lower()).strip()
        known = found.get(key)
        if known is None:
            found[key] = party
        else:
            merged = tuple(dict.fromkeys((*known.categories, *party.categories)))
            found[key] = replace(
                known,
                categories=merged,
                abroad=known.abroad or party.abroad,
                safeguard=known.safeguard or party.safeguard,
            )
    names = list(found)
    return tuple(
        party
        for key, party in found.items()
        if key
        and not (
            len(key.split()) == 1
            and any(key != other and other.startswith(key[:8]) for other in names)
            and key in GENERIC
        )
        and not any(key != other and other.startswith(f"{key} ") for other in names)
        and not any(
            key != other and key in other.split() and party.role != "authority"
            for other in names
            if found[other].named
        )
    )
