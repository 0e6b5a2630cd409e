"""The guidebook as records: one of each row, none of them a substance, and nothing of them among what search finds."""

from __future__ import annotations

import pytest
from django.test import Client

from connectors.schema import FactKind
from portal.models import Entry, Fact, Identifier, SourceRecord
from portal.own_feeds.catalogue import DOCUMENT_FEEDS
from portal.own_feeds.response_guide_feeds import sync_response_guides
from portal.profile.guide_quotations import NumberInForm, guides_for_numbers
from portal.publish.document import documents
from reference.guide_index import guide_index
from reference.protective_distances import FIGURES
from tests.portal.guidebook import guidebook

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_whole_book_has_a_record_of_each_row_and_the_next_sync_reads_nothing(client: Client) -> None:
    runs = sync_response_guides()
    assert [run.added if run else None for run in runs] == [1988, 62, 556, 89]
    stated = Fact.objects.filter(kind=FactKind.RESPONSE_GUIDE).values_list("data", flat=True)
    assert {(data["un"], data["name"], data["guide"]) for data in stated} == {
        (name.un, name.name, name.guide) for names in guide_index().values() for name in names
    }
    shown = guides_for_numbers(map(NumberInForm, guide_index()))
    assert {(each.un, each.guide, name) for each in shown for name in each.names} == {
        (name.un, name.guide, name.name) for names in guide_index().values() for name in names
    }
    assert len({each.un for each in shown}) == 1983
    assert sync_response_guides() == (None, None, None, None)
    for un in ("1017", "1057", "3550"):
        page = client.get(f"/un/{un}").content.decode()
        assert all(f"/guides/{name.guide}" in page for name in guide_index()[un])


def test_a_guide_is_an_entry_without_a_document_and_without_names_or_numbers() -> None:
    guidebook("1017")
    (guide,) = Entry.objects.all()
    assert (guide.key, guide.kind, guide.address) == ("guide:124", "guide", "/guides/124")
    assert list(documents([guide])) == []
    assert not Identifier.objects.exists()
    assert not Fact.objects.filter(kind__in=[FactKind.UN, FactKind.NAME, FactKind.HAZARD_CLASS]).exists()


def test_a_row_that_was_not_confirmed_has_no_figure_in_its_record() -> None:
    guidebook("1017", "1005")
    by_key = {
        fact.record.key: fact.data for fact in Fact.objects.filter(record__feed="erg.table1").select_related("record")
    }
    assert {by_key["1017-1"][name] for name in FIGURES} == {""}
    assert by_key["1005-1"]["small_isolate_m"] == "30.0"


def test_every_feed_of_a_document_names_it_with_its_edition_and_terms() -> None:
    for feed in DOCUMENT_FEEDS:
        publisher = feed.publisher
        assert publisher.is_portal
        assert publisher.document
        assert publisher.licence
        assert publisher.home.startswith("https://")
        assert "국내 기준 아님" in publisher.system


def test_what_the_book_says_only_abroad_is_in_no_record() -> None:
    guidebook("1052")
    texts = Fact.objects.filter(record__feed="erg.guides").values_list("value", flat=True)
    assert not [text for text in texts if "911" in text or "ERAP" in text]
    assert SourceRecord.objects.get(feed="erg.guides").source_date == "2024"
