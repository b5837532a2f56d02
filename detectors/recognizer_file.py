r"""
Users' own recognisers, read from a YAML file in Presidio's recogniser format.

    recognizers:
      - name: Employee number
        supported_entity: EMPLOYEE_ID
        supported_language: nb
        patterns:
          - {name: five digits, regex: '\bE-\d{5}\b', score: 0.4}
        context: [ansatt, employee]
        innsyn: {category: user.unique_id, severity: medium, mask: ANSATT}   # ours, optional

A score is a probability and becomes a prior in natural log-odds. A context word raises it as far as Presidio's analyser
does by default (0.35 up, at least to 0.4). Entries of `type: predefined` name classes in Presidio and are left out.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, replace
from itertools import chain, count
from math import log
from typing import TYPE_CHECKING, Any, get_args

from detectors.categories import CATEGORIES
from detectors.detector import Detector, Severity
from detectors.linear import Pattern, PatternError
from detectors.re2_dialect import LEFT_EDGE, RIGHT_EDGE, DialectError, Expression, quoted, to_re2
from detectors.recognizer_reading import Reading, load
from detectors.yaml_file import plain

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

FILE_KEYS = ("recognizers", "supported_languages", "supported_countries", "global_regex_flags")
RECOGNIZER_KEYS = (
    *("name", "class_name", "enabled", "type", "version", "country_code", "score_thresholds"),
    *("supported_language", "supported_languages", "supported_entity", "supported_entities"),
    *("patterns", "deny_list", "deny_list_score", "context", "global_regex_flags", "innsyn"),
)
PATTERN_KEYS = ("name", "regex", "score")
LANGUAGE_KEYS = ("language", "context")
OWN_KEYS = ("category", "severity", "mask")
SEVERITIES = get_args(Severity)
IGNORE_CASE, VERBOSE, DEFAULT_FLAGS = 2, 64, 26
SURE = 0.999
CONTEXT_BOOST, CONTEXT_LEAST = 0.35, 0.4
# Presidio supports by a part of a word; ours begin where the word does and may be inflected or compounded.
REST_OF_WORD = r"\p{L}{0,24}"


@dataclass(frozen=True, slots=True)
class _Shape:
    """One expression, and how likely a match of it is a real one."""

    expression: Expression
    score: float


def read(path: Path, taken: Collection[str]) -> tuple[Detector, ...]:
    """
    Return the recognisers of a file as detectors, in the order of the file.

    Args:
        path: YAML file.
        taken: names that may not be used again.

    Raises:
        RecognizerFileError: the file cannot be read or says something it may not.
    """
    document = load(path)
    reading = Reading(path)
    reading.unknown(document, FILE_KEYS, "")
    flags = _flags(reading, document, "", DEFAULT_FLAGS)
    entries = document.get("recognizers")
    if not isinstance(entries, list) or not entries:
        reading.refuse(document, "recognizers", "recognizers must be a list with at least one recogniser")
        entries = []
    found = [d for position in range(len(entries)) for d in _recognizer(reading, entries, position, flags)]
    reading.end()
    reading.tell_left_out()
    names = set(taken)
    return tuple(replace(detector, name=_free_name(detector.name, names)) for detector in found)


def _free_name(base: str, names: set[str]) -> str:
    """Return the name, numbered where it is taken, and take it."""
    numbered = (f"{base}_{number}" for number in count(2))
    name = next(name for name in chain((base,), numbered) if name not in names)
    names.add(name)
    return name


def _flags(reading: Reading, holder: Mapping[str, Any], where: str, default: int) -> int:
    """Return the sum of Python's regex flags that apply."""
    if "global_regex_flags" not in holder:
        return default
    flags = holder["global_regex_flags"]
    if not isinstance(flags, int) or isinstance(flags, bool):
        reading.refuse(
            holder, "global_regex_flags", f"{where}global_regex_flags must be a sum of Python's regex flags"
        )
        return default
    if flags & VERBOSE:
        problem = (
            f"{where}global_regex_flags holds VERBOSE ({VERBOSE}), which RE2 lacks; write patterns without spaces"
        )
        reading.refuse(holder, "global_regex_flags", problem)
    return flags


