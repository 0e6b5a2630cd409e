"""Mixtures as pages show them: pairs by harm, sources, the sentences where nothing can be judged, and no amounts beside 109."""

from __future__ import annotations

import pytest

from connectors.schema import Fact, FactKind
from portal.profile.judged_mixtures import FOREIGN, NO_RULE, UNDECIDED, mixture_address, mixture_of
from tests.portal.factories import entry, record_with_facts

pytestmark = pytest.mark.django_db


def stated(cas: str, title: str, *facts: Fact) -> None:
    record_with_facts(entry(f"cas:{cas}", title), "kosha_msds.sheets", [Fact(FactKind.NAME, title, lang="ko"), *facts])


def test_an_address_has_every_item() -> None:
    assert mixture_address(["7664-93-9", "water"]) == "/mix?item=7664-93-9&item=water"
    assert mixture_address(["7722-84-1~35%"]) == "/mix?item=7722-84-1~35%25"


def test_the_worst_line_has_consequence_gas_level_and_source() -> None:
    [pair] = mixture_of(["chlorine-bleach", "vinegar"]).pairs
    assert pair.worst.startswith("독성가스: 염소(Cl2) – 문헌, EU CLP")
    assert pair.worst.endswith(FOREIGN)
    assert pair.worst_words == "독성가스"


def test_pairs_stand_by_harm_and_each_item_once() -> None:
    mixture = mixture_of(["7440-23-5", "water", "67-64-1", "water"])
    assert len(mixture.sides) == 3
    assert [pair.rank for pair in mixture.pairs] == sorted(pair.rank for pair in mixture.pairs)
    assert mixture.pair_of(mixture.sides[1], mixture.sides[0]) == mixture.pairs[0]


def test_a_statement_of_an_agency_stands_with_its_fact() -> None:
    stated("98001-01-5", "가산염", Fact(FactKind.HAZARD_STATEMENT, "H261 : 물과 접촉 시 인화성 가스를 발생시킴"))
    [pair] = mixture_of(["98001-01-5", "water"]).pairs
    [law] = [rule for rule in pair.rules if rule.speaking.code == "H261"]
    assert law.level == "법정 문구"
    assert [fact.feed for fact in law.facts] == ["kosha_msds.sheets"]
    assert law.facts[0].badge in law.line


def test_a_pair_without_a_rule_is_undecided_and_names_the_side() -> None:
    stated("98001-01-5", "가산염")
    [pair] = mixture_of(["98001-01-5", "water"]).pairs
    assert pair.worst == UNDECIDED
    assert pair.undecided == (UNDECIDED, "가산염: 어느 반응군인지 이 포털이 알지 못합니다.")
    [known] = mixture_of(["64-17-5", "water"]).pairs
    assert known.undecided == (UNDECIDED, NO_RULE)


def test_an_unknown_side_is_told_without_its_words() -> None:
    [pair] = mixture_of(["<b>어떤 말</b>", "water"]).pairs
    assert pair.undecided[0] == UNDECIDED
    assert "어떤 말" not in " ".join((pair.title, *pair.undecided))


def test_a_product_says_which_content_is_meant() -> None:
    [pair] = mixture_of(["toilet-cleaner", "chlorine-bleach"]).pairs
    assert mixture_of(["toilet-cleaner", "chlorine-bleach"]).of_products
    assert any("염화수소" in name for name in pair.rules[0].of_products)


def test_a_mixture_that_makes_hydrogen_cyanide_carries_109_and_names_no_amount() -> None:
    mixture = mixture_of(["143-33-9", "7664-39-3~solution-up-to-60"])
    assert mixture.calls_109
    assert "%" not in " ".join((mixture.pairs[0].title, *(side.title for side in mixture.sides)))
    assert "%" in mixture_of(["7664-39-3~solution-up-to-60", "water"]).sides[0].title


def test_one_item_is_no_pair() -> None:
    assert mixture_of(["water"]).pairs == ()
