"""The readings of a typed text that the rules of an answer share."""

from __future__ import annotations

import pytest

from portal.answers.typed_query import TypedQuery, compact, only_hit
from search.engine_types import Hit, Results, Why
from tests.portal.answers.fakes import hit, results_for


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
    assert (nothing.exact_hits, nothing.names_a_substance, nothing.agreed_hits, nothing.parts) == ((), False, (), ())


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


def read(text: str, *hits: Hit) -> TypedQuery:
    """A query whose results have the parts and the unexplained words of the text."""
    return TypedQuery(text, results_for(text, *hits))


def test_a_hit_bears_a_name_of_the_text_even_where_it_matched_by_another_name() -> None:
    ammonia, chlorine = hit("7664-41-7", Why.TYPO, "암모니아가스"), hit("7782-50-5", Why.TYPO, "염산")
    bleach, prefix = hit("bleach", Why.WORDS, "락스", kind="product_class"), hit("67-56-1", Why.PREFIX)
    asked = read("암모니아 락스", ammonia, chlorine, bleach, prefix)
    assert [[each.key for each in asked.bearers(part)] for part in asked.parts] == [[ammonia.key], [bleach.key]]
    assert asked.agreed_hits == ()


def test_the_hits_that_bear_every_part_agree() -> None:
    sulphuric, benzene = hit("7664-93-9", Why.WORDS, "황산"), hit("71-43-2", Why.IDENTIFIER, "71-43-2")
    assert [each.key for each in read("황산(7664-93-9)", sulphuric, benzene).agreed_hits] == [sulphuric.key]
    assert read("황산(71-43-2)", sulphuric, benzene).agreed_hits == ()


def test_a_number_that_cannot_be_one_is_borne_by_nothing() -> None:
    sulphuric = hit("7664-93-9", Why.WORDS, "황산")
    asked = read("황산 7664-93-8", sulphuric)
    assert [part.key for part in asked.parts] == ["황산", ""]
    assert (asked.bearers(asked.parts[1]), asked.agreed_hits) == ((), ())


def test_a_formula_that_no_hit_bears_is_an_unexplained_word_and_no_part() -> None:
    chlorine = hit("7782-50-5", Why.WORDS, "염소")
    asked = read("염소 Cl2", chlorine)
    assert ([part.text for part in asked.parts], asked.unexplained) == (["염소"], ("Cl2",))
    borne = read("염소 Cl2", chlorine, hit("7782-50-5", Why.FORMULA, "Cl2"))
    assert ([part.text for part in borne.parts], borne.unexplained) == (["염소", "Cl2"], ())


@pytest.mark.parametrize("text", ["염소 갸루", "염소 7664-93-8", "염소 메탄올", "염소 UN1017"])
def test_an_exact_tier_beside_an_unexplained_word_or_a_second_part_is_no_exact_hit(text: str) -> None:
    named = [hit("7782-50-5", Why.NAME, "염소"), hit("67-56-1", Why.NAME, "메탄올")]
    assert (read(text, *named).exact_hits, read(text, *named).names_a_substance) == ((), False)


def test_a_whole_text_that_is_a_number_leaves_nothing_unexplained() -> None:
    position = Results((hit("71-43-2", Why.IDENTIFIER, "112"),), 1, {}, unexplained=("112",))
    assert TypedQuery("112", position).unexplained == ()
    name = Results((hit("71-43-2", Why.NAME, "벤젠"),), 1, {}, unexplained=("112",))
    assert TypedQuery("벤젠 112", name).unexplained == ("112",)


def test_the_one_part_of_a_text_may_be_its_exact_name_and_a_second_reading_of_it_too() -> None:
    named = hit("7782-50-5", Why.NAME, "염소")
    asked = read("염소 누출", named)
    assert ([part.text for part in asked.parts], [each.key for each in asked.exact_hits]) == (["염소"], [named.key])


@pytest.mark.parametrize(("why", "tier"), [(Why.NAME, Why.NAME), (Why.FORMULA, Why.FORMULA), (Why.TYPO, None)])
def test_the_exact_tier_is_that_of_the_exact_hits(why: Why, tier: Why | None) -> None:
    assert query("염소", hit("7782-50-5", why), hit("71-43-2", Why.SYNONYM)).exact_tier is tier
    assert query("염소").exact_tier is None


def test_the_first_hit_is_the_best_one_whatever_its_tier() -> None:
    first, second = hit("7782-50-5", Why.TEXT), hit("71-43-2", Why.TEXT)
    assert query("염소", first, second).first_hit == first
    assert query("염소").first_hit is None


def test_only_a_single_hit_is_the_only_one() -> None:
    first, second = hit("7782-50-5", Why.NAME), hit("71-43-2", Why.NAME)
    assert (only_hit([first]), only_hit((first, second)), only_hit([])) == (first, None, None)
