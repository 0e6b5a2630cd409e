"""Names that only a rule finds: a choice of all bearers, that opens nothing and carries no advice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from portal.answers.answer import AnswerKind
from portal.answers.answer_rules import answer_from_results
from portal.answers.rule_name_answers import rule_name_answer
from portal.answers.search_results import hit_url, why_text
from portal.answers.typed_query import TypedQuery
from search.engine_types import Hit, Why
from tests.portal.answers.fakes import FakeRecords, hit, results_for

RULES = (Why.RULE_SAME, Why.RULE_NEAR, Why.RULE_SIMILAR)


def english_hit(cas: str, why: Why, english: str) -> Hit:
    return replace(hit(cas, why, english), title_ko="", title_en=english)


FIRST = english_hit("7705-08-0", Why.RULE_SAME, "Iron trichloride")
SECOND = english_hit("10025-77-1", Why.RULE_SAME, "Iron trichloride hexahydrate")


@pytest.mark.parametrize("why", RULES)
def test_a_name_that_a_rule_finds_is_a_choice_with_english_names_and_numbers(why: Why) -> None:
    hits = [replace(each, why=why) for each in (FIRST, SECOND)]
    answer = rule_name_answer(TypedQuery("염화제이철", results_for("염화제이철", *hits)))
    assert answer is not None
    assert (answer.kind, answer.url, answer.opens) == (AnswerKind.CHOOSE, "", False)
    assert [(each.title, each.cas) for each in answer.offered] == [
        ("Iron trichloride", ("7705-08-0",)), ("Iron trichloride hexahydrate", ("10025-77-1",)),
    ]  # fmt: skip
    assert "영문명" in answer.lines[0]


def test_only_the_strongest_rule_is_offered() -> None:
    hits = (FIRST, replace(SECOND, why=Why.RULE_NEAR))
    answer = rule_name_answer(TypedQuery("염화제이철", results_for("염화제이철", *hits)))
    assert answer is not None
    assert answer.cas == ("7705-08-0",)


@pytest.mark.parametrize("why", [Why.NAME, Why.ALIAS, Why.FORMULA, Why.IDENTIFIER, Why.WORDS, Why.TYPO])
def test_a_stated_name_in_the_first_place_is_left_to_the_rules_of_names(why: Why) -> None:
    query = TypedQuery("황산", results_for("황산", hit("7664-93-9", why), replace(FIRST, why=Why.RULE_SAME)))
    assert rule_name_answer(query) is None


@pytest.mark.parametrize(
    "text", ["염화제이철", "염화제이철 누출", "염화제이철을 마셨어요", "염화제이철 섞으면", "염화제이철 35%"]
)
@pytest.mark.parametrize("why", RULES)
def test_a_rule_names_no_substance_whatever_is_asked(text: str, why: Why) -> None:
    hits = [replace(each, why=why) for each in (FIRST, SECOND)]
    answer = answer_from_results(text, results_for(text, *hits, read_as="염화제이철"), FakeRecords())
    assert answer.kind in (AnswerKind.CHOOSE, AnswerKind.GUIDANCE)
    assert not answer.opens
    assert "/substances/" not in answer.url
    assert all("#" not in each.url for each in answer.offered)


@pytest.mark.parametrize("why", RULES)
def test_a_hit_says_that_it_was_found_by_rule_and_leads_to_no_section(why: Why) -> None:
    found = replace(FIRST, why=why)
    assert "영문명" in why_text(found, "염화제이철")
    assert "염화제이철" not in why_text(found, "염화제이철")
    assert hit_url(found, "spill", "35") == found.url
