"""Only features decide the order: the engine's order of candidates makes no difference."""

from __future__ import annotations

import random

import pytest

from search.engine_types import Document, Hit, Why
from search.fields import tokens
from search.plan import build_plan
from search.query_parsing import parse_query, resolve_names
from search.ranking import Candidate, ranked_hits
from search.stored_fields import summary_from_json, summary_json
from tests.search.documents import DOCUMENTS, event, substance


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
    short, long = substance("50-00-0", "시험산"), substance("51-00-0", "시험산화물질")
    assert [hit.key for hit in order("시험", long, short)] == [short.key, long.key]


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
