"""
What a detector is: a frozen value that says what to look for, how to check it, and how much a hit proves.

A file under `detectors/` that ends in `DETECTOR = Detector(...)` (or `DETECTORS = (...)`) is on offer; there is
no list to add it to. The engine (`detectors.engine`) compiles all of them into one linear-time search.

Three ways to be found
----------------------
* **bare**: `pattern` stands on its own in running text ("13097248022", "kari@example.com").
* **led**: `led` is a value that means nothing by itself; it counts after one of the detector's `words`
  ("mobil: 90123456", `"kontonr":"86011117947"`, "KID 2345676").
* **cell**: in a table, a whole cell (`cell`, else `led`, else `pattern`) is tried when the field's name hints at the
  detector's category or the values of the field look alike.

How sure a match is, is not decided here: a detector gives the chance that a random token passes (`chance`), what a
bare match is worth before any evidence (`prior`), and names the support it saw (`Verdict.support`).
`scanner.judge` weighs a whole field of matches.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa

Severity = Literal["critical", "high", "medium", "low"]

NUMBER_LEFT = r"(?:^|[^0-9A-Za-z.]|[^0-9]\.)"
"""Left edge of a number: not glued to a letter or digit, and not the decimals of another number."""
NUMBER_RIGHT = r"(?:[^0-9A-Za-z.]|\.(?:[^0-9]|$)|$)"
"""Right edge of a number: a full stop may end the sentence, but not begin decimals."""
HYPHENATED_LEFT = r"(?:^|[^0-9A-Za-z._\-]|[^0-9]\.)"
"""Left edge of a number that is itself written with a hyphen: not a piece of a UUID or a longer id."""
HYPHENATED_RIGHT = r"(?:[^0-9A-Za-z.\-]|\.(?:[^0-9]|$)|$)"
"""Right edge of such a number."""
WORD_LEFT = r"(?:^|[^0-9A-Za-z])"
WORD_RIGHT = r"(?:[^0-9A-Za-z]|$)"
NO_EDGE = r""
NOWHERE = r"[^\x{0}-\x{10FFFF}]"
"""Matches nothing: the `cell` of what is never a whole cell."""
PERSON = "person"

LOOSE_GAP = r"""[\\"'\]\)>]{0,3}[ \t]{0,4}(?:[:=#.;-]|:\*\*|=>|er |is |nr\.?|no\.?)?[ \t]{0,4}[:=.]{0,2}[ \t]{0,2}(?:rejected value )?[\[\(\\"'“<]{0,3}"""
"""Between a word and the number it leads: `mobil: `, `"fnr":"`, `tlf. nr. `, `kontonr er `, `<fnr>`."""
STRICT_GAP = r"""[\\"'\]]{0,3}(?:[ \t]{0,12}(?:[:=]|=>)(?:\*\*)?[ \t]{0,4}|>)(?:rejected value )?\[?[\\"'“]{0,3}"""
"""Between a key and free text: a colon, an equals sign or the end of a tag must stand there; a list may open."""
PROSE_GAP = r"(?: med navn| ved navn| named)? "
"""Between a word of a sentence and a name."""
ASSIGNED_GAP = (
    r"""[\\"'\]]{0,3}(?:\??: ?(?:&(?:'static )?)?[A-Za-z_][0-9A-Za-z_<>\[\].]{0,30}(?: \| [A-Za-z.]{1,12})? = ["'`]"""
    r"""|[ \t]{0,12}(?::=|[:=]|=>)[ \t]{0,4}(?:\[["'])?["'`\\]{0,3}|>[\\"']{0,3})"""
)
"""The same in programs too: `password := "`, and with a type, `password: string = "`."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """
    What a check says of a candidate that passed.

    Args:
        subtype: the issuer's own word for the kind ("fnr", "d", "mobile"); empty when there is only one.
        test_data: the value is published or reserved for tests, documentation or synthetic people.
        support: names of what the value itself speaks for ("grouping", "assigned bank"); weights in
            `Detector.weights`. Negative weights speak against.
        inside: where the value stands in the candidate, in characters, when words or a host around it had to be
            looked at too; `None`: it is the whole of it.
    """

    subtype: str = ""
    test_data: bool = False
    support: tuple[str, ...] = ()
    inside: tuple[int, int] | None = field(default=None, repr=False)


Check = Callable[[str], Verdict | None]
"""Candidate text in, verdict out; `None` refuses. Pure: no clock, no network, no files, never raises."""

CheckMany = Callable[["pa.StringArray"], "np.ndarray[tuple[int], np.dtype[np.int8]]"]
"""
Whole cells in, one index into `Detector.verdicts` per cell out (-1 refuses; nulls are -1).

Must agree with `check` on every cell that matches `cell` from end to end; a property test holds the two together.
"""


def accept(text: str) -> Verdict | None:
    """Accept every candidate: for patterns that prove themselves, or facts that only a field's name decides."""
    del text
    return Verdict()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Detector:
    """
    One kind of personal data: how it looks, how it is checked, what it proves.

    Every regular expression is RE2 over UTF-8 (no look-around, no back-references), written without edges:
    the engine adds `left` and `right` around `pattern`, and the words and the gap before `led`.

    Args:
        name: stable snake_case id ("no_fodselsnummer").
        title: what a person calls it, in English, one line.
        category: key in `detectors.categories`.
        severity: how bad a real one in the wrong place is; `severities` overrides it per subtype.
        pattern: bare candidates in running text; `None` when the value means nothing alone.
        trigger: a cheaper pattern that fires wherever `pattern` could (default: `pattern` with its edges). Keep
            it from firing on timestamps, ids and hex: everything after a trigger costs a thousand times more.
        led: candidates that count only after one of `words`.
        cell: whole-cell pattern in tables; default `led` or `pattern`.
        words: RE2 fragments, matched without regard to case from a word's start (or a camelCase hump) to its
            end. They lead `led`, and support a bare match within 48 characters before it.
        against: RE2 fragments of false friends; one of them close before a candidate speaks against it.
        hints: field-name keys (categories in `detectors.fields`) that point to this detector; default `category`.
        gap: what may stand between a word and a led value.
        start: how a led value begins (RE2); narrow it where the words are everyday speech, so that they do not
            bring up every line they stand in. Used with the common gaps only.
        left, right: edges around `pattern`; `right` also ends `led`.
        check: decides a single candidate.
        check_many: the same for a column at once; needs `verdicts`.
        verdicts: the closed list of verdicts `check_many` can give.
        proof: what the check rests on, in a report's words ("check digits", "name lists").
        chance: probability that a random token of the candidate's shape passes `check` (1.0: no check digit).
        likeliest: the same in the field that is unluckiest, where `chance` is an average; 0: the same everywhere.
        prior: natural log-odds that a bare match is real before check digits, words and population are counted.
        ceiling: the most that the population of a field may add (natural log-odds). Low for shapes without check
            digits: a thousand numbers that look like phones may still be order numbers.
        weights: log-odds of each named support; "context" (default 3.0), "led" (4.0) and "against" (-4.0) are
            given by the engine and may be overridden.
        telling: supports that speak for all values of a field together, each with the probability that a value which
            is none has it: it weighs only as far as more have it than chance gives.
        near: names of detectors, one of which must match in the same line or row for a bare match of this one to
            count; `PERSON` stands for any detector whose `person` is true.
        person: a match points to one natural person (special categories count only near such a match).
        spare: takes only what no detector of its category with a rule of its own takes, and is counted with that one.
        counts_as: name of the detector that its findings are reported under: another way in which the same is written.
        mask: label that stands for a value in output ("FNR").
        finds: examples in running text with the value between « and »; contract tests run them.
        ignores: texts in which this detector must find nothing.
        sources: where the rules are written down.
    """

    name: str
    title: str
    category: str
    severity: Severity
    severities: Mapping[str, Severity] = field(default_factory=dict)
    pattern: str | None = None
    trigger: str | None = None
    led: str | None = None
    cell: str | None = None
    words: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    gap: str = LOOSE_GAP
    start: str | None = None
    left: str = WORD_LEFT
    right: str = WORD_RIGHT
    check: Check = accept
    check_many: CheckMany | None = None
    verdicts: tuple[Verdict, ...] = ()
    proof: str = "check digits"
    chance: float = 1.0
    likeliest: float = 0.0
    prior: float = 0.0
    ceiling: float = 12.0
    weights: Mapping[str, float] = field(default_factory=dict)
    telling: Mapping[str, float] = field(default_factory=dict)
    near: tuple[str, ...] = ()
    person: bool = False
    spare: bool = False
    counts_as: str = ""
    mask: str = ""
    finds: tuple[str, ...]
    ignores: tuple[str, ...]
    sources: tuple[str, ...]
