"""The substance page: its order, the source of every value, and the page for an unknown address."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import DjangoAssertNumQueries, Settings

from connectors.registry import FEEDS
from connectors.schema import Absence, Fact, FactKind, HazardClass, LegalListing, Section, Threshold
from portal.curation.decisions import Signed, decide
from portal.curation.subjects import Subject
from portal.models import Decision, Entry, Identifier, Link, Redirect
from portal.models import Fact as FactRow
from tests.portal.clock import Clock
from tests.portal.factories import entry, record_with_facts

pytestmark = pytest.mark.django_db

KOSHA = "kosha_msds.sheets"
AGENCY, SYSTEM = FEEDS[KOSHA].publisher.agency, FEEDS[KOSHA].publisher.system
SECTIONS = ("card", "regulation", "limits", "hazards", "properties", "handling", "linked", "sources")


@pytest.fixture
def benzene() -> Entry:
    created = entry("cas:71-43-2", "벤젠", title_en="Benzene")
    record_with_facts(
        created,
        KOSHA,
        [
            Fact(FactKind.HAZARD_CLASS, "인화성 액체 : 구분2", HazardClass("인화성 액체", "2", "H225")),
            Fact(FactKind.BOILING_POINT, "80.1", unit="℃", section=Section.PROPERTIES, label="끓는점"),
            Fact(FactKind.TEXT, "방독마스크를 착용", section=Section.EXPOSURE, label="호흡기 보호"),
            Fact(FactKind.TEXT, "일부는 물과 반응함", section=Section.STABILITY, label="반응성"),
            Fact(FactKind.TEXT, "자료없음", section=Section.FIRE, label="소화제", absence=Absence.NO_DATA),
        ],
        source_date="2025-03-01",
    )
    return created


def page(browser: Client, address: str = "/substances/71-43-2") -> str:
    response = browser.get(address)
    assert response.status_code == 200
    return response.content.decode()


def part(html: str, anchor: str) -> str:
    return re.split(r'<section id="', html.split(f'<section id="{anchor}"')[1])[0]


@pytest.mark.usefixtures("benzene")
def test_the_page_answers_in_its_fixed_order(browser: Client) -> None:
    html = page(browser)
    places = [html.index(f'<section id="{anchor}"') for anchor in SECTIONS]
    assert places == sorted(places)


@pytest.mark.usefixtures("benzene")
def test_a_value_stands_with_its_unit_its_agency_and_both_dates(browser: Client, clock: Clock) -> None:
    value = part(page(browser), "properties")
    assert "80.1 ℃" in value
    assert "고용노동부 산업안전보건공단" in value
    assert f"기관 기준일 2025-03-01 · 확인일 {clock.today}" in value


@pytest.mark.usefixtures("benzene")
def test_everyday_equipment_is_headed_as_such_and_family_sentences_are_marked(browser: Client) -> None:
    handling_part = part(page(browser), "handling")
    assert "평상시 작업용, 사고 대응용 아님" in handling_part
    assert re.search(r"물질군 공통 문구</strong>.{0,120}일부는 물과 반응함", handling_part)


@pytest.mark.usefixtures("benzene")
def test_the_law_section_of_the_sheet_says_that_it_has_no_legal_effect(browser: Client) -> None:
    assert "참고, 법적 효력 없음" in part(page(browser), "handling")


@pytest.mark.usefixtures("benzene")
def test_sixteen_sections_stand_even_where_they_are_empty(browser: Client) -> None:
    assert len(re.findall(r'id="section-\d+"', page(browser))) == 16


@pytest.mark.usefixtures("benzene")
def test_every_page_says_that_it_is_not_official_and_dials_119(browser: Client) -> None:
    html = page(browser)
    assert html.count("공식 누리집이 아님") >= 3
    assert 'href="tel:119"' in html
    assert "지금 사고가 났다면" in html


def test_a_demonstration_is_marked_in_title_card_and_every_value(browser: Client, settings: Settings) -> None:
    """Content rules 26 and 27."""
    settings.DEMO = "on"
    created = entry("cas:71-43-2", "벤젠")
    record_with_facts(created, KOSHA, [Fact(FactKind.BOILING_POINT, "80", unit="℃")], origin="demo")
    html = page(browser)
    assert "<title>[시연 자료]" in html
    assert "시연 자료 – 실제 대응에 사용 금지" in part(html, "card")
    assert "시연: 고용노동부 산업안전보건공단 화학물질정보검색 형식" in part(html, "properties")
    assert "시연 자료 – 공개 출처의 사실" in part(html, "properties")
    assert '<span class="badge">고용노동부' not in html


def test_a_wrong_check_digit_is_named_with_the_numbers_it_may_have_been(browser: Client) -> None:
    entry("cas:71-43-2", "벤젠")
    response = browser.get("/substances/71-43-3")
    html = response.content.decode()
    assert response.status_code == 404
    assert "71-43-3의 검사 숫자가 맞지 않습니다(끝 숫자는 2이어야 함)" in html
    assert 'href="/substances/71-43-2"' in html


@pytest.mark.parametrize(
    ("slug", "sentence"),
    [("108-88-3", "바른 번호이지만"), ("unobtainium", "이 주소의 물질이 없습니다"), ("%00", "주소가 바뀌었거나")],
)
def test_an_address_that_leads_nowhere_says_why(browser: Client, slug: str, sentence: str) -> None:
    response = browser.get(f"/substances/{slug}")
    assert response.status_code == 404
    assert sentence in response.content.decode()


@pytest.fixture
def cisplatin() -> Entry:
    """A row of a list with two numbers, of which neither stands alone."""
    row = entry("mix:14913-33-8+26035-31-4", title_en="Diamminedichloroplatinium", slug="mix-1")
    for number in ("14913-33-8", "26035-31-4"):
        Identifier.objects.create(entry=row, scheme="cas", value=number)
    listing = LegalListing("법", "중점관리물질", "별표-250")
    numbers = [Fact(FactKind.CAS, number) for number in ("14913-33-8", "26035-31-4")]
    record_with_facts(row, "ncis.inventory", [*numbers, Fact(FactKind.LEGAL_LISTING, "중점관리물질 별표-250", listing)])
    return row


@pytest.mark.usefixtures("cisplatin")
@pytest.mark.parametrize("slug", ["14913-33-8", "26035-31-4", "14913338"])
def test_a_number_that_only_rows_of_several_name_has_a_page_that_lists_them(browser: Client, slug: str) -> None:
    html = page(browser, f"/substances/{slug}")
    assert "이 번호 하나만의 자료는 이 포털에 없고" in html
    assert 'href="/substances/mix-1">Diamminedichloroplatinium</a>' in html
    assert "중점관리물질 별표-250" in html
    assert "이 포털이 가진 자료에는 없습니다" not in html


def test_a_row_of_several_numbers_that_staff_withhold_is_on_no_page(browser: Client, cisplatin: Entry) -> None:
    decide("withhold", Subject(cisplatin.key), Signed("staff", "r"))
    response = browser.get("/substances/14913-33-8")
    assert response.status_code == 404
    assert "표시를 보류한 자료" in response.content.decode()
    assert "Diammine" not in response.content.decode()


@pytest.mark.usefixtures("cisplatin")
def test_a_wrong_check_digit_leads_to_a_row_of_several_numbers_too(browser: Client) -> None:
    html = browser.get("/substances/14913-33-9").content.decode()
    assert '<a href="/substances/mix-1">14913-33-8, 26035-31-4 Diamminedichloroplatinium</a>' in html


def test_a_substance_shows_the_rows_of_several_numbers_that_name_it(browser: Client, cisplatin: Entry) -> None:
    entry("cas:14913-33-8", "트랜스플라틴")
    regulation = part(page(browser, "/substances/14913-33-8"), "regulation")
    assert "이 번호를 포함하는 항목" in regulation
    assert f'href="{cisplatin.address}"' in regulation


def test_a_listing_under_a_condition_says_so(browser: Client) -> None:
    lead = entry("cas:7439-92-1", "납")
    listing = LegalListing("화학물질관리법", "생태유해성물질", "97-1-9(3)", condition="입자지름<1mm")
    record_with_facts(lead, "ncis.inventory", [Fact(FactKind.LEGAL_LISTING, "생태유해성물질", listing)])
    assert "조건: 입자지름&lt;1mm" in part(page(browser, "/substances/7439-92-1"), "regulation")


def test_another_spelling_of_a_number_and_an_old_address_redirect_permanently(browser: Client) -> None:
    benzene = entry("cas:71-43-2", "벤젠")
    Redirect.objects.create(kind="substance", slug="ke-02150", entry=benzene)
    for old in ("71432", "ke-02150"):
        response = browser.get(f"/substances/{old}")
        assert (response.status_code, response["Location"]) == (301, "/substances/71-43-2")


def test_a_withdrawn_substance_keeps_its_page_and_its_past(browser: Client, benzene: Entry) -> None:
    now = timezone.now()
    benzene.records.update(withdrawn_at=now)
    FactRow.objects.update(ended_at=now)
    Entry.objects.update(withdrawn_at=now)
    html = page(browser)
    assert "기관 자료가 모두 내려갔습니다" in html
    assert "80.1" in part(html, "sources")


def test_a_value_that_ended_keeps_the_mark_of_a_demonstration_and_its_dates(
    browser: Client, settings: Settings
) -> None:
    settings.DEMO = "on"
    created = entry("cas:71-43-2", "벤젠")
    first, last = datetime(2026, 3, 4, 15, tzinfo=UTC), datetime(2026, 5, 6, 14, 59, tzinfo=UTC)
    for value, origin in (("80", "demo"), ("81", "live")):
        record_with_facts(
            created, KOSHA, [Fact(FactKind.BOILING_POINT, value, label="끓는점")], origin=origin, seen=first
        )
    FactRow.objects.update(ended_at=last)
    ended = re.findall("(?s)<li>.*?</li>", part(page(browser), "sources").split("끝난 값")[1])
    assert [re.sub(r"\s*<[^>]*>\s*", " ", row).split() for row in ended] == [
        f"끓는점 80 시연: {AGENCY} {SYSTEM} 형식 시연 자료 – 공개 출처의 사실 처음 본 날 2026-03-05 · 끝난 날 2026-05-06".split(),
        f"끓는점 81 {AGENCY} {SYSTEM} 처음 본 날 2026-03-05 · 끝난 날 2026-05-06".split(),
    ]


def test_an_entry_that_staff_joined_to_another_leads_there_until_that_is_undone(
    browser: Client, benzene: Entry
) -> None:
    old = entry("ncis.inventory/live/x", "벤졸", slug="ncis-inventory-x")
    Entry.objects.filter(pk=old.pk).update(withdrawn_at=timezone.now())
    decision = Decision.objects.create(
        verdict="same", subject=old.key, object=benzene.key, reason="같은 물질", decided_at=timezone.now()
    )
    response = browser.get("/substances/ncis-inventory-x")
    assert (response.status_code, response["Location"]) == (302, "/substances/71-43-2")
    Decision.objects.filter(pk=decision.pk).update(undone_at=timezone.now())
    assert browser.get("/substances/ncis-inventory-x").status_code == 200


def test_a_link_appears_on_both_pages(browser: Client, benzene: Entry) -> None:
    facility = entry("facility:x/live/1", "한빛화학", kind="facility", slug="x-1")
    record = record_with_facts(facility, "ncis.facilities_gyeonggi", [Fact(FactKind.HANDLED, "벤젠")])
    Link.objects.create(
        from_entry=facility, to_entry=benzene, relation="handles", record=record, mention="벤젠", first_seen=timezone.now()
    )  # fmt: skip
    assert 'href="/facilities/x-1"' in part(page(browser), "linked")
    assert 'href="/substances/71-43-2"' in page(browser, "/facilities/x-1")


@pytest.mark.parametrize("text", ["삼십", "0", "101", "-1", "NaN", "Infinity", "1e999999", "1e-999999", "%00", "<q>"])
def test_a_share_that_cannot_be_one_gets_a_sentence_that_says_what_to_type(
    browser: Client, benzene: Entry, text: str
) -> None:
    html = page(browser, f"/substances/71-43-2?percent={text}")
    assert "함량으로 읽을 수 없습니다" in html
    assert "0보다 크고 100 이하인 수" in html
    assert "<q>" not in html
    assert "판단할 수 없음" not in html


def test_a_share_marks_every_row_with_its_verdict(browser: Client, benzene: Entry) -> None:
    """Content rule 13."""
    thresholds = (Threshold(Decimal("0.1"), "인체만성유해성"),)
    listing = LegalListing("화학물질관리법", "인체만성유해성물질", "97-1-99", thresholds, notice_date="2025-08-07")
    record_with_facts(benzene, "ncis.substances", [Fact(FactKind.LEGAL_LISTING, "인체만성유해성물질", listing)])
    html = page(browser, "/substances/71-43-2?percent=1")
    assert "→ 1%: 해당" in html
    assert "→ 1%: 해당하지 않음" in html  # 85 % of annex 3
    assert "→ 1%: 판단할 수 없음" in html  # a copy of the law on safety at work
    assert "고시일 2025-08-07" in html
    assert "1%에서 해당: 인체만성유해성물질" in html
    assert 'value="1"' in html


def test_without_a_share_the_line_on_top_has_the_contents(browser: Client, benzene: Entry) -> None:
    html = page(browser)
    assert (
        "산업안전보건법 3개 목록(특별관리물질, 작업환경측정 대상 유해인자, 특수건강진단 대상 유해인자, 2차 자료)"
        in html
    )
    assert "확인하지 않은 법 8개" in html
    assert "→" not in html[html.index('<section id="regulation">') : html.index('<section id="limits">')]


def test_the_number_of_queries_does_not_grow_with_the_facts(
    browser: Client, benzene: Entry, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(40):
        record_with_facts(benzene, "toxinfo.references", [Fact(FactKind.REFERENCE, f"문헌 {number}")])
    with django_assert_max_num_queries(20):
        page(browser)


@pytest.fixture
def formaldehyde() -> Entry:
    """KECO lists every form under two numbers; KOSHA's sheet describes the flammable solution."""
    created = entry("cas:50-00-0", "폼알데하이드")
    gas = Fact(FactKind.HAZARD_CLASS, "고압가스 (H280)", HazardClass("고압가스", "2", "H280"))
    oral = [Fact(FactKind.HAZARD_CLASS, f"경구 {each}", HazardClass("급성독성-경구", each)) for each in ("3", "4")]
    numbers = [Fact(FactKind.UN, "1198"), Fact(FactKind.UN, "2209")]
    record_with_facts(created, "ncis.ghs", [gas, oral[0], *numbers])
    fire = Fact(FactKind.TEXT, "알코올 포말을 쓰시오.", section=Section.FIRE)
    record_with_facts(created, "kosha_msds.sheets", [oral[1], fire, numbers[0]])
    return created


