"""The pages of product classes: typical ingredients with their sources, and no direct way to a substance (content rule 24)."""

from __future__ import annotations

import pytest
from django.test import Client

from connectors.schema import Fact, FactKind, Ingredient
from portal.curation.decisions import Signed, decide
from portal.curation.subjects import Subject
from portal.models import Entry, Link, Redirect
from reference.product_classes import FEED
from tests.portal.factories import entry, record_with_facts

pytestmark = pytest.mark.django_db


def product_class(slug: str, title: str, *ingredients: Fact, note: str = "") -> Entry:
    created = entry(f"product_class:{slug}", title, kind="product_class", slug=slug, title_en=slug)
    notes = [Fact(FactKind.OTHER, note, label="알아둘 것")] if note else []
    record_with_facts(created, FEED, [Fact(FactKind.NAME, title, lang="ko"), *ingredients, *notes], origin="portal")
    return created


def ingredient(name: str, cas: str, role: str = "main", source: str = "어느 기관의 문서") -> Fact:
    return Fact(FactKind.INGREDIENT, name, Ingredient(cas, role, source), lang="ko")


def page(browser: Client, address: str) -> str:
    response = browser.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_an_ingredient_is_shown_with_its_source_and_leads_to_the_pure_substance(browser: Client) -> None:
    entry("cas:7681-52-9", "차아염소산 나트륨")
    product_class("bleach", "락스", ingredient("차아염소산 나트륨", "7681-52-9"), note="농도는 제품마다 다릅니다.")
    html = page(browser, "/classes/bleach")
    assert '<a href="/substances/7681-52-9">차아염소산 나트륨</a>' in html
    for text in ("출처: 어느 기관의 문서", "제품마다 다름, 라벨 확인", "원료", "농도는 제품마다 다릅니다.", "tel:119"):
        assert text in html


def test_an_ingredient_that_no_agency_knows_is_named_and_leads_nowhere(browser: Client) -> None:
    product_class("bleach", "락스", ingredient("차아염소산 나트륨", "7681-52-9"))
    html = page(browser, "/classes/bleach")
    assert "이 포털에 이 물질의 자료 없음" in html
    assert "/substances/" not in html


def test_an_ingredient_whose_substance_is_withheld_is_not_called_unknown(browser: Client) -> None:
    """Content rule 31."""
    entry("cas:7681-52-9", "차아염소산 나트륨")
    product_class("bleach", "락스", ingredient("차아염소산 나트륨", "7681-52-9"))
    decide("withhold", Subject("cas:7681-52-9"), Signed("staff", "r"))
    html = page(browser, "/classes/bleach")
    assert "표시 보류(담당자 확인 중)" in html
    assert "자료 없음" not in html
    assert "/substances/7681-52-9" not in html


def test_a_class_whose_korean_name_is_withheld_is_listed_by_the_other(browser: Client) -> None:
    class_entry = product_class("bleach", "락스")
    record = class_entry.records.get()
    decide("withhold", Subject(f"{record.feed}/{record.key}", "name", "락스"), Signed("staff", "r"))
    html = page(browser, "/classes")
    assert "락스" not in html
    assert '<a href="/classes/bleach">' in html


def test_ingredients_are_grouped_by_their_role_in_the_product(browser: Client) -> None:
    product_class(
        "coal", "연탄", ingredient("일산화 탄소", "630-08-0", "released"), ingredient("탄소", "7440-44-0", "main")
    )
    html = page(browser, "/classes/coal")
    assert html.index("주된 성분") < html.index("CAS 7440-44-0") < html.index("나오는 물질") < html.index("일산화 탄소")


def test_without_a_source_the_page_says_so_and_does_not_say_safe(browser: Client) -> None:
    product_class("glue", "접착제")
    html = page(browser, "/classes/glue")
    assert "자료 없음" in html
    assert "위험하지 않다는 뜻이 아닙니다" in html


def test_a_product_used_for_suicide_shows_the_crisis_line_first(browser: Client) -> None:
    product_class("charcoal", "번개탄")
    html = page(browser, "/classes/charcoal")
    assert html.index("tel:109") < html.index("대표 성분")
    assert "tel:109" not in page(browser, "/classes")


def test_the_list_names_each_class_with_its_ingredients(browser: Client) -> None:
    assert "아직 제품군 자료가 없습니다" in page(browser, "/classes")
    product_class("bleach", "락스", ingredient("차아염소산 나트륨", "7681-52-9"))
    product_class("glue", "접착제")
    html = page(browser, "/classes")
    assert "대표 성분: 차아염소산 나트륨" in html
    assert "대표 성분: 자료 없음" in html


def test_the_substance_leads_back_to_the_products_that_it_is_in(browser: Client) -> None:
    substance = entry("cas:7681-52-9", "차아염소산 나트륨")
    record_with_facts(substance, "ncis.inventory", [Fact(FactKind.NAME, "차아염소산 나트륨", lang="ko")])
    created = product_class("bleach", "락스", ingredient("차아염소산 나트륨", "7681-52-9"))
    record = created.records.get()
    Link.objects.create(
        from_entry=created, to_entry=substance, relation="contains", record=record, mention="7681-52-9",
        first_seen=record.first_seen,
    )  # fmt: skip
    html = page(browser, "/substances/7681-52-9")
    assert '<a href="/classes/bleach">락스</a>' in html


def test_an_old_address_redirects_and_an_unknown_one_says_where_to_look(browser: Client) -> None:
    Redirect.objects.create(kind="product_class", slug="old", entry=product_class("bleach", "락스"))
    response = browser.get("/classes/old")
    assert (response.status_code, response["Location"]) == (301, "/classes/bleach")
    missing = browser.get("/classes/none")
    assert missing.status_code == 404
    assert "/classes" in missing.content.decode()
