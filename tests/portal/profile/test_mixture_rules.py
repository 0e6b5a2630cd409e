"""A rule on mixtures that staff withhold counts nowhere; the pair says that something is withheld, never what (rules 8, 31)."""

from __future__ import annotations

import pytest

from portal.curation.decisions import Signed, decide
from portal.curation.subjects import Subject
from portal.models import Fact
from portal.own_feeds.reaction_chart_feeds import sync_reaction_charts
from portal.profile.judged_mixtures import UNDECIDED, WITHHELD_RULE, ShownPair, mixture_of
from portal.profile.mixture_rules import withheld_rules

pytestmark = pytest.mark.django_db
SIGNED = Signed("staff", "원문과 대조 중")


@pytest.fixture(autouse=True)
def _charts() -> None:
    sync_reaction_charts()


def pair_of(*keys: str) -> ShownPair:
    [pair] = mixture_of(keys).pairs
    return pair


def rules(pair: ShownPair) -> list[str]:
    return [rule.speaking.rule for rule in pair.rules]


def test_a_withheld_rule_is_gone_and_the_others_stay() -> None:
    before = pair_of("chlorine-bleach", "vinegar")
    decide("withhold", Subject(rules(before)[0]), SIGNED)
    after = pair_of("chlorine-bleach", "vinegar")
    assert rules(after) == rules(before)[1:]
    assert (before.withheld, after.withheld) == ("", WITHHELD_RULE)
    assert before.rules[0].speaking.words not in " ".join((after.worst, *after.undecided))


def test_a_pair_of_which_every_rule_is_withheld_is_undecided_and_says_why() -> None:
    for rule in rules(pair_of("dry-ice", "water")):
        decide("withhold", Subject(rule), SIGNED)
    pair = pair_of("dry-ice", "water")
    assert (rules(pair), pair.undecided) == ([], (UNDECIDED, WITHHELD_RULE))


def test_a_withheld_value_of_a_rule_withholds_the_rule() -> None:
    rule = rules(pair_of("chlorine-bleach", "vinegar"))[0]
    feed, _, key = rule.partition("/")
    fact = Fact.objects.get(record__feed=feed, record__key=key)
    decide("withhold", Subject(rule, fact.kind, fact.value), SIGNED)
    assert withheld_rules() == {rule}


def test_staff_annotations_stand_beside_the_rule() -> None:
    rule = rules(pair_of("chlorine-bleach", "vinegar"))[0]
    decide("annotate", Subject(rule), Signed("staff", "식초 농도에 따라 다름"))
    first = pair_of("chlorine-bleach", "vinegar").rules[0]
    assert [each.text for each in first.annotations] == ["식초 농도에 따라 다름"]


def test_without_decisions_nothing_is_withheld() -> None:
    assert withheld_rules() == frozenset()
