"""
What a field's name says about what it holds.

A name is cut into words (snake_case, kebab-case, camelCase, paths), spelled alike (ø, oe and o are one letter here) and
read from its end, for the head of a Nordic or English compound stands last: `kundetelefon` is a telephone,
`telefon_type` is a type, `ip_adresse` is no address. The longest word known wins, and what it merely ends in is spoken
against. `detectors.field_words` holds the words.
"""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from detectors import field_words as words
from detectors.field_vocabulary import begun, may_end, set_of, spelled, stem, tokens, vocabulary, without_vowels

if TYPE_CHECKING:
    from collections.abc import Mapping

AGAINST, MISLEADING, WITH_PERSON, WITH_OTHER, QUIET = -4.0, -3.0, 3.5, 2.5, 2.5
PARENT_UNKNOWN = 1.5
LEAST = 2.0
"""What says less alone, and is no person, says nothing after a word that is unknown."""
SHORTENED = 2.5
"""What a word cut short says."""
SHORTEST_BEFORE = 3
"""Letters of what stands before the tail of a word run together."""
LONGEST = 200
POSITION = "user.location.precise"
SHORT_HEADS = frozenset({"tlf", "fnr", "adr", "mob"})
"""Short words that nonetheless stand last in compounds (kundetlf)."""

_EDGES = ".[]/:>|"


class _Match(NamedTuple):
    word: str
    modifiers: tuple[str, ...]


def _find(parts: list[str]) -> _Match | None:
    """Return the longest known word that the parts end in, whole parts first, then compounds."""
    known = vocabulary()
    for start in range(len(parts)):
        word = stem("".join(parts[start:]), known)
        if word and not (start and len(word) <= 2 and max(known[word].values()) < 3.0):
            return _Match(word, tuple(parts[:start]))
    head = parts[-1]
    for start in range(3, len(head) - 2):
        word = stem(head[start:], known)
        strong = word and max(known[word].values()) >= 3.0
        if strong and (len(word) >= 4 or word in SHORT_HEADS) and may_end(word, head[:start]):
            return _Match(word, (*parts[:-1], head[:start]))
    return None


def carries(field: str) -> bool:
    """
    Tell whether a name says so little that what the table is called says more.

    >>> carries("Name"), carries("beskrivelse"), carries("latitude"), carries("fornavn")
    (True, True, True, False)
    """
    little = spelled("".join(tokens(field))) in set_of(f"{words.CARRIERS} {words.EXPIRING}")
    return little or hints(field).get(POSITION, 0.0) > 0


def telling(field: str) -> bool:
    """
    Tell whether a name asks for a number or an answer that says all by itself.

    >>> telling("pasient.bmi"), telling("Er_gravid"), telling("diagnose")
    (True, True, False)
    """
    parts = tokens(field.rpartition(".")[2])
    match = _find(parts) if parts else None
    return match is not None and match.word in set_of(words.TELLING)


def _person(modifier: str) -> bool:
    return bool(stem(modifier, set_of(words.PEOPLE)))


def _weight(category: str, weight: float, match: _Match) -> float:
    """Return what a word is worth for a category, after its modifiers."""
    word, modifiers = match
    told = [
        modifier for modifier in modifiers if modifier not in set_of(words.NOISE_BEFORE) and not modifier.isdigit()
    ]
    if not told or category == words.NOTHING:
        return weight
    if bad := set_of(words.BAD_MODIFIERS).intersection(told):
        asks = word in set_of(words.TELLING) and bad <= set_of(words.FLAGS)
        keeps = asks or category == "user.privacy_preferences" or category in words.ISSUED
        return weight if keeps else AGAINST
    if all(_person(modifier) for modifier in told):
        return min(weight, WITH_PERSON)
    if category in words.CLOSED and not _person(word):
        allowed = set_of(words.CLOSED[category])
        if _person(told[-1]) or told[-1] in allowed:
            return min(weight, WITH_PERSON)
        # What an unknown word is the name of (hjh_navn), its values tell: full names are told from all else.
        known = any(stem(modifier, set_of(f"{words.THINGS} {words.PLACES}")) for modifier in told)
        return MISLEADING if known or category != "user.name" else 0.0
    return min(weight, WITH_OTHER) if weight >= LEAST or _person(word) else 0.0


def _is_kin(one: str, other: str) -> bool:
    return one == other or one.startswith(other + ".") or other.startswith(one + ".")


