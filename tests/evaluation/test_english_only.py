"""Pairs of Korean and English names, asked of an index without Korean names."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from evaluation.english_only import (
    NamePair,
    PairResult,
    english_only_engine,
    everyday_texts,
    found_by_rule,
    name_pairs,
    pair_results,
    pair_score,
    pair_scores_by_kind,
    sample_of_same,
)
from portal.ingest import feed_run
from portal.ingest.feed_run import run_feed
from portal.own_feeds.catalogue import sync_own_feeds
from search.engine_types import Hit, Why
from search.tantivy.engine import TantivyEngine
from tests.portal.ingest.sample_feeds import listing, no_agency

ROWS = (
    ("106-47-8", "클로로아닐린", "4-Chloroaniline"),
    ("7705-08-0", "염화제이철", "Iron trichloride"),
    ("7758-94-3", "염화제일철", "Iron dichloride"),
    ("108-88-3", "톨루엔", ""),
)


@pytest.fixture
def engine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Settings, transactional_db: None
) -> TantivyEngine:
    monkeypatch.setattr(feed_run, "open_source", no_agency)
    settings.DEMO = "auto"
    run_feed(listing([{"id": cas, "cas": cas, "ko": korean, "en": english} for cas, korean, english in ROWS]))
    sync_own_feeds()
    return english_only_engine(tmp_path)


@pytest.fixture
def results(engine: TantivyEngine) -> tuple[PairResult, ...]:
    pairs = [
        NamePair("4-클로로아닐린", "106-47-8", "organic"),
        NamePair("클로로아닐린", "106-47-8", "organic"),
        NamePair("삼염화철", "7705-08-0", "inorganic"),
        NamePair("염화제이철", "7758-94-3", "inorganic"),
        NamePair("톨루엔", "108-88-3", "organic"),
    ]
    return pair_results(engine, pairs)


def test_no_korean_name_answers_and_each_name_is_found_as_the_rule_finds_it(results: tuple[PairResult, ...]) -> None:
    assert [(result.why, result.rank) for result in results] == [
        (Why.RULE_SAME, 1), (Why.RULE_NEAR, 1), (Why.RULE_SAME, 1), (Why.RULE_SAME, 2), (None, 0),
    ]  # fmt: skip
    assert all(hit.title_ko == "" for result in results for hit in result.hits)


def test_wrong_and_absent_are_shares_of_the_names_that_are_answered_as_the_same(
    results: tuple[PairResult, ...],
) -> None:
    score = pair_score(results)
    assert (score.count, score.same, score.same_at_1) == (5, 0.6, 0.4)
    assert (score.wrong, score.absent) == (pytest.approx(1 / 3), pytest.approx(1 / 3))
    assert (score.any_at_1, score.any_at_10) == (0.6, 0.8)
    assert [score.count for score in pair_scores_by_kind(results).values()] == [2, 3]
    assert pair_score([]).count == 0


def test_everyday_texts_find_nothing_by_rule(engine: TantivyEngine) -> None:
    texts = everyday_texts()
    assert len(texts) > 900
    assert not any(found_by_rule(engine, texts).values())
    assert found_by_rule(engine, ["4-클로로아닐린", "클로로아닐린"]) == {
        Why.RULE_SAME: ("4-클로로아닐린",), Why.RULE_NEAR: ("클로로아닐린",), Why.RULE_SIMILAR: (),
    }  # fmt: skip


def test_a_sample_is_drawn_from_all_that_is_shown_as_the_same(results: tuple[PairResult, ...]) -> None:
    sample = sample_of_same(results, 10, 1)
    assert {(korean, hit.title_en) for korean, hit in sample} == {
        ("4-클로로아닐린", "4-Chloroaniline"), ("삼염화철", "Iron trichloride"), ("염화제이철", "Iron trichloride"),
    }  # fmt: skip
    assert sample_of_same(results, 2, 1) == sample_of_same(results, 2, 1)


def test_the_right_substance_may_stand_behind_another_of_the_same_name() -> None:
    hits = tuple(Hit(cas, "substance", (cas,), "", "A", "", "live", Why.RULE_SAME, "A", 1) for cas in ("1-1", "2-2"))
    result = PairResult(NamePair("가", "2-2", "x"), Why.RULE_SAME, 2, hits)
    assert result.holds_right
    assert (pair_score([result]).wrong, pair_score([result]).absent) == (1.0, 0.0)


def test_a_file_of_pairs_is_read_and_any_other_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "pairs.csv"
    path.write_text("korean,cas,kind\n톨루엔,108-88-3,organic\n", encoding="utf-8")
    assert name_pairs(path) == (NamePair("톨루엔", "108-88-3", "organic"),)
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"pairs\.csv"):
        name_pairs(path)
    with pytest.raises(ValueError, match="missing"):
        name_pairs(tmp_path / "missing.csv")
