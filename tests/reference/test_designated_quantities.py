"""지정수량 by class text: one row of the annex, or none."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reference.designated_quantities import DesignatedQuantity, designated_quantity, rows_naming


def quantity_text(text: str) -> str:
    found = designated_quantity(text)
    return found.text if found else ""


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("제4류 인화성액체 알코올류", "400 L"),
        ("제4류 알코올류", "400 L"),
        ("제4류 인화성액체 제1석유류 비수용성액체", "200 L"),
        ("제4류 인화성액체 제1석유류(수용성)", "400 L"),
        ("제4류 인화성액체 특수인화물", "50 L"),
        ("제4류 인화성액체 동식물유류", "10,000 L"),
        ("제3류 자연발화성물질 및 금수성물질 나트륨", "10 kg"),
        ("제3류 자연발화성물질 및 금수성물질 알칼리금속(칼륨 및 나트륨 제외) 및 알칼리토금속", "50 kg"),
        ("제3류 자연발화성물질 및 금수성물질 알칼리금속 및 알칼리토금속", "50 kg"),
        ("제2류 가연성고체 황화인", "100 kg"),
        ("제2류 가연성고체 유황", "100 kg"),
        ("제1류 산화성고체 염소산염류", "50 kg"),
        ("제1류 산화성고체 과염소산염류", "50 kg"),
        ("제1류 산화성고체 과망간산염류", "1,000 kg"),
        ("제5류 자기반응성물질 나이트로화합물 제2종", "100 kg"),
        ("제6류 산화성액체 과염소산", "300 kg"),
    ],
)
def test_a_text_that_names_one_row_has_its_quantity(text: str, quantity: str) -> None:
    assert quantity_text(text) == quantity


@pytest.mark.parametrize(
    "text",
    [
        "",
        "제4류",
        "제4류 인화성액체",
        "제4류 인화성액체 제1석유류",
        "제5류 자기반응성물질 유기과산화물",
        "제2류 가연성고체 황산",
        "제1류 산화성고체 알코올류",
        "제6류 산화성액체 질산, 제1류 산화성고체 질산염류",
        "알코올류",
        "제9류 알코올류",
    ],
)
def test_a_text_that_names_none_or_several_has_none(text: str) -> None:
    assert designated_quantity(text) is None


def test_a_condition_comes_with_the_row() -> None:
    peroxide = designated_quantity("제6류 산화성액체 과산화수소")
    assert isinstance(peroxide, DesignatedQuantity)
    assert peroxide.condition == "농도 36 중량퍼센트 이상"


def test_an_item_that_is_one_substance_is_found_by_its_number_with_the_content_that_it_needs() -> None:
    """Content rule 13."""
    (peroxide,) = rows_naming("7722-84-1")
    assert (peroxide.item, peroxide.percent, peroxide.text) == ("과산화수소", Decimal("36"), "300 kg")
    (nitric,) = rows_naming("7697-37-2")
    assert (nitric.condition, nitric.percent) == ("비중 1.49 이상", None)
    assert rows_naming("67-56-1") == ()