def _judge(match: _Match) -> dict[str, float]:
    """Return what a match says: for its categories, and against those it merely ends in."""
    known = vocabulary()
    said = {category: _weight(category, weight, match) for category, weight in known[match.word].items()}
    for start in range(1, len(match.word) - 3):
        end = match.word[start:]
        for category in known.get(end, ()) if end not in set_of(words.WHOLE) else ():
            if category != words.NOTHING and not any(_is_kin(category, other) for other in said):
                said[category] = AGAINST
    if words.NOTHING in said:
        said.pop(words.NOTHING)
        for category in words.NUMBERS.split():
            said.setdefault(category, MISLEADING)
    return said


def _beside(category: str, head: str, quiet: frozenset[str]) -> float:
    """Return what a head after a category's word says: against it, as a rule."""
    keeps = head in quiet or (category == "user.privacy_preferences" and head in set_of(words.CONSENT_HEADS))
    return QUIET if keeps else AGAINST


def _about(parts: list[str]) -> dict[str, float]:
    """Return what a name says whose head is not the value but something about it: epost_sendt, korttype."""
    heads, quiet = set_of(words.BAD_HEADS), set_of(words.QUIET_HEADS)
    for start in range(len(parts) - 1, 0, -1):
        if parts[start] not in heads and parts[start] not in quiet:
            break
        match = _find(parts[:start])
        if match:
            said = [category for category, weight in _judge(match).items() if weight > 0]
            return {category: _beside(category, parts[start], quiet) for category in said}
    last = parts[-1]
    for head in heads:
        if len(head) >= 3 and last.endswith(head):
            before = last[: -len(head)]
            word = stem(before, vocabulary()) or stem(before.removesuffix("s"), vocabulary())
            if word and len(word) >= 4:
                return {category: AGAINST for category in vocabulary()[word] if category != words.NOTHING}
    return {}


def _read(parts: list[str], parent: list[str]) -> dict[str, float]:
    """Return what the words of a name say, the parent's words read with them where they belong together."""
    match = _find(parts)
    whole = _find(parent + parts) if parent else None
    joined = whole is not None and (match is None or len(whole.word) > len(match.word))
    if whole is not None and joined and whole.word.endswith("".join(parts)[-2:]):
        return _judge(whole._replace(modifiers=()))
    if match is not None:
        said = _judge(match)
        known = vocabulary()[match.word]
        if match.modifiers and (words.NOTHING in known or max(known.values()) <= PARENT_UNKNOWN):
            said.update(_about(parts))
        # A table of titles is of whom the titles are.
        repeated = parent[-1:] and parent[-1].startswith(parts[-1])
        if parent and not repeated and not match.modifiers and not any(_person(word) for word in parent):
            most = MISLEADING if any(stem(word, set_of(words.THINGS)) for word in parent) else PARENT_UNKNOWN
            for category in words.CLOSED.keys() & said.keys():
                said[category] = min(said[category], most)
            if stem(parent[-1], set_of(words.PLACES)) and POSITION in said:
                said[POSITION] = MISLEADING
        return _carried(parts, parent) or said
    return _carried(parts, parent) or _about(parts) or _shortened(parts)


def _carried(parts: list[str], parent: list[str]) -> dict[str, float]:
    """Return what a name says that only carries what its parent is about: diagnoses.description, salaries.amount."""
    if not parent or len(parts) > 1 or parts[0] not in set_of(words.CARRIERS):
        return {}
    said = vocabulary()[match.word] if (match := _find(parent)) else {}
    if stem(parent[-1], set_of(words.ABOUT_HEALTH)):
        said = {"user.health_and_medical": WITH_OTHER}
    kinds = words.CARRIED + (words.CARRIED_TEXT if parts[0] in set_of(words.PROSE) else ())
    return {
        category: min(weight, WITH_OTHER)
        for category, weight in said.items()
        if weight >= WITH_OTHER and category.startswith(kinds)
    }


def _shortened(parts: list[str]) -> dict[str, float]:
    """Return what a name says that is a word cut short before a vowel, or written without vowels: diag, statsb, fornvn."""
    category = begun(parts[-1]) or without_vowels(parts[-1]) or None
    before = [part for part in parts[:-1] if part not in set_of(words.NOISE_BEFORE) and not _person(part)]
    plain = category is None or before or parts[-1] in set_of(words.NOT_CUT)
    return {} if plain or category is None else {category: SHORTENED}


