"""Origins: live where a key is set; the demonstration only in a database that never had live records, withdrawn when it is over."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from connectors.registry import feed_named
from connectors.schema import Origin
from portal.ingest import feed_run
from portal.ingest.feed_run import NoSource, run_feed
from portal.models import Entry, Fact, SourceRecord
from portal.own_feeds.alias_feed import sync_aliases
from portal.store.origins import any_source_set, demo_allowed, ended_demo_is_visible, origin_of, withdraw_demo
from reference.aliases import FEED as ALIAS_FEED
from tests.portal.ingest.sample_feeds import listing, no_agency
from tests.portal.store.batches import cas, record, write

pytestmark = pytest.mark.django_db(transaction=True)
BENZENE = {"id": "1", "cas": "71-43-2", "ko": "벤젠"}


@pytest.fixture(autouse=True)
def _offline(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    monkeypatch.setattr(feed_run, "open_source", no_agency)
    settings.DEMO = "auto"


def _key(settings: Settings) -> None:
    settings.AGENCY_KEYS = {**settings.AGENCY_KEYS, "DATA_GO_KR_KEY": "k"}


def test_without_a_key_a_new_database_shows_the_demonstration() -> None:
    assert origin_of(feed_named("ncis.safety")) is Origin.DEMO


def test_a_key_makes_its_feeds_live_and_ends_the_demonstration_of_the_others(settings: Settings) -> None:
    _key(settings)
    assert origin_of(feed_named("ncis.safety")) is Origin.LIVE
    assert origin_of(feed_named("psis.registrations")) is None
    with pytest.raises(NoSource):
        run_feed(feed_named("psis.registrations"))
    settings.DEMO = "on"
    assert origin_of(feed_named("psis.registrations")) is Origin.DEMO


def test_a_list_file_counts_like_a_key(settings: Settings, tmp_path: Path) -> None:
    settings.FEED_FILES = {"NCIS_INVENTORY_FILE": tmp_path / "list.xlsx"}
    assert origin_of(feed_named("ncis.inventory")) is Origin.LIVE
    assert not demo_allowed()


def test_a_database_that_once_held_something_live_never_shows_the_demonstration_unasked() -> None:
    run_feed(listing([BENZENE]))
    assert demo_allowed()
    SourceRecord.objects.update(origin=Origin.LIVE)
    assert not demo_allowed()


def test_the_portals_own_names_do_not_count_as_live() -> None:
    run_feed(listing([BENZENE]))
    sync_aliases()
    assert demo_allowed()


def test_leaving_the_demonstration_withdraws_its_records_and_deletes_none(settings: Settings) -> None:
    run_feed(listing([BENZENE]))
    settings.DEMO = "off"
    assert ended_demo_is_visible()
    assert withdraw_demo() == 1
    assert not ended_demo_is_visible()
    assert SourceRecord.objects.get(feed="test.list").withdrawn_at is not None
    assert Entry.objects.get(key="cas:71-43-2").withdrawn_at is not None
    assert Fact.objects.exists()
    assert not Fact.objects.filter(record__feed="test.list", ended_at=None).exists()
    assert withdraw_demo() == 0


def test_names_are_added_to_what_agencies_know_and_leave_with_it(settings: Settings) -> None:
    run_feed(listing([{"id": "1", "cas": "7664-39-3", "ko": "불화수소"}]))
    sync_aliases()
    alias = SourceRecord.objects.get(feed=ALIAS_FEED)
    assert (alias.origin, alias.key, alias.entry.title_ko) == ("portal", "7664-39-3", "불화수소")
    assert alias.facts.filter(value="불산").exists()
    assert alias.entry.identifiers.filter(scheme="name", value="불산").exists()
    settings.DEMO = "off"
    withdraw_demo()
    sync_aliases()
    alias.refresh_from_db()
    assert alias.withdrawn_at is not None
    assert Entry.objects.get(key="cas:7664-39-3").withdrawn_at is not None


def test_what_the_setting_says_holds_whatever_is_stored_or_set(settings: Settings) -> None:
    write(record("1", *cas("71-43-2")))
    _key(settings)
    for setting, allowed in (("on", True), ("off", False), ("auto", False)):
        settings.DEMO = setting
        assert demo_allowed() is allowed


def test_a_key_or_a_list_file_is_a_source_and_an_empty_setting_is_none(settings: Settings) -> None:
    settings.AGENCY_KEYS, settings.FEED_FILES = {"DATA_GO_KR_KEY": ""}, {"NCIS_INVENTORY_FILE": None}
    assert not any_source_set()
    settings.AGENCY_KEYS = {"DATA_GO_KR_KEY": "k"}
    assert any_source_set()
    settings.AGENCY_KEYS, settings.FEED_FILES = {}, {"NCIS_INVENTORY_FILE": Path("list.xlsx")}
    assert any_source_set()


def test_a_feed_of_a_list_file_is_live_by_its_file_alone(settings: Settings) -> None:
    settings.DEMO = "on"
    _key(settings)
    assert origin_of(feed_named("ncis.inventory")) is Origin.DEMO
    settings.AGENCY_KEYS, settings.FEED_FILES = {}, {"NCIS_INVENTORY_FILE": Path("list.xlsx")}
    assert origin_of(feed_named("ncis.inventory")) is Origin.LIVE
    assert origin_of(feed_named("ncis.safety")) is Origin.DEMO


def test_a_caller_that_knows_whether_the_demonstration_is_allowed_is_believed(settings: Settings) -> None:
    settings.DEMO = "off"
    assert origin_of(feed_named("ncis.safety"), demo=True) is Origin.DEMO
    settings.DEMO = "on"
    assert origin_of(feed_named("ncis.safety"), demo=False) is None


def test_while_the_demonstration_goes_on_only_feeds_that_have_live_records_leave_it(settings: Settings) -> None:
    settings.DEMO = "on"
    _key(settings)
    for feed, origin in (
        ("ncis.safety", "demo"), ("ncis.safety", "live"), ("psis.registrations", "demo"), ("kosha_msds.sheets", "demo"),
    ):  # fmt: skip
        write(record("1", *cas("71-43-2"), feed=feed), origin=origin)
    settings.AGENCY_KEYS = {}
    assert withdraw_demo() == 0
    _key(settings)
    assert withdraw_demo() == 1
    gone = SourceRecord.objects.exclude(withdrawn_at=None).get()
    assert (gone.feed, gone.origin) == ("ncis.safety", "demo")
    assert not ended_demo_is_visible()


def test_what_is_live_is_no_ended_demonstration_and_stays_when_one_ends(settings: Settings) -> None:
    write(record("1", *cas("71-43-2")))
    settings.DEMO = "off"
    assert not ended_demo_is_visible()
    assert withdraw_demo() == 0
    assert SourceRecord.objects.get().withdrawn_at is None