def test_the_picker_names_forms_without_a_number_and_their_sources(browser: Client, formaldehyde: Entry) -> None:
    """Content rule 10."""
    card = part(page(browser, formaldehyde.address), "card")
    assert "UN 번호 없음" in card
    assert re.search(r'<h4>형태의 출처</h4><ul class="legend"><li>폼알데하이드\(기체\)', card)
    assert "고른 형태의 것이 아닐 수 있습니다" not in card


def test_the_card_of_a_form_marks_what_is_untold_and_says_what_only_other_forms_have(
    browser: Client, formaldehyde: Entry
) -> None:
    """Content rules 11 and 20."""
    card = part(page(browser, f"{formaldehyde.address}?form=solution"), "card")
    assert "H280" not in card
    assert "다른 형태의 자료만 있음: 폼알데하이드 용액(인화성)" in card
    gas = part(page(browser, f"{formaldehyde.address}?form=gas"), "card")
    assert "H280" in gas
    assert re.search(r"<b>[A-Z]</b> 폼알데하이드\(기체\)", gas)


def test_classes_that_may_differ_by_form_are_named_and_are_no_conflict(browser: Client, formaldehyde: Entry) -> None:
    """Content rule 11."""
    hazards = part(page(browser, formaldehyde.address), "hazards")
    assert "비교하지 않은 분류: 급성독성-경구" in hazards
    assert "기관 간 분류 다름" not in hazards
