from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.kosha_msds.statements import statements_in
from connectors.schema import Absence


def read(text: str) -> list[tuple[str, str]]:
    return [(one.text, one.original) for one in statements_in(text)]


def test_a_citation_stays_with_the_statement_before_it_as_a_part_of_what_was_sent() -> None:
    assert read("액체   |   ※출처 : HSDB") == [("액체", "액체   |   ※출처 : HSDB")]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "&#10;", "&amp;#10;", "<br>", "&lt;br/&gt;"])
def test_the_words_below_a_citation_are_a_statement(line_end: str) -> None:
    text = f"0.35 (25℃)|   ※출처 : ECHA{line_end}조류의 EC50은 4.89 mg/L입니다."
    assert [one.text for one in statements_in(text)] == ["0.35 (25℃)", "조류의 EC50은 4.89 mg/L입니다."]


def test_each_statement_keeps_its_own_lines_as_sent() -> None:
    assert read("0.35|   ※출처 : ECHA\nNITE 조류\n&quot;3등급&quot;\n※출처 : NITE\n끝") == [
        ("0.35", "0.35|   ※출처 : ECHA"),
        ('NITE 조류 "3등급"', "NITE 조류\n&quot;3등급&quot;\n※출처 : NITE"),
        ("끝", ""),
    ]


@pytest.mark.parametrize("mark", ["※출처 : HSDB", "※출처:HSDB", "※ 출처 ： HSDB", "&#8251;출처 : HSDB"])
def test_a_citation_is_known_whatever_its_spaces_and_colon(mark: str) -> None:
    assert [one.text for one in statements_in(f"무색 {mark}|{mark}\n무취")] == ["무색", "무취"]


@pytest.mark.parametrize(
    "line",
    [
        "※출처 : ECHA 물과 격렬히 반응한다.",
        "※출처 : ECHA, 물을 뿌리지 마시오",
        "※출처 : 위의 결과를 바탕으로 3등급으로 분류되었습니다",
        "※출처 : HSDB, 물과 반응하여 염화수소를 발생함",
    ],
)
def test_a_sentence_behind_the_mark_is_no_name_of_a_work_and_stays(line: str) -> None:
    assert [one.text for one in statements_in(f"1.15|{line}")] == ["1.15", line]


@pytest.mark.parametrize("text", ["", "|", " || ", "|   ※출처 : HSDB", "※출처 : HSDB|※출처 : ECHA"])
def test_a_text_that_only_cites_or_is_blank_has_no_statement(text: str) -> None:
    assert statements_in(text) == ()


def test_a_citation_before_the_first_words_stays_with_them() -> None:
    assert read("※출처 : HSDB|무색") == [("무색", "※출처 : HSDB|무색")]


def test_entities_are_undone_and_the_text_as_sent_is_the_original() -> None:
    assert read("산소가 부족한 경우(&amp;amp;lt;19.6%)") == [
        ("산소가 부족한 경우(<19.6%)", "산소가 부족한 경우(&amp;amp;lt;19.6%)")
    ]


@pytest.mark.parametrize("text", ["（자료없음）", "자료 없음.", "－", "자료없음|※출처 : HSDB"])
def test_no_data_is_heard_in_full_width_signs_too(text: str) -> None:
    (one,) = statements_in(text)
    assert one.absence is Absence.NO_DATA


def test_lines_of_one_piece_are_one_statement() -> None:
    assert [one.text for one in statements_in("다음이 권고됨 \n-격리식\n-반면형|끝")] == [
        "다음이 권고됨 -격리식 -반면형",
        "끝",
    ]


parts_of_texts = st.lists(
    st.sampled_from(["가 나", "|", "\n", "※출처 : HSDB", "※출처 : HSDB\n", "1.15", " ", "&lt;", "&#10;"]), max_size=12
)


@given(parts_of_texts)
def test_what_the_statements_were_read_from_is_the_whole_text(parts: list[str]) -> None:
    text = "".join(parts)
    found = statements_in(text)
    sent = "".join(one.sent for one in found)
    assert not found or _without_bars_and_blanks(sent) == _without_bars_and_blanks(text)


def _without_bars_and_blanks(text: str) -> str:
    return "".join(text.replace("|", "").replace("&#10;", "").split())
