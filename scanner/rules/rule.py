"""What a rule is, which are on offer, and which one a finding breaks."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

import scanner.rules
from detectors.categories import CATEGORIES, label, special

if TYPE_CHECKING:
    from collections.abc import Iterable

    from detectors.detector import Detector, Severity

Language = Literal["nb", "nn", "en"]


class Words(NamedTuple):
    """One text in bokmål, nynorsk and English."""

    nb: str
    nn: str
    en: str

    def of(self, language: Language) -> str:
        """Return the text in a language."""
        text: str = getattr(self, language)
        return text


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """
    One thing that must not be.

    Args:
        id: stable; what a baseline, an inline note and a report call it ("LOG001", "no_fodselsnummer").
        name: the same as one word, as SARIF wants it ("NationalIdInLog").
        title: what is wrong, in one line.
        text: what is wrong, in a sentence or two.
        remedy: what to do about it.
        severity: how bad it is, when nothing says otherwise.
        law: articles and standards, as tags ("gdpr/art-5-1-c").
        cwe: numbers in the Common Weakness Enumeration.
        categories: for rules about logs: the keys, with all below them, that must not stand in one.
    """

    id: str
    name: str
    title: Words
    text: Words
    remedy: Words
    severity: Severity | Literal["info"]
    law: tuple[str, ...] = ()
    cwe: tuple[int, ...] = ()
    categories: tuple[str, ...] = ()

    def covers(self, category: str) -> bool:
        """Tell whether a category is one of the rule's, or below one of them."""
        return any(category == key or category.startswith(f"{key}.") for key in self.categories)


@cache
def on_offer() -> tuple[Rule, ...]:
    """Return the rules that have a file here, ordered by id."""
    found = []
    for module in pkgutil.iter_modules(scanner.rules.__path__):
        offered = getattr(importlib.import_module(f"{scanner.rules.__name__}.{module.name}"), "RULE", None)
        if isinstance(offered, Rule):
            found.append(offered)
    return tuple(sorted(found, key=lambda rule: rule.id))


@cache
def log_rules() -> tuple[Rule, ...]:
    """Return the rules about what stands in logs, in the order in which they are asked."""
    return tuple(rule for rule in on_offer() if rule.id.startswith("LOG"))


def rule_of(category: str, detector: str, *, in_log: bool) -> str:
    """
    Return the id of the rule that a category breaks where it was found.

    >>> rule_of("user.contact.email", "email", in_log=True), rule_of("user.contact.email", "email", in_log=False)
    ('LOG005', 'email')
    """
    found = (rule.id for rule in log_rules() if in_log and rule.covers(category))
    return next(found, detector)


def _tag(reason: str) -> str:
    """Return a category's special reason as a tag: "art. 9" is "gdpr/art-9"."""
    words = reason.lower().replace("§", "").replace(".", "-").split()
    joined = "-".join(words).replace("--", "-").strip("-")
    return f"gdpr/{joined}" if joined.startswith("art") else joined


def of_detector(detector: Detector) -> Rule:
    """Return the rule that what a detector finds breaks by standing where it does: the rule has the detector's name."""
    names = [label(detector.category, language) for language in ("nb", "nn", "en")]
    tags = ("gdpr/art-5-1-c", "gdpr/art-32")
    reason = special(detector.category)
    return Rule(
        id=detector.name,
        name="".join(part.capitalize() for part in detector.name.split("_")),
        title=Words(*names),
        text=Words(
            f"{names[0]} står i klartekst.",
            f"{names[1]} står i klartekst.",
            f"{detector.title} in clear text.",
        ),
        remedy=Words(
            "Ta det ut, bruk testdata som ikke kan være noens, eller godta det med en grunn.",
            "Ta det ut, bruk testdata som ikkje kan vere nokon sine, eller godta det med ein grunn.",
            "Take it out, use test data that can be nobody's, or accept it with a reason.",
        ),
        severity=detector.severity,
        law=(*tags, _tag(reason)) if reason else tags,
        cwe=(312, 359),
    )


def described(ids: Iterable[str], detectors: Iterable[Detector]) -> tuple[Rule, ...]:
    """
    Return the rules of these ids, ordered by id.

    Args:
        ids: of rules with a file here, or names of detectors.
        detectors: those that the run used.
    """
    known = {rule.id: rule for rule in on_offer()}
    by_name = {detector.name: detector for detector in detectors}
    return tuple(known[name] if name in known else of_detector(by_name[name]) for name in sorted(set(ids)))


def special_categories() -> tuple[str, ...]:
    """Return the keys of the categories that articles 9 and 10 protect."""
    return tuple(key for key, category in CATEGORIES.items() if category.special in {"art. 9", "art. 10"})
