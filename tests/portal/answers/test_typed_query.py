"""The readings of a typed text that the rules of an answer share."""

from __future__ import annotations

import pytest

from portal.answers.typed_query import TypedQuery, compact
from search.engine_types import Hit, Results, Why
from tests.portal.answers.fakes import hit


def query(text: str, *hits: Hit, intent: str = "") -> TypedQuery:
    return TypedQuery(text, Results(hits, len(hits), {}, intent=intent))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("  염 소-35% ", "염소35"), ("ＨＣｌ", "hcl"), ("Cl₂", "cl2"), ("염소", "염소"), ("!? -", "")],
)
def test_the_compact_form_has_neither_spaces_nor_signs_nor_capitals(text: str, expected: str) -> None:
    assert compact(text) == expected == query(text).compact


@pytest.mark.parametrize("why", [Why.IDENTIFIER, Why.UN, Why.NAME, Why.SYNONYM, Why.ALIAS, Why.FORMULA])
def test_exact_hits_are_all_of_the_strongest_tier_and_no_others(why: Why) -> None:
    first, second, weaker = hit("7782-50-5", why), hit("71-43-2", why), hit("67-56-1", Why.TYPO)
    assert query("염소", first, second, weaker).exact_hits == (first, second)


def test_a_stronger_tier_leaves_a_weaker_exact_one_out() -> None:
    name, synonym = hit("7782-50-5", Why.NAME), hit("71-43-2", Why.SYNONYM)
    assert query("염소", name, synonym).exact_hits == (name,)


@pytest.mark.parametrize("why", [Why.TYPO, Why.CHOSUNG, Why.WORDS, Why.PREFIX, Why.TEXT, Why.ALL])
def test_what_is_only_similar_is_no_exact_hit(why: Why) -> None:
    assert query("염소", hit("7782-50-5", why)).exact_hits == ()


def test_without_hits_nothing_is_named() -> None:
    nothing = query("염소")
    assert (nothing.exact_hits, nothing.names_a_substance, nothing.inner_hits) == ((), False, ())


@pytest.mark.parametrize(("kind", "expected"), [("substance", True), ("facility", False), ("product_class", False)])
def test_a_text_names_a_substance_only_where_the_first_exact_hit_is_one(kind: str, expected: bool) -> None:
    named = query("염소", hit("7782-50-5", Why.NAME, kind=kind), hit("71-43-2", Why.NAME))
    assert named.names_a_substance is expected
    assert not query("염소", hit("7782-50-5", Why.TYPO)).names_a_substance


def test_the_question_of_the_results_counts_first() -> None:
    assert query("염소 보호구", hit("7782-50-5", Why.NAME), intent="ppe").intent == "ppe"


def test_without_one_the_words_of_the_text_give_the_question_unless_they_are_a_name() -> None:
    assert query("염소 누출").intent == "spill"
    assert query("염소 누출", hit("7782-50-5", Why.NAME, "염소 누출")).intent == ""
    assert query("염소").intent == ""


@pytest.mark.parametrize(("text", "percent"), [("과산화수소 30%", "30"), ("과산화수소", ""), ("황산 10% 98%", "")])
def test_only_one_concentration_is_read(text: str, percent: str) -> None:
    assert query(text).percent == percent


def test_hits_are_given_by_tier_in_their_order() -> None:
    words, typo, prefix = hit("7782-50-5", Why.WORDS), hit("71-43-2", Why.TYPO), hit("67-56-1", Why.PREFIX)
    asked = query("x", words, typo, prefix)
    assert asked.hits(Why.PREFIX, Why.WORDS) == (words, prefix)
    assert asked.hits(Why.NAME) == ()


def test_inner_hits_are_named_by_a_word_of_the_text_even_where_the_match_is_another_name() -> None:
    ammonia, chlorine = hit("7664-41-7", Why.TYPO, "암모니아가스"), hit("7782-50-5", Why.TYPO, "염산")
    bleach, prefix = hit("bleach", Why.WORDS, "락스", kind="product_class"), hit("7664-41-7", Why.PREFIX)
    assert query("암모니아 락스", ammonia, chlorine, bleach, prefix).inner_hits == (ammonia, bleach)


def test_a_hit_without_a_korean_title_is_not_named_by_a_sign() -> None:
    nameless = Hit("cas:1", "substance", (), "", "Benzene", "/substances/1", "live", Why.TYPO, "benzen", 1)
    assert query("- 벤젠", nameless).inner_hits == ()
