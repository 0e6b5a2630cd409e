"""품명 and 지정수량: the fire services' class against what a data sheet quotes."""

from __future__ import annotations

import pytest

from connectors.schema import Fact, FactKind, LegalListing, Section
from tests.portal.profile.agencies import FIRE, KOSHA, differing

pytestmark = pytest.mark.django_db

LAW = "위험물안전관리법"


def fire(name: str) -> list[Fact]:
    return [Fact(FactKind.LEGAL_LISTING, name, LegalListing(LAW, name))]


def sheet(text: str) -> list[Fact]:
    return [Fact(FactKind.TEXT, text, section=Section.REGULATION, label=f"{LAW}에 의한 규제")]


@pytest.mark.parametrize(
    ("listed", "quoted", "types"),
    [
        ("제4류 인화성액체 제1석유류(비수용성)", "4류 제1석유류(비수용성액체) 200ℓ", []),
        ("제4류 인화성액체 제1석유류(비수용성)", "제4류 인화성액체 제1석유류 비수용성액체 (200L)", []),
        ("제4류 인화성액체 제1석유류(수용성)", "4류 제1석유류(비수용성) 200ℓ", ["item"]),
        ("제4류 인화성액체 알코올류", "제6류 산화성액체 질산", ["item"]),
        ("제4류 인화성액체 알코올류", "4류 알코올류 200ℓ", ["quantity"]),
        ("제4류 인화성액체 제1석유류", "4류 제1석유류(비수용성) 200ℓ", []),
        ("제4류 인화성액체 알코올류", "해당 없음", []),
    ],
)
def test_class_item_and_quantity(listed: str, quoted: str, types: list[str]) -> None:
    assert [each.type for each in differing(fire(listed), sheet(quoted), feeds=(FIRE, KOSHA))] == types


def test_the_looked_up_quantity_and_the_sheets_lack_of_force_are_said() -> None:
    (conflict,) = differing(fire("제4류 인화성액체 알코올류"), sheet("4류 알코올류 200ℓ"), feeds=(FIRE, KOSHA))
    said = " ".join(side.text for side in conflict.sides)
    assert "(별표 1: 400 L)" in said
    assert "법적 효력 없음" in said
