"""
A record of processing that people made: columns in any order, headings in bokmål, nynorsk or English.

What a cell says in words becomes facts where the words are known; what is not known becomes an open question in the
words of the cell, and a column that is not known a note. Nothing is guessed and nothing is dropped.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from detectors.categories import special
from scanner.inventory.exchange.format import ExchangeError, Taken
from scanner.inventory.exchange.headings import folded
from scanner.inventory.exchange.record_words import (
    ARTICLE9,
    NOTHING,
    articles_of,
    category_of,
    party_of,
    pieces,
    retention_of,
    subject_of,
    unused_id,
)
from scanner.inventory.vocabulary import PEOPLE
from scanner.rules.rule import Language, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.inventory.exchange.cells import Grid
    from scanner.inventory.tree import Path

Asked = tuple[str, str, str]
"""A question to people: the activity, of what kind it is, and the words that are not known."""

# The order decides: a heading is of the first kind whose words it holds.
KINDS: tuple[tuple[str, str], ...] = (
    ("officer", r"personvernomb[ou]d|\bdpo\b|data protection officer"),
    ("representative", r"representant|representative"),
    ("joint", r"felles|joint"),
    ("behalf", r"utføres for|utført for|vegne[r]? av|on behalf|done for|oppdragsgiver|oppdragsgjevar"),
    (
        "controller",
        r"^(?:behandlingsansvarl\w*|controller|virksomhet\w*|verksemd\w*)\b|kontakt|contact|navn på (?:virksomhet|behandlingsansvarl)",
    ),
    ("processors", r"databehandler|databehandlar|processor"),
    ("safeguard", r"overføringsgrunnlag|garanti|safeguard"),
    ("transfers", r"tredje|overføring|overføres|third countr|transfer|utlandet"),
    ("article9", r"artikkel 9|art 9|særlig[e]? kategori|særleg[e]? kategori|sensitiv|special categor"),
    ("basis", r"grunnlag|hjem[m]?el|heimel|legal basis|lawful|lovlig"),
    ("retention", r"slett|lagringstid|oppbevar|frist|retention|erasure|time limit|storage period"),
    ("security", r"sikkerhet|tryggleik|trygging|security|tiltak|measures"),
    ("recipients", r"mottaker|mottakar|recipient|utlever"),
    ("both", r"registrert.*opplysning|opplysning.*registrert|data subject.*personal data|personal data.*data subject"),
    ("subjects", r"registrert|data subject"),
    ("sources", r"kilde|kjelde|source|samles inn|innsamla"),
    ("data", r"opplysning|personal data|type data|data categor|categories of data"),
    ("purposes", r"formål|føremål|purpose|hensikt"),
    ("systems", r"system|applikasjon|application"),
    ("activity", r"aktivitet|behandling|activity|processing|prosess|navn|namn|name"),
)
PARTIES = {"controller": "controller", "officer": "data_protection_officer", "representative": "representative"}
YES = frozenset({"ja", "yes", "x"})
SPOKEN: tuple[tuple[Language, re.Pattern[str]], ...] = (
    (
        "nn",
        re.compile(
            r"\b(?:kategoriar|føremål|mottakar|namn|heimel|verksemd|tryggleik|trygging|ikkje|\w+(?:ane|leg)\b)"
        ),
    ),
    ("en", re.compile(r"\b(?:purpose|data subject|recipient|retention|processing|personal data|categor(?:y|ies) of)")),
)
"""Words that tell a record's language by its headings; one without any is in bokmål."""
QUESTIONS = {
    "data": Words("hvilken kategori er «{}»?", "kva for kategori er «{}»?", "which category is “{}”?"),
    "basis": Words("hvilket grunnlag er «{}»?", "kva for grunnlag er «{}»?", "which legal basis is “{}”?"),
    "transfers": Words(
        "hvilken mottaker gjelder overføringen «{}»?",
        "kva for mottakar gjeld overføringa «{}»?",
        "which recipient is the transfer “{}” to?",
    ),
}
FEW_TELL = frozenset({"activity", "systems", "controller", "processors", "officer"})
"""What is in many tables that are no record."""


