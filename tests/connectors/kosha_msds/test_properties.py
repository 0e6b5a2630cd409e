from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from connectors.kosha_msds.properties import figure_in, limits_in, property_facts
from connectors.pass_report import PassReport
from connectors.schema import Absence, FactKind, Measure, Section
from tests.connectors.kosha_msds.recorded import TOLUENE, item, sheet
from tests.connectors.ncis.recorded import facts_of_kind

LISTED = {"chemId": "001032", "casNo": TOLUENE, "chemNameKor": "톨루엔"}


def condition(figure: str, unit: str) -> Measure:
    return Measure(Decimal(figure), Decimal(figure), unit)


def test_section_9_of_toluene(shared: Path) -> None:
    record, report = sheet(shared / "samples/kosha", LISTED, s09="kosha_getChemDetail091_001032.xml")
    found = {fact.kind: (fact.value, fact.data) for fact in record.facts if fact.section is Section.PROPERTIES}
    assert found == {
        FactKind.APPEARANCE: ("액체", None),
        FactKind.COLOUR: ("무색 (투명)", None),
        FactKind.ODOUR: ("벤젠냄새", None),
        FactKind.ODOUR_THRESHOLD: ("2.14 ppm", None),
        FactKind.PH: ("자료없음", None),
        FactKind.MELTING_POINT: ("-94.9 ℃", condition("-94.9", "℃")),
        FactKind.BOILING_POINT: ("110.6 ℃", condition("110.6", "℃")),
        FactKind.FLASH_POINT: ("4 ℃", condition("4", "℃")),
        FactKind.EVAPORATION_RATE: ("자료없음", None),
        FactKind.FLAMMABILITY: ("자료없음", None),
        FactKind.EXPLOSION_LIMITS: ("상한 7.8 % / 하한 1.0 %", Measure(Decimal("1.0"), Decimal("7.8"), "%")),
        FactKind.VAPOUR_PRESSURE: ("28.4 ㎜Hg(25℃)", condition("28.4", "mmHg")),
        FactKind.SOLUBILITY: ("0.526 g/100㎖(25 ℃)", None),
        FactKind.VAPOUR_DENSITY: ("3.1 (공기=1)", condition("3.1", "")),
        FactKind.RELATIVE_DENSITY: ("0.8623 (g/cu cm at 20℃)", condition("0.8623", "g/cm³")),
        FactKind.PARTITION_COEFFICIENT: ("2.73", None),
        FactKind.AUTOIGNITION_TEMPERATURE: ("480 ℃", condition("480", "℃")),
        FactKind.DECOMPOSITION_TEMPERATURE: ("자료없음", None),
        FactKind.VISCOSITY: ("0.56 cP(25℃)", None),
        FactKind.MOLAR_MASS: ("92.14", condition("92.14", "g/mol")),
    }
    assert report.drift == {}


def test_the_text_as_sent_with_the_work_it_cites_is_the_original(shared: Path) -> None:
    record, _ = sheet(shared / "samples/kosha", LISTED, s09="kosha_getChemDetail091_001032.xml")
    (limits,) = facts_of_kind(record, FactKind.EXPLOSION_LIMITS)
    assert limits.original == "7.8 / 1.0 %  |   ※출처 : GESTIS"
    (density,) = facts_of_kind(record, FactKind.RELATIVE_DENSITY)
    assert density.unit == ""
    assert (limits.unit, limits.label) == ("%", "인화 또는 폭발 범위의 상한/하한")


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (FactKind.VAPOUR_PRESSURE, "3 ㎜Hg(100℃)"),
        (FactKind.BOILING_POINT, "56 ℃(10 ㎜Hg)"),
        (FactKind.BOILING_POINT, "110.6"),
        (FactKind.FLASH_POINT, "4 ℃ (추정)"),
        (FactKind.FLASH_POINT, "39 ℉"),
        (FactKind.PARTITION_COEFFICIENT, "2.73"),
        (FactKind.RELATIVE_DENSITY, "0.86 (mg/L)"),
        (FactKind.ODOUR_THRESHOLD, "2.14 ppm"),
        (FactKind.MELTING_POINT, "약 -95 ℃에서 분해"),
        (FactKind.FLASH_POINT, "85 ℃((Closed cup, 기체), 50℃(Closed cup, 37% 포름알데하이드 용액))"),
        (FactKind.VAPOUR_DENSITY, "3.1 (물=1)"),
        (FactKind.RELATIVE_DENSITY, "0.97 (공기=1)"),
        (FactKind.RELATIVE_DENSITY, "0.97 ((air = 1))"),
        (FactKind.VAPOUR_DENSITY, "3.1 (water=1)"),
        (FactKind.BOILING_POINT, "3.1 (공기=1)"),
    ],
)
def test_a_figure_whose_condition_or_unit_would_be_lost_stays_words(kind: FactKind, text: str) -> None:
    assert figure_in(kind, text) is None


