"""The set is the same for each seed, keeps its shares, and has no text that means another entry."""

from __future__ import annotations

from collections import Counter

import pytest

from evaluation.generated.query_forms import QUERY_FORMS
from evaluation.generated.question_set import GeneratedQuestion, NamedEntries, generate_questions, named_entries_from
from search import analysis
from search.engine_types import Hit, Why
from tests.search.documents import DOCUMENTS, SUBSTANCES, event, substance


@pytest.fixture(scope="module")
def named_entries() -> NamedEntries:
    return named_entries_from(DOCUMENTS)


def _hit(key: str) -> Hit:
    return Hit(key, "substance", (), "", "", "", "live", Why.NAME, "", 0)


def test_a_seed_gives_the_same_set_whatever_the_order_of_documents(named_entries: NamedEntries) -> None:
    def texts(named_entries: NamedEntries, seed: int) -> list[tuple[str, str]]:
        return [(question.category, question.text) for question in generate_questions(named_entries, 60, seed)]

    assert texts(named_entries, 1) == texts(named_entries_from(DOCUMENTS[::-1]), 1)
    assert texts(named_entries, 1) != texts(named_entries, 2)


def test_the_set_keeps_the_shares_of_the_query_forms(named_entries: NamedEntries) -> None:
    counts = Counter(question.category for question in generate_questions(named_entries, 50, 1))
    assert counts == {
        "jamo_1": 8, "jamo_2": 2, "prefix": 5, "chosung": 5, "layout_ko": 4, "layout_en": 2, "particle": 5, "space": 5,
        "english_1": 5, "english_2": 1, "cas": 5, "formula": 3,
    }  # fmt: skip


def test_another_entrys_exact_name_is_never_a_question() -> None:
    pair = (substance("67-56-1", "메탄올"), substance("64-17-5", "에탄올"), event("fac:1", "facility", "메탄"))
    questions = generate_questions(named_entries_from(pair), 300, 1)
    assert questions
    for question in questions:
        bearers = {doc.key for doc in pair if analysis.name_key(doc.title_ko) == analysis.name_key(question.text)}
        assert not bearers or question.key in bearers


def test_questions_are_made_from_substances_only(named_entries: NamedEntries) -> None:
    assert {question.key for question in generate_questions(named_entries, 200, 1)} <= {doc.key for doc in SUBSTANCES}


def test_any_entry_with_a_name_as_near_is_right() -> None:
    near = [substance("50-00-0", "톨루엔"), substance("51-00-0", "톨루안"), substance("52-00-0", "벤젠")]
    question = GeneratedQuestion(
        QUERY_FORMS[0], "톨루앤", "cas:50-00-0", named_entries_from([*near, event("fac:1", "facility", "톨루엔")])
    )
    assert question.accepts(_hit("cas:50-00-0"))
    assert question.accepts(_hit("cas:51-00-0"))
    assert not question.accepts(_hit("cas:52-00-0"))
    assert not question.accepts(_hit("fac:1"))


def test_data_without_names_gives_no_questions() -> None:
    assert generate_questions(named_entries_from([]), 100, 1) == ()
