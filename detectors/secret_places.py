"""
Where secrets stand after a word, beyond `password=`: as keys and tokens, in calls, in SQL, in commands, in speech.

A form is what leads, the gap, and the value. RE2 searches for all three; `parted` takes them apart again, so that the
value alone is the finding. The expressions mean the same to RE2 and to Python.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

CHARACTER = r"[!#$%*+./0-9:=?@A-Z^_`a-z|~\x{C0}-\x{24F}-]"
LAST = r"[!#$%*+/0-9=?@A-Z^_`a-z|~\x{C0}-\x{24F}-]"
_INSIDE = r"[!#-&(-;=?-\[\]-_a-~\x{C0}-\x{24F}]"
"""What stands in quotes: no blank, no quote, no tag."""

PHRASE = rf"{_INSIDE}{{1,40}}(?: {_INSIDE}{{1,40}}){{1,9}}"
"""Words, as a secret may be made of."""

Kind = Literal["key", "password", "strong", "phrase", "digest", "pair"]
"""
How the value is judged: as a key; as a password; as one that no word or name could be; as words one of which is none;
whatever it is made of; base64.
"""


class Form(NamedTuple):
    """
    One way to write a secret down.

    Args:
        kind: how the value is judged.
        word: what leads; looked for by itself to bring a line up.
        gap: what stands between it and the value.
        value: the value itself (RE2).
        before: what the word may be the end of.
        after: what must follow the value.
    """

    kind: Kind
    word: str
    gap: str
    value: str
    before: str = ""
    after: str = ""


_NAME = r"[0-9A-Za-z_.$-]{0,40}"
_KEY_WORD = (
    r"(?i:(?:api|app|access|auth|private|secret|encryption|account|subscription|signing|master|shared)[ _-]?key(?:_base)?"
    r"|(?:api-?|tilgangs)nøkkel|secret|klienthemmelighet|token)"
)
_PHRASE = r"(?:(?i:passw(?:or)?d|passord|passphrase|pswd|pwd)|_PASS|_pass)"
_GLUED = r"(?:[0-9A-Z]PASSWORD|[a-z](?:password|passwd|passord))"
_SHORT = r"(?:_PASS|\bpsk|\bPSK)"
_TYPED = r"\??: ?(?:&(?:'static )?)?[A-Za-z_][0-9A-Za-z_<>\[\].]{0,30}(?: \| [A-Za-z.]{1,12})? = [\"'`]"
_ASSIGNED = rf"[\\\"'\])]{{0,3}}(?:{_TYPED}|[ \t]{{0,8}}(?::=|=>|[:=→])[ \t]{{0,4}}[\[\\\"'`]{{0,3}}|>[\\\"']{{0,3}})"
_QUOTED = r"\\?[\"'`]"
_BESIDE = (
    r"(?:\\?[\"']\)?\]?,[ \t]{0,4}\\?[\"'`]"  # "password", "..."
    r"|[\"'\])]{0,3} (?:\|\||\?\?|or) [\"'`]"  # process.env.PASSWORD || "..."
    r"|[\"']?,[ \t]{0,4}[\"']?value[\"']?[ \t]{0,4}:[ \t]{0,4}[\"'`]"  # "name":"PASSWORD","value":"..."
    r"|[\"'],?[ \t]{1,4}(?:[a-z]{1,12}=[^ ,]{1,20},? )?(?:value|default) ?= ?[\"'])"  # key="password" value="..."
)
_FLAG = r"(?:--?[0-9A-Za-z-]{0,20}(?:[pP]assword|passwd|pass|token|secret|api-?key|access-key)|\b(?:requirepass|masterauth|bindpw|rootpw))"
_ENV = r"\b(?:ENV|ARG|setx?|SETX?) [A-Z][0-9A-Z_]*_(?:PASSWORD|PASS|PWD|TOKEN|SECRET|KEY)"
_COMMAND = (
    r"(?:\bcurl\b[^\n|;]{0,200}? (?:-u|--user)[ =]?[\"']?[^\"': \n]{1,64}:"
    r"|\bsshpass[ \t]+-p[ \t]?[\"']?"
    r"|\b(?:docker|podman|helm registry|az|oc|cf) login\b[^\n|;]{0,200}? -p[ =]?[\"']?"
    r"|\bldap[a-z]{3,8}\b[^\n|;]{0,200}? -w[ \t]?[\"']?"
    r"|\bmysql[a-z]{0,8}\b[^\n|;]{0,200}? -p[\"']?"
    r"|\bmachine [^ \n]{1,80} login [^ \n]{1,80} password )"
)
_SQL = r"\bIDENTIFIED[ \t]+(?:WITH[ \t]+[0-9A-Za-z_'\"]{1,40}[ \t]+)?(?:BY|AS)[ \t]+(?:PASSWORD[ \t]+)?|(?i:\bsecurestring[ \t]+(?:-string[ \t]+)?)"
_SPOKEN_SQL = r"(?i:\bidentified[ \t]+(?:with[ \t]+[0-9a-z_'\"]{1,40}[ \t]+)?(?:by|as)[ \t]+(?:password[ \t]+)?)"
_CALLED = (
    r"(?:\b(?:set|with|use)_?(?i:[a-z_]{0,20}(?:password|passwd|passord|pwd|secret|token|api_?key))|\bPASSWORD)\("
)
_SPOKEN = r"(?i:\b(?:med|with|using|nytt|new|temporary|midlertidig|mellombels) (?:passordet|passord|password)) "
_CODE = r"(?i:\bengangs(?:kode|passord)(?:en|et)?|\bone[ -]time (?:code|password)|\bverification code|\bverifiseringskode[n]?)"

FORMS = (
    Form("key", _KEY_WORD, _ASSIGNED, rf"{CHARACTER}{{11,200}}{LAST}", before=_NAME),
    Form(
        "digest",
        r"[A-Z](?:_?PASSWORD|_PASSWD|_PASSORD|_PASS|_PWD)",
        r"[\"']?[=:] ?[\"']?",
        r"[0-9a-f]{24,128}",
        before=r"[0-9A-Z_]{0,40}",
    ),
    Form("password", r"[0-9A-Z]_(?:PASSWORD|PASSWD|PASSORD|PWD)", "=", rf"{CHARACTER}{{3,127}}{LAST}", before=_NAME),
    Form("password", _GLUED, _ASSIGNED, rf"{CHARACTER}{{3,127}}{LAST}", before=_NAME),
    Form("strong", rf"(?:{_PHRASE}|{_KEY_WORD})", _BESIDE, rf"{_INSIDE}{{6,127}}", before=_NAME, after=_QUOTED),
    Form(
        "phrase",
        _PHRASE,
        r"\\?[\"']? ?[:=] ?\\?[\"'`]",
        rf"{_INSIDE}{{1,3}}(?: {_INSIDE}{{1,40}}){{1,9}}",
        before=_NAME,
        after=_QUOTED,
    ),
    Form("password", r"(?:\b|_)PASSWORD", r"[ \t]{1,8}'", rf"{_INSIDE}{{4,127}}", before=_NAME, after="'"),
    Form(
        "strong",
        rf"(?:{_PHRASE}|{_KEY_WORD})",
        r"[ \t]{1,8}[\"']",
        rf"{_INSIDE}{{6,127}}",
        before=_NAME,
        after=r"[\"']",
    ),
    Form("password", _CALLED, r"[\"'`]", rf"{_INSIDE}{{4,127}}", after=r"[\"'`]"),
    Form(
        "password",
        r"<(?:[0-9A-Za-z]+:)?(?i:password|passord|passwd|pwd)",
        r"(?: [0-9A-Za-z:]+=\"[^\"<>]{1,200}\")+>",
        rf"{_INSIDE}{{4,127}}",
        after="</",
    ),
    Form("strong", _FLAG, r"[ \t]{1,4}[\"']?", rf"{CHARACTER}{{5,127}}{LAST}"),
    Form("strong", _ENV, r"[ \t]+", rf"{CHARACTER}{{5,127}}{LAST}"),
    Form("password", _COMMAND, "", rf"{CHARACTER}{{3,127}}{LAST}"),
    Form("password", _SHORT, r"(?:[\"']?=[\"']?|: ?[\"'])", rf"{CHARACTER}{{3,127}}{LAST}", before=_NAME),
    Form("strong", _SPOKEN_SQL, r"[\"']", rf"{_INSIDE}{{4,127}}", after=r"[\"']"),
    Form("password", f"(?:{_SQL})", r"[\"']", rf"{_INSIDE}{{4,127}}", after=r"[\"']"),
    Form("pair", r"\"auth\"", r": ?\"", r"[0-9A-Za-z+/]{8,200}={0,2}", after=r"\""),
    Form("strong", _SPOKEN, "", rf"{CHARACTER}{{5,63}}{LAST}"),
    Form("digest", _CODE, r" [«\"'“]?", r"[0-9]{4,8}"),
)


def _uncounted(expression: str) -> str:
    """Return an expression in which whatever may be repeated ten times or more may be so without end."""
    return re.sub(r"\{([01]),[0-9]{2,}\}\??", lambda match: "*+"[int(match[1])], expression)


PATTERNS = tuple(form.before + form.word + form.gap + form.value + form.after for form in FORMS)
# How long what stands between may be is for the pattern to count: every count multiplies what must be compiled.
TRIGGERS = tuple(_uncounted(form.word + form.gap) for form in FORMS)
_LETTERS = (r"\x{C0}-\x{24F}", "\u00c0-\u024f")
"""How RE2 and how Python writes the letters with accents."""


@cache
def _parts() -> tuple[tuple[Kind, re.Pattern[str]], ...]:
    return tuple(
        (form.kind, re.compile(rf"({form.before}{form.word}){form.gap}({form.value.replace(*_LETTERS)}){form.after}"))
        for form in FORMS
    )


def parted(text: str) -> tuple[Kind, str, tuple[int, int]] | None:
    """
    Return how the value of a candidate is judged, what leads it, and where it stands; nothing where no word leads it.

    >>> parted("Sommer2024")
    >>> parted('setPassword("Sommer2024"')
    ('password', 'setPassword(', (13, 23))
    """
    for kind, expression in _parts():
        if match := expression.fullmatch(text):
            return kind, match[1], match.span(2)
    return None
