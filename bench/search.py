"""Quality and speed of search in one table: ours on both engines, the engines alone, and four other ways of searching.

``python -m bench.search LIST NAMES QUERIES`` needs PostgreSQL at DATABASE_URL and Elasticsearch at SEARCH_URL; it makes
tables and indices that begin with ``bench``. Compare within one run only: what else the machine does is in every figure.
"""

from __future__ import annotations

import argparse
import os
import platform
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import cast

from bench.contenders import Contender, Ours, PlainElastic, PostgresFullText, PostgresTrigram, SqliteTrigram
from bench.corpus import load
from bench.raw import RawElastic, RawEngine, RawTantivy, plan_of
from bench.rounds import ROUNDS, rounds
from bench.rows import row
from bench.scores import quality, rank, speed
from bench.standing import Corpus, elastic_index, engines, million, published, tantivy_folder
from evaluation.judged_queries import Judged, judged_queries
from search.asking import Store
from search.engine import Engine
from search.values import Query

MILLION = 1_000_000
LONGEST_BEGINNING = 8
"""Letters after which nobody waits for a suggestion any more."""

MOST_BEGINNINGS = 120
"""Beginnings that are timed, evenly out of all."""


def main() -> None:
    """Prints the tables."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("list", type=Path, help="the national list as .xlsx")
    arguments.add_argument("names", type=Path, help="names by CAS number as .csv.gz with the columns cas and name")
    arguments.add_argument("queries", type=Path, help="judged queries, as for the command evaluate")
    arguments.add_argument("--size", type=int, default=MILLION, help="documents of the large index")
    arguments.add_argument("--work", type=Path, help="keep documents and builds in this folder, and use what it holds")
    told = arguments.parse_args()
    for name in ("DATABASE_URL", "SEARCH_URL"):
        if not os.environ.get(name):
            raise SystemExit(f"{name} is not set; run it under .ci/services, or name a server of your own.")
    judged = judged_queries(told.queries)
    with tempfile.TemporaryDirectory() as scratch:
        work = (told.work or Path(scratch)).resolve()
        work.mkdir(parents=True, exist_ok=True)
        small = published(work, told.list.resolve())
        print(_heading(), flush=True)
        _compare(work, small, judged)
        _against_raw(work, small, judged)
        _against_raw(work, million(work, small, told.names, told.size), judged)


def _heading() -> str:
    processor = f"{os.cpu_count()} processors, {platform.machine()}, load {os.getloadavg()[0]:.1f}"
    return f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, {processor}, medians of {ROUNDS} rounds"


def _compare(work: Path, corpus: Corpus, judged: Sequence[Judged]) -> None:
    """Every contender on every judged query."""
    database, search = os.environ["DATABASE_URL"], os.environ["SEARCH_URL"]
    contenders: list[Contender] = [Ours(engine) for engine in engines(work, corpus, search)]
    contenders += [
        PostgresTrigram(database, map(row, load(corpus.file))),
        PostgresFullText(database, map(row, load(corpus.file))),
        SqliteTrigram(work / "fts5.sqlite3", map(row, load(corpus.file))),
        PlainElastic(search, "bench-plain", map(row, load(corpus.file))),
    ]
    seconds = rounds({each.name: [partial(each.ask, query) for query in judged] for each in contenders})
    print(f"\n{corpus.count:,} documents, {len(judged)} judged queries")
    print(f"{'':<24}{'hit@1':>7}{'hit@10':>8}{'MRR':>7}{'p50 ms':>9}{'p95 ms':>9}{'mean ms':>9}")
    for each in contenders:
        right = quality([rank(each.ask(query), query.expected) for query in judged])
        took = speed(seconds[each.name])
        print(
            f"{each.name:<24}{right.hit_at_1:>7.3f}{right.hit_at_10:>8.3f}{right.mrr:>7.3f}"
            f"{took.p50:>9.1f}{took.p95:>9.1f}{took.mean:>9.1f}",
            flush=True,
        )


def _against_raw(work: Path, corpus: Corpus, judged: Sequence[Judged]) -> None:
    """A page of ours beside the engine's own part of it, and suggestions for every beginning of the judged texts."""
    search = os.environ["SEARCH_URL"]
    both = engines(work, corpus, search)
    alone: tuple[RawEngine, ...] = (
        RawTantivy(str(tantivy_folder(work, corpus))),
        RawElastic(search, elastic_index(corpus)),
    )
    texts = [query.text for query in judged if query.mode == "search"]
    typed = beginnings([query.text for query in judged])
    print(f"\n{corpus.count:,} documents, {len(texts)} searches, {len(typed)} beginnings typed")
    print(f"{'':<24}{'p50 ms':>9}{'p95 ms':>9}{'mean ms':>9}")
    for engine, raw in zip(both, alone, strict=True):
        plans = [plan for text in texts if (plan := plan_of(cast(Store, engine), Query(text))) is not None]
        seconds = rounds(
            {
                "page": [partial(engine.search, Query(text)) for text in texts],
                "alone": [partial(raw.ask, plan) for plan in plans],
                "suggest": [partial(engine.suggest, text) for text in typed],
            }
        )
        took = {name: speed(found) for name, found in seconds.items()}
        for name, figures in took.items():
            print(f"{f'{engine.name} {name}':<24}{figures.p50:>9.1f}{figures.p95:>9.1f}{figures.mean:>9.1f}")
        page, bare = took["page"], took["alone"]
        print(
            f"{f'{engine.name} page ÷ alone':<24}"
            f"{page.p50 / bare.p50:>9.2f}{page.p95 / bare.p95:>9.2f}{page.mean / bare.mean:>9.2f}",
            flush=True,
        )
        _judge(engine, judged)


def _judge(engine: Engine, judged: Sequence[Judged]) -> None:
    right = quality([rank(Ours(engine).ask(query), query.expected) for query in judged])
    print(f"{f'{engine.name} hit@1':<24}{right.hit_at_1:>9.3f}")


def beginnings(texts: Sequence[str]) -> list[str]:
    """What stands in the box while these are typed, letter by letter, each once, in order of letters."""
    typed = sorted({text[:end] for text in texts for end in range(1, min(len(text), LONGEST_BEGINNING) + 1)})
    return typed[:: -(-len(typed) // MOST_BEGINNINGS)]


if __name__ == "__main__":
    main()
