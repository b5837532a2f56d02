"""Every fact of a draft has a quote, and every quote stands where its place says."""

import pytest

from scanner.inventory.drafting.reading import read_policy
from scanner.inventory.write import plain
from tests.inventory.drafted import OWN_PAIRS, nodes, own_draft


@pytest.fixture(params=OWN_PAIRS, ids=[reference.stem for _, reference in OWN_PAIRS])
def own(request):
    policy, _ = request.param
    return policy, own_draft(policy)


def test_every_quote_stands_where_its_place_says(own):
    policy, inventory = own
    text = read_policy(policy).text
    places = [node for node in nodes(plain(inventory)) if "place" in node]
    assert len(places) > 10
    for node in places:
        name, line, span = node["place"].rsplit(":", 2)
        start, end = map(int, span.split("-"))
        assert name == policy.name
        assert " ".join(text[start:end].split()) == node["quote"]
        assert text[:start].count("\n") + 1 == int(line)


def test_every_fact_has_a_quote(own):
    _, inventory = own
    tree = plain(inventory)
    for activity in tree["processing_activities"]:
        for part in ("personal_data", "retention", "legal_basis_for_processing"):
            assert all(node["quote"] and node["place"] for node in activity.get(part, []))
    for part in ("processing_activities", "recipients", "promises"):
        assert all(node["quote"] and node["place"] for node in tree.get(part, []))


def test_what_is_drafted_as_a_list_has_the_place_of_each_item_in_its_note(own):
    policy, inventory = own
    tree, text = plain(inventory), read_policy(policy).text
    listed = [(node, node.get("data_subjects", [])) for node in tree["processing_activities"]]
    rights = tree.get("data_subject_rights", {})
    for node, labels in [*listed, (rights, rights.get("rights", []))]:
        places = dict(item.split(": ", 1) for item in node["note"].split("; ")) if labels else {}
        assert list(places) == labels
        for place in places.values():
            start, end = map(int, place.rpartition(":")[2].split("-"))
            assert text[start:end].strip()


def test_terms_are_the_documents_own_words(own):
    policy, inventory = own
    text = " ".join(read_policy(policy).text.split()).lower()
    for activity in inventory.processing_activities:
        for data in activity.personal_data:
            assert all(term.lower() in text for term in data.term.split(", ")), data.term
