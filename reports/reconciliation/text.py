"""For a data protection officer: the verdict in a sentence, what does not match, and what became of each promise."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from detectors.categories import label
from reports.reconciliation.words import PROMISE, SEVERITY, STATE, TEXT, VEIL, VERDICT
from reports.report import ReconciliationReport, View, printable, share
from reports.text import STYLES
from reports.words import grouped
from scanner.reconcile.check import titles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.reconcile.discrepancy import Discrepancy, Reconciliation, Standing
    from scanner.rules.rule import Language

PROMISES = frozenset({"REC102", "REC108", "REC109"})
UNDECLARED = frozenset({"REC101", "REC103", "REC104"})
MARKS = {"found": "●", "not_found": "○", "not_examined": "–", "not_verifiable": "?"}
BROKEN, KEPT = "✕", "○"


def render(reconciliation: Reconciliation, view: View) -> Iterator[str]:
    """Yield what to know first, the discrepancies worst first, the promises, the rest of the states, the verdict."""
    language = view.language
    yield TEXT["against"].of(language).format(reconciliation.scan, printable(reconciliation.inventory)) + "\n"
    if not reconciliation.complete:
        yield _styled(TEXT["incomplete"].of(language), "critical", view) + "\n"
    for notice in reconciliation.notices:
        yield f"! {printable(notice.of(language))}\n"
    yield "\n"
    told = [one for one in reconciliation.discrepancies if one.severity != "info"]
    shown = told[: view.limit] if view.limit else told
    for one in shown:
        yield from _discrepancy(one, view)
    if len(shown) < len(told):
        yield TEXT["more"].of(language).format(len(told) - len(shown)) + "\n\n"
    yield from _states(reconciliation, view)
    if reconciliation.accepted:
        yield TEXT["accepted"].of(language).format(reconciliation.accepted) + "\n"
    yield TEXT["advice"].of(language) + "\n"
    yield verdict(reconciliation, view) + "\n"


def verdict(reconciliation: Reconciliation, view: View) -> str:
    """Return the whole in one sentence."""
    language = view.language
    counts: Counter[str] = Counter(map(_kind, (one for one in reconciliation.discrepancies if one.severity != "info")))
    said = [
        VERDICT[kind if counts[kind] == 1 else f"{kind}s"].of(language).format(counts[kind])
        for kind in ("promise", "undeclared", "log", "overdue", "other", "gap", "system")
        if counts[kind]
    ]
    told = ", ".join(said) or VERDICT["none"].of(language)
    return (VERDICT["since"].of(language).format(reconciliation.since, told) if reconciliation.since else told) + "."


def _kind(one: Discrepancy) -> str:
    if one.breach.promise or one.rule in PROMISES:
        return "promise"
    if one.rule in UNDECLARED:
        return "undeclared"
    if one.rule.startswith("LOG"):
        return "log"
    if one.rule.startswith("INV") or (one.breach.location is None and one.rule != "REC106"):
        return "gap"
    return {"REC106": "system", "REC110": "overdue"}.get(one.rule, "other")


def _discrepancy(one: Discrepancy, view: View) -> Iterator[str]:
    language, breach = view.language, one.breach
    title = titles().get(one.rule)
    about = label(breach.category, language) if breach.category else ""
    named = title.of(language) if title else (breach.said.of(language) if breach.said else "")
    head = f"{SEVERITY[one.severity].of(language):<9}"
    yield f"{_styled(head, one.severity, view)} {one.rule} {printable(named)}{f': {about}' if about else ''}\n"
    for line in _lines(one, view):
        yield f"          {line}\n"
    yield "\n"


def _lines(one: Discrepancy, view: View) -> Iterator[str]:
    """Yield where, how much, by which sentence, and what to do."""
    language, breach = view.language, one.breach
    if breach.location:
        place = breach.location
        yield " › ".join(printable(part) for part in (place.path, place.container, place.field) if part)
    of = [printable(name) for name in (breach.system, breach.activity, breach.promise, breach.recipient) if name]
    counted = (
        [TEXT["of"].of(language).format(grouped(breach.count), grouped(breach.examined))] if breach.location else []
    )
    if breach.overdue is not None and breach.oldest:
        counted = [TEXT["overdue"].of(language).format(grouped(breach.overdue), breach.oldest.isoformat())]
    since = [TEXT["since"].of(language).format(one.since.date().isoformat())] if one.since else []
    if of or counted:
        yield " · ".join([*of, *counted, *since])
    if breach.said and titles().get(one.rule):
        yield printable(breach.said.of(language))
    line = [TEXT["line"].of(language).format(one.inventory_line)] if one.inventory_line else []
    if one.quote:
        yield f"{TEXT['says'].of(language)}: «{printable(one.quote)}»{f' ({line[0]})' if line else ''}"
    elif line:
        yield line[0]
    if one.also:
        yield TEXT["also"].of(language).format(", ".join(one.also))
    yield f"{TEXT['do'].of(language)}: {one.remedy.of(language)}"
    if one.declares:
        yield f"{TEXT['declare'].of(language)}: {printable(one.declares)}"


def _states(reconciliation: Reconciliation, view: View) -> Iterator[str]:
    """Yield what became of each promise, and how many of the declared categories are in which state."""
    language = view.language
    promises = [one for one in reconciliation.states if one.kind == "promise"]
    if promises:
        yield TEXT["promises"].of(language) + "\n"
        for one in promises:
            mark = BROKEN if one.state == "found" else MARKS[one.state]
            yield f"  {mark} {printable(one.id)}: {_promise(one, view)}\n"
        yield "\n"
    systems: dict[str, list[Standing]] = {}
    for one in reconciliation.states:
        if one.kind == "category":
            systems.setdefault(one.system or "", []).append(one)
    if systems:
        yield TEXT["states"].of(language) + "\n"
        for system, declared in systems.items():
            yield f"  {printable(system)}\n"
            yield from _declared(declared, view)
        yield "\n"


def _declared(declared: list[Standing], view: View) -> Iterator[str]:
    """Yield a line for each state that some of a system's declared categories are in."""
    for state, mark in MARKS.items():
        for by_name in (False, True):
            here = [one for one in declared if one.state == state and _by_name(one) == by_name]
            if here:
                said = STATE[f"{state} by name" if by_name else state].of(view.language)
                yield f"    {mark} {said}: {', '.join(_category(one, view) for one in here)}\n"


