"""Line answers: exact, or choices for the person; one for each line, in order."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from connectors.schema import Fact, FactKind
from portal.batch.line_answers import MOST_CHOICES, LineOutcome
from portal.batch.line_resolution import (
    BESIDE_UNKNOWN_NAME,
    DISAGREE,
    DISAGREE_NAMES,
    WITHHELD_NUMBER,
    resolve_lines,
)
from portal.batch.lines import lines_of_list
from portal.batch.similar_names import SimilarNames
from portal.curation.decisions import Signed, decide
from portal.curation.subjects import Subject
from portal.models import Identifier
from tests.portal.batch.substances import answer, answers, named, substance
from tests.portal.factories import entry, indexed, record_with_facts

pytestmark = pytest.mark.django_db

LINES = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        ["71-43-2", "71-43-3", "벤젠", "UN1114", "KE-02150", "1993", "=cmd|' /C calc'!A0", "\t", "벤젠 71-43-2"]
    ),
)


@given(st.lists(LINES, min_size=1, max_size=30))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
def test_every_line_gets_exactly_one_answer_in_order(typed: list[str]) -> None:
    substance("71-43-2", "벤젠", un="1114", ke="KE-02150")
    lines = lines_of_list(typed).lines
    found = [each for slice_answers in resolve_lines(lines, SimilarNames()) for each in slice_answers]
    assert [each.line for each in found] == list(lines)
    for each in found:
        assert (each.found is not None) == (each.outcome is LineOutcome.FOUND)
        assert each.reason
        assert len(each.choices) <= MOST_CHOICES


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("71-43-2", "CAS 번호 일치"),
        ("71432", "CAS 번호 일치"),
        (" 벤 젠 ", "이름 일치"),
        ("KE-02150", "KE 번호 일치"),
        ("UN 1114", "UN 번호를 밝힌 물질이 이 포털에 하나뿐임"),
    ],
)
def test_a_whole_number_or_name_is_found(text: str, reason: str) -> None:
    substance("71-43-2", "벤젠", un="1114", ke="KE-02150")
    result = answer(text)
    assert result.found is not None
    assert (result.found.cas, result.found.url, result.reason) == ("71-43-2", "/substances/71-43-2", reason)


def test_a_name_that_no_agency_states_is_marked_as_the_portals() -> None:
    created = substance("1310-73-2", "수산화나트륨")
    named(created, "가성소다")
    record_with_facts(created, "portal.aliases", [Fact(FactKind.SYNONYM, "가성소다", lang="ko")])
    result = answer("가성 소다")
    assert result.found is not None
    assert (result.found.cas, result.reason) == ("1310-73-2", "포털이 더한 이름과 일치(기관이 밝힌 이름이 아님)")
    record_with_facts(created, "ncis.safety", [Fact(FactKind.SYNONYM, "가성소다", lang="ko")])
    assert answer("가성 소다").reason == "이름 일치"


def test_a_name_of_two_substances_is_a_choice() -> None:
    for cas in ("32289-58-0", "27083-27-8"):
        named(substance(cas, f"물질 {cas}"), "공통 이름")
    result = answer("공통 이름")
    assert result.outcome is LineOutcome.AMBIGUOUS
    assert {choice.cas for choice in result.choices} == {"32289-58-0", "27083-27-8"}


def test_a_number_of_a_group_opens_no_substance_even_where_only_one_has_it() -> None:
    substance("71-43-2", "벤젠", un="1993")
    result = answer("UN1993")
    assert (result.outcome, result.found) == (LineOutcome.AMBIGUOUS, None)
    assert "여러 물질을 묶은 번호" in result.reason


def test_a_number_of_one_form_says_which() -> None:
    substance("7664-39-3", "불화수소", un="1052")
    result = answer("UN1052")
    assert result.found is not None
    assert "형태: " in result.reason


def test_a_number_of_a_group_that_no_substance_has_is_called_one() -> None:
    assert "여러 물질을 묶은 번호" in answer("1993").reason


def test_a_wrong_check_digit_lists_the_numbers_that_exist_and_takes_none() -> None:
    substance("7664-39-3", "불화수소")
    result = answer("7664-39-4")
    assert (result.outcome, result.found) == (LineOutcome.WRONG_DIGIT, None)
    assert [choice.cas for choice in result.choices] == ["7664-39-3"]
    assert answer("50-00-1").reason.endswith("한 글자 차이의 번호도 이 포털에 없음")


def test_a_corrected_name_is_offered_and_not_taken() -> None:
    substance("108-88-3", "톨루엔")
    indexed()
    result = answer("톨루인")
    assert (result.outcome, result.found) == (LineOutcome.NOT_FOUND, None)
    assert [choice.cas for choice in result.choices] == ["108-88-3"]


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("톨루엔 200L 드럼 3EA", "수량 200L 드럼, 3EA"),
        ("톨루엔, 25kg x 10포", "수량 25kg x 10포"),
        ("가. 톨루엔", ""),
        ("톨루엔(GR)", "등급·상태 GR"),
        ("톨루엔(메틸벤젠) 20kg", "수량 20kg"),
        ("톨루엔(C7H8)", ""),
        ("Ⅳ. 톨루엔 95~97%", "농도 95~97%"),
    ],
)
def test_the_names_of_a_cell_that_are_of_one_substance_are_found(text: str, note: str) -> None:
    named(substance("108-88-3", "톨루엔"), "메틸벤젠")
    result = answer(text)
    assert result.found is not None
    assert result.reason == ", ".join(filter(None, ("이름 일치", note)))


@pytest.mark.parametrize(
    ("text", "offered", "reason"),
    [
        ("톨루엔(벤젠)", ["108-88-3", "71-43-2"], DISAGREE_NAMES),
        ("톨루엔, 벤젠", ["108-88-3", "71-43-2"], DISAGREE_NAMES),
        ("톨루엔(모를말)", ["108-88-3"], BESIDE_UNKNOWN_NAME.format("모를말")),
        ("톨루엔(C6H6)", ["108-88-3"], BESIDE_UNKNOWN_NAME.format("C6H6")),
    ],
)
def test_names_of_a_cell_that_are_not_of_one_substance_are_to_be_chosen(
    text: str, offered: list[str], reason: str
) -> None:
    substance("108-88-3", "톨루엔")
    substance("71-43-2", "벤젠")
    result = answer(text)
    assert (result.outcome, [choice.cas for choice in result.choices]) == (LineOutcome.AMBIGUOUS, offered)
    assert result.reason == reason


def test_the_beginning_of_a_name_is_only_offered() -> None:
    substance("25057-89-0", "벤타존")
    result = answer("벤타존 액제")
    assert (result.outcome, [choice.cas for choice in result.choices]) == (LineOutcome.NOT_FOUND, ["25057-89-0"])


def test_bare_digits_are_offered_as_a_un_number_and_found_under_its_heading() -> None:
    substance("7782-50-5", "염소", un="1017")
    result = answer("1017")
    assert (result.found, [choice.cas for choice in result.choices]) == (None, ["7782-50-5"])
    assert answer("UN번호\n1017").found is not None
    assert answer("관리번호\t물질명\n1017\t염소").outcome is LineOutcome.FOUND


def test_a_blank_line_has_an_answer_in_its_place() -> None:
    substance("71-43-2", "벤젠")
    assert [(each.line.number, each.outcome) for each in answers("벤젠\n\n벤젠")] == [
        (1, LineOutcome.FOUND),
        (2, LineOutcome.BLANK),
        (3, LineOutcome.FOUND),
    ]


def test_goods_beside_a_number_do_not_contradict_it() -> None:
    named(entry("class:cleaner", "세척제", kind="product_class", slug="세척제"), "세척제")
    substance("67-63-0", "2-프로판올")
    found = answer("물질명\tCAS\n세척제\t67-63-0").found
    assert found is not None
    assert found.cas == "67-63-0"


def test_a_name_of_a_known_substance_is_not_a_typing_error_of_another(monkeypatch: pytest.MonkeyPatch) -> None:
    substance("64-17-5", "에탄올")
    indexed()
    monkeypatch.setattr("portal.batch.cell_reading._aliases", lambda: {"메탄올": "67-56-1"})
    result = answer("메탄올")
    assert (result.outcome, result.choices) == (LineOutcome.NOT_FOUND, ())
    assert "67-56-1" in result.reason


@pytest.mark.parametrize(
    "text", ["황산(7664-93-9)", "진한 황산 (7664-93-9)", "CAS 7664-93-9", "1) 황산 98% [CAS No. 7664-93-9]"]
)
def test_a_number_beside_a_name_that_agrees_is_found(text: str) -> None:
    substance("7664-93-9", "황산")
    found = answer(text).found
    assert found is not None
    assert found.cas == "7664-93-9"


def test_a_number_beside_a_name_that_nobody_knows_is_offered() -> None:
    substance("7664-93-9", "황산")
    result = answer("모를 이름 (7664-93-9)")
    assert (result.outcome, [choice.cas for choice in result.choices]) == (LineOutcome.AMBIGUOUS, ["7664-93-9"])
    assert result.reason == "번호 옆의 ‘모를 이름’을(를) 이 포털에서 확인하지 못함"


def test_a_number_and_a_name_in_one_cell_that_disagree_are_to_be_chosen() -> None:
    substance("7664-93-9", "황산")
    substance("71-43-2", "벤젠")
    result = answer("벤젠(7664-93-9)")
    assert (result.outcome, {choice.cas for choice in result.choices}) == (
        LineOutcome.AMBIGUOUS,
        {"7664-93-9", "71-43-2"},
    )
    assert result.reason == DISAGREE


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("염산 35%", "농도 35%"),
        ("염산 (시약)", "등급·상태 시약"),
        ("2. 염산", ""),
        ("② 염산", ""),
        ("염산 35 % 특급", "농도 35 %, 등급·상태 특급"),
    ],
)
def test_a_name_is_found_without_its_numbering_share_and_grade(text: str, note: str) -> None:
    substance("7647-01-0", "염산")
    result = answer(text)
    assert result.found is not None
    assert result.reason == ", ".join(filter(None, ("이름 일치", note)))


@pytest.mark.parametrize("text", ["1975-09-02", "75/9/2", "02-Sep-75", "1975-09-02 00:00:00"])
def test_a_number_that_became_a_date_is_offered(text: str) -> None:
    substance("75-09-2", "염화메틸렌")
    result = answer(text)
    assert (result.found, [choice.cas for choice in result.choices]) == (None, ["75-09-2"])
    assert "날짜로 바뀐 번호일 수 있음" in result.reason


def test_a_mixture_that_contains_a_number_is_not_that_substance() -> None:
    mixture = entry("mix:64-17-5+67-56-1", "혼합물", slug="혼합물")
    Identifier.objects.create(entry=mixture, scheme="cas", value="64-17-5")
    result = answer("64-17-5")
    assert (result.outcome, [choice.key for choice in result.choices]) == (LineOutcome.AMBIGUOUS, [mixture.key])
    substance("64-17-5", "에탄올")
    assert answer("64-17-5").outcome is LineOutcome.FOUND


def test_a_withdrawn_substance_and_entries_of_other_kinds_are_not_found() -> None:
    gone = substance("71-43-2", "벤젠")
    gone.withdrawn_at = "2026-01-01T00:00:00Z"
    gone.save()
    named(entry("product:1", "어떤 제품", kind="product"), "어떤 제품")
    assert [result.outcome for result in answers("71-43-2\n어떤 제품")] == [
        LineOutcome.NOT_FOUND,
        LineOutcome.NOT_FOUND,
    ]


def test_a_name_of_a_product_leads_to_its_class_and_never_to_a_substance() -> None:
    named(entry("class:bleach", "락스", kind="product_class", slug="락스"), "락스")
    named(substance("7681-52-9", "차아염소산나트륨"), "락스")
    result = answer("락스")
    assert (result.outcome, result.found) == (LineOutcome.NOT_FOUND, None)
    assert [choice.url.split("/")[1] for choice in result.choices] == ["classes", "substances"]
    assert "제품의 이름" in result.reason


HEAD = "CAS\tUN\t물질명\n"


@pytest.mark.parametrize(
    ("row", "outcome", "offered"),
    [
        ("71-43-2\t\t벤젠", LineOutcome.FOUND, []),
        ("71-43-2\t\t아무도 모르는 이름", LineOutcome.FOUND, []),
        ("71-43-2\t\t톨루엔", LineOutcome.AMBIGUOUS, ["71-43-2", "108-88-3"]),
        ("71-43-3\t\t톨루엔", LineOutcome.WRONG_DIGIT, ["71-43-2", "108-88-3"]),
        ("50-00-0\t\t톨루엔", LineOutcome.AMBIGUOUS, ["108-88-3"]),
        ("\t1294\t벤젠", LineOutcome.AMBIGUOUS, ["108-88-3", "71-43-2"]),
    ],
)
def test_cells_of_one_line_must_not_contradict_each_other(row: str, outcome: LineOutcome, offered: list[str]) -> None:
    substance("71-43-2", "벤젠", un="1114")
    substance("108-88-3", "톨루엔", un="1294")
    result = answer(HEAD + row)
    assert result.outcome is outcome
    assert [choice.cas for choice in result.choices] == offered


def test_a_number_of_several_beside_a_name_of_one_of_them_is_that_one() -> None:
    for cas, name in (("71-43-2", "벤젠"), ("108-88-3", "톨루엔")):
        substance(cas, name, un="1993")
    result = answer(HEAD + "\t1993\t톨루엔")
    assert result.found is not None
    assert result.found.cas == "108-88-3"


def test_a_slice_costs_a_few_queries_however_many_lines_it_has() -> None:
    substance("71-43-2", "벤젠", un="1114", ke="KE-02150")
    several = [f"{n}-43-2\n벤젠 {n}\nUN{n}\nKE-{n:05}" for n in range(1000, 1100)]
    similar = SimilarNames()
    similar.find("한 번 물으면 검색 서비스가 없음을 안다")
    with CaptureQueriesContext(
        connection,
    ) as queries:
        list(resolve_lines(lines_of_list("\n".join(several).splitlines()).lines, similar))
    assert len(queries) <= 12


@pytest.mark.parametrize("typed", ["71-43-2", "벤졸"])
def test_a_number_that_is_withheld_is_not_called_unknown_and_nothing_of_it_is_told(typed: str) -> None:
    """Content rules 20 and 31."""
    substance("71-43-2", "벤젠")
    decide("withhold", Subject("cas:71-43-2"), Signed("staff", "r"))
    found = answer(typed)
    assert (found.outcome, found.choices) == (LineOutcome.NOT_FOUND, ())
    assert found.reason == WITHHELD_NUMBER.format("71-43-2")
    assert "벤젠" not in found.reason
