"""Short marks: every value leads to its agency, date, form and remark by a letter of the block's legend."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from connectors.schema import Fact, FactKind
from portal.curation.annotations import Annotation
from portal.profile.entry_facts import facts_of
from portal.profile.forms_of_fact import FormsOfFact
from portal.profile.source_marks import SourceLegend
from portal.profile.sourced_facts import SourcedFact
from reference.forms import forms_of
from tests.portal.clock import Clock
from tests.portal.factories import entry, record_with_facts

pytestmark = pytest.mark.django_db


@pytest.fixture
def fact() -> SourcedFact:
    benzene = entry("cas:71-43-2")
    record_with_facts(benzene, "ncis.ghs", [Fact(FactKind.SIGNAL_WORD, "위험")], source_date="2026-01-01")
    return facts_of(benzene).facts[0]


def test_equal_sources_share_a_letter_and_others_follow_in_the_order_of_the_block(fact: SourcedFact) -> None:
    other = replace(fact, badge="다른 기관")
    legend = SourceLegend([[fact], [other, replace(fact, value="경고")], [fact]])
    assert [(source.letters, source.fact.badge) for source in legend.sources] == [("A", fact.badge), ("B", "다른 기관")]
    assert legend.marks([other, fact, replace(fact, value="경고")]) == ("B", "A")


def test_whatever_the_legend_says_of_a_source_makes_a_letter_of_its_own(fact: SourcedFact, clock: Clock) -> None:
    remark = Annotation("확인함", "담당자", clock.now)
    others = [
        replace(fact, mark="시연 자료 – 가상"),
        replace(fact, source_date="2020-01-01"),
        replace(fact, confirmed=clock.now - timedelta(days=9)),
        replace(fact, forms=FormsOfFact(forms_of("7664-39-3"), are_all=True)),
        replace(fact, forms=FormsOfFact(forms_of("7664-39-3")[1:])),
        replace(fact, url="https://example.org/1"),
        replace(fact, annotations=(remark,)),
    ]
    legend = SourceLegend([[fact], others])
    assert [source.letters for source in legend.sources] == list("ABCDEFGH")
    assert [source.fact for source in legend.sources] == [fact, *others]


def test_the_minute_of_a_confirmation_makes_no_other_source(fact: SourcedFact, clock: Clock) -> None:
    noon = clock.now.replace(hour=3, minute=0)
    pair = [replace(fact, confirmed=noon), replace(fact, confirmed=noon + timedelta(minutes=1))]
    assert len(SourceLegend([pair]).sources) == 1


def test_after_z_come_two_letters(fact: SourcedFact) -> None:
    many = [replace(fact, badge=f"기관 {number}") for number in range(54)]
    letters = [source.letters for source in SourceLegend([many]).sources]
    assert [letters[number] for number in (0, 25, 26, 51, 52)] == ["A", "Z", "AA", "AZ", "BA"]


def test_a_value_that_the_legend_was_not_made_of_has_no_mark(fact: SourcedFact) -> None:
    with pytest.raises(KeyError):
        SourceLegend([]).marks([fact])


def test_sources_that_differ_in_the_form_alone_share_a_line_and_keep_their_letters(fact: SourcedFact) -> None:
    forms = forms_of("7664-39-3")
    gas = replace(fact, forms=FormsOfFact((forms[0],)))
    legend = SourceLegend(
        [[gas], [replace(fact, badge="다른 기관")], [replace(fact, forms=FormsOfFact(forms, are_all=True))]]
    )
    lines = [(line.fact.badge, [source.letters for source in line.sources]) for line in legend.lines]
    assert lines == [(fact.badge, ["A", "C"]), ("다른 기관", ["B"])]


def test_the_day_of_confirmation_is_said_once_only_where_all_share_it(fact: SourcedFact, clock: Clock) -> None:
    """Content rule 19."""
    confirmed = replace(fact, confirmed=clock.now)
    assert SourceLegend([[confirmed], [replace(confirmed, badge="다른 기관")]]).confirmed_on
    assert SourceLegend([[confirmed], [replace(confirmed, confirmed=clock.now - timedelta(days=9))]]).confirmed_on == ""


def test_each_mark_of_demonstration_is_named_once(fact: SourcedFact) -> None:
    marked = replace(fact, mark="시연 자료 – 가상")
    assert SourceLegend([[marked], [replace(marked, badge="다른 기관")], [fact]]).demonstrations == (
        "시연 자료 – 가상",
    )