def _by_name(one: Standing) -> bool:
    return one.state == "not_found" and one.by == "name"


def _category(one: Standing, view: View) -> str:
    """Return what a declared category is called, with what of it is protected or looked for."""
    language, more = view.language, ""
    if one.protected:
        more = TEXT["veiled"].of(language).format(_veils(one, language))
    elif one.parts:
        more = TEXT["parts"].of(language).format(", ".join(label(part, language) for part in one.parts))
    return label(one.id, language) + (f" ({more})" if more else "")


def _veils(one: Standing, language: Language) -> str:
    return ", ".join(VEIL[kind].of(language).format(grouped(count)) for kind, count in one.veils)


def _promise(one: Standing, view: View) -> str:
    """Return what became of a promise: broken, not seen broken and how surely, or not for a scan to tell."""
    language, more = view.language, ""
    said = PROMISE[one.state].of(language)
    if one.state == "not_found" and one.by == "name":
        more = TEXT["by name"].of(language)
    elif one.state == "not_found" and one.bound:
        more = TEXT["at most"].of(language).format(share(one.bound, language))
    if one.state == "not_verifiable" and one.protected is not None and not one.filled:
        said = TEXT["no trace"].of(language)
    elif one.veils:
        numbers = grouped(one.protected or 0), grouped(one.filled or 0)
        shielded = TEXT["shielded"].of(language).format(*numbers, _veils(one, language))
        more = f"{more}; {shielded}" if more else shielded
    return said + (f" ({more})" if more else "")


def _styled(text: str, grade: str, view: View) -> str:
    style = STYLES.get(grade)
    return style.render(text) if view.colour and style else text


REPORT = ReconciliationReport("text", render)
