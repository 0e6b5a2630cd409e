"""No piece of an agency's row is lost: each stands in a value, in an absence, in the text as sent, or is counted with its sample."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.errors import BadRow
from connectors.printed_values import absence_of
from connectors.registry import FEEDS, feed_named
from connectors.schema import Row
from reference.words.absences import NO_NUMBER_WORDS
from tests.connectors.pieces import FullReport, fields_of, lost, placed
from tests.connectors.test_samples import SAMPLES, Documented, Parsed, agency_of, documented_row, opened, rows_of

ROWS: Mapping[str, tuple[Row, tuple[str, ...]]] = {
    "ncis.safety": (
        {"dataNo": "1"},
        ("chemKo", "chemEn", "casNo", "symptom", "inhale", "skin", "eyeball", "oral", "etc"),
    ),
    "ncis.accidents": ({"dataNo": "1"}, ("cscDe", "cscTy", "area", "addr", "place", "cause", "chem", "summary")),
    "ncis.substances": (
        {"sbstnId": "1", "typeList": []},
        ("casNo", "korexst", "sbstnNmKor", "sbstnNmEng", "sbstnNm2Kor", "sbstnNm2Eng", "mlcfrm", "mlcwgt"),
    ),
    "ncis.ghs": (
        {"sbstnId": "1", "hrmflnList": []},
        ("casNo", "sbstnNmKor", "sbstnNmEng", "sfsgwd", "mfctrCn", "unnm", "pctgrmCd"),
    ),
    "hazmat.materials": ({"chemicalno": "1"}, ("casno", "chemicalname", "hazardmaterialclass", "unno")),
    "hazmat.details": (
        {"chemicalno": "1"},
        ("casno", "chemicalname", "hazardmaterialclass", "chemicalformula", "boilingpoint", "atmospheric", "novel"),
    ),
    "psis.registrations": (
        {"pestiCode": "1", "diseaseUseSeq": "1"},
        (
            *(
                "cropName",
                "diseaseWeedName",
                "useName",
                "pestiKorName",
                "pestiBrandName",
                "compName",
                "engName",
                "cmpaItmNm",
            ),
            *("indictSymbl", "applyFirstRegDate", "cropLrclNm", "pestiUse", "dilutUnit", "useSuittime", "useNum"),
        ),
    ),
    "psis.details": (
        {"_question": "1/1"},
        (
            *("pestiKorName", "useName", "compName", "pestiBrandName", "pestiEngName", "regCpntQnty", "toxicGubun"),
            *("toxicName", "fishToxicGubun"),
        ),
    ),
    "psis.cancelled": (
        {"prdlstRegistNo": "1"},
        ("cmpaItmNm", "pestiKorName", "engName", "registStndrd", "pestiBrandName", "compName", "prdlstAblDe"),
    ),
    "safetykorea.recalls": (
        {"recallUid": "1"},
        (
            *(
                "recallProductName",
                "recallModelName",
                "certNum",
                "barcodeNum",
                "makerName",
                "harmDscr",
                "accidentCaseDscr",
            ),
            *("publishDate", "recallStaDate", "recallEndDate", "recallInqryTel", "publishRecallVol"),
        ),
    ),
    "safetykorea.foreign_recalls": (
        {"fRecallUid": "1"},
        ("recallProductName", "recallModelName", "violateDscr", "publishDate", "recallUrl", "recallurl", "signDttm"),
    ),
    "safetykorea.certificates": (
        {"certUid": "1"},
        ("certNum", "certState", "productName", "modelName", "certDate", "certChgDate", "signDate", "remark"),
    ),
    "ecolife.violations": (
        {"prdtarm_cd": "07", "prdt_mstr_no": "1"},
        ("prdt_nm", "modl_nm", "mnfctur_nm", "prdtarm", "prdtarm_cd_nm", "origin_instt", "action_de"),
    ),
    "ecolife.violation_details": (
        {"prdtarm_cd": "07", "prdt_mstr_no": "1"},
        ("violt_cn", "action_cn", "prdtn_mnfctur", "act_org", "etc_info"),
    ),
}
"""By feed a row that is a record, and its fields of text."""

HABITS = (
    *("자료없음", "해당없음", "-", "null", "None", "undefined", "없음", "비위험물", "4류", "제4류 제1석유류"),
    *("50-00-0", "50-00-1", "50-00-0, 67-56-1", "67-56-1(50-00-0)", "1198^2209", "UN1198", "GHS02^GHS99", "KE-17074"),
    *(
        "2025.10.24.",
        "20991231",
        "25.10.24",
        "미상",
        "30.03",
        "가(나, 다), 라",
        "가; 나",
        "·가\n·자료없음",
        "가\n가",
    ),
    *("https://example.org/a?b=1&c", "javascript:alert(1)", "ab12,cd34", "&middot;", "보관?저장", "<0.1", "홍길동 씨"),
)
TEXTS = st.one_of(
    st.sampled_from(HABITS),
    st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=30),
    st.lists(st.sampled_from(HABITS), max_size=3).map(" ".join),
)
_FORM = re.compile(r"(?m)^\s*[·•ㆍ・]+|\^")
"""NICS's bullets and KECO's joint, which say nothing."""


@st.composite
def rows(draw: st.DrawFn) -> tuple[str, Row]:
    feed = draw(st.sampled_from(list(ROWS)))
    base, names = ROWS[feed]
    return feed, {**base, **draw(st.dictionaries(st.sampled_from(names), TEXTS))}


def lost_pieces(feed: str, row: Row) -> list[tuple[str, str]]:
    """The pieces of the row that stand nowhere, but for words that say of a whole field that there is no value."""
    report = FullReport()
    record = FEEDS[feed].record(row, report)
    ignored = {*FEEDS[feed].ignored, *FEEDS[feed].redacted}
    fields = [replace(field, text=_FORM.sub(" ", field.text)) for field in fields_of(row, ignored)]
    stated = [field for field in fields if not absence_of(field.text) and field.text.strip() not in NO_NUMBER_WORDS]
    return lost(placed(stated, record, report))


RECORDED = [
    name
    for name, outcome in SAMPLES.items()
    if isinstance(outcome, Parsed | Documented) and outcome.feed != "kosha_msds.sheets"
]


@pytest.mark.parametrize("name", RECORDED)
def test_no_piece_of_a_recorded_answer_is_lost(shared: Path, name: str) -> None:
    outcome = SAMPLES[name]
    if isinstance(outcome, Documented):
        rows_sent = [documented_row(shared, name)]
    else:
        assert isinstance(outcome, Parsed)
        with opened(agency_of(shared, name, outcome)) as source:
            rows_sent = rows_of(feed_named(outcome.feed), source, outcome.question, FullReport())
    assert isinstance(outcome, Parsed | Documented)
    assert [lost_pieces(outcome.feed, row) for row in rows_sent] == [[] for _ in rows_sent]


@given(rows())
def test_any_text_in_any_text_field_comes_out_whole_or_is_counted(sent: tuple[str, Row]) -> None:
    assert lost_pieces(*sent) == []


LISTING = ("sbstnClsfTypeNm", "unqNo", "contInfo", "excpInfo", "ancmntYmd", "ancmntInfo")
CLASS = ("hrmflnClsfArtclNm", "hrmDngrCd", "clsfGrd", "hrmPrevntCd")


@pytest.mark.parametrize(
    ("feed", "name", "fields"), [("ncis.substances", "typeList", LISTING), ("ncis.ghs", "hrmflnList", CLASS)]
)
@given(data=st.data())
def test_any_text_in_a_nested_row_comes_out_whole_or_is_counted(
    feed: str, name: str, fields: tuple[str, ...], data: st.DataObject
) -> None:
    nested = data.draw(st.lists(st.fixed_dictionaries(dict.fromkeys(fields, TEXTS)), max_size=3))
    assert lost_pieces(feed, {"sbstnId": "1", name: nested}) == []


@given(rows(), st.sampled_from([None, {"a": "가"}, ["가"], 0, True]))
def test_a_value_of_another_type_never_breaks_the_reading(sent: tuple[str, Row], value: object) -> None:
    feed, row = sent
    for name in ROWS[feed][1]:
        with suppress(BadRow):
            FEEDS[feed].record({**row, name: value}, FullReport())
