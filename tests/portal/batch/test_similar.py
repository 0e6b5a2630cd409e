"""Likenesses: bounded, never for words of self-harm, and silent about an engine that is away only once."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any

import pytest

from portal.batch import similar as likenesses
from portal.batch.similar import AWAY, MOST_SECONDS, SPENT, Similar
from portal.engine import replaced_by
from search.engine_types import Hit, Query, Results, Why
from search.errors import EngineUnavailable

pytestmark = pytest.mark.django_db


class Engine:
    """Answers every search with one hit of each kind of reason, or is away."""

    name = "scripted"

    def __init__(self, away: bool = False) -> None:
        self.away = away
        self.asked: list[str] = []

    def search(self, query: Query) -> Results:
        self.asked.append(query.text)
        if self.away:
            raise EngineUnavailable("no engine")
        hits = tuple(Hit(f"cas:{why}", "substance", (), why, "", f"/{why}", "live", why, "", 1) for why in Why)
        return Results(hits, len(hits), {})


@pytest.fixture
def engine() -> Iterator[Any]:
    engine: Any = Engine()
    with replaced_by(engine):
        yield engine


def test_a_beginning_or_a_word_in_common_is_no_likeness(engine: Engine) -> None:
    offered, remark = Similar().to("톨루인")
    titles = {choice.title for choice in offered}
    assert Why.TYPO in titles
    assert titles.isdisjoint({Why.PREFIX, Why.TEXT, Why.ALL, Why.IDENTIFIER, Why.UN})
    assert remark == ""


def test_a_repeated_name_is_searched_once_and_many_names_only_so_many_times(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(likenesses, "MOST", 2)
    similar = Similar()
    remarks = [similar.to(text)[1] for text in ("가", "가", "나", "다", "가")]
    assert remarks == ["", "", "", SPENT, ""]
    assert engine.asked == ["가", "나"]


def test_a_slow_engine_is_asked_no_more_once_the_time_is_spent(engine: Engine) -> None:
    ticks = count(step=MOST_SECONDS / 2)
    similar = Similar(clock=lambda: next(ticks))
    assert [similar.to(text)[1] for text in ("가", "나", "다", "가")] == ["", "", SPENT, ""]
    assert engine.asked == ["가", "나"]


def test_an_engine_that_is_away_is_asked_once(engine: Engine) -> None:
    engine.away = True
    similar = Similar()
    assert [similar.to(text) for text in ("가", "나")] == [((), AWAY), ((), AWAY)]
    assert engine.asked == ["가"]


def test_words_of_self_harm_are_offered_no_substance(engine: Engine) -> None:
    assert Similar().to("번개탄") == ((), "")
    assert engine.asked == []
