"""A fact on one line: everything that belongs to it, and nothing that it does not state."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from connectors.schema import Absence, Fact, FactKind, HazardClass, LegalListing, Threshold
from portal.profile.entry_facts import facts_of
from portal.profile.fact_lines import fact_line
from tests.portal.factories import entry, record_with_facts

pytestmark = pytest.mark.django_db


def line(fact: Fact) -> str:
    record_with_facts(entry("cas:71-43-2"), "ncis.substances", [fact])
    return fact_line(facts_of(entry("cas:71-43-2")).facts[0])


def listing(name: str, number: str = "", **details: Any) -> Fact:
    return Fact(
        FactKind.LEGAL_LISTING, f"{name} {number}".strip(), LegalListing("화학물질관리법", name, number, **details)
    )


def test_a_number_has_its_unit() -> None:
    assert line(Fact(FactKind.BOILING_POINT, "80.1", unit="℃")) == "80.1 ℃"


@pytest.mark.parametrize("kind", [FactKind.LEGAL_LISTING, FactKind.HAZARD_CLASS, FactKind.PH])
def test_an_absence_is_the_statement_of_the_agency(kind: FactKind) -> None:
    assert line(Fact(kind, "–", absence=Absence.NO_DATA)) == "자료 없음(기관이 그렇게 밝힘)"


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [
        ("발암성 구분 1A", "H350", "발암성 구분 1A H350"),
        ("발암성 구분 1A (H350)", "H350", "발암성 구분 1A (H350)"),
        ("발암성 구분 1A", "", "발암성 구분 1A"),
    ],
)
def test_a_hazard_class_has_its_code_once(value: str, code: str, expected: str) -> None:
    assert line(Fact(FactKind.HAZARD_CLASS, value, HazardClass("발암성", "1A", code))) == expected


def test_a_hazard_class_of_which_only_the_text_is_known_is_that_text() -> None:
    assert line(Fact(FactKind.HAZARD_CLASS, "발암성")) == "발암성"


def test_a_listing_has_its_number_thresholds_exception_and_notice_in_this_order() -> None:
    fact = listing(
        "인체만성유해성물질", "97-1-99", thresholds=(Threshold(Decimal("0.1"), "발암성"),), exception="0.1% 미만",
        notice="고시 제2024-1호",
    )  # fmt: skip
    assert line(fact) == "인체만성유해성물질 97-1-99 · 발암성 0.1% 이상 · 예외: 0.1% 미만 · 고시 제2024-1호"


def test_a_listing_without_a_threshold_has_its_contents_as_sent_and_each_remark_with_its_heading() -> None:
    fact = listing("제한물질", contents="1% 이상 5% 미만", restriction="사용 금지", period="3년")
    assert line(fact) == "제한물질 · 1% 이상 5% 미만 · 제한 내용: 사용 금지 · 기간: 3년"


def test_a_listing_keeps_the_condition_that_bounds_its_row() -> None:
    assert (
        line(listing("생태유해성물질", "97-1-9(3)", condition="입자지름<1mm"))
        == "생태유해성물질 97-1-9(3) · 조건: 입자지름<1mm"
    )


def test_a_listing_of_which_only_the_text_is_known_is_that_text() -> None:
    assert line(Fact(FactKind.LEGAL_LISTING, "사고대비물질")) == "사고대비물질"


@pytest.mark.parametrize(
    ("name", "quantity"),
    [
        ("제4류 인화성액체 알코올류", "지정수량 400 L(위험물안전관리법 시행령 별표 1)"),
        ("제4류 인화성액체 제1석유류 비수용성액체", "지정수량 200 L(위험물안전관리법 시행령 별표 1, 비수용성)"),
    ],
)
def test_a_class_of_hazardous_materials_has_its_designated_quantity_with_source_and_condition(
    name: str, quantity: str
) -> None:
    """Content rule 14."""
    assert line(listing(name)) == f"{name} · {quantity}"


def test_a_class_that_fits_no_one_row_of_the_annex_gets_no_quantity() -> None:
    assert line(listing("제4류 인화성액체 제1석유류")) == "제4류 인화성액체 제1석유류"
