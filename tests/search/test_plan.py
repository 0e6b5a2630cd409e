"""Plans are bounded, exact names get no fuzzy clauses, and scores stay integers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import analysis
from search.engine_types import Why
from search.fields import Field, written_formula
from search.plan import (
    FAR_TYPO,
    MAX_CLAUSES,
    MAX_NAMES,
    NUMBER_WHILE_TYPING,
    PREFIX_WHILE_TYPING,
    RULE_WHILE_TYPING,
    TIER,
    TIER_STEP,
    Clause,
    Match,
    Plan,
    build_plan,
    structure_plan,
)
from search.query_parsing import parse_query, resolve_names
from search.typed_structures import typed_structure
from tests.search.test_folding import ANY_TEXT


def planned(text: str, names: frozenset[str] = frozenset(), *, suggesting: bool = False) -> Plan:
    """The plan of a text in an index that knows ``names``."""
    return build_plan(resolve_names(parse_query(text), names), suggesting=suggesting)


def matches(plan: Plan) -> set[Match]:
    """The match types of a plan's clauses."""
    return {clause.match for clause in plan.clauses}


def _tiers(plan: Plan) -> dict[tuple[Field, Match], int]:
    """The tier of the clauses by field and match, without those of a rule; of several the last."""
    return {(clause.field, clause.match): clause.tier for clause in plan.clauses if clause.field not in RULE_FIELDS}


RULE_FIELDS = (Field.NAME_KEY, Field.NEAR_NAME_KEY, Field.MADE)
_NUMBER = {(Field.IDENTIFIER, Match.TERM): 1_000}
_RUNNING_TEXT = {(Field.GRAM, Match.PHRASES): 5}
_SLIPS = {(Field.SOUND, Match.TERM): 200, (Field.JAMO, Match.FUZZY_1): 200}


@pytest.mark.parametrize(
    ("text", "names", "suggesting", "tiers"),
    [
        (
            "톨루엔", {"톨루엔"}, False,
            {(Field.NAME, Match.TERM): 500, (Field.SYNONYM, Match.TERM): 380, (Field.ALIAS, Match.TERM): 380,
             (Field.JAMO, Match.PREFIX): 60},
        ),
        (
            "톨루엔이", {"톨루엔"}, True,
            {(Field.NAME, Match.TERM): 500, (Field.SYNONYM, Match.TERM): 380, (Field.ALIAS, Match.TERM): 380,
             (Field.JAMO, Match.PREFIX): 520},
        ),
        (
            "황산 톨루인", {"황산"}, False,
            {(Field.NAME, Match.TERM): 160, (Field.SYNONYM, Match.TERM): 130, (Field.ALIAS, Match.TERM): 130,
             (Field.JAMO, Match.PREFIX): 60, **_SLIPS, (Field.JAMO, Match.FUZZY_2): 20},
        ),
        (
            "수산화 나트름액", {"수산화"}, False,
            {(Field.NAME, Match.TERM): 160, (Field.SYNONYM, Match.TERM): 130, (Field.ALIAS, Match.TERM): 130,
             (Field.JAMO, Match.PREFIX): 60, **_SLIPS, (Field.JAMO, Match.FUZZY_2): 170},
        ),
        ("수산화나트름", (), False, {(Field.JAMO, Match.PREFIX): 60, **_SLIPS, (Field.JAMO, Match.FUZZY_2): 20}),
        ("톨루", (), True, {(Field.JAMO, Match.PREFIX): 260, **_SLIPS}),
        ("질산ㅋ", (), False, {(Field.JAMO, Match.PREFIX): 260, **_SLIPS}),
        (
            "PHMG", (), False,
            {(Field.FORMULA, Match.ANY): 220, (Field.STRUCTURE, Match.ANY): 215, (Field.JAMO, Match.PREFIX): 210},
        ),
        (
            "H2SO4", (), False,
            {**_NUMBER, (Field.FORMULA, Match.TERM): 355, (Field.FORMULA, Match.ANY): 350, (Field.STRUCTURE, Match.ANY): 345},
        ),
        (
            "7664-39-3", (), False,
            {**_NUMBER, (Field.CAS, Match.TERM): 1_000, (Field.CAS, Match.PREFIX): 60},
        ),
        (
            "7664-39-4", (), False,
            {**_NUMBER, (Field.CAS, Match.ANY): 200, (Field.CAS, Match.PREFIX): 60},
        ),
        (
            "UN-1052", (), False,
            {**_NUMBER, (Field.UN, Match.TERM): 900},
        ),
        (
            "ㅂㅎㅅ", (), True,
            {(Field.INITIALS, Match.TERM): 200, (Field.INITIALS, Match.PREFIX): 60, (Field.JAMO, Match.FUZZY_1): 200},
        ),
    ],
)  # fmt: skip
def test_each_clause_has_the_tier_of_what_it_finds(
    text: str, names: frozenset[str], suggesting: bool, tiers: dict[tuple[Field, Match], int]
) -> None:
    """A number has no running text: its digits are no words."""
    plan = planned(text, frozenset(names), suggesting=suggesting)
    assert _tiers(plan) == (tiers | _RUNNING_TEXT if plan.parsed.words else tiers)


