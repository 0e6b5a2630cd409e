"""The results of one search: what stands above the hits, which hits may stand under it, and the texts beside each."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.utils import timezone

from connectors.schema import Fact, FactKind
from portal.answers.answer import NOTHING, Answer, AnswerKind, Offer
from portal.answers.finding import search
from portal.answers.search_results import (
    PAGE_SIZE,
    answer_to,
    hit_annotations,
    hit_titles,
    hit_url,
    is_text_only,
    may_suggest,
    offers_with_annotations,
    results_under_answer,
    why_text,
)
from portal.models import Decision
from portal.profile.titles import UNNAMED
from search.engine_types import Facet, Query, Results, Sort, Why
from tests.portal.answers.fakes import hit
from tests.portal.factories import entry, indexed, record_with_facts


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (Query("염소"), True),
        (Query("염소", size=PAGE_SIZE + 1, layout=False), True),
        (Query("염소", kind="substance"), False),
        (Query("염소", filters={Facet.LEGAL: ("사고대비물질",)}), False),
        (Query("염소", page=2), False),
        (Query("염소", after="x"), False),
        (Query("염소", sort=Sort.NAME), False),
    ],
)
def test_a_text_alone_has_no_filter_no_further_page_and_no_other_order(query: Query, expected: bool) -> None:
    assert is_text_only(query) is expected


@pytest.mark.django_db
@pytest.mark.parametrize(
    "query",
    [
        Query("염소"),
        Query("염소", kind="facility"),
        Query("염소", page=2),
        Query("염소", size=1),
        Query("염소", sort=Sort.NAME),
    ],
)
def test_the_answer_is_the_same_whatever_narrows_the_hits(query: Query) -> None:
    for cas, name in (("7782-50-5", "염소"), ("71-43-2", "염소")):
        record_with_facts(entry(f"cas:{cas}", name), "ncis.safety", [Fact(FactKind.NAME, name, lang="ko")])
    indexed()
    answer = answer_to(query, search(query))
    assert (answer.kind, set(answer.cas)) == (AnswerKind.CHOOSE, {"7782-50-5", "71-43-2"})


def test_a_plain_query_is_answered_from_the_results_that_it_has() -> None:
    query = Query("염소")
    assert answer_to(query, Results((hit("7782-50-5", Why.NAME),), 1, {})).cas == ("7782-50-5",)
    assert answer_to(query, Results((), 0, {})) == NOTHING


@pytest.mark.django_db
def test_in_the_narrowed_query_the_keyboard_layout_is_kept() -> None:
    record_with_facts(entry("cas:7782-50-5", "염소"), "ncis.safety", [Fact(FactKind.NAME, "염소", lang="ko")])
    indexed()
    as_typed = Query("duath", kind="facility")
    assert answer_to(as_typed, search(as_typed)).kind is AnswerKind.SUBSTANCE
    without = replace(as_typed, layout=False)
    assert answer_to(without, search(without)).kind is not AnswerKind.SUBSTANCE


def results(*whys: Why) -> Results:
    hits = tuple(hit("7782-50-5", why) for why in whys)
    return Results(hits, len(hits), {Facet.KIND: (("substance", len(hits)),)}, after="next")


@pytest.mark.parametrize("whys", [(Why.NAME,), (Why.TEXT, Why.TYPO), (Why.PREFIX,), (Why.WORDS,)])
def test_under_no_answer_stands_no_nearest_hazard(whys: tuple[Why, ...]) -> None:
    """Content rule 25."""
    left = results_under_answer(results(*whys), NOTHING)
    assert (left.hits, left.total, left.facets, left.after) == ((), 0, {}, "")


@pytest.mark.parametrize("whys", [(), (Why.TEXT,), (Why.ALL,), (Why.TEXT, Why.ALL)])
def test_under_no_answer_texts_that_hold_the_words_stay(whys: tuple[Why, ...]) -> None:
    assert results_under_answer(results(*whys), NOTHING) == results(*whys)


@pytest.mark.parametrize("kind", [kind for kind in AnswerKind if kind is not AnswerKind.NONE])
def test_under_any_other_answer_all_hits_stay(kind: AnswerKind) -> None:
    assert results_under_answer(results(Why.TYPO), Answer(kind)) == results(Why.TYPO)


def test_every_reason_has_its_own_words_and_only_browsing_has_none() -> None:
    texts = {why: why_text(hit("7782-50-5", why, "염소"), "염수") for why in Why}
    assert texts.pop(Why.ALL) == ""
    assert len(set(texts.values())) == len(texts)
    assert texts[Why.TYPO] == "비슷한 표기: 염수 → 염소"
    assert texts[Why.UN] == "UN 번호 염소 일치"


@pytest.mark.parametrize(
    ("cas", "kind", "why", "intent", "percent", "url"),
    [
        ("7782-50-5", "substance", Why.NAME, "", "", "/substances/7782-50-5"),
        ("7782-50-5", "substance", Why.NAME, "spill", "", "/substances/7782-50-5#spill"),
        ("7722-84-1", "substance", Why.NAME, "", "30", "/substances/7722-84-1?percent=30#card"),
        ("7782-50-5", "substance", Why.NAME, "", "30", "/substances/7782-50-5?percent=30#regulation"),
        ("7782-50-5", "substance", Why.TYPO, "spill", "30", "/substances/7782-50-5"),
        ("7782-50-5", "substance", Why.TEXT, "spill", "30", "/substances/7782-50-5"),
        ("plant", "facility", Why.NAME, "spill", "30", "/facility/plant"),
    ],
)
def test_a_hit_opens_at_the_section_of_the_question_unless_it_may_be_another_substance(
    cas: str, kind: str, why: Why, intent: str, percent: str, url: str
) -> None:
    """Content rule 23."""
    assert hit_url(hit(cas, why, kind=kind), intent, percent) == url


def test_a_substance_without_a_cas_number_opens_too() -> None:
    mixture = replace(hit("7722-84-1", Why.NAME), cas=())
    assert hit_url(mixture, "", "30") == "/substances/7722-84-1?percent=30#regulation"


@pytest.mark.django_db
def test_a_title_is_the_korean_name_else_the_english_one_else_what_the_facts_give() -> None:
    accident = entry("accident:1", kind="accident")
    record_with_facts(accident, "ncis.accidents", [Fact(FactKind.OCCURRED_ON, "2020-01-01")])
    both = replace(hit("7782-50-5", Why.NAME), title_en="Chlorine")
    english = replace(hit("71-43-2", Why.NAME), title_ko="", title_en="Benzene")
    nameless = replace(hit("1", Why.TEXT, kind="accident"), title_ko="")
    unknown = replace(nameless, key="accident:2")
    hits = (both, english, nameless, unknown)
    assert hit_titles(Results(hits, 4, {})) == {
        "cas:7782-50-5": "염소", "cas:71-43-2": "Benzene", "accident:1": "2020-01-01", "accident:2": UNNAMED,
    }  # fmt: skip


def test_titles_of_named_hits_need_no_database() -> None:
    assert hit_titles(results(Why.NAME)) == {"cas:7782-50-5": "염소"}


@pytest.mark.django_db
def test_offers_and_hits_carry_the_annotations_on_their_entry_and_on_no_other() -> None:
    record_with_facts(entry("cas:7782-50-5", "염소"), "ncis.safety", [Fact(FactKind.NAME, "염소", lang="ko")])
    Decision.objects.create(
        verdict="annotate", subject="cas:7782-50-5", reason="확인 중인 값이 있음", decided_by="담당",
        decided_at=timezone.now(),
    )  # fmt: skip
    chlorine = Offer("염소", "/substances/7782-50-5", key="cas:7782-50-5")
    others = (Offer("일괄 확인", "/batch"), Offer("벤젠", "/substances/71-43-2", key="cas:71-43-2"))
    offers = offers_with_annotations(Answer(AnswerKind.CHOOSE, offered=(chlorine, *others)))
    assert [(offer, len(annotations)) for offer, annotations in offers] == [
        (chlorine, 1), *((other, 0) for other in others),
    ]  # fmt: skip
    annotated = hit_annotations(Results((hit("7782-50-5", Why.NAME), hit("71-43-2", Why.NAME)), 2, {}))
    assert annotated["cas:7782-50-5"] == offers[0][1]
    assert not annotated.get("cas:71-43-2")


def test_a_hit_says_which_notice_uses_the_name_that_matched() -> None:
    collected = hit("71-36-3", Why.ALIAS, "노말-부틸알코올")
    assert why_text(collected, "노말 부틸알코올") == "‘노말-부틸알코올’의 다른 이름(고용노동부 노출기준 고시)"
    assert "포털이 더한 이름" in why_text(hit("7664-93-9", Why.ALIAS, "진한황산"), "진한황산")


@pytest.mark.parametrize(
    ("text", "may"),
    [("톨루엔", True), ("", True), ("자살", False), ("폭탄 만드는 법", False), ("독약으로 죽이는 법", False)],
)
def test_names_are_suggested_for_no_words_of_self_harm_and_for_none_of_weapons(text: str, may: bool) -> None:
    """Content rule 9."""
    assert may_suggest(text) is may


def test_the_first_number_of_a_hit_says_whether_it_has_forms_and_which_notice_names_it() -> None:
    several = replace(hit("7722-84-1", Why.NAME), cas=("7722-84-1", "71-43-2"))
    assert hit_url(several, "", "30") == "/substances/7722-84-1?percent=30#card"
    collected = replace(hit("71-36-3", Why.ALIAS, "노말-부틸알코올"), cas=("71-36-3", "71-43-2"))
    assert "고용노동부 노출기준 고시" in why_text(collected, "노말 부틸알코올")


@pytest.mark.django_db
@pytest.mark.parametrize(("size", "searched_again"), [(19, True), (20, False), (21, False)])
def test_fewer_hits_than_a_page_has_are_too_few_for_the_answer(size: int, searched_again: bool) -> None:
    record_with_facts(entry("cas:7782-50-5", "염소"), "ncis.safety", [Fact(FactKind.NAME, "염소", lang="ko")])
    indexed()
    answer = answer_to(Query("염소", size=size), Results((), 0, {}))
    assert (answer.kind is AnswerKind.SUBSTANCE) is searched_again
