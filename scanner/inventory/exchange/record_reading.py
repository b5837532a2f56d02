"""
A record of processing that people made: columns in any order, headings in bokmål, nynorsk or English.

What a cell says in words becomes facts where the words are known; what is not known becomes an open question in the
words of the cell. Nothing is guessed and nothing is dropped.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from detectors.categories import CATEGORIES
from detectors.fields import hints
from scanner.inventory.exchange.format import ExchangeError, Taken
from scanner.inventory.exchange.headings import folded
from scanner.inventory.vocabulary import SUBJECTS, WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.inventory.exchange.cells import Grid
    from scanner.inventory.tree import Path

# The order decides: a heading is of the first kind whose words it holds.
KINDS: tuple[tuple[str, str], ...] = (
    ("safeguard", r"overføringsgrunnlag|garanti|safeguard"),
    ("transfers", r"tredje|overføring|third countr|transfer|utlandet"),
    ("article9", r"artikkel 9|art 9|særlig[e]? kategori|særleg[e]? kategori|sensitiv|special categor"),
    ("basis", r"grunnlag|hjem[m]?el|heimel|legal basis|lawful|lovlig"),
    ("retention", r"slett|lagringstid|oppbevar|frist|retention|erasure|time limit|storage period"),
    ("security", r"sikkerhet|tryggleik|trygging|security|tiltak|measures"),
    ("recipients", r"mottaker|mottakar|recipient|utlever"),
    ("officer", r"personvernomb[ou]d|dpo|data protection officer"),
    ("representative", r"representant|representative"),
    ("joint", r"felles|joint"),
    ("subjects", r"registrert|data subject"),
    ("sources", r"kilde|kjelde|source|samles inn|innsamla"),
    ("data", r"opplysning|personal data|type data|data categor|categories of data"),
    ("purposes", r"formål|føremål|purpose|hensikt"),
    ("behalf", r"utføres for|utført for|vegne[r]? av|on behalf|oppdragsgiver|oppdragsgjevar"),
    ("processor", r"databehandler$|databehandlar$|databehandler og|databehandlar og|^processor"),
    ("controller", r"behandlingsansvarl|controller|virksomhet|verksemd"),
    ("systems", r"system|applikasjon|application"),
    ("activity", r"aktivitet|behandling|activity|processing|prosess|navn|namn|name"),
)
PIECES = re.compile(r"\n|;|•|·|,(?![^()«]*[)»])")
ARTICLE = re.compile(
    r"6\s*(?:\(1\)|nr\.?\s*1|\.1|,?\s*1)\s*(?:bokstav|letter|litra)?\s*\(?([a-f])\b\)?", re.IGNORECASE
)
ARTICLE9 = re.compile(
    r"9\s*(?:\(2\)|nr\.?\s*2|\.2|,?\s*2)\s*(?:bokstav|letter|litra)?\s*\(?([a-j])\b\)?", re.IGNORECASE
)
PERIOD = re.compile(
    r"(\d{1,3})\s*(år|years?|måne?der?|månad(?:er|ar)?|months?|mnd|uker?|veker?|weeks?|dag(?:er|ar)?|døgn|days?)\b",
    re.IGNORECASE,
)
UNITS = (("Y", ("år", "y")), ("M", ("m",)), ("W", ("u", "v", "w")), ("D", ("d",)))
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
SURE = 3.0
"""What a field name must weigh for its category to be taken."""
NOTHING = frozenset(
    {"", "-", "–", "nei", "ingen", "none", "no", "n/a", "ikke aktuelt", "ikkje aktuelt", "not applicable"}
)


def read_record(grids: list[Grid]) -> Taken:
    """
    Return what a record says, from the first sheets that are one.

    Raises:
        ExchangeError: no sheet has the headings of a record.
    """
    tree: dict[str, Any] = {"inventory_version": "1", "processing_activities": []}
    places: dict[Path, str] = {}
    questions: list[str] = []
    found = False
    for grid in grids:
        start, kinds = _heading(grid)
        if kinds is None:
            continue
        found = True
        for number, row in enumerate(grid.rows[start + 1 :], start + 2):
            cells: dict[str, str] = {}
            for kind, text in zip(kinds, row, strict=False):
                if kind and text.strip():
                    cells[kind] = f"{cells[kind]}\n{text}" if kind in cells else text.strip()
            if cells.get("activity") or cells.get("purposes"):
                places[("processing_activities", len(tree["processing_activities"]))] = _where(grid, number)
                _activity(tree, cells, questions)
    if not found:
        message = (
            "no record: no row names at least three of purposes, data subjects, personal data, recipients, erasure"
        )
        raise ExchangeError(message)
    if questions:
        tree["open_questions"] = list(dict.fromkeys(questions))
    if not tree["processing_activities"]:
        message = "a record without rows: nothing to read"
        raise ExchangeError(message)
    return Taken(tree, places, tuple(dict.fromkeys(questions)))


def _where(grid: Grid, number: int) -> str:
    return f"sheet {grid.name}, row {number}" if grid.name else f"row {number}"


def _heading(grid: Grid) -> tuple[int, list[str] | None]:
    """Return the row with headings and what each column is; a title may stand above."""
    for number, row in enumerate(grid.rows[:20]):
        kinds = [kind_of(cell) for cell in row]
        telling = {kind for kind in kinds if kind} - {"activity", "systems", "controller", "processor"}
        if len(telling) >= 3 or ({"behalf", "security"} <= set(kinds)):
            return number, kinds
    return 0, None


def kind_of(heading: str) -> str:
    """
    Return what a column holds, by its heading; empty where that is not said.

    >>> kind_of("Kategorier av registrerte"), kind_of("Slettefrist"), kind_of("Behandlingsgrunnlag (art. 6)"), kind_of("Kommentar")
    ('subjects', 'retention', 'basis', '')
    """
    text = folded(heading)
    return next((kind for kind, words in KINDS if re.search(words, text)), "") if text and len(text) < 200 else ""


def _pieces(text: str) -> list[str]:
    """Return the items of a cell, each once."""
    items = (piece.strip(" .\t-–*") for piece in PIECES.split(text))
    return [item for item in dict.fromkeys(items) if item and item.casefold() not in NOTHING]


def _activity(tree: dict[str, Any], cells: dict[str, str], questions: list[str]) -> None:
    activities = tree["processing_activities"]
    name = " ".join((cells.get("activity") or _pieces(cells["purposes"])[0]).split())
    node: dict[str, Any] = {"id": unused_id(name, {item["id"] for item in activities}), "name": name}
    node["purposes"] = _pieces(cells.get("purposes", ""))
    node["data_subjects"] = [_subject(item) for item in _pieces(cells.get("subjects", ""))]
    node["personal_data"] = list(_data(cells, name, questions))
    node["legal_basis_for_processing"] = list(_basis(cells.get("basis", ""), name, questions))
    node["data_sources"] = _pieces(cells.get("sources", ""))
    node["retention"] = [
        retention_of(line) for line in cells.get("retention", "").split("\n") if line.strip().casefold() not in NOTHING
    ]
    node["recipients"] = list(_recipients(tree, cells, name, questions))
    node["systems"] = [_known(tree, "systems", item) for item in _pieces(cells.get("systems", ""))]
    if cells.get("behalf"):
        node["on_behalf_of"] = [_party(line) for line in cells["behalf"].split("\n") if line.strip()]
    activities.append({key: value for key, value in node.items() if value or key == "personal_data"})
    for key, field in (
        ("controller", "controller"),
        ("controller", "processor"),
        ("data_protection_officer", "officer"),
    ):
        if cells.get(field):
            tree.setdefault(key, _party(cells[field]))
    if cells.get("representative"):
        tree.setdefault("representative", _party(cells["representative"]))
    if cells.get("joint"):
        tree.setdefault("joint_controllers", [_party(line) for line in cells["joint"].split("\n") if line.strip()])
    measures = tree.setdefault("security_measures", [])
    measures += [item for item in _pieces(cells.get("security", "")) if item not in measures]


def unused_id(name: str, taken: set[str]) -> str:
    """Return an id made of a name: letters, digits and hyphens, not taken."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(str.maketrans("æøå", "eoa")))
    words = re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode())
    start = "-".join(words)[:40].strip("-") or "x"
    return next(text for text in (start, *(f"{start}-{number}" for number in range(2, 10_000))) if text not in taken)


