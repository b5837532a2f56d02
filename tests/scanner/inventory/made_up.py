"""Inventories made up at random, for the properties of what is read and written."""

from __future__ import annotations

from typing import get_args

from hypothesis import strategies as st

from detectors.categories import CATEGORIES
from scanner.inventory import words
from scanner.inventory.model import Inventory

TEXTS = st.one_of(
    st.sampled_from(
        [
            "NO",
            "no",
            "true",
            "null",
            "~",
            "01010112345",
            "1e3",
            "2023-09-10",
            "=1+1",
            "+47 68 05 00 00",
            "-",
            "@a",
            "'=x",
            "a: b",
            "# c",
            "- d",
            "linje\nlinje",
            "\\n",
            "\\",
            "«ord»",
            "a, b; c",
            "[x]",
            "{y}",
            '"z"',
            "&a",
            "*a",
            "!t",
            "%p",
            " ledende",
            "etter ",
            "æøå",
            "\t",
            "||",
            "| x",
            "> y",
            "?",
            ": ",
            "x:",
            "_x0041_",
            "0x1F",
            "12:30:00",
            "<<",
            "e\u0301",
        ]
    ),
    st.text(st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\t"), min_size=1, max_size=20),
)
KEYS = st.sampled_from(list(CATEGORIES))
DURATIONS = st.sampled_from(["P6Y", "P3Y6M", "P90D", "P2W"])


def some(strategy, most=3):
    return st.lists(strategy, min_size=1, max_size=most)


def chosen(literal):
    return st.sampled_from(get_args(literal))


def node(needed=None, /, **optional):
    extra = {"quote": TEXTS, "place": TEXTS, "note": TEXTS}
    needed = needed or {}
    rest = {key: value for key, value in (extra | optional).items() if key not in needed}
    return st.fixed_dictionaries(needed, optional=rest).filter(bool)  # a node without a word says nothing


PARTIES = node(
    name=TEXTS, email=TEXTS, phone=TEXTS, address=TEXTS, url=TEXTS, organisation_number=st.just("312 345 676")
)


SYSTEMS, RECIPIENTS, ACTIVITIES = ("butikk", "å_b.-"), ("frakt", "1"), ("ordre", "nei", "007")
PERSONAL = node(
    {"data_category": KEYS},
    term=TEXTS,
    provided_by=chosen(words.ProvidedBy),
    required=st.booleans(),
    special_category_legal_basis=chosen(words.Article9),
    justification=TEXTS,
    protection=chosen(words.Protection),
)
RETENTION = node(
    period=DURATIONS,
    minimum=DURATIONS,
    starts=TEXTS,
    starts_field=TEXTS,
    round_up=chosen(words.RoundUp),
    until=TEXTS,
    indeterminate=st.booleans(),
    applies_to=some(KEYS),
    action=chosen(words.Action),
    legal_basis=TEXTS,
)
ACTIVITY = node(
    {"name": TEXTS, "personal_data": st.lists(PERSONAL, max_size=2)},
    purposes=some(TEXTS),
    data_use=some(st.sampled_from(["essential.service", "analytics"])),
    data_subjects=some(st.sampled_from(["customer", "employee"])),
    legal_basis_for_processing=some(node({"article": chosen(words.Article6)}, data_categories=some(KEYS)), 2),
    data_sources=some(TEXTS),
    retention=some(RETENTION, 2),
    recipients=some(st.sampled_from(RECIPIENTS)),
    systems=some(st.sampled_from(SYSTEMS)),
    on_behalf_of=some(PARTIES, 2),
    profiling=st.booleans(),
    dpia=TEXTS,
)
SYSTEM = node(
    name=TEXTS,
    system_type=TEXTS,
    locations=some(TEXTS),
    log=st.booleans(),
    identity_fields=some(node({"field": TEXTS, "identity": KEYS}), 2),
)
RECIPIENT = node(
    {"name": TEXTS},
    role=chosen(words.Role),
    named=st.booleans(),
    data_categories=some(KEYS),
    exports=some(TEXTS),
    country=st.just("NO"),
    transfer=node(third_country=TEXTS, safeguard=TEXTS),
)
PROMISE = node(
    {"kind": chosen(words.PromiseKind), "quote": TEXTS},
    data_categories=some(KEYS),
    systems=some(st.sampled_from([*SYSTEMS, "*", "recipient:frakt"])),
    protection=TEXTS,
    severity=chosen(words.Severity),
    verifiable=chosen(words.Verifiable),
)
DOCUMENT = node(title=TEXTS, path=TEXTS, url=TEXTS, sha256=TEXTS, last_updated=TEXTS)
RIGHTS = node(contact=TEXTS, response_deadline=DURATIONS, rights=some(chosen(words.Right)), not_stated=some(TEXTS))


def identified(strategy, names, least=1):
    """Lists of nodes, each with an id of its own."""
    return st.lists(strategy, min_size=least, max_size=len(names)).map(
        lambda nodes: [{"id": name} | item for name, item in zip(names, nodes, strict=False)]
    )


INVENTORIES = node(
    {
        "inventory_version": st.just(1),
        "processing_activities": identified(ACTIVITY, ACTIVITIES),
        "systems": identified(SYSTEM, SYSTEMS, 2),
        "recipients": identified(RECIPIENT, RECIPIENTS, 2),
    },
    controller=PARTIES,
    joint_controllers=some(PARTIES, 2),
    representative=PARTIES,
    data_protection_officer=PARTIES,
    security_measures=some(TEXTS),
    documents=some(DOCUMENT, 2),
    promises=identified(PROMISE, ("løfte-1", "p2")),
    data_subject_rights=RIGHTS,
    open_questions=some(st.one_of(TEXTS, node({"question": TEXTS}))),
).map(Inventory.model_validate)
