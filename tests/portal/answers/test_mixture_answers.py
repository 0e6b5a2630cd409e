"""Mixtures: never safe, and with each side named, also an unknown one (content rule 8)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from portal.answers.answer import Answer, AnswerKind
from portal.answers.answer_rules import answer_from_results
from portal.answers.mixture_answers import LABEL, mixture_answer
from portal.answers.mixture_words import joins_by_plus
from portal.answers.typed_query import TypedQuery
from portal.profile.judged_mixtures import UNDECIDED, Mixture, ShownPair
from portal.profile.mixture_sides import Side
from search.engine_types import Hit, Why
from tests.portal.answers.fakes import FakeRecords, hit, results_for

ACID = hit("7647-01-0", Why.WORDS, "염산")
BLEACH = hit("chlorine-bleach", Why.WORDS, "락스", kind="product_class")
SULPHURIC = hit("7664-93-9", Why.WORDS, "황산")


def query(text: str, *hits: Hit) -> TypedQuery:
    return TypedQuery(text, results_for(text, *hits))


def answered(text: str, *hits: Hit) -> Answer:
    return answer_from_results(text, results_for(text, *hits), FakeRecords())


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("락스 식초", [BLEACH]),
        ("락스랑 식초", []),
        ("염산 락스", [ACID, BLEACH]),
        ("염산 황산", [ACID, SULPHURIC]),
        ("염산 황산 누출", [ACID, SULPHURIC]),
        ("염산과 섞으면", [ACID]),
        ("섞어도 되나", []),
    ],
)
def test_a_mixture_is_undecided_and_never_safe(text: str, hits: list[Hit]) -> None:
    answer = answered(text, *hits)
    assert (answer.kind, answer.intent) == (AnswerKind.GUIDANCE, "mix")
    assert UNDECIDED in answer.lines
    assert not any("안전" in line for line in answer.lines)


def test_a_side_without_a_record_is_named() -> None:
    assert answered("염산 식초", ACID).title == "함께 섞기: 염산 + 식초"


def test_each_known_side_leads_to_its_section_on_reactivity() -> None:
    assert answered("염산 황산", ACID, SULPHURIC).offered[0].url.endswith("#section-10")


def test_two_names_of_one_substance_are_no_mixture() -> None:
    names = [hit("7664-39-3", Why.WORDS, "불산"), hit("7664-39-3", Why.WORDS, "불화수소")]
    [one] = {each.key: each for each in results_for("불산 불화수소", *names).hits}.values()
    results = replace(results_for("불산 불화수소", *names), hits=(one,))
    assert answer_from_results("불산 불화수소", results, FakeRecords()).kind is AnswerKind.SUBSTANCE


def test_a_side_is_named_although_the_whole_text_is_near_its_other_name() -> None:
    ammonia = hit("7664-41-7", Why.TYPO, "암모니아가스")
    assert answered("암모니아 락스", ammonia, BLEACH).cas == ("7664-41-7",)


def test_a_comparison_offers_both_and_the_table_of_both() -> None:
    answer = answered("염산 황산 차이", ACID, SULPHURIC)
    assert (answer.kind, len(answer.offered)) == (AnswerKind.CHOOSE, 3)
    assert answer.offered[-1].url == "/compare?cas=7647-01-0&cas=7664-93-9"


def test_a_mixture_names_its_sides_and_leads_to_the_page_on_them() -> None:
    answer = answered(" 염산 락스 식초 ", ACID, BLEACH)
    assert answer.title.startswith("함께 섞기: 염산 + ")
    assert answer.title.endswith(" + 식초")
    assert (answer.cas, answer.opens) == (("7647-01-0",), False)
    assert parse_qs(urlsplit(answer.url).query) == {"item": ["7647-01-0", "chlorine-bleach", "vinegar"]}
    assert urlsplit(answer.url).path == "/mix"


def test_a_question_that_names_nothing_leads_to_the_guidance_and_a_very_long_text_is_cut_in_the_address() -> None:
    answer = answered(f"섞어도 되나 {'가' * 300}")
    assert urlsplit(answer.url).path == "/guidance/mix"
    assert len(parse_qs(urlsplit(answer.url).query)["q"][0]) == 200


def test_nothing_named_is_the_question_alone() -> None:
    answer = mixture_answer(query("섞어도 되나"), FakeRecords())
    assert answer is not None
    assert (answer.title, answer.lines, answer.offered, answer.cas) == ("섞어도 되는지", (UNDECIDED,), (), ())


def test_each_side_is_offered_and_a_product_at_its_own_page() -> None:
    answer = answered("염산 락스", ACID, BLEACH)
    assert [(offer.title, offer.url, offer.cas, offer.origin, offer.key) for offer in answer.offered] == [
        ("염산 – 안정성과 반응성", "/substances/7647-01-0#section-10", ("7647-01-0",), "live", "cas:7647-01-0"),
        (BLEACH.title_ko, BLEACH.url, (), "live", BLEACH.key),
    ]


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("염산", [ACID]),
        ("식초", []),
        ("염산 문의", [ACID]),
        ("염산 과산화 황산", [ACID, SULPHURIC]),
        ("염산 공장", [ACID, hit("f", Why.WORDS, "공장", kind="facility")]),
        ("맛집", []),
        ("염산 황산 67-56-1", [ACID, SULPHURIC]),
        ("황산 나트륨", [SULPHURIC, hit("7440-23-5", Why.WORDS, "나트륨")]),
        ("염산 황산", [ACID, SULPHURIC, hit("71-43-2", Why.TYPO, "염산황삼")]),
        ("염산 황산", [ACID, SULPHURIC, hit("71-43-2", Why.RULE_SAME, "Sulphuric chloride")]),
    ],
)
def test_one_side_alone_and_what_may_be_another_name_is_no_mixture(text: str, hits: list[Hit]) -> None:
    assert mixture_answer(query(text, *hits), FakeRecords()) is None


def test_one_name_as_a_whole_is_a_mixture_only_where_the_text_asks_to_mix() -> None:
    whole = hit("7647-01-0", Why.NAME, "염산 락스")
    assert mixture_answer(query("염산 락스", whole, BLEACH), FakeRecords()) is None
    asked = mixture_answer(query("염산 섞으면", hit("7647-01-0", Why.NAME, "염산")), FakeRecords())
    assert asked is not None
    assert (asked.intent, asked.cas) == ("mix", ("7647-01-0",))


def test_a_mixture_beside_another_word_is_one_where_the_text_asks_to_mix() -> None:
    answer = answered("염산 과산화 황산 섞으면", ACID, SULPHURIC)
    assert answer.cas == ("7647-01-0", "7664-93-9")


def test_a_comparison_of_one_thing_offers_nothing_and_one_of_two_names_both() -> None:
    both = answered("염산 황산 차이", ACID, SULPHURIC)
    assert (both.cas, both.title) == (("7647-01-0", "7664-93-9"), "검색어 속의 여러 물질")
    assert answered("염산 식초 차이", ACID).kind is AnswerKind.GUIDANCE


TOLUENE, METHANOL = hit("108-88-3", Why.WORDS, "톨루엔"), hit("67-56-1", Why.WORDS, "메탄올")


def test_three_in_one_line_are_a_mixture_and_four_are_a_list() -> None:
    three = answered("염산 황산 톨루엔", ACID, SULPHURIC, TOLUENE)
    assert (three.kind, len(three.offered)) == (AnswerKind.GUIDANCE, 3)
    four = answered("염산 황산 톨루엔 메탄올", ACID, SULPHURIC, TOLUENE, METHANOL)
    assert (four.kind, four.title, four.cas) == (
        AnswerKind.CHOOSE, "검색어 속의 물질 4가지", ("7647-01-0", "7664-93-9", "108-88-3", "67-56-1"),
    )  # fmt: skip
    assert [offer.url for offer in four.offered][-1] == "/batch"


@pytest.mark.parametrize("text", ["염산\n황산", "염산\t황산", "염산\r\n황산\n"])
def test_lines_of_their_own_are_a_list(text: str) -> None:
    answer = answered(text, ACID, SULPHURIC)
    assert (answer.kind, answer.title) == (AnswerKind.CHOOSE, "검색어 속의 물질 2가지")


def test_a_line_break_at_the_end_makes_no_list() -> None:
    assert answered("염산 황산\n", ACID, SULPHURIC).kind is AnswerKind.GUIDANCE


def test_one_of_two_sides_may_be_unknown() -> None:
    answer = mixture_answer(query("염산 식초", ACID), FakeRecords())
    assert answer is not None
    assert (answer.kind, answer.cas) == (AnswerKind.GUIDANCE, ("7647-01-0",))


def test_water_is_a_side_like_any_other_and_air_only_where_the_text_asks() -> None:
    for text in ("황산 + 물", "황산에 물", "물과 황산"):
        answer = answered(text, SULPHURIC)
        assert parse_qs(urlsplit(answer.url).query) == {"item": ["7664-93-9", "water"]}
    assert mixture_answer(query("황산 공기 중 농도", SULPHURIC), FakeRecords()) is None
    assert mixture_answer(query("황산 물 누출", SULPHURIC), FakeRecords()) is None
    assert mixture_answer(query("물 속 황산 농도", SULPHURIC), FakeRecords()) is None
    assert mixture_answer(query("황산 물", SULPHURIC), FakeRecords()) is None
    assert mixture_answer(query("수돗물 황산", SULPHURIC), FakeRecords()) is None


def test_a_plus_sign_joins_two_names_that_may_be_one_without_it() -> None:
    sodium = hit("7440-23-5", Why.WORDS, "나트륨")
    assert mixture_answer(query("황산 나트륨", SULPHURIC, sodium), FakeRecords()) is None
    assert answered("황산 + 나트륨", SULPHURIC, sodium).url == "/mix?item=7664-93-9&item=7440-23-5"
    assert not joins_by_plus("Na+")


def test_two_household_words_are_a_mixture_in_korean_and_in_english() -> None:
    for text in ("염소계 표백제와 산성 세제", "mix bleach and vinegar", "베이킹소다랑 식초"):
        assert answered(text).intent == "mix"
    assert answered("염소계 표백제와 산성 세제").url == "/mix?item=chlorine-bleach&item=acid-cleaner"


class JudgingRecords(FakeRecords):
    """Records whose mixture is judged by the tables, without any fact of an agency."""

    def __init__(self, mixture: Mixture) -> None:
        super().__init__()
        self._mixture = mixture

    def mixture(self, keys: Sequence[str]) -> Mixture:
        return self._mixture


def mixture(*pairs: ShownPair, sides: tuple[Side, ...] = ()) -> Mixture:
    return Mixture(sides, pairs)


def pair_of(calls_109: bool = False, undecided: tuple[str, ...] = (UNDECIDED, "눈 A: 모름")) -> ShownPair:
    return ShownPair(Side("a", "가"), Side("b", "나"), (), undecided, (), calls_109, 1)


def test_the_answer_says_the_worst_of_a_pair_and_the_side_without_a_group() -> None:
    answer = mixture_answer(query("염산 황산", ACID, SULPHURIC), JudgingRecords(mixture(pair_of())))
    assert answer is not None
    assert answer.lines == (UNDECIDED, "눈 A: 모름")


def test_of_several_pairs_each_line_names_its_pair() -> None:
    records = JudgingRecords(mixture(pair_of(), pair_of(undecided=(UNDECIDED,))))
    answer = mixture_answer(query("염산 황산 톨루엔", ACID, SULPHURIC, TOLUENE), records)
    assert answer is not None
    assert answer.lines == (f"가 + 나: {UNDECIDED}", "눈 A: 모름", f"가 + 나: {UNDECIDED}")


def test_a_pair_that_makes_such_a_gas_carries_109_beside_119_and_a_product_its_label() -> None:
    product = Side("chlorine-bleach", "락스", of_product=True)
    records = JudgingRecords(mixture(pair_of(calls_109=True), sides=(product,)))
    answer = mixture_answer(query("염산 락스", ACID, BLEACH), records)
    assert answer is not None
    assert answer.calls == ("119", "109")
    assert answer.lines[-1] == LABEL
