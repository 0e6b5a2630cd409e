"""Officials' terms: lists of the law, positions on them, classes of hazardous materials, and laws that are not covered."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from portal.answers.answer import Answer, AnswerKind
from portal.answers.answer_rules import answer_from_results
from reference.words.list_names import FORMER_TERMS, LAW_NOT_COVERED_BY_WORD, LISTS_BY_WORD
from search.engine_types import Facet, Hit, Why
from tests.portal.answers.fakes import FakeRecords, hit, results_for

RECORDS = FakeRecords(
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
    assert "이 포털에서 확인하지 않음" in answered("규정수량").title


@pytest.mark.parametrize(("text", "count"), [("발암물질", 1), ("발암성", 1), ("급성독성", 2), ("인화성 액체", 1)])
def test_a_class_of_hazard_is_a_list(text: str, count: int) -> None:
    assert len(narrowed(answered(text), Facet.HAZARD)) == count


def test_a_list_word_beside_a_substance_asks_about_the_substance() -> None:
    answer = answered("벤젠 유독물질", hit("71-43-2", Why.NAME), read_as="벤젠")
    assert (answer.kind, answer.intent) == (AnswerKind.SUBSTANCE, "regulation")
