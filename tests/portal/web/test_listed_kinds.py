"""Lists and pages of facilities, accidents, products and pesticides."""

from __future__ import annotations

import pytest
from django.test import Client

from connectors.schema import Fact, FactKind
from portal.models import Redirect
from tests.portal.factories import entry, record_with_facts

pytestmark = pytest.mark.django_db


def facility(number: int, name: str, region: str, *handled: str, feed: str = "ncis.facilities") -> None:
    created = entry(f"facility:{feed}/live/{number}", name, kind="facility", slug=f"f-{number}")
    facts = [Fact(FactKind.NAME, name), Fact(FactKind.REGION, region), Fact(FactKind.ADDRESS, f"{region} 중구")]
    record_with_facts(created, feed, [*facts, *(Fact(FactKind.HANDLED, each) for each in handled)])


def accident(number: int, day: str, substance: str) -> None:
    created = entry(f"accident:ncis.accidents/live/{number}", kind="accident", slug=f"a-{number}")
    facts = [Fact(FactKind.OCCURRED_ON, day), Fact(FactKind.ACCIDENT_TYPE, "누출"), Fact(FactKind.INVOLVED, substance)]
    record_with_facts(created, "ncis.accidents", facts)


def page(browser: Client, address: str) -> str:
    response = browser.get(address)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("folder", ["facilities", "accidents", "products", "pesticides"])
def test_an_empty_list_does_not_say_that_there_is_nothing(browser: Client, folder: str) -> None:
    assert "없다는 뜻이 아닙니다" in page(browser, f"/{folder}")


def test_a_facility_whose_source_names_no_substances_says_so(browser: Client) -> None:
    """Content rule 21."""
    facility(1, "한빛화학", "울산광역시")
    for address in ("/facilities", "/facilities/f-1"):
        html = page(browser, address)
        assert "이 자료는 취급 물질을 밝히지 않음" in html
        assert "신고 시점 자료, 현재 재고 아님, 없다는 뜻 아님" in html


def test_handled_substances_are_shown_from_the_source_that_names_them(browser: Client) -> None:
    facility(1, "한빛화학", "경기도", "톨루엔", feed="ncis.facilities_gyeonggi")
    assert "톨루엔" in page(browser, "/facilities/f-1")


def test_a_list_is_narrowed_by_region_and_words_and_offers_no_filter_by_substance(browser: Client) -> None:
    """Content rule 21."""
    facility(1, "한빛화학", "울산광역시")
    facility(2, "두리화학", "경기도")
    html = page(browser, "/facilities?region=울산광역시")
    assert "한빛화학" in html
    assert "두리화학" not in html
    assert "두리화학" in page(browser, "/facilities?q=경기도 중구")
    assert 'name="substance"' not in html


def test_accidents_stand_latest_first_and_are_narrowed_by_year(browser: Client) -> None:
    accident(1, "2012-09-27", "불산")
    accident(2, "2020-01-05", "암모니아")
    html = page(browser, "/accidents")
    assert html.index("2020-01-05 누출 사고 (암모니아)") < html.index("2012-09-27 누출 사고 (불산)")
    assert "암모니아" not in page(browser, "/accidents?year=2012")


def test_recalls_and_violations_are_ordered_together_by_day(browser: Client) -> None:
    days = (
        (FactKind.PUBLISHED_ON, "2023-02-02", "safetykorea.recalls"),
        (FactKind.ACTED_ON, "2024-03-03", "ecolife.violations"),
        (FactKind.PUBLISHED_ON, "2025-04-04", "safetykorea.recalls"),
    )
    for number, (kind, day, feed) in enumerate(days):
        created = entry(f"product:{feed}/live/{number}", f"제품 {number}", kind="product", slug=f"p-{number}")
        record_with_facts(created, feed, [Fact(FactKind.NAME, f"제품 {number}"), Fact(kind, day)])
    html = page(browser, "/products")
    assert html.index("제품 2") < html.index("제품 1") < html.index("제품 0")
    assert "<dt>조치일</dt><dd>2024-03-03</dd>" in html
    assert "제품 0" not in page(browser, "/products?year=2024")
    assert "<dt>조치일</dt>" in page(browser, "/products/p-1")


def test_a_row_carries_its_agency_and_both_dates(browser: Client) -> None:
    """Content rule 19."""
    accident(1, "2012-09-27", "불산")
    assert "기후에너지환경부" in page(browser, "/accidents")
    assert "기관 기준일 밝히지 않음 · 확인일 2" in page(browser, "/accidents")


@pytest.mark.parametrize("query", ["page=abc", "page=99999", "page=-1"])
def test_an_impossible_page_number_is_refused_in_words(browser: Client, query: str) -> None:
    response = browser.get(f"/products?{query}")
    assert response.status_code == 400
    assert "<h1>요청을 처리할 수 없습니다" in response.content.decode()


@pytest.mark.parametrize("query", ["q=%00", "region=%00%27&year=%ED%A0%80", "q=" + "a" * 5_000])
def test_odd_words_narrow_to_nothing_or_everything_and_never_break(browser: Client, query: str) -> None:
    accident(1, "2012-09-27", "불산")
    assert browser.get(f"/accidents?{query}").status_code == 200


def test_an_old_address_redirects_and_an_unknown_one_says_so(browser: Client) -> None:
    facility(1, "한빛화학", "울산광역시")
    created = entry("facility:ncis.facilities/live/1")
    Redirect.objects.create(kind="facility", slug="old", entry=created)
    response = browser.get("/facilities/old")
    assert (response.status_code, response["Location"]) == (301, "/facilities/f-1")
    assert browser.get("/facilities/none").status_code == 404


def test_where_a_source_names_substances_the_list_is_narrowed_by_one(browser: Client) -> None:
    """Content rule 21."""
    facility(1, "한빛화학", "경기도", "톨루엔", feed="ncis.facilities_gyeonggi")
    facility(2, "두리화학", "울산광역시")
    assert 'name="substance"' in page(browser, "/facilities?region=경기도")
    assert 'name="substance"' not in page(browser, "/facilities?region=울산광역시")


def test_what_is_no_cas_number_gets_a_sentence_that_says_what_to_type(browser: Client) -> None:
    response = browser.get("/facilities?substance=톨루엔")
    assert response.status_code == 400
    assert "CAS 번호로 적어 주십시오" in response.content.decode()


def test_a_chosen_province_offers_its_districts(browser: Client) -> None:
    facility(1, "한빛화학", "울산광역시")
    assert "<option>중구</option>" in page(browser, "/facilities?region=울산광역시")
    assert "<option selected>중구</option>" in page(browser, "/facilities?region=울산광역시&place=중구")
    assert "시·군·구" not in page(browser, "/facilities")
