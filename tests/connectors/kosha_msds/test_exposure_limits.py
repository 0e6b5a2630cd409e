from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.kosha_msds.exposure_limits import BREATHING, limit_facts, limit_in, limit_text, without_remark
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
        ("TWA 5ppmSTEL 10ppm", ExposureLimit("", twa_ppm=Decimal(5), stel_ppm=Decimal(10))),
        ("TWA 5 ppm (Skin) STEL 10 ppm", ExposureLimit("", Decimal(5), stel_ppm=Decimal(10), note="Skin")),
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
        "TWA 5 ppm ~ 10 ppm",
        "TWA 5 ppm 이하",
        "TWA 5ppm미만발암성 2",
        "TWA 5 ppm 또는 10",
        "TWA 5 ppm 8시간",
        "TWA 5ppmv",
        "TWA 10 mg/m3호흡성 STEL 20 mg/m3",
        "TWA 10 mg/m3(호흡성) STEL 20 mg/m3",
        "TWA 10 mg/m3 총분진 5 mg/m3",
        "TWA 5 ppm 발암성 1A, Ceiling 없음",
    ],
)
def test_a_text_that_says_more_than_figures_stays_words(text: str) -> None:
    report = PassReport()
    (fact,) = limit_facts(item(text, name="국내규정"), Section.EXPOSURE, report)
    assert (fact.value, fact.data) == (text, None)
    assert report.rejected == {"국내규정: figures not surely read": 1}


@pytest.mark.parametrize(
    ("text", "value", "note"),
    [
        ("|TWA : 0.3ppm포름알데히드", "TWA 0.3 ppm (포름알데히드)", "포름알데히드"),
        (
            "|TWA : 0.2mg/m3 |STEL : 0.6mg/m3발암성 1A (강산 Mist에 한정함, 허용기준), 흉곽성",
            "TWA 0.2 mg/m³, STEL 0.6 mg/m³ (발암성 1A (강산 Mist에 한정함, 허용기준), 흉곽성)",
            "발암성 1A (강산 Mist에 한정함, 허용기준), 흉곽성",
        ),
        ("TWA 10 mg/m3 호흡성", "TWA 10 mg/m³ (호흡성)", "호흡성"),
        ("|C : 2ppm생식독성 1B", "C 2 ppm (생식독성 1B)", "생식독성 1B"),
        ("TWA 0.05 mg/m3, as Cr", "TWA 0.05 mg/m³ (as Cr)", "as Cr"),
        ("|TWA : 5ppm(허용기준), Skin", "TWA 5 ppm (허용기준; Skin)", "허용기준; Skin"),
        ("|TWA : 5ppm(발암성 2 (분진)), 흡입성", "TWA 5 ppm ((발암성 2 (분진)), 흡입성)", "(발암성 2 (분진)), 흡입성"),
        ("TWA：０．３ppm포름알데히드", "TWA 0.3 ppm (포름알데히드)", "포름알데히드"),
    ],
)
def test_a_remark_glued_to_the_last_figure_is_the_notation_of_the_limit(text: str, value: str, note: str) -> None:
    report = PassReport()
    (fact,) = limit_facts(item(text, name="국내규정"), Section.EXPOSURE, report)
    assert isinstance(fact.data, ExposureLimit)
    assert (fact.value, fact.data.note, fact.original) == (value, note, text)
    assert report.rejected == {}


def test_the_remark_of_sulfuric_acid_is_no_breathing_apparatus(shared: Path) -> None:
    folder, listed = shared / "cases/recorded", {"chemId": "001049", "casNo": "7664-93-9", "chemNameKor": "황산"}
    record, report = sheet(folder, listed, s08="kosha_getChemDetail081_001049_glued-remark.xml")
    domestic, _ = facts_of_kind(record, FactKind.EXPOSURE_LIMIT)
    assert domestic.value == "TWA 0.2 mg/m³, STEL 0.6 mg/m³ (발암성 1A (강산 Mist에 한정함, 허용기준), 흉곽성)"
    lungs = [fact.value for fact in record.facts if fact.label == "개인보호구 > 호흡기 보호"]
    assert len(lungs) == 6
    assert all("호흡" in line or "마스크" in line for line in lungs)
    assert report.rejected["호흡기 보호: repeats the remark of a limit"] == 1


@pytest.mark.parametrize(
    ("limit", "lungs", "kept"),
    [
        ("|TWA : 0.3ppm포름알데히드", "포름알데히드|보호구를 착용하시오", ["보호구를 착용하시오"]),
        ("|TWA : 0.1fiber/cc발암성 1A", "발암성 1A|송기마스크를 착용하시오", ["송기마스크를 착용하시오"]),
        ("|TWA : 5ppm(허용기준)", "|보호구를 착용하시오", ["보호구를 착용하시오"]),
        ("|TWA : 5ppm발암성 2", "생식독성 2|보호구를 착용하시오", ["생식독성 2", "보호구를 착용하시오"]),
        ("|TWA : 5ppm발암성 2", "발암성 2", []),
        ("자료없음", "자료없음", ["자료없음"]),
    ],
)
def test_only_words_of_the_limit_itself_leave_the_breathing_protection(limit: str, lungs: str, kept: list[str]) -> None:
    read = without_remark(item(lungs, BREATHING, "호흡기 보호"), [item(limit)], PassReport())
    assert [one.text for one in read.statements()] == kept


def test_no_limit_is_a_fact_of_absence() -> None:
    (fact,) = limit_facts(item("자료없음"), Section.EXPOSURE, PassReport())
    assert (fact.kind, fact.absence) == (FactKind.EXPOSURE_LIMIT, Absence.NO_DATA)


figures = st.decimals("0.001", "9999", places=3)


notes = st.sampled_from(["", "허용기준", "Skin", "발암성 1A (강산 Mist에 한정함, 허용기준), 흉곽성", "포름알데히드"])


@given(figures, figures, notes)
def test_what_is_written_of_a_limit_reads_as_the_same_limit(twa: Decimal, ceiling: Decimal, note: str) -> None:
    limit = ExposureLimit("국내규정", twa_ppm=twa, ceiling_mg_m3=ceiling, note=note)
    assert limit_in(limit_text(limit), "국내규정") == limit