def _recognizer(reading: Reading, entries: Any, position: int, flags: int) -> list[Detector]:
    """Return the detectors of one entry; none where it is switched off, is Presidio's own, or has errors."""
    entry = entries[position]
    if isinstance(entry, str):
        reading.left_out.append(plain(entry))
        return []
    if not isinstance(entry, dict):
        reading.refuse(entries, position, "a recogniser must be `key: value` lines")
        return []
    name = plain(str(entry.get("name") or f"number {position + 1}"))
    kind = entry.get("type") or ("custom" if entry.keys() & {"patterns", "deny_list"} else "predefined")
    if entry.get("enabled") is False:
        return []
    if kind == "predefined":
        if "type" not in entry:
            # Perhaps one of the user's own with `patterns` misspelt: it must not be passed over for Presidio's.
            reading.unknown(entry, RECOGNIZER_KEYS, f"recogniser {name}: ")
        reading.left_out.append(name)
        return []
    before = len(reading.errors)
    where = f"recogniser {name}: "
    if kind != "custom":
        reading.refuse(entry, "type", f"{where}type must be custom or predefined")
    reading.unknown(entry, RECOGNIZER_KEYS, where)
    if not entry.get("name"):
        reading.refuse(entries, position, f"{where}needs a name")
    entity = _supported_entity(reading, entry, where)
    own = _own(reading, entry, where, entity)
    words = _words(reading, entry, where)
    shapes = _shapes(reading, entry, where, flags)
    if len(reading.errors) > before:
        return []
    return [_detector(f"{name} ({entity})", entity, alike, words, str(reading.path), own) for alike in _alike(shapes)]


def _supported_entity(reading: Reading, entry: Mapping[str, Any], where: str) -> str:
    """Return the entity that an entry finds; empty with an error noted."""
    several = entry.get("supported_entities") or []
    entity = entry.get("supported_entity") or (several[0] if isinstance(several, list) and len(several) == 1 else None)
    if isinstance(entity, str) and re.search(r"[A-Za-zÆØÅæøå]", entity):
        return entity
    key = "supported_entity" if "supported_entity" in entry else "supported_entities"
    reading.refuse(entry, key, f"{where}needs one supported_entity, such as EMPLOYEE_ID")
    return ""


def _own(reading: Reading, entry: Mapping[str, Any], where: str, entity: str) -> dict[str, Any]:
    """Return our own additions to Presidio's format, filled with what holds when they are left out."""
    own = entry.get("innsyn", {})
    if not isinstance(own, dict):
        reading.refuse(entry, "innsyn", f"{where}innsyn must be `key: value` lines: {', '.join(OWN_KEYS)}")
        return {}
    reading.unknown(own, OWN_KEYS, f"{where}innsyn: ")
    category, severity, mask = (
        own.get("category", "user"),
        own.get("severity", "medium"),
        own.get("mask", entity.upper()),
    )
    if category not in CATEGORIES:
        near = difflib.get_close_matches(str(category), CATEGORIES, n=1)
        meant = f"; did you mean {near[0]}?" if near else ""
        reading.refuse(own, "category", f"{where}innsyn: no category {category}{meant}")
    if severity not in SEVERITIES:
        reading.refuse(own, "severity", f"{where}innsyn: severity must be one of {', '.join(SEVERITIES)}")
    if not isinstance(mask, str):
        reading.refuse(own, "mask", f"{where}innsyn: mask must be a text")
    return {"category": str(category), "severity": str(severity), "mask": str(mask)}


def _words(reading: Reading, entry: Mapping[str, Any], where: str) -> tuple[str, ...]:
    """Return the context words of an entry, of all its languages, as RE2 fragments."""
    words = reading.texts(entry, "context", where)
    languages = entry.get("supported_languages") or []
    if not isinstance(languages, list):
        reading.refuse(entry, "supported_languages", f"{where}supported_languages must be a list")
        languages = []
    for position, language in enumerate(languages):
        if isinstance(language, dict):
            reading.unknown(language, LANGUAGE_KEYS, where)
            words += reading.texts(language, "context", where)
        elif not isinstance(language, str):
            reading.refuse(languages, position, f"{where}a language must be a code such as nb")
    return tuple(dict.fromkeys(quoted(word.strip().lower()) + REST_OF_WORD for word in words))


