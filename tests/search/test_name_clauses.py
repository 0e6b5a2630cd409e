"""Names are searched whole, within a text, half typed, misspelled and by rule; an exact name never fuzzily."""

from __future__ import annotations

import pytest

from search.clauses import TIER, Match
from search.engine_types import Why
from search.fields import Field
from search.name_clauses import FAR_TYPO, MAX_NAMES, RULE_WHILE_TYPING
from search.plan import Plan
from tests.search.test_plan import RULE_FIELDS, clause_tiers, matches, planned


def rule_tiers(plan: Plan) -> dict[tuple[Field, Match], int]:
    """The tier of the clauses of a rule."""
    return {(clause.field, clause.match): clause.tier for clause in plan.clauses if clause.field in RULE_FIELDS}


_SAME, _NEAR, _MADE = (Field.NAME_KEY, Match.ANY), (Field.NEAR_NAME_KEY, Match.ANY), Field.MADE


@pytest.mark.parametrize(
    ("text", "suggesting", "tiers"),
    [
        ("염화제이철", False, {_SAME: 300, _NEAR: 120, (_MADE, Match.FUZZY_1): 12}),
        ("4-클로로아닐린", False, {_SAME: 300, _NEAR: 120, (_MADE, Match.FUZZY_1): 12}),
        ("4-클로로아닐린", True, {_SAME: 19, _NEAR: 18, (_MADE, Match.PREFIX): 12}),
        ("트리클로로메틸아닐린", False, {_SAME: 300, _NEAR: 120, (_MADE, Match.FUZZY_2): 12}),
        ("(E)-2-부텐산", False, {_SAME: 300, (Field.NAME_KEY, Match.ANY): 120, _NEAR: 120, (_MADE, Match.FUZZY_1): 12}),
        ("이미다클로프리드", False, {_SAME: 300, (_MADE, Match.FUZZY_1): 12}),
        ("불도저", False, {}),
        ("우산", False, {}),
        ("부산", False, {}),
        ("4-chloroaniline", False, {}),
        ("ㅇㅎㅊ", False, {}),
    ],
)
def test_a_text_with_hangul_that_no_name_answers_is_looked_up_by_rule(
    text: str, suggesting: bool, tiers: dict[tuple[Field, Match], int]
) -> None:
    assert rule_tiers(planned(text, suggesting=suggesting)) == tiers


def test_a_name_of_an_entry_asks_no_rule() -> None:
    assert rule_tiers(planned("염화제이철", frozenset({"염화제이철"}))) == {}
    assert rule_tiers(planned("염화제이철 누출", frozenset({"염화제이철"}))) == {}


def test_whatever_a_rule_finds_stands_below_stated_names_and_while_typing_below_all_of_them() -> None:
    assert TIER[Why.RULE_SAME] < min(TIER[why] for why in (Why.NAME, Why.SYNONYM, Why.ALIAS, Why.FORMULA))
    assert max(RULE_WHILE_TYPING.values()) < min(FAR_TYPO, *(TIER[why] for why in (Why.TYPO, Why.PREFIX, Why.WORDS)))


def test_an_exact_name_gets_no_fuzzy_clauses() -> None:
    assert not {Match.FUZZY_1, Match.FUZZY_2} & matches(planned("메탄올", frozenset({"메탄올"})))
    assert Match.FUZZY_1 in matches(planned("메탄올"))


@pytest.mark.parametrize(
    ("text", "slips"),
    [
        ("황", set()),
        ("황산", {Match.FUZZY_1}),
        ("수산화", {Match.FUZZY_1}),
        ("수산화나", {Match.FUZZY_1, Match.FUZZY_2}),
        ("수산화나트름", {Match.FUZZY_1, Match.FUZZY_2}),
        ("수산ㅎㅏ", {Match.FUZZY_1}),
        ("수산ㅎㅏㄴ", {Match.FUZZY_1, Match.FUZZY_2}),
        ("ㅎㅏㅅ", {Match.FUZZY_1}),
        ("ㅎㅏ", set()),
        ("dmf", set()),
        ("dmfa", {Match.FUZZY_1}),
        ("tolune", {Match.FUZZY_1}),
        ("toluene", {Match.FUZZY_1, Match.FUZZY_2}),
        ("1,3,5-디2", set()),
    ],
)
def test_two_typos_need_four_syllables_or_seven_letters(text: str, slips: set[Match]) -> None:
    assert matches(planned(text)) & {Match.FUZZY_1, Match.FUZZY_2} == slips


@pytest.mark.parametrize(
    ("text", "suggesting", "first"),
    [
        ("질산ㅋ", False, True),
        ("요오", True, True),
        ("요오", False, False),
        ("PHMX", False, True),
        ("toluen", False, False),
    ],
)
def test_a_text_still_being_typed_is_a_prefix_before_it_is_a_typo(text: str, suggesting: bool, first: bool) -> None:
    tiers = {clause.match: clause.tier for clause in planned(text, suggesting=suggesting).clauses}
    assert (tiers[Match.PREFIX] > tiers[Match.FUZZY_1]) == first


