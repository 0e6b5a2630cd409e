"""Similar names: limited, none for words of self-harm, and one call to an unavailable engine."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any

import pytest

from portal.batch import similar_names
from portal.batch.similar_names import ENGINE_UNAVAILABLE, LIMIT_REACHED, MOST_SECONDS, SimilarNames
from portal.engine import replaced_by
from search.engine_types import Hit, Query, Results, Why
from search.errors import EngineUnavailable

pytestmark = pytest.mark.django_db


class Engine:
    """Answers every search with one hit for each reason, or is unavailable."""

    name = "scripted"

    def __init__(self, unavailable: bool = False) -> None:
        self.unavailable = unavailable
        self.queries: list[str] = []

    def search(self, query: Query) -> Results:
        self.queries.append(query.text)
        if self.unavailable:
            raise EngineUnavailable("no engine")
        hits = tuple(Hit(f"cas:{why}", "substance", (), why, "", f"/{why}", "live", why, "", 1) for why in Why)
        return Results(hits, len(hits), {})


@pytest.fixture
def engine() -> Iterator[Any]:
    engine: Any = Engine()
    with replaced_by(engine):
        yield engine


def test_a_common_beginning_or_a_common_word_is_not_a_similar_name(engine: Engine) -> None:
    offered, remark = SimilarNames().find("톨루인")
    titles = {choice.title for choice in offered}
    assert Why.TYPO in titles
    assert titles.isdisjoint({Why.PREFIX, Why.TEXT, Why.ALL, Why.IDENTIFIER, Why.UN})
    assert remark == ""


def test_a_repeated_name_is_searched_once_and_many_names_only_so_many_times(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(similar_names, "MOST", 2)
    similar = SimilarNames()
    remarks = [similar.find(text)[1] for text in ("가", "가", "나", "다", "가")]
    assert remarks == ["", "", "", LIMIT_REACHED, ""]
    assert engine.queries == ["가", "나"]


def test_a_slow_engine_is_no_longer_called_once_the_time_is_spent(engine: Engine) -> None:
    ticks = count(step=MOST_SECONDS / 2)
    similar = SimilarNames(clock=lambda: next(ticks))
    assert [similar.find(text)[1] for text in ("가", "나", "다", "가")] == ["", "", LIMIT_REACHED, ""]
    assert engine.queries == ["가", "나"]


def test_an_unavailable_engine_is_called_once(engine: Engine) -> None:
    engine.unavailable = True
    similar = SimilarNames()
    assert [similar.find(text) for text in ("가", "나")] == [((), ENGINE_UNAVAILABLE), ((), ENGINE_UNAVAILABLE)]
    assert engine.queries == ["가"]


def test_words_of_self_harm_are_offered_no_substance(engine: Engine) -> None:
    assert SimilarNames().find("번개탄") == ((), "")
    assert engine.queries == []
