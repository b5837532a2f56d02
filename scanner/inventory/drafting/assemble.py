"""Facts of one document put together as the activities, recipients and promises of an inventory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from detectors.categories import special
from scanner.inventory.drafting.activities import GENERAL, Activity, slug
from scanner.inventory.drafting.facts import CONTACT, WIDE
from scanner.inventory.drafting.lexicon import find, load
from scanner.inventory.drafting.purposes import purposes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scanner.inventory.drafting.claims import Claim
    from scanner.inventory.drafting.facts import Facts
    from scanner.inventory.drafting.outline import Statement
    from scanner.inventory.drafting.promised import Promised
    from scanner.inventory.drafting.recipients import Recipient
    from scanner.inventory.drafting.retention import Kept

STRAY = "said of no activity that data is declared for"
"""The note on a retention that was put with the first activity because it must stand somewhere."""
PLACED = "said of a place: enter its systems, and strike verifiable"
"""The note on a promise that the document makes for one place only."""
COARSE = frozenset({"user.financial.credit_card", "user.account", "user.contact", "user.authorization"})
"""Categories that say nothing more where one below them is declared in the same activity."""


def activity_nodes(facts: Facts) -> list[dict[str, Any]]:
    """Return the processing activities, each with what the document says of it; nothing that was read is left out."""
    made: dict[str, Activity] = {}
    for claim in facts.held:
        own = facts.activity[claim.statement.start]
        made.setdefault(own.key, own)
    nodes = [_activity_node(facts, own, alone=len(made) == 1) for own in made.values()]
    if nodes:
        said = {kept["place"] for node in nodes for kept in node.get("retention", [])}
        left = [_retention_node(facts, kept, {}) for kept in facts.retention]
        homeless = _distinct([kept for kept in left if kept["place"] not in said])
        if homeless:
            nodes[0].setdefault("retention", []).extend(kept | {"note": STRAY} for kept in homeless)
    return nodes


def _activity_node(facts: Facts, own: Activity, *, alone: bool) -> dict[str, Any]:
    mine = [claim for claim in facts.held if facts.activity[claim.statement.start].key == own.key]
    statements = list({claim.statement.start: claim.statement for claim in mine}.values())
    around = [
        statement
        for statement in facts.outline.statements
        if facts.activity[statement.start].key == own.key and not statement.quiet
    ]
    node: dict[str, Any] = {"id": slug(own.name if own.key == GENERAL else own.key) or GENERAL, "name": own.name}
    if own.topic:
        node["data_use"] = list(own.topic.uses)
    serving = purposes(facts.outline, around, general=own.key == GENERAL or alone)
    if serving:
        node["purposes"] = [facts.source.words(start, end) for start, end in serving]
    subjects = _subjects(facts, own, around)
    if subjects:
        node["data_subjects"] = list(subjects)
        node["note"] = "; ".join(f"{label}: {facts.source.place(*where)}" for label, where in subjects.items())
    node["personal_data"] = _grounded(_personal_data(facts, mine), _ground(facts, own, alone=alone))
    legal = _legal(facts, own, alone=alone)
    if legal:
        node["legal_basis_for_processing"] = legal
    said: dict[int, list[str]] = {}
    for claim in mine:
        if claim.sense == "held" and claim.mention.label not in said.setdefault(claim.statement.start, []):
            said[claim.statement.start].append(claim.mention.label)
    keeping = [
        _retention_node(facts, kept, said)
        for kept in facts.retention
        if _applies(facts, kept.statement, own, alone=alone)
    ]
    if keeping:
        node["retention"] = _distinct(keeping)
    getting = [party for party in facts.recipients if alone or facts.activity[party.statement.start].key == own.key]
    if getting:
        node["recipients"] = list(dict.fromkeys(recipient_id(party) for party in getting))
    return node | (
        facts.source.quoted(own.start, own.end) if own.end > own.start else facts.source.stated(statements[0])
    )


def _personal_data(facts: Facts, mine: Sequence[Claim]) -> list[dict[str, Any]]:
    """Return the categories of an activity, each once, with the document's words for it."""
    found: dict[str, dict[str, Any]] = {}
    for claim in mine:
        words = claim.statement.parsed.sentence.words
        term = facts.source.words(words[claim.mention.first].start, words[claim.mention.last].end)
        for key in WIDE.get(claim.mention.label, (claim.mention.label,)):
            node = found.setdefault(key, {"data_category": key, "term": term})
            terms = node["term"].split(", ")
            if term.lower() not in [known.lower() for known in terms] and len(terms) < 4:
                node["term"] = ", ".join((*terms, term))
            clause = claim.statement.parsed.clause(claim.mention.first)
            if clause.has("give") and not clause.has("hold"):
                node.setdefault("provided_by", "subject")
            if claim.sense == "consent" and key.startswith(
                ("user.health", "user.biometric", "user.genetic", "user.workplace.trade_union")
            ):
                node["special_category_legal_basis"] = "9(2)(a)"
            node.setdefault("quote", facts.source.words(claim.statement.start, claim.statement.end))
            node.setdefault("place", facts.source.place(claim.statement.start, claim.statement.end))
    for key, node in found.items():
        shield = _shield(facts, key)
        if shield:
            node["protection"] = shield
    return [
        node
        for key, node in found.items()
        if key not in COARSE or not any(other.startswith(f"{key}.") for other in found)
    ]


