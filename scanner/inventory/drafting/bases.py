"""Legal bases: articles 6(1) and 9(2) of the GDPR as they are cited, or as they are described in words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.inventory.drafting.outline import Outline, Statement

CITED = re.compile(
    r"(?i)\b(?:art(?:ikkel|icle|\.)?s?\s*)?(?P<article>6|9)\s*(?:\(\s*(?P<number>[12])\s*\)|(?:,\s*)?(?:nr\.?|no\.?|første ledd|første|fyrste ledd)\s*(?P<nr>[12])?)\s*"
    r"(?:,?\s*(?:bokstav|bokst\.|litra|lit\.|letter|punkt)?\s*\(?(?P<letters>[a-j](?![a-zæøå])\)?(?:(?:\s*(?:,|og|eller|and|or|/)\s*)(?:bokstav\s+)?\(?[a-j](?![a-zæøå])\)?)*))"
)
_BASED = re.compile(
    r"(?i)\b(?:grunnlag\w*|hjemmel|heimel|basert på|bygg?[ejr]\w* på|basis|rely on|based on|nødvendig for|naudsynt for|nødvendig å|behandles på|med støtte av|lovlig fordi|necessary (?:for|to))"
)
WORDED = (
    ("6(1)(a)", re.compile(r"(?i)\b(?:samtykk\w+|samtycke|consent)\b")),
    (
        "6(1)(b)",
        re.compile(r"(?i)\b(?:(?:arbeids|kjøps|medlems|bruker)?avtal(?:e|en|a|ene|er|ar)|kontrakt\w*|contract)\b"),
    ),
    (
        "6(1)(c)",
        re.compile(
            r"(?i)\b(?:(?:rettslig|juridisk|rettsleg|lovpålagt|lovpålagd)e? (?:forpliktelse\w*|plikt\w*|krav)|(?:plikt\w*|forpliktelse\w*) (?:vi har )?(?:etter|i henhold til|ifølge) lov\w*|legal obligations?|(?:bokførings|regnskaps|arkiv|skatte)\w*lov\w*)\b"
        ),
    ),
    ("6(1)(d)", re.compile(r"(?i)\b(?:vitale interesser|vital interests?)\b")),
    (
        "6(1)(e)",
        re.compile(
            r"(?i)\b(?:allmenn\w* interesse|offentlig myndighet|offentleg mynde|offentlig myndighetsutøvelse|public interest|official authority)\b"
        ),
    ),
    (
        "6(1)(f)",
        re.compile(
            r"(?i)\b(?:interesseav\w+|interessevekting|(?:be?rettiget?|berettigede|berettigete|legitime?|rettkomne?|rettmessig) interesse\w*|legitimate interests?|balansering av interesser)\b"
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Basis:
    """A legal basis: "6(1)(b)" or "9(2)(a)", and the statement that gives it; cited by number, or in words."""

    article: str
    statement: Statement
    cited: bool


def bases(outline: Outline) -> tuple[Basis, ...]:
    """Return the legal bases that a policy gives, in its order."""
    return tuple(
        basis
        for statement in outline.statements
        if "rights" not in statement.roles
        for basis in _bases(outline, statement)
    )


def _bases(outline: Outline, statement: Statement) -> Iterator[Basis]:
    text = outline.document.text[statement.start : statement.end]
    cited = False
    for found in CITED.finditer(text):
        number = found["number"] or found["nr"] or ("1" if found["article"] == "6" else "2")
        for letter in re.findall(r"(?<![a-zæøå])[a-j](?![a-zæøå])", found["letters"].lower()):
            article = f"{found['article']}({number})({letter})"
            if re.fullmatch(r"6\(1\)\([a-f]\)|9\(2\)\([a-j]\)", article):
                cited = True
                yield Basis(article, statement, cited=True)
    given = "basis" in statement.roles | statement.lead or _BASED.search(text)
    if cited or not given:
        return
    for article, pattern in WORDED:
        found_word = pattern.search(text)
        if found_word and not re.search(
            r"(?i)\b(?:uten|utan|ikke|ikkje|without|not)\b[^,]{0,25}$", text[: found_word.start()]
        ):
            yield Basis(article, statement, cited=False)
