"""The order of conclusions, and what holds whatever is typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.answers.answer import Kind
from portal.answers.conclusion import conclude
from search.engine_types import Hit, Results, Why
from tests.portal.answers.questions import TITLES, TableOfRecords, found, hit
from tests.search.test_folding import ANY_TEXT

RECORDS = TableOfRecords()
HITS = st.lists(st.sampled_from([hit(cas, why) for cas in ("7664-39-3", "108-88-3") for why in Why]), max_size=3)


@given(ANY_TEXT, HITS)
def test_any_text_has_an_answer_and_only_a_settled_one_has_an_address(text: str, hits: list[Hit]) -> None:
    answer = conclude(text, Results(tuple(hits), len(hits), {}), RECORDS)
    settled = answer.kind not in (Kind.CHOOSE, Kind.NONE, Kind.CRISIS)
    assert bool(answer.url) is settled
    assert settled or not answer.opens


@given(st.sampled_from(sorted(TITLES)), st.sampled_from((Why.TYPO, Why.CHOSUNG, Why.PREFIX)))
def test_what_is_only_near_is_never_opened(cas: str, why: Why) -> None:
    """Content rule 23."""
    answer = conclude("뭔가", found("뭔가", hit(cas, why)), RECORDS)
    assert (answer.kind, answer.url, answer.cas) == (Kind.CHOOSE, "", (cas,))
    assert all("#" not in each.url for each in answer.offered)


@pytest.mark.parametrize("text", ["청산가리 치사량", "7664-39-3 먹으면 죽나요", "UN1052 자살"])
def test_a_crisis_comes_before_any_number_or_name(text: str) -> None:
    answer = conclude(text, found(text, hit("7664-39-3", Why.IDENTIFIER)), RECORDS)
    assert (answer.kind, answer.cas, answer.offered) == (Kind.CRISIS, (), ())


@pytest.mark.parametrize("text", ["", "!!!", "ㅁㄴㅇㄹ", "qwertyuiop", "ㅋㅋㅋ"])
def test_what_says_nothing_finds_nothing_even_beside_near_hits(text: str) -> None:
    assert conclude(text, found(text, hit("7664-39-3", Why.CHOSUNG)), RECORDS).kind is Kind.NONE


@pytest.mark.parametrize(
    ("text", "hits", "kind", "url"),
    [
        ("사고대비물질", [], Kind.LIST, "/search?"),
        ("UN1052", [], Kind.UN, "/un/1052"),
        ("울산 공장", [], Kind.LIST, "/facilities?"),
        ("계란 썩는 냄새", [], Kind.GUIDANCE, "/guidance/rotten-egg-smell"),
        ("락스 식초 섞으면", [], Kind.GUIDANCE, "/guidance/mix?"),
        ("락스 마셨어요", [hit("bleach", Why.WORDS, "락스", "product_class")], Kind.GUIDANCE, "/guidance/first-aid?"),
        ("눈에 뭔가 들어갔어요", [], Kind.GUIDANCE, "/guidance/first-aid"),
        ("이상한 냄새", [], Kind.GUIDANCE, "/guidance/gas-smell"),
        ("톨루엔", [hit("108-88-3", Why.NAME)], Kind.SUBSTANCE, "/substances/108-88-3"),
    ],
)
def test_every_way_to_conclude_is_come_to(text: str, hits: list[Hit], kind: Kind, url: str) -> None:
    answer = conclude(text, found(text, *hits), RECORDS)
    assert answer.kind is kind
    assert answer.url.startswith(url)


def test_unknown_words_find_nothing_though_a_text_holds_them() -> None:
    """Content rule 25."""
    answer = conclude("맛집", found("맛집", hit("7664-39-3", Why.TEXT)), RECORDS)
    assert (answer.kind, answer.cas) == (Kind.NONE, ())
