"""Plans are bounded, exact names get no fuzzy clauses, and scores stay integers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import analysis
from search.clauses import TIER_STEP, Clause, Match
from search.engine_types import Why
from search.fields import Field
from search.plan import MAX_CLAUSES, Plan, build_plan
from search.query_parsing import parse_query, resolve_names
from tests.search.test_folding import ANY_TEXT

RULE_FIELDS = (Field.NAME_KEY, Field.NEAR_NAME_KEY, Field.MADE)


def planned(text: str, names: frozenset[str] = frozenset(), *, suggesting: bool = False) -> Plan:
    """The plan of a text in an index that knows ``names``."""
    return build_plan(resolve_names(parse_query(text), names), suggesting=suggesting)


def matches(plan: Plan) -> set[Match]:
    """The match types of a plan's clauses."""
    return {clause.match for clause in plan.clauses}


def clause_tiers(plan: Plan) -> dict[tuple[Field, Match], int]:
    """The tier of the clauses by field and match, without those of a rule; of several the last."""
    return {(clause.field, clause.match): clause.tier for clause in plan.clauses if clause.field not in RULE_FIELDS}


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
    assert clause_tiers(plan) == (tiers | _RUNNING_TEXT if plan.parsed.words else tiers)


def test_a_text_that_has_every_name_word_counts_ten_and_the_question_words_five_more() -> None:
    phrases = {
        clause.tokens: clause.tier for clause in planned("톨루엔 보호구 좋은").clauses if clause.match is Match.PHRASES
    }
    assert phrases == {("톨루 루엔", "좋은"): 10, ("톨루 루엔", "보호 호구", "좋은"): 5}


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
        ("염소(Cl2)", Field.STRUCTURE, Match.TERM, ("formula Cl2",), 130, Why.WORDS),
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


def test_text_must_contain_every_word_as_a_phrase_of_bigrams() -> None:
    phrases = [clause.tokens for clause in planned("탱크를 청소하라").clauses if clause.match is Match.PHRASES]
    assert phrases[0] == ("탱크", "청소 소하 하라")


@pytest.mark.parametrize(
    ("word", "phrase"),
    [
        ("바나나", ("바나 나나",)),
        ("탱크를", ("탱크",)),
        ("포스겐가스가", ("포스 스겐",)),
        ("수소도", ("수소 소도",)),
        ("염소와", ("염소",)),
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


@pytest.mark.parametrize("text", ["BaCl2", "Ca(OCl)2", "NaCl", "H2SO4"])
def test_a_formula_is_no_prefix_of_a_name_unless_it_is_still_typed(text: str) -> None:
    assert Match.PREFIX not in matches(planned(text))
    assert Match.PREFIX not in matches(planned(text, {text.lower()}))
    assert Match.PREFIX in matches(planned(text, suggesting=True))


def test_an_everyday_word_is_a_name_only_as_the_whole_text() -> None:
    names = frozenset({"비상", "벤젠"})
    assert any(clause.tokens == ("비상",) for clause in planned("비상", names).clauses if clause.why is Why.ALIAS)
    words = {clause.tokens for clause in planned("비상 벤젠 연락망", names).clauses if clause.why is Why.WORDS}
    assert words == {("벤젠",)}


def test_a_text_of_many_names_has_thirty_clauses_and_ten_of_its_numbers_are_searched() -> None:
    names = ("염산", "황산", "질산", "톨루엔", "벤젠", "메탄올")
    numbers = (
        "67-56-1", "71-43-2", "108-88-3", "7664-93-9", "7664-39-3", "7647-01-0", "7782-50-5", "7722-84-1", "7783-06-4",
        "7439-97-6", "630-08-0", "7664-41-7",
    )  # fmt: skip
    text = f"{' '.join(names)} 4-클로로아닐린 누출 {' '.join(numbers[:4])}"
    assert len(planned(text, frozenset(names)).clauses) == 30
    searched = [clause.tokens[0] for clause in planned(" ".join(numbers)).clauses if clause.field is Field.CAS]
    assert searched == [number.replace("-", "") for number in numbers[:10]]