def test_a_text_that_has_every_name_word_counts_ten_and_the_question_words_five_more() -> None:
    phrases = {
        clause.tokens: clause.tier for clause in planned("톨루엔 보호구 좋은").clauses if clause.match is Match.PHRASES
    }
    assert phrases == {("톨루 루엔", "좋은"): 10, ("톨루 루엔", "보호 호구", "좋은"): 5}


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
    ("text", "field", "token"),
    [
        ("7664-39-3", Field.CAS, "7664393"),
        ("7664-39-3 누출", Field.CAS, "7664393"),
        ("UN1052", Field.UN, "1052"),
        ("UN 1052 누출", Field.UN, "1052"),
        ("H2SO4", Field.FORMULA, "H2O4S"),
        ("BaCl2가 누출", Field.FORMULA, "BaCl2"),
        ("CuSO4·5H2O 누출", Field.FORMULA, "CuH10O9S"),
    ],
)
def test_numbers_and_formulas_are_searched_in_one_spelling(text: str, field: Field, token: str) -> None:
    assert (field, (token,)) in {(clause.field, clause.tokens) for clause in planned(text).clauses}


def test_a_wrong_check_digit_searches_numbers_one_edit_away_as_typos() -> None:
    near = [clause for clause in planned("7664-39-4").clauses if clause.match is Match.ANY]
    assert [clause.why for clause in near] == [Why.TYPO]
    assert "7664393" in near[0].tokens


@pytest.mark.parametrize(
    ("text", "field", "match", "tokens", "tier", "why"),
    [
        ("황산(7664-93-9)", Field.CAS, Match.TERM, ("7664939",), 1_000, Why.IDENTIFIER),
        ("황산 ７６６４–９３–９.", Field.CAS, Match.TERM, ("7664939",), 1_000, Why.IDENTIFIER),
        ("황산 UN1830", Field.UN, Match.TERM, ("1830",), 900, Why.UN),
        ("황산 KE-32570", Field.IDENTIFIER, Match.TERM, ("ke32570",), 1_000, Why.IDENTIFIER),
        ("황산 231-639-5", Field.IDENTIFIER, Match.TERM, ("2316395",), 1_000, Why.IDENTIFIER),
        ("디클로로메탄 1975-09-02", Field.CAS, Match.ANY, ("75092",), 200, Why.TYPO),
        ("염소(Cl2)", Field.FORMULA, Match.TERM, ("Cl2",), 130, Why.WORDS),
        ("공장 Cl2", Field.FORMULA, Match.TERM, ("Cl2",), 350, Why.FORMULA),
    ],
)
def test_numbers_and_formulas_within_a_text_are_searched(
    text: str, field: Field, match: Match, tokens: tuple[str, ...], tier: int, why: Why
) -> None:
    plan = planned(text, frozenset({"황산", "염소", "디클로로메탄"}))
    assert Clause(field, match, tokens, tier, why) in plan.clauses


@pytest.mark.parametrize("text", ["황산 UN0000", "황산 231-639-6"])
def test_a_number_that_cannot_be_one_is_not_searched_within_a_text(text: str) -> None:
    clauses = planned(text, frozenset({"황산"})).clauses
    assert {clause.why for clause in clauses} <= {
        Why.NAME,
        Why.SYNONYM,
        Why.ALIAS,
        Why.PREFIX,
        Why.TEXT,
        Why.IDENTIFIER,
    }
    assert {clause.field for clause in clauses} & {Field.CAS, Field.UN} == set()