def _shapes(reading: Reading, entry: Mapping[str, Any], where: str, flags: int) -> list[_Shape]:
    """Return the expressions of an entry's patterns and of its deny list."""
    shapes = []
    ignore_case = bool(_flags(reading, entry, where, flags) & IGNORE_CASE)
    patterns = entry.get("patterns") or []
    if not isinstance(patterns, list):
        reading.refuse(entry, "patterns", f"{where}patterns must be a list")
        patterns = []
    for position, pattern in enumerate(patterns):
        if not isinstance(pattern, dict):
            reading.refuse(patterns, position, f"{where}a pattern must be `name`, `regex` and `score`")
            continue
        shape = _shape(reading, pattern, where, ignore_case=ignore_case)
        shapes += [shape] if shape else []
    denied = reading.texts(entry, "deny_list", where)
    if denied:
        score = reading.number(entry, "deny_list_score", where, 1.0)
        longest_first = sorted(dict.fromkeys(denied), key=len, reverse=True)
        listed = f"(?{'i' * ignore_case}:{'|'.join(map(quoted, longest_first))})"
        shapes += [] if score is None else [_Shape(Expression(listed, LEFT_EDGE, RIGHT_EDGE), score)]
    if not entry.get("patterns") and not entry.get("deny_list"):
        reading.refuse(entry, "patterns", f"{where}needs patterns or a deny_list")
    return shapes


def _shape(reading: Reading, pattern: Mapping[str, Any], where: str, *, ignore_case: bool) -> _Shape | None:
    """Return one pattern, compiled once to see that RE2 takes it; `None` with errors noted."""
    where = f"{where}pattern {pattern.get('name', 'without a name')}: "
    reading.unknown(pattern, PATTERN_KEYS, where)
    if not pattern.get("name"):
        reading.refuse(pattern, "name", f"{where}needs a name")
    score = reading.number(pattern, "score", where)
    regex = pattern.get("regex")
    if not isinstance(regex, str) or not regex:
        reading.refuse(pattern, "regex", f"{where}needs a regex")
        return None
    try:
        expression = to_re2(regex, ignore_case=ignore_case)
        if Pattern(expression.pattern).matches_whole(b""):
            reading.refuse(pattern, "regex", f"{where}matches the empty text; ask for one character at least")
            return None
    except DialectError as error:
        reading.refuse(pattern, "regex", f"{where}RE2 has no {error.problem}; {error.advice}")
        return None
    except PatternError as error:
        reading.refuse(pattern, "regex", f"{where}RE2 refuses the regex: {_reason(error)}")
        return None
    return None if score is None else _Shape(expression, score)


def _reason(error: PatternError) -> str:
    """Return RE2's words for what is wrong, without the pattern they end in."""
    said = re.search(
        r"(missing [)\]]|unexpected \)|(?:bad|invalid|no argument|trailing|pattern too)[a-z -]*)", str(error)
    )
    return said[1].strip() if said else "see its syntax"


def _alike(shapes: Iterable[_Shape]) -> list[list[_Shape]]:
    """Gather the shapes that share score and edges, the likeliest first."""
    groups: dict[tuple[float, str, str], list[_Shape]] = {}
    for shape in shapes:
        groups.setdefault((shape.score, shape.expression.left, shape.expression.right), []).append(shape)
    return [groups[key] for key in sorted(groups, key=lambda key: -key[0])]


def _log_odds(score: float) -> float:
    """
    Return the natural log-odds of a probability, kept short of certainty.

    >>> _log_odds(0.5), round(_log_odds(1.0), 1)
    (0.0, 6.9)
    """
    score = max(1 - SURE, min(SURE, score))
    return log(score / (1 - score))


def _detector(
    title: str, entity: str, shapes: list[_Shape], words: tuple[str, ...], source: str, own: Mapping[str, Any]
) -> Detector:
    """Return shapes that share score and edges as one detector."""
    score, edges = shapes[0].score, shapes[0].expression
    with_context = max(score + CONTEXT_BOOST, CONTEXT_LEAST)
    return Detector(
        name=re.sub(r"[^0-9a-z]+", "_", entity.lower().translate(str.maketrans("æøå", "aoa"))).strip("_"),
        title=title,
        pattern="|".join(shape.expression.pattern for shape in shapes),
        left=edges.left,
        right=edges.right,
        words=words,
        prior=_log_odds(score),
        weights={"context": _log_odds(with_context) - _log_odds(score)},
        finds=(),
        ignores=(),
        sources=(source,),
        **own,
    )
