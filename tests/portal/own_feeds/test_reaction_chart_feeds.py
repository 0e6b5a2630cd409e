"""Charts of reactive groups and household pairs as feeds: one record for each rule, synced again only when a table changes."""

from __future__ import annotations

import pytest

from portal.models import Fact, SourceRecord
from portal.own_feeds.reaction_chart_feeds import CRW_GROUPS, EPA_GROUPS, HOUSEHOLD_PAIRS, sync_reaction_charts
from reference.reactivity.group_charts import crw_facts, epa_cells
from reference.reactivity.household_pairs import household_pairs

pytestmark = pytest.mark.django_db


def test_every_rule_has_a_record_under_the_name_that_mixtures_use() -> None:
    sync_reaction_charts()
    rows = SourceRecord.objects.filter(withdrawn_at=None).values_list("feed", "key")
    stored = {f"{feed}/{key}" for feed, key in rows}
    rules = {each.rule for each in (*epa_cells().values(), *crw_facts().values(), *household_pairs())}
    assert stored == rules


def test_a_record_states_the_words_that_the_page_shows() -> None:
    sync_reaction_charts()
    pair = household_pairs()[0]
    fact = Fact.objects.get(record__feed=HOUSEHOLD_PAIRS.name, record__key=pair.key)
    assert (fact.value, fact.label) == (pair.words, " ".join(pair.consequences))


def test_tables_that_did_not_change_are_not_synced_again() -> None:
    assert all(run is not None for run in sync_reaction_charts())
    assert sync_reaction_charts() == (None, None, None)


def test_charts_name_their_document_and_its_terms() -> None:
    for feed in (EPA_GROUPS, CRW_GROUPS):
        assert feed.publisher.document
        assert "국내 기준 아님" in feed.publisher.system
    assert "확인하지 못함" in CRW_GROUPS.publisher.licence
