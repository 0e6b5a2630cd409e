from __future__ import annotations

import pytest

from connectors.kosha_msds.conditions import is_harmless, without_conditions
from connectors.schema import FactKind


@pytest.mark.parametrize(
    ("text", "head", "conditions"),
    [
        ("28.4 ㎜Hg(25℃)", "28.4 ㎜Hg", ("25℃",)),
        ("0.97 ((air = 1))", "0.97", ("air = 1",)),
        ("０．９７（물＝１）", "0.97", ("물=1",)),
        ("-95 ℃", "-95 ℃", ()),
        ("(불연성)", "", ("불연성",)),
    ],
)
def test_brackets_are_taken_off_a_figure(text: str, head: str, conditions: tuple[str, ...]) -> None:
    assert without_conditions(text) == (head, conditions)


@pytest.mark.parametrize(
    ("kind", "condition"),
    [
        (FactKind.BOILING_POINT, "760 ㎜Hg"),
        (FactKind.BOILING_POINT, "1 atm"),
        (FactKind.BOILING_POINT, "1013.25 hPa"),
        (FactKind.MELTING_POINT, "101.325 kPa"),
        (FactKind.MELTING_POINT, "at 1 기압"),
        (FactKind.AUTOIGNITION_TEMPERATURE, "1,013 hPa"),
        (FactKind.FLASH_POINT, "c.c."),
        (FactKind.FLASH_POINT, "Closed cup, 1 atm"),
        (FactKind.FLASH_POINT, "밀폐식"),
        (FactKind.VAPOUR_PRESSURE, "at 25 °C"),
        (FactKind.VAPOUR_DENSITY, "공기=1"),
        (FactKind.VAPOUR_DENSITY, "Air = 1.0, 20℃"),
        (FactKind.RELATIVE_DENSITY, "물=1, 4℃"),
        (FactKind.RELATIVE_DENSITY, "20℃"),
        (FactKind.EXPLOSION_LIMITS, "vol %"),
        (FactKind.EXPLOSION_LIMITS, "v/v, 25℃"),
    ],
)
def test_a_condition_that_changes_nothing_for_its_property_is_harmless(kind: FactKind, condition: str) -> None:
    assert is_harmless(kind, condition)


@pytest.mark.parametrize(
    ("kind", "condition"),
    [
        (FactKind.VAPOUR_DENSITY, "물=1"),
        (FactKind.RELATIVE_DENSITY, "공기=1"),
        (FactKind.RELATIVE_DENSITY, "4℃"),
        (FactKind.BOILING_POINT, "공기=1"),
        (FactKind.BOILING_POINT, "10 ㎜Hg"),
        (FactKind.BOILING_POINT, "1 atm, 분해"),
        (FactKind.FLASH_POINT, "추정"),
        (FactKind.VAPOUR_PRESSURE, "100℃"),
        (FactKind.VAPOUR_PRESSURE, "1 atm"),
        (FactKind.EXPLOSION_LIMITS, "wt %"),
        (FactKind.MOLAR_MASS, "25℃"),
        (FactKind.PH, "10 g/L"),
        (FactKind.PH, ""),
    ],
)
def test_any_other_condition_belongs_to_the_figure(kind: FactKind, condition: str) -> None:
    assert not is_harmless(kind, condition)
