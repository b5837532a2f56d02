r"""
Users' regular expressions, written for Python, said in RE2.

Most of Python's syntax is RE2's as well. What is not is either rewritten so that it means the same, or refused with
what to write instead; nothing changes its meaning in silence. Text is searched line by line, so `^` and `$` are a
line's ends and nothing matches across lines. Groups never capture. `\w` and `\s` know all letters and spaces, and so
does `\b` at either end of a pattern, where it becomes an edge outside the value; RE2's own `\b`, inside, knows
ASCII only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

WORD = r"\p{L}\p{M}\p{N}_"
SPACE = r"\t\v\f\r\p{Zs}"
LEFT_EDGE = rf"(?:^|[^{WORD}])"
RIGHT_EDGE = rf"(?:[^{WORD}]|$)"
NEWLINE = "a pattern cannot match across lines; ^ and $ stand for a line's ends"

_BOUNDARY = r"\b"
_OUTSIDE: Mapping[str, str] = MappingProxyType(
    {
        "w": f"[{WORD}]",
        "W": rf"[^{WORD}\n]",
        "s": f"[{SPACE}]",
        "S": rf"[^{SPACE}\n]",
        "d": "[0-9]",
        "D": r"[^0-9\n]",
        "A": "^",
        "Z": "$",
        "z": "$",
    }
)
_INSIDE: Mapping[str, str] = MappingProxyType({"w": WORD, "s": SPACE, "d": "0-9", "b": r"\x08"})
_NO_GROUP: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "(?=": ("look-ahead (?=", r"write \b at the pattern's end, or match what follows too"),
        "(?!": ("look-ahead (?!", r"write \b at the pattern's end, or list what may follow"),
        "(?<=": ("look-behind (?<=", r"write \b at the pattern's beginning, or give the words as `context`"),
        "(?<!": ("look-behind (?<!", r"write \b at the pattern's beginning"),
        "(?>": ("atomic group (?>", "write (?: instead; a linear-time search never backtracks"),
        "(?P=": ("back-reference (?P=", "write the group's pattern out a second time"),
        "(?(": ("conditional (?(", "write both cases out with |"),
        "(?|": ("branch reset (?|", "write (?: instead"),
    }
)
_NO_ESCAPE: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        **dict.fromkeys("123456789", ("back-reference", "write the group's pattern out a second time")),
        "n": (r"newline \n", NEWLINE),
        "K": (r"\K", "give the words before the value as `context`"),
        "C": (r"\C", "write . instead"),
        "N": (r"\N", "write the character itself"),
        "L": (r"\L", "write the words out with |, or use `deny_list`"),
        "Q": (r"\Q", r"put \ before each special character"),
    }
)
_FLAGS = re.compile(r"\(\?([A-Za-z]*)(?:-([A-Za-z]+))?([:)])")
_NAMED = re.compile(r"\(\?P?<[^=!>)][^>)]*>")
_REPEAT = re.compile(r"\{([0-9]*)(,?)([0-9]*)\}")
_FUZZY = re.compile(r"\{[0-9<= ]*[eisd][0-9<=,]*[^}]*\}")
_REPEATING = re.compile(r"(?:[*+?]|\{[0-9]+,?[0-9]*\})\??")
_PUNCTUATION = re.compile(r"\\[^pPx0-9A-Za-z]|[ !-',-/:-@`~^$]")
_CODE_POINT = re.compile(r"u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})")


class DialectError(ValueError):
    """
    Syntax that RE2 lacks.

    Args:
        problem: the construct.
        advice: what to write instead.
    """

    def __init__(self, problem: str, advice: str) -> None:
        super().__init__(f"{problem}: {advice}")
        self.problem = problem
        self.advice = advice


@dataclass(frozen=True, slots=True)
class Expression:
    """
    A pattern in RE2, without capturing groups.

    Args:
        pattern: RE2 syntax, its flags included.
        left, right: edges, for `Detector.left` and `Detector.right`.
    """

    pattern: str
    left: str = ""
    right: str = ""


def to_re2(source: str, *, ignore_case: bool = True) -> Expression:
    r"""
    Rewrite a Python pattern.

    Args:
        source: syntax of Python's `re` (or `regex`, as far as RE2 can follow).
        ignore_case: whether the pattern matches without regard to case.

    Raises:
        DialectError: RE2 lacks something the pattern uses.

    >>> to_re2(r"(\bA(\d{5})\b)").pattern
    '(?mi:A(?:[0-9]{5}))'
    """
    pieces = _unwrapped(_pieces(source))
    flags = "mi" if ignore_case else "m"
    branches = _branches(pieces)
    left = all(_edged(branch, 0) for branch in branches)
    right = all(_edged(branch, -1) for branch in branches)
    inner = [branch[left : len(branch) - right] for branch in branches]
    for branch in inner:
        _refuse_foreign_boundaries(branch)
    joined = "|".join("".join(branch) for branch in inner)
    return Expression(f"(?{flags}:{joined})", LEFT_EDGE if left else "", RIGHT_EDGE if right else "")


def quoted(text: str) -> str:
    r"""
    Return a pattern for the text itself.

    >>> print(quoted("St. Olav"))
    St\. Olav
    """
    return "".join(f"\\{c}" if c.isascii() and not c.isalnum() and c not in " _" else c for c in text)


def _pieces(source: str) -> list[str]:
    """Return the pattern in RE2's syntax, cut where it may be cut: one group mark, class, escape or letter each."""
    pieces: list[str] = []
    at = 0
    while at < len(source):
        character = source[at]
        if character == "\\":
            piece, at = _escape(source, at + 1, _OUTSIDE)
        elif character == "[":
            piece, at = _character_class(source, at + 1)
        elif character == "(":
            piece, at = _group(source, at)
        elif character in "*+?{" and pieces:
            piece, at = _repetition(source, at)
        else:
            piece, at = character, at + 1
        if piece:
            pieces.append(piece)
    return pieces


