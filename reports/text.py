"""For people: what was found, where, how sure and why; then what was not read."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rich.style import Style

from detectors.categories import label
from reports.reasons import reason
from reports.report import Report, View, percent, printable, share
from reports.words import counted, decimal, grouped, word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.findings import Finding, Scan, Unread

STYLES = {
    "critical": Style(bold=True, color="red"),
    "high": Style(color="red"),
    "medium": Style(color="yellow"),
    "low": Style(color="cyan"),
    "test data": Style(dim=True),
}
PLACES = 5
SET_ASIDE = 5
SAMPLED = 20
REASONS = 4


def render(scan: Scan, view: View) -> Iterator[str]:
    """Yield the report, a block per finding, strongest first; the verdict stands last, where the eye rests."""
    shown = scan.findings[: view.limit] if view.limit else scan.findings
    estimates = {(part.source, part.container) for part in scan.coverage if not part.exact}
    for finding in shown:
        place = finding.location.source, finding.location.container
        yield from _finding(finding, view, estimated=place in estimates)
    if len(shown) < len(scan.findings):
        yield word("more findings", view.language).format(len(scan.findings) - len(shown)) + "\n\n"
    yield from _unread(scan, view)
    yield from _joins(scan, view)
    yield from _samples(scan, view)
    yield from _verdict(scan, view)


def _finding(finding: Finding, view: View, *, estimated: bool) -> Iterator[str]:
    language = view.language
    grade = "test data" if finding.test_data else finding.severity
    name = label(finding.category, language) + (f" ({printable(finding.subtype)})" if finding.subtype else "")
    place = finding.location
    where = " › ".join(printable(part) for part in (place.path, place.container, place.field) if part)
    head = f"{word(grade, language):<10}"
    yield f"{_styled(head, grade, view)} {name}\n"
    yield f"           {where}\n"
    drawn = _drawn(finding, language, estimated=estimated)
    yield f"           {_count(finding, language)}{drawn} · {percent(finding.confidence)} {word('sure', language)}"
    yield f" · {word('looks like', language)} {printable(finding.shape)}\n" if finding.shape else "\n"
    places = _places(finding, language)
    if places:
        yield f"           {places}\n"
    reasons = ", ".join(
        f"{printable(reason(why.reason, language))} {decimal(f'{why.weight:+.1f}', language)}"
        for why in finding.why[:REASONS]
    )
    yield f"           {word('because', language)}: {reasons}\n\n" if reasons else "\n"


def _count(finding: Finding, language: str) -> str:
    values = counted(finding.count, "values", language)
    if finding.count == 1:
        return values
    key = "at least" if finding.distinct_at_least else "different"
    return f"{values}, {word(key, language).format(grouped(finding.distinct))}"


def _drawn(finding: Finding, language: str, *, estimated: bool) -> str:
    """Return of how many rows (`estimated`: by the database), and how they were chosen, where not all were read."""
    if not finding.sampling:
        return ""
    key = "sample of" if finding.total is not None else "sample"
    text = word(key, language).format(
        grouped(finding.examined), ("~" if estimated else "") + grouped(finding.total or 0)
    )
    return f" {text} ({word(finding.sampling, language)})"


def _places(finding: Finding, language: str) -> str:
    numbers = []
    for place in finding.occurrences:
        number = place.line or place.row
        if number is not None and number not in numbers:
            numbers.append(number)
        if len(numbers) > PLACES:
            break
    if not numbers:
        return ""
    kind = word("line" if finding.occurrences[0].line is not None else "row", language)
    listed = ", ".join(str(number) for number in numbers[:PLACES])
    more = " …" if len(numbers) > PLACES else ""
    # A sample's rows are counted as they are read: the fifth of them is not the fifth of the table.
    drawn = f" ({word('of those read', language)})" if finding.sampling else ""
    return f"{kind} {listed}{more}{drawn}"


def _unread(scan: Scan, view: View) -> Iterator[str]:
    language = view.language
    if scan.failures:
        yield _styled(word("not read", language), "critical", view) + "\n"
        yield from (_item(item, language) for item in scan.failures)
        yield "\n"
    if scan.set_aside:
        yield word("set aside", language) + f" ({len(scan.set_aside)})\n"
        yield from (_item(item, language) for item in scan.set_aside[:SET_ASIDE])
        if len(scan.set_aside) > SET_ASIDE:
            yield "  " + word("and", language).format(len(scan.set_aside) - SET_ASIDE) + "\n"
        yield "\n"


def _samples(scan: Scan, view: View) -> Iterator[str]:
    """Say what a clean column of each sampled table may still hold."""
    language = view.language
    sampled = [part for part in scan.coverage if part.sampling and part.examined]
    if not sampled:
        return
    yield word("sampled", language) + "\n"
    for part in sampled[:SAMPLED]:
        where = " › ".join(printable(name) for name in (part.source.removeprefix("file:"), part.container) if name)
        total = "?" if part.total is None else ("" if part.exact else "~") + grouped(part.total)
        drawn = word("sample of", language).format(grouped(part.examined), total)
        if not part.complete and part.sampling != "first rows":
            yield f"  {where}: {drawn}\n"
            continue
        if part.bound is None or part.bound >= 1:
            yield f"  {where}: {drawn} ({word(part.sampling, language)})\n"
            continue
        most = word("at most", language).format(share(part.bound, language))
        yield f"  {where}: {drawn} ({word(part.sampling, language)}); {most}\n"
    if len(sampled) > SAMPLED:
        yield "  " + word("and", language).format(len(sampled) - SAMPLED) + "\n"
    yield "\n"


def _joins(scan: Scan, view: View) -> Iterator[str]:
    """Name the columns that seem to be keys of other tables."""
    language = view.language
    proposed = [join for join in scan.joins if not join.declared]
    if not proposed:
        return
    yield word("joins", language) + "\n"
    several = len({part.source for part in scan.coverage}) > 1  # then a table's name alone may be of any of them
    for join in proposed[:SAMPLED]:
        ends = (
            " › ".join(printable(part) for part in (end.path if several else "", end.container, end.field) if part)
            for end in (join.child, join.parent)
        )
        said = word("shared", language).format(grouped(join.shared), grouped(join.compared))
        yield f"  {' → '.join(ends)}: {said if join.compared else word('by name', language)}\n"
    if len(proposed) > SAMPLED:
        yield "  " + word("and", language).format(len(proposed) - SAMPLED) + "\n"
    yield "\n"


def _item(item: Unread, language: str) -> str:
    where = " › ".join(printable(part) for part in (item.source.removeprefix("file:"), item.container) if part)
    line = f", {word('line', language)} {item.line}" if item.line is not None else ""
    return f"  {where}{line}: {printable(reason(item.reason, language))}\n"


def _verdict(scan: Scan, view: View) -> Iterator[str]:
    language = view.language
    totals: Counter[str] = Counter()
    for part in scan.coverage:
        totals[part.unit] += part.examined
    seconds = (scan.finished - scan.started).total_seconds()
    units = [unit for unit in ("lines", "rows") if totals[unit]] or ["lines", "rows"]
    read = [counted(totals[unit], unit, language) for unit in units]
    yield word("examined", language).format(
        sources=counted(len(scan.coverage), "sources", language),
        read=word("besides", language).join(read),
        seconds=decimal(f"{seconds:.1f}", language),
    )
    yield "\n"
    carried = [part for part in scan.coverage if part.since]
    if carried:
        lines, since = sum(part.carried for part in carried), min(part.since for part in carried)
        told = word("carried", language).format(
            grouped(lines), counted(len(carried), "sources", language), _moment(since)
        )
        yield told + "\n"
    real = [finding for finding in scan.findings if not finding.test_data]
    by_severity: Counter[str] = Counter(finding.severity for finding in real)
    counts = ", ".join(f"{number} {word(severity, language)}" for severity, number in _ranked(by_severity))
    test = len(scan.findings) - len(real)
    if scan.findings:
        yield (
            word("found", language).format(
                real=counted(len(real), "fields", language),
                counts=counts or "-",
                test=counted(test, "fields", language),
            )
            + "\n"
        )
    else:
        yield word("nothing", language) + "\n"
    if scan.below:
        yield word("below", language).format(counted(scan.below, "indications", language)) + "\n"
    if not scan.complete:
        yield (
            _styled(
                word("incomplete", language).format(counted(len(scan.failures), "things", language)), "critical", view
            )
            + "\n"
        )


def _moment(text: str) -> str:
    """
    Return a moment in UTC to the minute.

    >>> _moment("2026-11-22T10:05:54+00:00")
    '2026-11-22 10:05 UTC'
    """
    return f"{text[:10]} {text[11:16]} UTC"


def _ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    return [(severity, counts[severity]) for severity in ("critical", "high", "medium", "low") if counts[severity]]


def _styled(text: str, grade: str, view: View) -> str:
    return STYLES[grade].render(text) if view.colour else text


REPORT = Report("text", render)