@pytest.mark.parametrize(
    ("kind", "text", "figure"),
    [
        (FactKind.FLASH_POINT, "4 ℃ (c.c.)", condition("4", "℃")),
        (FactKind.RELATIVE_DENSITY, "0.87 (물=1, 20℃)", condition("0.87", "")),
        (FactKind.BOILING_POINT, "110 ~ 111 ℃", Measure(Decimal(110), Decimal(111), "℃")),
        (FactKind.FLASH_POINT, "< -20 ℃", Measure(None, Decimal(-20), "℃")),
        (FactKind.MOLAR_MASS, "92.14 g/mol", condition("92.14", "g/mol")),
        (FactKind.BOILING_POINT, "-19~-21 ℃ (1013.25 hPa)", Measure(Decimal(-21), Decimal(-19), "℃")),
        (FactKind.BOILING_POINT, "110.6 ℃ (760 ㎜Hg)", condition("110.6", "℃")),
        (FactKind.BOILING_POINT, "110.6 ℃(1 atm)", condition("110.6", "℃")),
        (FactKind.AUTOIGNITION_TEMPERATURE, "430 ℃(1013.25 hPa)", condition("430", "℃")),
        (FactKind.MELTING_POINT, "−95 ℃", condition("-95", "℃")),
        (FactKind.MELTING_POINT, "－９５　℃", condition("-95", "℃")),
        (FactKind.FLASH_POINT, "＜ －２０ ℃ （c.c.）", Measure(None, Decimal(-20), "℃")),
        (FactKind.FLASH_POINT, "11 ℃ (closed cup)", condition("11", "℃")),
        (FactKind.VAPOUR_DENSITY, "0.97 ((air = 1))", condition("0.97", "")),
        (FactKind.VAPOUR_DENSITY, "0.97 (공기 = 1, 20℃)", condition("0.97", "")),
        (FactKind.RELATIVE_DENSITY, "0.87 (water = 1)", condition("0.87", "")),
        (FactKind.PH, "2.8~4", Measure(Decimal("2.8"), Decimal(4), "")),
        (FactKind.VAPOUR_PRESSURE, "1.3187 hPa(20℃)", condition("1.3187", "hPa")),
    ],
)
def test_a_figure_under_usual_conditions_reads(kind: FactKind, text: str, figure: Measure) -> None:
    assert figure_in(kind, text) == figure


def test_the_upper_limit_comes_first_and_either_may_be_unknown() -> None:
    assert limits_in("7.8 / 1.0 %") == Measure(Decimal("1.0"), Decimal("7.8"), "%")
    assert limits_in("- / 1.0 %") == Measure(Decimal("1.0"), None, "%")
    assert limits_in("7.8 / -") == Measure(None, Decimal("7.8"), "%")


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("50 / 6 % (vol %)", "6", "50"),
        ("７３ ／ ７ ％", "7", "73"),
        ("50 / 6 vol%", "6", "50"),
        ("7.8 % / 1.0 % (v/v)", "1.0", "7.8"),
        ("1.4 ~ 8.0 %", "1.4", "8.0"),
        ("1.4 % ~ 8.0 % (25℃)", "1.4", "8.0"),
    ],
)
def test_both_limits_read_whatever_their_signs_and_harmless_conditions(text: str, low: str, high: str) -> None:
    assert limits_in(text) == Measure(Decimal(low), Decimal(high), "%")


@pytest.mark.parametrize(
    "text",
    [
        "7.8 %",
        "<0.1 %",
        "7 % 이상",
        "50 / 6 % (wt %)",
        "50 / 6 g/m3",
        "٣ / 1.0 %",
        "50 / 6 / 4 %",
        "1.4 ~ 8.0",
        "7,8 / 1.0 %",
    ],
)
def test_what_is_not_surely_two_limits_stays_words(text: str) -> None:
    report = PassReport()
    (fact,) = property_facts(item(text, "I20", "폭발 범위"), FactKind.EXPLOSION_LIMITS, Section.PROPERTIES, report)
    assert (fact.value, fact.data) == (text, None)
    assert report.rejected == {"폭발 범위: limits not surely read": 1}


