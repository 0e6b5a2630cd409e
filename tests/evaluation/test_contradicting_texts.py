"""No text that joins a name with anything else is answered with one substance; a fixed sample runs with the suite."""

from __future__ import annotations

import pytest

from evaluation.contradicting_texts import Contradiction, contradicting_texts, faults
from evaluation.generated.question_set import NamedEntries, named_entries
from portal.answers import finding
from portal.answers.answer import Answer, AnswerKind
from portal.answers.search_results import answer_to
from search.analysis import name_key
from search.engine_types import Query
from tests.portal.answers import documented

SAMPLE, SEED = 400, 20261128

pytestmark = pytest.mark.django_db


@pytest.fixture
def named() -> NamedEntries:
    documented.write()
    return named_entries()


def ask(text: str) -> Answer:
    query = Query(text)
    return answer_to(query, finding.search(query))


def test_no_text_that_no_one_substance_explains_names_one(named: NamedEntries) -> None:
    print(f"seed {SEED}, {SAMPLE} texts; the whole run is `manage.py evaluate --contradicting 20000`")
    found = list(faults(ask, contradicting_texts(named, SAMPLE, SEED)))
    assert [(fault.text.text, fault.answer.cas) for fault in found] == []


def test_a_substance_that_is_named_is_a_fault(named: NamedEntries) -> None:
    texts = list(contradicting_texts(named, 5, SEED))
    answer = Answer(AnswerKind.SUBSTANCE, cas=("71-43-2",))
    assert [fault.text for fault in faults(lambda _: answer, texts)] == texts
    assert list(faults(lambda _: Answer(AnswerKind.CHOOSE, cas=("71-43-2",)), texts)) == []


def test_the_same_seed_gives_the_same_texts_of_every_kind_and_no_held_name(named: NamedEntries) -> None:
    texts = list(contradicting_texts(named, 60, SEED))
    assert texts == list(contradicting_texts(named, 60, SEED))
    assert texts != list(contradicting_texts(named, 60, SEED + 1))
    assert {text.contradiction for text in texts} == set(Contradiction)
    assert not any(name_key(text.text) in named.keys_by_name for text in texts)


def test_two_names_of_one_substance_contradict_nothing(named: NamedEntries) -> None:
    texts = [text.text for text in contradicting_texts(named, 600, SEED)]
    assert not any({"불산", "HF"} <= set(text.replace("(", " ").replace(")", "").split()) for text in texts)