def _subject(text: str) -> str:
    """Return fideslang's key for a kind of people, or one made of the words."""
    plain = folded(text)
    for key, phrase in SUBJECTS.items():
        names = {folded(name) for name in (key, *phrase)}
        if plain in names or any(
            plain.startswith(name) and len(plain) <= len(name) + 3 for name in names if len(name) > 4
        ):
            return key
    return unused_id(text, set()).replace("-", "_")


def category_of(text: str) -> str | None:
    """
    Return the category that a word for personal data means, or None.

    >>> category_of("E-postadresse"), category_of("Fakturaadresse"), category_of("Noe annet")
    ('user.contact.email', 'user.contact.address.billing', None)
    """
    plain = folded(re.sub(r"[(«].*", "", text)) or folded(text)
    for item in CATEGORIES.values():
        if plain in {folded(name) for name in (item.key, item.nb, item.nn, item.sv, item.en)}:
            return item.key
    said = hints(plain.replace(" ", "_"))
    best = max(said, key=lambda key: (said[key], len(key)), default="")
    return best if best in CATEGORIES and said[best] >= SURE else None


def _data(cells: dict[str, str], name: str, questions: list[str]) -> Iterator[dict[str, str]]:
    article9 = ARTICLE9.search(" ".join(cells.get(kind, "") for kind in ("article9", "basis", "data")))
    extra = [item for item in _pieces(cells.get("article9", "")) if not ARTICLE9.search(item) and category_of(item)]
    for item in [*_pieces(cells.get("data", "")), *extra]:
        key = category_of(item)
        if key is None:
            questions.append(f"{name}: hvilken kategori er «{item}»?")
            continue
        node = {"data_category": key, "term": item}
        if article9 and CATEGORIES[key].special == "art. 9":
            node["special_category_legal_basis"] = f"9(2)({article9[1].lower()})"
        yield node