def _shield(facts: Facts, key: str) -> str:
    """Return how the document says that a category is stored."""
    for promise in facts.promises:
        covers = any(key == own or key.startswith(f"{own}.") for own in promise.categories)
        if covers and promise.kind == "truncated" and not promise.later:
            return "truncated"
        if covers and promise.kind == "protected" and promise.protection in {"encrypted", "hashed"}:
            return promise.protection
    return ""


def _subjects(facts: Facts, own: Activity, around: Sequence[Statement]) -> dict[str, tuple[int, int]]:
    """Return whom an activity is about, and where: as its sentences say, or else the document's first ones."""
    found = _spoken_of(facts, around)
    if own.topic and set(own.topic.subjects) & set(found):
        found = {label: where for label, where in found.items() if label in own.topic.subjects}
    if not found:
        opening = [
            statement
            for statement in facts.outline.statements
            if statement.section <= 2 and "rights" not in statement.roles
        ]
        found = _spoken_of(facts, opening)
    return dict(list(found.items())[:3])


def _spoken_of(facts: Facts, statements: Sequence[Statement]) -> dict[str, tuple[int, int]]:
    """Return the people whom statements speak of, each with the characters that first do."""
    lexicon = load("subjects.txt", facts.outline.languages)
    found: dict[str, tuple[int, int]] = {}
    for statement in statements:
        words = statement.parsed.sentence.words
        for mention in find(lexicon, words):
            found.setdefault(mention.label, (words[mention.first].start, words[mention.last].end))
    return found


