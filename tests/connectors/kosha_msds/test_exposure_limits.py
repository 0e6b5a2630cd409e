from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.kosha_msds.exposure_limits import limit_facts, limit_in, limit_text
from connectors.pass_report import PassReport
from connectors.schema import Absence, ExposureLimit, FactKind, Section
from tests.connectors.kosha_msds.recorded import TOLUENE, item, sheet
from tests.connectors.ncis.recorded import facts_of_kind

LISTED = {"chemId": "001032", "casNo": TOLUENE, "chemNameKor": "톨루엔"}


def test_the_limits_of_toluene(shared: Path) -> None:
    record, report = sheet(shared / "samples/kosha", LISTED, s08="kosha_getChemDetail081_001032.xml")
    domestic, acgih = facts_of_kind(record, FactKind.EXPOSURE_LIMIT)
    assert domestic.data == ExposureLimit("국내규정", twa_ppm=Decimal(50), stel_ppm=Decimal(150), note="허용기준")
    assert domestic.value == "TWA 50 ppm, STEL 150 ppm (허용기준)"
    assert domestic.original == "|TWA : 50ppm |STEL : 150ppm(허용기준)"
    assert acgih.data == ExposureLimit("ACGIH 규정", twa_ppm=Decimal(20))
    assert (acgih.value, acgih.original) == ("TWA 20 ppm", "TWA 20 ppm  ㎎/㎥")
    assert report.drift == {}


def test_section_8_keeps_everyday_equipment_as_text_under_its_path(shared: Path) -> None:
    record, _ = sheet(shared / "samples/kosha", LISTED, s08="kosha_getChemDetail081_001032.xml")
    lungs = [fact for fact in facts_of_kind(record, FactKind.TEXT) if fact.label == "개인보호구 > 호흡기 보호"]
    assert len(lungs) == 6
    assert {fact.section for fact in lungs} == {Section.EXPOSURE}
    engineering = [fact.value for fact in facts_of_kind(record, FactKind.TEXT, "적절한 공학적 관리")]
    assert engineering == [
        "공정격리, 국소배기를 사용하거나, 공기수준을 노출기준 이하로 조절하는 다른 공학적 관리를 하시오.",
        "이 물질을 저장하거나 사용하는 설비는 세안설비와 안전 샤워를 설치하시오.",
    ]


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("TWA 50 ppm  STEL 150 ppm", ExposureLimit("", twa_ppm=Decimal(50), stel_ppm=Decimal(150))),
        ("TWA 0.5 ppm 1 ㎎/㎥, C 3 ppm", ExposureLimit("", Decimal("0.5"), Decimal(1), ceiling_ppm=Decimal(3))),
        ("|TWA : 1,000ppm", ExposureLimit("", twa_ppm=Decimal(1000))),
        ("Ceiling 2 mg/m3 Skin", ExposureLimit("", ceiling_mg_m3=Decimal(2), note="Skin")),
    ],
)
def test_figures_are_read_where_the_whole_text_is_figures(text: str, limit: ExposureLimit) -> None:
    assert limit_in(text, "") == limit


@pytest.mark.parametrize(
    "text",
    [
        "TWA 0.1 fiber/cc",
        "TWA 0.1 - 0.2 ppm",
        "TWA 5",
        "50 ppm",
        "TWA 5 ppm TWA 10 ppm",
        "TWA ppm",
        "CAS 5 ppm",
    ],
)
def test_a_text_that_says_more_than_figures_stays_words(text: str) -> None:
    report = PassReport()
    (fact,) = limit_facts(item(text, name="국내규정"), Section.EXPOSURE, report)
    assert (fact.value, fact.data) == (text, None)
    assert report.rejected == {"국내규정: figures not surely read": 1}


def test_no_limit_is_a_fact_of_absence() -> None:
    (fact,) = limit_facts(item("자료없음"), Section.EXPOSURE, PassReport())
    assert (fact.kind, fact.absence) == (FactKind.EXPOSURE_LIMIT, Absence.NO_DATA)


figures = st.decimals("0.001", "9999", places=3)


@given(figures, figures)
def test_what_is_written_of_a_limit_reads_as_the_same_limit(twa: Decimal, ceiling: Decimal) -> None:
    limit = ExposureLimit("국내규정", twa_ppm=twa, ceiling_mg_m3=ceiling, note="허용기준")
    assert limit_in(limit_text(limit), "국내규정") == limit
