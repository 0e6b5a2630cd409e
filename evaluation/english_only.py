"""How well Korean names are found by rule: pairs of a Korean name and a CAS number, asked of an index without Korean names.

The index is a build of its own in a temporary folder; the live one is not touched. It holds every substance with the
English names that agencies state; all Korean names, the portal's aliases and running text are left out.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from portal.models import Entry
from portal.own_feeds.systematic_name_keys import made_of
from portal.publish.document import documents
from reference.words.everyday_vocabulary import EVERYDAY_WORDS
from search.engine_types import Document, Hit, NameRank, Query, Watermark, Why
from search.ranking import RULE_TIERS
from search.tantivy.engine import TantivyEngine

EVERYDAY_TEXTS = Path(__file__).parent / "texts" / "everyday_texts.csv"
DEPTH = 10
BUILD = "english-only"


@dataclass(frozen=True, slots=True)
class NamePair:
    """A Korean name, the CAS number of its substance, and the kind of name."""

    korean: str
    cas: str
    kind: str


@dataclass(frozen=True, slots=True)
class PairResult:
    """The first hits for a name: how the first was found, where the right substance stands (0 for nowhere), and who else was found."""

    pair: NamePair
    why: Why | None
    rank: int
    hits: tuple[Hit, ...]

    @property
    def is_same(self) -> bool:
        """Whether the name is answered as the same name."""
        return self.why is Why.RULE_SAME

    @property
    def holds_right(self) -> bool:
        """Whether the right substance is among those found as the same name."""
        return any(hit.why is Why.RULE_SAME and self.pair.cas in hit.cas for hit in self.hits)


@dataclass(frozen=True, slots=True)
class PairScore:
    """Shares over some pairs; ``wrong`` and ``absent`` are shares of those answered as the same name."""

    count: int
    same: float
    same_at_1: float
    wrong: float
    absent: float
    any_at_1: float
    any_at_10: float


def name_pairs(path: Path) -> tuple[NamePair, ...]:
    """Reads a CSV with the columns ``korean``, ``cas`` and ``kind``; ``ValueError`` names the file and what is missing."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return tuple(NamePair(row["korean"], row["cas"], row["kind"]) for row in csv.DictReader(file, strict=True))
    except (OSError, KeyError, csv.Error) as error:
        raise ValueError(f"{path} is no file of name pairs (columns korean, cas, kind): {error}") from error


def english_only_engine(folder: Path) -> TantivyEngine:
    """An index of all substances by their English names alone, in this folder."""
    engine = TantivyEngine(folder)
    engine.create(BUILD, BUILD)
    engine.write(BUILD, _english_only_documents(), Watermark(0, ""))
    engine.swap(BUILD)
    return engine


def _english_only_documents() -> Iterator[Document]:
    entries = Entry.objects.filter(kind="substance", key__startswith="cas:", withdrawn_at=None).order_by("pk")
    for document in documents(entries.iterator(chunk_size=2_000)):
        names = tuple(name for name in document.names if name.lang != "ko" and name.rank is not NameRank.ALIAS)
        made = made_of([name.text for name in names])
        yield replace(
            document,
            title_ko="",
            names=names,
            text=(),
            name_keys=made.keys.same,
            near_name_keys=made.keys.near,
            made_spellings=made.spellings,
        )


def pair_results(engine: TantivyEngine, pairs: Iterable[NamePair]) -> tuple[PairResult, ...]:
    """Asks every Korean name of the index; only what a rule finds counts."""
    return tuple(_result(engine, pair) for pair in pairs)


def _result(engine: TantivyEngine, pair: NamePair) -> PairResult:
    hits = tuple(hit for hit in engine.search(Query(pair.korean, size=50)).hits if hit.why in RULE_TIERS)
    rank = next((rank for rank, hit in enumerate(hits, 1) if pair.cas in hit.cas), 0)
    return PairResult(pair, hits[0].why if hits else None, rank, hits)


def everyday_texts() -> tuple[str, ...]:
    """Words and sentences of everyday life, for which a rule should find nothing: the texts of evaluation and the vocabulary."""
    with EVERYDAY_TEXTS.open(encoding="utf-8", newline="") as file:
        sentences = [row["text"] for row in csv.DictReader(file, strict=True)]
    return tuple(dict.fromkeys([*sentences, *sorted(EVERYDAY_WORDS)]))


def found_by_rule(engine: TantivyEngine, texts: Iterable[str]) -> Mapping[Why, tuple[str, ...]]:
    """The texts for which a rule finds something, by the strongest rule."""
    found: dict[Why, list[str]] = {why: [] for why in (Why.RULE_SAME, Why.RULE_NEAR, Why.RULE_SIMILAR)}
    for text in texts:
        first = next((hit.why for hit in engine.search(Query(text)).hits if hit.why in RULE_TIERS), None)
        if first is not None:
            found[first].append(text)
    return {why: tuple(each) for why, each in found.items()}


def pair_score(results: Sequence[PairResult]) -> PairScore:
    """The shares over these results; all zero for none."""
    count = len(results) or 1
    same = [result for result in results if result.is_same]
    answered = len(same) or 1
    return PairScore(
        len(results),
        len(same) / count,
        sum(result.rank == 1 for result in same) / count,
        sum(result.rank != 1 for result in same) / answered,
        sum(not result.holds_right for result in same) / answered,
        sum(result.rank == 1 for result in results) / count,
        sum(0 < result.rank <= DEPTH for result in results) / count,
    )


def pair_scores_by_kind(results: Sequence[PairResult]) -> Mapping[str, PairScore]:
    """The shares of each kind of name, in alphabetical order."""
    kinds = sorted({result.pair.kind for result in results})
    return {kind: pair_score([result for result in results if result.pair.kind == kind]) for kind in kinds}


def sample_of_same(results: Sequence[PairResult], count: int, seed: int) -> Sequence[tuple[str, Hit]]:
    """Names with a substance found as the same name, drawn at random among all such hits, to be judged by a person."""
    shown = [(result.pair.korean, hit) for result in results for hit in result.hits if hit.why is Why.RULE_SAME]
    return Random(seed).sample(shown, min(count, len(shown)))  # noqa: S311  (a sample that can be drawn again)