def _escape(source: str, at: int, meanings: Mapping[str, str]) -> tuple[str, int]:
    """Rewrite one escape; `at` is behind the backslash."""
    if at >= len(source):
        problem = "a lone \\ at the end"
        raise DialectError(problem, r"write \\ for a backslash")
    character = source[at]
    if character in meanings:
        return meanings[character], at + 1
    point = _CODE_POINT.match(source, at)
    if point:
        return f"\\x{{{(point[1] or point[2]).lstrip('0') or '0'}}}", point.end()
    if meanings is _OUTSIDE and character in _NO_ESCAPE:
        raise DialectError(*_NO_ESCAPE[character])
    if character in "pP" and source[at + 1 : at + 2] == "{":
        end = source.find("}", at) + 1 or len(source)
        return "\\" + source[at:end], end
    return ("\\" + character if character.isascii() else character), at + 1


def _character_class(source: str, at: int) -> tuple[str, int]:
    """Rewrite a class; `at` is behind its opening bracket."""
    parts = ["["]
    if source.startswith("^", at):
        # A line is all there is: what is "anything but" must not run on into the next one.
        parts.append(r"^\n")
        at += 1
    if source.startswith("]", at):
        parts.append(r"\]")
        at += 1
    while at < len(source):
        if source[at] == "]":
            return "".join((*parts, "]")), at + 1
        if source.startswith("[:", at) and ":]" in source[at:]:
            end = source.index(":]", at) + 2
            part, at = source[at:end], end
        elif source[at] == "\\":
            part, at = _escape(source, at + 1, _INSIDE)
        else:
            part, at = (r"\[" if source[at] == "[" else source[at]), at + 1
        parts.append(part)
    problem = "a [ that is never closed"
    raise DialectError(problem, r"close it with ], or write \[ for the character")