def _basis(text: str, name: str, questions: list[str]) -> Iterator[dict[str, str]]:
    seen = set()
    for line in filter(None, (part.strip() for part in re.split(r"\n|;", text))):
        if line.casefold() in NOTHING:
            continue
        articles = [f"6(1)({letter.lower()})" for letter in ARTICLE.findall(line)]
        plain = folded(line)
        articles = articles or [
            key
            for key, phrase in WORDS.items()
            if key.startswith("6(") and any(folded(word) in plain for word in phrase)
        ]
        if not articles and not ARTICLE9.search(line):
            questions.append(f"{name}: hvilket grunnlag er «{line}»?")
        for article in articles:
            if article not in seen:
                seen.add(article)
                yield {"article": article, "note": line}


def retention_of(line: str) -> dict[str, str]:
    """Return a retention from words: a period where one is said, and the words as they stand."""
    text = line.strip()
    match = PERIOD.search(text)
    if match is None:
        return {"until": text, "indeterminate": "true"}
    unit = next(code for code, starts in UNITS if match[2].casefold().startswith(starts))
    node = {"period": f"P{match[1]}{unit}", "note": text}
    event = re.search(r"(?:fra|frå|etter|from|after)\s+([^,;]{3,})", text[match.end() :])
    return node | ({"starts": event[1].strip(" .")} if event else {})


def _recipients(tree: dict[str, Any], cells: dict[str, str], name: str, questions: list[str]) -> Iterator[str]:
    for item in _pieces(cells.get("recipients", "")):
        yield _known(tree, "recipients", item)
    for line in cells.get("transfers", "").split("\n"):
        if line.strip().casefold() in NOTHING:
            continue
        who, colon, where = line.partition(":")
        listed = {node["name"]: node for node in tree.get("recipients", ())}
        if colon and who.strip() in listed:
            listed[who.strip()]["transfer"] = _transfer(where, cells)
        elif len(tree.get("recipients", ())) == 1:
            tree["recipients"][0]["transfer"] = _transfer(line, cells)
        else:
            questions.append(f"{name}: hvilken mottaker gjelder overføringen «{line.strip()}»?")


def _transfer(text: str, cells: dict[str, str]) -> dict[str, str]:
    where, _, safeguard = text.partition(",")
    node = {"third_country": where.strip(), "safeguard": (cells.get("safeguard") or safeguard).strip()}
    return {key: value for key, value in node.items() if value}


def _known(tree: dict[str, Any], section: str, name: str) -> str:
    """Return the id of a system or recipient by its name; a new one is entered."""
    nodes = tree.setdefault(section, [])
    for node in nodes:
        if node["name"] == name:
            return str(node["id"])
    nodes.append({"id": unused_id(name, {node["id"] for node in nodes}), "name": name})
    return str(nodes[-1]["id"])


def _party(text: str) -> dict[str, str]:
    """Return who somebody is: the first words are the name."""
    email = EMAIL.search(text)
    first, _, rest = text.strip().partition(",")
    first = first.split("\n")[0].strip()
    node = {} if EMAIL.fullmatch(first) else {"name": first}
    if email:
        node["email"] = email[0]
    rest = EMAIL.sub("", rest).strip(" ,\n")
    return node | ({"note": " ".join(rest.split())} if rest else {})