def _coded(parts: list[str], parent: list[str]) -> dict[str, float]:
    """Return what a name says that ends in a word for a code: a diagnosis stays one as a code, an address does not."""
    if len(parts) < 2 or parts[-1] not in set_of(words.CODES):
        return {}
    said = _read(parts[:-1], parent)
    return {key: min(weight, WITH_OTHER) for key, weight in said.items() if key.startswith(words.CODED)}


def _run_together(word: str) -> dict[str, float]:
    """
    Return what a word says that is run together from one that is known and what may stand after it.

    >>> _run_together("tlfpriv"), _run_together("diagkd"), _run_together("privat")
    ({'user.contact.phone_number': 3.5}, {'user.health_and_medical': 2.5}, {})
    """
    for tail in sorted(set_of(f"{words.QUALIFIERS} {words.TAILS}"), key=len, reverse=True):
        before = word.removesuffix(tail)
        if before == word or len(before) < SHORTEST_BEFORE:
            continue
        if (known := stem(before, vocabulary())) and max(vocabulary()[known].values()) >= WITH_PERSON:
            return _whose([before, tail]) or _coded([before, tail], [])
        category = begun(before)
        if tail in set_of(words.TAILS) and category.startswith(words.CODED):
            return {category: SHORTENED}
    return {}


def _widened(said: dict[str, float]) -> dict[str, float]:
    """Return the same with aliases and parents: a first name is a name, a delivery address an address."""
    for group in words.ALIASES:
        given = [said[key] for key in group if key in said]
        if given and max(given) > 0:
            said.update(dict.fromkeys(group, max(given, key=abs)))
    for category, weight in list(said.items()):
        parent = category.rpartition(".")[0]
        if weight > 0 and parent in words.SPREADING and not category.endswith((".postal_code", ".city", ".country")):
            said.setdefault(parent, weight)
    return said


def _whose(parts: list[str]) -> dict[str, float]:
    """Return what a name says that ends in whose it is, or of what kind: navn_mottaker, epost_privat."""
    after = set_of(words.QUALIFIERS) | (set_of(words.PEOPLE) - set_of(words.WHOSE_NOT))
    if len(parts) < 2 or not stem(parts[-1], after) or stem("".join(parts), vocabulary()):
        return {}
    before = parts[:-1]
    while before and before[-1] in set_of(words.BETWEEN):
        before = before[:-1]
    match = _find(before) if before else None
    said = _judge(match) if match else {}
    # A comment's author is not the comment.
    strong = {
        category: min(weight, WITH_PERSON)
        for category, weight in said.items()
        if weight > 2.0 and not (category.startswith("user.content.") and stem(parts[-1], set_of(words.DOERS)))
    }
    return {**said, **strong} if strong else {}


def _qualified(parts: list[str]) -> dict[str, float]:
    """Return what a name says whose head stands before a preposition: Nyhetsbrev på e-post is no e-mail address."""
    for place in range(1, len(parts) - 1):
        if parts[place] in set_of(words.BETWEEN):
            match = _find(parts[:place])
            said = _judge(match) if match else {}
            return said if max(said.values(), default=0.0) >= WITH_OTHER else {}
    return {}


@lru_cache(maxsize=4096)
def hints(field: str) -> Mapping[str, float]:
    """
    Return what a field's name says for and against categories, in natural log-odds.

    Args:
        field: a column, a path such as "kunde.kontakt[].epost", a log key. The last two segments count.

    >>> dict(hints("kundetelefon")), hints("ip_adresse")["user.contact.address"]
    ({'user.contact.phone_number': 3.5}, -4.0)
    >>> dict(hints("x1"))
    {}
    """
    # The full stop of an abbreviation ends no segment: `Tlf. privat`.
    text = field[-LONGEST:].replace(". ", " ")
    for edge in _EDGES:
        text = text.replace(edge, "\n")
    segments = [found for found in map(tokens, text.split("\n")) if found]
    if not segments:
        return MappingProxyType({})
    parts, before = segments[-1], segments[-2] if len(segments) > 1 else []
    parent = [word for word in before if word not in set_of(words.NOISE_BEFORE)]
    said = _whose(parts) or _qualified(parts) or _read(parts, parent) or _coded(parts, parent)
    said = said or (_run_together(parts[0]) if len(parts) == 1 else {})
    while not said and len(parts) > 1 and (parts[-1] in set_of(words.NOISE_AFTER) or parts[-1].isdigit()):
        parts = parts[:-1]
        said = _read(parts, parent)
    return MappingProxyType(_widened(said))
