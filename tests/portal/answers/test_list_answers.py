"""Officials' terms: lists of the law, positions on them, classes of hazardous materials, and laws that are not covered."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from portal.answers.answer import Answer, AnswerKind
from portal.answers.answer_rules import answer_from_results
from portal.answers.list_answers import list_url
from reference.words.list_names import FORMER_TERMS, LAW_NOT_COVERED_BY_WORD, LISTS_BY_WORD
from search.engine_types import Facet, Hit, Why
from tests.portal.answers.fakes import FakeRecords, hit, results_for

RECORDS = FakeRecords(
    pages=("regulated-quantities", "special-management", "exposure-limits"),
    by_list_position={("사고대비물질", "100"): ["108-88-3"], ("사고대비물질", "44"): ["7664-41-7"]},
    facet_values={
        Facet.LEGAL: [
            "사고대비물질",
            "제4류 인화성액체 제1석유류 비수용성액체",
            "제4류 인화성액체 제1석유류 수용성액체",
            "제4류 인화성액체 알코올류",
            "제3류 자연발화성물질 및 금수성물질 나트륨",
        ],
        Facet.HAZARD: ["발암성", "급성 독성(흡입)", "급성독성-경구", "인화성 액체"],
    },
)


def answered(text: str, *hits: Hit, read_as: str = "") -> Answer:
    return answer_from_results(text, results_for(text, *hits, read_as=read_as), RECORDS)


def narrowed(answer: Answer, facet: Facet) -> list[str]:
    return parse_qs(urlsplit(answer.url).query).get(facet, [])


@pytest.mark.parametrize("name", sorted(LISTS_BY_WORD))
def test_every_list_is_known_by_its_name_alone_and_with_a_word_for_list(name: str) -> None:
    for text in (name, f"{name} 목록", f"{name}의 종류", f"{name} 100종"):
        answer = answered(text)
        assert (answer.kind, narrowed(answer, Facet.LEGAL)) == (AnswerKind.LIST, list(LISTS_BY_WORD[name])), text


def test_an_older_term_says_what_it_is_called_today() -> None:
    assert any("인체급성유해성물질" in line for line in answered("유독물질 목록").lines)


@pytest.mark.parametrize("term", FORMER_TERMS)
def test_a_term_of_the_old_law_is_given_no_equivalent(term: str) -> None:
    assert any("확인되지 않았습니다" in line for line in answered(term).lines)


@pytest.mark.parametrize(
    ("text", "cas"),
    [("사고대비물질 100", "108-88-3"), ("사고대비물질 44번", "7664-41-7"), ("사고대비 44", "7664-41-7")],
)
def test_a_list_with_a_number_names_the_substance_at_that_position(text: str, cas: str) -> None:
    answer = answered(text, hit("71-43-2", Why.IDENTIFIER, "44"), read_as="44")
    assert (answer.kind, answer.cas) == (AnswerKind.LIST, (cas,))


@pytest.mark.parametrize("name", sorted(LAW_NOT_COVERED_BY_WORD))
def test_a_law_that_is_not_covered_is_named_and_promises_nothing(name: str) -> None:
    answer = answered(name)
    assert answer.kind is AnswerKind.LIST
    assert "이 포털에서 확인하지 않음" in answer.title
    assert LAW_NOT_COVERED_BY_WORD[name] in answer.lines[0]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("제4류 제1석유류", 2),
        ("4류 1석유류", 2),
        ("제1석유류", 2),
        ("제4류", 3),
        ("알코올류", 1),
        ("위험물 목록", 4),
        ("제3류 나트륨", 1),
        ("금수성물질 목록", 1),
    ],
)
def test_a_class_or_item_is_the_list_of_its_labels(text: str, count: int) -> None:
    answer = answered(text)
    assert answer.kind is AnswerKind.LIST
    assert len(narrowed(answer, Facet.LEGAL)) == count


def test_a_class_without_known_substances_leads_to_the_annex() -> None:
    answer = answered("제5류 자기반응성물질")
    assert (answer.kind, answer.url) == (AnswerKind.LIST, "/lists/designated-quantities")


def test_an_item_that_is_a_substance_is_the_substance_unless_its_class_is_named() -> None:
    assert answered("나트륨", hit("7439-97-6", Why.NAME, "나트륨")).kind is AnswerKind.SUBSTANCE


def test_designated_and_regulated_quantities_are_distinguished() -> None:
    """Content rule 14."""
    assert answered("지정수량").url == "/lists/designated-quantities"
    assert answered("규정수량").url == "/lists/regulated-quantities"


@pytest.mark.parametrize(("text", "count"), [("발암물질", 1), ("발암성", 1), ("급성독성", 2), ("인화성 액체", 1)])
def test_a_class_of_hazard_is_a_list(text: str, count: int) -> None:
    assert len(narrowed(answered(text), Facet.HAZARD)) == count


def test_a_list_word_beside_a_substance_asks_about_the_substance() -> None:
    answer = answered("벤젠 유독물질", hit("71-43-2", Why.NAME), read_as="벤젠")
    assert (answer.kind, answer.intent) == (AnswerKind.SUBSTANCE, "regulation")


@pytest.mark.parametrize(("text", "lines"), [("유독물질", 2), ("사고대비물질", 1)])
def test_a_list_says_that_thresholds_differ_and_todays_term_only_where_it_is_another(text: str, lines: int) -> None:
    answer = answered(f"{text} 목록")
    assert (answer.title, answer.intent, len(answer.lines)) == (f"{text} 목록", "regulation", lines)
    assert "농도 기준은 물질마다 다릅니다" in answer.lines[-1]


def test_a_term_of_the_old_law_is_searched_as_typed() -> None:
    answer = answered(f" {FORMER_TERMS[0]} 목록 ")
    assert (answer.title, answer.intent) == (f"{FORMER_TERMS[0]} 목록", "regulation")
    assert parse_qs(urlsplit(answer.url).query) == {"q": [f"{FORMER_TERMS[0]} 목록"], "kind": ["substance"]}


@pytest.mark.parametrize("text", ["사고대비물질 44", "사고대비물질 044", "사고대비물질 제44호", "사고대비물질 no.44"])
def test_a_position_leads_to_the_list_and_to_the_substance(text: str) -> None:
    answer = answered(text)
    assert (answer.title, answer.intent, answer.cas, answer.lines) == (
        "사고대비물질 44번", "regulation", ("7664-41-7",), (),
    )  # fmt: skip
    assert [offer.url for offer in answer.offered] == ["/substances/7664-41-7"]
    assert narrowed(answer, Facet.LEGAL) == ["사고대비물질"]


def test_a_position_that_no_record_has_says_so() -> None:
    answer = answered("사고대비물질 12")
    assert (answer.kind, answer.cas, answer.offered) == (AnswerKind.LIST, (), ())
    assert answer.lines == ("이 번호로 적힌 물질이 이 포털의 자료에 없습니다.",)


def test_the_longest_name_of_a_list_is_the_one_that_has_the_position() -> None:
    assert answered("등록대상기존화학물질 3").title == "등록대상기존화학물질 3번"


@pytest.mark.parametrize("text", ["사고대비물질 1234", "44번", "모르는물질 44"])
def test_a_long_number_and_one_without_a_list_are_no_position(text: str) -> None:
    assert "번" not in answered(text).title


def test_a_law_that_is_not_covered_is_searched_in_the_sheets_and_has_no_legal_force() -> None:
    answer = answered("지정폐기물 목록")
    assert answer.intent == "regulation"
    assert parse_qs(urlsplit(answer.url).query) == {"q": ["지정폐기물"], "kind": ["substance"]}
    assert answer.title == "지정폐기물 목록: 이 포털에서 확인하지 않음"
    assert (len(answer.lines), "법적 효력이 없습니다" in answer.lines[1]) == (2, True)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("제4류", "제4류 위험물"),
        ("제4류 제1석유류", "제4류 제1석유류 위험물"),
        ("1석유류", "제1석유류 위험물"),
        ("알코올류", "알코올류 위험물"),
        ("위험물", "위험물"),
        ("위험물 목록", "위험물"),
        ("금수성물질", "제3류 위험물"),
    ],
)
def test_a_class_is_called_by_its_number_and_item_and_has_the_annex_beside_it(text: str, title: str) -> None:
    answer = answered(text)
    assert (answer.title, answer.intent) == (title, "designated_quantity")
    assert [offer.url for offer in answer.offered] == ["/lists/designated-quantities"]
    assert answer.lines


@pytest.mark.parametrize("text", ["제5류", "제4류 특수인화물", "특수인화물", "제2석유류"])
def test_an_item_that_no_record_names_leads_to_the_annex(text: str) -> None:
    answer = answered(text)
    assert (answer.kind, answer.url, answer.intent) == (
        AnswerKind.LIST, "/lists/designated-quantities", "designated_quantity",
    )  # fmt: skip
    assert answer.title == text
    assert "지정수량 표" in answer.lines[0]


@pytest.mark.parametrize(
    "text",
    ["나트륨", "칼륨", "황", "제7류", "제4류 아세톤", "5석유류", "위험물 아세톤", "마그네슘", "제4류 제3류",
     "제4류 위험물 위험물"],
)  # fmt: skip
def test_a_substance_and_what_is_no_item_are_no_class_of_hazardous_materials(text: str) -> None:
    answer = answered(text)
    assert narrowed(answer, Facet.LEGAL) == []
    assert answer.intent != "designated_quantity"


def test_an_item_beside_its_class_may_be_a_substance() -> None:
    assert len(narrowed(answered("제3류 나트륨"), Facet.LEGAL)) == 1
    assert answered("제2류 인화성고체").title == "제2류 인화성고체"


def test_only_labels_of_the_fire_law_are_classes_of_it() -> None:
    assert "사고대비물질" not in narrowed(answered("위험물"), Facet.LEGAL)
    assert all(label.startswith("제4류") for label in narrowed(answered("제4류"), Facet.LEGAL))


def test_designated_and_regulated_quantities_have_their_own_pages_and_lines() -> None:
    """Content rule 14."""
    designated = answered("지정수량 표")
    assert (designated.kind, designated.title, designated.intent) == (
        AnswerKind.LIST,
        "지정수량",
        "designated_quantity",
    )
    assert designated.lines
    for text in ("규정수량", "사고대비물질 규정수량", "유해화학물질 규정수량", "상위규정수량", "규정수량 표"):
        regulated = answered(text)
        assert (regulated.kind, regulated.url, regulated.title) == (
            AnswerKind.LIST, "/lists/regulated-quantities", "규정수량 목록",
        )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("발암성", ["발암성"]),
        ("급성독성 물질", ["급성 독성(흡입)", "급성독성-경구"]),
        ("인화성 액체 목록", ["인화성 액체"]),
        ("수생환경 유해성", ["급성 수생환경 유해성"]),
    ],
)
def test_a_class_of_hazard_is_the_list_of_its_labels_and_its_absence_is_not_safety(
    text: str, labels: list[str]
) -> None:
    values = [*(label for label, _ in RECORDS.facet_values(Facet.HAZARD)), "급성 수생환경 유해성"]
    answer = answer_from_results(text, results_for(text), FakeRecords(facet_values={Facet.HAZARD: values}))
    assert (answer.kind, narrowed(answer, Facet.HAZARD)) == (AnswerKind.LIST, labels)
    assert "이렇게 분류한 물질" in answer.title
    assert answer.lines == ("여기 없다고 위험하지 않다는 뜻이 아닙니다.",)


@pytest.mark.parametrize("text", ["독성", "안전성", "물질", "급성독", "가스"])
def test_a_short_or_unknown_word_is_no_class_of_hazard(text: str) -> None:
    assert narrowed(answered(text), Facet.HAZARD) == []


def test_a_name_read_from_a_longer_text_does_not_hide_the_list() -> None:
    answer = answered("사고대비물질 44", hit("71-43-2", Why.IDENTIFIER, "44"), read_as="44")
    assert answer.title == "사고대비물질 44번"
    assert answered("발암성", hit("71-43-2", Why.NAME, "발암성")).kind is AnswerKind.SUBSTANCE


def test_the_address_of_a_list_has_every_value() -> None:
    assert parse_qs(urlsplit(list_url(Facet.LEGAL, ("가", "나"))).query) == {
        "kind": ["substance"],
        "legal": ["가", "나"],
    }
    assert list_url(Facet.LEGAL, ()) == "/search?kind=substance"


@pytest.mark.parametrize("text", ["혼재", "위험물 혼재 목록", "유별 혼재"])
def test_the_table_of_classes_that_may_be_carried_together_is_not_held_and_no_table_of_reactions(text: str) -> None:
    answer = answered(text)
    assert (answer.kind, answer.url, answer.intent) == (
        AnswerKind.LIST, "/lists/designated-quantities", "designated_quantity",
    )  # fmt: skip
    assert answer.title == "유별 혼재기준: 이 포털에서 확인하지 않음"
    assert "반응성의 기준이 아닙니다" in answer.lines[0]


WITH_PAGES = FakeRecords(
    pages=(
        "accident-preparedness",
        "restricted",
        "prohibited",
        "acute-hazards",
        "special-management",
        "exposure-limits",
    ),
    by_notice_number={"06-5-10": [("제한물질", "restricted")], "97-1-9": [("인체만성유해성물질", "chronic-hazards")]},
    rows_of_lists={
        "accident-preparedness": ["시안화나트륨 33 다만, 베를린청은 제외"],
        "prohibited": ["석면", "청석면"],
    },
)


def with_pages(text: str, *hits: Hit) -> Answer:
    return answer_from_results(text, results_for(text, *hits), WITH_PAGES)


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("사고대비물질 목록", "/lists/accident-preparedness"),
        ("사고대비물질은 모두 몇 개", "/lists/accident-preparedness"),
        ("금지물질", "/lists/prohibited"),
        ("특별관리물질 목록", "/lists/special-management"),
        ("노출기준 목록", "/lists/exposure-limits"),
        ("위험물 품명 목록", "/lists/designated-quantities"),
        ("사고대비물질 98번", "/lists/accident-preparedness?number=98"),
    ],
)
def test_a_list_that_the_portal_holds_is_its_page(text: str, url: str) -> None:
    answer = with_pages(text)
    assert (answer.kind, answer.url) == (AnswerKind.LIST, url)


def test_a_term_for_several_lists_offers_the_page_of_each() -> None:
    answer = with_pages("유독물질 목록")
    assert narrowed(answer, Facet.LEGAL) == list(LISTS_BY_WORD["유독물질"])
    assert [offer.url for offer in answer.offered] == ["/lists/acute-hazards"]


def test_a_list_whose_name_an_older_term_holds_is_offered_without_saying_that_it_is_the_same() -> None:
    """Content rule 15."""
    (offer,) = with_pages("취급제한물질 목록").offered
    assert (offer.url, offer.note) == ("/lists/restricted", "지금의 목록, 대응 미확인")


@pytest.mark.parametrize("text", ["06-5-10 제한물질", "제한물질 고유번호 06-5-10", "06-5-10 제한물질 목록"])
def test_a_number_of_a_notice_with_several_substances_is_its_rows_on_the_list(text: str) -> None:
    answer = with_pages(text)
    assert (answer.kind, answer.url) == (AnswerKind.LIST, "/lists/restricted?number=06-5-10")


@pytest.mark.parametrize(
    "text", ["06-5-10", "06-5-11 제한물질", "06-5-10 금지물질", "06-5-10 벤젠 제한물질", "2024-1-5", "106-51-4"]
)
def test_a_number_alone_or_of_another_list_or_beside_a_name_is_no_rows_of_a_list(text: str) -> None:
    assert "?number=" not in with_pages(text).url


def test_a_row_that_holds_all_names_of_a_text_is_its_answer() -> None:
    """What is exempt stands in the row of what is listed."""
    hits = (hit("143-33-9", Why.NAME, "시안화나트륨"), hit("14038-43-8", Why.NAME, "베를린청"))
    answer = with_pages("시안화나트륨 사고대비물질에서 베를린청은", *hits)
    assert urlsplit(answer.url).path == "/lists/accident-preparedness"
    assert parse_qs(urlsplit(answer.url).query) == {"q": ["시안화나트륨 베를린청"]}


def test_two_names_without_a_row_that_holds_both_are_no_row() -> None:
    hits = (hit("143-33-9", Why.NAME, "시안화나트륨"), hit("71-43-2", Why.NAME, "벤젠"))
    assert "/lists/" not in with_pages("시안화나트륨 사고대비물질 벤젠", *hits).url