def read_record(grids: list[Grid]) -> Taken:
    """
    Return what a record says, from the sheets that are one.

    Raises:
        ExchangeError: no sheet has the headings of a record, or none of them has rows.
    """
    tree: dict[str, Any] = {"inventory_version": "1", "processing_activities": []}
    places: dict[Path, str] = {}
    asked: list[Asked] = []
    language: Language | None = None
    for grid in grids:
        start, kinds = _heading(grid)
        if not kinds:
            continue
        language = language or language_of(grid.rows[start])
        _above(tree, grid, start)
        for number, row in enumerate(grid.rows[start + 1 :], start + 2):
            cells = _cells(grid.rows[start], kinds, row)
            if cells.get("activity") or cells.get("purposes"):
                places["processing_activities", len(tree["processing_activities"])] = _where(grid, number)
                _enter(tree, cells, asked)
    if language is None:
        message = (
            "no record: no row names at least three of purposes, data subjects, personal data, recipients, erasure"
        )
        raise ExchangeError(message)
    if not tree["processing_activities"]:
        message = "a record without rows: nothing to read"
        raise ExchangeError(message)
    tree["language"] = language
    questions = tuple(
        dict.fromkeys(f"{name}: {QUESTIONS[kind].of(language).format(said)}" for name, kind, said in asked)
    )
    if questions:
        tree["open_questions"] = list(questions)
    return Taken(tree, places, questions)


def language_of(headings: tuple[str, ...]) -> Language:
    """
    Return the language that the headings of a record are in.

    >>> language_of(("Føremål", "Kategoriar av registrerte")), language_of(("Purposes", "Recipients")), language_of(("Formål",))
    ('nn', 'en', 'nb')
    """
    told = [sum(bool(words.search(folded(head))) for head in headings) for _, words in SPOKEN]
    return SPOKEN[told.index(max(told))][0] if any(told) else "nb"


def _where(grid: Grid, number: int) -> str:
    return f"sheet {grid.name}, row {number}" if grid.name else f"row {number}"


def _heading(grid: Grid) -> tuple[int, list[str]]:
    """Return the row with headings and what each column is; a title and who is answerable may stand above."""
    for number, row in enumerate(grid.rows[:20]):
        kinds = [kind_of(cell) for cell in row]
        telling = {kind for kind in kinds if kind} - FEW_TELL
        if len(telling) >= 3 or {"behalf", "security"} <= telling:
            return number, kinds
    return 0, []


def kind_of(heading: str) -> str:
    """
    Return what a column holds, by its heading; empty where that is not said.

    >>> kind_of("Kategorier av registrerte"), kind_of("Slettefrist"), kind_of("Kontaktopplysninger"), kind_of("Kommentar")
    ('subjects', 'retention', 'controller', '')
    """
    text = folded(heading)
    return next((kind for kind, words in KINDS if re.search(words, text)), "") if text and len(text) < 200 else ""


def _above(tree: dict[str, Any], grid: Grid, start: int) -> None:
    """Enter who is answerable, from the rows above the headings: a word for who, and beside it the name."""
    for row in grid.rows[:start]:
        said = [cell.strip() for cell in row if cell.strip()]
        key = PARTIES.get(kind_of(said[0])) if len(said) > 1 else None
        if key:
            tree[key] = party_of(", ".join(said[1:])) | tree.get(key, {})


def _cells(heads: tuple[str, ...], kinds: list[str], row: tuple[str, ...]) -> dict[str, str]:
    """Return a row's texts by what they are; texts under a heading that is not known become a note."""
    cells: dict[str, str] = {}
    for head, kind, cell in zip(heads, kinds, row, strict=False):
        text = cell.strip()
        if text and (kind or head.strip()):
            key, said = (kind, text) if kind else ("note", f"{head.strip()}: {text}")
            cells[key] = f"{cells[key]}\n{said}" if key in cells else said
    if cells.get("safeguard") and not cells.get("transfers"):
        cells["note"] = "\n".join(filter(None, [cells.get("note"), cells["safeguard"]]))
    both = pieces(cells.pop("both", ""))
    people = [item for item in both if subject_of(item) in PEOPLE]
    for key, items in (("subjects", people), ("data", [item for item in both if item not in people])):
        if items:
            cells[key] = "\n".join([*pieces(cells.get(key, "")), *items])
    return cells


