"""The source of a value, as every page shows it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from connectors.registry import FEEDS
from connectors.schema import Absence, Fact, FactKind, LegalListing
from portal.models import Decision, SyncRun
from portal.own_feeds.catalogue import OWN_FEEDS
from portal.own_feeds.structure_feed import STRUCTURES
from portal.profile.attribution import feed_agency, feed_badge
from portal.profile.entry_facts import facts_of
from portal.profile.sourced_facts import agreed_values, one_per_source
from tests.portal.factories import entry, record_with_facts

pytestmark = pytest.mark.django_db


def test_an_agency_that_gives_no_date_is_shown_as_not_giving_one() -> None:
    record_with_facts(entry("cas:71-43-2"), "ncis.ghs", [Fact(FactKind.SIGNAL_WORD, "위험")])
    (fact,) = facts_of(entry("cas:71-43-2")).facts
    assert fact.source_date_text == "밝히지 않음"


def test_the_day_of_confirmation_is_that_of_the_last_pass_and_not_of_the_value() -> None:
    now, old = timezone.now(), timezone.now() - timedelta(days=90)
    record_with_facts(
        entry("cas:71-43-2"), "ncis.safety", [Fact(FactKind.NAME, "벤젠")], seen=old, source_date="2020-01-01"
    )
    SyncRun.objects.create(
        feed="ncis.safety", origin="live", state="succeeded", host="h", pid=1, started_at=now, heartbeat_at=now,
        finished_at=now, complete=True, concluded=True,
    )  # fmt: skip
    (fact,) = facts_of(entry("cas:71-43-2")).facts
    assert (fact.source_date_text, fact.confirmed, fact.first_seen) == ("2020-01-01", now, old)


def test_a_legal_listing_is_as_old_as_its_notice() -> None:
    listing = LegalListing("화학물질관리법", "사고대비물질", notice_date="2024-05-01")
    record_with_facts(
        entry("cas:71-43-2"), "ncis.substances", [Fact(FactKind.LEGAL_LISTING, "사고대비물질", listing)],
        source_date="2026-01-01",
    )  # fmt: skip
    (fact,) = facts_of(entry("cas:71-43-2")).facts
    assert fact.source_date_text == "2024-05-01"


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        ("80.1", "℃", "80.1 ℃"),
        ("80.1 ℃", "℃", "80.1 ℃"),
        ("3", "", "3"),
        ("28.4 ㎜Hg(25℃)", "mmHg", "28.4 ㎜Hg(25℃)"),
        ("4 ℃ (c.c.)", "℃", "4 ℃ (c.c.)"),
        ("4 °C (c.c.)", "℃", "4 °C (c.c.)"),
        ("상한 7.8 % / 하한 자료없음", "%", "상한 7.8 % / 하한 자료없음"),
        ("92.14", "g/mol", "92.14 g/mol"),
        ("0.2 ㎎/㎥ (25℃)", "mg/m³", "0.2 ㎎/㎥ (25℃)"),
    ],
)
def test_a_number_carries_its_unit_once(value: str, unit: str, text: str) -> None:
    record_with_facts(entry("cas:71-43-2"), "ncis.safety", [Fact(FactKind.BOILING_POINT, value, unit=unit)])
    assert facts_of(entry("cas:71-43-2")).facts[0].text == text


@pytest.mark.parametrize(
    ("absence", "text"),
    [(Absence.NO_DATA, "자료 없음(기관이 그렇게 밝힘)"), (Absence.NOT_APPLICABLE, "해당 없음(기관이 그렇게 밝힘)")],
)
def test_an_absence_is_shown_as_the_statement_of_the_agency(absence: Absence, text: str) -> None:
    record_with_facts(entry("cas:71-43-2"), "ncis.safety", [Fact(FactKind.PH, "–", absence=absence)])
    assert facts_of(entry("cas:71-43-2")).facts[0].text == text


def test_records_that_staff_withhold_are_left_out() -> None:
    record = record_with_facts(entry("cas:71-43-2"), "ncis.safety", [Fact(FactKind.NAME, "벤젠")])
    Decision.objects.create(
        verdict="withhold", subject=f"{record.feed}/{record.key}", reason="오류 확인 중", decided_by="담당",
        decided_at=timezone.now(),
    )  # fmt: skip
    assert facts_of(entry("cas:71-43-2")).facts == []


@pytest.mark.parametrize(
    ("facts", "form", "unknown"),
    [
        ([Fact(FactKind.SIGNAL_WORD, "위험"), Fact(FactKind.UN, "1052")], "anhydrous", False),
        ([Fact(FactKind.SIGNAL_WORD, "위험"), Fact(FactKind.UN, "1052"), Fact(FactKind.UN, "1790")], "", True),
        ([Fact(FactKind.SIGNAL_WORD, "위험"), Fact(FactKind.UN, "1790")], "", True),
        ([Fact(FactKind.SIGNAL_WORD, "위험")], "", True),
    ],
)
def test_a_record_has_a_form_only_on_its_own_evidence(facts: list[Fact], form: str, unknown: bool) -> None:
    record_with_facts(entry("cas:7664-39-3"), "kosha_msds.sheets", facts)
    (fact, *_) = facts_of(entry("cas:7664-39-3")).facts
    assert (fact.form_key, fact.form_unknown) == (form, unknown)


def test_what_holds_in_any_form_is_never_of_an_unknown_one() -> None:
    record_with_facts(entry("cas:7664-39-3"), "ncis.safety", [Fact(FactKind.NAME, "불화수소")])
    assert not facts_of(entry("cas:7664-39-3")).facts[0].form_unknown


def test_values_that_agree_are_one_with_all_who_state_them() -> None:
    benzene = entry("cas:71-43-2")
    for feed in ("ncis.ghs", "kosha_msds.sheets", "kosha_msds.sheets"):
        record_with_facts(benzene, feed, [Fact(FactKind.SIGNAL_WORD, "위험")])
    facts = facts_of(benzene).facts
    (value,) = agreed_values(facts)
    assert [fact.feed for fact in value.facts] == ["ncis.ghs", "kosha_msds.sheets"]
    assert len(one_per_source(facts)) == 2


def test_a_badge_tells_every_publisher_apart_live_and_in_the_demonstration() -> None:
    for origin in ("live", "demo"):
        badges = {feed.publisher: feed_badge(name, origin) for name, feed in FEEDS.items()}
        assert len(set(badges.values())) == len(badges)
    assert feed_badge("ncis.facilities_gyeonggi", "live") == "경기도 경기데이터드림"
    assert feed_badge("ncis.facilities", "live") == "행정안전부 생활안전지도"
    assert feed_badge("ncis.ghs", "demo") == "시연: 기후에너지환경부 한국환경공단 화학물질정보시스템 형식"


def test_records_of_the_portal_carry_no_agencys_name() -> None:
    for feed in OWN_FEEDS:
        publisher = feed.publisher.agency if feed.publisher.document else "포털"
        assert feed_agency(feed.name) == publisher
        assert feed_badge(feed.name, "portal").startswith(publisher)


def test_a_reference_document_names_its_edition_and_that_it_is_no_korean_standard() -> None:
    assert feed_badge(STRUCTURES.name, "portal") == "PubChem 구조(PyPI chemicals 1.5.2), 국내 기준 아님"


def test_records_of_a_retired_feed_keep_a_badge() -> None:
    assert feed_badge("former.feed", "live") == "더는 읽지 않는 자료(former.feed)"
    assert feed_agency("former.feed") == "더는 읽지 않는 자료(former.feed)"


def test_values_of_another_kind_text_or_language_do_not_agree() -> None:
    benzene = entry("cas:71-43-2")
    stated = [
        Fact(FactKind.SYNONYM, "벤졸", lang="ko"),
        Fact(FactKind.NAME, "벤졸", lang="ko"),
        Fact(FactKind.SYNONYM, "벤졸", lang="en"),
        Fact(FactKind.SYNONYM, "벤진", lang="ko"),
    ]
    record_with_facts(benzene, "ncis.safety", stated)
    record_with_facts(benzene, "kosha_msds.sheets", stated[:1])
    values = agreed_values(facts_of(benzene).facts)
    assert sorted((value.text, value.kind, value.lang, len(value.facts)) for value in values) == [
        ("벤졸", "name", "ko", 1), ("벤졸", "synonym", "en", 1), ("벤졸", "synonym", "ko", 2), ("벤진", "synonym", "ko", 1),
    ]  # fmt: skip


def test_an_agreed_value_has_the_label_of_the_first_who_states_it() -> None:
    benzene = entry("cas:71-43-2")
    record_with_facts(benzene, "ncis.safety", [Fact(FactKind.PH, "7", label="가")])
    record_with_facts(benzene, "kosha_msds.sheets", [Fact(FactKind.PH, "7", label="나")])
    (value,) = agreed_values(facts_of(benzene).facts)
    assert value.label == value.facts[0].label
    assert {fact.label for fact in value.facts} == {"가", "나"}


def test_records_of_one_agency_with_other_dates_or_forms_count_each() -> None:
    fluoride = entry("cas:7664-39-3")
    for source_date, facts in (("2024", []), ("2025", []), ("2025", []), ("2025", [Fact(FactKind.UN, "1052")])):
        record_with_facts(
            fluoride, "kosha_msds.sheets", [*facts, Fact(FactKind.SIGNAL_WORD, "위험")], source_date=source_date
        )
    (value,) = agreed_values(facts_of(fluoride).of(FactKind.SIGNAL_WORD))
    assert sorted((fact.source_date, fact.form_key) for fact in value.facts) == [
        ("2024", ""), ("2025", ""), ("2025", "anhydrous"),
    ]  # fmt: skip
