"""Names: exact, in a sentence, shared, and of products."""

from __future__ import annotations

from dataclasses import replace

import pytest

from portal.answers.answer import NOTHING, AnswerKind
from portal.answers.name_answers import (
    _MESSAGES,
    IN_TEXT,
    NO_WHOLE_NAME,
    SEVERAL,
    hit_title,
    name_answer,
    named_parts_answer,
    near_whole_text,
    offers_of,
)
from portal.answers.typed_query import TypedQuery
from reference.labels import Group, labels
from search.engine_types import Hit, Why
from tests.portal.answers.fakes import hit, results_for


def typed_query(text: str, *hits: Hit, read_as: str = "") -> TypedQuery:
    return TypedQuery(text, results_for(text, *hits, read_as=read_as))


def test_an_exact_name_is_its_substance_at_the_section_of_the_intent() -> None:
    answer = name_answer(typed_query("황산 누출", hit("7664-93-9", Why.NAME), read_as="황산"))
    assert answer is not None
    assert (answer.kind, answer.cas, answer.url, answer.intent, answer.opens) == (
        AnswerKind.SUBSTANCE, ("7664-93-9",), "/substances/7664-93-9#spill", "spill", False,
    )  # fmt: skip


def test_a_concentration_stands_in_the_address_and_leads_to_the_picker_of_forms() -> None:
    answer = name_answer(typed_query("과산화수소 30%", hit("7722-84-1", Why.NAME), read_as="과산화수소"))
    assert answer is not None
    assert (answer.url, answer.intent) == ("/substances/7722-84-1?percent=30#card", "concentration")


def test_a_name_that_several_substances_share_is_a_choice() -> None:
    answer = name_answer(typed_query("인", hit("7723-14-0", Why.SYNONYM, "인"), hit("12185-10-3", Why.SYNONYM, "인")))
    assert answer is not None
    assert (answer.kind, answer.cas) == (AnswerKind.CHOOSE, ("7723-14-0", "12185-10-3"))


def test_a_title_of_one_that_is_a_synonym_of_another_means_either() -> None:
    answer = name_answer(
        typed_query("삼불화붕소", hit("20654-88-0", Why.NAME), hit("7637-07-2", Why.SYNONYM, "삼불화붕소"))
    )
    assert answer is not None
    assert (answer.kind, answer.cas) == (AnswerKind.CHOOSE, ("20654-88-0", "7637-07-2"))


def test_a_name_beside_a_piece_of_another_is_only_offered_after_the_corrected_name() -> None:
    hits = (hit("7439-97-6", Why.WORDS, "수은"), hit("7783-06-4", Why.TYPO, "수은 시안화물"))
    answer = name_answer(typed_query("수은 시안화뮬", *hits))
    assert answer is not None
    assert (answer.kind, answer.cas) == (AnswerKind.CHOOSE, ("7783-06-4",))
    assert [offer.cas for offer in answer.offered] == [("7783-06-4",), ("7439-97-6",)]


@pytest.mark.parametrize("text", ["SCBA", "PFAS", "TLVs"])
def test_an_abbreviation_is_not_a_typing_error_of_another(text: str) -> None:
    assert name_answer(typed_query(text, hit("67-56-1", Why.TYPO, text[:-1] + "X"))) is None


@pytest.mark.parametrize(
    ("text", "matched", "offered"),
    [
        ("염화제1수은", "염화제2수은", False),
        ("염화수은(II)", "염화수은(I)", False),
        ("1,3-부타디앤", "1,3-부타디엔", True),
        ("염화수은", "염화제2수은", True),
    ],
)
def test_a_number_or_valency_is_not_a_typing_error_of_another(text: str, matched: str, offered: bool) -> None:
    assert (name_answer(typed_query(text, hit("7439-97-6", Why.TYPO, matched))) is not None) == offered


@pytest.mark.parametrize(("name", "kind"), [("염소", AnswerKind.SUBSTANCE), ("은", AnswerKind.CHOOSE)])
def test_a_name_in_a_sentence_is_meant_unless_it_is_one_syllable(name: str, kind: AnswerKind) -> None:
    answer = name_answer(typed_query(f"탱크 {name} 문의", hit("7782-50-5", Why.WORDS, name)))
    assert answer is not None
    assert answer.kind is kind


def test_a_product_is_no_substance() -> None:
    answer = name_answer(typed_query("락스", hit("chlorine-bleach", Why.NAME, "락스", kind="product_class")))
    assert answer is not None
    assert (answer.kind, answer.cas) == (AnswerKind.PRODUCT, ())


