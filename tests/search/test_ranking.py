"""Only features decide the order: the engine's order of candidates makes no difference."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from search.analysis import token
from search.clauses import TIER, Clause, Match
from search.engine_types import Document, Hit, Why
from search.fields import Field, tokens
from search.plan import Plan, build_plan
from search.query_parsing import parse_query, resolve_names
from search.ranking import RULE_TIERS, Candidate, RankKey, rank_key, ranked_candidate, ranked_hits
from search.stored_fields import summary_from_json, summary_json
from tests.search.documents import DOCUMENTS, event, structure, substance


def ranked(plan: Plan, *documents: Document) -> list[Hit]:
    """The documents ranked for a plan."""
    return ranked_hits(
        plan, [Candidate(summary_from_json(summary_json(entry, tokens(entry))), 0) for entry in documents]
    )


def order(text: str, *documents: Document, names: frozenset[str] = frozenset(), seed: int = 1) -> list[Hit]:
    """The documents ranked for a text, given to the ranking in random order."""
    candidates = [Candidate(summary_from_json(summary_json(entry, tokens(entry))), 0) for entry in documents]
    random.Random(seed).shuffle(candidates)  # noqa: S311  # an order, not a secret
    return ranked_hits(build_plan(resolve_names(parse_query(text), names)), candidates)


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_candidates_makes_no_difference(seed: int) -> None:
    assert order("황산", *DOCUMENTS, seed=seed) == order("황산", *DOCUMENTS, seed=0)


def test_the_stronger_tier_comes_first_whatever_the_prior() -> None:
    slip = substance("50-00-0", "벤잔", prior=0)
    beginning = substance("51-00-0", "벤진유", prior=100)
    assert [hit.why for hit in order("벤진", beginning, slip)] == [Why.TYPO, Why.PREFIX]


def test_fewer_typos_come_first() -> None:
    one = substance("50-00-0", "수산화나트륨", prior=0)
    two = substance("51-00-0", "수산화나트랍", prior=100)
    assert [hit.key for hit in order("수산화나트름", two, one)] == [one.key, two.key]


def test_of_equal_prefix_matches_the_shorter_name_comes_first() -> None:
    short, long = substance("51-00-0", "벤조산"), substance("50-00-0", "벤조산화물질")
    hits = order("벤조", long, short)
    assert [(hit.key, hit.why) for hit in hits] == [(short.key, Why.PREFIX), (long.key, Why.PREFIX)]


def test_substances_come_before_entries_that_only_mention_them() -> None:
    facility = event("fac:9", "facility", "톨루엔", prior=100)
    chemical = substance("108-88-3", "톨루엔", prior=0)
    hits = order("톨루엔", facility, chemical, names=frozenset({"톨루엔"}))
    assert [hit.key for hit in hits] == [chemical.key, facility.key]


def test_equal_candidates_are_ordered_by_key() -> None:
    twins = [substance(f"{number}-00-0", "시험산") for number in (52, 50, 51)]
    assert [hit.key for hit in order("시험산", *twins, names=frozenset({"시험산"}))] == sorted(
        twin.key for twin in twins
    )


def test_a_whole_name_of_a_product_class_means_the_class_even_if_a_substance_has_it_too() -> None:
    fuel = substance("86290-81-5", "휘발유", prior=100)
    product_class = event("product_class:gasoline", "product_class", "휘발유", prior=0)
    hits = order("휘발유", fuel, product_class, names=frozenset({"휘발유"}))
    assert [hit.key for hit in hits] == [product_class.key, fuel.key]


def test_a_prefix_of_a_product_class_ranks_behind_substances() -> None:
    chemical = substance("91-20-3", "나프탈렌산", prior=0)
    product_class = event("product_class:mothball", "product_class", "나프탈렌약", prior=100)
    assert [hit.key for hit in order("나프탈", chemical, product_class)] == [chemical.key, product_class.key]


@pytest.mark.parametrize(("advantage", "first"), [(-50, "50-00-0"), (10, "50-00-0"), (11, "51-00-0"), (90, "51-00-0")])
def test_a_shorter_name_makes_up_for_a_lower_prior_up_to_its_share_of_thirty_points(advantage: int, first: str) -> None:
    # Five of the eight jamo of one name are typed, and five of the eighteen of the other: a third more, ten points of prior.
    short = substance("50-00-0", "벤조산", prior=50 - min(advantage, 50))
    long = substance("51-00-0", "벤조산나나나나나", prior=50 + max(advantage - 50, 0))
    assert order("벤조", short, long)[0].key == f"cas:{first}"


def test_more_of_the_name_comes_first_among_typos_whatever_the_prior() -> None:
    short = substance("50-00-0", "톨루", prior=100)
    whole = substance("51-00-0", "톨루엔", prior=0)
    assert [hit.key for hit in order("톨루에", short, whole)] == [whole.key, short.key]


def test_more_of_the_text_comes_first_among_names_within_a_text_whatever_the_prior() -> None:
    one = rank_key(Why.WORDS, 160, 170, "substance", 0, 0.2, 0, "b")
    other = rank_key(Why.WORDS, 160, 160, "substance", 0, 0.9, 100, "a")
    assert one < other


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ((Why.NAME, 500, 500, "substance", 0, 0.1, 0, "b"), (Why.ALIAS, 380, 900, "product_class", 0, 1.0, 100, "a")),
        ((Why.NAME, 500, 500, "product_class", 0, 1.0, 0, "b"), (Why.NAME, 500, 900, "substance", 0, 1.0, 100, "a")),
        ((Why.PREFIX, 60, 60, "substance", 0, 0.1, 0, "b"), (Why.PREFIX, 60, 90, "product_class", 0, 1.0, 100, "a")),
        ((Why.PREFIX, 60, 60, "product_class", 0, 0.1, 0, "b"), (Why.PREFIX, 60, 90, "facility", 0, 1.0, 100, "a")),
        ((Why.TYPO, 200, 200, "substance", 1, 0.1, 0, "b"), (Why.TYPO, 200, 900, "substance", 2, 1.0, 100, "a")),
        ((Why.TEXT, 10, 15, "substance", 0, 0.0, 0, "b"), (Why.TEXT, 10, 10, "substance", 0, 0.0, 100, "a")),
        ((Why.WORDS, 160, 160, "substance", 0, 0.5, 0, "b"), (Why.WORDS, 160, 160, "substance", 0, 0.4, 100, "a")),
        ((Why.TYPO, 200, 200, "substance", 1, 0.5, 0, "b"), (Why.TYPO, 200, 200, "substance", 1, 0.4, 100, "a")),
        ((Why.NAME, 500, 500, "substance", 0, 0.1, 1, "b"), (Why.NAME, 500, 900, "substance", 0, 1.0, 0, "a")),
        ((Why.CHOSUNG, 200, 200, "substance", 0, 1.0, 0, "b"), (Why.CHOSUNG, 200, 900, "substance", 0, 0.0, 29, "a")),
        ((Why.CHOSUNG, 200, 200, "substance", 0, 0.0, 31, "b"), (Why.CHOSUNG, 200, 900, "substance", 0, 1.0, 0, "a")),
        ((Why.NAME, 500, 501, "substance", 0, 0.1, 1, "b"), (Why.NAME, 500, 500, "substance", 0, 1.0, 1, "a")),
        ((Why.NAME, 500, 500, "substance", 0, 1.0, 1, "a"), (Why.NAME, 500, 500, "substance", 0, 1.0, 1, "b")),
    ],
)
def test_each_feature_decides_before_all_later_ones(
    better: tuple[Why, int, int, str, int, float, int, str], worse: tuple[Why, int, int, str, int, float, int, str]
) -> None:
    assert rank_key(*better) < rank_key(*worse)


def test_what_covers_none_of_a_name_counts_by_its_prior_alone_whatever_found_it() -> None:
    keys = {rank_key(why, 200, 200, "substance", 0, 0.0, 7, "a") for why in Why if why not in (Why.WORDS, Why.TEXT)}
    assert len(keys) == 1
    covered = {why: rank_key(why, 200, 200, "substance", 0, 1.0, 7, "a") for why in (Why.NAME, Why.CHOSUNG)}
    assert {covered[Why.NAME]} == keys
    assert covered[Why.CHOSUNG] < covered[Why.NAME]


def test_the_best_clause_that_a_document_matches_explains_the_hit() -> None:
    both = substance("50-00-0", "톨루엔", "Toluene", synonyms=("톨루올",), aliases=("톨루엔",))
    assert [(hit.why, hit.matched) for hit in order("톨루엔", both, names=frozenset({"톨루엔"}))] == [
        (Why.NAME, "톨루엔")
    ]


@pytest.mark.parametrize(
    ("text", "why", "matched"),
    [
        ("50-00-0", Why.IDENTIFIER, "50-00-0"),
        ("50-00-1", Why.TYPO, "50-00-0"),
        ("50-0", Why.PREFIX, "50-00-0"),
        ("ke 12345", Why.IDENTIFIER, "KE-12345"),
        ("97-1-382", Why.IDENTIFIER, "97-1-382"),
        ("UN 2209", Why.UN, "2209"),
        ("CH2O", Why.FORMULA, "CH2O"),
        ("폼알데", Why.PREFIX, "폼알데하이드"),
        ("formald", Why.PREFIX, "Formaldehyde"),
        ("폼알데하이트", Why.TYPO, "폼알데하이드"),
        ("포름알대히드", Why.TYPO, "포름알데히드"),
        ("ㅍㅇㄷㅎㅇㄷ", Why.CHOSUNG, "폼알데하이드"),
        ("아무 말", Why.TEXT, ""),
    ],
)
def test_a_hit_names_its_tier_and_the_spelling_that_matched(text: str, why: Why, matched: str) -> None:
    document = substance(
        "50-00-0", "폼알데하이드", "Formaldehyde", synonyms=("포름알데히드",), un=("2209",), ke=("KE-12345",),
        numbers=("97-1-382",), formulas=("CH2O",),
    )  # fmt: skip
    assert [(hit.why, hit.matched) for hit in order(text, document)] == [(why, matched)]


def test_a_document_found_without_a_clause_has_the_tier_all() -> None:
    plan = build_plan(resolve_names(parse_query(""), frozenset()))
    assert [(hit.why, hit.matched) for hit in ranked(plan, substance("50-00-0", "황산"))] == [(Why.ALL, "")]


def test_a_hit_has_the_values_of_its_entry_and_the_score_of_the_engine() -> None:
    document = DOCUMENTS[0]
    summary = summary_from_json(summary_json(document, tokens(document)))
    plan = build_plan(resolve_names(parse_query("불산"), frozenset({"불산"})))
    [hit] = ranked_hits(plan, [Candidate(summary, 380 * 128 + 90)])
    assert hit == Hit(
        document.key, document.kind, document.cas, document.title_ko, document.title_en, document.url, document.origin,
        Why.ALIAS, "불산", 380 * 128 + 90, parts=frozenset({"불산"}),
    )  # fmt: skip


def test_a_clause_above_the_sum_of_tiers_of_the_engine_did_not_match() -> None:
    document = substance("50-00-0", "황산", synonyms=("황산",))
    summary = summary_from_json(summary_json(document, tokens(document)))
    plan = build_plan(resolve_names(parse_query("황산"), frozenset({"황산"})))
    sums = {499: Why.SYNONYM, 500: Why.NAME, 0: Why.NAME}
    assert {total: ranked_hits(plan, [Candidate(summary, total * 128)])[0].why for total in sums} == sums


def test_of_several_names_with_the_prefix_the_shortest_is_named() -> None:
    document = substance("50-00-0", "벤조산나트륨", synonyms=("벤조산", "벤조일염화물"))
    assert order("벤조", document)[0].matched == "벤조산"


def test_of_several_names_with_typos_the_nearest_is_named() -> None:
    document = substance("50-00-0", "수산화나트랍", synonyms=("수산화나트륨",))
    assert order("수산화나트름", document)[0].matched == "수산화나트륨"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("폼알데하이드(50-00-0)", {"폼알데하이드", "50000"}),
        ("폼알데하이드 CH2O", {"폼알데하이드", "CH2O"}),
        ("폼알데하이드 UN2209 KE-12345", {"폼알데하이드", "2209", "ke12345"}),
        ("포르말린 폼알데하이드", {"포르말린", "폼알데하이드"}),
        ("폼알데하이드 67-56-1", {"폼알데하이드"}),
        ("폼알데하이드 UN1830", {"폼알데하이드"}),
        ("폼알데하이드 50-00-1", {"폼알데하이드"}),
        ("톨루엔 50-00-0", {"50000"}),
        ("톨루엔", set()),
    ],
)
def test_a_hit_bears_the_parts_of_the_text_that_its_entry_has_whatever_clause_it_matched(
    text: str, parts: set[str]
) -> None:
    document = substance(
        "50-00-0", "폼알데하이드", synonyms=("포르말린",), un=("2209",), ke=("KE-12345",), formulas=("CH2O",)
    )
    plan = build_plan(resolve_names(parse_query(text), frozenset({"폼알데하이드", "포르말린", "톨루엔"})))
    summary = summary_from_json(summary_json(document, tokens(document)))
    assert [hit.parts for hit in ranked_hits(plan, [Candidate(summary, 1_000 * 128)])] == [frozenset(parts)]


@pytest.mark.parametrize("name", ["납(입자지름<1mm)", "납(입자지름≥1mm)"])
def test_of_names_that_differ_in_signs_alone_the_one_that_was_typed_is_shown(name: str) -> None:
    lead = substance("7439-92-1", "납", synonyms=("납(입자지름<1mm)", "납(입자지름≥1mm)"))
    (hit,) = order(name, lead, names=frozenset({"납입자지름1mm"}))
    assert hit.matched == name


def found_by_rule(text: str, *documents: Document, why: Why = Why.RULE_NEAR) -> list[Hit]:
    """The documents ranked for a text whose key a rule gives them."""
    clause = Clause(Field.NAME_KEY, Match.ANY, ("another key", "key"), TIER[why], why)
    found = (replace(document, name_keys=("key",)) for document in documents)
    return ranked(Plan(resolve_names(parse_query(text), frozenset()).parsed, None, (clause,)), *found)


@pytest.mark.parametrize("why", sorted(RULE_TIERS))
def test_what_a_rule_finds_is_called_by_its_english_name(why: Why) -> None:
    (hit,) = found_by_rule("나트륨염", substance("50-00-0", "", "Sodium salt"), why=why)
    assert (hit.why, hit.matched) == (why, "Sodium salt")


@pytest.mark.parametrize(
    ("text", "nearer", "farther"),
    [
        ("2-에틸벤젠", "2-Ethylbenzene", "3-Ethylbenzene"),
        ("에틸벤젠", "Ethylbenzene", "2-Ethylbenzene"),
        ("2,2-다이에틸벤젠", "2,2-Diethylbenzene", "2-Diethylbenzene"),
        ("2,3-다이에틸벤젠", "2,4-Diethylbenzene", "4,5-Diethylbenzene"),
        ("2,3-다이에틸벤젠", "2-Diethylbenzene", "2,3,4,5-Diethylbenzene"),
        ("(R)-젖산", "(R)-Lactic acid", "(S)-Lactic acid"),
        ("(+)-젖산", "(+)-Lactic acid", "(-)-Lactic acid"),
        ("d-젖산", "d-Lactic acid", "l-Lactic acid"),
        ("아세트산 나트륨염", "Acetic acid, sodium salt", "Acetic acid, sodium"),
        ("아세트산 에틸에스터", "Acetic acid, ethyl ester", "Acetic acid, ethyl"),
        ("아세트산 에틸에스테르", "Acetic acid, ethyl ester", "Acetic acid, ethyl"),
    ],
)
def test_of_names_found_by_rule_the_one_with_the_marks_of_the_text_comes_first(
    text: str, nearer: str, farther: str
) -> None:
    first, second = substance("51-00-0", "", nearer, prior=0), substance("50-00-0", "", farther, prior=100)
    assert [hit.key for hit in found_by_rule(text, second, first)] == [first.key, second.key]


def test_the_name_that_agrees_best_counts_for_an_entry_of_several() -> None:
    several = substance("51-00-0", "", "3-Ethylbenzene", synonyms=("2-Ethylbenzene",), prior=0)
    one = substance("50-00-0", "", "3-Ethylbenzene", prior=100)
    assert [hit.key for hit in found_by_rule("2-에틸벤젠", one, several)] == [several.key, one.key]


def test_a_slip_of_the_first_letter_comes_behind_one_of_a_later_letter() -> None:
    later, first = substance("51-00-0", "톨루엠", prior=0), substance("50-00-0", "콜루엔", prior=100)
    assert [(hit.key, hit.why) for hit in order("톨루엔", first, later)] == [
        (later.key, Why.TYPO), (first.key, Why.TYPO),
    ]  # fmt: skip


TOLUENE_KEY = "YXFVVABEGXRONW-UHFFFAOYSA-N"


@pytest.mark.parametrize(("text", "why"), [("C7H8", Why.FORMULA), (TOLUENE_KEY, Why.STRUCTURE)])
def test_a_hit_by_a_structure_names_the_formula_or_the_key_that_was_typed(text: str, why: Why) -> None:
    toluene = substance("108-88-3", "톨루엔", structures=(structure("C7H8", "Cc1ccccc1", TOLUENE_KEY, "1140"),))
    (hit,) = order(text, toluene)
    assert (hit.why, hit.matched) == (why, text)


def test_a_hit_bears_a_formula_that_only_its_structure_states() -> None:
    toluene = substance("108-88-3", "톨루엔", structures=(structure("C7H8", "Cc1ccccc1", TOLUENE_KEY, "1140"),))
    (hit,) = order("톨루엔 C7H8", toluene, names=frozenset({"톨루엔"}))
    assert hit.parts == frozenset({"톨루엔", "C7H8"})
    (other,) = order("톨루엔 C6H6", toluene, names=frozenset({"톨루엔"}))
    assert other.parts == frozenset({"톨루엔"})


def test_a_name_too_long_for_a_token_is_named_all_the_same() -> None:
    long = "methyl" * 30
    (hit,) = order(long, substance("50-00-0", "긴물질", long), names=frozenset({token(long)}))
    assert (hit.why, hit.matched) == (Why.NAME, long)


def test_a_name_that_sounds_alike_comes_before_one_with_a_typo() -> None:
    alike, slip = substance("51-00-0", "톨루엔", prior=0), substance("50-00-0", "톨루앰", prior=100)
    assert [(hit.key, hit.why) for hit in order("톨루앤", slip, alike)] == [
        (alike.key, Why.TYPO), (slip.key, Why.TYPO),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "name", "why"),
    [
        ("수산화나트름", "수산화나트랍", Why.TYPO),
        ("수산화나트름", "수산화나투랍", Why.TEXT),
        ("황산", "홍산", Why.TYPO),
        ("황산", "홍선", Why.TEXT),
    ],
)
def test_a_name_with_more_typos_than_the_text_may_have_is_no_typo(typed: str, name: str, why: Why) -> None:
    assert [hit.why for hit in order(typed, substance("50-00-0", name))] == [why]


@pytest.mark.parametrize(
    ("features", "key"),
    [
        ((Why.NAME, 500, 510, "substance", 0, 1.0, 7, "a"), (-500, 1, 0, 0, 0, -70, -510, "a")),
        ((Why.TYPO, 200, 200, "product_class", 1, 0.5, 7, "a"), (-200, 2, 1, 0, -0.5, -70, -200, "a")),
        ((Why.NAME, 500, 500, "product_class", 0, 1.0, 0, "a"), (-500, 0, 0, 0, 0, 0, -500, "a")),
        ((Why.PREFIX, 60, 60, "facility", 0, 1.0, 1, "a"), (-60, 3, 0, 0, 0, -310, -60, "a")),
        ((Why.WORDS, 160, 320, "substance", 0, 0.5, 1, "a"), (-160, 1, 0, -320, -0.5, -10, -320, "a")),
    ],
)
def test_the_features_of_a_candidate_are_its_key(
    features: tuple[Why, int, int, str, int, float, int, str], key: RankKey
) -> None:
    assert rank_key(*features) == key


@pytest.mark.parametrize("text", ["", "아무 말", "폼알데하이드", "폼알데"])
def test_without_a_typo_no_letter_differs(text: str) -> None:
    document = substance("50-00-0", "폼알데하이드")
    plan = build_plan(resolve_names(parse_query(text), frozenset({"폼알데하이드"})))
    summary = summary_from_json(summary_json(document, tokens(document)))
    assert ranked_candidate(plan, Candidate(summary, 0)).rank_key[2] == 0


def test_a_letter_that_is_a_whole_name_is_covered_in_full() -> None:
    """By 30 points, as any whole name; half of it would be 15."""
    clause = Clause(Field.JAMO, Match.PREFIX, ("k",), TIER[Why.PREFIX], Why.PREFIX)
    document = substance("7440-09-7", "k")
    summary = summary_from_json(summary_json(document, tokens(document)))
    plan = Plan(resolve_names(parse_query("k"), frozenset()).parsed, None, (clause,))
    assert ranked_candidate(plan, Candidate(summary, 0)).rank_key[5] == -(summary.prior + 30) * 10


def test_an_entry_without_a_name_agrees_with_no_mark_of_the_text() -> None:
    clause = Clause(Field.NAME_KEY, Match.ANY, ("key",), TIER[Why.RULE_SAME], Why.RULE_SAME)
    document = replace(substance("50-00-0", ""), name_keys=("key",))
    summary = summary_from_json(summary_json(document, tokens(document)))
    plan = Plan(resolve_names(parse_query("에틸벤젠"), frozenset()).parsed, None, (clause,))
    assert ranked_candidate(plan, Candidate(summary, 0)).rank_key[4] == 0


def test_a_un_number_is_shown_as_such_although_a_number_of_a_list_has_the_same_digits() -> None:
    document = substance("50-00-0", "폼알데하이드", un=("2209",), numbers=("22-09",))
    assert [(hit.why, hit.matched) for hit in order("UN2209", document)] == [(Why.UN, "2209")]


def test_a_formula_within_a_text_is_shown_as_what_matched() -> None:
    document = substance("50-00-0", "", formulas=("CH2O",))
    (hit,) = order("톨루엔 CH2O", document, names=frozenset({"톨루엔"}))
    assert (hit.why, hit.matched) == (Why.WORDS, "CH2O")