def _enter(tree: dict[str, Any], cells: dict[str, str], asked: list[Asked]) -> None:
    """Enter one row as an activity, with what it says of the whole organisation."""
    activities = tree["processing_activities"]
    name = " ".join((cells.get("activity") or pieces(cells["purposes"])[0]).split())
    node: dict[str, Any] = {
        "id": unused_id(name, {item["id"] for item in activities}),
        "name": name,
        "purposes": pieces(cells.get("purposes", "")),
        "data_subjects": [subject_of(item) for item in pieces(cells.get("subjects", ""))],
        "personal_data": list(_data(cells, name, asked)),
        "legal_basis_for_processing": list(_basis(cells.get("basis", ""), name, asked)),
        "data_sources": pieces(cells.get("sources", "")),
        "retention": [retention_of(line) for line in _lines(cells, "retention")],
        "recipients": list(_recipients(tree, cells, name, asked)),
        "systems": [_known(tree, "systems", item)["id"] for item in pieces(cells.get("systems", ""))],
        "on_behalf_of": [party_of(line) for line in _lines(cells, "behalf")],
        "note": cells.get("note", ""),
    }
    activities.append({key: value for key, value in node.items() if value or key == "personal_data"})
    if "behalf" in cells and "processors" in cells:
        tree.setdefault("controller", party_of(cells["processors"]))  # a processor's own record: it names itself
    for kind, key in PARTIES.items():
        if cells.get(kind):
            tree.setdefault(key, party_of(cells[kind]))
    if cells.get("joint"):
        tree.setdefault("joint_controllers", [party_of(line) for line in _lines(cells, "joint")])
    measures = tree.setdefault("security_measures", [])
    measures += [item for item in pieces(cells.get("security", "")) if item not in measures]


def _lines(cells: dict[str, str], kind: str) -> list[str]:
    return [line for line in cells.get(kind, "").split("\n") if line.strip().casefold() not in NOTHING]


def _data(cells: dict[str, str], name: str, asked: list[Asked]) -> Iterator[dict[str, str]]:
    article9 = ARTICLE9.search(" ".join(cells.get(kind, "") for kind in ("article9", "basis", "data")))
    extra = [
        item for item in pieces(cells.get("article9", "")) if not ARTICLE9.search(item) and folded(item) not in YES
    ]
    for item in [*pieces(cells.get("data", "")), *extra]:
        key = category_of(item)
        if key is None:
            asked.append((name, "data", item))
            continue
        node = {"data_category": key, "term": item}
        if article9 and special(key) == "art. 9":
            node["special_category_legal_basis"] = f"9(2)({article9[1].lower()})"
        yield node


def _basis(text: str, name: str, asked: list[Asked]) -> Iterator[dict[str, str]]:
    seen = set()
    for line in filter(None, (part.strip() for part in re.split(r"\n|;", text))):
        articles = articles_of(line)
        if not articles and not ARTICLE9.search(line) and line.casefold() not in NOTHING:
            asked.append((name, "basis", line))
        for article in articles:
            if article not in seen:
                seen.add(article)
                yield {"article": article, "note": line}


def _recipients(tree: dict[str, Any], cells: dict[str, str], name: str, asked: list[Asked]) -> Iterator[str]:
    """Yield the ids of a row's recipients, entered with what the row says of transfers."""
    own = [_known(tree, "recipients", item) for item in pieces(cells.get("recipients", ""))]
    if "behalf" not in cells:
        for item in pieces(cells.get("processors", "")):
            own.append(_known(tree, "recipients", item))
            own[-1].setdefault("role", "processor")
    for line in _lines(cells, "transfers"):
        who, colon, where = line.partition(":")
        node = next((item for item in own if colon and item["name"] == who.strip()), None)
        if node is not None:
            node["transfer"] = _transfer(where, cells)
        elif len(own) == 1:
            own[0]["transfer"] = _transfer(line, cells)
        else:
            asked.append((name, "transfers", line.strip()))
    yield from dict.fromkeys(str(item["id"]) for item in own)


def _transfer(text: str, cells: dict[str, str]) -> dict[str, str]:
    where, _, safeguard = text.partition(",")
    node = {"third_country": where.strip(), "safeguard": (cells.get("safeguard") or safeguard).strip()}
    return {key: value for key, value in node.items() if value}


def _known(tree: dict[str, Any], section: str, name: str) -> dict[str, Any]:
    """Return a system or recipient by its name; a new one is entered."""
    nodes: list[dict[str, Any]] = tree.setdefault(section, [])
    for node in nodes:
        if node["name"] == name:
            return node
    nodes.append({"id": unused_id(name, {node["id"] for node in nodes}), "name": name})
    return nodes[-1]