def test_a_facility_of_that_name_is_a_list() -> None:
    answer = name_answer(typed_query("가상케미칼", hit("f", Why.NAME, "가상케미칼", kind="facility")))
    assert answer is not None
    assert answer.kind is AnswerKind.LIST
    assert "kind=facility" in answer.url


def test_equal_corrections_are_all_offered() -> None:
    """Content rule 23."""
    answer = name_answer(typed_query("메탄욜", hit("67-56-1", Why.TYPO), hit("108-88-3", Why.TYPO)))
    assert answer is not None
    assert {number for each in answer.offered for number in each.cas} == {"67-56-1", "108-88-3"}


def test_the_section_of_the_question_is_named_and_without_one_nothing_is() -> None:
    asked = name_answer(typed_query("황산 누출", hit("7664-93-9", Why.NAME), read_as="황산"))
    plain = name_answer(typed_query("황산", hit("7664-93-9", Why.NAME)))
    assert asked is not None
    assert plain is not None
    assert (len(asked.lines), asked.lines[0].endswith("부분을 엽니다.")) == (1, True)
    assert (plain.lines, plain.url, plain.title, plain.origin, plain.opens) == (
        (), "/substances/7664-93-9", "황산", "live", False,
    )  # fmt: skip


def test_a_substance_without_a_cas_number_is_named_too() -> None:
    answer = name_answer(typed_query("황산 98%", replace(hit("7664-93-9", Why.NAME), cas=()), read_as="황산"))
    assert answer is not None
    assert (answer.kind, answer.cas, answer.url) == (
        AnswerKind.SUBSTANCE, (), "/substances/7664-93-9?percent=98#regulation",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("why", "message"), [(Why.FORMULA, "이 분자식을 가진 물질이 여럿"), (Why.SYNONYM, "이 이름으로 불리는 물질이 여럿")]
)
def test_a_choice_says_what_several_substances_share(why: Why, message: str) -> None:
    answer = name_answer(typed_query("C2H6O", hit("67-56-1", why, "C2H6O"), hit("108-88-3", why, "C2H6O")))
    assert answer is not None
    assert (answer.kind, answer.title) == (AnswerKind.CHOOSE, "‘C2H6O’")
    assert message in answer.lines[0]
    assert [(offer.title, offer.note, offer.key) for offer in answer.offered] == [
        ("메탄올", "C2H6O", "cas:67-56-1"), ("톨루엔", "C2H6O", "cas:108-88-3"),
    ]  # fmt: skip


def test_a_synonym_of_one_that_another_bears_as_an_alias_means_either() -> None:
    answer = name_answer(typed_query("주정", hit("67-56-1", Why.SYNONYM, "주정"), hit("108-88-3", Why.ALIAS, "주정")))
    assert answer is not None
    assert (answer.kind, answer.cas) == (AnswerKind.CHOOSE, ("67-56-1", "108-88-3"))


def test_a_facility_of_the_same_name_does_not_make_a_choice() -> None:
    answer = name_answer(typed_query("벤젠", hit("71-43-2", Why.NAME), hit("f", Why.NAME, "벤젠", kind="facility")))
    assert answer is not None
    assert (answer.kind, answer.cas) == (AnswerKind.SUBSTANCE, ("71-43-2",))


@pytest.mark.parametrize("why", [Why.TYPO, Why.CHOSUNG, Why.PREFIX])
def test_similar_names_are_offered_with_the_reason_of_the_first_tier_alone(why: Why) -> None:
    later = Why.PREFIX if why is not Why.PREFIX else Why.TEXT
    answer = name_answer(typed_query("메탄", hit("67-56-1", why), hit("108-88-3", later)))
    assert answer is not None
    assert (answer.kind, answer.cas, answer.lines) == (AnswerKind.CHOOSE, ("67-56-1",), (_MESSAGES[why],))


def test_the_message_is_that_of_the_first_hit_and_not_of_the_last() -> None:
    answer = name_answer(typed_query("메탄", hit("67-56-1", Why.CHOSUNG), hit("108-88-3", Why.TYPO)))
    assert answer is not None
    assert (answer.cas, answer.lines) == (("67-56-1",), (_MESSAGES[Why.CHOSUNG],))


@pytest.mark.parametrize("why", [Why.TEXT, Why.ALL])
def test_a_text_that_only_holds_the_words_names_nothing(why: Why) -> None:
    assert name_answer(typed_query("메탄", hit("67-56-1", why))) is None
    assert name_answer(typed_query("메탄")) is None