def test_a_plan_knows_the_parts_and_the_unexplained_words_of_its_text() -> None:
    plan = planned("황산(7664-93-9) 갸루", frozenset({"황산"}))
    assert ([part.key for part in plan.parts], plan.unexplained) == (["황산", "7664939"], ("갸루",))


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
    assert _tiers(planned(text, frozenset(names)))[Field.JAMO, Match.FUZZY_2] == tier


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
    ("text", "suggesting", "near"),
    [
        ("7664394", False, True),
        ("7664394", True, False),
        ("7664-39-4", True, True),
        ("766439", False, False),
        ("50-00-1", False, True),
        ("７６６４–３９–４", True, True),
    ],
)
def test_a_number_without_hyphens_is_a_typo_only_if_it_is_long_and_no_longer_typed(
    text: str, suggesting: bool, near: bool
) -> None:
    assert ((Field.CAS, Match.ANY) in _tiers(planned(text, suggesting=suggesting))) == near


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("12", ()),
        ("123", ("123",)),
        ("７６６４–９", ("76649",)),
        ("123456789", ("123456789",)),
        ("1234567890", ()),
        ("123가", ()),
        ("a123", ()),
    ],
)
def test_three_to_nine_digits_may_begin_a_number(text: str, digits: tuple[str, ...]) -> None:
    beginnings = [clause.tokens for clause in planned(text).clauses if clause.field is Field.CAS]
    assert [tokens for tokens in beginnings if len(tokens) == 1] == ([digits] if digits else [])


@pytest.mark.parametrize(
    ("text", "formulas"),
    [
        ("Co", {"Co"}),
        ("CH3COOH", {"C2H4O2", "CH4CoO"}),
        ("h2so4", {"H2O4S"}),
        ("H₂SO₄", {"H2O4S"}),
        ("ch3ch2ch2ch3", {"C4H10"}),
        ("ch3ch2ch2ch2o", set()),
        ("황산", set()),
    ],
)
def test_a_formula_is_read_in_any_case_up_to_twelve_letters(text: str, formulas: set[str]) -> None:
    clauses = [clause for clause in planned(text).clauses if clause.field is Field.FORMULA]
    assert {token for clause in clauses if clause.match is Match.ANY for token in clause.tokens} == formulas
    assert [clause.tokens for clause in clauses if clause.match is Match.TERM] in ([], [(written_formula(text),)])


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
    ],
)
def test_four_latin_letters_are_a_prefix_before_they_are_a_typo(text: str, tier: int | None) -> None:
    assert _tiers(planned(text)).get((Field.JAMO, Match.PREFIX)) == tier


def test_an_exact_name_with_more_after_it_is_continued_only_while_typing() -> None:
    names = frozenset({"에틸렌"})
    prefixes = [
        [clause.tokens[0] for clause in planned("에틸렌이", names, suggesting=suggesting).clauses
         if clause.match is Match.PREFIX]
        for suggesting in (False, True)
    ]  # fmt: skip
    assert prefixes == [["ㅇㅔㅌㅣㄹㄹㅔㄴ"], ["ㅇㅔㅌㅣㄹㄹㅔㄴ", "ㅇㅔㅌㅣㄹㄹㅔㄴㅇㅣ"]]
    assert len([1 for clause in planned("에틸렌", names, suggesting=True).clauses if clause.match is Match.PREFIX]) == 1


def test_one_consonant_is_no_initials() -> None:
    assert (Field.INITIALS, Match.TERM) not in _tiers(planned("ㅂ"))
    assert planned("ㅂ ㅎ").clauses[0].tokens == ("ㅂㅎ",)


def test_initials_are_a_prefix_only_while_typing() -> None:
    assert Match.PREFIX not in matches(planned("ㅂㅎㅅ"))
    assert Match.PREFIX in matches(planned("ㅂㅎㅅ", suggesting=True))


def test_text_must_contain_every_word_as_a_phrase_of_bigrams() -> None:
    phrases = [clause.tokens for clause in planned("탱크를 청소하라").clauses if clause.match is Match.PHRASES]
    assert phrases[0] == ("탱크", "청소 소하 하라")


@pytest.mark.parametrize(
    ("word", "phrase"),
    [
        ("바나나", ("바나 나나",)),
        ("탱크를", ("탱크",)),
        ("포스겐가스가", ("포스 스겐",)),
        ("물", ()),
        ("물을", ("물을",)),
        ("x", ()),
        ("xy", ("xy",)),
    ],
)
def test_a_particle_is_not_part_of_the_phrase_unless_it_may_be_the_end_of_the_word(
    word: str, phrase: tuple[str, ...]
) -> None:
    phrases = [clause.tokens for clause in planned(word).clauses if clause.match is Match.PHRASES]
    assert phrases[:1] == ([phrase] if phrase else [])


@pytest.mark.parametrize("text", ["", " ", "!!!", "\x00"])
def test_a_text_without_words_asks_for_nothing(text: str) -> None:
    assert planned(text).clauses == ()


