"""The rules on offer, and which one a finding breaks."""

import pytest

from detectors.categories import CATEGORIES, special
from detectors.discover import own
from scanner.rules.rule import described, log_rules, of_detector, on_offer, rule_of


def test_every_rule_is_whole_and_named_after_its_file():
    ids = [rule.id for rule in on_offer()]
    assert ids[:5] == ["LOG001", "LOG002", "LOG003", "LOG004", "LOG005"]
    assert len(set(ids)) == len({rule.name for rule in on_offer()}) == len(ids)
    for rule in on_offer():
        for words in (rule.title, rule.text, rule.remedy):
            assert all(words)
            assert len(set(words)) > 1, "a language was forgotten"
        assert rule.law
        assert rule.name.isidentifier()


@pytest.mark.parametrize("rule", log_rules(), ids=lambda rule: rule.id)
def test_rules_for_logs_speak_of_categories_that_there_are(rule):
    assert set(rule.categories) <= set(CATEGORIES)


@pytest.mark.parametrize(
    ("category", "rule"),
    [
        ("user.government_id.national_identification_number", "LOG001"),
        ("user.financial.credit_card.verification_code", "LOG002"),
        ("user.authorization.password", "LOG003"),
        ("user.health_and_medical.dietary_requirement", "LOG004"),
        ("user.criminal_history", "LOG004"),
        ("user.contact.address.billing", "LOG005"),
        ("user.name.last", "LOG005"),
        ("user.device.ip_address", "ip_address"),
        ("user.financial.bank_account", "no_kontonummer"),
    ],
)
def test_what_stands_in_a_log_breaks_the_rule_of_its_category(category, rule):
    assert category in CATEGORIES
    detector = rule if not rule.startswith("LOG") else "some_detector"
    assert rule_of(category, detector, in_log=True) == rule
    assert rule_of(category, detector, in_log=False) == detector


def test_every_special_category_in_a_log_is_a_breach():
    for key in CATEGORIES:
        if special(key) in {"art. 9", "art. 10"}:
            assert rule_of(key, "", in_log=True).startswith("LOG")


@pytest.mark.parametrize("detector", own(), ids=lambda detector: detector.name)
def test_every_detector_is_a_rule_of_its_own(detector):
    rule = of_detector(detector)
    assert (rule.id, rule.severity) == (detector.name, detector.severity)
    assert rule.name.isidentifier()
    assert all(all(words) for words in (rule.title, rule.text, rule.remedy))
    assert not [tag for tag in rule.law if " " in tag or tag != tag.lower()]


def test_rules_are_described_in_order_and_once():
    rules = described(["no_fodselsnummer", "LOG005", "LOG001", "LOG001"], own())
    assert [rule.id for rule in rules] == ["LOG001", "LOG005", "no_fodselsnummer"]