def test_only_the_first_ten_choices_are_offered() -> None:
    hits = [hit(f"67-56-{number}", Why.PREFIX) for number in range(13)]
    answer = name_answer(typed_query("메탄", *hits))
    assert answer is not None
    assert (len(answer.offered), len(answer.cas)) == (10, 10)
    assert len(offers_of(hits)) == 10


def test_a_title_is_korean_else_english_else_the_key() -> None:
    chlorine = hit("7782-50-5", Why.NAME)
    assert hit_title(replace(chlorine, title_en="Chlorine")) == "염소"
    assert hit_title(replace(chlorine, title_ko="", title_en="Chlorine")) == "Chlorine"
    assert hit_title(replace(chlorine, title_ko="")) == "cas:7782-50-5"


@pytest.mark.parametrize("why", [Why.NAME, Why.WORDS])
def test_a_product_is_its_own_page_and_says_to_read_the_label(why: Why) -> None:
    """Content rule 24."""
    bleach = hit("chlorine-bleach", why, "락스", kind="product_class")
    answer = name_answer(typed_query("락스 보관", bleach, hit("7782-50-5", Why.WORDS)))
    assert answer is not None
    assert (answer.kind, answer.url, answer.intent, answer.cas) == (
        AnswerKind.PRODUCT, "/product_class/chlorine-bleach", "storage", (),
    )  # fmt: skip
    assert (answer.origin, answer.title, "라벨을 확인" in answer.lines[0]) == ("live", bleach.title_ko, True)


def test_a_single_product_is_its_page_and_entries_of_other_kinds_are_a_list() -> None:
    product = name_answer(typed_query("안심락스", hit("p", Why.NAME, "안심락스", kind="product")))
    assert product is not None
    assert (product.kind, product.url, product.title, product.origin) == (AnswerKind.PRODUCT, "/product/p", "p", "live")
    facility = name_answer(typed_query("가상케미칼", hit("f", Why.NAME, "가상케미칼", kind="facility")))
    assert facility is not None
    assert facility.title == f"{labels(Group.KIND)['facility']} 자료의 이름과 같습니다"


def test_a_facility_named_inside_a_text_is_no_answer() -> None:
    assert name_answer(typed_query("가상케미칼 어디", hit("f", Why.WORDS, "가상케미칼", kind="facility"))) == NOTHING


def test_a_name_in_a_text_that_several_substances_have_is_a_choice_among_these() -> None:
    hits = [hit("7782-50-5", Why.WORDS, "염소"), hit("71-43-2", Why.WORDS, "염소"), hit("67-56-1", Why.TEXT)]
    answer = name_answer(typed_query("탱크 염소 문의", *hits))
    assert answer is not None
    assert (answer.kind, answer.cas, answer.lines) == (AnswerKind.CHOOSE, ("7782-50-5", "71-43-2"), (SEVERAL,))


@pytest.mark.parametrize("whys", [(Why.WORDS, Why.WORDS), (Why.NAME, Why.WORDS), (Why.SYNONYM, Why.ALIAS)])
def test_a_second_name_in_a_text_is_not_ignored_and_neither_is_meant(whys: tuple[Why, Why]) -> None:
    hits = [hit("7782-50-5", whys[0], "염소"), hit("67-56-1", whys[1], "메탄올")]
    answer = name_answer(typed_query("염소 메탄올", *hits))
    assert answer is not None
    assert (answer.kind, answer.cas, answer.lines) == (AnswerKind.CHOOSE, (), (NO_WHOLE_NAME,))
    assert [offer.cas for offer in answer.offered] == [("7782-50-5",), ("67-56-1",)]


def test_the_word_that_may_make_it_another_substance_is_named() -> None:
    answer = name_answer(typed_query("질산 에틸", hit("7664-93-9", Why.WORDS, "질산")))
    assert answer is not None
    assert (answer.kind, answer.cas) == (AnswerKind.CHOOSE, ())
    assert [offer.cas for offer in answer.offered] == [("7664-93-9",)]
    assert answer.lines[0].startswith("‘에틸’이(가) 붙으면")


def test_beside_a_word_that_is_no_part_of_a_name_the_named_substance_may_be_meant() -> None:
    answer = name_answer(typed_query("염소 갸루", hit("7782-50-5", Why.WORDS, "염소")))
    assert answer is not None
    assert (answer.kind, answer.cas, answer.offered[0].cas) == (AnswerKind.CHOOSE, ("7782-50-5",), ("7782-50-5",))
    assert answer.lines[0].startswith("‘갸루’이(가) 붙으면")


