"""The judgement of pairs: the gravest first, household pairs before charts, and never a word of safety."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import pairwise

from reference.reactivity.consequences import Consequence, Level, rows
from reference.reactivity.group_rules import KnownSubstance, groups_of
from reference.reactivity.materials import Dissolved, Groups, Material, MixtureItem
from reference.reactivity.pair_judgement import PairVerdict, is_grouped, judged_pair, judged_pairs
from reference.reactivity.reactivity_codes import clp_codes

SAFE = ("안전", "괜찮", "무해", "호환", "compatible", "safe", "harmless")


def item(cas: str, *codes: str, dissolved: Dissolved = Dissolved.NO) -> MixtureItem:
    groups = groups_of(KnownSubstance(cas, codes=frozenset(codes)))
    return MixtureItem(cas, cas, (Material(cas, cas, groups, frozenset(codes), dissolved),))


def formulas(verdict: PairVerdict) -> set[str]:
    return {gas.formula for gas in verdict.gases}


def drawn_pairs(seed: int) -> Iterator[tuple[MixtureItem, MixtureItem]]:
    print(f"seed {seed}")
    numbers = [row["cas"] for row in rows("substance_groups.csv")]
    drawn = random.Random(seed)  # noqa: S311
    for _ in range(300):
        yield item(drawn.choice(numbers)), item(drawn.choice(numbers))


BLEACH, WATER, HYDROCHLORIC = item("7681-52-9"), item("7732-18-5"), item("7647-01-0")


def test_bleach_with_acid_makes_chlorine_and_with_ammonia_chloramine() -> None:
    assert "Cl2" in formulas(judged_pair(BLEACH, item("64-19-7")))
    assert "NH2Cl" in formulas(judged_pair(item("7664-41-7"), BLEACH))


def test_the_order_of_the_sides_changes_nothing() -> None:
    for a, b in drawn_pairs(7):
        assert [each.rule for each in judged_pair(a, b).speaking] == [each.rule for each in judged_pair(b, a).speaking]


def test_rules_stand_by_harm_and_household_pairs_first_among_equals() -> None:
    for a, b in drawn_pairs(8):
        speaking = judged_pair(a, b).speaking
        assert [each.rank for each in speaking] == sorted(each.rank for each in speaking)
        for before, after in pairwise(speaking):
            if before.rank == after.rank and after.level is Level.LITERATURE:
                assert before.level is Level.LITERATURE


def test_no_pair_of_the_table_is_ever_called_safe() -> None:
    for a, b in drawn_pairs(9):
        for each in judged_pair(a, b).speaking:
            assert not any(word in f"{each.words} {each.source}".casefold() for word in SAFE)


def test_a_household_row_corrects_a_chart_that_understates() -> None:
    verdict = judged_pair(item("64-18-6"), item("7664-93-9"))
    assert verdict.speaking[0].rule == "portal.household_pairs/formic-sulfuric"
    assert formulas(verdict) >= {"CO"}
    assert verdict.calls_109


def test_the_law_speaks_by_its_code_and_says_of_which_side() -> None:
    verdict = judged_pair(item("143-33-9", "EUH032"), HYDROCHLORIC)
    [law] = [each for each in verdict.speaking if each.level is Level.LAW]
    assert (law.code, law.stated_of, law.original) == (
        "EUH032",
        "143-33-9",
        "Contact with acids liberates very toxic gas",
    )


def test_water_is_a_partner_and_a_solution_is_water() -> None:
    reactive = item("1", "H260")
    for partner in (WATER, item("2", dissolved=Dissolved.YES)):
        assert judged_pair(reactive, partner).rank == Consequence.FIRE.rank
    assert not judged_pair(reactive, item("2")).speaking


def test_what_ignites_in_air_speaks_of_air_and_an_oxidiser_of_what_burns() -> None:
    air = MixtureItem("air", "공기", (Material("", "공기", Groups(kinds=frozenset({"air"}))),))
    assert judged_pair(item("1", "H250"), air).speaking
    assert judged_pair(item("1", "H272"), item("2", "H225")).speaking


def test_a_pair_without_a_rule_names_the_side_without_a_group() -> None:
    argon = item("7440-37-1")
    verdict = judged_pair(argon, WATER)
    assert (verdict.speaking, verdict.without_group) == ((), ("7440-37-1",))
    assert judged_pair(WATER, item("64-17-5")).without_group == ()


def test_several_contents_are_each_judged_and_a_rule_is_told_once() -> None:
    both = MixtureItem("toilet", "변기 세정제", (*BLEACH.materials, *HYDROCHLORIC.materials), several=True)
    verdict = judged_pair(BLEACH, both)
    assert "Cl2" in formulas(verdict)
    assert len({(each.rule, each.stated_of) for each in verdict.speaking}) == len(verdict.speaking)


def test_of_several_items_every_pair_is_judged_the_gravest_first() -> None:
    pairs = judged_pairs([WATER, item("7664-93-9"), BLEACH])
    assert len(pairs) == 3
    assert [pair.rank for pair in pairs] == sorted(pair.rank for pair in pairs)


def test_substances_of_the_law_speak_with_acid_or_water_as_it_says() -> None:
    acid, water = HYDROCHLORIC, WATER
    for row in rows("clp_reactivity.csv"):
        codes = clp_codes(row["cas"], frozenset({row["kind"]}))
        one = item(row["cas"], *codes)
        if {"EUH031", "EUH032"} & {*codes}:
            assert judged_pair(one, acid).rank == 0
        if {"EUH014", "EUH029", "H260", "H261"} & {*codes}:
            assert judged_pair(one, water).speaking


def test_an_item_is_grouped_only_by_what_a_rule_can_speak_of() -> None:
    def alone(kinds: str = "", codes: str = "", epa: tuple[int, ...] = ()) -> bool:
        groups = Groups(frozenset(epa), kinds=frozenset(kinds.split()))
        return is_grouped(MixtureItem("a", "a", (Material("", "a", groups, frozenset(codes.split())),)))

    assert alone(kinds="hypochlorite")
    assert alone(codes="H260")
    assert alone(epa=(1,))
    assert not alone(kinds="ferrocyanide", codes="H315")
    assert not is_grouped(MixtureItem("a", "a", ()))
