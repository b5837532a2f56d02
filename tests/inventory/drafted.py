"""What the tests of drafting share: what a text asserts, and the project's own policies drafted, each but once."""

from functools import cache
from pathlib import Path

from benchmarks.policies import OWN, pairs
from scanner.inventory.drafting.claims import claims
from scanner.inventory.drafting.draft import draft
from scanner.inventory.drafting.language import READ
from scanner.inventory.drafting.outline import outline
from scanner.inventory.drafting.reading import document, read_policy

OWN_PAIRS = [pair for pair in pairs() if OWN in pair[1].parents]
SHARED_PAIRS = [pair for pair in pairs() if OWN not in pair[1].parents]
CARD = "financial.credit_card"
FNR = "government_id.national_identification_number"


def said(text, tongue="nb"):
    return outline(document(Path("p.txt"), text), READ[tongue])


def asserted(text, tongue="nb"):
    """Return what each sense of a text's claims holds, without `user.`."""
    found = {}
    for claim in claims(said(text, tongue)):
        found.setdefault(claim.sense, set()).add(claim.mention.label.removeprefix("user."))
    return found


def drafted(text):
    """Return the inventory drafted from one text, named p.txt."""
    return draft([("p.txt", document(Path("p.txt"), text))])


@cache
def own_draft(policy):
    """Return the inventory drafted from a policy; every test of a process has the same."""
    return draft([(policy.name, read_policy(policy))])


def nodes(value):
    """Yield every mapping of a tree."""
    if isinstance(value, dict):
        yield value
        for item in value.values():
            yield from nodes(item)
    elif isinstance(value, list):
        for item in value:
            yield from nodes(item)
