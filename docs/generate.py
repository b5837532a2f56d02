"""
Write the pages that are made from the code, or check that they are current.

Run `python -m docs.generate` to write, `python -m docs.generate --check` to compare (exit 1 when a page is stale).
"""

from __future__ import annotations

import sys
from math import log
from pathlib import Path

from detectors.candidates import DEFAULT_WEIGHTS
from detectors.categories import label
from detectors.discover import own
from scanner.chances import confidence
from scanner.inventory import schema as inventory_schema
from scanner.inventory.lint import all_lints
from scanner.reconcile.check import on_offer as checks

HERE = Path(__file__).parent


def detectors_page() -> str:
    """Return docs/detectors.md."""
    detectors = own()
    lines = [
        "# Detectors",
        "",
        "Made from the code by `make docs`; `make check` refuses a stale page.",
        f"There are {len(detectors)}. `innsyn detectors explain NAME` says more about each.",
        "",
        "| name | finds | category | severity | bare | after its word |",
        "|---|---|---|---|---|---|",
    ]
    for detector in detectors:
        start = detector.prior - log(detector.chance)
        led = start + detector.weights.get("led", DEFAULT_WEIGHTS["led"])
        severity = ", ".join([detector.severity, *(f"{kind}: {grade}" for kind, grade in detector.severities.items())])
        lines.append(
            f"| [{detector.name}](#{detector.name}) | {detector.title} | {label(detector.category, 'en')} | {severity}"
            f" | {f'{min(confidence(start), 0.99):.0%}' if detector.pattern else '-'}"
            f" | {f'{min(confidence(led), 0.99):.0%}' if detector.led else '-'} |"
        )
    lines += [
        "",
        "*Bare* and *after its word* are the confidence of one match standing alone; `-`: never counted so.",
        "A field full of matches, its name and its neighbours then speak for or against.",
    ]
    for detector in detectors:
        lines += ["", f"## {detector.name}", "", f"{detector.title}. Category `{detector.category}`."]
        if detector.near:
            lines.append(f"Counts bare only near {', '.join(detector.near)} in the same line or row.")
        lines += ["", "Finds:", "", *(f"* `{_code(example)}`" for example in detector.finds)]
        lines += ["", "Ignores:", "", *(f"* `{_code(example)}`" for example in detector.ignores)]
        lines += ["", "Sources:", "", *(f"* {source}" for source in detector.sources)]
    return "\n".join(lines) + "\n"


RULES = """
# Rules

Made from the code by `make docs`; `make check` refuses a stale page.

`innsyn reconcile` holds what a scan found against the declared inventory by the rules REC and LOG.
`innsyn gate` holds the LOG rules too, and outside logs every detector is a rule by its own name ([detectors.md](detectors.md)).
The INV rules are about the inventory alone (`innsyn inventory check`).

One place breaks one rule for one category: the first of this table that applies speaks, the others are named with it.
Weak findings (a name, a title, a postal code alone) support a breach beside them and raise none by themselves.
A severity can be set in `innsyn.yaml` (`severities: {REC101: medium}`), and a rule accepted for a place:

```yaml
accepted:
  - {rule: REC103, location: "postgresql://*/crm/public.gammel_*", reason: saneres i januar, expires: 2027-01-31}
```

This is no legal advice: a rule says that what lies there and what is written do not agree.
""".strip()


def rules_page() -> str:
    """Return docs/rules.md."""
    lines = [*RULES.splitlines(), "", "| rule | what is wrong | severity | law |", "|---|---|---|---|"]
    rules = [check.rule for check in checks()]
    lines += [f"| [{r.id}](#{r.id.lower()}) | {r.title.en} | {r.severity} | {', '.join(r.law)} |" for r in rules]
    lines += [f"| {one.id} | {one.title.en} | {one.severity} | {one.law or '-'} |" for one in all_lints()]
    for rule in sorted(rules, key=lambda rule: rule.id):
        lines += ["", f"## {rule.id}", "", f"{rule.title.en} ({rule.title.nb}).", rule.text.en, ""]
        lines.append(f"What to do: {rule.remedy.en}")
    lines += ["", "## Lints on the inventory", "", "| lint | på norsk | what to do |", "|---|---|---|"]
    lines += [f"| {one.id} | {one.title.nb} | {one.remedy.en} |" for one in all_lints()]
    return "\n".join(lines) + "\n"


def _code(example: str) -> str:
    return example.replace("`", "'").replace("\n", "⏎")


PAGES = {"detectors.md": detectors_page, "rules.md": rules_page, inventory_schema.NAME: inventory_schema.text}


def main() -> int:
    """Write or check all pages; return the exit code."""
    stale = []
    for name, page in PAGES.items():
        path, text = HERE / name, page()
        if "--check" not in sys.argv:
            path.write_text(text, encoding="utf-8")
        elif not path.is_file() or path.read_text(encoding="utf-8") != text:
            stale.append(name)
    if stale:
        sys.stderr.write(f"stale: {', '.join(stale)}; run `make docs`\n")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
