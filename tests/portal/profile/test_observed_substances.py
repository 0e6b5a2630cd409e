"""Which substances an unknown one may be, read once for each state; what staff withhold is gone at once."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from connectors.schema import Absence, Fact, FactKind, Ingredient, LegalListing, Measure
from portal.models import Commit, Decision, Entry, Link, SourceRecord
from portal.profile.observed_substances import ACCIDENT_FEEDS, observed_substances
from reference.observed_sheets import FEED
from tests.portal.factories import entry, record_with_facts

pytestmark = pytest.mark.django_db

CHLORINE = "cas:7782-50-5"
PREPARED = Fact(FactKind.LEGAL_LISTING, "사고대비물질 1", LegalListing("화학물질관리법", "사고대비물질", "1"))


def withhold(subject: str, kind: str = "", value: str = "") -> Decision:
    return Decision.objects.create(
        verdict="withhold",
        subject=subject,
        fact_kind=kind,
        fact_value=value,
        reason="확인",
        decided_by="담당",
        decided_at=timezone.now(),
    )


def subject(record: SourceRecord) -> str:
    return f"{record.feed}/{record.key}"


def found(key: str = CHLORINE) -> set[tuple[str, str]] | None:
    return next((set(each.stated) for each in observed_substances() if each.key == key), None)


def chlorine() -> Entry:
    return entry(CHLORINE, "염소")


def commit() -> None:
    Commit.objects.create(number=Entry.objects.order_by("-revision")[0].revision, token="t", at=timezone.now())


def test_facts_and_sheets_state_what_is_seen() -> None:
    facts = [
        Fact(FactKind.COLOUR, "녹황색", lang="ko"),
        Fact(FactKind.VAPOUR_DENSITY, "2.5", Measure(2.5, 2.5, "")),  # type: ignore[arg-type]
        Fact(FactKind.UN, "1017"),
        Fact(FactKind.TRANSPORT_CLASS, "2.3 (5.1, 8)"),
        Fact(FactKind.HAZARD_STATEMENT, "H319 : 눈에 심한 자극을 일으킴"),
        PREPARED,
    ]
    record_with_facts(chlorine(), "kosha_msds.sheets", facts)
    assert {
        ("colour", "yellow-green"), ("air", "heavier"), ("un", "1017"), ("label", "2.3"), ("label", "8"), ("state", "gas"),
        ("symptom", "eyes"), ("odour", "bleach"), ("smoke", "yellow-smoke"),
    } <= (found() or set())  # fmt: skip


def test_every_prepared_for_substance_is_among_them_whatever_is_stated() -> None:
    record_with_facts(entry("cas:7803-51-2", "포스핀"), "ncis.inventory", [PREPARED])
    assert found("cas:7803-51-2") == set()


def test_a_regulated_substance_needs_a_stated_look_and_a_register_regulates_nothing() -> None:
    listed = Fact(FactKind.LEGAL_LISTING, "제한물질 1", LegalListing("화학물질관리법", "제한물질", "1"))
    register = Fact(FactKind.LEGAL_LISTING, "기존화학물질 KE-1", LegalListing("", "기존화학물질", "KE-1"))
    absent = Fact(FactKind.COLOUR, "자료없음", absence=Absence.NO_DATA)
    blue = Fact(FactKind.COLOUR, "청색", lang="ko")
    for key, facts in {"a": [listed, blue], "b": [listed, absent], "c": [register, blue], "d": [blue]}.items():
        record_with_facts(entry(f"x:{key}", key), "kosha_msds.sheets", facts)
    assert {each.key for each in observed_substances()} == {"x:a"}


def test_a_withheld_value_record_or_substance_is_gone_with_the_next_request() -> None:
    record = record_with_facts(chlorine(), "kosha_msds.sheets", [Fact(FactKind.COLOUR, "청색", lang="ko"), PREPARED])
    assert ("colour", "blue") in (found() or set())
    decision = withhold(subject(record), FactKind.COLOUR, "청색")
    assert ("colour", "blue") not in (found() or set())
    decision.undone_at = timezone.now()
    decision.save()
    assert ("colour", "blue") in (found() or set())
    withhold(CHLORINE)
    assert found() is None


def test_a_withheld_sheet_or_property_of_a_sheet_is_gone_too() -> None:
    record_with_facts(chlorine(), "ncis.safety", [PREPARED])
    sheet = record_with_facts(chlorine(), FEED, [Fact(FactKind.NAME, "CHLORINE", lang="en")], key="CLX")
    assert ("odour", "bleach") in (found() or set())
    withhold(subject(sheet))
    assert ("odour", "bleach") not in (found() or set())


def test_only_accidents_in_live_records_of_nics_count() -> None:
    record_with_facts(chlorine(), "ncis.safety", [PREPARED])
    for number, (feed, origin) in enumerate(
        [(ACCIDENT_FEEDS[0], "live"), (ACCIDENT_FEEDS[0], "demo"), ("other.feed", "live")]
    ):
        accident = entry(f"accident:{number}", kind="accident")
        record = record_with_facts(accident, feed, [], origin=origin)
        Link.objects.create(
            from_entry=accident, to_entry=chlorine(), relation="involved", record=record, first_seen=timezone.now()
        )
    assert [each.accidents for each in observed_substances()] == [1]


def test_a_state_is_read_once_and_a_commit_brings_what_it_changed() -> None:
    of = chlorine()
    record_with_facts(of, "kosha_msds.sheets", [Fact(FactKind.COLOUR, "청색", lang="ko"), PREPARED])
    commit()
    observed_substances()
    with CaptureQueriesContext(connection) as again:
        observed_substances()
    assert not any("portal_fact" in query["sql"] for query in again.captured_queries)
    record_with_facts(of, "kosha_msds.sheets", [Fact(FactKind.ODOUR, "썩은 달걀 냄새", lang="ko")])
    Entry.objects.filter(pk=of.pk).update(revision=10**9)
    commit()
    assert {("colour", "blue"), ("odour", "rotten-egg")} <= (found() or set())
    Entry.objects.filter(pk=of.pk).update(revision=10**9 + 1, withdrawn_at=timezone.now())
    commit()
    assert found() is None


def test_a_class_of_products_tells_in_which_place_a_substance_is() -> None:
    facts = [Fact(FactKind.INGREDIENT, "염소", Ingredient("7782-50-5", "some", "ATSDR"))]
    record_with_facts(chlorine(), "ncis.safety", [PREPARED])
    record_with_facts(
        entry("product_class:pool-chemical", "수영장 소독제", kind="product_class", slug="pool-chemical"),
        "portal.product_classes",
        facts,
    )
    assert ("place", "pool") in (found() or set())
