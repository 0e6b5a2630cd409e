"""Both engines return the same first twenty hits for every judged and every generated question, on the national list."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator, Sequence

import pytest

from evaluation.generated.question_set import generate_questions, named_entries_from
from evaluation.judged_queries import Question, judged_queries
from search.elastic.engine import ElasticEngine
from search.engine import Engine
from search.engine_types import Document, Query, Watermark
from search.tantivy.engine import TantivyEngine
from tests.conftest import SHARED
from tests.search.build_contract import BUILD, keys
from tests.search.national_list import national_documents

pytestmark = pytest.mark.services

DEPTH = 20
GENERATED = 200


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    """The national list, read once."""
    return national_documents(SHARED / "data" / "ncis" / "ncis_2026-01.xlsx")


@pytest.fixture(scope="module")
def engines(
    documents: Sequence[Document], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[TantivyEngine, ElasticEngine]]:
    """Both engines with the same documents."""
    embedded = TantivyEngine(tmp_path_factory.mktemp("agreement") / "search")
    cluster = ElasticEngine(os.environ["SEARCH_URL"], namespace=f"test-{uuid.uuid4().hex[:12]}")
    for engine in (embedded, cluster):
        engine.create(BUILD, "v1")
        assert engine.write(BUILD, documents, Watermark(1, "one")) == []
        engine.swap(BUILD)
    yield embedded, cluster
    cluster._connection.client.indices.delete(index=cluster._index(BUILD))


def _differing(engines: tuple[Engine, Engine], questions: Sequence[Question]) -> list[str]:
    return [question.text for question in questions if len({_first(engine, question) for engine in engines}) > 1]


def _first(engine: Engine, question: Question) -> tuple[str, ...]:
    if question.mode == "suggest":
        return tuple(keys(engine.suggest(question.text, DEPTH)))
    return tuple(keys(engine.search(Query(question.text, size=DEPTH))))


def test_engines_agree_on_every_judged_query(engines: tuple[TantivyEngine, ElasticEngine]) -> None:
    judged = judged_queries(SHARED / "eval" / "queries.json")
    assert judged
    assert _differing(engines, judged) == []


def test_engines_agree_on_questions_made_from_the_list(
    engines: tuple[TantivyEngine, ElasticEngine], documents: Sequence[Document]
) -> None:
    assert _differing(engines, generate_questions(named_entries_from(documents), GENERATED, seed=1)) == []
