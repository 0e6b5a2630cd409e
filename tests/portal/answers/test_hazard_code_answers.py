"""H, EUH and P codes: one list, several lists to choose from, and what is no code."""

from __future__ import annotations

import pytest

from portal.answers.answer import Answer, AnswerKind
from portal.answers.answer_rules import answer_from_results
from portal.answers.hazard_code_answers import COMPOUND_NOT_STATED, SEVERAL_LISTS
from search.engine_types import Hit, Why
from tests.portal.answers.fakes import FakeRecords, hit, results_for

RECORDS = FakeRecords()


def answered(text: str, *hits: Hit) -> Answer:
    return answer_from_results(text, results_for(text, *hits), RECORDS)


@pytest.mark.parametrize("text", ["H330", "h330", "EUH014", "p280", "H330 물질"])
def test_an_h_code_is_the_list_of_its_substances(text: str) -> None:
    answer = answered(text)
    assert answer.kind is AnswerKind.LIST
    assert answer.url.startswith("/search?q=")


def test_an_h_code_says_where_no_substance_has_it_and_counts_substances_alone() -> None:
    assert answered("H330", hit("71-43-2", Why.IDENTIFIER, "H330")).lines == ()
    for hits in ((), (hit("f", Why.IDENTIFIER, "H330", kind="facility"),), (hit("71-43-2", Why.TEXT),)):
        answer = answered("H330", *hits)
        assert answer.title == "H330을(를) 밝힌 물질"
        assert "위험한 물질이 없다는 뜻이 아닙니다" in answer.lines[0]


@pytest.mark.parametrize("text", ["H33", "H3300", "X330"])
def test_what_is_no_code_is_no_list_of_substances(text: str) -> None:
    assert answered(text).kind is not AnswerKind.LIST


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("H301, H311", ["H301", "H311"]),
        ("h301 h311 H301", ["H301", "H311"]),
        ("H301와 H311 물질", ["H301", "H311"]),
        ("H301+H311, P280", ["H301%2BH311", "P280"]),
        ("EUH014/EUH029", ["EUH014", "EUH029"]),
    ],
)
def test_several_codes_are_lists_to_choose_from(text: str, codes: list[str]) -> None:
    answer = answered(text)
    assert (answer.kind, answer.url, answer.lines) == (AnswerKind.CHOOSE, "", (SEVERAL_LISTS,))
    assert [offer.url for offer in answer.offered] == [f"/search?q={code}&kind=substance" for code in codes]


def test_a_compound_that_somebody_states_is_its_list_and_any_other_offers_its_parts() -> None:
    stated = answered("H301+H311", hit("67-56-1", Why.IDENTIFIER, "H301+H311"))
    assert (stated.kind, stated.url) == (AnswerKind.LIST, "/search?q=H301%2BH311&kind=substance")
    answer = answered("H301+311")
    assert (answer.kind, answer.lines) == (AnswerKind.CHOOSE, (COMPOUND_NOT_STATED,))
    assert [offer.title for offer in answer.offered] == ["H301을(를) 밝힌 물질", "H311을(를) 밝힌 물질"]


@pytest.mark.parametrize("text", ["H225 톨루엔", "H301 가나다", "H2O", "XH301", "H3011"])
def test_a_code_beside_anything_else_is_no_list(text: str) -> None:
    answer = answered(text, hit("108-88-3", Why.WORDS, "톨루엔"))
    assert not answer.url.startswith("/search")
    assert not any(offer.url.startswith("/search") for offer in answer.offered)
