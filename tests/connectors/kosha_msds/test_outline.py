from __future__ import annotations

import pytest

from connectors.kosha_msds.outline import kind_of, section_of
from connectors.schema import FactKind, Section
from tests.connectors.kosha_msds.recorded import item


def test_a_recorded_code_has_its_kind() -> None:
    assert kind_of(item("110.6 ℃", "I12", "초기 끓는점과 끓는점 범위"), 9) is FactKind.BOILING_POINT


def test_a_lethal_dose_has_a_kind_of_its_own() -> None:
    assert kind_of(item("LD50 636 ㎎/㎏ Rat", "K040202", "경구"), 11) is FactKind.TOXICITY_VALUE


@pytest.mark.parametrize(
    ("section", "name"), [(4, "눈에 들어갔을 때"), (5, "적절한 (부적절한) 소화제"), (13, "폐기 방법")]
)
def test_where_codes_are_unverified_the_name_decides_whatever_its_spaces(section: int, name: str) -> None:
    assert kind_of(item("자료없음", "Z99", name), section) is FactKind.TEXT


def test_a_name_of_another_section_is_not_known_here() -> None:
    assert kind_of(item("자료없음", "Z99", "눈에 들어갔을 때"), 5) is None


def test_the_sections_are_those_of_the_schema() -> None:
    assert section_of(4) is Section.FIRST_AID