@pytest.mark.parametrize(
    ("text", "names", "tier"),
    [
        ("시안 나트륨산", {"시안"}, 170),
        ("시안 나트륨", {"시안"}, 20),
        ("lead azide", {"lead"}, 170),
        ("lead azid", {"lead"}, 20),
        ("나트륨산시안", (), 20),
        ("leadazides", (), 20),
    ],
)
def test_two_typos_leave_no_doubt_in_six_syllables_or_nine_letters_that_contain_a_name(
    text: str, names: frozenset[str], tier: int
) -> None:
    assert clause_tiers(planned(text, frozenset(names)))[Field.JAMO, Match.FUZZY_2] == tier


def test_a_text_longer_than_any_stored_name_gets_no_fuzzy_clauses() -> None:
    assert Match.FUZZY_1 in matches(planned("a" * 120))
    assert not {Match.FUZZY_1, Match.FUZZY_2} & matches(planned("a" * 121))


def test_six_names_of_a_text_are_searched() -> None:
    assert MAX_NAMES == 6
    names = [f"물질{letter}" for letter in "abcdefgh"]
    clauses = planned("와 ".join(names), frozenset(names)).clauses
    assert [clause.tokens[0] for clause in clauses if clause.field is Field.NAME] == names[:6]
    assert [clause.tokens[0] for clause in clauses if clause.field is Field.ALIAS] == names[:6]


@pytest.mark.parametrize(
    ("text", "tier"),
    [
        ("phmg", 210),
        ("phm", 60),
        ("phmgx", 60),
        ("ph-mg", 210),
        ("phm1", 60),
        ("물질이름", 60),
        ("ㅋ", None),
        ("ㅋㅏ", 260),
        ("ㅏ", 60),
        ("12디ㅋ", 260),
        ("디aㅋ", 260),
    ],
)
def test_four_latin_letters_are_a_prefix_before_they_are_a_typo(text: str, tier: int | None) -> None:
    assert clause_tiers(planned(text)).get((Field.JAMO, Match.PREFIX)) == tier


def test_an_exact_name_with_more_after_it_is_continued_only_while_typing() -> None:
    names = frozenset({"에틸렌"})
    prefixes = [
        [clause.tokens[0] for clause in planned("에틸렌이", names, suggesting=suggesting).clauses
         if clause.match is Match.PREFIX]
        for suggesting in (False, True)
    ]  # fmt: skip
    assert prefixes == [["ㅇㅔㅌㅣㄹㄹㅔㄴ"], ["ㅇㅔㅌㅣㄹㄹㅔㄴ", "ㅇㅔㅌㅣㄹㄹㅔㄴㅇㅣ"]]
    assert len([1 for clause in planned("에틸렌", names, suggesting=True).clauses if clause.match is Match.PREFIX]) == 1


@pytest.mark.parametrize(("text", "begins"), [("숫", False), ("숫돌", True), ("k", True)])
def test_one_syllable_begins_no_name_unless_it_is_still_typed(text: str, begins: bool) -> None:
    assert (Field.JAMO, Match.PREFIX) in clause_tiers(planned(text, suggesting=True))
    assert ((Field.JAMO, Match.PREFIX) in clause_tiers(planned(text))) is begins


def test_one_consonant_is_no_initials() -> None:
    assert (Field.INITIALS, Match.TERM) not in clause_tiers(planned("ㅂ"))
    assert planned("ㅂ ㅎ").clauses[0].tokens == ("ㅂㅎ",)


def test_initials_are_a_prefix_only_while_typing() -> None:
    assert Match.PREFIX not in matches(planned("ㅂㅎㅅ"))
    assert Match.PREFIX in matches(planned("ㅂㅎㅅ", suggesting=True))


@pytest.mark.parametrize(
    ("text", "suggesting", "match"),
    [
        ("황산", False, None), ("메틸산", False, Match.FUZZY_1), ("디클로로벤젠", False, Match.FUZZY_1),
        ("4-클로로벤조산", False, Match.FUZZY_2), ("황산", True, Match.PREFIX), ("4-클로로벤조산", True, Match.PREFIX),
    ],
)  # fmt: skip
def test_the_longer_a_name_sounds_the_more_letters_may_differ(text: str, suggesting: bool, match: Match | None) -> None:
    """The names sound in 7, 8, 13 and 14 letters."""
    found = [clause.match for clause in planned(text, suggesting=suggesting).clauses if clause.field is Field.MADE]
    assert found == ([match] if match else [])


def test_two_readings_of_a_text_are_searched_as_they_sound() -> None:
    sounds = [clause.tokens for clause in planned("톨루엔을 누출되면은").clauses if clause.field is Field.MADE]
    assert sounds == [("toluenlnucultoimenn",), ("toluenlnucultoimen",)]