def _legal(facts: Facts, own: Activity, *, alone: bool) -> list[dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for basis in facts.bases:
        if basis.article.startswith("9") or not _applies(facts, basis.statement, own, alone=alone):
            continue
        note = {} if basis.cited else {"note": "in words; no article is cited"}
        found.setdefault(basis.article, {"article": basis.article} | facts.source.stated(basis.statement) | note)
    return list(found.values())


def _grounded(items: list[dict[str, Any]], ground: str) -> list[dict[str, Any]]:
    """Return the categories of an activity, the special ones with the ground that is cited for them."""
    for item in items:
        if ground and special(item["data_category"]) == "art. 9":
            item.setdefault("special_category_legal_basis", ground)
    return items


def _ground(facts: Facts, own: Activity, *, alone: bool) -> str:
    """Return the ground of Article 9(2) that is cited where an activity is told of, if there is one and no other."""
    cited = {
        basis.article
        for basis in facts.bases
        if basis.article.startswith("9") and (alone or facts.activity[basis.statement.start].key == own.key)
    }
    return cited.pop() if len(cited) == 1 else ""


def _applies(facts: Facts, statement: Statement, own: Activity, *, alone: bool) -> bool:
    """Tell whether a statement is said of an activity: it is its own, or one of all data."""
    place = facts.activity[statement.start]
    if alone or place.key == own.key:
        return True
    declaring = {facts.activity[claim.statement.start].key for claim in facts.held}
    if place.key in declaring:
        return False
    if statement.parsed.has("generic") or statement.roles & {"retention", "basis"}:
        first = next(facts.activity[claim.statement.start].key for claim in facts.held)
        specific = not statement.parsed.has("generic") and "retention" in statement.roles
        return own.key == first if specific else True
    return False


def _retention_node(facts: Facts, kept: Kept, said: Mapping[int, Sequence[str]]) -> dict[str, Any]:
    node: dict[str, Any] = {}
    for key, value in (
        ("period", kept.period),
        ("minimum", kept.minimum),
        ("starts", kept.starts),
        ("until", kept.until),
    ):
        if value:
            node[key] = " ".join(value.split())
    if kept.year_end:
        node["round_up"] = "end_of_year"
    if kept.vague or (kept.until and not kept.period):
        node["indeterminate"] = True
    own = [label for label in said.get(kept.statement.start, ()) if label != CONTACT]
    if own and not kept.statement.parsed.has("generic"):
        node["applies_to"] = own
    if kept.action:
        node["action"] = kept.action
    if kept.statute:
        node["legal_basis"] = kept.statute
    return node | facts.source.quoted(kept.start, kept.end)


def _distinct(nodes: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    return list({str(node): node for node in reversed(nodes)}.values())[::-1]


def recipient_id(party: Recipient) -> str:
    """Return the id of a recipient."""
    return slug(party.name)


def recipient_nodes(facts: Facts) -> list[dict[str, Any]]:
    """Return the recipients, each with what it gets as far as the document says."""
    nodes = []
    for party in facts.recipients:
        node: dict[str, Any] = {"id": recipient_id(party), "name": party.name}
        if party.role:
            node["role"] = party.role
        node["named"] = party.named
        keys = [key for label in party.categories for key in WIDE.get(label, (label,))]
        if keys:
            node["data_categories"] = list(dict.fromkeys(keys))
        if party.abroad:
            node["transfer"] = {"third_country": party.abroad} | (
                {"safeguard": party.safeguard} if party.safeguard else {}
            )
        nodes.append(node | facts.source.stated(party.statement))
    return nodes


def _told_only(facts: Facts, promise: Promised) -> Recipient | None:
    """Return the recipient whom a closed list is about: "til kommunen sender vi bare navn"."""
    said = facts.source.words(promise.start, promise.end).lower()
    named = [party for party in facts.recipients if party.name.lower() in said]
    alike = [
        party
        for party in named
        if {key for label in party.categories for key in WIDE.get(label, (label,))} == set(promise.categories)
    ]
    return alike[0] if len(alike) == len(named) == 1 else None


def promise_nodes(facts: Facts) -> list[dict[str, Any]]:
    """Return the promises, each with its quote."""
    nodes: list[dict[str, Any]] = []
    seen: set[tuple[str, str]] = set()
    taken: dict[str, int] = {}
    for promise in facts.promises:
        source = facts.source.quoted(promise.start, promise.end)
        if (promise.kind, source["quote"]) in seen:
            continue  # a page may say a thing twice
        seen.add((promise.kind, source["quote"]))
        tail = promise.categories[0].rpartition(".")[2] if promise.categories else ""
        name = "-".join(part for part in (promise.kind, tail if tail != "user" else "") if part).replace("_", "-")
        taken[name] = taken.get(name, 0) + 1
        node: dict[str, Any] = {"id": f"{name}-{taken[name]}" if taken[name] > 1 else name, "kind": promise.kind}
        if promise.categories:
            node["data_categories"] = list(promise.categories)
        if promise.kind in {"never_stored", "protected", "not_in_logs"} and not promise.local:
            node["systems"] = ["*"]
        if promise.kind == "only_categories" and (party := _told_only(facts, promise)):
            node["systems"] = [f"recipient:{recipient_id(party)}"]
        if promise.protection:
            node["protection"] = promise.protection
        if promise.kind == "never_disclosed" or promise.protection == "tls" or promise.later or promise.local:
            node["verifiable"] = "no"
        if promise.local:
            node["note"] = PLACED
        nodes.append(node | source)
    return nodes
