from __future__ import annotations

import json
from decimal import Decimal

import pytest

from connectors.errors import BadRow, Unexpected
from connectors.hazmat.details import lookup, record
from connectors.pass_report import PassReport
from connectors.schema import Absence, Fact, FactKind, Measure, Row, Section
from demo import hazmat
from demo.wire import Agency, Reply, Request
from tests.connectors.kosha_msds.recorded import source_of

METHANOL = "67-56-1"
ROW: Row = {"casno": METHANOL, "chemicalno": "2991", "chemicalname": "메틸 알코올"}


def agency(body: object) -> Agency:
    def reply(request: Request) -> Reply:
        whole = {"header": {"resultCode": "00"}, "body": body}
        return Reply(json.dumps(whole, ensure_ascii=False).encode(), "application/json")

    return reply


def facts_of(row: Row, kind: FactKind) -> tuple[list[Fact], PassReport]:
    report = PassReport()
    return [fact for fact in record({**ROW, **row}, report).facts if fact.kind is kind], report


@pytest.mark.parametrize("body", [{"item": ROW}, {"item": [ROW]}, {"items": [ROW]}, {"items": {"item": ROW}}])
def test_a_singular_item_reads_like_a_list(body: object) -> None:
    with source_of(agency(body)) as (source, demo):
        assert lookup(source, METHANOL, PassReport()) == [ROW]
    assert demo.requests[0].params["casNo"] == METHANOL


@pytest.mark.parametrize("body", [{"item": None}, {"items": ""}, {"items": []}])
def test_no_item_is_no_row_where_the_answer_counts_none(body: dict[str, object]) -> None:
    with source_of(agency({**body, "totalCount": 0})) as (source, _):
        assert lookup(source, METHANOL, PassReport()) == []


@pytest.mark.parametrize("body", [{}, None, {"item": None}, {"items": ""}])
def test_an_answer_without_a_body_or_a_count_is_a_failure_and_never_none(body: object) -> None:
    with source_of(agency(body)) as (source, _), pytest.raises(Unexpected):
        lookup(source, METHANOL, PassReport())


def test_a_row_of_other_numbers_is_left_out_and_noticed() -> None:
    report = PassReport()
    with source_of(agency({"items": [ROW, {**ROW, "casno": "64-17-5"}]})) as (source, _):
        assert lookup(source, METHANOL, report) == [ROW]
    assert report.rejected == {"casno: another number than was asked for": 1}


def test_an_answer_about_another_substance_is_refused() -> None:
    with source_of(agency({"items": [{**ROW, "casno": "64-17-5"}]})) as (source, _), pytest.raises(Unexpected):
        lookup(source, METHANOL, PassReport())


def test_an_unknown_field_is_kept_under_its_own_name_and_is_drift() -> None:
    facts, report = facts_of({"firepoint": "물분무\n포말", "empty": None, "parts": [1]}, FactKind.OTHER)
    assert [(fact.label, fact.value, fact.original) for fact in facts] == [
        ("firepoint", "물분무 포말", "물분무\n포말"),
        ("parts", "[1]", ""),
    ]
    assert report.drift == {"firepoint": 1, "empty": 1, "parts": 1}


def test_a_field_known_by_name_alone_is_kept_and_never_advice() -> None:
    facts, report = facts_of({"emergencymeasures": "물로 씻는다", "permeatedskin": "x"}, FactKind.OTHER)
    assert [(fact.label, fact.section) for fact in facts] == [
        ("emergencymeasures", Section.NONE),
        ("permeatedskin", Section.NONE),
    ]
    assert report.drift == {}


def test_documented_fields_have_their_kinds() -> None:
    row = {
        **ROW,
        "chemicalformula": "CH3OH",
        "atmospheric": "자료없음",
        "usepurpose": "용제",
        "hazardmaterialclass": "제4류 인화성액체 알코올류",
    }
    report = PassReport()
    read = record(row, report)
    assert [(fact.kind, fact.value, fact.section) for fact in read.facts] == [
        (FactKind.AGENCY_ID, "2991", Section.IDENTIFICATION),
        (FactKind.NAME, "메틸 알코올", Section.IDENTIFICATION),
        (FactKind.CAS, METHANOL, Section.COMPOSITION),
        (FactKind.LEGAL_LISTING, "제4류 인화성액체 알코올류", Section.REGULATION),
        (FactKind.FORMULA, "CH3OH", Section.COMPOSITION),
        (FactKind.TEXT, "자료없음", Section.STABILITY),
        (FactKind.USE, "용제", Section.IDENTIFICATION),
    ]
    assert read.facts[-2].absence is Absence.NO_DATA
    assert (read.key, read.question, report.drift) == ("2991", METHANOL, {})


def test_a_boiling_point_is_a_figure_only_with_its_degree() -> None:
    figure = Decimal("64.7")
    (celsius,), _ = facts_of({"boilingpoint": "64.7 ℃"}, FactKind.BOILING_POINT)
    assert (celsius.data, celsius.unit) == (Measure(figure, figure, "℃"), "℃")
    for text in ("64.7", "148 ℉", "64.7 ℃ (760 ㎜Hg)", "약 65 ℃"):
        (words,), _ = facts_of({"boilingpoint": text}, FactKind.BOILING_POINT)
        assert (words.value, words.data) == (text, None)
    (absent,), _ = facts_of({"boilingpoint": "-"}, FactKind.BOILING_POINT)
    assert (absent.absence, absent.data) == (Absence.NO_DATA, None)


def test_the_mocks_row_has_no_number_and_is_bad() -> None:
    with pytest.raises(BadRow):
        record({"chemicalname": "아세톤", "usepurpose": "용제"}, PassReport())


def test_the_demonstration_answers_for_what_it_lists_and_for_nothing_else() -> None:
    report = PassReport()
    with source_of(hazmat.reply_to) as (source, _):
        (row,) = lookup(source, METHANOL, report)
        assert lookup(source, "7664-39-3", report) == []
    read = record(row, report)
    assert (read.question, report.drift, report.rejected) == (METHANOL, {}, {})
