"""The legal status: rows with thresholds, and for each other list a sentence that claims no more than is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from functools import partial

import pytest
from django.utils import timezone

from connectors.schema import Absence, Fact, FactKind, LegalListing, Threshold
from portal.curation.decisions import Signed, decide
from portal.curation.subjects import Subject
from portal.models import Commit, Decision, Entry, Identifier, SyncRun
from portal.profile.entry_facts import facts_of
from portal.profile.regulation import FEEDS_WITH_WHOLE_LISTS, Regulation, regulation
from reference.legal_lists import term_of
from tests.portal.clock import Clock
from tests.portal.factories import entry, record_with_facts

pytestmark = pytest.mark.django_db

INVENTORY, KECO = "ncis.inventory", "ncis.substances"


def listed(name: str, number: str = "", *thresholds: Threshold) -> Fact:
    return Fact(FactKind.LEGAL_LISTING, name, LegalListing("화학물질관리법", name, number, thresholds))


def regulation_of(result: Entry) -> Regulation:
    return regulation(facts_of(result))


def concluded(origin: str) -> None:
    now = timezone.now()
    SyncRun.objects.create(
        feed=INVENTORY, origin=origin, state="succeeded", host="h", pid=1, started_at=now, heartbeat_at=now,
        finished_at=now, complete=True, concluded=True,
    )  # fmt: skip


def test_two_sources_that_agree_make_one_row_with_both_and_two_that_differ_make_two() -> None:
    benzene = entry("cas:71-43-2")
    record_with_facts(benzene, KECO, [listed("사고대비물질", "13", Threshold(Decimal("85")))])
    record_with_facts(
        benzene,
        INVENTORY,
        [listed("사고대비물질", "13", Threshold(Decimal("85"))), listed("제한물질", "x", Threshold(Decimal("5")))],
        source_date="2026-01-31",
    )
    record_with_facts(benzene, KECO, [listed("제한물질", "x", Threshold(Decimal("6")))])
    rows = regulation_of(benzene).rows
    assert [(row.list_name, row.thresholds, len(row.facts)) for row in rows] == [
        ("사고대비물질", "85% 이상", 2),
        ("제한물질", "5% 이상", 1),
        ("제한물질", "6% 이상", 1),
    ]


def test_an_older_heading_gets_todays_term_beside_it_and_an_unknown_one_says_so() -> None:
    """Content rule 15."""
    benzene = entry("cas:71-43-2")
    record_with_facts(benzene, KECO, [listed("유독물질", "97-1-99"), listed("관찰물질")])
    first, second = regulation_of(benzene).rows
    assert first.term.today != "유독물질"
    assert second.term.today == "대응 미확인"


def test_a_list_that_no_live_pass_read_whole_is_not_checked() -> None:
    """Content rule 16."""
    benzene = entry("cas:71-43-2")
    record_with_facts(benzene, KECO, [listed("사고대비물질", "13")])
    concluded("demo")
    answers = {each.list_name: each.sentence for each in regulation_of(benzene).unmatched_lists}
    assert "사고대비물질" not in answers
    assert answers["금지물질"] == "이 포털에서 확인하지 않음"


def test_a_missing_number_on_a_list_read_whole_leaves_its_groups_open() -> None:
    benzene = entry("cas:71-43-2")
    record_with_facts(benzene, KECO, [listed("사고대비물질", "13")])
    concluded("live")
    result = regulation_of(benzene)
    assert [each.system for each in result.fully_read_systems] == ["화학물질정보처리시스템"]
    assert {each.sentence for each in result.unmatched_lists} == {"CAS 번호가 같은 행 없음, 군 항목 해당 여부 미확인"}


def test_only_a_list_whose_every_row_has_a_number_says_that_it_does_not_apply() -> None:
    """Content rule 16."""
    toluene, family = entry("cas:108-88-3"), entry("rec:ncis.inventory/live/9", "납 화합물")
    record_with_facts(toluene, INVENTORY, [listed("사고대비물질", "28")], source_date="2026-01")
    record_with_facts(family, INVENTORY, [listed("제한물질", "06-5-8")])
    concluded("live")
    Commit.objects.create(number=1_000_009, token="lists", at=timezone.now())
    sentences = {each.list_name: each.sentence for each in regulation_of(entry("cas:64-17-5")).unmatched_lists}
    assert sentences["사고대비물질"] == "해당 없음 (2026-01 목록 전체와 대조, 물질군으로 적힌 행 없음)"
    assert {sentences["제한물질"], sentences["허가물질"]} == {"CAS 번호가 같은 행 없음, 군 항목 해당 여부 미확인"}


def test_rows_of_several_numbers_that_name_the_substance_leave_a_list_open() -> None:
    """Content rule 16."""
    mixture = entry("mix:108-88-3+71-43-2", "톨루엔과 벤젠")
    record_with_facts(mixture, INVENTORY, [Fact(FactKind.CAS, "71-43-2"), listed("사고대비물질", "5")])
    Identifier.objects.create(entry=mixture, scheme="cas", value="71-43-2")
    concluded("live")
    Commit.objects.create(number=1_000_010, token="lists", at=timezone.now())
    sentences = {each.list_name: each.sentence for each in regulation_of(entry("cas:71-43-2")).unmatched_lists}
    assert sentences["사고대비물질"] == "CAS 번호가 같은 행 없음, 군 항목 해당 여부 미확인"


def test_groups_that_share_an_identifying_word_are_named_and_others_are_not() -> None:
    acetate = entry("cas:301-04-2", "아세트산 납", title_en="Lead acetate")
    family = entry("rec:ncis.inventory/live/1", "납 및 그 화합물", title_en="Lead and its compounds")
    other_family = entry("rec:ncis.inventory/live/2", "수은 화합물", title_en="Mercury compounds")
    for group in (family, other_family):
        record_with_facts(group, INVENTORY, [listed("제한물질", "06-5-8")])
    Commit.objects.create(number=1_000_001, token="families", at=timezone.now())
    assert [row.title for row in regulation_of(acetate).candidate_groups] == ["납 및 그 화합물"]


def test_the_fire_agencys_class_gives_the_designated_quantity_that_it_names() -> None:
    methanol = entry("cas:67-56-1")
    text = "제4류 인화성액체 알코올류"
    record_with_facts(
        methanol, "hazmat.materials", [Fact(FactKind.LEGAL_LISTING, text, LegalListing("위험물안전관리법", text))]
    )
    ((_, quantity),) = regulation_of(methanol).hazmat
    assert quantity is not None
    assert quantity.text == "400 L"


def test_an_agencys_own_statement_that_nothing_applies_is_kept() -> None:
    benzene = entry("cas:71-43-2")
    record_with_facts(benzene, KECO, [Fact(FactKind.LEGAL_LISTING, "해당없음", absence=Absence.NOT_APPLICABLE)])
    assert [fact.text for fact in regulation_of(benzene).stated_absences] == ["해당 없음(기관이 그렇게 밝힘)"]


def test_an_item_of_the_annex_that_is_the_substance_by_name_stands_there_without_a_record() -> None:
    """Content rule 13."""
    peroxide = entry("cas:7722-84-1")
    found = regulation_of(peroxide)
    assert [(row.item, row.percent) for row in found.hazmat_items] == [("과산화수소", Decimal("36"))]
    assert found.laws_not_covered[0] == "위험물안전관리법(소방청 자료 없음)"
    text = "제6류 산화성액체 과산화수소"
    fact = Fact(FactKind.LEGAL_LISTING, text, LegalListing("위험물안전관리법", text))
    record_with_facts(peroxide, "hazmat.materials", [fact])
    found = regulation_of(peroxide)
    assert found.hazmat_items == ()
    assert not any("위험물안전관리법" in law for law in found.laws_not_covered)


def test_laws_that_the_portal_does_not_hold_are_named() -> None:
    """Content rule 16."""
    named = " ".join(regulation_of(entry("cas:71-43-2")).laws_not_covered)
    for law in ("산업안전보건법", "고압가스", "화학무기", "마약류", "폐기물", "대기환경", "물환경"):
        assert law in named


def test_a_row_has_every_detail_of_the_listing() -> None:
    benzene = entry("cas:71-43-2")
    data = LegalListing(
        "화학물질관리법", "인체만성유해성물질", "97-1-99", (Threshold(Decimal("0.1"), "발암성"), Threshold(Decimal("1"), exclusive=True)),
        "합성수지", "고시 제2024-1호",
    )  # fmt: skip
    record_with_facts(benzene, KECO, [Fact(FactKind.LEGAL_LISTING, "글", data)])
    (row,) = regulation_of(benzene).rows
    assert (row.law, row.list_name, row.number, row.remarks, row.notice) == (
        "화학물질관리법", "인체만성유해성물질", "97-1-99", (("예외", "합성수지"),), "고시 제2024-1호",
    )  # fmt: skip
    assert row.has_exception
    assert row.thresholds == "발암성 0.1% 이상, 1% 초과"


def test_what_the_list_says_besides_stands_under_the_heading_that_fits() -> None:
    benzene = entry("cas:71-43-2")
    data = LegalListing("법", "제한물질", restriction="접착제로 사용 금지", reason="CMR", period="고시일로부터 3년")
    record_with_facts(benzene, KECO, [Fact(FactKind.LEGAL_LISTING, "글", data)])
    (row,) = regulation_of(benzene).rows
    assert row.remarks == (("제한 내용", "접착제로 사용 금지"), ("사유", "CMR"), ("기간", "고시일로부터 3년"))
    assert (row.has_exception, row.notice) == (False, "")


def test_contents_without_a_threshold_are_shown_as_sent() -> None:
    """Content rule 20."""
    benzene = entry("cas:71-43-2")
    data = LegalListing("법", "제한물질", contents="1% 이상 5% 미만 함유한 혼합물")
    record_with_facts(benzene, KECO, [Fact(FactKind.LEGAL_LISTING, "글", data)])
    (row,) = regulation_of(benzene).rows
    assert (row.contents, row.thresholds, row.bounds) == ("1% 이상 5% 미만 함유한 혼합물", "", ())


DETAILS = ("exception", "notice", "number", "contents", "restriction", "reason", "period", "condition")


@pytest.mark.parametrize("changed", [{name: "x"} for name in DETAILS])
def test_listings_that_differ_in_any_detail_stay_apart(changed: dict[str, str]) -> None:
    benzene = entry("cas:71-43-2")
    for details in ({}, changed):
        listing = replace(LegalListing("화학물질관리법", "제한물질", "1"), **details)  # type: ignore[arg-type]
        record_with_facts(benzene, KECO, [Fact(FactKind.LEGAL_LISTING, "제한물질", listing)])
    assert len(regulation_of(benzene).rows) == 2


def row_of(entry_: Entry, name: str, *listings: LegalListing) -> None:
    facts = [Fact(FactKind.LEGAL_LISTING, each.list_name, each) for each in listings]
    record_with_facts(entry_, INVENTORY, [Fact(FactKind.NAME, name, lang="ko"), *facts])


def conditions_of(entry_: Entry) -> dict[tuple[str, str], tuple[str, ...]]:
    return {(row.list_name, row.number): row.conditions for row in regulation_of(entry_).rows}


def test_rows_of_one_number_keep_the_condition_that_tells_them_apart() -> None:
    lead = entry("cas:7439-92-1", "납")
    fine, coarse = (
        partial(LegalListing, "화학물질관리법", condition=each) for each in ("입자지름<1mm", "입자지름≥1mm")
    )
    row_of(lead, "납", fine("생태유해성물질", "97-1-9(3)"), fine("제한물질", "06-5-8"))
    row_of(lead, "납", coarse("인체만성유해성물질", "97-1-9(2)"), coarse("제한물질", "06-5-8"))
    record_with_facts(lead, KECO, [listed("제한물질", "06-5-8")])
    rows = regulation_of(lead).rows
    assert [(row.list_name, row.number, row.conditions) for row in rows] == [
        ("생태유해성물질", "97-1-9(3)", ("입자지름<1mm",)),
        ("제한물질", "06-5-8", ("입자지름<1mm", "입자지름≥1mm")),
        ("인체만성유해성물질", "97-1-9(2)", ("입자지름≥1mm",)),
        ("제한물질", "06-5-8", ()),
    ]


def test_a_listing_of_one_of_two_rows_names_its_row_where_no_condition_is_read() -> None:
    nickel = entry("cas:7440-02-0", "니켈")
    row_of(
        nickel,
        "니켈 분말",
        LegalListing("화학물질관리법", "생태유해성물질", "1"),
        LegalListing("법", "중점관리물질", "2"),
    )
    row_of(nickel, "니켈 괴", LegalListing("법", "중점관리물질", "2"))
    assert conditions_of(nickel) == {
        ("생태유해성물질", "1"): ("목록의 행 ‘니켈 분말’",),
        ("중점관리물질", "2"): (),
    }


def test_two_rows_that_state_the_same_bound_nothing() -> None:
    """The national list has hydrochloric acid and hydrogen chloride under one number, with equal listings."""
    chloride = entry("cas:7647-01-0", "염산")
    for name in ("염산", "염화 수소"):
        row_of(chloride, name, LegalListing("화학물질관리법", "사고대비물질", "42"))
    assert conditions_of(chloride) == {("사고대비물질", "42"): ()}


def test_the_rows_of_several_numbers_that_name_the_substance_stand_beside_its_own() -> None:
    cobalt, mixture = entry("cas:7440-48-4", "코발트"), entry("mix:12070-12-1+7440-48-4", "코발트와 탄화 텅스텐")
    record_with_facts(
        mixture, INVENTORY, [Fact(FactKind.CAS, "7440-48-4"), Fact(FactKind.CAS, "12070-12-1"), listed("중점관리물질")]
    )
    Identifier.objects.create(entry=mixture, scheme="cas", value="7440-48-4")
    (row,) = regulation_of(cobalt).containing
    assert (row.title, row.numbers, row.lists) == (
        "코발트와 탄화 텅스텐", ("12070-12-1", "7440-48-4"), ("중점관리물질",),
    )  # fmt: skip
    assert regulation_of(mixture).containing == ()


def test_a_listing_of_which_only_the_text_is_known_gets_the_law_of_that_list() -> None:
    benzene = entry("cas:71-43-2")
    record_with_facts(benzene, KECO, [Fact(FactKind.LEGAL_LISTING, "사고대비물질")])
    (row,) = regulation_of(benzene).rows
    assert (row.list_name, row.law, row.number, row.thresholds) == (
        "사고대비물질", term_of("사고대비물질").law, "", "",
    )  # fmt: skip
    assert row.law


def test_a_class_of_hazardous_materials_is_no_row_of_a_list() -> None:
    methanol = entry("cas:67-56-1")
    texts = ("제4류 인화성액체 알코올류", "제4류 인화성액체 제1석유류")
    record_with_facts(
        methanol,
        "hazmat.materials",
        [
            *(Fact(FactKind.LEGAL_LISTING, text, LegalListing("위험물안전관리법", text)) for text in texts),
            listed("제한물질"),
        ],
    )
    result = regulation_of(methanol)
    assert [row.list_name for row in result.rows] == ["제한물질"]
    assert [(fact.value, bool(quantity)) for fact, quantity in result.hazmat] == [(texts[0], True), (texts[1], False)]


def test_a_stated_absence_is_no_row() -> None:
    benzene = entry("cas:71-43-2")
    record_with_facts(
        benzene, KECO, [Fact(FactKind.LEGAL_LISTING, "해당없음", absence=Absence.NOT_APPLICABLE), listed("제한물질")]
    )
    result = regulation_of(benzene)
    assert ([row.list_name for row in result.rows], len(result.stated_absences)) == (["제한물질"], 1)


def test_an_entry_without_a_cas_number_is_on_no_list_for_lack_of_a_number() -> None:
    """Content rule 16."""
    concluded("live")
    lead = entry("rec:ncis.inventory/live/1", "납 및 그 화합물", title_en="Lead")
    record_with_facts(lead, INVENTORY, [listed("제한물질", "06-5-8")])
    result = regulation_of(lead)
    assert {each.sentence for each in result.unmatched_lists} == {"이 포털에서 확인하지 않음"}
    assert result.candidate_groups == ()


def test_a_list_of_which_something_is_withheld_says_so() -> None:
    benzene = entry("cas:71-43-2")
    record_with_facts(benzene, KECO, [listed("사고대비물질")])
    record = record_with_facts(benzene, INVENTORY, [listed("금지물질")])
    concluded("live")
    Decision.objects.create(
        verdict="withhold", subject=f"{record.feed}/{record.key}", reason="오류 확인 중", decided_by="담당",
        decided_at=timezone.now(),
    )  # fmt: skip
    sentences = {each.list_name: each.sentence for each in regulation_of(benzene).unmatched_lists}
    assert sentences["금지물질"] == "표시 보류(담당자 확인 중)"
    assert "사고대비물질" not in sentences


def test_every_unmatched_list_has_its_law() -> None:
    unmatched = regulation_of(entry("cas:71-43-2")).unmatched_lists
    assert {each.list_name for each in unmatched} == {
        name for feed in FEEDS_WITH_WHOLE_LISTS for name in feed.complete_lists
    }
    assert [(each.list_name, each.law) for each in unmatched] == [
        (each.list_name, term_of(each.list_name).law) for each in unmatched
    ]


def test_a_system_was_read_as_of_its_last_pass_that_concluded(clock: Clock) -> None:
    concluded("live")
    first = clock.now
    clock.now += timedelta(days=1)
    concluded("live")
    SyncRun.objects.filter(finished_at=clock.now).update(concluded=False)
    assert [each.since for each in regulation_of(entry("cas:71-43-2")).fully_read_systems] == [first]
    concluded("live")
    assert [each.since for each in regulation_of(entry("cas:71-43-2")).fully_read_systems] == [clock.now]
    SyncRun.objects.all().delete()
    assert regulation_of(entry("cas:71-43-2")).fully_read_systems == ()


@pytest.mark.parametrize(
    ("kind", "value", "sentence"),
    [
        ("legal_listing", "금지물질", "표시 보류(담당자 확인 중)"),
        ("name", "벤젠", "CAS 번호가 같은 행 없음, 군 항목 해당 여부 미확인"),
    ],
)
def test_a_row_that_is_withheld_is_no_missing_row(kind: str, value: str, sentence: str) -> None:
    """Content rules 16 and 20."""
    benzene = entry("cas:71-43-2")
    facts = [listed("금지물질", "13"), Fact(FactKind.NAME, "벤젠", lang="ko"), Fact(FactKind.UN, "1114")]
    record_with_facts(benzene, INVENTORY, facts, key="row")
    concluded("live")
    decide("withhold", Subject(f"{INVENTORY}/row", kind, value), Signed("staff", "r"))
    sentences = {each.list_name: each.sentence for each in regulation_of(benzene).unmatched_lists}
    assert sentences["사고대비물질"] == sentence