def _group(source: str, at: int) -> tuple[str, int]:
    """Rewrite the mark that opens a group: none captures, and flags are RE2's."""
    if not source.startswith("(?", at):
        return "(?:", at + 1
    if source.startswith("(?#", at):
        end = source.find(")", at)
        return "", len(source) if end < 0 else end + 1
    for mark, refusal in _NO_GROUP.items():
        if source.startswith(mark, at):
            raise DialectError(*refusal)
    named = _NAMED.match(source, at)
    if named:
        return "(?:", named.end()
    flags = _FLAGS.match(source, at)
    if not flags:
        raise DialectError(source[at : at + 3], "write (?: for a group")
    on, off, closing = flags.groups()
    for flag in on + (off or ""):
        if flag not in "imsua":
            problem = f"flag (?{flag})"
            raise DialectError(
                problem, "write the pattern without spaces and comments" if flag == "x" else "leave it out"
            )
    # Lines are searched one by one, so m is always on and s makes no difference.
    said = ("i" if "i" in on else "") + ("-i" if off and "i" in off else "")
    if closing == ")":
        return (f"(?{said})" if said else ""), flags.end()
    return f"(?{said}:", flags.end()


def _repetition(source: str, at: int) -> tuple[str, int]:
    """Rewrite a repetition with its lazy mark; refuse what RE2 would read as something else."""
    if source[at] == "{":
        repeat = _REPEAT.match(source, at)
        if not repeat or not (repeat[1] or repeat[3]):
            if _FUZZY.match(source, at):
                problem = "approximate matching {e<=1}"
                raise DialectError(problem, "write the spellings out with |")
            return r"\{", at + 1
        piece, at = f"{{{repeat[1] or 0}{repeat[2]}{repeat[3]}}}", repeat.end()
        if max(int(repeat[1] or 0), int(repeat[3] or 0)) > 1000:
            problem = f"repetition {piece}"
            raise DialectError(problem, "1000 is the most")
    else:
        piece, at = source[at], at + 1
    if source.startswith("+", at):
        problem = f"possessive {piece}+"
        raise DialectError(problem, f"write {piece} instead; a linear-time search never backtracks")
    return (piece + "?", at + 1) if source.startswith("?", at) else (piece, at)


def _unwrapped(pieces: list[str]) -> list[str]:
    """Return the pieces without groups that hold the whole pattern, so that what stands at its ends is seen."""
    while len(pieces) > 2 and pieces[0] == "(?:" and pieces[-1] == ")":
        depths = accumulate(map(_depth, pieces[:-1]))
        if not all(depths):
            break
        pieces = pieces[1:-1]
    return pieces


def _depth(piece: str) -> int:
    """Return 1 for a mark that opens a group, -1 for the one that closes it."""
    opens = piece == "(?:" or (piece[:2] == "(?" and piece[-1] == ":")
    return 1 if opens else -(piece == ")")


def _branches(pieces: list[str]) -> list[list[str]]:
    """Return the pattern's alternatives, cut at every `|` that stands outside groups."""
    branches: list[list[str]] = [[]]
    depth = 0
    for piece in pieces:
        depth += _depth(piece)
        if piece == "|" and depth == 0:
            branches.append([])
        else:
            branches[-1].append(piece)
    return branches


def _edged(branch: list[str], end: int) -> bool:
    r"""Tell whether an alternative begins (0) or ends (-1) with a `\b` that has no punctuation inside it."""
    if len(branch) < 2 or branch[end] != _BOUNDARY:
        return False
    inside = branch[1:] if end == 0 else [piece for piece in branch[-2::-1] if not _REPEATING.fullmatch(piece)]
    return bool(inside) and not _PUNCTUATION.fullmatch(inside[0])


def _refuse_foreign_boundaries(branch: list[str]) -> None:
    r"""Refuse a `\b` beside a letter such as ø: RE2 would take the letter for a blank."""
    for position, piece in enumerate(branch):
        beside = (*branch[max(0, position - 1) : position], *branch[position + 1 : position + 2])
        if piece == _BOUNDARY and any(not letter.isascii() for letter in beside):
            problem = r"\b beside a letter beyond ASCII, inside the pattern"
            raise DialectError(problem, r"move \b to the pattern's ends, round all alternatives: \b(?:…|…)\b")