def test_a_corrected_reading_is_the_title_of_a_choice() -> None:
    hits = (hit("67-56-1", Why.SYNONYM, "주정"), hit("108-88-3", Why.SYNONYM, "주정"))
    answer = name_answer(typed_query(" 주정 뭐예요 ", *hits, read_as="주정"))
    assert answer is not None
    assert answer.title == "‘주정’"


@pytest.mark.parametrize("text", ["A", "ABCDEF", "abc", "벤젠"])
def test_only_a_short_word_in_capitals_is_an_abbreviation(text: str) -> None:
    assert name_answer(typed_query(text, hit("67-56-1", Why.TYPO, "메탄올"))) is not None


def test_a_letter_too_much_offers_three_corrections_behind_the_names_that_go_on() -> None:
    longer = [hit(f"67-56-{number}", Why.PREFIX) for number in range(12)]
    typos = [hit(f"71-43-{number}", Why.TYPO) for number in range(5)]
    answer = name_answer(typed_query("벤젠ㅇ", *longer, *typos))
    assert answer is not None
    assert answer.cas == tuple(each.cas[0] for each in (*longer[:7], *typos[:3]))
    assert answer.lines == (_MESSAGES[Why.PREFIX],)
    few = name_answer(typed_query("벤젠ㅇ", *longer[:2], *typos[:1]))
    assert few is not None
    assert few.cas == ("67-56-0", "67-56-1", "71-43-0")


def test_the_first_number_of_a_substance_says_whether_it_has_forms() -> None:
    both = replace(hit("7722-84-1", Why.NAME), cas=("7722-84-1", "71-43-2"))
    answer = name_answer(typed_query("과산화수소 30%", both, read_as="과산화수소"))
    assert answer is not None
    assert answer.url == "/substances/7722-84-1?percent=30#card"
    assert answer.cas == ("7722-84-1", "71-43-2")


BLEACH = hit("bleach", Why.WORDS, "락스", kind="product_class")
HYPOCHLORITE = hit("7681-52-9", Why.WORDS, "락스")


@pytest.mark.parametrize(
    ("hits", "kind"), [((BLEACH, HYPOCHLORITE), AnswerKind.PRODUCT), ((HYPOCHLORITE, BLEACH), AnswerKind.SUBSTANCE)]
)
def test_of_a_product_and_a_substance_with_one_name_in_a_text_the_first_is_meant(
    hits: tuple[Hit, ...], kind: AnswerKind
) -> None:
    """Content rule 24."""
    answer = name_answer(typed_query("락스 보관", *hits))
    assert answer is not None
    assert answer.kind is kind


def test_of_several_unexplained_words_the_first_is_named() -> None:
    answer = name_answer(typed_query("염소 갸루 뾰롱", hit("7782-50-5", Why.WORDS, "염소")))
    assert answer is not None
    assert answer.lines[0].startswith("‘갸루’이(가) 붙으면")
    chemical = name_answer(typed_query("염소 갸루 에틸", hit("7782-50-5", Why.WORDS, "염소")))
    assert chemical is not None
    assert chemical.cas == ()


def test_a_name_of_one_syllable_is_meant_beside_the_number_of_its_substance() -> None:
    silver = hit("7440-22-4", Why.WORDS, "은")
    alone, numbered = (name_answer(typed_query(text, silver)) for text in ("탱크 은 문의", "은 7440-22-4 문의"))
    assert alone is not None
    assert numbered is not None
    assert (alone.kind, alone.lines, alone.cas) == (AnswerKind.CHOOSE, (IN_TEXT,), ("7440-22-4",))
    assert (numbered.kind, numbered.cas) == (AnswerKind.SUBSTANCE, ("7440-22-4",))


def test_what_is_near_a_whole_text_comes_by_its_concepts_then_as_a_slip_then_by_nearly_the_same_concepts() -> None:
    near = [hit(str(number), why) for number, why in enumerate((Why.RULE_NEAR, Why.TYPO, Why.RULE_SAME, Why.PREFIX))]
    assert [each.why for each in near_whole_text(typed_query("염산 갸루", *near))] == [
        Why.RULE_SAME, Why.TYPO, Why.RULE_NEAR,
    ]  # fmt: skip


def test_a_part_that_no_hit_bears_is_no_answer() -> None:
    assert named_parts_answer(typed_query("50-78-2 갸루")) is None
    assert named_parts_answer(typed_query("50-78-2 갸루", hit("7782-50-5", Why.TEXT))) is None
