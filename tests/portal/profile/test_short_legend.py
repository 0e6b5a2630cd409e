"""The legend before a tap: every source of the whole legend stands in it, each agency and each date once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from connectors.feeds import Topic
from connectors.registry import feeds_on_topic
from connectors.schema import Fact, FactKind
from portal.own_feeds.catalogue import ALL_FEEDS
from portal.profile.entry_facts import facts_of
from portal.profile.forms_of_fact import FormsOfFact
from portal.profile.short_legend import short_lines, untold_letters
from portal.profile.source_marks import SourceLegend
from portal.profile.sourced_facts import SourcedFact
from reference.forms import forms_of
from tests.portal.clock import Clock
from tests.portal.factories import entry, record_with_facts

pytestmark = pytest.mark.django_db
KOSHA, KECO, ERG = "kosha_msds.sheets", "ncis.ghs", "erg.index"


@pytest.fixture
def fact() -> SourcedFact:
    benzene = entry("cas:71-43-2")
    record_with_facts(benzene, KECO, [Fact(FactKind.SIGNAL_WORD, "위험")], source_date="2026-01-01")
    return facts_of(benzene).facts[0]


def test_agencies_of_one_date_stand_together_and_each_date_once(fact: SourcedFact) -> None:
    """Content rule 19."""
    others = [
        replace(fact, feed=KOSHA, badge="KOSHA"),
        replace(fact, feed="hazmat.materials", badge="소방청", source_date=""),
    ]
    [line] = short_lines(SourceLegend([[fact], others]))
    said = [(each.fact.source_date_text, [(of.letters, of.name) for of in each.sources]) for each in line.dated]
    assert said == [
        ("2026-01-01", [(("A",), "KECO"), (("B",), "KOSHA")]),
        ("밝히지 않음", [(("C",), "소방청")]),
    ]
    assert [each.confirmed for each in line.dated] == ["", ""]


def test_demonstrations_and_documents_stand_apart_from_agencies(fact: SourcedFact) -> None:
    """Content rules 26 and 29."""
    demo, document = replace(fact, origin="demo", badge="시연"), replace(fact, feed=ERG, origin="portal", badge="ERG")
    lines = short_lines(SourceLegend([[fact, demo, document]]))
    assert [(line.is_demo, line.is_document) for line in lines] == [(False, False), (True, False), (False, True)]


def test_where_the_days_of_confirmation_differ_each_stands_with_its_sources(fact: SourcedFact, clock: Clock) -> None:
    earlier = replace(fact, feed=KOSHA, badge="KOSHA", confirmed=clock.now - timedelta(days=9))
    [line] = short_lines(SourceLegend([[replace(fact, confirmed=clock.now), earlier]]))
    days = [each.confirmed for each in line.dated]
    assert len(set(days)) == 2
    assert all(days)


def test_an_agency_has_one_name_for_all_its_forms_and_untold_ones_are_named(fact: SourcedFact) -> None:
    """Content rule 11."""
    forms = forms_of("7664-39-3")
    untold = replace(fact, forms=FormsOfFact(forms, are_all=True))
    gas = replace(fact, forms=FormsOfFact(forms[:1]))
    legend = SourceLegend([[untold], [gas], [replace(untold, feed=KOSHA, badge="KOSHA")]])
    assert untold_letters(legend) == ("A", "C")
    [line] = short_lines(legend)
    assert [each.letters for each in line.dated[0].sources] == [("A", "B"), ("C",)]
    assert untold_letters(SourceLegend([[fact]])) == ()


def test_every_feed_that_a_card_can_quote_has_a_short_name() -> None:
    topics = (Topic.HAZARDS, Topic.SAFETY_DATA_SHEET, Topic.FIRST_AID, Topic.PROPERTIES)
    quoted = {feed for topic in topics for feed in feeds_on_topic(topic)}
    quoted |= {name for name, feed in ALL_FEEDS.items() if feed.publisher.document and "structure" not in name}
    assert [name for name in quoted if not ALL_FEEDS[name].publisher.short_name] == []