def test_a_condition_stays_behind_the_limits() -> None:
    text = "50 / 6 % (vol %)"
    (fact,) = property_facts(item(text, "I20"), FactKind.EXPLOSION_LIMITS, Section.PROPERTIES, PassReport())
    assert (fact.value, fact.original) == ("상한 50 % / 하한 6 % (vol %)", text)


def test_a_range_of_limits_is_shown_as_it_was_sent() -> None:
    (fact,) = property_facts(item("1.4 ~ 8.0 %", "I20"), FactKind.EXPLOSION_LIMITS, Section.PROPERTIES, PassReport())
    assert (fact.value, fact.data) == ("1.4 ~ 8.0 %", Measure(Decimal("1.4"), Decimal("8.0"), "%"))


@pytest.mark.parametrize(
    "text", ["(없음)", "(불연성)", "없음", "（불연성）", "  (불연성) |   ※출처 : HSDB", "((없음))"]
)
@pytest.mark.parametrize("kind", [FactKind.FLASH_POINT, FactKind.EXPLOSION_LIMITS, FactKind.PH])
def test_none_and_not_flammable_in_place_of_a_figure_are_absence(kind: FactKind, text: str) -> None:
    (fact,) = property_facts(item(text, "I14"), kind, Section.PROPERTIES, PassReport())
    assert (fact.value, fact.data, fact.absence) == ("해당없음", None, Absence.NOT_APPLICABLE)
    assert fact.original == text.strip()


@pytest.mark.parametrize("kind", [FactKind.ODOUR, FactKind.COLOUR, FactKind.FLAMMABILITY, FactKind.APPEARANCE])
def test_under_a_heading_of_words_the_same_words_are_an_answer(kind: FactKind) -> None:
    (fact,) = property_facts(item("(불연성)", "I18"), kind, Section.PROPERTIES, PassReport())
    assert (fact.value, fact.absence) == ("(불연성)", Absence.NONE)


def test_words_below_a_citation_are_shown_under_their_heading(shared: Path) -> None:
    folder, listed = shared / "cases/recorded", {"chemId": "001097", "casNo": "50-00-0", "chemNameKor": "포름알데히드"}
    record, report = sheet(folder, listed, s09="kosha_getChemDetail091_001097_cited-tail.xml")
    coefficient, words = facts_of_kind(record, FactKind.PARTITION_COEFFICIENT)
    assert coefficient.value == "0.35 (log Pow, 25℃)"
    assert words.value.startswith("NITE 조류(Desmodesmus subspicatus)의 72시간 EC50은 4.89")
    assert '"분류되지 않음"' in words.value
    assert "&amp;quot;분류되지" not in words.value
    assert "&quot;분류되지 않음&quot;" in words.original
    appearance = facts_of_kind(record, FactKind.APPEARANCE)
    assert [(fact.value, fact.label) for fact in appearance] == [("(액체 또는 기체)", "외관 > 성상")]
    assert report.rejected["9항 I02 외관: no data over items that speak"] == 1


def test_limits_in_the_other_order_are_not_guessed() -> None:
    report = PassReport()
    (fact,) = property_facts(
        item("1.0 / 7.8 %", "I20", "폭발 범위"), FactKind.EXPLOSION_LIMITS, Section.PROPERTIES, report
    )
    assert (fact.value, fact.data) == ("1.0 / 7.8 %", None)
    assert report.rejected == {"폭발 범위: limits not surely read": 1}


@pytest.mark.parametrize("text", ["1,234", "1,234.5 g/mol", "92,14"])
def test_a_molar_mass_with_a_comma_is_shown_as_sent_and_counted(text: str) -> None:
    report = PassReport()
    (fact,) = property_facts(item(text, "I38", "분자량"), FactKind.MOLAR_MASS, Section.PROPERTIES, report)
    assert (fact.value, fact.data) == (text, None)
    assert report.rejected == {"분자량: the comma may be a decimal comma": 1}


def test_two_dashes_are_no_data() -> None:
    (fact,) = property_facts(item("- / -", "I20"), FactKind.EXPLOSION_LIMITS, Section.PROPERTIES, PassReport())
    assert (fact.value, fact.original, fact.absence) == ("자료없음", "- / -", Absence.NO_DATA)


def test_one_known_limit_says_that_the_other_is_not() -> None:
    (fact,) = property_facts(item("- / 1.0 %", "I20"), FactKind.EXPLOSION_LIMITS, Section.PROPERTIES, PassReport())
    assert fact.value == "상한 자료없음 / 하한 1.0 %"