@given(st.one_of(ANY_TEXT, st.text("가나다 ㄱㅏab12-,'%()", max_size=400)), st.booleans())
def test_any_text_makes_a_bounded_plan(text: str, suggesting: bool) -> None:
    parsed = parse_query(text)
    plan = build_plan(resolve_names(parsed, frozenset(parsed.name_tokens())), suggesting=suggesting)
    assert len(plan.clauses) <= MAX_CLAUSES
    words = [token for clause in plan.clauses if clause.match is not Match.PHRASES for token in clause.tokens]
    assert all(len(word) <= analysis.MAX_TOKEN_LENGTH for word in words)
    assert sum(clause.tier for clause in plan.clauses) * TIER_STEP + 127 < 2**24
    assert all(clause.tokens and all(clause.tokens) for clause in plan.clauses)


@pytest.mark.parametrize("text", ["BaCl2", "Ca(OCl)2", "NaCl", "bacl2", "nacl", "KSCN", "C6H14 누출", "NH4+"])
def test_a_formula_is_not_corrected(text: str) -> None:
    assert not {Match.FUZZY_1, Match.FUZZY_2} & matches(planned(text))


@pytest.mark.parametrize("text", ["BaCl2", "Ca(OCl)2", "NaCl", "H2SO4"])
def test_a_formula_is_no_prefix_of_a_name_unless_it_is_still_typed(text: str) -> None:
    assert Match.PREFIX not in matches(planned(text))
    assert Match.PREFIX not in matches(planned(text, {text.lower()}))
    assert Match.PREFIX in matches(planned(text, suggesting=True))


def test_a_structure_has_no_other_clause() -> None:
    structure = typed_structure("c1ccccc1")
    assert structure is not None
    plan = structure_plan(resolve_names(parse_query("c1ccccc1"), ()), structure)
    assert {clause.field for clause in plan.clauses} == {Field.STRUCTURE}
    assert [clause.tier for clause in plan.clauses] == [1_000, 990, 600]


def test_capitals_that_may_be_a_structure_come_after_names_and_formulas() -> None:
    tiers = [clause.tier for clause in planned("CCO").clauses if clause.why is Why.STRUCTURE]
    assert tiers == [320, 320]
    assert [clause for clause in planned("CCO", suggesting=True).clauses if clause.why is Why.STRUCTURE] == []


@pytest.mark.parametrize(
    ("text", "field", "match"),
    [
        ("KE-02", Field.IDENTIFIER, Match.PREFIX),
        ("UN1", Field.UN, Match.PREFIX),
        ("71-4", Field.CAS, Match.ANY),
        ("714", Field.CAS, Match.PREFIX),
    ],
)
def test_the_beginning_of_a_number_comes_before_names_that_begin_so_and_only_while_typing(
    text: str, field: Field, match: Match
) -> None:
    assert _tiers(planned(text, suggesting=True))[field, match] == NUMBER_WHILE_TYPING > PREFIX_WHILE_TYPING
    assert _tiers(planned(text)).get((field, match), 0) < NUMBER_WHILE_TYPING


def test_the_beginning_of_a_cas_number_is_no_other_number() -> None:
    clauses = planned("71-4", suggesting=True).clauses
    assert Field.IDENTIFIER not in {clause.field for clause in clauses}
    (numbers,) = [clause.tokens for clause in clauses if clause.field is Field.CAS]
    assert len(numbers) == 10
    assert "71432" in numbers


@pytest.mark.parametrize(
    ("text", "numbers"), [("Co", ("7440484",)), (" Hf ", ("7440586",)), ("P", ("7723140", "12185103"))]
)
def test_a_symbol_in_its_exact_case_is_the_element_before_any_name(text: str, numbers: tuple[str, ...]) -> None:
    clause = next(clause for clause in planned(text).clauses if clause.why is Why.ELEMENT)
    assert (clause.field, clause.tokens) == (Field.CAS, numbers)
    assert all(clause.tier > TIER[why] for why in (Why.NAME, Why.SYNONYM, Why.ALIAS, Why.FORMULA))


@pytest.mark.parametrize("text", ["CO", "co", "Co 누출", "HF", "코발트"])
def test_another_case_or_a_longer_text_is_no_symbol(text: str) -> None:
    assert not any(clause.why is Why.ELEMENT for clause in planned(text).clauses)


def test_an_everyday_word_is_a_name_only_as_the_whole_text() -> None:
    names = frozenset({"비상", "벤젠"})
    assert any(clause.tokens == ("비상",) for clause in planned("비상", names).clauses if clause.why is Why.ALIAS)
    words = {clause.tokens for clause in planned("비상 벤젠 연락망", names).clauses if clause.why is Why.WORDS}
    assert words == {("벤젠",)}


def test_a_symbol_is_no_formula_in_another_case() -> None:
    assert not any(clause.tokens == ("NO",) for clause in planned("No").clauses)
    assert any("NO" in clause.tokens for clause in planned("no").clauses)
