"""The facts of entries as stored: what is read, in which order, and from how many queries.

The source of each value is in ``test_sourced_facts``.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from django.utils import timezone

from connectors.schema import Fact, FactKind, LegalListing, Section
from portal.curation.decisions import Signed, decide
from portal.curation.subjects import Subject
from portal.models import Decision, Entry, SourceRecord
from portal.models import Fact as StoredFact
from portal.profile.entry_facts import facts_of, facts_of_entries
from portal.profile.sourced_facts import SourcedFact
from tests.portal.factories import entry, record_with_facts

pytestmark = pytest.mark.django_db

KECO, KOSHA, SAFETY = "ncis.ghs", "kosha_msds.sheets", "ncis.safety"


@pytest.fixture
def benzene() -> Entry:
    return entry("cas:71-43-2", "벤젠")


def values(facts: Sequence[SourcedFact]) -> list[str]:
    return [fact.value for fact in facts]


def withhold(record: SourceRecord) -> None:
    Decision.objects.create(
        verdict="withhold", subject=f"{record.feed}/{record.key}", reason="오류 확인 중", decided_by="담당",
        decided_at=timezone.now(),
    )  # fmt: skip


def test_every_detail_of_a_fact_is_kept(benzene: Entry) -> None:
    stated = Fact(
        FactKind.BOILING_POINT,
        "80.1",
        original="80.1 deg",
        lang="ko",
        unit="℃",
        section=Section.PROPERTIES,
        label="끓는점",
    )
    record = record_with_facts(benzene, KOSHA, [stated], key="K1", source_date="2025-02-03", source_note="개정일")
    SourceRecord.objects.filter(pk=record.pk).update(url="https://example.test/K1")
    (fact,) = facts_of(benzene).facts
    assert (fact.kind, fact.value, fact.original, fact.lang, fact.unit, fact.section, fact.label, fact.absence) == (
        "boiling_point", "80.1", "80.1 deg", "ko", "℃", "9", "끓는점", "",
    )  # fmt: skip
    assert (fact.feed, fact.origin, fact.record_key, fact.record_id, fact.order) == (KOSHA, "live", "K1", record.pk, 0)
    assert (fact.source_date, fact.source_note, fact.url) == ("2025-02-03", "개정일", "https://example.test/K1")
    assert (fact.agency, fact.badge, fact.mark) == (
        "고용노동부 산업안전보건공단", "고용노동부 산업안전보건공단 화학물질정보검색", "",
    )  # fmt: skip


def test_facts_stand_by_feed_then_key_and_within_a_record_in_the_order_of_the_agency(benzene: Entry) -> None:
    record_with_facts(benzene, KOSHA, [Fact(FactKind.SYNONYM, "e")], key="1")
    record_with_facts(benzene, SAFETY, [Fact(FactKind.SYNONYM, "d")], key="2")
    record_with_facts(benzene, SAFETY, [Fact(FactKind.SYNONYM, "c"), Fact(FactKind.SYNONYM, "a")], key="1")
    ordered = values(facts_of(benzene).facts)
    assert [value for value in ordered if value != "e"] == ["c", "a", "d"]
    assert values(facts_of(benzene).of(FactKind.SYNONYM)) == ordered


def test_facts_are_given_by_kind_in_the_order_asked(benzene: Entry) -> None:
    record_with_facts(benzene, SAFETY, [Fact(FactKind.NAME, "벤젠"), Fact(FactKind.UN, "1114")])
    entry_facts = facts_of(benzene)
    assert values(entry_facts.of(FactKind.UN, FactKind.NAME, FactKind.PH)) == ["1114", "벤젠"]


def test_what_an_agency_no_longer_states_is_left_out(benzene: Entry) -> None:
    record_with_facts(benzene, SAFETY, [Fact(FactKind.NAME, "벤젠"), Fact(FactKind.SYNONYM, "벤졸")])
    withdrawn = record_with_facts(benzene, KOSHA, [Fact(FactKind.NAME, "벤젠")])
    StoredFact.objects.filter(value="벤졸").update(ended_at=timezone.now())
    SourceRecord.objects.filter(pk=withdrawn.pk).update(withdrawn_at=timezone.now())
    entry_facts = facts_of(benzene)
    assert [(fact.feed, fact.value) for fact in entry_facts.facts] == [(SAFETY, "벤젠")]
    assert [record.feed for record in entry_facts.records] == [SAFETY]


def test_every_entry_has_its_own_facts_and_one_without_records_has_none(benzene: Entry) -> None:
    toluene, unknown = entry("cas:108-88-3", "톨루엔"), entry("cas:67-56-1", "메탄올")
    record_with_facts(benzene, SAFETY, [Fact(FactKind.NAME, "벤젠")])
    record_with_facts(toluene, SAFETY, [Fact(FactKind.NAME, "톨루엔")])
    facts_by_entry = facts_of_entries([benzene, toluene, unknown])
    assert {pk: values(each.facts) for pk, each in facts_by_entry.items()} == {
        benzene.pk: ["벤젠"], toluene.pk: ["톨루엔"], unknown.pk: [],
    }  # fmt: skip
    assert (facts_by_entry[toluene.pk].entry, facts_by_entry[toluene.pk].title_ko) == (toluene, "톨루엔")


def test_the_number_of_queries_does_not_grow_with_the_entries(django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    entries = [entry(f"substance:{number}") for number in range(30)]
    for each in entries:
        record_with_facts(each, SAFETY, [Fact(FactKind.NAME, each.key)])
    with django_assert_max_num_queries(12):
        assert all(values(each.facts) == [each.entry.key] for each in facts_of_entries(entries).values())


def test_with_kinds_only_these_are_read_and_what_tells_the_form() -> None:
    fluoride = entry("cas:7664-39-3")
    record_with_facts(
        fluoride, KOSHA, [Fact(FactKind.UN, "1052"), Fact(FactKind.SIGNAL_WORD, "위험"), Fact(FactKind.PH, "1")]
    )
    entry_facts = facts_of_entries([fluoride], [FactKind.SIGNAL_WORD])[fluoride.pk]
    assert (values(entry_facts.of(FactKind.SIGNAL_WORD)), entry_facts.of(FactKind.PH)) == (["위험"], [])
    assert entry_facts.of(FactKind.SIGNAL_WORD)[0].form_key == "anhydrous"


def test_a_substance_of_one_form_has_neither_a_form_nor_an_unknown_one(benzene: Entry) -> None:
    record_with_facts(benzene, KOSHA, [Fact(FactKind.SIGNAL_WORD, "위험"), Fact(FactKind.UN, "1114")])
    assert {(fact.form_name, fact.form_key, fact.form_unknown) for fact in facts_of(benzene).facts} == {("", "", False)}


def test_a_form_is_named_only_beside_what_depends_on_it() -> None:
    fluoride = entry("cas:7664-39-3")
    record_with_facts(fluoride, KOSHA, [Fact(FactKind.UN, "1052"), Fact(FactKind.NAME, "불화수소")])
    un, name = facts_of(fluoride).facts
    assert (bool(un.form_name), name.form_name, name.form_key) == (True, "", "anhydrous")


def test_only_a_legal_listing_is_as_old_as_its_notice(benzene: Entry) -> None:
    data = LegalListing("화학물질관리법", "사고대비물질", notice_date="2024-05-01")
    record_with_facts(
        benzene,
        "ncis.substances",
        [
            Fact(FactKind.LEGAL_LISTING, "사고대비물질", data),
            Fact(FactKind.LEGAL_LISTING, "유독물질"),
            Fact(FactKind.TEXT, "사고대비물질", data),
        ],
        source_date="2026-01-01",
    )
    assert [fact.source_date for fact in facts_of(benzene).facts] == ["2024-05-01", "2026-01-01", "2026-01-01"]


def test_a_demonstration_is_marked_on_each_fact_and_on_the_entry(benzene: Entry) -> None:
    record_with_facts(benzene, SAFETY, [Fact(FactKind.NAME, "벤젠")])
    assert not facts_of(benzene).has_demo
    record_with_facts(benzene, KOSHA, [Fact(FactKind.NAME, "벤젠")], origin="demo")
    entry_facts = facts_of(benzene)
    assert entry_facts.has_demo
    assert {fact.feed: bool(fact.mark) for fact in entry_facts.facts} == {SAFETY: False, KOSHA: True}


def test_an_entry_knows_its_own_cas_number() -> None:
    assert (facts_of(entry("cas:71-43-2")).cas, facts_of(entry("rec:ncis.inventory/live/1")).cas) == ("71-43-2", "")


def test_a_feed_of_which_a_record_is_withheld_is_named_with_its_origin(benzene: Entry) -> None:
    record_with_facts(benzene, SAFETY, [Fact(FactKind.NAME, "벤젠")])
    withhold(record_with_facts(benzene, KOSHA, [Fact(FactKind.NAME, "벤젠")], origin="demo"))
    other = entry("cas:108-88-3", "톨루엔")
    record_with_facts(other, KOSHA, [Fact(FactKind.NAME, "톨루엔")])
    facts_by_entry = facts_of_entries([benzene, other])
    assert facts_by_entry[benzene.pk].withheld_feeds == {KOSHA: "demo"}
    assert facts_by_entry[other.pk].withheld_feeds == {}


def _withhold_value(record: SourceRecord, kind: FactKind, value: str) -> None:
    decide("withhold", Subject(f"{record.feed}/{record.key}", kind, value), Signed("staff", "r"))


def test_the_kinds_of_which_something_is_withheld_are_named_by_feed(benzene: Entry) -> None:
    sheet = [
        Fact(FactKind.UN, "1114"),
        Fact(FactKind.UN, "1115"),
        Fact(FactKind.PH, "3"),
        Fact(FactKind.COLOUR, "무색"),
    ]
    record = record_with_facts(benzene, KOSHA, sheet)
    withhold(record_with_facts(benzene, KECO, [Fact(FactKind.SIGNAL_WORD, "위험"), Fact(FactKind.NAME, "벤젠")]))
    record_with_facts(benzene, SAFETY, [Fact(FactKind.PH, "3")])
    for kind, value in ((FactKind.UN, "1114"), (FactKind.PH, "3")):
        _withhold_value(record, kind, value)
    toluene = entry("cas:108-88-3", "톨루엔")
    _withhold_value(
        record_with_facts(toluene, KOSHA, [Fact(FactKind.ODOUR, "자극성"), *sheet]), FactKind.ODOUR, "자극성"
    )
    other = entry("cas:67-56-1", "메탄올")
    record_with_facts(other, KOSHA, sheet)
    facts_by_entry = facts_of_entries([benzene, toluene, other])
    assert facts_by_entry[benzene.pk].withheld_kinds == {KOSHA: {"un", "ph"}, KECO: {"signal_word", "name"}}
    assert facts_by_entry[toluene.pk].withheld_kinds == {KOSHA: {FactKind.ODOUR.value}}
    assert facts_by_entry[other.pk].withheld_kinds == {}
    assert facts_by_entry[benzene.pk].withheld_feeds == {KOSHA: "live", KECO: "live"}


@pytest.mark.parametrize("no_longer", ["value", "record"])
def test_what_an_agency_no_longer_states_is_not_called_withheld(benzene: Entry, no_longer: str) -> None:
    record_with_facts(benzene, SAFETY, [Fact(FactKind.NAME, "벤젠")])
    record = record_with_facts(benzene, KOSHA, [Fact(FactKind.PH, "3"), Fact(FactKind.UN, "1114")])
    _withhold_value(record, FactKind.PH, "3")
    if no_longer == "value":
        StoredFact.objects.filter(kind="ph").update(ended_at=timezone.now())
    else:
        SourceRecord.objects.filter(pk=record.pk).update(withdrawn_at=timezone.now())
    entry_facts = facts_of(benzene)
    assert (entry_facts.withheld_kinds, entry_facts.withheld_feeds) == ({}, {})


def test_a_spelling_that_the_portal_made_is_no_feed_of_which_something_is_withheld(benzene: Entry) -> None:
    record_with_facts(benzene, SAFETY, [Fact(FactKind.NAME, "벤젠")])
    withhold(record_with_facts(benzene, "portal.nomenclature", [Fact(FactKind.SYNONYM, "벤졸")], origin="portal"))
    assert facts_of(benzene).withheld_feeds == {}


def test_a_form_is_unknown_only_where_the_substance_has_several_and_beside_what_depends_on_it() -> None:
    fluoride, benzene = entry("cas:7664-39-3"), entry("cas:71-43-2")
    for each in (fluoride, benzene):
        record_with_facts(each, KOSHA, [Fact(FactKind.SIGNAL_WORD, "위험"), Fact(FactKind.NAME, "이름")])
    assert [fact.form_unknown for fact in facts_of(fluoride).facts] == [True, False]
    assert [fact.form_unknown for fact in facts_of(benzene).facts] == [False, False]


def test_a_demonstration_has_no_link_and_only_the_date_of_a_notice_is_real(benzene: Entry) -> None:
    data = LegalListing("화학물질관리법", "사고대비물질", notice_date="2024-05-01")
    facts = [Fact(FactKind.LEGAL_LISTING, "사고대비물질", data), Fact(FactKind.TEXT, "글")]
    for origin in ("demo", "live"):
        record = record_with_facts(benzene, KOSHA, facts, origin=origin, source_date="2026-01-01")
        SourceRecord.objects.filter(pk=record.pk).update(url="https://msds.kosha.or.kr/x")
    shown = {(fact.origin, fact.url, fact.source_date) for fact in facts_of(benzene).facts}
    assert shown == {
        ("demo", "", "2024-05-01"), ("demo", "", "2026-01-01 (시연용 날짜)"),
        ("live", "https://msds.kosha.or.kr/x", "2024-05-01"), ("live", "https://msds.kosha.or.kr/x", "2026-01-01"),
    }  # fmt: skip
